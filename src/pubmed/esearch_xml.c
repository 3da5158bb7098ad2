/* esearch_xml.c: the XML form of an esearch reply (DTD esearch 20060628). */
#include "pubmed/esearch.h"

#include "base/buf.h"
#include "base/xml.h"

#define TEXT_MAX ((size_t)1 << 20) /* one text of the reply: a translation may be long, but not this long */

enum tag {
    RESULT, COUNT, IDLIST, ID, TRANSLATION, ERROR_TEXT, ERROR_LIST, WARNING_LIST, TRANSLATION_SET, TRANSLATION_STACK,
    PHRASE_NOT_FOUND, FIELD_NOT_FOUND, PHRASE_IGNORED, QUOTED_NOT_FOUND, MESSAGE, TAG__MAX
};

static const char *const NAMES[TAG__MAX] = {
    [RESULT] = "eSearchResult", [COUNT] = "Count", [IDLIST] = "IdList", [ID] = "Id", [TRANSLATION] = "QueryTranslation",
    [ERROR_TEXT] = "ERROR", [ERROR_LIST] = "ErrorList", [WARNING_LIST] = "WarningList",
    [TRANSLATION_SET] = "TranslationSet", [TRANSLATION_STACK] = "TranslationStack",
    [PHRASE_NOT_FOUND] = "PhraseNotFound", [FIELD_NOT_FOUND] = "FieldNotFound", [PHRASE_IGNORED] = "PhraseIgnored",
    [QUOTED_NOT_FOUND] = "QuotedPhraseNotFound", [MESSAGE] = "OutputMessage",
};

#define DEPTH_MAX 8

struct reader {
    struct cc_search *search;
    struct cc_buf text;
    int open[DEPTH_MAX];
    unsigned depth;
    bool counted;
};

static enum cc_status
on_start(void *arg, const struct cc_xml_tag *tag, struct cc_error *error)
{
    struct reader *r = arg;

    if (r->depth == 0 && tag->name != RESULT)
        return cc_error_set(error, CC_INPUT, "esearch reply: the root element is %s, not eSearchResult", tag->local);
    if (r->depth >= DEPTH_MAX)
        return cc_error_set(error, CC_LIMIT, "esearch reply: nested deeper than %d elements", DEPTH_MAX);
    r->open[r->depth++] = tag->name;
    cc_buf_reset(&r->text);
    return CC_OK;
}

static enum cc_status
on_text(void *arg, const char *text, size_t n, struct cc_error *error)
{
    struct reader *r = arg;

    if (n > TEXT_MAX - r->text.n)
        return cc_error_set(error, CC_LIMIT, "esearch reply: a text longer than %zu bytes", TEXT_MAX);
    cc_buf_add(&r->text, text, n);
    return CC_OK;
}

/* Children of the root and of its lists; the Count of a TranslationStack's TermSet is none of them. */
static enum cc_status
on_end(void *arg, int name, struct cc_error *error)
{
    struct reader *r = arg;
    int parent = r->depth > 1 ? r->open[r->depth - 2] : CC_XML_OTHER;
    const char *text = r->text.v ? r->text.v : "";
    enum cc_status status = CC_OK;

    r->depth--;
    if (name == ERROR_TEXT && parent == RESULT) {
        status = cc_error_set(error, CC_NET, "the server says: %s", text);
    } else if (name == COUNT && parent == RESULT) {
        r->counted = cc_esearch_number(text, &r->search->count);
        if (!r->counted)
            status = cc_error_set(error, CC_INPUT, "esearch reply: a Count that is no number");
    } else if (name == ID && parent == IDLIST) {
        cc_esearch_add_pmid(r->search, text);
    } else if (name == TRANSLATION && parent == RESULT) {
        cc_esearch_set_translation(r->search, text);
    } else if (name >= PHRASE_NOT_FOUND && (parent == ERROR_LIST || parent == WARNING_LIST)) {
        cc_esearch_add_warning(r->search, (enum cc_esearch_warning)(name - PHRASE_NOT_FOUND), text);
    }
    cc_buf_reset(&r->text);
    return status;
}

enum cc_status
cc_esearch_parse_xml(const char *body, size_t len, struct cc_search *search, struct cc_error *error)
{
    struct reader r = {.search = search};
    struct cc_xml_handler handler = {
        .names = NAMES,
        .n_names = TAG__MAX,
        .depth_max = DEPTH_MAX + 1,
        .start = on_start,
        .end = on_end,
        .text = on_text,
        .arg = &r,
    };
    struct cc_xml_parser *parser = cc_xml_parser_new(&handler);
    enum cc_status status = cc_xml_parser_feed(parser, body, len, error);

    if (status == CC_OK)
        status = cc_xml_parser_end(parser, error);
    if (status == CC_OK && !r.counted)
        status = cc_error_set(error, CC_INPUT, "esearch reply: XML without a Count");
    cc_xml_parser_free(parser);
    cc_buf_clear(&r.text);
    return status;
}
