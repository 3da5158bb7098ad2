/* split.c: see split.h. */
#include "mirror/split.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

#include <claimcheck/limits.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"

#define READ_BYTES   ((size_t)512 << 10)
#define RECORD_MAX   ((size_t)64 << 20) /* the largest real one is below 1 MB */

struct cc_split {
    char *path;
    gzFile file;
    struct cc_buf bytes;      /* what was read and not yet used begins at `at` */
    size_t at;
    uint64_t consumed;        /* unpacked bytes before bytes.v */
    uint64_t told;            /* of which the last cc_split_progress knew */
    bool eof, root_open, root_seen;
    size_t deletions_end;     /* inside a DeleteCitation: where it ends, else 0 */
};

/* "MD5(pubmed26n1497.xml.gz)= <hex>", or the hex digits first. */
static enum cc_status
check_md5(const char *path, bool *checked, struct cc_error *error)
{
    char *md5_path = cc_mem_printf("%s.md5", path), have[CC_MD5_HEX];
    struct cc_buf text = {0};
    enum cc_status status = CC_OK;
    struct stat st;
    void *map;
    int fd = -1;

    *checked = false;
    if (!cc_file_exists(md5_path))
        goto out;
    status = cc_file_read(md5_path, 4096, &text, error);
    if (status != CC_OK)
        goto out;
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0 || st.st_size == 0)
        goto out; /* the reader says so better */
    map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (map == MAP_FAILED) {
        status = cc_error_set(error, CC_INPUT, "%s: %s", path, strerror(errno));
        goto out;
    }
    cc_hash_md5(map, (size_t)st.st_size, have);
    munmap(map, (size_t)st.st_size);
    *checked = strcasestr(text.v, have) != NULL;
    if (!*checked)
        status = cc_error_set(error, CC_VERIFY, "%s: does not agree with %s.md5; fetch both again", path, path);
out:
    if (fd >= 0)
        close(fd);
    cc_buf_clear(&text);
    free(md5_path);
    return status;
}

enum cc_status
cc_split_open(const char *path, struct cc_split **out, bool *md5_checked, struct cc_error *error)
{
    struct cc_split *s;
    enum cc_status status = check_md5(path, md5_checked, error);
    gzFile file;

    *out = NULL;
    if (status != CC_OK)
        return status;
    errno = 0;
    file = gzopen(path, "rbe");
    if (file == NULL)
        return cc_error_set(error, CC_INPUT, "%s: %s", path, errno != 0 ? strerror(errno) : "cannot be opened");
    gzbuffer(file, 256 << 10);
    s = cc_mem_alloc(sizeof *s);
    s->path = cc_mem_strdup(path);
    s->file = file;
    *out = s;
    return CC_OK;
}

void
cc_split_close(struct cc_split *s)
{
    if (s == NULL)
        return;
    gzclose(s->file);
    cc_buf_clear(&s->bytes);
    free(s->path);
    free(s);
}

void
cc_split_progress(struct cc_split *s, uint64_t *file_bytes, uint64_t *xml_bytes)
{
    z_off_t at = gzoffset(s->file);
    uint64_t used = s->consumed + s->at;

    *file_bytes = at > 0 ? (uint64_t)at : 0;
    *xml_bytes = used - s->told;
    s->told = used;
}

/* Reads more behind what is there; what was used is dropped first, so pointers into bytes end here. */
static enum cc_status
fill(struct cc_split *s, struct cc_error *error)
{
    int n;

    if (s->at > 0) {
        memmove(s->bytes.v, s->bytes.v + s->at, s->bytes.n - s->at);
        s->bytes.n -= s->at;
        s->consumed += s->at;
        s->at = 0;
    }
    if (s->bytes.n > RECORD_MAX)
        return cc_error_set(error, CC_LIMIT, "%s: a record of more than %zu MB at byte %llu", s->path, RECORD_MAX >> 20,
            (unsigned long long)s->consumed);
    cc_buf_reserve(&s->bytes, READ_BYTES);
    n = gzread(s->file, s->bytes.v + s->bytes.n, (unsigned)READ_BYTES);
    if (n < 0) {
        int code;
        const char *why = gzerror(s->file, &code);

        return cc_error_set(error, CC_INPUT, "%s: %s at byte %llu; fetch the file again", s->path,
            code == Z_ERRNO ? strerror(errno) : code == Z_BUF_ERROR ? "the compressed file is cut off" : why,
            (unsigned long long)(s->consumed + s->bytes.n));
    }
    if ((size_t)n < READ_BYTES) {
        int code;

        gzerror(s->file, &code);
        if (code == Z_BUF_ERROR)
            return cc_error_set(error, CC_INPUT, "%s: the compressed file is cut off at byte %llu; fetch it again",
                s->path, (unsigned long long)(s->consumed + s->bytes.n + (size_t)n));
        s->eof = n == 0;
    }
    s->bytes.n += (size_t)n;
    s->bytes.v[s->bytes.n] = '\0';
    return CC_OK;
}

static enum cc_status
bad(const struct cc_split *s, const char *what, struct cc_error *error)
{
    return cc_error_set(
        error, CC_INPUT, "%s: %s at byte %llu", s->path, what, (unsigned long long)(s->consumed + s->at));
}

static bool
begins(const struct cc_split *s, const char *with)
{
    size_t n = strlen(with);

    return s->bytes.n - s->at >= n && memcmp(s->bytes.v + s->at, with, n) == 0;
}

