/* mirror_synth.c: makes as many PubMed records as asked for out of real ones, for measuring a mirror at sizes that no test
 * data has: titles, sentences of abstracts, headings and authors of different records are combined under new PMIDs, so that
 * words keep their natural frequencies. Writes files of 30,000 records as the baseline has them.
 *
 *   mirror_synth FOLDER RECORDS SOURCE.xml.gz…
 *
 * Nothing of it is part of the product; the output belongs outside the repository. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <zlib.h>

#include "base/buf.h"
#include "base/mem.h"

#define PER_FILE     30000
#define REFERENCES   25 /* per cent of records that keep their reference list */
#define FRAME_MAX    10500 /* bytes; longer ones would make the mean longer than the 6.6 kB of the baseline */
#define FIRST_PMID   1000001u

struct part {
    const char *p;
    size_t n;
};

struct record {
    struct part whole, title, abstract, authors, mesh, references;
    bool complete; /* has the frame that new records are made in */
};

struct pool {
    struct record *records;
    size_t n, cap;
    size_t *frames;
    size_t n_frames, cap_frames;
};

static uint64_t state = 88172645463325252u;

/* xorshift64: the same output every time */
static size_t
pick(size_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state % n);
}

static struct part
between(struct part in, const char *open, const char *close)
{
    const char *a = memmem(in.p, in.n, open, strlen(open)), *b;

    if (a == NULL)
        return (struct part){in.p, 0};
    b = memmem(a, in.n - (size_t)(a - in.p), close, strlen(close));
    if (b == NULL)
        return (struct part){in.p, 0};
    return (struct part){a, (size_t)(b - a) + strlen(close)};
}

static void
read_source(struct pool *pool, const char *path)
{
    struct cc_buf *all = cc_mem_alloc(sizeof *all); /* lives as long as the program: parts point into it */
    gzFile file = gzopen(path, "rb");
    struct part rest;
    int n;

    if (file == NULL) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        exit(1);
    }
    do {
        cc_buf_reserve(all, 1 << 20);
        n = gzread(file, all->v + all->n, 1 << 20);
        all->n += n > 0 ? (size_t)n : 0;
    } while (n > 0);
    gzclose(file);
    for (rest = (struct part){all->v, all->n};;) {
        struct part whole = between(rest, "<PubmedArticle>", "</PubmedArticle>");
        struct record *r;

        if (whole.n == 0)
            return;
        rest.n -= (size_t)(whole.p + whole.n - rest.p);
        rest.p = whole.p + whole.n;
        pool->records = cc_mem_grow(pool->records, pool->n, &pool->cap, sizeof *r);
        r = &pool->records[pool->n++];
        *r = (struct record){.whole = whole, .title = between(whole, "<ArticleTitle>", "</ArticleTitle>"),
            .abstract = between(whole, "<Abstract>", "</Abstract>"), .authors = between(whole, "<AuthorList", "</AuthorList>"),
            .mesh = between(whole, "<MeshHeadingList>", "</MeshHeadingList>"),
            .references = between(whole, "<ReferenceList>", "</ReferenceList>")};
        if (r->title.n > 0 && r->authors.n > 0 && memmem(whole.p, whole.n, "<MedlineTA>", 11) != NULL && whole.n < FRAME_MAX) {
            pool->frames = cc_mem_grow(pool->frames, pool->n_frames, &pool->cap_frames, sizeof *pool->frames);
            pool->frames[pool->n_frames++] = pool->n - 1;
        }
    }
}

/* Some consecutive sentences of another record's abstract, without its tags. */
static void
add_sentences(struct cc_buf *out, const struct record *from, size_t most)
{
    struct part text = between(from->abstract, "<AbstractText", "</AbstractText>");
    const char *p, *end, *begin;
    size_t sentences = 0;

    if (text.n == 0)
        return;
    begin = p = (const char *)memchr(text.p, '>', text.n) + 1;
    end = text.p + text.n - strlen("</AbstractText>");
    for (size_t skip = pick(4); p < end && sentences < most; p++) {
        if (p[0] != '.' || p + 2 >= end || p[1] != ' ' || p[2] < 'A' || p[2] > 'Z')
            continue;
        if (skip > 0) {
            skip--;
        } else {
            cc_buf_add(out, begin, (size_t)(p - begin) + 2);
            sentences++;
        }
        begin = p + 2;
    }
    if (sentences == 0 && end - begin < 400 && memchr(begin, '<', (size_t)(end - begin)) == NULL)
        cc_buf_add(out, begin, (size_t)(end - begin));
}

