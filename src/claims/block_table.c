/* block_table.c: tables: which cells are heads, which way the table runs, what it is about. What a head says is read by
 * column.c, what a cell says under it by table_cell.c. */
#include <stdlib.h>
#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "claims/block_item.h"
#include "claims/table_say.h"

#define COLUMNS_MAX 24 /* columns beyond are not read */

struct grid {
    struct cc_ctx *x;
    size_t first, end;
    uint32_t rows, cols;
    uint32_t body;                         /* the first row that is no head */
    uint32_t names;                        /* the column that names the rows */
    struct cc_column heads[COLUMNS_MAX];   /* of columns; of rows they are read one by one */
};

static size_t
cell_at(const struct grid *g, uint32_t row, uint32_t col)
{
    const struct cc_article *a = g->x->article;
    size_t low = g->first, high = g->end; /* cells stand in order of rows and columns */

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const struct cc_block *b = &a->blocks[mid];

        if (b->row < row || (b->row == row && b->col < col))
            low = mid + 1;
        else
            high = mid;
    }
    while (low < g->end && a->blocks[low].kind == CC_BLOCK_CAPTION) /* it stands where the first cell stands */
        low++;
    return low < g->end && a->blocks[low].row == row && a->blocks[low].col == col ? low : SIZE_MAX;
}

/* The head of a row: its cell in the column of names, or the one above that reaches down to it. */
static size_t
name_of(const struct grid *g, uint32_t row)
{
    for (uint32_t r = row + 1; r-- > g->body && row - r < 16;) {
        size_t at = cell_at(g, r, g->names);

        if (at != SIZE_MAX)
            return at;
    }
    return SIZE_MAX;
}

static const char *
text_at(const struct grid *g, uint32_t row, uint32_t col)
{
    size_t at = cell_at(g, row, col);

    return at == SIZE_MAX ? "" : cc_block_text(g->x, at);
}

static void
read_head(const struct grid *g, uint32_t row, uint32_t col, struct cc_column *out)
{
    size_t at = cell_at(g, row, col);

    if (at == SIZE_MAX)
        *out = (struct cc_column){.text = ""};
    else
        cc_column_read(g->x, cc_block_text(g->x, at), g->x->article->blocks[at].span, out);
}

/* The first row is of heads where its cells are marked so, or, in tables without marks, when two of them are known
 * heads. */
static void
read_heads(struct grid *g)
{
    const struct cc_article *a = g->x->article;
    size_t corner = cell_at(g, 0, 0), second = cell_at(g, 0, 1);
    bool marked = (corner != SIZE_MAX && a->blocks[corner].header &&
                      (g->cols < 2 || second == SIZE_MAX || a->blocks[second].header)) ||
        (corner == SIZE_MAX && second != SIZE_MAX && a->blocks[second].header);
    uint32_t known = 0, n = g->cols < COLUMNS_MAX ? g->cols : COLUMNS_MAX;

    for (uint32_t c = 0; c < n; c++) {
        read_head(g, 0, c, &g->heads[c]);
        known += g->heads[c].says != CC_SAYS_NOTHING && strlen(g->heads[c].text) < 40 &&
            !(c > 0 && isdigit((unsigned char)g->heads[c].text[0])); /* "500 mg a day" is a dose, no head */
    }
    g->body = marked || (known >= 2 && g->rows > 2) ? 1 : 0;
    for (uint32_t c = 0; c < n && g->body == 0; c++)
        g->heads[c] = (struct cc_column){.text = ""};
}

/* A first column of groups that reach over several rows, or of numbers, does not name the rows: the second one does. */
static void
find_names(struct grid *g)
{
    bool numbers = true, gaps = false;

    for (uint32_t r = g->body; r < g->rows; r++) {
        const char *s = text_at(g, r, 0);

        gaps = gaps || (cell_at(g, r, 0) == SIZE_MAX && cell_at(g, r, 1) != SIZE_MAX);
        numbers = numbers && s[strspn(s, "0123456789.#")] == '\0';
    }
    g->names = g->cols > 2 &&
            (gaps || (g->body > 0 && g->heads[0].says == CC_SAYS_RANK) || (numbers && g->heads[0].text[0] == '#'))
        ? 1
        : 0;
}

