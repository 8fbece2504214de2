// What the model sees of a document: no state is read differently from another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dictionary/names.h"
#include "engine/parts.h"
#include "model/stand_in.h"
#include "sentence/sentence.h"

namespace sayso {

/// Stand-ins for the states that each paragraph of `text` names by one word: its first state is
/// read as the first of `words`, and so on; one too many is read as itself. What is no state's
/// whole name ("Michael Jordan", "Chad Smith", "South Sudan") or might be another's stays. Words
/// that are not `words` of a state give none. Linear but for the look-ups.
StandIns stand_in_for_states(std::string_view text, const Sentences& sentences,
                             const CountryNames& names, const std::vector<std::string>& words);

/// Gives each country what the reader gives the stand-in that a mention's paragraph reads it by:
/// the label "@1" for the first of them, and so on. Linear but for the states of a paragraph.
void tell_states(const StandIns& stand_ins, const Sentences& sentences, const Labels& labels,
                 Reading& reading);

/// The Reading of a document, its states read by the manifest's stand-ins. Errors: kWithoutModel,
/// and those of Model::encode.
Result<Reading> see(const Parts& parts, const Document& document, const Sentences& sentences);

}  // namespace sayso
