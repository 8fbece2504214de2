#include "document/clean.h"

#include <utility>

#include "base/encoding.h"
#include "base/unicode.h"
#include "casing/recase.h"
#include "casing/stretches.h"
#include "document/clean_builder.h"
#include "document/dateline.h"
#include "document/markdown.h"

namespace sayso {
namespace {

constexpr char kKeep = '\0';
constexpr char kDrop = '\x7F';

bool within(char32_t value, char32_t first, char32_t last) {
  return first <= value && value <= last;
}

bool is_invisible(char32_t value) {
  switch (value) {
    case 0x00AD:  // soft hyphen
    case 0x034F:  // combining grapheme joiner
    case 0x061C:  // Arabic letter mark
    case 0x180E:  // Mongolian vowel separator
    case 0xFEFF:  // byte-order mark
      return true;
    default:
      return within(value, 0x200B, 0x200F) || within(value, 0x202A, 0x202E) ||
             within(value, 0x2060, 0x206F) || within(value, 0xFE00, 0xFE0F) ||
             within(value, 0xFFF9, 0xFFFB) || within(value, 0xE0000, 0xE0FFF);
  }
}

bool is_odd_space(char32_t value) {
  return value == 0x00A0 || value == 0x1680 || value == 0x202F || value == 0x205F ||
         value == 0x3000 || within(value, 0x2000, 0x200A);
}

// 0x91 to 0x97 are marks of windows-1252 that were taken for controls.
bool is_odd_single_quote(char32_t value) {
  return within(value, 0x91, 0x92) || within(value, 0x2018, 0x201B) || value == 0x2039 ||
         value == 0x203A || value == 0x00B4 || value == 0x1FFD || value == 0x02BC ||
         value == 0xFF07;
}

bool is_odd_double_quote(char32_t value) {
  return within(value, 0x93, 0x94) || within(value, 0x201C, 0x201F) || value == 0x00AB ||
         value == 0x00BB || value == 0xFF02;
}

// Next line, line separator, paragraph separator.
bool is_odd_line_end(char32_t value) {
  return value == 0x0085 || value == 0x2028 || value == 0x2029;
}

// What stands for a code point in the clean text: kKeep, kDrop, or the character.
char fate(char32_t value) {
  if (value < 0x80) {
    if (value >= 0x20 && value != 0x7F) return kKeep;
    if (value == '\n') return kKeep;
    return value == '\r' || value == '\v' || value == '\f' ? '\n' : ' ';
  }
  if (is_invisible(value)) return kDrop;
  if (is_odd_space(value)) return ' ';
  if (is_odd_single_quote(value)) return '\'';
  if (is_odd_double_quote(value)) return '"';
  if (is_odd_line_end(value)) return '\n';
  if (within(value, 0x96, 0x97)) return '-';
  return value < 0xA0 ? ' ' : kKeep;
}

bool is_ordinary(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value >= 0x20 && value < 0x7F) || value == '\n';
}

// All but the normal form.
Clean clean_marks(std::string_view text) {
  CleanBuilder out(text);
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_ordinary(text[at])) {
      ++at;
      continue;
    }
    const CodePoint point = decode(text, at);
    const std::size_t end = at + point.size;
    const bool before_line_end = point.value == '\r' && end < text.size() && text[end] == '\n';
    const char with = before_line_end ? kDrop : fate(point.value);
    if (with != kKeep) out.keep(at);
    if (with == kDrop) out.drop(end);
    if (with != kKeep && with != kDrop) out.replace(end, {&with, 1});
    at = end;
  }
  return out.finish();
}

Clean changed(std::string_view text, const std::vector<Replacement>& changes) {
  CleanBuilder out(text);
  for (const Replacement& change : changes) {
    out.keep(change.begin);
    out.replace(change.end, change.with);
  }
  return out.finish();
}

// All but what was encoded twice.
Clean clean_form(const Clean& marked) {
  const std::vector<Replacement> changes = nfc_changes(marked.text);
  return changes.empty() ? marked : compose(marked, changed(marked.text, changes));
}

}  // namespace

Clean clean_text(std::string_view text) {
  const std::vector<Replacement> twice = twice_encoded(text);
  if (!twice.empty()) {
    const Clean mended = changed(text, twice);
    return compose(mended, clean_text(mended.text));
  }
  Clean clean = clean_form(clean_marks(text));
  // What was left out may have stood within such a stretch: each round needs thrice its length.
  if (twice_encoded(clean.text).empty()) return clean;
  return compose(clean, clean_text(clean.text));
}

Clean clean_markdown(std::string_view text) {
  const Clean stripped = strip_markdown(text);
  return compose(stripped, clean_text(stripped.text));
}

std::vector<Span> give_usual_case(std::string& text, const Casing& casing) {
  if (casing.empty()) return {};
  std::vector<Span> found = one_case_stretches(text);
  for (const Span& span : found) recase(text, {span, datelines_in_one_case(text, span)}, casing);
  return found;
}

}  // namespace sayso
