// What mentions take up from a part of the text that was not read together with them.
//
// The reader sees a paragraph, or a part of a long one, at a time, and joins what it sees. What
// stands in another part is joined here, by the words alone: "we" with the "we" before it of one
// voice, "she" with a person named before it, "the ministry" with the ministry.
// Rules and constants are ours, measured on the news, interviews and speeches of GUM.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/tsv.h"
#include "document/document.h"
#include "mention/mention.h"
#include "ontology/ontology.h"
#include "reading/reading.h"

namespace sayso {

/// How a word takes up what was named before; classes of data/mention/takes_up.tsv.
enum class TakesUp : std::uint8_t {
  nothing,
  speaker,
  speakers,
  hearer,
  man,
  woman,
  group,
  thing,
  relative,
  definite
};
inline constexpr std::size_t kTakesUp = 10;

/// Table data/mention/takes_up.tsv. Immutable after loading.
class TakeUpWords {
 public:
  /// Columns word, use. Errors: kNoData, kDataFile with file and line (no such use, an empty or
  /// repeated word).
  static Result<TakeUpWords> load(const std::string& path);
  static Result<TakeUpWords> from(const Tsv& table);

  /// `word` in small letters.
  TakesUp of(std::string_view word) const;

 private:
  std::map<std::string, TakesUp, std::less<>> words_;
};

/// Borrowed for the call. `reading` is the one that the mentions were chosen from.
struct TakeUpScene {
  const Reading& reading;
  const Document& document;
  const Ontology& ontology;
  const TakeUpWords& words;
};

/// Joins entities of actors, in the order of the text, and numbers them anew by first mention.
/// Looked at is the first mention of each:
///  - a pronoun for speakers or hearers, of an entity of such pronouns only, takes up the last one
///    of its kind within the same voice: one source's quotations, or what stands outside of any;
///  - a pronoun for a man or woman, of an entity of such pronouns only, takes up the person that
///    stands nearest before it, one that acts before one that does not; never one that was a group,
///    or of the other sex;
///  - a definite article with one word takes up the last mention with that word, if the reader
///    gives both one sector.
/// Never fails. O(words + mentions log mentions). Thread-safe.
void take_up(const TakeUpScene& scene, Mentions& out);

}  // namespace sayso
