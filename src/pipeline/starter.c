/* starter.c: the starter corpus as a mirror: made once, beside the cache, from the citations that ship with the
 * program. */
#include <claimcheck/limits.h>
#include <claimcheck/mirror.h>

#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "pipeline/pipeline_int.h"

/* Where the corpus may lie, seen from the folder of the program: a build in the checkout, an installation. */
static const char *const BESIDE[] = {"../cache/starter", "../../cache/starter", "../share/claimcheck/starter"};

static char *
program_folder(void)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    char *slash;

    if (n <= 0)
        return cc_mem_strdup(".");
    path[n] = '\0';
    slash = strrchr(path, '/');
    if (slash)
        *slash = '\0';
    return cc_mem_strdup(path);
}

static char *
file_in(const char *folder, const char *beside, const char *name)
{
    char *path = cc_mem_printf("%s/%s%s%s", folder, beside, *beside ? "/" : "", name);

    if (cc_file_exists(path))
        return path;
    free(path);
    return NULL;
}

static char *
find(const struct cc_pipeline_config *config, const char *name)
{
    const char *named = config->starter_dir ? config->starter_dir : getenv("CLAIMCHECK_STARTER");
    char *folder = program_folder(), *path = named ? file_in(named, "", name) : NULL;

    for (size_t i = 0; path == NULL && named == NULL && i < sizeof BESIDE / sizeof *BESIDE; i++)
        path = file_in(folder, BESIDE[i], name);
    free(folder);
    return path;
}

/* The corpus's own sentence about itself. */
static enum cc_status
read_statement(const char *manifest, char **out, struct cc_error *error)
{
    struct cc_buf text = {0};
    struct cc_json *doc = NULL;
    enum cc_status status = cc_file_read(manifest, 1 << 20, &text, error);

    if (status == CC_OK)
        status = cc_json_parse(text.v, text.n, &doc, error);
    if (status == CC_OK && cc_json_string(cc_json_get(doc, "statement")) == NULL)
        status = cc_error_set(error, CC_INPUT, "no \"statement\"");
    if (status == CC_OK)
        *out = cc_mem_strdup(cc_json_string(cc_json_get(doc, "statement")));
    else
        (void)cc_error_wrap(error, "%s", manifest);
    cc_json_free(doc);
    cc_buf_clear(&text);
    return status;
}

/* Imports into a file of its own and renames: a reader, or a second process doing the same, sees a whole mirror or
 * none. */
static enum cc_status
make(const char *corpus, const char *path, struct cc_error *error)
{
    char *temporary = cc_mem_printf("%s.%ld", path, (long)getpid());
    struct cc_mirror_import what = {.paths = &corpus, .n_paths = 1};
    struct cc_mirror_imported done = {0};
    enum cc_status status = cc_mirror_import(temporary, &what, &done, error);

    if (status == CC_OK && rename(temporary, path) != 0)
        status = cc_error_set(error, CC_STORE, "%s: cannot be put in its place", path);
    if (status != CC_OK)
        unlink(temporary);
    free(temporary);
    return status;
}

static enum cc_status
mirror_of(const char *corpus, char **out, struct cc_error *error)
{
    char *folder = cc_file_xdg("CACHE"), hex[CC_SHA256_HEX];
    struct cc_buf bytes = {0};
    enum cc_status status = cc_file_read(corpus, CC_RESPONSE_MAX_BYTES, &bytes, error);

    if (status == CC_OK)
        status = cc_file_mkdirs(folder, error);
    if (status == CC_OK) {
        /* the version is in the name: a program with another index makes its own */
        *out = cc_mem_printf("%s/starter-%s-%.12s.db", folder, CC_VERSION, cc_hash_sha256(bytes.v, bytes.n, hex));
        if (!cc_file_exists(*out))
            status = make(corpus, *out, error);
    }
    if (status != CC_OK) {
        free(*out);
        *out = NULL;
    }
    cc_buf_clear(&bytes);
    free(folder);
    return status;
}

enum cc_status
cc_pipeline_starter(const struct cc_pipeline_config *config, char **path, char **statement, struct cc_error *error)
{
    char *corpus = find(config, "starter.xml.gz"), *manifest = find(config, "manifest.json");
    enum cc_status status;

    if (corpus == NULL || manifest == NULL)
        status = cc_error_set(error, CC_NOTFOUND, "the starter corpus was not found beside the program; set CLAIMCHECK_STARTER to the folder that holds starter.xml.gz");
    else
        status = read_statement(manifest, statement, error);
    if (status == CC_OK)
        status = mirror_of(corpus, path, error);
    if (status != CC_OK) {
        free(*statement);
        *statement = NULL;
    }
    free(corpus);
    free(manifest);
    return status;
}
