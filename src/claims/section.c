/* section.c: what a section is about, by its heading: "Valerian, the smelly one", "3. Zinc (picolinate)", "Best gummy:
 * Acme Sleep". "It" at the start of its paragraphs and bare predicates in it are said of that rather than of the
 * article's topic. */
#include <ctype.h>
#include <string.h>

#include "claims/block.h"
#include "claims/lexicon.h"
#include "vocab/mesh.h"

#define NAME_BYTES 64
#define SHORT_TOKENS 6
#define BODY_BYTES 1500 /* how far below its heading a product's name must come again */

bool
cc_is_substance(const struct cc_text *t, uint32_t a, uint32_t e)
{
    static const char *const trees[] = {
        "D", "B01.875", "B02", "B03", "J02", "E02.190.525"}; /* chemicals, plants, bacteria, foods */
    enum cc_noun class = e > a ? cc_noun_ending(t, a, e) : CC_NOUN_NONE;
    const struct cc_token *first, *last;
    uint32_t ui;

    if (e <= a)
        return false;
    first = &t->tokens[a];
    last = &t->tokens[e - 1];
    if (cc_tag_is_punct(first->tag) || cc_tag_is_punct(last->tag))
        return false;
    if (cc_cue_of(last->lemma, last->lemma_len) & CC_CUE_CARRIER) /* "melatonin tablets", but not "perfect dose" */
        return cc_is_substance(t, a, e - 1);
    if (class == CC_NOUN_AGENT || class == CC_NOUN_FOOD)
        return true;
    if (class != CC_NOUN_NONE && class != CC_NOUN_QUANTITY)
        return false;
    ui = cc_mesh_find(t->text + first->span.start, last->span.end - first->span.start);
    for (size_t i = 0; ui != 0 && i < sizeof trees / sizeof *trees; i++) {
        if (cc_mesh_is_under(ui, trees[i]))
            return true;
    }
    return false;
}

/* "4. Best time-release: Life Extension 3mg" -> "Life Extension 3mg"; NULL for other headings. */
static const char *
picked(const char *text)
{
    static const char *const prizes[] = {
        "best ", "top ", "editor", "runner", "budget", "premium", "our ", "most ", "winner", "#1"};
    const char *colon;

    while (*text != '\0' && (isdigit((unsigned char)*text) || strchr(".)# ", *text) != NULL))
        text++;
    colon = strchr(text, ':');
    for (size_t i = 0; colon != NULL && colon - text < 40 && i < sizeof prizes / sizeof *prizes; i++) {
        if (strncasecmp(text, prizes[i], strlen(prizes[i])) == 0 && colon[1] == ' ' && isupper((unsigned char)colon[2]))
            return colon + 2;
    }
    return NULL;
}

/* Has the name a word that no dictionary has? */
static bool
made_up(const char *name, size_t n)
{
    for (size_t i = 0; i < n;) {
        char lower[48];
        size_t len = 0;

        while (i < n && !isalpha((unsigned char)name[i]))
            i++;
        for (; i < n && isalpha((unsigned char)name[i]); i++) {
            if (len < sizeof lower)
                lower[len++] = (char)tolower((unsigned char)name[i]);
        }
        if (len > 2 && len < sizeof lower && cc_lexicon_find(lower, len) == 0)
            return true;
    }
    return false;
}

/* The first two words of a heading, both capitalised, that come again below it as they stand: a product's name. */
static bool
named_below(const struct cc_ctx *x, size_t heading, const char *name)
{
    const struct cc_article *a = x->article;
    size_t n = strcspn(name, " "), from = a->blocks[heading].span.end, len;
    bool inner = false;

    if (name[n] == ' ')
        n += 1 + strcspn(name + n + 1, " ,:(");
    for (size_t i = 0; i < n; i++) {
        if ((i == 0 || name[i - 1] == ' ') && !isupper((unsigned char)name[i]))
            return false;
        inner = inner ||
            (i > 0 && name[i - 1] != ' ' && (isupper((unsigned char)name[i]) || isdigit((unsigned char)name[i])));
    }
    if (n < 4 || (memchr(name, ' ', n) == NULL && !inner))
        return false;
    len = a->text_len - from < BODY_BYTES ? a->text_len - from : BODY_BYTES;
    for (const char *p = a->text + from, *end = p + len; (p = memmem(p, (size_t)(end - p), name, n)) != NULL; p++) {
        if (inner || made_up(name, n) || (p[-1] == ' ' && islower((unsigned char)p[-2])))
            return true; /* but a label that comes again, "Key Takeaway", is none */
    }
    return false;
}

