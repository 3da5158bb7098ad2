/* speaker.c: interviews and transcripts. The label before a turn ("Q:", "DR. NAIR:", "[00:12:30] Host –") is no part of
 * what is said, nor are the words that only fill speech ("I mean, …", "…, right?"). */
#include <ctype.h>
#include <string.h>

#include "claims/lexicon.h"
#include "claims/speaker.h"
#include "claims/tell.h"

#define NAME_WORDS 4
#define NAME_BYTES 16

/* A label at the beginning of a line. */
struct label {
    size_t len;            /* bytes with what parts it from the turn; 0 = none */
    const char *name;      /* its name, n bytes; none where only a time stands */
    size_t n;
    bool sure;             /* no other line begins so */
    bool full;             /* a single word that could be a common noun: "TOM", "Grace" */
};

/* "[00:12:30]", "(12:30)", "00:12:30": bytes, 0 when there is none. */
static size_t
stamp_of(const char *s, size_t n)
{
    size_t i = 0, colons = 0, digits = 0;
    char close = 0;

    if (n > 0 && (s[0] == '[' || s[0] == '('))
        close = s[i++] == '[' ? ']' : ')';
    for (; i < n && i < 12 && (isdigit((unsigned char)s[i]) || s[i] == ':'); i++) {
        colons += s[i] == ':';
        digits += s[i] != ':';
    }
    if (colons == 0 || colons > 2 || digits < 3 || (close != 0 && (i >= n || s[i++] != close)) ||
        (close == 0 && colons < 2))
        return 0;
    while (i < n && s[i] == ' ')
        i++;
    return i;
}

size_t
cc_speaker_stamp(const char *s, size_t n)
{
    size_t i = stamp_of(s, n);

    if (i == 0 && n > 6 && isdigit((unsigned char)s[0]) && (s[1] == ':' || s[2] == ':') &&
        isdigit((unsigned char)s[3])) { /* "12:45 – Magnesium" */
        while (i < 5 && (isdigit((unsigned char)s[i]) || s[i] == ':'))
            i++;
        if (s[i] != ' ')
            return 0;
    }
    while (i > 0 && i < n && s[i] == ' ')
        i++;
    if (i > 0 && i + 3 < n && (strncmp(s + i, "\u2013", 3) == 0 || strncmp(s + i, "\u2014", 3) == 0))
        i += 3;
    else if (i > 0 && i < n && (s[i] == '-' || s[i] == ':'))
        i++;
    while (i > 0 && i < n && s[i] == ' ')
        i++;
    return i;
}

/* Is the word in the list, whatever its case? As cc_token_in: nearly always two bits of its letters say no. */
static inline __attribute__((always_inline)) bool
word_in(const char *s, size_t n, const char *list)
{
    uint64_t starts = cc_word_starts(list, strlen(list)), finishes = cc_word_finishes(list, strlen(list));
    char lower[16];

    if (n == 0 || n > sizeof lower)
        return false;
    for (size_t i = 0; i < n; i++)
        lower[i] = (char)tolower((unsigned char)s[i]);
    if (!(starts >> cc_word_start(lower, n) & 1) || !(finishes >> cc_word_finish(lower, n) & 1))
        return false;
    return cc_token_one_of(lower, n, list, strlen(list));
}

/* Could the word be somebody's name: one that the lexicon has for a name only, or not at all? */
static bool
may_be_name(const char *s, size_t n)
{
    char lower[32];
    uint32_t row;

    if (n < 2 || n >= sizeof lower || !isupper((unsigned char)s[0]))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!isalpha((unsigned char)s[i]) && s[i] != '-' && s[i] != '\'' && (unsigned char)s[i] < 0x80)
            return false;
        lower[i] = (char)tolower((unsigned char)s[i]);
    }
    row = cc_lexicon_find(lower, n);
    return row == 0 || cc_lexicon_words[row - 1].tags[0] == CC_TAG_NNP;
}

