/* plan_run.c: a plan over one segment, window by window. A window's set is 8 kB of bits, so that operations on it stay
 * in the processor's first cache; children of AND are taken cheapest first, and the rest is skipped when nothing is
 * left. */
#include <string.h>

#include "base/mem.h"
#include "mirror/file.h"
#include "mirror/plan.h"

/* ---- opening the lists of a segment */

static struct cc_cursor *
add_cursor(struct cc_plan_word *word, bool seekers)
{
    if (word->n_cursors == word->cap_cursors) {
        size_t n = word->cap_cursors, cap = n == 0 ? 4 : n * 2;

        word->cursors = cc_mem_resize(word->cursors, cap, sizeof *word->cursors);
        memset(word->cursors + n, 0, (cap - n) * sizeof *word->cursors);
        if (seekers) {
            word->seekers = cc_mem_resize(word->seekers, cap, sizeof *word->seekers);
            memset(word->seekers + n, 0, (cap - n) * sizeof *word->seekers);
        }
        word->cap_cursors = cap;
    }
    return &word->cursors[word->n_cursors++];
}

static void
take_list(struct cc_plan *plan, struct cc_plan_word *word, struct cc_list *list)
{
    bool seekers = plan->kind == CC_PLAN_PLACES;
    struct cc_cursor *cursor = add_cursor(word, seekers);

    plan->cost += list->n;
    cc_list_clear(&cursor->list);
    if (seekers) {
        struct cc_cursor *seeker = &word->seekers[word->n_cursors - 1];
        struct cc_list copy;

        cc_list_copy(&copy, list);
        cc_list_clear(&seeker->list);
        cc_cursor_begin(seeker, &copy);
    }
    cc_cursor_begin(cursor, list);
}

