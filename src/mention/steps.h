// The steps of find(), in the order in which they run. Each reads the Scene and what the steps
// before it have put into Mentions. For find.cc and the steps' own files only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "mention/binding.h"
#include "mention/mention.h"
#include "ontology/ontology.h"
#include "reading/reading.h"

namespace sayso {

/// All that the steps may look at. Borrowed for the call.
struct Scene {
  const Reading& reading;
  const Binding& binding;
  const Thresholds& thresholds;
  const Ontology& ontology;
  const Document& document;
};

/// Stands for "this candidate was not chosen" in Places.
inline constexpr std::uint32_t kNowhere = UINT32_MAX;

/// [candidate] -> index in Mentions, or kNowhere.
struct Places {
  std::vector<std::uint32_t> mention, trigger;
};

/// The kind of a stretch that may adjoin any other freely.
inline constexpr std::uint32_t kLoose = UINT32_MAX;

/// Words [first, last] with a score; what a choice among overlapping spans looks at.
struct Stretch {
  std::uint32_t first = 0, last = 0;
  std::int64_t score = 0;
  std::uint32_t kind = kLoose;
  Score adjacent = 0;  ///< what it costs to follow one of its kind without a word between
};

/// The stretches, as ascending indices, that do not overlap and whose scores sum to the most, less
/// `adjacent` of each that follows one of its kind without a word between (weighted interval
/// scheduling; with `adjacent` 0 it equals the best tag sequence where the stretches are the spans
/// of a begin-inside tagging). Stretches that score 0 or less are never chosen; of equal sums the
/// one with fewer and earlier stretches is chosen. O(words + stretches).
std::vector<std::uint32_t> choose_apart(const std::vector<Stretch>& stretches, std::size_t words);

/// Chooses mentions and triggers together, so that no two overlap. Fills `mentions` and `triggers`
/// with spans, kinds and types. A trigger never ends inside a word with hyphens, unless the rest of
/// it is another's; triggers that a hyphen alone parts are one.
Places choose_spans(const Scene& scene, Mentions& out);

/// Cuts words that end no mention off its end ("Police in"), and gives an article that stands alone
/// ("the" of "the Gulf States") the words behind it, as far as no other span and no word that ends
/// a phrase stands there (phrase_ends.tsv). Order and number of the mentions stay.
void settle_ends(const Scene& scene, Mentions& out);

/// Sector of each actor; mode, factuality, tense, kind, context and act of each trigger.
void read_attributes(const Scene& scene, Mentions& out);

/// Role arcs: over their threshold, of a kind that the role takes, no actor also recipient.
void join_roles(const Scene& scene, const Places& places, Mentions& out);

/// Links between triggers: says without a cycle, exchange and same both ways, response one way.
void join_links(const Scene& scene, const Places& places, Mentions& out);

/// Does the word, or the words [word, last], do this where something is refused, untrue or not done
/// (negations.tsv)?
bool tells(const Scene& scene, std::uint32_t word, Negation what);
bool tells(const Scene& scene, std::uint32_t word, std::uint32_t last, Negation what);

/// By how much the reader prefers what the act is told to be to another factuality; nothing where
/// the model lacks a label of either.
std::optional<Score> lead_over(const Scene& scene, const Trigger& act, FactualityId other);

/// Who says that reports of an act are untrue denies it: "the army said claims that it fled were
/// false". The act is untrue, and the cue of its sentence, where one says it or none does, denies
/// it, if it says nothing else. What none but its deniers vouch for is untrue where the model is
/// unsure. Time O(links + triggers * words of a sentence).
void read_denials(const Scene& scene, Mentions& out);

/// Acts of which the words behind them tell that they did not or will not come about are untrue:
/// "the march set for Friday would not take place". A condition in their sentence, another act in
/// between, or that they say something themselves leaves them as they are. Time O(triggers * words
/// of a sentence).
void read_undone(const Scene& scene, Mentions& out);

/// Acts that are told as so or as not so, but that the words before them in their clause leave open
/// ("whether rebels had shelled it", "could not confirm that", a question that nobody else
/// answers), are open; those that they tell to have been missed ("came close to") or suppose ("Had
/// they fled, it would") are untrue. What is named ("whether the raid") stays. Time O(triggers *
/// words of a sentence).
void read_open(const Scene& scene, Mentions& out);

/// Entities, numbered by first mention: each mention joins that of its best antecedent of its own
/// kind over the threshold, or begins one.
void join_entities(const Scene& scene, const Places& places, Mentions& out);

/// Mentions of one kind that bear one proper name in different paragraphs, which were never read
/// together, are one entity, unless the model gave one of them a second proper name; entities are
/// numbered anew by first mention. A name is proper if it stands somewhere with a capital that does
/// not begin its sentence.
void join_names(const Scene& scene, Mentions& out);

/// Quotes: cues with the source and the contents of their paragraph that lie nearest.
void find_quotes(const Scene& scene, Mentions& out);

/// Index of the greatest score, the lowest of equals; 0 for an empty row.
std::uint16_t best_label(const std::vector<Score>& row);

/// The best label among those that `allowed` lets pass, the lowest of equals; nothing if there is
/// none.
template <class Allowed>
std::optional<std::size_t> best_allowed(const std::vector<Score>& row, const Allowed& allowed) {
  std::optional<std::size_t> best;
  for (std::size_t label = 0; label < row.size(); ++label) {
    if (allowed(label) && (!best || row[label] > row[*best])) best = label;
  }
  return best;
}

/// The threshold of a label: 0 where the list has none.
Score threshold_of(const std::vector<Score>& list, std::size_t label);

/// [word] the paragraph that it is in, from 0: a line break between two sentences ends one, a line
/// break inside a sentence only wraps the line.
std::vector<std::uint32_t> paragraphs_of(const Scene& scene);

/// The span of words [first, last] in the clean text.
Span span_of(const Reading& reading, std::uint32_t first, std::uint32_t last);

}  // namespace sayso
