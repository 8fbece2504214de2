// The class of instruction sets that this processor belongs to.
#pragma once

#include <string>

namespace sayso {

/// E.g. "x86-64-v4+bf16". For the record of a run: one class, precision and model give the same
/// Readings.
std::string instruction_set();

}  // namespace sayso
