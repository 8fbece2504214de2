// SQLite as values: a connection, its statements, and their rows. Not thread-safe; move only.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sayso {

/// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

/// The row that a statement stands on. Borrowed: its views hold until the statement steps on.
class StoredRow {
 public:
  explicit StoredRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;  ///< also of blobs
  std::string_view view(int column) const;

 private:
  sqlite3_stmt* statement_;
};

/// `rescue` reads what there is of a file that may be cut short.
enum class OpenMode : std::uint8_t { create, write, read, rescue };

class Database {
 public:
  /// WAL, synchronous=FULL, foreign keys, no trust in the schema, cell sizes checked; checkpoints
  /// are run by checkpoint() alone. `vfs` names a file layer of SQLite, empty: the usual one.
  /// Errors: kNoLedger, kLedgerDamaged, kLedgerFile.
  static Result<Database> open(const std::string& path, OpenMode mode, const char* vfs = nullptr);

  /// Runs a statement to its end. `sql` must be a literal: its address is what it is kept by.
  template <class... Values>
  Result<void> run(const char* sql, const Values&... values);
  /// Calls visit(const StoredRow&) for each row; visit must not run the same statement.
  template <class Visit, class... Values>
  Result<void> each(const char* sql, const Visit& visit, const Values&... values);

  /// A question that is put together at run time, with its values.
  Result<void> ask(const std::string& sql, const std::vector<std::string>& values,
                   const std::function<void(const StoredRow&)>& visit);

  /// Runs a script of several statements. For set-up.
  Result<void> script(const std::string& sql);
  std::int64_t last_number() const;
  /// Rows changed by the last statement.
  std::int64_t changed() const;
  /// Moves what the write-ahead log holds into the file where commits have put over `pages` pages
  /// into it since.
  Result<void> checkpoint(int pages);
  bool in_transaction() const;

  sqlite3* handle() { return handle_.get(); }
  const std::string& path() const { return path_; }
  /// The Error that a code of SQLite stands for.
  Error error(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
    void operator()(sqlite3_stmt* statement) const;
  };

  Result<void> read_without_rights();
  Result<sqlite3_stmt*> statement(const char* sql);
  /// True while it stands on a row; resets the statement otherwise.
  Result<bool> step(sqlite3_stmt* statement);
  static void reset(sqlite3_stmt* statement);
  static void bind(sqlite3_stmt* statement, int at, std::int64_t value);
  static void bind(sqlite3_stmt* statement, int at, double value);
  static void bind(sqlite3_stmt* statement, int at, std::string_view value);
  static void bind(sqlite3_stmt* statement, int at, const Blob& value);
  static void bind(sqlite3_stmt* statement, int at, std::nullptr_t);
  template <class... Values>
  static void bind_all(sqlite3_stmt* statement, const Values&... values);

  std::unique_ptr<sqlite3, Close> handle_;
  std::unordered_map<const char*, std::unique_ptr<sqlite3_stmt, Close>> statements_;
  std::string path_;
  std::unique_ptr<int> logged_;  // pages in the write-ahead log, as of the last commit
};

template <class... Values>
void Database::bind_all([[maybe_unused]] sqlite3_stmt* statement, const Values&... values) {
  if constexpr (sizeof...(values) > 0) {
    int at = 0;
    (bind(statement, ++at, values), ...);
  }
}

template <class... Values>
Result<void> Database::run(const char* sql, const Values&... values) {
  return each(
      sql, [](const StoredRow&) {}, values...);
}

template <class Visit, class... Values>
Result<void> Database::each(const char* sql, const Visit& visit, const Values&... values) {
  Result<sqlite3_stmt*> made = statement(sql);
  if (!made) return std::move(made).error();
  bind_all(*made, values...);
  while (true) {
    Result<bool> row = step(*made);
    if (!row) return std::move(row).error();
    if (!*row) return {};
    visit(StoredRow(*made));
  }
}

}  // namespace sayso
