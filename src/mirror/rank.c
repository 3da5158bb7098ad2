/* rank.c: see rank.h. */
#include "mirror/rank.h"

#include <math.h>

#define K1 1.5f

/* Weight of a field, how much its length counts, and its usual length. The usual lengths are constants so that a byte
 * written years ago still compares with one written now. */
static const struct { float weight, b, usual; } fields[CC_RANK__FIELDS] = {
    [CC_RANK_TITLE] = {3.0f, 0.5f, 10.0f},
    [CC_RANK_ABSTRACT] = {1.0f, 0.5f, 140.0f},
    [CC_RANK_HEADING] = {0.5f, 0.4f, 20.0f},
};

uint8_t
cc_rank_impact(const uint16_t tf[CC_RANK__FIELDS], const uint32_t len[CC_RANK__FIELDS])
{
    float t = 0, impact;

    for (int f = 0; f < CC_RANK__FIELDS; f++)
        if (tf[f] > 0)
            t += fields[f].weight * (float)tf[f] / (1 - fields[f].b + fields[f].b * (float)len[f] / fields[f].usual);
    impact = 256 * t / (t + K1);
    return impact < 1 ? 1 : impact > 255 ? 255 : (uint8_t)impact;
}

float
cc_rank_idf(uint64_t df, uint64_t n)
{
    if (df > n)
        df = n;
    return logf(1 + ((float)(n - df) + 0.5f) / ((float)df + 0.5f));
}
