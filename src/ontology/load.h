// Reads the code-book from the tables of a folder (data/ontology).
#pragma once

#include <string>

#include "base/result.h"
#include "ontology/ontology.h"

namespace sayso {

/// Loads and cross-checks all tables of `folder`: every name used by a row must stand in the table
/// that defines it. Errors: kNoData for a missing file, kDataFile with file and line for a bad row.
/// The time is linear in the size of the tables.
Result<Ontology> load_ontology(const std::string& folder);

}  // namespace sayso
