/* html_elements.c: see html_elements.h. */
#include "article/html_elements.h"

#include "base/mem.h"

/* sorted by name */
static const struct cc_element_info ELEMENTS[] = {
    {"a", CC_EL_LINK, 0, 0, CC_MARK_LINK},
    {"address", CC_EL_CONTAINER, 0, 0, 0},
    {"article", CC_EL_SECTION, 0, 0, 0},
    {"aside", CC_EL_SECTION, 0, 0, 0},
    {"audio", CC_EL_SKIP, 0, 0, 0},
    {"b", CC_EL_MARK, 0, 0, CC_MARK_STRONG},
    {"blockquote", CC_EL_QUOTE, CC_BLOCK_QUOTE, 0, 0},
    {"body", CC_EL_CONTAINER, 0, 0, 0},
    {"br", CC_EL_BREAK, 0, 0, 0},
    {"button", CC_EL_BUTTON, CC_BLOCK_BUTTON, 0, 0},
    {"canvas", CC_EL_SKIP, 0, 0, 0},
    {"caption", CC_EL_BLOCK, CC_BLOCK_CAPTION, 0, 0},
    {"center", CC_EL_CONTAINER, 0, 0, 0},
    {"cite", CC_EL_CITE, 0, 0, CC_MARK_CITE},
    {"datalist", CC_EL_CONTAINER, 0, 0, 0},
    {"dd", CC_EL_ITEM, CC_BLOCK_DEFINITION, 0, 0},
    {"del", CC_EL_SKIP, 0, 0, 0},
    {"details", CC_EL_DETAILS, 0, 0, 0},
    {"dialog", CC_EL_CONTAINER, 0, 0, 0},
    {"dir", CC_EL_LIST, 0, 0, 0},
    {"div", CC_EL_CONTAINER, 0, 0, 0},
    {"dl", CC_EL_LIST, 0, 0, 0},
    {"dt", CC_EL_ITEM, CC_BLOCK_TERM, 0, 0},
    {"em", CC_EL_MARK, 0, 0, CC_MARK_EM},
    {"fieldset", CC_EL_CONTAINER, 0, 0, 0},
    {"figcaption", CC_EL_BLOCK, CC_BLOCK_CAPTION, 0, 0},
    {"figure", CC_EL_CONTAINER, 0, 0, 0},
    {"footer", CC_EL_SECTION, 0, 0, 0},
    {"form", CC_EL_CONTAINER, 0, 0, 0},
    {"h1", CC_EL_BLOCK, CC_BLOCK_HEADING, 1, 0},
    {"h2", CC_EL_BLOCK, CC_BLOCK_HEADING, 2, 0},
    {"h3", CC_EL_BLOCK, CC_BLOCK_HEADING, 3, 0},
    {"h4", CC_EL_BLOCK, CC_BLOCK_HEADING, 4, 0},
    {"h5", CC_EL_BLOCK, CC_BLOCK_HEADING, 5, 0},
    {"h6", CC_EL_BLOCK, CC_BLOCK_HEADING, 6, 0},
    {"head", CC_EL_CONTAINER, 0, 0, 0},
    {"header", CC_EL_CONTAINER, 0, 0, 0},
    {"hgroup", CC_EL_CONTAINER, 0, 0, 0},
    {"hr", CC_EL_RULE, 0, 0, 0},
    {"html", CC_EL_CONTAINER, 0, 0, 0},
    {"i", CC_EL_MARK, 0, 0, CC_MARK_EM},
    {"iframe", CC_EL_SKIP, 0, 0, 0},
    {"img", CC_EL_IMAGE, 0, 0, 0},
    {"input", CC_EL_INPUT, 0, 0, 0},
    {"legend", CC_EL_BLOCK, CC_BLOCK_PARAGRAPH, 0, 0},
    {"li", CC_EL_ITEM, CC_BLOCK_LIST_ITEM, 0, 0},
    {"main", CC_EL_SECTION, 0, 0, 0},
    {"menu", CC_EL_LIST, 0, 0, 0},
    {"meta", CC_EL_META, 0, 0, 0},
    {"nav", CC_EL_SECTION, 0, 0, 0},
    {"noscript", CC_EL_CONTAINER, 0, 0, 0},
    {"object", CC_EL_SKIP, 0, 0, 0},
    {"ol", CC_EL_LIST, 0, 1, 0},
    {"optgroup", CC_EL_CONTAINER, 0, 0, 0},
    {"option", CC_EL_BLOCK, CC_BLOCK_PARAGRAPH, 0, 0},
    {"p", CC_EL_BLOCK, CC_BLOCK_PARAGRAPH, 0, 0},
    {"pre", CC_EL_BLOCK, CC_BLOCK_CODE, 0, 0},
    {"q", CC_EL_QUOTATION, 0, 0, 0},
    {"s", CC_EL_SKIP, 0, 0, 0},
    {"script", CC_EL_JSON, 0, 0, 0},
    {"section", CC_EL_SECTION, 0, 0, 0},
    {"select", CC_EL_CONTAINER, 0, 0, 0},
    {"strike", CC_EL_SKIP, 0, 0, 0},
    {"strong", CC_EL_MARK, 0, 0, CC_MARK_STRONG},
    {"style", CC_EL_SKIP, 0, 0, 0},
    {"sub", CC_EL_SCRIPT, 0, 0, 0},
    {"summary", CC_EL_BLOCK, CC_BLOCK_TERM, 0, 0},
    {"sup", CC_EL_SCRIPT, 0, 1, 0},
    {"svg", CC_EL_SKIP, 0, 0, 0},
    {"table", CC_EL_TABLE, 0, 0, 0},
    {"tbody", CC_EL_ROW_GROUP, 0, 0, 0},
    {"td", CC_EL_CELL, CC_BLOCK_CELL, 0, 0},
    {"template", CC_EL_CONTAINER, 0, 0, 0},
    {"textarea", CC_EL_CONTAINER, 0, 0, 0},
    {"tfoot", CC_EL_ROW_GROUP, 0, 0, 0},
    {"th", CC_EL_CELL, CC_BLOCK_CELL, 1, 0},
    {"thead", CC_EL_ROW_GROUP, 0, 1, 0},
    {"title", CC_EL_BLOCK, CC_BLOCK_TITLE, 0, 0},
    {"tr", CC_EL_ROW, 0, 0, 0},
    {"ul", CC_EL_LIST, 0, 0, 0},
    {"video", CC_EL_SKIP, 0, 0, 0},
};

static int
by_name(const void *key, const void *entry)
{
    return strcmp(key, ((const struct cc_element_info *)entry)->name);
}

const struct cc_element_info *
cc_element_find(const char *name)
{
    static const struct cc_element_info UNKNOWN = {"", CC_EL_INLINE, 0, 0, 0};
    const struct cc_element_info *found = bsearch(
        name, ELEMENTS, sizeof ELEMENTS / sizeof *ELEMENTS, sizeof *ELEMENTS, by_name);

    return found ? found : &UNKNOWN;
}
