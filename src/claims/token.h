/* token.h: the language layer's data: tokens, sentences, chunks, and the one call that makes them all.
 *
 *   struct cc_text t = {0};
 *   cc_tokens_read(&t, article->text, block->span);
 *   for each sentence s of t: t.tokens[s->first .. s->end), t.chunks[s->chunk_first .. s->chunk_end)
 *   (read the next block with the same t: its memory is used again)
 *   cc_tokens_clear(&t);
 *
 * Nothing here knows what a claim is. All positions are indexes into the arrays of one cc_text; all spans are bytes of
 * the text that was given. Tags are Penn Treebank's; the tagger (tag.h) fills them, the chunker (chunk.h) reads
 * them. */
#ifndef CC_CLAIMS_TOKEN_H
#define CC_CLAIMS_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <claimcheck/limits.h>
#include <claimcheck/model.h>

#define CC_NO_INDEX UINT32_MAX /* "there is none" for every index in this file */

/* Penn Treebank tags. The order is used: see the cc_tag_is_… tests below. */
enum cc_tag {
    CC_TAG_NONE,
    CC_TAG_NN, CC_TAG_NNS, CC_TAG_NNP, CC_TAG_NNPS,                                /* nouns */
    CC_TAG_PRP, CC_TAG_EX, CC_TAG_WP,                                              /* it, there, who/what */
    CC_TAG_VB, CC_TAG_VBP, CC_TAG_VBZ, CC_TAG_VBD, CC_TAG_VBN, CC_TAG_VBG, CC_TAG_MD, /* verbs, auxiliaries among them */
    CC_TAG_JJ, CC_TAG_JJR, CC_TAG_JJS,
    CC_TAG_RB, CC_TAG_RBR, CC_TAG_RBS, CC_TAG_WRB, CC_TAG_RP,                      /* RP: particle ("speed up") */
    CC_TAG_DT, CC_TAG_PDT, CC_TAG_WDT, CC_TAG_PRPS, CC_TAG_WPS,                    /* PRP$ and WP$ */
    CC_TAG_CD, CC_TAG_IN, CC_TAG_TO, CC_TAG_CC, CC_TAG_UH, CC_TAG_POS,             /* POS: 's */
    CC_TAG_SYM, CC_TAG_FW,                                                         /* FW: URL, email, hashtag */
    CC_TAG_COMMA, CC_TAG_STOP, CC_TAG_COLON, CC_TAG_DASH, CC_TAG_QUOTE, CC_TAG_LRB, CC_TAG_RRB, CC_TAG_ARROW, /* punctuation */
    CC_TAG__MAX
};
/* STOP is . ! ? … ; COLON is : and ; ; DASH is – — and a hyphen that stands alone. */

/* Sets of tags, for tests against many at a time: cc_tag_bit(t) & (CC_TAG_BIT(IN) | CC_TAG_BIT(TO)). */
#define CC_TAG_BIT(name) ((uint64_t)1 << CC_TAG_##name)
static inline uint64_t cc_tag_bit(uint8_t t) { return (uint64_t)1 << (t & 63); }

static inline bool cc_tag_is_noun(uint8_t t) { return t >= CC_TAG_NN && t <= CC_TAG_NNPS; }
static inline bool cc_tag_is_plural(uint8_t t) { return t == CC_TAG_NNS || t == CC_TAG_NNPS; }
static inline bool cc_tag_is_nominal(uint8_t t) { return t >= CC_TAG_NN && t <= CC_TAG_WP; }
static inline bool cc_tag_is_verb(uint8_t t) { return t >= CC_TAG_VB && t <= CC_TAG_MD; }
static inline bool cc_tag_is_finite(uint8_t t) { return t == CC_TAG_VBP || t == CC_TAG_VBZ || t == CC_TAG_VBD || t == CC_TAG_MD; }
static inline bool cc_tag_is_adjective(uint8_t t) { return t >= CC_TAG_JJ && t <= CC_TAG_JJS; }
static inline bool cc_tag_is_adverb(uint8_t t) { return t >= CC_TAG_RB && t <= CC_TAG_RBS; }
static inline bool cc_tag_is_punct(uint8_t t) { return t >= CC_TAG_COMMA; }

/* "NN", "PRP$", ","; never NULL. */
const char *cc_tag_name(uint8_t tag);

