#include "base/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstring>

#include "base/result.h"

namespace sayso {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kShortSegment = 32;  // code points; ICU orders marks in quadratic time

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

// First non-ASCII byte at or behind `at`.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080u;
  while (at + 8 <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & kHighBits) != 0) break;
    at += 8;
  }
  while (at < text.size() && is_ascii(text[at])) ++at;
  return at;
}

UChar32 to_icu(char32_t value) { return static_cast<UChar32>(value); }

std::uint32_t category_mask(char32_t value) { return U_GET_GC_MASK(to_icu(value)); }

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(error);
  SAYSO_CHECK(U_SUCCESS(error) && found != nullptr);  // the tables are part of the ICU library
  return *found;
}

const icu::Normalizer2& nfc_tables() { return normalizer(icu::Normalizer2::getNFCInstance); }
const icu::Normalizer2& nfd_tables() { return normalizer(icu::Normalizer2::getNFDInstance); }

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

std::string normalised(const icu::Normalizer2& form, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode error = U_ZERO_ERROR;
  form.normalizeUTF8(0, piece(text), sink, nullptr, error);
  SAYSO_CHECK(U_SUCCESS(error));  // fails only on lack of memory
  return out;
}

// Canonical decomposition of one code point, appended.
void append_decomposed(std::u32string& out, char32_t value) {
  icu::UnicodeString decomposed;
  if (!nfd_tables().getDecomposition(to_icu(value), decomposed)) {
    out += value;
    return;
  }
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(decomposed.char32At(i));
  }
}

// Puts each run of marks into canonical order, stably, in n log n time.
void order_marks(std::u32string& text) {
  const auto combining = [](char32_t value) { return u_getCombiningClass(to_icu(value)); };
  const auto is_mark_of_order = [&](char32_t value) { return combining(value) != 0; };
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if(at, text.end(), is_mark_of_order);
    at = std::find_if_not(begin, text.end(), is_mark_of_order);
    std::stable_sort(begin, at,
                     [&](char32_t a, char32_t b) { return combining(a) < combining(b); });
  }
}

// The text fully decomposed and in canonical order: on it both forms are linear.
std::string decomposed(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    append_decomposed(points, point.value);
    at += point.size;
  }
  order_marks(points);
  std::string out;
  for (const char32_t point : points) append_utf8(out, point);
  return out;
}

// A stretch that normalises apart from what stands around it.
struct Segment {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t points = 0;
  bool plain = true;  // nothing in it that NFC could change
};

Segment next_segment(std::string_view text, std::size_t begin) {
  constexpr char32_t kFirstMark = 0x300;  // NFC leaves all below alone
  Segment segment{begin, begin, 0, true};
  while (segment.end < text.size()) {
    const CodePoint point = decode(text, segment.end);
    const bool plain = point.value < kFirstMark;
    if (segment.points > 0 && (plain || nfc_tables().hasBoundaryBefore(to_icu(point.value)))) break;
    segment.plain = segment.plain && plain;
    segment.end += point.size;
    ++segment.points;
  }
  return segment;
}

std::string segment_nfc(std::string_view words, std::size_t points) {
  return normalised(nfc_tables(), points > kShortSegment ? decomposed(words) : std::string(words));
}

std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

// Whether `second` may follow `lead` (Unicode 15, table 3-7).
bool may_follow(unsigned char lead, unsigned char second) {
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  return low <= second && second <= high;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t size = sequence_size(lead);
  if (size == 0) return {kReplacement, 1, false};
  char32_t value = lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const bool here = at + i < text.size() && is_continuation(text[at + i]);
    if (!here || (i == 1 && !may_follow(lead, byte_at(text, at + 1)))) {
      return {kReplacement, static_cast<std::uint32_t>(i), false};
    }
    value = (value << 6) | (byte_at(text, at + i) & 0x3Fu);
  }
  return {value, static_cast<std::uint32_t>(size), true};
}

