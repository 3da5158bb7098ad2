/* db.c: see db.h. */
#include "store/db.h"

#include <stdarg.h>

#include <claimcheck/store.h>

#include "base/file.h"
#include "base/mem.h"

enum cc_status
cc_db_fail(struct cc_db *db, struct cc_error *error)
{
    switch (sqlite3_errcode(db->handle) & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return cc_error_set(error, CC_STORE,
            "%s: the %s database is locked by another process; try again when it is done", db->path, db->what);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return cc_error_set(error, CC_STORE, "%s: the %s database is damaged (%s); move it away and run again",
            db->path, db->what, sqlite3_errmsg(db->handle));
    case SQLITE_FULL:
        return cc_error_set(error, CC_STORE, "%s: the disk is full; nothing of this step was written", db->path);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return cc_error_set(error, CC_STORE, "%s: the %s database cannot be written (%s); name another file", db->path,
            db->what, sqlite3_errmsg(db->handle));
    default:
        return cc_error_set(error, CC_STORE, "%s: %s database: %s", db->path, db->what, sqlite3_errmsg(db->handle));
    }
}

static enum cc_status
execute(struct cc_db *db, const char *sql, struct cc_error *error)
{
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK ? CC_OK : cc_db_fail(db, error);
}

static enum cc_status
pragma(struct cc_db *db, const char *sql, int64_t *out, struct cc_error *error)
{
    sqlite3_stmt *s = NULL;
    enum cc_status status = CC_OK;

    if (sqlite3_prepare_v2(db->handle, sql, -1, &s, NULL) != SQLITE_OK)
        return cc_db_fail(db, error);
    if (sqlite3_step(s) == SQLITE_ROW)
        *out = sqlite3_column_int64(s, 0);
    else
        status = cc_db_fail(db, error);
    sqlite3_finalize(s);
    return status;
}

/* One step: the version is read again inside the transaction, since another process may have been faster. */
static enum cc_status
migrate_step(struct cc_db *db, const struct cc_db_schema *schema, struct cc_error *error)
{
    int64_t version = 0;
    char set[200];
    enum cc_status status = execute(db, "BEGIN IMMEDIATE", error);

    if (status != CC_OK)
        return status;
    status = pragma(db, "PRAGMA user_version", &version, error);
    if (status == CC_OK && version < schema->n_steps) {
        status = execute(db, schema->steps[version], error);
        if (status == CC_OK) {
            snprintf(set, sizeof set,
                "PRAGMA user_version = %d; PRAGMA application_id = %d;"
                "INSERT INTO setting VALUES ('program', 'claimcheck %s') ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (int)version + 1, (int)schema->application_id, CC_VERSION);
            status = execute(db, set, error);
        }
    }
    return cc_db_end(db, status == CC_OK, error);
}

static enum cc_status
refuse_newer(struct cc_db *db, int64_t version, struct cc_error *error)
{
    sqlite3_stmt *s = NULL;
    char *program = NULL;

    if (sqlite3_prepare_v2(db->handle, "SELECT value FROM setting WHERE name = 'program'", -1, &s, NULL) == SQLITE_OK &&
        sqlite3_step(s) == SQLITE_ROW)
        program = cc_db_text(s, 0);
    sqlite3_finalize(s);
    (void)cc_error_set(error, CC_STORE,
        "%s: this %s database (version %lld) was written by %s, which is newer than claimcheck %s; update claimcheck or name another file",
        db->path, db->what, (long long)version, program ? program : "a program", CC_VERSION);
    free(program);
    return CC_STORE;
}

static enum cc_status
migrate(struct cc_db *db, const struct cc_db_schema *schema, struct cc_error *error)
{
    int64_t version = 0, application = 0, n_tables = 0;
    enum cc_status status = pragma(db, "PRAGMA user_version", &version, error);

    if (status == CC_OK)
        status = pragma(db, "PRAGMA application_id", &application, error);
    if (status == CC_OK)
        status = pragma(db, "SELECT count(*) FROM sqlite_schema", &n_tables, error);
    if (status == CC_OK && n_tables > 0 && (uint32_t)application != schema->application_id)
        return cc_error_set(
            error, CC_STORE, "%s: not a claimcheck %s database; name another file", db->path, schema->what);
    if (status == CC_OK && version > schema->n_steps)
        return refuse_newer(db, version, error);
    for (; status == CC_OK && version < schema->n_steps; version++)
        status = migrate_step(db, schema, error);
    return status;
}

static enum cc_status
make_directory_of(const char *path, struct cc_error *error)
{
    const char *slash = strrchr(path, '/');
    char *directory;
    enum cc_status status;

    if (slash == NULL || slash == path)
        return CC_OK;
    directory = cc_mem_strndup(path, (size_t)(slash - path));
    status = cc_file_mkdirs(directory, error);
    free(directory);
    return status == CC_OK ? CC_OK : (error->status = CC_STORE);
}

enum cc_status
cc_db_open(struct cc_db *db, const char *path, const struct cc_db_schema *schema, struct cc_error *error)
{
    enum cc_status status;

    *db = (struct cc_db){.path = cc_mem_strdup(path), .what = schema->what};
    status = make_directory_of(path, error);
    if (status != CC_OK)
        return status;
    if (sqlite3_open_v2(path, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK)
        return cc_db_fail(db, error);
    sqlite3_extended_result_codes(db->handle, 1);
    sqlite3_busy_timeout(db->handle, CC_STORE_BUSY_MS);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 0);
    status = execute(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF", error);
    return status == CC_OK ? migrate(db, schema, error) : status;
}

void
cc_db_close(struct cc_db *db)
{
    for (int i = 0; i < db->n_prepared; i++)
        sqlite3_finalize(db->prepared[i].statement);
    sqlite3_close(db->handle);
    free(db->path);
    *db = (struct cc_db){0};
}

sqlite3_stmt *
cc_db_prepare(struct cc_db *db, const char *sql, struct cc_error *error)
{
    sqlite3_stmt *statement = NULL;

    for (int i = 0; i < db->n_prepared; i++) {
        if (db->prepared[i].sql == sql)
            return db->prepared[i].statement;
    }
    if (db->n_prepared == CC_DB_STATEMENTS)
        abort(); /* our own list of statements is shorter */
    if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
        (void)cc_db_fail(db, error);
        return NULL;
    }
    db->prepared[db->n_prepared].sql = sql;
    db->prepared[db->n_prepared++].statement = statement;
    return statement;
}

static enum cc_status
bind_all(struct cc_db *db, sqlite3_stmt *statement, struct cc_error *error, const char *kinds, va_list args)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    for (int number = 1; *kinds; kinds++, number++) {
        int code = SQLITE_MISUSE, i;
        char name[16];

        /* to SQLite "$2" is a name, counted where it first stands; to PostgreSQL, and to us, it is the second value */
        snprintf(name, sizeof name, "$%d", number);
        i = sqlite3_bind_parameter_index(statement, name);

        if (*kinds == 's') {
            code = sqlite3_bind_text(statement, i, va_arg(args, const char *), -1, SQLITE_STATIC);
        } else if (*kinds == 'i') {
            code = sqlite3_bind_int64(statement, i, va_arg(args, int64_t));
        } else if (*kinds == 'r') {
            code = sqlite3_bind_double(statement, i, va_arg(args, double));
        } else if (*kinds == 'b') {
            const void *p = va_arg(args, const void *);

            code = sqlite3_bind_blob64(statement, i, p, va_arg(args, size_t), SQLITE_STATIC);
        }
        if (code != SQLITE_OK)
            return cc_db_fail(db, error);
    }
    return CC_OK;
}

