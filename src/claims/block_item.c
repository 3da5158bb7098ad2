/* block_item.c: list items that are no sentence and take what they say from the headings above them: side effects,
 * signs of a lack, sources, doses. */
#include "claims/block_item.h"

#include <string.h>

#include "base/mem.h"

#define BARE_TOKENS 12  /* a longer item is a sentence that was read badly */

const char *
cc_inside(struct cc_ctx *x, const char *text, size_t n)
{
    struct cc_buf b = {0};
    const char *out;

    cc_claims_read(&x->inner, text, (struct cc_span){0, n});
    cc_words_add(&b, &x->inner, 0, x->inner.n_tokens, CC_WORDS_TITLE | CC_WORDS_BRACKETS);
    while (b.n > 0 && strchr(".,;: ", b.v[b.n - 1]) != NULL)
        b.v[--b.n] = '\0';
    out = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
    cc_buf_clear(&b);
    return out;
}

bool
cc_is_bare_noun(struct cc_ctx *x, const char *text)
{
    const struct cc_text *t = &x->inner;
    const struct cc_token *first;
    bool noun = false;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (t->n_sentences != 1 || t->n_tokens > BARE_TOKENS)
        return false;
    first = &t->tokens[0];
    if ((first->tag == CC_TAG_VB || first->tag == CC_TAG_VBZ || first->tag == CC_TAG_VBP) &&
        !((first->can & (CC_CAN_ADJ | CC_CAN_NOUN)) && t->n_tokens > 1 && cc_tag_is_noun(t->tokens[1].tag) &&
            t->n_tokens <= 3))
        return false; /* "Pale skin" may well be a noun phrase, "Eases pain" is none */
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (k->depth > 0)
            continue;
        if (noun && i > 0 && cc_token_in(k, "that which who") && i + 1 < t->n_tokens && k->tag != CC_TAG_COLON)
            return true; /* what follows only describes it */
        noun = noun || cc_tag_is_noun(k->tag) || k->tag == CC_TAG_VBG;
        if ((i > 0 && cc_tag_is_finite(k->tag)) || k->tag == CC_TAG_MD || k->tag == CC_TAG_TO ||
            k->tag == CC_TAG_COLON || k->tag == CC_TAG_CD)
            return false;
    }
    return noun;
}

static void
tell_it(struct cc_ctx *x, const struct cc_frame *f, const char *predicate, const char *object, struct cc_how *how)
{
    char *s = cc_arena_printf(&x->arena, "it %s %s.", predicate, object);

    how->it = f->of;
    how->it_plural = f->plural;
    cc_tell_text(x, s, strlen(s), how);
}

/* "Dermatitis is a possible sign", "Memory problems may arise": what stands before the verb; NULL for other
 * sentences. */
static const char *
appears(struct cc_ctx *x, const char *say)
{
    const struct cc_text *t = &x->inner;
    const struct cc_token *last;
    uint32_t v = 0, e;
    struct cc_buf b = {0};
    const char *out;

    cc_claims_read(&x->inner, say, (struct cc_span){0, strlen(say)});
    if (t->n_sentences != 1)
        return NULL;
    e = t->n_tokens;
    while (e > 0 && cc_tag_is_punct(t->tokens[e - 1].tag))
        e--;
    while (v < e && t->tokens[v].tag != CC_TAG_MD && !cc_token_in(&t->tokens[v], "is are be can may might could"))
        v++;
    if (v == 0 || v >= e || e - v > 6)
        return NULL;
    last = &t->tokens[e - 1];
    if (!cc_token_in(last, "occur arise appear develop follow result indicator indicators sign signs symptom symptoms concern clue clues common"))
        return NULL;
    cc_words_add(&b, t, 0, v, 0);
    out = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
    cc_buf_clear(&b);
    return out;
}

static bool
tell_sign(struct cc_ctx *x, const struct cc_frame *f, const char *label, size_t n, const char *say, struct cc_how how)
{
    const char *what;

    if (f->kind == CC_FRAME_SIGNS)
        how.hedged = f->hedged;
    if (n > 0) {
        const char *name = cc_arena_strndup(&x->arena, label, n);

        if (cc_is_bare_noun(x, name) && x->inner.tokens[0].tag != CC_TAG_IN) /* "In rare cases: …" */
            tell_it(x, f, "leads to", cc_inside(x, label, n), &how);
    }
    what = appears(x, say);
    if (what != NULL) {
        tell_it(x, f, "may cause", what, &how);
        return true;
    }
    if (n == 0 && cc_is_bare_noun(x, say)) {
        tell_it(x, f, f->maybe ? "may lead to" : "leads to", cc_inside(x, say, strlen(say)), &how);
        return true;
    }
    return false;
}

