/* markdown_table.c: see markdown_table.h. */
#include "article/markdown_table.h"

#include "base/mem.h"

static bool
is_space(char c)
{
    return c == ' ' || c == '\t';
}

size_t
cc_md_row(const char *s, size_t n, struct cc_md_cell out[CC_MD_CELLS_MAX])
{
    size_t cells = 0, start, i = 0;
    bool pipe = false;

    while (i < n && is_space(s[i]))
        i++;
    while (n > i && is_space(s[n - 1]))
        n--;
    if (i < n && s[i] == '|') {
        pipe = true;
        i++;
    }
    for (start = i; i <= n && cells < CC_MD_CELLS_MAX; i++) {
        if (i + 1 < n && s[i] == '\\') {
            i++;
            continue;
        }
        if (i < n && s[i] != '|')
            continue;
        pipe = pipe || i < n;
        if (i >= n && start >= n && cells > 0) /* nothing after the closing pipe */
            break;
        out[cells].start = start;
        out[cells].end = i < n ? i : n;
        while (out[cells].start < out[cells].end && is_space(s[out[cells].start]))
            out[cells].start++;
        while (out[cells].end > out[cells].start && is_space(s[out[cells].end - 1]))
            out[cells].end--;
        cells++;
        start = i + 1;
    }
    return pipe ? cells : 0;
}

bool
cc_md_is_delimiter_row(const char *s, size_t n, size_t *cells)
{
    struct cc_md_cell cell[CC_MD_CELLS_MAX];

    *cells = cc_md_row(s, n, cell);
    for (size_t i = 0; i < *cells; i++) {
        size_t from = cell[i].start, to = cell[i].end;

        from += from < to && s[from] == ':';
        to -= to > from && s[to - 1] == ':';
        if (from >= to)
            return false;
        for (; from < to; from++) {
            if (s[from] != '-')
                return false;
        }
    }
    return *cells > 0;
}
