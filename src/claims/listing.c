/* listing.c: titles, headings and lead-ins that count up things and say something of each (listing.h). Reads them; what
 * is made of an item is listing_item.c's. */
#include "claims/listing.h"

#include <ctype.h>
#include <string.h>

#include "claims/inflect.h"
#include "vocab/tables.h"

#define HEADING_BYTES 240  /* a longer one is no heading */
#define NOUN_AT 24         /* the thing counted up stands among its first words */

static const struct cc_token *
token(const struct cc_text *t, uint32_t i)
{
    return &t->tokens[i];
}

/* The kind that listings.tsv gives the one or two words at i; *n is their number. */
static enum cc_listing_kind
kind_at(const struct cc_text *t, uint32_t i, uint32_t *n)
{
    static const struct {
        const char *name;
        enum cc_listing_kind kind;
    } kinds[] = {{"actors", CC_LISTING_ACTORS}, {"deeds", CC_LISTING_DEEDS}, {"signs", CC_LISTING_SIGNS},
        {"reasons", CC_LISTING_REASONS}};
    const struct cc_token *k = token(t, i);
    uint32_t row = CC_VOCAB_NONE;
    char two[48];

    *n = 1;
    if (!cc_vocab_begins(&cc_vocab_listings, cc_vocab_hash(k->lower, k->lower_len)))
        return CC_LISTING_NONE;
    if (i + 1 < t->n_tokens && (size_t)k->lower_len + token(t, i + 1)->lower_len + 2 < sizeof two) {
        const struct cc_token *next = token(t, i + 1);

        memcpy(two, k->lower, k->lower_len);
        two[k->lower_len] = ' ';
        memcpy(two + k->lower_len + 1, next->lower, next->lower_len);
        row = cc_vocab_find(&cc_vocab_listings, two, k->lower_len + 1 + next->lower_len);
        *n = row != CC_VOCAB_NONE ? 2 : 1;
    }
    if (row == CC_VOCAB_NONE)
        row = cc_vocab_find(&cc_vocab_listings, k->lower, k->lower_len);
    for (size_t j = 0; row != CC_VOCAB_NONE && j < sizeof kinds / sizeof *kinds; j++) {
        if (strcmp(kinds[j].name, cc_vocab_field(&cc_vocab_listings, row, CC_VOCAB_LISTINGS_LISTING)) == 0)
            return kinds[j].kind;
    }
    return CC_LISTING_NONE;
}

/* The block's text as it would stand inside a sentence: a headline's capitals are lowered. Read into x->inner. */
static void
read_plain(struct cc_ctx *x, size_t block, bool lead)
{
    const char *text = cc_block_text(x, block);
    char room[HEADING_BYTES];
    struct cc_buf b = cc_buf_on(room, sizeof room);
    const struct cc_sentence *s;
    bool caps = true;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (x->inner.n_sentences == 0)
        return;
    s = &x->inner.sentences[x->inner.n_sentences - 1];
    for (const char *p = text; *p != '\0'; p++)
        caps = caps && !islower((unsigned char)*p);
    for (uint32_t i = lead ? s->first : 0; i < x->inner.n_tokens; i++) {
        const struct cc_token *k = token(&x->inner, i);

        if (k->flags & (CC_TOK_EMOJI | CC_TOK_BULLET))
            continue;
        if (caps &&
            ((k->lower_len != 3 && (k->flags & CC_TOK_KNOWN)) ||
                cc_vocab_find(&cc_vocab_stopwords, k->lower, k->lower_len) != CC_VOCAB_NONE)) {
            cc_buf_adds(&b, b.n > 0 && (k->flags & CC_TOK_SPACE) ? " " : "");
            cc_buf_add(&b, k->lower, k->lower_len);
        } else if (b.n > 0 && !(k->flags & CC_TOK_SPACE)) {
            cc_words_add(&b, &x->inner, i, i + 1, CC_WORDS_TITLE | CC_WORDS_BRACKETS);
        } else {
            cc_words_append(&b, &x->inner, i, i + 1, CC_WORDS_TITLE | CC_WORDS_BRACKETS);
        }
    }
    text = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
    cc_buf_clear(&b);
    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
}

/* Could the heading count up something? Most have none of the words that all that follows begins with: a word of
 * listings.tsv, or one that read_content and read_nameless start from. Such a heading need not be read as it would
 * stand inside a sentence. */
