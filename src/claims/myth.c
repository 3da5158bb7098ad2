/* myth.c: see myth.h. The words of verdicts stand in verdicts.tsv. */
#include "claims/myth.h"

#include <ctype.h>
#include <string.h>

#include "claims/block.h"
#include "claims/verdict.h"
#include "vocab/tables.h"

#define VERDICT_TOKENS 5
#define VERDICT_BYTES 48

static const struct cc_token *
token(const struct cc_text *t, uint32_t i)
{
    return &t->tokens[i];
}

static bool
is_mark(const struct cc_token *k)
{
    return cc_tag_is_punct(k->tag) ||
        (k->flags & (CC_TOK_BRACKET_OPEN | CC_TOK_BRACKET_CLOSE | CC_TOK_QUOTE_OPEN | CC_TOK_QUOTE_CLOSE)) != 0;
}

/* The verdict whose phrase begins at token i; *n is its number of tokens. */
static enum cc_verdict
verdict_at(const struct cc_text *t, uint32_t i, uint32_t e, uint32_t *n)
{
    char key[VERDICT_BYTES];
    size_t len = 0;
    enum cc_verdict found = CC_VERDICT_NONE;

    for (uint32_t j = i; j < e && j < i + VERDICT_TOKENS; j++) {
        const struct cc_token *k = token(t, j);
        size_t raw = k->span.end - k->span.start;
        uint32_t row;
        const char *says;

        if (len + raw + 2 > sizeof key)
            break;
        if (len > 0 && (k->flags & CC_TOK_SPACE))
            key[len++] = ' ';
        for (size_t c = 0; c < raw; c++)
            key[len++] = (char)tolower((unsigned char)t->text[k->span.start + c]);
        row = cc_vocab_find(&cc_vocab_verdicts, key, len);
        if (row == CC_VOCAB_NONE)
            continue;
        says = cc_vocab_field(&cc_vocab_verdicts, row, CC_VOCAB_VERDICTS_VERDICT);
        found = says[0] == 't' ? CC_VERDICT_TRUE : says[0] == 'f' ? CC_VERDICT_FALSE : CC_VERDICT_HALF;
        *n = j + 1 - i;
    }
    return found;
}

enum cc_verdict
cc_verdict_of(const struct cc_text *t, const struct cc_sentence *s, uint32_t *end)
{
    uint32_t i = s->first, n = 0;
    enum cc_verdict v = CC_VERDICT_NONE;

    while (i < s->end && is_mark(token(t, i)))
        i++;
    v = verdict_at(t, i, s->end, &n);
    if (i + 1 < s->end && (token(t, i)->flags & (CC_TOK_SYMBOL | CC_TOK_EMOJI | CC_TOK_BULLET))) {
        uint32_t words = 0;
        enum cc_verdict said = verdict_at(t, i + 1, s->end, &words); /* "⚠ Half true.", "❌ False!" */

        if (said != CC_VERDICT_NONE) {
            v = said;
            n = words;
            i++;
        }
    }
    i += n;
    while (v != CC_VERDICT_NONE && i < s->end && (token(t, i)->flags & (CC_TOK_SYMBOL | CC_TOK_EMOJI)))
        i++;
    if (v != CC_VERDICT_NONE && i < s->end &&
        (!is_mark(token(t, i)) || (cc_token_is(token(t, i - 1), "fact") && token(t, i)->tag == CC_TAG_COLON)))
        return CC_VERDICT_NONE; /* "True yoghurt is …"; "Fact: …" labels what is true instead */
    while (i < s->end && is_mark(token(t, i)))
        i++;
    *end = i;
    return v;
}

