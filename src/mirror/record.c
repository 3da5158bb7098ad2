/* record.c: see record.h. */
#include "mirror/record.h"

#include <string.h>

#include "base/mem.h"
#include "mirror/lists.h"
#include "mirror/words.h"

#define PLACE_GAP  32u       /* between parts, so that no phrase runs from one into the next */
#define PLACES_END 1000000u
#define AFFILIATIONS_MAX 512u /* that are compared with later ones */

struct indexing {
    const struct cc_scan *scan;
    struct cc_terms *terms;
    uint32_t title, keyword, abstract; /* next places */
    uint32_t affiliation, vernacular, interests;
    uint64_t *affiliations;            /* hashes of those that were added: authors share them */
    size_t n_affiliations, cap_affiliations;
    struct cc_buf key;
    uint32_t heading;                  /* descriptor whose qualifiers follow */
    bool heading_major;
    size_t person;                     /* index of the part that began the person, + 1 */
    size_t first_author, last_author;
};

size_t
cc_record_fold(struct cc_buf *out, const char *value, size_t len)
{
    struct cc_words words;
    size_t before = out->n;

    cc_words_begin(&words, value, len);
    while (cc_words_next(&words)) {
        if (out->n > before)
            cc_buf_addc(out, ' ');
        cc_buf_add(out, words.word, words.len);
    }
    return out->n - before;
}

/* A name: apostrophes are closed up before ("O'Brien" -> "obrien"), as cc_entrez_fold does in a query. */
static void
fold_name(struct cc_buf *out, const char *name, size_t len)
{
    struct cc_buf closed = {0};

    for (size_t i = 0; i < len; i++) {
        if (name[i] == '\'' || name[i] == '`')
            continue;
        if (len - i >= 3 && (memcmp(name + i, "\xe2\x80\x99", 3) == 0 || memcmp(name + i, "\xe2\x80\x98", 3) == 0 )) {
            i += 2;
            continue;
        }
        cc_buf_addc(&closed, name[i]);
    }
    if (closed.n > 0)
        cc_record_fold(out, closed.v, closed.n);
    cc_buf_clear(&closed);
}

static const char *
text_of(const struct indexing *x, const struct cc_part *part)
{
    return x->scan->text.v + part->at;
}

/* Words of title, keywords and abstract. */
static void
add_words(struct indexing *x, const struct cc_part *part, uint32_t *place, uint32_t end, enum cc_rank_field field)
{
    struct cc_words words;

    cc_words_begin(&words, text_of(x, part), part->len);
    while (cc_words_next(&words) && *place < end)
        cc_terms_word(x->terms, words.word, words.len, (*place)++, field);
    *place += PLACE_GAP;
}

/* Words that only a word search of one family finds. */
static void
add_text(struct indexing *x, const struct cc_part *part, enum cc_key_family family)
{
    struct cc_words words;

    cc_words_begin(&words, text_of(x, part), part->len);
    while (cc_words_next(&words))
        cc_terms_key(x->terms, family, words.word, words.len);
}

/* Text with places of its own; in a mirror of the first version words only. */
static void
add_placed(struct indexing *x, const struct cc_part *part, enum cc_key_family family, enum cc_key_family plain,
    uint32_t *place)
{
    struct cc_words words;

    if (!x->terms->placed) {
        add_text(x, part, plain);
        return;
    }
    cc_words_begin(&words, text_of(x, part), part->len);
    while (cc_words_next(&words) && *place < PLACES_END)
        cc_terms_place(x->terms, family, words.word, words.len, (*place)++);
    *place += PLACE_GAP;
}

/* Was the same affiliation there before? Then it says nothing new. */
static bool
is_known(struct indexing *x, const struct cc_part *part)
{
    uint64_t hash = 0xcbf29ce484222325u;

    for (uint32_t i = 0; i < part->len; i++)
        hash = (hash ^ (unsigned char)text_of(x, part)[i]) * 0x100000001b3u;
    for (size_t i = 0; i < x->n_affiliations; i++)
        if (x->affiliations[i] == hash)
            return true;
    if (x->n_affiliations < AFFILIATIONS_MAX) {
        if (x->n_affiliations == x->cap_affiliations)
            x->affiliations = cc_mem_grow(
                x->affiliations, x->n_affiliations, &x->cap_affiliations, sizeof *x->affiliations);
        x->affiliations[x->n_affiliations++] = hash;
    }
    return false;
}

static void
add_rank(struct indexing *x, const struct cc_part *part)
{
    struct cc_words words;

    cc_words_begin(&words, text_of(x, part), part->len);
    while (cc_words_next(&words))
        cc_terms_rank(x->terms, words.word, words.len, CC_RANK_HEADING);
}

