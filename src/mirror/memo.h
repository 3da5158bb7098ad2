/* memo.h: parts of searches that were worked out before: which slots a group of alternatives or a phrase selects,
 * window by window. The searches of one run have the same groups again and again (a concept with its synonyms), and so
 * have the calls of one client. Several threads may share a memo. It must not know what a group means: it is bytes that
 * say all of it. */
#ifndef CC_MIRROR_MEMO_H
#define CC_MIRROR_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CC_MEMO_KEY_MAX 16000u /* bytes; longer groups are not kept */

struct cc_memo;
struct cc_memo_set;

/* most_bytes: what was not used for the longest time goes when there is more. */
struct cc_memo *cc_memo_new(size_t most_bytes);
struct cc_memo *cc_memo_share(struct cc_memo *memo); /* the same memo, held once more */
void cc_memo_free(struct cc_memo *memo);             /* held once less; NULL is fine */

/* The set of a key in the index that has this stamp; empty when it is new. Sets of other stamps are forgotten. Hold it
 * while it is used. */
struct cc_memo_set *cc_memo_hold(struct cc_memo *memo, uint64_t stamp, size_t n_windows, const void *key, size_t len);
void cc_memo_let_go(struct cc_memo *memo, struct cc_memo_set *set);

/* Adds what is known of a window to bits (CC_WINDOW_WORDS words); false when nothing is known. */
bool cc_memo_get(struct cc_memo *memo, const struct cc_memo_set *set, size_t window, uint64_t *bits);
/* Remembers a window, if there is room. */
void cc_memo_put(struct cc_memo *memo, struct cc_memo_set *set, size_t window, const uint64_t *bits);
/* Adds to what is to be known of the whole set beside its slots (bits of the caller's), and returns all of it. */
unsigned cc_memo_note(struct cc_memo *memo, struct cc_memo_set *set, unsigned add);
/* Are all windows [first, first + n) known? *slots: how many slots they hold. */
bool cc_memo_covers(struct cc_memo *memo, const struct cc_memo_set *set, size_t first, size_t n, uint64_t *slots);

#endif
