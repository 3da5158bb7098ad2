/* sign.c: short lines that say with a sign what a sentence says with a verb: "↓ cortisol", "Stress ⬇️ 44%",
 * "Magnesium ↑ GABA", "breast cancer −5%", "Cordyceps = more oxygen, less fatigue". */
#include "claims/sign.h"

#include <ctype.h>
#include <string.h>

#include "claims/block.h"

#define LINE_BYTES 140
#define NAME_TOKENS 6

static const char *const UP[] = {"\u2191", "\u2b06", "\u25b2", "\u2197", "\U0001f4c8", "\U0001f53a", NULL};
static const char *const DOWN[] = {"\u2193", "\u2b07", "\u25bc", "\u2198", "\U0001f4c9", "\U0001f53b", NULL};

/* The length of a sign at s, its variation selector included; 0 = none. *down tells which way it points. */
static size_t
sign_at(const char *s, bool *down)
{
    for (int way = 0; way < 2; way++) {
        for (const char *const *p = way ? DOWN : UP; *p != NULL; p++) {
            size_t n = strlen(*p);

            if (strncmp(s, *p, n) != 0)
                continue;
            *down = way;
            return n + (strncmp(s + n, "\ufe0f", 3) == 0 ? 3 : 0);
        }
    }
    return 0;
}

/* The next sign in s, or its end. */
static const char *
next_sign(const char *s, size_t *len, bool *down)
{
    while (*s != '\0' && (*len = (unsigned char)*s < 0x80 ? 0 : sign_at(s, down)) == 0) /* no sign is ASCII */
        s++;
    return s;
}

/* s[0, n) without what only joins or marks at its ends. Arena. */
static char *
trimmed(struct cc_ctx *x, const char *s, size_t n)
{
    while (n > 0 && strchr(" ,;:|+&=*-", *s) != NULL)
        s++, n--;
    while (n > 0 && strchr(" ,;:|+&=*.!", s[n - 1]) != NULL)
        n--;
    return cc_arena_strndup(&x->arena, s, n);
}

static bool
is_amount(const char *s)
{
    if (strncmp(s, "by ", 3) == 0)
        s += 3;
    if (strncmp(s, "up to ", 6) == 0)
        s += 6;
    return isdigit((unsigned char)*s);
}

static void
say(struct cc_ctx *x, const char *it, bool plural, bool down, const char *what, const char *by,
    const struct cc_how *how)
{
    struct cc_how h = *how;
    bool capital = isupper((unsigned char)what[0]) && islower((unsigned char)what[1]);
    const char *s;

    h.it = it;
    h.it_plural = plural;
    h.given = NULL;
    h.fragments = false;
    h.rule = "sign";
    s = cc_arena_printf(&x->arena, "it %s%s %c%s%s%s.", down ? "lower" : "raise", plural ? "" : "s",
        capital ? (char)(what[0] | 0x20) : what[0], what + 1,
        by[0] == '\0'                    ? ""
            : strncmp(by, "by ", 3) == 0 ? " "
                : " by ",
        by);
    cc_tell_text(x, s, strlen(s), &h);
}

/* "40% more energy" behind the sign stays; "40% energy" is energy by 40%. */
static void
say_part(struct cc_ctx *x, const char *it, bool plural, bool down, const char *what, const struct cc_how *how)
{
    size_t n = strcspn(what, " ");

    if (isdigit((unsigned char)*what) && what[n] == ' ' && memchr(what, '%', n) != NULL)
        say(x, it, plural, down, what + n + 1, cc_arena_strndup(&x->arena, what, n), how);
    else if (*what != '\0')
        say(x, it, plural, down, what, "", how);
}

static bool
is_plural(struct cc_ctx *x, const char *name)
{
    cc_claims_read(&x->inner, name, (struct cc_span){0, strlen(name)});
    return x->inner.n_tokens > 0 &&
        (cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag) || strstr(name, " + ") != NULL ||
            strstr(name, " & ") != NULL);
}

static bool
tell_arrows(struct cc_ctx *x, const char *text, const char *it, bool plural, const struct cc_how *how)
{
    size_t len = 0, next_len = 0;
    bool down = false, next_down = false;
    const char *at = next_sign(text, &len, &down), *end = text + strlen(text);
    char *before = trimmed(x, text, (size_t)(at - text));
    bool behind; /* the sign stands behind what it is said of */

    if (*at == '\0')
        return false;
    behind = before[0] != '\0';
    if (behind) {
        const char *last = at, *from = at + len;

        while (*(from = next_sign(from, &next_len, &next_down)) != '\0')
            last = from, from += next_len;
        sign_at(last, &next_down);
        from = last + (last == at ? len : next_len);
        behind = trimmed(x, last + sign_at(last, &next_down), (size_t)(end - last) - sign_at(last, &next_down))[0] ==
                '\0' ||
            is_amount(trimmed(x, from, (size_t)(end - from)));
        if (behind && it == NULL)
            return false;
        if (!behind) { /* "Magnesium ↑ GABA" */
            it = before;
            plural = is_plural(x, before);
        }
    }
    if (it == NULL)
        return false;
    while (*at != '\0') {
        const char *from = at + len, *next = next_sign(from, &next_len, &next_down);
        char *part = trimmed(x, from, (size_t)(next - from));

        if (!behind) {
            say_part(x, it, plural, down, part, how);
        } else {
            bool amount = is_amount(part);

            if (before[0] != '\0')
                say(x, it, plural, down, before, amount ? part : "", how);
            before = amount ? part + strlen(part) : part;
        }
        at = next;
        len = next_len;
        down = next_down;
    }
    return true;
}

