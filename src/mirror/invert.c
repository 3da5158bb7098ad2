/* invert.c: see invert.h. Each key has a stream of bytes in a pool of slices that grow (as Lucene's indexer keeps
 * them); within a record the words of one key are chained, so that its places are written together at the record's
 * end. */
#include "mirror/invert.h"

#include <string.h>

#include "base/mem.h"
#include "base/stem.h"
#include "mirror/segment.h"
#include "vocab/tables.h"

#define NO_STEM     UINT32_MAX
#define NOT_STEMMED (UINT32_MAX - 1)
#define FIRST_SLICE 12u
#define LAST_SLICE  4100u
#define TOKENS_MAX  60000u /* of one record; further words are not indexed */
/* when there are so many, further words of affiliations and the like are indexed without a place */
#define PLACED_MAX  30000u

#define INLINE_KEY  26u      /* bytes of a key that stand in its term, so that a look-up touches one cache line */
#define AHEAD       6u       /* streams whose ends are fetched before their turn */
#define NEAR        8u       /* entries of a record whose term is fetched before their turn, */
#define FAR         16u      /* and whose place in the table is */

/* 64 bytes: one cache line. */
struct term {
    uint32_t head, at;         /* stream: first slice, where the next byte goes */
    uint32_t last_slot, n;
    uint32_t stem;             /* WORD: term of its stem, NO_STEM or NOT_STEMMED */
    uint32_t record;           /* last record that has it */
    uint32_t chain;            /* WORD: its last token in that record; RANK: its counts */
    uint32_t hash;
    uint16_t slice, left;      /* size of the current slice, bytes left in it */
    uint8_t key_len, kind;
    char key[INLINE_KEY];      /* a longer key: its place in inv->keys in the first four bytes */
};
_Static_assert(sizeof(struct term) == 64, "a term is one cache line");

struct token {
    uint32_t place, before; /* the token of the same word before, or NO_STEM */
};

struct counts {
    uint32_t term;
    uint16_t tf[CC_RANK__FIELDS];
};

struct slot {
    uint32_t hash, term; /* term + 1, 0 = empty */
};

struct cc_inverter {
    struct cc_stemmer *stemmer;
    struct term *terms;
    size_t n_terms, cap_terms;
    struct slot *table;       /* by hash */
    uint32_t mask;
    struct cc_buf keys, pool;
    uint32_t slot, record;
    uint64_t words;
    struct token *tokens;
    size_t n_tokens, cap_tokens;
    uint32_t *touched;        /* words of this record */
    size_t n_touched, cap_touched;
    struct counts *counts;    /* stems of this record */
    size_t n_counts, cap_counts;
    uint32_t len[CC_RANK__FIELDS];
    const struct cc_term_entry **entries; /* of this record */
    size_t n_entries, cap_entries;
    struct cc_buf scratch;
};

static void
reset_table(struct cc_inverter *inv, uint32_t size)
{
    free(inv->table);
    inv->table = cc_mem_alloc(size * sizeof *inv->table);
    inv->mask = size - 1;
}

struct cc_inverter *
cc_inverter_new(void)
{
    struct cc_inverter *inv = cc_mem_alloc(sizeof *inv);

    inv->stemmer = cc_stemmer_new();
    reset_table(inv, 1u << 16);
    return inv;
}

void
cc_inverter_free(struct cc_inverter *inv)
{
    if (inv == NULL)
        return;
    cc_stemmer_free(inv->stemmer);
    free(inv->terms);
    free(inv->table);
    cc_buf_clear(&inv->keys);
    cc_buf_clear(&inv->pool);
    cc_buf_clear(&inv->scratch);
    free(inv->tokens);
    free(inv->touched);
    free(inv->counts);
    free(inv->entries);
    free(inv);
}

static void
grow_table(struct cc_inverter *inv)
{
    reset_table(inv, (inv->mask + 1) * 2);
    for (uint32_t t = 0; t < inv->n_terms; t++) {
        uint32_t h = inv->terms[t].hash & inv->mask;

        while (inv->table[h].term != 0)
            h = (h + 1) & inv->mask;
        inv->table[h] = (struct slot){inv->terms[t].hash, t + 1};
    }
}

