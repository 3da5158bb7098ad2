/* html_frames.h: the state of the HTML reader: the stack of open elements, and what is judged when one of them ends.
 * Private to html.c and html_ends.c. */
#ifndef CC_ARTICLE_HTML_FRAMES_H
#define CC_ARTICLE_HTML_FRAMES_H

#include <claimcheck/limits.h>

#include "article/html_elements.h"
#include "article/html_layout.h"
#include "article/html_meta.h"
#include "article/html_tables.h"

#define CC_HTML_NAME_CAP 16

struct cc_html_frame {
    char name[CC_HTML_NAME_CAP];
    const struct cc_element_info *info;
    struct cc_block like;       /* what a block directly in it looks like */
    char *target;               /* LINK: href */
    bool skip;                  /* its text is dropped */
    bool own_block;             /* has been or may be a block of its own: ends one when it ends */
    bool used;                  /* ITEM: its first block is made, later ones are paragraphs */
    bool weak;
    bool cites;                 /* names the source of a quotation */
    /* LIST: its blocks; those that are one link; those whose link stays in the page */
    size_t n_items, n_links, n_local;
    size_t first_block;
    unsigned n_headings;        /* headings directly or indirectly inside */
    uint32_t headings[7];       /* sections in force at its start */
    uint32_t class_hash;        /* of its class attribute, to know siblings of one make */
    uint32_t child_hash;        /* of the last child container that held a heading … */
    uint32_t child_headings[7]; /* … and the sections in force before the first of its make */
    struct cc_html_grid *grid;  /* TABLE that shows data */
    enum cc_layout layout;      /* TABLE that does not */
    bool item;                  /* li and its like, or the row of a table that lays out a list */
    unsigned pixels;            /* size of its letters, 0 = not told */
};

struct cc_html_alt {
    char *text;
    uint32_t line;
    struct cc_block like;
};

struct cc_html_reader {
    struct cc_build *b;
    struct cc_html_frame v[CC_HTML_DEPTH_MAX];
    size_t n;
    size_t n_fragments;
    size_t overflow;            /* open elements beyond the depth that is followed */
    struct cc_html_alt *alts;           /* images inside the open block: their alt texts follow it */
    size_t n_alts, cap_alts;
    char *term;                 /* text of the last dt: label of the dd after it */
    bool after_link;            /* nothing but tags since the end of a link */
    unsigned breaks;            /* br since the last visible text */
    bool after_span;            /* nothing but tags, or the end of a line, since the end of a span */
    bool in_script;             /* sup or sub: text goes to script */
    struct cc_buf script;
    uint32_t script_line;
    struct cc_html_meta meta;
    struct cc_layouts *layouts; /* of the page or fragment that is being read */
    size_t n_layouts;           /* open tables that lay out the page */
    uint32_t items_list;        /* the list that the last table of items was … */
    size_t items_end;           /* … and the number of blocks at its end */
    unsigned pixels;            /* size of the first letters of the open block, 0 = not told */
    uint32_t typed_list;        /* the list that the last paragraphs with typed marks became */
    struct cc_span *weak;       /* blocks whose role rests on a class name only */
    size_t n_weak, cap_weak;
    uint32_t struck_line;       /* first struck-out text, 0 = none */
};

/* The size of letters that an element asks for, in pixels; 0 when it asks for none. */
unsigned cc_html_pixels(const char *const *attributes);

/* Looks at the open block of a page that is laid out in tables, before it is closed: mail has no headings but large
 * letters, which makes short lines of paragraphs headings. */
void cc_html_end_large(struct cc_html_reader *r);

/* Looks at the block that has just been closed: a cell that holds nothing but a short link is a button; paragraphs in a
 * row that begin with one typed mark ("- eases pain") are items of a list. */
void cc_html_end_block(struct cc_html_reader *r);

/* What belongs together by standing in one container with one heading; and whether a section ends here. */
void cc_html_end_container(struct cc_html_reader *r, struct cc_html_frame *f);

/* The source of a quotation also becomes the label of the blocks it is the source of. */
void cc_html_label_quote(struct cc_html_reader *r, const struct cc_html_frame *f);

/* A list of nothing but links leads elsewhere; when all stay in the page it is a table of contents. */
void cc_html_end_list(struct cc_html_reader *r, const struct cc_html_frame *f);

#endif
