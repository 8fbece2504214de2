// Cuts the clean text into sentences, by the customs of news writing.
//
// A border is decided from the marks and words around it alone: no model, no dictionary but the
// table of abbreviations. Ours; the tests name each custom.
#pragma once

#include <cstddef>

#include "document/document.h"
#include "sentence/rules.h"
#include "sentence/sentence.h"

namespace sayso {

/// The sentences of `document.clean.text`. Blank lines always part; a line break inside a paragraph
/// parts only headlines, headings and list items; a dateline stays with the sentence that follows
/// it; closing quotes and brackets stay with the sentence that they close. A sentence of more than
/// `max_characters` code points (at least 1) is cut after clause punctuation, else between words,
/// else between code points, and its parts are flagged `cut`. Linear time.
Sentences split(const Document& document, const SplitRules& rules, std::size_t max_characters);

}  // namespace sayso
