// What the stations work with: data and model as loaded.
#pragma once

#include <optional>
#include <string>

#include "casing/casing.h"
#include "dictionary/names.h"
#include "dictionary/officials.h"
#include "engine/word_tables.h"
#include "mention/binding.h"
#include "model/encode.h"
#include "place/gazetteer.h"
#include "sayso/coding.h"
#include "sayso/settings.h"

namespace sayso {

/// All that is loaded once and shared by all threads. Immutable after Engine::open.
struct Parts {
  Settings settings;
  std::string data;  ///< the data folder
  Ontology ontology;
  WordTables words;
  Casing casing;
  CountryNames names;
  Officials officials;
  Gazetteer gazetteer;
  Labels labels;  ///< those of the model, loaded or not
  Thresholds thresholds;
  std::optional<Calibration> calibration;
  Binding binding;
  std::optional<Model> model;
  Run run;
};

}  // namespace sayso