/* The tag with that name, or CC_TAG_NONE. */
enum cc_tag cc_tag_from_name(const char *name, size_t n);

/* cc_token.flags */
enum {
    CC_TOK_FIRST         = 1 << 0,  /* first word of its sentence (quotes and bullets before it do not count) */
    CC_TOK_CAPITAL       = 1 << 1,  /* first letter is upper case */
    CC_TOK_UPPER         = 1 << 2,  /* two letters or more, all upper case: "DHA", "MORE" */
    CC_TOK_NUMBER        = 1 << 3,  /* "1,000", "3–4", "−6%", "2×", "4.8", "$5", "1990s", "3rd" */
    CC_TOK_PERCENT       = 1 << 4,  /* a number with % */
    CC_TOK_RANGE         = 1 << 5,  /* a number with an inner dash: "3–4" */
    CC_TOK_PUNCT         = 1 << 6,
    CC_TOK_QUOTE_OPEN    = 1 << 7,
    CC_TOK_QUOTE_CLOSE   = 1 << 8,
    CC_TOK_BRACKET_OPEN  = 1 << 9,
    CC_TOK_BRACKET_CLOSE = 1 << 10,
    CC_TOK_ARROW         = 1 << 11, /* → ⇒ -> => */
    CC_TOK_SYMBOL        = 1 << 12, /* ≥ ± × + = & emoji, bullets */
    CC_TOK_EMOJI         = 1 << 13, /* pictograph (subset of SYMBOL) */
    CC_TOK_BULLET        = 1 << 14, /* • ▪ ✓ ★ (subset of SYMBOL) */
    CC_TOK_HYPHEN        = 1 << 15, /* a word with an inner hyphen: "gut-soothing" */
    CC_TOK_SPACE         = 1 << 16, /* white space stands before it */
    CC_TOK_NEWLINE       = 1 << 17, /* a line break stands before it */
    CC_TOK_LINK          = 1 << 18, /* URL or email address */
    CC_TOK_HASHTAG       = 1 << 19,
    CC_TOK_ABBREVIATION  = 1 << 20, /* ends in a full stop that belongs to it: "e.g.", "Dr.", "n.s." */
    CC_TOK_KNOWN         = 1 << 21, /* its form is in the lexicon */
    CC_TOK_CONTRACTED    = 1 << 22, /* a piece of "don't": "do" and "n't"; the second piece has no SPACE */
    CC_TOK_IN_QUOTES     = 1 << 23  /* between quotation marks */
};

/* cc_token.can: what the form may be by the lexicon (or by its ending where the lexicon does not know it) */
enum {
    CC_CAN_NOUN = 1 << 0, CC_CAN_PLURAL = 1 << 1,                              /* NN, NNS */
    CC_CAN_BASE = 1 << 2, CC_CAN_VBZ = 1 << 3, CC_CAN_VBD = 1 << 4, CC_CAN_VBN = 1 << 5, CC_CAN_VBG = 1 << 6,
    CC_CAN_ADJ = 1 << 7, CC_CAN_ADV = 1 << 8, CC_CAN_OTHER = 1 << 9,           /* OTHER: closed classes */
    CC_CAN_COMPARE = 1 << 10,                                                  /* comparative or superlative */
    CC_CAN_VERB = CC_CAN_BASE | CC_CAN_VBZ | CC_CAN_VBD | CC_CAN_VBN | CC_CAN_VBG
};

struct cc_token {
    struct cc_span span;  /* bytes of the text */
    const char *lower;    /* lower case; "n't" is "not", "'ll" is "will", "ca" of "can't" is "can"; ’ is '. Not NUL-terminated */
    const char *lemma;    /* set by the tagger: "triggers" NNS and VBZ -> "trigger". Not NUL-terminated */
    uint16_t lower_len, lemma_len;
    uint32_t flags;
    uint32_t word;        /* row of the lexicon + 1, 0 = unknown form */
    uint16_t can;
    uint16_t set;         /* CC_SET_… of lexicon.h: closed lists it is in, for the rules of tagger and chunker */
    uint8_t tag;          /* enum cc_tag */
    uint8_t depth;        /* brackets it stands in; the brackets themselves count as inside, and so do asides with their commas */
    uint16_t nouns;       /* classes of nouns.tsv and terms.tsv (enum cc_noun, four bits each) of the phrases of 1, 2, 3, 4 words that end here */
    uint32_t cues;        /* classes of cues.tsv (enum cc_cue) that some cue has which begins here; both set by cc_cues_mark */
    uint32_t hash;        /* cc_lexicon_hash of lower, or 0 where nobody has asked yet */
    uint8_t start, finish;/* cc_word_start and cc_word_finish of lower; set when the text was scanned */
};