/* How many of the row heads are known heads of columns: of a table that stands on its side they are. */
static uint32_t
known_rows(const struct grid *g)
{
    uint32_t known = 0;
    struct cc_column c;

    for (uint32_t r = g->body; r < g->rows && r < 40; r++) {
        const char *s = text_at(g, r, 0);

        if (strlen(s) > 40)
            continue;
        read_head(g, r, 0, &c);
        known += c.says != CC_SAYS_NOTHING && c.phrase != NULL && strlen(c.phrase) + 8 > strlen(s);
    }
    return known;
}

static uint32_t
known_columns(const struct grid *g)
{
    uint32_t known = 0;

    for (uint32_t c = 1; c < g->cols && c < COLUMNS_MAX; c++)
        known += g->heads[c].says != CC_SAYS_NOTHING || cc_head_is_open(g->x, g->heads[c].text);
    return known;
}

/* "Measure" over "Night splints", "Steroid shot" means what is done, not what is measured. */
static bool
measures_outcomes(const struct grid *g)
{
    for (uint32_t r = g->body; r < g->rows && r < 40; r++) {
        if (cc_say_is_outcome(g->x, text_at(g, r, g->names)))
            return true;
    }
    return false;
}

/* Are the heads of the rows things that are taken, and those of the columns none? What stands under them is then said
 * of the rows though their corner is empty. */
static bool
rows_are_things(const struct grid *g)
{
    uint32_t rows = 0, cols = 0;

    for (uint32_t r = g->body; r < g->rows && r < 40; r++) {
        const char *s = text_at(g, r, 0);

        cc_claims_read(&g->x->inner, s, (struct cc_span){0, strlen(s)});
        rows += g->x->inner.n_tokens > 0 && cc_is_substance(&g->x->inner, 0, g->x->inner.n_tokens);
    }
    for (uint32_t c = 1; c < g->cols && c < COLUMNS_MAX; c++) {
        const char *s = g->heads[c].text;

        cc_claims_read(&g->x->inner, s, (struct cc_span){0, strlen(s)});
        cols += g->x->inner.n_tokens > 0 && cc_is_substance(&g->x->inner, 0, g->x->inner.n_tokens);
    }
    return rows * 2 >= g->rows - g->body && rows > 1 && cols == 0;
}

/* ----------------------------------------------------------------- about */

static const char *
without_marks(struct cc_ctx *x, const char *s)
{
    size_t n = strlen(s);

    while (n > 0 && strchr(" :.", s[n - 1]) != NULL)
        n--;
    return cc_arena_strndup(&x->arena, s, n);
}

/* The disease or complaint that a block's noun phrases name first, or NULL. */
static const char *
illness_in(struct cc_ctx *x, size_t block)
{
    const struct cc_text *t = &x->inner;
    const char *text = cc_block_text(x, block), *out = NULL;

    cc_claims_read(&x->inner, text, (struct cc_span){0, strlen(text)});
    for (uint32_t c = 0; c < t->n_chunks && out == NULL; c++) {
        const struct cc_chunk *k = &t->chunks[c];
        uint32_t first = k->det != CC_NO_INDEX && k->det >= k->first && k->det + 1 < k->end ? k->det + 1 : k->first;
        enum cc_noun class = k->kind == CC_CHUNK_NP ? cc_noun_ending(t, first, k->end) : CC_NOUN_NONE;
        struct cc_buf b = {0};

        if (class != CC_NOUN_DISEASE && class != CC_NOUN_SYMPTOM)
            continue;
        cc_words_add(&b, t, first, k->end, CC_WORDS_TITLE);
        out = cc_arena_strndup(&x->arena, b.n > 0 ? b.v : "", b.n);
        cc_buf_clear(&b);
    }
    return out;
}

