// data/actors -> the sections "actor.*" of a pack.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "dictionary/tables.h"
#include "pack/pack.h"

namespace sayso {

/// Where the tables are. Rows of `user` (--actors) are added, or take the place of those with the
/// same key: country_names (iso3, name), organisations (org_id), offices (office_id), holders
/// (person_id, office_id, from), roles (phrase). What is made of them says that the user gave it.
struct ActorFolders {
  std::string data;  ///< data/actors
  std::optional<std::string> user;
};

/// Errors: kNoData, kDataFile with file and line.
Result<void> pack_actors(const ActorFolders& folders, PackWriter& out);

/// The parts of it: words, roles, countries, names, organisations; and offices with their holders.
Result<void> pack_names(const ActorFolders& folders, PackWriter& out);
Result<void> pack_officials(const ActorFolders& folders, PackWriter& out);

/// A cell that is a code or a day. Errors: kDataFile with the line of one that is longer than
/// those.
Result<ShortRef> short_cell(const ActorTable& table, std::size_t row, std::size_t column,
                            PackWriter& out);

}  // namespace sayso
