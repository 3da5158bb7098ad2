/* httpd_eutils.c: made-up but valid replies of esearch and efetch, for any term and any PMIDs. All words are the project's
 * own. What a term finds depends on the term alone. */
#include <ctype.h>
#include <fnmatch.h>
#include <strings.h>

#include "base/hash.h"
#include "support/httpd_script.h"

#define FIRST_PMID 30000001UL
#define WINDOW 9999UL /* PubMed gives no more of one search */

/* The decoded value of a parameter, the last one wins; "" when absent. Allocated. */
static char *
param(const char *params, const char *name)
{
    struct cc_buf b = {0};
    size_t n = strlen(name);

    for (const char *p = params; p != NULL && *p != '\0'; p = strchr(p, '&') ? strchr(p, '&') + 1 : NULL) {
        if (strncasecmp(p, name, n) != 0 || p[n] != '=')
            continue;
        cc_buf_reset(&b);
        for (const char *q = p + n + 1; *q != '\0' && *q != '&'; q++) {
            if (*q == '+') {
                cc_buf_addc(&b, ' ');
            } else if (*q == '%' && isxdigit((unsigned char)q[1]) && isxdigit((unsigned char)q[2])) {
                char hex[3] = {q[1], q[2], '\0'};

                cc_buf_addc(&b, (char)strtol(hex, NULL, 16));
                q += 2;
            } else {
                cc_buf_addc(&b, *q);
            }
        }
    }
    return cc_buf_take(&b, NULL);
}

static void
add_escaped(struct cc_buf *b, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '<': cc_buf_adds(b, "&lt;"); break;
        case '>': cc_buf_adds(b, "&gt;"); break;
        case '&': cc_buf_adds(b, "&amp;"); break;
        default: cc_buf_addc(b, *text);
        }
    }
}

static void
add_json_escaped(struct cc_buf *b, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            cc_buf_addc(b, '\\');
        cc_buf_addc(b, *text);
    }
}

/* "(Q) AND lo:hi[UID]": the hits of Q (FIRST_PMID up, as many as hits; for these from is 0) that lie in the range. */
static void
cut_by_uid(const char *term, unsigned long *from, unsigned long *hits)
{
    const char *range = strstr(term, ") AND ");
    unsigned long lo, hi;

    if (strstr(term, "ALL:") == NULL)
        return;
    *from = 0;
    if (range == NULL || sscanf(range, ") AND %lu:%lu[UID]", &lo, &hi) != 2)
        return;
    lo = lo > FIRST_PMID ? lo - FIRST_PMID : 0;
    hi = hi >= FIRST_PMID ? hi - FIRST_PMID + 1 : 0;
    hi = hi < *hits ? hi : *hits;
    *from = lo;
    *hits = hi > lo ? hi - lo : 0;
}

static void
esearch(const struct httpd_rule *rule, const char *params, const char **type, struct cc_buf *b)
{
    char *term = param(params, "term"), *retmax = param(params, "retmax"), *retmode = param(params, "retmode");
    unsigned long hits = (unsigned long)rule->hits, pool = (unsigned long)rule->pool;
    unsigned long want = *retmax ? strtoul(retmax, NULL, 10) : 20, from = cc_hash_fnv(term, strlen(term)) % pool;
    bool json = strcasecmp(retmode, "json") == 0;

    hits = hits < pool ? hits : pool;
    cut_by_uid(term, &from, &hits);
    want = want < hits ? want : hits;
    want = want < WINDOW ? want : WINDOW;
    *type = json ? "application/json; charset=UTF-8" : "text/xml; charset=UTF-8";
    if (json)
        cc_buf_addf(b, "{\"header\":{\"type\":\"esearch\",\"version\":\"0.3\"},\"esearchresult\":{\"count\":\"%lu\",\"retmax\":\"%lu\","
            "\"retstart\":\"0\",\"idlist\":[", hits, want);
    else
        cc_buf_addf(b, "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!DOCTYPE eSearchResult PUBLIC \"-//NLM//DTD esearch 20060628//EN\" "
            "\"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd\">\n<eSearchResult><Count>%lu</Count><RetMax>%lu</RetMax>"
            "<RetStart>0</RetStart><IdList>\n", hits, want);
    for (unsigned long i = 0; i < want; i++)
        cc_buf_addf(b, json ? "%s\"%lu\"" : "%s<Id>%lu</Id>\n", json && i ? "," : "", FIRST_PMID + (from + i) % pool);
    if (json) {
        cc_buf_adds(b, "],\"translationset\":[],\"querytranslation\":\"");
        add_json_escaped(b, term);
        cc_buf_adds(b, "\"}}\n");
    } else {
        cc_buf_adds(b, "</IdList><TranslationSet/><QueryTranslation>");
        add_escaped(b, term);
        cc_buf_adds(b, "</QueryTranslation></eSearchResult>\n");
    }
    free(term);
    free(retmax);
    free(retmode);
}

