/* work.h: the extractor's inside: what is known at one point of the article, and the calls between its files.
 *
 *   extract.c    walks the blocks in order
 *   block_*.c    lists, questions, tables, cards: they make sentences that can be read alone
 *   tell.c       one sentence -> clauses -> statements (struct cc_fact), pronouns and coordination resolved
 *   refer.c      what "it", "they", "these", "this" stand for
 *   judge.c      hedging, denial; what is no claim
 *   direction.c  what the subject does to the object
 *   claim.c      statement -> struct cc_claim: text, quote, spans, lines, id, repeats
 *
 * Nothing here is seen outside src/claims. */
#ifndef CC_CLAIMS_WORK_H
#define CC_CLAIMS_WORK_H

#include <claimcheck/claims.h>

#include "base/buf.h"
#include "claims/arena.h"
#include "claims/clause.h"
#include "claims/reread.h"
#include "claims/salience.h"
#include "claims/split.h"
#include "claims/words.h"

#define CC_PIECES_MAX 6
#define CC_NOUNS_MAX  40   /* phrases that one pronoun may stand for: items of a list */
#define CC_PRODUCTS_MAX 8
/* What a question waits for that is not answered by yes or no (question_open.c). */
enum cc_open_question { CC_OPEN_NONE, CC_OPEN_OBJECT, CC_OPEN_HOW, CC_OPEN_WHY };

#define CC_SPEAKERS_MAX 16
#define CC_FIGURE_BYTES 24
#define CC_DEPTH_MAX 3       /* a made sentence may make another one */

/* A noun phrase as text, with the article's bytes it came from where these lie outside the sentence (list items). */
struct cc_noun_phrase {
    const char *text;      /* arena */
    bool plural;
    bool person;           /* people, who do things rather than work */
    bool neither;          /* "neither A nor B": its verb is denied */
    bool hedged;           /* "dairy (if sensitive)" */
    enum cc_noun class;    /* of its head noun */
    struct cc_span span;   /* {0, 0} when it stands in the sentence itself */
};

struct cc_noun_list {
    struct cc_noun_phrase v[CC_NOUNS_MAX];
    uint32_t n;
};

struct cc_order;

/* How a text is to be read. */
struct cc_how {
    struct cc_span pieces[CC_PIECES_MAX]; /* the article's bytes it stands for, in order */
    uint32_t n_pieces;
    size_t block;          /* block of the first piece */
    const char *rule;      /* the construction */
    size_t fresh;          /* only clauses that reach beyond this byte of the text make claims */
    size_t fresh_subject;  /* … or, when > 0, whose subject begins before this byte */
    bool hedged;           /* by its surroundings: "Probably — …" */
    bool denied;           /* "No." was the answer; a myth */
    bool rebuts;           /* said after a verdict: even what looks like a definition states something */
    bool confirmed;        /* "Yes": a "can" of the question is no hedge */
    bool product;          /* everything in it is said of the product */
    bool testimonial;
    bool advice;           /* a list of things to do: every order in it advises */
    bool states;           /* a heading after "How" or "Why": its verb is a verb */
    bool named;            /* given stands right before: "Zinc – for healthy skin" */
    bool fragments;        /* verbless text may be a benefit of the subject given */
    bool soft;             /* reads for its referents only; no claims */
    const char *given;     /* subject for predicates without one, or NULL */
    bool given_plural;
    struct cc_span given_span;
    const char *it;        /* what "it" at the start of a made sentence stands for, or NULL */
    bool it_plural;
    struct cc_span it_span;
    const struct cc_order *order; /* its statements are conditions of that order (orders.h), or NULL */
    const char *before;    /* what its statements stand behind: "there is little evidence that"; or NULL */
    bool doubted;          /* … and that denies them */
    bool how_long;         /* it answers a question that asks how long or how soon */
    const char *scene;     /* adjunct from a question, "In the empty hours", or NULL */
};

/* A statement before it is a claim. Strings live in the arena. */
struct cc_fact {
    const char *text, *subject, *relation, *object;
    const char *own;       /* the object in the sentence's own words, pronouns as they stand; NULL: object has them */
    enum cc_direction direction;
    enum cc_claim_kind kind;
    bool hedged, negated;
    const char *rule;
    struct cc_span extra;  /* span of a subject from elsewhere, or {0, 0} */
    uint32_t health;       /* how many health words it has */
    enum cc_noun object_class;
};

struct cc_ctx {
    const struct cc_article *article;
    const struct cc_claims_options *options;
    struct cc_claims *out;
    enum cc_status status;
    struct cc_error *error;

