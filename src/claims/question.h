/* question.h: shared by block_question.c (yes, no, who, which) and question_fill.c (how long, how much, when, how, why,
 * what). */
#ifndef CC_CLAIMS_QUESTION_H
#define CC_CLAIMS_QUESTION_H

#include "claims/work.h"

/* What an answer must be to complete the statement that the question makes. */
enum cc_question_expects {
    CC_EXPECTS_NOTHING, CC_EXPECTS_TIME, CC_EXPECTS_AMOUNT, CC_EXPECTS_MEANS, CC_EXPECTS_REASON, CC_EXPECTS_ADJUNCT, CC_EXPECTS_NOUN,
    CC_EXPECTS_ITEMS
};

extern const char cc_question_auxiliaries[];

/* The last token of the sentence that is no mark. */
uint32_t cc_question_end(const struct cc_text *t, const struct cc_sentence *s);

/* The first token of an answer behind a label: "A:", "A3." */
uint32_t cc_question_answer_start(const struct cc_text *t, const struct cc_sentence *s, uint32_t e);

/* Where the subject that begins at i ends: before the verb, or after the noun phrase for a form of "be". */
uint32_t cc_question_subject(const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t e, bool be);

/* The verb of a question whose words make one noun phrase to the chunker: "Does garlic lower blood pressure?"; e when
 * none. */
uint32_t cc_question_verb(const struct cc_text *t, uint32_t a, uint32_t e);

/* The buffer's text in memory, the buffer cleared. */
const char *cc_question_keep(struct cc_ctx *x, struct cc_buf *b);

struct cc_how cc_question_how(
    struct cc_ctx *x, const struct cc_text *t, struct cc_span answer, const struct cc_how *how, const char *rule);

/* "I", "my" of the question are the reader. */
void cc_question_to_reader(struct cc_buf *b);

/* "How long does X take to work?" at token i: notes the statement with a gap. */
bool cc_question_open(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t i);

/* Fills the gap with the sentence. False when it is no such answer. */
bool cc_question_fill(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* Can evidence answer the question of tokens [a, e)? "Where do you ship?" names nothing of health and points at
 * nothing. */
bool cc_question_about_health(const struct cc_text *t, uint32_t a, uint32_t e);

/* answer_people.c: "Anyone with a stomach ulcer, people on dialysis and pregnant women.": each is who was asked for.
 * False when the sentence names nobody or is one of its own. */
bool cc_answer_people(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_how h);

/* answer.c ---------------------------------------------------------------- */

/* Opens a new thread: what is spoken of from here on is x->focus. */
void cc_answer_ask(struct cc_ctx *x, struct cc_span span, size_t block);

/* The same after cc_question_ask has read the question. */
void cc_answer_asked(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_span span, size_t block);

/* A sentence of a dialogue that only names what is spoken of next: "White noise machines.", "Number one, giving up
 * coffee." Its words begin at token i. */
bool cc_answer_topic(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t i, size_t block);

/* answer_manner.c: tells the statement asked for as far as the answer, tokens up to e, lets it hold: "In moderation.", "Only
 * if …", "It can, if …", "There's no proof of it." False when it is no such answer. */
bool cc_answer_manner(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t e, struct cc_how h);

/* Does the answer only begin so at token i: "In short, …", "In a word, …"? */
bool cc_answer_only_leads(const struct cc_text *t, uint32_t i);

/* Somebody begins to speak: what was asked is open for one turn. */
void cc_answer_turn(struct cc_ctx *x);

/* Tells the sentence as a piece of the answer. False when it is none; how may then have a subject given. */
bool cc_answer_spoken(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_how *how);

#endif
