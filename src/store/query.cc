#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "base/faults.h"
#include "sayso/ledger_care.h"
#include "store/database.h"
#include "store/schema.h"

namespace sayso {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kSteps = 2000;  // of the engine between two looks at the clock
constexpr std::string_view kHexDigits = "0123456789abcdef";

/// What a question may do: read tables, call functions that touch nothing else.
// NOLINTNEXTLINE(readability-function-size): the parameters are SQLite's
int allow(void*, int action, const char* first, const char* second, const char*, const char*) {
  const std::string_view name = second == nullptr ? "" : second;
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return name == "load_extension" || name == "fts3_tokenizer" ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA:  // asked by full text itself
      return std::string_view(first == nullptr ? "" : first) == "data_version" ? SQLITE_OK
                                                                               : SQLITE_DENY;
    default:
      return SQLITE_DENY;
  }
}

struct Deadline {
  bool limited = false;
  Clock::time_point end;
  const std::function<bool()>& stop;
  bool stopped() const { return stop && stop(); }
  bool over() const { return stopped() || (limited && Clock::now() > end); }
};

int is_over(void* deadline) { return static_cast<const Deadline*>(deadline)->over() ? 1 : 0; }

QueryCell cell_of(sqlite3_stmt* statement, int column) {
  QueryCell cell;
  const int size = sqlite3_column_bytes(statement, column);
  const auto text = [&] {
    const void* const bytes = sqlite3_column_text(statement, column);
    const int length = sqlite3_column_bytes(statement, column);
    return bytes == nullptr
               ? std::string()
               : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(length));
  };
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return {QueryCell::Kind::integer, text()};
    case SQLITE_FLOAT:
      return {QueryCell::Kind::real, text()};
    case SQLITE_TEXT:
      return {QueryCell::Kind::text, text()};
    case SQLITE_BLOB: {
      const auto* const bytes =
          static_cast<const unsigned char*>(sqlite3_column_blob(statement, column));
      cell.kind = QueryCell::Kind::blob;
      for (int i = 0; i < size; ++i) {
        cell.text += kHexDigits[bytes[i] >> 4];
        cell.text += kHexDigits[bytes[i] & 0xF];
      }
      return cell;
    }
    default:
      return cell;
  }
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Asked = std::unique_ptr<sqlite3_stmt, Finalize>;

/// One statement that only reads, and nothing behind it.
Result<Asked> prepare(Database& db, const std::string& sql) {
  sqlite3_stmt* made = nullptr;
  const char* rest = nullptr;
  const int code =
      sqlite3_prepare_v2(db.handle(), sql.c_str(), static_cast<int>(sql.size()) + 1, &made, &rest);
  Asked asked(made);
  if (code == SQLITE_AUTH) return fail(fault::kQuery, "a question may only read the ledger", sql);
  if ((code & 0xFF) == SQLITE_ERROR) return fail(fault::kQuery, sqlite3_errmsg(db.handle()), sql);
  if (code != SQLITE_OK) return db.error(code);
  const bool whole = std::string_view(rest).find_first_not_of(" \t\r\n;") == std::string::npos;
  if (!asked) return fail(fault::kQuery, "an empty question", db.path());
  if (!whole) return fail(fault::kQuery, "more than one statement", sql);
  if (sqlite3_stmt_readonly(asked.get()) == 0) {
    return fail(fault::kQuery, "a question may only read the ledger", sql);
  }
  return asked;
}

std::string in_words(double seconds) {
  std::string words = std::to_string(seconds);
  words.erase(words.find_last_not_of('0') + 1);
  if (words.back() == '.') words.pop_back();
  return words;
}

/// Bytes of one value: an eighth of the memory, since it is held several times on its way out. 0:
/// any.
int longest_value(const QueryBudget& budget) {
  constexpr std::uint64_t kShare = 8, kLeast = 1 << 20, kMost = 1 << 30;
  if (budget.memory == 0) return 0;
  return static_cast<int>(std::clamp<std::uint64_t>(budget.memory / kShare, kLeast, kMost));
}

/// The budget that a code of SQLite stands for, or an Error.
Result<std::string> cut_by(Database& db, int code, const QueryBudget& budget,
                           const std::string& sql) {
  if (code == SQLITE_INTERRUPT && budget.stop && budget.stop()) {
    return std::string("it was stopped");
  }
  if (code == SQLITE_INTERRUPT) return "it took more than " + in_words(budget.seconds) + " s";
  if (code == SQLITE_NOMEM && budget.memory > 0) {
    return "it took more than " + std::to_string(budget.memory >> 20) + " MiB of memory";
  }
  if (code == SQLITE_TOOBIG && budget.memory > 0) {
    return "a value of it is longer than " + std::to_string(longest_value(budget) >> 20) + " MiB";
  }
  const bool corrupt = (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_IOERR;
  if (corrupt) return db.error(code);
  return fail(fault::kQuery, sqlite3_errmsg(db.handle()), sql);
}

/// What a question is asked under.
struct Terms {
  const std::string& sql;
  const QueryBudget& budget;
  const Deadline& deadline;
};

Result<std::string> answer(Database& db, sqlite3_stmt* asked, const Terms& terms,
                           const QuerySink& sink) {
  const QueryBudget& budget = terms.budget;
  const int columns = sqlite3_column_count(asked);
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(columns));
  for (int i = 0; i < columns; ++i) names.emplace_back(sqlite3_column_name(asked, i));
  TRY(sink.head(names));
  std::uint64_t rows = 0;
  std::vector<QueryCell> row;
  while (true) {
    const int code = sqlite3_step(asked);
    if (code == SQLITE_DONE) return std::string();
    if (code != SQLITE_ROW) return cut_by(db, code, budget, terms.sql);
    if (budget.rows > 0 && rows == budget.rows) {
      return "it has more than " + std::to_string(budget.rows) + " rows";
    }
    if (terms.deadline.over()) return cut_by(db, SQLITE_INTERRUPT, budget, terms.sql);
    row.clear();
    for (int i = 0; i < columns; ++i) row.push_back(cell_of(asked, i));
    TRY(sink.row(row));
    ++rows;
  }
}

}  // namespace

Result<std::string> query_ledger(const std::string& path, const std::string& sql,
                                 const QueryBudget& budget, const QuerySink& sink) {
  Database db = TRY(Database::open(path, OpenMode::read));
  TRY(tables_in(db));
  // Full text is set up before the question is held to reading.
  const Result<void> ready = db.run("SELECT count(*) FROM document_words WHERE rowid = 0");
  if (!ready && ready.error().code == ErrorCode::corrupt) return ready.error();
  const auto most = std::chrono::microseconds(static_cast<std::int64_t>(budget.seconds * 1e6));
  Deadline deadline{budget.seconds > 0, Clock::now() + most, budget.stop};
  sqlite3_set_authorizer(db.handle(), allow, nullptr);
  sqlite3_progress_handler(db.handle(), kSteps, is_over, &deadline);
  sqlite3_limit(db.handle(), SQLITE_LIMIT_ATTACHED, 0);
  const int longest = longest_value(budget);
  if (longest > 0) sqlite3_limit(db.handle(), SQLITE_LIMIT_LENGTH, longest);
  const std::int64_t before = sqlite3_hard_heap_limit64(static_cast<std::int64_t>(budget.memory));
  Result<Asked> asked = prepare(db, sql);
  Result<std::string> cut = asked ? answer(db, asked->get(), {sql, budget, deadline}, sink)
                                  : Result<std::string>(asked.error());
  if (asked) asked->reset();
  sqlite3_hard_heap_limit64(before);
  return cut;
}

}  // namespace sayso
