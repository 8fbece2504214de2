#include "place/document_places.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::size_t kLongest = 6;             // words of a name
constexpr std::uint32_t kGreat = 300'000;       // people of a town that speaks for its country
constexpr std::uint32_t kKnown = 100'000;       // of one that may stand in a longer name
constexpr std::uint32_t kOutweighs = 10;        // times the people of its namesakes abroad
constexpr std::uint32_t kBeforeNoun = 10'000;   // of one that stands before a noun
constexpr std::size_t kTelling = 6;             // letters of a name that few other words have
constexpr std::uint32_t kWithoutCase = 20'000;  // of one in a text without capitals
constexpr int kByBearer = 4;                    // a town's name that few countries have
constexpr int kInSentence = 25, kInDocument = 5, kMostInDocument = 20, kInDateline = 12;

bool is_country(const PlaceRow& row) { return row.kind == PlaceKind::country; }

using Countries = std::vector<std::uint32_t>;

void add(std::uint32_t country, Countries& countries) {
  if (country != 0 && std::find(countries.begin(), countries.end(), country) == countries.end())
    countries.push_back(country);
}

/// The states that bear the name.
Countries of_states(const Gazetteer& gazetteer, const PlaceName& name) {
  Countries out;
  for (const PlaceSense& sense : name.senses) {
    const PlaceRow row = gazetteer.row(sense.row);
    if (is_country(row)) add(row.country, out);
  }
  return out;
}

/// "Georgia" may be a state or a great region of another.
bool is_divided(const Gazetteer& gazetteer, const PlaceName& name, std::uint32_t country) {
  return std::any_of(name.senses.begin(), name.senses.end(), [&](const PlaceSense& sense) {
    const PlaceRow row = gazetteer.row(sense.row);
    return row.kind == PlaceKind::first && sense.own && !sense.stripped &&
           row.population > kGreat && row.country != country;
  });
}

/// The capital of a country, by its own name, speaks for it whoever else is called so.
Countries of_capitals(const Gazetteer& gazetteer, const PlaceName& name) {
  Countries out;
  for (const PlaceSense& sense : name.senses) {
    const PlaceRow row = gazetteer.row(sense.row);
    if (sense.own && row.rank == 1) add(row.country, out);
  }
  return out;
}

/// Those of great towns, regions and landmarks; none where a landmark, region or water without a
/// country bears the name ("White House", in some tongue Casablanca).
Countries of_great_places(const Gazetteer& gazetteer, const PlaceName& name) {
  Countries out;
  for (const PlaceSense& sense : name.senses) {
    const PlaceRow row = gazetteer.row(sense.row);
    const bool great = row.kind == PlaceKind::city && (row.population >= kGreat || row.rank == 1);
    const bool ground = row.kind > PlaceKind::first && sense.own;
    if (ground && row.country == 0) return {};
    if (great || ground || (row.kind == PlaceKind::first && !sense.stripped)) add(row.country, out);
  }
  return out;
}

}  // namespace

DocumentPlaces::DocumentPlaces(std::string_view text, const Span& dateline,
                               const Gazetteer& gazetteer)
    : text_(text),
      dateline_(dateline),
      gazetteer_(gazetteer),
      words_(name_words(text, {0, static_cast<std::uint32_t>(text.size())})) {
  std::size_t words = 0, upper = 0;
  for (const NameWord& word : words_) {
    words += word.mark ? 0 : 1;
    upper += word.upper ? 1 : 0;
  }
  // A text all in capitals, or without any, does not tell names by them.
  caseless_ = words > 0 && (upper * 10 > words * 7 || upper * 50 < words);
  for (const PlaceName& name : names(0, words_.size())) {
    const std::vector<std::uint32_t> told = told_by(name);
    for (const std::uint32_t country : told)
      hints_.push_back({words_[name.first].span.begin, country});
    if (told.empty()) note_bearers(name);
  }
}

/// A name of towns in few countries tells a little of each.
void DocumentPlaces::note_bearers(const PlaceName& name) {
  constexpr std::size_t kFew = 4;
  if (name.in_longer_name) return;
  std::set<std::uint32_t> bearers;
  for (const PlaceSense& sense : name.senses) {
    const PlaceRow row = gazetteer_.row(sense.row);
    if (sense.own && row.country != 0) bearers.insert(row.country);
  }
  if (bearers.size() > kFew) return;
  for (const std::uint32_t country : bearers)
    bearers_[country].insert(place_key(words_, name.first, name.end));
}

std::pair<std::size_t, std::size_t> DocumentPlaces::inside(const Span& span) const {
  const auto first = std::partition_point(words_.begin(), words_.end(), [&](const NameWord& word) {
    return word.span.end <= span.begin;
  });
  const auto end = std::partition_point(
      first, words_.end(), [&](const NameWord& word) { return word.span.begin < span.end; });
  return {static_cast<std::size_t>(first - words_.begin()),
          static_cast<std::size_t>(end - words_.begin())};
}

