// UTF-8, code points and their classes, normal forms: all that sayso asks of Unicode, by ICU.
//
// Offsets are bytes into the text given. All functions are pure and may be called from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// Byte at which the first ill-formed sequence begins (an overlong form, a surrogate, a value above
/// U+10FFFF, a stray or missing continuation, half a code point at the end); nothing if the text is
/// UTF-8. Linear; ASCII eight bytes at a time.
std::optional<std::size_t> utf8_fault(std::string_view text);

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  ///< bytes that it takes
  bool valid = true;       ///< false: ill-formed bytes; `value` is then U+FFFD
};

/// The code point that begins at byte `at` < text.size(). Ill-formed bytes give U+FFFD for the
/// longest stretch that could have begun a code point, at least one byte.
CodePoint decode(std::string_view text, std::size_t at);

/// Appends a code point; a surrogate or a value above U+10FFFF is appended as U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// Whether the byte goes on a code point rather than beginning one.
inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Whether a capital begins at byte `at`; no at the end of the text and behind it.
bool capital_at(std::string_view text, std::size_t at);

/// Whether the byte is a digit of ASCII.
inline bool is_digit_byte(char byte) { return byte >= '0' && byte <= '9'; }

/// The last code-point border at or before `at`; text.size() if `at` lies behind the text. `text`
/// must be UTF-8.
std::size_t border_before(std::string_view text, std::size_t at);
/// The first code-point border at or behind `at`, at most text.size().
std::size_t border_after(std::string_view text, std::size_t at);

// Classes, by general category unless stated otherwise.
bool is_letter(char32_t value);           ///< L*
bool is_upper(char32_t value);            ///< Lu Lt
bool is_lower(char32_t value);            ///< Ll
bool is_mark(char32_t value);             ///< M*
bool is_nonspacing_mark(char32_t value);  ///< Mn
bool is_digit(char32_t value);            ///< Nd
bool is_number(char32_t value);           ///< N*
bool is_punctuation(char32_t value);      ///< P*
bool is_symbol(char32_t value);           ///< S*
bool is_space(char32_t value);            ///< the property White_Space
bool is_other(char32_t value);            ///< C*: controls, formats, private use, unassigned
bool is_latin(char32_t value);            ///< a letter of the Latin script

/// Simple lower case: one code point for one.
char32_t to_lower(char32_t value);
/// Simple lower case of each code point; the number of bytes may change.
std::string to_lower(std::string_view text);
/// Lower case of the letters of ASCII; all other bytes stay.
std::string lower_ascii(std::string_view text);
/// Simple upper case: one code point for one.
char32_t to_upper(char32_t value);
/// Appends the full lower case of one code point, which may be several ("İ" gives "i̇"); no context,
/// no locale.
void append_lower(std::string& out, char32_t value);

/// A stretch of a text and what is to stand in its place.
struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string with;
};

/// What NFC changes in `text`, which must be UTF-8: disjoint stretches in order, on code-point
/// borders, each the least that can be normalised apart; empty if the text is NFC already.
/// O(n log n) also for endless runs of combining marks.
std::vector<Replacement> nfc_changes(std::string_view text);

/// The decomposed form of a UTF-8 text. O(n log n).
std::string nfd(std::string_view text);

}  // namespace sayso
