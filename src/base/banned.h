/* banned.h: calls that are compile errors everywhere in claimcheck. Included by base/mem.h, so by every file. */
#ifndef CC_BASE_BANNED_H
#define CC_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi atol gmtime localtime strncpy strncat

#endif
