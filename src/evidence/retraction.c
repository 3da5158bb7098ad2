/* retraction.c: is the record retracted, corrected, questioned, or itself the notice (evidence.h)? Only from what NLM
 * links and types say; never from words of a title. */
#include <claimcheck/evidence.h>

#include <string.h>

#include "base/mem.h"

/* Links and what they say of the record that carries them, gravest first. Types as in NLM's DTD of 2019. */
static const struct {
    const char *type;
    enum cc_retraction state;
} LINKS[] = {
    {"RetractedandRepublishedIn", CC_RETRACTION_REPUBLISHED},
    {"RetractionIn", CC_RETRACTION_RETRACTED},
    {"ExpressionOfConcernIn", CC_RETRACTION_CONCERN},
    {"RetractionOf", CC_RETRACTION_NOTICE},
    {"CorrectedandRepublishedIn", CC_RETRACTION_CORRECTED},
    {"ErratumIn", CC_RETRACTION_CORRECTED},
};

static bool
has_type(const struct cc_study *study, const char *ui, const char *name, const char *old_name)
{
    for (size_t i = 0; i < study->n_types; i++) {
        const struct cc_named *t = &study->types[i];

        if (t->ui && strcmp(t->ui, ui) == 0)
            return true;
        if (t->name && (strcmp(t->name, name) == 0 || (old_name && strcmp(t->name, old_name) == 0)))
            return true;
    }
    return false;
}

static const struct cc_link *
find_link(const struct cc_study *study, const char *type)
{
    for (size_t i = 0; i < study->n_links; i++) {
        if (study->links[i].type && strcmp(study->links[i].type, type) == 0)
            return &study->links[i];
    }
    return NULL;
}

static void
explain(char **why, const char *what, const struct cc_link *link)
{
    if (why == NULL)
        return;
    if (link && link->pmid)
        *why = cc_mem_printf("%s PMID %u", what, link->pmid);
    else if (link && link->source)
        *why = cc_mem_printf("%s %s", what, link->source);
    else
        *why = cc_mem_strdup(what);
}

enum cc_retraction
cc_evidence_retraction(const struct cc_study *study, char **why)
{
    if (why)
        *why = NULL;
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++) {
        const struct cc_link *link = find_link(study, LINKS[i].type);

        /* The type outranks a mere expression of concern, and a republished paper keeps it. */
        if (i == 2 && has_type(study, "D016441", "Retracted Publication", NULL)) {
            explain(why, "publication type Retracted Publication", NULL);
            return CC_RETRACTION_RETRACTED;
        }
        if (i == 3 && has_type(study, "D016440", "Retraction of Publication", "Retraction Notice")) {
            explain(why, "publication type Retraction of Publication", find_link(study, "RetractionOf"));
            return CC_RETRACTION_NOTICE;
        }
        if (link) {
            explain(why, LINKS[i].type, link);
            return LINKS[i].state;
        }
    }
    /* Every record of NLM's own has a publication type. One without came from a list of titles or citations, which
     * carries no links either: nothing was looked at. */
    return study->n_types > 0 ? CC_RETRACTION_NONE_FOUND : CC_RETRACTION_UNCHECKED;
}