/* '*' stands for any run of bytes. */
static bool
matches(const uint8_t *pattern, size_t n, const uint8_t *text, size_t len)
{
    size_t p = 0, t = 0, star = SIZE_MAX, mark = 0;

    while (t < len) {
        if (p < n && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < n && pattern[p] == text[t]) {
            p++;
            t++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < n && pattern[p] == '*')
        p++;
    return p == n;
}

static enum cc_status
open_pattern(struct cc_plan *plan, struct cc_plan_word *word, const struct cc_plan_key *key, struct cc_mirror *mirror,
    const struct cc_segment *segment, struct cc_error *error)
{
    const uint8_t *star = memchr(key->bytes + 1, '*', key->len - 1u);
    size_t prefix = star != NULL ? (size_t)(star - key->bytes) : key->len;
    struct cc_key_walk walk;
    enum cc_status status = cc_key_walk_begin(&walk, &mirror->index, segment, key->bytes, prefix, error);
    bool more = status == CC_OK;

    for (size_t n = 0; more;) {
        status = cc_key_walk_next(&walk, &more, error);
        if (status != CC_OK || !more || walk.key_len < prefix || memcmp(walk.key, key->bytes, prefix) != 0)
            break;
        if (matches(key->bytes, key->len, walk.key, walk.key_len)) {
            struct cc_list copy;

            if (n++ == mirror->variants_max) {
                plan->short_of |= CC_PLAN_CUT;
                break;
            }
            cc_list_copy(&copy, &walk.list);
            take_list(plan, word, &copy);
        }
    }
    cc_key_walk_end(&walk);
    return status;
}

static enum cc_status
open_word(struct cc_plan *plan, struct cc_plan_word *word, struct cc_mirror *mirror, const struct cc_segment *segment,
    struct cc_error *error)
{
    enum cc_status status = CC_OK;

    word->n_cursors = 0;
    for (size_t i = 0; i < word->n_keys && status == CC_OK; i++) {
        struct cc_list list = {0};

        if (word->keys[i].pattern) {
            status = open_pattern(plan, word, &word->keys[i], mirror, segment, error);
            continue;
        }
        status = cc_index_find(&mirror->index, segment, word->keys[i].bytes, word->keys[i].len, &list, error);
        if (status == CC_OK && list.n > 0)
            take_list(plan, word, &list);
        else
            cc_list_clear(&list);
    }
    return status;
}

static int
by_cost(const void *a, const void *b)
{
    const struct cc_plan *x = *(struct cc_plan *const *)a, *y = *(struct cc_plan *const *)b;

    return (x->cost > y->cost) - (x->cost < y->cost);
}

/* Opens what hangs below a plan. Of an AND that selects nothing here because one of its children does not, the others
 * stay shut: of a question of thousands of words some are rare. That child stands first then. */
static enum cc_status
open_kids(struct cc_plan *plan, struct cc_mirror *mirror, const struct cc_segment *segment, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    bool nothing = false;

    for (size_t i = 0; i < plan->n_kids && status == CC_OK; i++) {
        struct cc_plan *kid = plan->kids[i];

        if (nothing && !kid->has_pattern)
            continue;
        status = cc_plan_segment(kid, mirror, segment, error);
        plan->cost += kid->cost;
        plan->short_of |= kid->short_of;
        if (plan->kind == CC_PLAN_AND && kid->cost == 0 && !nothing) {
            nothing = true;
            plan->kids[i] = plan->kids[0];
            plan->kids[0] = kid;
        }
    }
    if (nothing || (plan->kind == CC_PLAN_NOT && plan->n_kids > 0 && plan->kids[0]->cost == 0))
        plan->cost = 0;
    else if (plan->kind == CC_PLAN_AND && plan->n_kids > 1)
        qsort(plan->kids, plan->n_kids, sizeof *plan->kids, by_cost);
    return status;
}

enum cc_status
cc_plan_segment(
    struct cc_plan *plan, struct cc_mirror *mirror, const struct cc_segment *segment, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    bool nowhere = false;

    plan->cost = 0;
    plan->window = segment->window;
    plan->first = segment->first >> CC_WINDOW_BITS;
    if (plan->set != NULL && segment->n > 0 &&
        cc_memo_covers(plan->memo, plan->set, plan->window,
            ((segment->first + segment->n - 1) >> CC_WINDOW_BITS) - plan->first + 1, &plan->cost)) {
        plan->short_of |= cc_memo_note(plan->memo, plan->set, 0);
        return CC_OK; /* its lists are not needed */
    }
    for (size_t i = 0; i < plan->n_words && status == CC_OK; i++) {
        status = open_word(plan, &plan->words[i], mirror, segment, error);
        nowhere = nowhere || plan->words[i].n_cursors == 0;
    }
    if (plan->kind == CC_PLAN_PLACES && nowhere)
        plan->cost = 0; /* one of its words is not in this segment */
    if (status == CC_OK)
        status = open_kids(plan, mirror, segment, error);
    if (plan->set != NULL && plan->short_of != 0)
        (void)cc_memo_note(plan->memo, plan->set, plan->short_of);
    if (plan->kind == CC_PLAN_ALL)
        plan->cost = segment->n / 64 + 1;
    if (plan->kind == CC_PLAN_RANGE)
        plan->cost = segment->n / 4 + 1;
    if (plan->kind == CC_PLAN_SLOTS)
        plan->cost = plan->n_slots;
    return status;
}

bool
cc_plan_is_empty(const struct cc_plan *plan)
{
    return plan->cost == 0;
}

/* ---- places */

/* The places of a word in one record: those of all its keys, as 32-bit numbers in word->places. */
static enum cc_status
read_places(
    struct cc_plan *plan, struct cc_plan_word *word, struct cc_mirror *mirror, uint32_t slot, struct cc_error *error)
{
    cc_buf_reset(&word->places);
    for (size_t i = 0; i < word->n_cursors; i++) {
        struct cc_posting posting;
        const uint8_t *p, *end;
        uint32_t place = 0, step;
        bool found;
        enum cc_status status = cc_cursor_seek(&word->seekers[i], &mirror->index, slot, &found, error);

        if (status != CC_OK)
            return status;
        if (!found)
            continue;
        cc_block_posting(&word->seekers[i].reader, &posting);
        p = posting.places;
        for (end = p + posting.places_len; p < end;) {
            p = cc_varint_get(p, end, &step);
            place += step;
            if (place >= plan->from && place < plan->to)
                cc_buf_add(&word->places, &place, sizeof place);
        }
    }
    return CC_OK;
}

static uint32_t
place_at(const struct cc_plan_word *word, size_t i)
{
    uint32_t place;

    memcpy(&place, word->places.v + i * sizeof place, sizeof place);
    return place;
}

static bool
has_place(const struct cc_plan_word *word, uint32_t place)
{
    for (size_t i = 0; i < word->places.n / sizeof place; i++)
        if (place_at(word, i) == place)
            return true;
    return false;
}

/* Around one place of the first word: the nearest of every other word; all within n - 1 + gap words? */
static bool
near_place(const struct cc_plan *plan, uint32_t place)
{
    uint32_t low = place, high = place;

    for (size_t w = 1; w < plan->n_words; w++) {
        uint32_t best = UINT32_MAX, at = 0;

        for (size_t i = 0; i < plan->words[w].places.n / sizeof best; i++) {
            uint32_t other = place_at(&plan->words[w], i), distance = other > place ? other - place : place - other;

            if (distance > 0 && distance < best) {
                best = distance;
                at = other;
            }
        }
        if (best == UINT32_MAX)
            return false;
        low = at < low ? at : low;
        high = at > high ? at : high;
    }
    return high - low <= plan->gap + (uint32_t)plan->n_words - 1;
}

static bool
together(const struct cc_plan *plan)
{
    for (size_t i = 0; i < plan->words[0].places.n / sizeof(uint32_t); i++) {
        uint32_t place = place_at(&plan->words[0], i);
        size_t w = 1;

        if (plan->near) {
            if (near_place(plan, place))
                return true;
            continue;
        }
        while (w < plan->n_words && has_place(&plan->words[w], place + (uint32_t)w))
            w++;
        if (w == plan->n_words)
            return true;
    }
    return false;
}

static enum cc_status
window_word(struct cc_plan *plan, struct cc_plan_word *word, struct cc_mirror *mirror, uint32_t base, uint32_t end,
    uint64_t *bits, struct cc_error *error)
{
    enum cc_status status = CC_OK;

    for (size_t i = 0; i < word->n_cursors && status == CC_OK; i++)
        status = cc_cursor_bits(&word->cursors[i], &mirror->index, base, end, plan->title, bits, error);
    return status;
}

static bool
and_bits(uint64_t *bits, const uint64_t *other)
{
    uint64_t any = 0;

    for (size_t i = 0; i < CC_WINDOW_WORDS; i++)
        any |= bits[i] &= other[i];
    return any != 0;
}

static enum cc_status
window_places(
    struct cc_plan *plan, struct cc_mirror *mirror, uint32_t base, uint32_t end, uint64_t *bits, struct cc_error *error)
{
    uint64_t other[CC_WINDOW_WORDS];
    enum cc_status status = CC_OK;
    bool any = true;

    for (size_t w = 0; w < plan->n_words && any && status == CC_OK; w++) {
        uint64_t *into = w == 0 ? bits : other;

        memset(into, 0, sizeof other);
        status = window_word(plan, &plan->words[w], mirror, base, end, into, error);
        any = w == 0 || and_bits(bits, other);
    }
    if (!any)
        memset(bits, 0, sizeof other);
    for (size_t i = 0; i < CC_WINDOW_WORDS && any; i++) {
        for (uint64_t left = bits[i]; left != 0; left &= left - 1) {
            uint32_t slot = base + (uint32_t)i * 64 + (uint32_t)__builtin_ctzll(left);

            for (size_t w = 0; w < plan->n_words && status == CC_OK; w++)
                status = read_places(plan, &plan->words[w], mirror, slot, error);
            if (status != CC_OK)
                return status;
            if (!together(plan))
                bits[i] &= ~(left & -left);
        }
    }
    return status;
}

/* ---- the rest */

static void
window_range(const struct cc_plan *plan, const struct cc_mirror *mirror, uint32_t base, uint32_t end, uint64_t *bits)
{
    for (size_t c = 0; c < plan->n_columns; c++) {
        const uint32_t *v = mirror->columns.v[plan->columns[c]];

        for (uint32_t slot = base; slot < end && slot < mirror->n_slots; slot++)
            if (v[slot] - plan->low <= plan->high - plan->low && plan->low <= plan->high)
                bits[(slot - base) >> 6] |= (uint64_t)1 << (slot & 63);
    }
}

static void
window_slots(const struct cc_plan *plan, uint32_t base, uint32_t end, uint64_t *bits)
{
    size_t low = 0, high = plan->n_slots;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (plan->slots[middle] < base)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < plan->n_slots && plan->slots[low] < end; low++)
        bits[(plan->slots[low] - base) >> 6] |= (uint64_t)1 << (plan->slots[low] & 63);
}

