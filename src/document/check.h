// What a report must be before it is read.
#pragma once

#include "base/result.h"
#include "sayso/source.h"

namespace sayso {

/// Refuses text over the limit (in any case over 1 GiB), fields that are not UTF-8 or hold NUL, and
/// an `extra` that is not a JSON object. Errors: kDocumentTooLong, kNotUtf8, kNulByte, kFieldType.
Result<void> check_input(const Input& input, const Limits& limits);

}  // namespace sayso
