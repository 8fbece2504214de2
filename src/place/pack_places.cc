#include "place/pack_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "base/faults.h"
#include "base/number.h"
#include "base/tsv.h"
#include "place/gazetteer.h"
#include "words/words.h"

namespace sayso {
namespace {

/// Letters in data/places/words.tsv, by value of the enums.
constexpr std::array<std::string_view, 10> kClasses = {
    "feature", "direction", "beside", "of", "in", "here", "there", "vague", "plain", "article"};
constexpr std::array<std::string_view, 6> kKinds = {"any",   "city",    "second",
                                                    "first", "country", "capital"};
constexpr std::array<std::pair<std::string_view, PlaceKind>, 4> kAreas = {
    {{"point", PlaceKind::point},
     {"region", PlaceKind::region},
     {"sea", PlaceKind::sea},
     {"country", PlaceKind::country}}};
/// Kinds of country_names.tsv that name the country or its people.
constexpr std::array<std::string_view, 6> kCountryNames = {"short",        "official", "variant",
                                                           "abbreviation", "historic", "name"};

/// Where a name stands in a table; its size if it does not.
template <class Names>
std::size_t index_in(const Names& names, std::string_view name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

char letter(std::size_t index) { return static_cast<char>('a' + index); }

std::string key_of(std::string name) {
  constexpr std::string_view kCurly = "\u2019";
  for (std::size_t at = name.find(kCurly); at != std::string::npos; at = name.find(kCurly, at))
    name.replace(at, kCurly.size(), "'");
  const std::vector<NameWord> words =
      name_words(name, {0, static_cast<std::uint32_t>(name.size())});
  std::vector<NameWord> kept;
  for (const NameWord& word : words)
    if (!word.mark) kept.push_back(word);
  return place_key(kept, 0, kept.size());
}

/// A table whose columns are looked up once.
class Table {
 public:
  static Result<Table> read(const std::string& path, const std::vector<std::string_view>& columns) {
    Table out;
    out.rows_ = TRY(Tsv::read(path));
    for (const std::string_view column : columns)
      out.columns_.push_back(TRY(out.rows_.column(column)));
    return out;
  }
  std::size_t size() const { return rows_.rows(); }
  const std::string& cell(std::size_t row, std::size_t column) const {
    return rows_.cell(row, columns_[column]);
  }
  Error fault(std::size_t row, std::string what) const {
    return fail(fault::kDataFile, std::move(what), rows_.where(row));
  }

 private:
  Tsv rows_;
  std::vector<std::size_t> columns_;
};

class Packer {
 public:
  Packer(std::string folder, std::string actors, PackWriter& pack)
      : folder_(std::move(folder)), actors_(std::move(actors)), pack_(pack) {}

  Result<void> pack() {
    TRY(words());
    TRY(countries());
    TRY(divisions());
    TRY(cities());
    TRY(areas());
    TRY(country_names(actors_ + "/country_names.tsv"));
    TRY(country_names(actors_ + "/odbl/country_names.tsv"));
    TRY(short_names());
    TRY(held());
    std::vector<StoredPlace> stored;
    stored.reserve(rows_.size());
    for (const PlaceRow& row : rows_) stored.push_back(stored_place(row));
    pack_.add_rows("place.rows", stored);
    keys();
    return {};
  }

 private:
  Result<Table> table(const std::string& name, const std::vector<std::string_view>& columns) const {
    return Table::read(folder_ + "/" + name, columns);
  }

  Result<void> words() {
    const Table table = TRY(this->table("words.tsv", {"words", "class", "value"}));
    std::string out;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::size_t what = index_in(kClasses, table.cell(i, 1));
      const std::size_t kind = index_in(kKinds, table.cell(i, 2));
      if (what == kClasses.size())
        return table.fault(i, fmt::format("no class of words \"{}\"", table.cell(i, 1)));
      const bool none = kind == kKinds.size();
      out += fmt::format("{} {}{}\n", table.cell(i, 0), letter(what), letter(none ? 0 : kind));
      if (what == 0) features_.emplace_back(table.cell(i, 0));
    }
    pack_.add("place.words", std::move(out));
    return {};
  }

  void add_key(std::string key, PlaceSense sense) {
    if (!key.empty()) entries_.emplace_back(std::move(key), sense_number(sense));
  }

  /// The keys of a row: that of its name, and those of the table.
  void add_keys(std::uint32_t row, const std::string& name, std::string_view others) {
    const std::string own = key_of(name);
    add_key(own, {row, true, false, false});
    strip(own, row);
    while (!others.empty()) {
      const std::size_t end = std::min(others.find('|'), others.size());
      const std::string key(others.substr(0, end));
      others.remove_prefix(std::min(end + 1, others.size()));
      if (key == own) continue;
      const bool spelling = rows_[row].kind == PlaceKind::city && is_spelling(key, own);
      add_key(key, {row, spelling, false, false});
      strip(key, row);
    }
  }

  /// A division may go without the word for its kind.
  void strip(std::string_view key, std::uint32_t row) {
    if (rows_[row].kind != PlaceKind::first && rows_[row].kind != PlaceKind::second) return;
    for (const std::string& word : features_) {
      if (key.size() > word.size() + 1 && key.ends_with(word) &&
          key[key.size() - word.size() - 1] == ' ')
        add_key(std::string(key.substr(0, key.size() - word.size() - 1)),
                {row, false, false, true});
    }
  }

  Result<void> place(const Table& table, std::size_t at, std::size_t lat, PlaceRow& row) {
    for (auto [column, value] : {std::pair{lat, &row.lat}, std::pair{lat + 1, &row.lon}}) {
      const std::string& cell = table.cell(at, column);
      const auto degrees = parse_number<double>(cell);
      if (!cell.empty() && !degrees) return table.fault(at, fmt::format("no number \"{}\"", cell));
      *value = degrees ? static_cast<std::int32_t>(*degrees * 1000 + (*degrees < 0 ? -0.5 : 0.5))
                       : kNowhere;
    }
    return {};
  }

  std::uint32_t add_row(PlaceRow row, const std::string& name, std::string_view others) {
    row.name = pack_.text(name);
    rows_.push_back(row);
    const auto at = static_cast<std::uint32_t>(rows_.size() - 1);
    if (row.geonames != 0) by_id_[row.geonames] = at;
    add_keys(at, name, others);
    return at;
  }

  std::uint32_t behind(std::uint32_t id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? 0 : found->second + 1;
  }
  std::uint32_t country_row(const std::string& code) const {
    const auto found = by_country_.find(code);
    return found == by_country_.end() ? 0 : found->second + 1;
  }

  Result<void> countries() {
    const Table table = TRY(this->table("countries.tsv", {"geonames", "name", "keys", "country",
                                                          "lat", "lon", "population", "capital"}));
    for (std::size_t i = 0; i < table.size(); ++i) {
      PlaceRow row;
      row.kind = PlaceKind::country;
      row.geonames = parse_number<std::uint32_t>(table.cell(i, 0)).value_or(0);
      row.country = country_number(table.cell(i, 3));
      row.population = parse_number<std::uint32_t>(table.cell(i, 6)).value_or(0);
      TRY(place(table, i, 4, row));
      const std::uint32_t at = add_row(row, table.cell(i, 1), table.cell(i, 2));
      by_country_[table.cell(i, 3)] = at;
      add_key("country " + table.cell(i, 3), {at, false, false, false});
      if (const auto capital = parse_number<std::uint32_t>(table.cell(i, 7)))
        capitals_[*capital] = at;
    }
    return {};
  }

  Result<void> divisions() {
    const Table table =
        TRY(this->table("divisions.tsv", {"geonames", "name", "keys", "country", "level", "parent",
                                          "lat", "lon", "population"}));
    for (const std::string_view level : {"1", "2"}) {
      for (std::size_t i = 0; i < table.size(); ++i) {
        if (table.cell(i, 4) != level) continue;
        PlaceRow row;
        row.kind = level == "1" ? PlaceKind::first : PlaceKind::second;
        row.geonames = parse_number<std::uint32_t>(table.cell(i, 0)).value_or(0);
        row.country = country_number(table.cell(i, 3));
        row.population = parse_number<std::uint32_t>(table.cell(i, 8)).value_or(0);
        row.inside = behind(parse_number<std::uint32_t>(table.cell(i, 5)).value_or(0));
        if (row.inside == 0) row.inside = country_row(table.cell(i, 3));
        TRY(place(table, i, 6, row));
        add_row(row, table.cell(i, 1), table.cell(i, 2));
      }
    }
    return {};
  }

  Result<void> cities() {
    const Table table =
        TRY(this->table("cities.tsv", {"geonames", "name", "keys", "country", "division", "lat",
                                       "lon", "population", "feature"}));
    for (std::size_t i = 0; i < table.size(); ++i) {
      PlaceRow row;
      row.geonames = parse_number<std::uint32_t>(table.cell(i, 0)).value_or(0);
      row.country = country_number(table.cell(i, 3));
      row.population = parse_number<std::uint32_t>(table.cell(i, 7)).value_or(0);
      row.inside = behind(parse_number<std::uint32_t>(table.cell(i, 4)).value_or(0));
      if (row.inside == 0) row.inside = country_row(table.cell(i, 3));
      const std::string& feature = table.cell(i, 8);
      row.rank = feature == "PPLA" ? 2 : feature == "PPLX" ? 3 : 0;
      const auto capital = capitals_.find(row.geonames);
      if (capital != capitals_.end()) row.rank = 1;
      TRY(place(table, i, 5, row));
      const std::uint32_t at = add_row(row, table.cell(i, 1), table.cell(i, 2));
      if (capital != capitals_.end()) capital_rows_.push_back({capital->second, at});
    }
    return {};
  }

  Result<void> areas() {
    const Table table =
        TRY(this->table("areas.tsv", {"name", "keys", "kind", "country", "lat", "lon"}));
    for (std::size_t i = 0; i < table.size(); ++i) {
      const auto kind = std::find_if(kAreas.begin(), kAreas.end(), [&](const auto& each) {
        return each.first == table.cell(i, 2);
      });
      if (kind == kAreas.end())
        return table.fault(i, fmt::format("no kind of area \"{}\"", table.cell(i, 2)));
      PlaceRow row;
      row.kind = kind->second;
      row.country = country_number(table.cell(i, 3));
      row.inside = country_row(table.cell(i, 3));
      TRY(place(table, i, 4, row));
      by_name_[table.cell(i, 0)] = add_row(row, table.cell(i, 0), table.cell(i, 1));
    }
    return {};
  }

  Result<void> country_names(const std::string& path) {
    const Table table = TRY(Table::read(path, {"iso3", "name", "kind"}));
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::uint32_t row = country_row(table.cell(i, 0));
      if (row == 0) continue;
      const std::string& kind = table.cell(i, 2);
      const bool people = kind.starts_with("demonym");
      const bool name =
          std::find(kCountryNames.begin(), kCountryNames.end(), kind) != kCountryNames.end();
      if (people || name) add_key(key_of(table.cell(i, 1)), {row - 1, false, people, false});
    }
    return {};
  }

