#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "actor/join.h"
#include "actor/kind.h"
#include "actor/part.h"
#include "actor/resolver.h"
#include "actor/voices.h"
#include "dictionary/names.h"

namespace sayso {
namespace {

constexpr int kCertain = 9;
constexpr int kContradicts = 7;      // least weight of a name that parts its bearer from another's
constexpr int kBodyContradicts = 6;  // the same of the name of a body
constexpr std::size_t kMostWords = 60;  // of a mention that is read for names
constexpr int kFromTown = 6;            // weight of a town or division in the words

void count(std::vector<std::pair<SectorId, int>>& counts, SectorId sector) {
  for (auto& [id, times] : counts)
    if (id == sector) {
      ++times;
      return;
    }
  counts.emplace_back(sector, 1);
}

CountryEvidence evidence(std::string country, int weight, std::string why) {
  CountryEvidence out;
  out.country = std::move(country);
  out.weight = weight;
  out.why = std::move(why);
  return out;
}

}  // namespace

Resolver::Resolver(const ActorScene& scene, const ActorData& data)
    : all_(scene.mentions),
      mentions_(scene.mentions.mentions),
      sentences_(scene.sentences),
      places_(scene.places),
      text_(scene.document.clean.text),
      day_(scene.document.published_at ? scene.document.published_at->value : std::string()),
      data_(data),
      reader_(text_, day_, data.names),
      phrases_(text_, reader_.words(), data.names.lexicon(), data.officials),
      whole_(text_, reader_.words(), data.names.lexicon(), data.officials),
      days_(Days::of(day_)) {
  reader_.settle(towns());
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    own_.push_back(own_country(i));
    const WordRange words = range(i);
    const bool read = kind(mentions_[i]).actor && words.end - words.first <= kMostWords;
    Phrase bare = read ? phrases_.bare(words) : Phrase();
    names_.push_back(std::move(bare.name));
    name_at_.push_back(bare.name_at);
    whole_.add(names_.back(), data.officials);
  }
  arcs_.resize(mentions_.size());
  for (std::size_t arc = 0; arc < all_.roles.size(); ++arc)
    arcs_[all_.roles[arc].mention].push_back(arc);
}

/// All that is told without the scene.
void Resolver::known() {
  refer();
  from_own_words();
  if (!days_.known()) from_officials();
  identify_all(true, nullptr);
  from_possessors();
  from_family_names();
}

/// All that is told of countries, offices and persons.
void Resolver::identified() {
  known();
  const CountryScene around = scene();
  from_scene(around);
  identify_all(true, &around);
  identify_all(false, &around);
}

Actors Resolver::resolve() && {
  identified();
  for (std::uint32_t i = 0; i < countries_.size(); ++i) {
    if (countries_[i].weight > 0) set_country(out_.entities[i], countries_[i]);
    set_identity(i);
  }
  choose_sectors();
  describe();
  for (Reference& reference : out_.references)
    reference.country = out_.entities[reference.entity].country;
  return std::move(out_);
}

bool Resolver::is_place(const Mention& mention) const {
  return !kind(mention).actor &&
         data_.ontology.role_allows[static_cast<std::size_t>(Role::place)][mention.kind.value];
}

/// What the words of the mention say, or its sector, where the reader is sure of it or the words
/// say nothing.
std::optional<CountryEvidence> Resolver::own_country(std::size_t at) const {
  const Mention& mention = mentions_[at];
  const bool place = is_place(mention);
  if (!place && !kind(mention).actor) return std::nullopt;
  const Sector* const of = sector(mention);
  auto own = reader_.read(mention.span, place, of == nullptr ? "" : of->name);
  if (of != nullptr && of->international) {
    const bool unsure = mention.sector_lead < kSureSector;
    const bool national = own && own->organisation && own->country != kInternational;
    if (unsure && own && (own->weight >= kContradicts || national)) return own;
    auto known = evidence(std::string(kInternational), kCertain,
                          fmt::format("sector {}: {}", of->name, of->definition));
    if (own && own->country == kInternational) known.organisation = own->organisation;
    return known;
  }
  if (own || reader_.names_any(mention.span)) return own;
  if (!place) return of_places_in(mention.span);
  if (at >= places_.mentions.size() || !places_.mentions[at] || !places_.mentions[at]->country)
    return std::nullopt;
  return evidence(*places_.mentions[at]->country, kFromTown, places_.mentions[at]->why);
}

/// The first hint that begins at or behind a byte.
std::vector<CountryHint>::const_iterator Resolver::hint_from(std::uint32_t byte) const {
  return std::partition_point(places_.hints.begin(), places_.hints.end(),
                              [&](const CountryHint& hint) { return hint.span.begin < byte; });
}

bool Resolver::names_place(const Span& span) const {
  const auto hint = hint_from(span.begin);
  return hint != places_.hints.end() && hint->span.end <= span.end;
}

