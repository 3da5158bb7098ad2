/* cmd_mirror.c: claimcheck mirror import|stats|verify|optimize|search: a local PubMed. */
#include <claimcheck/limits.h>
#include <claimcheck/mirror.h>

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "cli/commands.h"
#include "cli/run.h"
#include "mirror/ask.h"
#include "mirror/manage.h"
#include "mirror/search.h"

/* ----------------------------------------------------------------- import */

static void
say_imported(const struct cc_cli *cli, const char *path, const struct cc_mirror_imported *d)
{
    double seconds = (double)(d->ms > 0 ? d->ms : 1) / 1000;

    if (d->files == 0 && d->records == 0 && d->deleted == 0) {
        cc_cli_say(cli, "%s: nothing new; %llu files were in already", path, (unsigned long long)d->files_before);
        return;
    }
    cc_cli_say(cli, "%s: %llu records of %llu files in %.1f s, %.0f a second, %.1f MB of XML a second", path,
        (unsigned long long)d->records, (unsigned long long)d->files, seconds, (double)d->records / seconds,
        (double)d->xml_bytes / 1e6 / seconds);
    if (d->replaced + d->older + d->deleted + d->filtered + d->files_before + d->checked > 0)
        cc_cli_say(cli, "%llu replaced, %llu older versions left out, %llu deleted, %llu outside the slice; %llu files were in "
            "already, %llu agreed with their .md5", (unsigned long long)d->replaced, (unsigned long long)d->older,
            (unsigned long long)d->deleted, (unsigned long long)d->filtered, (unsigned long long)d->files_before,
            (unsigned long long)d->checked);
}

static enum cc_status
run_import(struct cc_cli *cli, struct cc_error *error)
{
    struct cc_mirror_import what = {.paths = (const char *const *)cli->args.pos, .n_paths = cli->args.n_pos,
        .only = cc_cli_get(cli, CC_OPT_ONLY, NULL), .events = &cli->sink, .cancel = &cc_cli_interrupted};
    struct cc_mirror_imported done = {0};
    char *path = cc_cli_mirror_path(cli), *slash = strrchr(path, '/');
    enum cc_status status = CC_OK;

    if (slash != NULL && slash != path) {
        char *folder = cc_mem_strndup(path, (size_t)(slash - path));

        status = cc_file_mkdirs(folder, error);
        free(folder);
    }
    if (status == CC_OK) {
        status = cc_mirror_import(path, &what, &done, error);
        if (status == CC_OK || done.records > 0)
            say_imported(cli, path, &done);
    }
    free(path);
    return status;
}

/* ------------------------------------------------- stats, verify, optimize */

static enum cc_status
run_stats(struct cc_cli *cli, struct cc_error *error)
{
    char *path = cc_cli_mirror_path(cli);
    enum cc_status status = cc_mirror_stats(path, cc_cli_print_number, NULL, error);

    free(path);
    return status;
}

static enum cc_status
run_verify(struct cc_cli *cli, struct cc_error *error)
{
    char *path = cc_cli_mirror_path(cli);
    enum cc_status status = cc_mirror_verify(path, &cli->sink, cc_cli_print_fault, NULL, error);

    if (status == CC_OK)
        printf("every record and every list of the index is whole\n");
    free(path);
    return status;
}

static enum cc_status
run_optimize(struct cc_cli *cli, struct cc_error *error)
{
    char *path = cc_cli_mirror_path(cli);
    enum cc_status status = cc_mirror_optimize(path, &cc_cli_interrupted, error);

    free(path);
    return status;
}

/* ----------------------------------------------------------------- search */

/* A query in Entrez's language has operators, tags, quotes or wildcards; anything else is a question in plain words. */
static bool
is_entrez(const char *query)
{
    return strpbrk(query, "[]\"()*#") != NULL || strstr(query, " AND ") != NULL || strstr(query, " OR ") != NULL ||
        strstr(query, " NOT ") != NULL;
}

static void
add_rows(struct cc_buf *out, const char *id, const struct cc_found *found)
{
    for (size_t i = 0; i < found->n; i++)
        cc_buf_addf(out, "%s\t%u\t%zu\t%.5f\n", id, found->pmids[i], i + 1, (double)found->scores[i]);
}

