/* token.c: text -> tokens. Knows characters, not words: what a form may be is asked of the lexicon, once a token. */
#include "claims/token.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "claims/lexicon.h"
#include "claims/scan.h"

#define LINK_SPAN 60 /* bytes in which the next link of a chain stands */
#define BRACKET_MAX_BYTES 700 /* a bracket that does not close within this is taken for a slip */

/* ---- places and owners */

void
cc_tokens_clear(struct cc_text *t)
{
    free(t->tokens);
    free(t->sentences);
    free(t->chunks);
    free(t->arena);
    memset(t, 0, sizeof *t);
}

/* How much of a long span is read in one go: up to a line end, a sentence end or at least a space. */
static size_t
piece_end(const char *text, struct cc_span span)
{
    size_t least, limit = span.start + CC_TEXT_MAX_BYTES, space = 0;

    if (span.end <= limit)
        return span.end;
    least = limit - CC_TEXT_MAX_BYTES / 16;
    for (size_t i = limit; i > least; i--) {
        if (text[i - 1] == '\n' || (text[i - 1] == ' ' && i >= span.start + 2 && strchr(".!?", text[i - 2]) != NULL))
            return i;
        if (space == 0 && text[i - 1] == ' ')
            space = i;
    }
    return space != 0 ? space : span.start + cc_utf8_cut(text + span.start, limit - span.start, limit - span.start);
}

void
cc_tokens_fence(struct cc_text *t)
{
    if (t->n_tokens + CC_TOKENS_BEYOND > t->cap_tokens) {
        t->cap_tokens = t->n_tokens + t->n_tokens / 2 + CC_TOKENS_BEYOND;
        t->tokens = cc_mem_resize(t->tokens, t->cap_tokens, sizeof *t->tokens);
    }
    for (uint32_t i = 0; i < CC_TOKENS_BEYOND; i++)
        t->tokens[t->n_tokens + i] = (struct cc_token){.lower = "", .lemma = ""};
}

size_t
cc_tokens_read(struct cc_text *t, const char *text, struct cc_span span)
{
    span.end = piece_end(text, span);
    cc_tokens_scan(t, text, span);
    cc_sentences_split(t);
    cc_asides_mark(t);
    cc_tag_text(t);
    cc_chunk_text(t);
    return span.end;
}

/* ---- one token */

struct cc_token *
cc_scan_push(struct cc_scan *s, size_t start, size_t end, uint32_t flags)
{
    struct cc_text *t = s->t;
    struct cc_token *k;

    if (t->n_tokens == t->cap_tokens) {
        t->cap_tokens = t->cap_tokens ? t->cap_tokens * 2 : 256;
        t->tokens = cc_mem_resize(t->tokens, t->cap_tokens, sizeof *t->tokens);
    }
    k = &t->tokens[t->n_tokens++];
    *k = (struct cc_token){.span = {start, end}, .flags = flags | s->pending | (s->quoted ? CC_TOK_IN_QUOTES : 0)};
    k->depth = s->depth > UINT8_MAX ? UINT8_MAX : (uint8_t)s->depth;
    s->pending = 0;
    k->lower = k->lemma = s->text + start;
    k->lower_len = k->lemma_len = (uint16_t)(end - start);
    return k;
}

/* Points the token's lower-case form at the text itself where that is lower-case ASCII already, else at a copy. True
 * when the form has an apostrophe. */
