/* server_einfo.c: einfo: the one database there is, its fields and its links. */
#include "base/clock.h"
#include "mirror/entrez_parts.h"
#include "mirror/server.h"
#include "vocab/tables.h"

/* What elink can follow here. */
static const struct { const char *name, *menu, *description, *to; } LINKS[] = {
    {"pubmed_pubmed", "Similar articles", "Similar PubMed articles, obtained by matching text and MeSH terms", "pubmed"},
    {"pubmed_pubmed_citedin", "Cited in", "PubMed articles that cite this one, from the reference lists of records", "pubmed"},
    {"pubmed_pubmed_refs", "References", "References of this article, from the reference list of its record", "pubmed"},
    {"pubmed_pmc", "PMC Links", "The same article in PubMed Central, as its record says", "pmc"},
};

static const struct { const char *column, *element; } FLAGS[] = {
    {"date", "IsDate"}, {"numerical", "IsNumerical"}, {"single", "SingleToken"}, {"hierarchy", "Hierarchy"}, {"hidden", "IsHidden"},
};

static uint32_t
flag_column(size_t i)
{
    static const uint32_t COLUMNS[] = {CC_VOCAB_ENTREZ_FIELDS_DATE, CC_VOCAB_ENTREZ_FIELDS_NUMERICAL,
        CC_VOCAB_ENTREZ_FIELDS_SINGLE, CC_VOCAB_ENTREZ_FIELDS_HIERARCHY, CC_VOCAB_ENTREZ_FIELDS_HIDDEN};

    return COLUMNS[i];
}

/* "2026/11/23 06:33" */
static void
last_update(const struct cc_call *call, char out[20])
{
    char iso[CC_TIME_CAP];

    cc_time_iso(call->backend->info.as_of, iso);
    (void)snprintf(out, 20, "%.4s/%.2s/%.2s %.5s", iso, iso + 5, iso + 8, iso + 11);
}

static void
write_fields_xml(struct cc_buf *b, bool version_2)
{
    cc_buf_adds(b, "\t\t<FieldList>\n");
    for (int f = CC_FIELD_ALL; f < CC_FIELD__MAX; f++) {
        enum cc_field field = (enum cc_field)f;

        cc_buf_adds(b, "\t\t\t<Field>\n\t\t\t\t");
        cc_xml_element(b, "Name", cc_field_name(field));
        cc_buf_adds(b, "\n\t\t\t\t");
        cc_xml_element(b, "FullName", cc_field_full_name(field));
        cc_buf_adds(b, "\n\t\t\t\t");
        cc_xml_element(b, "Description", cc_field_column(field, CC_VOCAB_ENTREZ_FIELDS_DESCRIPTION));
        cc_buf_adds(b, "\n\t\t\t\t<TermCount/>\n");
        for (size_t i = 0; i < sizeof FLAGS / sizeof *FLAGS; i++) {
            cc_buf_adds(b, "\t\t\t\t");
            cc_xml_element(b, FLAGS[i].element, cc_field_column(field, flag_column(i)));
            cc_buf_adds(b, "\n");
        }
        if (version_2) {
            bool date = cc_field_kind(field) == CC_FIELDKIND_DATE || field == CC_FIELD_UID,
                 text = cc_field_kind(field) == CC_FIELDKIND_TEXT;

            cc_buf_addf(b, "\t\t\t\t<IsTruncatable>%s</IsTruncatable>\n\t\t\t\t<IsRangable>%s</IsRangable>\n",
                text ? "Y" : "N", date ? "Y" : "N");
        }
        cc_buf_adds(b, "\t\t\t</Field>\n");
    }
    cc_buf_adds(b, "\t\t</FieldList>\n");
}

