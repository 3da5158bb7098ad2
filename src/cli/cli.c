/* cli.c: from argv to a command: parse by the tables, run, print the one error line, give the exit code. */
#include "cli/cli.h"

#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <unistd.h>

#include "base/mem.h"

volatile bool cc_cli_interrupted;

static void
on_interrupt(int signal_number)
{
    (void)signal_number;
    cc_cli_interrupted = true;
}

/* The first ^C asks for an orderly end, the second ends at once. */
static void
catch_interrupts(void)
{
    struct sigaction action = {0};

    action.sa_handler = on_interrupt;
    action.sa_flags = (int)SA_RESETHAND;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGPIPE, SIG_DFL);
}

void
cc_cli_say(const struct cc_cli *cli, const char *format, ...)
{
    va_list args;

    if (cc_cli_has(cli, CC_OPT_QUIET))
        return;
    fputs("claimcheck: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

static bool
takes(const struct cc_command *command, size_t opt)
{
    for (const enum cc_opt *o = command->options;; o++) {
        if (*o == (enum cc_opt)opt)
            return true;
        if (*o == CC_OPT_HELP)
            return false;
    }
}

static size_t
find_option(const char *word, size_t n, char letter)
{
    for (size_t i = 0; i < CC_OPT__MAX; i++) {
        if (letter ? cc_options[i].letter == letter
                   : strlen(cc_options[i].name) == n && memcmp(cc_options[i].name, word, n) == 0)
            return i;
    }
    return CC_OPT__MAX;
}

/* One option at argv[*i]; steps over its value. */
static enum cc_status
parse_option(struct cc_cli *cli, int argc, char **argv, int *i, struct cc_error *error)
{
    const char *word = argv[*i], *value = NULL;
    bool is_long = word[1] == '-';
    const char *equals = is_long ? strchr(word, '=') : NULL;
    size_t n = equals ? (size_t)(equals - word - 2) : strlen(word) - (is_long ? 2 : 0);
    size_t opt = is_long ? find_option(word + 2, n, 0) : find_option(NULL, 0, word[1]);

    if (opt == CC_OPT__MAX || !takes(cli->command, opt))
        return cc_error_set(error, CC_USAGE, "'%s' does not take %s; see 'claimcheck %s --help'", cli->command->name,
            word, cli->command->name);
    if (cc_options[opt].argument == NULL) {
        if (equals || (!is_long && word[2] != '\0'))
            return cc_error_set(error, CC_USAGE, "--%s takes no value", cc_options[opt].name);
        value = "";
    } else if (equals) {
        value = equals + 1;
    } else if (!is_long && word[2] != '\0') {
        value = word + 2;
    } else if (*i + 1 < argc) {
        value = argv[++*i];
    } else {
        return cc_error_set(error, CC_USAGE, "--%s needs a value: --%s %s", cc_options[opt].name, cc_options[opt].name,
            cc_options[opt].argument);
    }
    cli->args.opt[opt] = value;
    cli->args.opt_from[opt] = "flag";
    return CC_OK;
}

enum cc_status
cc_cli_parse(struct cc_cli *cli, int argc, char **argv, struct cc_error *error)
{
    struct cc_args *args = &cli->args;
    bool ended = false;

    args->pos = cc_mem_alloc(((size_t)argc + 1) * sizeof *args->pos);
    for (int i = 0; i < argc; i++) {
        if (!ended && strcmp(argv[i], "--") == 0) {
            ended = true;
        } else if (!ended && argv[i][0] == '-' && argv[i][1] != '\0') {
            if (parse_option(cli, argc, argv, &i, error) != CC_OK)
                return error->status;
        } else {
            args->pos[args->n_pos++] = argv[i];
        }
    }
    if (args->opt[CC_OPT_HELP] != NULL)
        return CC_OK;
    if (args->n_pos < cli->command->min_pos || args->n_pos > cli->command->max_pos)
        return cc_error_set(error, CC_USAGE, "usage: claimcheck %s %s; see 'claimcheck %s --help'", cli->command->name,
            cli->command->arguments, cli->command->name);
    return cc_cli_settings(cli, error);
}

bool
cc_cli_has(const struct cc_cli *cli, enum cc_opt opt)
{
    return cli->args.opt[opt] != NULL;
}

const char *
cc_cli_get(const struct cc_cli *cli, enum cc_opt opt, const char *fallback)
{
    return cli->args.opt[opt] ? cli->args.opt[opt] : fallback;
}

enum cc_status
cc_cli_number(
    const struct cc_cli *cli, enum cc_opt opt, long low, long high, long fallback, long *out, struct cc_error *error)
{
    const char *text = cli->args.opt[opt];
    char *end;

    *out = fallback;
    if (text == NULL)
        return CC_OK;
    *out = strtol(text, &end, 10);
    if (*text == '\0' || *end != '\0' || *out < low || *out > high)
        return cc_error_set(
            error, CC_USAGE, "--%s %s: expected a whole number from %ld to %ld", cc_options[opt].name, text, low, high);
    return CC_OK;
}

/* How many edits apart, capped; for "did you mean". (Levenshtein 1966, two rows.) */
static size_t
distance(const char *a, const char *b)
{
    size_t row[64], n = strlen(b);

    if (n >= 63 || strlen(a) >= 63)
        return 99;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t old = row[j], best = diagonal + (a[i - 1] != b[j - 1]);

            best = best < old + 1 ? best : old + 1;
            row[j] = best < row[j - 1] + 1 ? best : row[j - 1] + 1;
            diagonal = old;
        }
    }
    return row[n];
}

