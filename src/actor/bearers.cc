#include "actor/bearers.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr int kKnownRank = 7;            // of those whose family name alone may stand for them
constexpr std::size_t kFewBearers = 10;  // of a family name that is not a common one

/// The one of these who was in the weightiest office, if the others are few beside him and he was a
/// head of a state or government or its foreign minister.
std::optional<std::uint32_t> known_by(const std::vector<std::uint32_t>& sharing,
                                      const Officials& officials) {
  int all = 0, top = 0;
  std::optional<std::uint32_t> first;
  for (const std::uint32_t person : sharing) {
    int rank = 0;
    for (const Tenure& tenure : officials.tenures(person))
      rank = std::max(rank, officials.office(tenure.office).rank);
    all += rank;
    if (rank <= top) continue;
    top = rank;
    first = person;
  }
  return top >= kKnownRank && 5 * top >= 4 * all ? first : std::nullopt;
}

/// Did the person hold an office of one of these countries?
bool of_one(std::uint32_t person, const std::map<std::string, int>& countries,
            const Officials& officials) {
  const auto tenures = officials.tenures(person);
  return std::any_of(tenures.begin(), tenures.end(), [&](const Tenure& tenure) {
    return countries.count(std::string(officials.office(tenure.office).country)) > 0;
  });
}

/// Did each of them hold an office of a country of which this person did?
bool all_of_his_country(std::uint32_t person, const std::vector<std::uint32_t>& sharing,
                        const Officials& officials) {
  std::map<std::string, int> his;
  for (const Tenure& tenure : officials.tenures(person))
    his.emplace(officials.office(tenure.office).country, 1);
  return std::all_of(sharing.begin(), sharing.end(),
                     [&](std::uint32_t one) { return of_one(one, his, officials); });
}

}  // namespace

std::vector<std::uint32_t> named_persons(std::vector<std::string> words,
                                         const Officials& officials) {
  std::vector<std::uint32_t> out;
  const bool single = words.size() == 1;
  for (; words.size() > 1 && out.empty(); words.erase(words.begin())) {
    std::string key;
    for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
    for (const NamedPerson& one : officials.named(key)) out.push_back(one.person);
  }
  if (single) out = officials.surnamed(words.front());
  if (out.size() > kMostSharing) out.clear();
  return out;
}

std::optional<std::uint32_t> stands_for(const std::vector<std::uint32_t>& sharing,
                                        const std::map<std::string, int>& named,
                                        const Officials& officials) {
  const auto known = known_by(sharing, officials);
  if (known && (of_one(*known, named, officials) || all_of_his_country(*known, sharing, officials)))
    return known;
  if (sharing.size() > kFewBearers) return std::nullopt;
  std::vector<std::uint32_t> here;
  for (const std::uint32_t person : sharing)
    if (of_one(person, named, officials)) here.push_back(person);
  return known_by(here, officials);
}

}  // namespace sayso
