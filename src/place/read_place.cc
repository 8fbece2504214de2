#include "place/read_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace sayso {
namespace {

constexpr int kSameWords = 60;  // another name in the same words is of the country
constexpr int kDivision = 38;   // a first-level division, before its people count
constexpr int kOtherName = 5;   // a town by another name than its own
constexpr int kOwnName = 8, kIsCapital = 10, kFeature = 25, kStripped = 15;

/// What a place counts without any context, by PlaceKind; towns and their like count their people.
constexpr std::array<int, 7> kPlain = {0, 34, 55, 60, 70, 80, 90};

constexpr std::uint32_t kTown = 500'000;  // people of a town that may stand beside other countries
constexpr int kBeside = 5;                // a town near by tells more than the country around
/// From small to large, what the words mean first: town, division, landmark, region, sea, country.
constexpr std::array<int, 7> kOrder = {0, 1, 2, 3, 4, 5, 6};

bool fits(PlaceWord::Kind feature, PlaceKind kind) {
  switch (feature) {
    case PlaceWord::Kind::city:
    case PlaceWord::Kind::capital:
      return kind == PlaceKind::city;
    case PlaceWord::Kind::second:
      return kind == PlaceKind::second;
    case PlaceWord::Kind::first:
      return kind == PlaceKind::first || kind == PlaceKind::region;
    case PlaceWord::Kind::country:
      return kind == PlaceKind::country;
    case PlaceWord::Kind::any:
      break;
  }
  return false;
}

/// A part of a town beside the town ("Baghdad's Sadr City"): within half a degree.
bool lies_by(const PlaceRow& a, const PlaceRow& b) {
  constexpr std::int64_t kNear = 500;
  const bool known = a.lat != kNowhere && b.lat != kNowhere;
  return known && std::abs(std::int64_t{a.lat} - b.lat) < kNear &&
         std::abs(std::int64_t{a.lon} - b.lon) < kNear;
}

int people(const PlaceRow& row) {
  return static_cast<int>(10 * std::log10(static_cast<double>(row.population) + 10));
}

}  // namespace

std::optional<PlaceWord::Kind> PlaceReader::feature_at(std::size_t word) const {
  const auto* const uses = gazetteer_.word(document_.words()[word].key);
  if (uses == nullptr) return std::nullopt;
  for (const PlaceWord& use : *uses)
    if (use.what == PlaceWord::Class::feature && use.kind != PlaceWord::Kind::any) return use.kind;
  return std::nullopt;
}

/// The word for its kind right behind a name ("Poonch district"), or before it, with "of" or
/// without ("the town of Baiji", "the village Suchowola").
PlaceWord::Kind PlaceReader::feature_of(const PlaceName& name, std::size_t first,
                                        std::size_t end) const {
  if (name.end < end) {
    if (const auto kind = feature_at(name.end); kind && *kind != PlaceWord::Kind::capital)
      return *kind;
  }
  for (std::size_t back = 1; back <= 2 && name.first >= first + back; ++back) {
    const std::size_t at = name.first - back;
    if (document_.words()[at].mark) break;
    if (const auto kind = feature_at(at)) return *kind;
    if (back == 1 && document_.words()[at].key != "of") break;
  }
  return PlaceWord::Kind::any;
}

bool PlaceReader::behind_beside(const PlaceName& name, std::size_t first) const {
  bool direction = false;
  for (std::size_t at = first; at < name.first; ++at) {
    const auto* const uses = gazetteer_.word(document_.words()[at].key);
    if (uses == nullptr) {
      direction = false;
      continue;
    }
    for (const PlaceWord& use : *uses) {
      if (use.what == PlaceWord::Class::beside) return true;
      if (use.what == PlaceWord::Class::of && direction) return true;  // "north of"
    }
    direction = std::any_of(uses->begin(), uses->end(), [](const PlaceWord& use) {
      return use.what == PlaceWord::Class::direction;
    });
  }
  return false;
}

