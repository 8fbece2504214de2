// What a model's labels mean: its label lists bound to the ontology, once, at load.
//
// From here on a label is an index into one of these tables and never a name. Immutable after
// bind(); const use from any number of threads is safe.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "mention/cue_edges.h"
#include "ontology/ontology.h"
#include "reading/reading.h"

namespace sayso {

/// [label index] -> id of the ontology, for each head. A head that the model lacks has an empty
/// table.
struct Binding {
  std::vector<MentionKindId> mention;
  std::vector<TypeId> trigger;
  std::vector<QuotePart> attribution;
  std::vector<SectorId> sector;
  std::vector<std::optional<std::string>> country;  ///< "-" is "": none; "@1" stands for others
  std::vector<TypeId> type;
  std::vector<std::optional<ModeId>> mode;  ///< label "TYPE/mode"; "-" is no mode
  std::vector<FactualityId> factuality;
  std::vector<TenseId> tense;
  std::vector<KindId> kind;
  std::vector<std::optional<ContextId>> context;  ///< "-" is no context
  std::vector<Role> role;
  std::vector<Relation> link;
  CueEdges cue_edges;  ///< given after bind(); empty: cues are what their tags say
};

/// Binds each label to the thing of that name. Errors: conflict (kModelLabels) for a label that the
/// ontology does not know, that stands twice in its head, or that only a rule may give (a derived
/// kind), and for a model that lacks one of the heads mention, trigger, factuality, tense, kind,
/// role and link.
Result<Binding> bind(const Labels& labels, const Ontology& ontology);

/// How well each label of a trigger candidate's tags fits it, in the order of `labels` there: the
/// score of the tags, less what the head of types, which sees the whole span, gives the label below
/// its best one, times `weight` (1000 is one). A label that the head lacks keeps the tags' score.
std::vector<Score> type_scores(const Reading& reading, const Binding& binding,
                               std::uint32_t candidate, Score weight);

}  // namespace sayso
