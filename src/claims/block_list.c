/* block_list.c: the items of a list, told with what leads them in (block_lead.c). An open lead-in ("communicate
 * through:", "cortisol, which:") is finished by each item; a heading such as "Foods that make eczema worse" says its
 * predicate of each item; an item that is a predicate ("Supports digestion") takes the topic or the list's label as its
 * subject. What the items name is remembered for "these" in the sentence after the list. */
#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "claims/block_lead.h"
#include "claims/card.h"
#include "claims/inflect.h"
#include "claims/myth.h"
#include "claims/note.h"
#include "claims/sign.h"

#define NAME_BYTES 60

static const struct cc_token *
token(const struct cc_text *t, uint32_t i)
{
    return &t->tokens[i];
}

/* "… – but extra vitamin C won't cure it": what stands before the dash is no label. */
static bool
goes_on(const char *rest)
{
    static const char *const words[] = {"but ", "though ", "although ", "and ", "yet ", "so ", "while ", "whereas "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strncmp(rest, words[i], strlen(words[i])) == 0)
            return true;
    }
    return false;
}

/* "It is no slimming aid: 119 calories a spoon": a sentence, no label. */
static bool
is_statement(const char *s)
{
    static const char *const words[] = {"It is ", "It's ", "It has ", "It does", "They are ", "They have "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strncmp(s, words[i], strlen(words[i])) == 0)
            return true;
    }
    return false;
}

/* "label: rest", "label – rest": *rest is where the rest begins. 0 = no label. */
static size_t
label_end(const char *s, size_t *rest)
{
    static const char *const marks[] = {":", " – ", " — ", " - ", " \u25b8 ", " \u25b6 ",
         " \u25ba ", " \u00bb ", " | "};
    size_t best = 0;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *p = strstr(s, marks[i]);
        size_t words = 1;

        if (p == NULL || p == s || (best > 0 && (size_t)(p - s) >= best))
            continue;
        for (const char *q = s; q < p; q++)
            words += *q == ' ';
        if (words > 6 || (words > 2 && is_statement(s)) || memchr(s, '.', (size_t)(p - s)) != NULL ||
            (i > 0 && goes_on(p + strlen(marks[i]))))
            continue;
        best = (size_t)(p - s);
        *rest = best + strlen(marks[i]);
    }
    while (best > 0 && s[*rest] == ' ')
        (*rest)++;
    return best > 0 && s[*rest] != '\0' ? best : 0;
}

static struct cc_how
item_how(struct cc_ctx *x, const struct cc_lead *lead, size_t item, const char *rule)
{
    struct cc_how how = cc_how_of(x, item, rule);

    how.advice = lead->frame.kind == CC_FRAME_ADVICE;
    how.scene = x->when[0] != '\0' ? x->when : NULL;
    if (lead->block != SIZE_MAX)
        how.pieces[how.n_pieces++] = lead->span;
    return how;
}

/* Where the last of the names joined by "and" or "or" begins. */
static uint32_t
last_name(const struct cc_text *t)
{
    for (uint32_t i = t->n_tokens; i-- > 1;) {
        if (t->tokens[i - 1].tag == CC_TAG_CC)
            return i;
    }
    return 0;
}

/* How much of the item names what it is about, where more follows: what its bold print or its label holds, or what
 * stands before a bracket, a stop or a comma with an amount or a condition: "Gluten, if you are celiac. …". 0 = none. */
static size_t
named_part(struct cc_ctx *x, size_t item, const char *text)
{
    size_t rest = 0, n = cc_card_bold(x, item);
    const char *at;

    if (n == 0)
        n = label_end(text, &rest);
    if (n == 0)
        n = strlen(text);
    if ((at = memmem(text, n, " (", 2)) != NULL || (at = memmem(text, n, ". ", 2)) != NULL)
        n = (size_t)(at - text);
    for (at = text; (at = memmem(at, n - (size_t)(at - text), ", ", 2)) != NULL; at += 2) {
        if (isdigit((unsigned char)at[2]) || strncmp(at + 2, "if ", 3) == 0 || strncmp(at + 2, "but ", 4) == 0 ||
            strncmp(at + 2, "especially ", 11) == 0 || strncmp(at + 2, "preferably ", 11) == 0) {
            n = (size_t)(at - text);
            break;
        }
    }
    while (n > 0 && strchr(" .,:;-", text[n - 1]) != NULL)
        n--;
    return n < strlen(text) && n <= NAME_BYTES ? n : 0;
}

