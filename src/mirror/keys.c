/* keys.c: see keys.h and segment.h. */
#include "mirror/keys.h"

#include "mirror/segment.h"

enum cc_list_kind
cc_key_kind(uint8_t family)
{
    return family == CC_KEY_WORD ? CC_LIST_PLACES : family == CC_KEY_RANK ? CC_LIST_IMPACT : CC_LIST_PLAIN;
}
