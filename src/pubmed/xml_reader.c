/* xml_reader.c: runs the table of xml_rules.c over a stream of PubMed XML and hands over one study after the other. It
 * knows scopes, texts and lists; what single elements mean stands in the table and in xml_actions.c. */
#include <strings.h>

#include "base/utf8.h"
#include "pubmed/xml_state.h"

/* The list elements of the model: how large, and the strings in them. An element without any of the strings named in
 * `needs` says nothing and is dropped. */
struct kind {
    size_t size;
    uint16_t needs[3], n_needs;
    uint16_t others[6], n_others;
};
#define AT(type, member) offsetof(struct type, member)
static const struct kind kinds[CC_OF__MAX] = {
    [CC_OF_AUTHOR] = {sizeof(struct cc_author), {AT(cc_author, last), AT(cc_author, collective), AT(cc_author, fore)},
        3, {AT(cc_author, initials), AT(cc_author, suffix), AT(cc_author, orcid)}, 3},
    [CC_OF_PART] = {sizeof(struct cc_abstract_part), {AT(cc_abstract_part, text)}, 1,
        {AT(cc_abstract_part, label), AT(cc_abstract_part, category)}, 2},
    [CC_OF_OTHER_ABSTRACT] = {sizeof(struct cc_other_abstract), {AT(cc_other_abstract, parts)}, 1,
        {AT(cc_other_abstract, type), AT(cc_other_abstract, language)}, 2},
    [CC_OF_NAMED] = {sizeof(struct cc_named), {AT(cc_named, name)}, 1, {AT(cc_named, ui), AT(cc_named, registry)}, 2},
    [CC_OF_HEADING] = {sizeof(struct cc_mesh_heading), {AT(cc_mesh_heading, name)}, 1, {AT(cc_mesh_heading, ui)}, 1},
    [CC_OF_QUALIFIER] = {sizeof(struct cc_mesh_qualifier), {AT(cc_mesh_qualifier, name)}, 1,
        {AT(cc_mesh_qualifier, ui)}, 1},
    [CC_OF_KEYWORD] = {sizeof(struct cc_keyword), {AT(cc_keyword, text)}, 1, {0}, 0},
    [CC_OF_GRANT] = {sizeof(struct cc_grant), {AT(cc_grant, id), AT(cc_grant, agency), AT(cc_grant, acronym)}, 3,
        {AT(cc_grant, country)}, 1},
    [CC_OF_ACCESSION] = {sizeof(struct cc_accession), {AT(cc_accession, number)}, 1, {AT(cc_accession, bank)}, 1},
    [CC_OF_LINK] = {sizeof(struct cc_link), {AT(cc_link, type)}, 1, {AT(cc_link, source), AT(cc_link, note)}, 2},
    [CC_OF_HISTORY] = {sizeof(struct cc_history), {AT(cc_history, status)}, 1, {AT(cc_history, date.text)}, 1},
};

static char **
string_at(void *object, size_t at)
{
    return (char **)(void *)((char *)object + at);
}

/* ------------------------------------------------------------------ values */

