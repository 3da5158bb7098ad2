/* folder.h: a folder of its own for a test or a group of tests: setup and teardown for cmocka. */
#ifndef CC_TESTS_FOLDER_H
#define CC_TESTS_FOLDER_H

int folder_make(void **state);
int folder_remove(void **state); /* with all that is in it */

/* The path of name inside; the caller frees it. */
char *folder_path(const char *name);

#endif
