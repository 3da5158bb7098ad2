/* order.h: the orders of esearch, those of the collection and those by author, journal and title. */
#ifndef CC_MIRROR_ORDER_H
#define CC_MIRROR_ORDER_H

#include "mirror/server.h"

enum cc_order { CC_ORDER_RECENT, CC_ORDER_PUBLISHED, CC_ORDER_RELEVANCE, CC_ORDER_FIRST_AUTHOR,
    CC_ORDER_LAST_AUTHOR, CC_ORDER_JOURNAL, CC_ORDER_TITLE };

/* hits that are sorted by their records; a larger result stays in the order of dates */
#define CC_ORDER_RECORDS_MAX 20000

/* "pub date", "pub_date", "Author", "JournalName", "relevance" …; anything else and NULL is RECENT, PubMed's own
 * default. */
enum cc_order cc_order_find(const char *name);

/* The hits [offset, offset + max), allocated. A message in query says when the order could not be given. */
enum cc_status cc_order_search(struct cc_call *call, struct cc_entrez *query, enum cc_order sort, size_t offset,
    size_t max, uint32_t **pmids, size_t *n, uint64_t *total, struct cc_error *error) CC_MUST_CHECK;

#endif