/* … that the headings above the table name, nearest first, or else the title. */
static const char *
find_illness(struct cc_ctx *x, uint32_t section)
{
    const struct cc_article *a = x->article;
    const char *out = NULL;

    for (int up = 0; up < 5 && out == NULL && section > 0 && section <= a->n_blocks; up++) {
        out = illness_in(x, section - 1);
        section = a->blocks[section - 1].section;
    }
    for (size_t i = 0; i < a->n_blocks && i < 8 && out == NULL; i++) {
        if (a->blocks[i].kind == CC_BLOCK_TITLE || (a->blocks[i].kind == CC_BLOCK_HEADING && a->blocks[i].level == 1))
            out = illness_in(x, i);
    }
    return out;
}

/* What the caption, the lead-in and the heading above tell of the cells. */
static void
read_about(const struct grid *g, size_t lead, struct cc_table *table)
{
    struct cc_ctx *x = g->x;
    const struct cc_article *a = x->article;
    uint32_t section = a->blocks[g->first].section;
    size_t sources[3] = {SIZE_MAX, SIZE_MAX, section > 0 && section <= a->n_blocks ? section - 1 : SIZE_MAX};
    struct cc_frame frame = cc_frame_of(x, SIZE_MAX, section);

    table->topic = cc_topic(x);
    table->topic_plural = cc_topic_plural(x);
    if (frame.kind != CC_FRAME_NONE && frame.of != NULL) {
        table->topic = frame.of;
        table->topic_plural = frame.plural;
    }
    for (size_t i = g->first; i < g->end; i++) {
        if (a->blocks[i].kind == CC_BLOCK_CAPTION)
            sources[0] = i;
    }
    table->illness = frame.kind == CC_FRAME_CAUSES || frame.kind == CC_FRAME_SIGNS || frame.kind == CC_FRAME_RISK
        ? frame.of
        : g->heads[g->names].of != NULL ? g->heads[g->names].of
            : NULL;
    if (table->illness == NULL && sources[0] != SIZE_MAX)
        table->illness = illness_in(x, sources[0]);
    if (table->illness == NULL)
        table->illness = find_illness(x, section);
    if (lead != SIZE_MAX && a->blocks[lead].role == CC_ROLE_CONTENT && cc_is_lead_in(x, lead) && lead + 1 != section)
        sources[1] = lead;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct cc_column c;
        const char *text;

        if (sources[i] == SIZE_MAX)
            continue;
        text = without_marks(x, cc_block_text(x, sources[i]));
        cc_column_read(x, text, a->blocks[sources[i]].span, &c);
        if (table->it == NULL && (c.says == CC_SAYS_CHANGE || c.says == CC_SAYS_DOES) && c.of != NULL)
            table->it = c.of;
        if (table->substance == NULL && c.of != NULL && c.substance)
            table->substance = c.of;
        if (i < 2 && table->per == NULL)
            table->per = c.per;
        if (i < 2 && table->compared == NULL && strcasestr(text, "compared") != NULL) {
            table->compared = strcasestr(text, "compared");
            table->risk = strcasestr(text, "risk") != NULL;
        }
        if (i < 2 && strncasecmp(text, "risk", 4) == 0)
            table->risk = true;
    }
    if (table->substance == NULL && frame.kind != CC_FRAME_NONE && frame.of != NULL)
        table->substance = frame.of;
    if (table->substance == NULL && table->topic != NULL) {
        cc_claims_read(&x->inner, table->topic, (struct cc_span){0, strlen(table->topic)});
        if (cc_is_substance(&x->inner, 0, x->inner.n_tokens))
            table->substance = table->topic;
    }
}

/* ----------------------------------------------------------------- ways */

static uint32_t
column_that(const struct grid *g, enum cc_says says)
{
    for (uint32_t c = 0; c < g->cols && c < COLUMNS_MAX; c++) {
        if (g->heads[c].says == says)
            return c;
    }
    return CC_NO_INDEX;
}