/* Finds `what` behind s->at + from, reading on where needed; *end is the length from s->at to behind it. */
static enum cc_status
find_end(struct cc_split *s, size_t from, const char *what, size_t *end, struct cc_error *error)
{
    size_t n = strlen(what);

    for (;;) {
        const char *v = s->bytes.v + s->at;
        size_t have = s->bytes.n - s->at;
        const char *found = have > from ? memmem(v + from, have - from, what, n) : NULL;
        enum cc_status status;

        if (found != NULL) {
            *end = (size_t)(found - v) + n;
            return CC_OK;
        }
        if (s->eof)
            return bad(s, "the file ends inside an element that begins", error);
        if (have > n + from)
            from = have - n; /* do not look at the same bytes again */
        status = fill(s, error);
        if (status != CC_OK)
            return status;
    }
}

/* What may stand between records, by its beginning; until: where it ends. */
static const struct { const char *begin, *until; } between[] = {
    {"<?", "?>"}, {"<!--", "-->"}, {"<!DOCTYPE", ">"}, {"<PubmedArticleSet", ">"}, {"</PubmedArticleSet", ">"},
    {"<PubmedBookArticleSet", ">"}, {"</PubmedBookArticleSet", ">"},
};

static enum cc_status
skip_between(struct cc_split *s, struct cc_error *error)
{
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        enum cc_status status;
        size_t end = 0;

        if (!begins(s, between[i].begin))
            continue;
        status = find_end(s, 0, between[i].until, &end, error);
        if (status != CC_OK)
            return status;
        if (between[i].begin[1] == '!' && between[i].begin[2] == 'D') {
            if (memchr(s->bytes.v + s->at, '[', end) != NULL)
                return bad(s, "a document type with declarations of its own, which PubMed files do not have,", error);
            if (memmem(s->bytes.v + s->at, end, "Pubmed", 6) == NULL)
                return bad(s, "not a PubMed file: another document type", error);
        } else if (memmem(s->bytes.v + s->at, end, "encoding=", 9) != NULL &&
            strncasecmp((const char *)memmem(s->bytes.v + s->at, end, "encoding=", 9) + 10, "utf-8", 5) != 0) {
            return bad(s, "an encoding other than UTF-8", error);
        }
        if (strstr(between[i].begin, "Set") != NULL) {
            s->root_open = between[i].begin[1] != '/' && s->bytes.v[s->at + end - 2] != '/';
            s->root_seen = true;
        }
        s->at += end;
        return CC_OK;
    }
    if (s->bytes.v[s->at] == '<' && memmem(s->bytes.v + s->at, s->bytes.n - s->at, "ERROR>", 6) != NULL)
        return bad(s, "an error message of the server instead of records", error);
    return bad(s,
        s->bytes.v[s->at] == '<' ? "not PubMed XML: an unexpected element" : "text where only records may stand",
        error);
}

static uint32_t
next_deletion(struct cc_split *s)
{
    while (s->at < s->deletions_end) {
        const char *p = s->bytes.v + s->at, *end = s->bytes.v + s->deletions_end;
        const char *tag = memmem(p, (size_t)(end - p), "<PMID", 5);
        uint32_t pmid = 0;

        if (tag == NULL)
            break;
        tag = memchr(tag, '>', (size_t)(end - tag));
        if (tag == NULL)
            break;
        for (tag++; tag < end && *tag >= '0' && *tag <= '9' && pmid < 400000000; tag++)
            pmid = pmid * 10 + (uint32_t)(*tag - '0');
        s->at = (size_t)(tag - s->bytes.v);
        if (pmid != 0)
            return pmid;
    }
    s->at = s->deletions_end;
    s->deletions_end = 0;
    return 0;
}

/* Makes sure that enough is there to recognise what comes; *more false at the end of the file. */
static enum cc_status
look_ahead(struct cc_split *s, bool *more, struct cc_error *error)
{
    enum cc_status status;

    for (;;) {
        while (s->at < s->bytes.n &&
            (s->bytes.v[s->at] == '\n' || s->bytes.v[s->at] == ' ' || s->bytes.v[s->at] == '\r' ||
                s->bytes.v[s->at] == '\t'))
            s->at++;
        if (s->consumed + s->at == 0 && begins(s, "\xef\xbb\xbf"))
            s->at += 3;
        else if (s->bytes.n - s->at >= 32 || s->eof)
            break;
        else if ((status = fill(s, error)) != CC_OK)
            return status;
    }
    *more = s->at < s->bytes.n;
    if (!*more && s->root_open)
        return bad(s, "the file is cut off: no </PubmedArticleSet>", error);
    if (!*more && s->consumed + s->at == 0)
        return bad(s, "an empty file", error);
    return CC_OK;
}

enum cc_status
cc_split_next(struct cc_split *s, struct cc_split_piece *piece, bool *more, struct cc_error *error)
{
    enum cc_status status;
    size_t end;

    *piece = (struct cc_split_piece){0};
    for (;;) {
        const char *close = NULL;

        if (s->deletions_end > 0 && (piece->deleted = next_deletion(s)) != 0) {
            *more = true;
            return CC_OK;
        }
        status = look_ahead(s, more, error);
        if (status != CC_OK || !*more)
            return status;
        if (begins(s, "<PubmedArticle>") || begins(s, "<PubmedArticle "))
            close = "</PubmedArticle>";
        else if (begins(s, "<PubmedBookArticle>") || begins(s, "<PubmedBookArticle "))
            close = "</PubmedBookArticle>";
        else if (begins(s, "<DeleteCitation"))
            close = "</DeleteCitation>";
        if (close == NULL) {
            status = skip_between(s, error);
            if (status != CC_OK)
                return status;
            continue;
        }
        status = find_end(s, 0, close, &end, error);
        if (status != CC_OK)
            return status;
        if (close[2] == 'D') {
            s->deletions_end = s->at + end;
            continue;
        }
        piece->xml = s->bytes.v + s->at;
        piece->len = end;
        s->at += end;
        return CC_OK;
    }
}