static bool
may_count(struct cc_ctx *x, size_t block)
{
    const char *text = cc_block_text(x, block);
    const struct cc_text *t = &x->inner;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        const struct cc_token *k = token(t, i);

        if (cc_vocab_begins(&cc_vocab_listings, cc_vocab_hash(k->lower, k->lower_len)) ||
            cc_token_in(k, "how what to per"))
            return true;
    }
    return false;
}

/* Where the statement that begins at token i ends: at a mark, or where the next thing is counted up. */
static uint32_t
statement_end(const struct cc_text *t, uint32_t i)
{
    uint32_t n;

    for (; i < t->n_tokens; i++) {
        const struct cc_token *k = token(t, i), *next = i + 1 < t->n_tokens ? k + 1 : NULL;

        if (k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH || k->tag == CC_TAG_STOP ||
            (k->flags & (CC_TOK_BRACKET_OPEN | CC_TOK_EMOJI)) ||
            (cc_tag_is_punct(k->tag) && k->tag != CC_TAG_COMMA && k->tag != CC_TAG_QUOTE))
            return i;
        if (next == NULL)
            continue;
        if (k->tag == CC_TAG_COMMA &&
            (cc_tag_is_verb(next->tag) || cc_token_in(next, "according backed and so say which try such like")))
            return i;
        if (cc_token_is(k, "and") &&
            (next->tag == CC_TAG_CD || (next->flags & CC_TOK_NUMBER) || cc_token_in(next, "how what why") ||
                kind_at(t, i + 1, &n) != CC_LISTING_NONE))
            return i;
    }
    return i;
}

static bool
is_wanted(enum cc_noun class)
{
    return class != CC_NOUN_NONE && class != CC_NOUN_FOOD && class != CC_NOUN_AGENT && class != CC_NOUN_PEOPLE &&
        class != CC_NOUN_BEHAVIOUR;
}

/* Does something of health stand in [a, e) that a thing may act on? */
static bool
names_health(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        if (is_wanted(cc_noun_ending(t, a, i + 1)) || cc_token_in(token(t, i), "it them health your"))
            return true;
    }
    return false;
}

/* Words [a, e) with "it" and "them" put in the article's topic. False when there is none to put in. */
static bool
add_words(struct cc_ctx *x, uint32_t a, uint32_t e, struct cc_buf *b)
{
    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *k = token(&x->inner, i);

        if (cc_token_in(k, "this these those such") ||
            (cc_token_is(k, "in") && i + 2 == e && (token(&x->inner, i + 1)->flags & CC_TOK_NUMBER)))
            return cc_token_is(k, "in"); /* "in 2026" says nothing */
        if (cc_token_in(k, "it them they") && !(i > a && cc_token_in(token(&x->inner, i - 1), "make makes"))) {
            const char *it = x->stated[0] != '\0' ? x->stated : x->topic;

            if (it == NULL)
                return false;
            cc_buf_addf(b, "%s%s", b->n > 0 ? " " : "", it);
        } else {
            cc_words_append(b, &x->inner, i, i + 1, CC_WORDS_BRACKETS);
        }
    }
    return true;
}

static const char *
take(struct cc_ctx *x, struct cc_buf *b)
{
    const char *s = cc_arena_strndup(&x->arena, b->n ? b->v : "", b->n);

    cc_buf_clear(b);
    return s;
}

/* The predicate [a, e) of the things counted up, its verb in any form: "can really lower X" -> "lowers X". False when
 * it does nothing to anything; any: whatever its verb means. */
