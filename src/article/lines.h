/* lines.h: a plain text as lines, and lines as units (one unit = one paragraph, item or heading in the making).
 * Nobody declares structure in a .txt; this is where it is seen: markers, numbers, indentation, hard wrapping. */
#ifndef CC_ARTICLE_LINES_H
#define CC_ARTICLE_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum cc_line_kind { CC_LINE_BLANK, CC_LINE_PLAIN, CC_LINE_BULLET, CC_LINE_NUMBER, CC_LINE_CALL, CC_LINE_RULE,
    CC_LINE_ROW, CC_LINE_FIELD };

struct cc_line {
    const char *s;      /* without indentation and trailing space */
    size_t n;
    uint32_t indent;    /* columns; a tab goes to the next multiple of 4 */
    uint32_t cols;      /* characters of s */
    uint32_t first_word;/* characters of its first word */
    enum cc_line_kind kind;
    uint32_t marker;    /* BULLET, CALL: its code point; all other pictographs are one marker; RULE: its character */
    uint32_t number;    /* NUMBER; FIELD: enum cc_mail_field */
    uint32_t skip;      /* bytes of marker and space before the text */
    uint32_t table, row;/* ROW: of which table of the text, counted from 1; of it which row, from 0; marker parts its cells */
    bool head;          /* ROW: its cells are the heads of the columns */
};

struct cc_lines {
    struct cc_line *v;  /* v[i] is source line i + 1 */
    size_t n, cap;
    uint32_t width;     /* column at which the text was hard-wrapped; 0 = one paragraph a line */
};

/* What a line starts with: fills kind, marker, number and skip from s and n. */
void cc_line_classify(struct cc_line *line);

/* Splits, classifies and finds the wrap width: the column that explains most line breaks, a break at line i being
 * explained by width W when line i fits into W and the next word would not have. */
void cc_lines_read(struct cc_lines *lines, const char *s, size_t n);
void cc_lines_clear(struct cc_lines *lines);

/* How many " | " part the line: "Zinc | 10 mg | fewer colds" has two. */
size_t cc_line_bars(const struct cc_line *line);

/* True when line i + 1 goes on with the paragraph that began on line `first` and has reached line i (i + 1 exists and
 * is PLAIN, i is not blank). */
bool cc_lines_join(const struct cc_lines *lines, size_t first, size_t i);

/* The last character that is no closing quote, bracket or note mark; 0 when there is none. */
uint32_t cc_text_final(const char *s, size_t n);

/* Counting stops at CC_TEXT_WORDS_MAX: nobody asks for more. */
#define CC_TEXT_WORDS_MAX 100
size_t cc_text_words(const char *s, size_t n);
bool cc_text_is_all_caps(const char *s, size_t n);    /* two letters or more, none lower case */
bool cc_text_is_title_case(const char *s, size_t n);  /* every word of four letters or more starts with a capital */
bool cc_text_starts_lower(const char *s, size_t n);

#endif