static const char *
key_of(const struct cc_inverter *inv, const struct term *term)
{
    uint32_t at;

    if (term->key_len <= INLINE_KEY)
        return term->key;
    memcpy(&at, term->key, sizeof at);
    return inv->keys.v + at;
}

static uint32_t
add_term(struct cc_inverter *inv, uint32_t hashed, const char *key, size_t len)
{
    struct term *term;
    uint32_t h;

    if (inv->n_terms * 10 >= (size_t)inv->mask * 6)
        grow_table(inv);
    for (h = hashed & inv->mask; inv->table[h].term != 0; h = (h + 1) & inv->mask)
        ;
    if (inv->n_terms == inv->cap_terms)
        inv->terms = cc_mem_grow(inv->terms, inv->n_terms, &inv->cap_terms, sizeof *inv->terms);
    term = &inv->terms[inv->n_terms];
    *term = (struct term){.hash = hashed, .key_len = (uint8_t)len, .stem = NOT_STEMMED,
        .kind = (uint8_t)cc_key_kind((uint8_t)key[0])};
    if (len <= INLINE_KEY) {
        memcpy(term->key, key, len);
    } else {
        uint32_t at = (uint32_t)inv->keys.n;

        memcpy(term->key, &at, sizeof at);
        cc_buf_add(&inv->keys, key, len);
    }
    inv->table[h] = (struct slot){hashed, (uint32_t)++inv->n_terms};
    return (uint32_t)inv->n_terms - 1;
}

/* The term of a key (family byte, value), made when it is new. It may move the terms. */
static uint32_t
find(struct cc_inverter *inv, uint32_t hashed, const char *key, size_t len)
{
    for (uint32_t h = hashed & inv->mask; inv->table[h].term != 0; h = (h + 1) & inv->mask) {
        const struct term *term;

        if (inv->table[h].hash != hashed)
            continue;
        term = &inv->terms[inv->table[h].term - 1];
        if (term->key_len == len && memcmp(key_of(inv, term), key, len) == 0)
            return inv->table[h].term - 1;
    }
    return add_term(inv, hashed, key, len);
}

/* ---- streams: a slice ends in the place of the next one */

static void
add_slice(struct cc_inverter *inv, struct term *term)
{
    uint32_t size = term->slice == 0 ? FIRST_SLICE : (uint32_t)(term->slice - 4) * 2 + 4, at = (uint32_t)inv->pool.n;

    if (size > LAST_SLICE)
        size = LAST_SLICE;
    cc_buf_reserve(&inv->pool, size);
    inv->pool.n += size;
    if (term->slice == 0)
        term->head = at;
    else
        memcpy(inv->pool.v + term->at, &at, 4);
    term->at = at;
    term->left = (uint16_t)(size - 4);
    term->slice = (uint16_t)size;
}

static inline void
put_byte(struct cc_inverter *inv, struct term *term, uint8_t byte)
{
    if (term->left == 0)
        add_slice(inv, term);
    inv->pool.v[term->at++] = (char)byte;
    term->left--;
}

static void
put(struct cc_inverter *inv, struct term *term, const void *bytes, size_t n)
{
    const char *p = bytes;

    while (n > 0) {
        size_t k;

        if (term->left == 0)
            add_slice(inv, term);
        k = n < term->left ? n : term->left;
        memcpy(inv->pool.v + term->at, p, k);
        term->at += (uint32_t)k;
        term->left = (uint16_t)(term->left - k);
        p += k;
        n -= k;
    }
}

static inline void
put_varint(struct cc_inverter *inv, struct term *term, uint32_t v)
{
    for (; v >= 0x80; v >>= 7)
        put_byte(inv, term, (uint8_t)(v | 0x80));
    put_byte(inv, term, (uint8_t)v);
}

/* Copies a stream out of its slices. */
static void
gather(const struct cc_inverter *inv, const struct term *term, struct cc_buf *out)
{
    uint32_t at = term->head, size = FIRST_SLICE;

    cc_buf_reset(out);
    while (at + size - 4 != term->at + term->left || size != term->slice) {
        cc_buf_add(out, inv->pool.v + at, size - 4);
        memcpy(&at, inv->pool.v + at + size - 4, 4);
        size = (size - 4) * 2 + 4;
        if (size > LAST_SLICE)
            size = LAST_SLICE;
    }
    cc_buf_add(out, inv->pool.v + at, term->at - at);
}