/* The statement without its "not"; NULL when its first verb is not denied. */
static const char *
affirmed(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t i = s->first;
    struct cc_buf b = {0};
    const char *out;

    while (i < s->end && !cc_token_is(token(t, i), "not") && token(t, i)->tag != CC_TAG_COMMA &&
        token(t, i)->tag != CC_TAG_IN)
        i++;
    if (i <= s->first || i >= s->end || !cc_token_is(token(t, i), "not") ||
        !(cc_tag_is_verb(token(t, i - 1)->tag) || cc_token_in(token(t, i - 1), "do does did")))
        return NULL;
    cc_words_add(&b, t, s->first, i - 1, 0);
    cc_buf_addc(&b, ' ');
    cc_buf_add(&b, token(t, i - 1)->lower, token(t, i - 1)->lower_len); /* "can" of "can't" */
    cc_words_append(&b, t, i + 1, s->end, 0);
    out = cc_arena_strndup(&x->arena, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

/* What no verb can deny: "The more, the better" is "not true"; "Rinse well" is not to be done. */
static void
deny_whole(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    const struct cc_token *first = token(t, s->first);
    struct cc_fact f = {.rule = how->rule,
        .kind = CC_KIND_EFFECT,
        .direction = CC_DIR_NONE,
        .negated = true,
        .relation = "be",
        .health = 1};
    bool order = first->tag == CC_TAG_VB && s->end - s->first > 1, verb = false;
    struct cc_buf b = {0};
    uint32_t e = s->end;

    for (uint32_t i = s->first; i < e; i++)
        verb = verb || cc_tag_is_finite(token(t, i)->tag);
    if (!order && !verb)
        return;
    while (e > s->first && is_mark(token(t, e - 1)))
        e--;
    cc_buf_adds(&b, order ? "do not " : "it is not true that ");
    if (order)
        cc_buf_add(&b, first->lower, first->lower_len);
    cc_words_append(&b, t, order ? s->first + 1 : s->first, e, s->title_case ? CC_WORDS_TITLE : 0);
    f.kind = order ? CC_KIND_RECOMMENDATION : CC_KIND_EFFECT;
    f.text = cc_arena_strndup(&x->arena, b.v, b.n);
    f.object = f.text;
    cc_buf_clear(&b);
    cc_claim_make(x, &f, how, (struct cc_span){0, 0});
}

void
cc_tell_judged(struct cc_ctx *x, const char *text, size_t n, enum cc_verdict verdict, const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_text *t;
    const char *said = NULL;
    size_t before = x->out->n;

    if (x->depth == CC_DEPTH_MAX)
        return;
    h.denied = verdict == CC_VERDICT_FALSE;
    h.hedged = h.hedged || verdict == CC_VERDICT_HALF;
    h.confirmed = verdict == CC_VERDICT_TRUE;
    if (verdict != CC_VERDICT_FALSE) {
        cc_tell_text(x, text, n, &h);
        return;
    }
    if (memmem(text, n, " = ", 3) != NULL) { /* "Gout = old age" */
        const char *at = memmem(text, n, " = ", 3);

        text = cc_arena_printf(
            &x->arena, "%.*s means %.*s", (int)(at - text), text, (int)(n - (size_t)(at - text) - 3), at + 3);
        n = strlen(text);
    }
    t = &x->made[x->depth++];
    cc_claims_read(t, text, (struct cc_span){0, n});
    if (t->n_sentences == 1 && t->sentences[0].ending != CC_SENTENCE_QUESTION) {
        bool because = false;

        for (uint32_t i = t->sentences[0].first; i < t->sentences[0].end; i++)
            because = because || cc_token_in(token(t, i), "because");
        said = because ? NULL : affirmed(x, t, &t->sentences[0]);
        if (because) { /* the reason is what is denied */
            deny_whole(x, t, &t->sentences[0], &h);
        } else if (said != NULL) {
            h.denied = false;
            h.confirmed = true;
            cc_tell_text(x, said, strlen(said), &h);
        } else {
            cc_tell_sentence(x, t, &t->sentences[0], &h);
            if (x->out->n == before)
                deny_whole(x, t, &t->sentences[0], &h);
        }
    } else {
        for (uint32_t i = 0; i < t->n_sentences; i++)
            cc_tell_sentence(x, t, &t->sentences[i], &h);
    }
    x->depth--;
}

/* "You don't.", "They do, and …", "It isn't – yet": an answer that takes the statement up again, after which nothing of
 * its predicate is said. *denies: with a "not". */
static bool
is_echo(const struct cc_text *t, const struct cc_sentence *s, bool *denies)
{
    uint32_t i = s->first + 1;

    if (s->end - s->first < 2 || token(t, s->first)->tag != CC_TAG_PRP ||
        !cc_token_in(token(t, i), "do does did is are can could will would should has have must may might"))
        return false;
    *denies = i + 1 < s->end && cc_token_is(token(t, i + 1), "not");
    i += 1 + *denies;
    return i == s->end || cc_tag_is_punct(token(t, i)->tag);
}

static bool
denies_itself(const char *text)
{
    return strcasestr(text, "n't ") != NULL || strcasestr(text, "n’t ") != NULL || strcasestr(text, " not ") != NULL ||
        strcasestr(text, "cannot ") != NULL || strcasestr(text, " never ") != NULL;
}

/* "Nothing does.", "Please don't.": what the quotation says is rejected. */
static bool
waves_off(const struct cc_text *t, const struct cc_sentence *s)
{
    uint32_t i = s->first, e = s->end;

    while (e > i && is_mark(token(t, e - 1)))
        e--;
    if (e - i == 2 && cc_token_in(token(t, i), "nothing nobody none"))
        return cc_token_in(token(t, i + 1), "does do is will can has did");
    if (i < e && cc_token_in(token(t, i), "please so well"))
        i++;
    return e - i == 2 && cc_token_is(token(t, i), "do") && cc_token_in(token(t, i + 1), "not n't");
}

/* Does the sentence stand in quotation marks, all of it? */
static bool
is_quoted(const struct cc_text *t, const struct cc_sentence *s)
{
    size_t a = s->span.start, e = s->span.end;
    const char *p = t->text;

    while (e > a && strchr(" .*", p[e - 1]) != NULL)
        e--;
    return e > a + 6 && (p[a] == '"' || strncmp(p + a, "“", strlen("“")) == 0) &&
        (p[e - 1] == '"' || strncmp(p + e - strlen("”"), "”", strlen("”")) == 0);
}

/* The verdict of a sentence on the quotation before it, which names none of its words: "“You can't fry in it.” You
 * can."; below a heading that announces myths a quotation needs none. *end as for cc_verdict_of. */
static enum cc_verdict
verdict_on_quotation(
    const struct cc_ctx *x, const struct cc_text *t, uint32_t i, const struct cc_how *how, uint32_t *end)
{
    const struct cc_sentence *s = &t->sentences[i], *next = s + 1;
    const struct cc_block *b = &x->article->blocks[how->block];
    char text[200];
    size_t n = s->span.end - s->span.start < sizeof text - 1 ? s->span.end - s->span.start : sizeof text - 1;
    bool denies;

    if (!is_quoted(t, s))
        return CC_VERDICT_NONE;
    memcpy(text, t->text + s->span.start, n);
    text[n] = '\0';
    *end = next->end;
    if (waves_off(t, next))
        return CC_VERDICT_FALSE;
    if (is_echo(t, next, &denies)) {
        *end = next->first + 2 + denies;
        while (*end < next->end && is_mark(token(t, *end)))
            (*end)++;
        return denies == denies_itself(text) ? CC_VERDICT_TRUE : CC_VERDICT_FALSE;
    }
    *end = next->first;
    return i == 0 && t == &x->text && b->section > 0 && b->section <= x->article->n_blocks &&
            cc_announces_myths(x, b->section - 1)
        ? CC_VERDICT_FALSE
        : CC_VERDICT_NONE;
}

bool
cc_tell_with_verdict(struct cc_ctx *x, const struct cc_text *t, uint32_t i, const struct cc_how *how)
{
    const struct cc_sentence *s = &t->sentences[i], *next = s + 1;
    uint32_t end;
    enum cc_verdict v;
    struct cc_how h = *how;

    if (i + 1 >= t->n_sentences || s->ending == CC_SENTENCE_QUESTION || s->end - s->first < 3)
        return false;
    v = cc_verdict_of(t, next, &end);
    if (v == CC_VERDICT_NONE)
        v = verdict_on_quotation(x, t, i, how, &end);
    if (v == CC_VERDICT_NONE)
        return false;
    h.rule = "verdict";
    if (t == &x->text)
        h.pieces[h.n_pieces++] = next->span;
    cc_tell_judged(x, t->text + s->span.start, s->span.end - s->span.start, v, &h);
    if (next->end - end > 2) {
        h = *how;
        h.rebuts = true;
        cc_tell_sentence(x, t, next, &h);
    }
    return true;
}

/* ---------------------------------------------------------------- labels */

size_t
cc_myth_label(const char *text)
{
    static const char *const labels[] = {"myths", "myth", "fiction", "misconception", "falsehood", "false belief"};
    const char *p = text, *from;

    while (*p != '\0' && (!isalpha((unsigned char)*p)))
        p++; /* "3. ❌ " */
    from = p;
    for (size_t i = 0; i < sizeof labels / sizeof *labels && p == from; i++) {
        if ((*p | 0x20) == labels[i][0] && strncasecmp(p, labels[i], strlen(labels[i])) == 0 &&
            !isalpha((unsigned char)p[strlen(labels[i])]))
            p += strlen(labels[i]);
    }
    if (p == from || p - text > 24)
        return 0;
    from = p;
    while (*p != '\0' && !isalpha((unsigned char)*p))
        p++; /* " #3: ", " ❌ " and an opening quotation mark */
    /* "Myth busting", "Myth and fact", "Myths 2" announce; a label is parted from its statement by a mark */
    return p - from > 1 && *p != '\0' ? (size_t)(p - text) : 0;
}

/* "Myth. Pale is fine.": a verdict on the heading above, and what stands after it is said in earnest. */
static bool
ends_like_verdict(const char *text, size_t label)
{
    for (size_t i = 1; i < label; i++) {
        if ((text[i] == '.' || text[i] == '!') && isalpha((unsigned char)text[i - 1]))
            return true;
    }
    return false;
}

bool
cc_myth_line(struct cc_ctx *x, size_t block)
{
    const char *text = cc_block_text(x, block);
    size_t label = cc_myth_label(text), n = strlen(text);
    struct cc_how how = cc_how_of(x, block, "myth");

    if (label == 0 || memchr(text, ':', label) != NULL || ends_like_verdict(text, label) || n > 200 ||
        strcasestr(text, "fact") != NULL || strcasestr(text, "truth") != NULL || text[n - 1] == '?')
        return false;
    while (n > label && strchr("\" ", text[n - 1]) != NULL)
        n--;
    cc_tell_judged(x, text + label, n - label, CC_VERDICT_FALSE, &how);
    return true;
}

bool
cc_announces_myths(const struct cc_ctx *x, size_t block)
{
    const struct cc_span s = x->article->blocks[block].span;
    static const char *const words[] = {
        "myths", "misconceptions", "false beliefs", "get wrong", "gets wrong", "got wrong", "old wives"};
    char text[128];
    size_t n = s.end - s.start < sizeof text - 1 ? s.end - s.start : sizeof text - 1;
    bool found = false;

    memcpy(text, x->article->text + s.start, n);
    text[n] = '\0';
    for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++)
        found = strcasestr(text, words[i]) != NULL;
    if (!found)
        return false; /* nearly always */
    return strcasestr(text, "fact") == NULL && strcasestr(text, "true or") == NULL &&
        strcasestr(text, "truth") == NULL && strcasestr(text, "reality") == NULL;
}

/* Could the text be read as beginning with a verdict? Not where no key of the table begins as its first word does. What
 * begins with a mark that is not ASCII may be a sign ("✓") or have one before its first word. */
static bool
may_begin_verdict(const char *p, const char *end)
{
    while (p < end && (unsigned char)*p < 0x80 && !isalnum((unsigned char)*p))
        p++;
    if (p == end || (unsigned char)*p >= 0x80)
        return p < end;
    for (uint32_t row = 0; row < cc_vocab_verdicts.n_rows; row++) {
        const char *key = cc_vocab_field(&cc_vocab_verdicts, row, CC_VOCAB_VERDICTS_PHRASE);
        const char *q = p;

        while (q < end && isalnum((unsigned char)*key) && tolower((unsigned char)*q) == *key)
            q++, key++;
        if (q > p && !isalnum((unsigned char)*key))
            return true;
    }
    return false;
}

static bool
begins_with_pronoun(const char *p)
{
    static const char *const words[] = {"it ", "they ", "you ", "we ", "he ", "she ", "this ", "that "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strncasecmp(p, words[i], strlen(words[i])) == 0)
            return true;
    }
    return false;
}

