/* salience.h: what was named before and how prominent it is: the things a pronoun may stand for. A small ring per
 * article; what is far away drops out of it by itself. It knows nothing of how claims are written. */
#ifndef CC_CLAIMS_SALIENCE_H
#define CC_CLAIMS_SALIENCE_H

#include "claims/clause.h"
#include "claims/words.h"

#define CC_SALIENT_MAX 24

struct cc_ctx;
struct cc_noun_list;
struct cc_noun_phrase;

/* Where it was named, least prominent first. */
enum cc_salient { CC_SALIENT_OBLIQUE, CC_SALIENT_OBJECT, CC_SALIENT_SUBJECT, CC_SALIENT_TOPIC };

/* Groups of nouns that verbs tell apart (selects.tsv). */
enum {
    CC_FIT_THING = 1 << 0, CC_FIT_ILL = 1 << 1, CC_FIT_BODY = 1 << 2, CC_FIT_AMOUNT = 1 << 3, CC_FIT_PEOPLE = 1 << 4
};

/* What stands beside a pronoun: the groups its verb is usually, and hardly ever, said of. */
struct cc_fit {
    uint8_t like, shun;
    bool object;
};

struct cc_entity {
    const struct cc_noun_phrase *v; /* n phrases named together, in the article's memory */
    uint32_t n;
    uint32_t clause, sentence, block;
    uint8_t role, groups;
    bool plural, person;
    bool weak;                       /* "400 mg of it", "the number of …": hardly what one goes on to speak of */
};

struct cc_salience {
    struct cc_entity v[CC_SALIENT_MAX];
    uint32_t n, next;                /* entities, and where the next one goes */
    uint32_t clause, sentence, block;/* how many were read so far */
    struct cc_fit fit;               /* of the pronoun that is being looked up */
    bool process;                    /* "it takes two weeks": whatever was spoken of, of either number */
    const char *apart;               /* what it cannot be: the subject of its own clause, or NULL */
    const char *rule;                /* why the last one was taken */
};

/* Notes the phrases of the list, named together in the clause that is being read. Their text is copied. */
void cc_salience_note(struct cc_ctx *x, const struct cc_noun_list *list, enum cc_salient role);

/* What was noted since that block (x->salience.block then) is spoken of no longer, though it may still be named. */
void cc_salience_fade(struct cc_ctx *x, uint32_t block);

/* What the block is about was noted last: "As for X", "There is X", "X?". */
void cc_salience_raise(struct cc_ctx *x);

/* What was noted last in this clause is only said of its subject: "X is a plant". */
void cc_salience_lower(struct cc_ctx *x);

/* Is it rather said of something than something to speak of: "400 mg of caffeine", "more energy", "your skin", "several
 * studies", "the number of flushes"? */
bool cc_salience_is_weak(const char *text);

/* A new block begins; distance 1 = a paragraph, more = less to do with the one before. */
void cc_salience_block(struct cc_ctx *x, uint32_t distance);
void cc_salience_forget(struct cc_ctx *x);

/* The most prominent thing of that number that x->salience.fit allows; false when there is none that is better than a
 * guess. *out gets its phrases. */
bool cc_salience_pick(struct cc_ctx *x, bool plural, struct cc_noun_list *out);

/* How prominent e is for what is being looked up; 0 and less: forgotten. */
int cc_salience_score(const struct cc_ctx *x, const struct cc_entity *e);

/* What the subject of clause c is; what the object at token i is, by the verb before it. */
struct cc_fit cc_fit_subject(const struct cc_text *t, const struct cc_clause *c);
struct cc_fit cc_fit_object(const struct cc_text *t, uint32_t i);

/* The same of a predicate that is no clause yet, tokens [a, e): that of a question. */
struct cc_fit cc_fit_words(const struct cc_text *t, uint32_t a, uint32_t e);

/* "It takes two weeks": how long what was spoken of takes. */
bool cc_takes_time(const struct cc_text *t, const struct cc_clause *c);

/* "it" that stands for nothing: "it is important to …", "it turns out that …", "it is clear why", "it's the short end that …". */
bool cc_is_expletive(const struct cc_text *t, const struct cc_clause *c, uint32_t end);

#endif
