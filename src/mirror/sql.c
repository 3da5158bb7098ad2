/* sql.c: see sql.h. */
#include "mirror/sql.h"

#include <stddef.h>

enum cc_status
cc_sql_error(sqlite3 *db, struct cc_error *error)
{
    const char *name = db != NULL ? sqlite3_db_filename(db, "main") : NULL;

    return cc_error_set(error, CC_STORE, "%s: %s", name != NULL && *name ? name : "mirror", sqlite3_errmsg(db));
}

enum cc_status
cc_sql_run(sqlite3 *db, const char *sql, struct cc_error *error)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK ? CC_OK : cc_sql_error(db, error);
}

enum cc_status
cc_sql_use(sqlite3 *db, sqlite3_stmt **statement, const char *sql, struct cc_error *error)
{
    if (*statement != NULL) {
        sqlite3_reset(*statement);
        return CC_OK;
    }
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK)
        return cc_sql_error(db, error);
    return CC_OK;
}

enum cc_status
cc_sql_step(sqlite3 *db, sqlite3_stmt *statement, bool *row, struct cc_error *error)
{
    int code = sqlite3_step(statement);

    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW)
        return CC_OK;
    if (code == SQLITE_DONE)
        return sqlite3_reset(statement) == SQLITE_OK ? CC_OK : cc_sql_error(db, error);
    cc_sql_error(db, error);
    sqlite3_reset(statement);
    return CC_STORE;
}

enum cc_status
cc_sql_done(sqlite3 *db, sqlite3_stmt *statement, struct cc_error *error)
{
    enum cc_status status;
    bool row = true;

    do
        status = cc_sql_step(db, statement, &row, error);
    while (status == CC_OK && row);
    return status;
}

enum cc_status
cc_sql_int(sqlite3 *db, const char *sql, int64_t fallback, int64_t *out, struct cc_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum cc_status status;
    bool row;

    *out = fallback;
    status = cc_sql_use(db, &statement, sql, error);
    if (status == CC_OK)
        status = cc_sql_step(db, statement, &row, error);
    if (status == CC_OK && row && sqlite3_column_type(statement, 0) != SQLITE_NULL)
        *out = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return status;
}
