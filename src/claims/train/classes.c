/* classes.c: see classes.h. */
#include "claims/train/classes.h"

#include <string.h>

#include "claims/words.h"
#include "vocab/tables.h"

static const char *const cue_names[] = {"hedge", "nohedge", "discourse", "yes", "no", "maybe", "unknown", "denial",
    "promo", "disclaimer", "taste", "relation", "sharehead", "pair", "reciprocal", "generic", "timenoun", "says",
    "sayshedged", "person", "inner", "observed", "advise", "kitchen", "talk", "carrier", "fronted", "light", "praise",
    "wish", "goods"};

uint32_t
cc_class_cues(uint32_t row)
{
    uint32_t bits = 0;

    for (; row != CC_VOCAB_NONE; row = cc_vocab_again(&cc_vocab_cues, row)) {
        const char *name = cc_vocab_field(&cc_vocab_cues, row, CC_VOCAB_CUES_CLASS);

        for (size_t i = 0; i < sizeof cue_names / sizeof *cue_names; i++) {
            if (name[0] == cue_names[i][0] && strcmp(name, cue_names[i]) == 0)
                bits |= 1u << i;
        }
    }
    return bits;
}

static const struct {
    const char *name;
    enum cc_noun noun;
} noun_names[] = {{"symptom", CC_NOUN_SYMPTOM}, {"disease", CC_NOUN_DISEASE}, {"quantity", CC_NOUN_QUANTITY},
    {"structure", CC_NOUN_STRUCTURE}, {"state", CC_NOUN_STATE}, {"bad", CC_NOUN_BAD}, {"food", CC_NOUN_FOOD},
    {"agent", CC_NOUN_AGENT}, {"behaviour", CC_NOUN_BEHAVIOUR}, {"process", CC_NOUN_PROCESS},
    {"people", CC_NOUN_PEOPLE}};

_Static_assert((int)CC_VOCAB_NOUNS_CLASS == (int)CC_VOCAB_TERMS_CLASS, "both tables are read alike");

uint8_t
cc_class_noun(const struct cc_vocab *table, uint32_t row)
{
    const char *name = row == CC_VOCAB_NONE ? "" : cc_vocab_field(table, row, CC_VOCAB_NOUNS_CLASS);

    for (size_t i = 0; i < sizeof noun_names / sizeof *noun_names; i++) {
        if (name[0] == noun_names[i].name[0] && strcmp(name, noun_names[i].name) == 0)
            return noun_names[i].noun;
    }
    return CC_NOUN_NONE;
}

static const struct {
    const char *name;
    enum cc_effect effect;
} effects[] = {{"up", CC_EFFECT_UP}, {"down", CC_EFFECT_DOWN}, {"eases", CC_EFFECT_EASES}, {"helps", CC_EFFECT_HELPS},
    {"harms", CC_EFFECT_HARMS}, {"causes", CC_EFFECT_CAUSES}, {"moves", CC_EFFECT_MOVES}, {"links", CC_EFFECT_LINKS}};

uint8_t
cc_class_effect(const char *name)
{
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
        if (strcmp(name, effects[i].name) == 0)
            return effects[i].effect;
    }
    return CC_EFFECT_NONE;
}

uint8_t
cc_class_shift(uint32_t row)
{
    const char *name = row == CC_VOCAB_NONE ? "" : cc_vocab_field(&cc_vocab_shifts, row, CC_VOCAB_SHIFTS_EFFECT);
    uint8_t effect = cc_class_effect(name);

    if (strcmp(name, "none") == 0)
        return CC_EFFECT_LINKS;
    return effect == CC_EFFECT_EASES || effect == CC_EFFECT_MOVES || effect == CC_EFFECT_LINKS ? CC_EFFECT_NONE
                                                                                               : effect;
}
