/* entrez_date.c: dates as PubMed's users write them. Numbers are yyyymmdd; a part that is not given opens the range to
 * all of it (User Guide, "Searching by date"). */
#include "base/clock.h"
#include "mirror/entrez_parts.h"

static bool
digits(const char *s, size_t n, uint32_t *out)
{
    *out = 0;
    if (n == 0 || n > 4)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return false;
        *out = *out * 10 + (uint32_t)(s[i] - '0');
    }
    return true;
}

static uint32_t
number(int64_t at)
{
    struct tm tm;
    time_t t = (time_t)at;

    if (gmtime_r(&t, &tm) == NULL)
        return 0;
    return (uint32_t)(tm.tm_year + 1900) * 10000 + (uint32_t)(tm.tm_mon + 1) * 100 + (uint32_t)tm.tm_mday;
}

static int64_t
clock_or(int64_t now)
{
    return now ? now : cc_clock_now_s(NULL);
}

uint32_t
cc_entrez_days_ago(int64_t now, long days)
{
    return number(clock_or(now) - (int64_t)days * 86400);
}

/* "last 5 years", "last 60 days", "last 3 months"; s is folded. */
static bool
read_last(const char *s, int64_t now, uint32_t *low, uint32_t *high)
{
    char unit[8];
    long count;
    uint32_t today = number(clock_or(now));
    int used = 0;

    if (sscanf(s, "last %5ld %7[a-z]%n", &count, unit, &used) != 2 || s[used] != '\0' || count < 1 || count > 36500)
        return false;
    *high = today;
    if (strcmp(unit, "day") == 0 || strcmp(unit, "days") == 0) {
        *low = cc_entrez_days_ago(now, count);
    } else if (strcmp(unit, "month") == 0 || strcmp(unit, "months") == 0) {
        long months = (long)(today / 10000) * 12 + (long)(today / 100 % 100) - 1 - count;

        *low = months < 0 ? 101 : (uint32_t)(months / 12) * 10000 + (uint32_t)(months % 12 + 1) * 100 + today % 100;
    } else if (strcmp(unit, "year") == 0 || strcmp(unit, "years") == 0) {
        *low = today / 10000 > (uint32_t)count ? today - (uint32_t)count * 10000 : 101;
    } else {
        return false;
    }
    return true;
}

bool
cc_entrez_date(const char *s, size_t n, int64_t now, uint32_t *low, uint32_t *high)
{
    struct cc_buf text = {0};
    const char *p;
    uint32_t part[3] = {0};
    size_t parts = 0;
    bool good;

    cc_entrez_add_words(&text, s, n, CC_WORDS_KEEP_MARKS);
    good = text.n < 64;
    if (good && read_last(text.v, now, low, high)) {
        cc_buf_clear(&text);
        return true;
    }
    for (p = text.v; good && parts < 3; parts++) {
        size_t len = strcspn(p, "/-. ");

        good = digits(p, len, &part[parts]) && (parts > 0 || len == 4) && (parts == 0 || (len <= 2 && part[parts] > 0));
        p += len;
        if (*p == '\0') {
            parts++;
            break;
        }
        p++;
    }
    good = good && *p == '\0' && parts > 0 && part[1] <= 12 && part[2] <= 31;
    cc_buf_clear(&text);
    if (!good)
        return false;
    *low = part[0] * 10000 + (parts > 1 ? part[1] : 1) * 100 + (parts > 2 ? part[2] : 1);
    *high = part[0] * 10000 + (parts > 1 ? part[1] : 12) * 100 + (parts > 2 ? part[2] : 31);
    return true;
}