/* The verdict that the content block after this one begins with. */
static enum cc_verdict
verdict_below(struct cc_ctx *x, size_t block, struct cc_span *span)
{
    const struct cc_article *a = x->article;
    uint32_t end;
    size_t i = block + 1;
    bool echo, denies;

    while (i < a->n_blocks && i < block + 3 && a->blocks[i].role != CC_ROLE_CONTENT)
        i++;
    if (i >= a->n_blocks ||
        (a->blocks[i].kind != CC_BLOCK_PARAGRAPH && a->blocks[i].kind != CC_BLOCK_DEFINITION &&
            a->blocks[i].kind != CC_BLOCK_QUOTE))
        return CC_VERDICT_NONE;
    *span = a->blocks[i].span;
    if (span->end - span->start > 200)
        span->end = span->start + 200;
    while (span->end > span->start && (x->article->text[span->end] & 0xc0) == 0x80)
        span->end--;
    echo = begins_with_pronoun(a->text + span->start);
    if (!echo && !may_begin_verdict(a->text + span->start, a->text + span->end))
        return CC_VERDICT_NONE;
    cc_claims_read(&x->inner, a->text, *span);
    if (x->inner.n_sentences == 0)
        return CC_VERDICT_NONE;
    *span = x->inner.sentences[0].span;
    if (echo && is_echo(&x->inner, &x->inner.sentences[0], &denies)) {
        x->echoed = span->start;
        return denies == denies_itself(cc_block_text(x, block)) ? CC_VERDICT_TRUE : CC_VERDICT_FALSE;
    }
    return cc_verdict_of(&x->inner, &x->inner.sentences[0], &end);
}

