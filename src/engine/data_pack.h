// The data of the folder as one pack: written, found, or made in memory.
#pragma once

#include <string>

#include "base/result.h"
#include "pack/pack.h"
#include "sayso/settings.h"

namespace sayso {

/// The bytes of a pack of the data folder and, where given, of the user's actors. Each station
/// that has data in the pack adds its sections. Errors: kNoData, kDataFile.
Result<std::string> make_pack(const std::string& data, const std::string& actors);

/// A file sayso.pack.
struct PackFile {
  std::string path;         ///< empty: there is none
  std::string newer_table;  ///< of the data folder, so that the pack is not used; empty: none
  bool fresh() const { return !path.empty() && newer_table.empty(); }
};

/// That of the data folder, else the one beside the program: a fresh one before any other.
PackFile find_pack(const std::string& data);

/// The data as a pack: the file sayso.pack of the data folder, else the one beside the program,
/// unless a table of the folder is newer than it; else, and always with actors of the user's, made
/// in memory. The sections are the same either way. Errors: those of make_pack and Pack::open.
Result<Pack> open_pack(const std::string& data, const std::string& actors);

/// Puts a file in its place once all bytes are written. Errors: kPackWrite.
Result<void> write_whole(const std::string& path, const std::string& bytes);

}  // namespace sayso
