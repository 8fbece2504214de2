#include "ledger/rules.h"

#include <algorithm>
#include <initializer_list>

#include "base/faults.h"
#include "base/number.h"
#include "base/tsv.h"
#include "ledger/words.h"

namespace sayso {
namespace {

constexpr std::string_view kAny = "*";

/// The rows of a table, cell by cell in the order of the columns asked for.
struct Rows {
  Tsv table;
  std::vector<std::size_t> columns;

  const std::string& at(std::size_t row, std::size_t column) const {
    return table.cell(row, columns[column]);
  }
};

Result<Rows> read_rows(const std::string& path, std::initializer_list<std::string_view> columns) {
  Rows out{TRY(Tsv::read(path)), {}};
  for (const std::string_view column : columns)
    out.columns.push_back(TRY(out.table.column(column)));
  return out;
}

Result<double> number_at(const Rows& rows, std::size_t row, std::size_t column) {
  const std::string& cell = rows.at(row, column);
  const auto value = parse_number<double>(cell);
  if (value) return *value;
  return fail(fault::kDataFile, "\"" + cell + "\" is no number", rows.table.where(row));
}

}  // namespace

Result<LedgerRules> LedgerRules::load(const std::string& folder) {
  LedgerRules out;
  TRY(out.load_types(folder + "/ledger"));
  TRY(out.load_words(folder + "/ledger"));
  TRY(out.load_voices(folder + "/ledger"));
  TRY(out.load_countries(folder + "/actors/country_names.tsv"));
  TRY(out.load_countries(folder + "/actors/odbl/country_names.tsv"));
  TRY(out.load_figures(folder + "/ledger"));
  TRY(out.load_weights(folder + "/ledger/weights.tsv"));
  return out;
}

Result<void> LedgerRules::load_types(const std::string& folder) {
  const Rows acts = TRY(read_rows(folder + "/acts.tsv",
                                  {"type", "mode", "verbal", "declares", "blamed", "families"}));
  for (std::size_t row = 0; row < acts.table.rows(); ++row) {
    const std::string& mode = acts.at(row, 1);
    const std::string& type = acts.at(row, 0);
    acts_[{type, mode == kAny ? "" : mode}] = {acts.at(row, 2) == "1", acts.at(row, 3) == "1",
                                               acts.at(row, 4) == "1"};
    alike_[{type, type}] = 1;
    families_[type] = list_cells(acts.at(row, 5));
  }
  const Rows alike = TRY(read_rows(folder + "/alike.tsv", {"one", "other", "alike"}));
  for (std::size_t row = 0; row < alike.table.rows(); ++row) {
    const double value = TRY(number_at(alike, row, 2)) / 1000;
    alike_[{alike.at(row, 0), alike.at(row, 1)}] = value;
    alike_[{alike.at(row, 1), alike.at(row, 0)}] = value;
  }
  const Rows stances =
      TRY(read_rows(folder + "/stances.tsv", {"kind", "factuality", "tense", "stance"}));
  for (std::size_t row = 0; row < stances.table.rows(); ++row)
    stances_.push_back(
        {stances.at(row, 0), stances.at(row, 1), stances.at(row, 2), stances.at(row, 3)});
  if (stances_.empty()) return fail(fault::kDataFile, "no row", folder + "/stances.tsv");
  const Rows holds = TRY(read_rows(folder + "/holds.tsv", {"factuality"}));
  for (std::size_t row = 0; row < holds.table.rows(); ++row) holds_.insert(holds.at(row, 0));
  return {};
}

Result<void> LedgerRules::load_words(const std::string& folder) {
  const Rows words = TRY(read_rows(folder + "/words.tsv", {"class", "words"}));
  for (std::size_t row = 0; row < words.table.rows(); ++row) {
    std::string phrase;
    for (const std::string& word : plain_words(words.at(row, 1)))
      phrase += (phrase.empty() ? "" : " ") + word;
    const std::string& word_class = words.at(row, 0);
    if (!words_[word_class].insert(phrase).second) continue;
    padded_[word_class].push_back(' ' + phrase + ' ');
    phrases_[word_class].push_back(std::move(phrase));
  }
  const Rows senses = TRY(read_rows(folder + "/senses.tsv", {"sense", "word"}));
  for (std::size_t row = 0; row < senses.table.rows(); ++row)
    senses_.emplace(senses.at(row, 1), senses.at(row, 0));
  const Rows kin = TRY(read_rows(folder + "/kin.tsv", {"one", "other"}));
  for (std::size_t row = 0; row < kin.table.rows(); ++row) {
    kin_.emplace(kin.at(row, 0), kin.at(row, 1));
    kin_.emplace(kin.at(row, 1), kin.at(row, 0));
  }
  const Rows goods = TRY(read_rows(folder + "/goods.tsv", {"kind", "word"}));
  for (std::size_t row = 0; row < goods.table.rows(); ++row)
    goods_.emplace(stem_of(goods.at(row, 1)), goods.at(row, 0));
  return {};
}

Result<void> LedgerRules::load_voices(const std::string& folder) {
  const Rows rows = TRY(read_rows(folder + "/voices.tsv", {"of", "key", "voice"}));
  for (std::size_t row = 0; row < rows.table.rows(); ++row) {
    const std::string& of = rows.at(row, 0);
    const std::string& key = rows.at(row, 1);
    if (of == "organisation") {
      organisations_[key] = rows.at(row, 2);
    } else if (of == "name") {
      names_[key] = rows.at(row, 2);
    } else if (of == "sector") {
      (rows.at(row, 2) == "government" ? governs_ : unnamed_).insert(key);
    } else {
      return fail(fault::kDataFile, "\"" + of + "\" is none of organisation, name, sector",
                  rows.table.where(row));
    }
  }
  return {};
}

Result<void> LedgerRules::load_countries(const std::string& path) {
  const Rows rows = TRY(read_rows(path, {"iso3", "name", "kind", "to"}));
  for (std::size_t row = 0; row < rows.table.rows(); ++row) {
    const std::string& kind = rows.at(row, 2);
    if (kind == "place" || kind == "region" || kind == "historic" || !rows.at(row, 3).empty())
      continue;
    countries_.emplace(plain_text(rows.at(row, 1)), rows.at(row, 0));
  }
  return {};
}

Result<void> LedgerRules::load_figures(const std::string& folder) {
  const Rows figures = TRY(read_rows(folder + "/settings.tsv", {"name", "value"}));
  for (std::size_t row = 0; row < figures.table.rows(); ++row)
    figures_[figures.at(row, 0)] = TRY(number_at(figures, row, 1));
  return {};
}

Result<void> LedgerRules::load_weights(const std::string& path) {
  const Rows rows = TRY(read_rows(path, {"feature", "deed", "word", "telling"}));
  std::set<std::string_view> missing(kFeatureNames.begin(), kFeatureNames.end());
  for (std::size_t row = 0; row < rows.table.rows(); ++row) {
    const auto* const found =
        std::find(kFeatureNames.begin(), kFeatureNames.end(), rows.at(row, 0));
    if (found == kFeatureNames.end())
      return fail(fault::kDataFile, "\"" + rows.at(row, 0) + "\" is no feature of two acts",
                  rows.table.where(row));
    missing.erase(*found);
    const auto feature = static_cast<std::size_t>(found - kFeatureNames.begin());
    for (std::size_t kind = 0; kind < kPairKinds; ++kind)
      weights_[kind][feature] = TRY(number_at(rows, row, kind + 1)) / 1000;
  }
  if (!missing.empty())
    return fail(fault::kDataFile, "no row for \"" + std::string(*missing.begin()) + '"', path);
  return {};
}

const ActRule& LedgerRules::act(const std::string& type, const std::string& mode) const {
  static const ActRule kNone;
  auto found = acts_.find({type, mode});
  if (found == acts_.end()) found = acts_.find({type, ""});
  return found == acts_.end() ? kNone : found->second;
}

const std::string& LedgerRules::stance(const std::string& kind, const std::string& factuality,
                                       const std::string& tense) const {
  const auto fits = [](const std::string& cell, const std::string& value) {
    return cell == kAny || cell == value;
  };
  const auto found = std::find_if(stances_.begin(), stances_.end(), [&](const StanceRule& rule) {
    return fits(rule.kind, kind) && fits(rule.factuality, factuality) && fits(rule.tense, tense);
  });
  return found == stances_.end() ? stances_.back().stance : found->stance;
}

double LedgerRules::alike(const std::string& one, const std::string& other) const {
  const auto found = alike_.find({one, other});
  return found == alike_.end() ? 0 : found->second;
}

const std::vector<std::string>& LedgerRules::families(const std::string& type) const {
  static const std::vector<std::string> kNone;
  const auto found = families_.find(type);
  return found == families_.end() ? kNone : found->second;
}

bool LedgerRules::is(std::string_view word_class, std::string_view word) const {
  const auto found = words_.find(word_class);
  return found != words_.end() && found->second.count(word) > 0;
}

const std::vector<std::string>& LedgerRules::phrases(std::string_view word_class) const {
  static const std::vector<std::string> kNone;
  const auto found = phrases_.find(word_class);
  return found == phrases_.end() ? kNone : found->second;
}

const std::vector<std::string>& LedgerRules::padded(std::string_view word_class) const {
  static const std::vector<std::string> kNone;
  const auto found = padded_.find(word_class);
  return found == padded_.end() ? kNone : found->second;
}

const std::string* LedgerRules::voice_of_organisation(const std::string& organisation_id) const {
  const auto found = organisations_.find(organisation_id);
  return found == organisations_.end() ? nullptr : &found->second;
}

const std::string* LedgerRules::voice_of_name(const std::string& plain_name) const {
  for (const auto& [name, voice] : names_) {
    if (plain_name.rfind(' ' + name + ' ', 0) == 0 ||
        plain_name.rfind(" the " + name + ' ', 0) == 0)
      return &voice;
  }
  return nullptr;
}

const std::string* LedgerRules::body_in(const std::string& plain) const {
  for (const auto& [name, voice] : names_)
    if (plain.find(' ' + name + ' ') != std::string::npos) return &voice;
  return nullptr;
}

bool LedgerRules::governs(const std::string& sector) const { return governs_.count(sector) > 0; }
bool LedgerRules::unnamed(const std::string& sector) const { return unnamed_.count(sector) > 0; }

std::string LedgerRules::country_in(const std::string& plain) const {
  std::size_t longest = 0;
  std::string country;
  for (const auto& [name, iso3] : countries_) {
    if (name.size() <= longest || plain.find(name) == std::string::npos) continue;
    longest = name.size();
    country = iso3;
  }
  return country;
}

const std::string* LedgerRules::country_of(const std::string& word) const {
  const auto found = countries_.find(' ' + word + ' ');
  return found == countries_.end() ? nullptr : &found->second;
}

namespace {
std::set<std::string> values_of(const std::multimap<std::string, std::string, std::less<>>& table,
                                std::string_view key) {
  std::set<std::string> out;
  const auto [first, last] = table.equal_range(key);
  for (auto at = first; at != last; ++at) out.insert(at->second);
  return out;
}
}  // namespace

std::set<std::string> LedgerRules::kin_of(std::string_view sense) const {
  return values_of(kin_, sense);
}

std::set<std::string> LedgerRules::senses(std::string_view word) const {
  return values_of(senses_, word);
}

std::set<std::string> LedgerRules::goods(std::string_view stem) const {
  return values_of(goods_, stem);
}

double LedgerRules::figure(std::string_view name) const {
  const auto found = figures_.find(name);
  return found == figures_.end() ? 0 : found->second;
}

}  // namespace sayso
