/* file.c: see file.h. The schema's comments are part of the file: `sqlite3 FILE .schema` shows them. */
#include "mirror/file.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"

static const char schema[] =
    "CREATE TABLE fact(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE note(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID; -- 'only': the query of a slice\n"
    "CREATE TABLE source(\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  name TEXT NOT NULL UNIQUE,   -- file name without its folder\n"
    "  size INTEGER NOT NULL,       -- bytes\n"
    "  mtime INTEGER NOT NULL,      -- seconds since 1970 UTC\n"
    "  done INTEGER NOT NULL,       -- items (records, deletions) of it that are committed\n"
    "  complete INTEGER NOT NULL,   -- 1 = read to its end\n"
    "  md5_checked INTEGER NOT NULL -- 1 = its .md5 was there and agreed\n"
    ") STRICT;\n"
    "CREATE TABLE record(\n"
    "  pmid INTEGER PRIMARY KEY,\n"
    "  slot INTEGER NOT NULL,\n"
    "  version INTEGER NOT NULL\n"
    ") STRICT;\n"
    "CREATE TABLE pack(\n"
    "  first INTEGER PRIMARY KEY,   -- slot of its first record\n"
    "  n INTEGER NOT NULL,\n"
    "  data BLOB NOT NULL           -- zstd frame of: n lengths as 32-bit little endian, then the XML of each\n"
    ") STRICT;\n"
    "CREATE TABLE col(\n"
    "  kind INTEGER NOT NULL,       -- enum cc_column (columns.h)\n"
    "  first INTEGER NOT NULL,      -- slot\n"
    "  n INTEGER NOT NULL,\n"
    "  data BLOB NOT NULL,          -- n 32-bit numbers, little endian\n"
    "  UNIQUE(kind, first)\n"
    ") STRICT;\n"
    "CREATE TABLE segment(\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  first INTEGER NOT NULL,      -- slots [first, first + n)\n"
    "  n INTEGER NOT NULL,\n"
    "  words INTEGER NOT NULL,      -- words in all its records, for average lengths\n"
    "  page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,   -- rows of page, inclusive\n"
    "  chunk_first INTEGER NOT NULL, chunk_last INTEGER NOT NULL  -- rows of chunk\n"
    ") STRICT;\n"
    "CREATE TABLE page_key(\n"
    "  segment INTEGER NOT NULL,\n"
    "  first BLOB NOT NULL,         -- the page's first key\n"
    "  page INTEGER NOT NULL,\n"
    "  PRIMARY KEY(segment, first)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE page(id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;  -- keys in order, with their short lists\n"
    "CREATE TABLE chunk(id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT; -- pieces of long lists\n"
    "CREATE TABLE dead(\"window\" INTEGER PRIMARY KEY, bits BLOB NOT NULL) STRICT; -- 65,536 slots each\n";

static enum cc_status
create(sqlite3 *db, struct cc_error *error)
{
    enum cc_status status = cc_sql_run(db, "PRAGMA page_size = 16384; BEGIN IMMEDIATE", error);
    char marks[96];

    if (status == CC_OK)
        status = cc_sql_run(db, schema, error);
    snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT", CC_MIRROR_APP_ID,
        CC_MIRROR_SCHEMA);
    if (status == CC_OK)
        status = cc_sql_run(db, marks, error);
    return status;
}

/* Is it ours, and of a program no newer than this one? */
static enum cc_status
recognise(sqlite3 *db, const char *path, bool *empty, struct cc_error *error)
{
    int64_t app = 0, version = 0, tables = 0;
    enum cc_status status;

    status = cc_sql_int(db, "PRAGMA application_id", 0, &app, error);
    if (status == CC_OK)
        status = cc_sql_int(db, "PRAGMA user_version", 0, &version, error);
    if (status == CC_OK)
        status = cc_sql_int(db, "SELECT count(*) FROM sqlite_schema", 0, &tables, error);
    if (status != CC_OK && sqlite3_errcode(db) == SQLITE_NOTADB)
        return cc_error_set(error, CC_STORE, "%s: not a claimcheck mirror; name another file with --mirror", path);
    if (status != CC_OK && sqlite3_extended_errcode(db) == SQLITE_READONLY_ROLLBACK)
        return cc_error_set(error, CC_STORE,
            "%s: an import was killed while it wrote, and what it left half done can only be taken back by who may write the file; "
            "run `claimcheck mirror stats --mirror %s` as its owner", path, path);
    if (status != CC_OK)
        return status;
    *empty = app == 0 && version == 0 && tables == 0;
    if (*empty)
        return CC_OK;
    if (app != CC_MIRROR_APP_ID)
        return cc_error_set(error, CC_STORE, "%s: a database, but not a claimcheck mirror; name another file with --mirror",
            path);
    if (version > CC_MIRROR_SCHEMA)
        return cc_error_set(error, CC_STORE,
            "%s: made by a newer claimcheck (mirror version %lld, this program knows %d); update claimcheck or import anew",
            path, (long long)version, CC_MIRROR_SCHEMA);
    return CC_OK;
}

/* SQLite counts what it allocates under a lock of its own, which the threads of one run then wait for. Nothing asks for
 * that count. Where SQLite is in use already this changes nothing. */
