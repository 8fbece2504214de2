// The rules of the pact book a second time, written from their text alone: simple, slow, and
// without a line in common with src/pact.
#pragma once

#include <string>
#include <string_view>

#include "case.h"

namespace sayso::pact_oracle {

/// One of the eight status words.
std::string naive_status(const Case& book, const Ask& ask, std::string_view viewpoint);

}  // namespace sayso::pact_oracle