static bool
set_lower(struct cc_scan *s, struct cc_token *k)
{
    const char *p = s->text + k->span.start;
    size_t n = k->span.end - k->span.start, i = 0;
    char *out = s->t->arena + s->t->arena_len, *w = out;
    uint32_t upper = 0, lower = 0;
    bool apostrophe = false;

    while (i < n && cc_scan_byte_is(p[i], CC_BYTE_LOWER))
        i++;
    if (i == n)
        return false;
    for (i = 0; i < n;) {
        unsigned char c = (unsigned char)p[i];
        uint32_t code, low;
        size_t len;

        if (c < 0x80) {
            uint8_t class = cc_scan_bytes[c] & CC_BYTE_LETTER;

            upper += class == CC_BYTE_UPPER;
            lower += class == CC_BYTE_LOWER;
            if (i == 0 && class == CC_BYTE_UPPER)
                k->flags |= CC_TOK_CAPITAL;
            apostrophe |= c == '\'';
            *w++ = (char)(class == CC_BYTE_UPPER ? c + 32 : c);
            i++;
            continue;
        }
        len = cc_utf8_decode(p + i, n - i, &code);
        if (code == 0x2019 || code == 0x02BC) {
            *w++ = '\'';
            apostrophe = true;
        } else if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212) {
            *w++ = '-';
        } else if (code != 0xAD) { /* a soft hyphen is no part of the word */
            low = cc_utf8_lower(code);
            if (low != code) {
                upper++;
                if (i == 0)
                    k->flags |= CC_TOK_CAPITAL;
            } else {
                lower++;
            }
            w += cc_scan_encode(w, low);
        }
        i += len;
    }
    if (upper >= 2 && lower <= (upper >= 3)) /* "DHA", also "PUFAs" */
        k->flags |= CC_TOK_UPPER;
    k->lower = k->lemma = out;
    k->lower_len = k->lemma_len = (uint16_t)(w - out);
    s->t->arena_len += (size_t)(w - out);
    return apostrophe;
}

#define AHEAD 6 /* words whose places in the lexicon are asked of the memory before they are needed */

/* What the lexicon knows of the words, which have their hashes by now, and what cc_token_in asks of every token. */
static void
look_up(struct cc_text *t)
{
    for (uint32_t i = 0; i < t->n_tokens; i++) {
        struct cc_token *k = &t->tokens[i];

        if (i + AHEAD < t->n_tokens)
            cc_lexicon_prefetch(t->tokens[i + AHEAD].hash);
        if (k->lower_len > 0) {
            k->start = (uint8_t)cc_word_start(k->lower, k->lower_len);
            k->finish = (uint8_t)cc_word_finish(k->lower, k->lower_len);
        }
        k->word = k->hash != 0 ? cc_lexicon_find_hashed(k->lower, k->lower_len, k->hash) : 0;
        if (k->word != 0) {
            k->flags |= CC_TOK_KNOWN;
            k->can = cc_lexicon_words[k->word - 1].can;
            k->set = cc_lexicon_words[k->word - 1].set;
        }
    }
}

/* Marks the token as a word that the lexicon may have. */
static void
set_hash(struct cc_token *k)
{
    k->hash = cc_lexicon_hash(k->lower, k->lower_len);
}

static void
rename_token(struct cc_token *k, const char *lower)
{
    k->lower = k->lemma = lower;
    k->lower_len = k->lemma_len = (uint16_t)strlen(lower);
}