/* Adds to list what the words of the item name when they are names and nothing else. */
static bool
remember_names(struct cc_ctx *x, size_t item, const char *text, bool hedges, struct cc_noun_list *list)
{
    struct cc_noun_list names;
    uint32_t before = list->n;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (x->inner.n_sentences != 1 || cc_begins_with_verb(&x->inner, &x->inner.sentences[0]))
        return false;
    cc_parse_sentence(&x->parse, &x->inner, &x->inner.sentences[0]);
    if (x->parse.n == 0 || x->parse.v[0].kind != CC_CLAUSE_VERBLESS)
        return false;
    for (uint32_t c = 0; c < x->inner.n_chunks; c++) {
        if (x->inner.chunks[c].kind == CC_CHUNK_VP && (x->inner.chunks[c].flags & CC_VP_FINITE) && x->parse.n > 1)
            return false; /* a sentence whose first half could not be read */
    }
    cc_refer(x, &x->parse, (struct cc_range){x->inner.sentences[0].first, x->inner.sentences[0].end}, false, &names);
    for (uint32_t i = 0; i < names.n && list->n < CC_NOUNS_MAX; i++) {
        list->v[list->n] = names.v[i];
        list->v[list->n].span = x->article->blocks[item].span;
        list->v[list->n].hedged = hedges && names.v[i].hedged;
        list->v[list->n++].text = cc_remember(x, names.v[i].text);
    }
    return list->n > before;
}

/* Adds what the item names to list. hedges: a condition in brackets ("dairy (if sensitive)") weakens what is said of
 * it; it belongs to the advice, not to what "these" are said to do. */
static void
remember_item(struct cc_ctx *x, size_t item, bool hedges, struct cc_noun_list *list)
{
    const char *text = cc_block_text(x, item), *name;
    size_t n;

    if (list->n >= CC_NOUNS_MAX || (strlen(text) <= 160 && remember_names(x, item, text, hedges, list)))
        return;
    n = hedges ? 0 : named_part(x, item, text);
    if (n == 0)
        return;
    name = cc_arena_strndup(&x->arena, text, n);
    cc_claims_read(&x->inner, name, (struct cc_span){0, n});
    if (x->inner.n_tokens == 0 || x->inner.n_tokens > 7 ||
        !cc_is_substance(&x->inner, last_name(&x->inner), x->inner.n_tokens))
        return; /* "Immune system: …" is what the items are good for */
    remember_names(x, item, name, hedges, list);
}

static void plain_item(
    struct cc_ctx *x, const struct cc_lead *lead, size_t item, const char *predicate, const struct cc_lead *outer);

/* Does the text hold a clause with a subject of its own? */
static bool
is_sentence(struct cc_ctx *x, const char *text)
{
    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    if (x->inner.n_sentences == 0)
        return false;
    cc_parse_sentence(&x->parse, &x->inner, &x->inner.sentences[0]);
    for (uint32_t i = 0; i < x->parse.n; i++) {
        if (x->parse.v[i].main != CC_NO_INDEX && x->parse.v[i].subj.b > x->parse.v[i].subj.a &&
            !cc_token_in(token(&x->inner, x->parse.v[i].subj.a), "that this it"))
            return true;
    }
    return false;
}

/* "X plays a role in: **Regulating T-cells**: …" says that X regulates T-cells, "X supports: **Gene expression**: …"
 * that it supports gene expression; what the item says then points back to that. */