/* The rows are things, the columns what is said of them. */
static void
by_rows(const struct grid *g, const struct cc_table *table)
{
    struct cc_ctx *x = g->x;
    const struct cc_article *a = x->article;
    uint32_t serving = column_that(g, CC_SAYS_SERVING), helps = column_that(g, CC_SAYS_HELPS),
        share = column_that(g, CC_SAYS_SHARE), evidence = column_that(g, CC_SAYS_EVIDENCE);

    for (size_t i = g->first; i < g->end && x->status == CC_OK; i++) {
        const struct cc_block *b = &a->blocks[i];
        struct cc_cell cell = {.block = i};
        size_t name;

        if (b->kind == CC_BLOCK_CAPTION || b->row < g->body || b->col < g->names || b->col >= COLUMNS_MAX ||
            b->role != CC_ROLE_CONTENT)
            continue;
        name = name_of(g, b->row);
        if (name == SIZE_MAX)
            continue;
        cc_arena_reset(&x->scratch);
        cell.text = cc_block_text(x, i);
        cell.name = cc_block_text(x, name);
        cell.name_span = a->blocks[name].span;
        cell.column = &g->heads[b->col];
        cell.n_columns = (g->cols < COLUMNS_MAX ? g->cols : COLUMNS_MAX) - b->col;
        if (b->col == g->names) {
            if (share == CC_NO_INDEX && i == name)
                cc_table_row(x, table, &cell);
            continue;
        }
        if (cc_cell_is_blank(cell.text) && b->col != evidence &&
            !(cell.column->says == CC_SAYS_EFFECTS && strcasecmp(cell.text, "none") == 0))
            continue;
        if (evidence != CC_NO_INDEX && evidence > g->names)
            cell.evidence = text_at(g, b->row, evidence);
        if (serving != CC_NO_INDEX && serving != g->names)
            cell.serving = text_at(g, b->row, serving);
        if (helps != CC_NO_INDEX && helps > g->names)
            cell.helps = text_at(g, b->row, helps);
        cc_table_cell(x, table, &cell);
    }
}

/* "Side effects" | "None", "Average loss in 12 weeks" | "31 lbs": a row that only its words and the figure tell of. */
static void
say_figure(struct cc_ctx *x, const struct cc_cell *cell, const char *head)
{
    struct cc_how how = cc_how_of(x, cell->block, "table-cell");
    struct cc_fact f = {.rule = "table-cell", .kind = CC_KIND_EFFECT, .health = 1, .subject = cell->name};
    bool none = strcasecmp(cell->text, "none") == 0 || strcasecmp(cell->text, "no") == 0 ||
        strcasecmp(cell->text, "zero") == 0;
    const char *row = cc_arena_strndup(&x->arena, head, strlen(head)), *value = cell->text;
    bool capital = isupper((unsigned char)row[0]) && islower((unsigned char)row[1]), plural = false;
    const struct cc_text *t = &x->inner;
    uint32_t n = 0;

    if (capital)
        row = cc_arena_printf(&x->arena, "%c%s", row[0] | 0x20, row + 1);
    cc_claims_read(&x->inner, row, (struct cc_span){0, strlen(row)});
    if (t->n_tokens == 0 || t->n_tokens > 10 || strlen(value) > 24 || strpbrk(value, "$\u20ac\u00a3") != NULL ||
        strcasestr(row, "cost") != NULL || strcasestr(row, "price") != NULL || strcasestr(row, "serving") != NULL ||
        strcasestr(row, "weight") == row || strcasestr(row, "item") != NULL || strcasestr(row, "size") != NULL ||
        strcasestr(row, "count") != NULL || strcasestr(row, "shipping") != NULL)
        return;
    if (cell->name_span.end > 0)
        how.pieces[how.n_pieces++] = cell->name_span;
    how.product = cc_is_product(x, cell->name);
    if (none) {
        enum cc_noun class = cc_noun_ending(t, 0, t->n_tokens);

        if (strcasestr(row, "side effect") == NULL && class != CC_NOUN_SYMPTOM && class != CC_NOUN_DISEASE)
            return;
        how.it = cell->name;
        row = cc_arena_printf(&x->arena, "it causes no %s.", row);
        cc_tell_text(x, row, strlen(row), &how);
        return;
    }
    if (!isdigit((unsigned char)value[strspn(value, "+-~<>\u2212\u2248 ")]) ||
        !(cc_health_in(t, 0, t->n_tokens) || strcasestr(row, "loss") != NULL))
        return;
    while (n < t->n_tokens && t->tokens[n].tag != CC_TAG_IN && t->tokens[n].depth == 0)
        n++;
    plural = n > 0 && cc_tag_is_plural(t->tokens[n - 1].tag);
    f.kind = how.product ? CC_KIND_PRODUCT : CC_KIND_EFFECT;
    f.direction = strcasestr(row, "loss") != NULL || strcasestr(row, "reduction") != NULL ||
            strcasestr(row, "fewer") != NULL
        ? CC_DIR_DOWN
        : CC_DIR_NONE_GIVEN;
    f.object = row;
    f.relation = "be";
    f.text = cc_arena_printf(
        &x->arena, "with %s, %s%s %s %s", cell->name, plural ? "" : "the ", row, plural ? "are" : "is", value);
    cc_claim_make(x, &f, &how, (struct cc_span){0, 0});
}

