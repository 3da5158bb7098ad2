/* html_meta.h: what a page says besides its text: language, descriptions, JSON-LD; and small judgements about pieces
 * of inline markup. */
#ifndef CC_ARTICLE_HTML_META_H
#define CC_ARTICLE_HTML_META_H

#include "article/build.h"

struct cc_html_meta {
    bool in_json;
    struct cc_buf json;
    uint32_t json_line;
    char *description; /* the first one; the same again is left out */
};

void cc_html_meta_clear(struct cc_html_meta *m);

/* <meta>: description, og:description, twitter:description become META blocks. */
void cc_html_meta_element(struct cc_html_meta *m, struct cc_build *b, const char *const *attributes, uint32_t line);

/* <script> starts; its content; it ends: "description" strings of JSON-LD become DATA blocks, and so do questions
 * and their answers (labels "question", "answer"). */
void cc_html_meta_script(struct cc_html_meta *m, const char *const *attributes);
void cc_html_meta_json(struct cc_html_meta *m, const char *s, size_t n, uint32_t line);
void cc_html_meta_script_end(struct cc_html_meta *m, struct cc_build *b);

void cc_html_meta_language(struct cc_build *b, const char *lang);

/* False for empty alt texts, file names and single characters. */
bool cc_html_alt_speaks(const char *alt);

/* True when a superscript is a reference to a note: digits, letters in brackets, † ‡ § *, but no exponent of the number
 * or unit before it. */
bool cc_html_is_note_mark(const char *s, size_t n, const struct cc_build *b);

/* A superscript or subscript as text: exponents in superscript digits, all else as it is ("D" + sub 3 = "D3"). */
void cc_html_script_text(struct cc_buf *out, const char *s, size_t n, bool superscript, const struct cc_build *b);

#endif