/* Where the word or words name[0, n) stand in text, whole words; NULL when they do not. */
static const char *
names(const char *text, const char *name, size_t n)
{
    for (const char *p = text; n > 0 && *p != '\0'; p++) {
        if (strncasecmp(p, name, n) == 0 && !isalnum((unsigned char)p[n]) &&
            (p == text || !isalnum((unsigned char)p[-1])))
            return p;
    }
    return NULL;
}

/* "HaloBand (best for wrinkles)", "What we like about Seed": the one of the products compared that the heading names;
 * NULL when it names none or several, or asks. */
static const char *
names_compared(struct cc_ctx *x, const char *heading)
{
    const char *found = NULL;

    if (x->sells || !x->compares || strlen(heading) >= NAME_BYTES || strchr(heading, '?') != NULL)
        return NULL;
    for (int i = 0; i < 2; i++) {
        if (names(heading, x->rivals[i], strlen(x->rivals[i])) == NULL)
            continue;
        if (found != NULL)
            return NULL;
        found = x->rivals[i];
    }
    if (x->rivals[0][0] != '\0')
        return found;
    for (uint32_t i = 0; i < x->n_products; i++) {
        const char *name = x->products[i];

        if (names(heading, name, strlen(name)) == NULL || (found != NULL && names(found, name, strlen(name)) != NULL))
            continue;
        if (found != NULL && names(name, found, strlen(found)) == NULL)
            return NULL;
        found = name;
    }
    return found;
}

static void
set_local(struct cc_ctx *x, const char *name, size_t n, uint32_t level, bool plural, bool product)
{
    while (n > 0 && strchr(" ,:.", name[n - 1]) != NULL)
        n--;
    if (n == 0 || n >= sizeof x->local)
        return;
    memcpy(x->local, name, n);
    x->local[n] = '\0';
    x->local_level = level;
    x->local_plural = plural;
    x->local_product = product;
    x->local_listed = false;
}

void
cc_section_name(struct cc_ctx *x, const char *name, uint32_t level, bool plural)
{
    set_local(x, name, strlen(name), level, plural, false);
    x->local_listed = x->local[0] != '\0';
}

/* "The brown inhaler": one thing keeps its article. */
static void
add_article(const struct cc_text *t, const struct cc_chunk *k, uint32_t first, struct cc_buf *b)
{
    if (first > k->first && !(k->flags & CC_NP_PLURAL) && cc_token_is(&t->tokens[k->first], "the") &&
        cc_token_lemma_in(&t->tokens[k->head], "inhaler spray injection pill patch operation cream device drug vaccine jab gel ointment tablet"))
        cc_buf_adds(b, "the ");
}

/* "Saliva gels", "Water tablets": a heading that is a noun phrase whose head is a form that remedies come in, whatever
 * is in it. */
static bool
read_remedy(struct cc_ctx *x, size_t i)
{
    const struct cc_text *t = &x->text;
    const struct cc_chunk *k = t->n_chunks > 0 ? &t->chunks[0] : NULL;
    uint32_t first = k != NULL && k->det != CC_NO_INDEX && k->det + 1 < k->end ? k->det + 1 : 0;
    struct cc_buf b = {0};

    if (k == NULL || k->kind != CC_CHUNK_NP || k->end - first < 2 || k->end - first > 4 ||
        (k->end < t->n_tokens && t->tokens[k->end].depth == 0) ||
        !cc_token_lemma_in(
            &t->tokens[k->end - 1], "tablet capsule gel cream ointment lotion drop spray pill patch injection") ||
        cc_token_in(&t->tokens[first],
            "other alternative natural common home your our my more further new different which taking using"))
        return false;
    add_article(t, k, first, &b);
    cc_words_append(&b, t, first, k->end, 0);
    set_local(x, b.v, b.n, x->article->blocks[i].level, (k->flags & CC_NP_PLURAL) != 0, false);
    if (x->local[0] >= 'A' && x->local[0] <= 'Z' && x->local[1] >= 'a')
        x->local[0] = (char)(x->local[0] | 0x20);
    cc_buf_clear(&b);
    return true;
}

