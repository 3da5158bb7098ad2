/* topic.c: what the article is about ("it" at the start of a paragraph, the subject of a bare list of benefits), and
 * whether it sells. Decided once, from the title and from counting words of the beginning. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "claims/block.h"
#include "claims/lexicon.h"
#include "claims/scan.h"
#include "vocab/tables.h"

#define LOOK_BYTES ((size_t)200000)
#define CANDIDATES 64

struct candidate {
    char word[48];
    unsigned score;
};

static void
count(struct candidate *v, size_t *n, const char *word, size_t len, unsigned weight)
{
    if (len >= sizeof v->word)
        return;
    for (size_t i = 0; i < *n; i++) {
        if (strlen(v[i].word) == len && memcmp(v[i].word, word, len) == 0) {
            v[i].score += weight;
            return;
        }
    }
    if (*n == CANDIDATES)
        return;
    memcpy(v[*n].word, word, len);
    v[*n].word[len] = '\0';
    v[(*n)++].score = weight;
}

/* Is it something that acts: a food, a substance, a habit? */
static bool
actor(const char *word, size_t n)
{
    uint32_t row = cc_vocab_find(&cc_vocab_nouns, word, n);
    enum cc_noun class = row == CC_VOCAB_NONE ? CC_NOUN_NONE : (enum cc_noun)cc_class_of_noun[row];

    if (class != CC_NOUN_FOOD && class != CC_NOUN_AGENT && class != CC_NOUN_BEHAVIOUR)
        return false;
    return (cc_cue_of(word, n) & CC_CUE_CARRIER) == 0;
}

static size_t
times(const char *text, const char *word, size_t most)
{
    size_t n = 0, len = strlen(word);
    char either[] = {(char)tolower((unsigned char)word[0]), (char)toupper((unsigned char)word[0]), '\0'};

    if (len == 0)
        return 0;
    for (const char *p = text + strcspn(text, either); *p != '\0' && n < most; p += 1 + strcspn(p + 1, either))
        n += (p[1] | 0x20) == (word[1] | 0x20) ? strncasecmp(p, word, len) == 0 : len == 1;
    return n;
}

/* Substances of the title that no table of ours has but MeSH knows: "Melatonin: your guide to better sleep". */
static void
count_known(const struct cc_article *a, struct candidate *v, size_t *n)
{
    const char *s = a->title;
    struct cc_text t = {0};

    if (s == NULL || strlen(s) > 300)
        return;
    cc_claims_read(&t, s, (struct cc_span){0, strlen(s)});
    for (uint32_t i = 0; i < t.n_tokens; i++) {
        for (uint32_t words = 3; words > 0; words--) {
            struct cc_buf b = {0};

            if (i + words > t.n_tokens || !cc_is_substance(&t, i, i + words) ||
                (words == 1 && t.tokens[i].tag == CC_TAG_JJ) || /* "Green tea" */
                (cc_cue_of(t.tokens[i + words - 1].lemma, t.tokens[i + words - 1].lemma_len) &
                    (CC_CUE_CARRIER | CC_CUE_GENERIC)))
                continue;
            for (uint32_t j = i; j < i + words; j++) {
                cc_buf_adds(&b, j > i && (t.tokens[j].flags & CC_TOK_SPACE) ? " " : "");
                cc_buf_add(&b, t.tokens[j].lower, t.tokens[j].lower_len);
            }
            count(v, n, b.v, b.n, 6 + (unsigned)times(a->text, b.v, 40));
            cc_buf_clear(&b);
            i += words - 1;
            break;
        }
    }
    cc_tokens_clear(&t);
}

/* May the word, or its singular, be the last one of an actor? */
static bool
may_end_actor(const char *word, size_t n)
{
    return cc_vocab_ends(&cc_vocab_nouns, cc_vocab_hash(word, n)) ||
        (n > 1 && word[n - 1] == 's' && cc_vocab_ends(&cc_vocab_nouns, cc_vocab_hash(word, n - 1)));
}