/* A command of two words ("mirror import") is looked for first. Sets *used to how many words it took. */
static const struct cc_command *
find_command(int argc, char **argv, int *used)
{
    for (int words = 2; words >= 1; words--) {
        char name[128];

        if (argc < words)
            continue;
        snprintf(name, sizeof name, words == 2 ? "%s %s" : "%s", argv[0], argc > 1 ? argv[1] : "");
        for (size_t i = 0; cc_commands[i]; i++) {
            if (strcmp(cc_commands[i]->name, name) == 0) {
                *used = words;
                return cc_commands[i];
            }
        }
    }
    return NULL;
}

static int
unknown_command(const char *word)
{
    const char *near = NULL;
    size_t best = 3;

    for (size_t i = 0; cc_commands[i]; i++) {
        size_t d = distance(word, cc_commands[i]->name);

        if (d < best) {
            best = d;
            near = cc_commands[i]->name;
        }
    }
    if (near)
        fprintf(stderr, "claimcheck: no command '%s'; did you mean '%s'? 'claimcheck help' lists all\n", word, near);
    else
        fprintf(stderr, "claimcheck: no command '%s'; 'claimcheck help' lists all\n", word);
    return cc_status_exit_code(CC_USAGE);
}

static int
general_help(int argc, char **argv)
{
    int used = 0;
    const struct cc_command *command = argc > 1 ? find_command(argc - 1, argv + 1, &used) : NULL;

    if (argc > 1 && strcmp(argv[1], "man") == 0)
        cc_cli_print_man();
    else if (argc > 1 && command == NULL && strcmp(argv[1], "settings") != 0 && strcmp(argv[1], "exit-codes") != 0)
        return unknown_command(argv[1]);
    else
        cc_cli_print_help(command);
    return 0;
}

static void
emit(void *arg, const struct cc_event *event)
{
    const struct cc_cli *cli = arg;

    if (event->kind == CC_EVENT_PROGRESS) {
        if (isatty(STDERR_FILENO))
            fprintf(stderr, "\r\033[K%s %llu%s%.0llu%s", event->stage, (unsigned long long)event->done,
                event->total ? "/" : "", (unsigned long long)event->total,
                event->total && event->done >= event->total ? "\n" : "");
        return;
    }
    cc_cli_say(cli, "%s%s", event->kind == CC_EVENT_WARNING ? "warning: " : "", event->message);
}

static int
run_command(struct cc_cli *cli, int argc, char **argv)
{
    struct cc_error error = {0};
    enum cc_status status = cc_cli_parse(cli, argc, argv, &error);

    if (status == CC_OK && cc_cli_has(cli, CC_OPT_HELP)) {
        cc_cli_print_help(cli->command);
        return 0;
    }
    if (status == CC_OK) {
        if (!cc_cli_has(cli, CC_OPT_QUIET))
            cli->sink = (struct cc_event_sink){emit, cli};
        cli->color = isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL;
        catch_interrupts();
        status = cli->command->run(cli, &error);
    }
    if (status != CC_OK && error.message[0] != '\0')
        fprintf(stderr, "claimcheck: %s\n", error.message);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "claimcheck: stdout cannot be written\n");
        return cc_status_exit_code(CC_INPUT);
    }
    return status == CC_OK && cli->findings ? 1 : cc_status_exit_code(status);
}

int
cc_cli_main(int argc, char **argv)
{
    struct cc_cli cli = {.program = "claimcheck"};
    int used = 0, code;

    if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
        return argc < 2 ? (cc_cli_print_help(NULL), cc_status_exit_code(CC_USAGE)) : general_help(argc - 1, argv + 1);
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
        printf("claimcheck %s\n", CC_VERSION);
        return 0;
    }
    cli.command = find_command(argc - 1, argv + 1, &used);
    if (cli.command == NULL)
        return unknown_command(argv[1]);
    code = run_command(&cli, argc - 1 - used, argv + 1 + used);
    for (size_t i = 0; i < cli.n_owned; i++)
        free(cli.owned[i]);
    free(cli.owned);
    free(cli.args.pos);
    return code;
}

void
cc_cli_print_number(void *arg, const char *name, int64_t value)
{
    (void)arg;
    printf("%-32s %lld\n", name, (long long)value);
}

void
cc_cli_print_fault(void *arg, const char *what)
{
    (void)arg;
    printf("damaged: %s\n", what);
}
