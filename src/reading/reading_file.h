// A Reading as one line of JSON, "sayso.reading/1": written by --write-readings, read by
// --readings, and by tools that make or judge Readings. The fields are in docs/formats.md.
//
// Words stand as code points of the text as given; inside a Reading they are bytes of the clean
// text. For a text that cleaning leaves alone, parse_reading(write_reading(r)) == r; elsewhere a
// word's span is the same up to marks that cleaning drops at its ends.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"
#include "reading/reading.h"
#include "sentence/sentence.h"

namespace sayso {

/// The line, without a line end. `reading` was made of `document` by a model with `labels`.
std::string write_reading(const Reading& reading, const Document& document, const Labels& labels);

/// Reads a line, checking everything: the result is well formed for `labels`, and its words lie in
/// `document` and `sentences`. Errors: kReading, naming the field and its place; kReadingText if
/// the line was made from another text. Linear in the line and the text.
Result<Reading> parse_reading(std::string_view line, const Document& document,
                              const Sentences& sentences, const Labels& labels);

}  // namespace sayso
