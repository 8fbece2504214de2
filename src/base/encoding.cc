#include "base/encoding.h"

#include <fmt/format.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/faults.h"
#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::string_view kLatin = "windows-1252";
constexpr std::size_t kGuessBytes = std::size_t{1} << 18;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
  void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

template <std::size_t Size>
constexpr std::string_view raw(const char (&bytes)[Size]) {
  return {bytes, Size - 1};
}

struct Mark {
  std::string_view bytes, encoding;
};
constexpr std::array<Mark, 4> kMarks = {{{raw("\xFF\xFE\0\0"), "utf-32le"},
                                         {raw("\0\0\xFE\xFF"), "utf-32be"},
                                         {raw("\xFF\xFE"), "utf-16le"},
                                         {raw("\xFE\xFF"), "utf-16be"}}};

/// The name by which the encoding is known here.
std::string canonical(std::string_view name) {
  constexpr std::array<std::string_view, 7> kPartsOfLatin = {
      "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii"};
  const std::string known = lower_ascii(name);
  const bool part =
      std::find(kPartsOfLatin.begin(), kPartsOfLatin.end(), known) != kPartsOfLatin.end();
  return part ? std::string(kLatin) : known;
}

bool is_utf8(std::string_view encoding) { return encoding == "utf-8" || encoding == "utf8"; }

Converter open_converter(const std::string& encoding) {
  if (encoding.empty()) return nullptr;  // ICU would open that of the locale
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &error));
  if (U_FAILURE(error)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  return U_FAILURE(error) ? nullptr : std::move(converter);
}

void append_utf16(const UChar* begin, const UChar* end, std::string& out) {
  while (begin < end) {
    char32_t value = *begin++;
    const bool pair = value >= 0xD800 && value < 0xDC00 && begin < end;
    if (pair) value = 0x10000 + ((value - 0xD800) << 10) + (char32_t{*begin++} - 0xDC00);
    append_utf8(out, value);
  }
}

Result<std::string> convert(std::string_view bytes, const std::string& encoding) {
  const Converter converter = open_converter(encoding);
  if (converter == nullptr) {
    return fail(fault::kNotUtf8, fmt::format("no encoding is called \"{}\"", encoding));
  }
  // One place more than a piece: a pair of code units is never split between two pieces.
  std::array<UChar, 4096> piece{};
  std::string out;
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
  char32_t half = 0;
  while (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    UChar* to = piece.data();
    if (half != 0) *to++ = static_cast<UChar>(half);
    ucnv_toUnicode(converter.get(), &to, piece.data() + piece.size(), &from, end, nullptr, 1,
                   &error);
    const bool split = to > piece.data() && error == U_BUFFER_OVERFLOW_ERROR && to[-1] >= 0xD800 &&
                       to[-1] < 0xDC00;
    half = split ? to[-1] : 0;
    append_utf16(piece.data(), split ? to - 1 : to, out);
  }
  if (U_SUCCESS(error)) return out;
  return fail(fault::kNotUtf8, fmt::format("text is not {}", encoding),
              fmt::format("byte {}", std::max<std::ptrdiff_t>(from - bytes.data(), 1)));
}

/// How far a text is UTF-8.
struct Census {
  std::size_t sequences = 0;  // well-formed, of more than one byte
  std::size_t ill_formed = 0;
  std::size_t high = 0;  // bytes beyond ASCII
};

Census take_census(std::string_view bytes) {
  Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode(bytes, at);
    if (!point.valid) ++census.ill_formed;
    if (point.valid && point.size > 1) ++census.sequences;
    if (static_cast<unsigned char>(bytes[at]) >= 0x80) census.high += point.size;
    at += point.size;
  }
  return census;
}

std::string mended(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode(bytes, at);
    if (point.valid) {
      out += bytes.substr(at, point.size);
    } else {
      append_utf8(out, point.value);
    }
    at += point.size;
  }
  return out;
}

bool is_wide_or_escaped(std::string_view encoding) {
  constexpr std::array<std::string_view, 11> kNames = {"utf-16", "utf-32",    "gb",         "big5",
                                                       "euc-",   "shift_jis", "iso-2022",   "hz",
                                                       "uhc",    "johab",     "windows-949"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return encoding.starts_with(name); });
}

std::string guess(std::string_view bytes, const Census& census) {
  constexpr std::size_t kFew = 12;  // one byte in so many
  constexpr std::size_t kShort = 32;
  const std::unique_ptr<uchardet, CloseDetector> detector(uchardet_new());
  const std::string_view head = bytes.substr(0, kGuessBytes);
  if (uchardet_handle_data(detector.get(), head.data(), head.size()) != 0) return "";
  uchardet_data_end(detector.get());
  std::string name = canonical(uchardet_get_charset(detector.get()));
  const bool few = census.high * kFew < bytes.size() || bytes.size() < kShort;
  if (name.empty() || is_utf8(name) || (few && !is_wide_or_escaped(name))) name = kLatin;
  return name;
}

Result<Decoded> decode_as(std::string_view bytes, std::string encoding, std::string why) {
  if (is_utf8(encoding)) {
    const auto fault_at = utf8_fault(bytes);
    if (!fault_at) return Decoded{std::string(bytes), "", ""};
    return fail(fault::kNotUtf8, "", fmt::format("byte {}", *fault_at + 1));
  }
  std::string text = TRY(convert(bytes, encoding));
  return Decoded{std::move(text), std::move(encoding), std::move(why)};
}

}  // namespace

