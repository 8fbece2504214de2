// Cuts the clean text into sentences, by the customs of news writing.
//
// A border is decided from the marks and words around it alone: no model, no dictionary but the
// table of abbreviations. Ours; the tests name each custom.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "base/result.h"
#include "document/document.h"
#include "sentence/sentence.h"

namespace sayso {

/// The table of abbreviations (data/sentence/abbreviations.tsv). Immutable; share it freely.
class SplitRules {
 public:
  /// Errors: kNoData, kDataFile (unknown kind or flag, empty or repeated abbreviation).
  static Result<SplitRules> load(const std::string& path);

  const struct AbbreviationTable& table() const { return *table_; }

 private:
  explicit SplitRules(std::shared_ptr<const struct AbbreviationTable> table);
  std::shared_ptr<const struct AbbreviationTable> table_;
};

/// The sentences of `document.clean.text`. Blank lines always part; a line break inside a paragraph
/// parts only headlines, headings and list items; a dateline stays with the sentence that follows
/// it; closing quotes and brackets stay with the sentence that they close. A sentence of more than
/// `max_characters` code points (at least 1) is cut after clause punctuation, else between words,
/// else between code points, and its parts are flagged `cut`. Linear time.
Sentences split(const Document& document, const SplitRules& rules, std::size_t max_characters);

}  // namespace sayso