static bool
read_predicate(struct cc_ctx *x, uint32_t a, uint32_t e, bool any, struct cc_listing *l)
{
    const struct cc_text *t = &x->inner;
    struct cc_buf b = {0};
    bool mechanism, not = false;
    uint32_t len, modal = CC_NO_INDEX;
    enum cc_effect f;

    for (; a < e &&
         (token(t, a)->tag == CC_TAG_MD || cc_tag_is_adverb(token(t, a)->tag) ||
             cc_token_in(token(t, a), "do does all both help helps not n't"));
         a++) {
        if (cc_token_in(token(t, a), "help helps") && a + 1 < e && !cc_tag_is_verb(token(t, a + 1)->tag))
            break; /* "that help with cramps" */
        if (token(t, a)->tag == CC_TAG_MD)
            modal = a;
        l->hedged = l->hedged || cc_judge_hedged(t, a, a + 1);
        not = not || cc_token_in(token(t, a), "not n't");
    }
    if (a + 1 >= e || !(cc_tag_is_verb(token(t, a)->tag) || (token(t, a)->can & CC_CAN_VERB)))
        return false;
    f = cc_effect_of(t, a, e, &len, &mechanism);
    if (cc_token_lemma_in(token(t, a), "use include take choose store apply maximize maximise optimize optimise eat buy try consider get add") ||
        cc_token_in(token(t, e - 1), "results benefits potential effectiveness"))
        return false; /* "How to use X", "Tips to get the most from X": nothing that the items bring about */
    if (cc_token_lemma_is(token(t, a), "be")
            ? !cc_token_in(token(t, a + 1), "good bad great rich high low best worst harmful linked")
            : !any && f == CC_EFFECT_NONE &&
                !cc_token_lemma_in(token(t, a), "help make keep bring get drain ruin wreck steal put"))
        return false;
    if ((token(t, a)->tag == CC_TAG_VBN || token(t, a)->tag == CC_TAG_VBD) && f != CC_EFFECT_NONE &&
        cc_token_in(token(t, a + 1), "to with"))
        cc_buf_adds(&b, "is "); /* "foods linked to X" */
    if (!names_health(t, a + 1, e) && f != CC_EFFECT_EASES && f != CC_EFFECT_HARMS && f != CC_EFFECT_HELPS) {
        cc_buf_clear(&b);
        return false;
    }
    if (modal != CC_NO_INDEX)
        cc_buf_addf(&b, "%.*s%s %.*s", (int)token(t, modal)->lower_len, token(t, modal)->lower, not ? " not" : "",
            (int)token(t, a)->lemma_len, token(t, a)->lemma);
    else if (b.n > 0)
        cc_words_append(&b, t, a, a + 1, 0);
    else if (not)
        cc_buf_addf(&b, "does not %.*s", (int)token(t, a)->lemma_len, token(t, a)->lemma);
    else
        cc_inflect_present(&b, token(t, a)->lemma, token(t, a)->lemma_len, false);
    if (e == a + 2 && cc_token_in(token(t, a + 1), "off out up")) {
        cc_buf_clear(&b);
        return false; /* "Habits that pay off" says nothing of what they do */
    }
    if (e == a + 2 && cc_token_in(token(t, a + 1), "it this") && x->ill[0] != '\0') {
        cc_buf_addf(&b, " %s", x->ill); /* "What doesn't cause it" */
    } else if (!add_words(x, a + 1, e, &b)) {
        cc_buf_clear(&b);
        return false;
    }
    if (cc_token_in(token(t, e - 1), "risk chances") && x->ill[0] != '\0')
        cc_buf_addf(&b, " of %s", x->ill); /* "What increases the risk?" of what the page is about */
    l->says = take(x, &b);
    return true;
}

/* What a thing "for X" is for: "helps with X", "supports X". */
static bool
read_purpose(struct cc_ctx *x, uint32_t a, uint32_t e, struct cc_listing *l)
{
    struct cc_buf b = {0};
    enum cc_noun class = CC_NOUN_NONE;

    for (uint32_t i = e; i > a && class == CC_NOUN_NONE; i--)
        class = cc_noun_ending(&x->inner, a, i);
    if (!is_wanted(class) || cc_token_in(token(&x->inner, e - 1), "results benefits potential"))
        return false;
    cc_buf_adds(&b, class == CC_NOUN_SYMPTOM || class == CC_NOUN_DISEASE || class == CC_NOUN_BAD ||
        cc_token_in(token(&x->inner, a), "dry sore itchy tired weak swollen painful stiff bad poor low high slow") ? "helps with" : "supports");
    if (!add_words(x, a, e, &b)) {
        cc_buf_clear(&b);
        return false;
    }
    l->says = take(x, &b);
    return true;
}

/* "Foods to avoid with gout", "… to limit during pregnancy": advice on each, for whom or when. */
static bool
read_shunned(struct cc_ctx *x, uint32_t a, uint32_t e, struct cc_listing *l)
{
    const struct cc_text *t = &x->inner;
    struct cc_buf b = {0}, rest = {0};
    bool people = a + 2 < e && cc_token_in(token(t, a + 1), "with for") && cc_token_is(token(t, a + 1), "with");

    if (!add_words(x, people ? a + 2 : a + 1, e, &rest)) {
        cc_buf_clear(&rest);
        return false;
    }
    if (people)
        cc_buf_addf(&b, "people with %s should %.*s", rest.v, (int)token(t, a)->lemma_len, token(t, a)->lemma);
    else
        cc_buf_add(&b, token(t, a)->lemma, token(t, a)->lemma_len);
    l->kind = CC_LISTING_SHUNNED;
    l->says = take(x, &b);
    l->when = people ? "" : take(x, &rest);
    cc_buf_clear(&rest);
    return true;
}

