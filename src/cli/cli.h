/* cli.h: what every subcommand shares: one table of options, one table of commands, settings with their precedence,
 * output. A subcommand is a file cmd_NAME.c with one struct cc_command, listed in commands.c. */
#ifndef CC_CLI_CLI_H
#define CC_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include <claimcheck/event.h>
#include <claimcheck/model.h>
#include <claimcheck/status.h>

/* Every option of every command. Names, arguments and help stand in options.c, in the same order. */
enum cc_opt {
    CC_OPT_HELP, CC_OPT_VERSION, CC_OPT_QUIET, CC_OPT_FORMAT, CC_OPT_OUTPUT, CC_OPT_INPUT_FORMAT, CC_OPT_OFFLINE, CC_OPT_PLAN,
    CC_OPT_PUBMED, CC_OPT_MIRROR, CC_OPT_CACHE, CC_OPT_REVIEWS, CC_OPT_EMAIL, CC_OPT_TOOL, CC_OPT_KEY_FILE, CC_OPT_RATE,
    CC_OPT_DEADLINE, CC_OPT_STUDIES, CC_OPT_EXPLAIN, CC_OPT_LINT, CC_OPT_SUPPORT, CC_OPT_CERTAINTY, CC_OPT_NOTE, CC_OPT_BY,
    CC_OPT_ARTICLE, CC_OPT_STUDY, CC_OPT_QUERIES, CC_OPT_LIMIT, CC_OPT_SORT, CC_OPT_ONLY, CC_OPT_PORT, CC_OPT_LISTEN,
    CC_OPT_REASON, CC_OPT_TEXT, CC_OPT_ALLOW_PRIVATE, CC_OPT_NO_SHARE, CC_OPT_MAX_REQUESTS, CC_OPT_OLDER, CC_OPT_LOG,
    CC_OPT__MAX
};

struct cc_option {
    char letter;             /* 0 = none */
    const char *name;        /* without the two dashes */
    const char *argument;    /* NULL = a flag */
    const char *help;
    bool setting;            /* may also come from CLAIMCHECK_<NAME>, the project file or the user file */
};
extern const struct cc_option cc_options[CC_OPT__MAX];

/* A parsed command line. opt[i] is the value, "" for a flag that was given, NULL when absent. */
struct cc_args {
    const char *opt[CC_OPT__MAX];
    const char *opt_from[CC_OPT__MAX]; /* "flag", "environment", a file's path; for doctor and errors */
    char **pos;                        /* positional arguments, borrowed from argv */
    size_t n_pos;
};

struct cc_cli {
    const char *program;
    const struct cc_command *command;
    struct cc_args args;
    struct cc_event_sink sink;         /* progress on stderr, or silent */
    bool findings;                     /* set by a command that succeeded and found something: exit code 1 */
    bool color;                        /* stdout is a terminal that wants it */
    char **owned;                      /* strings of settings files */
    size_t n_owned;
};

struct cc_command {
    const char *name;                  /* "check", or "mirror import" for a verb with a second word */
    const char *arguments;             /* "ARTICLE…" */
    const char *summary;               /* one line */
    const char *help;                  /* paragraphs and examples for --help and the man page */
    const enum cc_opt *options;        /* ends with CC_OPT_HELP */
    size_t min_pos, max_pos;           /* SIZE_MAX = any */
    enum cc_status (*run)(struct cc_cli *cli, struct cc_error *error); /* the caller prints the error and maps it to the exit code */
};
extern const struct cc_command *const cc_commands[]; /* NULL-terminated */

/* The whole program: finds the command, parses, runs, prints errors; returns the exit code. */
int cc_cli_main(int argc, char **argv);

/* Parses the arguments of a command (argv without the verb) and fills in settings. CC_USAGE with the way out. */
enum cc_status cc_cli_parse(struct cc_cli *cli, int argc, char **argv, struct cc_error *error) CC_MUST_CHECK;

/* Reads the settings that no flag gave: environment, .claimcheck in this directory, the user's config file. */
enum cc_status cc_cli_settings(struct cc_cli *cli, struct cc_error *error) CC_MUST_CHECK;

/* True when the flag or value was given. */
bool cc_cli_has(const struct cc_cli *cli, enum cc_opt opt);
const char *cc_cli_get(const struct cc_cli *cli, enum cc_opt opt, const char *fallback);
enum cc_status cc_cli_number(const struct cc_cli *cli, enum cc_opt opt, long low, long high, long fallback, long *out,
    struct cc_error *error) CC_MUST_CHECK;

/* Reads one article by its path, URL or "-", honouring --input-format. */
enum cc_status cc_cli_read_article(
    struct cc_cli *cli, const char *path, struct cc_article *out, struct cc_error *error) CC_MUST_CHECK;

/* Writes to --output or stdout, atomically. */
enum cc_status cc_cli_write(struct cc_cli *cli, const char *bytes, size_t len, struct cc_error *error) CC_MUST_CHECK;

/* A line on stderr unless --quiet; "claimcheck: " stands before it. */
void cc_cli_say(const struct cc_cli *cli, const char *format, ...) CC_PRINTF(2, 3);

/* For the stats and verify commands: a line with a name and a number, a line about damage (arg unused). */
void cc_cli_print_number(void *arg, const char *name, int64_t value);
void cc_cli_print_fault(void *arg, const char *what);

/* Set by SIGINT; looked at by long work. */
extern volatile bool cc_cli_interrupted;

/* Help texts from the tables: all commands, one command, or the man page in mdoc(7). */
void cc_cli_print_help(const struct cc_command *command);
void cc_cli_print_man(void);

#endif
