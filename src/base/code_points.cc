#include "base/code_points.h"

#include <algorithm>

#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::uint32_t kStep = 64;

bool all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

}  // namespace

CodePoints::CodePoints(std::string_view text)
    : text_(text), size_(static_cast<std::uint32_t>(text.size())) {
  if (all_ascii(text)) return;
  std::uint32_t count = 0;
  for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
    if (byte % kStep == 0) points_.push_back(count);
    if (is_continuation(text[byte])) continue;
    if (count % kStep == 0) bytes_.push_back(byte);
    ++count;
  }
  size_ = count;
}

std::uint32_t CodePoints::at_byte(std::uint32_t byte) const {
  if (byte >= text_.size()) return size_;
  if (points_.empty()) return byte;
  std::uint32_t count = points_[byte / kStep];
  for (std::uint32_t at = byte - byte % kStep; at < byte; ++at) {
    if (!is_continuation(text_[at])) ++count;
  }
  return count;
}

std::uint32_t CodePoints::byte_of(std::uint32_t point) const {
  if (point >= size_) return static_cast<std::uint32_t>(text_.size());
  if (points_.empty()) return point;
  std::uint32_t byte = bytes_[point / kStep];
  for (std::uint32_t left = point % kStep; left > 0; --left) {
    do {
      ++byte;
    } while (is_continuation(text_[byte]));
  }
  return byte;
}

}  // namespace sayso
