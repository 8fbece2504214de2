// Gives the words of a text that came in one case their usual case.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "casing/casing.h"

namespace sayso {

struct RecaseTask {
  Span span;                    ///< what came in one case
  std::vector<Span> datelines;  ///< in it, in order: "SEOUL, NOV 5 (REUTERS) -"
};

/// Rewrites the letters of `task.span` of `text` (UTF-8), and nothing else: each code point keeps
/// its place and size, so that every offset holds; a letter whose other case is of another size
/// stays as it is.
///
/// A word has the case that its neighbours vote for: the weights of all rows of beside.tsv that fit
/// it, or its usual case, are added up from the front to the back. Where they vote for a capital it
/// is written as words.tsv has it, all in capitals if its usual case is another or it holds digits,
/// else with its first letter capital. The first word of a sentence and of a line that no wrapping
/// began has a capital, single letters with stops ("U.S.") are capitals, and an unknown word that
/// once stands alone in brackets behind a name ("the Mutual Support Group (GAM)") is an acronym
/// wherever it stands. Of a dateline the place is in capitals. Linear but for the look-ups.
///
/// Method: an averaged perceptron over words and their neighbours (Collins 2002), as
/// training/usual_case.py learns it.
void recase(std::string& text, const RecaseTask& task, const Casing& casing);

}  // namespace sayso
