// A Reading: what the model saw in one document, before any decision is taken.
//
// It holds scores and a bounded list of candidate spans, and knows only the tag grammar ("inside
// follows begin or inside"), no ontology. All scores are logits in whole thousandths, so that every
// later decision is exact integer arithmetic and two machines of one instruction set decide alike.
// Plain values; immutable once made; no thread state.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace sayso {

/// A logit times 1000, rounded to the nearest whole number.
using Score = std::int32_t;

/// The label lists of a model, in the order of its outputs. Names are those of the ontology; the
/// model station gives them no meaning. A head that the model lacks has an empty list.
struct Labels {
  std::vector<std::string> mention, trigger, attribution;  ///< tag heads
  std::vector<std::string> sector;                         ///< of a mention
  /// Of a mention: ISO 3166-1 alpha-3, INT, "-" for none, "@1" for what is read as stand-in 1.
  std::vector<std::string> country;
  std::vector<std::string> type, mode, factuality, tense, kind, context;  ///< of a trigger
  std::vector<std::string> role, link;                                    ///< of pairs
  std::vector<std::string> root;  ///< of an actor pair (`relate`)
};

/// Per tag head: what two adjoining spans of one label must score above the one span that holds
/// both.
struct AdjacentScores {
  Score mention = 0, trigger = 0, attribution = 0;
};

/// Decision thresholds on scores, from the manifest. A list is as long as its label list, or empty
/// for all 0.
struct Thresholds {
  Score mention = 0;               ///< what a mention must score
  Score trigger = 0;               ///< what a trigger must score, bare cues included
  Score type_weight = 0;           ///< of the head of types beside the trigger's tags; 1000 is one
  std::vector<Score> attribution;  ///< per attribution: what a span must score
  std::vector<Score> role;         ///< per role: for the best filler of an event's role
  std::vector<Score> role_more;    ///< per role: for each further filler
  std::vector<Score> role_joined;  ///< per role: for a filler named together with one that passes;
                                   ///< empty: as for each further one
  std::vector<Score> link;         ///< per link
  Score says_more = 0;             ///< for each further voucher of one mind; at least that of says
  std::vector<Score> tense;        ///< per tense: added to its scores before the best is chosen
  Score coref = 0;                 ///< on the mean of both directions
  AdjacentScores adjacent;
};

/// A word as the tokenizer cuts it (a run of letters or digits, or one punctuation mark).
struct Word {
  Span span;                   ///< in the clean text
  std::uint32_t sentence = 0;  ///< index into the Sentences that were read
};

struct LabelScore {
  std::uint16_t label = 0;  ///< index into the head's label list
  Score score = 0;          ///< sum over the words of (tag score - score of "outside")
};

/// A span that a tag head proposes. Candidates of one head may overlap; choosing among them is the
/// mention station's.
struct Candidate {
  std::uint32_t first = 0, last = 0;  ///< words, inclusive
  std::vector<LabelScore> labels;     ///< best first, ties by label index; at least one
  bool best = false;                  ///< lies on the head's best tag sequence
};

/// Tag scores of one head: [words][1 + 2 * labels], row-major; 0 outside, 1 + 2k begin, 2 + 2k
/// inside of label k.
struct TagScores {
  std::uint32_t width = 0;
  std::vector<Score> scores;
};

/// Scores of an ordered pair of candidates, one per label of the pair's head.
struct PairScores {
  std::uint32_t from = 0, to = 0;  ///< candidate indices
  std::vector<Score> scores;
};

/// Logits of an ordered pair of actors.
struct RelationScores {
  std::vector<float> root;     ///< [label]
  std::vector<float> related;  ///< [1]: is there any relation between the two; empty where the
                               ///< model does not tell
};

struct Reading {
  std::vector<Word> words;
  TagScores mention_tags, trigger_tags, attribution_tags;
  std::vector<Candidate> mentions, triggers, attributions;  ///< each sorted by (first, last)
  std::vector<std::vector<Score>> sector, country;          ///< [mention][label]
  std::vector<std::vector<Score>> type, mode, factuality, tense, kind,
      context;  ///< [trigger][label]
  /// trigger -> mention; sorted by (from, to). Pairs that were never in one window are absent, and
  /// those without a score above the manifest's floor.
  std::vector<PairScores> roles;
  std::vector<PairScores> links;   ///< trigger -> trigger; sorted by (from, to)
  std::vector<PairScores> corefs;  ///< mention -> mention, one score; sorted by (from, to)
  std::uint32_t dropped = 0;  ///< candidates left out because a window held more than the limit
};

}  // namespace sayso
