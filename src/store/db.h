/* db.h: one SQLite file with migrations: what cache and reviews share. Private to store/. */
#ifndef CC_STORE_DB_H
#define CC_STORE_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include <claimcheck/status.h>

/* One step of the schema, SQL with comments. Step i takes user_version from i to i + 1. */
struct cc_db_schema {
    const char *what;            /* "cache", "reviews": for messages */
    uint32_t application_id;
    const char *const *steps;
    int n_steps;
};

#define CC_DB_STATEMENTS 48

/* sql pointers are compared by address: pass string constants. */
struct cc_db {
    sqlite3 *handle;
    char *path;
    const char *what;
    struct {
        const char *sql;
        sqlite3_stmt *statement;
    } prepared[CC_DB_STATEMENTS];
    int n_prepared;
};

/* Opens or makes path (its directory too) and brings the schema up to date. After a failure cc_db_close is still
 * due. */
enum cc_status cc_db_open(
    struct cc_db *db, const char *path, const struct cc_db_schema *schema, struct cc_error *error) CC_MUST_CHECK;
void cc_db_close(struct cc_db *db);

/* A statement ready to bind; prepared once and kept. NULL with error set when SQLite refuses. */
sqlite3_stmt *cc_db_prepare(struct cc_db *db, const char *sql, struct cc_error *error);

/* Binds by kind, left to right: 's' const char * (NULL = NULL), 'i' int64_t, 'r' double, 'b' const void * then size_t.
 * The bytes must stay until the statement is reset. */
enum cc_status cc_db_bind(
    struct cc_db *db, sqlite3_stmt *statement, struct cc_error *error, const char *kinds, ...) CC_MUST_CHECK;

/* Steps: *row is true when there is one. At the end, or on failure, the statement is reset. */
enum cc_status cc_db_step(struct cc_db *db, sqlite3_stmt *statement, bool *row, struct cc_error *error) CC_MUST_CHECK;

/* Prepare, bind, step to the end. */
enum cc_status cc_db_run(
    struct cc_db *db, struct cc_error *error, const char *sql, const char *kinds, ...) CC_MUST_CHECK;

/* A column's text, allocated; NULL for NULL. */
char *cc_db_text(sqlite3_stmt *statement, int column);

enum cc_status cc_db_begin(struct cc_db *db, struct cc_error *error) CC_MUST_CHECK;
enum cc_status cc_db_end(struct cc_db *db, bool ok, struct cc_error *error) CC_MUST_CHECK;

/* CC_STORE with SQLite's reason and the way out. */
enum cc_status cc_db_fail(struct cc_db *db, struct cc_error *error);

#endif
