#include "actor/choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace sayso {
namespace {

using Row = std::pair<std::string_view, std::string>;

constexpr std::uint32_t kSpokenAround = 2;  // sentences on each side whose words are counted
constexpr std::size_t kMostTold = 8;        // countries told that are offered
constexpr std::size_t kMostSpoken = 3;      // and of those that the words speak for
constexpr std::size_t kMany = 4;            // of countries: that many and more
constexpr std::size_t kManyHere = 3;
constexpr std::size_t kLong = 8;        // words of a mention: that many and more
constexpr std::size_t kNamedWords = 2;  // words that an answer gives as its reason
constexpr int kLeastSpoken = 350;       // hundredths of a unit: of words that alone tell a country
constexpr int kTens = 10;

/// How many, where from `most` on it does not matter how many more.
std::string number(std::size_t value, std::size_t most) {
  return fmt::format_int(std::min(value, most)).str();
}

/// A lead in hundredths of a unit, by halves of a unit.
std::string halves(int lead) {
  constexpr int kHalf = 50, kMost = 10;
  const int floor = lead >= 0 ? lead / kHalf : -((kHalf - 1 - lead) / kHalf);
  return fmt::format_int(std::clamp(floor, -kMost, kMost)).str();
}

/// Sum of points in tenths over so many words, in hundredths of a unit.
int spread(int tenths, std::size_t words) {
  constexpr double kScale = 20.0;
  constexpr std::size_t kFewWords = 16;  // of fewer each counts no more
  const auto many = static_cast<double>(std::max(words, kFewWords));
  return static_cast<int>(std::lround(kScale * tenths / std::sqrt(many)));
}

std::string_view name_of(Naming naming) { return kNamingNames[static_cast<std::size_t>(naming)]; }

}  // namespace

std::vector<std::string_view> SceneChoice::words_around(std::uint32_t sentence) const {
  const std::uint32_t from = sentence - std::min(sentence, kSpokenAround);
  const std::size_t to = std::min<std::size_t>(sentence + kSpokenAround + 1, sentences_.size());
  std::set<std::string_view> out;
  if (from >= to) return {};
  const std::uint32_t begin = sentences_[from].span.begin, end = sentences_[to - 1].span.end;
  auto word = std::partition_point(words_.begin(), words_.end(),
                                   [begin](const NameWord& one) { return one.span.begin < begin; });
  for (; word != words_.end() && word->span.begin < end; ++word)
    if (!word->mark) out.insert(word->key);
  return {out.begin(), out.end()};
}

const SceneChoice::Spoken& SceneChoice::spoken(std::uint32_t sentence) {
  const auto [at, fresh] = spoken_.try_emplace(sentence);
  if (!fresh) return at->second;
  Spoken& out = at->second;
  const auto words = words_around(sentence);
  std::map<std::string, int> sums;
  for (const std::string_view word : words)
    for (const WordCountry& one : lexicon_.spoken(word)) sums[one.country] += one.points;
  std::vector<std::pair<int, std::string>> order;
  for (const auto& [country, sum] : sums) {
    const int points = spread(sum, words.size()) + kTens * lexicon_.scene("country", country);
    out.points.emplace(country, points);
    order.emplace_back(-points, country);
  }
  const std::size_t kept = std::min(order.size(), kMostSpoken);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end());
  for (std::size_t i = 0; i < kept; ++i) out.best.push_back(std::move(order[i].second));
  return out;
}

int SceneChoice::spoken_for(const Spoken& spoken, const std::string& country) const {
  const auto found = spoken.points.find(country);
  return found == spoken.points.end() ? kTens * lexicon_.scene("country", country) : found->second;
}

/// Of the country over the best of the others.
int SceneChoice::lead(const Spoken& spoken, const std::string& country) const {
  const int own = spoken_for(spoken, country);
  for (const std::string& other : spoken.best)
    if (other != country) return own - spoken.points.at(other);
  return own;
}

SceneOffer SceneChoice::none(const Stateless& mention, const Spoken& spoken,
                             std::size_t told) const {
  const std::string_view naming = name_of(mention.naming);
  SceneOffer out;
  const std::size_t length = mention.end - mention.first;
  std::set<std::string_view> here;
  for (const SceneClue& clue : scene_.in(mention.sentence)) here.insert(clue.country);
  out.rows = {{"none", "none"},
              {"none-sector", std::string(mention.sector)},
              {"none-naming", std::string(naming)},
              {"none-kind", fmt::format("{} {}", mention.sector, naming)},
              {"none-told", number(told, kMany)},
              {"none-here", number(here.size(), kManyHere)},
              {"none-length", number(length, kLong)},
              {"none-lead", spoken.best.empty() ? "0" : halves(lead(spoken, spoken.best.front()))}};
  if (mention.person) out.rows.emplace_back("none-person", "person");
  for (const std::string& part : mention.parts) out.rows.emplace_back("none-part", part);
  if (length == 0) return out;
  out.rows.emplace_back("none-first", words_[mention.first].key);
  out.rows.emplace_back("none-last", words_[mention.end - 1].key);
  std::set<std::string_view> words;
  for (std::size_t at = mention.first; at < mention.end; ++at)
    if (!words_[at].mark) words.insert(words_[at].key);
  for (const std::string_view word : words) out.rows.emplace_back("none-word", word);
  return out;
}