bool
cc_myth_heading(struct cc_ctx *x, size_t block)
{
    const struct cc_article *a = x->article;
    const struct cc_block *b = &a->blocks[block];
    struct cc_how how = cc_how_of(x, block, "myth");
    const char *text = cc_block_text(x, block);
    size_t label = cc_myth_label(text), n = strlen(text);
    struct cc_span below = {0, 0};
    enum cc_verdict v = verdict_below(x, block, &below);

    if (n > 0 && text[n - 1] == '?')
        return false;
    if (strstr(text, " wrong") != NULL && cc_announces_myths(x, block))
        return true; /* "Three things people get wrong" says nothing itself */
    if (label == 0 && v == CC_VERDICT_NONE) {
        if (b->section == 0 || b->section > a->n_blocks || b->level < 3 || !cc_announces_myths(x, b->section - 1))
            return false;
        while (*text != '\0' && (isdigit((unsigned char)*text) || strchr(".)# ", *text) != NULL))
            text++;
    }
    if (label > 0 && v == CC_VERDICT_TRUE)
        v = CC_VERDICT_NONE;
    if (v == CC_VERDICT_NONE && x->text.n_sentences > 0)
        cc_verdict_label(x, &x->text, &x->text.sentences[0], block, &how);
    if (v != CC_VERDICT_NONE)
        how.pieces[how.n_pieces++] = below;
    else
        v = CC_VERDICT_FALSE;
    cc_tell_judged(x, text + label, strlen(text + label), v, &how);
    return true;
}