/* "PEA SPROUT EXTRACT", "Ginger root": a heading of a page that sells that is the name of a substance as a whole,
 * whatever its tags. */
static bool
read_whole_substance(struct cc_ctx *x, size_t i)
{
    const struct cc_text *t = &x->text;
    struct cc_buf b = {0};

    if (!x->sells || t->n_tokens == 0 || t->n_tokens > 4 || !cc_is_substance(t, 0, t->n_tokens) ||
        (t->n_tokens == 1 && (cc_token_cues(&t->tokens[0]) & (CC_CUE_GENERIC | CC_CUE_CARRIER))))
        return false;
    for (uint32_t k = 0; k < t->n_tokens; k++) {
        if (cc_token_in(&t->tokens[k], "the a an of for our your about in with and") ||
            cc_tag_is_punct(t->tokens[k].tag))
            return false;
    }
    for (uint32_t k = 0; k < t->n_tokens; k++) {
        bool shouted = (t->tokens[k].flags & CC_TOK_UPPER) &&
            (t->tokens[k].lower_len > 3 || (t->tokens[k].flags & CC_TOK_KNOWN));

        cc_buf_adds(&b, k > 0 && (t->tokens[k].flags & CC_TOK_SPACE) ? " " : "");
        if (shouted)
            cc_buf_add(&b, t->tokens[k].lower, t->tokens[k].lower_len);
        else
            cc_words_add(&b, t, k, k + 1, CC_WORDS_TITLE);
    }
    set_local(x, b.v, b.n, x->article->blocks[i].level, cc_tag_is_plural(t->tokens[t->n_tokens - 1].tag), false);
    cc_buf_clear(&b);
    return true;
}

/* The one substance or food that the heading's noun phrases name. False when they name none or several. */
static bool
read_substance(struct cc_ctx *x, size_t i)
{
    const struct cc_text *t = &x->text; /* the heading, just read */
    struct cc_buf found = {0};
    bool plural = false, one = true;

    for (uint32_t c = 0; c < t->n_chunks && one; c++) {
        const struct cc_chunk *k = &t->chunks[c];
        uint32_t first = k->det != CC_NO_INDEX && k->det >= k->first && k->det + 1 < k->end ? k->det + 1 : k->first;
        struct cc_buf b = {0};

        for (uint32_t j = first; j + 1 < k->end; j++) { /* "The truth about zinc" */
            if (cc_token_is(&t->tokens[j], "about"))
                first = j + 1;
        }
        while (first + 1 < k->end && cc_token_in(&t->tokens[first], "much many more less enough extra some any"))
            first++;
        if (k->kind != CC_CHUNK_NP || t->tokens[first].depth > 0 || !cc_is_substance(t, first, k->end) ||
            (cc_cue_of(t->tokens[k->head].lower, t->tokens[k->head].lower_len) & CC_CUE_GENERIC))
            continue;
        add_article(t, k, first, &b);
        cc_words_append(&b, t, first, k->end, CC_WORDS_TITLE);
        one = found.n == 0 || strcasecmp(found.v, b.v) == 0;
        plural = (k->flags & CC_NP_PLURAL) != 0;
        if (found.n == 0)
            cc_buf_adds(&found, b.v);
        cc_buf_clear(&b);
    }
    if (found.n > 0 && one)
        set_local(x, found.v, found.n, x->article->blocks[i].level, plural, false);
    one = one && found.n > 0;
    cc_buf_clear(&found);
    return one;
}