void
cc_xml_note(struct cc_xml_reader *r, const char *field, const char *value)
{
    if (r->trace != NULL && value != NULL)
        r->trace(r->trace_arg, r, field, CC_XML_OTHER, value);
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

#define PAD ((size_t)64)
#define BLOCK (PAD / 2)

/* How many bytes from s on need nothing done, in whole blocks or n: no line ends or tabs, no two spaces. s must have
 * PAD bytes behind n that are no blanks. Looks at whole blocks, without branches inside, so that the compiler can use
 * vector instructions. */
static size_t
plain_run(const char *s, size_t n)
{
    size_t i = 0;

    for (; i < n; i += BLOCK) {
        const unsigned char *b = (const unsigned char *)s + i;
        unsigned char odd = 0;

        for (size_t k = 0; k < BLOCK; k++)
            odd |= (unsigned char)((b[k] < ' ') | ((b[k] == ' ') & (b[k + 1] == ' ')));
        if (odd)
            return i;
    }
    return n;
}

/* Collapses runs of blanks to one space and trims. XML blanks only: a no-break space is the author's. Nearly every text
 * needs nothing done. */
static void
collapse(struct cc_buf *b)
{
    size_t to = 0;
    bool gap = true;

    if (b->n == 0)
        return;
    cc_buf_reserve(b, PAD);
    memset(b->v + b->n, 'x', PAD);
    for (size_t i = 0; i < b->n;) {
        size_t run = gap && is_blank(b->v[i]) ? 0 : plain_run(b->v + i, b->n - i), end;

        if (run > 0) {
            if (to != i)
                memmove(b->v + to, b->v + i, run);
            to += run;
            i += run;
            gap = b->v[to - 1] == ' ';
        }
        end = b->n - i < BLOCK ? b->n : i + BLOCK;
        for (; i < end; i++) {
            if (!is_blank(b->v[i])) {
                b->v[to++] = b->v[i];
                gap = false;
            } else if (!gap) {
                b->v[to++] = ' ';
                gap = true;
            }
        }
    }
    b->n = to > 0 && gap ? to - 1 : to;
    b->v[b->n] = '\0';
}

char *
cc_xml_take_text(struct cc_xml_reader *r)
{
    return r->text.n ? cc_mem_strndup(r->text.v, r->text.n) : NULL;
}

uint64_t
cc_xml_number(const char *s, size_t n, uint64_t max)
{
    uint64_t value = 0;

    while (n > 0 && is_blank(*s))
        s++, n--;
    while (n > 0 && is_blank(s[n - 1]))
        n--;
    if (n == 0 || n > 10)
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return 0;
        value = value * 10 + (uint64_t)(s[i] - '0');
    }
    return value <= max ? value : 0;
}

static void
store(void *object, const struct cc_xml_target *to, struct cc_xml_span value)
{
    char *at = (char *)object + to->at;

    switch (to->value) {
    case CC_VALUE_STRING:
        while (value.n > 0 && is_blank(*value.v))
            value.v++, value.n--;
        while (value.n > 0 && is_blank(value.v[value.n - 1]))
            value.n--;
        if (value.n > 0 && *string_at(object, to->at) == NULL)
            *string_at(object, to->at) = cc_mem_strndup(value.v, value.n);
        break;
    case CC_VALUE_YES: *(bool *)(void *)at = value.n == 1 && *value.v == 'Y'; break;
    case CC_VALUE_NUMBER8: *(uint8_t *)(void *)at = (uint8_t)cc_xml_number(value.v, value.n, UINT8_MAX); break;
    case CC_VALUE_NUMBER16: *(uint16_t *)(void *)at = (uint16_t)cc_xml_number(value.v, value.n, UINT16_MAX); break;
    case CC_VALUE_NUMBER32: *(uint32_t *)(void *)at = (uint32_t)cc_xml_number(value.v, value.n, UINT32_MAX); break;
    default: break;
    }
}

static void
trace_value(struct cc_xml_reader *r, const struct cc_xml_target *to, int attribute, struct cc_xml_span value)
{
    char *copy = cc_mem_strndup(value.v, value.n);

    if (*copy != '\0')
        r->trace(r->trace_arg, r, to->field, attribute, copy);
    free(copy);
}

/* ------------------------------------------------------------------- lists */

static void
push_element(struct cc_xml_reader *r, const struct cc_xml_rule *rule)
{
    char *owner = r->object[rule->push.in];
    void **list = (void **)(void *)(owner + rule->push.list_at);
    size_t *n = (size_t *)(void *)(owner + rule->push.n_at), size = kinds[rule->of].size;

    *list = cc_mem_push(*list, *n, size);
    r->object[rule->of] = (char *)*list + *n * size;
    (*n)++;
}

/* Frees the lists inside an element; strings are freed by the caller. */
static void
clear_inner_lists(uint8_t kind, void *element)
{
    struct cc_study inner = {0};

    if (kind == CC_OF_AUTHOR) {
        struct cc_author *a = element;

        inner.languages = a->affiliations, inner.n_languages = a->n_affiliations;
    } else if (kind == CC_OF_HEADING) {
        struct cc_mesh_heading *h = element;

        for (size_t i = 0; i < h->n_qualifiers; i++) {
            free(h->qualifiers[i].ui);
            free(h->qualifiers[i].name);
        }
        free(h->qualifiers);
    }
    cc_study_clear(&inner);
}

