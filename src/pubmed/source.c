/* source.c: what every PubMed source shares. */
#include <claimcheck/pubmed.h>

void
cc_source_free(struct cc_source *source)
{
    if (source != NULL)
        source->ops->free(source);
}
