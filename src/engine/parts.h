// What the stations work with: data and model as loaded.
#pragma once

#include <optional>
#include <string>

#include "casing/casing.h"
#include "dictionary/names.h"
#include "dictionary/officials.h"
#include "mention/binding.h"
#include "mention/take_up.h"
#include "model/encode.h"
#include "place/gazetteer.h"
#include "quantity/words.h"
#include "sayso/coding.h"
#include "sayso/settings.h"
#include "sentence/split.h"
#include "time/words.h"

namespace sayso {

/// All that is loaded once and shared by all threads. Immutable after Engine::open.
struct Parts {
  Settings settings;
  std::string data;  ///< the data folder
  Ontology ontology;
  Casing casing;
  SplitRules split_rules;
  TakeUpWords take_up_words;
  CountryNames names;
  Officials officials;
  Gazetteer gazetteer;
  TimeWords time_words;
  QuantityWords quantity_words;
  Labels labels;  ///< those of the model, loaded or not
  Thresholds thresholds;
  std::optional<Calibration> calibration;
  Binding binding;
  std::optional<Model> model;
  Run run;
};

}  // namespace sayso