/* The label that s[0, n) begins with. */
static struct label
label_of(const char *s, size_t n)
{
    struct label l = {0};
    size_t stamp = stamp_of(s, n), i = stamp, words = 0, start;
    bool role = false, title = false, names = true;

    l.name = s + i;
    while (words < NAME_WORDS) {
        start = i;
        while (i < n && (isalnum((unsigned char)s[i]) || (unsigned char)s[i] >= 0x80 || s[i] == '-' || s[i] == '\'') &&
            strncmp(s + i, "\u2013", 3) != 0 && strncmp(s + i, "\u2014", 3) != 0)
            i++;
        if (i == start || (!isupper((unsigned char)s[start]) && !isdigit((unsigned char)s[start])))
            break;
        words++;
        role = role ||
            (words == 1 &&
                word_in(s + start, i - start,
                    "q a question answer host interviewer interviewee guest moderator caller presenter narrator speaker reporter q1 q2 q3 q4 q5 q6 q7 q8 q9 a1 a2 a3"));
        title = title || (words == 1 && word_in(s + start, i - start, "dr prof professor mr mrs ms nurse"));
        names = names && (title || may_be_name(s + start, i - start));
        if (i < n && s[i] == '.' && words == 1 && (title || (role && i - start <= 2)))
            i++;
        if (words == 1 && role && s[i - 1] == '.')
            break; /* "Q. What …" */
        if (i + 1 < n && s[i] == ' ' && isalnum((unsigned char)s[i + 1]))
            i++;
        else
            break;
    }
    l.n = (size_t)(s + i - l.name);
    while (l.n > 0 && l.name[l.n - 1] == ' ')
        l.n--;
    if (words > 0 && i + 7 < n && (s[i] == ' ' || s[i] == '(' || s[i] == '[')) { /* "Anna (00:31):" */
        size_t at = i + (s[i] == ' '), m = s[at] == '(' || s[at] == '[' ? stamp_of(s + at, n - at) : 0;

        if (m > 0 && s[at + m - (s[at + m - 1] == ' ' ? 1 : 0)] == ':')
            i = at + m, stamp = m;
    }
    if (l.n > 0 && role && l.n <= 2 && l.name[l.n - 1] == '.' && i < n && isspace((unsigned char)s[i])) {
        l.len = i; /* "Q. Does it work?" */
    } else if (words > 0 && i < n && s[i] == ':' && (i + 1 >= n || isspace((unsigned char)s[i + 1]))) {
        l.len = i + 1;
    } else if (words > 0 && i + 5 <= n && (strncmp(s + i, " \u2013 ", 5) == 0 || strncmp(s + i, " \u2014 ", 5) == 0)) {
        l.len = i + 5;
        names = names && l.n > 1;
        role = role && l.n > 1;
    }
    l.full = l.len > 0 && words == 1 && !role && !title && !names && i - stamp <= NAME_BYTES;
    if (l.len > 0 && (role || title || names || l.full)) {
        l.sure = role || (title && words > 1) || stamp > 0;
    } else {
        l = (struct label){.len = stamp, .sure = stamp > 0};
    }
    while (l.len > 0 && l.len < n && isspace((unsigned char)s[l.len]))
        l.len++;
    return l;
}

static bool
is_speaker(const struct cc_ctx *x, const struct label *l)
{
    if (l->sure)
        return true;
    for (uint32_t i = 0; i < x->n_speakers && l->n > 0; i++) {
        if (strlen(x->speakers[i].name) == l->n && memcmp(x->speakers[i].name, l->name, l->n) == 0)
            return x->dialogue && x->speakers[i].turns > 1;
    }
    return false;
}

/* May a label begin at byte i of text[a, e): at a line's start, or after a sentence's end where lines were joined? */
static bool
may_begin(const char *text, size_t a, size_t i)
{
    if (i == a || text[i - 1] == '\n')
        return true;
    return i >= a + 2 && text[i - 1] == ' ' && strchr(".?!\")", text[i - 2]) != NULL &&
        (text[i] == 'Q' || text[i] == 'A' || text[i] == '[');
}

#define NAMED_BYTES ((size_t)200000) /* whoever speaks is named before */
#define NAMED_LOOKS 256              /* labels of one article that are looked for: time stays linear */

/* Does the article name somebody in full whose first or last name the label is: "Dr Ana Ruiz" for "ANA"? */
static bool
named_in_full(const struct cc_article *a, const struct label *l)
{
    size_t end = a->text_len < NAMED_BYTES ? a->text_len : NAMED_BYTES, i = 0;
    const char *s = a->text;

    for (; i + l->n + 2 < end && (s = memchr(s, toupper((unsigned char)l->name[0]), end - i)) != NULL;
         s++, i = (size_t)(s - a->text)) {
        const char *e = s + l->n;
        size_t m = 0;

        i = (size_t)(s - a->text);
        if (i + l->n + 2 >= end)
            break;
        if (!isupper((unsigned char)s[0]) || strncasecmp(s, l->name, l->n) != 0 ||
            (i > 0 && isalnum((unsigned char)s[-1])))
            continue;
        if (e[0] == ' ' && isupper((unsigned char)e[1]) && islower((unsigned char)e[2]) && islower((unsigned char)s[1]))
            return true;
        while (i > m + 1 && isalpha((unsigned char)s[-2 - (ptrdiff_t)m]))
            m++;
        if (!isalnum((unsigned char)e[0]) && i > 1 && s[-1] == ' ' && m > 1 &&
            isupper((unsigned char)s[-1 - (ptrdiff_t)m]) && islower((unsigned char)s[-2]) &&
            islower((unsigned char)s[1]) && i > m + 2 && s[-2 - (ptrdiff_t)m] == ' ')
            return true; /* "with Dr Ana" */
    }
    return false;
}