enum cc_sentence_end { CC_SENTENCE_PLAIN, CC_SENTENCE_STOP, CC_SENTENCE_QUESTION, CC_SENTENCE_EXCLAMATION,
    CC_SENTENCE_COLON, CC_SENTENCE_ELLIPSIS };

struct cc_sentence {
    uint32_t first, end;             /* tokens [first, end), never empty */
    uint32_t chunk_first, chunk_end; /* chunks [first, end); they cover all tokens of the sentence */
    struct cc_span span;
    uint8_t ending;                  /* enum cc_sentence_end: by its last mark, closing quotes and brackets apart */
    bool title_case;                 /* most words begin with a capital: a headline */
    bool cut;                        /* longer than CC_SENTENCE_MAX_*: cut here, the rest is a sentence of its own */
    /* What stands in it, as bits of all its tokens: a rule that asks for something else need not look. A part of the sentence may keep
     * them. All 0 until cc_cues_mark has looked: then anything may stand in it. */
    uint64_t tags;                   /* cc_tag_bit */
    uint64_t starts, finishes;       /* cc_word_start and cc_word_finish */
    uint32_t cues;                   /* enum cc_cue */
};

/* Chunks are flat and in order; every token of a sentence is in exactly one. */
enum cc_chunk_kind {
    CC_CHUNK_NP,    /* noun phrase without what follows its head: "the internal root cause"; pronouns; numbers alone */
    CC_CHUNK_VP,    /* verb group: "may also help restore" is two (MD RB VB | VB): one main verb each */
    CC_CHUNK_PP,    /* a preposition alone ("of", "because of"); `object` is the noun phrase or gerund it governs */
    CC_CHUNK_ADJP,  /* predicative adjectives with their adverbs: "very easy" */
    CC_CHUNK_ADVP,  /* adverbs outside verb groups and noun phrases */
    CC_CHUNK_CC,    /* and, or, but, nor; also "as well as", "&" */
    CC_CHUNK_SUB,   /* subordinator: because, if, while, that (complement), whether, so that */
    CC_CHUNK_REL,   /* relative or question word: which, that (relative), who, where, how, why, what */
    CC_CHUNK_PUNCT, /* one mark */
    CC_CHUNK_OTHER, /* interjections, symbols, emoji, links */
    CC_CHUNK__MAX
};

/* cc_chunk.flags */
enum {
    CC_VP_PASSIVE     = 1 << 0,  /* be/get + VBN ("is reduced"), or a VBN alone after its noun ("foods eaten raw") */
    CC_VP_TO          = 1 << 1,  /* infinitive with "to" */
    CC_VP_BARE        = 1 << 2,  /* VB without to, modal or do: "help restore", imperatives */
    CC_VP_GERUND      = 1 << 3,  /* headed by VBG without be: "reducing inflammation" */
    CC_VP_PARTICIPLE  = 1 << 4,  /* headed by VBN without have or be */
    CC_VP_FINITE      = 1 << 5,
    CC_VP_PAST        = 1 << 6,
    CC_VP_PERFECT     = 1 << 7,
    CC_VP_PROGRESSIVE = 1 << 8,
    CC_VP_NEGATED     = 1 << 9,  /* not, never, n't, no longer, hardly, rarely… inside the group; which one: neg */
    CC_VP_COPULA      = 1 << 10, /* main verb is be, become, seem, remain, appear … */
    CC_VP_IMPERATIVE  = 1 << 11, /* begins a sentence or clause without a subject */
    CC_VP_INVERTED    = 1 << 12, /* an auxiliary before its subject: "Can probiotics help": the auxiliary's chunk has this
                                  * flag and main == CC_NO_INDEX; `partner` names the chunk of the main verb and back */
    CC_NP_PLURAL      = 1 << 16, /* head is plural, or a coordination of heads */
    CC_NP_PRONOUN     = 1 << 17, /* it, they, this (alone), these (alone), which … */
    CC_NP_PROPER      = 1 << 18, /* head is NNP(S) */
    CC_NP_NUMBER      = 1 << 19, /* has a number: "3–4 cups", "50%" */
    CC_NP_DEFINITE    = 1 << 20, /* the, this, these, both, such, possessive */
    CC_NP_GERUND      = 1 << 21, /* head is VBG-like noun: "better sleep and stress managing" */
    CC_NP_NEGATED     = 1 << 22, /* no, neither, none */
    CC_PP_TO          = 1 << 24  /* "to" as preposition */
};