static enum cc_status
search_entrez(struct cc_mirror *mirror, const char *query, enum cc_sort sort, size_t limit, struct cc_found *found,
    const struct cc_cli *cli, struct cc_error *error)
{
    struct cc_entrez_index index = cc_mirror_entrez_index(mirror);
    struct cc_entrez_options options = {.index = &index};
    struct cc_entrez entrez = {0};
    enum cc_status status = cc_entrez_parse(query, strlen(query), &options, &entrez, error);

    if (status == CC_OK) {
        const struct cc_strings *lists[] = {&entrez.phrases_not_found, &entrez.fields_not_found,
            &entrez.phrases_ignored, &entrez.quoted_not_found, &entrez.messages};
        static const char *const labels[] = {
            "phrase not found: ", "field not found: ", "ignored: ", "quoted phrase not found: ", ""};

        cc_cli_say(cli, "%s", entrez.translation);
        for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
            for (size_t k = 0; k < lists[i]->n; k++)
                cc_cli_say(cli, "%s%s", labels[i], lists[i]->v[k]);
        status = cc_mirror_run(mirror, entrez.root, sort, 0, limit, found, error);
    }
    for (size_t k = 0; k < found->messages.n; k++)
        cc_cli_say(cli, "%s", found->messages.v[k]);
    if (status == CC_OK)
        cc_cli_say(cli, "%llu records match", (unsigned long long)found->count);
    cc_entrez_clear(&entrez);
    return status;
}

/* Lines "id<TAB>text"; a header line "query<TAB>text" is passed over. */
static enum cc_status
search_many(struct cc_mirror *mirror, char *lines, size_t limit, struct cc_buf *out, struct cc_error *error)
{
    enum cc_status status = CC_OK;
    size_t number = 0;

    for (char *line = lines, *next; line != NULL && *line != '\0' && status == CC_OK; line = next) {
        char *tab = strchr(line, '\t'), *end = strchr(line, '\n');
        struct cc_found found = {0};

        next = end != NULL ? end + 1 : NULL;
        number++;
        if (end != NULL)
            *end = '\0';
        if (end != NULL && end > line && end[-1] == '\r')
            end[-1] = '\0';
        if (*line == '\0' || (number == 1 && strncmp(line, "query\t", 6) == 0))
            continue;
        if (tab == NULL || (end != NULL && tab > end))
            return cc_error_set(error, CC_INPUT, "--queries: line %zu has no tab between id and text", number);
        *tab = '\0';
        status = cc_mirror_ask(mirror, tab + 1, NULL, limit, &found, error);
        add_rows(out, line, &found);
        cc_found_clear(&found);
        if (cc_cli_interrupted && status == CC_OK)
            status = cc_error_set(error, CC_CANCELLED, "interrupted");
    }
    return status;
}

static enum cc_status
search_one(struct cc_cli *cli, struct cc_mirror *mirror, size_t limit, struct cc_buf *out, struct cc_error *error)
{
    const char *query = cli->args.pos[0], *order = cc_cli_get(cli, CC_OPT_SORT, "relevance");
    struct cc_found found = {0};
    enum cc_status status;

    if (strcmp(order, "relevance") != 0 && strcmp(order, "date") != 0)
        return cc_error_set(error, CC_USAGE, "--sort %s: expected relevance or date", order);
    if (is_entrez(query) || strcmp(order, "date") == 0)
        status = search_entrez(
            mirror, query, strcmp(order, "date") == 0 ? CC_SORT_RECENT : CC_SORT_RELEVANCE, limit, &found, cli, error);
    else
        status = cc_mirror_ask(mirror, query, NULL, limit, &found, error);
    if (status == CC_OK)
        add_rows(out, "1", &found);
    cc_found_clear(&found);
    return status;
}