static bool
known_name(const struct cc_ctx *x, const struct label *l)
{
    for (uint32_t i = 0; i < x->n_speakers; i++) {
        if (strlen(x->speakers[i].name) == l->n && memcmp(x->speakers[i].name, l->name, l->n) == 0)
            return true;
    }
    return false;
}

/* The next place behind i that may_begin does not rule out at once: behind a line's end, or a mark that labels begin
 * with. */
static size_t
next_begin(const char *text, size_t i, size_t *mark)
{
    if (text[i] == '\n')
        return i + 1;
    if (*mark <= i)
        *mark = i + 1 + strcspn(text + i + 1, "\nQA[");
    return text[*mark] == '\n' ? *mark + 1 : *mark;
}

void
cc_speakers_find(struct cc_ctx *x)
{
    const struct cc_article *a = x->article;
    unsigned looks = 0;
    size_t mark = 0; /* the first of those marks from a place on; only goes on */

    for (size_t b = 0; b < a->n_blocks; b++) {
        const struct cc_span s = a->blocks[b].span;

        if (a->blocks[b].role != CC_ROLE_CONTENT || a->blocks[b].kind == CC_BLOCK_CODE ||
            a->blocks[b].kind == CC_BLOCK_CELL)
            continue;
        for (size_t i = s.start; i < s.end; i = next_begin(a->text, i, &mark)) {
            struct label l;
            uint32_t k = 0;

            if (!may_begin(a->text, s.start, i) ||
                !(isupper((unsigned char)a->text[i]) || isdigit((unsigned char)a->text[i]) || a->text[i] == '[' ||
                    a->text[i] == '('))
                continue;
            l = label_of(a->text + i, s.end - i);
            if (l.len == 0)
                continue;
            if (l.full && !l.sure && !known_name(x, &l) && (looks++ >= NAMED_LOOKS || !named_in_full(a, &l)))
                continue;
            x->dialogue = x->dialogue || l.sure;
            if (l.sure || l.n == 0 || l.n >= sizeof x->speakers[0].name)
                continue;
            while (k < x->n_speakers &&
                (strlen(x->speakers[k].name) != l.n || memcmp(x->speakers[k].name, l.name, l.n) != 0))
                k++;
            if (k == x->n_speakers && k < CC_SPEAKERS_MAX)
                memcpy(x->speakers[x->n_speakers++].name, l.name, l.n);
            if (k < x->n_speakers) {
                x->speakers[k].turns++;
                x->dialogue = x->dialogue || (x->speakers[k].turns > 1 && memchr(a->text + i, '?', s.end - i) != NULL);
            }
        }
    }
}

/* Where the next line of a list of times begins ("03:15 Seed oils … 11:40 Butter …"), or span.end. */
static size_t
next_stamp(const char *text, struct cc_span span)
{
    for (size_t i = span.start + 6; i + 6 < span.end; i++) {
        if ((text[i - 1] == ' ' || text[i - 1] == '\n') && isdigit((unsigned char)text[i]) &&
            cc_speaker_stamp(text + i, span.end - i) > 0)
            return i;
    }
    return span.end;
}

size_t
cc_speaker_label(const struct cc_ctx *x, struct cc_span span)
{
    struct label l;
    size_t stamp = span.end > span.start ? cc_speaker_stamp(x->article->text + span.start, span.end - span.start) : 0;

    if (stamp > 0 && isdigit((unsigned char)x->article->text[span.start]) && !x->dialogue)
        return stamp;
    if (!x->dialogue || span.end <= span.start)
        return 0;
    l = label_of(x->article->text + span.start, span.end - span.start);
    return l.len > 0 && is_speaker(x, &l) ? l.len : isdigit((unsigned char)x->article->text[span.start]) ? stamp : 0;
}

size_t
cc_speaker_turn_end(const struct cc_ctx *x, struct cc_span span)
{
    if (span.end > span.start && isdigit((unsigned char)x->article->text[span.start]) &&
        cc_speaker_stamp(x->article->text + span.start, span.end - span.start) > 0)
        return next_stamp(x->article->text, span);
    if (!x->dialogue)
        return span.end;
    for (size_t i = span.start + 1; i < span.end; i++) {
        if (may_begin(x->article->text, span.start, i) && cc_speaker_label(x, (struct cc_span){i, span.end}) > 0)
            return i;
    }
    return span.end;
}

