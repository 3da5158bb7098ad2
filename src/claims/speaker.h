/* speaker.h: the turns of an interview or transcript, without the labels of who speaks. */
#ifndef CC_CLAIMS_SPEAKER_H
#define CC_CLAIMS_SPEAKER_H

#include "claims/work.h"

/* Notes who speaks in the article, by the labels that its lines begin with. */
void cc_speakers_find(struct cc_ctx *x);

/* Bytes of the label that the article's text begins with at span.start, 0 when there is none. */
size_t cc_speaker_label(const struct cc_ctx *x, struct cc_span span);

/* Bytes of the time that a line of show notes begins with ("(03:20)", "12:45 –"), what parts it from the rest included;
 * 0 = none. */
size_t cc_speaker_stamp(const char *s, size_t n);

/* Where the turn that begins at span.start ends: at the next line with a label, or with the span. */
size_t cc_speaker_turn_end(const struct cc_ctx *x, struct cc_span span);

/* "It contains purines, right?" is no question: cuts the sentence before the comma. True when it did. */
bool cc_speaker_tag_question(struct cc_text *t, struct cc_sentence *s);

/* "I mean, it burns fat": told without what fills. True when there was something to leave out. */
bool cc_tell_without_fillers(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* The sentence without the words that only fill speech at its beginning: "Well, look, I mean, …", "[laughs] …". */
void cc_speaker_skip_fillers(const struct cc_text *t, struct cc_sentence *s);

/* "This show is brought to you by Acme, the mat that eases back pain": what is said of Acme, told. True when it was one. */
bool cc_tell_sponsor(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

#endif