static void
add_value(struct indexing *x, const struct cc_part *part, enum cc_field field)
{
    cc_buf_reset(&x->key);
    cc_buf_addc(&x->key, (char)field);
    if (cc_record_fold(&x->key, text_of(x, part), part->len) > 0)
        cc_terms_key(x->terms, CC_KEY_VALUE, x->key.v, x->key.n);
}

static void
add_name(struct indexing *x, const struct cc_part *part, enum cc_key_family family)
{
    cc_buf_reset(&x->key);
    if (cc_record_fold(&x->key, text_of(x, part), part->len) > 0)
        cc_terms_key(x->terms, family, x->key.v, x->key.n);
}

static void
add_filter(struct indexing *x, enum cc_filter filter, const struct cc_part *part)
{
    cc_buf_reset(&x->key);
    cc_buf_addc(&x->key, (char)filter);
    if (part != NULL)
        cc_record_fold(&x->key, text_of(x, part), part->len);
    cc_terms_key(x->terms, CC_KEY_FILTER, x->key.v, x->key.n);
}

static void
add_number(struct indexing *x, enum cc_key_family family, uint32_t number)
{
    uint8_t key[4];

    cc_key_number(key, number);
    cc_terms_key(x->terms, family, key, 4);
}

static void
add_mesh(struct indexing *x, const struct cc_part *part)
{
    x->heading = part->ui;
    x->heading_major = part->flag;
    if (part->ui != 0) {
        add_number(x, CC_KEY_MESH, part->ui);
        if (part->flag)
            add_number(x, CC_KEY_MAJOR, part->ui);
    }
    add_name(x, part, CC_KEY_MESH_NAME);
    if (part->flag)
        add_name(x, part, CC_KEY_MAJOR_NAME);
    add_text(x, part, CC_KEY_TEXT);
    add_rank(x, part);
}

static void
add_qualifier(struct indexing *x, const struct cc_part *part)
{
    uint8_t number[4];

    cc_buf_reset(&x->key);
    if (cc_record_fold(&x->key, text_of(x, part), part->len) == 0)
        return;
    cc_terms_key(x->terms, CC_KEY_QUALIFIER, x->key.v, x->key.n);
    add_text(x, part, CC_KEY_TEXT);
    if (x->heading == 0)
        return;
    cc_key_number(number, x->heading);
    cc_buf_reset(&x->key);
    cc_buf_add(&x->key, number, 4);
    cc_record_fold(&x->key, text_of(x, part), part->len);
    cc_terms_key(x->terms, CC_KEY_HEADING, x->key.v, x->key.n);
    if (part->flag || x->heading_major)
        cc_terms_key(x->terms, CC_KEY_MAJOR_HEADING, x->key.v, x->key.n);
    if (part->flag)
        add_number(x, CC_KEY_MAJOR, x->heading);
}

/* The parts of one person, from the marker at `at`: last name, fore name, initials, or a collective name. */
static void
add_person(struct indexing *x, size_t at)
{
    const struct cc_scan *scan = x->scan;
    const struct cc_part *marker = &scan->parts[at], *last = NULL, *fore = NULL, *initials = NULL;
    enum cc_field field = marker->kind == CC_PART_AUTHOR ? CC_FIELD_AUTH
        : marker->kind == CC_PART_INVESTIGATOR ? CC_FIELD_INVR
        : marker->kind == CC_PART_EDITOR ? CC_FIELD_ED : CC_FIELD_PS;

    if (marker->flag)
        return; /* a superseded spelling */
    for (size_t i = at + 1; i < scan->n_parts && scan->parts[i].kind >= CC_PART_LAST &&
            scan->parts[i].kind <= CC_PART_PERSON_ID; i++) {
        const struct cc_part *part = &scan->parts[i];

        if (part->kind == CC_PART_LAST)
            last = part;
        else if (part->kind == CC_PART_FORE)
            fore = part;
        else if (part->kind == CC_PART_INITIALS)
            initials = part;
        else if (part->kind == CC_PART_COLLECTIVE)
            add_value(x, part, CC_FIELD_COLN);
        else
            add_value(x, part, CC_FIELD_AUID);
        if (part->kind != CC_PART_PERSON_ID)
            add_text(x, part, CC_KEY_OTHER);
    }
    if (last == NULL)
        return;
    cc_buf_reset(&x->key);
    cc_buf_addc(&x->key, (char)field);
    fold_name(&x->key, text_of(x, last), last->len);
    if (initials != NULL) {
        cc_buf_addc(&x->key, ' ');
        cc_record_fold(&x->key, text_of(x, initials), initials->len);
    }
    cc_terms_key(x->terms, CC_KEY_VALUE, x->key.v, x->key.n);
    if (field == CC_FIELD_AUTH && at == x->first_author) {
        x->key.v[0] = (char)CC_FIELD_FAUT;
        cc_terms_key(x->terms, CC_KEY_VALUE, x->key.v, x->key.n);
    }
    if (field == CC_FIELD_AUTH && at == x->last_author) {
        x->key.v[0] = (char)CC_FIELD_LAUT;
        cc_terms_key(x->terms, CC_KEY_VALUE, x->key.v, x->key.n);
    }
    if (fore == NULL || fore->len <= 2 || field == CC_FIELD_PS || field == CC_FIELD_ED)
        return;
    cc_buf_reset(&x->key);
    cc_buf_addc(&x->key, field == CC_FIELD_AUTH ? (char)CC_FIELD_FULL : (char)CC_FIELD_FINV);
    fold_name(&x->key, text_of(x, last), last->len);
    cc_buf_addc(&x->key, ' ');
    fold_name(&x->key, text_of(x, fore), fore->len);
    cc_terms_key(x->terms, CC_KEY_VALUE, x->key.v, x->key.n);
}