/* "type 2 diabetes −15%", "bone density +4% in a year" */
static bool
tell_change(struct cc_ctx *x, const char *text, const char *it, bool plural, const struct cc_how *how)
{
    static const char *const minus[] = {" \u2212", " -", " \u2013"};
    const char *at = strstr(text, " +"), *percent;
    bool down = false;
    size_t len = 2;

    for (size_t i = 0; i < sizeof minus / sizeof *minus && at == NULL; i++) {
        at = strstr(text, minus[i]);
        len = strlen(minus[i]);
        down = true;
    }
    if (at == NULL || it == NULL || at == text || !isdigit((unsigned char)at[len]) || !isalpha((unsigned char)at[-1]))
        return false;
    percent = at + len + strspn(at + len, "0123456789.,");
    if (*percent != '%' ||
        (percent[1] != '\0' && strncmp(percent + 1, " in ", 4) != 0 && strncmp(percent + 1, " after ", 7) != 0 &&
            strchr("*.", percent[1]) == NULL))
        return false;
    cc_claims_read(&x->inner, text, (struct cc_span){0, (size_t)(at - text)});
    if (x->inner.n_tokens == 0 || x->inner.n_tokens > NAME_TOKENS || !cc_health_in(&x->inner, 0, x->inner.n_tokens))
        return false;
    say(x, it, plural, down, cc_arena_strndup(&x->arena, text, (size_t)(at - text)),
        trimmed(x, at + len, strlen(at + len)), how);
    return true;
}

/* "more oxygen, less fatigue", "ginger + lemon": the last mark as "and". */
static const char *
joined(struct cc_ctx *x, const char *s, const char *mark)
{
    const char *last = NULL;

    for (const char *p = s; (p = strstr(p, mark)) != NULL; p++)
        last = p;
    return last == NULL || strstr(s, " and ") != NULL
        ? s
        : cc_arena_printf(&x->arena, "%.*s and %s", (int)(last - s), s, last + strlen(mark));
}

/* "Cordyceps = more oxygen, less fatigue", "Turmeric = anti-inflammatory" */
static bool
tell_equals(struct cc_ctx *x, const char *text, const struct cc_how *how)
{
    const char *at = strstr(text, " = "), *left, *right, *s;
    const struct cc_text *t = &x->inner;
    struct cc_how h = *how;
    bool adjective, promise;

    if (at == NULL || strstr(at + 3, " = ") != NULL)
        return false;
    left = trimmed(x, text, (size_t)(at - text));
    right = trimmed(x, at + 3, strlen(at + 3));
    cc_claims_read(&x->inner, right, (struct cc_span){0, strlen(right)});
    if (t->n_tokens == 0 || isdigit((unsigned char)*right) || isdigit((unsigned char)*left))
        return false;
    adjective = t->n_tokens == 1 && cc_tag_is_adjective(t->tokens[0].tag) && !(t->tokens[0].can & CC_CAN_NOUN);
    promise = cc_health_in(t, 0, t->n_tokens) &&
        (t->tokens[0].tag == CC_TAG_JJR || t->tokens[0].tag == CC_TAG_RBR ||
            cc_token_in(&t->tokens[0], "more less fewer better happy") ||
            (cc_token_cues(&t->tokens[0]) & CC_CUE_PRAISE));
    cc_claims_read(&x->inner, left, (struct cc_span){0, strlen(left)});
    if (t->n_tokens == 0 || t->n_tokens > NAME_TOKENS || (!adjective && !promise))
        return false;
    h.it = left;
    h.it_plural = is_plural(x, left);
    h.given = NULL;
    h.fragments = false;
    h.rule = "sign";
    right = joined(x, right, ", ");
    h.it = joined(x, left, " + ");
    s = cc_arena_printf(&x->arena, "it %s %s.",
        adjective         ? (h.it_plural ? "are" : "is")
            : h.it_plural ? "lead to"
                : "leads to",
        right);
    cc_tell_text(x, s, strlen(s), &h);
    return true;
}

bool
cc_sign_tell(struct cc_ctx *x, const char *text, const char *it, bool plural, const struct cc_how *how)
{
    size_t n = strlen(text);

    if (n == 0 || n > LINE_BYTES || strstr(text, ". ") != NULL)
        return false;
    return tell_arrows(x, text, it, plural, how) || tell_change(x, text, it, plural, how) || tell_equals(x, text, how);
}

const char *
cc_sign_subject(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e)
{
    const char *from = t->text + t->tokens[a].span.start;
    size_t n = t->tokens[e - 1].span.end - t->tokens[a].span.start;
    bool says = x->topic == NULL || memmem(from, n, x->topic, strlen(x->topic)) != NULL; /* of what */
    struct cc_buf b = {0};
    const char *out;

    for (uint32_t i = a; i < e; i++) {
        cc_words_append(&b, t, i, i + 1, 0);
        if (!says && i > a && cc_token_in(&t->tokens[i], "g mg mcg grams") &&
            (t->tokens[i - 1].flags & CC_TOK_NUMBER) && !(i + 1 < e && cc_token_is(&t->tokens[i + 1], "of"))) {
            cc_buf_adds(&b, " of ");
            cc_buf_adds(&b, x->topic);
        }
    }
    out = cc_arena_strndup(&x->arena, b.n ? b.v : "", b.n);
    cc_buf_clear(&b);
    return out[0] != '\0' ? out : NULL;
}
