#include "sentence/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/faults.h"
#include "base/tsv.h"

namespace sayso {
namespace {

bool ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

// "NOV" or "nov" as "Nov"; nothing for words of both cases.
std::optional<std::string> with_one_capital(std::string_view word) {
  const bool capitals = word.size() > 1 && std::none_of(word.begin(), word.end(), ascii_lower);
  const bool small = std::none_of(word.begin(), word.end(), ascii_upper);
  if (word.empty() || (!capitals && !small)) return std::nullopt;
  std::string out(word);
  for (char& c : out) c = ascii_upper(c) ? static_cast<char>(c | 0x20) : c;
  if (ascii_lower(out.front())) out.front() = static_cast<char>(out.front() & ~0x20);
  return out;
}

std::optional<Ends> ends_of(std::string_view name) {
  if (name == "never") return Ends::never;
  if (name == "number") return Ends::number;
  if (name == "opener") return Ends::opener;
  if (name == "place") return Ends::place;
  return std::nullopt;
}

}  // namespace

Result<SplitRules> SplitRules::load(const std::string& path) {
  const Tsv table = TRY(Tsv::read(path));
  const std::size_t word_column = TRY(table.column("word"));
  TRY(table.column("kind"));
  const std::size_t ends_column = TRY(table.column("ends"));
  SplitRules rules;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& word = table.cell(row, word_column);
    const std::string& name = table.cell(row, ends_column);
    const std::optional<Ends> ends = ends_of(name);
    if (!ends && name != "-" && name != "says") {
      return fail(fault::kDataFile, fmt::format("\"{}\" is no value of `ends`", name),
                  table.where(row));
    }
    auto& words = name == "says" ? rules.says_ : rules.openers_;
    const bool added =
        ends ? rules.abbreviations_.emplace(word, *ends).second : words.insert(word).second;
    if (word.empty() || !added) {
      return fail(fault::kDataFile, fmt::format("word \"{}\" is empty or repeated", word),
                  table.where(row));
    }
  }
  return rules;
}

std::optional<Ends> SplitRules::abbreviation(std::string_view word, bool fold) const {
  auto found = abbreviations_.find(word);
  if (found == abbreviations_.end() && fold) {
    if (const auto other = with_one_capital(word)) found = abbreviations_.find(*other);
  }
  if (found == abbreviations_.end()) return std::nullopt;
  return found->second;
}

bool SplitRules::opener(std::string_view word, bool fold) const {
  if (openers_.find(word) != openers_.end()) return true;
  const auto other = fold ? with_one_capital(word) : std::nullopt;
  return other && openers_.find(*other) != openers_.end();
}

bool SplitRules::says(std::string_view word) const {
  if (says_.find(word) != says_.end()) return true;
  if (word.empty() || std::any_of(word.begin(), word.end(), ascii_lower)) return false;
  std::string small(word);
  for (char& c : small) c = ascii_upper(c) ? static_cast<char>(c | 0x20) : c;
  return says_.find(small) != says_.end();
}

}  // namespace sayso
