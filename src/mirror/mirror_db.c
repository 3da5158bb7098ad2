/* mirror_db.c: see mirror_db.h. */
#include "mirror/mirror_db.h"

#include <time.h>

#include "base/mem.h"
#include "mirror/file.h"
#include "mirror/keys.h"

#define MEMO_BYTES (32u << 20)

enum cc_status
cc_mirror_db_open(const char *path, struct cc_mirror **out, struct cc_error *error)
{
    struct cc_mirror *m = cc_mem_alloc(sizeof *m);
    enum cc_status status = cc_mirror_file_open(path, false, &m->db, error);

    m->path = cc_mem_strdup(path);
    m->variants_max = CC_VARIANTS_MAX;
    m->version = -1;
    if (status == CC_OK) {
        cc_mirror_file_expect(m->db, true);
        m->unpacker = cc_unpacker_new(m->db);
        m->memo = cc_memo_new(MEMO_BYTES);
        status = cc_mirror_begin(m, error);
    }
    if (status != CC_OK) {
        cc_mirror_db_free(m);
        return status;
    }
    cc_mirror_end(m);
    *out = m;
    return CC_OK;
}

static void
forget(struct cc_mirror *m)
{
    cc_index_close(&m->index);
    cc_columns_clear(&m->columns);
    cc_dead_map_clear(&m->dead);
    cc_unpacker_free(m->unpacker);
    m->unpacker = NULL;
}

void
cc_mirror_db_free(struct cc_mirror *m)
{
    if (m == NULL)
        return;
    forget(m);
    cc_memo_free(m->memo);
    sqlite3_finalize(m->find_pmid);
    if (!m->borrowed)
        sqlite3_close_v2(m->db);
    free(m->path);
    free(m);
}

void
cc_mirror_db_share(struct cc_mirror *m, const struct cc_mirror *with)
{
    cc_memo_free(m->memo);
    m->memo = with->memo != NULL ? cc_memo_share(with->memo) : NULL;
}

/* yyyymmdd -> seconds since 1970 UTC. */
static int64_t
seconds(int64_t date)
{
    struct tm tm = {
        .tm_year = (int)(date / 10000) - 1900, .tm_mon = (int)(date / 100 % 100) - 1, .tm_mday = (int)(date % 100)};

    return date == 0 ? 0 : (int64_t)timegm(&tm);
}

static enum cc_status read_all(struct cc_mirror *m, struct cc_error *error);

enum cc_status
cc_mirror_db_borrow(sqlite3 *db, struct cc_mirror **out, struct cc_error *error)
{
    struct cc_mirror *m = cc_mem_alloc(sizeof *m);
    enum cc_status status;

    m->db = db;
    m->borrowed = true;
    m->variants_max = CC_VARIANTS_MAX;
    status = read_all(m, error);
    if (status != CC_OK) {
        cc_mirror_db_free(m);
        return status;
    }
    *out = m;
    return CC_OK;
}

static enum cc_status
read_facts(struct cc_mirror *m, struct cc_error *error)
{
    int64_t slots = 0, records = 0, abstracts = 0, as_of = 0, schema = 0;
    enum cc_status status = cc_mirror_fact(m->db, "slots", 0, &slots, error);

    if (status == CC_OK)
        status = cc_sql_int(m->db, "PRAGMA user_version", 0, &schema, error);
    m->placed = schema >= CC_MIRROR_SCHEMA_PLACES;
    if (status == CC_OK)
        status = cc_mirror_fact(m->db, "records", 0, &records, error);
    if (status == CC_OK)
        status = cc_mirror_fact(m->db, "abstracts", 0, &abstracts, error);
    if (status == CC_OK)
        status = cc_mirror_fact(m->db, "as_of", 0, &as_of, error);
    m->n_slots = (uint32_t)slots;
    m->n_records = (uint64_t)records;
    m->n_abstracts = (uint64_t)abstracts;
    m->as_of = seconds(as_of);
    return status;
}

