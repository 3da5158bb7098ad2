/* html_meta.c: see html_meta.h. */
#include "article/html_meta.h"

#include <strings.h>

#include <claimcheck/limits.h>

#include "article/tidy.h"
#include "base/html.h"
#include "base/json.h"

void
cc_html_meta_clear(struct cc_html_meta *m)
{
    cc_buf_clear(&m->json);
    free(m->description);
}

void
cc_html_meta_element(struct cc_html_meta *m, struct cc_build *b, const char *const *attributes, uint32_t line)
{
    static const char *const NAMES[] = {"description", "og:description", "twitter:description"};
    const struct cc_block like = {.kind = CC_BLOCK_META};
    const char *name = cc_html_attribute(attributes, "name"), *content = cc_html_attribute(attributes, "content");

    if (name == NULL)
        name = cc_html_attribute(attributes, "property");
    if (name == NULL || content == NULL)
        return;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strcasecmp(name, NAMES[i]) != 0 || (m->description != NULL && strcmp(m->description, content) == 0))
            continue;
        cc_build_block(b, &like, content, strlen(content), line);
        if (m->description == NULL)
            m->description = cc_mem_strdup(content);
    }
}

/* ---- JSON-LD */

void
cc_html_meta_script(struct cc_html_meta *m, const char *const *attributes)
{
    const char *type = cc_html_attribute(attributes, "type");

    m->in_json = type != NULL && strcasecmp(type, "application/ld+json") == 0;
    m->json_line = 0;
    cc_buf_reset(&m->json);
}

void
cc_html_meta_json(struct cc_html_meta *m, const char *s, size_t n, uint32_t line)
{
    if (!m->in_json)
        return;
    if (m->json_line == 0)
        m->json_line = line;
    cc_buf_add(&m->json, s, n);
}

/* Where the scan for each key has come to: the values are met in the order in which their keys stand in the text. */
enum key { KEY_DESCRIPTION, KEY_NAME, KEY_TEXT, KEYS };

static const char *const KEY_NAMES[KEYS] = {"\"description\"", "\"name\"", "\"text\""};

struct finder {
    const struct cc_html_meta *meta;
    struct cc_build *b;
    struct {
        size_t at;
        uint32_t line;
    } v[KEYS];
};

/* The line of the next such key. */
static uint32_t
next_key_line(struct finder *f, enum key key)
{
    const struct cc_buf *json = &f->meta->json;
    size_t n = strlen(KEY_NAMES[key]), *at = &f->v[key].at;

    for (; *at + n <= json->n; (*at)++) {
        if (json->v[*at] == '\n')
            f->v[key].line++;
        if (memcmp(json->v + *at, KEY_NAMES[key], n) == 0 && (*at == 0 || json->v[*at - 1] != '\\')) {
            size_t after = *at + n;

            while (after < json->n && (unsigned char)json->v[after] <= ' ')
                after++;
            if (after < json->n && json->v[after] == ':') {
                (*at)++;
                return f->v[key].line;
            }
        }
    }
    return f->v[key].line;
}

/* A string of JSON-LD as text: answers may hold markup. */
static void
add_data(struct finder *f, char *label, const char *string, uint32_t line)
{
    const struct cc_block like = {.kind = CC_BLOCK_DATA, .label = label};
    static const struct {
        const char *entity, *text;
    } entities[] = {{"&amp;", "&"}, {"&nbsp;", " "}, {"&#39;", "'"}, {"&rsquo;", "\u2019"}, {"&quot;", "\""},
        {"&lt;", "<"}, {"&gt;", ">"}};
    struct cc_buf b = {0};
    bool tag = false;

    for (const char *p = string; *p != '\0'; p++) {
        size_t i = 0;

        if (*p == '<' && (p[1] == '/' || ((p[1] | 32) >= 'a' && (p[1] | 32) <= 'z')))
            tag = true;
        while (i < sizeof entities / sizeof *entities &&
            (*p != '&' || strncmp(p, entities[i].entity, strlen(entities[i].entity)) != 0))
            i++;
        if (tag) {
            tag = *p != '>';
            if (!tag)
                cc_buf_addc(&b, ' ');
        } else if (i < sizeof entities / sizeof *entities) {
            cc_buf_adds(&b, entities[i].text);
            p += strlen(entities[i].entity) - 1;
        } else {
            cc_buf_addc(&b, *p);
        }
    }
    if (b.n > 0)
        cc_build_block(f->b, &like, b.v, b.n, line);
    cc_buf_clear(&b);
}

static bool
is_question(const struct cc_json *value)
{
    const char *type = cc_json_is_object(value) ? cc_json_string(cc_json_get(value, "@type")) : NULL;

    return type != NULL && strcmp(type, "Question") == 0;
}