    struct cc_text text, inner;       /* inner: texts looked at by block rules */
    struct cc_reread before;          /* short texts that any of them has read */
    struct cc_text made[CC_DEPTH_MAX];/* texts made by rules, one per level of cc_tell_text */
    unsigned depth;
    struct cc_parse parse;
    struct cc_parse made_parse[CC_DEPTH_MAX];
    struct cc_arena arena;            /* this block */
    const char *block_text;           /* in it: the text of block block_of_text, the last one asked for; or NULL */
    size_t block_of_text;
    struct cc_arena scratch;          /* this sentence */
    struct cc_arena memory;           /* what pronouns may refer to; emptied at main headings */

    char *topic;                      /* what the article is about, or NULL */
    bool topic_plural;
    bool topic_sure;                  /* the title names it, or the page sells it */
    char ill[64];                     /* the illness that the title names ("Kidney stones"), "" when it names none (topic.c) */
    bool ill_plural;
    char local[96];                   /* what the section is about by its heading, "" when it does not say (section.c) */
    uint32_t local_level;             /* level of that heading */
    bool local_plural, local_product;
    bool local_listed;                /* it is one of the things that a heading or the title counts up (listing.h) */
    char stated[64];                  /* what the title's statement is about ("9 signs your cortisol is high"), "" when none */
    struct { uint32_t section, n, orders; } counted; /* section + 1 whose headings were counted last, their number, and how many order something */
    struct cc_noun_list listed;       /* what the headings just before name, no text between them */
    char *products[CC_PRODUCTS_MAX];
    uint32_t n_products;
    char when[64];                    /* the heading is a time: "After 30 days", said of what stands under it; else "" */
    struct {
        char name[40];
        uint32_t turns;
    } speakers[CC_SPEAKERS_MAX];      /* names that lines begin with (speaker.c) */
    uint32_t n_speakers;
    bool dialogue;                    /* … and there is somebody who asks or is labelled for sure */
    char figure[CC_FIGURE_BYTES];     /* the figure that the block before consists of, "" when it does not (card.c) */
    struct cc_span figure_span;
    const char *named;                /* the product that the block before consists of, or NULL */
    uint32_t reviews;                 /* section (its heading's block + 1) that holds testimonials, 0 = none (review.c) */
    bool quoting;                     /* a testimonial: "I" and "my" are the customer's */
    bool sells;                       /* a page that sells its product */
    bool goods;                       /* the article speaks of goods: what says nothing of the body is no claim (goods.c) */
    bool observes;                    /* a report on people who were watched, not treated (study.c) */
    bool compares;                    /* an article that compares or reviews products of others */
    char rivals[2][48];               /* … the two that its title sets against each other; "" when it does not (product.c) */
    bool offered;                     /* … known by what it offers alone: no title names the product */
    bool title_is_name;               /* the title is a product's, whatever the text calls it */
    bool titled, product_plural;      /* the title is the name of products[0]; it is a plural: "… Pills" */

    /* referents, in memory */
    struct cc_salience salience;
    struct cc_noun_list subjects;     /* of the last main clause */
    struct cc_noun_list objects;      /* its last noun phrase */
    struct cc_noun_list list;         /* items of the list before, while it is in reach */
    struct cc_noun_list focus;        /* what the last question was about */
    uint32_t focus_sentence, focus_block; /* when it was asked */
    struct cc_noun_list pair;         /* the two that "the former" and "the latter" were said of */
    const char *event;                /* the last clause as a noun phrase: "inflammatory molecules escaping into …" */
    bool event_plural;
    uint32_t event_sentence;          /* salience.sentence when it happened */
    const char *group;                /* the people who were held against others last: "those who nap daily" */
    uint32_t group_sentence;          /* salience.sentence when they were */
    const char *risk_of;              /* the illness whose risk was spoken of last: "strokes" (risk.c) */
    uint32_t risk_sentence;           /* salience.sentence when it was */
    const char *reason_for;           /* what the sentence "One reason is X" was said of, for "Another is Y" */
    uint32_t reason_sentence;         /* salience.sentence when it was */
    const char *predicate;            /* the last predicate, base form: "break the fast" */
    const char *modal_predicate[2];   /* the last one behind a modal, and the modal: "may be to blame"; so may X */
    char modal[2][8];
    size_t echoed;          /* where the sentence begins that took up the heading before it: "They don't."; told with that heading */
    const char *denied;               /* the last predicate that was denied */
    unsigned denied_age;              /* clauses since then */
    uint32_t denied_block;            /* salience.block when it was */
    const char *reporter;             /* who reported last: "a survey of some 20,000 Americans" */
    const struct cc_noun_list *own;   /* whose "its" and "their" are in an object: the subjects of its clause, or NULL */
    bool sayer;                       /* "nine in ten said …" is written out before the statement: "they" and "their" stay */
    bool own_plural;                  /* the subject of the statement that is being written is plural */
    const char *it;                   /* what "it" stood for before in this sentence */
    bool it_plural;
    struct cc_span it_span;
    unsigned title;                   /* CC_WORDS_TITLE while a headline is read */
    bool paragraph_start;             /* nothing was said yet in this paragraph: "it" is the topic */