/* The second piece of a contraction: ending as typed (after folding), what it stands for. */
static const struct { const char *ending, *stands_for; } CONTRACTIONS[] = {
    {"n't", "not"}, {"'s", "'s"}, {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'d", "would"}, {"'m", "am"},
};

/* Bytes from the end of the token's text that hold `ending` ("’" counts three), or 0. */
static size_t
ending_bytes(const struct cc_scan *s, const struct cc_token *k, const char *ending)
{
    size_t n = strlen(ending), i = k->span.end, left = n;

    if (k->lower_len <= n || memcmp(k->lower + k->lower_len - n, ending, n) != 0)
        return 0;
    while (left > 0) {
        i--;
        while (((unsigned char)s->text[i] & 0xC0) == 0x80)
            i--;
        left--;
    }
    return k->span.end - i;
}

/* "don't" -> "do" "not"; "it's" -> "it" "'s"; "cannot" -> "can" "not". */
static void
split_contraction(struct cc_scan *s)
{
    struct cc_token *k = &s->t->tokens[s->t->n_tokens - 1], *second;
    size_t bytes = 0, i;

    for (i = 0; i < sizeof CONTRACTIONS / sizeof *CONTRACTIONS && bytes == 0; i++)
        bytes = ending_bytes(s, k, CONTRACTIONS[i].ending);
    if (bytes == 0)
        return;
    i--;
    k->span.end -= bytes;
    k->lower_len = k->lemma_len = (uint16_t)(k->lower_len - strlen(CONTRACTIONS[i].ending));
    k->flags |= CC_TOK_CONTRACTED;
    if (k->lower_len == 2 && memcmp(k->lower, "ca", 2) == 0 && i == 0)
        rename_token(k, "can");
    else if (k->lower_len == 2 && memcmp(k->lower, "wo", 2) == 0 && i == 0)
        rename_token(k, "will");
    else if (k->lower_len == 3 && memcmp(k->lower, "let", 3) == 0 && i == 1)
        i = 1;
    second = cc_scan_push(s, k->span.end, k->span.end + bytes, CC_TOK_CONTRACTED);
    rename_token(second, CONTRACTIONS[i].stands_for);
}

static void
finish_word(struct cc_scan *s)
{
    struct cc_token *k = &s->t->tokens[s->t->n_tokens - 1];
    uint32_t at = s->t->n_tokens - 1;
    bool apostrophe = set_lower(s, k);

    if (k->flags & CC_TOK_LINK)
        return;
    if (apostrophe) {
        split_contraction(s);
    } else if (k->lower_len == 6 && memcmp(k->lower, "cannot", 6) == 0) {
        struct cc_token *second;

        k->span.end -= 3;
        k->lower_len = k->lemma_len = 3;
        second = cc_scan_push(s, k->span.end, k->span.end + 3, CC_TOK_CONTRACTED);
        rename_token(second, "not");
    }
    for (; at < s->t->n_tokens; at++)
        set_hash(&s->t->tokens[at]);
}

/* ---- brackets and quotation marks */

static bool
closes(char c)
{
    return c == ')' || c == ']' || c == '}' || c == '\n' || c == '\0';
}

/* True when a closing bracket follows soon. Remembers where the next one is, so a row of open brackets stays linear. */
static bool
bracket_closes(struct cc_scan *s, size_t at)
{
    if (s->next_close <= at) {
        s->next_close = at + 1;
        while (s->next_close < s->end && !closes(s->text[s->next_close]))
            s->next_close++;
    }
    return s->next_close < s->end && s->text[s->next_close] != '\n' && s->next_close - at < BRACKET_MAX_BYTES;
}

static void
push_bracket(struct cc_scan *s, size_t start, size_t end, bool open)
{
    struct cc_token *k;

    if (open && bracket_closes(s, start))
        s->depth++;
    k = cc_scan_push(s, start, end, CC_TOK_PUNCT | (open ? CC_TOK_BRACKET_OPEN : CC_TOK_BRACKET_CLOSE));
    k->tag = open ? CC_TAG_LRB : CC_TAG_RRB;
    if (!open && s->depth > 0)
        s->depth--;
}

static void
push_quote(struct cc_scan *s, size_t start, size_t end, bool open, bool single)
{
    struct cc_token *k = cc_scan_push(s, start, end, CC_TOK_PUNCT | (open ? CC_TOK_QUOTE_OPEN : CC_TOK_QUOTE_CLOSE));

    k->tag = CC_TAG_QUOTE;
    if (!single)
        s->quoted = open;
}

/* ' and ’ outside a word: a possessive after s ("parents’ diet"), else a quotation mark. */
static void
push_apostrophe(struct cc_scan *s, size_t start, size_t end, bool open)
{
    struct cc_token *before = s->t->n_tokens > 0 ? &s->t->tokens[s->t->n_tokens - 1] : NULL, *k;

    if (!open && !s->single && before != NULL && before->span.end == start && s->text[start - 1] == 's') {
        k = cc_scan_push(s, start, end, CC_TOK_CONTRACTED);
        rename_token(k, "'s");
        set_hash(k);
        return;
    }
    s->single = open;
    push_quote(s, start, end, open, true);
}

/* ---- runs of marks */

/* The end of a run of the marks a and b. */
static size_t
run_of(const struct cc_scan *s, size_t at, char a, char b)
{
    size_t i = at;

    while (i < s->end && s->text[i] != '\0' && (s->text[i] == a || s->text[i] == b))
        i++;
    return i;
}

static size_t
push_mark(struct cc_scan *s, size_t start, size_t end, enum cc_tag tag, uint32_t flags)
{
    struct cc_token *k = cc_scan_push(s, start, end, flags);

    k->tag = (uint8_t)tag;
    return end;
}

/* "-" by itself or in a run: arrows "->", "-->", dashes "--". */
static size_t
scan_dash(struct cc_scan *s, size_t at)
{
    size_t end = run_of(s, at, '-', '=');

    if (end < s->end && s->text[end] == '>')
        return push_mark(s, at, end + 1, CC_TAG_ARROW, CC_TOK_PUNCT | CC_TOK_ARROW);
    if (s->text[at] == '=')
        return push_mark(s, at, end, CC_TAG_SYM, CC_TOK_SYMBOL);
    return push_mark(s, at, run_of(s, at, '-', '-'), CC_TAG_DASH, CC_TOK_PUNCT);
}

static bool
opens_here(const struct cc_scan *s, size_t start, size_t end)
{
    bool left = s->pending != 0 || start == s->start || strchr(" \t\n([{-", s->text[start - 1]) != NULL;

    return left && end < s->end && strchr(" \t\n", s->text[end]) == NULL;
}

/* "stress > cortisol > cravings": one of several between words, so no "p > 0.05", nor the path of a page,
 * "Home > Joints". */
static bool
is_link(const struct cc_scan *s, size_t at)
{
    size_t low = at > s->start + LINK_SPAN ? at - LINK_SPAN : s->start,
           high = at + LINK_SPAN < s->end ? at + LINK_SPAN : s->end;
    bool again = false;

    if (at < s->start + 2 || at + 2 >= s->end || s->text[at - 1] != ' ' || s->text[at + 1] != ' ' ||
        !cc_scan_byte_is(s->text[at - 2], CC_BYTE_LETTER) || !cc_scan_byte_is(s->text[at + 2], CC_BYTE_LOWER))
        return false;
    for (size_t i = low + 1; i + 1 < high && !again; i++)
        again = s->text[i] == '>' && i != at && s->text[i - 1] == ' ' && s->text[i + 1] == ' ';
    return again;
}

static size_t
scan_ascii_mark(struct cc_scan *s, size_t at)
{
    size_t end;

    switch (s->text[at]) {
    case '.':
        end = run_of(s, at, '.', '.');
        return push_mark(s, at, end, CC_TAG_STOP, CC_TOK_PUNCT);
    case '!': case '?':
        return push_mark(s, at, run_of(s, at, '!', '?'), CC_TAG_STOP, CC_TOK_PUNCT);
    case ',':
        return push_mark(s, at, at + 1, CC_TAG_COMMA, CC_TOK_PUNCT);
    case ':': case ';':
        return push_mark(s, at, at + 1, CC_TAG_COLON, CC_TOK_PUNCT);
    case '-': case '=':
        return scan_dash(s, at);
    case '(': case '[': case '{':
        push_bracket(s, at, at + 1, true);
        return at + 1;
    case ')': case ']': case '}':
        push_bracket(s, at, at + 1, false);
        return at + 1;
    case '"':
        push_quote(s, at, at + 1, opens_here(s, at, at + 1), false);
        return at + 1;
    case '\'':
        push_apostrophe(s, at, at + 1, opens_here(s, at, at + 1));
        return at + 1;
    case '&':
        return push_mark(s, at, at + 1, CC_TAG_CC, CC_TOK_SYMBOL);
    case '+': /* "relaxes muscles + stops cramps", but "+32%" and "A+" */
        if (at > 0 && s->text[at - 1] == ' ' && at + 2 < s->end && s->text[at + 1] == ' ' &&
            cc_scan_byte_is(s->text[at + 2], CC_BYTE_LETTER))
            return push_mark(s, at, at + 1, CC_TAG_CC, CC_TOK_SYMBOL);
        return push_mark(s, at, run_of(s, at, '+', '+'), CC_TAG_SYM, CC_TOK_SYMBOL);
    case '>':
        if (is_link(s, at))
            return push_mark(s, at, at + 1, CC_TAG_ARROW, CC_TOK_PUNCT | CC_TOK_ARROW);
        return push_mark(s, at, run_of(s, at, '>', '>'), CC_TAG_SYM, CC_TOK_SYMBOL);
    default: /* * / % $ < | ~ ^ _ ` \ @ # */
        return push_mark(s, at, run_of(s, at, s->text[at], s->text[at]), CC_TAG_SYM, CC_TOK_SYMBOL);
    }
}

static bool
is_arrow(uint32_t c)
{
    return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x27F0 && c <= 0x27FF) || (c >= 0x2900 && c <= 0x297F) ||
        c == 0x2794 || (c >= 0x2798 && c <= 0x27AF) || (c >= 0x27B1 && c <= 0x27BE) || (c >= 0x2B05 && c <= 0x2B11);
}

