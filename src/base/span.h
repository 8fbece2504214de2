// A stretch of bytes in one known text.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

/// Bytes [begin, end) of a text. Which text is said where the span is declared: in src/ the cleaned
/// working copy unless stated otherwise. Plain value.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const Span&) const = default;
};

/// The words of `span`; `span` must lie inside `text`. The view lives as long as `text`.
inline std::string_view slice(std::string_view text, const Span& span) {
  return text.substr(span.begin, span.size());
}
/// A text that is about to vanish lends no words.
std::string_view slice(std::same_as<std::string> auto&& text, const Span& span) = delete;

}  // namespace sayso
