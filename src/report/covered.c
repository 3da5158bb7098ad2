/* covered.c: which blocks of the copy gave a claim, and which were read and gave none. */
#include "report/report_int.h"

/* The block that holds a byte, or the number of blocks: blocks are in order and do not overlap. */
static size_t
block_at(const struct cc_article *a, size_t byte)
{
    size_t low = 0, high = a->n_blocks;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (a->blocks[middle].span.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool *
cc_report_covered(const struct cc_article *a, const struct cc_claims *claims)
{
    bool *covered = cc_mem_alloc(a->n_blocks + 1);

    for (size_t i = 0; i < claims->n; i++) {
        for (size_t j = 0; j < claims->v[i].n_spans; j++)
            covered[block_at(a, claims->v[i].spans[j].start)] = true;
    }
    return covered;
}

bool
cc_report_is_bare(const struct cc_article *a, size_t block, const bool *covered)
{
    const struct cc_block *b = &a->blocks[block];

    return b->role == CC_ROLE_CONTENT && b->span.end > b->span.start && !covered[block] &&
        b->kind != CC_BLOCK_HEADING && b->kind != CC_BLOCK_CODE && b->kind != CC_BLOCK_BUTTON && !b->header;
}
