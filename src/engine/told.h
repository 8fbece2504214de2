// What the stations make of one report, all together, and what they work with.
#pragma once

#include <optional>
#include <string>

#include "actor/actor.h"
#include "actor/names.h"
#include "attribution/attribution.h"
#include "document/document.h"
#include "event/event.h"
#include "mention/binding.h"
#include "mention/mention.h"
#include "model/encode.h"
#include "model/reading.h"
#include "ontology/ontology.h"
#include "sayso/coding.h"
#include "sayso/sayso.h"
#include "sentence/sentence.h"
#include "sentence/split.h"

namespace sayso {

/// All that is loaded once and shared by all threads. Immutable after Engine::open.
struct Parts {
  Settings settings;
  std::string data;  ///< the data folder
  Ontology ontology;
  SplitRules split_rules;
  CountryNames names;
  Labels labels;  ///< those of the model, loaded or not
  Thresholds thresholds;
  Binding binding;
  std::optional<Model> model;
  Run run;
};

/// One report on its way: the value that each station handed on. Spans are bytes of
/// document.clean.text.
struct Told {
  Document document;
  Sentences sentences;
  Reading reading;
  Mentions mentions;
  Actors actors;
  Events events;
  Claims claims;
};

}  // namespace sayso
