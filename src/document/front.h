// Reads the front of a report: headline, dateline, date of publication, as far as they stand in the
// text. Nothing is guessed: what is not plain stays unknown.
#pragma once

#include <optional>
#include <string_view>

#include "base/span.h"
#include "document/document.h"

namespace sayso {

/// Spans lie in the clean text.
struct Front {
  std::optional<Span> headline;
  std::optional<Span> dateline;
  std::optional<Recognised> published_at;  ///< from the dateline, else from a line of its own
};

/// `given` is the text that `clean` was made from. Reads the first lines only.
///
/// The headline is the heading that opens a Markdown text, else a first line without a full stop
/// that a blank line or a much longer line follows (or a block of such lines, then a blank line);
/// never all of the text. A date counts only with its year.
Front read_front(const Clean& clean, std::string_view given, bool is_markdown);

}  // namespace sayso