    /* the question that waits for its answer (memory) */
    struct {
        bool asked;
        bool polar;                   /* yes or no */
        bool who;                     /* it asks for people */
        bool weak;                    /* a title: only an outright yes or no answers it */
        const char *statement;        /* polar: "gut inflammation causes eczema"; else NULL */
        const char *predicate;        /* which/what as subject: "make eczema worse"; else NULL */
        enum cc_open_question open;
        const char *opening;          /* "How long do the pills take?": "the pills take" */
        const char *closing;          /* "… to work", or NULL */
        const char *amount_of;        /* "How much zinc …": "zinc", or NULL */
        const char *last_scene;       /* the scene before, for "as well" in the next paragraph */
        const char *before, *after;   /* "How long does X take to work?": "X takes", "to work", the answer between them; else NULL */
        const char *deed;             /* "How soon will I notice a difference?": "notice a difference"; else NULL */
        uint8_t expects;              /* enum cc_question_expects */
        const char *scene;            /* "What happens in the empty hours?": "In the empty hours"; else NULL */
        const char *head;             /* head word of its subject, lower case, or NULL */
        struct cc_span span;
        size_t block;
    } question;

    /* what was asked and stays open over several sentences (answer.c; memory) */
    struct {
        const char *predicate;        /* "What sets it off?": "sets tinnitus off" */
        const char *before;           /* that of the question before */
        const char *noun;             /* "Ginkgo?" */
        const char *seek;             /* "When should I see a doctor?": "see a doctor if" */
        const char *count;            /* "How many people have it?": "have tinnitus" */
        unsigned turns;               /* of speakers since then */
        bool plural, remedy, fresh;   /* of noun; it is something one takes or does; nothing was answered yet */
        struct cc_span span;
        size_t block;
    } thread;

    struct cc_seen *seen;             /* normalised frames, for same_as */
    size_t n_seen, cap_seen;
    struct cc_buf folded, key;        /* claim.c's, kept from claim to claim: text folded, what an id is made of */
    struct cc_buf place, place_words; /* the last claim's place in the article, and its words */
    struct cc_ids *ids;
};

/* What "it" and predicates without a subject are said of where nothing nearer is: the section's subject, else the
 * topic; NULL when there is none. */
static inline const char *
cc_topic(const struct cc_ctx *x)
{
    return x->local[0] != '\0' ? x->local : x->topic;
}

static inline bool
cc_topic_plural(const struct cc_ctx *x)
{
    return x->local[0] != '\0' ? x->local_plural : x->topic_plural;
}

/* retag.c: cc_tokens_read, and what a sentence about effects tells of its tags. */
size_t cc_claims_read(struct cc_text *t, const char *text, struct cc_span span);

/* The same for text that nobody will read again, such as a paragraph that is being told: it is not kept (reread.h). */
size_t cc_claims_read_once(struct cc_text *t, const char *text, struct cc_span span);

/* retag_near.c: the rules that come first. True when a tag was changed. */
bool cc_retag_near(struct cc_text *t, const struct cc_sentence *s);

/* retag.c, for its sisters: is there a finite verb in [a, b) outside brackets; where the phrase around token i ends, at
 * the next mark or at e. */
bool cc_retag_finite(const struct cc_text *t, uint32_t a, uint32_t b);
uint32_t cc_retag_phrase_end(const struct cc_text *t, uint32_t i, uint32_t e);

/* retag.c, for parallel.c: is it a verb of verbs.tsv that does something to its object; can it begin a noun phrase;
 * gives it another tag. */
bool cc_retag_acts(const struct cc_token *k);
bool cc_retag_begins_object(const struct cc_token *k);
void cc_retag_set(struct cc_token *k, enum cc_tag tag);

/* Do two nouns joined by "and" end before token b: "oats and barley [lower]"? They make a plural. */
bool cc_retag_coordinated(const struct cc_text *t, uint32_t first, uint32_t b);

/* parallel.c: tags that follow from what a word is joined to by "and" or a comma. True when it changed one. */
bool cc_retag_parallel(struct cc_text *t, const struct cc_sentence *s);

/* retag_report.c: tags that the long sentences of reports need. True when it changed one. */
bool cc_retag_report(struct cc_text *t, const struct cc_sentence *s);

/* retag_splice.c: verbs of clauses that only commas join, and of relative clauses without one. True when it changed one. */
bool cc_retag_splice(struct cc_text *t, const struct cc_sentence *s);

/* retag_past.c: past forms that are verbs of their clause and were no such for the tagger, and the other way round. */
bool cc_retag_past(struct cc_text *t, const struct cc_sentence *s);

