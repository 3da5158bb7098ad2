/* mirror.h: a local PubMed in one SQLite/FTS5 file, built from PubMed XML. */
#ifndef CLAIMCHECK_MIRROR_H
#define CLAIMCHECK_MIRROR_H

#include <claimcheck/event.h>
#include <claimcheck/model.h>
#include <claimcheck/pubmed.h>
#include <claimcheck/status.h>

/* ----------------------------------------------------------------- import */

struct cc_mirror_import {
    const char *const *paths;          /* files of PubMed XML, plain or .gz, in the order they are to be applied; a folder
                                        * stands for its *.xml and *.xml.gz by name: PubMed's own order */
    size_t n_paths;
    const char *only;                  /* keep only records that match this query; NULL = all */
    const struct cc_event_sink *events;/* PROGRESS of stage "import", done and total in bytes of the files; may be NULL */
    const volatile bool *cancel;       /* set by a signal: stop at the next batch, keep what is there; may be NULL */
};

struct cc_mirror_imported {
    uint64_t files, files_before;      /* read now; already there from an earlier run */
    uint64_t records;                  /* put into the mirror, replacements included */
    uint64_t replaced;                 /* of these, took the place of an earlier one */
    uint64_t older;                    /* left out: the mirror has a higher version */
    uint64_t filtered;                 /* left out: did not match `only` */
    uint64_t deleted;                  /* removed by DeleteCitation */
    uint64_t xml_bytes;                /* unpacked bytes read */
    uint64_t checked;                  /* files that agreed with their .md5 */
    int64_t ms;
};

/* Imports into the mirror at path, made where there is none. What was read is safe on disk every few seconds; an
 * interrupted import goes on where it was when it is run again with the same files. A file that is already in (same
 * name, size and time) is left out. CC_INPUT, CC_VERIFY: a file cannot be read; everything before that place is in.
 * CC_CANCELLED. */
enum cc_status cc_mirror_import(const char *path, const struct cc_mirror_import *what, struct cc_mirror_imported *done,
    struct cc_error *error) CC_MUST_CHECK;

/* ----------------------------------------------------------------- source */

/* Opens path read-only as a source. statement NULL = "mirror of DATE, N records". CC_NOTFOUND: no such file;
 * CC_STORE: not a mirror, or of a newer program. */
enum cc_status cc_mirror_open(
    const char *path, const char *name, struct cc_source **out, struct cc_error *error) CC_MUST_CHECK;

#endif
