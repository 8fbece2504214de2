#include "actor/country.h"
#include "dictionary/names.h"

#include <fmt/format.h>

#include <algorithm>

namespace sayso {
namespace {

constexpr int kBehindComma = 1;
constexpr int kWithin = 2;
constexpr int kToward = 9;
constexpr int kTied = 9;
constexpr int kClear = 7;  // weight of a name that alone places a report
constexpr int kLeast = 2;  // weight that is still worth an answer

/// Is it a text that was taken down without capitals, as monitors of broadcasts do?
bool without_capitals(const std::vector<NameWord>& words) {
  constexpr std::size_t kFew = 100;
  const auto capitals =
      std::count_if(words.begin(), words.end(), [](const NameWord& word) { return word.upper; });
  return static_cast<std::size_t>(capitals) * kFew < words.size();
}

std::vector<NameWord> capitalised(std::vector<NameWord> words) {
  for (NameWord& word : words) word.upper = word.caps = true;
  return words;
}

}  // namespace

CountryReader::CountryReader(std::string_view text, std::string_view day, const CountryNames& names)
    : text_(text),
      day_(day),
      names_(names),
      words_(name_words(text, {0, static_cast<std::uint32_t>(text.size())})),
      matches_(names.find(without_capitals(words_) ? capitalised(words_) : words_)) {
  if (without_capitals(words_)) drop([&](const NameMatch& match) { return common_words(match); });
  drop([&](const NameMatch& match) { return personal(match) || shouted(match); });
  for (const NameMatch& match : matches_)
    if (!needs_context(match)) {
      if (const auto country = clear_country(match)) ++countries_[*country];
      note(match);
    }
  drop_usage();
}

void CountryReader::settle(std::set<std::string> towns) {
  towns_ = std::move(towns);
  const bool none = countries_.empty() && towns_.empty();
  drop([&](const NameMatch& match) {
    if (!needs_context(match) || (none && !weak(match))) return false;
    const auto senses = valid_senses(match);
    return std::none_of(senses.begin(), senses.end(), [&](const NameSense* sense) {
      const std::string country(names_.reported(sense->country));
      return countries_.count(country) > 0 || towns_.count(country) > 0;
    });
  });
}

template <class Test>
void CountryReader::drop(Test test) {
  matches_.erase(std::remove_if(matches_.begin(), matches_.end(), test), matches_.end());
}

std::optional<std::string> CountryReader::clear_country(const NameMatch& match) const {
  const auto senses = meant_senses(match);
  const std::string first(names_.reported(senses.front()->country));
  for (const NameSense* sense : senses)
    if (names_.reported(sense->country) != first || names_.kind(*sense).weight < kClear)
      return std::nullopt;
  return first;
}

void CountryReader::note(const NameMatch& match) {
  NamedCountry found;
  for (const NameSense* sense : meant_senses(match)) {
    const std::string country(names_.reported(sense->country));
    const int weight = names_.kind(*sense).scene;
    if (weight == 0 || country == kInternational) return;
    if (!found.country.empty() && found.country != country) return;
    found.weight = std::max(found.weight, weight);
    found.country = country;
  }
  found.span = {words_[match.first].span.begin, words_[match.last].span.end};
  named_.push_back(std::move(found));
}

void CountryReader::drop_usage() {
  for (NameMatch& match : matches_)
    match.senses.erase(
        std::remove_if(match.senses.begin(), match.senses.end(),
                       [&](const NameSense& sense) { return names_.kind(sense).weight == 0; }),
        match.senses.end());
  drop([](const NameMatch& match) { return match.senses.empty(); });
}

bool CountryReader::common_words(const NameMatch& match) const {
  constexpr std::size_t kLeastLetters = 4;
  const bool one = match.first == match.last;
  const std::string& key = words_[match.first].key;
  if (one && (key.size() < kLeastLetters || names_.lexicon().personal(key) ||
              names_.lexicon().context(key)))
    return true;
  return std::any_of(match.senses.begin(), match.senses.end(), [&](const NameSense& sense) {
    if (!sense.organisation) return false;
    return one ? !sense.short_form : names_.lexicon().use(key).determiner;
  });
}

bool CountryReader::weak(const NameMatch& match) {
  return std::all_of(match.senses.begin(), match.senses.end(),
                     [](const NameSense& sense) { return sense.weak; });
}

bool CountryReader::needs_context(const NameMatch& match) const {
  return weak(match) || names_.lexicon().context(joined_keys(words_, match.first, match.last + 1));
}

bool CountryReader::shouted(const NameMatch& match) const {
  const NameWord& word = words_[match.first];
  if (match.first != match.last || !word.caps || word.key.size() > 3 ||
      slice(text_, word.span).size() > 3)
    return false;
  const auto shouts = [&](std::size_t at) { return words_[at].caps && words_[at].key.size() > 3; };
  const std::size_t at = match.first;
  return (at > 0 && shouts(at - 1)) || (at + 1 < words_.size() && shouts(at + 1));
}

std::pair<std::size_t, std::size_t> CountryReader::inside(const Span& span) const {
  const auto first =
      std::lower_bound(words_.begin(), words_.end(), span.begin,
                       [](const NameWord& word, std::uint32_t at) { return word.span.begin < at; });
  const auto end =
      std::lower_bound(first, words_.end(), span.end,
                       [](const NameWord& word, std::uint32_t at) { return word.span.begin < at; });
  return {static_cast<std::size_t>(first - words_.begin()),
          static_cast<std::size_t>(end - words_.begin())};
}

bool CountryReader::acronym_in_small_letters(const NameMatch& match) const {
  return !words_[match.first].caps &&
         std::all_of(match.senses.begin(), match.senses.end(),
                     [](const NameSense& sense) { return sense.organisation && sense.short_form; });
}

bool CountryReader::personal(const NameMatch& match) const {
  const Lexicon& lexicon = names_.lexicon();
  if (match.first != match.last) return false;
  if (!lexicon.personal(words_[match.first].key) && !acronym_in_small_letters(match)) return false;
  const auto name_like = [&](std::size_t at) {
    const NameWord& word = words_[at];
    return word.upper && !word.mark && !lexicon.role_word(word.key) &&
           !lexicon.use(word.key).determiner && !lexicon.use(word.key).within &&
           !lexicon.use(word.key).toward;
  };
  // Nothing but a space may stand between two parts of a person's name.
  const auto adjoin = [&](std::size_t left, std::size_t right) {
    return words_[right].span.begin - words_[left].span.end == 1;
  };
  const std::size_t at = match.first;
  if (at > 0 && lexicon.use(words_[at - 1].key).honorific) return true;
  if (at + 1 < words_.size() && adjoin(at, at + 1) && name_like(at + 1)) return true;
  return at > 0 && adjoin(at - 1, at) && name_like(at - 1) && !words_[at - 1].caps;
}

std::vector<const NameSense*> CountryReader::valid_senses(const NameMatch& match) const {
  std::vector<const NameSense*> out;
  for (const NameSense& sense : match.senses)
    if (valid_on(sense.from, sense.to, day_)) out.push_back(&sense);
  // The news still speaks of a body that is no more, rather than of one that is hardly meant.
  if (std::all_of(out.begin(), out.end(), [](const NameSense* sense) { return sense->weak; }))
    for (const NameSense& sense : match.senses)
      if (!sense.weak) out.push_back(&sense);
  if (out.empty())
    for (const NameSense& sense : match.senses) out.push_back(&sense);
  return out;
}

std::vector<const NameSense*> CountryReader::meant_senses(const NameMatch& match) const {
  std::vector<const NameSense*> out = valid_senses(match);
  if (!weak(match)) std::erase_if(out, [](const NameSense* sense) { return sense->weak; });
  return out;
}

const NameSense* CountryReader::sense(const NameMatch& match, std::string_view sector) const {
  const auto senses = valid_senses(match);
  const NameSense* best = senses.front();
  int best_rank = -1;
  bool several = false;
  for (const NameSense* sense : senses) {
    const std::string country(names_.reported(sense->country));
    const auto named = countries_.find(country);
    int rank = named == countries_.end() ? 0 : 2 * named->second;
    if (rank == 0 && towns_.count(country) > 0) rank = 1;
    const bool hardly = sense->weak && rank == 0;
    if (!sector.empty() && sense->sector == sector) rank += 1;
    rank = hardly ? 0 : 16 * rank + names_.kind(*sense).weight;
    several = several || (rank == best_rank && country != names_.reported(best->country));
    if (rank <= best_rank) continue;
    best = sense;
    best_rank = rank;
    several = false;
  }
  return several ? nullptr : best;
}

/// Is it a number, or an article before one ("a dozen")?
bool CountryReader::counts(std::size_t word) const {
  const Lexicon& lexicon = names_.lexicon();
  if (word < words_.size() && lexicon.use(words_[word].key).determiner) ++word;
  if (word >= words_.size()) return false;
  const char first = words_[word].key.front();
  return (first >= '0' && first <= '9') || lexicon.use(words_[word].key).number;
}

int CountryReader::penalty(std::size_t first, std::size_t name, std::size_t end) const {
  const Lexicon& lexicon = names_.lexicon();
  int out = 0;
  bool posted = false;
  for (std::size_t at = first; at < name; ++at) {
    const WordUse use = lexicon.use(words_[at].key);
    posted = posted || use.posted;
    if (words_[at].key == ",") out = std::min(out, kBehindComma) + kBehindComma;
    const bool bound = at > first && lexicon.use(words_[at - 1].key).bound;
    if (use.toward && !words_[at].hyphen && !(use.measure && counts(at + 1)))
      out = std::max(out, bound ? kWithin : kToward);
    if (use.within) out = std::max(out, posted && !use.of ? kToward : kWithin);
  }
  const bool hyphen = end < words_.size() && words_[end].hyphen;
  if (hyphen && (lexicon.use(words_[end].key).tied || names_.demonym_begins(words_, end)))
    out = std::max(out, kTied);
  if (name == first) return out;
  const WordUse before = lexicon.use(words_[name - 1].key);
  if (before.descent || (before.leaning && words_[name].hyphen)) out = std::max(out, kTied);
  return out;
}

bool CountryReader::behind_comma(std::size_t first, std::size_t end) const {
  return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(first),
                     words_.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const NameWord& word) { return word.key == ","; });
}