/* ---- one record */

static void
put_step(struct cc_inverter *inv, struct term *term)
{
    put_varint(inv, term, term->n == 0 ? inv->slot : inv->slot - term->last_slot);
    term->last_slot = inv->slot;
    term->n++;
}

static void
count(struct cc_inverter *inv, uint32_t stem, enum cc_rank_field field)
{
    struct term *term = &inv->terms[stem];
    struct counts *counts;

    if (term->record != inv->record) {
        term->record = inv->record;
        if (inv->n_counts == inv->cap_counts)
            inv->counts = cc_mem_grow(inv->counts, inv->n_counts, &inv->cap_counts, sizeof *inv->counts);
        term->chain = (uint32_t)inv->n_counts++;
        inv->counts[term->chain] = (struct counts){.term = stem};
    }
    counts = &inv->counts[term->chain];
    if (counts->tf[field] < UINT16_MAX)
        counts->tf[field]++;
    inv->len[field]++;
}

/* The stem of a WORD term, looked up once; most words come again. May move the terms. */
static uint32_t
stem_of(struct cc_inverter *inv, uint32_t t, const char *word, size_t len)
{
    uint32_t stem = inv->terms[t].stem;

    if (stem != NOT_STEMMED)
        return stem;
    stem = NO_STEM;
    if (cc_vocab_find(&cc_vocab_stopwords, word, len) == CC_VOCAB_NONE) {
        cc_buf_reset(&inv->scratch);
        cc_buf_addc(&inv->scratch, (char)CC_KEY_RANK);
        cc_stemmer_add(inv->stemmer, &inv->scratch, word, len);
        stem = find(inv, cc_term_hash(inv->scratch.v, inv->scratch.n), inv->scratch.v, inv->scratch.n);
    }
    inv->terms[t].stem = stem;
    return stem;
}

/* Notes that the record has the term, without a place so far. */
static void
touch(struct cc_inverter *inv, uint32_t t)
{
    struct term *term = &inv->terms[t];

    if (term->record == inv->record)
        return;
    term->record = inv->record;
    term->chain = NO_STEM;
    if (inv->n_touched == inv->cap_touched)
        inv->touched = cc_mem_grow(inv->touched, inv->n_touched, &inv->cap_touched, sizeof *inv->touched);
    inv->touched[inv->n_touched++] = t;
}

static void
add_place(struct cc_inverter *inv, struct term *term, uint32_t place)
{
    if (inv->n_tokens == inv->cap_tokens)
        inv->tokens = cc_mem_grow(inv->tokens, inv->n_tokens, &inv->cap_tokens, sizeof *inv->tokens);
    inv->tokens[inv->n_tokens] = (struct token){place, term->chain};
    term->chain = (uint32_t)inv->n_tokens++;
}

static void
add_word(struct cc_inverter *inv, uint32_t t, const struct cc_term_entry *entry)
{
    uint32_t stem;

    if (!entry->only_rank && inv->n_tokens >= TOKENS_MAX)
        return;
    stem = stem_of(inv, t, cc_term_key(entry) + 1, entry->len - 1u); /* may move the terms */
    if (!entry->only_rank) {
        touch(inv, t);
        add_place(inv, &inv->terms[t], entry->place);
        inv->words++;
    }
    if (stem != NO_STEM && entry->field < CC_RANK__FIELDS)
        count(inv, stem, (enum cc_rank_field)entry->field);
}

static void
add_key(struct cc_inverter *inv, uint32_t t)
{
    struct term *term = &inv->terms[t];

    if (term->record == inv->record)
        return;
    term->record = inv->record;
    put_step(inv, term);
}

static void
add_entry(struct cc_inverter *inv, const struct cc_term_entry *entry)
{
    const char *key = cc_term_key(entry);
    uint32_t t = find(inv, entry->hash, key, entry->len);

    if (key[0] == (char)CC_KEY_WORD) {
        add_word(inv, t, entry);
    } else if (entry->place != 0) {
        touch(inv, t);
        if (inv->n_tokens < PLACED_MAX)
            add_place(inv, &inv->terms[t], entry->place);
    } else {
        add_key(inv, t);
    }
}

