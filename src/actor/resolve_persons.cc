// Offices and persons of entities.
#include <fmt/format.h>

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
  struct Told {
    std::vector<Days> days;
    bool titled = false;
    bool bare = false;  // a family name alone
  };
  std::map<std::string, Told> told;  // a title says more than a name
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (names_[i].empty()) continue;
    const Setting setting = setting_of(i, nullptr);
    if (names_[i].size() == 1 && !setting.person) continue;
    const Phrase phrase =
        phrases_.read(range(i), countries_of(setting, names_[i], data_.officials));
    Told here{days_told(phrase, reader_.countries(), data_.officials), !phrase.offices.empty(),
              phrase.offices.empty() && phrase.name.size() == 1};
    if (here.days.empty()) continue;
    Told& best = told[names_[i].back()];
    if (best.days.empty() || (here.titled && !best.titled)) best = std::move(here);
  }
  alone_ = told.size() == 1 && told.begin()->second.bare;
  std::vector<std::vector<Days>> all;
  all.reserve(told.size());
  for (auto& [name, one] : told) all.push_back(std::move(one.days));
  days_ = common_days(std::move(all));
  if (days_.known()) told_by_ = "; the days of the report are those of the officials it names";
}

/// What the report tells of whoever bears a name.
Setting Resolver::setting_of(const std::vector<std::string>& name) const {
  Setting setting;
  setting.days = days_;
  setting.inferred = !told_by_.empty();
  setting.named = &reader_.countries();
  if (name.size() == 1) {
    WholeNames::Bearers bearers = whole_.bearers(name.front());
    setting.in_full = std::move(bearers.officials);
    setting.others = bearers.others;
  }
  return setting;
}

Setting Resolver::setting_of(std::size_t mention, const CountryScene* scene) const {
  Setting setting = setting_of(names_[mention]);
  setting.alone = alone_;
  const Sector* const of = sector(mentions_[mention]);
  if (of != nullptr) setting.sector = of->name;
  setting.person = of != nullptr && of->proper == kPersonKind;
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
                               const CountryScene* scene) {
  Setting setting = setting_of(mention, scene);
  const std::vector<std::string> countries = countries_of(setting, name, data_.officials);
  const Phrase phrase = phrases_.read(range(mention), countries);
  if (phrase.name.empty() && phrase.offices.empty()) return {};
  if (day_.empty()) {
    for (const std::string& country : countries)
      if (titles_.count(country) == 0) titles_.emplace(country, phrases_.titles(country));
    setting.titles = &titles_;
  }
  Identity found = sayso::identify(phrase, setting, data_.officials);
  if (found.person) found.why += told_by_;
  return found;
}

/// Can a mention tell nothing that its entity does not have?
bool Resolver::is_settled(std::size_t at, bool named, bool by_scene) const {
  const WordRange words = range(at);
  const Identity& best = identities_[out_.references[at].entity];
  const bool may_title = words.end - words.first > names_[at].size();
  if (best.person && best.office && best.score >= kSureIdentity && (best.by_title || !may_title))
    return true;
  return best.person && (!named ? !best.by_family : by_scene);
}

void Resolver::identify_all(bool named, const CountryScene* scene) {
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const WordRange words = range(i);
    if (!kind(mentions_[i]).actor || words.end - words.first > kMostTitleWords) continue;
    const std::vector<std::string>& name = names_[i];
    if (name.empty() == named || is_settled(i, named, scene != nullptr)) continue;
    const std::uint32_t entity = out_.references[i].entity;
    // The country of the scene speaks for a whole name, not for one of its many bearers, unless no
    // day tells which one.
    const bool told = !day_.empty() || by_family_[entity];
    if (named && scene != nullptr && name.size() < 2 && told) continue;
    Identity identity = identity_of(i, name, scene);
    const bool weak = named && scene != nullptr && name.size() < 2;
    if (weak && !identity.person) continue;
    if (!named && !fits_names(identity, entity)) continue;
    if (!named && !fits_titles(identities_[entity], identity.titled)) identities_[entity] = {};
    take(entity, std::move(identity));
  }
}

/// Did he whom a family name alone tells ever hold one of these offices, by whose title the report
/// calls him, if any?
bool Resolver::fits_titles(const Identity& known, const std::vector<std::uint32_t>& titled) const {
  if (!known.by_family || titled.empty()) return true;
  const auto tenures = data_.officials.tenures(*known.person);
  return std::any_of(tenures.begin(), tenures.end(), [&](const Tenure& tenure) {
    return std::find(titled.begin(), titled.end(), tenure.office) != titled.end();
  });
}

/// May a person whom a title alone tells bear the names by which the entity goes? The names of an
/// entity are looked through once a person.
bool Resolver::fits_names(const Identity& identity, std::uint32_t entity) {
  if (!identity.person) return true;
  const auto [known, fresh] = fitting_.try_emplace({entity, *identity.person}, true);
  if (fresh) known->second = bears_names_of(*identity.person, entity);
  return known->second;
}

bool Resolver::bears_names_of(std::uint32_t person, std::uint32_t entity) const {
  const std::vector<std::string> words = folded_name(data_.officials.person(person).name);
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (out_.references[i].entity != entity || !bears_name(i) || !names_person(i)) continue;
    const std::string& family = names_[i].back();
    const std::vector<std::uint32_t> sharing = data_.officials.surnamed(family);
    const bool bears = std::find(sharing.begin(), sharing.end(), person) != sharing.end();
    if (!bears && !alike({family}, words)) return false;
  }
  return true;
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
  if (best.office && !places(*best.office)) return;
  CountryEvidence& country = countries_[entity];
  if (best.person && country.weight < kFromPerson && !best.country.empty())
    country = {std::string(best.country), kFromPerson, best.why};
  else if (best.office && country.weight == 0)
    country = {std::string(best.country), kFromTitle, best.why};
}

/// Does the office tell a country? Leaders of bodies that belong to none and are not those of
/// states
/// ("al-Qaeda leader") have none either.
bool Resolver::places(std::uint32_t office) const {
  const Office held = data_.officials.office(office);
  if (held.country != kInternational) return true;
  const std::optional<SectorId> of = data_.ontology.find_sector(held.sector);
  return of && data_.ontology.sectors[of->value].international;
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

/// "Netanyahu's office" is of the country of the official who is named in front.
void Resolver::from_possessors() {
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    CountryEvidence& best = countries_[out_.references[i].entity];
    if (best.weight > 0 || !kind(mentions_[i]).actor) continue;
    const WordRange words = phrases_.possessor(range(i));
    const std::vector<std::string> name = phrases_.bare(words).name;
    if (name.empty()) continue;
    Setting setting = setting_of(name);
    setting.person = true;
    const Phrase phrase = phrases_.read(words, countries_of(setting, name, data_.officials));
    const Identity owner = sayso::identify(phrase, setting, data_.officials);
    if (!owner.person || owner.country.empty()) continue;
    best = {std::string(owner.country), kFromPerson,
            fmt::format("of {}", data_.officials.person(*owner.person).name)};
  }
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
    if (!country) continue;
    best = {*country, kFromFamily, "family name of officials of this country"};
    by_family_[reference.entity] = true;
  }
}

}  // namespace sayso
