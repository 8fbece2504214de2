// Keeps count of the rows of tables whose rows nothing else misses (schema.h), for the table
// `tally`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "store/database.h"

namespace sayso {

/// All that adds rows to such tables, or takes them out, goes through here. Counts within the
/// transaction of its caller, who calls write() before it ends, or forget().
class Tally {
 public:
  /// Keeps a reference to `db`.
  explicit Tally(Database& db) : db_(db) {}

  template <class... Values>
  Result<void> add(const char* table, const char* sql, const Values&... values) {
    TRY(db_.run(sql, values...));
    more_[table] += db_.changed();
    return {};
  }

  template <class... Values>
  Result<void> drop(const char* table, const char* sql, const Values&... values) {
    TRY(db_.run(sql, values...));
    more_[table] -= db_.changed();
    return {};
  }

  /// Adds a row with `insert`, which does nothing where one stands there, and then renews that;
  /// both statements take the same values.
  template <class... Values>
  Result<void> put(const char* table, const char* insert, const char* update,
                   const Values&... values) {
    TRY(add(table, insert, values...));
    return db_.changed() > 0 ? Result<void>() : db_.run(update, values...);
  }

  Result<void> write() {
    for (const auto& [table, more] : std::exchange(more_, {})) {
      if (more == 0) continue;
      TRY(
          db_.run("UPDATE tally SET rows = rows + ?2, seal = seal_of(name, rows + ?2)"
                  " WHERE name = ?1",
                  table, more));
    }
    return {};
  }

  void forget() { more_.clear(); }

 private:
  Database& db_;
  std::map<std::string, std::int64_t> more_;  // by table: rows more than were written
};

}  // namespace sayso
