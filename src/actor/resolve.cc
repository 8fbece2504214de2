#include "actor/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "actor/context.h"
#include "actor/country.h"
#include "actor/kind.h"

namespace sayso {
namespace {

constexpr std::string_view kInternational = "INT";
constexpr int kCertain = 9;
constexpr int kFromContext = 7;  // about the share that is right over the annotated records

class Resolver {
 public:
  Resolver(const Mentions& mentions, const Document& document, const CountryNames& names,
           const Ontology& ontology)
      : mentions_(mentions.mentions),
        text_(document.clean.text),
        day_(document.published_at ? document.published_at->value : std::string()),
        names_(names),
        ontology_(ontology),
        reader_(text_, day_, names) {
    std::size_t entities = 0;
    for (const Mention& mention : mentions_)
      entities = std::max<std::size_t>(entities, mention.entity + 1);
    out_.entities.resize(entities);
    countries_.resize(entities);
  }

  Actors resolve() && {
    from_own_words();
    from_passage();
    for (std::size_t i = 0; i < countries_.size(); ++i)
      if (countries_[i].weight > 0) set_country(out_.entities[i], countries_[i]);
    describe();
    for (const Mention& mention : mentions_)
      out_.mention_country.push_back(out_.entities[mention.entity].country);
    return std::move(out_);
  }

 private:
  const MentionKind& kind(const Mention& mention) const {
    return ontology_.mention_kinds[mention.kind.value];
  }
  const Sector* sector(const Mention& mention) const {
    return mention.sector ? &ontology_.sectors[mention.sector->value] : nullptr;
  }
  bool is_place(const Mention& mention) const {
    return !kind(mention).actor &&
           ontology_.role_allows[static_cast<std::size_t>(Role::place)][mention.kind.value];
  }

  /// For each entity the best evidence that the words of a mention hold; the first among equals.
  void from_own_words() {
    for (const Mention& mention : mentions_) {
      const bool place = is_place(mention);
      if (!place && !kind(mention).actor) continue;
      const Sector* const of = sector(mention);
      std::optional<CountryEvidence> found =
          reader_.read(mention.span, place, of == nullptr ? "" : of->name);
      if (of != nullptr && of->international)
        found = CountryEvidence{std::string(kInternational), kCertain,
                                fmt::format("sector {}: {}", of->name, of->definition)};
      CountryEvidence& best = countries_[mention.entity];
      if (found && found->weight > best.weight) best = std::move(*found);
    }
  }

  void from_passage() {
    std::vector<Clue> clues;
    for (const Mention& mention : mentions_) {
      const CountryEvidence& evidence = countries_[mention.entity];
      if (evidence.weight == 0 || evidence.country == kInternational) continue;
      const Sector* const of = sector(mention);
      clues.push_back({mention.sentence, is_place(mention),
                       of != nullptr && of->local == Sector::Local::any, evidence.country});
    }
    const Passage passage(std::move(clues), reader_.countries());
    for (const Mention& mention : mentions_) {
      const Sector* const of = sector(mention);
      const bool place = is_place(mention);
      if (!place && (of == nullptr || of->local == Sector::Local::no)) continue;
      CountryEvidence& best = countries_[mention.entity];
      if (best.weight > 0 || reader_.names_any(mention.span)) continue;
      const auto answer = passage.country(mention.sentence);
      if (!answer || (!place && !answer->by_place && of->local != Sector::Local::any)) continue;
      best = {answer->country, kFromContext,
              answer->by_place ? "the one country that the places around it lie in"
                               : "the one country that the passage speaks of"};
    }
  }

  void set_country(Entity& entity, const CountryEvidence& evidence) const {
    entity.country = evidence.country;
    entity.score = evidence.weight / 10.0;
    entity.why = evidence.why;
    const Country* const country = names_.country(evidence.country);
    if (country == nullptr || !valid_on(country->from, country->to, day_)) return;
    entity.cow = country->cow;
    entity.gw = country->gw;
  }

  void describe() {
    std::vector<Naming> best(out_.entities.size(), Naming::pronoun);
    std::vector<std::vector<std::pair<SectorId, int>>> sectors(out_.entities.size());
    for (const Mention& mention : mentions_) {
      Entity& entity = out_.entities[mention.entity];
      const auto [first, end] = reader_.inside(mention.span);
      const Naming naming_of = naming(reader_.words(), {first, end}, names_.lexicon());
      if (mention.sector) count(sectors[mention.entity], *mention.sector);
      const bool better =
          naming_of > best[mention.entity] ||
          (naming_of == best[mention.entity] && mention.span.size() > entity.name.size());
      if (!entity.name.empty() && !better) continue;
      best[mention.entity] = naming_of;
      entity.name = slice(text_, mention.span);
      entity.kind = kind(mention).name;
      if (const Sector* const of = sector(mention); kind(mention).actor && of != nullptr)
        entity.kind = actor_kind(reader_.words(), {first, end}, names_.lexicon(), *of);
    }
    for (std::size_t i = 0; i < out_.entities.size(); ++i)
      set_sectors(out_.entities[i], sectors[i]);
  }

  static void count(std::vector<std::pair<SectorId, int>>& counts, SectorId sector) {
    for (auto& [id, times] : counts)
      if (id == sector) {
        ++times;
        return;
      }
    counts.emplace_back(sector, 1);
  }

  void set_sectors(Entity& entity, std::vector<std::pair<SectorId, int>>& counts) const {
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [id, times] : counts) entity.sectors.push_back(id);
    if (!entity.country || counts.empty()) return;
    const Sector& first = ontology_.sectors[counts.front().first.value];
    const Country* const country = names_.country(*entity.country);
    const std::string code = *entity.country == kInternational
                                 ? first.cameo_int
                                 : (country == nullptr ? "" : country->cameo + first.cameo);
    if (country != nullptr && country->cameo.empty()) return;
    if (!code.empty()) entity.cameo = code;
  }

  const std::vector<Mention>& mentions_;
  const std::string& text_;
  const std::string day_;
  const CountryNames& names_;
  const Ontology& ontology_;
  CountryReader reader_;
  std::vector<CountryEvidence> countries_;  // [entity]; weight 0: unknown
  Actors out_;
};

}  // namespace

Actors resolve(const Mentions& mentions, const Document& document, const CountryNames& names,
               const Ontology& ontology) {
  return Resolver(mentions, document, names, ontology).resolve();
}

}  // namespace sayso
