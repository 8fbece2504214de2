#include "dictionary/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/date.h"
#include "dictionary/tables.h"

namespace sayso {
namespace {

std::string edge(const std::string& date, bool late) {
  if (date.size() >= 10) return date;
  if (date.size() == 7) return date + (late ? "-31" : "-01");
  return date + (late ? "-12-31" : "-01-01");
}

/// As it is if it is no whole date.
std::string day_after(const std::string& day) {
  std::optional<Date> date = parse_date(day);
  if (!date) return day;
  if (++date->day > days_in_month(date->year, date->month)) {
    date->day = 1;
    if (++date->month > 12) {
      date->month = 1;
      ++date->year;
    }
  }
  return format_date(*date);
}

class Checker {
 public:
  Checker(const ActorFolders& folders, const Ontology& book) : folders_(folders), book_(book) {}

  Result<std::vector<TableFinding>> check() {
    PackWriter unused;
    TRY(pack_actors(folders_, unused));
    TRY(dated("country_names.tsv", {"iso3", "name", "sector", "from", "to"}));
    TRY(dated("organisations.tsv", {"org_id", "iso3", "sector", "from", "to"}));
    TRY(offices());
    TRY(holders());
    return std::move(out_);
  }

 private:
  Result<ActorTable> table(const std::string& file, const std::vector<std::string_view>& columns,
                           std::size_t keys) const {
    const auto user = folders_.user ? std::optional(*folders_.user + "/" + file) : std::nullopt;
    return ActorTable::read(folders_.data + "/" + file, user, columns, keys);
  }
  bool concerns(const ActorTable& table, std::size_t row) const {
    return !folders_.user || table.by_user(row);
  }

  void check_dates(const ActorTable& table, std::size_t row, const std::string& from,
                   const std::string& to) {
    for (const std::string& date : {from, to})
      if (!date.empty() && (!parse_date(date) || date.find('-') == 0 || date.size() == 8))
        out_.push_back({table.where(row), fmt::format("not a date: \"{}\"", date)});
    if (!from.empty() && !to.empty() && edge(from, false) > edge(to, true))
      out_.push_back({table.where(row), fmt::format("ends ({}) before it begins ({})", to, from)});
  }
  void check_sector(const ActorTable& table, std::size_t row, const std::string& sector) {
    if (!sector.empty() && !book_.find_sector(sector))
      out_.push_back({table.where(row), fmt::format("unknown sector \"{}\"", sector)});
  }

  Result<void> dated(const std::string& file, const std::vector<std::string_view>& columns) {
    const ActorTable table = TRY(this->table(file, columns, 2));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (!concerns(table, row)) continue;
      check_sector(table, row, table.cell(row, 2));
      check_dates(table, row, table.cell(row, 3), table.cell(row, 4));
    }
    return {};
  }

  Result<void> offices() {
    const ActorTable table =
        TRY(this->table("offices.tsv", {"office_id", "iso3", "sector", "title", "holders"}, 1));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string& id = table.cell(row, 0);
      if (table.cell(row, 4) == "single") single_.insert(id);
      if (!concerns(table, row)) continue;
      check_sector(table, row, table.cell(row, 2));
      if (id.rfind(table.cell(row, 1) + "/", 0) != 0)
        out_.push_back(
            {table.where(row),
             fmt::format("office_id \"{}\" does not begin with \"{}/\"", id, table.cell(row, 1))});
      if (table.cell(row, 4) != "single" && table.cell(row, 4) != "multi")
        out_.push_back({table.where(row), "holders is neither single nor multi"});
    }
    const ActorTable known = TRY(this->table("overlaps.tsv", {"office_id", "reason"}, 1));
    for (std::size_t row = 0; row < known.rows(); ++row)
      if (!known.cell(row, 1).empty()) single_.erase(known.cell(row, 0));
    return {};
  }

  struct Holder {
    std::string from, to, person, precision, where;
    bool concerned = false;
    auto operator<=>(const Holder&) const = default;
  };

  Result<void> holders() {
    const ActorTable table = TRY(this->table(
        "holders.tsv",
        {"person_id", "office_id", "from", "to", "precision", "name", "aliases", "wikidata"}, 3));
    std::map<std::string, std::string> persons;
    std::map<std::string, std::vector<Holder>> by_office;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string& same = table.cell(row, 5);
      const auto known = persons.try_emplace(table.cell(row, 0), same).first;
      by_office[table.cell(row, 1)].push_back({table.cell(row, 2), table.cell(row, 3),
                                               table.cell(row, 0), table.cell(row, 4),
                                               table.where(row), concerns(table, row)});
      if (!concerns(table, row)) continue;
      check_dates(table, row, table.cell(row, 2), table.cell(row, 3));
      if (known->second != same)
        out_.push_back({table.where(row), fmt::format("{} is named otherwise elsewhere: \"{}\"",
                                                      table.cell(row, 0), known->second)});
    }
    for (auto& [office, all] : by_office)
      if (single_.count(office) > 0) overlaps(office, all);
    return {};
  }

  /// Certain overlaps: one begins, at the latest, more than a day before the other ends at the
  /// earliest, and the other way round.
  void overlaps(const std::string& office, std::vector<Holder>& all) {
    std::sort(all.begin(), all.end());
    const auto open = [](const Holder& one) {
      return one.to.empty() && one.precision.find("to unknown") == std::string::npos;
    };
    const auto vague = [](const Holder& one) {
      return one.precision == "seen" || one.from.empty();
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        const Holder &a = all[i], &b = all[j];
        if (a.person == b.person || vague(a) || vague(b) || (!a.concerned && !b.concerned))
          continue;
        if (open(a) && open(b))
          out_.push_back(
              {b.where, fmt::format("{} and {} both hold {} now", a.person, b.person, office)});
        if (a.to.empty() || b.to.empty()) continue;
        if (day_after(edge(b.from, true)) < edge(a.to, false) &&
            day_after(edge(a.from, true)) < edge(b.to, false))
          out_.push_back(
              {b.where, fmt::format("{} ({}..{}) and {} ({}..{}) overlap in {}", a.person, a.from,
                                    a.to, b.person, b.from, b.to, office)});
      }
    }
  }

  const ActorFolders& folders_;
  const Ontology& book_;
  std::set<std::string> single_;
  std::vector<TableFinding> out_;
};

}  // namespace

Result<std::vector<TableFinding>> check_tables(const ActorFolders& folders, const Ontology& book) {
  return Checker(folders, book).check();
}

}  // namespace sayso