/// The countries of the places that the text names.
std::set<std::string> Resolver::towns() const {
  std::set<std::string> out;
  for (const CountryHint& hint : places_.hints)
    if (!other_name(hint) && !reader_.names_any(hint.span)) out.insert(hint.country);
  for (const auto& place : places_.mentions)
    if (place && place->country) out.insert(*place->country);
  return out;
}

/// The one country of the towns and divisions that the words name, but not as another party.
std::optional<CountryEvidence> Resolver::of_places_in(const Span& span) const {
  auto hint = hint_from(span.begin);
  std::optional<CountryEvidence> found;
  for (; hint != places_.hints.end() && hint->span.end <= span.end; ++hint) {
    if (other_name(*hint)) continue;
    if (reader_.of_another({span.begin, hint->span.begin}, hint->span)) continue;
    if (found && found->country != hint->country) return std::nullopt;
    found = evidence(hint->country, kFromTown,
                     fmt::format("\"{}\": place of one country", slice(text_, hint->span)));
  }
  return found;
}

/// Does a word stand behind "in" or "at", where places do?
bool Resolver::stands_in(std::size_t word) const {
  if (word == 0) return false;
  const WordUse before = data_.names.lexicon().use(reader_.words()[word - 1].key);
  return before.within && !before.of;
}

/// May the name of a place be that of a person ("Kerry", "Manuel Gonzalez"), or a common word
/// ("Commerce") in a report that does not name its country otherwise?
bool Resolver::other_name(const CountryHint& hint) const {
  const auto [first, end] = reader_.inside(hint.span);
  if (first == end || stands_in(first)) return false;
  const bool family = !data_.officials.surnamed(reader_.words()[end - 1].key).empty();
  const Lexicon& lexicon = data_.names.lexicon();
  const std::string& word = reader_.words()[first].key;
  if (end > first + 1) return family && lexicon.given(word);
  return family || (lexicon.common_place(word) && reader_.countries().count(hint.country) == 0);
}

std::uint32_t Resolver::sentence_at(std::uint32_t byte) const {
  const auto behind =
      std::upper_bound(sentences_.begin(), sentences_.end(), byte,
                       [](std::uint32_t at, const Sentence& one) { return at < one.span.begin; });
  return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(behind - sentences_.begin(), 1) - 1);
}

/// Does the evidence part its bearer from other countries? International bodies sit anywhere, and
/// a country that there is not on the day of the report is named as the past or heir of another.
bool Resolver::contradicts(const CountryEvidence& own) const {
  if (own.weight < (own.of_body ? kBodyContradicts : kContradicts)) return false;
  if (own.country == kInternational) return false;
  const std::optional<Country> country = data_.names.country(own.country);
  return !country || valid_on(country->from, country->to, day_);
}

/// The initials of a name of three words and more, without its possessor: "rsf" of "Sudan's Rapid
/// Support Forces". Empty where it is not made of such words alone.
std::string Resolver::initials(WordRange at) const {
  constexpr std::size_t kLeastWords = 3;
  const std::vector<NameWord>& words = reader_.words();
  std::string out;
  for (std::size_t word = at.first; word < at.end; ++word) {
    const WordUse use = data_.names.lexicon().use(words[word].key);
    if (words[word].mark) return {};
    if (use.determiner || use.of || use.joint) continue;
    if (!words[word].upper) return {};
    out += words[word].key.front();
    const bool last = word + 1 == at.end;
    const std::uint32_t end = words[word].span.end;
    if (!last && (text_.compare(end, 2, "'s") == 0 || text_.compare(end, 4, "\u2019s") == 0))
      out.clear();
  }
  return out.size() < kLeastWords ? std::string() : out;
}

WordRange Resolver::without_article(WordRange at) const {
  const bool any = at.first < at.end;
  if (any && data_.names.lexicon().use(reader_.words()[at.first].key).determiner) ++at.first;
  return at;
}

/// The country that acts under its own name or that of its capital; or "".
std::string_view Resolver::state(std::size_t mention) const {
  const Sector* const of = sector(mentions_[mention]);
  if (of == nullptr || of->entity != kStateKind) return {};
  const WordRange at = range(mention);
  const std::string_view whole = reader_.state(at.first, at.end, of->name);  // "The Hague"
  return whole.empty() ? reader_.state(without_article(at).first, at.end, of->name) : whole;
}

/// Is it one word in capitals, but for an article?
bool Resolver::acronym(WordRange at) const {
  const std::vector<NameWord>& words = reader_.words();
  at = without_article(at);
  return at.end == at.first + 1 && words[at.first].caps;
}

/// Fills in the words of a name, without determiners, and the acronyms that it introduces.
void Resolver::read_words(WordRange at, NamedMention& out) const {
  const std::vector<NameWord>& words = reader_.words();
  for (std::size_t word = at.first; word < at.end; ++word) {
    const bool opens = word > at.first && words[word - 1].key == "(" && word + 2 >= at.end;
    if (opens && words[word].caps) out.short_forms.push_back(words[word].key);
    if (words[word].mark || data_.names.lexicon().use(words[word].key).determiner) continue;
    if (!out.words.empty()) out.words += ' ';
    out.words += words[word].key;
  }
}