int PlaceReader::score(const PlaceSense& sense, PlaceWord::Kind feature,
                       const std::map<std::uint32_t, int>& countries) const {
  const PlaceRow row = gazetteer_.row(sense.row);
  const auto kind = static_cast<std::size_t>(row.kind);
  int score = kPlain[std::min(kind, kPlain.size() - 1)];
  if (row.kind == PlaceKind::city) score = people(row) - (row.rank == 3 ? 5 : 0);
  if (row.kind == PlaceKind::first) score = kDivision + people(row) / 4;
  if (row.rank == 1 && sense.own) score += kIsCapital;
  if (row.kind == PlaceKind::city) score += sense.own ? kOwnName : -kOtherName;
  if (row.kind != PlaceKind::city && sense.own) score += kOwnName;
  if (feature != PlaceWord::Kind::any)
    score +=
        fits(feature, row.kind) ? kFeature + (sense.stripped ? 2 * kStripped + kOwnName : 0) : 0;
  if (sense.stripped) score -= kStripped;
  const auto weight = countries.find(row.country);
  return score + (weight == countries.end() ? 0 : std::min(weight->second, kSameWords + 40));
}

/// Does the word behind the name say its kind, and is there such a place ("the Moscow region")?
bool PlaceReader::tells_kind(const PlaceName& name, PlaceWord::Kind feature) const {
  if (feature == PlaceWord::Kind::any || feature == PlaceWord::Kind::city) return false;
  return std::any_of(name.senses.begin(), name.senses.end(), [&](const PlaceSense& sense) {
    return fits(feature, gazetteer_.row(sense.row).kind);
  });
}

/// A town where the other names in the words are all of another country.
bool PlaceReader::contradicts(const PlaceRow& row, std::size_t own,
                              const std::vector<PlaceName>& names) const {
  if (row.kind != PlaceKind::city && row.kind != PlaceKind::second) return false;
  bool other = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == own) continue;
    for (const std::uint32_t country : document_.told_by(names[i])) {
      if (country == row.country) return false;
      other = true;
    }
  }
  return other && row.population < kTown;
}

/// A small place of a country that nothing else speaks of, where other countries are spoken of: its
/// name most likely is that of something else.
bool PlaceReader::is_stray(const PlaceRow& row, const std::vector<PlaceSense>& senses,
                           const std::map<std::uint32_t, int>& countries) const {
  if (row.kind != PlaceKind::city && row.kind != PlaceKind::second) return false;
  if (countries.count(row.country) > 0) return false;
  if (countries.empty() && !document_.caseless()) return false;
  constexpr std::uint32_t kSmall = 50'000, kSmallByOtherName = 200'000;
  const bool own = std::any_of(senses.begin(), senses.end(), [&](const PlaceSense& sense) {
    return sense.own && gazetteer_.row(sense.row).geonames == row.geonames;
  });
  return row.population < (own ? kSmall : kSmallByOtherName);
}

PlaceChoice PlaceReader::choose(const std::vector<Scored>& best,
                                const std::vector<PlaceName>& names, std::size_t first) const {
  const auto order = [&](const Scored& each) {
    const PlaceRow row = gazetteer_.row(each.row);
    const auto kind = std::min(static_cast<std::size_t>(row.kind), kOrder.size() - 1);
    return (each.beside ? kBeside : 0) + (each.people ? 50 : 0) + kOrder[kind];
  };
  const auto least =
      std::min_element(best.begin(), best.end(), [&](const Scored& a, const Scored& b) {
        if (order(a) != order(b)) return order(a) < order(b);
        return lies_by(gazetteer_.row(a.row), gazetteer_.row(b.row)) &&
               gazetteer_.row(a.row).population < gazetteer_.row(b.row).population;
      });
  PlaceChoice out;
  out.row = least->row;
  const PlaceName& name = names[least->name];
  const bool large = gazetteer_.row(least->row).kind == PlaceKind::country ||
                     gazetteer_.row(least->row).kind == PlaceKind::first;
  if (large && name.first > first) {
    const auto* const uses = gazetteer_.word(document_.words()[name.first - 1].key);
    out.part = uses != nullptr && std::any_of(uses->begin(), uses->end(), [](const PlaceWord& use) {
                 return use.what == PlaceWord::Class::direction;
               });
  }
  const auto& words = document_.words();
  out.why = fmt::format("\"{}\"", joined_keys(words, name.first, name.end));
  if (name.senses.size() > 1) out.why += fmt::format(", the likeliest of {}", name.senses.size());
  if (best.size() > 1) out.why += ", the smallest place that the words name";
  if (least->beside) out.why += ", which it lies beside";
  return out;
}