bool CountryReader::of_another(const Span& before, const Span& name) const {
  const auto [at, end] = inside(name);
  return penalty(inside(before).first, at, end) >= kToward;
}

std::vector<NameMatch>::const_iterator CountryReader::match_from(std::size_t at) const {
  return std::lower_bound(
      matches_.begin(), matches_.end(), at,
      [](const NameMatch& match, std::size_t word) { return match.first < word; });
}

bool CountryReader::names_any(const Span& span) const {
  const auto [first, end] = inside(span);
  auto match = match_from(first);
  while (match != matches_.end() && match->last < end && weak(*match)) ++match;
  return match != matches_.end() && match->last < end;
}

std::string_view CountryReader::state(std::size_t first, std::size_t end,
                                      std::string_view sector) const {
  constexpr int kNamesTheState = 8;  // weight of the kinds of name that do
  const auto match = match_from(first);
  if (match == matches_.end() || match->first != first || match->last + 1 != end) return {};
  const NameSense* const told = sense(*match, sector);
  if (told == nullptr || told->organisation) return {};
  const NameKind kind = names_.kind(*told);
  return kind.weight >= kNamesTheState && !kind.demonym ? told->country : std::string_view();
}

int CountryReader::weight(const NameMatch& match, const NameSense& sense, std::size_t first,
                          bool place) const {
  return names_.kind(sense).weight - (place ? 0 : penalty(first, match.first, match.last + 1));
}

