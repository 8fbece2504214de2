// Numbers in tables and settings: the whole text is one, or it is none.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace sayso {

/// All of `text` as a number, as std::from_chars reads it: decimal digits, a "-" before them for
/// signed types, a point and an exponent for floating ones. Nothing where anything else stands in
/// `text` (a space, a "+"), where it is empty, and where T cannot hold the number.
template <class T>
std::optional<T> parse_number(std::string_view text) {
  T value{};
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  if (error != std::errc() || end != last) return std::nullopt;
  return value;
}

}  // namespace sayso
