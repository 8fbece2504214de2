// What words tell of acts that are refused, untrue, not done or left open.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sayso {

/// What words do where what a report tells is refused, untrue, not done or left open
/// (negations.tsv, which says what each is).
enum class Negation : std::uint8_t {
  refusal,
  auxiliary,
  hearsay,
  clause,
  linker,
  untrue,
  undone,
  condition,
  turn,
  nothing,
  limit,
  topic,
  open,
  question,
  supposed,
  would,
  missed,
  named,
  helper,
  agent
};
inline constexpr std::array<std::string_view, 20> kNegationNames = {
    "refusal",   "auxiliary", "hearsay", "clause", "linker", "untrue", "undone",
    "condition", "turn",      "nothing", "limit",  "topic",  "open",   "question",
    "supposed",  "would",     "missed",  "named",  "helper", "agent"};

}  // namespace sayso
