#include "dictionary/phrase.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::size_t kLongestTitle = 9;  // words
constexpr std::size_t kLongestName = 4;

}  // namespace

PhraseReader::PhraseReader(std::string_view text, const std::vector<NameWord>& words,
                           const Lexicon& lexicon, const Officials& officials)
    : text_(text),
      words_(words),
      lexicon_(lexicon),
      officials_(officials),
      in_name_(words.size(), false) {
  for (std::size_t at = 0; at < words.size(); ++at)
    if (words[at].upper && !words[at].mark && is_common(at)) note_names_around(at);
}

void PhraseReader::note_names_around(std::size_t at) {
  const auto part = [&](std::size_t word) {
    return !words_[word].mark && words_[word].key.size() > 1 &&
           (words_[word].upper || words_[word].hyphen);
  };
  const auto adjoin = [&](std::size_t left) {
    return words_[left + 1].span.begin - words_[left].span.end <= 1;
  };
  std::size_t first = at, end = at + 1;
  while (first > 0 && at - first + 1 < kLongestName && part(first - 1) && adjoin(first - 1))
    --first;
  while (end < words_.size() && end - at < kLongestName && part(end) && adjoin(end - 1)) ++end;
  for (std::size_t from = first; from <= at; ++from)
    for (std::size_t to = std::max(at + 1, from + 2); to <= std::min(end, from + kLongestName);
         ++to)
      if (!officials_.named(joined_keys(words_, from, to)).empty()) in_name_[at] = true;
}

std::vector<WordRange> PhraseReader::chunks(WordRange range) const {
  std::vector<WordRange> out;
  std::size_t first = range.first;
  for (std::size_t at = range.first; at <= range.end; ++at) {
    if (at < range.end && !words_[at].mark) continue;
    if (at > first) out.push_back({first, at});
    first = at + 1;
  }
  return out;
}

WordRange PhraseReader::behind_possessive(WordRange chunk) const {
  for (std::size_t at = head_end(chunk); at > chunk.first + 1; --at) {
    const std::uint32_t from = words_[at - 2].span.end, to = words_[at - 1].span.begin;
    if (text_.substr(from, to - from).find('\'') != std::string_view::npos)
      return {at - 1, chunk.end};
  }
  return chunk;
}

WordRange PhraseReader::possessor(WordRange range) const {
  const std::vector<WordRange> all = chunks(range);
  if (all.empty()) return {};
  const std::size_t behind = behind_possessive(all.front()).first;
  return {all.front().first, behind};
}

std::size_t PhraseReader::head_end(WordRange chunk) const {
  for (std::size_t at = chunk.first + 1; at < chunk.end; ++at) {
    const WordUse use = lexicon_.use(words_[at].key);
    if ((use.within || use.toward || use.joint) && !words_[at].hyphen && !use.lesser &&
        !in_name_[at])
      return at;
  }
  return chunk.end;
}

bool PhraseReader::name_like(std::size_t at) const {
  const NameWord& word = words_[at];
  if (!word.upper || word.mark || (word.key.size() < 2 && !word.hyphen)) return false;
  return in_name_[at] || !is_common(at);
}

bool PhraseReader::is_common(std::size_t at) const {
  const WordUse use = lexicon_.use(words_[at].key);
  return lexicon_.role_word(words_[at].key) || use.pronoun || use.determiner || use.within ||
         use.toward || use.plural || use.lesser || use.former;
}

/// May a word stand behind a title: a name, or what the office is over?
bool PhraseReader::goes_on(std::size_t at) const {
  const WordUse use = lexicon_.use(words_[at].key);
  return name_like(at) || use.honorific || use.within || use.toward || use.joint ||
         words_[at].key.size() == 1;
}