static enum cc_status
window_kids(
    struct cc_plan *plan, struct cc_mirror *mirror, uint32_t base, uint32_t end, uint64_t *bits, struct cc_error *error)
{
    enum cc_status status;
    uint64_t *other;

    if (cc_plan_is_empty(plan)) /* children of an AND may not be open then */
        return CC_OK;
    status = cc_plan_window(plan->kids[0], mirror, base, end, bits, error);
    other = cc_mem_alloc(CC_WINDOW_WORDS * sizeof *other); /* plans may be deep: not on the stack */
    for (size_t i = 1; i < plan->n_kids && status == CC_OK; i++) {
        memset(other, 0, CC_WINDOW_WORDS * sizeof *other);
        status = cc_plan_window(plan->kids[i], mirror, base, end, other, error);
        if (plan->kind == CC_PLAN_AND && !and_bits(bits, other))
            break;
        for (size_t k = 0; k < CC_WINDOW_WORDS && plan->kind != CC_PLAN_AND; k++)
            bits[k] = plan->kind == CC_PLAN_OR ? bits[k] | other[k] : bits[k] & ~other[k];
    }
    free(other);
    return status;
}

static enum cc_status
work_out(
    struct cc_plan *plan, struct cc_mirror *mirror, uint32_t base, uint32_t end, uint64_t *bits, struct cc_error *error)
{
    switch (plan->kind) {
    case CC_PLAN_ALL:
        for (uint32_t slot = base; slot < end; slot++)
            bits[(slot - base) >> 6] |= (uint64_t)1 << (slot & 63);
        return CC_OK;
    case CC_PLAN_LISTS: return window_word(plan, plan->words, mirror, base, end, bits, error);
    case CC_PLAN_PLACES: return window_places(plan, mirror, base, end, bits, error);
    case CC_PLAN_RANGE: window_range(plan, mirror, base, end, bits); return CC_OK;
    case CC_PLAN_SLOTS: window_slots(plan, base, end, bits); return CC_OK;
    case CC_PLAN_AND: case CC_PLAN_OR: case CC_PLAN_NOT: return window_kids(plan, mirror, base, end, bits, error);
    case CC_PLAN_NONE: default: return CC_OK;
    }
}

enum cc_status
cc_plan_window(
    struct cc_plan *plan, struct cc_mirror *mirror, uint32_t base, uint32_t end, uint64_t *bits, struct cc_error *error)
{
    size_t window = plan->window + ((base >> CC_WINDOW_BITS) - plan->first);
    enum cc_status status;

    if (plan->set == NULL)
        return work_out(plan, mirror, base, end, bits, error);
    if (cc_memo_get(plan->memo, plan->set, window, bits))
        return CC_OK;
    status = work_out(plan, mirror, base, end, bits, error);
    if (status == CC_OK)
        cc_memo_put(plan->memo, plan->set, window, bits);
    return status;
}
