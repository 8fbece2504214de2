// The country of the scene, for those whose own words tell none.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "actor/choice.h"
#include "actor/resolver.h"

namespace sayso {
namespace {

constexpr int kFromScene = 5;  // weight of the country of the scene

/// What the mentions of an entity have for one country.
struct SceneAnswer {
  int points = 0;
  int share = 0;
  std::size_t mention = 0;  // the first that it was offered to
};

/// Why it is the country of the scene: its share of what is told, and whether it is the likeliest
/// to the reader.
std::string reason(int share, bool read) {
  std::vector<std::string> parts;
  if (share > 0) parts.push_back(fmt::format("{} % of what the text around it tells", share));
  if (read) parts.emplace_back("the likeliest to the reader");
  return fmt::format("country of the scene{}{}", parts.empty() ? "" : ": ", fmt::join(parts, "; "));
}

}  // namespace

CountryScene Resolver::scene() const {
  const Lexicon& lexicon = data_.names.lexicon();
  std::vector<SceneClue> clues;
  std::vector<Span> told;  // mentions of known country, by position
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const CountryEvidence& evidence = countries_[out_.references[i].entity];
    if (evidence.weight == 0 || evidence.country == kInternational) continue;
    const bool place = is_place(mentions_[i]);
    clues.push_back({mentions_[i].sentence, lexicon.scene("evidence", place ? "place" : "mention"),
                     evidence.country, mentions_[i].span,
                     place ? ClueKind::place : ClueKind::actor});
    told.push_back(mentions_[i].span);
  }
  const auto held = [&](const Span& name) {
    const auto behind = std::partition_point(
        told.begin(), told.end(), [&](const Span& mention) { return mention.end <= name.begin; });
    return behind != told.end() && behind->begin <= name.begin;
  };
  for (const NamedCountry& name : reader_.named())
    if (!held(name.span))
      clues.push_back(
          {sentence_at(name.span.begin), name.weight, name.country, name.span, ClueKind::name});
  const int town = lexicon.scene("evidence", "town");
  for (const CountryHint& hint : places_.hints)
    if (!other_name(hint) && !held(hint.span) && !reader_.names_any(hint.span))
      clues.push_back(
          {sentence_at(hint.span.begin), town, hint.country, hint.span, ClueKind::town});
  return {std::move(clues), lexicon};
}

/// Is it an actor or place of which nothing tells a country yet? A state that is named would be
/// told by its name.
bool Resolver::is_stateless(std::size_t at) const {
  const Mention& mention = mentions_[at];
  const Sector* const of = sector(mention);
  if (!is_place(mention) && of == nullptr) return false;
  if (of != nullptr && of->entity == kStateKind && out_.references[at].naming == Naming::proper)
    return false;
  return countries_[out_.references[at].entity].weight == 0 && !reader_.names_any(mention.span) &&
         !names_place(mention.span);
}

Stateless Resolver::stateless(std::size_t at) const {
  const Mention& mention = mentions_[at];
  const Sector* const of = sector(mention);
  const WordRange words = range(at);
  return {mention.span,
          mention.sentence,
          out_.references[at].naming,
          of == nullptr ? std::string_view("place") : std::string_view(of->name),
          words.first,
          words.end,
          !names_[at].empty(),
          parts_in_events(at),
          mention.countries};
}

/// The roles of a mention, each with the type of its event; each pair once.
std::vector<std::string> Resolver::parts_in_events(std::size_t at) const {
  std::set<std::string> out;
  for (const std::size_t arc : arcs_[at]) {
    const RoleArc& role = all_.roles[arc];
    const std::string_view name = kRoleNames[static_cast<std::size_t>(role.role)];
    const TypeId type = all_.triggers[role.trigger].type;
    out.insert(std::string(name));
    out.insert(fmt::format("{} {}", name, data_.ontology.types[type.value].name));
  }
  return {out.begin(), out.end()};
}

/// The country that the mentions of each entity together choose: each counts by how far a country
/// leads "none". Nothing where the first is hardly ahead of the next.
void Resolver::from_scene(const CountryScene& scene) {
  const SceneChoice choice(scene, reader_.words(), data_.names.lexicon());
  std::vector<std::map<std::string, SceneAnswer>> answers(countries_.size());
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (!is_stateless(i)) continue;
    const std::vector<SceneOffer> offers = choice.offers(stateless(i));
    const int none = choice.points(offers.front());
    for (std::size_t at = 1; at < offers.size(); ++at) {
      SceneAnswer& answer = answers[out_.references[i].entity]
                                .try_emplace(offers[at].country, SceneAnswer{0, 0, i})
                                .first->second;
      answer.points += choice.points(offers[at]) - none;
      answer.share = std::max(answer.share, offers[at].share);
    }
  }
  const int ahead = data_.names.lexicon().scene("ahead", "next");
  for (std::size_t entity = 0; entity < answers.size(); ++entity) {
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [country, answer] : answers[entity])
      order.emplace_back(-answer.points, country);
    std::sort(order.begin(), order.end());
    if (order.empty() || order[0].first >= 0) continue;
    if (order.size() > 1 && order[1].first - order[0].first < ahead) continue;
    const std::string& country = order[0].second;
    const SceneAnswer& answer = answers[entity].at(country);
    countries_[entity].country = country;
    countries_[entity].weight = kFromScene;
    const Mention& mention = mentions_[answer.mention];
    const bool read = !mention.countries.empty() && mention.countries.front().country == country;
    countries_[entity].why = reason(answer.share, read);
  }
}

SceneCases Resolver::scene_cases() && {
  known();
  const CountryScene around = scene();
  const SceneChoice choice(around, reader_.words(), data_.names.lexicon());
  SceneCases out;
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (!is_stateless(i)) continue;
    SceneCase& one = out.emplace_back();
    one.mention = static_cast<std::uint32_t>(i);
    one.entity = out_.references[i].entity;
    for (SceneOffer& offer : choice.offers(stateless(i))) {
      auto& [country, rows] = one.offers.emplace_back();
      country = std::move(offer.country);
      for (auto& [what, key] : offer.rows) rows.emplace_back(fmt::format("{} {}", what, key));
    }
  }
  return out;
}

}  // namespace sayso
