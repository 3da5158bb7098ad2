/* design.c: what kind of study a record is (evidence.h): from publication types and MeSH, which a person or NLM's
 * indexer gave, and where these say nothing from cue words (vocab/design_cues.tsv). */
#include <claimcheck/evidence.h>

#include <string.h>

#include "evidence/text.h"
#include "vocab/tables.h"

#define CUE_WORDS_MAX  5
#define CUES_NEEDED    100 /* sum of weights that makes a design */
#define REFINE_BELOW   60  /* types up to this rank give way to a plain word in the title: old records of systematic
                            * reviews are typed "Review" only, since NLM has the type since 2019 */

struct finding {
    enum cc_design design;
    int rank;
    const char *word, *where; /* what decided it */
};

static enum cc_design
design_of(const char *name)
{
    for (int d = 0; d < CC_DESIGN__MAX; d++) {
        if (strcmp(cc_design_name((enum cc_design)d), name) == 0)
            return (enum cc_design)d;
    }
    return CC_DESIGN_UNKNOWN;
}

/* Holds one publication type or descriptor against the table. */
static void
weigh_name(const char *name, const char *where, struct finding *best)
{
    struct cc_words words = {0};
    struct cc_buf key = {0};

    cc_words_read(name, 16, &words);
    cc_words_join(&key, words.v, words.n);
    for (uint32_t row = cc_vocab_find(&cc_vocab_design_types, key.v, key.n); row != CC_VOCAB_NONE;
         row = cc_vocab_again(&cc_vocab_design_types, row)) {
        int rank = (int)strtol(cc_vocab_field(&cc_vocab_design_types, row, CC_VOCAB_DESIGN_TYPES_RANK), NULL, 10);

        if (strcmp(cc_vocab_field(&cc_vocab_design_types, row, CC_VOCAB_DESIGN_TYPES_WHERE), where) == 0 &&
            rank > best->rank) {
            best->rank = rank;
            best->design = design_of(cc_vocab_field(&cc_vocab_design_types, row, CC_VOCAB_DESIGN_TYPES_DESIGN));
            best->word = name;
            best->where = where;
        }
    }
    cc_buf_clear(&key);
    cc_words_clear(&words);
}

static const struct cc_mesh_heading *
find_mesh(const struct cc_study *study, const char *name)
{
    for (size_t i = 0; i < study->n_mesh; i++) {
        if (study->mesh[i].name && strcmp(study->mesh[i].name, name) == 0)
            return &study->mesh[i];
    }
    return NULL;
}

/* Animals without Humans is NLM's own mark of an animal study (check tags); cells in culture without any sex or age tag
 * and without a clinical type are an in vitro study. */
static void
weigh_subjects(const struct cc_study *study, struct finding *best)
{
    static const char *const CELLS[] = {
        "In Vitro Techniques", "Cells, Cultured", "Cell Line", "Cell Line, Tumor", "Caco-2 Cells", "HeLa Cells"};

    if (find_mesh(study, "Animals") && !find_mesh(study, "Humans") && best->rank < 75 &&
        best->design != CC_DESIGN_NARRATIVE_REVIEW && best->design != CC_DESIGN_EDITORIAL) {
        *best = (struct finding){CC_DESIGN_ANIMAL, 75, "Animals without Humans", "mesh"};
        return;
    }
    for (size_t i = 0; i < sizeof CELLS / sizeof *CELLS && best->rank < 40; i++) {
        if (find_mesh(study, CELLS[i]) && !find_mesh(study, "Male") && !find_mesh(study, "Female"))
            *best = (struct finding){CC_DESIGN_IN_VITRO, 40, CELLS[i], "mesh"};
    }
}

struct tally {
    int sum[CC_DESIGN__MAX];
    int most[CC_DESIGN__MAX];          /* weight of the heaviest cue */
    const char *word[CC_DESIGN__MAX];  /* and the cue */
    bool seen_text[4096], seen_title[4096];
};