bool DocumentPlaces::may_begin(std::size_t word) const {
  const NameWord& each = words_[word];
  return !each.mark && (caseless_ || each.upper);
}

/// A word such as "district" or "northern", which is no part of another name.
bool DocumentPlaces::stands_beside(std::size_t word) const {
  const auto* const uses = gazetteer_.word(words_[word].key);
  return uses != nullptr && std::any_of(uses->begin(), uses->end(), [](const PlaceWord& use) {
           return use.what != PlaceWord::Class::plain;
         });
}

/// A country by another name than its own yields to a place of its own of that name ("Scotland").
void DocumentPlaces::prefer_own(std::vector<PlaceSense>& senses) const {
  constexpr std::uint32_t kLeast = 50'000;
  std::vector<std::uint32_t> countries;
  for (const PlaceSense& sense : senses) {
    const PlaceRow row = gazetteer_.row(sense.row);
    const bool small = row.kind == PlaceKind::city && row.population < kLeast;
    if (sense.own && row.kind != PlaceKind::country && !small) countries.push_back(row.country);
  }
  std::erase_if(senses, [&](const PlaceSense& sense) {
    const PlaceRow row = gazetteer_.row(sense.row);
    return row.kind == PlaceKind::country && !sense.own && !sense.people &&
           std::find(countries.begin(), countries.end(), row.country) != countries.end();
  });
}

bool DocumentPlaces::may_end(std::size_t word) const { return may_begin(word); }

/// Of a name made of words that stand beside names, leaves those that are so called all the same:
/// "North Sea", "Northern Territory", but not "the northern" or "University".
void DocumentPlaces::drop_common(PlaceName& name) const {
  for (std::size_t at = name.first; at < name.end; ++at)
    if (gazetteer_.word(words_[at].key) == nullptr) return;
  std::erase_if(name.senses, [&](const PlaceSense& sense) {
    const PlaceKind kind = gazetteer_.row(sense.row).kind;
    const bool division = kind == PlaceKind::first && !sense.stripped && !caseless_;
    return name.end - name.first == 1 || (kind <= PlaceKind::first && !division);
  });
}

bool DocumentPlaces::keeps(PlaceName& name) const {
  drop_common(name);
  if (name.senses.empty()) return false;
  const bool article = words_[name.first].key == "the";
  if (!caseless_ && !name.in_longer_name && !article) return true;
  const bool only_other =
      caseless_ && name.end - name.first == 1 &&
      std::none_of(name.senses.begin(), name.senses.end(),
                   [](const PlaceSense& sense) { return sense.own || sense.people; });
  if (only_other) {
    std::erase_if(name.senses, [&](const PlaceSense& sense) {
      return gazetteer_.row(sense.row).kind <= PlaceKind::second;
    });
    if (name.senses.empty()) return false;
  }
  const std::uint32_t least = caseless_ && !name.in_longer_name && !article ? kWithoutCase : kKnown;
  const bool long_name = name.end - name.first > 1 && caseless_ && !article;
  return std::any_of(name.senses.begin(), name.senses.end(), [&](const PlaceSense& sense) {
    const PlaceRow row = gazetteer_.row(sense.row);
    const bool telling = sense.own && name.end - name.first == 1 &&
                         words_[name.first].key.size() >= kTelling && !name.in_longer_name;
    if (row.kind == PlaceKind::city && telling) return true;
    if (row.kind == PlaceKind::city || row.kind == PlaceKind::second)
      return row.population >= least || long_name || row.rank == 1;
    return true;
  });
}

/// A word with a capital that says nothing of places.
bool DocumentPlaces::is_other_name(std::size_t word) const {
  return word < words_.size() && !caseless_ && words_[word].upper && !words_[word].mark &&
         !stands_beside(word);
}

/// Does the name go on behind? A word parted from it by an apostrophe or a place of its own does
/// not go on with it.
bool DocumentPlaces::goes_on(const PlaceName& name) const {
  const bool owner =
      name.end < words_.size() && words_[name.end].span.begin > words_[name.end - 1].span.end + 1;
  return is_other_name(name.end) && !owner &&
         gazetteer_.find(place_key(words_, name.end, name.end + 1)).empty();
}

