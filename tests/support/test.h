/* test.h: what every unit test needs before cmocka. */
#ifndef CC_TESTS_TEST_H
#define CC_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"

/* Fails with the error's own message. */
#define assert_ok(call, error) \
    do { \
        if ((call) != CC_OK) \
            fail_msg("%s", (error).message); \
    } while (0)

#endif
