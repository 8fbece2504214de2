// Offices and persons of entities.
#include <algorithm>
#include <map>
#include <utility>

#include "actor/resolver.h"

namespace sayso {
namespace {

constexpr int kFromPerson = 8;   // weight of the country of a person's office
constexpr int kFromTitle = 4;    // of an office whose country the passage told
constexpr int kNames = 5;        // least weight of a name of a country that a title is tried with
constexpr int kClearShare = 80;  // percent that makes the country of the scene that of a title
constexpr int kFromFamily = 5;   // weight of the country of a family name
constexpr int kBearerRank = 8;   // least rank of the weightiest bearer of such a name
constexpr std::size_t kMostBearers = 40;
constexpr int kSureIdentity = 90;            // of a person: no other mention can tell it better
constexpr std::size_t kMostTitleWords = 60;  // of a mention that is read for titles

}  // namespace

/// A report without a date is of the days on which those can be in office whom it names so.
void Resolver::from_officials() {
  std::map<std::string, std::vector<Days>> told;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (names_[i].empty()) continue;
    const Setting setting = setting_of(i, nullptr);
    const Phrase phrase =
        phrases_.read(range(i), countries_of(setting, names_[i], data_.officials));
    const std::vector<Days> days = days_told(phrase, reader_.countries(), data_.officials);
    if (!days.empty()) told.try_emplace(names_[i].back(), days);
  }
  std::vector<std::vector<Days>> all;
  all.reserve(told.size());
  for (auto& [name, days] : told) all.push_back(std::move(days));
  days_ = common_days(all);
  if (days_.known()) told_by_ = "; the days of the report are those of the officials it names";
}

Setting Resolver::setting_of(std::size_t mention, const CountryScene* scene) const {
  Setting setting;
  setting.days = days_;
  setting.named = &reader_.countries();
  if (names_[mention].size() == 1) {
    WholeNames::Bearers bearers = whole_.bearers(names_[mention].front());
    setting.in_full = std::move(bearers.officials);
    setting.others = bearers.others;
  }
  const CountryEvidence& known = countries_[out_.references[mention].entity];
  const bool behind = own_[mention] && own_[mention]->behind && !names_[mention].empty();
  if (behind) {
    setting.passage = own_[mention]->country;
  } else if (own_[mention] && own_[mention]->weight >= kNames) {
    setting.own = own_[mention]->country;
  } else if (known.weight > 0) {
    setting.passage = known.country;
  } else if (scene != nullptr) {
    const auto answer = scene->country(mentions_[mention].sentence);
    if (answer && answer->share >= kClearShare) setting.passage = answer->country;
  }
  return setting;
}

Identity Resolver::identity_of(std::size_t mention, const std::vector<std::string>& name,
                               const CountryScene* scene) const {
  const Setting setting = setting_of(mention, scene);
  const Phrase phrase = phrases_.read(range(mention), countries_of(setting, name, data_.officials));
  if (phrase.name.empty() && phrase.offices.empty()) return {};
  Identity found = sayso::identify(phrase, setting, data_.officials);
  if (found.person) found.why += told_by_;
  return found;
}

void Resolver::identify_all(bool named, const CountryScene* scene) {
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const WordRange words = range(i);
    if (!kind(mentions_[i]).actor || words.end - words.first > kMostTitleWords) continue;
    const std::uint32_t entity = out_.references[i].entity;
    if (identities_[entity].person && identities_[entity].office &&
        identities_[entity].score >= kSureIdentity)
      continue;
    const std::vector<std::string>& name = names_[i];
    if (name.empty() == named) continue;
    if ((!named || scene != nullptr) && identities_[entity].person) continue;
    // The country of the scene speaks for a whole name, not for one of its many bearers.
    if (named && scene != nullptr && name.size() < 2) continue;
    take(entity, identity_of(i, name, scene));
  }
}

void Resolver::take(std::uint32_t entity, Identity identity) {
  Identity& best = identities_[entity];
  // Where no day tells whether an office is still held, the word "former" does.
  const bool same = identity.person && identity.person == best.person && !days_.known();
  if (same && best.former) return;
  if (same && identity.former) best = {};
  const auto weight = [](const Identity& one) {
    return (one.person ? 1000 : 0) + (one.person && one.office ? 200 : 0) +
           (one.by_title ? 100 : 0) + one.score;
  };
  const bool first = best.score == 0 && best.candidates.empty() && !identity.candidates.empty();
  if ((first && identity.score == 0) || weight(identity) > weight(best)) best = std::move(identity);
  CountryEvidence& country = countries_[entity];
  if (best.person && country.weight < kFromPerson && !best.country.empty())
    country = {std::string(best.country), kFromPerson, best.why};
  else if (best.office && country.weight == 0)
    country = {std::string(best.country), kFromTitle, best.why};
}

void Resolver::set_identity(std::uint32_t entity) {
  const Identity& identity = identities_[entity];
  Entity& out = out_.entities[entity];
  for (const Likely& one : identity.candidates) {
    const Person person = data_.officials.person(one.person);
    out.candidates.push_back({std::string(person.id), std::string(person.name), one.score / 100.0});
  }
  if (organisations_[entity] && !identity.person) {
    const Organisation body = data_.names.organisation(*organisations_[entity]);
    out.organisation_id = body.id;
    if (!body.wikidata.empty()) out.wikidata = body.wikidata;
  }
  if (identity.score == 0) return;
  out.score = identity.score / 100.0;
  out.why = identity.why;
  if (identity.office) {
    const Office office = data_.officials.office(*identity.office);
    out.office = office.title;
    out.office_id = office.id;
  }
  if (!identity.person) return;
  const Person person = data_.officials.person(*identity.person);
  out.person_id = person.id;
  out.person_name = person.name;
  if (!person.wikidata.empty()) out.wikidata = person.wikidata;
}

/// The country of a family name that stands alone: that of the officials who bear it, where the
/// weightiest was a head of state or government and the others are few beside those of it.
std::optional<std::string> Resolver::family_country(const std::string& name) const {
  std::map<std::string_view, int> points;
  int all = 0, top = 0;
  const auto bearers = data_.officials.surnamed(name);
  if (bearers.size() > kMostBearers) return std::nullopt;
  for (const std::uint32_t person : bearers) {
    int rank = 0;
    std::string_view country;
    for (const Tenure& tenure : data_.officials.tenures(person)) {
      const Office office = data_.officials.office(tenure.office);
      if (office.rank <= rank) continue;
      rank = office.rank;
      country = office.country;
    }
    points[country] += rank;
    all += rank;
    top = std::max(top, rank);
  }
  if (top < kBearerRank) return std::nullopt;
  for (const auto& [country, sum] : points)
    if (4 * sum >= 3 * all) return std::string(country);
  return std::nullopt;
}

void Resolver::from_family_names() {
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const Reference& reference = out_.references[i];
    CountryEvidence& best = countries_[reference.entity];
    if (best.weight > 0 || !kind(mentions_[i]).actor || reference.naming != Naming::proper)
      continue;
    const std::vector<std::string>& name = names_[i];
    if (name.size() != 1 || data_.names.lexicon().personal(name.front())) continue;
    const auto country = family_country(name.front());
    if (country) best = {*country, kFromFamily, "family name of officials of this country"};
  }
}

}  // namespace sayso
