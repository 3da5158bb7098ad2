/* leaflet.c: what a leaflet says of a treatment without naming it, below a heading that does: "Opens the airways within
 * minutes.", "Best for a blocked nose.", "Not for people with glaucoma.", "Side effects: a dry mouth". The subject is
 * that of the section. */
#include <string.h>

#include "claims/table.h"
#include "claims/tell.h"
#include "vocab/tables.h"

#define LABEL_TOKENS 6

/* The table label's class that the words before the first colon are, CC_SAYS_NOTHING when they are none; *rest is the
 * first token behind the colon. */
static enum cc_says
labelled(struct cc_ctx *x, const struct cc_text *t, uint32_t first, uint32_t e, struct cc_column *head, uint32_t *rest)
{
    const char *text;
    uint32_t i = first;

    while (i < e && i < first + LABEL_TOKENS && t->tokens[i].tag != CC_TAG_COLON)
        i++;
    if (i == first || i + 1 >= e || t->tokens[i].tag != CC_TAG_COLON)
        return CC_SAYS_NOTHING;
    text = cc_arena_strndup(
        &x->arena, t->text + t->tokens[first].span.start, t->tokens[i - 1].span.end - t->tokens[first].span.start);
    cc_column_read(x, text, (struct cc_span){0, 0}, head);
    *rest = i + 1;
    if (head->phrase == NULL || head->of != NULL || strlen(head->phrase) + (head->maybe ? 12 : 5) < strlen(text))
        return CC_SAYS_NOTHING;
    switch (head->says) {
    case CC_SAYS_EFFECTS:
    case CC_SAYS_HELPS:
    case CC_SAYS_DOES:
    case CC_SAYS_WORKS:
    case CC_SAYS_DOSE:
    case CC_SAYS_ONSET:
    case CC_SAYS_LASTS:
    case CC_SAYS_AVOID: case CC_SAYS_INTERACTS: case CC_SAYS_SHARE:
        return head->says;
    default:
        return CC_SAYS_NOTHING;
    }
}

/* Is there a finite verb in the tokens [a, e) before a mark that begins something new, one of a relative clause
 * aside? */
static bool
has_verb(const struct cc_text *t, uint32_t a, uint32_t e)
{
    for (uint32_t i = a; i < e; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (k->tag == CC_TAG_STOP || k->tag == CC_TAG_COLON || k->tag == CC_TAG_DASH ||
            cc_token_in(k, "who that which if when because as while although ;"))
            return false;
        if (cc_tag_is_finite(k->tag) || k->tag == CC_TAG_MD)
            return true;
    }
    return false;
}

/* "Lasts about four hours", "May sting", "Does not cure"; of several things "Work within an hour", but not "Take one a day". */
static bool
begins_with_verb(const struct cc_text *t, uint32_t i, uint32_t e, bool plural)
{
    const struct cc_token *k = &t->tokens[i], *n = i + 1 < e ? k + 1 : NULL;
    uint32_t row = cc_vocab_find(&cc_vocab_verbs, k->lemma, k->lemma_len);
    bool acts = row != CC_VOCAB_NONE || cc_token_lemma_in(k, "work last act start contain come take stay stop do");

    if (n == NULL)
        return false;
    if (k->tag == CC_TAG_MD)
        return !cc_token_in(n, "i you we they it he she");
    if (cc_token_in(k, "is are was does has have") && !plural)
        return cc_token_in(n, "not n't also usually often only") || (n->tag == CC_TAG_VBN && !cc_token_is(k, "has"));
    if (!acts || cc_tag_is_finite(n->tag) || n->tag == CC_TAG_MD || n->tag == CC_TAG_CC || cc_tag_is_punct(n->tag))
        return false;
    if (!plural)
        return (k->can & CC_CAN_VBZ) && k->lemma_len < k->lower_len && (k->tag == CC_TAG_VBZ || !has_verb(t, i + 1, e));
    if (!(k->can & CC_CAN_BASE) || k->lemma_len != k->lower_len || cc_tag_is_adjective(k->tag))
        return false;
    if (cc_token_is(k, "take") || cc_token_is(k, "start") ||
        cc_token_is(k, "stop")) { /* "Take up to two weeks to work" */
        for (uint32_t j = i + 1; j < e && j < i + 6; j++) {
            if (cc_is_time_noun(&t->tokens[j]))
                return j + 1 < e && t->tokens[j + 1].tag == CC_TAG_TO;
        }
        return false;
    }
    return (cc_cue_of(k->lemma, k->lemma_len) & CC_CUE_ADVISE) == 0 && !cc_token_in(k, "avoid do stay come");
}

/* "Best for itching", "Not for children", "Safe in pregnancy", "The most effective treatment for …", "Used to treat …": what is said
 * after a form of "be". */
static bool
begins_with_quality(const struct cc_text *t, uint32_t i, uint32_t e)
{
    bool denied = cc_token_in(&t->tokens[i], "not only also usually often mostly mainly especially very quite");
    const struct cc_token *k;

    while (i + 2 < e && (cc_tag_is_adverb(t->tokens[i].tag) || cc_token_is(&t->tokens[i], "not")))
        i++;
    k = &t->tokens[i];
    if (i + 2 >= e || has_verb(t, i, e))
        return false;
    if (cc_token_in(k, "for in during with") && denied)
        return true;
    if (cc_token_in(k, "best good better great ideal suitable unsuitable safe unsafe useful effective helpful perfect fine") &&
        cc_token_in(k + 1, "for in during with if against at to when after before on"))
        return true;
    if (cc_token_in(k, "used taken given recommended prescribed") && cc_token_in(k + 1, "for to in as if when by during only")) {
        for (uint32_t j = i + 2; j < e; j++) {
            if (t->tokens[j].tag == CC_TAG_COMMA)
                return false; /* "Used as directed, they …" */
        }
        return true;
    }
    if (!cc_token_in(k, "the a an one"))
        return false;
    for (uint32_t j = i + 1; j + 1 < e && j < i + 5; j++) {
        if (t->tokens[j].tag == CC_TAG_JJS ||
            cc_token_in(&t->tokens[j], "most best safest strongest first good effective better"))
            return cc_token_in(&t->tokens[j + 1], "treatment choice option remedy way method for") ||
                (j + 2 < e && cc_token_in(&t->tokens[j + 2], "treatment choice option remedy way method for"));
    }
    return false;
}