/* retag_names.c: verbs that are parts of names and of fixed phrases, and plurals that are verbs without a subject. */
bool cc_retag_names(struct cc_text *t, const struct cc_sentence *s);

/* dose.c: text, or with what it is an amount of where it is one of the article's subject. text stands for the tokens of
 * item. */
const char *cc_dose_of_topic(struct cc_ctx *x, const struct cc_text *t, struct cc_range item, const char *text);

/* study.c: is the article a report on people who were only watched? */
bool cc_study_observes(const struct cc_article *article);

/* goods.c: does the article compare, review or sell goods rather than speak of health? */
bool cc_goods_article(const struct cc_article *article);

/* Is the word, in any case, a thing that shops sell and that is no remedy to take: "bottles", "mask"? */
bool cc_goods_thing(const char *word, size_t n);

/* tell_kind.c: does the text name a product that the article names? */
bool cc_is_product(const struct cc_ctx *x, const char *s);

/* tell.c ------------------------------------------------------------------ */

/* Reads text as sentences and makes their claims. */
void cc_tell_text(struct cc_ctx *x, const char *text, size_t n, const struct cc_how *how);

/* One sentence of t. */
void cc_tell_sentence(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* ways.c: "ways to calm eczema by supporting gut health". */
void cc_tell_ways(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* refer.c ----------------------------------------------------------------- */

/* The phrases that the noun phrase tokens [r.a, r.b) stand for, coordination split, pronouns resolved. out->n == 0: it
 * points to something that the article does not name. first says that the subject of the clause is asked for. */
void cc_refer(struct cc_ctx *x, const struct cc_parse *p, struct cc_range r, bool lists, struct cc_noun_list *out);

/* Does "we", "us" or "our" at token i mean everybody: "our bodies", "as we age"? Reads up to token e. */
bool cc_means_everybody(const struct cc_text *t, uint32_t i, uint32_t e);
/* Is the noun one for what is made, sold or eaten, "syrup", "collagen"? What "our" before it owns is no experience. */
bool cc_refer_sold(const struct cc_token *k);

/* refer_object.c: "it", "them" in tokens [a, b) replaced, everything else as it stands; appended to out. subject is
 * left alone. */
void cc_refer_words(
    struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t b, const char *subject, struct cc_buf *out);

/* Who owns what the phrase names: "Acme" of "Acme's pump"; NULL when nobody does. Scratch arena. */
const char *cc_refer_owner(struct cc_ctx *x, const char *phrase);

/* risk.c: notes the illness in the complement r, "twice as many strokes"; what "the risk" at token i of a phrase up to b
 * is the risk of where it does not say so, else NULL. */
void cc_risk_note(struct cc_ctx *x, const struct cc_text *t, struct cc_range r);
/* … a question asks about another one: the illness in the words r, or none. */
void cc_risk_ask(struct cc_ctx *x, const struct cc_text *t, struct cc_range r);
const char *cc_risk_of(const struct cc_ctx *x, const struct cc_text *t, uint32_t i, uint32_t b);

void cc_refer_remember(struct cc_ctx *x, const struct cc_noun_list *subjects, bool object);
void cc_refer_forget(struct cc_ctx *x);
char *cc_remember(struct cc_ctx *x, const char *s);

/* judge.c, direction.c ---------------------------------------------------- */

struct cc_judged {
    enum cc_direction direction;
    enum cc_claim_kind kind;
    bool hedged, negated;
};

/* Direction of a predicate. comp is its complement (without what is shared to the left). */
enum cc_direction cc_judge_direction(
    const struct cc_text *t, const struct cc_clause *c, struct cc_range object, struct cc_range comp);
/* The direction that the first word of the range that has one shows ("weaker airways": harms). */
enum cc_direction cc_judge_shift(const struct cc_text *t, struct cc_range r);
bool cc_judge_hedged(const struct cc_text *t, uint32_t a, uint32_t b);
bool cc_judge_denied(const struct cc_text *t, uint32_t a, uint32_t b);
/* Is there none of the object: "makes no difference", "linked to no disease", "contains no sugar"? comp is its
 * complement. */
bool cc_judge_denied_object(const struct cc_text *t, const struct cc_clause *c, struct cc_range comp);

/* "How Long Does It Take to Work": a question though its mark is not there, as in headings. */
bool cc_judge_asks_how(const struct cc_text *t, const struct cc_sentence *s);

/* NULL when the clause may be a claim, else the reason why not. */
const char *cc_judge_drop_sentence(const struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s);

/* claim.c ----------------------------------------------------------------- */

void cc_claim_make(struct cc_ctx *x, const struct cc_fact *f, const struct cc_how *how, struct cc_span sentence);
void cc_explain(struct cc_ctx *x, struct cc_span span, const char *rule, const char *claim, const char *detail);
void cc_claim_forget(struct cc_ctx *x);

#endif
