/* asked.c: a question over a list that each item answers: "What else can low iron do?" over "brittle nails", "What
 * happens when you skip sleep?" over "weight gain". The question becomes the lead-in that the items finish: "Low iron can
 * cause …". */
#include <string.h>

#include "claims/block_lead.h"
#include "claims/inflect.h"
#include "claims/question.h"

#define ASKED_BYTES 120 /* a longer question is none over a list */

/* What the question says of its subject, tokens [a, e) of t. */
struct asked {
    uint32_t a, e;
    bool may;      /* "can", "could": hedged */
    bool good;     /* "do for your skin": what the items name gets better */
    bool deed;     /* the subject is what the reader does: "you skip sleep" */
};

static const struct cc_token *
token(const struct cc_text *t, uint32_t i)
{
    return &t->tokens[i];
}

/* Is token i, behind a subject, the verb of such a question: "do", "cause", "lead to", "feel like"? */
static bool
is_doing(const struct cc_text *t, uint32_t i, uint32_t e)
{
    if (cc_token_in(token(t, i), "do cause trigger mean bring"))
        return true;
    return i + 1 < e && ((cc_token_is(token(t, i), "lead") && cc_token_is(token(t, i + 1), "to")) ||
        (cc_token_is(token(t, i), "result") && cc_token_is(token(t, i + 1), "in")) ||
        (cc_token_in(token(t, i), "look feel") && cc_token_is(token(t, i + 1), "like")));
}

/* The same behind "how": "show itself", "affect your skin". */
static bool
is_showing(const struct cc_text *t, uint32_t i, uint32_t e)
{
    if (cc_token_in(token(t, i), "affect hurt harm damage"))
        return i + 1 < e;
    return cc_token_in(token(t, i), "show feel present manifest") && i + 3 >= e;
}

/* "What [else] can X do [to you]", "How does X show itself". False when the words [i, e) are another question. */
static bool
read_doing(const struct cc_text *t, uint32_t i, uint32_t e, struct asked *q)
{
    bool how = cc_token_is(token(t, i), "how");
    uint32_t v;

    for (i++; i < e && !how && cc_token_in(token(t, i), "else exactly symptoms problems effects harm damage things"); i++)
        ;
    if (i + 2 >= e || !cc_token_in(token(t, i), "can could may might does do did will would"))
        return false;
    q->may = cc_token_in(token(t, i), "can could may might would");
    q->a = i + 1;
    if (cc_token_in(token(t, q->a), "i you we"))
        return false; /* "What can you do?" asks for advice */
    for (v = q->a + 1; v < e && !(how ? is_showing(t, v, e) : is_doing(t, v, e)); v++) {
        if (cc_tag_is_punct(token(t, v)->tag) || cc_tag_is_finite(token(t, v)->tag))
            return false;
    }
    q->e = v;
    q->good = v + 1 < e && cc_token_is(token(t, v + 1), "for");
    if (v >= e || (cc_token_is(token(t, v), "do") && v + 1 < e && !cc_token_in(token(t, v + 1), "to for in")))
        return false;
    return true;
}

/* "What happens [to your body] when you skip sleep". */
static bool
read_happens(const struct cc_text *t, uint32_t i, uint32_t e, struct asked *q)
{
    for (i++; i < e && !cc_token_in(token(t, i), "when if after once"); i++) {
        if (!cc_token_in(token(t, i), "happens else can happen to in inside your the body brain skin gut"))
            return false;
    }
    if (i + 3 > e || !cc_token_is(token(t, i + 1), "you") || !(token(t, i + 2)->can & CC_CAN_BASE))
        return false;
    q->a = i + 2;
    q->e = e;
    q->deed = true;
    for (uint32_t k = q->a + 1; k < e; k++) {
        if (cc_tag_is_finite(token(t, k)->tag) || cc_tag_is_punct(token(t, k)->tag))
            return false;
    }
    return true;
}