static void
label_item(struct cc_ctx *x, const struct cc_lead *lead, const char *label, size_t n, struct cc_how how)
{
    const char *name = cc_inside(x, label, n);
    const struct cc_token *k;
    struct cc_buf b = {0};
    char *s;

    if (lead->actor == NULL || x->inner.n_tokens == 0 || (lead->frame.kind != CC_FRAME_NONE && lead->frame.of != NULL))
        return; /* … and "Common signs include:" is told with what they are signs of */
    k = token(&x->inner, 0);
    how.it = lead->actor;
    how.it_plural = lead->actor_plural;
    if (k->lower_len > 5 && memcmp(k->lower + k->lower_len - 3, "ing", 3) == 0 && strchr(name, ' ') != NULL) {
        s = cc_arena_printf(
            &x->arena, "it helps by %c%s.", name[0] | 0x20, name + 1); /* alone it may be taken for a name */
        cc_claims_read(&x->inner, s, (struct cc_span){0, strlen(s)});
        k = token(&x->inner, 3);
        cc_buf_adds(&b, "it ");
        if (k->tag != CC_TAG_VBG) {
            cc_buf_clear(&b);
            return;
        }
        cc_inflect_present(&b, k->lemma, k->lemma_len, lead->actor_plural);
        s = cc_arena_printf(&x->arena, "%s%s.", b.v, strchr(name, ' '));
        cc_buf_clear(&b);
        how.fresh = 0;
    } else if (cc_is_bare_noun(x, name)) {
        s = cc_arena_printf(&x->arena, "%s %s.", lead->text, name);
    } else {
        return;
    }
    x->list.n = 0; /* "these" in the item means what its label names */
    cc_tell_text(x, s, strlen(s), &how);
}

/* "constipation, because you're eating less fiber" behind "It may lead to:": the reader's doing is the reason of the
 * statement and says nothing by itself. Tells it with its reason; returns the length of the item without it. */
static size_t
item_reason(struct cc_ctx *x, const struct cc_lead *lead, const char *item, size_t n, const struct cc_how *how)
{
    static const char *const marks[] = {", because you", ", since you", ", as you", " because you"};
    struct cc_fact f = {.rule = how->rule, .kind = CC_KIND_EFFECT, .health = 1, .direction = CC_DIR_NONE_GIVEN};
    const char *at = NULL, *why, *subject = lead->text;
    size_t end = n;

    for (size_t i = 0; i < sizeof marks / sizeof *marks && at == NULL; i++)
        at = memmem(item, n, marks[i], strlen(marks[i]));
    if (at == NULL || at == item || memchr(at, ';', n - (size_t)(at - item)) != NULL)
        return n;
    why = strstr(at, "you");
    while (end > 0 && strchr(" .", item[end - 1]) != NULL)
        end--;
    if (strncasecmp(subject, "it ", 3) == 0 || strncasecmp(subject, "they ", 5) == 0)
        return (size_t)(at - item); /* whose it is the sentence knows */
    if (strstr(subject, "cause") != NULL || strstr(subject, "lead to") != NULL)
        f.direction = CC_DIR_CAUSES;
    f.text = cc_arena_printf(&x->arena, "%s %.*s because %.*s", subject, (int)(at - item), item,
        (int)(end - (size_t)(why - item)), why);
    f.subject = f.object = cc_arena_strndup(&x->arena, why, end - (size_t)(why - item));
    cc_claims_read(&x->inner, subject, (struct cc_span){0, strlen(subject)});
    f.hedged = how->hedged || cc_judge_hedged(&x->inner, 0, x->inner.n_tokens);
    cc_claim_make(x, &f, how, (struct cc_span){0, 0});
    return (size_t)(at - item);
}