static void
write_xml(struct cc_call *call)
{
    struct cc_buf *b = &call->body;
    const char *version = cc_params_get(&call->params, "version");
    char update[20], *build = cc_call_build(call);

    last_update(call, update);
    cc_call_prolog(call);
    cc_buf_addf(b, "<eInfoResult>\n\t<DbInfo>\n\t\t<DbName>pubmed</DbName>\n\t\t<MenuName>PubMed</MenuName>\n\t\t<Description>PubMed bibliographic record "
                   "(%s)</Description>\n\t\t<DbBuild>%s</DbBuild>\n\t\t<Count>%llu</Count>\n\t\t<LastUpdate>%s</LastUpdate>\n",
        call->backend->info.statement, build, (unsigned long long)call->backend->info.n_records, update);
    write_fields_xml(b, version != NULL && version[0] == '2');
    cc_buf_adds(b, "\t\t<LinkList>\n");
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++)
        cc_buf_addf(b, "\t\t\t<Link>\n\t\t\t\t<Name>%s</Name>\n\t\t\t\t<Menu>%s</Menu>\n\t\t\t\t<Description>%s</Description>\n\t\t\t\t<DbTo>%s</DbTo>\n"
                       "\t\t\t</Link>\n", LINKS[i].name, LINKS[i].menu, LINKS[i].description, LINKS[i].to);
    cc_buf_adds(b, "\t\t</LinkList>\n\t</DbInfo>\n\n</eInfoResult>\n");
    free(build);
}

static void
write_json_lists(struct cc_json_writer *w)
{
    cc_json_open(w, "fieldlist", '[');
    for (int f = CC_FIELD_ALL; f < CC_FIELD__MAX; f++) {
        enum cc_field field = (enum cc_field)f;

        cc_json_open(w, NULL, '{');
        cc_json_str(w, "name", cc_field_name(field));
        cc_json_str(w, "fullname", cc_field_full_name(field));
        cc_json_str(w, "description", cc_field_column(field, CC_VOCAB_ENTREZ_FIELDS_DESCRIPTION));
        cc_json_str(w, "termcount", "");
        cc_json_str(w, "isdate", cc_field_column(field, flag_column(0)));
        cc_json_str(w, "isnumerical", cc_field_column(field, flag_column(1)));
        cc_json_str(w, "singletoken", cc_field_column(field, flag_column(2)));
        cc_json_str(w, "hierarchy", cc_field_column(field, flag_column(3)));
        cc_json_str(w, "ishidden", cc_field_column(field, flag_column(4)));
        cc_json_close(w);
    }
    cc_json_close(w);
    cc_json_open(w, "linklist", '[');
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++) {
        cc_json_open(w, NULL, '{');
        cc_json_str(w, "name", LINKS[i].name);
        cc_json_str(w, "menu", LINKS[i].menu);
        cc_json_str(w, "description", LINKS[i].description);
        cc_json_str(w, "dbto", LINKS[i].to);
        cc_json_close(w);
    }
    cc_json_close(w);
}

static void
write_json(struct cc_call *call, bool list)
{
    struct cc_json_writer w = {.out = &call->body, .compact = true};
    char update[20], count[24], *build = cc_call_build(call);

    call->mime = CC_MIME_JSON;
    last_update(call, update);
    (void)snprintf(count, sizeof count, "%llu", (unsigned long long)call->backend->info.n_records);
    cc_json_open(&w, NULL, '{');
    cc_json_open(&w, "header", '{');
    cc_json_str(&w, "type", "einfo");
    cc_json_str(&w, "version", "0.3");
    cc_json_close(&w);
    cc_json_open(&w, "einforesult", '{');
    if (list) {
        cc_json_open(&w, "dblist", '[');
        cc_json_str(&w, NULL, "pubmed");
        cc_json_close(&w);
    } else {
        cc_json_open(&w, "dbinfo", '[');
        cc_json_open(&w, NULL, '{');
        cc_json_str(&w, "dbname", "pubmed");
        cc_json_str(&w, "menuname", "PubMed");
        cc_json_str(&w, "description", "PubMed bibliographic record");
        cc_json_str(&w, "dbbuild", build);
        cc_json_str(&w, "count", count);
        cc_json_str(&w, "lastupdate", update);
        write_json_lists(&w);
        cc_json_close(&w);
        cc_json_close(&w);
    }
    cc_json_close(&w);
    cc_json_close(&w);
    free(build);
}

void
cc_serve_einfo(struct cc_call *call)
{
    const char *db = cc_params_get(&call->params, "db");
    char message[200];

    if (db != NULL && strcasecmp(db, "pubmed") != 0) {
        (void)snprintf(message, sizeof message, "Can not retrieve DbInfo for db=%.100s", db);
        cc_call_fail(call, 200, message);
    } else if (cc_call_json(call)) {
        write_json(call, db == NULL);
    } else if (db == NULL) {
        cc_call_prolog(call);
        cc_buf_adds(&call->body, "<eInfoResult>\n<DbList>\n\n\t<DbName>pubmed</DbName>\n</DbList>\n\n</eInfoResult>\n");
    } else {
        write_xml(call);
    }
}
