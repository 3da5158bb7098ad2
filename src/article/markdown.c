#include "article/readers.h"
enum cc_status cc_markdown_read(struct cc_build *b, const char *s, size_t n) { return cc_plain_read(b,s,n);}