/* Counts actors of one, two and three words in text[a, e). */
static void
count_actors(const char *text, size_t a, size_t e, unsigned weight, struct candidate *v, size_t *n)
{
    char key[128];
    size_t start[3] = {0}, len = 0;
    unsigned words = 0;

    for (size_t i = a; i <= e; i++) {
        unsigned char c = i < e ? (unsigned char)text[i] : ' ';

        if (cc_scan_byte_is((char)c, CC_BYTE_ALNUM | CC_BYTE_WIDE) || c == '-') {
            if (len + 2 > sizeof key) {
                len = words = 0;
                continue;
            }
            if (len == 0 || key[len - 1] == ' ') {
                if (words == 3) { /* slide the window */
                    size_t drop = start[1];

                    memmove(key, key + drop, len - drop);
                    len -= drop;
                    start[0] = 0;
                    start[1] = start[2] - drop;
                    words = 2;
                }
                start[words++] = len;
            }
            key[len++] = (char)(cc_scan_byte_is((char)c, CC_BYTE_UPPER) ? c + 32 : c);
            continue;
        }
        if (len > 0 && key[len - 1] != ' ') {
            bool ends = may_end_actor(key + start[words - 1], len - start[words - 1]);

            for (unsigned k = 0; ends && k < words; k++) {
                size_t m = len - start[k];

                if (actor(key + start[k], m)) {
                    count(v, n, key + start[k], m, weight + (k + 1 < words ? 1 : 0));
                    break;
                }
                if (m > 1 && key[len - 1] == 's' && actor(key + start[k], m - 1)) {
                    count(v, n, key + start[k], m, weight);
                    break;
                }
            }
            key[len++] = ' ';
        }
        if (c != ' ')
            len = words = 0;
    }
}

/* "Losing your hair? 9 reasons …", "Gaining weight? …": what the title asks its readers is what the text explains. */
static void
ill_of_question(struct cc_ctx *x, const struct cc_text *t)
{
    const struct cc_sentence *s = &t->sentences[0];
    uint32_t first = s->first + 1, end = s->end;

    if (t->n_sentences < 2 || s->ending != CC_SENTENCE_QUESTION || t->tokens[s->first].tag != CC_TAG_VBG)
        return;
    while (end > first && cc_tag_is_punct(t->tokens[end - 1].tag))
        end--;
    if (first < end && cc_token_in(&t->tokens[first], "your the"))
        first++;
    if (end - first != 1 || !cc_tag_is_noun(t->tokens[first].tag))
        return;
    if (cc_token_in(&t->tokens[s->first], "losing gaining"))
        snprintf(x->ill, sizeof x->ill, "%.*s %s", (int)t->tokens[first].lower_len, t->tokens[first].lower,
            cc_token_is(&t->tokens[s->first], "losing") ? "loss" : "gain");
}

/* "Low back pain", "Asthma in children: a guide": a title whose first noun is an illness, and that names nothing to be
 * taken, is that of a text about the illness. */
static void
find_illness(struct cc_ctx *x, struct cc_buf *words)
{
    const char *s = x->article->title;
    struct cc_text t = {0};
    size_t n;

    if (s == NULL || strlen(s) > 120)
        return;
    n = strstr(s, " | ") != NULL ? (size_t)(strstr(s, " | ") - s) : strlen(s); /* what follows names the site */
    cc_claims_read(&t, s, (struct cc_span){0, n});
    for (uint32_t c = 0; c < t.n_chunks; c++) {
        const struct cc_chunk *k = &t.chunks[c];
        uint32_t first = k->det != CC_NO_INDEX && k->det >= k->first && k->det + 1 < k->end ? k->det + 1 : k->first;
        enum cc_noun class = k->kind == CC_CHUNK_NP ? cc_noun_ending(&t, first, k->end) : CC_NOUN_NONE;
        struct cc_buf b = {0};

        if (cc_token_in(&t.tokens[k->end - 1],
                "treatment treatments therapy therapies prevention remedy remedies medicine medicines medication medications "
                "drugs surgery tests diagnosis care management"))
            continue; /* "Gout: symptoms, causes and treatment" */
        if (class == CC_NOUN_AGENT || class == CC_NOUN_FOOD || class == CC_NOUN_BEHAVIOUR ||
            (k->kind == CC_CHUNK_NP && cc_is_substance(&t, first, k->end)))
            x->ill[0] = '\0'; /* "Magnesium for migraine" is about magnesium */
        if (class == CC_NOUN_AGENT || class == CC_NOUN_FOOD || class == CC_NOUN_BEHAVIOUR)
            break;
        if ((class != CC_NOUN_DISEASE && class != CC_NOUN_SYMPTOM) ||
            cc_token_lemma_in(&t.tokens[k->end - 1], "deficiency lack shortage intolerance"))
            continue; /* "iron deficiency" speaks of iron */
        while (first > 0 && (cc_tag_is_noun(t.tokens[first - 1].tag) || (t.tokens[first - 1].can & CC_CAN_ADJ)) &&
            k->end - first < 4)
            first--; /* "Low back pain" */
        cc_words_append(words, &t, first, k->end, 0);
        if (x->ill[0] != '\0' || k->end - first > 4)
            continue;
        for (uint32_t i = first; i < k->end; i++) { /* as it stands in a sentence: "hay fever", but "Crohn's disease" */
            bool name = t.tokens[i].tag == CC_TAG_NNP && !(t.tokens[i].flags & CC_TOK_UPPER) &&
                cc_noun_ending(&t, i, i + 1) == CC_NOUN_NONE && i > 0;

            cc_buf_adds(&b, i > first && (t.tokens[i].flags & CC_TOK_SPACE) ? " " : "");
            cc_buf_add(&b, name ? t.text + t.tokens[i].span.start : t.tokens[i].lower, t.tokens[i].lower_len);
        }
        if (b.n > 0 && b.n < sizeof x->ill) {
            memcpy(x->ill, b.v, b.n + 1);
            x->ill_plural = (k->flags & CC_NP_PLURAL) != 0;
        }
        cc_buf_clear(&b);
    }
    if (x->ill[0] == '\0')
        ill_of_question(x, &t);
    cc_tokens_clear(&t);
}

