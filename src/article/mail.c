/* mail.c: see mail.h. The names of the fields are vocab/mail_fields.tsv. */
#include "article/mail.h"

#include <ctype.h>
#include <string.h>

#include "vocab/tables.h"

#define FIELD_BYTES 20 /* of a field's name */

/* Is the line a field? Then what it says, and the bytes of its name with the colon and the space behind it. */
static bool
is_field(const struct cc_line *l, enum cc_mail_field *field, uint32_t *skip)
{
    static const char *const roles[] = {"subject", "deck", "route"};
    const char *colon = l->kind == CC_LINE_PLAIN ? memchr(l->s, ':', l->n < FIELD_BYTES ? l->n : FIELD_BYTES) : NULL;
    char name[FIELD_BYTES];
    size_t n = colon != NULL ? (size_t)(colon - l->s) : 0;
    uint32_t row;

    if (n == 0 || n + 2 >= l->n || l->s[n + 1] != ' ' || !isupper((unsigned char)l->s[0]))
        return false;
    for (size_t i = 0; i < n; i++)
        name[i] = (char)tolower((unsigned char)l->s[i]);
    row = cc_vocab_find(&cc_vocab_mail_fields, name, n);
    for (size_t i = 0; row != CC_VOCAB_NONE && i < sizeof roles / sizeof *roles; i++) {
        if (strcmp(cc_vocab_field(&cc_vocab_mail_fields, row, CC_VOCAB_MAIL_FIELDS_ROLE), roles[i]) == 0) {
            *field = (enum cc_mail_field)i;
            *skip = (uint32_t)n + 2;
            return true;
        }
    }
    return false;
}

void
cc_mail_find(struct cc_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        size_t end = i;
        bool titled = false;
        enum cc_mail_field field;
        uint32_t skip;

        if (i > 0 && lines->v[i - 1].kind != CC_LINE_BLANK && lines->v[i - 1].kind != CC_LINE_RULE)
            continue;
        for (; end < lines->n && is_field(&lines->v[end], &field, &skip); end++)
            titled = titled || field == CC_MAIL_SUBJECT;
        for (; titled && i < end; i++) {
            struct cc_line *l = &lines->v[i];

            if (is_field(l, &field, &skip)) {
                l->kind = CC_LINE_FIELD;
                l->number = field;
                l->skip = skip;
            }
        }
    }
}
