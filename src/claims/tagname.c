/* tagname.c: the names of the tags. Also linked into the build tool mklexicon. */
#include "claims/token.h"

#include <string.h>

static const char *const NAMES[CC_TAG__MAX] = {
    [CC_TAG_NONE] = "-",
    [CC_TAG_NN] = "NN",
    [CC_TAG_NNS] = "NNS",
    [CC_TAG_NNP] = "NNP",
    [CC_TAG_NNPS] = "NNPS",
    [CC_TAG_PRP] = "PRP",
    [CC_TAG_EX] = "EX",
    [CC_TAG_WP] = "WP",
    [CC_TAG_VB] = "VB",
    [CC_TAG_VBP] = "VBP",
    [CC_TAG_VBZ] = "VBZ",
    [CC_TAG_VBD] = "VBD",
    [CC_TAG_VBN] = "VBN",
    [CC_TAG_VBG] = "VBG",
    [CC_TAG_MD] = "MD",
    [CC_TAG_JJ] = "JJ",
    [CC_TAG_JJR] = "JJR",
    [CC_TAG_JJS] = "JJS",
    [CC_TAG_RB] = "RB",
    [CC_TAG_RBR] = "RBR",
    [CC_TAG_RBS] = "RBS",
    [CC_TAG_WRB] = "WRB",
    [CC_TAG_RP] = "RP",
    [CC_TAG_DT] = "DT",
    [CC_TAG_PDT] = "PDT",
    [CC_TAG_WDT] = "WDT",
    [CC_TAG_PRPS] = "PRP$",
    [CC_TAG_WPS] = "WP$",
    [CC_TAG_CD] = "CD",
    [CC_TAG_IN] = "IN",
    [CC_TAG_TO] = "TO",
    [CC_TAG_CC] = "CC",
    [CC_TAG_UH] = "UH",
    [CC_TAG_POS] = "POS",
    [CC_TAG_SYM] = "SYM",
    [CC_TAG_FW] = "FW",
    [CC_TAG_COMMA] = ",",
    [CC_TAG_STOP] = ".",
    [CC_TAG_COLON] = ":",
    [CC_TAG_DASH] = "--",
    [CC_TAG_QUOTE] = "''",
    [CC_TAG_LRB] = "(",
    [CC_TAG_RRB] = ")",
    [CC_TAG_ARROW] = "->",
};

const char *
cc_tag_name(uint8_t tag)
{
    return tag < CC_TAG__MAX ? NAMES[tag] : "-";
}

enum cc_tag
cc_tag_from_name(const char *name, size_t n)
{
    for (int i = 1; i < CC_TAG__MAX; i++) {
        if (strncmp(NAMES[i], name, n) == 0 && NAMES[i][n] == '\0')
            return (enum cc_tag)i;
    }
    return CC_TAG_NONE;
}