static void
open_item(struct cc_ctx *x, const struct cc_lead *lead, size_t item)
{
    const char *text = cc_block_text(x, item);
    size_t rest = 0, label = label_end(text, &rest), lead_len = strlen(lead->text);
    struct cc_how how = item_how(x, lead, item, "lead-in-item");
    char *copy;

    if (cc_sign_tell(x, text, lead->actor != NULL ? lead->actor : cc_topic(x),
            lead->actor != NULL ? lead->actor_plural : cc_topic_plural(x), &how))
        return;
    if (lead->listing.block == lead->block && cc_listing_item(x, &lead->listing, item))
        return;
    if (label == 0 && lead->frame.kind != CC_FRAME_NONE &&
        (lead->actor == NULL || lead->frame.span.start == x->article->blocks[lead->block].span.start) &&
        cc_frame_tell(x, &lead->frame, text, 0, text, how))
        return;

    if (label > 0 && cc_frequency_tell(x, &lead->frame, text, how))
        return;
    how.fresh = lead_len + 1;
    if (label > 0 && text[label] == ':' &&
        (is_sentence(x, text + rest) || (lead->actor != NULL && strncmp(text + rest, "It ", 3) == 0) ||
            (lead->actor != NULL && x->inner.n_sentences > 0 &&
                cc_begins_with_verb(&x->inner, &x->inner.sentences[0])))) {
        struct cc_lead acts = *lead;

        if (acts.given == NULL) {
            acts.given = lead->actor;
            acts.given_plural = lead->actor_plural;
        }
        label_item(x, lead, text, label, how);
        plain_item(x, &acts, item, NULL, &acts);
        return;
    }
    if (label == 0) {
        const char *join = cc_inside(x, text, strlen(text));
        size_t n = strlen(join);

        while (n > 0 && strchr(",;", text[n - 1]) != NULL)
            n--;
        n = item_reason(x, lead, join, n, &how);
        copy = cc_arena_printf(&x->arena, "%s %.*s", lead->text, (int)n, join);
        cc_tell_text(x, copy, strlen(copy), &how);
        return;
    }
    /* "liver cancer – about 40% less often": the label is the object, the rest says how much; "; in women, none"
     * again */
    copy = cc_arena_strndup(&x->arena, text + rest, strlen(text + rest));
    for (char *p = copy; p != NULL && *p != '\0';) {
        char *next = strstr(p, "; "), *but = strstr(p, " – but ");
        char *sentence;

        if (but != NULL && (next == NULL || but < next)) {
            *but = '\0';
            next = but + strlen(" – but ");
        } else if (next != NULL) {
            *next = '\0';
            next += 2;
        }
        if (strncmp(p, "that ", 5) == 0 || strncmp(p, "this ", 5) == 0 || strncmp(p, "it ", 3) == 0) {
            how.fresh = 0;
            sentence = cc_arena_printf(&x->arena, "The difference in %.*s %s", (int)label, text, strchr(p, ' ') + 1);
        } else {
            how.fresh = lead_len + 1;
            sentence = cc_arena_printf(&x->arena, "%s %.*s, %s", lead->text, (int)label, text, p);
        }
        cc_tell_text(x, sentence, strlen(sentence), &how);
        p = next;
    }
}

static const char *
bare_label(struct cc_ctx *x, const char *text, size_t n)
{
    size_t digits = strspn(text, "0123456789");

    while (n > 0 && strchr("0123456789.) *#", text[0]) != NULL && text[digits] != '-') { /* but "4-minute massage" */
        text++;
        n--;
        digits = 0;
    }
    return cc_arena_strndup(&x->arena, text, n);
}

/* The label just read names something that acts: "Turmeric", or a form of it whose last word no table knows, "Calcium
 * carbonate". */
static bool
names_substance(struct cc_ctx *x)
{
    enum cc_noun last = x->inner.n_tokens > 0 ? cc_noun_ending(&x->inner, 0, x->inner.n_tokens) : CC_NOUN_NONE;

    if (last == CC_NOUN_NONE && x->inner.n_tokens == 2)
        last = cc_noun_ending(&x->inner, 0, 1);
    return last == CC_NOUN_AGENT || last == CC_NOUN_FOOD || cc_is_substance(&x->inner, 0, x->inner.n_tokens);
}

/* "Fennel seed (2 g a cup). Relaxes the gut.": a name that is a sentence of its own and what the next ones speak of.
 * Where it ends; *rest is where the next one begins. 0 = no such name. */
static size_t
stop_label(struct cc_ctx *x, const char *text, size_t *rest)
{
    const char *stop = strstr(text, ". "), *bracket = strstr(text, " (");
    size_t n = stop != NULL ? (size_t)(stop - text) : 0, end = n, words = 1;
    const char *name;

    if (bracket != NULL && bracket < stop && stop[-1] == ')')
        end = (size_t)(bracket - text);
    for (size_t i = 0; i < end; i++)
        words += text[i] == ' ';
    if (n == 0 || end > 50 || words > 5 || stop[2] == '\0')
        return 0;
    name = bare_label(x, text, end);
    if (!cc_is_bare_noun(x, name) || !names_substance(x))
        return 0;
    *rest = n + 2;
    return n;
}

