/* claim.c: a statement becomes a struct cc_claim: its text as a sentence, the verbatim quote, spans and source lines, a
 * stable id, and the first claim that said the same. It must not know how the statement was found. */
#include <stdlib.h>
#include <string.h>

#include <claimcheck/limits.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "claims/work.h"
#include "vocab/tables.h"

/* Open addressing over hashes: of normalised statements (same_as) and of ids (repeats of the same words). */
struct cc_seen {
    uint32_t hash;   /* 0 = free */
    uint32_t count;
    size_t claim;    /* index of the first claim */
};

static struct cc_seen *
seen_find(struct cc_ctx *x, uint32_t hash)
{
    size_t mask;

    if (2 * (x->n_seen + 1) > x->cap_seen) {
        size_t old_cap = x->cap_seen;
        struct cc_seen *old = x->seen;

        x->cap_seen = old_cap ? 2 * old_cap : 256;
        x->seen = cc_mem_alloc(x->cap_seen * sizeof *x->seen);
        x->n_seen = 0;
        for (size_t i = 0; i < old_cap; i++) {
            if (old[i].hash != 0) {
                *seen_find(x, old[i].hash) = old[i];
                x->n_seen++;
            }
        }
        free(old);
    }
    mask = x->cap_seen - 1;
    hash = hash ? hash : 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        if (x->seen[i].hash == hash || x->seen[i].hash == 0)
            return &x->seen[i];
    }
}

void
cc_claim_forget(struct cc_ctx *x)
{
    free(x->seen);
    x->seen = NULL;
    x->n_seen = x->cap_seen = 0;
    cc_buf_clear(&x->folded);
    cc_buf_clear(&x->place);
    cc_buf_clear(&x->place_words);
    cc_buf_clear(&x->key);
}

void
cc_explain(struct cc_ctx *x, struct cc_span span, const char *rule, const char *claim, const char *detail)
{
    if (x->options != NULL && x->options->explain != NULL)
        x->options->explain(x->options->explain_arg, &(struct cc_claims_event){span, rule, claim, detail});
}

/* Text as a sentence: spaces single, no space before a comma, capital, full stop. */
static char *
as_sentence(const char *s)
{
    struct cc_buf b = {0};
    size_t n = strlen(s), k;
    uint32_t c;

    while (n > 0 && strchr(" ,;:.!?-*|", s[n - 1]) != NULL)
        n--;
    while (n > 0 && strchr(" ,;:-*", s[0]) != NULL) {
        s++;
        n--;
    }
    if (n > 0) {
        const char *space = memchr(s, ' ', n);
        size_t word = space ? (size_t)(space - s) : n;
        bool mixed = false;

        for (size_t i = 1; i < word; i++)
            mixed = mixed || (s[i] >= 'A' && s[i] <= 'Z'); /* pH, iPhone: leave as it is */
        cc_buf_reserve(&b, n + 8);
        k = cc_utf8_decode(s, n, &c);
        if (mixed)
            cc_buf_add(&b, s, k);
        else
            cc_utf8_encode(&b, cc_utf8_upper(c));
        for (size_t i = k; i < n; i++) {
            if (s[i] == ' ' && (i + 1 < n) &&
                (s[i + 1] == ' ' || s[i + 1] == ',' || s[i + 1] == '.' || s[i + 1] == ';'))
                continue;
            cc_buf_addc(&b, s[i]);
        }
    }
    cc_buf_addc(&b, '.');
    return cc_buf_take(&b, NULL);
}

/* The text folded, in x->folded until the next call. */
static const char *
fold(struct cc_ctx *x, const char *text)
{
    cc_buf_reset(&x->folded);
    cc_utf8_add_folded(&x->folded, text, strlen(text));
    return x->folded.n > 0 ? x->folded.v : "";
}

