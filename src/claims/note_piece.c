/* note_piece.c: the pieces of a note ("fewer attacks", "never in pregnancy", "as good as ibuprofen") as sentences of
 * what the note is about. It must not know how the line was cut (note.c). */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/note_piece.h"
#include "claims/table_say.h"

#define AT_MOST "stop at|stick to|keep it to|limit it to|limit yourself to|no more than|at most|max"

/* What begins a predicate that lacks its "is". */
#define IS_SAID \
    "rich in|high in|full of|packed with|loaded with|as good as|as effective as|as strong as|as powerful as|better than|" \
    "worse than|no better than|less effective than|more effective than|linked to|tied to|associated with|proven to|shown to"

/* s[0, n) without blanks and stops at its ends, nor pictures. Arena. */
const char *
cc_note_trimmed(struct cc_ctx *x, const char *s, size_t n)
{
    while (n > 0 && (strchr(" .;,!", s[0]) != NULL)) {
        s++;
        n--;
    }
    for (;;) {
        if (n > 0 && strchr(" .;,!", s[n - 1]) != NULL)
            n--;
        else if (n >= 4 && (unsigned char)s[n - 4] == 0xF0)
            n -= 4;
        else
            break;
    }
    return cc_arena_strndup(&x->arena, s, n);
}

/* "cortisol ↑", "↓ mood": as words, "higher cortisol"; s as it is when it has no sign. */
const char *
cc_note_words(struct cc_ctx *x, const char *s)
{
    static const struct {
        const char *sign;
        bool down;
    } signs[] = {{"\u2191", false},      {"\u2193", true},  {"\u2b06\ufe0f", false},
                 {"\u2b07\ufe0f", true}, {"\u2b06", false}, {"\u2b07", true}};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *at = strstr(s, signs[i].sign), *rest, *name;
        enum cc_noun class;
        struct cc_text *t = &x->inner;

        if (at == NULL)
            continue;
        rest = cc_note_trimmed(x, at + strlen(signs[i].sign), strlen(at + strlen(signs[i].sign)));
        if (at != s && rest[0] != '\0')
            return s;
        name = cc_inside(x, at == s ? rest : cc_note_trimmed(x, s, (size_t)(at - s)),
                         strlen(at == s ? rest : cc_note_trimmed(x, s, (size_t)(at - s))));
        cc_claims_read(&x->inner, name, (struct cc_span){0, strlen(name)});
        class = t->n_tokens > 0 ? cc_noun_ending(t, 0, t->n_tokens) : CC_NOUN_NONE;
        return cc_arena_printf(&x->arena, "%s %s",
                               class == CC_NOUN_QUANTITY ? (signs[i].down ? "lower" : "higher")
                               : signs[i].down           ? "less"
                                                         : "more",
                               name);
    }
    return s;
}

/* Tells "it" + words of the line's name. */
static void
say(struct cc_note *y, const char *words)
{
    struct cc_how h = y->how;
    const char *s = cc_arena_printf(&y->x->arena, "it %s.", words);

    h.it = y->name;
    h.it_plural = y->plural;
    h.given = NULL;
    h.fragments = h.named = false;
    cc_tell_text(y->x, s, strlen(s), &h);
}

static const char *
glued(struct cc_note *y, const char *verb, const char *verbs, const char *rest)
{
    return cc_arena_printf(&y->x->arena, "%s %s", y->plural ? verb : verbs, rest);
}

/* Takes, eats or drinks one it? */
static const char *
takes(const struct cc_note *y)
{
    return y->class == CC_NOUN_FOOD ? "Eat" : y->class == CC_NOUN_AGENT ? "Take" : "Use";
}