/* What an item's label names is what the item speaks of: "Yoga: it calms …". */
static void
note_label(struct cc_ctx *x, const char *text, size_t n)
{
    struct cc_noun_list *names = cc_arena_take(&x->scratch, sizeof *names);
    const char *label = bare_label(x, text, n), *name;
    bool noun = cc_is_bare_noun(x, label), deed = x->inner.n_tokens > 0 && token(&x->inner, 0)->tag == CC_TAG_VBG;
    enum cc_noun class = x->inner.n_tokens > 0 ? cc_noun_ending(&x->inner, 0, x->inner.n_tokens) : CC_NOUN_NONE;

    if (!deed &&
        (!noun ||
            (class != CC_NOUN_AGENT && class != CC_NOUN_FOOD && class != CC_NOUN_BEHAVIOUR && class != CC_NOUN_PEOPLE)))
        return; /* "Immune system: it strengthens …" speaks of what the list is about */
    name = cc_inside(x, label, strlen(label));
    names->n = 1;
    names->v[0] = (struct cc_noun_phrase){.text = name, .class = deed ? CC_NOUN_BEHAVIOUR : class,
        .plural = !deed && cc_tag_is_plural(token(&x->inner, x->inner.n_tokens - 1)->tag)};
    x->salience.clause++;
    cc_salience_note(x, names, CC_SALIENT_SUBJECT);
    cc_salience_raise(x);
}

/* Does the label name substances, two or more than one of a kind, and what follows go on with what they do? */
static bool
several_do(struct cc_ctx *x, const char *text, size_t label, const char *say)
{
    const char *name = cc_arena_strndup(&x->arena, text, label);
    const struct cc_token *k;
    uint32_t last;

    if (!islower((unsigned char)say[0]))
        return false;
    cc_claims_read(&x->inner, name, (struct cc_span){0, label});
    last = last_name(&x->inner);
    if (x->inner.n_tokens == 0 || !cc_is_substance(&x->inner, last, x->inner.n_tokens) ||
        (last > 1 ? !cc_is_substance(&x->inner, 0, last - 1)
                  : !cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag)))
        return false;
    cc_claims_read(&x->inner, say, (struct cc_span){0, strlen(say)});
    k = &x->inner.tokens[0];
    return x->inner.n_tokens > 2 && (k->can & CC_CAN_BASE) && k[1].tag != CC_TAG_IN && !cc_tag_is_punct(k[1].tag);
}

/* An item that stands on its own, or as the predicate of a subject given elsewhere. */
static void
plain_item(
    struct cc_ctx *x, const struct cc_lead *lead, size_t item, const char *predicate, const struct cc_lead *outer)
{
    const char *text = cc_block_text(x, item), *say = text;
    size_t rest = 0, label = label_end(text, &rest);
    struct cc_how how = item_how(x, lead, item, "list-item");
    bool labels = false; /* the label is a plural that the item speaks of: "Flavonoids: …" */
    const char *given = lead->given != NULL     ? lead->given
        : outer != NULL && outer->given != NULL ? (outer->given[0] != '\0' ? outer->given : NULL)
            : cc_topic(x);

    struct cc_noun_list names = {0};