enum cc_status
cc_db_bind(struct cc_db *db, sqlite3_stmt *statement, struct cc_error *error, const char *kinds, ...)
{
    va_list args;
    enum cc_status status;

    va_start(args, kinds);
    status = bind_all(db, statement, error, kinds, args);
    va_end(args);
    return status;
}

enum cc_status
cc_db_step(struct cc_db *db, sqlite3_stmt *statement, bool *row, struct cc_error *error)
{
    int code = sqlite3_step(statement);
    enum cc_status status = CC_OK;

    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW)
        return CC_OK;
    if (code != SQLITE_DONE)
        status = cc_db_fail(db, error);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return status;
}

enum cc_status
cc_db_run(struct cc_db *db, struct cc_error *error, const char *sql, const char *kinds, ...)
{
    sqlite3_stmt *statement = cc_db_prepare(db, sql, error);
    enum cc_status status;
    va_list args;
    bool row = true;

    if (statement == NULL)
        return CC_STORE;
    va_start(args, kinds);
    status = bind_all(db, statement, error, kinds, args);
    va_end(args);
    while (status == CC_OK && row)
        status = cc_db_step(db, statement, &row, error);
    return status;
}

char *
cc_db_text(sqlite3_stmt *statement, int column)
{
    return cc_mem_strdup((const char *)sqlite3_column_text(statement, column));
}

enum cc_status
cc_db_begin(struct cc_db *db, struct cc_error *error)
{
    return execute(db, "BEGIN IMMEDIATE", error);
}

enum cc_status
cc_db_end(struct cc_db *db, bool ok, struct cc_error *error)
{
    struct cc_error second = {0};

    if (ok && execute(db, "COMMIT", error) == CC_OK)
        return CC_OK;
    (void)execute(db, "ROLLBACK", &second); /* the first error is the one to tell */
    return error->status != CC_OK ? error->status : CC_STORE;
}