std::optional<std::size_t> utf8_fault(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const CodePoint point = decode(text, at);
    if (!point.valid) return at;
    at += point.size;
  }
  return std::nullopt;
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = kReplacement;
  const auto add = [&](char32_t bits) { out += static_cast<char>(bits); };
  if (value < 0x80) return add(value);
  if (value < 0x800) {
    add(0xC0 | (value >> 6));
  } else if (value < 0x10000) {
    add(0xE0 | (value >> 12));
    add(0x80 | ((value >> 6) & 0x3F));
  } else {
    add(0xF0 | (value >> 18));
    add(0x80 | ((value >> 12) & 0x3F));
    add(0x80 | ((value >> 6) & 0x3F));
  }
  add(0x80 | (value & 0x3F));
}

bool capital_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_upper(decode(text, at).value);
}

std::size_t border_before(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && is_continuation(text[at])) --at;
  return at;
}

std::size_t border_after(std::string_view text, std::size_t at) {
  while (at < text.size() && is_continuation(text[at])) ++at;
  return std::min(at, text.size());
}

bool is_letter(char32_t value) { return (category_mask(value) & U_GC_L_MASK) != 0; }
bool is_upper(char32_t value) {
  return (category_mask(value) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}
bool is_lower(char32_t value) { return (category_mask(value) & U_GC_LL_MASK) != 0; }
bool is_mark(char32_t value) { return (category_mask(value) & U_GC_M_MASK) != 0; }
bool is_nonspacing_mark(char32_t value) { return (category_mask(value) & U_GC_MN_MASK) != 0; }
bool is_digit(char32_t value) { return (category_mask(value) & U_GC_ND_MASK) != 0; }
bool is_number(char32_t value) { return (category_mask(value) & U_GC_N_MASK) != 0; }
bool is_punctuation(char32_t value) { return (category_mask(value) & U_GC_P_MASK) != 0; }
bool is_symbol(char32_t value) { return (category_mask(value) & U_GC_S_MASK) != 0; }
bool is_space(char32_t value) { return u_isUWhiteSpace(to_icu(value)) != 0; }
bool is_other(char32_t value) { return (category_mask(value) & U_GC_C_MASK) != 0; }

bool is_latin(char32_t value) {
  UErrorCode error = U_ZERO_ERROR;
  return is_letter(value) && uscript_getScript(to_icu(value), &error) == USCRIPT_LATIN;
}

char32_t to_lower(char32_t value) { return static_cast<char32_t>(u_tolower(to_icu(value))); }

std::string to_lower(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    append_utf8(out, to_lower(point.value));
    at += point.size;
  }
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& byte : out) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return out;
}

char32_t to_upper(char32_t value) { return static_cast<char32_t>(u_toupper(to_icu(value))); }

void append_lower(std::string& out, char32_t value) {
  if (value < 0x80) {
    append_utf8(out, to_lower(value));
    return;
  }
  std::string one;
  append_utf8(one, value);
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode error = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, piece(one), sink, nullptr, error);
  SAYSO_CHECK(U_SUCCESS(error));
}

std::vector<Replacement> nfc_changes(std::string_view text) {
  std::vector<Replacement> changes;
  std::size_t done = 0;
  while (true) {
    const std::size_t at = skip_ascii(text, done);
    if (at >= text.size()) return changes;
    // The ASCII character in front may be the base of a mark; it begins a segment in any case.
    const Segment segment = next_segment(text, at > done ? at - 1 : at);
    done = segment.end;
    if (segment.plain) continue;
    const std::string_view words = text.substr(segment.begin, segment.end - segment.begin);
    std::string normal = segment_nfc(words, segment.points);
    if (normal != words) changes.push_back({segment.begin, segment.end, std::move(normal)});
  }
}

std::string nfd(std::string_view text) { return decomposed(text); }

}  // namespace sayso