/* Puts the product that the page is about first: one of the title, else the one that is named most. False when a page
 * names several and none of them leads: a round-up of other people's products. */
static bool
lead_product(struct cc_ctx *x)
{
    const struct cc_article *a = x->article;
    unsigned most = 0, all = 0;
    uint32_t lead = 0;

    if (x->titled)
        return true;
    for (uint32_t i = 0; i < x->n_products; i++) {
        unsigned n = times(a->text, x->products[i], 50);

        if (a->title != NULL && strstr(a->title, x->products[i]) != NULL) {
            lead = i;
            most = all = 1;
            break;
        }
        all += n;
        if (n > most) {
            most = n;
            lead = i;
        }
    }
    if (lead > 0) {
        char *product = x->products[lead];

        memmove(x->products + 1, x->products, lead * sizeof *x->products);
        x->products[0] = product;
    }
    return x->n_products > 0 && 2 * most >= all;
}

/* "Epsom salt", "St John's wort": a name that the text never writes small, though it stands inside a sentence or no
 * dictionary has its first word. */
static void
keep_capital(const char *text, char *topic)
{
    bool small = false, large = false;

    for (const char *p = text; !small && (p = strcasestr(p, topic)) != NULL; p++) {
        small = *p == topic[0];
        large = large || (*p != topic[0] && p > text + 2 && p[-1] == ' ' && islower((unsigned char)p[-2]));
    }
    large = large || cc_lexicon_find(topic, strcspn(topic, " ")) == 0;
    if (large && !small)
        topic[0] = (char)toupper((unsigned char)topic[0]);
}

/* "Best hydrogen water bottles", "The best red light therapy mask": does the title name the topic only to say which
 * goods it is about? What the text says of them is not said of the water. */
static bool
says_which_goods(const struct cc_ctx *x)
{
    size_t n = strlen(x->topic);
    bool found = false;

    for (const char *p = x->article->title; p != NULL && (p = strcasestr(p, x->topic)) != NULL; p += n) {
        if (p[n] != ' ' || !cc_goods_thing(p + n + 1, strcspn(p + n + 1, " ,:;.?!()|-")))
            return false;
        found = true;
    }
    return found;
}

/* Is it one of those who speak, "hanna"? */
static bool
names_speaker(const struct cc_ctx *x, const char *word)
{
    for (uint32_t i = 0; x->dialogue && i < x->n_speakers; i++) {
        if (x->speakers[i].turns > 1 && strcasestr(word, x->speakers[i].name) != NULL)
            return true;
    }
    return false;
}

/* "Acme Sauna Blanket Review 2026: …": what is reviewed is the topic. True when the title is one of a review. */
static bool
find_reviewed(struct cc_ctx *x)
{
    const char *s = x->article->title, *end = s != NULL ? strcasestr(s, " review") : NULL;
    size_t n = end != NULL ? (size_t)(end - s) : 0;

    if (n < 4 || n > 40 || !isupper((unsigned char)*s) || strncasecmp(s, "best ", 5) == 0 ||
        strncasecmp(s, "top ", 4) == 0 || strncasecmp(s, "our ", 4) == 0)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (strchr(":(?,", s[i]) != NULL || strncasecmp(s + i, " vs", 3) == 0 ||
            (s[i] == ' ' && islower((unsigned char)s[i + 1])))
            return false;
    }
    x->topic = cc_mem_strndup(s, n);
    x->topic_plural = s[n - 1] == 's' && s[n - 2] != 's';
    x->topic_sure = true;
    return true;
}

