/* note_time.c: notes whose mark stands behind a time or a question: "Skin: 3 months" below "How long till I see
 * something?", "AFTER 5 months of Acme: 28-day cycles", "Coffee? Relax. Two cups a day don't …". */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/note_piece.h"
#include "claims/table_say.h"

#define LABEL_BYTES 40

static void
tell_fact(struct cc_ctx *x, const char *text, const char *object, enum cc_claim_kind kind, const struct cc_how *how)
{
    struct cc_fact f = {.rule = "note", .kind = kind, .object = object, .relation = "take", .health = 1};

    f.text = text;
    f.hedged = how->hedged || cc_say_begins(object, "could|may|might|can|often|usually|about|roughly") > 4;
    cc_claim_make(x, &f, how, (struct cc_span){0, 0});
}

/* Does the heading of the block's section ask how long something takes? */
static bool
asks_how_long(struct cc_ctx *x, size_t block)
{
    uint32_t section = x->article->blocks[block].section;
    const char *s = section > 0 ? cc_block_text(x, section - 1) : "";

    return strcasestr(s, "how long") != NULL || strcasestr(s, "how soon") != NULL || strcasestr(s, "how quick") != NULL ||
        strcasestr(s, "how fast") != NULL || strcasestr(s, "when will") != NULL;
}

/* Is a time named in s: "2 weeks", "a month", "could be six"? */
static bool
says_time(struct cc_ctx *x, const char *s)
{
    const struct cc_text *t = cc_say_read(x, s);

    for (uint32_t i = 0; i < t->n_tokens && i < 7; i++) {
        if (cc_is_time_noun(&t->tokens[i]))
            return true;
    }
    return false;
}

bool
cc_note_takes(struct cc_ctx *x, const char *text, size_t block, const struct cc_how *how)
{
    const char *colon = strstr(text, ": "), *label, *rest, *reason;
    struct cc_how h = *how;
    bool modal;

    if (colon == NULL || colon == text || colon - text > LABEL_BYTES || !asks_how_long(x, block))
        return false;
    label = cc_note_trimmed(x, text, (size_t)(colon - text));
    label = cc_inside(x, label, strlen(label));
    rest = colon + 2;
    if (!cc_is_bare_noun(x, label) || !says_time(x, rest))
        return false;
    reason = strstr(rest, ", since ");
    if (reason == NULL)
        reason = strstr(rest, ", because ");
    modal = cc_say_begins(rest, "could be|may be|might be|can be") > 0;
    rest = cc_note_trimmed(x, rest, reason != NULL ? (size_t)(reason - rest) : strlen(rest));
    h.hedged = h.hedged || modal;
    tell_fact(x, cc_arena_printf(&x->arena, "for %s, it %s%s", label, modal ? "" : "takes ", rest), rest, CC_KIND_TIME, &h);
    if (reason != NULL)
        cc_tell_text(x, strchr(reason + 2, ' ') + 1, strlen(strchr(reason + 2, ' ') + 1), how);
    return true;
}

bool
cc_note_after(struct cc_ctx *x, const char *text, const struct cc_how *how)
{
    static const char *const with[] = {" of ", " on ", " with ", " taking "};
    const char *colon = strstr(text, ": "), *label, *of = NULL, *pieces[CC_NOTE_PIECES];
    bool told = false;
    uint32_t n;

    if (!cc_say_starts(text, "after ") || colon == NULL || colon - text > LABEL_BYTES + 10)
        return false;
    label = cc_arena_strndup(&x->arena, text, (size_t)(colon - text));
    for (size_t i = 0; i < sizeof with / sizeof *with && of == NULL; i++)
        of = strstr(label, with[i]);
    if (of == NULL || !says_time(x, label))
        return false;
    n = cc_note_cut(x, colon + 2, strlen(colon + 2), pieces);
    for (uint32_t i = 0; i < n; i++) {
        const struct cc_text *t = cc_say_read(x, pieces[i]);

        if (t->n_tokens == 0 || t->n_tokens > 8 || cc_retag_finite(t, 0, t->n_tokens))
            return told;
        tell_fact(x, cc_arena_printf(&x->arena, "after%s, the result is %s", label + strlen("after"), pieces[i]), pieces[i],
            cc_is_product(x, label) || x->sells ? CC_KIND_PRODUCT : CC_KIND_EFFECT, how);
        told = true;
    }
    return told;
}

/* "Shaving? Won't make it thicker.", "Coffee? Relax. Two cups a day don't touch …": what is asked about by its name
 * alone is what the answer speaks of. */
bool
cc_note_asked(struct cc_ctx *x, const char *text, const struct cc_how *how)
{
    const char *mark, *s, *name;
    size_t n = strlen(text);
    struct cc_note y = {.x = x, .how = *how, .mark = CC_NOTE_NONE, .sure = true};
    const struct cc_text *t = &x->inner;
    size_t told = x->out->n;
    bool deed;

    if (text[0] == '(' && text[n - 1] == ')') {
        text = cc_arena_strndup(&x->arena, text + 1, n - 2);
        n = strlen(text);
    }
    mark = strstr(text, "? ");
    if (mark == NULL || mark - text > LABEL_BYTES || !isupper((unsigned char)text[0]))
        return false;
    name = cc_arena_strndup(&x->arena, text, (size_t)(mark - text));
    cc_claims_read(&x->inner, name, (struct cc_span){0, strlen(name)});
    if (t->n_tokens == 0 || t->n_tokens > 3)
        return false;
    deed = t->n_tokens == 1 && strlen(name) > 4 && strcmp(name + strlen(name) - 3, "ing") == 0;
    if (!deed && !cc_is_substance(t, 0, t->n_tokens))
        return false;
    y.class = cc_noun_ending(t, 0, t->n_tokens);
    y.plural = cc_tag_is_plural(t->tokens[t->n_tokens - 1].tag);
    y.name = cc_inside(x, name, strlen(name));
    s = mark + 2;
    while (strcspn(s, ".!") < 14 && s[strcspn(s, ".!")] != '\0' && s[strcspn(s, ".!") + 1] == ' ' &&
        memchr(s, ' ', strcspn(s, ".!")) == NULL)
        s += strcspn(s, ".!") + 2; /* "Relax." */
    s = cc_note_trimmed(x, s, strlen(s));
    if (strchr(s, '?') != NULL || strstr(s, ". ") != NULL)
        return false;
    t = cc_say_read(x, s);
    if (t->n_tokens > 2 && (t->tokens[0].tag == CC_TAG_MD || cc_token_in(&t->tokens[0], "wo ca does do did is are"))) {
        struct cc_how h = *how;
        const char *made = cc_arena_printf(&x->arena, "it %s.", cc_say_lower(x, s));

        h.it = y.name;
        h.it_plural = y.plural;
        cc_tell_text(x, made, strlen(made), &h);
    } else if (cc_note_with_name(&y, s) != s) {
        s = cc_note_with_name(&y, s);
        cc_tell_text(x, s, strlen(s), how);
    }
    return x->out->n > told;
}