/* The columns are things, the rows what is said of them; without heads it is what the article is about. */
static void
by_columns(const struct grid *g, const struct cc_table *table)
{
    struct cc_ctx *x = g->x;
    const struct cc_article *a = x->article;
    struct cc_table own = *table;
    struct cc_column row = {0};
    uint32_t read = CC_NO_INDEX;
    size_t told;

    own.rows = (struct cc_column){.text = ""};
    for (size_t i = g->first; i < g->end && x->status == CC_OK; i++) {
        const struct cc_block *b = &a->blocks[i];
        struct cc_cell cell = {.block = i, .column = &row};

        if (b->kind == CC_BLOCK_CAPTION || b->row < g->body || b->col == 0 || b->col >= COLUMNS_MAX ||
            b->role != CC_ROLE_CONTENT)
            continue;
        cc_arena_reset(&x->scratch);
        cell.text = cc_block_text(x, i);
        cell.name = g->body > 0 && g->cols > 2 ? g->heads[b->col].text : table->topic;
        if (cell.name == NULL || cell.name[0] == '\0' ||
            (cc_cell_is_blank(cell.text) && strcasecmp(cell.text, "none") != 0))
            continue;
        cell.name_span = g->body > 0 ? g->heads[b->col].span : (struct cc_span){0, 0};
        if (read != b->row)
            read_head(g, b->row, 0, &row);
        read = b->row;
        told = x->out->n;
        if (!cc_cell_is_blank(cell.text))
            cc_table_cell(x, &own, &cell);
        if (x->out->n == told)
            say_figure(x, &cell, row.text);
    }
}

/* "Do" | "Don't", "Pros" | "Cons": every column is a list of its own. */
static bool
by_lists(const struct grid *g, const struct cc_table *table)
{
    struct cc_ctx *x = g->x;
    const struct cc_article *a = x->article;

    for (uint32_t c = 0; c < g->cols && c < COLUMNS_MAX; c++) {
        enum cc_says says = g->heads[c].says;

        if (says != CC_SAYS_DO && says != CC_SAYS_DONT &&
            !(g->cols == 2 && says == CC_SAYS_HELPS && g->heads[1 - c].says == CC_SAYS_EFFECTS) &&
            !(g->cols == 2 && says == CC_SAYS_EFFECTS && g->heads[1 - c].says == CC_SAYS_HELPS))
            return false;
    }
    for (size_t i = g->first; i < g->end && x->status == CC_OK; i++) {
        const struct cc_block *b = &a->blocks[i];
        struct cc_cell cell = {.block = i};

        if (b->kind == CC_BLOCK_CAPTION || b->row < g->body || b->col >= COLUMNS_MAX || b->role != CC_ROLE_CONTENT)
            continue;
        cc_arena_reset(&x->scratch);
        cell.text = cc_block_text(x, i);
        cell.name = table->topic != NULL ? table->topic : "";
        cell.column = &g->heads[b->col];
        if (!cc_cell_is_blank(cell.text))
            cc_table_item(x, table, &cell);
    }
    return true;
}

