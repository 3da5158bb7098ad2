/* main.c: the program's entry. Everything else is in the library. */
#include <stdio.h>

int
main(void)
{
    return 0;
}