/* Parts that are one value of one field (and words of [all] where `words` says so). */
static const struct {
    uint8_t part, field;
    uint8_t words; /* family of a word search, or 0 */
} values[] = {
    {CC_PART_JOURNAL, CC_FIELD_JOUR, CC_KEY_OTHER}, {CC_PART_JOURNAL_ABBREV, CC_FIELD_JOUR, CC_KEY_OTHER},
    {CC_PART_ISSN, CC_FIELD_JOUR, 0}, {CC_PART_NLM_ID, CC_FIELD_JID, 0}, {CC_PART_COUNTRY, CC_FIELD_CNTY, 0},
    {CC_PART_VOLUME, CC_FIELD_VOL, 0}, {CC_PART_ISSUE, CC_FIELD_ISS, 0}, {CC_PART_LANGUAGE, CC_FIELD_LANG, 0},
    {CC_PART_PUBLISHER, CC_FIELD_PUBN, CC_KEY_OTHER}, {CC_PART_ISBN, CC_FIELD_ISBN, 0},
    {CC_PART_SUBSTANCE, CC_FIELD_SUBS, CC_KEY_TEXT}, {CC_PART_SUPPLEMENTARY, CC_FIELD_SUBS, CC_KEY_TEXT},
    {CC_PART_REGISTRY, CC_FIELD_ECNO, 0}, {CC_PART_GRANT, CC_FIELD_GRNT, CC_KEY_OTHER},
    {CC_PART_AGENCY, CC_FIELD_GRNT, CC_KEY_OTHER}, {CC_PART_DOI, CC_FIELD_LID, 0}, {CC_PART_PII, CC_FIELD_LID, 0},
    {CC_PART_PMC, CC_FIELD_LID, 0}, {CC_PART_BOOK_ID, CC_FIELD_LID, 0},
};

static void
add_page(struct indexing *x, const struct cc_part *part)
{
    const char *text = text_of(x, part);
    struct cc_part first = *part;
    const char *dash = memchr(text, '-', part->len);

    if (dash != NULL)
        first.len = (uint32_t)(dash - text); /* "117-26": PubMed indexes the first page */
    add_value(x, &first, CC_FIELD_PAGE);
}

static void
add_accession(struct indexing *x, const struct cc_part *part, const struct cc_part *bank)
{
    add_value(x, part, CC_FIELD_SI);
    add_text(x, part, CC_KEY_TEXT);
    add_filter(x, CC_FILTER_HAS_DATABANK, NULL);
    if (bank == NULL)
        return;
    cc_buf_reset(&x->key); /* genbank/AF001892 */
    cc_buf_addc(&x->key, (char)CC_FIELD_SI);
    cc_record_fold(&x->key, text_of(x, bank), bank->len);
    cc_buf_addc(&x->key, ' ');
    cc_record_fold(&x->key, text_of(x, part), part->len);
    cc_terms_key(x->terms, CC_KEY_VALUE, x->key.v, x->key.n);
}

static void
add_other(struct indexing *x, const struct cc_part *part)
{
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (values[i].part != part->kind)
            continue;
        add_value(x, part, (enum cc_field)values[i].field);
        if (values[i].words != 0)
            add_text(x, part, (enum cc_key_family)values[i].words);
    }
    switch (part->kind) {
    case CC_PART_DOI: add_filter(x, CC_FILTER_HAS_FULL_TEXT, NULL); break;
    case CC_PART_PMC:
        add_filter(x, CC_FILTER_HAS_PMC, NULL);
        add_filter(x, CC_FILTER_HAS_FULL_TEXT, NULL);
        break;
    case CC_PART_STATUS: add_filter(x, CC_FILTER_STATUS, part); break;
    case CC_PART_OWNER: add_filter(x, CC_FILTER_OWNER, part); break;
    case CC_PART_INDEXING: add_filter(x, CC_FILTER_INDEXING, part); break;
    case CC_PART_SUBSET: add_filter(x, CC_FILTER_SUBSET, part); break;
    case CC_PART_PUBSTATUS: add_filter(x, CC_FILTER_PUBSTATUS, part); break;
    case CC_PART_LINK:
        if (part->len == 5 &&
            memcmp(text_of(x, part), "Cites", 5) == 0) { /* how records of before 2019 list their references */
            if (part->ui != 0)
                add_number(x, CC_KEY_CITES, part->ui);
            break;
        }
        add_filter(x, CC_FILTER_LINK, part);
        break;
    default: break;
    }
}

