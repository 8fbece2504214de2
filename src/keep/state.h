// What an open ledger holds. For the sources of keep/ alone.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "criticism/grades.h"
#include "keep/keep.h"
#include "keep/past.h"
#include "keep/shelf.h"
#include "ledger/rules.h"
#include "store/sqlite_store.h"

namespace sayso {

struct Ledger::State {
  State(std::unique_ptr<SqliteStore> opened, LedgerRules loaded, GradeRules graded,
        LedgerSettings given)
      : store(std::move(opened)),
        rules(std::move(loaded)),
        grades(std::move(graded)),
        settings(std::move(given)),
        shelf(*store) {}

  static Result<Ledger> open(const std::string& path, const std::string& data,
                             const LedgerSettings& settings, const char* vfs);
  /// All reports that wait, some at a time, each step durable.
  Result<void> link_all();
  Result<void> link_some(const LedgerStore::Numbers& reports);
  /// Runs a step in the open transaction; what fails leaves nothing behind since the last commit.
  template <class Step>
  Result<void> write(const Step& step);
  Result<void> keep();  ///< makes durable
  void give_up();
  /// What stood at the end of these days and has been superseded since; an empty day is none.
  Result<Past> past(const std::string& on, std::vector<std::string> days = {});
  /// The versions of a report that stand for one: by key, and by outlet where the key is of the
  /// text.
  Result<LedgerStore::Numbers> versions(const std::string& key, const std::string& outlet,
                                        const std::string& text);

  std::unique_ptr<SqliteStore> store;
  LedgerRules rules;
  GradeRules grades;
  LedgerSettings settings;
  std::string tables;  // hash of data/ledger
  Shelf shelf;
  std::int64_t run = 0;
};

template <class Step>
Result<void> Ledger::State::write(const Step& step) {
  Result<void> done = store->begin();
  if (done) done = step();
  if (!done) give_up();
  return done;
}

}  // namespace sayso