/* ---- what only fills speech */

/* ", I'd say." at the end: the comma and what follows it up to the closing mark; 0 when i is no such comma. */
static uint32_t
trailing(const struct cc_text *t, uint32_t i, uint32_t first, uint32_t e)
{
    static const char *const phrases[] = {"right", "sure", "though", "anyway", "by the way", "mind you", "i'd say",
        "i think", "i guess", "i suppose", "i'm afraid", "of course", "honestly", "you know", "for sure", "i must say",
        "believe me", "trust me", "obviously", "frankly", "to be honest"};
    size_t from, n;

    if (t->tokens[i].tag != CC_TAG_COMMA || i < first + 3 || i + 1 >= e)
        return 0;
    while (e > i + 1 && cc_tag_is_punct(t->tokens[e - 1].tag))
        e--;
    if (e == i + 1 || e - i > 5)
        return 0;
    from = t->tokens[i + 1].span.start;
    n = t->tokens[e - 1].span.end - from;
    for (size_t p = 0; p < sizeof phrases / sizeof *phrases; p++) {
        if (strlen(phrases[p]) == n && strncasecmp(t->text + from, phrases[p], n) == 0)
            return e - i;
    }
    return 0;
}

/* Tokens of a filler at i, the comma after it included; 0 = none. */
static uint32_t
filler_at(const struct cc_text *t, uint32_t i, uint32_t first, uint32_t e)
{
    const struct cc_token *k = &t->tokens[i];
    bool opens = i == first || t->tokens[i - 1].tag == CC_TAG_COMMA || t->tokens[i - 1].tag == CC_TAG_CC ||
        t->tokens[i - 1].tag == CC_TAG_DASH;
    uint32_t n = 0;

    if (cc_token_in(k, "i we") && i > first && cc_tag_is_noun(t->tokens[i - 1].tag) && i + 1 < e &&
        cc_token_in(k + 1, "mentioned described discussed")) {
        n = 2; /* "the very nerve cells I mentioned" */
        return n + (i + n < e && cc_token_in(&t->tokens[i + n], "above earlier before just"));
    }
    if (t->text[k->span.start] == '[') { /* "[laughs]" */
        for (n = 1; n < 6 && i + n < e && t->text[t->tokens[i + n].span.start] != ']'; n++)
            ;
        return i + n < e && n < 6 ? n + 1 : 0;
    }
    n = trailing(t, i, first, e);
    if (n > 0 || !opens)
        return n;
    if (i == first && i + 3 < e && cc_token_is(k, "so") && cc_token_in(k + 1, "no yes") && k[2].tag == CC_TAG_COMMA)
        return 3; /* "So no, don't ask for antibiotics" */
    if (i == first && i + 5 < e && cc_token_in(k, "and but so") && cc_token_is(k + 1, "if") &&
        cc_token_is(k + 2, "you"))
        return 1; /* "And if you take blood thinners, do not stop them" */
    if (cc_token_in(k, "um uh er erm hmm oh ah okay ok yeah honestly frankly look listen well basically") ||
        (i == first && cc_token_in(k, "so sure")))
        n = 1;
    else if (i + 1 < e &&
        ((cc_token_is(k, "i") && cc_token_in(k + 1, "mean guess")) ||
            (cc_token_is(k, "you") && cc_token_in(k + 1, "know see"))))
        n = 2;
    else if (i + 1 < e && i > first &&
        (cc_token_is(k, "like") || (cc_token_is(k, "too") && t->tokens[i - 1].tag == CC_TAG_COMMA)) &&
        k[1].tag == CC_TAG_COMMA)
        n = 1;
    else if (i + 1 < e && cc_token_is(k, "if") && cc_token_is(k + 1, "anything"))
        n = 2;
    else if (i + 2 < e && cc_token_is(k, "as") && cc_token_in(k + 1, "you i we") &&
        cc_token_in(k + 2, "know said say saw mentioned"))
        n = 3;
    else if (i + 2 < e && cc_token_is(k, "to") && cc_token_is(k + 1, "be") &&
        cc_token_in(k + 2, "honest fair clear frank"))
        n = 3;
    if (n == 0 || i + n >= e || t->tokens[i + n].tag != CC_TAG_COMMA)
        return 0;
    return n + 1;
}