PhraseReader::Title PhraseReader::title_at(std::size_t first, std::size_t most,
                                           const std::vector<std::string>& countries) const {
  Title best;
  most = std::min(most, first + kLongestTitle);
  for (const std::string& country : countries) {
    std::string key;
    for (std::size_t at = first; at < most && !words_[at].mark; ++at) {
      key += (at > first ? " " : "") + words_[at].key;
      const auto offices = officials_.titled(country, key);
      if (offices.empty() || at + 1 < best.end) continue;
      if (at + 1 > best.end) best = {first, at + 1, {}, true};
      best.offices.insert(best.offices.end(), offices.begin(), offices.end());
    }
  }
  for (const std::uint32_t office : best.offices) {
    const std::vector<NameWord> own = name_words(officials_.office(office).title);
    if (joined_keys(own, 0, own.size()) == joined_keys(words_, best.first, best.end))
      best.loose = false;
  }
  return best;
}

std::map<std::uint32_t, bool> PhraseReader::titles(const std::string& country) const {
  std::map<std::uint32_t, bool> out;
  for (std::size_t first = 0; first < words_.size(); ++first) {
    const Title found = title_at(first, words_.size(), {country});
    if (found.end == 0) continue;
    const WordUse before = first > 0 ? lexicon_.use(words_[first - 1].key) : WordUse();
    for (const std::uint32_t office : found.offices) {
      bool& now = out.try_emplace(office, true).first->second;
      now = now && !before.former && !before.lesser;
    }
    first = found.end - 1;
  }
  return out;
}

bool PhraseReader::other_sector(std::size_t word, const Title& title) const {
  const std::string& key = words_[word].key;
  const WordUse use = lexicon_.use(key);
  if (use.former || use.lesser || use.realm) return false;
  const auto noun = lexicon_.noun(key);
  const std::vector<RoleWords> roles = lexicon_.roles(key);
  return (title.loose || (noun && !noun->person)) && !roles.empty() &&
         std::none_of(roles.begin(), roles.end(), [&](const RoleWords& role) {
           return std::any_of(title.offices.begin(), title.offices.end(),
                              [&](std::uint32_t office) {
                                return officials_.office(office).sector == role.sector;
                              });
         });
}

bool PhraseReader::of_a_body(const Title& title, WordRange chunk) const {
  if (title.end != title.first + 1 || lexicon_.use(words_[title.first].key).honorific) return false;
  if (title.first > chunk.first && other_sector(title.first - 1, title)) return true;
  if (title.end == chunk.end || !lexicon_.use(words_[title.end].key).of) return false;
  const std::size_t last = head_end({title.end + 1, chunk.end}) - 1;
  return last > title.end && other_sector(last, title);
}

PhraseReader::Title PhraseReader::title(WordRange chunk, std::size_t head,
                                        const std::vector<std::string>& countries) const {
  for (std::size_t first = chunk.first; first < head; ++first) {
    Title best = title_at(first, chunk.end, countries);
    if (best.end == 0 || of_a_body(best, chunk)) continue;
    // A common noun behind it: "the foreign minister spokesman" names another.
    if (best.end == head || best.end == chunk.end || goes_on(best.end)) return best;
  }
  return {};
}

std::vector<std::string> PhraseReader::name_before(std::size_t first, std::size_t end) const {
  std::vector<std::string> out;
  for (std::size_t at = first; at < end; ++at) {
    const NameWord& word = words_[at];
    // "Sen" may be a family name, too.
    if (word.mark || (lexicon_.use(word.key).honorific && at + 1 < end)) continue;
    const bool initial = word.key.size() < 2 && !word.hyphen;
    if (!initial) out.push_back(word.key);
  }
  return out;
}

/// The first of the capitalised words that end words [from, head); small particles may stand
/// between two of them.
std::size_t PhraseReader::name_first(std::size_t from, std::size_t head) const {
  std::size_t first = head;
  for (std::size_t at = head; at > from; --at) {
    const NameWord& word = words_[at - 1];
    const WordUse use = lexicon_.use(word.key);
    // "al" between two words of a name, "yul" behind a hyphen.
    const bool short_word = at < head && word.key.size() <= 4 && !lexicon_.role_word(word.key);
    const bool particle = !word.upper && !word.mark && (word.hyphen || short_word);
    const bool initial = word.upper && word.key.size() == 1;
    if (name_like(at - 1) || (at < head && (initial || use.honorific)))
      first = at - 1;
    else if (!particle)
      break;
  }
  return first;
}

