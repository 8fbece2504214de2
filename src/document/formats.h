// The input formats: how each is known by its name and its content, and what is refused by name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sayso {

enum class Format : std::uint8_t { text, markdown, json_lines, html, feed };

/// As in Input::format.
std::string_view format_name(Format format);

/// The bytes at the head of a file by which a format is judged.
inline constexpr std::size_t kHeadBytes = 4096;

/// The format of a file: by what its first bytes tell (HTML, RSS, Atom, and what is refused), else
/// by the ending of `path` if that is known, else JSON lines if the first that is not white space
/// is
/// "{". Text, pages and feeds may be in any encoding. Errors: those of check_content;
/// kUnsupportedFormat for endings and contents of formats that are not read (PDF, CSV, other XML
/// …); kBadJson for a JSON array; kNotUtf8 for JSON lines in UTF-16.
Result<Format> format_of(std::string_view path, std::string_view head);

/// Refuses what is not text, by name: kBinary (known formats, many control bytes). UTF-16 and
/// UTF-32 are text.
Result<void> check_content(std::string_view head);

/// Refuses text that is not UTF-8 or holds NUL, with the byte (from 1). Errors: kNotUtf8, kNulByte.
Result<void> check_text(std::string_view text);

}  // namespace sayso