/* "(that) your X is too high": a statement of the reader's. */
static bool
read_statement(struct cc_ctx *x, uint32_t a, uint32_t e, struct cc_listing *l)
{
    const struct cc_text *t = &x->inner;
    struct cc_buf b = {0};
    bool verb = false;

    if (a < e && cc_token_in(token(t, a), "that why"))
        a++;
    if (a >= e || !cc_token_in(token(t, a), "you your the it it's a an we our"))
        return false;
    for (uint32_t i = a + 1; i < e; i++)
        verb = verb || cc_tag_is_finite(token(t, i)->tag) || token(t, i)->tag == CC_TAG_MD;
    if (!verb || e - a < 3 || !add_words(x, a, e, &b)) {
        cc_buf_clear(&b);
        return false;
    }
    l->says = take(x, &b);
    return true;
}

/* "Five things to put on your plate", "Foods to eat for better sleep": what the reader does with them. Of the things it
 * says at most what they are for. */
static bool
readers_deed(const struct cc_token *verb)
{
    return cc_token_in(verb,
        "put keep know ask do buy have look watch see expect remember discuss tell bring order stock enjoy pack read eat drink try "
        "take add use include choose consider order cook");
}

/* What is said of the thing counted up at token i, whose name ends before j. */
static bool
read_relation(struct cc_ctx *x, uint32_t j, bool lead, struct cc_listing *l)
{
    const struct cc_text *t = &x->inner;
    uint32_t e = statement_end(t, j), last = t->n_tokens - 1;

    if (j >= e)
        return false;
    if (l->kind == CC_LISTING_SIGNS || l->kind == CC_LISTING_REASONS)
        return read_statement(x, j, e, l);
    if (l->kind == CC_LISTING_DEEDS && cc_token_is(token(t, j), "you") && j + 2 < e &&
        cc_token_in(token(t, j + 1), "can"))
        j += 2 + (cc_token_in(token(t, j + 2), "do try"));
    if (j < e && cc_tag_is_verb(token(t, j)->tag) &&
        cc_token_in(token(t, j), "known proven shown said thought believed") && cc_token_is(token(t, j + 1), "to"))
        j++;
    if (j + 1 < e && cc_token_in(token(t, j), "that which"))
        return read_predicate(x, j + 1, e, false, l);
    if (j + 1 < e && token(t, j)->tag == CC_TAG_TO && cc_token_in(token(t, j + 1), "avoid limit skip"))
        return read_shunned(x, j + 1, e, l);
    if (j + 1 < e && token(t, j)->tag == CC_TAG_TO && readers_deed(token(t, j + 1))) {
        for (uint32_t i = j + 2; i + 1 < e; i++) {
            if (cc_token_is(token(t, i), "for"))
                return read_purpose(x, i + 1, e, l);
        }
        return false;
    }
    if (j + 1 < e && token(t, j)->tag == CC_TAG_TO)
        return read_predicate(x, j + 1, e, false, l);
    if (j + 1 < e && cc_token_is(token(t, j), "for"))
        return read_purpose(x, j + 1, e, l);
    if (token(t, j)->tag == CC_TAG_VBG ||
        ((token(t, j)->tag == CC_TAG_VBN || token(t, j)->tag == CC_TAG_VBD) && cc_token_in(token(t, j), "linked tied")))
        return read_predicate(x, j, e, false, l);
    while (last > j && cc_tag_is_punct(token(t, last)->tag))
        last--;
    if (cc_token_in(token(t, last), "which that who by with to and or as of in include are"))
        return false; /* the items finish it */
    for (uint32_t i = 0; i + 1 < j; i++) {
        if (cc_tag_is_noun(token(t, i)->tag) || cc_tag_is_verb(token(t, i)->tag))
            return false; /* "Including zinc supplements supports X:" */
    }
    if (lead && (cc_tag_is_finite(token(t, j)->tag) || token(t, j)->tag == CC_TAG_MD || token(t, j)->tag == CC_TAG_RB))
        return read_predicate(x, j, e, false, l);
    return false;
}