/* A letter, a digit, or part of a letter that is not ASCII. */
static inline bool
is_word_byte(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The words of a statement in a form that only its content decides: lower case, no small words, light stemming. */
static void
normal_words(const char *text, struct cc_buf *folded, struct cc_buf *out)
{
    const char *v;
    char *w;
    size_t n;

    cc_buf_reset(folded);
    cc_utf8_add_folded(folded, text, strlen(text));
    v = folded->v;
    n = folded->n;
    cc_buf_reserve(out, n + 1); /* each word has a mark before it, the first one perhaps not */
    w = out->v + out->n;
    for (size_t i = 0; i < n;) {
        size_t a, e;

        while (i < n && !is_word_byte(v[i]))
            i++;
        a = i;
        while (i < n && (is_word_byte(v[i]) || v[i] == '-'))
            i++;
        e = i;
        if (e > a + 3 && v[e - 1] == 's')
            e--;
        if (e > a && cc_vocab_find(&cc_vocab_stopwords, v + a, e - a) == CC_VOCAB_NONE) {
            *w++ = ' ';
            memcpy(w, v + a, e - a);
            w += e - a;
        }
    }
    *w = '\0';
    out->n = (size_t)(w - out->v);
}

static void
add_key(const struct cc_claim *claim, struct cc_buf *folded, struct cc_buf *out)
{
    cc_buf_addc(out, claim->negated ? '-' : '+');
    normal_words(claim->text, folded, out);
}

char *
cc_claim_key(const struct cc_claim *claim)
{
    struct cc_buf b = {0}, folded = {0};

    add_key(claim, &folded, &b);
    cc_buf_clear(&folded);
    return cc_buf_take(&b, NULL);
}

static uint32_t
normal_hash(struct cc_ctx *x, const struct cc_claim *claim)
{
    cc_buf_reset(&x->key);
    add_key(claim, &x->folded, &x->key);
    return cc_hash_fnv(x->key.v, x->key.n);
}

/* Adds a piece of the quote, cut at CC_QUOTE_MAX_BYTES: each sentence of a list item quotes the item. */
static void
add_span(const struct cc_article *a, struct cc_claim *c, struct cc_span s)
{
    size_t at = 0;

    if (s.end <= s.start)
        return;
    if (s.end - s.start > CC_QUOTE_MAX_BYTES) {
        s.end = s.start + CC_QUOTE_MAX_BYTES;
        while (s.end > s.start + 1 && ((unsigned char)a->text[s.end] & 0xc0) == 0x80)
            s.end--; /* between characters */
    }
    for (size_t i = 0; i < c->n_spans; i++) {
        if (s.start >= c->spans[i].start && s.end <= c->spans[i].end)
            return;
        if (c->spans[i].start < s.start)
            at = i + 1;
    }
    c->spans = cc_mem_push(c->spans, c->n_spans, sizeof *c->spans);
    memmove(c->spans + at + 1, c->spans + at, (c->n_spans - at) * sizeof *c->spans);
    c->spans[at] = s;
    c->n_spans++;
}

static void
add_lines(const struct cc_article *a, struct cc_claim *c)
{
    for (size_t i = 0; i < c->n_spans; i++) {
        uint32_t from = cc_article_line_at(a, c->spans[i].start), to = cc_article_line_at(a, c->spans[i].end - 1);

        for (uint32_t line = from; line <= to && line - from < 10000; line++) {
            if (c->n_lines > 0 && c->lines[c->n_lines - 1] >= line)
                continue;
            c->lines = cc_mem_push(c->lines, c->n_lines, sizeof *c->lines);
            c->lines[c->n_lines++] = line;
        }
    }
}

static char *
quote_of(const struct cc_article *a, const struct cc_claim *c)
{
    struct cc_buf b = {0};

    if (c->n_spans == 1)
        return cc_mem_strndup(a->text + c->spans[0].start, c->spans[0].end - c->spans[0].start);
    for (size_t i = 0; i < c->n_spans; i++) {
        if (i > 0)
            cc_buf_adds(&b, " … ");
        cc_buf_add(&b, a->text + c->spans[i].start, c->spans[i].end - c->spans[i].start);
    }
    return cc_buf_take(&b, NULL);
}

/* Words in the form that ids are made of: folded, single spaces between them and at both ends, no marks. */
static void
add_plain(struct cc_ctx *x, struct cc_buf *out, const char *s)
{
    const char *v = fold(x, s);
    char *w;

    cc_buf_reserve(out, x->folded.n + 2);
    w = out->v + out->n;
    *w = ' ';
    for (size_t i = 0; i < x->folded.n; i++) {
        if (is_word_byte(v[i]))
            *++w = v[i];
        else if (*w != ' ')
            *++w = ' ';
    }
    if (*w != ' ')
        *++w = ' ';
    *++w = '\0';
    out->n = (size_t)(w - out->v);
}

/* Adds the words when the place holds them: a subject that was found elsewhere must not move the id. */
static void
add_own(struct cc_ctx *x, struct cc_buf *key, const char *place, const char *words)
{
    size_t before;

    cc_buf_addc(key, '\n');
    if (words == NULL)
        return;
    before = key->n;
    add_plain(x, key, words);
    if (strstr(place, key->v + before) == NULL)
        key->v[key->n = before] = '\0';
}

/* The words of the place in the form of add_plain. Several claims come from one place: they are made once. */
static const char *
place_words(struct cc_ctx *x, const char *place)
{
    if (x->place.n == 0 || strcmp(x->place.v, place) != 0) {
        cc_buf_reset(&x->place);
        cc_buf_adds(&x->place, place);
        cc_buf_reset(&x->place_words);
        add_plain(x, &x->place_words, place);
    }
    return x->place_words.n > 0 ? x->place_words.v : " ";
}

/* An id from the words of the sentence and the atom's own words in it. What a pronoun stands for, the form of the verb
 * and what the text was made to say do not count: they get better from version to version, and a reviewer's work must
 * keep its place. Atoms that differ in nothing else ("these" for two things) are told apart by their order. */
static char *
make_id(struct cc_ctx *x, const struct cc_claim *c, const struct cc_fact *f, const char *place)
{
    const char *words = place_words(x, place);
    char hex[CC_SHA256_HEX], id[12] = "c";
    struct cc_buf *key = &x->key;
    struct cc_seen *s;
    uint32_t hash;

    cc_buf_reset(key);
    cc_buf_adds(key, words);
    add_own(x, key, words, c->subject);
    cc_buf_addc(key, '\n');
    cc_buf_adds(key, c->relation);
    add_own(x, key, words, f->own != NULL ? f->own : c->object);
    cc_hash_sha256(key->v, key->n, hex);
    hash = cc_hash_fnv(hex, 40);
    s = seen_find(x, hash);
    if (s->hash == 0) {
        s->hash = hash ? hash : 1;
        x->n_seen++;
    }
    s->count++;
    if (s->count > 1)
        return cc_mem_printf("c%.10s.%u", hex, (unsigned)s->count);
    memcpy(id + 1, hex, 10);
    return cc_mem_strndup(id, 11);
}

/* How much checking a statement deserves: what is named, counted, sold or could do harm. */
static void
set_worth(struct cc_claim *c, const struct cc_fact *f)
{
    char room[160];
    struct cc_buf why = cc_buf_on(room, sizeof room);
    int worth = 200;
    static const struct {
        int points;
        const char *why;
    } reasons[] = {{200, "disease named"}, {150, "quantified"}, {150, "said of the product"},
        {150, "advice or harm if wrong"}, {100, "direction stated"}, {50, "specific"}, {-150, "hedged"}};
    bool digit = strpbrk(c->text, "0123456789") != NULL;
    bool holds[] = {f->object_class == CC_NOUN_DISEASE, digit, c->kind == CC_KIND_PRODUCT,
        c->kind == CC_KIND_RECOMMENDATION || c->direction == CC_DIR_HARMS || c->direction == CC_DIR_NONE,
        c->direction != CC_DIR_NONE_GIVEN, f->health >= 2, c->hedged};

    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (!holds[i])
            continue;
        worth += reasons[i].points;
        if (why.n > 0)
            cc_buf_adds(&why, "; ");
        cc_buf_adds(&why, reasons[i].why);
    }
    c->worth = worth < 0 ? 0 : worth > 1000 ? 1000 : worth;
    c->worth_why = why.n > 0 ? cc_buf_take(&why, NULL) : NULL;
    cc_buf_clear(&why);
}