static void
add_abstract(struct cc_buf *out, const struct pool *pool)
{
    size_t paragraphs = 1 + pick(2);

    cc_buf_adds(out, "<Abstract>");
    for (size_t i = 0; i < paragraphs; i++) {
        struct cc_buf text = {0};

        for (int k = 0; k < 3; k++)
            add_sentences(&text, &pool->records[pick(pool->n)], paragraphs == 1 ? 3 : 2);
        if (text.n > 0 && memchr(text.v, '<', text.n) == NULL)
            cc_buf_addf(out, "<AbstractText>%s</AbstractText>", text.v);
        cc_buf_clear(&text);
    }
    if (out->v[out->n - 1] != '>' || memcmp(out->v + out->n - 10, "<Abstract>", 10) == 0)
        cc_buf_adds(out, "<AbstractText>No text.</AbstractText>");
    cc_buf_adds(out, "</Abstract>");
}

/* A replacement of a piece of the frame. */
struct swap {
    struct part old;
    struct cc_buf new;
};

static int
by_place(const void *a, const void *b)
{
    const struct swap *x = a, *y = b;

    return (x->old.p > y->old.p) - (x->old.p < y->old.p);
}

static void
add_part(struct swap *swap, struct part old, struct part new)
{
    swap->old = old;
    if (new.n > 0)
        cc_buf_add(&swap->new, new.p, new.n);
}

static void
make(struct cc_buf *out, const struct pool *pool, uint32_t pmid)
{
    const struct record *frame = &pool->records[pool->frames[pick(pool->n_frames)]];
    const struct record *topic = &pool->records[pick(pool->n)], *people = &pool->records[pool->frames[pick(pool->n_frames)]];
    const struct record *headings = &pool->records[pool->frames[pick(pool->n_frames)]];
    struct swap swaps[7] = {0};
    struct part number = between(frame->whole, "<PMID", "</PMID>"), id = between(frame->whole, "<ArticleId IdType=\"pubmed\">", "</ArticleId>");
    const char *at = frame->whole.p;
    size_t n = 0;

    swaps[n].old = number;
    cc_buf_addf(&swaps[n++].new, "<PMID Version=\"1\">%" PRIu32 "</PMID>", pmid);
    add_part(&swaps[n++], frame->title, topic->title.n > 0 ? topic->title : frame->title);
    if (frame->abstract.n > 0) {
        swaps[n].old = frame->abstract;
        add_abstract(&swaps[n++].new, pool);
    }
    if (people->authors.n < 4000)
        add_part(&swaps[n++], frame->authors, people->authors);
    if (frame->mesh.n > 0 && headings->mesh.n > 0)
        add_part(&swaps[n++], frame->mesh, headings->mesh);
    if (frame->references.n > 0 && pick(100) >= REFERENCES)
        swaps[n++].old = frame->references;
    else if (id.n > 0)
        add_part(&swaps[n++], id, id);
    qsort(swaps, n, sizeof *swaps, by_place);
    for (size_t i = 0; i < n; i++) {
        if (swaps[i].old.n == 0 || swaps[i].old.p < at)
            continue;
        cc_buf_add(out, at, (size_t)(swaps[i].old.p - at));
        if (swaps[i].new.n > 0)
            cc_buf_add(out, swaps[i].new.v, swaps[i].new.n);
        at = swaps[i].old.p + swaps[i].old.n;
    }
    cc_buf_add(out, at, (size_t)(frame->whole.p + frame->whole.n - at));
    cc_buf_addc(out, '\n');
    for (size_t i = 0; i < 7; i++)
        cc_buf_clear(&swaps[i].new);
}

int
main(int argc, char **argv)
{
    struct pool pool = {0};
    struct cc_buf out = {0};
    unsigned long records;
    uint64_t bytes = 0;

    if (argc < 4) {
        fprintf(stderr, "usage: mirror_synth FOLDER RECORDS SOURCE.xml.gz…\n");
        return 2;
    }
    records = strtoul(argv[2], NULL, 10);
    for (int i = 3; i < argc; i++)
        read_source(&pool, argv[i]);
    if (pool.n_frames == 0) {
        fprintf(stderr, "no usable records\n");
        return 1;
    }
    mkdir(argv[1], 0755);
    for (unsigned long done = 0, number = 1; done < records; number++) {
        char *path = cc_mem_printf("%s/synth26n%04lu.xml.gz", argv[1], number);
        gzFile file = gzopen(path, "wb1");

        if (file == NULL) {
            fprintf(stderr, "%s: %s\n", path, strerror(errno));
            return 1;
        }
        gzputs(file, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE PubmedArticleSet SYSTEM "
            "\"http://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n<PubmedArticleSet>\n");
        for (int i = 0; i < PER_FILE && done < records; i++, done++) {
            cc_buf_reset(&out);
            make(&out, &pool, FIRST_PMID + (uint32_t)done);
            gzwrite(file, out.v, (unsigned)out.n);
            bytes += out.n;
        }
        gzputs(file, "</PubmedArticleSet>\n");
        if (gzclose(file) != Z_OK)
            return 1;
        free(path);
    }
    printf("%lu records, %.0f bytes each\n", records, (double)bytes / (double)records);
    return 0;
}
