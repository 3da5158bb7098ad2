/* httpd.h: a real HTTP server on loopback that does as a script says, misbehaviour included, and writes down every request
 * with its time of arrival. tests/tools/httpd-fixture.c is the same server as a program.
 *
 * A script is lines; '#' begins a comment line. Values with spaces stand in double or single quotes, with \n \r \t \\ \"
 * \xHH in them.
 *   @limit N               at most N arrivals in any second; more are answered 429 with NCBI's body; X-RateLimit headers on
 *                          every reply
 *   @retry-after S         … and Retry-After
 *   @latency MS            every reply of the action eutils waits so long
 *   PATTERN ACTION [key=value]…
 * PATTERN is a glob over "METHOD /path" (no query). The first rule that matches and is not used up answers; no rule: 404.
 * Keys of every action: has=TEXT (the query or body contains it), skip=N (the first N matches go to later rules), times=N
 * (then it is used up), delay=MS (before the first byte).
 * Keys of a body: status=200 type=text/plain header="Name: value" (repeatable) body=TEXT file=PATH gzip=1 chunked=1
 * Actions:
 *   reply      the body; with nolength=1 it ends where the connection ends
 *   cut        announces the whole length (or chunks) and sends the first cut=N bytes (half)
 *   stall      sends nothing until the client hangs up; with cut=N after so many bytes of the body
 *   drip       one byte every step=MS
 *   reset      RST
 *   close      closes without a reply
 *   garbage    bytes that are not HTTP
 *   redirect   302 (status=) to=URL
 *   eutils     a valid reply to esearch (XML or JSON) and efetch (XML): hits=40 per term out of pool=5000 PMIDs, those
 *              divisible by missing=N left out of efetch; a term with "ALL:" in it understands "(…) AND lo:hi[UID]"; poison=PMID: an efetch that asks for it is answered 502;
 *              most=N: an efetch of more ids than that is answered 502 */
#ifndef CC_TESTS_HTTPD_H
#define CC_TESTS_HTTPD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct httpd;

struct httpd_request {
    int64_t at_us;  /* arrival, since the server started */
    char method[8];
    char *path;     /* without query */
    char *params;   /* query and body, joined with '&' */
    int on_wire_get;/* bytes of the query in the URL */
    int status;     /* answered; 0 = nothing that has one */
};

/* Listens on a free port of 127.0.0.1 before it returns. Exits with a message when the script is wrong. log may be NULL: a
 * line per request, "microseconds TAB method TAB path TAB status TAB params". */
struct httpd *httpd_start(const char *script, FILE *log);
void httpd_stop(struct httpd *h); /* ends every connection */
int httpd_port(const struct httpd *h);
const char *httpd_url(const struct httpd *h); /* "http://127.0.0.1:PORT/" */
size_t httpd_count(struct httpd *h);
struct httpd_request httpd_request(struct httpd *h, size_t i); /* strings live until httpd_stop */

/* True while some client is kept waiting by stall or drip. arg is the server: for fake_clock.passes. */
bool httpd_holds(void *arg);

/* The largest number of arrivals in any window of so many microseconds. */
size_t httpd_most_in(struct httpd *h, int64_t window_us);

#endif
