/* review.h: what customers say of the product on a page that sells it. */
#ifndef CC_CLAIMS_REVIEW_H
#define CC_CLAIMS_REVIEW_H

#include "claims/work.h"

/* Notes whether testimonials stand below the heading: "What our customers say". */
void cc_review_heading(struct cc_ctx *x, size_t heading);

/* Is the block a testimonial: a quotation in the first person, what follows a row of stars, what stands below such a
 * heading? */
bool cc_review_is(const struct cc_ctx *x, size_t block);

/* The words of the testimonial in the block, without stars, quotation marks around it and the name behind it. */
struct cc_span cc_review_words(const struct cc_ctx *x, size_t block);

/* Is the block a line about a testimonial: "Reviewed in Norway on 3 March"? */
bool cc_review_dateline(const struct cc_ctx *x, size_t block);

/* Sets how to what a testimonial's sentences need. */
void cc_review_how(const struct cc_ctx *x, struct cc_how *how);

/* Adds who says it: "A user of Zestine reports: ", or "A user reports: " where the page sells no product. */
void cc_review_says(const struct cc_ctx *x, struct cc_buf *out);

/* Tells the part [a, e) of a customer's sentence as it stands; false when it says nothing of health. */
bool cc_review_tell_part(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, uint32_t a, uint32_t e,
    const struct cc_how *how);

/* "My knees stopped hurting", "I notice less bloating" outside a page's reviews: tells what somebody felt who took or
 * did it, as a testimonial. False when the sentence says no such thing. */
bool cc_tell_first_hand(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* Does the sentence tell how it was before, or of the parcel? It is no claim. */
bool cc_review_before(const struct cc_text *t, const struct cc_sentence *s);

/* "Less bloating after a week", "Made my skin itch": a sentence without subject that made no claim, told as it
 * stands. */
void cc_review_tell(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

#endif
