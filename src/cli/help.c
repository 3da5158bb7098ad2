/* help.c: help and the man page, both from the tables of commands and options. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static const char *const EXITS[][2] = {
    {"0", "done"},
    {"1", "findings at or above --fail-on, or something that changed (recheck, diff)"},
    {"2", "the command line is wrong"},
    {"3", "an input cannot be read as what it should be"},
    {"4", "the network or the server failed"},
    {"5", "partial: some claims are unsearched or partly searched; the output says which and why"},
    {"6", "a database is locked, damaged, foreign or too new"},
    {"7", "rate limited past the deadline"},
    {"8", "verification failed"},
    {"130", "interrupted"},
};
#define N_EXITS (sizeof EXITS / sizeof *EXITS)

static void
print_option(const struct cc_option *o)
{
    char left[64];

    snprintf(left, sizeof left, "%c%c%s --%s%s%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
        o->letter ? "," : " ", o->name, o->argument ? " " : "", o->argument ? o->argument : "");
    printf("  %-28s %s\n", left, o->help);
}

static void
print_all(void)
{
    printf("claimcheck %s: from a health article to its checkable claims, the studies on each, and a report\n\n", CC_VERSION);
    for (size_t i = 0; cc_commands[i]; i++)
        printf("  %-18s %s\n", cc_commands[i]->name, cc_commands[i]->summary);
    printf("\n'claimcheck COMMAND --help' tells more; 'claimcheck help man' is the manual page.\n\nSettings (environment CLAIMCHECK_<NAME>, "
           "./.claimcheck or the user's config file, 'name = value'):\n");
    for (size_t i = 0; i < CC_OPT__MAX; i++) {
        if (cc_options[i].setting)
            printf("  %-12s %s\n", cc_options[i].name, cc_options[i].help);
    }
    printf("\nExit codes:\n");
    for (size_t i = 0; i < N_EXITS; i++)
        printf("  %-4s %s\n", EXITS[i][0], EXITS[i][1]);
}

void
cc_cli_print_help(const struct cc_command *command)
{
    if (command == NULL) {
        print_all();
        return;
    }
    printf(
        "claimcheck %s %s\n  %s\n\n%s\nOptions:\n", command->name, command->arguments, command->summary, command->help);
    for (const enum cc_opt *o = command->options;; o++) {
        print_option(&cc_options[*o]);
        if (*o == CC_OPT_HELP)
            break;
    }
}

/* Text for mdoc: a line that starts with a dot or quote would be a macro. */
static void
man_text(const char *text)
{
    bool line_start = true;

    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\''))
            fputs("\\&", stdout);
        line_start = *text == '\n';
        if (*text == '\\')
            fputs("\\e", stdout);
        else
            putchar(*text);
    }
}

static void
man_command(const struct cc_command *c)
{
    printf(".Ss claimcheck %s %s\n", c->name, c->arguments);
    man_text(c->summary);
    printf(".\n.Bd -literal\n");
    man_text(c->help);
    printf(".Ed\n.Bl -tag -width indent\n");
    for (const enum cc_opt *o = c->options; *o != CC_OPT_HELP; o++) {
        printf(".It Fl -%s%s%s\n", cc_options[*o].name, cc_options[*o].argument ? " Ar " : "",
            cc_options[*o].argument ? cc_options[*o].argument : "");
        man_text(cc_options[*o].help);
        putchar('\n');
    }
    printf(".El\n");
}

void
cc_cli_print_man(void)
{
    printf(".Dd November 23, 2026\n.Dt CLAIMCHECK 1\n.Os\n.Sh NAME\n.Nm claimcheck\n.Nd find the checkable claims of health copy and the studies on each\n"
           ".Sh SYNOPSIS\n.Nm\n.Ar command\n.Op Ar options\n.Sh COMMANDS\n");
    for (size_t i = 0; cc_commands[i]; i++)
        man_command(cc_commands[i]);
    printf(".Sh EXIT STATUS\n.Bl -tag -width 130\n");
    for (size_t i = 0; i < N_EXITS; i++)
        printf(".It %s\n%s\n", EXITS[i][0], EXITS[i][1]);
    printf(".El\n");
}