/* "Ashwagandha vs. rhodiola", "Herbs: ashwagandha versus rhodiola": the two that "both" and "the former" below it are. */
void
cc_section_pair(struct cc_ctx *x, size_t heading)
{
    static const char *const marks[] = {" vs. ", " vs ", " versus ", " VS. ", " VS ", " Vs. ", " Vs ", " VERSUS "};
    const char *text = cc_block_text(x, heading), *at = NULL, *colon;
    struct cc_noun_list *names;
    size_t skip = 0;

    for (size_t i = 0; i < sizeof marks / sizeof *marks && at == NULL; i++) {
        at = strstr(text, marks[i]);
        skip = strlen(marks[i]);
    }
    if (at == NULL || strlen(text) > NAME_BYTES * 2)
        return;
    colon = memrchr(text, ':', (size_t)(at - text));
    names = cc_arena_take(&x->arena, sizeof *names);
    names->n = 0;
    for (int second = 0; second < 2; second++) {
        const char *from = second ? at + skip : colon != NULL ? colon + 1 : text;
        size_t n = second ? strcspn(from, ":,?(.") : (size_t)(at - from), words = 1;
        char *name;

        while (n > 0 && *from == ' ')
            from++, n--;
        while (n > 0 && from[n - 1] == ' ')
            n--;
        for (size_t i = 0; i < n; i++)
            words += from[i] == ' ';
        if (n == 0 || words > 3)
            return;
        cc_claims_read(&x->inner, from, (struct cc_span){0, n});
        name = cc_arena_strndup(&x->arena, from, n);
        for (size_t i = 0; i < n && n > 4; i++) { /* a heading in capitals */
            if (islower((unsigned char)from[i]))
                break;
            if (i + 1 == n)
                for (size_t k = 0; k < n; k++)
                    name[k] = (char)tolower((unsigned char)name[k]);
        }
        names->v[names->n++] = (struct cc_noun_phrase){.text = name,
            .plural = x->inner.n_tokens > 0 && cc_tag_is_plural(x->inner.tokens[x->inner.n_tokens - 1].tag)};
    }
    x->salience.clause++;
    cc_refer_remember(x, names, false);
    cc_salience_raise(x);
    x->list = *names;
    for (uint32_t i = 0; i < 2; i++)
        x->list.v[i].text = cc_remember(x, names->v[i].text);
    x->pair = x->list;
}

void
cc_section_enter(struct cc_ctx *x, size_t heading)
{
    const struct cc_block *b = &x->article->blocks[heading];
    const char *text, *name;

    if (b->level <= x->local_level || b->level <= 1 || b->kind == CC_BLOCK_TITLE)
        x->local[0] = '\0', x->local_level = 0, x->local_product = x->local_listed = false;
    if (b->level <= 1 || b->kind == CC_BLOCK_TITLE)
        return; /* the article's topic is found elsewhere */
    text = cc_block_text(x, heading);
    name = picked(text);
    if (name != NULL) {
        set_local(x, name, strcspn(name, "(–"), b->level, false, true);
        return;
    }
    name = text;
    while (*name != '\0' && (isdigit((unsigned char)*name) || strchr(".)# ", *name) != NULL))
        name++;
    if (names_compared(x, text) != NULL)
        set_local(x, names_compared(x, text), strlen(names_compared(x, text)), b->level, false, true);
    else if (strlen(name) < NAME_BYTES && strpbrk(name, "?:") == NULL && named_below(x, heading, name))
        set_local(x, name, strcspn(name, "(,–"), b->level, false, true);
    else if (x->sells && strchr(name, '(') != NULL && isupper((unsigned char)*name) && name[strlen(name) - 1] == ':')
        set_local(x, name, strcspn(name, "("), b->level, false, false); /* "Fo-Ti (Polygonum multiflorum):" */
    else if (!x->sells ||
        (x->text.n_tokens <= SHORT_TOKENS && strchr(text, '?') == NULL && /* what is asked is asked of the product */
            !cc_is_product(x, text))) { /* what a shop's long headings name is in the product */
        if (!read_whole_substance(x, heading) && (x->sells || !read_remedy(x, heading)))
            read_substance(x, heading);
    }
}