/// The likeliest sense of name i of the names in words [first, end); the least score if none fits.
PlaceReader::Scored PlaceReader::best_sense(const std::vector<PlaceName>& names, std::size_t i,
                                            const std::pair<std::size_t, std::size_t>& words,
                                            const std::map<std::uint32_t, int>& countries) const {
  const PlaceWord::Kind feature = feature_of(names[i], words.first, words.second);
  Scored top{0, INT32_MIN, false, behind_beside(names[i], words.first), i};
  const bool kind_told = tells_kind(names[i], feature);
  for (const PlaceSense& sense : names[i].senses) {
    if (kind_told && !fits(feature, gazetteer_.row(sense.row).kind)) continue;
    if (is_small_namesake(names[i], gazetteer_.row(sense.row), words.second)) continue;
    const int points = score(sense, feature, countries);
    if (points <= top.score) continue;
    top.row = sense.row;
    top.score = points;
    top.people = sense.people;
  }
  return top;
}

std::optional<PlaceChoice> PlaceReader::read(const Span& span, const Span& sentence) const {
  const auto [first, end] = document_.inside(span);
  const std::vector<PlaceName> names = document_.names(first, end);
  if (names.empty()) return std::nullopt;
  const std::map<std::uint32_t, int> around = document_.countries(sentence);
  std::vector<Scored> best;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::map<std::uint32_t, int> countries = around;
    for (std::size_t j = 0; j < names.size(); ++j)
      if (j != i && !are_coordinated(names[i], names[j]))
        for (const std::uint32_t country : document_.told_by(names[j]))
          countries[country] += kSameWords;
    const Scored top = best_sense(names, i, {first, end}, countries);
    if (top.score == INT32_MIN) continue;
    const PlaceRow row = gazetteer_.row(top.row);
    const bool other =
        is_stray(row, names[i].senses, countries) || contradicts(row, i, names) ||
        (top.beside && row.kind == PlaceKind::country && names_ground(first, names[i].first));
    if (!other) best.push_back(top);
  }
  if (best.empty()) return std::nullopt;
  // "Nepal's capital", "the Malaysian capital": the town, where no smaller name is told.
  const PlaceWords said = describe(span);
  const bool countries_only = std::all_of(best.begin(), best.end(), [&](const Scored& each) {
    return gazetteer_.row(each.row).kind == PlaceKind::country;
  });
  const bool several = std::any_of(
      best.begin(), best.end(), [&](const Scored& each) { return each.row != best.front().row; });
  const bool tied = std::any_of(names.begin(), names.end(), [&](const PlaceName& name) {
    return document_.words()[name.first].hyphen;
  });
  const bool people =
      std::all_of(best.begin(), best.end(), [](const Scored& each) { return each.people; });
  if (people && said.kind != PlaceWord::Kind::capital && !names_ground(first, end))
    return std::nullopt;                                       // "a French military base"
  if (countries_only && several && tied) return std::nullopt;  // "a US-Iraqi checkpoint"
  if (countries_only && said.kind == PlaceWord::Kind::capital)
    return capital_of(best.front().row, "the capital of the country that the words name");
  return choose(best, names, first);
}

/// Does an "and" part the names ("in Mexico and southern California")? Neither tells of the other.
bool PlaceReader::are_coordinated(const PlaceName& one, const PlaceName& other) const {
  const auto& words = document_.words();
  const std::size_t first = std::min(one.end, other.end), end = std::max(one.first, other.first);
  for (std::size_t at = first; at < end; ++at)
    if (words[at].key == "and" || words[at].key == "or") return true;
  return false;
}

/// A town or district that bears the own name of a country, and no comma and division behind it to
/// tell so ("Mexico, Missouri").
bool PlaceReader::is_small_namesake(const PlaceName& name, const PlaceRow& row,
                                    std::size_t end) const {
  if (row.kind != PlaceKind::city && row.kind != PlaceKind::second) return false;
  if (row.population >= kTown || row.rank == 1) return false;
  if (name.end < end && document_.words()[name.end].key == ",") return false;
  return std::any_of(name.senses.begin(), name.senses.end(), [&](const PlaceSense& sense) {
    return sense.own && !sense.people && gazetteer_.row(sense.row).kind == PlaceKind::country;
  });
}

