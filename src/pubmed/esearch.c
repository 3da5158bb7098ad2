/* esearch.c: one esearch reply, XML or JSON, into a struct cc_search. The JSON half is here, the XML half in
 * esearch_xml.c. It must not know how the reply was got. */
#include "pubmed/esearch.h"

#include <ctype.h>
#include <strings.h>

#include <claimcheck/limits.h>
#include <claimcheck/pubmed.h>

#include "base/json.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"

static const char *const LABELS[CC_ESEARCH_WARNING__MAX] = {
    [CC_ESEARCH_PHRASE_NOT_FOUND] = "phrase not found",
    [CC_ESEARCH_FIELD_NOT_FOUND] = "field not found",
    [CC_ESEARCH_PHRASE_IGNORED] = "phrase ignored",
    [CC_ESEARCH_MESSAGE] = "message",
};

bool
cc_esearch_number(const char *text, uint64_t *out)
{
    uint64_t n = 0;

    if (text == NULL || *text == '\0')
        return false;
    for (; *text != '\0'; text++) {
        if (!isdigit((unsigned char)*text) || n > (UINT64_MAX - 9) / 10)
            return false;
        n = 10 * n + (uint64_t)(*text - '0');
    }
    *out = n;
    return true;
}

static void
add_number(struct cc_search *s, uint64_t pmid)
{
    if (pmid == 0 || pmid > UINT32_MAX || s->n_pmids >= CC_ESEARCH_IDS_MAX)
        return;
    s->pmids = cc_mem_push(s->pmids, s->n_pmids, sizeof *s->pmids);
    s->pmids[s->n_pmids++] = (uint32_t)pmid;
}

void
cc_esearch_add_pmid(struct cc_search *s, const char *text)
{
    uint64_t pmid;

    if (cc_esearch_number(text, &pmid))
        add_number(s, pmid);
}

/* A PMID that stands twice in a reply is one hit. */
static void
drop_repeated(struct cc_search *s)
{
    struct cc_map seen = {0};
    size_t kept = 0;

    for (size_t i = 0; i < s->n_pmids; i++) {
        if (cc_map_get_number(&seen, s->pmids[i]) != CC_MAP_NONE)
            continue;
        cc_map_put_number(&seen, s->pmids[i], i);
        s->pmids[kept++] = s->pmids[i];
    }
    s->n_pmids = kept;
    cc_map_clear(&seen);
}

/* Control characters and what is not UTF-8 become '?': warnings go to terminals and pages. */
static char *
clean(const char *text)
{
    size_t n = strlen(text);
    char *copy = cc_mem_strndup(text, n < 1000 ? n : cc_utf8_cut(text, n, 1000));

    if (!cc_utf8_valid(copy, strlen(copy))) {
        for (char *p = copy; *p; p++)
            *p = (unsigned char)*p >= 0x80 ? '?' : *p;
    }
    for (char *p = copy; *p; p++) {
        if ((unsigned char)*p < 0x20 || *p == 0x7f)
            *p = ' ';
    }
    return copy;
}

char *
cc_search_quoted_warning(const char *phrase)
{
    static const struct {
        const char *tag, *words;
    } WHERE[] = {
        {"[mh", "not among MeSH headings"}, {"[mesh", "not among MeSH headings"}, {"[mesh terms", "not among MeSH headings"}, {"[majr", "not among MeSH headings"},
        {"[tiab", "not in titles and abstracts"}, {"[title/abstract", "not in titles and abstracts"}, {"[ti", "not in titles"},
        {"[pt", "no publication type"}, {"[nm", "no substance name"}, {"[tw", "not in titles, abstracts and terms"},
    };
    size_t n = strlen(phrase);
    const char *tag = n > 0 && phrase[n - 1] == ']' ? strrchr(phrase, '[') : NULL;
    int len = (int)(tag ? tag - phrase : 0);

    while (len > 0 && phrase[len - 1] == ' ')
        len--;
    if (len == 0)
        return cc_mem_printf("quoted phrase not found, searched as single words: %s", phrase);
    for (size_t i = 0; i < sizeof WHERE / sizeof *WHERE; i++) {
        size_t m = strlen(WHERE[i].tag);

        if (strncasecmp(tag, WHERE[i].tag, m) == 0 && (tag[m] == ']' || tag[m] == ':')) /* "[mh:noexp]" too */
            return cc_mem_printf("%s: %.*s", WHERE[i].words, len, phrase);
    }
    return cc_mem_printf("not found in %s: %.*s", tag, len, phrase);
}

void
cc_esearch_add_warning(struct cc_search *s, enum cc_esearch_warning kind, const char *text)
{
    char *what;

    if (*text == '\0' || s->n_warnings >= CC_ESEARCH_WARNINGS_MAX)
        return;
    /* the count says it */
    if (kind == CC_ESEARCH_MESSAGE && strcmp(text, "No items found.") == 0)
        return;
    what = clean(text);
    s->warnings = cc_mem_push(s->warnings, s->n_warnings, sizeof *s->warnings);
    s->warnings[s->n_warnings++] = kind == CC_ESEARCH_MESSAGE            ? cc_mem_strdup(what)
        : kind == CC_ESEARCH_QUOTED_NOT_FOUND ? cc_search_quoted_warning(what)
            : cc_mem_printf("%s: %s", LABELS[kind], what);
    free(what);
}

