// What this machine has and lacks for sayso, found by trying.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "sayso/settings.h"

namespace sayso {

/// One thing that was looked at.
struct Finding {
  enum class State : std::uint8_t { good, doubtful, bad };
  State state = State::good;
  std::string name;  ///< program, processor, memory, disk, parser, data, pack, model, runtime,
                     ///< coding
  std::string what;  ///< what was found
  std::string next;  ///< how to mend it, where it is not good
};

/// Looks at the processor, memory and disk, the data folder and its pack, each file of the model
/// against its hash, the inference runtime, the parser of pages and feeds, and codes one sentence;
/// tells each finding as it comes. Never fails: a fault is a finding. Takes a few seconds.
void examine(const Settings& settings, const std::function<void(const Finding&)>& tell);

}  // namespace sayso
