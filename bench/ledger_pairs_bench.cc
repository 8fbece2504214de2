// What is compared of each two acts of given reports, for fitting data/ledger/weights.tsv
// (training/ledger_weights.py).
//
//   ledger_pairs_bench REPORTS READINGS [--data FOLDER] [--rules FOLDER] [--apart]
//
// REPORTS are JSON lines as `sayso code` takes them, READINGS what it has written of them with
// --write-readings. `--rules`: a data folder whose tables of linking are used in the place of those
// of the data. `--apart`: acts of one report alone. Prints a line of JSON for each pair: the keys
// of the two reports, the triggers that tell the acts, the kind of the pair (0 deed, 1 word, 2
// telling), and the values in the order of the features. Pairs that the ledger never compares, or
// bars from being one, are left out.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linking/digest.h"
#include "linking/likeness.h"
#include "linking/link.h"
#include "sayso/sayso.h"

namespace sayso {
namespace {

struct Wanted {
  std::string reports, readings, data, rules;
  bool apart = false;
};

Wanted wanted_of(const std::vector<std::string>& words) {
  Wanted out;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool has_value = i + 1 < words.size();
    if (words[i] == "--apart") {
      out.apart = true;
    } else if (words[i] == "--data" && has_value) {
      out.data = words[++i];
    } else if (words[i] == "--rules" && has_value) {
      out.rules = words[++i];
    } else {
      (out.reports.empty() ? out.reports : out.readings) = words[i];
    }
  }
  return out;
}

/// An act with the key of its report, its keys and what is compared of it.
struct Compared {
  std::string key;
  LedgerAct act;
  std::vector<BlockKey> keys;
};

std::string tellings_of(const LedgerAct& act) {
  std::string out;
  for (const LedgerTelling& telling : act.tellings)
    out += fmt::format("{}[{}, {}]", out.empty() ? "" : ", ", telling.start, telling.end);
  return '[' + out + ']';
}

bool share_key(const Compared& one, const Compared& other) {
  return std::any_of(one.keys.begin(), one.keys.end(), [&](const BlockKey& key) {
    return std::any_of(other.keys.begin(), other.keys.end(), [&](const BlockKey& with) {
      return key.key == with.key && key.from <= with.to && with.from <= key.to;
    });
  });
}

void print_pairs(const std::vector<Compared>& acts, bool apart, const LedgerRules& rules) {
  std::vector<ActView> views;
  views.reserve(acts.size());
  for (const Compared& one : acts) views.push_back(view_of(one.act, rules));
  for (std::size_t a = 0; a < acts.size(); ++a) {
    for (std::size_t b = a + 1; b < acts.size(); ++b) {
      const bool one_report = acts[a].key == acts[b].key;
      if (apart && !one_report) break;
      if (rules.alike(acts[a].act.act, acts[b].act.act) == 0) continue;
      const bool met = one_report || share_key(acts[a], acts[b]);
      if (!met) continue;
      const Likeness alike = likeness(views[a], views[b], rules);
      if (!alike.barred.empty()) continue;
      fmt::print(
          "{{\"a\": \"{}\", \"b\": \"{}\", \"ta\": {}, \"tb\": {}, \"kind\": {}, \"x\": [{}]}}\n",
          acts[a].key, acts[b].key, tellings_of(acts[a].act), tellings_of(acts[b].act),
          static_cast<int>(alike.kind), fmt::join(alike.values, ", "));
    }
  }
}

Result<void> run(const Wanted& wanted) {
  Settings settings;
  settings.data = wanted.data;
  const Engine engine = TRY(Engine::open_without_model(settings));
  const LedgerRules rules =
      TRY(LedgerRules::load(wanted.rules.empty() ? engine.data() : wanted.rules));
  std::ifstream lines(wanted.readings);
  Work work;
  work.next_reading = [&lines]() -> std::optional<std::string> {
    std::string line;
    return std::getline(lines, line) ? std::optional(std::move(line)) : std::nullopt;
  };
  Source source = Source::open({wanted.reports}, {});
  std::vector<Compared> acts;
  const auto take = [&](Outcome&& outcome) -> Result<void> {
    if (!outcome.coding) return outcome.coding.error();
    LedgerReport report = digest(*outcome.coding, rules);
    for (LedgerAct& act : report.acts) {
      std::vector<BlockKey> keys = keys_of(act, rules);
      acts.push_back({report.key, std::move(act), std::move(keys)});
    }
    return {};
  };
  TRY(code_all(engine, source, work, take));
  print_pairs(acts, wanted.apart, rules);
  return {};
}

}  // namespace
}  // namespace sayso

int main(int argc, char** argv) {
  const sayso::Wanted wanted = sayso::wanted_of({argv, argv + argc});
  const sayso::Result<void> done = sayso::run(wanted);
  if (done) return 0;
  fmt::print(stderr, "ledger_pairs_bench: {}: {}\n", done.error().where, done.error().what);
  return 1;
}
