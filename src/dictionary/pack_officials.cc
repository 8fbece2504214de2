#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/faults.h"
#include "dictionary/pack_actors.h"
#include "dictionary/rows.h"
#include "dictionary/tables.h"
#include "words/words.h"

namespace sayso {
namespace {

/// The words of a person's name up to the first mark, without initials.
std::vector<std::string> name_parts(std::string_view name) {
  std::vector<std::string> out;
  for (const NameWord& word : name_words(name)) {
    if (word.mark) break;
    if (word.key.size() > 1) out.push_back(word.key);
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::size_t first, std::size_t end) {
  std::string out;
  for (std::size_t i = first; i < end; ++i) out += (i > first ? " " : "") + parts[i];
  return out;
}

std::uint32_t flags_of(std::string_view precision) {
  std::uint32_t out = 0;
  if (precision.find("to unknown") != std::string_view::npos) out |= rows::kToUnknown;
  if (precision.find("from unknown") != std::string_view::npos) out |= rows::kFromUnknown;
  if (precision.find("to seen") != std::string_view::npos) out |= rows::kToSeen;
  if (precision == "seen") out |= rows::kSeen;
  return out;
}

class OfficialsPacker {
 public:
  OfficialsPacker(const ActorFolders& folders, PackWriter& out) : folders_(folders), out_(out) {}

  Result<void> pack() {
    TRY(ranks());
    TRY(offices());
    TRY(holders());
    set_tenures();
    out_.add_rows("actor.office", offices_);
    out_.add_rows("actor.tenure", tenures_);
    out_.add_rows("actor.person", persons_);
    out_.add_rows("actor.held", held_);
    out_.add_index("actor.title", titles_, true);
    out_.add_index("actor.of", of_country_, false);
    out_.add_index("actor.full", names_, true);
    out_.add_index("actor.short", shorts_, false);
    return {};
  }

 private:
  using Entries = std::vector<std::pair<std::string, std::uint32_t>>;

  Result<ActorTable> table(const std::string& file, const std::vector<std::string_view>& columns,
                           std::size_t keys) const {
    const auto user = folders_.user ? std::optional(*folders_.user + "/" + file) : std::nullopt;
    return ActorTable::read(folders_.data + "/" + file, user, columns, keys);
  }

  Result<void> ranks() {
    const ActorTable table = TRY(this->table("office_ranks.tsv", {"slug", "rank"}, 1));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string& rank = table.cell(row, 1);
      if (rank.size() != 1 || rank[0] < '1' || rank[0] > '9')
        return fail(fault::kDataFile, fmt::format("not a rank from 1 to 9: \"{}\"", rank),
                    table.where(row));
      ranks_[table.cell(row, 0)] = static_cast<std::uint32_t>(rank[0] - '0');
    }
    return {};
  }

  Result<void> offices() {
    const ActorTable table = TRY(this->table(
        "offices.tsv", {"office_id", "iso3", "sector", "title", "aliases", "holders"}, 1));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto number = static_cast<std::uint32_t>(offices_.size());
      const std::string& id = table.cell(row, 0);
      rows::Office office;
      office.id = out_.text(id);
      office.country = out_.text(table.cell(row, 1));
      office.sector = out_.text(table.cell(row, 2));
      office.title = out_.text(table.cell(row, 3));
      office.flags = (table.cell(row, 5) == "single" ? rows::kSingle : 0) |
                     (table.by_user(row) ? rows::kUser : 0);
      const auto rank = ranks_.find(id.substr(std::min(id.size(), id.find('/') + 1)));
      office.rank = rank == ranks_.end() ? 1 : rank->second;
      of_country_.emplace_back(table.cell(row, 1), number);
      std::set<std::string> keys;
      for (const std::string& alias : list_cells(table.cell(row, 3) + "; " + table.cell(row, 4))) {
        const auto words = name_words(alias);
        if (!words.empty())
          keys.insert(table.cell(row, 1) + " " + joined_keys(words, 0, words.size()));
      }
      for (const std::string& key : keys) titles_.emplace_back(key, number);
      numbers_[id] = number;
      offices_.push_back(office);
    }
    return {};
  }

