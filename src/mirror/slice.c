/* slice.c: see slice.h. */
#include "mirror/slice.h"

#include <string.h>

#include "base/mem.h"
#include "mirror/file.h"
#include "mirror/import.h"
#include "mirror/search.h"

struct cc_slice {
    struct cc_entrez entrez;
    struct cc_found found;   /* PMIDs ascending */
};

enum cc_status
cc_slice_new(const char *query, struct cc_slice **out, struct cc_error *error)
{
    struct cc_slice *slice = cc_mem_alloc(sizeof *slice);
    enum cc_status status = cc_entrez_parse(
        query, strlen(query), &(struct cc_entrez_options){0}, &slice->entrez, error);

    if (status != CC_OK) {
        cc_error_wrap(error, "--only");
        cc_slice_free(slice);
        return status;
    }
    *out = slice;
    return CC_OK;
}

void
cc_slice_free(struct cc_slice *slice)
{
    if (slice == NULL)
        return;
    cc_entrez_clear(&slice->entrez);
    cc_found_clear(&slice->found);
    free(slice);
}

enum cc_status
cc_slice_batch(struct cc_slice *slice, const struct cc_batch *batch, struct cc_error *error)
{
    struct cc_mirror_imported ignored = {0};
    struct cc_writer *writer = NULL;
    struct cc_mirror *mirror = NULL;
    enum cc_status status = cc_writer_open(":memory:", &writer, error);
    char sql[48];
    bool kept;

    cc_found_clear(&slice->found);
    /* the terms are those of the mirror that is imported into, which may be of the first version: so must this one
     * be */
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d",
        batch->terms.placed ? CC_MIRROR_SCHEMA : CC_MIRROR_SCHEMA_PLACES - 1);
    if (status == CC_OK)
        status = cc_sql_run(cc_writer_db(writer), sql, error);
    for (size_t i = 0; i < batch->n_items && status == CC_OK; i++)
        if (batch->items[i].xml_len > 0)
            status = cc_writer_record(writer, batch, &batch->items[i], &kept, &ignored, error);
    if (status == CC_OK)
        status = cc_writer_commit(writer, error);
    if (status == CC_OK)
        status = cc_mirror_db_borrow(cc_writer_db(writer), &mirror, error);
    if (status == CC_OK)
        status = cc_mirror_run(mirror, slice->entrez.root, CC_SORT_PMID, 0, batch->n_items, &slice->found, error);
    cc_mirror_db_free(mirror);
    cc_writer_close(writer);
    return status;
}

bool
cc_slice_has(const struct cc_slice *slice, uint32_t pmid)
{
    size_t low = 0, high = slice->found.n;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (slice->found.pmids[middle] < pmid)
            low = middle + 1;
        else
            high = middle;
    }
    return low < slice->found.n && slice->found.pmids[low] == pmid;
}
