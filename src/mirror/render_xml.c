/* render_xml.c: a stored record as efetch gives it: on one line, and valid under the DTD that the reply names.
 *
 * Records of earlier years have elements that the DTD of 2019 no longer knows (DateCreated, MedlineID), addresses
 * without AffiliationInfo, times inside ArticleDate and MathML without its prefix. Readers that validate refuse a whole
 * reply for one of them. Records are stored as they came; only what is handed out is put right here. The input is
 * well-formed (the import checked it). */
#include "mirror/render.h"

struct copier {
    const char *p, *end;
    struct cc_buf *out;
    bool in_article_date, in_math, in_affiliation_info, in_person;
    struct cc_buf address; /* Affiliation of the article itself: the first author's */
};

static bool
named(const char *name, size_t n, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (strlen(*list) == n && memcmp(*list, name, n) == 0)
            return true;
    }
    return false;
}

/* The name of the tag at p ("</Name …", "<Name"), without its slash. */
static const char *
tag_name(const char *p, const char *end, size_t *n)
{
    const char *name = p + 1 + (p + 1 < end && p[1] == '/');

    *n = 0;
    while (name + *n < end && strchr(" \t\r\n/>", name[*n]) == NULL)
        (*n)++;
    return name;
}

/* Just past the '>' of the tag at p; quotation marks are looked at. */
static const char *
tag_end(const char *p, const char *end)
{
    char quote = '\0';

    for (p++; p < end; p++) {
        if (quote != '\0')
            quote = *p == quote ? '\0' : quote;
        else if (*p == '"' || *p == '\'')
            quote = *p;
        else if (*p == '>')
            return p + 1;
    }
    return end;
}

/* Elements that stand in running text: white space beside them is part of it. */
static bool
is_inline(const char *p, const char *end)
{
    static const char *const NAMES[] = {"i", "b", "u", "sup", "sub", "math", "DispFormula", NULL};
    size_t n;
    const char *name = tag_name(p, end, &n);

    return named(name, n, NAMES) || (n > 4 && memcmp(name, "mml:", 4) == 0);
}

/* Skips the element whose start tag is at p, with all in it. */
static const char *
skip_element(const char *p, const char *end)
{
    size_t depth = 0;

    while (p < end) {
        const char *stop;

        p = memchr(p, '<', (size_t)(end - p));
        if (p == NULL)
            return end;
        stop = tag_end(p, end);
        if (p + 1 < end && p[1] == '/')
            depth--;
        else if (stop[-2] != '/')
            depth++;
        p = stop;
        if (depth == 0)
            return p;
    }
    return end;
}

/* A tag inside default-namespace MathML, with its prefix. */
static void
copy_math_tag(struct copier *c, const char *stop)
{
    static const char XMLNS[] = "xmlns=\"http://www.w3.org/1998/Math/MathML\"";
    size_t n;
    const char *name = tag_name(c->p, c->end, &n), *ns = memmem(name, (size_t)(stop - name), XMLNS, sizeof XMLNS - 1);

    cc_buf_add(c->out, c->p, (size_t)(name - c->p));
    cc_buf_adds(c->out, "mml:");
    if (ns != NULL) {
        cc_buf_add(c->out, name, (size_t)(ns - name));
        cc_buf_adds(c->out, "xmlns:mml");
        cc_buf_add(c->out, ns + 5, (size_t)(stop - ns - 5));
    } else {
        cc_buf_add(c->out, name, (size_t)(stop - name));
    }
}

/* Follows where the copier is: inside a person, inside an AffiliationInfo. */
static void
note_place(struct copier *c, const char *name, size_t n, bool closes)
{
    static const char *const PEOPLE[] = {"Author", "Investigator", NULL};

    if (n == 11 && memcmp(name, "ArticleDate", 11) == 0)
        c->in_article_date = !closes;
    else if (n == 15 && memcmp(name, "AffiliationInfo", 15) == 0)
        c->in_affiliation_info = !closes;
    else if (named(name, n, PEOPLE))
        c->in_person = !closes;
}

