// Markup: articles read out of web pages and feeds, in a process of their own.
//
// Parsers of markup are large and their input is hostile, so they never run inside this program:
// the bytes go to the program sayso-parse, which gives up its rights and is bounded in memory and
// time before it reads any of them, and answers with records of JSON lines. Its crash or hang is a
// named Error like any other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sayso {

enum class Markup : std::uint8_t { html, feed };

struct MarkupLimits {
  std::size_t answer_bytes = std::size_t{32} << 20;  ///< of all records of one page or feed
  std::size_t memory_bytes = std::size_t{512} << 20;
  unsigned seconds = 10;  ///< of computing; twice as many by the clock
};

struct MarkupWork {
  Markup kind = Markup::html;
  std::string_view encoding = {};  ///< as told by the user; empty: by the bytes themselves
  MarkupLimits limits = {};
};

/// The articles in a page (one) or feed (one an item) as JSON lines (docs/formats.md, "Input"),
/// each with `text` where there is one, and `title`, `published_at`, `byline`, `outlet`, `url`,
/// `encoding` as far as they are told. Errors: kParser (it crashed, ran out of memory or time, or
/// was not found), kTooDeep, kNoArticle, kBadXml, kNotUtf8. Any thread.
Result<std::string> parse_apart(std::string_view bytes, const MarkupWork& work);

}  // namespace sayso