bool
cc_tell_without_fillers(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_buf b = {0};
    bool found = false;

    if (x->depth > 1 || how->fresh > 0 || how->testimonial)
        return false;
    if (!cc_sentence_may_tag(s, CC_TAG_BIT(COMMA) | CC_TAG_BIT(LRB)) &&
        !cc_sentence_may_have(s, "mentioned described discussed"))
        return false; /* each of them has one of these */
    for (uint32_t i = s->first; i < s->end; i++)
        found = found || filler_at(t, i, s->first, s->end) > 0;
    if (!found)
        return false;
    for (uint32_t i = s->first; i < s->end;) {
        uint32_t n = filler_at(t, i, s->first, s->end), from = i;

        if (n > 0) {
            if (b.n > 0 && b.v[b.n - 1] == ',' && i > s->first + 2 && t->tokens[i - 2].tag == CC_TAG_CC)
                b.v[--b.n] = '\0'; /* "And, you know, it …" */
            if (b.n > 0 && b.v[b.n - 1] == ',' && cc_token_is(&t->tokens[i], "too"))
                b.v[--b.n] = '\0'; /* "Heart attacks, too, became rarer" */
            i += n;
            continue;
        }
        while (i < s->end && (i == from || filler_at(t, i, s->first, s->end) == 0))
            i++;
        cc_words_append(&b, t, from, i, CC_WORDS_BRACKETS | (s->title_case ? CC_WORDS_TITLE : 0));
    }
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    if (b.n > 0)
        cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}

void
cc_speaker_skip_fillers(const struct cc_text *t, struct cc_sentence *s)
{
    for (uint32_t n; s->first < s->end && (n = filler_at(t, s->first, s->first, s->end)) > 0 && s->first + n < s->end;)
        s->first += n;
    while (s->chunk_first < s->chunk_end && t->chunks[s->chunk_first].end <= s->first)
        s->chunk_first++;
}

bool
cc_speaker_tag_question(struct cc_text *t, struct cc_sentence *s)
{
    uint32_t last = s->end, n;
    const struct cc_token *k;

    if (s->ending != CC_SENTENCE_QUESTION || s->end - s->first < 6)
        return false;
    while (last > s->first && cc_tag_is_punct(t->tokens[last - 1].tag))
        last--;
    for (n = 1; n <= 4 && last > s->first + n + 3; n++) {
        k = &t->tokens[last - n];
        if (k[-1].tag != CC_TAG_COMMA)
            continue;
        if (!(n == 1 && cc_token_in(k, "right correct yes no ok okay huh eh")) &&
            !(n == 2 && cc_token_is(k, "you") && cc_token_in(k + 1, "know see")) &&
            !(n >= 2 && cc_token_in(k, "is are do does did can will has have was were would could") &&
                (cc_token_in(&t->tokens[last - 1], "it they you he she we that") ||
                    cc_token_is(&t->tokens[last - 1], "not"))))
            return false;
        s->end = last - n - 1;
        while (s->chunk_end > s->chunk_first && t->chunks[s->chunk_end - 1].first >= s->end)
            s->chunk_end--;
        s->ending = CC_SENTENCE_STOP;
        return true;
    }
    return false;
}

bool
cc_tell_sponsor(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how)
{
    struct cc_how h = *how;
    struct cc_buf b = {0};
    uint32_t name = s->first, end, that;

    if (x->depth > 0 || how->soft)
        return false;
    while (name + 1 < s->end && !(cc_token_is(&t->tokens[name], "by") && name >= s->first + 1 &&
        cc_token_in(&t->tokens[name - 1], "you sponsored supported presented powered")))
        name++;
    name++;
    for (end = name; end < s->end && cc_tag_is_noun(t->tokens[end].tag); end++)
        ;
    if (end == name || end + 3 >= s->end || t->tokens[end].tag != CC_TAG_COMMA ||
        !cc_token_in(&t->tokens[end + 1], "the a an"))
        return false;
    for (that = end + 2; that < s->end && that < end + 10 && !cc_token_in(&t->tokens[that], "that which"); that++)
        ;
    if (that + 2 >= s->end || that == end + 10)
        return false;
    cc_words_add(&b, t, name, end, CC_WORDS_TITLE);
    cc_words_append(&b, t, that + 1, s->end, 0);
    if (b.v[b.n - 1] != '.')
        cc_buf_addc(&b, '.');
    if (t == &x->text) {
        h.pieces[0] = s->span;
        h.n_pieces = 1;
    }
    h.rule = "sponsor";
    h.product = true;
    cc_tell_text(x, b.v, b.n, &h);
    cc_buf_clear(&b);
    return true;
}