/* "Chicken is an excellent source; fish also contributes": what they are a source of is added. */
static bool
tell_source(struct cc_ctx *x, const struct cc_frame *f, const char *say, const struct cc_how *how)
{
    const struct cc_text *t = &x->inner;
    struct cc_buf b = {0};
    bool changed = false;

    cc_claims_read(&x->inner, say, (struct cc_span){0, strlen(say)});
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        const struct cc_token *k = &t->tokens[i];
        bool stop = i + 1 == t->n_tokens || cc_tag_is_punct(t->tokens[i + 1].tag);

        if (stop && i > 1 && cc_token_in(k, "contribute contributes qualify count")) {
            if (cc_token_is(&t->tokens[i - 1], "also"))
                b.n -= strlen(" also");
            cc_buf_adds(&b, " provide ");
            cc_buf_adds(&b, f->of);
            changed = true;
            continue;
        }
        if (stop && i > 1 && cc_token_in(k, "examples example options option choices choice")) {
            cc_buf_adds(&b, cc_tag_is_plural(k->tag) ? " sources" : " source");
            k = NULL;
        }
        if (k != NULL)
            cc_words_append(&b, t, i, i + 1, 0);
        if (stop && (k == NULL || cc_token_in(k, "source sources"))) {
            cc_buf_adds(&b, " of ");
            cc_buf_adds(&b, f->of);
            changed = true;
        }
    }
    if (changed)
        cc_tell_text(x, b.v, b.n, how);
    cc_buf_clear(&b);
    return changed;
}

/* "Men: 11 mg", "Standard dose: 1-3 mg", "Pregnancy: 27 mg": an amount of the substance. */
static bool
tell_dose(
    struct cc_ctx *x, const struct cc_frame *f, const char *label, size_t n, const char *say, const struct cc_how *how)
{
    struct cc_fact fact = {
        .rule = "dose", .kind = CC_KIND_RECOMMENDATION, .object = f->of, .relation = "need", .health = 1};
    size_t len = strcspn(say, ".;("), amount = strcspn(say, "0123456789");
    const char *who = cc_inside(x, label, n);
    bool people = false, of = strcasestr(who, f->of) != NULL,
         other = !of && x->inner.n_tokens > 0 && cc_is_substance(&x->inner, 0, x->inner.n_tokens);

    for (uint32_t i = 0; i < x->inner.n_tokens; i++)
        people = people || cc_noun_ending(&x->inner, i, i + 1) == CC_NOUN_PEOPLE;
    while (len > 0 && say[len] == '.' && say[len + 1] >= '0' && say[len + 1] <= '9')
        len += 1 + strcspn(say + len + 1, ".;("); /* "1.5 mg" */
    while (len > 0 && say[len - 1] == ' ')
        len--;
    if (n == 0 || amount > 9 || len > 60 || amount >= len)
        return false;
    if (other && !people) { /* "Zinc: 15 mg" in a list of doses below what the section is about */
        fact.text = cc_arena_printf(&x->arena, "the dose of %s is %.*s", who, (int)len, say);
        fact.object = say;
    } else if (people)
        fact.text = cc_arena_printf(&x->arena, "%s should get %.*s of %s", who, (int)len, say, f->of);
    else if (strcasestr(who, "dose") != NULL || strcasestr(who, "dosage") != NULL ||
        strcasestr(who, "intake") != NULL || strcasestr(who, "limit") != NULL)
        fact.text = cc_arena_printf(&x->arena, "the %s of %s is %.*s", who, f->of, (int)len, say);
    else if (strncasecmp(who, "max", 3) == 0 || strncasecmp(who, "min", 3) == 0)
        fact.text = cc_arena_printf(&x->arena, "the %s dose of %s is %.*s", who, f->of, (int)len, say);
    else
        fact.text = cc_arena_printf(
            &x->arena, "for %s, the amount%s%s is %.*s", who, of ? "" : " of ", of ? "" : f->of, (int)len, say);
    fact.subject = who;
    cc_claim_make(x, &fact, how, (struct cc_span){0, 0});
    return true;
}

void
cc_item_names(struct cc_ctx *x, const char *text, struct cc_noun_list *names)
{
    const struct cc_sentence *s;
    const char *inside = cc_inside(x, text, strlen(text));

    names->n = 0;
    cc_claims_read(&x->inner, inside, (struct cc_span){0, strlen(inside)});
    if (x->inner.n_sentences != 1)
        return;
    s = &x->inner.sentences[0];
    cc_parse_sentence(&x->parse, &x->inner, s);
    cc_refer(x, &x->parse, (struct cc_range){s->first, s->end}, true, names);
    for (uint32_t i = 0; i < names->n; i++)
        names->v[i].text = cc_arena_strndup(&x->arena, names->v[i].text, strlen(names->v[i].text));
}

