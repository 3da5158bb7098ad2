/* entrez_field.c: search fields by name. The names are tables (src/vocab/entrez_fields.tsv, entrez_tags.tsv); this file
 * only ties them to enum cc_field. */
#include "base/utf8.h"
#include "mirror/entrez_parts.h"
#include "vocab/tables.h"

/* In the order of enum cc_field: the key of entrez_fields. */
static const char *const KEYS[CC_FIELD__MAX] = {
    "all",  "all",  "uid",  "filt", "titl", "mesh", "majr", "jour", "affl", "ecno", "subs", "pdat", "edat", "vol",
    "page", "ptyp", "lang", "iss",  "subh", "si",   "mhda", "tiab", "otrm", "coln", "cnty", "papx", "grnt", "mdat",
    "cdat", "pid",  "faut", "full", "finv", "tt",   "laut", "ppdt", "epdt", "lid",  "crdt", "book", "ed",   "isbn",
    "pubn", "auid", "ps",   "cois", "word", "auth", "invr", "jid",
};

static const char *
column(enum cc_field field, uint32_t col)
{
    const char *key = KEYS[field < CC_FIELD__MAX ? field : CC_FIELD_ALL];

    return cc_vocab_field(&cc_vocab_entrez_fields, cc_vocab_find(&cc_vocab_entrez_fields, key, strlen(key)), col);
}

const char *
cc_field_name(enum cc_field field)
{
    return column(field, CC_VOCAB_ENTREZ_FIELDS_NAME);
}

const char *
cc_field_full_name(enum cc_field field)
{
    return column(field, CC_VOCAB_ENTREZ_FIELDS_FULL_NAME);
}

const char *
cc_field_column(enum cc_field field, uint32_t col)
{
    return column(field, col);
}

enum cc_field_kind
cc_field_kind(enum cc_field field)
{
    static const struct { const char *name; enum cc_field_kind kind;
    } KINDS[] = {
        {"text", CC_FIELDKIND_TEXT},
        {"value", CC_FIELDKIND_VALUE},
        {"name", CC_FIELDKIND_NAME},
        {"mesh", CC_FIELDKIND_MESH},
        {"date", CC_FIELDKIND_DATE},
        {"uid", CC_FIELDKIND_UID},
        {"filter", CC_FIELDKIND_FILTER},
    };
    const char *name = column(field, CC_VOCAB_ENTREZ_FIELDS_KIND);

    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(KINDS[i].name, name) == 0)
            return KINDS[i].kind;
    }
    return CC_FIELDKIND_TEXT;
}

enum cc_field
cc_field_find(const char *tag, size_t n)
{
    struct cc_buf key = {0};
    uint32_t row = CC_VOCAB_NONE;
    enum cc_field found = CC_FIELD__MAX;

    if (n > 0 && n <= CC_TAG_MAX_BYTES)
        cc_entrez_add_words(&key, tag, n, CC_WORDS_KEEP_MARKS);
    if (key.n > 0)
        row = cc_vocab_find(&cc_vocab_entrez_tags, key.v, key.n);
    if (row != CC_VOCAB_NONE) {
        const char *name = cc_vocab_field(&cc_vocab_entrez_tags, row, CC_VOCAB_ENTREZ_TAGS_FIELD);

        for (int f = CC_FIELD_ALL; f < CC_FIELD__MAX && found == CC_FIELD__MAX; f++) {
            if (strcmp(cc_field_name((enum cc_field)f), name) == 0)
                found = (enum cc_field)f;
        }
    }
    cc_buf_clear(&key);
    return found;
}
