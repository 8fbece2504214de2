#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <clocale>
#include <cstdlib>
#include <cstring>

namespace sayso::cli {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";

/// Characters that would move the cursor, change colours or turn the direction of the line.
bool harmful(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || (c >= 0x200E && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::size_t columns(char32_t c) {
  const int width = ::wcwidth(static_cast<wchar_t>(c));
  return width < 0 ? 1 : static_cast<std::size_t>(width);
}

/// Length that a UTF-8 sequence with this first byte has, 0 for a byte that begins none.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

/// Least code point that needs a sequence of this length.
constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};

}  // namespace

void use_utf8() {
  if (std::setlocale(LC_CTYPE, "C.UTF-8") == nullptr) std::setlocale(LC_CTYPE, "");
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

std::size_t terminal_width() {
  constexpr std::size_t kLeastWidth = 40;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return std::max<std::size_t>(size.ws_col, kLeastWidth);
  }
  std::size_t width = 120;
  if (const char* given = std::getenv("COLUMNS"); given != nullptr) {
    std::from_chars(given, given + std::strlen(given), width);
  }
  return std::clamp<std::size_t>(width, kLeastWidth, 1000);
}

bool use_colour() {
  const char* off = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  return (off == nullptr || *off == '\0') && is_terminal(STDOUT_FILENO) && kind != nullptr &&
         std::strcmp(kind, "dumb") != 0;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = sequence_length(lead);
  if (length == 1) return static_cast<char32_t>(text[at++]);
  if (length == 0 || at + length > text.size()) return ++at, kReplacement;
  char32_t c = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0u) != 0x80u) return ++at, kReplacement;
    c = (c << 6) | (byte & 0x3Fu);
  }
  if (c < kLeast[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    return ++at, kReplacement;
  }
  at += length;
  return c;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == U' ' || harmful(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c == kReplacement ? kReplacementBytes : text.substr(begin, at - begin);
    }
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += columns(next_code_point(text, at));
  return width;
}

std::string fit(std::string_view text, std::size_t width) {
  const std::size_t full = display_width(text);
  if (full <= width) return std::string(text) + std::string(width - full, ' ');
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t behind = at;
    const std::size_t more = columns(next_code_point(text, behind));
    if (used + more + 1 > width) break;
    used += more;
    at = behind;
  }
  return std::string(text.substr(0, at)) + "…" + std::string(width - used - 1, ' ');
}

}  // namespace sayso::cli