static bool
is_bullet(uint32_t c)
{
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x00B7 || (c >= 0x25A0 && c <= 0x25FF) ||
        (c >= 0x2713 && c <= 0x2718) || c == 0x2605 || c == 0x2606 || c == 0x2705 || c == 0x274C || c == 0x2756 ||
        c == 0x27A4 || c == 0x2219;
}

static bool
is_emoji(uint32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0x2B50 || c == 0x2B55 ||
        c == 0x231A || c == 0x231B;
}

/* A pictograph with its selectors, skin tones and joined parts is one token. */
static size_t
emoji_end(const struct cc_scan *s, size_t at)
{
    bool joined = false;

    while (at < s->end) {
        uint32_t c;
        size_t len = cc_utf8_decode(s->text + at, s->end - at, &c);

        if (!(c == 0xFE0F || c == 0xFE0E || c == 0x200D || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) ||
                (joined && is_emoji(c))))
            break;
        joined = c == 0x200D;
        at += len;
    }
    return at;
}

static size_t
scan_wide_mark(struct cc_scan *s, size_t at, uint32_t c, size_t len)
{
    size_t end = at + len;

    if (is_arrow(c))
        return push_mark(s, at, emoji_end(s, end), CC_TAG_ARROW, CC_TOK_PUNCT | CC_TOK_ARROW);
    if (is_bullet(c))
        return push_mark(s, at, emoji_end(s, end), CC_TAG_SYM, CC_TOK_SYMBOL | CC_TOK_BULLET);
    if (is_emoji(c))
        return push_mark(s, at, emoji_end(s, end), CC_TAG_SYM, CC_TOK_SYMBOL | CC_TOK_EMOJI);
    switch (c) {
    case 0x2026:
        return push_mark(s, at, end, CC_TAG_STOP, CC_TOK_PUNCT);
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
        return push_mark(s, at, end, CC_TAG_DASH, CC_TOK_PUNCT);
    case 0x201C: case 0x201E: case 0x201F: case 0xAB:
        push_quote(s, at, end, true, false);
        return end;
    case 0x201D: case 0xBB:
        push_quote(s, at, end, false, false);
        return end;
    case 0x2018: case 0x201A: case 0x201B:
        push_apostrophe(s, at, end, true);
        return end;
    case 0x2019: case 0x02BC:
        push_apostrophe(s, at, end, opens_here(s, at, end) && !s->single);
        return end;
    default:
        return push_mark(s, at, end, CC_TAG_SYM, CC_TOK_SYMBOL);
    }
}