static enum cc_status
read_all(struct cc_mirror *m, struct cc_error *error)
{
    enum cc_status status;

    forget(m);
    m->unpacker = cc_unpacker_new(m->db);
    status = read_facts(m, error);
    if (status == CC_OK)
        status = cc_index_open(&m->index, m->db, error);
    if (status == CC_OK)
        status = cc_dead_load(&m->dead, m->db, error);
    m->columns = (struct cc_columns){.db = m->db, .n = m->n_slots};
    return status;
}

enum cc_status
cc_mirror_begin(struct cc_mirror *m, struct cc_error *error)
{
    int64_t version = 0;
    enum cc_status status = cc_sql_run(m->db, "BEGIN", error);

    if (status == CC_OK)
        status = cc_sql_int(m->db, "PRAGMA data_version", 0, &version, error);
    if (status == CC_OK && version == m->version)
        return CC_OK;
    if (status == CC_OK)
        status = read_all(m, error);
    m->version = status == CC_OK ? version : -1;
    if (status != CC_OK)
        cc_mirror_end(m);
    return status;
}

void
cc_mirror_end(struct cc_mirror *m)
{
    struct cc_error ignored = {0};

    if (!sqlite3_get_autocommit(m->db) && cc_sql_run(m->db, "COMMIT", &ignored) != CC_OK)
        m->version = -1;
}

enum cc_status
cc_mirror_find(struct cc_mirror *m, uint32_t pmid, bool *found, uint32_t *slot, struct cc_error *error)
{
    enum cc_status status = cc_sql_use(m->db, &m->find_pmid, "SELECT slot FROM record WHERE pmid = $1", error);

    *found = false;
    if (status != CC_OK)
        return status;
    sqlite3_bind_int64(m->find_pmid, 1, pmid);
    status = cc_sql_step(m->db, m->find_pmid, found, error);
    if (*found) {
        *slot = (uint32_t)sqlite3_column_int64(m->find_pmid, 0);
        sqlite3_reset(m->find_pmid);
    }
    return status;
}

enum cc_status
cc_mirror_xml(struct cc_mirror *m, uint32_t pmid, const char **xml, size_t *len, struct cc_error *error)
{
    enum cc_status status;
    uint32_t slot = 0;
    bool found;

    *xml = NULL;
    *len = 0;
    status = cc_mirror_find(m, pmid, &found, &slot, error);
    return status == CC_OK && found ? cc_unpacker_get(m->unpacker, slot, xml, len, error) : status;
}

static int
ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static bool
is_dead(const struct cc_mirror *m, uint32_t slot)
{
    uint32_t window = slot >> CC_WINDOW_BITS, bit = slot & (CC_WINDOW - 1);

    return window < m->dead.n && m->dead.bits[window] != NULL &&
        (m->dead.bits[window][bit >> 6] >> (bit & 63) & 1) != 0;
}

enum cc_status
cc_mirror_cited_by(struct cc_mirror *m, uint32_t pmid, uint32_t **out, size_t *n, struct cc_error *error)
{
    uint8_t key[5] = {CC_KEY_CITES};
    enum cc_status status = cc_columns_need(&m->columns, CC_COLUMN_PMID, error);
    struct cc_buf data = {0};
    size_t cap = 0;

    *out = NULL;
    *n = 0;
    cc_key_number(key + 1, pmid);
    for (size_t s = 0; s < m->index.n_segments && status == CC_OK; s++) {
        struct cc_list list = {0};

        status = cc_index_find(&m->index, &m->index.segments[s], key, sizeof key, &list, error);
        for (uint32_t k = 0; status == CC_OK && list.n > 0 && k < (list.n_chunks > 0 ? list.n_chunks : 1); k++) {
            struct cc_block_reader reader;

            status = cc_index_block(&m->index, &list, k, &data, &reader, error);
            for (; status == CC_OK && reader.left > 0; cc_block_advance(&reader)) {
                if (reader.slot >= m->n_slots || is_dead(m, reader.slot))
                    continue;
                if (*n == cap)
                    *out = cc_mem_grow(*out, *n, &cap, sizeof **out);
                (*out)[(*n)++] = m->columns.v[CC_COLUMN_PMID][reader.slot];
            }
        }
        cc_list_clear(&list);
    }
    cc_buf_clear(&data);
    if (*n > 0)
        qsort(*out, *n, sizeof **out, ascending);
    return status;
}