static void
drop_if_empty(struct cc_xml_reader *r, const struct cc_xml_rule *rule)
{
    const struct kind *kind = &kinds[rule->of];
    char *owner = r->object[rule->push.in];
    size_t *n = (size_t *)(void *)(owner + rule->push.n_at);
    void *element = r->object[rule->of];

    for (size_t i = 0; i < kind->n_needs; i++)
        if (*string_at(element, kind->needs[i]) != NULL)
            return;
    for (size_t i = 0; i < kind->n_others; i++)
        free(*string_at(element, kind->others[i]));
    clear_inner_lists(rule->of, element);
    (*n)--; /* memory of the slot is used again: cc_mem_push zeroes it */
}

/* ------------------------------------------------------ the parser's events */

static enum cc_status
unexpected_root(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    const char *hint = strcasecmp(tag->local, "html") == 0 ? " (an HTML page)" : "";

    return cc_error_set(error, CC_INPUT, "line %llu: the root element is <%.60s>%s, not <PubmedArticleSet>",
        (unsigned long long)cc_xml_line(r->parser), tag->local, hint);
}

/* Text matters inside a value, and where there must be none. */
static void
listen(struct cc_xml_reader *r)
{
    uint8_t scope = r->levels[r->n_levels - 1].scope;
    bool wanted = scope == CC_SCOPE_TEXT || scope == CC_SCOPE_SET || scope == CC_SCOPE_RECORD;

    if (wanted != r->listening)
        cc_xml_want_text(r->parser, r->listening = wanted);
}

static enum cc_status
open_element(struct cc_xml_reader *r, const struct cc_xml_tag *tag, struct cc_error *error)
{
    uint8_t scope = r->levels[r->n_levels - 1].scope;
    struct cc_xml_level *level = &r->levels[r->n_levels++];
    const struct cc_xml_rule *rule;
    uint8_t index;

    *level = (struct cc_xml_level){.scope = CC_SCOPE_SKIP, .name = (int16_t)tag->name};
    if (scope == CC_SCOPE_TEXT && tag->name != CC_NAME_annotation) /* an annotation says a formula a second time */
        level->scope = CC_SCOPE_TEXT;
    if (scope <= CC_SCOPE_TEXT)
        return CC_OK;
    index = tag->name == CC_XML_OTHER ? 0 : r->table[scope][tag->name];
    if (index == 0)
        return scope == CC_SCOPE_DOCUMENT ? unexpected_root(r, tag, error) : CC_OK;

    level->rule = rule = &cc_xml_rules[index - 1];
    level->scope = rule->enters;
    r->text.n = 0;
    if (rule->push.in != CC_OF_NOTHING)
        push_element(r, rule);
    for (size_t i = 0; i < 3 && rule->attributes[i].to.value != CC_VALUE_NONE; i++) {
        struct cc_xml_span value = cc_xml_attribute(r->parser, tag, rule->attributes[i].name);

        if (value.v == NULL)
            continue;
        store(r->object[rule->of], &rule->attributes[i].to, value);
        if (r->trace != NULL)
            trace_value(r, &rule->attributes[i].to, rule->attributes[i].name, value);
    }
    return rule->begin ? rule->begin(r, tag, error) : CC_OK;
}

static enum cc_status
on_start(void *arg, const struct cc_xml_tag *tag, struct cc_error *error)
{
    enum cc_status status = open_element(arg, tag, error);

    listen(arg);
    return status;
}

