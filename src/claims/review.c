/* review.c: see review.h. Testimonials are known by where they stand (below "What our customers say"), by stars before
 * them, or by being a quotation in the first person; what makes claims of their sentences is in tell.c. */
#include "claims/review.h"

#include <ctype.h>
#include <string.h>

#include "claims/block.h"
#include "vocab/tables.h"

#define WORDS_MIN 3         /* shorter lines below such a heading are names and dates */
#define NAME_BYTES 60       /* "— Linda M., verified buyer" is no longer than this */
#define LINE_BYTES 600

static bool
has_phrase(const char *s, size_t n, const char *class)
{
    char text[LINE_BYTES];

    if (n >= sizeof text)
        n = sizeof text - 1;
    for (size_t i = 0; i < n; i++)
        text[i] = (char)tolower((unsigned char)s[i]);
    text[n] = '\0';
    for (uint32_t i = 0; i < cc_vocab_reviews.n_rows; i++) {
        if (strcmp(cc_vocab_field(&cc_vocab_reviews, i, CC_VOCAB_REVIEWS_CLASS), class) == 0 &&
            strstr(text, cc_vocab_field(&cc_vocab_reviews, i, CC_VOCAB_REVIEWS_PHRASE)) != NULL)
            return true;
    }
    return false;
}

void
cc_review_heading(struct cc_ctx *x, size_t heading)
{
    const struct cc_block *b = &x->article->blocks[heading];
    const char *s = x->article->text + b->span.start;
    size_t n = b->span.end - b->span.start;

    if (!x->sells || b->kind != CC_BLOCK_HEADING)
        return;
    if (memchr(s, '?', n) != NULL)
        x->reviews = 0;
    else if (n < 80 && ((n == 7 && strncasecmp(s, "reviews", 7) == 0) || has_phrase(s, n, "heading")) &&
        !has_phrase(s, n, "other"))
        x->reviews = (uint32_t)heading + 1;
}

/* Does the block stand below the heading of section? */
static bool
stands_below(const struct cc_article *a, const struct cc_block *b, uint32_t section)
{
    uint32_t up = b->section;

    for (int i = 0; i < 8 && up > 0 && up <= a->n_blocks && up != section; i++)
        up = a->blocks[up - 1].section;
    return section > 0 && up == section;
}

/* Bytes of a row of stars at the start of s; 0 = none. */
static size_t
stars(const char *s, size_t n)
{
    static const char *const marks[] = {"\u2605", "\u2606", "\u2b50", "\ufe0f", " "};
    size_t i = 0, found = 0;
    bool any = true;

    while (any) {
        any = false;
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            size_t m = strlen(marks[k]);

            if (n - i >= m && memcmp(s + i, marks[k], m) == 0) {
                i += m;
                found += k < 3;
                any = true;
            }
        }
    }
    return found > 0 ? i : 0;
}

static size_t
opening_quote(const char *s, size_t n)
{
    static const char *const marks[] = {"\"", "\u201c", "\u2018", "\u00ab", "\u201e"};

    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        if (n > strlen(marks[k]) && memcmp(s, marks[k], strlen(marks[k])) == 0)
            return strlen(marks[k]);
    }
    return 0;
}

/* Where the closing quotation mark of the text stands, the last one; n when there is none. */
static size_t
closing_quote(const char *s, size_t n)
{
    static const char *const marks[] = {"\"", "\u201d", "\u00bb", "\u201c"};

    for (size_t i = n; i-- > 0;) {
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            if (n - i >= strlen(marks[k]) && memcmp(s + i, marks[k], strlen(marks[k])) == 0)
                return i;
        }
    }
    return n;
}

/* Where "— Darlene, 54, Tulsa" begins at the end of s; n when there is none. */
static size_t
name_start(const char *s, size_t n)
{
    static const char *const marks[] = {" \u2014 ", " \u2013 ", " - ", " ~ ", "\u2014", "\u2013"};

    for (size_t i = n; i-- > 0 && n - i < NAME_BYTES;) {
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            size_t m = strlen(marks[k]);

            if (n - i > m && memcmp(s + i, marks[k], m) == 0 && isupper((unsigned char)s[i + m]) && i > 0 &&
                (strchr(".!?\" )", s[i - 1]) != NULL || (unsigned char)s[i - 1] >= 0x80))
                return i;
        }
    }
    return n;
}

struct cc_span
cc_review_words(const struct cc_ctx *x, size_t block)
{
    struct cc_span r = x->article->blocks[block].span;
    const char *s = x->article->text;
    size_t quote;

    r.start += stars(s + r.start, r.end - r.start);
    r.end = r.start + name_start(s + r.start, r.end - r.start);
    while (r.end > r.start && s[r.end - 1] == ' ')
        r.end--;
    quote = opening_quote(s + r.start, r.end - r.start);
    if (quote > 0) {
        r.start += quote;
        r.end = r.start + closing_quote(s + r.start, r.end - r.start);
    }
    return r;
}

