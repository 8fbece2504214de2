#include "engine/data_pack.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include "base/faults.h"
#include "casing/pack_casing.h"
#include "dictionary/pack_actors.h"
#include "place/pack_places.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPackFile = "sayso.pack";
constexpr const char* kPacked[] = {"actors", "casing", "places",
                                   "sentence"};  // folders whose tables are in the pack

/// A table of the data folder that is newer than the pack; empty where none is.
std::string newer_table(const fs::path& pack, const fs::path& data) {
  std::error_code fault;
  const auto written = fs::last_write_time(pack, fault);
  for (const char* folder : kPacked) {
    for (fs::recursive_directory_iterator at(data / folder, fault), end; !fault && at != end;
         at.increment(fault)) {
      if (at->path().extension() != ".tsv") continue;
      std::error_code unseen;
      if (fs::last_write_time(at->path(), unseen) > written && !unseen) return at->path().string();
    }
  }
  return {};
}

}  // namespace

Result<std::string> make_pack(const std::string& data, const std::string& actors) {
  PackWriter writer;
  const auto user = actors.empty() ? std::nullopt : std::optional(actors);
  TRY(pack_actors({.data = data + "/actors", .user = user}, writer));
  TRY(pack_places(data + "/places", data + "/actors", writer));
  TRY(pack_casing(data + "/casing", data + "/sentence/abbreviations.tsv", writer));
  return writer.bytes();
}

PackFile find_pack(const std::string& data) {
  std::error_code none;
  const fs::path program = fs::read_symlink("/proc/self/exe", none).parent_path();
  PackFile found;
  for (const fs::path& folder : {fs::path(data), program}) {
    const fs::path file = folder / kPackFile;
    if (!fs::is_regular_file(file, none)) continue;
    PackFile seen{file.string(), newer_table(file, data)};
    if (seen.fresh()) return seen;
    if (found.path.empty()) found = seen;
  }
  return found;
}

Result<Pack> open_pack(const std::string& data, const std::string& actors) {
  if (actors.empty()) {
    const PackFile file = find_pack(data);
    if (file.fresh()) return Pack::open(file.path);
  }
  return Pack::parse(TRY(make_pack(data, actors)), data);
}

Result<void> write_whole(const std::string& path, const std::string& bytes) {
  const std::string part = path + ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code failed;
  if (file) fs::rename(part, path, failed);
  if (file && !failed) return {};
  std::error_code none;
  fs::remove(part, none);
  return fail(fault::kPackWrite, "", path);
}

}  // namespace sayso