  Result<void> short_names() {
    const Table table = TRY(this->table("short.tsv", {"key", "geonames"}));
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::uint32_t row = behind(parse_number<std::uint32_t>(table.cell(i, 1)).value_or(0));
      if (row == 0) return table.fault(i, fmt::format("no place \"{}\"", table.cell(i, 1)));
      add_key(", " + table.cell(i, 0), {row - 1, true, false, false});
    }
    return {};
  }

  Result<void> held() {
    const Table table = TRY(this->table("held.tsv", {"place", "held_by", "from", "to"}));
    std::vector<HeldRow> out;
    const auto day = [](std::string_view cell) {
      std::string digits;
      for (const char c : cell)
        if (c != '-') digits += c;
      return parse_number<std::uint32_t>(digits).value_or(0);
    };
    for (std::size_t i = 0; i < table.size(); ++i) {
      const std::string& place = table.cell(i, 0);
      const auto named = by_name_.find(place);
      const std::uint32_t row = named != by_name_.end()
                                    ? named->second + 1
                                    : behind(parse_number<std::uint32_t>(place).value_or(0));
      if (row == 0) return table.fault(i, fmt::format("no place \"{}\"", place));
      out.push_back({row - 1, country_number(table.cell(i, 1)), day(table.cell(i, 2)),
                     day(table.cell(i, 3))});
    }
    pack_.add_rows("place.held", out);
    return {};
  }