/// Words [at, at + size) as a name, with what it may stand for; without any where they are none.
PlaceName DocumentPlaces::name_at(std::size_t at, std::size_t size) const {
  PlaceName name{at, at + size, {}, false};
  const auto marks = std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(at),
                                 words_.begin() + static_cast<std::ptrdiff_t>(at + size),
                                 [](const NameWord& word) { return word.mark; });
  if (marks || !may_end(at + size - 1)) return name;
  name.senses = gazetteer_.find(place_key(words_, at, at + size));
  if (at > 0 && words_[at - 1].key == ",") {
    const auto shorter = gazetteer_.find(", " + place_key(words_, at, at + size));
    if (!shorter.empty()) name.senses = shorter;
  }
  prefer_own(name.senses);
  return name;
}

std::vector<PlaceName> DocumentPlaces::names(std::size_t first, std::size_t end) const {
  std::vector<PlaceName> out;
  for (std::size_t at = first; at < end;) {
    std::size_t taken = 1;
    for (std::size_t size = may_begin(at) ? std::min(kLongest, end - at) : 0; size > 0; --size) {
      PlaceName name = name_at(at, size);
      if (name.senses.empty()) continue;
      const bool apart = at == first || (!out.empty() && out.back().end == at);
      name.in_longer_name = goes_on(name) || (!apart && is_other_name(at - 1));
      if (!keeps(name)) continue;
      out.push_back(std::move(name));
      taken = size;
      break;
    }
    at += taken;
  }
  return out;
}

std::vector<std::uint32_t> DocumentPlaces::told_by(const PlaceName& name) const {
  Countries countries = of_states(gazetteer_, name);
  if (!countries.empty()) {
    if (is_divided(gazetteer_, name, countries.front())) countries.clear();
  } else if (!name.in_longer_name) {
    countries = of_capitals(gazetteer_, name);
    if (countries.size() != 1) countries = of_great_places(gazetteer_, name);
  }
  return countries.size() > 1 ? Countries() : countries;
}

/// Does a word of one of the classes stand before the name?
bool DocumentPlaces::stands_behind(const PlaceName& name,
                                   std::initializer_list<PlaceWord::Class> classes) const {
  const auto* const before =
      name.first == 0 ? nullptr : gazetteer_.word(words_[name.first - 1].key);
  return before != nullptr && std::any_of(before->begin(), before->end(), [&](auto& use) {
           return std::find(classes.begin(), classes.end(), use.what) != classes.end();
         });
}

/// "the Haeju garrison": may be of the place.
bool DocumentPlaces::before_noun(const PlaceName& name) const {
  return stands_behind(name, {PlaceWord::Class::article}) && name.end < words_.size() &&
         !words_[name.end].mark && !words_[name.end].upper;
}

std::optional<std::uint32_t> DocumentPlaces::one_country(const PlaceName& name) const {
  const std::vector<std::uint32_t> told = told_by(name);
  if (!told.empty()) return told.size() == 1 ? std::optional(told.front()) : std::nullopt;
  if (name.in_longer_name || caseless_) return std::nullopt;
  const bool led = stands_behind(name, {PlaceWord::Class::in, PlaceWord::Class::of});
  if (!led && !before_noun(name)) return std::nullopt;
  std::map<std::uint32_t, std::uint32_t> greatest;  // of each country: people of its greatest
  for (const PlaceSense& sense : name.senses) {
    const PlaceRow row = gazetteer_.row(sense.row);
    if (row.country == 0) return std::nullopt;
    greatest[row.country] = std::max(greatest[row.country], row.population);
  }
  const auto by_people = [](const auto& a, const auto& b) { return a.second < b.second; };
  const auto first = std::max_element(greatest.begin(), greatest.end(), by_people);
  if (first == greatest.end() || (!led && first->second < kBeforeNoun)) return std::nullopt;
  const bool rivalled = std::any_of(greatest.begin(), greatest.end(), [&](const auto& other) {
    return other.first != first->first && other.second > first->second / kOutweighs;
  });
  return rivalled ? std::nullopt : std::optional(first->first);
}

std::map<std::uint32_t, int> DocumentPlaces::countries(const Span& sentence) const {
  std::map<std::uint32_t, int> out, counts;
  std::map<std::uint32_t, bool> here;
  for (const Hint& hint : hints_) {
    if (hint.at >= dateline_.begin && hint.at < dateline_.end) {
      out[hint.country] += kInDateline;
      continue;
    }
    ++counts[hint.country];
    if (hint.at >= sentence.begin && hint.at < sentence.end) here[hint.country] = true;
  }
  for (const auto& [country, count] : counts)
    out[country] += std::min(kMostInDocument, kInDocument * count);
  const bool nothing = out.empty();
  for (const auto& [country, names] : bearers_) {
    const bool known = nothing || out.count(country) > 0;
    if (known || names.size() > 1)
      out[country] += std::min(kMostInDocument, kByBearer * static_cast<int>(names.size()));
  }
  for (const auto& [country, in_sentence] : here) out[country] += in_sentence ? kInSentence : 0;
  return out;
}

}  // namespace sayso