    if (label == 0)
        label = stop_label(x, text, &rest);
    if (cc_sign_tell(x, text, given, given != NULL && given == cc_topic(x) && cc_topic_plural(x), &how) ||
        cc_listing_item(x, &lead->listing, item))
        return;
    if (label > 0 && cc_frequency_tell(x, &lead->frame, text, how))
        return;
    if (label > 0 && cc_timeline_tell(x, text, label, text + rest, how))
        return;
    if (label > 0)
        note_label(x, text, label);
    if (cc_frame_tell(x, &lead->frame, text, label, label > 0 ? text + rest : text, how))
        return;
    if (predicate != NULL && label == 0)
        remember_item(x, item, true, &names);
    if (names.n > 0) {
        how.pieces[1] = outer->span;
        how.n_pieces = 2;
        how.rule = "heading-item";
        for (uint32_t i = 0; i < names.n; i++) {
            char *s = cc_arena_printf(&x->arena, "it %s.", predicate);

            how.it = names.v[i].text;
            how.it_plural = names.v[i].plural;
            how.hedged = names.v[i].hedged;
            cc_tell_text(x, s, strlen(s), &how);
        }
        return;
    }
    if (label > 0) {
        const char *name = bare_label(x, text, label), *bare = cc_arena_strndup(&x->arena, text, label);
        size_t n = strlen(name);

        say = text + rest;
        if (x->sells)
            cc_card_label(x, name, given, how);
        cc_claims_read(&x->inner, bare, (struct cc_span){0, strlen(bare)});
        if (cc_benefit_when(x, &x->inner, 0, x->inner.n_tokens) != NULL)
            how.scene = cc_card_scene(x, cc_benefit_when(x, &x->inner, 0, x->inner.n_tokens), say),
            how.product = how.product ||
                (how.scene != NULL && cc_is_product(x, how.scene)); /* "Week 1: less bloating" */
        cc_claims_read(&x->inner, name, (struct cc_span){0, n});
        if (names_substance(x) || (x->sells && cc_card_extract(text, label)))
            given = cc_arena_strndup(
                &x->arena, name, strcspn(name, "(") - (strchr(name, '(') > name && strchr(name, '(')[-1] == ' ')),
            how.named = true, labels = cc_tag_is_plural(token(&x->inner, x->inner.n_tokens - 1)->tag);
    }
    if (label > 0 && several_do(x, text, label, say)) { /* "Oats and barley – feed good bacteria" */
        const char *s = cc_arena_printf(&x->arena, "%.*s %s", (int)label, text, say);

        cc_tell_text(x, s, strlen(s), &how);
        return;
    }
    cc_claims_read(&x->inner, say, (struct cc_span){0, strlen(say)});
    if (x->inner.n_sentences == 0)
        return;
    if (cc_begins_with_verb(&x->inner, &x->inner.sentences[0]) && given != NULL && !lead->imperative) {
        const struct cc_token *k = token(&x->inner, x->inner.sentences[0].first), *v = k;

        while (cc_tag_is_adverb(v->tag) && v + 1 < &x->inner.tokens[x->inner.n_tokens])
            v++;
        if (v->tag == CC_TAG_MD || (v->can & CC_CAN_VBZ)) {
            bool capital = say[0] >= 'A' && say[0] <= 'Z' && !(k->flags & CC_TOK_UPPER);
            char *s = cc_arena_printf(&x->arena, "it %c%s", capital ? (char)(say[0] | 0x20) : say[0], say + 1);

            how.rule = "list-predicate";
            how.it = given;
            how.it_plural = (cc_topic_plural(x) && given == cc_topic(x)) ||
                (outer != NULL && given == outer->given && outer->given_plural);
            cc_tell_text(x, s, strlen(s), &how);
            return;
        }
    }
    how.given = given;
    how.fragments = given != NULL;
    how.given_plural = labels || (outer != NULL && given == outer->given && outer->given_plural) ||
        (cc_topic_plural(x) && given == cc_topic(x));
    if (lead->actor != NULL && given == lead->actor && strncmp(say, "It ", 3) == 0) {
        how.it = given;
        how.it_plural = lead->actor_plural;
    }
    cc_tell_text(x, say, strlen(say), &how);
}

static void
together(struct cc_ctx *x, const struct cc_lead *lead, size_t first, size_t end)
{
    struct cc_buf b = {0};
    struct cc_how how = item_how(x, lead, first, "lead-in-together");

    cc_buf_adds(&b, lead->text);
    for (size_t i = first; i < end; i++) {
        cc_buf_adds(&b, i == first ? " " : i + 1 == end ? " and " : ", ");
        cc_buf_adds(&b, cc_block_text(x, i));
        if (how.n_pieces < CC_PIECES_MAX && i > first)
            how.pieces[how.n_pieces++] = x->article->blocks[i].span;
    }
    cc_tell_text(x, b.v, b.n, &how);
    cc_buf_clear(&b);
}

/* Items below "Do", "Don't", "Do not take X if you:". */
static void
orders(struct cc_ctx *x, const struct cc_order *o, size_t first, size_t end)
{
    const struct cc_article *a = x->article;

    for (size_t i = first; i < end && x->status == CC_OK; i++) {
        if (a->blocks[i].role != CC_ROLE_CONTENT)
            continue;
        cc_arena_reset(&x->scratch);
        cc_salience_block(x, 2);
        if (o->kind == CC_ORDER_OPEN)
            cc_order_open_item(x, o, i);
        else if (o->kind == CC_ORDER_WHEN && o->likely)
            cc_order_likely_item(x, o, i);
        else if (o->kind == CC_ORDER_WHEN)
            cc_order_when_item(x, o, i);
        else
            cc_order_item(x, o, i);
    }
}