/// Is there a word for ground, such as "territory" or "town"?
bool PlaceReader::names_ground(std::size_t first, std::size_t end) const {
  for (std::size_t at = first; at < end; ++at) {
    const auto* const uses = gazetteer_.word(document_.words()[at].key);
    if (uses == nullptr) continue;
    for (const PlaceWord& use : *uses)
      if (use.what == PlaceWord::Class::feature || use.what == PlaceWord::Class::vague) return true;
  }
  return false;
}

/// Is there a word for a kind of ground, such as "town", "camp" or "province"?
bool PlaceReader::names_kind(std::size_t first, std::size_t end) const {
  for (std::size_t at = first; at < end; ++at) {
    const auto* const uses = gazetteer_.word(document_.words()[at].key);
    if (uses == nullptr) continue;
    for (const PlaceWord& use : *uses) {
      const bool ground =
          use.what == PlaceWord::Class::feature || use.what == PlaceWord::Class::vague;
      if (ground && use.kind != PlaceWord::Kind::any) return true;
    }
  }
  return false;
}

/// Is there a word with a capital that is neither of a name in the tables nor said of places?
bool PlaceReader::holds_unknown_name(std::size_t first, std::size_t end) const {
  if (document_.caseless()) return false;
  const std::vector<PlaceName> names = document_.names(first, end);
  for (std::size_t at = first; at < end; ++at) {
    const NameWord& word = document_.words()[at];
    const bool known = std::any_of(names.begin(), names.end(), [&](const PlaceName& name) {
      return name.first <= at && at < name.end;
    });
    if (word.upper && !word.mark && !known && gazetteer_.word(word.key) == nullptr) return true;
  }
  return false;
}

PlaceWords PlaceReader::describe(const Span& span) const {
  const auto [first, end] = document_.inside(span);
  PlaceWords out;
  out.named = holds_unknown_name(first, end);
  out.ground = names_kind(first, end);
  for (std::size_t at = first; at < end; ++at) {
    const auto* const uses = gazetteer_.word(document_.words()[at].key);
    if (uses == nullptr) continue;
    for (const PlaceWord& use : *uses) {
      out.here = out.here || use.what == PlaceWord::Class::here;
      if (use.what != PlaceWord::Class::vague) continue;
      out.vague = true;
      out.kind = use.kind;
    }
  }
  return out;
}

std::optional<PlaceChoice> PlaceReader::capital_of(std::uint32_t country_row,
                                                   const char* why) const {
  const auto capital = gazetteer_.capital(country_row);
  if (!capital) return std::nullopt;
  return PlaceChoice{*capital, false, why};
}

std::optional<PlaceChoice> PlaceReader::country(const Span& sentence) const {
  constexpr int kLead = 15;  // a second country that is named as often stands less far behind
  std::uint32_t country = 0;
  int most = 0, second = 0;
  for (const auto& [each, weight] : document_.countries(sentence)) {
    second = std::max(second, std::min(most, weight));
    if (weight <= most) continue;
    most = weight;
    country = each;
  }
  if (country == 0 || most < second + kLead) return std::nullopt;
  for (const PlaceSense& sense : gazetteer_.find("country " + country_code(country)))
    return PlaceChoice{sense.row, false,
                       "no table has the name; the country that the passage speaks of most"};
  return std::nullopt;
}

std::optional<PlaceChoice> PlaceReader::capital(const Span& sentence) const {
  std::uint32_t country = 0;
  int most = 0;
  for (const auto& [each, weight] : document_.countries(sentence)) {
    if (weight <= most) continue;
    most = weight;
    country = each;
  }
  if (country == 0) return std::nullopt;
  const std::string code = country_code(country);
  for (const PlaceSense& sense : gazetteer_.find("country " + code))
    return capital_of(sense.row, "the capital of the country that the passage speaks of");
  return std::nullopt;
}

}  // namespace sayso
