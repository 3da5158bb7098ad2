/* file.h: files whole, in and out, and where they live. */
#ifndef CC_BASE_FILE_H
#define CC_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include <claimcheck/status.h>

#include "base/buf.h"

/* Reads path ("-" = stdin) into *out ({0}). CC_INPUT with the system's reason; CC_LIMIT when longer than max. */
enum cc_status cc_file_read(const char *path, size_t max, struct cc_buf *out, struct cc_error *error) CC_MUST_CHECK;

/* Writes a file so that a reader sees the old or the new content, never a part: temporary file beside it, fsync,
 * rename. "-" writes to stdout. CC_INPUT with the system's reason; the temporary file is gone then. */
enum cc_status cc_file_write(const char *path, const void *bytes, size_t len, struct cc_error *error) CC_MUST_CHECK;

/* Makes the directory and its parents, 0700 for new ones. */
enum cc_status cc_file_mkdirs(const char *path, struct cc_error *error) CC_MUST_CHECK;

bool cc_file_exists(const char *path);

/* $XDG_<KIND>_HOME/claimcheck or its default below $HOME; kind is "DATA", "CACHE" or "CONFIG". Allocated; never
 * NULL. */
char *cc_file_xdg(const char *kind);

/* A file in that directory. Allocated. */
char *cc_file_xdg_path(const char *kind, const char *name);

#endif
