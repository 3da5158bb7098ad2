/* dose.c: amounts that stand for what the article is about: "Too much is dangerous", "A shortfall causes cramps",
 * "Around 300 mg a day lowered blood pressure" in an article on magnesium. */
#include <ctype.h>
#include <string.h>

#include "claims/work.h"

static bool
is_unit(const char *s, size_t n)
{
    return cc_token_one_of(s, n, "mg g mcg µg ug iu ml grams gram milligrams milligram micrograms microgram units", strlen("mg g mcg µg ug iu ml grams gram milligrams milligram micrograms microgram units"));
}

/* The token after a dose in the range ("300mg", "300 mg"), or 0 when it has none or names what it is a dose of. */
static uint32_t
dose_end(const struct cc_text *t, struct cc_range item)
{
    uint32_t end = 0;

    for (uint32_t i = item.a; i < item.b; i++) {
        const struct cc_token *k = &t->tokens[i];
        size_t digits = 0;

        while (digits < k->lower_len &&
            (isdigit((unsigned char)k->lower[digits]) || strchr(".,", k->lower[digits]) != NULL))
            digits++;
        if (end == 0 &&
            ((digits > 0 && digits < k->lower_len && is_unit(k->lower + digits, k->lower_len - digits)) ||
                (i > item.a && ((k[-1].flags & CC_TOK_NUMBER) || k[-1].tag == CC_TAG_CD) &&
                    is_unit(k->lower, k->lower_len))))
            end = i + 1;
        else if (end > 0 && cc_token_in(k, "to before after with at") && i > end)
            break; /* "300 ml a day to a statin" */
        else if ((cc_tag_is_noun(k->tag) && !cc_is_time_noun(k) && digits == 0) || cc_token_is(k, "of"))
            return 0;
    }
    return end;
}

const char *
cc_dose_of_topic(struct cc_ctx *x, const struct cc_text *t, struct cc_range item, const char *text)
{
    const struct cc_token *last = &t->tokens[item.b - 1];
    const char *topic = cc_topic(x), *out;
    enum cc_noun class;
    struct cc_buf b = {0};
    uint32_t end;

    if (topic == NULL || x->sells || !x->topic_sure || item.b > item.a + 9)
        return text;
    class = cc_noun_of(topic, strlen(topic));
    if ((class != CC_NOUN_AGENT && class != CC_NOUN_FOOD) || strcasestr(text, topic) != NULL)
        return text;
    if (item.b == item.a + 2 && cc_token_is(&t->tokens[item.a], "too") && cc_token_in(last, "much little"))
        return cc_arena_printf(&x->scratch, "%s %s", text, topic);
    if (item.b <= item.a + 2 && cc_token_in(last, "shortfall deficiency lack excess overdose shortage surplus") &&
        (item.b == item.a + 1 || cc_token_in(&t->tokens[item.a], "a an")))
        return cc_arena_printf(&x->scratch, "%s of %s", text, topic);
    end = dose_end(t, item);
    if (end == 0)
        return text;
    cc_words_add(&b, t, item.a, end, x->title);
    cc_buf_adds(&b, " of ");
    cc_buf_adds(&b, topic);
    cc_words_append(&b, t, end, item.b, x->title);
    out = cc_arena_strndup(&x->scratch, b.v, b.n);
    cc_buf_clear(&b);
    return out;
}