/* "Every extra 8 g a day =" as an item is the subject of the items after it. */
static bool
ends_in_equals(struct cc_ctx *x, size_t item, struct cc_lead *lead)
{
    const char *text = cc_block_text(x, item);
    size_t n = strlen(text);
    const char *given;

    if (n < 4 || text[n - 1] != '=')
        return false;
    cc_claims_read(&x->inner, text, (struct cc_span){0, n - 1});
    if (x->inner.n_tokens == 0)
        return false;
    given = cc_sign_subject(x, &x->inner, 0, x->inner.n_tokens);
    if (given != NULL)
        lead->given = cc_remember(x, given);
    return given != NULL;
}

/* "MYTH ❌ Gummies are just as good", "Fact: …" as an item: read as the lines of a text are. */
static bool
is_verdict_item(const char *text)
{
    return cc_myth_label(text) > 0 ||
        ((strncasecmp(text, "fact", 4) == 0 || strncasecmp(text, "truth", 5) == 0) && strcspn(text, ":") < 8);
}

/* "Lentils – slow carbs, steadier insulin" where nothing above the list says what its items are. */
static bool
note_item(struct cc_ctx *x, const struct cc_lead *lead, size_t item, const char *predicate)
{
    struct cc_how how = item_how(x, lead, item, "list-item");

    return !x->sells && !lead->open && predicate == NULL && lead->listing.kind == CC_LISTING_NONE &&
        lead->given == NULL && (lead->frame.kind == CC_FRAME_NONE || lead->frame.kind == CC_FRAME_ADVICE) &&
        cc_note_tell(x, cc_block_text(x, item), true, &how);
}

/* "Adults over 55 who combined creatine with training" over "gained more strength": a subject that each item goes on
 * with. */
static bool
is_who_lead(struct cc_ctx *x, const char *lead, const char *item)
{
    const struct cc_text *t = &x->inner;
    uint32_t who = 0, finite = 0;
    size_t n = strlen(lead);
    bool predicate;

    cc_claims_read(&x->inner, item, (struct cc_span){0, strlen(item)});
    predicate = t->n_tokens > 1 && (t->tokens[0].tag == CC_TAG_VBD || t->tokens[0].tag == CC_TAG_VBZ ||
        t->tokens[0].tag == CC_TAG_VBN || (t->tokens[0].tag == CC_TAG_VBP && cc_token_in(&t->tokens[0], "are have had")));
    if (!predicate)
        return false;
    cc_claims_read(&x->inner, lead, (struct cc_span){0, n});
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        if (cc_token_is(&t->tokens[i], "who") && who == 0 && i > 0)
            who = i;
        else if (cc_tag_is_finite(t->tokens[i].tag) || t->tokens[i].tag == CC_TAG_MD)
            finite += who > 0 ? 1 : 2;
    }
    return who > 0 && finite == 1;
}