/* The places of one word, oldest first, as the list will hold them. */
static void
put_places(struct cc_inverter *inv, struct term *term)
{
    uint32_t chain = term->chain, last = NO_STEM;
    bool title = false;

    while (chain != NO_STEM) { /* turn the chain round */
        uint32_t before = inv->tokens[chain].before;

        inv->tokens[chain].before = last;
        title = title || inv->tokens[chain].place < CC_PLACE_KEYWORD;
        last = chain;
        chain = before;
    }
    cc_buf_reset(&inv->scratch);
    for (uint32_t at = 0; last != NO_STEM && inv->scratch.n < CC_PLACES_MAX - 5; last = inv->tokens[last].before) {
        if (inv->tokens[last].place < at)
            continue;
        cc_buf_add_varint(&inv->scratch, inv->tokens[last].place - at);
        at = inv->tokens[last].place;
    }
    put_varint(inv, term, (term->n == 0 ? inv->slot : inv->slot - term->last_slot) * 2 + title);
    put_varint(inv, term, (uint32_t)inv->scratch.n);
    put(inv, term, inv->scratch.v, inv->scratch.n);
    term->last_slot = inv->slot;
    term->n++;
}

/* Ends the record: what was gathered goes to the streams. */
static void
end_record(struct cc_inverter *inv)
{
    for (size_t i = 0; i < inv->n_touched; i++) {
        if (i + AHEAD < inv->n_touched)
            __builtin_prefetch(inv->pool.v + inv->terms[inv->touched[i + AHEAD]].at, 1);
        put_places(inv, &inv->terms[inv->touched[i]]);
    }
    for (size_t i = 0; i < inv->n_counts; i++) {
        struct term *term = &inv->terms[inv->counts[i].term];
        uint8_t impact = cc_rank_impact(inv->counts[i].tf, inv->len);

        if (i + AHEAD < inv->n_counts)
            __builtin_prefetch(inv->pool.v + inv->terms[inv->counts[i + AHEAD].term].at, 1);

        put_step(inv, term);
        put_byte(inv, term, impact);
    }
}

static void
list_entries(struct cc_inverter *inv, const char *p, size_t len)
{
    inv->n_entries = 0;
    for (const char *end = p + len; p < end; p += cc_term_step(inv->entries[inv->n_entries++])) {
        if (inv->n_entries == inv->cap_entries)
            inv->entries = cc_mem_grow(inv->entries, inv->n_entries, &inv->cap_entries, sizeof *inv->entries);
        inv->entries[inv->n_entries] = (const struct cc_term_entry *)(const void *)p;
    }
}

/* The table is fetched well before an entry's turn, its term a little before: by its turn both are in the cache. */
void
cc_invert_add(struct cc_inverter *inv, uint32_t slot, const void *terms, size_t len)
{
    inv->slot = slot;
    inv->record++;
    inv->n_tokens = inv->n_touched = inv->n_counts = 0;
    memset(inv->len, 0, sizeof inv->len);
    list_entries(inv, terms, len);
    for (size_t i = 0; i < inv->n_entries; i++) {
        if (i + FAR < inv->n_entries)
            __builtin_prefetch(&inv->table[inv->entries[i + FAR]->hash & inv->mask]);
        if (i + NEAR < inv->n_entries) {
            uint32_t term = inv->table[inv->entries[i + NEAR]->hash & inv->mask].term;

            if (term != 0)
                __builtin_prefetch(&inv->terms[term - 1]);
        }
        add_entry(inv, inv->entries[i]);
    }
    end_record(inv);
}

size_t
cc_inverter_bytes(const struct cc_inverter *inv)
{
    return inv->pool.n + inv->keys.n + inv->n_terms * sizeof *inv->terms + ((size_t)inv->mask + 1) * sizeof *inv->table;
}

uint64_t
cc_inverter_words(const struct cc_inverter *inv)
{
    return inv->words;
}

/* ---- writing */

