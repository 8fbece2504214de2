#include "actor/choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "dictionary/names.h"

namespace sayso {
namespace {

constexpr std::size_t kMostTold = 8;  // countries told that are offered
constexpr std::size_t kMostSeen = 3;  // and of the likeliest to the reader
constexpr int kTens = 10;
constexpr std::size_t kMany = 4;  // of countries: that many and more
constexpr std::size_t kManyHere = 3;
constexpr std::size_t kLong = 8;  // words of a mention: that many and more

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

/// How far the reader holds one country, or "none", for likelier than every other answer, in
/// hundredths of a unit. One that is not among its likeliest is no likelier than the last of them.
int read_lead(const std::vector<CountryScore>& read, const std::string& country) {
  constexpr int kTenth = 10;
  const auto own = std::find_if(read.begin(), read.end(),
                                [&](const CountryScore& one) { return one.country == country; });
  const Score best = own == read.begin() && read.size() > 1 ? read[1].score : read[0].score;
  return ((own == read.end() ? read.back().score : own->score) - best) / kTenth;
}

std::string_view name_of(Naming naming) { return kNamingNames[static_cast<std::size_t>(naming)]; }

}  // namespace

SceneOffer SceneChoice::none(const Stateless& mention, std::size_t told) const {
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
              {"none-length", number(length, kLong)}};
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

std::vector<SceneOffer> SceneChoice::offers(const Stateless& mention) const {
  const std::vector<SceneCountry> all = scene_.told(mention.sentence);
  const std::size_t offered = std::min(all.size(), kMostTold);
  std::vector<SceneOffer> out{none(mention, all.size())};
  for (std::size_t at = 0; at < offered; ++at) out.push_back(told(mention, all, at));
  add_untold(mention, all.size(), out);
  if (mention.read.empty()) return out;
  for (std::size_t at = 0; at < out.size(); ++at)
    out[at].rows.emplace_back(at == 0 ? "none-read" : "read",
                              halves(read_lead(mention.read, out[at].country)));
  return out;
}

/// The likeliest countries to the reader that nothing in the text tells.
void SceneChoice::add_untold(const Stateless& mention, std::size_t told,
                             std::vector<SceneOffer>& out) {
  std::size_t left = kMostSeen;
  for (const CountryScore& one : mention.read) {
    if (left == 0) break;
    if (one.country.empty() || one.country == kInternational) continue;
    --left;
    const auto same = [&](const SceneOffer& other) { return other.country == one.country; };
    if (std::any_of(out.begin(), out.end(), same)) continue;
    out.emplace_back().country = one.country;
    out.back().rows = {{"untold", number(told, 2)}};
  }
}

int SceneChoice::points(const SceneOffer& offer) const {
  int out = 0;
  for (const auto& [what, key] : offer.rows) out += lexicon_.scene(what, key);
  return out;
}

}  // namespace sayso
