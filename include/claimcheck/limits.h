/* limits.h: every cap of the program, in one place. Hostile input meets one of these, never the end of memory. */
#ifndef CLAIMCHECK_LIMITS_H
#define CLAIMCHECK_LIMITS_H

#define CC_ARTICLE_MAX_BYTES   ((size_t)64 << 20)  /* source file of an article */
#define CC_BLOCKS_MAX          ((size_t)2000000)   /* blocks in an article */
#define CC_HTML_DEPTH_MAX      256                 /* nesting that the HTML reader follows */
#define CC_SENTENCE_MAX_BYTES  ((size_t)4096)      /* a longer "sentence" is cut, and said to be */
#define CC_QUOTE_MAX_BYTES     ((size_t)4096)      /* one piece of a claim's quote; a longer one, such as a list item of pages, is cut */
#define CC_SENTENCE_MAX_TOKENS 400                 /* tokens the tagger looks at in one sentence */
#define CC_CLAIMS_MAX          ((size_t)200000)    /* claims of one article; 20 MB of dense copy have half of that */
#define CC_RESPONSE_MAX_BYTES  ((size_t)256 << 20) /* one HTTP body */
#define CC_XML_TEXT_MAX_BYTES  ((size_t)16 << 20)  /* one text node of PubMed XML after flattening */
#define CC_XML_RECORD_MAX_BYTES ((size_t)16 << 20) /* one PubMed record; the longest real ones have about 3 MB */
#define CC_XML_DEPTH_MAX       64                  /* element nesting of PubMed XML */
#define CC_JSON_DEPTH_MAX      64
#define CC_QUERY_MAX_BYTES     ((size_t)16384)     /* one Entrez query */
#define CC_ENTREZ_MAX_BYTES    ((size_t)262144)    /* one that the mirror and its server are asked: 10,000 PMIDs with [uid] and OR have 170,000 */
#define CC_QUERY_LOOKUPS_MAX   60000               /* words and phrases of it that are looked up */
#define CC_QUERY_KEYS_MAX      250000              /* MeSH descriptors that its terms stand for */
#define CC_QUERY_FILTERS_MAX   256                 /* filters that stand for searches of their own */
#define CC_QUERY_DEPTH_MAX     64                  /* parentheses in an Entrez query */
#define CC_QUERY_TREE_DEPTH_MAX 1000               /* operators inside each other, "a AND b OR c AND d" too */
#define CC_QUERY_WILDCARDS_MAX 256                 /* NLM's own limit, help revision of March 2026 */
#define CC_ESEARCH_WINDOW      9999                /* PubMed returns no more than this from one search */
#define CC_EFETCH_BATCH        200                 /* PMIDs in one efetch */
#define CC_POST_ABOVE_BYTES    1000                /* longer parameters go as POST */
#define CC_NOTE_MAX_BYTES      ((size_t)65536)     /* a reviewer's note */

#endif
