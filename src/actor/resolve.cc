#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "actor/join.h"
#include "actor/kind.h"
#include "actor/part.h"
#include "actor/resolver.h"

namespace sayso {
namespace {

constexpr std::string_view kInternational = "INT";
constexpr int kCertain = 9;
constexpr int kContradicts = 7;  // least weight of a name that parts its bearer from another's
constexpr std::size_t kMostWords = 60;  // of a mention that is read for names
constexpr int kFromContext = 7;         // about the share that is right over the annotated records

void count(std::vector<std::pair<SectorId, int>>& counts, SectorId sector) {
  for (auto& [id, times] : counts)
    if (id == sector) {
      ++times;
      return;
    }
  counts.emplace_back(sector, 1);
}

}  // namespace

Resolver::Resolver(const Mentions& mentions, const Document& document, const ActorData& data)
    : mentions_(mentions.mentions),
      text_(document.clean.text),
      day_(document.published_at ? document.published_at->value : std::string()),
      data_(data),
      reader_(text_, day_, data.names),
      phrases_(text_, reader_.words(), data.names.lexicon(), data.officials) {
  for (const Mention& mention : mentions_) own_.push_back(own_country(mention));
}

Actors Resolver::resolve() && {
  refer();
  from_own_words();
  identify_all(true, nullptr);
  from_family_names();
  const Passage around = passage();
  from_passage(around);
  identify_all(false, &around);
  for (std::uint32_t i = 0; i < countries_.size(); ++i) {
    if (countries_[i].weight > 0) set_country(out_.entities[i], countries_[i]);
    set_identity(i);
  }
  sectors_of_words();
  describe();
  for (Reference& reference : out_.references)
    reference.country = out_.entities[reference.entity].country;
  return std::move(out_);
}

bool Resolver::is_place(const Mention& mention) const {
  return !kind(mention).actor &&
         data_.ontology.role_allows[static_cast<std::size_t>(Role::place)][mention.kind.value];
}

/// What the words of the mention say, or its sector.
std::optional<CountryEvidence> Resolver::own_country(const Mention& mention) const {
  const bool place = is_place(mention);
  if (!place && !kind(mention).actor) return std::nullopt;
  const Sector* const of = sector(mention);
  if (of != nullptr && of->international)
    return CountryEvidence{std::string(kInternational), kCertain,
                           fmt::format("sector {}: {}", of->name, of->definition)};
  return reader_.read(mention.span, place, of == nullptr ? "" : of->name);
}

/// Does the evidence part its bearer from other countries? International bodies sit anywhere, and
/// a country that there is not on the day of the report is named as the past or heir of another.
bool Resolver::contradicts(const CountryEvidence& own) const {
  if (own.weight < kContradicts || own.country == kInternational) return false;
  const std::optional<Country> country = data_.names.country(own.country);
  return !country || valid_on(country->from, country->to, day_);
}

/// What the joining of names looks at; `countries`: [mention] that its own words name.
std::vector<NamedMention> Resolver::named_mentions(
    const std::vector<std::string_view>& countries) const {
  std::vector<NamedMention> out(mentions_.size());
  const Lexicon& lexicon = data_.names.lexicon();
  const std::vector<NameWord>& words = reader_.words();
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const WordRange at = range(i);
    out[i].actor = kind(mentions_[i]).actor;
    out[i].naming = naming(words, at, lexicon);
    out[i].country = countries[i];
    if (mentions_[i].sector_lead >= kSureSector) out[i].sector = mentions_[i].sector;
    if (!out[i].actor || out[i].naming != Naming::proper || at.end - at.first > kMostWords)
      continue;
    for (std::size_t word = at.first; word < at.end; ++word) {
      const bool opens = word > at.first && words[word - 1].key == "(" && word + 2 >= at.end;
      if (opens && words[word].caps) out[i].short_forms.push_back(words[word].key);
      if (!words[word].mark && !lexicon.use(words[word].key).determiner)
        out[i].words += (out[i].words.empty() ? "" : " ") + words[word].key;
    }
    out[i].name = phrases_.name(at);
  }
  return out;
}

/// Which entity each mention means.
void Resolver::refer() {
  std::vector<std::string_view> named;
  named.reserve(own_.size());
  for (const auto& own : own_)
    named.push_back(own && contradicts(*own) ? own->country : std::string_view());
  const std::vector<std::uint32_t> parts =
      join_named(named_mentions(named), part_entities(mentions_, named));
  std::size_t entities = 0;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const Naming how = naming(reader_.words(), range(i), data_.names.lexicon());
    out_.references.push_back({parts[i], how, std::nullopt, std::nullopt});
    entities = std::max<std::size_t>(entities, parts[i] + 1);
  }
  out_.entities.resize(entities);
  countries_.resize(entities);
  identities_.resize(entities);
  organisations_.resize(entities);
}

