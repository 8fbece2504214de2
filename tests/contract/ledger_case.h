// What the tests of ledgers share: a folder of their own, ledgers in it, and events as text.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "bench/made_codings.h"
#include "keep/keep.h"
#include "sayso/ledger_care.h"

namespace sayso {

inline const std::string kDataFolder = std::string(SAYSO_SOURCE_DIR) + "/data";

/// The first types of acts that data/ledger knows.
std::vector<std::string> act_types();

/// One of the events as lines of text: all that does not depend on when it was linked.
std::string told(const LedgerEvent& event);
/// All events in their order.
std::string all_events(const Ledger& ledger, const std::string& on = {});

class LedgerCase : public ::testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  std::string path(const std::string& name = "test.ledger") const { return folder_ / name; }
  /// Opens to write, with the run of the made codings in use.
  static Ledger opened(const std::string& path, const LedgerSettings& settings = {});
  Ledger ledger(const std::string& name = "test.ledger",
                const LedgerSettings& settings = {}) const {
    return opened(path(name), settings);
  }
  static Coding coding(const made::Report& report) { return made::coding_of(report, act_types()); }
  static LedgerTaken add(Ledger& to, const Coding& coding);
  static void link(Ledger& ledger);
  /// Nothing is found wrong with it.
  static void verify(const std::string& path);

  std::filesystem::path folder_;
};

inline LedgerSettings reading() {
  LedgerSettings settings;
  settings.read_only = true;
  return settings;
}
inline LedgerSettings mixing() {
  LedgerSettings settings;
  settings.mix = true;
  return settings;
}
inline LedgerSettings recoding() {
  LedgerSettings settings;
  settings.recode = true;
  return settings;
}

/// A number from the environment, for runs by hand.
std::size_t times(const char* name, std::size_t in_the_gate);

}  // namespace sayso