/* ---- the loop */

static size_t
scan_hashtag(struct cc_scan *s, size_t at)
{
    size_t end = at + 1;

    while (end < s->end && end - at < CC_TOKEN_MAX_BYTES && (cc_scan_is_word(s->text[end]) || s->text[end] == '_'))
        end++;
    cc_scan_push(s, at, end, s->text[at] == '#' ? CC_TOK_HASHTAG : CC_TOK_LINK)->tag = CC_TAG_FW;
    set_lower(s, &s->t->tokens[s->t->n_tokens - 1]);
    return end;
}

static size_t
scan_one(struct cc_scan *s, size_t at)
{
    uint32_t c = (unsigned char)s->text[at], flags = 0;
    size_t len = c < 0x80 ? 1 : cc_utf8_decode(s->text + at, s->end - at, &c), end;

    if (cc_scan_byte_is(s->text[at], CC_BYTE_NUMBER | CC_BYTE_WIDE) && cc_scan_starts_number(s, at)) {
        end = cc_scan_number(s, at, &flags);
        cc_scan_push(s, at, end, flags);
        finish_word(s);
        return end;
    }
    if (c < 0x80 ? cc_scan_is_word((char)c) : cc_utf8_is_letter(c)) {
        end = cc_scan_word(s, at, &flags);
        cc_scan_push(s, at, end, flags);
        finish_word(s);
        return end;
    }
    if ((c == '#' || c == '@') && at + 1 < s->end && ((s->text[at + 1] | 32) >= 'a' && (s->text[at + 1] | 32) <= 'z'))
        return scan_hashtag(s, at);
    return c < 0x80 ? scan_ascii_mark(s, at) : scan_wide_mark(s, at, c, len);
}

