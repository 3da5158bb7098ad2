/* html_roles.c: see html_roles.h. */
#include "article/html_roles.h"

#include "base/buf.h"
#include "base/html.h"
#include "vocab/tables.h"

#define CLASS_MAX 1000 /* bytes of a class attribute that are looked at */
#define WEAK_BYTES_MIN 1000 /* less text than this outside the content is no cause for doubt */

static const struct {
    const char *name;
    enum cc_block_role role;
} ROLES[] = {{"content", CC_ROLE_CONTENT}, {"navigation", CC_ROLE_NAVIGATION}, {"banner", CC_ROLE_BANNER},
    {"footer", CC_ROLE_FOOTER}, {"related", CC_ROLE_RELATED}, {"hidden", CC_ROLE_HIDDEN}, {"beside", CC_ROLE__MAX}};

/* True when the key is in the table; *role is then its role. */
static bool
look_up(const char *prefix, const char *s, size_t n, enum cc_block_role *role)
{
    char key[64];
    int len = snprintf(key, sizeof key, "%s %.*s", prefix, (int)(n < 60 ? n : 60), s);
    uint32_t row;

    if (len < 0 || (size_t)len >= sizeof key)
        return false;
    row = cc_vocab_find(&cc_vocab_html_roles, key, (size_t)len);
    for (size_t i = 0; row != CC_VOCAB_NONE && i < sizeof ROLES / sizeof *ROLES; i++) {
        if (strcmp(cc_vocab_field(&cc_vocab_html_roles, row, CC_VOCAB_HTML_ROLES_ROLE), ROLES[i].name) == 0) {
            *role = ROLES[i].role;
            return true;
        }
    }
    return false;
}

#define WORDS_MAX 8

/* Splits one class name into lower-case words separated by single spaces in out[cap]; starts[i] is where word i
 * begins. */
static size_t
split_name(const char *s, size_t n, char *out, size_t cap, size_t starts[WORDS_MAX + 1])
{
    size_t words = 0, len = 0;
    bool in_word = false;

    for (size_t i = 0; i < n && len + 2 < cap; i++) {
        char c = s[i];
        bool upper = c >= 'A' && c <= 'Z';
        bool boundary = upper && i > 0 && s[i - 1] >= 'a' && s[i - 1] <= 'z';

        if (c == '-' || c == '_' || c == ':' || c == '/') {
            in_word = false;
            continue;
        }
        if (!in_word || boundary) {
            if (words == WORDS_MAX)
                break;
            if (len > 0)
                out[len++] = ' ';
            starts[words++] = len;
            in_word = true;
        }
        out[len++] = (char)(upper ? c + 32 : c);
    }
    out[len] = '\0';
    starts[words] = len + 1;
    return words;
}

/* The most telling run of words of one class name: all, then pairs, then single words. */
static bool
role_of_name(const char *s, size_t n, enum cc_block_role *role)
{
    char words[64];
    size_t starts[WORDS_MAX + 1], count;

    /* Tailwind and Bootstrap utilities say something about looks only: "md:hidden", "overflow-hidden", "border-b" */
    if (memchr(s, ':', n) != NULL || memchr(s, '[', n) != NULL)
        return false;
    count = split_name(s, n, words, sizeof words, starts);
    for (size_t size = count; size > 0; size = size > 3 ? 3 : size - 1) {
        for (size_t i = 0; i + size <= count; i++) {
            /* "hidden" alone must be the whole name */
            if (size == 1 && count > 1 && strncmp(words + starts[i], "hidden", 6) == 0)
                continue;
            if (look_up("class", words + starts[i], starts[i + size] - starts[i] - 1, role))
                return true;
        }
    }
    return false;
}

static bool
role_of_names(const char *value, enum cc_block_role *role)
{
    size_t n = value ? strnlen(value, CLASS_MAX) : 0, i = 0;
    bool found = false;

    while (i < n) {
        size_t start;
        enum cc_block_role one;

        while (i < n && (unsigned char)value[i] <= ' ')
            i++;
        start = i;
        while (i < n && (unsigned char)value[i] > ' ')
            i++;
        if (i == start || !role_of_name(value + start, i - start, &one))
            continue;
        if (one == CC_ROLE_CONTENT)
            return false;
        if (one != CC_ROLE__MAX || !found)
            *role = one;
        found = true;
    }
    return found;
}

/* Does a word of the class or id name something that a click opens ("accordion__panel", "tab-pane", "faq-answer"), and
 * none a menu or a pop-up? */
static bool
opens(const char *value)
{
    size_t n = value ? strnlen(value, CLASS_MAX) : 0, i = 0;
    enum cc_block_role role;
    bool found = false;

    while (i < n) {
        char words[64];
        size_t starts[WORDS_MAX + 1], start, count;

        while (i < n && (unsigned char)value[i] <= ' ')
            i++;
        start = i;
        while (i < n && (unsigned char)value[i] > ' ')
            i++;
        count = split_name(value + start, i - start, words, sizeof words, starts);
        for (size_t w = 0; w < count; w++) {
            if (!look_up("opens", words + starts[w], starts[w + 1] - starts[w] - 1, &role))
                continue;
            if (role != CC_ROLE_CONTENT)
                return false;
            found = true;
        }
    }
    return found;
}