struct cc_chunk {
    uint8_t kind;            /* enum cc_chunk_kind */
    uint32_t flags;
    uint32_t first, end;     /* tokens [first, end) */
    uint32_t head;           /* NP: head noun or pronoun; VP: main verb, or its auxiliary where inverted; else the chunk's (last) word */
    uint32_t det;            /* NP: determiner or possessive token, or CC_NO_INDEX */
    uint32_t modal;          /* VP: the MD token */
    uint32_t neg;            /* VP and NP: the negating token */
    uint32_t aux;            /* VP: first auxiliary (be, have, do) */
    uint32_t particle;       /* VP: RP after the verb: "speeds up" */
    uint32_t main;           /* VP: main verb, or CC_NO_INDEX (INVERTED) */
    uint32_t object;         /* PP: chunk it governs (NP, or VP with GERUND) */
    uint32_t of;             /* NP: chunk of an "of" that directly follows, else CC_NO_INDEX */
    uint32_t partner;        /* VP with INVERTED, and its main verb's group: each other */
};

/* Everything found in one piece of text. {0} is valid and empty. Memory is kept from one read to the next. */
struct cc_text {
    const char *text;               /* what was read; borrowed */
    struct cc_span span;
    struct cc_token *tokens;
    uint32_t n_tokens, cap_tokens;
    struct cc_sentence *sentences;
    uint32_t n_sentences, cap_sentences;
    struct cc_chunk *chunks;
    uint32_t n_chunks, cap_chunks;
    char *arena;                    /* lower-case forms and lemmas that differ from the text */
    size_t arena_len, arena_cap;
    struct cc_reread *before;       /* short texts that were read before, or NULL; borrowed, for cc_claims_read */
};

#define CC_TEXT_MAX_BYTES ((size_t)1 << 20) /* cc_tokens_read looks at no more at a time */
#define CC_TOKEN_MAX_BYTES 512              /* a longer run without a space is cut into several tokens */

/* Behind the last token stand this many empty ones, of no tag and no word: rules may look that far ahead without asking
 * where the text ends. What is behind them is from texts before. */
#define CC_TOKENS_BEYOND 4

/* Writes those; whoever sets n_tokens calls it. */
void cc_tokens_fence(struct cc_text *t);

/* Reads text[span): tokens, sentences, tags, chunks. text is valid UTF-8; no byte outside the span is read. Returns
 * where it stopped: span.end, or an earlier end of a sentence when the span is longer than CC_TEXT_MAX_BYTES: call
 * again from there. Linear in the span; what was in *t before is overwritten. */
size_t cc_tokens_read(struct cc_text *t, const char *text, struct cc_span span);

void cc_tokens_clear(struct cc_text *t);

/* The steps of cc_tokens_read, each needing the ones before it. */
void cc_tokens_scan(struct cc_text *t, const char *text, struct cc_span span); /* token.c: tokens, without tags */
void cc_sentences_split(struct cc_text *t);                                    /* sentence.c */
void cc_asides_mark(struct cc_text *t);                                        /* aside.c: ', however,' */
void cc_tag_text(struct cc_text *t);                                           /* tag.c: tags and lemmas */
void cc_chunk_text(struct cc_text *t);                                         /* chunk.c */

/* "does, however, [ease]": the base form behind an aside that the tagger could not see across. Called by tag.c. */
void cc_asides_retag(struct cc_text *t, const struct cc_sentence *s);

/* True when the token's lower-case form (or lemma) is exactly s. Inline, as what follows: the length of a word that
 * stands in the source is known when compiling. */