static enum cc_status
run_search(struct cc_cli *cli, struct cc_error *error)
{
    const char *queries = cc_cli_get(cli, CC_OPT_QUERIES, NULL), *format = cc_cli_get(cli, CC_OPT_FORMAT, "tsv");
    struct cc_mirror *mirror = NULL;
    struct cc_buf lines = {0}, out = {0};
    char *path = NULL;
    long limit;
    enum cc_status status = cc_cli_number(cli, CC_OPT_LIMIT, 1, 100000, queries != NULL ? 100 : 20, &limit, error);

    if (status == CC_OK && strcmp(format, "tsv") != 0)
        status = cc_error_set(error, CC_USAGE, "--format %s: expected tsv", format);
    if (status == CC_OK && (queries != NULL) == (cli->args.n_pos > 0))
        status = cc_error_set(error, CC_USAGE, "expected one QUERY, or --queries FILE");
    if (status == CC_OK && queries != NULL)
        status = cc_file_read(queries, CC_RESPONSE_MAX_BYTES, &lines, error);
    path = cc_cli_mirror_path(cli);
    if (status == CC_OK)
        status = cc_mirror_db_open(path, &mirror, error);
    if (status == CC_OK)
        status = cc_mirror_begin(mirror, error);
    if (status == CC_OK && queries != NULL)
        status = search_many(mirror, lines.n > 0 ? lines.v : NULL, (size_t)limit, &out, error);
    else if (status == CC_OK)
        status = search_one(cli, mirror, (size_t)limit, &out, error);
    if (mirror != NULL)
        cc_mirror_end(mirror);
    if (status == CC_OK)
        status = cc_cli_write(cli, out.v != NULL ? out.v : "", out.n, error);
    cc_mirror_db_free(mirror);
    cc_buf_clear(&lines);
    cc_buf_clear(&out);
    free(path);
    return status;
}

static const enum cc_opt IMPORT_OPTIONS[] = {CC_OPT_MIRROR, CC_OPT_ONLY, CC_OPT_QUIET, CC_OPT_HELP};
static const enum cc_opt OPTIONS[] = {CC_OPT_MIRROR, CC_OPT_HELP};
static const enum cc_opt VERIFY_OPTIONS[] = {CC_OPT_MIRROR, CC_OPT_QUIET, CC_OPT_HELP};
static const enum cc_opt SEARCH_OPTIONS[] = {CC_OPT_MIRROR, CC_OPT_QUERIES, CC_OPT_LIMIT, CC_OPT_SORT, CC_OPT_FORMAT,
    CC_OPT_OUTPUT, CC_OPT_QUIET, CC_OPT_HELP};

const struct cc_command cc_cmd_mirror_import = {.name = "mirror import", .arguments = "FILE.xml[.gz]…|DIR",
    .summary = "build or update a local PubMed from PubMed XML",
    .help = "Files are applied in the order given, a folder's *.xml and *.xml.gz by name: first the baseline, then the update\n"
            "files, as they come from ftp.ncbi.nlm.nih.gov/pubmed. A newer version of a record takes the place of the old one,\n"
            "deletions are obeyed, FILE.md5 is checked where it stands beside FILE. Interrupted at any moment, the same command\n"
            "goes on where it was; a file that is in already is left out. --only keeps a slice, and the mirror stays that slice.\n"
            "The default mirror is $XDG_DATA_HOME/claimcheck/mirror.db.\n\n"
            "  claimcheck mirror import --mirror gut.db --only 'gastrointestinal microbiome[mh] OR probiotic*[tiab]' baseline/\n",
    .options = IMPORT_OPTIONS, .min_pos = 1, .max_pos = SIZE_MAX, .run = run_import};
const struct cc_command cc_cmd_mirror_stats = {.name = "mirror stats",
    .arguments = "",
    .summary = "what a mirror holds",
    .help = "Prints counts and sizes, one a line.\n",
    .options = OPTIONS,
    .run = run_stats};
const struct cc_command cc_cmd_mirror_verify = {.name = "mirror verify",
    .arguments = "",
    .summary = "read every record and every list of a mirror",
    .help = "Names each thing that is damaged; the exit code is 8 then.\n",
    .options = VERIFY_OPTIONS,
    .run = run_verify};
const struct cc_command cc_cmd_mirror_optimize = {.name = "mirror optimize", .arguments = "",
    .summary = "make a mirror smaller and searches quicker",
    .help = "Merges the index into one piece, drops what is superseded or deleted from it and from the records, and gives free space\n"
            "back. Needs room for a second copy of the file while it works.\n", .options = OPTIONS, .run = run_optimize};
const struct cc_command cc_cmd_mirror_search = {.name = "mirror search", .arguments = "[QUERY]",
    .summary = "search a mirror, in PubMed's language or in plain words",
    .help = "A QUERY with tags, operators, quotes, parentheses or * is PubMed's language; plain words are a question, and the\n"
            "records most relevant to it come first. With --queries, each line of FILE is an id, a tab and plain words.\n"
            "Output: id (1 for a single query), PMID, rank, score.\n\n"
            "  claimcheck mirror search 'probiotics[tiab] AND eczema[mh] AND randomized controlled trial[pt]'\n"
            "  claimcheck mirror search 'do probiotics help against eczema'\n",
    .options = SEARCH_OPTIONS, .max_pos = 1, .run = run_search};
