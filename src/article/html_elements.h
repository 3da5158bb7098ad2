/* html_elements.h: what HTML elements do to text. */
#ifndef CC_ARTICLE_HTML_ELEMENTS_H
#define CC_ARTICLE_HTML_ELEMENTS_H

#include <claimcheck/model.h>

enum cc_element {
    CC_EL_INLINE,    /* flows with the text around it: span and everything unknown */
    CC_EL_MARK,      /* the same, remembered as a mark */
    CC_EL_LINK,
    CC_EL_CITE,
    CC_EL_SCRIPT,    /* sup, sub: judged at their end */
    CC_EL_QUOTATION, /* q */
    CC_EL_BREAK,     /* br */
    CC_EL_IMAGE,
    CC_EL_META,
    CC_EL_INPUT,
    CC_EL_SKIP,      /* content is no text: script, style, svg, iframe, struck-out text */
    CC_EL_JSON,      /* script that may hold JSON-LD (decided by its type) */
    CC_EL_BLOCK,     /* a block of one kind: p, h1, figcaption … */
    CC_EL_CONTAINER, /* holds blocks: div, form … */
    CC_EL_SECTION,   /* the same, and ends the sections begun in it: section, article … */
    CC_EL_QUOTE,
    CC_EL_DETAILS,
    CC_EL_LIST,
    CC_EL_ITEM,
    CC_EL_TABLE,
    CC_EL_ROW_GROUP,
    CC_EL_ROW,
    CC_EL_CELL,
    CC_EL_BUTTON,
    CC_EL_RULE       /* hr */
};

struct cc_element_info {
    const char *name;
    enum cc_element element;
    enum cc_block_kind kind; /* BLOCK, ITEM, CELL: kind of the text in it */
    unsigned level;          /* headings */
    enum cc_mark_kind mark;  /* MARK */
};

/* Never NULL: an unknown element is INLINE. */
const struct cc_element_info *cc_element_find(const char *name);

#endif
