/* article-dump.c: prints what the article reader made of a file, block by block: article-dump FILE [txt|md|html|docx|pdf].
 * A tool for people who work on readers and claims; no part of the product. */
#include <claimcheck/article.h>

#include "base/mem.h"

static const char *const KINDS[] = {"title", "meta", "heading", "para", "item", "cell", "term", "def", "quote", "caption",
    "alt", "footnote", "code", "button", "data"};
static const char *const ROLES[] = {"", " NAV", " BANNER", " FOOTER", " RELATED", " HIDDEN"};
static const char *const MARKS[] = {"strong", "em", "link", "note", "cite"};

static void
print_block(const struct cc_article *a, size_t i)
{
    const struct cc_block *b = &a->blocks[i];
    const char *language;

    printf("%4zu %u-%u %s%s", i + 1, b->line_first, b->line_last, KINDS[b->kind], ROLES[b->role]);
    if (b->level)
        printf(" L%u", b->level);
    if (b->quote_depth)
        printf(" q%u", b->quote_depth);
    if (b->list)
        printf(" list%u%s", b->list, b->ordered ? "#" : "");
    else if (b->ordered)
        printf(" #");
    if (b->table)
        printf(" t%u[%u,%u]%s", b->table, b->row, b->col, b->header ? "h" : "");
    if (b->card)
        printf(" card%u", b->card);
    if (b->section)
        printf(" s%u", b->section);
    if (cc_article_block_foreign(a, i, &language))
        printf(" LANG=%s", language);
    if (b->label)
        printf(" label=\"%s\"", b->label);
    printf(" | %.*s\n", (int)(b->span.end - b->span.start), a->text + b->span.start);
}

static void
print_marks(const struct cc_article *a)
{
    for (size_t i = 0; i < a->n_marks; i++) {
        const struct cc_mark *m = &a->marks[i];

        printf("mark %s [%zu,%zu) line %u \"%.*s\"%s%s\n", MARKS[m->kind], m->span.start, m->span.end,
            cc_article_line_at(a, m->span.start), (int)(m->span.end - m->span.start), a->text + m->span.start,
            m->target ? " -> " : "", m->target ? m->target : "");
    }
}

int
main(int argc, char **argv)
{
    static const char *const FORMATS[] = {"auto", "txt", "md", "html", "docx", "pdf"};
    struct cc_article a = {0};
    struct cc_error e = {0};
    enum cc_format format = CC_FORMAT_AUTO;

    for (size_t i = 0; argc > 2 && i < sizeof FORMATS / sizeof *FORMATS; i++) {
        if (strcmp(argv[2], FORMATS[i]) == 0)
            format = (enum cc_format)i;
    }
    if (argc < 2 || cc_article_read_file(argv[1], format, &a, &e) != CC_OK) {
        fprintf(stderr, "%s\n", argc < 2 ? "article-dump FILE [FORMAT]" : e.message);
        return 3;
    }
    printf("id %s title \"%s\" language %s\n", a.id, a.title ? a.title : "", a.language ? a.language : "-");
    for (size_t i = 0; i < a.n_notes; i++)
        printf("note %s\n", a.notes[i]);
    for (size_t i = 0; i < a.n_blocks; i++)
        print_block(&a, i);
    if (argc > 3)
        print_marks(&a);
    cc_article_clear(&a);
    return 0;
}
