// Decoding of Readings put together by hand, for tests.
#pragma once

#include <algorithm>
#include <string>

#include "mention/find.h"
#include "mention/hand_reading.h"
#include "ontology/load.h"

namespace sayso {

/// That of the data.
inline const Ontology& data_ontology() {
  static const Ontology kOntology = load_ontology(SAYSO_SOURCE_DIR "/data/ontology").value();
  return kOntology;
}

inline Mentions decode(const HandReading& hand) {
  const Binding binding = bind(hand.labels, data_ontology()).value();
  return find(hand.reading, binding, hand.thresholds, data_ontology(), hand.document);
}

/// Whether a ruling on the field was told.
inline bool ruled(const Mentions& mentions, const std::string& field) {
  return std::any_of(mentions.rulings.begin(), mentions.rulings.end(),
                     [&](const Ruling& ruling) { return ruling.field == field; });
}

}  // namespace sayso
