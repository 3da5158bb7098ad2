/* httpd-fixture.c: the server of tests/support/httpd.h as a program, for shell tests:
 *   httpd-fixture --script FILE --portfile FILE [--log FILE]
 * The port file appears (whole) when the server listens. Ends with SIGTERM, or when the process that started it ends. */
#include "support/httpd.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/file.h"

int
main(int argc, char **argv)
{
    const char *script = NULL, *portfile = NULL, *log = NULL;
    struct cc_buf text = {0};
    struct cc_error e = {0};
    struct httpd *h;
    char port[16];
    sigset_t end;
    FILE *f = NULL;
    int signal_number;

    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--script") == 0)
            script = argv[i + 1];
        else if (strcmp(argv[i], "--portfile") == 0)
            portfile = argv[i + 1];
        else if (strcmp(argv[i], "--log") == 0)
            log = argv[i + 1];
        else
            script = NULL, argc = 0;
    }
    if (script == NULL || portfile == NULL) {
        fputs("usage: httpd-fixture --script FILE --portfile FILE [--log FILE]\n", stderr);
        return 2;
    }
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    sigaddset(&end, SIGINT);
    sigprocmask(SIG_BLOCK, &end, NULL);
    if (cc_file_read(script, (size_t)16 << 20, &text, &e) != CC_OK || (log != NULL && (f = fopen(log, "w")) == NULL)) {
        fprintf(stderr, "httpd-fixture: %s\n", e.message[0] ? e.message : "the log cannot be written");
        return 1;
    }
    h = httpd_start(text.v, f);
    snprintf(port, sizeof port, "%d\n", httpd_port(h));
    if (cc_file_write(portfile, port, strlen(port), &e) != CC_OK) {
        fprintf(stderr, "httpd-fixture: %s\n", e.message);
        return 1;
    }
    sigwait(&end, &signal_number);
    httpd_stop(h);
    if (f != NULL)
        fclose(f);
    cc_buf_clear(&text);
    return 0;
}
