/* block.h: the structures of an article that one sentence cannot be read without. Each function makes sentences out of
 * several blocks and tells them (tell.c). */
#ifndef CC_CLAIMS_BLOCK_H
#define CC_CLAIMS_BLOCK_H

#include "claims/work.h"

/* extract.c: the text of a block as an arena string. */
const char *cc_block_text(struct cc_ctx *x, size_t block);

/* A how for text that stands in `block`, as it is. */
struct cc_how cc_how_of(const struct cc_ctx *x, size_t block, const char *rule);

/* extract.c: all sentences of a block of running text, [first sentence, end) of x->text. Questions with answers
 * inside. */
void cc_block_sentences(struct cc_ctx *x, size_t block, struct cc_how how, bool leave_lead_in);

/* block_list.c: items [first, end) of one list with the lead-in block `lead` (SIZE_MAX = none). */
void cc_block_list(struct cc_ctx *x, size_t first, size_t end, size_t lead);

/* True when the block's last sentence introduces what follows. */
bool cc_is_lead_in(const struct cc_ctx *x, size_t block);

/* block_table.c: cells [first, end) of one table; lead as above. */
void cc_block_table(struct cc_ctx *x, size_t first, size_t end, size_t lead);

/* block_question.c ------------------------------------------------------- */

/* Notes a question; what follows may answer it. */
void cc_question_ask(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_span span, size_t block);

/* "Caffeine. I have my last cup at four": a sentence that only names what is spoken of from here on. True when it
 * did. */
bool cc_question_names(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s);

/* Tries to read the sentence as the answer of the question asked before. True when nothing is left of it to tell. */
bool cc_question_answer(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, struct cc_how *how);

/* question_open.c: notes a question that begins with the question word at token i and asks for the rest of its
 * statement, words up to e; false when it is none. Tells the answer; false when the sentence is none. */
bool cc_question_ask_open(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t i, uint32_t e);
bool cc_question_answer_open(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* reader.c: tells sentence `asked` of t, a question that names some of the readers, and the order to them behind it:
 * "Pregnant? Skip it." True when both are told. */
bool cc_tell_reader(struct cc_ctx *x, const struct cc_text *t, uint32_t asked, const struct cc_how *how);

/* topic.c: what the article is about, which products it names, whether it sells. */
void cc_topic_find(struct cc_ctx *x);

/* product.c: how many phrases of a seller the text has, up to three; the products it names, x->products, the one that
 * it sells first: sells says how much it seems to. */
unsigned cc_product_selling_words(const struct cc_article *a);
/* Does the text show that it was sent or paid for: "View in browser", "Unsubscribe", "Advertorial"? */
bool cc_product_letter(const struct cc_article *a);
/* Does a line of the article give a price ("£15.75", "Now $48"), and is there something to buy it with: a button (offers
 * counts them), "Add to cart"? */
bool cc_product_priced(const struct cc_article *a, unsigned offers);
/* Is the lower-case word one for something that is sold to be taken or applied: "serum", "chews"? */
bool cc_product_kind(const char *word, size_t n);
void cc_product_find(struct cc_ctx *x, unsigned sells);

/* Does the title tell that the article compares or reviews products? */
bool cc_product_compares(struct cc_ctx *x);

/* page.c: what the card under a heading speaks of ("Zinc" of "3. Zinc (picolinate)"), NULL when the heading names
 * nothing that acts; an alt text and the title of a product, told: true when nothing is left of them to read. */
const char *cc_page_card_subject(struct cc_ctx *x, size_t heading);
bool cc_page_alt(struct cc_ctx *x, size_t block);
bool cc_page_title(struct cc_ctx *x, size_t block);

/* block_label.c: where what is said begins in text that names its subject first ("Zinc (16 mg): Vital for …"), the
 * subject set in how; 0 when it does not. */
size_t cc_label_subject(struct cc_ctx *x, const char *text, struct cc_how *how);

/* benefit.c: the tokens [a, e) when they are nothing but a time ("After 30 days", "Week 2"), as an adjunct; else NULL.
 * Arena. */
const char *cc_benefit_when(struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e);

/* section.c: reads what the section is about from its heading, whose words x->text holds. */
void cc_section_enter(struct cc_ctx *x, size_t heading);

/* Notes the two things that a heading sets against each other: "X vs. Y". */
void cc_section_pair(struct cc_ctx *x, size_t heading);

/* The section of a heading of that level is about one of the things counted up above it. */
void cc_section_name(struct cc_ctx *x, const char *name, uint32_t level, bool plural);

/* Do the tokens [a, e) name something that is eaten, taken or applied, by nouns.tsv or MeSH? */
bool cc_is_substance(const struct cc_text *t, uint32_t a, uint32_t e);

/* "Foods that make eczema worse" -> the predicate "make eczema worse"; NULL when the heading is no such phrase. */
const char *cc_heading_predicate(struct cc_ctx *x, size_t block, bool *plural);

#endif