static bool
first_person(const char *s, size_t n)
{
    static const char *const words[] = {" my ", " I ", "I'", "I\u2019", "My ", " me ", " me.", "I ", " mine"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *p = memmem(s, n, words[i], strlen(words[i]));

        if (p != NULL && (words[i][0] == ' ' || p == s || strchr(" \"", p[-1]) != NULL || (unsigned char)p[-1] >= 0x80))
            return true;
    }
    return false;
}

/* Is one of the two blocks before it a row of stars? */
static bool
below_stars(const struct cc_article *a, size_t block)
{
    for (size_t i = block; i-- > 0 && block - i <= 2;) {
        size_t n = a->blocks[i].span.end - a->blocks[i].span.start;

        if (n > 0 && stars(a->text + a->blocks[i].span.start, n) == n)
            return true;
    }
    return false;
}

/* "Reviewed in the United States on March 3", "Verified Purchase": no words of the customer's. */
static bool
is_dateline(const char *s, size_t n)
{
    static const char *const starts[] = {
        "Reviewed in", "Reviewed on", "Verified ", "Posted ", "Color:", "Size:", "Flavor:"};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (n >= strlen(starts[i]) && strncasecmp(s, starts[i], strlen(starts[i])) == 0)
            return true;
    }
    return false;
}

bool
cc_review_dateline(const struct cc_ctx *x, size_t block)
{
    const struct cc_block *b = &x->article->blocks[block];

    return x->reviews > 0 && b->span.end - b->span.start < 2 * NAME_BYTES && stands_below(x->article, b, x->reviews) &&
        is_dateline(x->article->text + b->span.start, b->span.end - b->span.start);
}

bool
cc_review_is(const struct cc_ctx *x, size_t block)
{
    const struct cc_block *b = &x->article->blocks[block];
    const char *s = x->article->text + b->span.start;
    size_t n = b->span.end - b->span.start, star, words = 1;

    if (!x->sells || b->table > 0 || b->role != CC_ROLE_CONTENT)
        return false;
    if (b->kind == CC_BLOCK_QUOTE)
        return b->label != NULL || first_person(s, n);
    if (b->kind != CC_BLOCK_PARAGRAPH && b->kind != CC_BLOCK_LIST_ITEM && b->kind != CC_BLOCK_HEADING)
        return false;
    for (size_t i = 0; i < n; i++)
        words += s[i] == ' ';
    star = stars(s, n);
    if (words < WORDS_MIN || n <= star)
        return false;
    if (opening_quote(s + star, n - star) > 0 && closing_quote(s + star, n - star) + NAME_BYTES >= n - star &&
        first_person(s, n) && closing_quote(s + star, n - star) > (n - star) / 2)
        return true;
    if (b->kind == CC_BLOCK_HEADING)
        return false;
    if (stands_below(x->article, b, x->reviews))
        return star > 0 || first_person(s, n) || opening_quote(s, n) > 0 || below_stars(x->article, block) ||
            (b->section != x->reviews && !is_dateline(s, n)); /* below the headline of one review */
    return star > 0 && words > WORDS_MIN && !isdigit((unsigned char)s[star]) && first_person(s + star, n - star);
}

void
cc_review_how(const struct cc_ctx *x, struct cc_how *how)
{
    (void)x;
    how->testimonial = how->product = true;
    how->rule = "testimonial";
}

bool
cc_review_before(const struct cc_text *t, const struct cc_sentence *s)
{
    for (uint32_t i = s->first; i < s->end; i++) {
        if (cc_token_in(&t->tokens[i], "but now"))
            return false; /* "I used to wake up at three, but now …": its clauses tell */
    }
    return has_phrase(t->text + s->span.start, s->span.end - s->span.start, "before");
}

void
cc_review_says(const struct cc_ctx *x, struct cc_buf *out)
{
    if (x->sells && x->n_products > 0)
        cc_buf_addf(out, "A user of %s reports: ", x->products[0]);
    else
        cc_buf_adds(out, "A user reports: ");
}

/* Is something told of the customer in it: a complaint, a part of the body, a quantity? */
static bool
tells_of_health(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        enum cc_noun class = cc_noun_ending(t, i, i + 1);

        if (class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE || class == CC_NOUN_QUANTITY ||
            class == CC_NOUN_STRUCTURE || class == CC_NOUN_STATE)
            return true;
        if ((t->tokens[i].flags & CC_TOK_NUMBER) && i + 1 < e &&
            cc_token_in(&t->tokens[i + 1], "lb lbs pounds kg kilos inches stone"))
            return true;
    }
    return false;
}

