// Counts code points in a UTF-8 text: byte offsets to code-point offsets and back, for the output.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sayso {

/// An index over one text, which must be UTF-8, at most 4 GiB, and outlive it. Both ways cost at
/// most 64 steps. Takes about an eighth of the text's size, nothing if the text is ASCII.
/// Immutable: any number of threads may read it.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);

  /// Code points that begin before byte `byte`; size() if it lies behind the text.
  std::uint32_t at_byte(std::uint32_t byte) const;
  /// The byte at which code point `point` begins; the text's length if it lies behind the text.
  std::uint32_t byte_of(std::uint32_t point) const;
  /// Code points in the text.
  std::uint32_t size() const { return size_; }

 private:
  std::string_view text_;
  std::uint32_t size_ = 0;
  std::vector<std::uint32_t> points_;  // code points that begin before byte 64 i
  std::vector<std::uint32_t> bytes_;   // byte at which code point 64 i begins
};

}  // namespace sayso
