/* test_net_key.c: where a key comes from, and when it is refused. */
#include "support/test.h"

#include <claimcheck/net.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#define VARIABLE "NCBI_API_KEY"

static char *
write_key(const char *dir, const char *text, mode_t mode)
{
    char *path = cc_mem_printf("%s/key", dir);
    struct cc_error e = {0};

    assert_ok(cc_file_write(path, text, strlen(text), &e), e);
    assert_int_equal(chmod(path, mode), 0);
    return path;
}

static void
test_file(void **state)
{
    static const struct {
        const char *text;
        mode_t mode;
        const char *key, *says;
    } ROWS[] = {
        {"0123abcd\n", 0600, "0123abcd", ""},
        {"  0123abcd \r\nsecond line\n", 0400, "0123abcd", ""},
        {"0123abcd\n", 0644, NULL, "chmod 600"},
        {"0123abcd\n", 0640, NULL, "mode 0640"},
        {"0123abcd\n", 0602, NULL, "chmod 600"},
        {"", 0600, NULL, "no API key"},
        {"\n\n", 0600, NULL, "no API key"},
        {"two words\n", 0600, NULL, "no API key"},
        {"caf\xc3\xa9\n", 0600, NULL, "no API key"},
    };
    char dir[] = "/tmp/cc-key-XXXXXX";

    (void)state;
    unsetenv(VARIABLE);
    assert_non_null(mkdtemp(dir));
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char *path = write_key(dir, ROWS[i].text, ROWS[i].mode), *key = NULL;
        struct cc_error e = {0};
        enum cc_status status = cc_net_key_read(path, &key, &e);
        enum cc_status open = (ROWS[i].mode & 077) ? CC_USAGE : CC_INPUT;

        if (status != (ROWS[i].key ? CC_OK : open) || (key && strcmp(key, ROWS[i].key) != 0) || strstr(e.message, ROWS[i].says) == NULL)
            fail_msg("row %zu: %s %s", i, key ? key : "-", e.message);
        assert_null(strstr(e.message, "0123abcd"));
        free(key);
        unlink(path);
        free(path);
    }
    rmdir(dir);
}

static void
test_environment_first(void **state)
{
    char *key = NULL;
    struct cc_error e = {0};

    (void)state;
    setenv(VARIABLE, "fromenv", 1);
    assert_ok(cc_net_key_read("/nonexistent", &key, &e), e);
    assert_string_equal(key, "fromenv");
    free(key);
    setenv(VARIABLE, "not a key", 1);
    assert_int_equal(cc_net_key_read(NULL, &key, &e), CC_INPUT);
    assert_null(strstr(e.message, "not a key"));
    setenv(VARIABLE, "", 1);
    assert_ok(cc_net_key_read(NULL, &key, &e), e);
    assert_null(key);
    unsetenv(VARIABLE);
    assert_int_equal(cc_net_key_read("/nonexistent/key", &key, &e), CC_INPUT);
    assert_non_null(strstr(e.message, "/nonexistent/key"));
    assert_int_equal(cc_net_key_read("/tmp", &key, &e), CC_INPUT);
    assert_non_null(strstr(e.message, "not a plain file"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_file),
        cmocka_unit_test(test_environment_first),
    };

    return cmocka_run_group_tests_name("net_key", tests, NULL, NULL);
}
