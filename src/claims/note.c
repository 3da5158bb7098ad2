/* note.c: see note.h. Each piece of a note is made a sentence of what its line begins with; what the sentence then says
 * is read as any other. */
#include "claims/note_piece.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "claims/block_item.h"
#include "claims/sign.h"
#include "claims/table_say.h"

#define NAME_TOKENS 9
#define LINE_BYTES  400

/* The first mark at or behind s that stands outside brackets and before the end of the sentence; *len are its bytes. */
static enum cc_note_mark
next_mark(const char *s, const char *end, const char **at, size_t *len)
{
    static const struct {
        const char *s;
        enum cc_note_mark mark;
    } marks[] = {
        {": ", CC_NOTE_LABEL},   {" \u2013 ", CC_NOTE_LABEL},       {" \u2014 ", CC_NOTE_LABEL},
        {" - ", CC_NOTE_LABEL},  {" = ", CC_NOTE_EQUALS},           {" \u2192 ", CC_NOTE_ARROW},
        {" -> ", CC_NOTE_ARROW}, {" \u27a1\ufe0f ", CC_NOTE_ARROW}, {" \u27a1 ", CC_NOTE_ARROW}};
    int depth = 0;

    for (; s < end; s++) {
        depth += (*s == '(') - (*s == ')');
        for (size_t i = 0; depth == 0 && i < sizeof marks / sizeof *marks; i++) {
            size_t n = strlen(marks[i].s);

            if ((size_t)(end - s) > n && strncmp(s, marks[i].s, n) == 0) {
                *at = s;
                *len = n;
                return marks[i].mark;
            }
        }
    }
    return CC_NOTE_NONE;
}

/* Where the first sentence of the line ends: behind its stop, before a capital. */
static size_t
first_end(const char *s)
{
    for (const char *p = s; *p != '\0'; p++) {
        if (strchr(".!?", *p) != NULL && p > s && !isdigit((unsigned char)p[-1])) {
            const char *next = p + strspn(p, ".!?");

            if (*next == ' ' && next[1] >= 'A' && next[1] <= 'Z')
                return (size_t)(next - s);
        }
    }
    return strlen(s);
}

/* Reads the name s[0, n); false when it names nothing that could act, or says something itself. */
static bool
read_name(struct cc_note *y, const char *s, size_t n, bool item)
{
    struct cc_ctx *x = y->x;
    const struct cc_text *t = &x->inner;
    const char *whole = cc_note_trimmed(x, s, n), *comma;
    struct cc_column head;
    bool substance, deed, amount;

    n = strcspn(whole, "(");
    if (whole[n] == '(' && whole[strlen(whole) - 1] != ')')
        return false; /* brackets in the middle of something longer */
    comma = strchr(whole, ',');
    if (comma != NULL && (size_t)(comma - whole) < n) {
        if (comma[1] != ' ' ||
            (!isdigit((unsigned char)comma[2]) && strcspn(comma + 2, " (") != strlen(comma + 2)))
            return false;
        n = (size_t)(comma - whole); /* "Spearmint tea, 2 cups a day", "Garlic, raw" */
    }
    whole = cc_note_trimmed(x, whole, n);
    cc_claims_read(&x->inner, whole, (struct cc_span){0, strlen(whole)});
    if (t->n_sentences != 1 || t->n_tokens == 0 || t->n_tokens > NAME_TOKENS ||
        strpbrk(whole, ".?!|/$\"") != NULL)
        return false;
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        const struct cc_token *k = &t->tokens[i];

        if (k->tag == CC_TAG_MD ||
            (cc_tag_is_finite(k->tag) && !(k->can & (CC_CAN_NOUN | CC_CAN_PLURAL | CC_CAN_ADJ))) ||
            (cc_tag_is_finite(k->tag) && i > 0 && i + 1 < t->n_tokens) || k->tag == CC_TAG_WRB ||
            k->tag == CC_TAG_WDT || cc_token_in(k, "i my me we our it this that these those they"))
            return false;
    }
    y->class = cc_noun_ending(t, 0, t->n_tokens);
    substance = cc_is_substance(t, 0, t->n_tokens);
    if (t->tokens[0].tag == CC_TAG_IN || t->tokens[0].tag == CC_TAG_TO ||
        cc_token_in(&t->tokens[0], "after before during") ||
        cc_is_time_noun(&t->tokens[t->n_tokens - 1]))
        return false; /* "After 20 minutes: …" */
    deed = t->tokens[0].tag == CC_TAG_VBG;
    amount = ((t->tokens[0].flags & CC_TOK_NUMBER) && !(t->tokens[0].flags & CC_TOK_HYPHEN)) ||
             cc_token_in(&t->tokens[0], "less more too under over");
    y->plural = !deed && !amount &&
                (cc_tag_is_plural(t->tokens[t->n_tokens - 1].tag) ||
                 (t->n_tokens == 1 && (t->tokens[0].can & CC_CAN_PLURAL) &&
                  t->tokens[0].lower[t->tokens[0].lower_len - 1] == 's' &&
                  strchr("sui", t->tokens[0].lower[t->tokens[0].lower_len - 2]) == NULL));
    if (y->mark == CC_NOTE_EQUALS && !item && !substance && !deed && !amount &&
        !cc_health_in(t, 0, t->n_tokens))
        return false;
    if (y->mark == CC_NOTE_LABEL) {
        if ((t->n_tokens == 1 &&
             (cc_cue_of(t->tokens[0].lower, t->tokens[0].lower_len) & CC_CUE_GENERIC)) ||
            cc_token_in(&t->tokens[0], "best top our your new step day week month year hour before "
                                       "after myth fact truth dose phase stage bottom") ||
            (!substance && !deed && !amount && !(t->tokens[0].flags & CC_TOK_NUMBER) &&
                (!item || y->class != CC_NOUN_NONE) &&
             y->class != CC_NOUN_BEHAVIOUR))
            return false;
        cc_column_read(x, whole, (struct cc_span){0, 0}, &head);
        if (head.says != CC_SAYS_NOTHING && !substance)
            return false; /* "Side effects: less sleep" */
    }
    y->sure = substance || deed || amount || (t->tokens[0].flags & CC_TOK_NUMBER) || y->class == CC_NOUN_BEHAVIOUR;
    y->name = cc_inside(x, whole, strlen(whole));
    return true;
}

