/* inflect.c: regular spelling rules of English verbs, the table of irregular ones before them. */
#include "claims/inflect.h"

#include <string.h>

#include "vocab/tables.h"

static bool
vowel(char c)
{
    return strchr("aeiou", c) != NULL && c != '\0';
}

static bool
ends(const char *s, size_t n, const char *with)
{
    size_t m = strlen(with);

    return n >= m && memcmp(s + n - m, with, m) == 0;
}

/* "stop" doubles its p, "trigger" and "show" do not: one syllable of consonant, vowel, consonant; and a few longer
 * verbs that stress the last syllable. */
static bool
doubles(const char *s, size_t n)
{
    static const char *const longer[] = {"begin", "occur", "prefer", "control", "admit", "permit", "regret", "upset",
        "offset", "forget", "compel", "expel", "propel", "incur", "recur", "transfer", "deter", "submit", "commit",
        "reset"};
    size_t vowels = 0;

    if (n > 3 && memcmp(s, "qu", 2) == 0) { /* "quit": its u is none */
        s += 2;
        n -= 2;
        return n == 2 && vowel(s[0]) && !vowel(s[1]);
    }
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++) {
        if (n == strlen(longer[i]) && memcmp(s, longer[i], n) == 0)
            return true;
    }
    if (n < 3 || vowel(s[n - 1]) || strchr("wxy", s[n - 1]) != NULL || !vowel(s[n - 2]) || vowel(s[n - 3]))
        return false;
    for (size_t i = 0; i < n; i++)
        vowels += vowel(s[i]);
    return vowels == 1;
}

static void
add_s(struct cc_buf *out, const char *s, size_t n)
{
    if (ends(s, n, "s") || ends(s, n, "x") || ends(s, n, "z") || ends(s, n, "ch") || ends(s, n, "sh") ||
        ends(s, n, "o")) {
        cc_buf_add(out, s, n);
        cc_buf_adds(out, "es");
    } else if (n > 1 && s[n - 1] == 'y' && !vowel(s[n - 2])) {
        cc_buf_add(out, s, n - 1);
        cc_buf_adds(out, "ies");
    } else {
        cc_buf_add(out, s, n);
        cc_buf_addc(out, 's');
    }
}

static void
add_ed(struct cc_buf *out, const char *s, size_t n)
{
    if (n > 1 && s[n - 1] == 'y' && !vowel(s[n - 2])) {
        cc_buf_add(out, s, n - 1);
        cc_buf_adds(out, "ied");
        return;
    }
    cc_buf_add(out, s, n);
    if (n > 0 && s[n - 1] == 'e') {
        cc_buf_addc(out, 'd');
        return;
    }
    if (doubles(s, n))
        cc_buf_addc(out, s[n - 1]);
    cc_buf_adds(out, "ed");
}

static void
add_ing(struct cc_buf *out, const char *s, size_t n)
{
    if (ends(s, n, "ie")) {
        cc_buf_add(out, s, n - 2);
        cc_buf_addc(out, 'y');
    } else if (n > 2 && s[n - 1] == 'e' && s[n - 2] != 'e' && s[n - 2] != 'o' && s[n - 2] != 'y') {
        cc_buf_add(out, s, n - 1);
    } else {
        cc_buf_add(out, s, n);
        if (doubles(s, n))
            cc_buf_addc(out, s[n - 1]);
    }
    cc_buf_adds(out, "ing");
}

static bool
is(const char *s, size_t n, const char *word)
{
    return n == strlen(word) && memcmp(s, word, n) == 0;
}

void
cc_inflect_add(struct cc_buf *out, const char *lemma, size_t n, enum cc_form form)
{
    uint32_t row = CC_VOCAB_NONE;

    if (n == 0)
        return;
    if (form == CC_FORM_S && (is(lemma, n, "be") || is(lemma, n, "have"))) {
        cc_buf_adds(out, lemma[0] == 'b' ? "is" : "has");
        return;
    }
    if (form == CC_FORM_ING && is(lemma, n, "be")) {
        cc_buf_adds(out, "being");
        return;
    }
    if (form == CC_FORM_PAST || form == CC_FORM_PARTICIPLE)
        row = cc_vocab_find(&cc_vocab_irregular_verbs, lemma, n);
    if (row != CC_VOCAB_NONE)
        cc_buf_adds(out, cc_vocab_field(&cc_vocab_irregular_verbs, row,
            form == CC_FORM_PAST ? CC_VOCAB_IRREGULAR_VERBS_PAST : CC_VOCAB_IRREGULAR_VERBS_PARTICIPLE));
    else if (form == CC_FORM_BASE)
        cc_buf_add(out, lemma, n);
    else if (form == CC_FORM_S)
        add_s(out, lemma, n);
    else if (form == CC_FORM_ING)
        add_ing(out, lemma, n);
    else
        add_ed(out, lemma, n);
}

void
cc_inflect_present(struct cc_buf *out, const char *lemma, size_t n, bool plural)
{
    if (plural && is(lemma, n, "be"))
        cc_buf_adds(out, "are");
    else
        cc_inflect_add(out, lemma, n, plural ? CC_FORM_BASE : CC_FORM_S);
}