/* "Mediterranean Diet: benefits and risks", "What is the DASH diet?", "Light Therapy for Psoriasis": what is eaten, done
 * or had by that name, as the text writes it: "the Mediterranean diet". False when the title has none, or the text
 * hardly speaks of it. */
static bool
find_regimen(struct cc_ctx *x)
{
    const char *s = x->article->title, *text = x->article->text, *p;
    struct cc_text t = {0};
    char name[64] = "", of[72];
    uint32_t head = 0, a;
    size_t named, n, all;

    if (s == NULL || strlen(s) > 200)
        return false;
    n = strstr(s, " | ") != NULL ? (size_t)(strstr(s, " | ") - s) : strlen(s);
    cc_claims_read(&t, s, (struct cc_span){0, n});
    while (head < t.n_tokens && !cc_token_in(&t.tokens[head], "diet therapy vaccine surgery"))
        head++;
    for (a = head; a > 0 && head < t.n_tokens && head - a < 3; a--) {
        const struct cc_token *k = &t.tokens[a - 1];

        if (cc_tag_is_punct(k->tag) || cc_tag_is_finite(k->tag) || (k->set & CC_SET_SUB) || k->tag == CC_TAG_IN ||
            k->tag == CC_TAG_TO || k->tag == CC_TAG_CC || k->tag == CC_TAG_DT || k->tag == CC_TAG_PRPS ||
            k->tag == CC_TAG_CD ||
            cc_token_in(k, "best healthy good new right perfect ultimate your my"))
            break;
    }
    if (a < head && head < t.n_tokens)
        snprintf(name, sizeof name, "%.*s", (int)(t.tokens[head].span.end - t.tokens[a].span.start),
            s + t.tokens[a].span.start);
    cc_tokens_clear(&t);
    all = name[0] != '\0' ? times(text, name, 40) : 0;
    if (all < 3)
        return false;
    for (p = strcasestr(text, name); p != NULL; p = strcasestr(p + 1, name)) { /* inside a sentence */
        if (p > text + 2 && p[-1] == ' ' && islower((unsigned char)p[-2])) {
            memcpy(name, p, strlen(name));
            break;
        }
    }
    snprintf(of, sizeof of, "the %s", name);
    named = times(text, of, 40);
    snprintf(of, sizeof of, "a %s", name);
    n = times(text, of, 40);
    x->topic = cc_mem_strdup(name);
    if (2 * (n > named ? n : named) >= all) { /* "red light therapy", though once "a red light therapy device" */
        free(x->topic);
        snprintf(of, sizeof of, "%s %s", n > named ? "a" : "the", name);
        x->topic = cc_mem_strdup(of);
    }
    x->topic_plural = false;
    x->topic_sure = true;
    return true;
}

/* "Eating for your eyes": what is eaten the title does not say. */
static bool
says_no_deed(const char *word)
{
    static const char WIDE[] = "eating drinking taking using living";

    return cc_token_one_of(word, strlen(word), WIDE, sizeof WIDE - 1);
}

/* "Walking after meals", "Cycling to work: is it good for you?": a deed that the title begins with. */
static const char DEED_GOES_ON[] =
    "after before in for at on to with every daily outdoors uphill barefoot backwards and is can may helps";

static bool
find_deed(struct cc_ctx *x)
{
    const char *s = x->article->title;
    char name[24];
    size_t n = s == NULL ? 0 : strcspn(s, " :?,");
    enum cc_noun class;

    if (n < 5 || n >= sizeof name || strncasecmp(s + n - 3, "ing", 3) != 0)
        return false;
    for (size_t i = 0; i < n; i++)
        name[i] = (char)tolower((unsigned char)s[i]);
    name[n] = '\0';
    class = cc_noun_of(name, n);
    while (s[n] == ' ')
        n++;
    if ((class != CC_NOUN_AGENT && class != CC_NOUN_BEHAVIOUR) || says_no_deed(name) ||
        (s[n] != '\0' && strchr(":?,", s[n]) == NULL &&
            !cc_token_one_of(s + n, strcspn(s + n, " :?,"),
                DEED_GOES_ON, sizeof DEED_GOES_ON - 1)))
        return false;
    x->topic = cc_mem_strdup(name);
    x->topic_plural = false;
    x->topic_sure = true;
    return true;
}

