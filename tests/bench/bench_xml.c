/* bench_xml: PubMed XML read in full, as a ratio to libxml2 doing nothing with the same bytes; see tests/bench/run.sh.
 * bench_xml FILE…  (plain XML). Prints the best of five for each, and the peak memory of a long stream. */
#include <sys/resource.h>
#include <time.h>

#include <claimcheck/pubmed.h>
#include <libxml/parser.h>

#include "base/file.h"

#define ROUNDS 5
#define PIECE 32768

static double
now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- the yardstick: libxml2's push parser, every callback there and empty */

static void
no_start(void *a, const xmlChar *l, const xmlChar *p, const xmlChar *u, int nn, const xmlChar **ns, int na, int nd,
    const xmlChar **at)
{
    (void)a, (void)l, (void)p, (void)u, (void)nn, (void)ns, (void)na, (void)nd, (void)at;
}

static void
no_end(void *a, const xmlChar *l, const xmlChar *p, const xmlChar *u)
{
    (void)a, (void)l, (void)p, (void)u;
}

static void
no_text(void *a, const xmlChar *t, int n)
{
    (void)a, (void)t, (void)n;
}

static double
run_nothing(const struct cc_buf *xml)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC, .startElementNs = no_start, .endElementNs = no_end,
        .characters = no_text, .ignorableWhitespace = no_text, .cdataBlock = no_text};
    double start = now();
    xmlParserCtxtPtr ctxt = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);

    xmlCtxtUseOptions(ctxt, XML_PARSE_NONET);
    for (size_t at = 0; at < xml->n; at += PIECE)
        xmlParseChunk(ctxt, xml->v + at, (int)(xml->n - at < PIECE ? xml->n - at : PIECE), 0);
    xmlParseChunk(ctxt, "", 0, 1);
    if (!ctxt->wellFormed)
        exit(1);
    xmlFreeParserCtxt(ctxt);
    return now() - start;
}

/* ---- ours */

static size_t n_records;

static enum cc_status
count(void *arg, struct cc_study *study, const char *xml, size_t n, struct cc_error *error)
{
    (void)arg, (void)study, (void)xml, (void)n, (void)error;
    n_records++;
    return CC_OK;
}

static double
run_ours(const struct cc_buf *xml, bool keep)
{
    struct cc_xml_sink sink = {.record = count, .keep_xml = keep};
    struct cc_error error = {0};
    double start = now();

    n_records = 0;
    if (cc_xml_read(xml->v, xml->n, &sink, &error) != CC_OK) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    return now() - start;
}

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct cc_buf xml = {0};
        struct cc_error error = {0};
        double nothing = 1e9, ours = 1e9, kept = 1e9, t;

        if (cc_file_read(argv[i], (size_t)1 << 31, &xml, &error) != CC_OK) {
            fprintf(stderr, "%s\n", error.message);
            return 1;
        }
        for (int round = 0; round < ROUNDS; round++) {
            nothing = (t = run_nothing(&xml)) < nothing ? t : nothing;
            ours = (t = run_ours(&xml, false)) < ours ? t : ours;
            kept = (t = run_ours(&xml, true)) < kept ? t : kept;
        }
        printf("%s: %.1f MB, %zu records: libxml2 alone %.0f MB/s, all fields %.0f MB/s (ratio %.2f), with slices ratio %.2f\n",
            argv[i], (double)xml.n / 1e6, n_records, (double)xml.n / 1e6 / nothing, (double)xml.n / 1e6 / ours,
            nothing / ours, nothing / kept);
        cc_buf_clear(&xml);
    }
    return 0;
}
