/* names.c: the enums of model.h as words: one table each, read in both directions. */
#include <claimcheck/model.h>

#include <string.h>

static const char *
name_of(const char *const *names, size_t n, unsigned i)
{
    return i < n && names[i] ? names[i] : "unknown";
}

static bool
parse(const char *const *names, size_t n, const char *name, unsigned *out)
{
    for (unsigned i = 0; i < n; i++) {
        if (strcmp(names[i], name) == 0) {
            *out = i;
            return true;
        }
    }
    return false;
}

/* One function each way for an enum whose names stand in TABLE. */
#define NAMED(thing, TABLE) \
    const char *cc_##thing##_name(enum cc_##thing thing) \
    { \
        return name_of(TABLE, sizeof TABLE / sizeof *TABLE, (unsigned)thing); \
    }
#define PARSED(thing, TABLE) \
    bool cc_##thing##_parse(const char *name, enum cc_##thing *out) \
    { \
        unsigned i; \
 \
        if (!parse(TABLE, sizeof TABLE / sizeof *TABLE, name, &i)) \
            return false; \
        *out = (enum cc_##thing)i; \
        return true; \
    }

static const char *const DIRECTIONS[] = {
    [CC_DIR_NONE_GIVEN] = "-",
    [CC_DIR_UP] = "up",
    [CC_DIR_DOWN] = "down",
    [CC_DIR_CAUSES] = "causes",
    [CC_DIR_HELPS] = "helps",
    [CC_DIR_HARMS] = "harms",
    [CC_DIR_NONE] = "none",
};

static const char *const CLAIM_KINDS[] = {
    [CC_KIND_NONE_GIVEN] = "-",
    [CC_KIND_EFFECT] = "effect",
    [CC_KIND_MECHANISM] = "mechanism",
    [CC_KIND_ASSOCIATION] = "association",
    [CC_KIND_RECOMMENDATION] = "recommendation",
    [CC_KIND_TIME] = "time",
    [CC_KIND_PRODUCT] = "product",
};

static const char *const BLOCK_KINDS[] = {
    [CC_BLOCK_TITLE] = "title",
    [CC_BLOCK_META] = "meta",
    [CC_BLOCK_HEADING] = "heading",
    [CC_BLOCK_PARAGRAPH] = "paragraph",
    [CC_BLOCK_LIST_ITEM] = "list-item",
    [CC_BLOCK_CELL] = "cell",
    [CC_BLOCK_TERM] = "term",
    [CC_BLOCK_DEFINITION] = "definition",
    [CC_BLOCK_QUOTE] = "quote",
    [CC_BLOCK_CAPTION] = "caption",
    [CC_BLOCK_ALT] = "alt",
    [CC_BLOCK_FOOTNOTE] = "footnote",
    [CC_BLOCK_CODE] = "code",
    [CC_BLOCK_BUTTON] = "button",
    [CC_BLOCK_DATA] = "data",
};

static const char *const BLOCK_ROLES[] = {
    [CC_ROLE_CONTENT] = "content",
    [CC_ROLE_NAVIGATION] = "navigation",
    [CC_ROLE_BANNER] = "banner",
    [CC_ROLE_FOOTER] = "footer",
    [CC_ROLE_RELATED] = "related",
    [CC_ROLE_HIDDEN] = "hidden",
};

static const char *const FORMATS[] = {
    [CC_FORMAT_AUTO] = "auto",
    [CC_FORMAT_TEXT] = "text",
    [CC_FORMAT_MARKDOWN] = "markdown",
    [CC_FORMAT_HTML] = "html",
    [CC_FORMAT_DOCX] = "docx",
    [CC_FORMAT_PDF] = "pdf",
};

static const char *const SEARCH_STATES[] = {
    [CC_UNSEARCHED] = "unsearched",
    [CC_PARTLY_SEARCHED] = "partial",
    [CC_SEARCHED] = "searched",
};

static const char *const DESIGNS[] = {
    [CC_DESIGN_UNKNOWN] = "unknown",
    [CC_DESIGN_SYSTEMATIC_REVIEW] = "systematic-review",
    [CC_DESIGN_META_ANALYSIS] = "meta-analysis",
    [CC_DESIGN_RANDOMISED_TRIAL] = "randomised-trial",
    [CC_DESIGN_NON_RANDOMISED_TRIAL] = "non-randomised-trial",
    [CC_DESIGN_COHORT] = "cohort",
    [CC_DESIGN_CASE_CONTROL] = "case-control",
    [CC_DESIGN_CROSS_SECTIONAL] = "cross-sectional",
    [CC_DESIGN_CASE_REPORT] = "case-report",
    [CC_DESIGN_GUIDELINE] = "guideline",
    [CC_DESIGN_NARRATIVE_REVIEW] = "narrative-review",
    [CC_DESIGN_ANIMAL] = "animal",
    [CC_DESIGN_IN_VITRO] = "in-vitro",
    [CC_DESIGN_PROTOCOL] = "protocol",
    [CC_DESIGN_EDITORIAL] = "editorial",
    [CC_DESIGN_OTHER] = "other",
};

static const char *const RETRACTIONS[] = {
    [CC_RETRACTION_UNCHECKED] = "unchecked",
    [CC_RETRACTION_NONE_FOUND] = "none-found",
    [CC_RETRACTION_RETRACTED] = "retracted",
    [CC_RETRACTION_CONCERN] = "concern",
    [CC_RETRACTION_CORRECTED] = "corrected",
    [CC_RETRACTION_NOTICE] = "notice",
    [CC_RETRACTION_REPUBLISHED] = "republished",
};

static const char *const SUPPORTS[] = {
    [CC_SUPPORT_SUPPORTED] = "supported",
    [CC_SUPPORT_PARTLY] = "partly",
    [CC_SUPPORT_MIXED] = "mixed",
    [CC_SUPPORT_CONTRADICTED] = "contradicted",
    [CC_SUPPORT_INSUFFICIENT] = "insufficient",
    [CC_SUPPORT_NOT_CHECKABLE] = "not-checkable",
};

static const char *const CERTAINTYS[] = {
    [CC_CERTAINTY_HIGH] = "high",
    [CC_CERTAINTY_MODERATE] = "moderate",
    [CC_CERTAINTY_LOW] = "low",
    [CC_CERTAINTY_VERY_LOW] = "very-low",
};

NAMED(direction, DIRECTIONS)
NAMED(claim_kind, CLAIM_KINDS)
NAMED(block_kind, BLOCK_KINDS)
NAMED(block_role, BLOCK_ROLES)
NAMED(format, FORMATS)
NAMED(search_state, SEARCH_STATES)
NAMED(design, DESIGNS)
NAMED(retraction, RETRACTIONS)
NAMED(support, SUPPORTS)
NAMED(certainty, CERTAINTYS)
PARSED(direction, DIRECTIONS)
PARSED(claim_kind, CLAIM_KINDS)
PARSED(format, FORMATS)
PARSED(support, SUPPORTS)
PARSED(certainty, CERTAINTYS)