static inline bool
cc_token_is(const struct cc_token *token, const char *s)
{
    size_t n = strlen(s);

    return token->lower_len == n && memcmp(token->lower, s, n) == 0;
}

static inline bool
cc_token_lemma_is(const struct cc_token *token, const char *s)
{
    size_t n = strlen(s);

    return token->lemma_len == n && memcmp(token->lemma, s, n) == 0;
}

/* True when the word p[0, n), n > 0, stands in list[0, size): words parted by single spaces. */
bool cc_token_one_of(const char *p, size_t n, const char *list, size_t size);

/* Numbers below 64 that the first two letters of a word decide, and the last two. */
static inline unsigned
cc_word_start(const char *p, size_t n)
{
    return ((unsigned char)p[0] * 5u + (n > 1 ? (unsigned char)p[1] : (unsigned char)' ')) & 63;
}

static inline unsigned
cc_word_finish(const char *p, size_t n)
{
    return ((unsigned char)p[n - 1] * 5u + (n > 1 ? (unsigned char)p[n - 2] : (unsigned char)' ')) & 63;
}

/* The cc_word_start (or cc_word_finish) of each word of a list as a set. Of a list that stands in the source the
 * compiler makes a constant, so that nearly all words that are not in it are known by two tests. */
static inline __attribute__((always_inline)) uint64_t
cc_word_starts(const char *list, size_t size)
{
    uint64_t set = 0;

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC unroll 512
#endif
    for (size_t i = 0; i < size; i++) {
        if (i == 0 || list[i - 1] == ' ')
            set |= (uint64_t)1 << cc_word_start(list + i, i + 1 < size ? 2 : 1);
    }
    return set;
}

static inline __attribute__((always_inline)) uint64_t
cc_word_finishes(const char *list, size_t size)
{
    uint64_t set = 0;

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC unroll 512
#endif
    for (size_t i = 0; i < size; i++) {
        if (i + 1 == size || list[i + 1] == ' ')
            set |= (uint64_t)1 << cc_word_finish(i > 0 ? list + i - 1 : list, i > 0 ? 2 : 1);
    }
    return set;
}

/* True when the lower-case form (or lemma) is one of the words in list, which are separated by single spaces. */
static inline __attribute__((always_inline)) bool
cc_token_in(const struct cc_token *token, const char *list)
{
    size_t size = strlen(list);
    uint64_t starts = cc_word_starts(list, size), finishes = cc_word_finishes(list, size);

    if (__builtin_constant_p(starts) && !(starts >> token->start & 1))
        return false;
    if (__builtin_constant_p(finishes) && !(finishes >> token->finish & 1))
        return false;
    return cc_token_one_of(token->lower, token->lower_len, list, size);
}

/* False when none of the words stands in the sentence; true when one may. */
static inline __attribute__((always_inline)) bool
cc_sentence_may_have(const struct cc_sentence *s, const char *list)
{
    size_t size = strlen(list);
    uint64_t starts = cc_word_starts(list, size), finishes = cc_word_finishes(list, size);

    if (s->tags == 0)
        return true;
    return !(__builtin_constant_p(starts) && !(s->starts & starts)) && !(__builtin_constant_p(finishes) && !(s->finishes & finishes));
}

/* The same of tags (CC_TAG_BIT) and of cues (enum cc_cue): false when none of them does. */
static inline bool
cc_sentence_may_tag(const struct cc_sentence *s, uint64_t tags)
{
    return s->tags == 0 || (s->tags & tags) != 0;
}

static inline bool
cc_sentence_may_cue(const struct cc_sentence *s, uint32_t cues)
{
    return s->tags == 0 || (s->cues & cues) != 0;
}

static inline __attribute__((always_inline)) bool
cc_token_lemma_in(const struct cc_token *token, const char *list)
{
    size_t size = strlen(list);
    uint64_t starts = cc_word_starts(list, size), finishes = cc_word_finishes(list, size);

    if (__builtin_constant_p(starts) && !(starts >> cc_word_start(token->lemma, token->lemma_len) & 1))
        return false;
    if (__builtin_constant_p(finishes) && !(finishes >> cc_word_finish(token->lemma, token->lemma_len) & 1))
        return false;
    return cc_token_one_of(token->lemma, token->lemma_len, list, size);
}

#endif
