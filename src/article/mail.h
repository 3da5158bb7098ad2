/* mail.h: the heads of e-mails in a plain text: "Subject: …" and the fields beside it. A text may hold several mails, one
 * below the other. */
#ifndef CC_ARTICLE_MAIL_H
#define CC_ARTICLE_MAIL_H

#include "article/lines.h"

/* What a field says (a line's number when its kind is CC_LINE_FIELD). */
enum cc_mail_field { CC_MAIL_SUBJECT, CC_MAIL_DECK, CC_MAIL_ROUTE };

/* Makes lines of fields (CC_LINE_FIELD) of those that stand in a row, one of them a subject, at the top of the text or
 * below a blank line or a rule; skip is the length of the field's name. Others stay as they are. */
void cc_mail_find(struct cc_lines *lines);

#endif
