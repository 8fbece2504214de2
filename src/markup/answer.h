// What sayso-parse and the process that starts it tell each other by the exit status.
#pragma once

#include <array>

#include "base/faults.h"

namespace sayso {

/// A named fault that parsing can end with; `status` is what the process exits with. Its words
/// stand on standard output in place of records.
struct ParserFault {
  int status;
  const Fault* fault;
};
inline constexpr std::array<ParserFault, 4> kParserFaults = {{{11, &fault::kTooDeep},
                                                              {12, &fault::kNoArticle},
                                                              {13, &fault::kBadXml},
                                                              {14, &fault::kNotUtf8}}};
inline constexpr int kParserMemory = 20;  ///< out of memory
inline constexpr int kParserUsage = 21;   ///< wrong arguments, or the bounds cannot be set

}  // namespace sayso
