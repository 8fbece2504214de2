// The eight words that an answer of the pact book may be.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

/// By how far on: of several duties that compete, the furthest is the answer.
enum class Status : std::uint8_t {
  no_such_duty,
  not_in_force,
  not_bound,
  not_triggered,
  barred,
  arguable,
  pending,
  triggered
};
inline constexpr std::array<std::string_view, 8> kStatusNames = {
    "no such duty", "not in force", "not bound", "not triggered",
    "barred",       "arguable",     "pending",   "triggered"};

inline std::string_view status_name(Status status) {
  return kStatusNames[static_cast<std::size_t>(status)];
}

inline std::optional<Status> status_named(std::string_view name) {
  const auto* found = std::find(kStatusNames.begin(), kStatusNames.end(), name);
  if (found == kStatusNames.end()) return std::nullopt;
  return static_cast<Status>(found - kStatusNames.begin());
}

}  // namespace sayso
