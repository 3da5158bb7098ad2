/* tell_made.c: clauses that are told as another sentence: "so does X", "what it may be is …", "making it crucial for
 * …", "found it no better than …". */
#include <string.h>

#include "claims/inflect.h"
#include "claims/tell.h"

/* "So does a diet heavy in meat, which thins the bones": the relative clause, said of the subject. */
static void
tell_which(struct cc_tell *w, const struct cc_clause *c, const struct cc_noun_phrase *subject)
{
    uint32_t i = c->subj.a;
    struct cc_how how = *w->how;
    struct cc_buf b = {0};

    while (i + 3 < w->s->end && !(w->t->tokens[i].tag == CC_TAG_COMMA && cc_token_is(&w->t->tokens[i + 1], "which")))
        i++;
    if (cc_range_empty(c->subj) || i + 3 >= w->s->end)
        return;
    if (w->t == &w->x->text) {
        how.pieces[0] = w->s->span;
        how.n_pieces = 1;
    }
    how.it = subject->text;
    how.it_plural = subject->plural;
    cc_buf_adds(&b, "it");
    cc_words_append(&b, w->t, i + 2, w->s->end, 0);
    cc_tell_text(w->x, b.v, b.n, &how);
    cc_buf_clear(&b);
}

/* "do nothing to prevent X", of which "neither do Y" says the same of Y. */
static bool
denies(const char *rest)
{
    return strncmp(rest, " nothing", 8) == 0 || strncmp(rest, " no ", 4) == 0 || strncmp(rest, " little", 7) == 0;
}

/* The predicate that an ellipsis takes up: "so may salt" that of the last "may". */
static const char *
taken_up(const struct cc_ctx *x, const struct cc_token *aux)
{
    bool duty = aux != NULL && cc_token_in(aux, "should must ought");

    return aux != NULL && x->modal_predicate[duty] != NULL && cc_token_is(aux, x->modal[duty])
        ? x->modal_predicate[duty]
        : x->predicate;
}

/* "So do most teas", "A splash of milk does": the predicate before, said of these subjects. */
void
cc_tell_ellipsis(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d)
{
    const struct cc_token *aux = c->aux != CC_NO_INDEX ? &w->t->tokens[c->aux] : NULL;
    const char *predicate = taken_up(w->x, aux), *rest;
    size_t verb;

    if (predicate == NULL || w->how->soft ||
        (aux != NULL && cc_token_in(aux, "do does did") && strncmp(predicate, "be ", 3) == 0))
        return;
    if (c->pre.b > c->pre.a && w->t->tokens[c->pre.a].tag == CC_TAG_VBN)
        return; /* "given by mouth, it raises X; given through the skin, it does not": of another "it" */
    verb = strcspn(predicate, " ");
    rest = predicate + verb;
    if (!denies(rest) && cc_cue_of(predicate, verb) & (CC_CUE_SAYS | CC_CUE_SAYSHEDGED))
        return; /* "Some say X; it doesn't": not the saying is taken up */
    for (uint32_t i = c->subj.a; i < c->subj.b; i++) {
        if (cc_token_in(&w->t->tokens[i], "before after until than when if"))
            return; /* "Start before the season does" */
    }
    for (uint32_t i = 0; i < d->subj->n; i++) {
        struct cc_buf b = {0};
        struct cc_how how = *w->how;

        if (d->subj->v[i].text[0] != '\0' && strcasestr(rest, d->subj->v[i].text) != NULL)
            continue; /* nothing does to itself what was said before */
        how.rule = "ellipsis";
        if (w->t == &w->x->text) {
            how.pieces[0] = w->s->span;
            how.n_pieces = 1;
        }
        if (d->prefix[0] != '\0') { /* "there is no evidence that echinacea does" */
            cc_buf_adds(&b, d->prefix);
            cc_buf_addc(&b, ' ');
        }
        cc_buf_adds(&b, d->subj->v[i].text);
        cc_buf_addc(&b, ' ');
        if (aux != NULL && (c->flags & CC_CL_NEGATED) && cc_token_in(aux, "do does did") && !denies(rest)) {
            cc_buf_add(&b, aux->lower, aux->lower_len);
            cc_buf_adds(&b, " not ");
            cc_buf_adds(&b, predicate);
        } else if (aux != NULL &&
            (aux->tag == CC_TAG_MD || cc_token_in(aux, "should must can may might could will would"))) {
            cc_buf_add(&b, aux->lower, aux->lower_len);
            cc_buf_adds(&b, (c->flags & CC_CL_NEGATED) == 0 || denies(rest) ? " "
                    : cc_token_is(aux, "can")                                 ? "not "
                                                                              : " not ");
            cc_buf_adds(&b, predicate);
        } else if (aux != NULL && cc_token_is(aux, "did")) {
            cc_inflect_add(&b, predicate, verb, CC_FORM_PAST);
            cc_buf_adds(&b, rest);
        } else {
            bool many = aux != NULL && d->subj->n == 1 ? cc_token_in(aux, "do are were have") : d->subj->v[i].plural;

            cc_inflect_present(&b, predicate, verb, many);
            cc_buf_adds(&b, rest);
        }
        cc_buf_addc(&b, '.');
        cc_tell_text(w->x, b.v, b.n, &how);
        cc_buf_clear(&b);
        tell_which(w, c, &d->subj->v[i]);
    }
}