/* "Iron content per 100 g", "Fibre per serving": how much of it each thing has. */
static bool
read_content(struct cc_ctx *x, struct cc_listing *l)
{
    const struct cc_text *t = &x->inner;
    uint32_t per = 1, e, noun;
    struct cc_buf b = {0}, when = {0};

    while (per < t->n_tokens && per < 6 && !cc_token_in(token(t, per), "per"))
        per++;
    if (per + 1 >= t->n_tokens || !cc_token_is(token(t, per), "per") || cc_is_time_noun(token(t, t->n_tokens - 1)))
        return false;
    for (noun = per; noun > 0 &&
         (cc_token_in(token(t, noun - 1), "content in mg g mcg amount") || cc_tag_is_punct(token(t, noun - 1)->tag));
         noun--)
        ;
    e = per + 1;
    while (e < t->n_tokens && e < per + 4 && !cc_tag_is_punct(token(t, e)->tag))
        e++;
    if (noun == 0 || e < t->n_tokens || !cc_is_substance(t, 0, noun))
        return false;
    cc_words_add(&b, t, 0, noun, 0);
    cc_words_add(&when, t, per, e, 0);
    l->kind = CC_LISTING_CONTENT;
    l->noun = "things";
    l->says = take(x, &b);
    l->when = take(x, &when);
    return true;
}

/* "What lowers X", "How to calm X", "To calm X, try": no thing is counted up, only what it does. */
static bool
read_nameless(struct cc_ctx *x, bool lead, struct cc_listing *l)
{
    const struct cc_text *t = &x->inner;
    uint32_t i = 0;

    if (t->n_tokens < 3)
        return false;
    l->noun = "things";
    l->kind = CC_LISTING_DEEDS;
    if (cc_token_is(token(t, 0), "how") && token(t, 1)->tag == CC_TAG_TO)
        return read_predicate(x, 2, statement_end(t, 2), false, l);
    if (token(t, 0)->tag == CC_TAG_TO)
        return read_predicate(x, 1, statement_end(t, 1), true, l);
    l->kind = CC_LISTING_ACTORS;
    if (cc_token_is(token(t, 0), "what") &&
        (token(t, 1)->tag == CC_TAG_VBZ || token(t, 1)->tag == CC_TAG_MD || (token(t, 1)->can & CC_CAN_VBZ)))
        return read_predicate(x, 1, statement_end(t, 1), false, l);
    while (lead && i < 3 && cc_token_in(token(t, i), "all of the"))
        i++;
    if (lead && cc_token_in(token(t, i), "these following") && i + 2 < t->n_tokens &&
        (cc_tag_is_finite(token(t, i + 1)->tag) || token(t, i + 1)->tag == CC_TAG_MD))
        return read_predicate(x, i + 1, statement_end(t, i + 1), false, l);
    return false;
}

/* "Zinc is one of the minerals that support X:": the list is of X, or of Zinc. */
static bool
is_said_of(const struct cc_text *t, uint32_t noun)
{
    bool subject = false;

    for (uint32_t i = 0; i < noun; i++) {
        if (subject && cc_tag_is_finite(token(t, i)->tag))
            return true;
        subject = subject || cc_tag_is_noun(token(t, i)->tag);
    }
    return false;
}

uint32_t
cc_listing_read(struct cc_ctx *x, size_t block, bool lead, struct cc_listing out[CC_LISTINGS_MAX])
{
    const struct cc_block *b = &x->article->blocks[block];
    const struct cc_text *t = &x->inner;
    uint32_t n = 0, words;

    if (b->span.end - b->span.start > (lead ? 4 * HEADING_BYTES : HEADING_BYTES))
        return 0;
    if (!lead && !may_count(x, block))
        return 0;
    read_plain(x, block, lead);
    for (uint32_t i = 0; i < t->n_tokens && i < NOUN_AT && n < CC_LISTINGS_MAX; i++) {
        struct cc_listing l = {.kind = kind_at(t, i, &words), .block = block};

        if (l.kind == CC_LISTING_NONE || (lead && is_said_of(t, i)))
            continue;
        for (uint32_t k = i; k-- > 0 && i - k <= 4;) {
            if (token(t, k)->flags & CC_TOK_NUMBER || token(t, k)->tag == CC_TAG_CD) {
                l.count = (uint32_t)strtoul(t->text + token(t, k)->span.start, NULL, 10);
                break;
            }
        }
        l.noun = cc_arena_strndup(&x->arena, token(t, i)->lower, token(t, i)->lower_len);
        if (read_relation(x, i + words, lead, &l))
            out[n++] = l;
    }
    if (n == 0) {
        out[0] = (struct cc_listing){.block = block};
        n = read_content(x, &out[0]) || read_nameless(x, lead, &out[0]);
    }
    return n;
}