void
cc_topic_find(struct cc_ctx *x)
{
    const struct cc_article *a = x->article;
    struct candidate v[CANDIDATES];
    size_t n = 0, best = SIZE_MAX, done = 0;
    unsigned sells = cc_product_selling_words(a), offers = 0;
    struct cc_buf illnesses = {0};
    bool sure, leads;

    memset(v, 0, sizeof v);
    for (size_t i = 0; i < a->n_blocks; i++)
        offers += a->blocks[i].kind == CC_BLOCK_BUTTON ||
            (a->blocks[i].kind == CC_BLOCK_DATA && a->blocks[i].label == NULL);
    sells += sells >= 2 && cc_product_letter(a); /* "Unsubscribe": a shop writes */
    if (offers < 2 && cc_product_priced(a, offers))
        offers = 2;
    cc_product_find(x, sells + (offers >= 2 ? 2 : 0));
    for (uint32_t i = x->n_products; i > 0; i--) {
        if (!names_speaker(x, x->products[i - 1]))
            continue;
        free(x->products[i - 1]);
        memmove(x->products + i - 1, x->products + i, (x->n_products - i) * sizeof *x->products);
        x->n_products--;
    }
    for (size_t i = 0; i < a->n_blocks && done < LOOK_BYTES; i++) {
        const struct cc_block *b = &a->blocks[i];
        bool head = b->kind == CC_BLOCK_TITLE || (b->kind == CC_BLOCK_HEADING && b->level == 1);

        if (b->role != CC_ROLE_CONTENT)
            continue;
        count_actors(a->text, b->span.start, b->span.end, head ? 6 : b->kind == CC_BLOCK_HEADING ? 3 : 1, v, &n);
        done += b->span.end - b->span.start;
    }
    leads = lead_product(x);
    x->compares = cc_product_compares(x);
    sure = x->titled || (x->n_products > 0 && a->title != NULL && strstr(a->title, x->products[0]) != NULL);
    x->sells = x->n_products > 0 && (offers >= 2 || sells >= 3) && (sure || leads) && !x->compares;
    if (leads && (sure || sells >= 3 || x->offered)) {
        x->topic = cc_mem_strdup(x->products[0]);
        x->topic_plural = x->product_plural;
        x->sells = !x->compares;
        x->topic_sure = true;
        return;
    }
    if (x->goods && find_reviewed(x))
        return;
    find_illness(x, &illnesses);
    if (!x->goods && (find_regimen(x) || find_deed(x))) {
        cc_buf_clear(&illnesses);
        return;
    }
    count_known(a, v, &n);
    for (size_t i = 0; i < n; i++) {
        if (v[i].score >= 4 && !names_speaker(x, v[i].word) && !says_no_deed(v[i].word) &&
            (best == SIZE_MAX || v[i].score > v[best].score))
            best = i;
    }
    if (best == SIZE_MAX) {
        cc_buf_clear(&illnesses);
        return;
    }
    x->topic = cc_mem_strdup(v[best].word);
    if (strncmp(x->topic, "vitamin ", 8) == 0)
        x->topic[8] = (char)toupper((unsigned char)x->topic[8]); /* "vitamin D", "vitamin B12" */
    x->topic_sure = a->title != NULL && strcasestr(a->title, x->topic) != NULL;
    if (x->topic_sure && illnesses.n > 0 && strcasestr(illnesses.v, x->topic) != NULL)
        x->topic_sure = false; /* "acid" of "acid reflux" */
    cc_buf_clear(&illnesses);
    keep_capital(a->text, x->topic);
    if ((x->ill[0] != '\0' && !x->topic_sure) ||
        (x->goods && (!x->topic_sure || says_which_goods(x)))) { /* what is named most in it is one of many remedies */
        free(x->topic);
        x->topic = NULL;
        return;
    }
    x->topic_plural = v[best].word[strlen(v[best].word) - 1] == 's' && strlen(v[best].word) > 3 &&
        cc_vocab_find(&cc_vocab_nouns, v[best].word, strlen(v[best].word)) == CC_VOCAB_NONE;
}
