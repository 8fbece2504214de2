// Vouchers that a mark parts from what they tell: "Army: rebels shelled Bria", "Rebels shelled
// Bria: army", as headlines, tickers and transcripts have it. The reader sees few of these cues.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "actor/actor.h"
#include "base/result.h"
#include "base/tsv.h"
#include "document/document.h"
#include "mention/mention.h"
#include "ontology/ontology.h"
#include "reading/reading.h"
#include "sentence/sentence.h"

namespace sayso {

/// Table data/mention/headline.tsv. Immutable after loading.
class HeadlineWords {
 public:
  enum class Use : std::uint8_t { mark, dash, nameless };
  struct Word {
    Use use = Use::mark;
    KindId kind;
  };

  /// Columns words, use, kind. Errors: kNoData, kDataFile with file and line (no such use or kind,
  /// an empty or repeated word).
  static Result<HeadlineWords> load(const std::string& path, const Ontology& ontology);
  static Result<HeadlineWords> from(const Tsv& table, const Ontology& ontology);

  /// `word` in small letters; nullptr where the table has none.
  const Word* find(std::string_view word) const;

 private:
  std::map<std::string, Word, std::less<>> words_;
};

/// Borrowed for the call.
struct HeadlineScene {
  const Reading& reading;
  const std::vector<TypeId>& labels;  ///< [label of the trigger head] its type (Binding::trigger)
  const Document& document;
  const Sentences& sentences;
  const Actors& actors;
  const Ontology& ontology;
  const HeadlineWords& words;
};

/// Adds a bare reporting cue, the mark, to each sentence that is parted by one from an actor at its
/// beginning or, where no full stop closes it, at its end; and lets it say what nobody else in the
/// sentence vouches for. Who stands at the end has no part in what he tells. A state by its bare
/// name is where something happens ("Turkey: police arrest 30"), and who does what the words right
/// behind the mark tell ("Apple: halts sales") is no voucher. A mark that the reader took for a cue
/// stays as it is where it says something, and one that he all but rules out stays a mark. Indices
/// of triggers rise by those that are added, whose `candidate` is kNoCandidate. Never fails. O(n
/// log n) in triggers, mentions and arcs. Thread-safe.
void hear_headlines(const HeadlineScene& scene, Mentions& out);

}  // namespace sayso
