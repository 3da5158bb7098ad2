/* study_date.c: see study_date.h. */
#include "pubmed/study_date.h"

#include <strings.h>

#include "base/mem.h"

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* All digits, at most four of them; -1 else. */
static int
small_number(const char *s, size_t n)
{
    int value = 0;

    if (n == 0 || n > 4)
        return -1;
    for (size_t i = 0; i < n; i++) {
        if (!is_digit(s[i]))
            return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

/* 1..12 by English name or its first three letters; 0 else. */
static int
month_by_name(const char *s, size_t n)
{
    static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december"};

    for (size_t i = 0; n >= 3 && i < 12; i++)
        if (n <= strlen(months[i]) && strncasecmp(s, months[i], n) == 0)
            return (int)i + 1;
    return 0;
}

bool
cc_date_set_year(struct cc_date *date, const char *s, size_t n)
{
    int year = small_number(s, n);

    if (year <= 0)
        return false;
    date->year = (uint16_t)year;
    return true;
}

bool
cc_date_set_month(struct cc_date *date, const char *s, size_t n)
{
    int month = small_number(s, n);

    if (month < 0)
        month = month_by_name(s, n);
    if (month < 1 || month > 12)
        return false;
    date->month = (uint8_t)month;
    return true;
}

bool
cc_date_set_day(struct cc_date *date, const char *s, size_t n)
{
    int day = small_number(s, n);

    if (day < 1 || day > 31)
        return false;
    date->day = (uint8_t)day;
    return true;
}

void
cc_date_from_words(struct cc_date *date, const char *s, size_t n)
{
    size_t at = 0, end;
    int year = 0;

    for (; at < n; at = end) {
        for (end = at; end < n && is_digit(s[end]); end++)
            ;
        year = end - at == 4 ? small_number(s + at, 4) : 0;
        if (year >= 1500 && year <= 2199)
            break;
        end += end == at;
    }
    if (at >= n)
        return;
    date->year = (uint16_t)year;
    for (at += 4; at < n && s[at] == ' '; at++)
        ;
    for (end = at; end < n && is_letter(s[end]); end++)
        ;
    date->month = (uint8_t)month_by_name(s + at, end - at);
}

char *
cc_date_format(const struct cc_date *date)
{
    if (date->text != NULL)
        return cc_mem_strdup(date->text);
    if (date->year == 0)
        return NULL;
    if (date->month == 0)
        return cc_mem_printf("%04u", date->year);
    if (date->day == 0)
        return cc_mem_printf("%04u-%02u", date->year, date->month);
    return cc_mem_printf("%04u-%02u-%02u", date->year, date->month, date->day);
}
