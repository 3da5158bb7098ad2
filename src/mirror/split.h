/* split.h: a file of PubMed XML, plain or gzipped -> the bytes of its records, one after the other. What stands between
 * records must be what PubMed puts there. It must not know what is in a record. */
#ifndef CC_MIRROR_SPLIT_H
#define CC_MIRROR_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

struct cc_split;

/* A record's element (borrowed until the next call), or with len 0 a PMID of a DeleteCitation. */
struct cc_split_piece {
    const char *xml;
    size_t len;
    uint32_t deleted;
};

/* Opens path. Where path.md5 stands beside it, the file is held against it first (CC_VERIFY) and *md5_checked set. */
enum cc_status cc_split_open(
    const char *path, struct cc_split **out, bool *md5_checked, struct cc_error *error) CC_MUST_CHECK;

/* *more false after the last. CC_INPUT: not PubMed XML, damaged, cut off; the message names file and byte. */
enum cc_status cc_split_next(
    struct cc_split *split, struct cc_split_piece *piece, bool *more, struct cc_error *error) CC_MUST_CHECK;

/* Bytes of the file that were read, and unpacked bytes since the last call. */
void cc_split_progress(struct cc_split *split, uint64_t *file_bytes, uint64_t *xml_bytes);
void cc_split_close(struct cc_split *split);

#endif