/* A bare item as the subject of what the frame says: "vegans" + "are at risk of iron deficiency". */
static bool
tell_items(struct cc_ctx *x, const struct cc_frame *f, const char *item, struct cc_how how)
{
    struct cc_noun_list *names = cc_arena_alloc(&x->arena, sizeof *names);

    if (!cc_is_bare_noun(x, item))
        return false;
    cc_item_names(x, item, names);
    for (uint32_t i = 0; i < names->n; i++) {
        bool many = names->v[i].plural;
        const char *verb = f->kind == CC_FRAME_SOURCES ? "provides" :
            f->kind == CC_FRAME_RISK && names->v[i].class == CC_NOUN_STRUCTURE ? "raises the risk of" : /* "flat feet" */
            f->kind == CC_FRAME_RISK ? (many ? "is at risk of" : "is a risk factor for") :
            f->kind == CC_FRAME_CAUSES ? "causes" : "should avoid";
        char *s = cc_arena_printf(&x->arena, "it %s %s.", verb, f->of);

        how.it = names->v[i].text;
        how.it_plural = many;
        how.hedged = names->v[i].hedged;
        cc_tell_text(x, s, strlen(s), &how);
    }
    return names->n > 0;
}

/* A bare item as what the subject does something to: "X helps with bloating", "X leads to better sleep". */
static bool
tell_objects(struct cc_ctx *x, const struct cc_frame *f, const char *item, struct cc_how *how)
{
    enum cc_noun class;
    const char *inside;
    uint8_t tag;

    if (!cc_is_bare_noun(x, item))
        return false;
    inside = cc_inside(x, item, strlen(item));
    if (f->kind == CC_FRAME_INTERACTS) {
        tell_it(x, f, "interacts with", inside, how);
        return true;
    }
    class = cc_noun_ending(&x->inner, 0, x->inner.n_tokens);
    tag = x->inner.tokens[0].tag;
    if (class == CC_NOUN_NONE || class == CC_NOUN_AGENT || class == CC_NOUN_PEOPLE)
        return false;
    if (tag == CC_TAG_JJR || tag == CC_TAG_VBN || tag == CC_TAG_VBD || tag == CC_TAG_RBR)
        tell_it(x, f, "leads to", inside, how);
    else
        tell_it(x, f, "helps with", inside, how);
    return true;
}

/* "Exercise regularly": an order in a list of things to do, whatever the tagger takes its first word for. */
static bool
tell_advice(struct cc_ctx *x, const char *say, const struct cc_how *how)
{
    const struct cc_text *t = &x->inner;
    struct cc_fact fact = {.rule = "advice", .kind = CC_KIND_RECOMMENDATION, .health = 1};
    uint32_t v = 0;

    cc_claims_read(&x->inner, say, (struct cc_span){0, strlen(say)});
    if (t->n_sentences != 1 || t->n_tokens > BARE_TOKENS + 4)
        return false;
    while (v + 1 < t->n_tokens &&
        (cc_token_in(&t->tokens[v], "do not never always gradually slowly only please n't") ||
            cc_tag_is_adverb(t->tokens[v].tag)))
        v++;
    if (v + 1 >= t->n_tokens || !(t->tokens[v].can & CC_CAN_VERB) || (t->tokens[v].can & CC_CAN_VBZ) ||
        !(cc_cue_of(t->tokens[v].lower, t->tokens[v].lower_len) & CC_CUE_ADVISE) ||
        cc_judge_drop_sentence(x, t, &t->sentences[0]) != NULL)
        return false;
    for (uint32_t i = v + 1; i < t->n_tokens; i++) {
        if (t->tokens[i].depth > 0 || cc_token_in(&t->tokens[i], "it them") || cc_tag_is_finite(t->tokens[i].tag) ||
            t->tokens[i].tag == CC_TAG_CC || cc_is_time_noun(&t->tokens[i]))
            return false; /* the parser reads that */
    }
    fact.text = cc_inside(x, say, strlen(say));
    cc_claim_make(x, &fact, how, (struct cc_span){0, 0});
    return true;
}

bool
cc_frame_tell(
    struct cc_ctx *x, const struct cc_frame *f, const char *label, size_t n, const char *say, struct cc_how how)
{
    if (f->kind == CC_FRAME_ADVICE)
        return n == 0 && tell_advice(x, say, &how);
    if (f->kind == CC_FRAME_NONE || f->of == NULL)
        return false;
    if (f->span.end > 0 && how.n_pieces < CC_PIECES_MAX)
        how.pieces[how.n_pieces++] = f->span;
    how.rule = "heading-item";
    switch (f->kind) {
    case CC_FRAME_EFFECTS:
    case CC_FRAME_SIGNS:
        return tell_sign(x, f, label, n, say, how);
    case CC_FRAME_SOURCES:
        return n == 0 && tell_items(x, f, say, how) ? true : tell_source(x, f, say, &how);
    case CC_FRAME_DOSES:
        return tell_dose(x, f, label, n, say, &how);
    case CC_FRAME_RISK:
    case CC_FRAME_CAUSES:
    case CC_FRAME_AVOID:
        if (n > 0)
            tell_items(x, f, cc_arena_strndup(&x->arena, label, n), how);
        return n == 0 && tell_items(x, f, say, how);
    case CC_FRAME_HELPS:
    case CC_FRAME_INTERACTS:
        return n == 0 && tell_objects(x, f, say, &how);
    default:
        return false;
    }
}
