// The class of instruction sets that this processor belongs to.
#pragma once

#include <string>

namespace sayso {

/// E.g. "x86-64-v4+bf16+vnni". For the record of a run: one class, precision and model give the
/// same Readings.
std::string instruction_set();

/// Whether the processor is made for products of 8-bit whole numbers (AVX-512 VNNI).
bool multiplies_whole_numbers();

}  // namespace sayso