  Result<void> holders() {
    const ActorTable table = TRY(this->table(
        "holders.tsv",
        {"person_id", "office_id", "from", "name", "aliases", "to", "precision", "wikidata"}, 3));
    std::map<std::string, std::uint32_t> persons;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto office = numbers_.find(table.cell(row, 1));
      if (office == numbers_.end())
        return fail(fault::kDataFile, fmt::format("unknown office \"{}\"", table.cell(row, 1)),
                    table.where(row));
      const auto [person, fresh] =
          persons.try_emplace(table.cell(row, 0), static_cast<std::uint32_t>(persons_.size()));
      if (fresh) add_person(table, row);
      rows::Tenure tenure;
      tenure.person = person->second;
      tenure.office = office->second;
      tenure.from = TRY(short_cell(table, row, 2, out_));
      tenure.to = TRY(short_cell(table, row, 5, out_));
      tenure.flags = flags_of(table.cell(row, 6)) | (table.by_user(row) ? rows::kUser : 0);
      order_.push_back({office->second, table.cell(row, 2), person->second,
                        static_cast<std::uint32_t>(tenures_.size())});
      tenures_.push_back(tenure);
    }
    return {};
  }

  void add_person(const ActorTable& table, std::size_t row) {
    const auto number = static_cast<std::uint32_t>(persons_.size());
    rows::Person person;
    person.id = out_.text(table.cell(row, 0));
    person.name = out_.text(table.cell(row, 3));
    person.wikidata = out_.text(table.cell(row, 7));
    persons_.push_back(person);
    std::map<std::string, std::uint32_t> whole;
    std::set<std::string> single;
    for (const std::string& name : list_cells(table.cell(row, 3) + "; " + table.cell(row, 4))) {
      const auto parts = name_parts(name);
      const std::size_t n = parts.size();
      if (n == 1) single.insert(parts[0]);
      if (n < 2) continue;
      if (name == table.cell(row, 3)) single.insert(parts[n - 1]);
      whole[joined(parts, 0, n)] = rows::kWhole;
      whole.try_emplace(joined(parts, 1, n) + " " + parts[0], rows::kTurned);
      whole.try_emplace(parts[n - 1] + " " + joined(parts, 0, n - 1), rows::kTurned);
      if (n > 2) whole.try_emplace(parts[0] + " " + parts[n - 1], rows::kOuter);
    }
    // "Rodrigo Borja" for Rodrigo Borja Cevallos, whom newspapers call Borja.
    for (const std::string& name : list_cells(table.cell(row, 3) + "; " + table.cell(row, 4))) {
      const auto parts = name_parts(name);
      for (std::size_t at = 1; at + 1 < parts.size(); ++at)
        if (single.count(parts[at]) > 0) whole.try_emplace(joined(parts, 0, at + 1), rows::kOuter);
    }
    for (const auto& [key, how] : whole) names_.emplace_back(key, number << rows::kHowBits | how);
    for (const std::string& key : single) shorts_.emplace_back(key, number);
  }

  /// Orders tenures by office and beginning and tells offices and persons where theirs are.
  void set_tenures() {
    std::sort(order_.begin(), order_.end());
    std::vector<rows::Tenure> sorted;
    std::vector<std::vector<std::uint32_t>> held(persons_.size());
    for (const auto& [office, from, person, at] : order_) {
      const auto number = static_cast<std::uint32_t>(sorted.size());
      if (offices_[office].tenures++ == 0) offices_[office].tenure = number;
      held[person].push_back(number);
      sorted.push_back(tenures_[at]);
    }
    tenures_ = std::move(sorted);
    for (std::size_t person = 0; person < held.size(); ++person) {
      persons_[person].first = static_cast<std::uint32_t>(held_.size());
      persons_[person].count = static_cast<std::uint32_t>(held[person].size());
      held_.insert(held_.end(), held[person].begin(), held[person].end());
    }
  }

  struct Order {
    std::uint32_t office = 0;
    std::string from;
    std::uint32_t person = 0, at = 0;
    auto operator<=>(const Order&) const = default;
  };

  const ActorFolders& folders_;
  PackWriter& out_;
  std::vector<rows::Office> offices_;
  std::vector<rows::Tenure> tenures_;
  std::vector<rows::Person> persons_;
  std::vector<std::uint32_t> held_;
  std::vector<Order> order_;
  std::map<std::string, std::uint32_t> ranks_, numbers_;
  Entries titles_, of_country_, names_, shorts_;
};

}  // namespace

Result<void> pack_officials(const ActorFolders& folders, PackWriter& out) {
  return OfficialsPacker(folders, out).pack();
}

}  // namespace sayso