/* "felt nothing", "noticed zero difference", "didn't do anything for me": it had no effect. */
static bool
tells_of_none(const struct cc_text *t, uint32_t a, uint32_t e)
{
    bool none = false, what = false;

    for (uint32_t i = a; i < e; i++) {
        none = none || cc_token_in(&t->tokens[i], "no not n't nothing zero never none neither without");
        what = what ||
            cc_token_in(&t->tokens[i],
                "difference change effect effects improvement result results felt feel noticed notice noticeable work worked help helped") ||
            (cc_token_in(&t->tokens[i], "do did does done") && i + 1 < e &&
                cc_token_in(&t->tokens[i + 1], "anything nothing zero squat"));
    }
    return none && what;
}

/* Is the part of a testimonial that has no subject told as it stands: it begins with what was done or had ("Took it for
 * …", "Gave me …"), or has no verb at all? */
static bool
lacks_subject(const struct cc_text *t, uint32_t a, uint32_t e)
{
    const struct cc_token *k = &t->tokens[a];

    if ((k->tag == CC_TAG_VBD || k->tag == CC_TAG_VBN || (k->can & CC_CAN_VBD) || k->tag == CC_TAG_VBZ ||
            cc_token_in(k, "did do works helps honestly still")) &&
        !cc_tag_is_noun(k->tag))
        return true;
    for (uint32_t i = a; i < e; i++) {
        if (i > a + 1 && i + 1 < e && cc_token_in(&t->tokens[i], "after since until when") &&
            t->tokens[i + 1].tag == CC_TAG_PRP)
            return true; /* "Acne after ten days, gone a week after I quit" */
        if (cc_tag_is_finite(t->tokens[i].tag) && i > a + 1)
            return false;
    }
    return true;
}

bool
cc_review_tell_part(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t a, uint32_t e,
    const struct cc_how *how)
{
    struct cc_fact fact = {.rule = "testimonial", .kind = CC_KIND_PRODUCT, .health = 1};
    struct cc_buf b = {0};
    bool none = tells_of_none(t, a, e);

    while (e > a && cc_tag_is_punct(t->tokens[e - 1].tag))
        e--;
    if (e - a < 3 || e - a > 30 || (!none && !tells_of_health(t, a, e)) ||
        has_phrase(t->text + t->tokens[a].span.start, t->tokens[e - 1].span.end - t->tokens[a].span.start,
            none ? "parcel" : "before"))
        return false;
    cc_review_says(x, &b);
    cc_words_add(&b, t, a, e, CC_WORDS_BRACKETS);
    fact.text = b.v;
    fact.subject = x->n_products > 0 ? x->products[0] : "a user";
    fact.relation = "report";
    fact.negated = none;
    if (none)
        fact.direction = CC_DIR_NONE;
    else if (cc_token_in(&t->tokens[a], "no less fewer down goodbye bye zero gone reduced"))
        fact.direction = CC_DIR_DOWN;
    else if (cc_noun_ending(t, a, a + 1) == CC_NOUN_SYMPTOM || cc_noun_ending(t, a, a + 2) == CC_NOUN_SYMPTOM ||
        cc_noun_ending(t, a, a + 2) == CC_NOUN_DISEASE)
        fact.direction = CC_DIR_CAUSES; /* "Rash on my arms after a week" */
    else
        fact.direction = cc_judge_shift(t, (struct cc_range){a, e});
    cc_claim_make(x, &fact, how, t == &x->text ? s->span : (struct cc_span){0, 0});
    cc_buf_clear(&b);
    return true;
}

void
cc_review_tell(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t a = s->first, e = s->end;
    size_t told = x->out->n;

    if (s->ending == CC_SENTENCE_QUESTION)
        return;
    for (uint32_t i = a; i <= e; i++) { /* "Smells odd but my bald spot is shrinking": each side by itself */
        if (i < e && !(cc_token_is(&t->tokens[i], "but") && i > s->first))
            continue;
        if (i == e && a > s->first && a < e && x->out->n == told && !lacks_subject(t, a, e)) {
            struct cc_how h = *how;

            if (t == &x->text) { /* else it was told before, and h says where it stands */
                h.pieces[0] = s->span;
                h.n_pieces = 1;
            }
            cc_tell_text(x, t->text + t->tokens[a].span.start, t->tokens[e - 1].span.end - t->tokens[a].span.start, &h);
        } else if (i > a && lacks_subject(t, a, i)) {
            cc_review_tell_part(x, t, s, a, i, how);
        }
        a = i + 1;
    }
}