void
cc_tokens_scan(struct cc_text *t, const char *text, struct cc_span span)
{
    struct cc_scan s = {.t = t, .text = text, .start = span.start, .end = span.end};
    size_t need = 2 * (span.end - span.start) + 64, at = span.start;

    t->text = text;
    t->span = span;
    t->n_tokens = t->n_sentences = t->n_chunks = 0;
    t->arena_len = 0;
    if (t->arena_cap < need) {
        free(t->arena);
        t->arena = cc_mem_alloc(need);
        t->arena_cap = need;
    }
    while (at < span.end) {
        unsigned char c = (unsigned char)text[at];
        uint32_t code;
        size_t len;

        if (c == ' ' || (c >= 9 && c <= 13)) {
            s.pending |= c == ' ' ? CC_TOK_SPACE : CC_TOK_SPACE | (c == '\n' ? CC_TOK_NEWLINE : 0);
            if (c == '\n') {
                s.depth = 0;
                s.quoted = s.single = false;
            }
            at++;
            continue;
        }
        if (c >= 0x80) {
            len = cc_utf8_decode(text + at, span.end - at, &code);
            if (cc_utf8_is_space(code) || code == 0x200B || code == 0xFEFF || code == 0xAD || code == 0xFE0F ||
                code < 0xA0) {
                s.pending |= CC_TOK_SPACE;
                at += len;
                continue;
            }
        } else if (c < 32 || c == 127) {
            at++;
            continue;
        }
        at = scan_one(&s, at);
    }
    look_up(t);
    cc_tokens_fence(t);
}

/* ---- comparing */

#define EACH_BYTE 0x0101010101010101u

/* The highest bit of each byte of x that is zero; bits of bytes behind one may be wrong. */
static inline uint64_t
zero_bytes(uint64_t x)
{
    return (x - EACH_BYTE) & ~x & EACH_BYTE << 7;
}

static inline bool
word_at(const char *list, size_t size, size_t at, const char *p, size_t n)
{
    return (at == 0 || list[at - 1] == ' ') && size - at >= n && memcmp(list + at, p, n) == 0 &&
        (at + n == size || list[at + n] == ' ');
}

bool
cc_token_one_of(const char *p, size_t n, const char *list, size_t size)
{
    uint64_t first = (unsigned char)p[0] * EACH_BYTE, space = ' ' * EACH_BYTE;
    size_t at = 1;

    if (word_at(list, size, 0, p, n))
        return true;
    for (; at + 8 <= size; at += 8) { /* eight places at a time: does a word with that letter begin in them? */
        uint64_t here, left;

        memcpy(&here, list + at, 8);
        memcpy(&left, list + at - 1, 8);
        if ((zero_bytes(here ^ first) & zero_bytes(left ^ space)) == 0)
            continue;
        for (size_t i = at; i < at + 8; i++) {
            if (list[i] == *p && word_at(list, size, i, p, n))
                return true;
        }
    }
    for (; at < size; at++) {
        if (list[at] == *p && word_at(list, size, at, p, n))
            return true;
    }
    return false;
}