struct order {
    uint64_t prefix; /* first eight bytes of the key, most significant first */
    uint32_t term;
};

/* Least significant digit first, a byte a pass; passes in which all keys agree are skipped. */
static struct order *
sort_prefixes(struct order *v, struct order *other, size_t n)
{
    for (int shift = 0; shift < 64; shift += 8) {
        size_t count_of[257] = {0};

        for (size_t i = 0; i < n; i++)
            count_of[(v[i].prefix >> shift & 255) + 1]++;
        for (int i = 0; i < 256; i++) {
            if (count_of[i + 1] == n)
                goto same;
            count_of[i + 1] += count_of[i];
        }
        for (size_t i = 0; i < n; i++)
            other[count_of[v[i].prefix >> shift & 255]++] = v[i];
        {
            struct order *swap = v;

            v = other;
            other = swap;
        }
same:;
    }
    return v;
}

static int
compare(const void *a, const void *b, void *arg)
{
    const struct cc_inverter *inv = arg;
    const struct term *x = &inv->terms[((const struct order *)a)->term],
                      *y = &inv->terms[((const struct order *)b)->term];
    int c = memcmp(key_of(inv, x), key_of(inv, y), x->key_len < y->key_len ? x->key_len : y->key_len);

    return c != 0 ? c : (x->key_len > y->key_len) - (x->key_len < y->key_len);
}

static enum cc_status
write_term(struct cc_inverter *inv, const struct term *term, struct cc_segment_writer *writer, struct cc_buf *stream,
    struct cc_error *error)
{
    enum cc_status status = cc_segment_key(writer, key_of(inv, term), term->key_len, error);
    struct cc_posting posting = {0};
    const uint8_t *p, *end;
    uint32_t v;

    if (term->n == 0)
        return status; /* a stem whose words came only in records that were cut */
    gather(inv, term, stream);
    p = (const uint8_t *)stream->v;
    end = p + stream->n;
    while (status == CC_OK && p < end) {
        p = cc_varint_get(p, end, &v);
        if (term->kind == CC_LIST_PLACES) {
            posting.slot += v >> 1;
            posting.impact = v & 1;
            p = cc_varint_get(p, end, &posting.places_len);
            posting.places = p;
            p += posting.places_len;
        } else {
            posting.slot += v;
            if (term->kind == CC_LIST_IMPACT)
                posting.impact = *p++;
        }
        status = cc_segment_add(writer, &posting, error);
    }
    return status;
}

enum cc_status
cc_invert_write(struct cc_inverter *inv, struct cc_segment_writer *writer, struct cc_error *error)
{
    struct order *v = cc_mem_resize(NULL, inv->n_terms + 1, sizeof *v),
                 *spare = cc_mem_resize(NULL, inv->n_terms + 1, sizeof *v);
    struct order *sorted;
    struct cc_buf stream = {0};
    enum cc_status status = CC_OK;

    for (uint32_t t = 0; t < inv->n_terms; t++) {
        const struct term *term = &inv->terms[t];
        const char *key = key_of(inv, term);
        uint64_t prefix = 0;

        for (uint8_t i = 0; i < 8; i++)
            prefix = prefix << 8 | (i < term->key_len ? (uint8_t)key[i] : 0);
        v[t] = (struct order){prefix, t};
    }
    sorted = sort_prefixes(v, spare, inv->n_terms);
    for (size_t i = 0, j; i < inv->n_terms; i = j) {
        for (j = i + 1; j < inv->n_terms && sorted[j].prefix == sorted[i].prefix; j++)
            ;
        if (j - i > 1)
            qsort_r(sorted + i, j - i, sizeof *sorted, compare, inv);
    }
    for (size_t i = 0; i < inv->n_terms && status == CC_OK; i++)
        status = write_term(inv, &inv->terms[sorted[i].term], writer, &stream, error);
    free(v);
    free(spare);
    cc_buf_clear(&stream);
    inv->n_terms = 0;
    cc_buf_reset(&inv->keys);
    cc_buf_reset(&inv->pool);
    memset(inv->table, 0, ((size_t)inv->mask + 1) * sizeof *inv->table);
    inv->record = 0;
    inv->words = 0;
    return status;
}
