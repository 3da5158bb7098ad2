/* plan_sign.c: a plan as bytes, so that another search's same part is known again (memo.h). */
#include "mirror/plan.h"

static void
add_number(struct cc_buf *out, uint32_t v)
{
    cc_buf_add(out, &v, sizeof v);
}

static void
add_word(struct cc_buf *out, const struct cc_plan_word *word)
{
    add_number(out, (uint32_t)word->n_keys);
    for (size_t i = 0; i < word->n_keys && out->n <= CC_MEMO_KEY_MAX; i++) {
        cc_buf_addc(out, (char)(word->keys[i].pattern ? 1 : 0));
        cc_buf_addc(out, (char)word->keys[i].len);
        cc_buf_add(out, word->keys[i].bytes, word->keys[i].len);
    }
}

bool
cc_plan_sign(const struct cc_plan *plan, struct cc_buf *out)
{
    bool good = plan->kind != CC_PLAN_SLOTS; /* numbers that a person gave are hardly given again */

    add_number(out, plan->kind);
    add_number(out, (uint32_t)plan->title | (uint32_t)plan->near << 1);
    add_number(out, plan->gap);
    add_number(out, plan->from);
    add_number(out, plan->to);
    add_number(out, (uint32_t)plan->n_columns);
    for (size_t i = 0; i < plan->n_columns; i++)
        add_number(out, plan->columns[i]);
    add_number(out, plan->low);
    add_number(out, plan->high);
    add_number(out, (uint32_t)plan->n_words);
    for (size_t i = 0; i < plan->n_words; i++)
        add_word(out, &plan->words[i]);
    add_number(out, (uint32_t)plan->n_kids);
    for (size_t i = 0; i < plan->n_kids && good && out->n <= CC_MEMO_KEY_MAX; i++)
        good = cc_plan_sign(plan->kids[i], out);
    return good && out->n <= CC_MEMO_KEY_MAX;
}
