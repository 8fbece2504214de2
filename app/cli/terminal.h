// What the terminal can show: its width, colours, and how many columns words take.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sayso::cli {

/// Lets the C library tell the width of characters; called once, before any thread starts.
void use_utf8();

/// Is the file descriptor a terminal?
bool is_terminal(int descriptor);
/// Columns of standard output: the terminal's, else $COLUMNS, else 120; at least 40.
std::size_t terminal_width();
/// May colours be used on standard output? Only on a terminal that has them, and not with NO_COLOR.
bool use_colour();

/// The same words on one line and harmless to a terminal: control and direction-changing characters
/// become spaces, runs of spaces one; bytes that are no UTF-8 become U+FFFD.
std::string printable(std::string_view text);
/// Columns that printable text takes.
std::size_t display_width(std::string_view text);
/// Printable text cut to `width` columns, with "…" where something was cut, and filled with spaces.
std::string fit(std::string_view text, std::size_t width);

/// The code point that begins at `at`, which moves on behind it; U+FFFD and one byte further where
/// the bytes are no UTF-8. `at` must be inside `text`.
char32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace sayso::cli
