/* tell.h: shared by tell.c and tell_*.c: one sentence on its way to statements. */
#ifndef CC_CLAIMS_TELL_H
#define CC_CLAIMS_TELL_H

#include "claims/render.h"
#include "claims/work.h"

/* Verbs that make somebody believe what is not so. */
#define CC_FOOLS "fool trick mislead deceive lull delude"

/* What is known of a clause once it was told; its children ask for it. */
struct cc_told {
    struct cc_noun_list *subj;
    const char *pre;       /* fronted adjunct, "" when none */
    const char *by;        /* " by …ing …" for a consequence of the parent, "" when none */
    const char *because;   /* " because X binds water", for "X binds water, so that joints stay cushioned" */
    struct cc_range tail;  /* "– in some people" */
    bool takes_time;       /* … or ": give it three months" */
    const char *prefix;    /* "Some experts believe that", "A drop in insulin explains why" */
    const char *why;       /* reason why it makes no claim, or NULL */
    bool hedged, denied;
    bool silent;           /* what hangs on it is no claim either: the author, the article itself */
    struct cc_tense tense;
    bool says;             /* its statement is in a child */
    bool asks;             /* "tested whether": what it reports is not stated */
    bool keeps_their;      /* its prefix names those that "they" and "their" in it stand for */
};

struct cc_tell {
    struct cc_ctx *x;
    const struct cc_text *t;
    const struct cc_sentence *s;
    const struct cc_how *how;
    struct cc_parse *p;
    struct cc_told *told;
    unsigned title;        /* CC_WORDS_TITLE for a headline */
};


static inline bool cc_range_empty(struct cc_range r) { return r.a >= r.b; }

#define CC_TELL_ROOM 240 /* bytes: most texts below are shorter (cc_buf_on) */

/* Tokens as text; a buffer's text, the buffer emptied. Both in the scratch arena. */
const char *cc_tell_words(struct cc_tell *w, uint32_t a, uint32_t b);
const char *cc_tell_take(struct cc_tell *w, struct cc_buf *b);

/* An empty list in the scratch arena. Only what is in it is ever read, and it is large: it is not cleared. */
struct cc_noun_list *cc_tell_new_list(struct cc_tell *w);

/* What the clause's verb does (verbs.tsv), and whether that is an effect on something. */
enum cc_effect cc_tell_effect(const struct cc_tell *w, const struct cc_clause *c);
bool cc_tell_acts(enum cc_effect e);

/* The fronted words that belong into the statement: conditions, circumstances, populations; not "however". */
const char *cc_tell_front(struct cc_tell *w, const struct cc_clause *c);

/* The clause as a noun phrase: "eating late", "inflammatory molecules escaping into the bloodstream". */
const char *cc_tell_event(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, bool *plural);

/* "X is the N that …": what is said of N is said of X. */
bool cc_tell_predicate_noun(const struct cc_tell *w, const struct cc_clause *parent);

/* Is the antecedent an apposition, so that the noun before its comma is meant: "5-LOX, an enzyme that fuels …"? */
bool cc_tell_apposition(const struct cc_tell *w, const struct cc_clause *c, struct cc_range *noun);

/* "raises the odds that pain turns chronic": what follows belongs to the odds. */
bool cc_tell_odds_that(const struct cc_tell *w, const struct cc_clause *c);

/* "Decaf shows the same pattern": what follows the colon says it of decaf. */
bool cc_same_pattern(const struct cc_tell *w, const struct cc_clause *c);

/* Fills d->subj and what else d takes over from its parent. */
void cc_tell_subjects(struct cc_tell *w, uint32_t i, struct cc_told *d);

/* advice.c: why an order is no advice, or NULL; the promise in an order ("Support your lungs with X"), told; an order
 * that does not say of what, told with the topic. The latter two are true when they told something. */
const char *cc_tell_advice_drop(const struct cc_tell *w, const struct cc_clause *c);
bool cc_tell_goal(struct cc_tell *w, const struct cc_clause *c);
bool cc_tell_take_what(struct cc_tell *w, const struct cc_clause *c);

/* fragment.c: "Good for the skin", of the subject that the block gives. True when it was told. */
bool cc_tell_fragment(struct cc_tell *w, const struct cc_clause *c);