/// What the joining of names looks at; `countries`: [mention] that its own words name.
std::vector<NamedMention> Resolver::named_mentions(
    const std::vector<std::string_view>& countries) const {
  std::vector<NamedMention> out(mentions_.size());
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const WordRange at = range(i);
    out[i].actor = kind(mentions_[i]).actor;
    out[i].naming = naming(reader_.words(), at, data_.names.lexicon());
    out[i].country = countries[i];
    if (mentions_[i].sector_lead >= kSureSector) out[i].sector = mentions_[i].sector;
    if (!out[i].actor || out[i].naming != Naming::proper || at.end - at.first > kMostWords)
      continue;
    read_words(at, out[i]);
    if (names_person(i)) out[i].name = names_[i];
    out[i].initials = initials(at);
    out[i].acronym = acronym(at);
    out[i].state = state(i);
    const WholeNames::Bearers all = whole_.bearers(names_[i].empty() ? "" : names_[i].back());
    out[i].shared = all.officials.size() + (all.others ? 1 : 0) > 1;
  }
  return out;
}

/// Is it named by a name that is not that of a country or body, nor an abbreviation?
bool Resolver::bears_name(std::size_t mention) const {
  if (names_[mention].empty() || sector(mentions_[mention]) == nullptr) return false;
  const std::vector<NameWord>& words = reader_.words();
  const WordRange at = name_at_[mention];
  const bool caps = at.end - at.first == 1 && words[at.first].caps;
  if (caps && names_[mention].front().size() < 5) return false;
  return !reader_.names_any({words[at.first].span.begin, words[at.end - 1].span.end});
}

/// Is it named as a person?
bool Resolver::names_person(std::size_t mention) const {
  const Sector* const of = sector(mentions_[mention]);
  return of != nullptr &&
         actor_kind(reader_.words(), range(mention), data_.names.lexicon(), *of) == kPersonKind;
}

/// Which entity each mention means.
void Resolver::refer() {
  std::vector<std::string_view> named;
  std::vector<OwnWords> words;
  for (std::size_t i = 0; i < own_.size(); ++i) {
    named.push_back(own_[i] && contradicts(*own_[i]) ? own_[i]->country : std::string_view());
    words.push_back({named.back(), {}, false});
    if (!bears_name(i)) continue;
    words.back().name = names_[i];
    words.back().person = names_person(i);
  }
  const std::vector<std::uint32_t> parts = join_voices(
      {text_, reader_.words(), sentences_, all_, data_.names.lexicon()},
      join_named(named_mentions(named), part_entities(mentions_, words, data_.officials)));
  std::size_t entities = 0;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const Naming how = naming(reader_.words(), range(i), data_.names.lexicon());
    out_.references.push_back({parts[i], how, std::nullopt, std::nullopt});
    entities = std::max<std::size_t>(entities, parts[i] + 1);
  }
  out_.entities.resize(entities);
  countries_.resize(entities);
  by_family_.resize(entities);
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

void Resolver::set_country(Entity& entity, const CountryEvidence& evidence) const {
  entity.country = evidence.country;
  entity.score = evidence.weight / 10.0;
  entity.why = evidence.why;
  const std::optional<Country> country = data_.names.country(evidence.country);
  if (!country || !valid_on(country->from, country->to, day_)) return;
  entity.cow = country->cow;
  entity.gw = country->gw;
}

/// How well a mention names its entity; of phrases that of a speaker ("our troops") least.
int Resolver::name_rank(std::size_t mention) const {
  const WordRange at = range(mention);
  const bool first = at.first < at.end && out_.references[mention].naming == Naming::phrase &&
                     data_.names.lexicon().use(reader_.words()[at.first].key).first;
  return 2 * static_cast<int>(out_.references[mention].naming) - (first ? 1 : 0);
}

void Resolver::describe() {
  std::vector<int> best(out_.entities.size(), 0);
  std::vector<std::vector<std::pair<SectorId, int>>> sectors(out_.entities.size());
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const Mention& mention = mentions_[i];
    const Reference& reference = out_.references[i];
    Entity& entity = out_.entities[reference.entity];
    const std::optional<SectorId>& sector_of = reference.sector ? reference.sector : mention.sector;
    if (sector_of) count(sectors[reference.entity], *sector_of);
    int& rank_of = best[reference.entity];
    const int rank = name_rank(i);
    const bool better =
        rank > rank_of || (rank == rank_of && mention.span.size() > entity.name.size());
    if (!entity.name.empty() && !better) continue;
    rank_of = rank;
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

Actors resolve(const ActorScene& scene, const ActorData& data) {
  return Resolver(scene, data).resolve();
}

SceneCases scene_cases(const ActorScene& scene, const ActorData& data) {
  return Resolver(scene, data).scene_cases();
}

}  // namespace sayso