void PhraseReader::read_chunk(WordRange chunk, const std::vector<std::string>& countries,
                              Phrase& out) const {
  chunk = behind_possessive(chunk);
  std::size_t head = head_end(chunk);
  Title found;
  if (out.offices.empty()) found = title(chunk, head, countries);
  for (std::size_t at = chunk.first; at < (found.end == 0 ? head : found.first); ++at) {
    const WordUse use = lexicon_.use(words_[at].key);
    out.former = out.former || use.former;
    out.lesser = out.lesser || use.lesser;
  }
  if (found.end != 0) {
    std::stable_sort(found.offices.begin(), found.offices.end(),
                     [&](std::uint32_t a, std::uint32_t b) {
                       return officials_.office(a).rank > officials_.office(b).rank;
                     });
    out.offices = found.offices;
    out.title = joined_keys(words_, found.first, found.end);
    out.title_end = found.end;
    // "Secretary of State James Baker": the name stands behind what the office is over.
    if (found.end > head)
      head = found.end < chunk.end ? head_end({found.end, chunk.end}) : found.end;
  }
  if (!out.name.empty()) return;
  const std::size_t first = name_first(std::max(chunk.first, found.end), head);
  if (first == head) return;
  out.name = name_before(first, head);
  out.name_at = {first, head};
  const auto feminine = [&](const NameWord& word) { return lexicon_.use(word.key).feminine; };
  out.feminine = std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(first),
                             words_.begin() + static_cast<std::ptrdiff_t>(head), feminine);
  // "Judge Bush" is no president.
  const auto before = first > chunk.first ? lexicon_.noun(words_[first - 1].key) : std::nullopt;
  out.other_title = out.offices.empty() && before && before->person;
}

std::vector<std::uint32_t> PhraseReader::named_last(WordRange range) const {
  for (const WordRange& chunk : chunks(range)) {
    const std::size_t head = head_end(chunk);
    std::size_t end = head;
    while (end < chunk.end && !name_like(end)) ++end;
    if (head == chunk.end || end == chunk.end) continue;
    end = head_end({end, chunk.end});
    std::vector<std::uint32_t> found;
    std::string key = words_[end - 1].key;
    for (std::size_t at = end - 1; at > head && name_like(at - 1); --at) {
      if (lexicon_.use(words_[at - 1].key).honorific) break;
      if (words_[at - 1].key.size() == 1) continue;
      key.insert(0, 1, ' ').insert(0, words_[at - 1].key);
      for (const NamedPerson& one : officials_.named(key)) found.push_back(one.person);
    }
    if (!found.empty()) return found;
  }
  return {};
}

Phrase PhraseReader::bare(WordRange range) const {
  Phrase bare = read(range, {});
  if (!bare.name.empty()) return bare;
  std::vector<std::string> countries;
  for (const std::uint32_t person : named_last(range))
    for (const Tenure& tenure : officials_.tenures(person))
      countries.emplace_back(officials_.office(tenure.office).country);
  if (countries.empty()) return {};
  const Phrase phrase = read(range, countries);
  return phrase.offices.empty() ? Phrase() : phrase;
}

Phrase PhraseReader::read(WordRange range, const std::vector<std::string>& countries) const {
  Phrase out;
  for (const WordRange& chunk : chunks(range)) {
    // "Supporters of the president" are nobody by name.
    const auto head = lexicon_.noun(words_[head_end(chunk) - 1].key);
    if (chunk.first == range.first && head && head->person && head->plural) return out;
    read_chunk(chunk, countries, out);
    // "A deputy to the president, Hamid Karzai": what follows names the president, unless the last
    // word is of the title itself ("the Secretary of State, Hillary Clinton").
    const auto last = lexicon_.noun(words_[chunk.end - 1].key);
    const bool of_title = out.title_end == chunk.end;
    if (head_end(chunk) < chunk.end && last && last->person && !last->plural && !of_title) break;
  }
  if (out.lesser) out.offices.clear();
  return out;
}

}  // namespace sayso
