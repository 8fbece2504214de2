// Tables of data/places -> sections place.* of a pack.
#pragma once

#include <string>

#include "base/result.h"
#include "pack/pack.h"

namespace sayso {

/// Adds the gazetteer of `folder` (data/places); names of countries and their people also from
/// country_names.tsv of `actors` (data/actors) and of its odbl folder. Errors: kNoData, kDataFile
/// with file and line.
Result<void> pack_places(const std::string& folder, const std::string& actors, PackWriter& pack);

}  // namespace sayso
