#include <fmt/format.h>

#include <array>
#include <charconv>

#include "actor/names.h"
#include "base/faults.h"
#include "base/hash.h"
#include "base/tsv.h"

namespace sayso {
namespace {

/// Columns of a table, by the names given.
template <std::size_t N>
Result<std::array<std::size_t, N>> columns(const Tsv& table,
                                           const std::array<std::string_view, N>& names) {
  std::array<std::size_t, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = TRY(table.column(names[i]));
  return out;
}

Result<std::optional<int>> number(const Tsv& table, std::size_t row, std::size_t column) {
  const std::string& cell = table.cell(row, column);
  if (cell.empty()) return std::optional<int>();
  int value = 0;
  const char* end = cell.data() + cell.size();
  const auto done = std::from_chars(cell.data(), end, value);
  if (done.ec != std::errc() || done.ptr != end)
    return fail(fault::kDataFile, fmt::format("not a number: \"{}\"", cell), table.where(row));
  return std::optional<int>(value);
}

}  // namespace

class CountryNamesLoader {
 public:
  explicit CountryNamesLoader(const std::string& folder) : folder_(folder) {
    out_.nodes_.emplace_back();
  }

  Result<CountryNames> load() {
    TRY(kinds());
    TRY(countries());
    TRY(country_names("country_names.tsv"));
    TRY(country_names("odbl/country_names.tsv"));
    TRY(organisations());
    for (const char* file : {"homonyms.tsv", "roles.tsv", "words.tsv"}) TRY(read(file));
    out_.lexicon_ = TRY(Lexicon::load(folder_));
    out_.version_ = hash_.hex().substr(0, 16);
    return std::move(out_);
  }

 private:
  Result<Tsv> read(const std::string& file) {
    const std::string path = folder_ + "/" + file;
    Tsv table = TRY(Tsv::read(path));
    hash_.add_field(TRY(sha256_file(path)));
    return table;
  }

  Result<void> kinds() {
    const Tsv table = TRY(read("name_kinds.tsv"));
    const auto at = TRY(columns<4>(table, {"kind", "weight", "demonym", "place"}));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::optional<int> weight = TRY(number(table, row, at[1]));
      out_.kinds_.push_back({table.cell(row, at[0]), weight.value_or(0),
                             table.cell(row, at[2]) == "1", table.cell(row, at[3]) == "1"});
    }
    return {};
  }

  Result<void> countries() {
    const Tsv table = TRY(read("odbl/countries.tsv"));
    const auto at =
        TRY(columns<8>(table, {"iso3", "cow", "gw", "cameo", "from", "to", "iso2", "parent"}));
    for (std::size_t row = 0; row < table.rows(); ++row)
      out_.countries_[table.cell(row, at[0])] = {
          table.cell(row, at[3]),
          table.cell(row, at[6]).empty() ? table.cell(row, at[7]) : "",
          TRY(number(table, row, at[1])),
          TRY(number(table, row, at[2])),
          table.cell(row, at[4]),
          table.cell(row, at[5])};
    return {};
  }

  Result<void> country_names(const std::string& file) {
    const Tsv table = TRY(read(file));
    const auto at = TRY(columns<6>(table, {"name", "iso3", "kind", "sector", "from", "to"}));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::uint32_t kind = TRY(kind_of(table, row, table.cell(row, at[2])));
      add(table.cell(row, at[0]), {TRY(code(table, row, at[1])), kind, table.cell(row, at[3]),
                                   table.cell(row, at[4]), table.cell(row, at[5])});
    }
    return {};
  }

  Result<void> organisations() {
    const Tsv table = TRY(read("organisations.tsv"));
    const auto at = TRY(columns<5>(table, {"name", "iso3", "sector", "from", "to"}));
    for (std::size_t row = 0; row < table.rows(); ++row)
      add(table.cell(row, at[0]),
          {TRY(code(table, row, at[1])), TRY(kind_of(table, row, "organisation")),
           table.cell(row, at[2]), table.cell(row, at[3]), table.cell(row, at[4])});
    return {};
  }

  Result<std::uint32_t> kind_of(const Tsv& table, std::size_t row, std::string_view name) const {
    for (std::uint32_t i = 0; i < out_.kinds_.size(); ++i)
      if (out_.kinds_[i].name == name) return i;
    return fail(fault::kDataFile, fmt::format("unknown kind \"{}\"", name), table.where(row));
  }

  Result<std::string> code(const Tsv& table, std::size_t row, std::size_t column) const {
    const std::string& cell = table.cell(row, column);
    if (cell == kInternational || out_.countries_.count(cell) > 0) return cell;
    return fail(fault::kDataFile, fmt::format("unknown country \"{}\"", cell), table.where(row));
  }

  void add(const std::string& name, NameSense sense) {
    const auto words = name_words(name, {0, static_cast<std::uint32_t>(name.size())});
    if (words.empty()) return;
    std::uint32_t node = 0;
    for (const NameWord& word : words) node = child(node, word.key);
    CountryNames::Spelling spelling;
    for (const NameWord& word : words) spelling.upper.push_back(word.upper);
    const bool country = out_.kinds_[sense.kind].weight >= 7;
    spelling.caps = words.size() == 1 && words[0].caps && (country || words[0].key.size() <= 3);
    for (const std::uint32_t i : out_.nodes_[node].names) {
      const CountryNames::Spelling& other = out_.spellings_[i];
      if (other.upper != spelling.upper || other.caps != spelling.caps) continue;
      out_.names_[other.name].push_back(std::move(sense));
      return;
    }
    spelling.name = static_cast<std::uint32_t>(out_.names_.size());
    out_.names_.push_back({std::move(sense)});
    out_.nodes_[node].names.push_back(static_cast<std::uint32_t>(out_.spellings_.size()));
    out_.spellings_.push_back(std::move(spelling));
  }

  std::uint32_t child(std::uint32_t node, const std::string& key) {
    const auto [word, fresh] =
        out_.words_.try_emplace(key, static_cast<std::uint32_t>(out_.words_.size()));
    const std::uint64_t edge = (static_cast<std::uint64_t>(node) << 32) | word->second;
    const auto [next, made] =
        out_.edges_.try_emplace(edge, static_cast<std::uint32_t>(out_.nodes_.size()));
    if (made) out_.nodes_.emplace_back();
    return next->second;
  }

  static constexpr std::string_view kInternational = "INT";
  std::string folder_;
  Sha256 hash_;
  CountryNames out_;
};

Result<CountryNames> CountryNames::load(const std::string& folder) {
  return CountryNamesLoader(folder).load();
}

}  // namespace sayso