WordRange Resolver::range(std::size_t mention) const {
  const auto [first, end] = reader_.inside(mentions_[mention].span);
  return {first, end};
}

/// For each entity the best evidence that the words of a mention hold; the first among equals.
void Resolver::from_own_words() {
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    CountryEvidence& best = countries_[out_.references[i].entity];
    if (own_[i] && own_[i]->weight > best.weight) best = *own_[i];
    if (!own_[i] || !own_[i]->organisation) continue;
    auto& body = organisations_[out_.references[i].entity];
    if (!body) body = own_[i]->organisation;
  }
}

Passage Resolver::passage() const {
  std::vector<Clue> clues;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const Mention& mention = mentions_[i];
    const CountryEvidence& evidence = countries_[out_.references[i].entity];
    if (evidence.weight == 0 || evidence.country == kInternational) continue;
    const Sector* const of = sector(mention);
    clues.push_back({mention.sentence, is_place(mention),
                     of != nullptr && of->local == Sector::Local::any, evidence.country});
  }
  return {std::move(clues), reader_.countries()};
}

void Resolver::from_passage(const Passage& passage) {
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const Mention& mention = mentions_[i];
    const Sector* const of = sector(mention);
    const bool place = is_place(mention);
    if (!place && (of == nullptr || of->local == Sector::Local::no)) continue;
    CountryEvidence& best = countries_[out_.references[i].entity];
    if (best.weight > 0 || reader_.names_any(mention.span)) continue;
    const auto answer = passage.country(mention.sentence);
    if (!answer || (!place && !answer->by_place && of->local != Sector::Local::any)) continue;
    best = {answer->country, kFromContext,
            answer->by_place ? "the one country that the places around it lie in"
                             : "the one country that the passage speaks of"};
  }
}

void Resolver::set_country(Entity& entity, const CountryEvidence& evidence) const {
  entity.country = evidence.country;
  entity.score = evidence.weight / 10.0;
  entity.why = evidence.why;
  const std::optional<Country> country = data_.names.country(evidence.country);
  if (!country || !valid_on(country->from, country->to, day_)) return;
  entity.cow = country->cow;
  entity.gw = country->gw;
}

void Resolver::describe() {
  std::vector<Naming> best(out_.entities.size(), Naming::pronoun);
  std::vector<std::vector<std::pair<SectorId, int>>> sectors(out_.entities.size());
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const Mention& mention = mentions_[i];
    const Reference& reference = out_.references[i];
    Entity& entity = out_.entities[reference.entity];
    const std::optional<SectorId>& sector_of = reference.sector ? reference.sector : mention.sector;
    if (sector_of) count(sectors[reference.entity], *sector_of);
    Naming& naming_of = best[reference.entity];
    const bool better = reference.naming > naming_of ||
                        (reference.naming == naming_of && mention.span.size() > entity.name.size());
    if (!entity.name.empty() && !better) continue;
    naming_of = reference.naming;
    entity.name = slice(text_, mention.span);
    entity.kind = kind(mention).name;
    if (const Sector* const of = sector(mention); kind(mention).actor && of != nullptr)
      entity.kind = actor_kind(reader_.words(), range(i), data_.names.lexicon(), *of);
  }
  for (std::size_t i = 0; i < out_.entities.size(); ++i) set_sectors(out_.entities[i], sectors[i]);
}

void Resolver::set_sectors(Entity& entity, std::vector<std::pair<SectorId, int>>& counts) const {
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [id, times] : counts) entity.sectors.push_back(id);
  if (!entity.country || counts.empty()) return;
  const Sector& first = data_.ontology.sectors[counts.front().first.value];
  const std::optional<Country> country = data_.names.country(*entity.country);
  const std::string code = *entity.country == kInternational
                               ? first.cameo_int
                               : (country ? std::string(country->cameo) + first.cameo : "");
  if (country && country->cameo.empty()) return;
  if (!code.empty()) entity.cameo = code;
}

Actors resolve(const Mentions& mentions, const Document& document, const ActorData& data) {
  return Resolver(mentions, document, data).resolve();
}

}  // namespace sayso