/* "Take with meals." */
static bool
is_order(struct cc_ctx *x, const char *s)
{
    const struct cc_text *t = cc_say_read(x, s);

    return isupper((unsigned char)s[0]) && t->n_tokens > 1 && (t->tokens[0].can & CC_CAN_BASE) &&
        !(t->tokens[0].can & CC_CAN_VBZ) && (cc_token_cues(&t->tokens[0]) & CC_CUE_ADVISE);
}

/* What stands behind the first sentence is said of the line's name too: "Too little of either …". */
static void
tell_rest(struct cc_note *y, const char *rest)
{
    struct cc_ctx *x = y->x;
    struct cc_how h = y->how;
    const char *either = y->n_holds == 2 ? strstr(rest, " of either ") : NULL;

    while (*rest != '\0') {
        size_t n = first_end(rest);
        const char *s = cc_note_trimmed(x, rest, n);
        size_t but = cc_say_begins(s, "but|so|and|just");

        if (either != NULL && either >= rest && either < rest + n) { /* of each by itself */
            for (uint32_t k = 0; k < 2; k++) {
                const char *behind = either + strlen(" of either");

                s = cc_arena_printf(&x->arena, "%.*s %s%.*s", (int)(either - rest), rest, y->holds[k],
                    (int)(n - (size_t)(behind - rest)), behind);
                cc_tell_text(x, s, strlen(s), &h);
            }
            rest += n + (rest[n] == ' ');
            continue;
        }
        if (!cc_note_order(y, s + (but > 0 ? but + 1 : 0))) {
            h.given = is_order(x, s) ? NULL : y->name;
            h.given_plural = y->plural;
            h.fragments = h.given != NULL;
            cc_tell_text(x, s, strlen(s), &h);
        }
        rest += n + (rest[n] == ' ');
    }
}