static enum cc_status
on_end(void *arg, int name, struct cc_error *error)
{
    struct cc_xml_reader *r = arg;
    struct cc_xml_level level = r->levels[r->n_levels - 1];
    const struct cc_xml_rule *rule = level.rule;
    enum cc_status status = CC_OK;

    (void)name;
    if (rule != NULL && level.scope != CC_SCOPE_SKIP) { /* an action may have turned the element down */
        if (level.scope == CC_SCOPE_TEXT)
            collapse(&r->text);
        if (rule->text.value != CC_VALUE_NONE) {
            struct cc_xml_span value = {r->text.v, r->text.n};

            store(r->object[rule->of], &rule->text, value);
            if (r->trace != NULL)
                trace_value(r, &rule->text, CC_XML_OTHER, value);
        }
        if (rule->end != NULL)
            status = rule->end(r, NULL, error);
    }
    if (rule != NULL && rule->push.in != CC_OF_NOTHING)
        drop_if_empty(r, rule);
    r->n_levels--;
    listen(r);
    if (r->in_record && cc_xml_offset(r->parser) - r->record_at > CC_XML_RECORD_MAX_BYTES)
        return cc_error_set(error, CC_LIMIT, "line %llu: a record is longer than %zu bytes",
            (unsigned long long)cc_xml_line(r->parser), CC_XML_RECORD_MAX_BYTES);
    return status;
}

/* Between records there is only white space; anything else means that the file was put together from pieces. */
static enum cc_status
refuse_text(const struct cc_xml_reader *r, const char *text, size_t n, struct cc_error *error)
{
    uint64_t line = cc_xml_line(r->parser); /* where the text ends */
    size_t len;

    while (n > 0 && is_blank(*text))
        text++, n--;
    if (n == 0)
        return CC_OK;
    for (size_t i = 0; i < n; i++)
        line -= text[i] == '\n';
    for (len = 0; len < n && text[len] != '\n' && text[len] != '\r'; len++)
        ;
    return cc_error_set(error, CC_INPUT, "line %llu: text between records: \"%.*s\"", (unsigned long long)line,
        (int)cc_utf8_cut(text, len, 60), text);
}

static enum cc_status
on_text(void *arg, const char *text, size_t n, struct cc_error *error)
{
    struct cc_xml_reader *r = arg;
    uint8_t scope = r->levels[r->n_levels - 1].scope;

    if (scope == CC_SCOPE_TEXT) {
        if (r->text.n + n > CC_XML_TEXT_MAX_BYTES)
            return cc_error_set(error, CC_LIMIT, "line %llu: a text is longer than %zu bytes",
                (unsigned long long)cc_xml_line(r->parser), CC_XML_TEXT_MAX_BYTES);
        cc_buf_reserve(&r->text, n);
        memcpy(r->text.v + r->text.n, text, n);
        r->text.n += n;
    } else if (scope == CC_SCOPE_SET || scope == CC_SCOPE_RECORD) {
        return refuse_text(r, text, n, error);
    }
    return CC_OK;
}

/* ---------------------------------------------------------------- lifetime */

struct cc_xml_reader *
cc_xml_reader_new(const struct cc_xml_sink *sink)
{
    struct cc_xml_reader *r = cc_mem_alloc(sizeof *r);
    struct cc_xml_handler handler = {
        .names = cc_xml_names,
        .n_names = CC_NAME__MAX,
        .depth_max = CC_XML_DEPTH_MAX,
        .mark_max = CC_XML_RECORD_MAX_BYTES,
        .start = on_start,
        .end = on_end,
        .text = on_text,
        .arg = r,
    };

    r->sink = *sink;
    for (size_t i = 0; i < cc_xml_n_rules; i++)
        r->table[cc_xml_rules[i].scope][cc_xml_rules[i].name] = (uint8_t)(i + 1);
    r->levels[r->n_levels++] = (struct cc_xml_level){.scope = CC_SCOPE_DOCUMENT, .name = CC_XML_OTHER};
    r->object[CC_OF_STUDY] = &r->study;
    r->parser = cc_xml_parser_new(&handler);
    r->listening = true;
    return r;
}

void
cc_xml_reader_free(struct cc_xml_reader *r)
{
    if (r == NULL)
        return;
    cc_xml_forget_study(r);
    cc_xml_parser_free(r->parser);
    cc_buf_clear(&r->head);
    cc_buf_clear(&r->text);
    cc_buf_clear(&r->date_words);
    free(r);
}

