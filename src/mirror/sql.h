/* sql.h: the mirror's few ways to talk to SQLite. A statement lives as long as its connection and is used again; every
 * failure becomes one line that names the file. It must not know what is stored. */
#ifndef CC_MIRROR_SQL_H
#define CC_MIRROR_SQL_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include <claimcheck/status.h>

/* CC_STORE with SQLite's message and the file's name. */
enum cc_status cc_sql_error(sqlite3 *db, struct cc_error *error);

/* Runs statements that return no rows. */
enum cc_status cc_sql_run(sqlite3 *db, const char *sql, struct cc_error *error) CC_MUST_CHECK;

/* Makes *statement of sql on first use (kept by the caller, finalised by it), else resets it for a new use. */
enum cc_status cc_sql_use(sqlite3 *db, sqlite3_stmt **statement, const char *sql, struct cc_error *error) CC_MUST_CHECK;

/* One step: *row tells whether there is a row. After the last row the statement is reset. */
enum cc_status cc_sql_step(sqlite3 *db, sqlite3_stmt *statement, bool *row, struct cc_error *error) CC_MUST_CHECK;

/* Runs a statement to its end; rows are ignored. */
enum cc_status cc_sql_done(sqlite3 *db, sqlite3_stmt *statement, struct cc_error *error) CC_MUST_CHECK;

/* The one integer a query gives; fallback when there is no row or NULL. */
enum cc_status cc_sql_int(
    sqlite3 *db, const char *sql, int64_t fallback, int64_t *out, struct cc_error *error) CC_MUST_CHECK;

#endif