/// How the mention takes up what stands before it: by its pronoun ("he", "its ambassador"), else by
/// how it is named.
std::string SceneChoice::manner(const Stateless& mention) const {
  if (mention.first < mention.end) {
    const std::string& first = words_[mention.first].key;
    if (mention.naming == Naming::pronoun || lexicon_.use(first).pronoun) return first;
  }
  return std::string(name_of(mention.naming));
}

SceneOffer SceneChoice::told(const Stateless& mention, const std::vector<SceneCountry>& all,
                             std::size_t at) const {
  const std::string& country = all[at].country;
  SceneOffer out;
  out.country = country;
  out.share = std::max(all[at].share, 1);
  out.rows = {{"rank", fmt::format("{} of {}", number(at + 1, kMany), number(all.size(), kMany))},
              {"share", fmt::format_int(all[at].share / kTens * kTens).str()}};
  std::set<std::string> here;
  std::set<std::string_view> others;
  for (const SceneClue& clue : scene_.in(mention.sentence)) {
    if (clue.country != country)
      others.insert(clue.country);
    else
      here.insert(fmt::format("{} {}", kClueNames[static_cast<std::size_t>(clue.kind)],
                              clue.span.end <= mention.span.begin ? "before" : "after"));
  }
  out.rows.emplace_back(
      "here", fmt::format("{} {}", here.empty() ? "no" : "yes", number(others.size(), 2)));
  for (const std::string& kind : here) out.rows.emplace_back("here-by", kind);
  if (mention.sentence > 0 && tells(mention.sentence - 1, country))
    out.rows.emplace_back("nearby", "before");
  if (tells(mention.sentence + 1, country)) out.rows.emplace_back("nearby", "after");
  const std::string how = manner(mention);
  const auto near = scene_.around(mention.span);
  if (near.before != nullptr && near.before->country == country) {
    out.rows.emplace_back("last", near.before->sentence == mention.sentence ? "here" : "earlier");
    out.rows.emplace_back("last-taken", how);
    out.rows.emplace_back("last-sector", mention.sector);
  }
  if (near.actor_before != nullptr && near.actor_before->country == country)
    out.rows.emplace_back("last-actor", how);
  if (near.after != nullptr && near.after->country == country) {
    out.rows.emplace_back("next", name_of(mention.naming));
    out.rows.emplace_back("next-sector", mention.sector);
  }
  if (near.first != nullptr && near.first->country == country)
    out.rows.emplace_back("first", "first");
  return out;
}

bool SceneChoice::tells(std::uint32_t sentence, const std::string& country) const {
  const auto clues = scene_.in(sentence);
  return std::any_of(clues.begin(), clues.end(),
                     [&](const SceneClue& clue) { return clue.country == country; });
}

std::vector<SceneOffer> SceneChoice::offers(const Stateless& mention) {
  const Spoken& around = spoken(mention.sentence);
  std::vector<SceneCountry> all = scene_.told(mention.sentence);
  const std::size_t offered = std::min(all.size(), kMostTold);
  std::vector<SceneOffer> out{none(mention, around, all.size())};
  std::set<std::string_view> known;
  for (std::size_t at = 0; at < offered; ++at) {
    out.push_back(told(mention, all, at));
    known.insert(all[at].country);
  }
  for (const std::string& country : around.best) {
    if (known.count(country) > 0) continue;
    const int ahead = lead(around, country);
    const int said = spoken_for(around, country) - kTens * lexicon_.scene("country", country);
    out.emplace_back().country = country;
    out.back().clear = ahead >= 0 && said >= kLeastSpoken;
    out.back().rows = {{"untold", number(all.size(), 2)}, {"untold-lead", halves(ahead)}};
  }
  for (std::size_t at = 1; at < out.size(); ++at) {
    out[at].rows.emplace_back("lead", halves(lead(around, out[at].country)));
  }
  return out;
}

int SceneChoice::points(const SceneOffer& offer) const {
  int out = 0;
  for (const auto& [what, key] : offer.rows) out += lexicon_.scene(what, key);
  return out;
}

std::vector<std::string> SceneChoice::words_for(std::uint32_t sentence,
                                                const std::string& country) const {
  std::vector<std::pair<int, std::string>> found;
  for (const std::string_view word : words_around(sentence))
    for (const WordCountry& one : lexicon_.spoken(word))
      if (one.country == country) found.emplace_back(-one.points, word);
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(found.size(), kNamedWords); ++i)
    out.push_back(std::move(found[i].second));
  return out;
}

}  // namespace sayso