bool CountryReader::of_several(std::vector<NameMatch>::const_iterator match, std::size_t end,
                               const std::string& country) const {
  const Lexicon& lexicon = names_.lexicon();
  bool joint = false, other = false;
  for (auto next = match + 1; next != matches_.end() && next->last < end; match = next++) {
    for (std::size_t at = match->last + 1; at < next->first; ++at) {
      const WordUse use = lexicon.use(words_[at].key);
      if (!use.joint && !use.determiner && !use.plural && words_[at].key != ",")
        return joint && other;
      joint = joint || use.joint;
    }
    if (next->first == match->last + 1) return joint && other;
    const NameSense* const found = sense(*next, {});
    other = other || found == nullptr || names_.reported(found->country) != country;
  }
  return joint && other;
}

bool CountryReader::heads(const NameMatch& match, std::size_t first, std::size_t end) const {
  const Lexicon& lexicon = names_.lexicon();
  for (std::size_t at = first; at < match.first; ++at)
    if (!lexicon.use(words_[at].key).determiner) return false;
  if (match.last + 1 >= end) return true;
  const WordUse next = lexicon.use(words_[match.last + 1].key);
  return words_[match.last + 1].mark || next.within || next.toward;
}

std::vector<std::pair<std::string_view, bool>> CountryReader::sectors(const Span& span) const {
  std::vector<std::pair<std::string_view, bool>> out;
  const auto [first, end] = inside(span);
  for (auto match = match_from(first); match != matches_.end() && match->last < end; ++match)
    for (const NameSense* const sense : valid_senses(*match))
      if (!sense->sector.empty()) out.emplace_back(sense->sector, heads(*match, first, end));
  return out;
}

std::optional<CountryEvidence> CountryReader::read(const Span& span, bool place,
                                                   std::string_view sector) const {
  const auto [first, end] = inside(span);
  std::optional<CountryEvidence> best;
  auto best_match = matches_.end();
  for (auto match = match_from(first); match != matches_.end() && match->last < end; ++match) {
    const NameSense* const found = sense(*match, sector);
    if (found == nullptr) continue;
    const NameKind named = names_.kind(*found);
    if (place && named.demonym && named.weight < kClear) continue;  // "Bosniak Mahala"
    if (needs_context(*match) && !sector.empty() && !found->sector.empty() &&
        found->sector != sector)
      continue;
    const int weight_of = weight(*match, *found, first, place);
    if (weight_of < kLeast || (best && weight_of <= best->weight)) continue;
    const Span words{words_[match->first].span.begin, words_[match->last].span.end};
    best = CountryEvidence{std::string(names_.reported(found->country)),
                           weight_of,
                           fmt::format("\"{}\": {}{}", slice(text_, words), named.name,
                                       found->user ? ", by a row of your own" : ""),
                           std::nullopt,
                           {},
                           behind_comma(first, match->first)};
    best_match = match;
    best->of_body = found->organisation && !found->weak;
    if (best->of_body && heads(*match, first, end)) {
      best->organisation = found->organisation;
      best->sector = found->sector;
    }
  }
  if (best && !place && of_several(best_match, end, best->country)) return std::nullopt;
  return best;
}

}  // namespace sayso