static char *
section_of(const struct cc_article *a, size_t block)
{
    uint32_t s = block < a->n_blocks ? a->blocks[block].section : 0;

    if (s == 0 || s > a->n_blocks)
        return NULL;
    return cc_mem_strndup(
        a->text + a->blocks[s - 1].span.start, a->blocks[s - 1].span.end - a->blocks[s - 1].span.start);
}

void
cc_claim_make(struct cc_ctx *x, const struct cc_fact *f, const struct cc_how *how, struct cc_span sentence)
{
    struct cc_claim *c;
    char *text, *place;
    struct cc_seen *s;
    uint32_t hash;

    if (x->status != CC_OK)
        return;
    if (x->out->n >= CC_CLAIMS_MAX) {
        x->status = cc_error_set(x->error, CC_LIMIT, "more than %zu claims", (size_t)CC_CLAIMS_MAX);
        return;
    }
    text = as_sentence(f->text);
    /* the same words twice from the same place say nothing new */
    for (size_t i = x->out->n; i-- > 0 && x->out->n - i <= 24;) {
        const struct cc_claim *before = &x->out->v[i];

        if (before->block == how->block && before->n_spans > 0 &&
            before->spans[before->n_spans - 1].end >= sentence.start && sentence.end > 0 &&
            before->spans[0].start <= sentence.end && strcmp(before->text, text) == 0) {
            free(text);
            return;
        }
    }
    c = cc_claims_push(x->out);
    c->text = text;
    add_span(x->article, c, sentence);
    for (uint32_t i = 0; i < how->n_pieces; i++)
        add_span(x->article, c, how->pieces[i]);
    place = quote_of(x->article, c);
    add_span(x->article, c, f->extra);
    add_lines(x->article, c);
    c->quote = f->extra.end > f->extra.start ? quote_of(x->article, c) : place;
    c->section = section_of(x->article, how->block);
    c->subject = cc_mem_strdup(f->subject != NULL && f->subject[0] != '\0' ? f->subject : NULL);
    c->relation = cc_mem_strdup(f->relation != NULL && f->relation[0] != '\0' ? f->relation : NULL);
    c->object = cc_mem_strdup(f->object != NULL && f->object[0] != '\0' ? f->object : NULL);
    c->direction = f->direction;
    c->kind = f->kind;
    c->hedged = f->hedged;
    c->negated = f->negated;
    c->testimonial = how->testimonial;
    c->rule = cc_mem_strdup(f->rule);
    c->block = how->block;
    set_worth(c, f);
    c->id = make_id(x, c, f, place);
    if (place != c->quote)
        free(place);
    hash = normal_hash(x, c);
    s = seen_find(x, hash);
    if (s->hash == 0) {
        s->hash = hash ? hash : 1;
        s->claim = x->out->n - 1;
        x->n_seen++;
    } else if (s->claim < x->out->n - 1 && x->out->v[s->claim].id != NULL) {
        c->same_as = cc_mem_strdup(x->out->v[s->claim].id);
    }
    cc_explain(x, c->spans[0], c->rule, c->id, c->text);
}