/* The text of an answer, or of the first of several; *line is its line. */
static const char *
answer_text(struct finder *f, const struct cc_json *answer, uint32_t *line)
{
    const char *text = NULL;

    if (cc_json_is_array(answer))
        answer = cc_json_at(answer, 0);
    if (answer != NULL && cc_json_is_object(answer))
        text = cc_json_string(cc_json_get(answer, "text"));
    if (text != NULL)
        *line = next_key_line(f, KEY_TEXT);
    return text;
}

/* Questions with their answers, and descriptions. */
static void
find_strings(struct finder *f, const struct cc_json *value, unsigned depth)
{
    const char *question = NULL, *answer = NULL;
    uint32_t asked = 0, answered = 0;
    bool asks = is_question(value);

    if (depth > CC_JSON_DEPTH_MAX)
        return;
    for (const struct cc_json *child = cc_json_first(value); child != NULL; child = cc_json_next(child)) {
        const char *key = cc_json_key(child), *string = cc_json_string(child);

        if (key != NULL && strcmp(key, "description") == 0) {
            uint32_t line = next_key_line(f, KEY_DESCRIPTION);

            if (string != NULL)
                add_data(f, NULL, string, line);
        } else if (key != NULL && strcmp(key, "name") == 0) {
            asked = next_key_line(f, KEY_NAME);
            question = string;
        } else if (key != NULL && strcmp(key, "text") == 0) {
            next_key_line(f, KEY_TEXT);
        } else if (asks && key != NULL && strcmp(key, "acceptedAnswer") == 0) {
            answer = answer_text(f, child, &answered);
            continue;
        }
        if (string == NULL)
            find_strings(f, child, depth + 1);
    }
    if (asks && question != NULL && answer != NULL) {
        static char ask[] = "question", say[] = "answer";

        add_data(f, ask, question, asked);
        add_data(f, say, answer, answered);
    }
}

void
cc_html_meta_script_end(struct cc_html_meta *m, struct cc_build *b)
{
    struct cc_json *document = NULL;
    struct cc_error e = {0};

    if (!m->in_json || m->json.n == 0)
        return;
    m->in_json = false;
    if (cc_json_parse(m->json.v, m->json.n, &document, &e) != CC_OK) {
        cc_build_note(b, "The JSON-LD at line %u could not be read: %s.", m->json_line, e.message);
    } else {
        struct finder f = {.meta = m, .b = b};

        for (int i = 0; i < KEYS; i++)
            f.v[i].line = m->json_line;
        find_strings(&f, document, 0);
    }
    cc_json_free(document);
}

/* ---- small judgements */

void
cc_html_meta_language(struct cc_build *b, const char *lang)
{
    if (lang != NULL && *lang != '\0' && strlen(lang) < 36 && b->article->language == NULL)
        b->article->language = cc_mem_strdup(lang);
}

bool
cc_html_alt_speaks(const char *alt)
{
    static const char *const ENDINGS[] = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif"};
    size_t n = strlen(alt), letters = 0;

    for (size_t i = 0; i < n; i++)
        letters += ((alt[i] | 32) >= 'a' && (alt[i] | 32) <= 'z') || (unsigned char)alt[i] >= 0xC3;
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t e = strlen(ENDINGS[i]);

        if (n >= e && strcasecmp(alt + n - e, ENDINGS[i]) == 0)
            return false;
    }
    return letters >= 3;
}

static bool
after_number_or_unit(const struct cc_build *b)
{
    return cc_build_last(b) != '\0' && cc_build_last(b) != ' ' &&
        cc_tidy_is_exponent(b->text.v, b->block.span.start, b->text.n);
}

bool
cc_html_is_note_mark(const char *s, size_t n, const struct cc_build *b)
{
    size_t digits = 0, others = 0;

    for (size_t i = 0; i < n; i++) {
        digits += s[i] >= '0' && s[i] <= '9';
        others += ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z') || s[i] == '+' ||
            ((unsigned char)s[i] >= 0x80 && memcmp(s + i, "\xE2\x80", n - i < 2 ? n - i : 2) != 0 &&
                ((unsigned char)s[i] & 0xC0) != 0x80 && memcmp(s + i, "\xC2\xA7", n - i < 2 ? n - i : 2) != 0);
    }
    if (digits > 0 && others == 0)
        return !after_number_or_unit(b) || memchr(s, '[', n) != NULL || n > 2;
    if (others == 0)
        return true;
    return n <= 4 && (s[0] == '[' || s[0] == '(') && digits == 0 && others == 1; /* "[a]" */
}

void
cc_html_script_text(struct cc_buf *out, const char *s, size_t n, bool superscript, const struct cc_build *b)
{
    static const char *const DIGITS[] = {"\xE2\x81\xB0", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4",
        "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8", "\xE2\x81\xB9"};
    bool exponent = superscript && after_number_or_unit(b);

    for (size_t i = 0; i < n; i++) {
        if (exponent && s[i] >= '0' && s[i] <= '9')
            cc_buf_adds(out, DIGITS[s[i] - '0']);
        else
            cc_buf_addc(out, s[i]);
    }
}
