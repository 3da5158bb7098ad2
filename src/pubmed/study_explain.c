/* study_explain.c: where each field of a study came from. Reads the record's bytes again with the reader's trace on, so
 * what it says is what the reader did. */
#include "base/json.h"
#include "base/utf8.h"
#include "pubmed/xml_state.h"

/* One value that the reader met, in the order of the record. */
struct source {
    const char *field; /* of struct cc_study, dots for members of lists */
    char *path, *value;
    uint64_t line;
    bool used;         /* false: another element gave this field */
};

struct sources {
    struct source *v;
    size_t n, cap;
    struct cc_study study;
};

/* Fields that more than one element can give; one of them wins. */
static const struct {
    const char *field;
    size_t at;
} contested[] = {
    {"doi", offsetof(struct cc_study, doi)},
    {"pii", offsetof(struct cc_study, pii)},
    {"pmc", offsetof(struct cc_study, pmc)},
    {"pages", offsetof(struct cc_study, pages)},
    {"journal_abbrev", offsetof(struct cc_study, journal_abbrev)},
};

static void
on_value(void *arg, const struct cc_xml_reader *reader, const char *field, int attribute, const char *value)
{
    struct sources *list = arg;
    struct source *s;
    struct cc_buf path = {0};

    list->v = cc_mem_grow(list->v, list->n, &list->cap, sizeof *list->v);
    s = &list->v[list->n++];
    cc_xml_reader_path(reader, &path);
    if (attribute != CC_XML_OTHER)
        cc_buf_addf(&path, "/@%s", cc_xml_names[attribute]);
    *s = (struct source){field, cc_buf_take(&path, NULL), cc_mem_strdup(value), cc_xml_line(reader->parser), true};
}

static enum cc_status
on_record(void *arg, struct cc_study *study, const char *xml, size_t n, struct cc_error *error)
{
    struct sources *list = arg;

    (void)xml, (void)n, (void)error;
    cc_study_clear(&list->study);
    list->study = *study;
    *study = (struct cc_study){0};
    return CC_OK;
}

/* Of the values of a contested field, the first that equals what the study has is the one that was used. */
static void
mark_unused(struct sources *list)
{
    for (size_t c = 0; c < sizeof contested / sizeof *contested; c++) {
        const char *final = *(char *const *)(const void *)((const char *)&list->study + contested[c].at);
        bool found = false;

        for (size_t i = 0; i < list->n; i++) {
            if (strcmp(list->v[i].field, contested[c].field) != 0)
                continue;
            list->v[i].used = !found && final != NULL && strcmp(list->v[i].value, final) == 0;
            found = found || list->v[i].used;
        }
    }
}

static enum cc_status
read_sources(const char *xml, size_t n, struct sources *list, struct cc_error *error)
{
    struct cc_xml_sink sink = {.record = on_record, .arg = list};
    struct cc_xml_reader *reader = cc_xml_reader_new(&sink);
    enum cc_status status;

    reader->trace = on_value;
    reader->trace_arg = list;
    status = cc_xml_reader_feed(reader, xml, n, error);
    if (status == CC_OK)
        status = cc_xml_reader_end(reader, error);
    cc_xml_reader_free(reader);
    mark_unused(list);
    return status;
}

static void
clear(struct sources *list)
{
    for (size_t i = 0; i < list->n; i++) {
        free(list->v[i].path);
        free(list->v[i].value);
    }
    free(list->v);
    cc_study_clear(&list->study);
}

enum cc_status
cc_study_explain(const char *xml, size_t n, struct cc_buf *out, struct cc_error *error)
{
    struct sources list = {0};
    enum cc_status status = read_sources(xml, n, &list, error);

    for (size_t i = 0; i < list.n && status == CC_OK; i++) {
        const struct source *s = &list.v[i];
        size_t all = strlen(s->value), len = cc_utf8_cut(s->value, all, 60);

        cc_buf_addf(out, "%-24s  %.*s%s%s\n%-24s    from %s\n", s->field, (int)len, s->value, len < all ? " …" : "",
            s->used ? "" : "  (not used: another element gives it)", "", s->path);
    }
    clear(&list);
    return status;
}

enum cc_status
cc_study_explain_json(const char *xml, size_t n, struct cc_json_writer *w, const char *key, struct cc_error *error)
{
    struct sources list = {0};
    enum cc_status status = read_sources(xml, n, &list, error);

    if (status == CC_OK)
        cc_json_open(w, key, '[');
    for (size_t i = 0; i < list.n && status == CC_OK; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "field", list.v[i].field);
        cc_json_str(w, "path", list.v[i].path);
        cc_json_int(w, "line", (int64_t)list.v[i].line);
        cc_json_str(w, "value", list.v[i].value);
        cc_json_bool(w, "used", list.v[i].used);
        cc_json_close(w);
    }
    if (status == CC_OK)
        cc_json_close(w);
    clear(&list);
    return status;
}
