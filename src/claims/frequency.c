/* frequency.c: unwanted effects in a leaflet, by how often they come: "Common (1 in 10): nausea, headache. Rare: a
 * rash." */
#include <ctype.h>
#include <string.h>

#include "claims/block_item.h"
#include "vocab/tables.h"

#define LABEL_BYTES 48

/* The row of frequencies.tsv for the label text[0..n), CC_VOCAB_NONE when it has none. */
static uint32_t
said_by(const char *text, size_t n)
{
    char key[LABEL_BYTES];
    size_t len = 0;

    for (size_t i = 0; i < n && text[i] != '('; i++) {
        if (len + 1 >= sizeof key)
            return CC_VOCAB_NONE;
        if (isalpha((unsigned char)text[i]) || (text[i] == ' ' && len > 0))
            key[len++] = (char)tolower((unsigned char)text[i]);
    }
    while (len > 0 && key[len - 1] == ' ')
        len--;
    return len > 0 ? cc_vocab_find(&cc_vocab_frequencies, key, len) : CC_VOCAB_NONE;
}

/* The effects that text[0..n), without commas, names: told each. */
static void
tell_effects(struct cc_ctx *x, const struct cc_frame *f, uint32_t row, const char *text, size_t n, struct cc_how how)
{
    struct cc_noun_list *names = cc_arena_take(&x->arena, sizeof *names);
    const char *inside = cc_inside(x, text, n),
               *after = cc_vocab_field(&cc_vocab_frequencies, row, CC_VOCAB_FREQUENCIES_AFTER);
    const struct cc_sentence *s;

    cc_claims_read(&x->inner, inside, (struct cc_span){0, strlen(inside)});
    if (x->inner.n_sentences == 0)
        return;
    s = &x->inner.sentences[0];
    cc_parse_sentence(&x->parse, &x->inner, s);
    names->n = 0;
    cc_refer(x, &x->parse, (struct cc_range){s->first, s->end}, true, names);
    for (uint32_t i = 0; i < names->n; i++) {
        char *sentence = cc_arena_printf(&x->arena, "it %s %s%s%s.",
            cc_vocab_field(&cc_vocab_frequencies, row, CC_VOCAB_FREQUENCIES_SAYS), names->v[i].text,
            after[0] != '\0' ? " " : "", after);

        how.it = f->of;
        how.it_plural = f->plural;
        how.hedged = names->v[i].hedged;
        cc_tell_text(x, sentence, strlen(sentence), &how);
    }
}

bool
cc_frequency_begins(const char *text, size_t n)
{
    const char *colon = memchr(text, ':', n < 2 * LABEL_BYTES ? n : 2 * LABEL_BYTES);

    return colon != NULL && said_by(text, (size_t)(colon - text)) != CC_VOCAB_NONE;
}

bool
cc_frequency_tell(struct cc_ctx *x, const struct cc_frame *f, const char *text, struct cc_how how)
{
    const char *colon = strchr(text, ':');
    bool told = false;
    uint32_t row;

    if (f->kind != CC_FRAME_EFFECTS || f->of == NULL)
        return false;
    how.rule = "frequency";
    how.fresh = 0;
    if (f->span.end > 0 && how.n_pieces < CC_PIECES_MAX)
        how.pieces[how.n_pieces++] = f->span;
    while (colon != NULL && (row = said_by(text, (size_t)(colon - text))) != CC_VOCAB_NONE) {
        const char *end = strstr(colon, ". ");
        size_t n = end != NULL ? (size_t)(end - colon) : strlen(colon);

        for (size_t at = 1, len; at < n; at += len + 1) {
            len = strcspn(colon + at, ",;");
            len = at + len > n ? n - at : len;
            if (len > 0)
                tell_effects(x, f, row, colon + at, len, how);
        }
        told = true;
        if (end == NULL)
            break;
        text = end + 2;
        colon = strchr(text, ':');
    }
    return told;
}