static void
tell_with_subject(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const char *between,
    const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_buf b = {0};
    bool plural = cc_topic_plural(x);

    cc_buf_addf(&b, plural ? "they%s " : "it%s ", between);
    if (t->tokens[s->first].tag != CC_TAG_NNP && !(t->tokens[s->first].flags & CC_TOK_UPPER)) {
        cc_buf_add(&b, t->tokens[s->first].lower, t->tokens[s->first].lower_len);
        cc_words_append(&b, t, s->first + 1, s->end, CC_WORDS_BRACKETS);
    } else {
        cc_words_add(&b, t, s->first, s->end, CC_WORDS_BRACKETS);
    }
    if (b.n > 0 && strchr(".!", b.v[b.n - 1]) == NULL)
        cc_buf_addc(&b, '.');
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    h.rule = "section-subject";
    h.given = NULL;
    h.fragments = false;
    if (!plural) {
        h.it = cc_topic(x);
    } else { /* "they" is the section's subject where nothing else was named */
        x->salience.n = x->salience.next = 0;
        x->paragraph_start = true;
    }
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
}

/* "Common side effects include", "The usual dose is", "Long-term use can": the noun at the beginning that says nothing
 * of whose it is; the token behind it, 0 when there is none. */
static uint32_t
ownerless(const struct cc_text *t, uint32_t i, uint32_t e)
{
    uint32_t first = i;

    while (i < e && i < first + 4 &&
        (cc_tag_is_adjective(t->tokens[i].tag) ||
            cc_token_in(&t->tokens[i], "the most other side unwanted adverse usual long short term possible main") ||
            cc_tag_is_adverb(t->tokens[i].tag) || (t->tokens[i].flags & CC_TOK_NUMBER) == 0) &&
        !cc_token_in(&t->tokens[i], "effect effects dose use overdose benefits reactions"))
        i++;
    if (i + 2 >= e || i >= first + 4 ||
        !cc_token_in(&t->tokens[i], "effect effects dose use overdose benefits reactions"))
        return 0;
    for (uint32_t j = first; j < i; j++) {
        if (!cc_tag_is_adjective(t->tokens[j].tag) && !cc_tag_is_adverb(t->tokens[j].tag) &&
            !cc_token_in(&t->tokens[j], "the most other side unwanted adverse usual long short term long-term possible main common"))
            return 0;
    }
    if (cc_token_in(&t->tokens[i], "effect effects benefits use") && i == first)
        return 0; /* "Use …", "Effects …" */
    return cc_tag_is_finite(t->tokens[i + 1].tag) || t->tokens[i + 1].tag == CC_TAG_MD ||
            cc_tag_is_adverb(t->tokens[i + 1].tag)
        ? i + 1
        : 0;
}

/* The sentence with its noun's owner. */
static void
tell_owned(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t at, const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_buf b = {0};

    cc_words_add(&b, t, s->first, at, 0);
    cc_buf_addf(&b, " of %s", cc_topic(x));
    cc_words_append(&b, t, at, s->end, CC_WORDS_BRACKETS);
    if (t == &x->text)
        h.pieces[0] = s->span;
    h.n_pieces = 1;
    h.given = NULL;
    h.fragments = false;
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
}

bool
cc_tell_leaflet(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    uint32_t first = s->first, e = s->end, rest;
    struct cc_column head;

    if (x->depth > 0 || x->sells || x->dialogue || how->fresh > 0 || how->order != NULL || how->testimonial ||
        how->it != NULL || how->denied || strcmp(how->rule, "sentence") != 0 || cc_topic(x) == NULL ||
        (x->local[0] == '\0' && !x->topic_sure) || x->local_product)
        return false;
    while (e > first && cc_tag_is_punct(t->tokens[e - 1].tag))
        e--;
    if (first + 2 >= e)
        return false;
    if (labelled(x, t, first, e, &head, &rest) != CC_SAYS_NOTHING) {
        struct cc_table table = {.topic = cc_topic(x), .topic_plural = cc_topic_plural(x), .rows.text = ""};
        struct cc_cell cell = {.block = how->block, .name = cc_topic(x), .column = &head};
        size_t from = t->tokens[rest].span.start, to = t->tokens[s->end - 1].span.end;

        while (to > from && strchr(" .;", t->text[to - 1]) != NULL)
            to--;
        cell.text = cc_arena_strndup(&x->arena, t->text + from, to - from);
        cell.span = s->span;
        if (head.says == CC_SAYS_EFFECTS && strncasecmp(cell.text, "no", 2) == 0 &&
            (cc_token_in(&t->tokens[rest], "no none not")))
            return true; /* "none known" */
        cc_table_cell(x, &table, &cell);
        return true;
    }
    if ((rest = ownerless(t, first, e)) > 0) {
        tell_owned(x, t, s, rest, how);
        return true;
    }
    if (x->local[0] == '\0')
        return false;
    if (begins_with_verb(t, first, e, x->local_plural))
        tell_with_subject(x, t, s, "", how);
    else if (begins_with_quality(t, first, e))
        tell_with_subject(x, t, s, x->local_plural ? " are" : " is", how);
    else
        return false;
    return true;
}
