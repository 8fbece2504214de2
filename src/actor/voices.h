// Joins the pronouns of one voice: whoever says "I" outside quotation marks, or within one
// quotation, is one. Inner to this station.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dictionary/lexicon.h"
#include "mention/mention.h"
#include "sentence/sentence.h"
#include "words/words.h"

namespace sayso {

/// What joining looks at. Borrowed for the call.
struct VoiceScene {
  std::string_view text;
  const std::vector<NameWord>& words;
  const Sentences& sentences;
  const Mentions& mentions;
  const Lexicon& lexicon;
};

/// `parts`: [mention] entity, numbered from 0 by first mention; the same again with those joined
/// whom a pronoun stands for. The words of a speaker within one quotation are those of its source,
/// if the text names one; outside quotations they are of one voice up to the next label of a
/// speaker ("THE CHAIR: "), unless they are few and were taken up with several: then each stays
/// with its own. O(text + mentions log mentions).
std::vector<std::uint32_t> join_voices(const VoiceScene& scene, std::vector<std::uint32_t> parts);

}  // namespace sayso
