/* fuzz_pubmed_xml: any bytes as PubMed XML, in pieces whose size the first byte sets. Each record's slice must read alone, as
 * the same record number of fields, unless it leans on a DTD or on declarations above it. */
#include <claimcheck/pubmed.h>

#include "base/buf.h"
#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen {
    struct cc_buf json;
    bool again;
};

static enum cc_status
on_record(void *arg, struct cc_study *study, const char *xml, size_t n, struct cc_error *error)
{
    struct seen *seen = arg, second = {.again = true};
    struct cc_json_writer w = {.out = &seen->json, .compact = true};
    struct cc_xml_sink sink = {.record = on_record, .arg = &second};

    cc_buf_reset(&seen->json);
    cc_study_json(study, &w, NULL);
    /* a general entity means nothing without the DTD that the whole document named */
    if (!seen->again && memmem(xml, n, "&", 1) == NULL) {
        if (cc_xml_read(xml, n, &sink, error) != CC_OK)
            abort();
        if (second.json.n != seen->json.n || memcmp(second.json.v, seen->json.v, seen->json.n) != 0)
            abort();
        cc_buf_clear(&second.json);
    }
    return CC_OK;
}

static enum cc_status
on_deleted(void *arg, uint32_t pmid, struct cc_error *error)
{
    (void)arg, (void)error;
    if (pmid == 0)
        abort();
    return CC_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct seen seen = {0};
    struct cc_xml_sink sink = {.record = on_record, .deleted = on_deleted, .arg = &seen, .keep_xml = true};
    struct cc_xml_reader *reader;
    struct cc_error error = {0};
    enum cc_status status = CC_OK;
    size_t piece = size > 0 && data[0] != '<' ? data[0] : 4096;

    if (size > 0 && data[0] != '<')
        data++, size--;
    reader = cc_xml_reader_new(&sink);
    for (size_t at = 0; at < size && status == CC_OK; at += piece + 1)
        status = cc_xml_reader_feed(reader, (const char *)data + at, size - at < piece + 1 ? size - at : piece + 1, &error);
    if (status == CC_OK)
        status = cc_xml_reader_end(reader, &error);
    if (status != CC_OK && (error.message[0] == '\0' || error.status != status))
        abort();
    cc_xml_reader_free(reader);
    cc_buf_clear(&seen.json);
    return 0;
}