  void keys() {
    std::sort(entries_.begin(), entries_.end());
    entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
    std::string keys;
    std::vector<std::uint32_t> ends, values, senses;
    for (std::size_t i = 0; i < entries_.size();) {
      std::size_t end = i + 1;
      while (end < entries_.size() && entries_[end].first == entries_[i].first) ++end;
      keys += entries_[i].first;
      ends.push_back(static_cast<std::uint32_t>(keys.size()));
      if (end - i == 1) {
        values.push_back(entries_[i++].second);
        continue;
      }
      values.push_back(static_cast<std::uint32_t>(senses.size()) | kSeveralSenses);
      senses.push_back(static_cast<std::uint32_t>(end - i));
      for (; i < end; ++i) senses.push_back(entries_[i].second);
    }
    pack_.add("place.keys", std::move(keys));
    pack_.add_rows("place.ends", ends);
    pack_.add_rows("place.values", values);
    pack_.add_rows("place.senses", senses);
    pack_.add_rows("place.capitals", capital_rows_);
  }

  std::string folder_, actors_;
  PackWriter& pack_;
  std::vector<PlaceRow> rows_;
  std::vector<std::pair<std::string, std::uint32_t>> entries_;
  std::vector<std::string> features_;
  std::map<std::uint32_t, std::uint32_t> by_id_;     // GeoNames id -> row
  std::map<std::string, std::uint32_t> by_country_;  // alpha-3 -> row
  std::map<std::uint32_t, std::uint32_t>
      capitals_;  // GeoNames id of a capital -> row of its country
  std::vector<CapitalRow> capital_rows_;
  std::map<std::string, std::uint32_t> by_name_;  // area -> row
};

}  // namespace

Result<void> pack_places(const std::string& folder, const std::string& actors, PackWriter& pack) {
  return Packer(folder, actors, pack).pack();
}

}  // namespace sayso