/* What a page hides until the reader clicks its head or its tab is text of the page like any other. */
static bool
is_opened_by_reader(const char *const *attributes)
{
    const char *hidden = cc_html_attribute(attributes, "hidden"), *aria = cc_html_attribute(attributes, "role");

    return (hidden != NULL && strcasecmp(hidden, "until-found") == 0) ||
        (aria != NULL && strcmp(aria, "tabpanel") == 0) || cc_html_attribute(attributes, "aria-labelledby") != NULL ||
        opens(cc_html_attribute(attributes, "class")) || opens(cc_html_attribute(attributes, "id"));
}

static bool
is_hidden(const char *const *attributes)
{
    const char *style = cc_html_attribute(attributes, "style");
    const char *hidden = cc_html_attribute(attributes, "aria-hidden");

    if (cc_html_attribute(attributes, "hidden") != NULL || (hidden != NULL && strcmp(hidden, "true") == 0))
        return true;
    for (const char *p = style; p != NULL && *p; p++) {
        static const char *const WORDS[] = {"display:none", "visibility:hidden"};

        for (size_t w = 0; w < 2; w++) {
            const char *a = p, *b = WORDS[w];

            while (*b && *a) {
                if (*a == ' ')
                    a++;
                else if ((*a | 32) == *b || *a == *b)
                    a++, b++;
                else
                    break;
            }
            if (*b == '\0')
                return true;
        }
    }
    return false;
}

/* Wrappers of the whole page carry state in their classes ("modal-open"), which says nothing about their content. */
static bool
is_wrapper(const char *name)
{
    static const char *const WRAPPERS[] = {"html", "head", "body", "main", "article", "h1", "p", "strong", "b", "em",
        "i", "td", "th", "tr", "table", "tbody"};

    for (size_t i = 0; i < sizeof WRAPPERS / sizeof *WRAPPERS; i++) {
        if (strcmp(name, WRAPPERS[i]) == 0)
            return true;
    }
    return false;
}

enum cc_block_role
cc_html_role(const char *name, const char *const *attributes, bool *weak)
{
    const char *aria = cc_html_attribute(attributes, "role");
    enum cc_block_role role = CC_ROLE_CONTENT;

    *weak = false;
    if (is_hidden(attributes) && !is_opened_by_reader(attributes))
        return CC_ROLE_HIDDEN;
    if (look_up("tag", name, strlen(name), &role))
        return role;
    /* an accordion may call itself a list of tabs: its panels stand inside it */
    if (aria != NULL && strcmp(aria, "tablist") == 0 && opens(cc_html_attribute(attributes, "class")))
        return CC_ROLE_CONTENT;
    if (aria != NULL && look_up("aria", aria, strlen(aria), &role))
        return role;
    if (is_wrapper(name))
        return CC_ROLE_CONTENT;
    if (role_of_names(cc_html_attribute(attributes, "class"), &role) ||
        role_of_names(cc_html_attribute(attributes, "id"), &role))
        *weak = true;
    return role;
}

/* Does the element open and close what stands below it? */
static bool
is_panel_head(const char *const *attributes)
{
    const char *aria = cc_html_attribute(attributes, "role");

    if (cc_html_attribute(attributes, "aria-haspopup") != NULL || (aria != NULL && strcmp(aria, "combobox") == 0))
        return false;
    return cc_html_attribute(attributes, "aria-expanded") != NULL || opens(cc_html_attribute(attributes, "class"));
}

enum cc_block_kind
cc_html_button(const char *const *attributes, enum cc_block_kind around)
{
    if (!is_panel_head(attributes))
        return CC_BLOCK_BUTTON;
    return around == CC_BLOCK_HEADING || around == CC_BLOCK_LIST_ITEM ? around : CC_BLOCK_TERM;
}

bool
cc_html_is_button(const char *const *attributes)
{
    const char *value = cc_html_attribute(attributes, "class");
    const char *aria = cc_html_attribute(attributes, "role");
    size_t n = value ? strnlen(value, CLASS_MAX) : 0, i = 0;

    if (aria != NULL && strcmp(aria, "button") == 0)
        return true;
    while (i < n) {
        char words[64];
        size_t starts[WORDS_MAX + 1], start, count;

        while (i < n && (unsigned char)value[i] <= ' ')
            i++;
        start = i;
        while (i < n && (unsigned char)value[i] > ' ')
            i++;
        count = split_name(value + start, i - start, words, sizeof words, starts);
        for (size_t w = 0; w < count; w++) {
            size_t len = starts[w + 1] - starts[w] - 1;

            if ((len == 3 && (memcmp(words + starts[w], "btn", 3) == 0 || memcmp(words + starts[w], "cta", 3) == 0)) ||
                (len == 6 && memcmp(words + starts[w], "button", 6) == 0))
                return true;
        }
    }
    return false;
}

bool
cc_html_doubt_roles(struct cc_article *a, const struct cc_span *blocks, size_t n)
{
    size_t content = 0, weak = 0;

    for (size_t i = 0; i < a->n_blocks; i++)
        content += a->blocks[i].role == CC_ROLE_CONTENT ? a->blocks[i].span.end - a->blocks[i].span.start : 0;
    for (size_t i = 0; i < n; i++)
        weak += a->blocks[blocks[i].end - 1].span.end - a->blocks[blocks[i].start].span.start;
    if (weak < WEAK_BYTES_MIN || content * 4 > weak)
        return false;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = blocks[i].start; k < blocks[i].end; k++)
            a->blocks[k].role = CC_ROLE_CONTENT;
    }
    return true;
}
