// The work of the program sayso-parse: the bytes of a page or feed -> records.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "markup/markup.h"

namespace sayso {

/// As parse_apart(), but here: call it in a process that is bounded. The encoding is that of
/// `encoding` if it is given, else as the bytes or their head tell it, else a guess; damaged UTF-8
/// gets U+FFFD.
Result<std::string> parse_here(std::string_view bytes, Markup kind, std::string_view encoding);

/// The encoding that a page (<meta charset>) or XML (<?xml encoding="…"?>) names in its first
/// bytes; empty where it names none.
std::string declared_encoding(std::string_view bytes);

}  // namespace sayso