void
cc_xml_reader_path(const struct cc_xml_reader *r, struct cc_buf *out)
{
    for (size_t i = 1; i < r->n_levels; i++) {
        if (r->levels[i].name == CC_NAME_PubmedArticleSet)
            continue; /* a record has the same paths with and without its set */
        if (out->n)
            cc_buf_addc(out, '/');
        cc_buf_adds(out, r->levels[i].name == CC_XML_OTHER ? "*" : cc_xml_names[r->levels[i].name]);
    }
}

/* ----------------------------------------------------------------- feeding */

static enum cc_status
failed(const struct cc_xml_reader *r, struct cc_error *error)
{
    if (r->failed != CC_OK && error != NULL)
        *error = r->error;
    return r->failed;
}

/* Holds the first bytes back until they can be told from a web page, JSON or plain text; drops blanks before the first
 * '<', which XML does not allow and servers send. Done when r->is_xml or r->failed is set, or more bytes are needed. */
static void
look_at_head(struct cc_xml_reader *r, bool at_end)
{
    size_t blank = 0, lines = 0, n;
    char *like;

    while (blank < r->head.n && is_blank(r->head.v[blank]))
        blank++;
    n = r->head.n - blank;
    if (n < 512 && blank < 65536 && !at_end)
        return;
    like = n ? cc_xml_looks_like(r->head.v + blank, n) : cc_mem_strdup("an empty reply");
    if (like != NULL) {
        r->failed = cc_error_set(&r->error, CC_INPUT, "expected PubMed XML, got %s", like);
        free(like);
        return;
    }
    for (size_t i = 0; i < blank; i++)
        lines += r->head.v[i] == '\n';
    cc_xml_skip_lines(r->parser, lines);
    r->is_xml = true;
    r->failed = cc_xml_parser_feed(r->parser, r->head.v + blank, n, &r->error);
}

/* Puts how far it got before the message: what was delivered stays valid. */
static void
say_how_far(struct cc_xml_reader *r)
{
    unsigned long long n = r->n_records;
    const char *records = n == 1 ? "record" : "records";

    if (r->in_record && r->study.pmid != 0)
        r->failed = cc_error_wrap(&r->error, "in PMID %u, after %llu complete %s", r->study.pmid, n, records);
    else if (n > 0)
        r->failed = cc_error_wrap(&r->error, "after %llu complete %s", n, records);
}

enum cc_status
cc_xml_reader_feed(struct cc_xml_reader *r, const char *bytes, size_t n, struct cc_error *error)
{
    bool had_failed = r->failed != CC_OK;

    while (r->failed == CC_OK && !r->is_xml && n > 0) {
        size_t more = n < 4096 ? n : 4096; /* enough to see what it is, and the title of a web page */

        cc_buf_add(&r->head, bytes, more);
        bytes += more;
        n -= more;
        look_at_head(r, false);
    }
    if (r->failed == CC_OK && n > 0)
        r->failed = cc_xml_parser_feed(r->parser, bytes, n, &r->error);
    if (r->failed == CC_INPUT && !had_failed)
        say_how_far(r);
    return failed(r, error);
}

enum cc_status
cc_xml_reader_end(struct cc_xml_reader *r, struct cc_error *error)
{
    bool had_failed = r->failed != CC_OK;

    if (r->failed == CC_OK && !r->is_xml)
        look_at_head(r, true);
    if (r->failed == CC_OK)
        r->failed = cc_xml_parser_end(r->parser, &r->error);
    if (r->failed == CC_INPUT && !had_failed)
        say_how_far(r);
    return failed(r, error);
}

enum cc_status
cc_xml_read(const char *bytes, size_t n, const struct cc_xml_sink *sink, struct cc_error *error)
{
    struct cc_xml_reader *r = cc_xml_reader_new(sink);
    enum cc_status status = cc_xml_reader_feed(r, bytes, n, error);

    if (status == CC_OK)
        status = cc_xml_reader_end(r, error);
    cc_xml_reader_free(r);
    return status;
}