/* "What it may be is easier to live with" -> "it may be easier to live with". */
bool
cc_tell_pseudo_cleft(struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_buf b = {0};
    struct cc_how how = *w->how;

    if (c->subj.b - c->subj.a < 3 || !cc_token_is(&w->t->tokens[c->subj.a], "what") || c->main == CC_NO_INDEX ||
        !cc_token_lemma_is(&w->t->tokens[c->main], "be") || cc_tag_is_verb(w->t->tokens[c->subj.a + 1].tag) ||
        !cc_token_is(&w->t->tokens[c->subj.b - 1], "be"))
        return false;
    how.rule = "pseudo-cleft";
    if (w->t == &w->x->text) {
        how.pieces[0] = w->s->span;
        how.n_pieces = 1;
    }
    cc_words_add(&b, w->t, c->subj.a + 1, c->subj.b, 0);
    cc_words_append(&b, w->t, c->comp.a, c->comp.b, 0);
    cc_buf_addc(&b, '.');
    cc_tell_text(w->x, b.v, b.n, &how);
    cc_buf_clear(&b);
    return true;
}

/* Reads the words "it is …" of subject number i, made of tokens [a, b) of the complement. */
static void
tell_it_is(struct cc_tell *w, const struct cc_noun_phrase *subject, uint32_t a, uint32_t b, const char *rule)
{
    struct cc_buf text = {0};
    struct cc_how how = *w->how;

    how.rule = rule;
    how.given = NULL;
    how.fresh = 0;
    how.it = subject->text;
    how.it_plural = subject->plural;
    how.it_span = subject->span;
    if (w->t == &w->x->text) {
        how.pieces[0] = w->s->span;
        how.n_pieces = 1;
    }
    cc_buf_adds(&text, "it is");
    cc_words_append(&text, w->t, a, b, 0);
    cc_buf_addc(&text, '.');
    cc_tell_text(w->x, text.v, text.n, &how);
    cc_buf_clear(&text);
}

/* ", making it crucial for growth": said of what the parent is about. */
bool
cc_tell_made_so(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d)
{
    if (!cc_tell_makes_it(w, c) || c->comp.b < c->comp.a + 2 || !cc_health_in(w->t, c->comp.a, c->comp.b))
        return false;
    for (uint32_t i = 0; i < d->subj->n; i++)
        tell_it_is(w, &d->subj->v[i], c->comp.a + 1, c->comp.b, "made-so");
    return true;
}

/* "Reviewers found it no better than placebo": what was found it to be. */
bool
cc_tell_found_so(struct cc_tell *w, const struct cc_clause *c)
{
    struct cc_noun_list *what;
    const struct cc_chunk *noun = NULL, *rest = NULL;

    if (c->main == CC_NO_INDEX || !cc_token_lemma_in(&w->t->tokens[c->main], "find consider judge rate deem") ||
        (c->flags & CC_CL_PASSIVE) || cc_range_empty(c->comp))
        return false;
    for (uint32_t i = 0; i + 1 < w->p->n_k && noun == NULL; i++) {
        if (w->p->chunks[i].first == c->comp.a && w->p->chunks[i].kind == CC_CHUNK_NP)
            noun = &w->p->chunks[i], rest = &w->p->chunks[i + 1];
    }
    if (noun == NULL || rest->first >= c->comp.b)
        return false;
    if (cc_token_is(&w->t->tokens[rest->first], "so") || cc_token_is(&w->t->tokens[rest->first - 1], "so"))
        return false; /* "find it so bad that it wrecks their sleep": that it does */
    if (rest->kind != CC_CHUNK_ADJP && !(cc_token_is(&w->t->tokens[rest->first], "no") && rest->first + 1 < c->comp.b &&
        (w->t->tokens[rest->first + 1].tag == CC_TAG_JJR || w->t->tokens[rest->first + 1].tag == CC_TAG_RBR)))
        return false;
    what = cc_arena_alloc(&w->x->scratch, sizeof *what);
    cc_refer(w->x, w->p, (struct cc_range){noun->first, noun->end}, false, what);
    for (uint32_t i = 0; i < what->n; i++)
        tell_it_is(w, &what->v[i], rest->first, c->comp.b, "found-so");
    return what->n > 0;
}

/* "… does too", "… do as well" */
static bool
only_too(const struct cc_tell *w, struct cc_range r)
{
    return (r.b == r.a + 1 && cc_token_in(&w->t->tokens[r.a], "too also likewise")) ||
        (r.b == r.a + 2 && cc_token_is(&w->t->tokens[r.a], "as") && cc_token_is(&w->t->tokens[r.a + 1], "well"));
}

/* "People do, on average, [sleep] less": the verb behind the words between two commas. */
static bool
verb_behind_aside(const struct cc_tell *w, struct cc_range r)
{
    uint32_t i = r.a + 1, e = w->s->end;

    if (r.a >= e || w->t->tokens[r.a].tag != CC_TAG_COMMA)
        return false;
    while (i + 1 < e && w->t->tokens[i].tag != CC_TAG_COMMA)
        i++;
    return i + 1 < e && (w->t->tokens[i + 1].tag == CC_TAG_VB || w->t->tokens[i + 1].tag == CC_TAG_VBP);
}

/* "Does …" is no ellipsis: a verb "do" that stands alone. */
bool
cc_tell_stands_alone(const struct cc_tell *w, const struct cc_clause *c)
{
    bool negated = (c->flags & CC_CL_NEGATED) != 0; /* "Swimming does not" */

    return c->main != CC_NO_INDEX && !cc_range_empty(c->subj) && c->verb.b - c->verb.a == 1 + (uint32_t)negated &&
        cc_token_in(&w->t->tokens[c->main], "do does did") && !verb_behind_aside(w, (struct cc_range){c->verb.b, c->comp.b}) &&
        (cc_range_empty(c->comp) || w->t->tokens[c->comp.a].tag == CC_TAG_COMMA || only_too(w, c->comp)) &&
        !(negated && (w->x->predicate == NULL || w->x->denied == w->x->predicate));
}