/* "skip", "never in pregnancy", "only if you're low", "stop at two a day": advice on it. True when told. */
bool
cc_note_order(struct cc_note *y, const char *piece)
{
    struct cc_ctx *x = y->x;
    struct cc_how h = y->how;
    const char *s = NULL;
    size_t n = cc_say_begins(
        piece,
        "skip|skip it|avoid|avoid it|ditch it|leave it|give it a miss|not needed|don't bother");

    if (n > 0 && piece[n] == '\0')
        s = cc_arena_printf(&x->arena, "Avoid %s.", y->name);
    else if ((n = cc_say_begins(piece, "never|not")) > 0 &&
             cc_say_begins(piece + n + 1, "in|during|while|with|before|after|on|if|for") > 0)
        s = cc_arena_printf(&x->arena, "Never %s %s %s.", cc_say_lower(x, takes(y)), y->name,
                            piece + n + 1);
    else if ((n = cc_say_begins(piece, "only")) > 0 &&
             cc_say_begins(piece + n + 1, "if|when|in|with|after|before|for") > 0)
        s = cc_arena_printf(&x->arena, "%s %s only %s.", takes(y), y->name, piece + n + 1);
    else if ((n = cc_say_begins(piece, AT_MOST)) > 0 && piece[n] == ' ') {
        const char *count = piece + n + 1;
        size_t w = strcspn(count, " ");
        bool named = count[w] != '\0' &&
            cc_say_begins(count + w + 1, "a day|per day|daily|every|each|a week|per week|in") == 0;

        if (named) /* "two peppers a day" */
            s = cc_arena_printf(&x->arena, "%s no more than %s.", takes(y), count);
        else if (y->plural)
            s = cc_arena_printf(
                &x->arena, "%s no more than %.*s %s%s.", takes(y), (int)w, count, y->name, count + w);
    }
    if (s == NULL)
        return false;
    h.advice = true;
    h.given = NULL;
    h.fragments = false;
    cc_tell_text(x, s, strlen(s), &h);
    return true;
}

bool
cc_note_compares(const struct cc_token *k)
{
    return k->tag == CC_TAG_JJR || k->tag == CC_TAG_RBR ||
           cc_token_in(k, "more less fewer better worse lower higher") ||
           ((k->can & CC_CAN_COMPARE) && k->lower_len > 4 &&
            memcmp(k->lower + k->lower_len - 2, "er", 2) == 0 &&
            !cc_token_in(k, "other latter former")) ||
        (!(k->flags & CC_TOK_KNOWN) && k->lower_len > 5 && memcmp(k->lower + k->lower_len - 3, "ier", 3) == 0);
}

/* "not less hair loss", "minus the itch", "no visible change in chin hair". True when told. */
static bool
tell_denied(struct cc_note *y, const char *piece)
{
    size_t n;

    if ((n = cc_say_begins(piece, "but not|not")) > 0) {
        const struct cc_text *t = cc_say_read(y->x, piece + n + 1);

        if (t->n_tokens < 2 || !cc_note_compares(&t->tokens[0]))
            return false;
        say(y, glued(y, "do not lead to", "does not lead to", piece + n + 1));
        return true;
    }
    if ((n = cc_say_begins(piece, "minus|without")) > 0) {
        const struct cc_text *t = cc_say_read(y->x, piece + n + 1);

        if (!cc_health_in(t, 0, t->n_tokens))
            return false;
        say(y, glued(y, "do not cause", "does not cause", piece + n + 1));
        return true;
    }
    if (cc_say_starts(piece, "no ") &&
        (strstr(piece, " change in ") != NULL || strstr(piece, " difference in ") != NULL ||
         strstr(piece, " effect on ") != NULL || strstr(piece, " difference to ") != NULL)) {
        say(y, glued(y, strstr(piece, "effect") != NULL ? "have" : "make",
                     strstr(piece, "effect") != NULL ? "has" : "makes", piece));
        return true;
    }
    return false;
}

/* "slow carbs", "biotin": what a food has in it. joined: it stands beside other such words. */
static bool
tell_content(struct cc_note *y, const char *piece, bool joined)
{
    const struct cc_text *t = cc_say_read(y->x, piece);
    uint32_t end = 0;

    while (end < t->n_tokens && !cc_tag_is_punct(t->tokens[end].tag) &&
           t->tokens[end].tag != CC_TAG_WDT)
        end++;
    if (y->mark == CC_NOTE_NONE ||
        (y->class != CC_NOUN_FOOD && y->class != CC_NOUN_AGENT &&
         !(y->mark == CC_NOTE_EQUALS && y->class == CC_NOUN_NONE)) ||
        end == 0 || end > 4 || t->tokens[0].tag == CC_TAG_IN || t->tokens[0].tag == CC_TAG_DT ||
        (t->tokens[0].flags & CC_TOK_NUMBER) || t->tokens[0].tag == CC_TAG_TO ||
        (cc_token_cues(&t->tokens[end - 1]) & CC_CUE_GENERIC) || !(cc_is_substance(t, 0, end) ||
          (joined && end == 1 && cc_noun_ending(t, 0, 1) == CC_NOUN_NONE)) ||
        (cc_tag_is_finite(t->tokens[end - 1].tag) && !(t->tokens[end - 1].can & CC_CAN_NOUN)) ||
        (cc_noun_ending(t, 0, end) == CC_NOUN_FOOD &&
         !cc_token_in(&t->tokens[end - 1], "carb carbs protein fat fats sugar fibre fiber starch")))
        return false;
    if (end == t->n_tokens && y->n_holds < 2)
        y->holds[y->n_holds++] = piece;
    say(y, glued(y, "contain", "contains", piece));
    return true;
}