static void
add_record(struct cc_buf *b, unsigned long pmid)
{
    static const char *const WHAT[] = {"a daily walk", "oat bran", "rested legs", "green tea", "an early night"};
    static const char *const ON[] = {"hand temperature", "typing speed", "mood at noon", "step counts", "thirst"};
    const char *what = WHAT[pmid % 5], *on = ON[pmid / 5 % 5];

    cc_buf_addf(b, "<PubmedArticle><MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\"><PMID Version=\"1\">%lu</PMID><Article "
        "PubModel=\"Print\"><Journal><ISSN IssnType=\"Print\">0000-0019</ISSN><JournalIssue CitedMedium=\"Print\"><Volume>%lu</Volume>"
        "<Issue>2</Issue><PubDate><Year>%lu</Year><Month>Mar</Month></PubDate></JournalIssue><Title>Journal of Fixtures</Title>"
        "<ISOAbbreviation>J Fixt</ISOAbbreviation></Journal><ArticleTitle>Effect of %s on %s: trial %lu.</ArticleTitle>"
        "<Pagination><MedlinePgn>1-9</MedlinePgn></Pagination><Abstract><AbstractText Label=\"METHODS\">We gave %s to %lu people."
        "</AbstractText><AbstractText Label=\"RESULTS\">No difference in %s was seen.</AbstractText></Abstract><AuthorList "
        "CompleteYN=\"Y\"><Author ValidYN=\"Y\"><LastName>Tester</LastName><ForeName>Ada</ForeName><Initials>A</Initials></Author>"
        "</AuthorList><Language>eng</Language><PublicationTypeList><PublicationType UI=\"D016449\">Randomized Controlled Trial"
        "</PublicationType></PublicationTypeList></Article><MedlineJournalInfo><Country>Nowhere</Country><MedlineTA>J Fixt</MedlineTA>"
        "<NlmUniqueID>0000001</NlmUniqueID></MedlineJournalInfo></MedlineCitation><PubmedData><PublicationStatus>ppublish"
        "</PublicationStatus><ArticleIdList><ArticleId IdType=\"pubmed\">%lu</ArticleId></ArticleIdList></PubmedData></PubmedArticle>\n",
        pmid, pmid % 90 + 1, 1990 + pmid % 35, what, on, pmid, what, pmid % 200 + 20, on, pmid);
}

static void
efetch(const struct httpd_rule *rule, const char *params, int *status, const char **type, struct cc_buf *b)
{
    char *ids = param(params, "id");
    long n = 0;
    bool refuse = false;

    *type = "text/xml; charset=UTF-8";
    for (const char *p = ids; *p != '\0'; p += strcspn(p, ", "), p += strspn(p, ", ")) {
        n++;
        refuse = refuse || (rule->poison && strtol(p, NULL, 10) == rule->poison);
    }
    if (refuse || (rule->most && n > rule->most)) {
        *status = 502;
        *type = "text/html";
        cc_buf_adds(b, "<html><body><h1>502 Bad Gateway</h1></body></html>\n");
        free(ids);
        return;
    }
    cc_buf_adds(b, "<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2019//EN\" "
        "\"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd\">\n<PubmedArticleSet>\n");
    for (const char *p = ids; *p != '\0'; p += strcspn(p, ", "), p += strspn(p, ", ")) {
        unsigned long pmid = strtoul(p, NULL, 10);

        if (pmid > 0 && !(rule->missing && pmid % (unsigned long)rule->missing == 0))
            add_record(b, pmid);
    }
    cc_buf_adds(b, "</PubmedArticleSet>\n");
    free(ids);
}

void
httpd_eutils(const struct httpd_rule *rule, const char *path, const char *params, int *status, const char **type, struct cc_buf *body)
{
    if (fnmatch("*/esearch.fcgi", path, 0) == 0) {
        esearch(rule, params, type, body);
    } else if (fnmatch("*/efetch.fcgi", path, 0) == 0) {
        efetch(rule, params, status, type, body);
    } else {
        *status = 404;
        cc_buf_adds(body, "neither esearch nor efetch\n");
    }
}