/* "Myth" | "Truth", "Claim" | "Verdict". */
static bool
by_myths(const struct grid *g)
{
    struct cc_ctx *x = g->x;
    uint32_t myth = column_that(g, CC_SAYS_MYTHS), truth = column_that(g, CC_SAYS_TRUTH),
             verdict = column_that(g, CC_SAYS_VERDICT);
    uint32_t answer = verdict != CC_NO_INDEX ? verdict : truth;

    if (myth == CC_NO_INDEX || answer == CC_NO_INDEX || myth == answer)
        return false;
    for (uint32_t r = g->body; r < g->rows && x->status == CC_OK; r++) {
        size_t said = cell_at(g, r, myth), at = cell_at(g, r, answer);
        struct cc_cell cell = {.block = at};

        if (said == SIZE_MAX || at == SIZE_MAX || x->article->blocks[at].role != CC_ROLE_CONTENT)
            continue;
        cc_arena_reset(&x->scratch);
        cc_salience_block(x, 3);
        cell.text = cc_block_text(x, at);
        cell.name = cc_block_text(x, said);
        cell.name_span = x->article->blocks[said].span;
        cell.column = &g->heads[answer];
        cc_table_myth(x, &cell, verdict != CC_NO_INDEX);
        for (uint32_t c = 0; c < g->cols && c < COLUMNS_MAX; c++) { /* "Why", "The facts" beside the verdict */
            size_t other = cell_at(g, r, c);

            if (c == myth || c == answer || other == SIZE_MAX)
                continue;
            cc_tell_text(x, cc_block_text(x, other), strlen(cc_block_text(x, other)),
                &(struct cc_how){
                    .block = other, .rule = "table-cell", .pieces = {x->article->blocks[other].span}, .n_pieces = 1});
        }
    }
    return true;
}

void
cc_block_table(struct cc_ctx *x, size_t first, size_t end, size_t lead)
{
    const struct cc_article *a = x->article;
    struct grid *g = cc_mem_alloc(sizeof *g);
    struct cc_table table = {0};
    bool compares;

    *g = (struct grid){.x = x, .first = first, .end = end};
    for (size_t i = first; i < end; i++) {
        if (a->blocks[i].kind == CC_BLOCK_CAPTION)
            continue;
        g->rows = a->blocks[i].row + 1 > g->rows ? a->blocks[i].row + 1 : g->rows;
        g->cols = a->blocks[i].col + 1 > g->cols ? a->blocks[i].col + 1 : g->cols;
    }
    read_heads(g);
    find_names(g);
    read_about(g, lead, &table);
    table.rows = g->heads[g->names < COLUMNS_MAX ? g->names : 0];
    if (table.rows.says == CC_SAYS_OUTCOMES && strcmp(table.rows.phrase, "measure") == 0 && !measures_outcomes(g))
        table.rows.says = CC_SAYS_NOTHING;
    compares = g->names == 0 && g->cols > 1 &&
        (g->body == 0 ? known_rows(g) * 2 >= g->rows
                      : (table.rows.says == CC_SAYS_COMPARES || table.rows.text[0] == '\0' || known_rows(g) >= 2) &&
                    known_rows(g) >= known_columns(g) &&
                    !(table.rows.text[0] == '\0' && known_rows(g) == 0 && rows_are_things(g)));
    if (cc_table_before(x, &table, first, end))
        ; /* told as changes */
    else if (compares)
        by_columns(g, &table);
    else if (!by_myths(g) && !by_lists(g, &table))
        by_rows(g, &table);
    free(g);
}