/* More or less of something: "steadier insulin", "hungrier the next day". */
static bool
tell_change(struct cc_note *y, const char *piece)
{
    const struct cc_text *t = cc_say_read(y->x, piece);
    uint32_t i = 0, end;
    const struct cc_token *last;
    const char *and = strstr(piece, " and ");

    if (and != NULL &&
        strchr(piece, ',') == NULL) { /* "hungrier and more tired the next day": each by itself */
        const char *first = cc_arena_strndup(&y->x->arena, piece, (size_t)(and-piece));
        bool both = t->n_tokens > 0 && cc_note_compares(&t->tokens[0]);

        t = cc_say_read(y->x, and+5);
        both = both && t->n_tokens > 1 && cc_note_compares(&t->tokens[0]);
        if (both)
            return tell_change(y, first) + tell_change(y, and+5) > 0;
        t = cc_say_read(y->x, piece);
    }
    while (i + 1 < t->n_tokens && (cc_token_in(&t->tokens[i], "even much far a lot bit up to") ||
                                   (t->tokens[i].flags & CC_TOK_NUMBER)))
        i++;
    if (i >= t->n_tokens || !cc_note_compares(&t->tokens[i]))
        return false;
    for (end = i; end < t->n_tokens && t->tokens[end].tag != CC_TAG_DT && t->tokens[end].tag != CC_TAG_IN; end++)
        ;
    last = &t->tokens[end - 1];
    if (!cc_token_in(last, "more less fewer") &&
        (cc_note_compares(last) || cc_tag_is_adjective(last->tag) ||
            ((last->can & CC_CAN_ADJ) && !(last->can & (CC_CAN_NOUN | CC_CAN_PLURAL))))) {
        /* "hungrier and more tired the next day", but a substance that is "less soluble" is so itself */
        say(y, y->mark <= CC_NOTE_LABEL ? glued(y, "are", "is", piece) : glued(y, "make people", "makes people", piece));
        return true;
    }
    if (!cc_health_in(t, i + 1, t->n_tokens) && y->mark <= CC_NOTE_LABEL &&
        y->class == CC_NOUN_NONE)
        return false;
    say(y, glued(y, "lead to", "leads to", piece));
    return true;
}

/* "calm swollen knuckles" of several: a verb whatever the tagger takes it for. */
static bool
acts(struct cc_ctx *x, const char *piece)
{
    const struct cc_text *t = cc_say_read(x, cc_say_lower(x, piece));

    return t->n_tokens > 1 && (t->tokens[0].can & CC_CAN_BASE) && cc_retag_acts(&t->tokens[0]) &&
           t->tokens[1].tag != CC_TAG_IN && t->tokens[1].tag != CC_TAG_CC &&
           !cc_tag_is_punct(t->tokens[1].tag) && cc_health_in(t, 1, t->n_tokens);
}

/* "more than a glass a day can …": of what. */
const char *
cc_note_with_name(struct cc_note *y, const char *piece)
{
    const struct cc_text *t = cc_say_read(y->x, piece);
    uint32_t i = 0, unit;

    while (i < t->n_tokens &&
           cc_token_in(&t->tokens[i],
                       "more less than up to over under just only even about around at least most"))
        i++;
    unit = i + 1;
    if (i + 2 >= t->n_tokens || strcasestr(piece, y->name) != NULL ||
        !((t->tokens[i].flags & CC_TOK_NUMBER) || t->tokens[i].tag == CC_TAG_CD ||
          cc_token_in(&t->tokens[i], "a an one two three half")) ||
        !cc_tag_is_noun(t->tokens[unit].tag) || cc_is_time_noun(&t->tokens[unit]) ||
        !(cc_token_in(&t->tokens[unit + 1], "a per daily every each") ||
          cc_tag_is_finite(t->tokens[unit + 1].tag) || t->tokens[unit + 1].tag == CC_TAG_MD) ||
        cc_noun_ending(t, unit, unit + 1) == CC_NOUN_PEOPLE)
        return piece;
    return cc_arena_printf(&y->x->arena, "%.*s of %s%s", (int)t->tokens[unit].span.end, piece,
                           y->name, piece + t->tokens[unit].span.end);
}

