/* words.c: see words.h. */
#include "mirror/words.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* 0: separates; 1: begins a character beyond ASCII; else the character itself in lower case. */
static const unsigned char folded[256] = {
    ['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
    ['A'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
    'u', 'v', 'w', 'x', 'y', 'z',
    ['a'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't',
    'u', 'v', 'w', 'x', 'y', 'z',
    [128] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
};

/* U+00C0 .. U+017F without their accents; a space separates, two letters are written out below. */
static const char latin[] =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static const char *const greek[] = { /* U+03B1 .. U+03C9 */
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
    "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
};

static const char *
greek_name(uint32_t c)
{
    if (c == 0xb5)
        return "mu";
    if (c >= 0x391 && c <= 0x3a9)
        c += 0x20;
    if (c == 0x3d5)
        return "phi";
    return c >= 0x3b1 && c <= 0x3c9 ? greek[c - 0x3b1] : NULL;
}

/* Writes what one character beyond ASCII adds to a word; 0 bytes for a mark, -1 when it separates. */
static int
fold_wide(uint32_t c, char out[8])
{
    if (c >= 0xc0 && c < 0x180) {
        static const struct { uint16_t c; char text[3];
        } two[] = {
            {0xc6, "ae"},
            {0xe6, "ae"},
            {0xde, "th"},
            {0xfe, "th"},
            {0xdf, "ss"},
            {0x132, "ij"},
            {0x133, "ij"},
            {0x152, "oe"},
            {0x153, "oe"},
        };

        for (size_t i = 0; i < sizeof two / sizeof *two; i++)
            if (two[i].c == c) {
                memcpy(out, two[i].text, 2);
                return 2;
            }
        out[0] = latin[c - 0xc0];
        return out[0] == ' ' ? -1 : 1;
    }
    if (c >= 0x300 && c < 0x370)
        return 0;
    if (c == 0xb2 || c == 0xb3 || c == 0xb9) {
        out[0] = c == 0xb2 ? '2' : c == 0xb3 ? '3' : '1';
        return 1;
    }
    if ((c >= 0x2070 && c <= 0x2079) || (c >= 0x2080 && c <= 0x2089)) {
        out[0] = (char)('0' + (c & 15));
        return 1;
    }
    if (c >= 0xfb00 && c <= 0xfb04) {
        static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl"};
        size_t n = strlen(ligatures[c - 0xfb00]);

        memcpy(out, ligatures[c - 0xfb00], n);
        return (int)n;
    }
    if (cc_utf8_is_letter(c) || cc_utf8_is_digit(c)) {
        struct cc_buf b = {0};
        int n;

        cc_utf8_encode(&b, cc_utf8_lower(c));
        n = (int)b.n;
        memcpy(out, b.v, b.n);
        cc_buf_clear(&b);
        return n;
    }
    return -1;
}

void
cc_words_begin(struct cc_words *w, const char *text, size_t len)
{
    w->begin = w->p = text;
    w->end = text + len;
    w->greek = NULL;
    w->wildcards = false;
    w->len = 0;
}

/* One character beyond ASCII at w->p. False: the word ends before it. */
static bool
take_wide(struct cc_words *w)
{
    char out[8];
    uint32_t c;
    size_t k = cc_utf8_decode(w->p, (size_t)(w->end - w->p), &c);
    const char *name = greek_name(c);
    int n;

    if (name != NULL) {
        w->p += k;
        w->greek = name;
        return false;
    }
    n = fold_wide(c, out);
    w->p += k;
    if (n < 0)
        return false;
    if (w->len + (size_t)n <= CC_WORD_MAX) {
        memcpy(w->word + w->len, out, (size_t)n);
        w->len += (size_t)n;
    }
    return true;
}

bool
cc_words_next(struct cc_words *w)
{
    w->len = 0;
    if (w->greek != NULL) {
        w->len = strlen(w->greek);
        memcpy(w->word, w->greek, w->len + 1);
        w->greek = NULL;
        return true;
    }
    while (w->p < w->end) {
        unsigned char c = folded[(unsigned char)*w->p];

        if (w->len == 0)
            w->at = (size_t)(w->p - w->begin);
        if (c > 1) { /* nearly always: up to the end of the run at once */
            size_t len = w->len;
            const char *q = w->p;

            for (; q < w->end && (c = folded[(unsigned char)*q]) > 1; q++)
                if (len < CC_WORD_MAX)
                    w->word[len++] = (char)c;
            w->len = len;
            w->p = q;
        } else if (w->wildcards && *w->p == '*') {
            if (w->len < CC_WORD_MAX)
                w->word[w->len++] = '*';
            w->p++;
        } else if (c == 1) {
            if (!take_wide(w) && (w->len > 0 || w->greek != NULL))
                break;
        } else {
            w->p++;
            if (w->len > 0)
                break;
        }
    }
    if (w->len == 0 && w->greek != NULL)
        return cc_words_next(w);
    w->word[w->len] = '\0';
    return w->len > 0;
}