static void
set_up(void)
{
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* The pages are read through a mapping that SQLite makes; xFetch says where it begins
 * (https://www.sqlite.org/c3ref/io_methods.html). Disks may be set up to read megabytes around every page that is
 * missed. */
void
cc_mirror_file_expect(sqlite3 *db, bool scattered)
{
    struct cc_error ignored = {0};
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    int64_t mapped = 0;
    void *start = NULL;

    if (cc_sql_int(db, "PRAGMA mmap_size", 0, &mapped, &ignored) != CC_OK || mapped <= 0 ||
        sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == NULL ||
        file->pMethods == NULL || file->pMethods->iVersion < 3 || file->pMethods->xFileSize(file, &size) != SQLITE_OK ||
        size < 4096 || file->pMethods->xFetch(file, 0, 4096, &start) != SQLITE_OK || start == NULL)
        return;
    (void)madvise(start, (size_t)(size < mapped ? size : mapped), scattered ? MADV_RANDOM : MADV_NORMAL);
    (void)file->pMethods->xUnfetch(file, 0, start);
}

/* A reader asks for the right to write too, and gets it where the file allows: after a kill in the middle of a commit
 * the first who opens the file has to roll its journal back (https://www.sqlite.org/lockingv3.html#hot_journals).
 * query_only keeps it from all else. */
enum cc_status
cc_mirror_file_open(const char *path, bool writable, sqlite3 **out, struct cc_error *error)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (writable ? SQLITE_OPEN_CREATE : 0);
    enum cc_status status;
    sqlite3 *db = NULL;
    bool empty = false;

    pthread_once(&once, set_up);
    *out = NULL;
    if (!writable && access(path, R_OK) != 0)
        return cc_error_set(error, CC_NOTFOUND, "%s: %s; make it with `claimcheck mirror import --mirror %s FILE…`", path,
            strerror(errno), path);
    if (sqlite3_open_v2(path, &db, flags, NULL) != SQLITE_OK) {
        status = cc_error_set(error, CC_STORE, "%s: %s", path, db != NULL ? sqlite3_errmsg(db) : "no memory");
        goto out;
    }
    sqlite3_busy_timeout(db, 10000);
    status = recognise(db, path, &empty, error);
    if (status == CC_OK && empty)
        status = writable ? create(db, error) : cc_error_set(error, CC_STORE, "%s: an empty file, not a mirror", path);
    if (status == CC_OK && writable)
        status = cc_sql_run(db, "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -49152;"
            "PRAGMA cache_spill = OFF; PRAGMA temp_store = MEMORY", error);
    if (status == CC_OK && !writable)
        status = cc_sql_run(db, "PRAGMA query_only = ON; PRAGMA mmap_size = 1099511627776; PRAGMA cache_size = -16384", error);
out:
    if (status != CC_OK) {
        sqlite3_close_v2(db);
        return status;
    }
    *out = db;
    return CC_OK;
}

/* The lock is on a file of its own beside the mirror: SQLite's locks on the mirror itself end with each transaction,
 * and between two another writer could come in. */
enum cc_status
cc_mirror_file_lock(const char *path, int *lock, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    char *name, text[32] = "";
    int n;

    *lock = -1;
    if (strcmp(path, ":memory:") == 0)
        return CC_OK;
    name = cc_mem_printf("%s.lock", path);
    *lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (*lock < 0) {
        status = cc_error_set(error, CC_STORE, "%s: %s", name, strerror(errno));
    } else if (flock(*lock, LOCK_EX | LOCK_NB) != 0) {
        n = (int)pread(*lock, text, sizeof text - 1, 0);
        text[n > 0 ? strspn(text, "0123456789") : 0] = '\0';
        status = cc_error_set(error, CC_STORE, "%s: another import or optimize%s%s%s is at work on it; run this again when that has ended", path,
            *text ? " (process " : "", text, *text ? ")" : "");
        close(*lock);
        *lock = -1;
    } else {
        n = snprintf(text, sizeof text, "%ld\n", (long)getpid());
        if (ftruncate(*lock, 0) != 0 || pwrite(*lock, text, (size_t)n, 0) != n)
            *text = '\0'; /* the number is for the message only */
    }
    free(name);
    return status;
}

void
cc_mirror_file_unlock(int lock)
{
    if (lock >= 0)
        close(lock);
}

enum cc_status
cc_mirror_fact(sqlite3 *db, const char *name, int64_t fallback, int64_t *out, struct cc_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum cc_status status = cc_sql_use(db, &statement, "SELECT value FROM fact WHERE name = $1", error);
    bool row = false;

    *out = fallback;
    if (status == CC_OK) {
        sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
        status = cc_sql_step(db, statement, &row, error);
    }
    if (row)
        *out = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return status;
}

enum cc_status
cc_mirror_note(sqlite3 *db, const char *name, char **out, struct cc_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum cc_status status = cc_sql_use(db, &statement, "SELECT value FROM note WHERE name = $1", error);
    bool row = false;

    *out = NULL;
    if (status == CC_OK) {
        sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
        status = cc_sql_step(db, statement, &row, error);
    }
    if (row)
        *out = cc_mem_strdup((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return status;
}

enum cc_status
cc_mirror_set_note(sqlite3 *db, const char *name, const char *value, struct cc_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum cc_status status = cc_sql_use(
        db, &statement, "INSERT OR REPLACE INTO note(name, value) VALUES($1, $2)", error);

    if (status == CC_OK) {
        sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, value, -1, SQLITE_STATIC);
        status = cc_sql_done(db, statement, error);
    }
    sqlite3_finalize(statement);
    return status;
}

enum cc_status
cc_mirror_set_fact(sqlite3 *db, const char *name, int64_t value, struct cc_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum cc_status status = cc_sql_use(db, &statement,
        "INSERT INTO fact(name, value) VALUES($1, $2) ON CONFLICT(name) DO UPDATE SET value = excluded.value", error);

    if (status == CC_OK) {
        sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 2, value);
        status = cc_sql_done(db, statement, error);
    }
    sqlite3_finalize(statement);
    return status;
}