/* "acne, chin hair, thinner hair on top": the last comma as "and"; "thinner, shorter hair": each with its noun. */
static const char *
listed(struct cc_ctx *x, const char *s)
{
    const char *pieces[CC_NOTE_PIECES];
    uint32_t n = cc_note_cut(x, s, strlen(s), pieces), last = n - 1;
    struct cc_buf b = {0};
    const char *out;

    if (n < 2 || strstr(s, " and ") != NULL || strstr(s, " or ") != NULL ||
        strchr(s, '(') != NULL || strchr(s, ',') == NULL)
        return s;
    for (uint32_t i = 0; i < n; i++) {
        const struct cc_text *t = cc_say_read(x, pieces[i]);

        if (t->n_tokens == 0 || isdigit((unsigned char)pieces[i][0]) ||
            cc_say_begins(pieces[i], "then|which|but|so|not|no") > 0 ||
            cc_say_is_sentence(x, pieces[i]))
            return s;
    }
    for (uint32_t i = 0; i < n; i++) {
        const struct cc_text *t = cc_say_read(x, pieces[i]);

        cc_buf_adds(&b, i == 0 ? "" : i == last ? " and " : ", ");
        cc_buf_adds(&b, pieces[i]);
        if (t->n_tokens == 1 && cc_note_compares(&t->tokens[0]) &&
            strchr(pieces[last], ' ') != NULL)
            cc_buf_adds(&b, strchr(pieces[last], ' '));
    }
    out = cc_arena_strndup(&x->arena, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}

/* A chain of arrows whose parts have signs or lists in them: told with words for them. False when it has none. */
static bool
tell_chain(struct cc_note *y, const char *s, const char *end)
{
    struct cc_ctx *x = y->x;
    struct cc_buf b = {0};
    struct cc_how h = y->how;
    bool changed = false;
    const char *at;
    size_t len;

    for (;;) {
        enum cc_note_mark m = next_mark(s, end, &at, &len);
        const char *part, *words;

        if (m != CC_NOTE_NONE && m != CC_NOTE_ARROW) {
            cc_buf_clear(&b);
            return false;
        }
        part = cc_note_trimmed(x, s, (size_t)((m == CC_NOTE_NONE ? end : at) - s));
        words = cc_note_words(x, part);
        words = b.n > 0 ? listed(x, words) : words;
        changed = changed || words != part;
        cc_buf_adds(&b, words);
        if (m == CC_NOTE_NONE)
            break;
        cc_buf_adds(&b, " \u2192 ");
        s = at + len;
    }
    if (changed) {
        cc_buf_addc(&b, '.');
        h.given = NULL;
        h.fragments = false;
        cc_tell_text(x, b.v, b.n, &h);
    }
    cc_buf_clear(&b);
    return changed;
}

/* What is named is what "it" in the next sentence means. */
static void
note_name(struct cc_note *y)
{
    struct cc_ctx *x = y->x;
    struct cc_noun_list *names = cc_arena_take(&x->scratch, sizeof *names);

    names->n = 1;
    names->v[0] = (struct cc_noun_phrase){.text = y->name, .class = y->class, .plural = y->plural};
    x->salience.clause++;
    cc_salience_note(x, names, CC_SALIENT_SUBJECT);
    cc_salience_raise(x);
}

bool
cc_note_cell(struct cc_ctx *x, const char *name, bool plural, const char *text,
             const struct cc_how *how)
{
    struct cc_note y = {.x = x, .name = name, .plural = plural, .sure = true, .mark = CC_NOTE_NONE, .how = *how};
    const char *pieces[CC_NOTE_PIECES];
    uint32_t told;

    y.class = cc_noun_of(name, strlen(name));
    if (y.class == CC_NOUN_NONE)
        y.class = CC_NOUN_AGENT;
    told = cc_note_cut(x, text, strlen(text), pieces);
    for (uint32_t i = 0, n = told; i < n; i++)
        told = (i > 0 ? told : 0) + cc_note_tell_piece(&y, pieces[i], false);
    return told > 0;
}

static bool
begins_with(struct cc_ctx *x, const char *s, enum cc_tag tag)
{
    const struct cc_text *t = cc_say_read(x, s);

    return t->n_tokens > 0 && t->tokens[0].tag == tag;
}

/* The pieces of s[0, n), those that cannot stand alone with the verb before them: "eases pain, stiffness and swelling". */
static uint32_t
cut(struct cc_note *y, const char *s, size_t n, const char *out[CC_NOTE_PIECES])
{
    struct cc_ctx *x = y->x;
    uint32_t pieces = cc_note_cut(x, s, n, out), kept = 1;
    bool verb = pieces > 0 && begins_with(x, out[0], CC_TAG_IN), all = verb;

    verb = pieces > 0 && !all &&
        (cc_say_is_predicate(x, cc_say_lower(x, out[0]), y->plural) || cc_say_is_sentence(x, out[0]));

    for (uint32_t i = 1; i < pieces; i++) {
        if (all || (verb && !cc_note_stands(y, out[i]))) /* "Unlike tablets, it …" is one */
            out[kept - 1] = cc_arena_printf(&x->arena, "%s, %s", out[kept - 1], out[i]);
        else
            out[kept++] = out[i];
    }
    return pieces > 0 ? kept : 0;
}

/* The parts of the first sentence, each said of the one before it. True when one was told. */
static bool
tell_parts(struct cc_note *y, const char *s, const char *end, bool item)
{
    const char *pieces[CC_NOTE_PIECES], *at, *first = y->name;
    enum cc_note_mark m = CC_NOTE_NONE;
    bool told = false;

    do {
        size_t len = 0;
        const char *stop;
        uint32_t n;

        m = y->mark == CC_NOTE_LABEL ? CC_NOTE_NONE : next_mark(s, end, &at, &len);
        stop = m == CC_NOTE_NONE ? end : at;
        n = cut(y, s, (size_t)(stop - s), pieces);
        for (uint32_t i = 0; i < n; i++)
            if (cc_note_tell_piece(y, pieces[i], n > 1))
                told = true;
            else if (!told && !item)
                return false; /* running text, whose first words say something else */
        if (m != CC_NOTE_NONE && !read_name(y, s, (size_t)(stop - s), true))
            return told;
        s = stop + len;
    } while (m != CC_NOTE_NONE);
    y->name = first;
    return told;
}

/* "→ seems to block the enzyme": one arrow, and a predicate of what stands before it. */
static bool
is_one_predicate(struct cc_ctx *x, const char *s, const char *end)
{
    const char *at, *part = cc_note_trimmed(x, s, (size_t)(end - s));
    size_t len;

    return next_mark(s, end, &at, &len) == CC_NOTE_NONE && cc_say_is_predicate(x, part, false) &&
           !cc_say_is_sentence(x, part);
}

/* Is what stands behind the mark a sentence, or an order, that does not need the name? */
static bool
says_all(struct cc_note *y, const char *s, const char *end)
{
    const char *part = cc_note_trimmed(y->x, s, (size_t)(end - s));


    if (is_order(y->x, part))
        return true;
    return !cc_is_bare_noun(y->x, cc_arena_strndup(&y->x->arena, part, strcspn(part, ","))) &&
        cc_say_is_sentence(y->x, part) && cc_note_with_name(y, part) == part &&
        !cc_say_is_predicate(y->x, cc_say_lower(y->x, part), y->plural);
}

bool
cc_note_tell(struct cc_ctx *x, const char *text, bool item, const struct cc_how *how)
{
    struct cc_note y = {.x = x, .how = *how};
    size_t n = first_end(text), len = 0, told = x->out->n;
    const char *end = text + n, *at = NULL;
    char local[sizeof x->local];
    bool local_plural = x->local_plural;

    if (strlen(text) > LINE_BYTES || how->soft || x->depth > 0 || x->compares || x->goods)
        return false;
    if (cc_note_asked(x, text, how) ||
        (item && (cc_note_takes(x, text, how->block, how) || cc_note_after(x, text, how))))
        return true;
    while (end > text && strchr(" .!", end[-1]) != NULL)
        end--;
    y.mark = next_mark(text, end, &at, &len);
    if (y.mark == CC_NOTE_NONE || !isalnum((unsigned char)text[0]))
        return false;
    if (y.mark == CC_NOTE_ARROW && !is_one_predicate(x, at + len, end)) {
        if (!tell_chain(&y, text, end))
            return false;
        if (read_name(&y, text, (size_t)(at - text),
                      item)) /* "… → slower shedding. Men given the oil …" */
            tell_rest(&y, text + n + (text[n] == ' '));
        return true;
    }
    if ((y.mark == CC_NOTE_EQUALS && isdigit((unsigned char)at[len])) ||
        (y.mark == CC_NOTE_LABEL && *at == ' ' &&
         memmem(at + len, (size_t)(end - at) - len, at, len) != NULL))
        return false; /* … and what stands between two dashes is an aside */
    if (!read_name(&y, text, (size_t)(at - text), item))
        return false;
    if (y.mark == CC_NOTE_LABEL && says_all(&y, at + len, end))
        return false;
    memcpy(local, x->local, sizeof local);
    if (strlen(y.name) < sizeof x->local) {
        snprintf(x->local, sizeof x->local, "%s", y.name);
        x->local_plural = y.plural;
    }
    note_name(&y);
    y.how.rule = "note";
    if (tell_parts(&y, at + len, end, item))
        tell_rest(&y, text + n + (text[n] == ' '));
    memcpy(x->local, local, sizeof local);
    x->local_plural = local_plural;
    return x->out->n > told;
}