void
cc_esearch_set_translation(struct cc_search *s, const char *text)
{
    free(s->translation);
    s->translation = *text ? cc_mem_strdup(text) : NULL;
}

/* -------------------------------------------------------------------- JSON */

/* A number as JSON has it: digits in quotes, as NCBI writes them, or bare, as other servers do. */
static bool
whole_number(const struct cc_json *value, uint64_t *out)
{
    double number = 0;

    if (cc_json_string(value) != NULL)
        return cc_esearch_number(cc_json_string(value), out);
    if (!cc_json_number(value, &number) || number < 0 || number > 9e15 || number != (double)(uint64_t)number)
        return false;
    *out = (uint64_t)number;
    return true;
}

bool
cc_esearch_json_count(const struct cc_json *result, uint64_t *out)
{
    return whole_number(cc_json_get(result, "count"), out);
}

static void
add_ids(const struct cc_json *ids, struct cc_search *s)
{
    uint64_t pmid;

    if (whole_number(ids, &pmid))
        add_number(s, pmid);
    for (const struct cc_json *i = cc_json_is_array(ids) ? cc_json_first(ids) : NULL; i != NULL; i = cc_json_next(i)) {
        if (whole_number(i, &pmid))
            add_number(s, pmid);
    }
}

/* A list, or the single string that an XML-to-JSON converter makes of a list of one. */
static void
each(const struct cc_json *list, struct cc_search *s, enum cc_esearch_warning kind)
{
    if (cc_json_string(list) != NULL)
        cc_esearch_add_warning(s, kind, cc_json_string(list));
    if (!cc_json_is_array(list))
        return;
    for (const struct cc_json *i = cc_json_first(list); i != NULL; i = cc_json_next(i)) {
        if (cc_json_string(i) != NULL)
            cc_esearch_add_warning(s, kind, cc_json_string(i));
    }
}

static enum cc_status
parse_json(const char *body, size_t len, struct cc_search *s, struct cc_error *error)
{
    struct cc_json *doc = NULL;
    enum cc_status status = cc_json_parse(body, len, &doc, error);
    const struct cc_json *r, *list;
    const char *message, *translation;

    if (status != CC_OK) {
        cc_error_wrap(error, "esearch reply");
        return status == CC_LIMIT ? CC_LIMIT : CC_INPUT;
    }
    r = cc_json_get(doc, "esearchresult");
    message = cc_json_string(cc_json_get(r ? r : doc, "ERROR"));
    if (message == NULL)
        message = cc_json_string(cc_json_get(doc, "error"));
    if (message != NULL) {
        status = cc_error_set(error, CC_NET, "the server says: %s", message);
        goto out;
    }
    if (!cc_json_is_object(r) || !cc_esearch_json_count(r, &s->count)) {
        status = cc_error_set(error, CC_INPUT, "esearch reply: JSON without a count");
        goto out;
    }
    add_ids(cc_json_get(r, "idlist"), s);
    translation = cc_json_string(cc_json_get(r, "querytranslation"));
    cc_esearch_set_translation(s, translation ? translation : "");
    list = cc_json_get(r, "errorlist");
    each(cc_json_get(list, "phrasesnotfound"), s, CC_ESEARCH_PHRASE_NOT_FOUND);
    each(cc_json_get(list, "fieldsnotfound"), s, CC_ESEARCH_FIELD_NOT_FOUND);
    list = cc_json_get(r, "warninglist");
    each(cc_json_get(list, "phrasesignored"), s, CC_ESEARCH_PHRASE_IGNORED);
    each(cc_json_get(list, "quotedphrasesnotfound"), s, CC_ESEARCH_QUOTED_NOT_FOUND);
    each(cc_json_get(list, "outputmessages"), s, CC_ESEARCH_MESSAGE);
    status = CC_OK;
out:
    cc_json_free(doc);
    return status;
}

enum cc_status
cc_esearch_parse(const char *body, size_t len, struct cc_search *out, struct cc_error *error)
{
    struct cc_search s = {0};
    enum cc_status status;
    size_t i = 0;

    if (len >= 3 && memcmp(body, "\xef\xbb\xbf", 3) == 0)
        i = 3;
    while (i < len && isspace((unsigned char)body[i]))
        i++;
    if (i < len && body[i] == '{')
        status = parse_json(body + i, len - i, &s, error);
    else if (i < len && body[i] == '<')
        status = cc_esearch_parse_xml(body, len, &s, error);
    else
        status = cc_error_set(error, CC_INPUT, "esearch reply: neither XML nor JSON");
    drop_repeated(&s);
    if (status == CC_OK && s.n_pmids > s.count)
        status = cc_error_set(
            error, CC_INPUT, "esearch reply: a count of %llu and %zu PMIDs", (unsigned long long)s.count, s.n_pmids);
    if (status != CC_OK) {
        cc_search_clear(&s);
        return status;
    }
    out->count = s.count;
    out->pmids = s.pmids;
    out->n_pmids = s.n_pmids;
    out->translation = s.translation;
    out->warnings = s.warnings;
    out->n_warnings = s.n_warnings;
    return CC_OK;
}