static void
count_cue(struct tally *tally, uint32_t row, bool title)
{
    const struct cc_vocab *t = &cc_vocab_design_cues;

    for (; row != CC_VOCAB_NONE; row = cc_vocab_again(t, row)) {
        bool for_title = strcmp(cc_vocab_field(t, row, CC_VOCAB_DESIGN_CUES_WHERE), "title") == 0;
        enum cc_design design = design_of(cc_vocab_field(t, row, CC_VOCAB_DESIGN_CUES_DESIGN));
        int weight = (int)strtol(cc_vocab_field(t, row, CC_VOCAB_DESIGN_CUES_WEIGHT), NULL, 10);

        if ((for_title && !title) || row >= sizeof tally->seen_text || tally->seen_text[row])
            continue;
        tally->seen_text[row] = true;
        tally->sum[design] += weight;
        if (weight > tally->most[design]) {
            tally->most[design] = weight;
            tally->word[design] = cc_vocab_field(t, row, 0);
        }
    }
}

static void
count_piece(struct tally *tally, const struct cc_evidence_piece *piece)
{
    for (size_t i = 0; i < piece->words.n; i++) {
        struct cc_buf key = {0};

        for (size_t len = 1; len <= CUE_WORDS_MAX && i + len <= piece->words.n; len++) {
            if (len > 1)
                cc_buf_addc(&key, ' ');
            cc_buf_add(&key, piece->words.v[i + len - 1].text, piece->words.v[i + len - 1].n);
            count_cue(tally, cc_vocab_find(&cc_vocab_design_cues, key.v, key.n), piece->field == CC_EVIDENCE_TITLE);
        }
        cc_buf_clear(&key);
    }
}

/* The design that title and abstract speak for most; UNKNOWN when none reaches CUES_NEEDED. */
static struct finding
weigh_text(const struct cc_evidence_text *text, bool title_only)
{
    struct tally *tally = cc_mem_alloc(sizeof *tally);
    struct finding best = {CC_DESIGN_UNKNOWN, CUES_NEEDED - 1, NULL, title_only ? "title" : "title or abstract"};

    for (size_t i = 0; i < text->n; i++) {
        if (text->v[i].field == CC_EVIDENCE_TITLE || (!title_only && text->v[i].field == CC_EVIDENCE_ABSTRACT))
            count_piece(tally, &text->v[i]);
    }
    for (int d = 0; d < CC_DESIGN__MAX; d++) {
        if (tally->sum[d] > best.rank && tally->word[d]) {
            best.rank = tally->sum[d];
            best.design = (enum cc_design)d;
            best.word = tally->word[d];
        }
    }
    free(tally);
    return best;
}

/* A design that a better one may be hiding in: is b the stronger statement of the two? */
static bool
refines(enum cc_design coarse, enum cc_design fine)
{
    if (coarse == CC_DESIGN_NARRATIVE_REVIEW)
        return fine == CC_DESIGN_SYSTEMATIC_REVIEW || fine == CC_DESIGN_META_ANALYSIS || fine == CC_DESIGN_GUIDELINE;
    return coarse == CC_DESIGN_NON_RANDOMISED_TRIAL && fine == CC_DESIGN_RANDOMISED_TRIAL;
}

enum cc_design
cc_evidence_design_of(const struct cc_study *study, const struct cc_evidence_text *text, char **why)
{
    struct finding best = {CC_DESIGN_UNKNOWN, 0, NULL, NULL}, words;

    for (size_t i = 0; i < study->n_types; i++)
        weigh_name(study->types[i].name, "type", &best);
    weigh_subjects(study, &best);
    if (best.rank == 0) {
        for (size_t i = 0; i < study->n_mesh; i++)
            weigh_name(study->mesh[i].name, "mesh", &best);
    }
    if (best.rank < REFINE_BELOW) {
        words = weigh_text(text, best.rank > 0);
        if (words.design != CC_DESIGN_UNKNOWN && (best.rank == 0 || refines(best.design, words.design)))
            best = words;
    }
    if (why) {
        *why = NULL;
        if (best.design != CC_DESIGN_UNKNOWN)
            *why = strcmp(best.where, "type") == 0 ? cc_mem_printf("publication type %s", best.word)
                 : strcmp(best.where, "mesh") == 0 ? cc_mem_printf("MeSH %s", best.word)
                     : cc_mem_printf("\"%s\" in %s", best.word, best.where);
    }
    return best.design;
}

enum cc_design
cc_evidence_design(const struct cc_study *study, char **why)
{
    struct cc_evidence_text text = {0};
    enum cc_design design;

    cc_evidence_text_read(study, NULL, &text);
    design = cc_evidence_design_of(study, &text, why);
    cc_evidence_text_clear(&text);
    return design;
}