/* What a title's statement is about, for "it" in other titles: "your blood sugar is low" -> "blood sugar". */
static void
note_stated(struct cc_ctx *x, const char *says)
{
    const char *s = strncmp(says, "your ", 5) == 0 ? says + 5 : strncmp(says, "the ", 4) == 0 ? says + 4 : NULL;
    const char *verb = s != NULL ? strstr(s, " is ") : NULL;

    if (s != NULL && verb == NULL)
        verb = strstr(s, " are ");
    if (verb != NULL && (size_t)(verb - s) < sizeof x->stated) {
        memcpy(x->stated, s, (size_t)(verb - s));
        x->stated[verb - s] = '\0';
    }
}

bool
cc_listing_counts(struct cc_ctx *x, size_t heading)
{
    const struct cc_block *b = &x->article->blocks[heading];
    struct cc_listing v[CC_LISTINGS_MAX];

    if (cc_listing_read(x, heading, false, v) == 0)
        return false;
    if (v[0].kind != CC_LISTING_CONTENT && strncmp(v[0].says, "is ", 3) == 0)
        return true; /* "Habits linked to X" */
    if ((v[0].kind != CC_LISTING_SIGNS && v[0].kind != CC_LISTING_REASONS))
        return false;
    if (b->kind == CC_BLOCK_TITLE || b->level <= 1)
        note_stated(x, v[0].says);
    return true;
}

/* The thing that a heading counts up and says nothing of: "The 9 signs", "Foods". */
static const char *
bare_noun(struct cc_ctx *x, size_t block)
{
    uint32_t words;

    if (x->article->blocks[block].span.end - x->article->blocks[block].span.start > 60)
        return NULL;
    if (!may_count(x, block))
        return NULL;
    read_plain(x, block, false);
    for (uint32_t i = 0; i < x->inner.n_tokens && i < 6; i++) {
        if (kind_at(&x->inner, i, &words) != CC_LISTING_NONE)
            return cc_arena_strndup(&x->arena, token(&x->inner, i)->lower, token(&x->inner, i)->lower_len);
    }
    return NULL;
}

/* Does the lead-in speak of something of its own: "Zinc supports:", "You will need:"? Not "These include:",
 * "Avoid:". */
static bool
leads_elsewhere(const struct cc_text *t)
{
    uint32_t n;

    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (cc_tag_is_finite(token(t, i)->tag) || token(t, i)->tag == CC_TAG_MD)
            return i > 0;
        if (cc_tag_is_noun(token(t, i)->tag) &&
            (kind_at(t, i, &n) != CC_LISTING_NONE ||
                cc_token_in(token(t, i), "ones examples culprits options choices")))
            return false;
        if (cc_token_in(token(t, i), "these those they some"))
            return false;
    }
    return false;
}

struct cc_listing
cc_listing_of(struct cc_ctx *x, size_t lead, uint32_t section)
{
    const struct cc_article *a = x->article;
    struct cc_listing v[CC_LISTINGS_MAX] = {0};
    const char *noun = NULL;
    bool top = section == 0 || a->blocks[section - 1].level <= 1;
    uint32_t n;

    if (lead != SIZE_MAX && lead + 1 != section) {
        if (cc_listing_read(x, lead, true, v) > 0)
            return v[0];
        if (top || leads_elsewhere(&x->inner))
            return (struct cc_listing){0}; /* it lists something of its own */
    }
    if (section > 0 && cc_listing_read(x, section - 1, false, v) > 0)
        return v[0];
    if (section > 0 && (noun = bare_noun(x, section - 1)) == NULL)
        return (struct cc_listing){0};
    for (size_t i = 0; i < a->n_blocks && i < 4; i++) {
        if (a->blocks[i].kind != CC_BLOCK_TITLE && !(a->blocks[i].kind == CC_BLOCK_HEADING && a->blocks[i].level <= 1))
            continue;
        n = cc_listing_read(x, i, false, v);
        for (uint32_t k = 0; k < n; k++) {
            if (noun == NULL || strcmp(noun, v[k].noun) == 0)
                return v[k];
        }
    }
    return (struct cc_listing){0};
}