/* An address that is not in an AffiliationInfo: until 2014 it stood in the author, earlier still in the article. */
static void
copy_address(struct copier *c)
{
    const char *stop = skip_element(c->p, c->end);

    if (c->in_person) {
        cc_buf_adds(c->out, "<AffiliationInfo>");
        cc_buf_add(c->out, c->p, (size_t)(stop - c->p));
        cc_buf_adds(c->out, "</AffiliationInfo>");
    } else if (c->address.n == 0) {
        cc_buf_addf(&c->address, "<AffiliationInfo>%.*s</AffiliationInfo>", (int)(stop - c->p), c->p);
    }
    c->p = stop;
}

static void
copy_tag(struct copier *c)
{
    static const char *const DROPPED[] = {"DateCreated", "MedlineID", NULL},
                             *const TIMES[] = {"Hour", "Minute", "Second", NULL};
    const char *stop = tag_end(c->p, c->end), *name;
    bool closes = c->p + 1 < c->end && c->p[1] == '/', is_math;
    size_t n;

    name = tag_name(c->p, c->end, &n);
    if (named(name, n, DROPPED) || (c->in_article_date && named(name, n, TIMES))) {
        c->p = stop > c->p + 1 && stop[-2] == '/' ? stop : skip_element(c->p, c->end);
        return;
    }
    if (n == 11 && memcmp(name, "Affiliation", 11) == 0 && !closes && !c->in_affiliation_info && stop[-2] != '/') {
        copy_address(c);
        return;
    }
    if (n == 6 && memcmp(name, "Author", 6) == 0 && closes && c->address.n > 0) {
        cc_buf_add(c->out, c->address.v, c->address.n);
        cc_buf_reset(&c->address);
    }
    note_place(c, name, n, closes);
    is_math = n == 4 && memcmp(name, "math", 4) == 0;
    if (is_math && !closes &&
        memmem(c->p, (size_t)(stop - c->p), "xmlns=\"http://www.w3.org/1998/Math/MathML\"", 42) != NULL)
        c->in_math = true;
    if (c->in_math)
        copy_math_tag(c, stop);
    else
        cc_buf_add(c->out, c->p, (size_t)(stop - c->p));
    if (is_math && closes)
        c->in_math = false;
    c->p = stop;
}

/* Text up to the next tag; white space with a line break between two tags that are no text goes. */
static void
copy_text(struct copier *c, const char *before)
{
    const char *next = memchr(c->p, '<', (size_t)(c->end - c->p));
    bool blank = true, breaks = false;

    if (next == NULL)
        next = c->end;
    for (const char *p = c->p; p < next && blank; p++) {
        blank = *p == ' ' || *p == '\t' || *p == '\n' || *p == '\r';
        breaks = breaks || *p == '\n' || *p == '\r';
    }
    if (blank && (breaks || next == c->end) && before != NULL && !is_inline(before, c->end) &&
        (next == c->end || !is_inline(next, c->end))) {
        c->p = next;
        return;
    }
    for (; c->p < next; c->p++)
        cc_buf_addc(c->out, *c->p == '\n' || *c->p == '\r' || *c->p == '\t' ? ' ' : *c->p);
}

void
cc_render_xml(const char *xml, size_t len, struct cc_buf *b)
{
    struct copier c = {.p = xml, .end = xml + len, .out = b};
    const char *before = NULL;

    while (c.p < c.end) {
        size_t left = (size_t)(c.end - c.p);

        if (*c.p != '<') {
            copy_text(&c, before);
        } else if (left > 9 && memcmp(c.p, "<![CDATA[", 9) == 0) { /* as it is, up to its end */
            const char *stop = memmem(c.p, left, "]]>", 3);

            stop = stop ? stop + 3 : c.end;
            cc_buf_add(b, c.p, (size_t)(stop - c.p));
            c.p = stop;
            before = NULL;
        } else if (left > 4 && (memcmp(c.p, "<!--", 4) == 0 || c.p[1] == '?')) { /* comments and instructions go */
            const char *stop = memmem(c.p, left, c.p[1] == '?' ? "?>" : "-->", c.p[1] == '?' ? 2 : 3);

            c.p = stop ? stop + (c.p[1] == '?' ? 2 : 3) : c.end;
        } else {
            before = c.p;
            copy_tag(&c);
        }
    }
    cc_buf_clear(&c.address);
}
