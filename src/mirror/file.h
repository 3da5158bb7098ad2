/* file.h: the mirror's file: one SQLite database of our own page size, marked as ours, its schema, and its small facts.
 *
 * How a mirror is laid out. Every record gets the next number, its slot; a newer version of a record gets a new slot
 * and the old one is marked dead. Everything else is ordered by slot: record    PMID -> slot, version pack      the
 * records' XML, some in a row compressed together, by first slot col       what sorting and filtering need of every
 * record, as arrays, by first slot segment   an index over slots [first, first + n); one is written at every commit,
 * later merged with its neighbours page_key, page, chunk   the segment's dictionary and postings (segment.h) dead one
 * bit per superseded or deleted slot source    files that were read, and how far */
#ifndef CC_MIRROR_FILE_H
#define CC_MIRROR_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <claimcheck/status.h>

#include "mirror/sql.h"

#define CC_MIRROR_SCHEMA  2          /* user_version of this program; a file of an older one stays what it is */
/* since then affiliations, transliterated titles, statements of interest have places */
#define CC_MIRROR_SCHEMA_PLACES 2
#define CC_MIRROR_SCHEMA_DICTIONARY 2 /* and packs lean on a dictionary */
#define CC_MIRROR_APP_ID  0x43434d52 /* "CCMR": application_id */
#define CC_MIRROR_PAGE    16384
#define CC_WINDOW_BITS    16         /* slots are handled in windows of 65,536 */
#define CC_WINDOW         (1u << CC_WINDOW_BITS)
#define CC_WINDOW_WORDS   (CC_WINDOW / 64)

/* Opens path. writable: makes the file where there is none. CC_NOTFOUND: no such file (read-only); CC_STORE: not a
 * mirror, of a newer program, damaged or locked. */
enum cc_status cc_mirror_file_open(
    const char *path, bool writable, sqlite3 **out, struct cc_error *error) CC_MUST_CHECK;

/* Tells the kernel how a file that is open for reading will be read: scattered, as searches do (then it reads only the
 * pages that are asked for), or from end to end. Only the speed of a file that is not in memory depends on it. */
void cc_mirror_file_expect(sqlite3 *db, bool scattered);

/* Only one import or optimize at a time: later ones are refused (CC_STORE, with the process that is at work). *lock: a
 * descriptor that holds as long as it is open, -1 where there is nothing to lock (":memory:"); it is let go with the
 * process that has it. */
enum cc_status cc_mirror_file_lock(const char *path, int *lock, struct cc_error *error) CC_MUST_CHECK;
void cc_mirror_file_unlock(int lock);

/* Small facts: name -> number. */
enum cc_status cc_mirror_fact(
    sqlite3 *db, const char *name, int64_t fallback, int64_t *out, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_mirror_set_fact(sqlite3 *db, const char *name, int64_t value, struct cc_error *error) CC_MUST_CHECK;

/* Small texts; *out is allocated, NULL when there is none. */
enum cc_status cc_mirror_note(sqlite3 *db, const char *name, char **out, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_mirror_set_note(
    sqlite3 *db, const char *name, const char *value, struct cc_error *error) CC_MUST_CHECK;

#endif