/* Who or what the question speaks of, as the lead-in names it; NULL when nothing says it. */
static const char *
subject_of(struct cc_ctx *x, const struct cc_sentence *s, const struct asked *q, bool *plural)
{
    const struct cc_text *t = &x->text;
    struct cc_noun_list *names = cc_arena_take(&x->arena, sizeof *names);
    struct cc_buf b = {0};
    const char *out;

    *plural = false;
    if (q->deed) {
        cc_inflect_add(&b, token(t, q->a)->lemma, token(t, q->a)->lemma_len, CC_FORM_ING);
        cc_words_append(&b, t, q->a + 1, q->e, s->title_case ? CC_WORDS_TITLE : 0);
    } else {
        cc_parse_chunks(&x->parse, t, s->chunk_first, s->chunk_end, 0);
        cc_refer(x, &x->parse, (struct cc_range){q->a, q->e}, false, names);
        if (names->n == 0 || names->v[0].person)
            return NULL;
        for (uint32_t i = 0; i < names->n; i++) {
            cc_buf_adds(&b, i == 0 ? "" : " and ");
            cc_buf_adds(&b, names->v[i].text);
        }
        *plural = names->n > 1 || names->v[0].plural;
    }
    out = cc_arena_strndup(&x->arena, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

/* Is what the question speaks of something taken, which the items praise: "What does zinc do?"? */
static bool
is_taken(struct cc_ctx *x, const char *subject)
{
    cc_claims_read(&x->inner, subject, (struct cc_span){0, strlen(subject)});
    if (x->inner.n_tokens > 1 && cc_token_in(token(&x->inner, 0), "low high too excess excessive lack missing"))
        return false; /* "What does low iron do?" */
    return cc_is_product(x, subject) || cc_is_substance(&x->inner, 0, x->inner.n_tokens);
}

bool
cc_asked_lead(struct cc_ctx *x, size_t block, struct cc_lead *lead)
{
    const struct cc_block *b = &x->article->blocks[block];
    const struct cc_text *t = &x->text;
    const struct cc_sentence *s;
    struct asked q = {0};
    const char *subject;
    uint32_t i, e;
    bool plural;

    if (b->span.end == b->span.start || x->article->text[b->span.end - 1] != '?' ||
        cc_claims_read(&x->text, x->article->text, b->span) < b->span.end || t->n_sentences == 0)
        return false;
    s = &t->sentences[t->n_sentences - 1];
    e = cc_question_end(t, s);
    for (i = s->first; i < e && cc_token_in(token(t, i), "and so but , now"); i++)
        ;
    if (e < i + 4 || s->span.end - s->span.start > ASKED_BYTES || !cc_token_in(token(t, i), "what how") ||
        !((!cc_token_is(token(t, i), "how") && read_happens(t, i, e, &q)) || read_doing(t, i, e, &q)))
        return false;
    subject = subject_of(x, s, &q, &plural);
    if (subject == NULL || (!q.good && !q.may && is_taken(x, subject)))
        return false;
    *lead = (struct cc_lead){.block = block, .span = s->span, .given = subject, .given_plural = plural,
        .given_span = s->span, .actor = subject, .actor_plural = plural};
    if (q.good) {
        lead->frame = (struct cc_frame){.kind = CC_FRAME_HELPS, .of = subject, .plural = plural, .span = s->span};
    } else {
        lead->text = cc_arena_printf(&x->arena, "%s %s", subject,
            q.may ? "can cause" : plural ? "lead to" : "leads to");
        lead->asked = true;
    }
    return true;
}

bool
cc_asked_finishes(struct cc_ctx *x, const char *item)
{
    const struct cc_text *t = &x->inner;

    cc_claims_read(&x->inner, item, (struct cc_span){0, strcspn(item, ":")});
    if (t->n_sentences == 0 || cc_begins_with_verb(t, &t->sentences[0]) ||
        cc_token_in(token(t, 0), "you your it they the no if when"))
        return false;
    for (uint32_t i = 0; i < t->n_tokens && i < t->sentences[0].end; i++) {
        const struct cc_token *k = token(t, i);

        if (cc_tag_is_punct(k->tag) || cc_token_in(k, "which that who because not"))
            break;
        if (i > 0 && (k->tag == CC_TAG_MD || k->tag == CC_TAG_VBZ || k->tag == CC_TAG_VBP))
            return false; /* a sentence of its own: "heart rate climbs" */
    }
    return true;
}
