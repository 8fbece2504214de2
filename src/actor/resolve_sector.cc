// The sector of an actor: what speaks for it, and the choice.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "actor/resolver.h"

namespace sayso {
namespace {

constexpr std::size_t kMostRead = 60;    // words of a mention
constexpr std::size_t kMostRole = 4;     // words of a row of roles.tsv
constexpr std::uint32_t kBeside = 2;     // sentences on each side whose actors count
constexpr std::size_t kMostBeside = 30;  // mentions on each side that are looked at
constexpr std::int64_t kOwn = 3;         // the reader's score of the mention counts a third
constexpr std::int64_t kTenth = 100;     // thousandths of a unit in a tenth
constexpr std::string_view kNone = "none";

}  // namespace

/// Where the head of the phrase ends: before the first mark or preposition behind its first word.
std::size_t Resolver::head_end(WordRange at) const {
  const std::vector<NameWord>& words = reader_.words();
  for (std::size_t word = at.first + 1; word < at.end; ++word) {
    const WordUse use = data_.names.lexicon().use(words[word].key);
    if (words[word].mark || use.within || use.toward) return word;
  }
  return at.end;
}

/// Nouns and modifiers of roles.tsv, the longest at each word: the last of the head ("role"),
/// before it, and those of an apposition ("role-behind").
void Resolver::rows_of_roles(std::size_t at, SectorRows& out) const {
  const std::vector<NameWord>& words = reader_.words();
  const WordRange all = range(at);
  const std::size_t head = head_end(all), end = std::min(all.end, all.first + kMostRead);
  std::set<std::pair<std::string_view, std::string>> found;
  std::vector<RoleWords> last;  // of the head
  bool apposed = false;
  for (std::size_t word = all.first, taken = 1; word < end; word += taken) {
    taken = 1;
    if (words[word].mark) apposed = words[word].key == ",";
    std::vector<RoleWords> roles;
    for (std::size_t length = std::min(kMostRole, end - word); length > 0 && roles.empty();
         --length) {
      roles = data_.names.lexicon().roles(joined_keys(words, word, word + length));
      if (!roles.empty()) taken = length;
    }
    if (roles.empty()) continue;
    const bool heads = word + taken <= head;
    if (heads || apposed)
      for (const RoleWords& role : heads ? last : roles)
        found.emplace(heads ? "role-before" : "role-behind", role.sector);
    if (heads) last = std::move(roles);
  }
  for (const RoleWords& role : last) found.emplace("role", role.sector);
  out.insert(out.end(), found.begin(), found.end());
}

/// What the rows of names say that stand in the mention.
void Resolver::rows_of_names(std::size_t at, SectorRows& out) const {
  std::set<std::pair<std::string_view, std::string>> found;
  for (const auto& [sector, heads] : reader_.sectors(mentions_[at].span))
    found.emplace(heads ? "name" : "name-in", sector);
  out.insert(out.end(), found.begin(), found.end());
}

/// The office that the entity holds or is ("office", "title"), those of whom else it may mean
/// ("candidate"), and all that those hold, held, will hold or hold at some time who bear the family
/// name or whole name of the mention, in the country of the entity if that is known.
void Resolver::rows_of_persons(std::size_t at, SectorRows& out) const {
  const std::uint32_t entity = out_.references[at].entity;
  const Identity& identity = identities_[entity];
  const Officials& officials = data_.officials;
  if (identity.office)
    out.emplace_back(identity.person ? "office" : "title",
                     officials.office(*identity.office).sector);
  if (identity.former) out.emplace_back("former", identity.person ? "person" : "words");
  std::set<std::pair<std::string_view, std::string>> found;
  for (const Likely& one : identity.candidates)
    if (one.office) found.emplace("candidate", officials.office(*one.office).sector);
  out.insert(out.end(), found.begin(), found.end());
  const std::vector<std::string>& name = names_[at];
  if (name.empty()) return;
  const std::string_view what = name.size() == 1 ? "family" : "whole";
  found.clear();
  for (const std::uint32_t person : bearers(name))
    for (const Tenure& tenure : officials.tenures(person)) {
      const Office office = officials.office(tenure.office);
      if (countries_[entity].weight > 0 && countries_[entity].country != office.country) continue;
      found.emplace(what, fmt::format("{} {}", when_held(tenure), office.sector));
    }
  if (found.empty()) found.emplace(what, kNone);
  out.insert(out.end(), found.begin(), found.end());
}

/// The persons of a family name, or of a whole name.
std::vector<std::uint32_t> Resolver::bearers(const std::vector<std::string>& name) const {
  if (name.size() == 1) return data_.officials.surnamed(name.front());
  std::vector<std::uint32_t> out;
  for (const NamedPerson& one : data_.officials.named(fmt::format("{}", fmt::join(name, " "))))
    out.push_back(one.person);
  return out;
}

/// On the day of the report, as sector.tsv says it: now, then, later; ever where it has no day.
std::string_view Resolver::when_held(const Tenure& tenure) const {
  const Held held = days_.known() ? held_on(tenure, days_) : Held::never;
  if (held == Held::surely || held == Held::perhaps) return "now";
  if (!days_.known()) return "ever";
  return held == Held::before ? "then" : "later";
}

/// The reader's sectors of the other actors nearby.
void Resolver::rows_beside(std::size_t at, SectorRows& out) const {
  std::set<std::string_view> found;
  const auto look = [&](std::size_t other) {
    const std::uint32_t here = mentions_[at].sentence, there = mentions_[other].sentence;
    if (std::max(here, there) - std::min(here, there) > kBeside) return false;
    if (sector(mentions_[other]) != nullptr &&
        out_.references[other].entity != out_.references[at].entity)
      found.insert(sector(mentions_[other])->name);
    return true;
  };
  for (std::size_t i = 1; i <= std::min(at, kMostBeside) && look(at - i);) ++i;
  for (std::size_t i = 1; i <= std::min(mentions_.size() - at - 1, kMostBeside) && look(at + i);)
    ++i;
  for (const std::string_view name : found) out.emplace_back("beside", name);
}

SectorRows Resolver::sector_rows(std::size_t at) const {
  SectorRows out = {
      {"naming", std::string(kNamingNames[static_cast<std::size_t>(out_.references[at].naming)])}};
  for (std::string& part : parts_in_events(at)) out.emplace_back("part", std::move(part));
  rows_of_roles(at, out);
  rows_of_names(at, out);
  rows_of_persons(at, out);
  rows_beside(at, out);
  return out;
}

/// [SectorId] the sum of the points of the rows, in thousandths of a unit.
std::vector<std::int64_t> Resolver::points_of(const SectorRows& rows) const {
  std::vector<std::int64_t> out(data_.ontology.sectors.size(), 0);
  for (const auto& [what, key] : rows)
    for (const SectorPoints& one : data_.names.lexicon().sectors(what, key))
      if (const auto sector = data_.ontology.find_sector(one.sector))
        out[sector->value] += kTenth * one.points;
  return out;
}

/// A sector of no country is only for those who are of none, or for whom the reader took them.
bool Resolver::may_be(SectorId sector, std::size_t at) const {
  const CountryEvidence& country = countries_[out_.references[at].entity];
  return !data_.ontology.sectors[sector.value].international || mentions_[at].sector == sector ||
         country.weight == 0 || country.country == kInternational;
}

/// The rows of a mention that speak most for a sector over another, in words with their points; ""
/// where none does.
std::string Resolver::rows_for(SectorId sector, std::size_t at, SectorId other) const {
  constexpr std::size_t kMostTold = 3;
  std::vector<std::pair<std::string, std::int64_t>> most;
  for (const auto& row : sector_rows(at)) {
    const std::vector<std::int64_t> points = points_of({row});
    const std::int64_t share = points[sector.value] - points[other.value];
    if (share > 0) most.emplace_back(fmt::format("{} {}", row.first, row.second), share / kTenth);
  }
  std::stable_sort(most.begin(), most.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (std::size_t i = 0; i < std::min(most.size(), kMostTold); ++i)
    out += fmt::format("{}{} +{}", i > 0 ? ", " : "", most[i].first, most[i].second);
  return out;
}

/// Why a mention has another sector than the reader gave it.
std::string Resolver::why_sector(SectorId sector, std::size_t at) const {
  const SectorId read = *mentions_[at].sector;
  const std::string rows = rows_for(sector, at, read);
  return fmt::format("{} for {} by {}", data_.ontology.sectors[sector.value].name,
                     data_.ontology.sectors[read.value].name,
                     rows.empty() ? "its other mentions" : rows);
}

/// All mentions of an entity choose together, by the mean of what the reader gives each and of the
/// points of their rows; the reader's own score of a mention counts a third beside that. Of equals
/// the reader's stands, then the first.
void Resolver::choose_sectors() {
  struct Sum {
    std::int64_t mentions = 0;
    std::vector<std::int64_t> points;
  };
  std::vector<Sum> sums(out_.entities.size());
  const auto read = [&](std::size_t at) {
    return kind(mentions_[at]).actor && mentions_[at].sector && !mentions_[at].sectors.empty();
  };
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (!read(i)) continue;
    Sum& sum = sums[out_.references[i].entity];
    std::vector<std::int64_t> points = points_of(sector_rows(i));
    for (std::size_t at = 0; at < points.size(); ++at) points[at] += mentions_[i].sectors[at];
    if (sum.mentions++ == 0) sum.points.assign(points.size(), 0);
    for (std::size_t at = 0; at < points.size(); ++at) sum.points[at] += points[at];
  }
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (!read(i)) continue;
    const Sum& sum = sums[out_.references[i].entity];
    const auto total = [&](SectorId sector) {
      return kOwn * sum.points[sector.value] + sum.mentions * mentions_[i].sectors[sector.value];
    };
    SectorId best = *mentions_[i].sector;
    for (std::size_t at = 0; at < sum.points.size(); ++at) {
      const SectorId sector{static_cast<decltype(best.value)>(at)};
      if (may_be(sector, i) && total(sector) > total(best)) best = sector;
    }
    out_.references[i].sector = best;
    if (best != *mentions_[i].sector) out_.references[i].sector_why = why_sector(best, i);
  }
}

std::vector<SectorCase> Resolver::sector_cases() && {
  identified();
  std::vector<SectorCase> out;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (!kind(mentions_[i]).actor) continue;
    SectorCase& one = out.emplace_back();
    one.mention = static_cast<std::uint32_t>(i);
    one.entity = out_.references[i].entity;
    for (const auto& [what, key] : sector_rows(i))
      one.rows.push_back(fmt::format("{} {}", what, key));
  }
  return out;
}

std::vector<SectorCase> sector_cases(const ActorScene& scene, const ActorData& data) {
  return Resolver(scene, data).sector_cases();
}

}  // namespace sayso