static void
add_part(struct indexing *x, size_t at)
{
    const struct cc_part *part = &x->scan->parts[at];

    switch (part->kind) {
    case CC_PART_TITLE: case CC_PART_COLLECTION:
        add_words(x, part, &x->title, CC_PLACE_KEYWORD - 1, CC_RANK_TITLE);
        break;
    case CC_PART_KEYWORD:
        add_words(x, part, &x->keyword, CC_PLACE_ABSTRACT - 1, CC_RANK_HEADING);
        add_value(x, part, CC_FIELD_OTRM);
        add_filter(x, CC_FILTER_HAS_KEYWORD, NULL);
        break;
    case CC_PART_ABSTRACT:
        add_filter(x, CC_FILTER_HAS_ABSTRACT, NULL);
        add_words(x, part, &x->abstract, PLACES_END, CC_RANK_ABSTRACT);
        break;
    case CC_PART_LABEL: case CC_PART_OTHER_ABSTRACT:
        add_words(x, part, &x->abstract, PLACES_END, CC_RANK__FIELDS);
        break;
    case CC_PART_VERNACULAR:
        add_placed(x, part, CC_KEY_VERNACULAR_PLACED, CC_KEY_VERNACULAR, &x->vernacular);
        add_text(x, part, CC_KEY_OTHER);
        break;
    case CC_PART_TYPE:
        if (part->ui != 0)
            add_number(x, CC_KEY_TYPE, part->ui);
        add_name(x, part, CC_KEY_TYPE_NAME);
        add_text(x, part, CC_KEY_TEXT);
        break;
    case CC_PART_MESH: add_mesh(x, part); break;
    case CC_PART_QUALIFIER: add_qualifier(x, part); break;
    case CC_PART_AUTHOR: case CC_PART_INVESTIGATOR: case CC_PART_EDITOR: case CC_PART_SUBJECT: add_person(x, at); break;
    case CC_PART_AFFILIATION:
        if (!is_known(x, part))
            add_placed(x, part, CC_KEY_AFFILIATION_PLACED, CC_KEY_AFFILIATION, &x->affiliation);
        break;
    case CC_PART_PAGES: add_page(x, part); break;
    case CC_PART_INTERESTS:
        add_placed(x, part, CC_KEY_INTERESTS_PLACED, CC_KEY_INTERESTS, &x->interests);
        add_filter(x, CC_FILTER_HAS_COI, NULL);
        break;
    case CC_PART_REFERENCE:
        if (part->ui != 0)
            add_number(x, CC_KEY_CITES, part->ui);
        break;
    default: add_other(x, part); break;
    }
}

void
cc_record_terms(const struct cc_scan *scan, struct cc_terms *terms)
{
    struct indexing x = {.scan = scan,
        .terms = terms,
        .title = 1,
        .keyword = CC_PLACE_KEYWORD,
        .abstract = CC_PLACE_ABSTRACT,
        .affiliation = 1,
        .vernacular = 1,
        .interests = 1,
        .first_author = SIZE_MAX,
        .last_author = SIZE_MAX};
    const struct cc_part *bank = NULL;

    for (size_t i = 0; i < scan->n_parts; i++) {
        if (scan->parts[i].kind == CC_PART_AUTHOR && !scan->parts[i].flag) {
            if (x.first_author == SIZE_MAX)
                x.first_author = i;
            x.last_author = i;
        }
    }
    for (size_t i = 0; i < scan->n_parts; i++) {
        if (scan->parts[i].kind == CC_PART_BANK)
            bank = &scan->parts[i];
        else if (scan->parts[i].kind == CC_PART_ACCESSION)
            add_accession(&x, &scan->parts[i], bank);
        else
            add_part(&x, i);
    }
    if (scan->abstract_label)
        add_filter(&x, CC_FILTER_HAS_STRUCTURED_ABSTRACT, NULL);
    if (scan->foreign_abstract)
        add_filter(&x, CC_FILTER_HAS_OTHER_ABSTRACT, NULL);
    if (scan->book)
        add_filter(&x, CC_FILTER_BOOK, NULL);
    cc_buf_clear(&x.key);
    free(x.affiliations);
}
