// Where a text came in one case.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

/// The stretches of `text` (UTF-8) that came in one case, in order: the whole text if it has no
/// capital, else each greatest run of lines without small letters. A stretch has at least eight
/// letters, and two words on a line. A run in capitals may hold one small letter to forty capitals
/// ("McDONALD"). Linear.
std::vector<Span> one_case_stretches(std::string_view text);

}  // namespace sayso