void
cc_block_list(struct cc_ctx *x, size_t first, size_t end, size_t before)
{
    const struct cc_article *a = x->article;
    struct cc_lead lead = {.block = SIZE_MAX}, outer = {.block = SIZE_MAX};
    struct cc_noun_list list = {0};
    const char *predicate = NULL;
    uint32_t section = a->blocks[first].section, block = x->salience.block;
    bool plural, who = false;

    if (before != SIZE_MAX && a->blocks[before].role == CC_ROLE_CONTENT &&
        a->blocks[before].kind != CC_BLOCK_LIST_ITEM &&
        (a->blocks[before].kind == CC_BLOCK_HEADING || cc_is_lead_in(x, before)))
        cc_lead_read(x, before, &lead);
    if (section > 0) {
        outer.block = section - 1;
        outer.span = a->blocks[section - 1].span;
        outer.given = cc_heading_group(x, section - 1, &outer.given_plural);
        if (outer.given == NULL)
            outer.given = x->sells || (x->local_product && x->compares) ? NULL : cc_heading_actor(x, section);
        if (lead.block == SIZE_MAX || lead.block == section - 1 || lead.imperative)
            predicate = cc_heading_predicate(x, section - 1, &plural);
    }
    if (lead.block != SIZE_MAX)
        lead.order = cc_order_of(x, lead.block);
    if (lead.block != SIZE_MAX && lead.order.kind == CC_ORDER_NONE)
        lead.order = cc_order_open(x, lead.block, cc_block_text(x, first));
    if (lead.order.kind == CC_ORDER_NONE && lead.text != NULL && !lead.open && !lead.imperative &&
        is_who_lead(x, lead.text, cc_block_text(x, first)))
        lead.open = who = true;
    lead.listing = cc_listing_of(x, lead.block, section);
    lead.frame = cc_frame_of(x, lead.block, section);
    if (lead.order.kind == CC_ORDER_NONE && lead.block != SIZE_MAX && predicate == NULL) {
        predicate = cc_order_needs(x, lead.block);
        if (predicate != NULL) {
            lead.open = false;
            outer.span = lead.span;
        }
    }
    if ((predicate != NULL && lead.frame.kind == CC_FRAME_SIGNS) || who)
        lead.frame.kind = CC_FRAME_NONE;
    if (before != SIZE_MAX && a->blocks[before].role == CC_ROLE_CONTENT &&
        a->blocks[before].kind != CC_BLOCK_LIST_ITEM && cc_asked_lead(x, before, &lead))
        predicate = NULL;
    if (lead.frame.kind == CC_FRAME_LINKS) {
        cc_explain(x, a->blocks[first].span, "list-item", NULL, "a link");
        return;
    }
    if (lead.order.kind == CC_ORDER_NONE && lead.frame.kind == CC_FRAME_ADVICE &&
        lead.listing.kind == CC_LISTING_NONE && !x->sells && !lead.open && lead.frame.span.end > 0 &&
        cc_orders_all(x, first, end)) {
        lead.order.kind = CC_ORDER_DO;
        lead.order.plain = true;
        lead.order.block = lead.block != SIZE_MAX ? lead.block : section > 0 ? section - 1 : first;
    }
    for (size_t i = first; i < end; i++) {
        if (a->blocks[i].role == CC_ROLE_CONTENT)
            remember_item(x, i, false, &list);
    }
    if (lead.open && lead.pronoun && lead.frame.kind == CC_FRAME_EFFECTS && lead.frame.of != NULL)
        lead.open = false; /* "They include:" below "Side effects" */
    if (lead.order.kind != CC_ORDER_NONE) {
        orders(x, &lead.order, first, end);
    } else if (lead.together) {
        together(x, &lead, first, end);
    } else if (!lead.conditions) { /* "Choose it if:" lists readers, not claims */
        for (size_t i = first; i < end && x->status == CC_OK; i++) {
            if (a->blocks[i].role != CC_ROLE_CONTENT)
                continue;
            cc_arena_reset(&x->scratch);
            cc_salience_block(x, 2);
            if (ends_in_equals(x, i, &lead) || cc_myth_line(x, i))
                continue;
            if (lead.asked && cc_asked_finishes(x, cc_block_text(x, i)))
                open_item(x, &lead, i);
            else if (is_verdict_item(cc_block_text(x, i)))
                cc_block_sentences(x, i, cc_how_of(x, i, "list-item"), false);
            else if (lead.text != NULL && predicate == NULL && !x->sells &&
                cc_lead_order_item(x, lead.text, i, item_how(x, &lead, i, "lead-in-order")))
                continue;
            else if (note_item(x, &lead, i, predicate))
                continue;
            else if ((!lead.open || strncasecmp(lead.text, "what ", 5) == 0) && predicate == NULL &&
                (lead.frame.kind == CC_FRAME_NONE || lead.frame.kind == CC_FRAME_HELPS ||
                    lead.frame.kind == CC_FRAME_ADVICE) &&
                cc_item_verdict(x, cc_block_text(x, i), item_how(x, &lead, i, "item-verdict")))
                continue;
            else if (lead.open && a->blocks[i].level == a->blocks[first].level)
                open_item(x, &lead, i);
            else
                plain_item(x, &lead, i, predicate, &outer);
        }
    }
    if (lead.order.kind == CC_ORDER_WHEN && list.n == 0)
        cc_orders_taken(x, first, end, &list);
    if (lead.order.kind == CC_ORDER_DO || lead.order.kind == CC_ORDER_DONT)
        cc_salience_fade(x, block);
    x->list = list;
    x->salience.clause++;
    cc_salience_note(x, &list, CC_SALIENT_SUBJECT);
    cc_salience_raise(x);
}
