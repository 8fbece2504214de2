// Mentions: what the reader decided to see in a document: spans for who, what, whom, where and
// when; triggers and cues; the arcs between them; entities; and the attribution layer (quotes).
//
// All indices are into the vectors of the same Mentions. Scores are those of the Reading
// (thousandths of a logit). Plain values.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "ontology/ontology.h"
#include "reading/reading.h"

namespace sayso {

/// What the model gives a country; an empty one: that the text tells none.
struct CountryScore {
  std::string country;  ///< ISO 3166-1 alpha-3, or INT
  Score score = 0;
};

struct Mention {
  std::uint32_t candidate = 0;  ///< index into Reading::mentions
  Span span;                    ///< in the clean text
  std::uint32_t sentence = 0;
  MentionKindId kind;
  std::optional<SectorId> sector;  ///< of actors
  Score sector_lead = 0;           ///< of that sector over the next one
  std::vector<Score> sectors;  ///< of actors: [SectorId] what the model gives each; may be empty
  std::vector<CountryScore> countries;  ///< the likeliest few, best first; may be empty
  std::uint32_t entity =
      0;  ///< mentions with one number are one entity; numbered from 0 by first mention
  std::optional<std::uint32_t> antecedent;  ///< the earlier mention that it takes up, if any
  Score antecedent_score = 0;               ///< of that taking up, the mean of both directions
  Score score = 0;
};

/// The `candidate` of a cue that the reader did not see (attribution/headline.h).
inline constexpr std::uint32_t kNoCandidate = UINT32_MAX;

/// A trigger of an event, or a bare reporting cue (its type has `say`).
struct Trigger {
  std::uint32_t candidate = 0;  ///< index into Reading::triggers; of a cue it may be kNoCandidate
  Span span;
  std::uint32_t sentence = 0;
  TypeId type;
  std::optional<ModeId> mode;
  std::optional<ContextId> context;
  FactualityId factuality;
  TenseId tense;
  KindId kind;  ///< how it vouches for what it says; meaningful only where it says something or is
                ///< a cue
  TypeId act;   ///< the type of the act itself: differs from `type` for plans only
  Score score = 0;
};

struct RoleArc {
  std::uint32_t trigger = 0;
  Role role = Role::actors;
  std::uint32_t mention = 0;
  Score score = 0;
  auto operator<=>(const RoleArc&) const = default;
};

struct LinkArc {
  std::uint32_t from = 0;  ///< trigger
  Relation relation = Relation::says;
  std::uint32_t to = 0;  ///< trigger
  Score score = 0;
  auto operator<=>(const LinkArc&) const = default;
};

/// One attribution of the text itself: source, cue and content spans in the clean text.
struct Quote {
  std::optional<Span> source;
  std::optional<std::uint32_t> source_mention;
  Span cue;
  std::vector<Span> content;
  bool direct = false;  ///< the content stands in quotation marks
};

/// A decision that a rule took against the plain scores, for --explain.
struct Ruling {
  std::uint32_t trigger = 0;
  std::string field;  ///< JSON name of the field that it changed
  std::string rule;   ///< the rule in words
};

struct Mentions {
  std::vector<Mention> mentions;  ///< by position; never overlap each other or a trigger
  std::vector<Trigger> triggers;  ///< by position; never overlap
  std::vector<RoleArc> roles;     ///< by (trigger, role, mention); one arc per triple
  std::vector<LinkArc> links;     ///< by (from, relation, to); `says` is acyclic; no self links;
                                  ///< symmetric ones stand both ways
  std::vector<Quote> quotes;      ///< by cue
  std::vector<Ruling> rulings;
};

}  // namespace sayso
