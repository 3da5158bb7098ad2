/* render_pieces.c: dates, names, pages and identifiers of a record as NCBI's renderings write them. */
#include "mirror/entrez_parts.h"
#include "mirror/render.h"
#include "vocab/tables.h"

static const char *const MONTHS[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

const struct cc_tree *
cc_record_citation(const struct cc_tree *record)
{
    const struct cc_tree *book = cc_tree_at(record, "BookDocument");

    return book != NULL ? book : cc_tree_at(record, "MedlineCitation");
}

/* "Jan", "01" and "1" -> 1; 0 when it is none. */
static unsigned
month_number(const char *text)
{
    for (unsigned i = 0; i < 12; i++) {
        if (strncasecmp(text, MONTHS[i], 3) == 0)
            return i + 1;
    }
    return text[0] >= '0' && text[0] <= '9' ? (unsigned)strtoul(text, NULL, 10) % 13 : 0;
}

char *
cc_record_date(const struct cc_tree *date)
{
    char *medline = cc_tree_string(date, "MedlineDate"), *year = cc_tree_string(date, "Year"),
         *month = cc_tree_string(date, "Month"), *season = cc_tree_string(date, "Season"),
         *day = cc_tree_string(date, "Day");
    struct cc_buf b = {0};
    unsigned number = month_number(month);

    if (*medline) {
        cc_buf_adds(&b, medline);
    } else {
        cc_buf_adds(&b, year);
        if (*season)
            cc_buf_addf(&b, " %s", season);
        else if (number > 0)
            cc_buf_addf(&b, " %s", MONTHS[number - 1]);
        if (*day && number > 0)
            cc_buf_addf(&b, " %lu", strtoul(day, NULL, 10));
    }
    free(medline);
    free(year);
    free(month);
    free(season);
    free(day);
    return cc_buf_take(&b, NULL);
}

static unsigned
number_at(const struct cc_tree *tree, const char *name)
{
    char *text = cc_tree_string(tree, name);
    unsigned value = (unsigned)strtoul(text, NULL, 10);

    free(text);
    return value > 9999 ? 9999 : value;
}

char *
cc_record_moment(const struct cc_tree *date)
{
    char *month = cc_tree_string(date, "Month");
    unsigned m = month_number(month), d = number_at(date, "Day");

    free(month);
    return cc_mem_printf("%u/%02u/%02u %02u:%02u", number_at(date, "Year"), m ? m : 1, d ? d : 1,
        number_at(date, "Hour"), number_at(date, "Minute"));
}

uint32_t
cc_record_day(const struct cc_tree *date)
{
    char *month = cc_tree_string(date, "Month"), *season = cc_tree_string(date, "Season"),
         *medline = cc_tree_string(date, "MedlineDate");
    unsigned year = number_at(date, "Year"), m = month_number(month), d = number_at(date, "Day");
    static const struct {
        const char *name;
        unsigned month;
    } SEASONS[] = {{"Win", 1}, {"Spr", 4}, {"Sum", 7}, {"Fal", 10}, {"Aut", 10}};

    if (year == 0 && *medline) { /* "1998 Dec-1999 Jan" */
        const char *p = strpbrk(medline, "0123456789");

        year = p ? (unsigned)strtoul(p, NULL, 10) % 10000 : 0;
        m = p && strlen(p) > 5 ? month_number(p + 5) : 0;
        m = m > 12 ? 0 : m;
    }
    for (size_t i = 0; m == 0 && i < sizeof SEASONS / sizeof *SEASONS; i++) {
        if (strncasecmp(season, SEASONS[i].name, 3) == 0)
            m = SEASONS[i].month;
    }
    free(month);
    free(season);
    free(medline);
    return year ? year * 10000 + (m ? m : 1) * 100 + (d && d < 32 ? d : 1) : 0;
}

char *
cc_record_author(const struct cc_tree *author)
{
    char *collective = cc_tree_string(author, "CollectiveName"), *last, *initials, *suffix;
    struct cc_buf b = {0};

    if (*collective)
        return collective;
    free(collective);
    last = cc_tree_string(author, "LastName");
    initials = cc_tree_string(author, "Initials");
    suffix = cc_tree_string(author, "Suffix");
    cc_buf_addf(&b, "%s%s%s%s%s", last, *initials ? " " : "", initials, *suffix ? " " : "", suffix);
    free(last);
    free(initials);
    free(suffix);
    return cc_buf_take(&b, NULL);
}

char *
cc_record_pages(const struct cc_tree *citation)
{
    const struct cc_tree *pages = cc_tree_at(citation, "Article/Pagination");
    char *medline, *start, *end, *both;

    if (pages == NULL)
        pages = cc_tree_at(citation, "Pagination");
    medline = cc_tree_string(pages, "MedlinePgn");
    if (*medline)
        return medline;
    free(medline);
    start = cc_tree_string(pages, "StartPage");
    end = cc_tree_string(pages, "EndPage");
    both = *end ? cc_mem_printf("%s-%s", start, end) : cc_mem_strdup(start);
    free(start);
    free(end);
    return both;
}

char *
cc_record_place(const struct cc_tree *citation)
{
    const struct cc_tree *issue = cc_tree_at(citation, "Article/Journal/JournalIssue");
    char *date = cc_record_date(cc_tree_at(issue, "PubDate")), *volume = cc_tree_string(issue, "Volume"),
         *number = cc_tree_string(issue, "Issue"), *pages = cc_record_pages(citation);
    struct cc_buf b = {0};

    cc_buf_adds(&b, date);
    if (*volume || *number)
        cc_buf_addf(&b, ";%s", volume);
    if (*number)
        cc_buf_addf(&b, "(%s)", number);
    if (*pages)
        cc_buf_addf(&b, ":%s", pages);
    free(date);
    free(volume);
    free(number);
    free(pages);
    return cc_buf_take(&b, NULL);
}

char *
cc_record_ref_type(const char *ref_type)
{
    struct cc_buf b = {0};

    for (const char *p = ref_type; *p; p++) {
        if (p > ref_type && *p >= 'A' && *p <= 'Z')
            cc_buf_addc(&b, ' ');
        cc_buf_addc(&b, p > ref_type && *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p);
    }
    return cc_buf_take(&b, NULL);
}

char *
cc_record_id(const struct cc_tree *record, const char *type)
{
    static const char *const LISTS[] = {"PubmedData/ArticleIdList", "BookDocument/ArticleIdList", "PubmedBookData/ArticleIdList"};

    for (size_t l = 0; l < sizeof LISTS / sizeof *LISTS; l++) {
        const struct cc_tree *list = cc_tree_at(record, LISTS[l]), *id;

        for (size_t i = 0; (id = cc_tree_next(list, "ArticleId", &i)) != NULL;) {
            const char *is = cc_tree_attribute(id, "IdType");

            if (is != NULL && strcmp(is, type) == 0)
                return cc_tree_string(id, "");
        }
    }
    return cc_mem_strdup("");
}

const char *
cc_record_language(const char *code)
{
    const struct cc_vocab *table = &cc_vocab_languages;
    uint32_t row = cc_vocab_find(table, code, strlen(code));

    return row == CC_VOCAB_NONE ? code : cc_vocab_field(table, row, CC_VOCAB_LANGUAGES_SHOWN);
}

void
cc_render_wrap(struct cc_buf *b, const char *text, size_t first_column, size_t indent, size_t width, bool keep_space)
{
    size_t column = first_column;
    bool begun = false;

    while (*text) {
        size_t n = strcspn(text, " \n"), columns = 0;

        for (size_t i = 0; i < n; i++)
            columns += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (begun && column + 1 + columns > width) {
            cc_buf_adds(b, keep_space ? " \n" : "\n");
            for (size_t i = 0; i < indent; i++)
                cc_buf_addc(b, ' ');
            column = indent;
        } else if (begun) {
            cc_buf_addc(b, ' ');
            column++;
        }
        cc_buf_add(b, text, n);
        column += columns;
        begun = true;
        text += n;
        text += strspn(text, " \n");
    }
}
