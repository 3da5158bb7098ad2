/* folder.c: see folder.h. */
#include "support/folder.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static char folder[] = "/tmp/cc-test-XXXXXX";

int
folder_make(void **state)
{
    (void)state;
    memset(folder + sizeof folder - 7, 'X', 6); /* made before: another one */
    return mkdtemp(folder) == NULL;
}

int
folder_remove(void **state)
{
    char *command = cc_mem_printf("rm -rf '%s'", folder);
    int code = system(command);

    (void)state;
    free(command);
    return code;
}

char *
folder_path(const char *name)
{
    return cc_mem_printf("%s/%s", folder, name);
}