/* adline.c: "Cortisol: down 27%.", "Night sweats? Gone." of the subject that the block gives. True when it was told. */
bool cc_tell_adline(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);
/* The same of lines that no promise is seen in: "Halved cravings in a week.", "Five herbs that calm the gut." */
bool cc_tell_adline_bare(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* fragment.c: "The most common cause in women under 40.", of the section's subject. True when it was told. */
bool cc_tell_rank(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* fragment.c: "The building block of T4." below a name. True when it was told. */
bool cc_tell_below_name(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* result.c: "Result: fatigue and fog." behind a sentence. True when it was told. */
bool cc_tell_result(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* shares.c: "87% reported more energy, 71% lost weight": each figure by itself. True when told. */
bool cc_tell_shares(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* untold.c: "Nobody told me that …", "Left alone it …". True when it was one. */
bool cc_tell_untold(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

bool cc_benefit_praises(const struct cc_token *k);  /* benefit.c: "glowing", "healthy" */
bool cc_benefit_compares(const struct cc_token *k); /* "better", "fewer", "reduced" */

/* slogan.c: "Sleep deeper.", "Move like you did at 30.", "Wake up refreshed." in tokens [a, e). */
bool cc_is_slogan(const struct cc_text *t, uint32_t a, uint32_t e);
/* Where it ends: before "with Acme", which is what helps, and before what only names it: ", your nightly ally". */
uint32_t cc_slogan_end(const struct cc_ctx *x, const struct cc_text *t, uint32_t a, uint32_t e);
/* Its first wish ends at *part_end; where the next one of [a, e) begins, e when there is none. */
uint32_t cc_slogan_next(const struct cc_text *t, uint32_t a, uint32_t e, uint32_t *part_end);

/* benefit.c: "Better sleep. No crash.", promised of the subject that the block gives. True when it was told. */
bool cc_tell_benefit(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* fronted.c: "Known for its vitamin C, acerola protects cells": told as two sentences. True when it was one. */
/* news.c: statements behind those who make them, told without them. True when the sentence was one. */
bool cc_tell_news(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

bool cc_tell_fronted(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* restate.c: "It is X that …", "What helps is X", "Eat less X and your Y drops", "The more X, the less Y": told as plain sentences.
 * True when it was one of them. */
bool cc_tell_restated(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);
/* A sentence whose object is "both" or "either" (restate_pair.c), told with the names of the two. */
bool cc_tell_both(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* prose.c: the same for "X, not Y, causes Z", "They neither A nor B", "One reason is X", "Whether X is doubtful". */
bool cc_tell_prose(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* examples.c: "X has many benefits, including better sleep": each example by itself, where the noun before them is vague. */
bool cc_tell_examples(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* order_row.c: "Drink water, avoid alcohol and chew gum": order by order. */
bool cc_tell_order_row(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* turned.c: "Nor do the findings prove X", "Never has a trial shown X", "Only in mice does it help", in plain order. */
bool cc_tell_turned(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* besides.c: "Besides lowering X, oats raise Y": both. */
bool cc_tell_besides(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* gapping.c: "Zinc shortened colds by a day, vitamin C by half a day": the half without a verb too. */
bool cc_tell_gapping(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* spoken.c: the same for sentences as they are said: "Sleeping tablets, I'd avoid", "eases the pain but not the
 * swelling". */
bool cc_tell_spoken(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* inserted.c: the same for "Cortisol, a hormone that the adrenals release, peaks at dawn". */
bool cc_tell_inserted(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* proof.c: "There's little evidence that …", "Evidence is lacking that …": told behind those words where they deny or
 * weaken it. True when it was one. */
bool cc_tell_proof(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* named.c: "may cause side effects: A, B and C", "Symptoms include A and B", told of each and of what they belong to. */
bool cc_tell_named(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* cleft.c: the same for "What caffeine does is block adenosine", "Nor is exercise a cure". */
bool cc_tell_cleft(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* guide.c: the same for guides to conditions: "A few block the duct", "without any effect on memory". */
bool cc_tell_guide(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* leaflet.c: "Best for a blocked nose.", "Side effects: a dry mouth", of the section's subject. True when it was
 * one. */
bool cc_tell_leaflet(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* page_label.c: "Good for: dry eyes, adults over 50" on a page that sells. */
bool cc_tell_page_label(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* caution.c: "not suitable during pregnancy or if you smoke", group by group. */
bool cc_tell_caution(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* limit.c: "X eases Y – but never before Z", "No X under 16: it …", "As for X, two trials found no A but B". True when it was
 * one. */
bool cc_tell_limit(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* apposed.c: "lowers X, an acid linked to Y", "raises X, the substance doctors measure". True when it was one. */
bool cc_tell_apposed(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* tell_along.c: told after the statement of c: what comes along with it (", with fewer side effects"); before it: cuts
 * "without making people drowsy" off the copy *own of c, true when it did, and then tells that it does not. */
void cc_tell_with_fewer(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d);
bool cc_tell_cut_without(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d, struct cc_clause *own);
void cc_tell_without(struct cc_tell *w, const struct cc_clause *c, const struct cc_clause *own, const struct cc_told *d);

/* seek.c: "See a doctor if …", "If …, call 999": each condition told behind the order. True when it was one. */
bool cc_tell_seek(struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* attribution.c: '"X," said Dr Y, who …': what is quoted, told. True when it was one. */
bool cc_tell_attributed(
    struct cc_ctx *x, const struct cc_text *t, const struct cc_sentence *s, const struct cc_how *how);

/* For pronouns to come: the things in r outside the object ("people who take it with black tea"); what words without a
 * verb name: "Children. Their attacks are shorter", "Hugging someone: it releases …". What stands alone names nothing,
 * unless it is the term of a definition. */
void cc_tell_note_others(struct cc_tell *w, struct cc_range r, struct cc_range object);
void cc_tell_note_label(struct cc_tell *w, uint32_t i, const struct cc_told *d);

/* tell_kind.c: the kind of what the clause says of the subject, its complement cut down to comp. */
enum cc_claim_kind cc_tell_kind(
    struct cc_tell *w, const struct cc_clause *c, const char *subject, struct cc_range comp);

/* tell_state.c: all statements of a clause. */
void cc_tell_state(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d);

/* tell_report.c: does clause i report another one; and what that one needs to know of it ("Some experts believe that
 * …"). */
bool cc_tell_reports(const struct cc_tell *w, uint32_t i);
void cc_tell_report(struct cc_tell *w, uint32_t i, struct cc_told *d);

/* tell_made.c: clauses that are told as another sentence. Those that return true have told it.
 * ellipsis: "so do most teas", "swimming does not" (stands_alone); pseudo_cleft: "what it may be is …"; made_so: ",
 * making it crucial for …"; found_so: "reviewers found it no better than …". */
void cc_tell_ellipsis(struct cc_tell *w, const struct cc_clause *c, struct cc_told *d);
bool cc_tell_stands_alone(const struct cc_tell *w, const struct cc_clause *c);
bool cc_tell_pseudo_cleft(struct cc_tell *w, const struct cc_clause *c);
bool cc_tell_made_so(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d);
bool cc_tell_found_so(struct cc_tell *w, const struct cc_clause *c);

/* tell_remember.c: what later sentences may point back to. */
void cc_tell_remember(struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d);

/* The deed that an order asks for ("losing weight"), for "it" and "this" after it. */
void cc_tell_remember_deed(struct cc_tell *w, const struct cc_clause *c);

/* tell_drop.c: "… that can be fatal": no mere description, and about health whatever it is said of. */
bool cc_tell_how_bad(const struct cc_tell *w, const struct cc_clause *c);

/* tell_drop.c: why a clause with a verb is no claim, or NULL. */
const char *cc_tell_drop(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d);

/* sound.c: why what the clause says of the subject in this part of its complement would be no sentence; or NULL. */
const char *cc_sound_drop(const struct cc_tell *w, const struct cc_clause *c, const struct cc_told *d,
    const char *subject, struct cc_range part);

/* Is the text only a subordinate clause: "as certain wavelengths are more effective"? */
bool cc_sound_half(const char *text);

/* goods.c: why what the clause says in this part of its complement speaks of goods, or of nothing, and not of health;
 * or NULL. */
const char *cc_goods_drop(
    const struct cc_tell *w, const struct cc_clause *c, struct cc_range part, enum cc_direction direction);

/* ", making it crucial for …": what it is made is said of the parent's subject. */
bool cc_tell_makes_it(const struct cc_tell *w, const struct cc_clause *c);

/* Does the author speak of themselves in tokens [a, b)? */
bool cc_tell_first_person(const struct cc_tell *w, uint32_t a, uint32_t b);

bool cc_tell_speaks_of_author(const struct cc_text *t, uint32_t a, uint32_t b);

/* Is there a number in the clause's fronted words, subject or complement? */
bool cc_tell_has_number(const struct cc_tell *w, const struct cc_clause *c);

#endif
