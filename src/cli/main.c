/* main.c: the program's entry. Everything else is in the library. */
#include "cli/cli.h"

int
main(int argc, char **argv)
{
    return cc_cli_main(argc, argv);
}
