// Who is who: look-ups in the actor data, checks of tables, and the data pack.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.h"
#include "sayso/settings.h"

namespace sayso {

/// One thing that words may mean. Absent is unknown.
struct FoundActor {
  std::string kind;  ///< person, office, or the kind of a name (name_kinds.tsv)
  std::string id;    ///< of the person, office or organisation; else the country's code
  std::string name;
  std::string country;  ///< ISO 3166-1 alpha-3, or INT
  std::optional<std::string> sector, office, office_id, wikidata;
  std::string from, to;  ///< of the tenure or the name; ISO 8601, may be reduced or empty
  double score = 0;      ///< 0-1, uncalibrated; best first
  std::string why;
};

/// The actor data, opened without a model. Immutable; const use from many threads is safe.
class ActorBook {
 public:
  /// Errors: not_found, corrupt.
  static Result<ActorBook> open(const Settings& settings);

  /// What `words` ("Choe", "the South Korean foreign minister") may mean on the day `on` (ISO 8601;
  /// empty: at any time), best first, at most `most`.
  std::vector<FoundActor> find(std::string_view words, std::string_view on, std::size_t most) const;

  ActorBook(const ActorBook&) = delete;
  ActorBook& operator=(const ActorBook&) = delete;
  ActorBook(ActorBook&&) noexcept;
  ActorBook& operator=(ActorBook&&) noexcept;
  ~ActorBook();

 private:
  struct State;
  explicit ActorBook(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// What is wrong with a table, and where.
struct TableFault {
  std::string where, what;
};

/// Checks a folder of actor tables, the data folder's own (empty) or one for --actors, against the
/// rules of docs/actors.md. Reads only. Errors: not_found where the folder is absent.
Result<std::vector<TableFault>> check_actors(const Settings& settings, const std::string& folder);

/// What a data pack holds.
struct PackSummary {
  std::string path, version;
  std::uint64_t bytes = 0;
  std::vector<std::pair<std::string, std::uint64_t>> sections;  ///< name, bytes
};

/// Writes all data of the data folder (and Settings::actors) into one file; it is put in its place
/// when it is whole. An empty path: sayso.pack in the data folder. Errors: io, corrupt, not_found.
Result<PackSummary> write_pack(const Settings& settings, const std::string& path);
/// Checks a pack. Errors: io, corrupt.
Result<PackSummary> read_pack(const std::string& path);

}  // namespace sayso
