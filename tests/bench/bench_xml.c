/* bench_xml: PubMed XML read in full, side by side with libxml2 doing nothing with the same bytes and with EDirect's xtract
 * extracting the same fields; and the peak memory of a stream of 200 MB. bench_xml [FILE…]: plain or gzipped XML; without
 * files the real records of $CLAIMCHECK_SHARED. Times are CPU times, the best of ROUNDS, the two taken in turns. */
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <claimcheck/pubmed.h>
#include <libxml/parser.h>
#include <zlib.h>

#include "base/buf.h"

#define ROUNDS 7
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

/* ---- xtract: its own process, CPU time of all its threads and time on the wall */

static double
wall(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
children(void)
{
    struct rusage u;

    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

/* false when xtract is not there */
static bool
run_xtract(const char *path, double *cpu, double *elapsed)
{
    double before = children(), start = wall();
    char *command = cc_mem_printf("command -v xtract >/dev/null && sh tests/bench/xtract-fields.sh '%s' 2>/dev/null | wc -c >/dev/null", path);
    int rc = system(command);

    free(command);
    *cpu = children() - before;
    *elapsed = wall() - start;
    return rc == 0 && *cpu > 0.01;
}

static void
against_xtract(const struct cc_buf *xml, double ours)
{
    char path[] = "/tmp/bench_xml.XXXXXX";
    double cpu = 1e9, elapsed = 1e9, c, e;
    int fd = mkstemp(path);
    bool there = fd >= 0 && write(fd, xml->v, xml->n) == (ssize_t)xml->n;

    for (int round = 0; there && round < 3; round++) {
        there = run_xtract(path, &c, &e);
        cpu = c < cpu ? c : cpu;
        elapsed = e < elapsed ? e : elapsed;
    }
    if (there)
        printf("  xtract, same fields: %.2f s CPU (ratio %.1f), %.2f s on the wall with all cores (ratio %.1f)\n", cpu, cpu / ours,
            elapsed, elapsed / ours);
    else
        printf("  xtract is not installed (ncbi-entrez-direct)\n");
    if (fd >= 0) {
        close(fd);
        unlink(path);
    }
}

/* ---- memory: the records of a file again and again, 200 MB of them, in a process of its own */

static void
stream(const char *path)
{
    struct cc_xml_sink sink = {.record = count, .keep_xml = true};
    struct cc_xml_reader *reader = cc_xml_reader_new(&sink);
    struct cc_error error = {0};
    size_t total = 0;
    enum cc_status status = cc_xml_reader_feed(reader, "<PubmedArticleSet>", 18, &error);
    struct rusage u;

    while (total < (size_t)200000000 && status == CC_OK) {
        gzFile file = gzopen(path, "rb");
        static char line[1 << 20]; /* records begin and end with lines; the set's own lines are left out */

        while (file != NULL && status == CC_OK && gzgets(file, line, sizeof line) != NULL) {
            if (strncmp(line, "<?xml", 5) == 0 || strncmp(line, "<!DOCTYPE", 9) == 0 || strstr(line, "PubmedArticleSet>") != NULL)
                continue;
            status = cc_xml_reader_feed(reader, line, strlen(line), &error);
            total += strlen(line);
        }
        if (file == NULL)
            break;
        gzclose(file);
    }
    if (status == CC_OK)
        status = cc_xml_reader_feed(reader, "</PubmedArticleSet>", 19, &error);
    if (status == CC_OK)
        status = cc_xml_reader_end(reader, &error);
    getrusage(RUSAGE_SELF, &u);
    if (status != CC_OK)
        printf("  %s\n", error.message);
    printf("  stream of %.0f MB, %zu records, slices kept: peak memory %.1f MB\n", (double)total / 1e6, n_records,
        (double)u.ru_maxrss / 1024);
    cc_xml_reader_free(reader);
    fflush(stdout);
    _exit(status != CC_OK || u.ru_maxrss > 32 * 1024);
}

static bool
memory(const char *path)
{
    pid_t child = fork();
    int status = 1;

    if (child == 0)
        stream(path);
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static bool
read_file(const char *path, struct cc_buf *out)
{
    gzFile file = gzopen(path, "rb");
    char piece[65536];
    int n;

    while (file != NULL && (n = gzread(file, piece, sizeof piece)) > 0)
        cc_buf_add(out, piece, (size_t)n);
    if (file != NULL)
        gzclose(file);
    return out->n > 0;
}

static bool
bench(const char *path, bool full)
{
    double nothing = 1e9, ours = 1e9, kept = 1e9, t;
    struct cc_buf xml = {0};
    bool good = !full || memory(path);

    if (!read_file(path, &xml)) {
        printf("%s: cannot be read; skipped\n", path);
        return true;
    }
    for (int round = 0; round < ROUNDS; round++) {
        nothing = (t = run_nothing(&xml)) < nothing ? t : nothing;
        ours = (t = run_ours(&xml, false)) < ours ? t : ours;
        kept = (t = run_ours(&xml, true)) < kept ? t : kept;
    }
    printf("%s: %.1f MB, %zu records\n  libxml2 alone %.0f MB/s, all fields %.0f MB/s (ratio %.2f), and slices %.0f MB/s (ratio %.2f)\n",
        path, (double)xml.n / 1e6, n_records, (double)xml.n / 1e6 / nothing, (double)xml.n / 1e6 / ours, nothing / ours,
        (double)xml.n / 1e6 / kept, nothing / kept);
    if (full)
        against_xtract(&xml, ours);
    cc_buf_clear(&xml);
    return good;
}

int
main(int argc, char **argv)
{
    static const char *const defaults[] = {"data/pubmed/records.xml.gz", "data/pubmed/gutbrain.xml.gz", "data/retrieval/scifact/corpus.xml.gz"};
    const char *shared = getenv("CLAIMCHECK_SHARED");
    bool good = true;

    for (int i = 1; i < argc; i++)
        good = bench(argv[i], i == 1) && good;
    for (size_t i = 0; argc == 1 && i < sizeof defaults / sizeof *defaults; i++) {
        char *path = cc_mem_printf("%s/%s", shared ? shared : "../shared", defaults[i]);

        good = bench(path, i == 0) && good;
        free(path);
    }
    return !good;
}