std::optional<Decoded> wide_encoding(std::string_view head) {
  for (const Mark& mark : kMarks) {
    if (head.starts_with(mark.bytes)) {
      return Decoded{"", std::string(mark.encoding), "byte-order mark"};
    }
  }
  constexpr std::size_t kLeast = 8;
  constexpr std::size_t kMost = 4096;
  head = head.substr(0, kMost);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < head.size(); ++i) nuls.at(i % 2) += head[i] == '\0' ? 1 : 0;
  const auto mostly = [&](std::size_t count) { return count * 10 >= head.size() * 4; };
  if (head.size() < kLeast || mostly(nuls[0]) == mostly(nuls[1])) return std::nullopt;
  return Decoded{"", mostly(nuls[1]) ? "utf-16le" : "utf-16be", "zero bytes"};
}

bool is_encoding(std::string_view name) {
  const std::string known = canonical(name);
  return is_utf8(known) || open_converter(known) != nullptr;
}

Result<Decoded> decode_text(std::string_view bytes, const EncodingHint& hint) {
  if (!hint.given.empty()) return decode_as(bytes, canonical(hint.given), "given");
  if (std::optional<Decoded> wide = wide_encoding(bytes)) {
    const std::size_t size = wide->why == "zero bytes" ? 0 : wide->encoding < "utf-32" ? 2 : 4;
    return decode_as(bytes.substr(size), wide->encoding, wide->why);
  }
  const auto fault_at = utf8_fault(bytes);
  if (!fault_at) return Decoded{std::string(bytes), "", ""};
  const Census census = take_census(bytes);
  const bool damaged = census.sequences > 0 && census.ill_formed <= census.sequences;
  const std::string declared = canonical(hint.declared);
  if (damaged && hint.mend) {
    return Decoded{mended(bytes), "utf-8", fmt::format("damaged in {} places", census.ill_formed)};
  }
  if (damaged) {
    return fail(fault::kNotUtf8, "text is UTF-8 with damaged bytes",
                fmt::format("byte {}", *fault_at + 1));
  }
  if (!declared.empty() && !is_utf8(declared) && is_encoding(declared)) {
    Result<Decoded> decoded = decode_as(bytes, declared, "declared");
    if (decoded) return decoded;
  }
  Result<Decoded> decoded = decode_as(bytes, guess(bytes, census), "guessed");
  if (decoded || !hint.mend) return decoded;
  return Decoded{mended(bytes), "utf-8", fmt::format("damaged in {} places", census.ill_formed)};
}

namespace {

/// What windows-1252 has at 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<char16_t, 32> kHigh = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
constexpr char32_t kFirstOfTwo = 0xC2, kLastOfTwo = 0xC5;  // bytes that begin Latin letters
constexpr char32_t kFirstOfThree = 0xE2;                   // and the signs
constexpr char32_t kClosingQuote = 0x201D;

bool begins(char32_t value) {
  return (value >= kFirstOfTwo && value <= kLastOfTwo) || value == kFirstOfThree;
}

/// A code point as it stands, or as it was before; where it stands.
struct Point {
  char32_t value = 0;
  std::size_t begin = 0, end = 0;
  bool mended = false;
};

/// The six bits of a byte that goes on a code point, if that is what windows-1252 shows so.
std::optional<char32_t> continuation(char32_t value) {
  if (value >= 0x80 && value <= 0xBF) return value & 0x3FU;
  for (std::uint32_t at = 0; at < kHigh.size(); ++at)
    if (kHigh[at] != 0 && kHigh[at] == value) return at;
  return std::nullopt;
}

/// A code point that stood for some points before they were made of it; none if they stand for
/// themselves.
struct Once {
  char32_t value = 0;
  std::size_t points = 0;
};

/// Of the first ones, which lie at the back of `points`.
Once before(const std::vector<Point>& points) {
  const auto next = [&](std::size_t at) {
    return at < points.size() ? continuation(points[points.size() - 1 - at].value) : std::nullopt;
  };
  const char32_t lead = points.back().value;
  const auto second = next(1), third = next(2);
  if (!second) return {};
  if (lead >= kFirstOfTwo && lead <= kLastOfTwo) return {(lead & 0x1FU) << 6U | *second, 2};
  const bool sign = *second == 0 || *second == 2 || *second == 4;
  if (lead != kFirstOfThree || !sign) return {};
  if (third) return {(lead & 0xFU) << 12U | *second << 6U | *third, 3};
  if (*second == 0) return {kClosingQuote, 2};
  return {};
}

/// Mends code points of which each may be part of another, from the back to the front.
void mend(const std::vector<Point>& run, std::vector<Replacement>& out) {
  std::vector<Point> points;  // the front one at the back
  for (auto one = run.rbegin(); one != run.rend(); ++one) {
    points.push_back(*one);
    for (Once was = before(points); was.points > 0; was = before(points)) {
      const Point mended{was.value, one->begin, points[points.size() - was.points].end, true};
      points.resize(points.size() - was.points);
      points.push_back(mended);
    }
  }
  for (auto point = points.rbegin(); point != points.rend(); ++point) {
    if (!point->mended) continue;
    out.push_back({point->begin, point->end, {}});
    append_utf8(out.back().with, point->value);
  }
}

}  // namespace

std::vector<Replacement> twice_encoded(std::string_view text) {
  std::vector<Replacement> out;
  std::vector<Point> run;
  for (std::size_t at = 0; at < text.size();) {
    const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
    const CodePoint point = ascii ? CodePoint{0, 1} : decode(text, at);
    if (begins(point.value) || continuation(point.value)) {
      run.push_back({point.value, at, at + point.size, false});
    } else if (!run.empty()) {
      mend(run, out);
      run.clear();
    }
    at += point.size;
  }
  mend(run, out);
  return out;
}

}  // namespace sayso
