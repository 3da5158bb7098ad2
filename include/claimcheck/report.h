/* report.h: struct cc_report -> bytes. One writer per format, registered in one table. Pure: writes into memory; the
 * caller puts the bytes on disk atomically. */
#ifndef CLAIMCHECK_REPORT_H
#define CLAIMCHECK_REPORT_H

#include <claimcheck/model.h>
#include <claimcheck/status.h>

/* Appends the report in the named format to a new NUL-terminated block *out of *len bytes (free it with free()).
 * format: "html", "md", "json", "csv", "table". CC_USAGE for another name; the message lists the names. */
enum cc_status cc_report_write(const struct cc_report *report, const char *format, char **out, size_t *len,
    struct cc_error *error) CC_MUST_CHECK;

/* The claims alone, without studies, in "table", "json" or "csv". */
enum cc_status cc_report_write_claims(const struct cc_article *article, const struct cc_claims *claims,
    const char *format, char **out, size_t *len, struct cc_error *error) CC_MUST_CHECK;

/* The format that a file name asks for by its ending, or NULL. */
const char *cc_report_format_of(const char *path);

#endif
