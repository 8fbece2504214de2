// Loads all that an Engine works with.
#pragma once

#include <string>

#include "base/result.h"
#include "engine/parts.h"

namespace sayso {

/// The data folder: Settings::data, else $SAYSO_DATA, else the first that exists of ../data,
/// ../../data and ../share/sayso beside the running program. Errors: kNoData, naming the places.
Result<std::string> find_data(const std::string& given);

/// Loads data and model; every file of the model is checked against its hash. Without the model,
/// its manifest alone is read. Errors: kNoData, kDataFile, and those of the model.
Result<Parts> open_parts(const Settings& settings, bool with_model);

}  // namespace sayso
