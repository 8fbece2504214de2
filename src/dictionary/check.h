// Checks of the actor tables beyond what packing them needs.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "dictionary/pack_actors.h"
#include "ontology/ontology.h"

namespace sayso {

struct TableFinding {
  std::string where, what;
};

/// Dates that exist and end after they begin; sectors of the code-book; one name for one person_id;
/// no certain overlap of two holders of an office of a single holder, nor two of them now, unless
/// overlaps.tsv tells why. With a user's folder its rows are checked, together with those of the
/// data that they join. Errors: those of pack_actors.
Result<std::vector<TableFinding>> check_tables(const ActorFolders& folders, const Ontology& book);

}  // namespace sayso