/* The piece as a promise, which benefit.c tells: "regular bowels again", "relief from itching". */
static bool
tell_promise(struct cc_note *y, const char *piece)
{
    struct cc_how h = y->how;
    size_t before = y->x->out->n;

    h.given = y->name;
    h.given_plural = y->plural;
    h.fragments = h.named = true;
    cc_tell_text(y->x, piece, strlen(piece), &h);
    return y->x->out->n > before;
}

static bool
tell(struct cc_note *y, const char *piece, bool joined)
{
    struct cc_ctx *x = y->x;
    size_t before = x->out->n;

    if (cc_note_order(y, piece) || tell_denied(y, piece))
        return true;
    if (y->sure && cc_say_begins(piece, IS_SAID) > 0) {
        say(y, glued(y, "are", "is", cc_say_lower(x, piece)));
        return true;
    }
    if (cc_say_is_predicate(x, cc_say_lower(x, piece), y->plural) || (y->plural && acts(x, piece)) ||
        cc_say_begins(piece, "does") > 0) {
        say(y, cc_say_lower(x, piece));
        return x->out->n > before;
    }
    if (cc_say_is_sentence(x, piece)) {
        struct cc_how h = y->how;

        h.given = NULL;
        h.fragments = false;
        piece = cc_note_with_name(y, piece);
        cc_tell_text(x, piece, strlen(piece), &h);
        return x->out->n > before;
    }
    if (tell_change(y, piece) || tell_content(y, piece, joined))
        return true;
    if (y->mark > CC_NOTE_LABEL && cc_is_bare_noun(x, piece)) {
        say(y, glued(y, "lead to", "leads to", cc_inside(x, piece, strlen(piece))));
        return true;
    }
    return y->sure && tell_promise(y, piece);
}

bool
cc_note_stands(struct cc_note *y, const char *piece)
{
    struct cc_ctx *x = y->x;
    const struct cc_text *t = cc_say_read(x, piece);

    if (t->n_tokens == 0)
        return false;
    return cc_note_compares(&t->tokens[0]) || cc_say_begins(piece, "not|no|never|minus|without|only|but|skip|" IS_SAID) > 0 ||
        cc_say_is_predicate(x, cc_say_lower(x, piece), y->plural) || cc_say_is_sentence(x, piece);
}

bool
cc_note_tell_piece(struct cc_note *y, const char *piece, bool joined)
{
    struct cc_ctx *x = y->x;
    size_t n = cc_say_begins(piece, "and|but|plus|also|yet|&");
    bool hedged = false, before = y->how.hedged, told;

    piece += n > 0 && piece[n] == ' ' ? n + 1 : 0;
    if (cc_say_starts(piece, "but ") || cc_say_starts(piece, "also "))
        piece = strchr(piece, ' ') + 1;
    if (cc_say_begins(piece, "often|sometimes|rarely|occasionally|likely") == 0)
        piece = cc_say_strip_hedge(x, piece, &hedged);
    piece = cc_note_words(x, piece);
    if (piece[0] == '\0' || strstr(piece, ": ") != NULL)
        return false;
    if (cc_say_starts(piece, "NOT "))
        piece = cc_arena_printf(&x->arena, "not %s", piece + 4);
    y->how.hedged = before || hedged;
    told = tell(y, piece, joined);
    y->how.hedged = before;
    return told;
}

/* Cuts the words [s, e) into pieces: at semicolons, plus signs and commas outside brackets. A piece that cannot be told
 * alone belongs to the one before it. */
uint32_t
cc_note_cut(struct cc_ctx *x, const char *s, size_t n, const char *out[CC_NOTE_PIECES])
{
    uint32_t pieces = 0;
    int depth = 0;
    size_t from = 0;

    for (size_t i = 0; i <= n && pieces < CC_NOTE_PIECES; i++) {
        size_t len = 0;

        depth += i < n ? (s[i] == '(') - (s[i] == ')') : 0;
        if (i < n && depth == 0) {
            if ((s[i] == ',' || s[i] == ';') && s[i + 1] == ' ')
                len = 2;
            else if (i + 3 < n && (strncmp(s + i, " + ", 3) == 0 || strncmp(s + i, " / ", 3) == 0))
                len = 3;
            if (len == 2 && s[i] == ',' &&
                (cc_say_begins(s + i + 2, "which|who|that|because|since|so|although|though|even|"
                                          "especially|including|like|if|when|while") > 0))
                len = 0;
        }
        if (i < n && len == 0)
            continue;
        out[pieces++] = cc_note_trimmed(x, s + from, i - from);
        from = i + len;
    }
    return pieces;
}
