#include "actor/kind.h"

namespace sayso {
namespace {

bool closed(const WordUse& use) {
  return use.pronoun || use.determiner || use.plural || use.within || use.toward;
}

bool name_like(const NameWord& word, const Lexicon& lexicon) {
  const bool role = lexicon.role_word(word.key);
  const bool name = !role || lexicon.role_name(word.key);
  return name && word.upper && !word.mark && !closed(lexicon.use(word.key));
}

/// The words up to the first comma or preposition behind the first word.
WordRange head(const std::vector<NameWord>& words, WordRange range, const Lexicon& lexicon) {
  for (std::size_t at = range.first; at < range.end; ++at) {
    const WordUse use = lexicon.use(words[at].key);
    if (at > range.first && (words[at].mark || use.within || use.toward)) return {range.first, at};
  }
  return range;
}

}  // namespace

Naming naming(const std::vector<NameWord>& words, WordRange range, const Lexicon& lexicon) {
  if (range.first == range.end) return Naming::pronoun;
  if (range.end - range.first == 1 && lexicon.use(words[range.first].key).pronoun)
    return Naming::pronoun;
  for (std::size_t at = range.first; at < range.end; ++at)
    if (name_like(words[at], lexicon)) return Naming::proper;
  return Naming::phrase;
}

std::string actor_kind(const std::vector<NameWord>& words, WordRange range, const Lexicon& lexicon,
                       const Sector& sector) {
  const WordRange part = head(words, range, lexicon);
  std::optional<RoleNoun> noun;  // the last one
  bool name_behind = false, name = false, known = false, other = false;
  for (std::size_t at = part.first; at < part.end; ++at) {
    const WordUse use = lexicon.use(words[at].key);
    const auto found = lexicon.noun(words[at].key);
    known = known || use.determiner || use.plural;
    if (found) {
      noun = found;
      name_behind = false;
    } else if (name_like(words[at], lexicon)) {
      name = name_behind = true;
    } else {
      other = other || !closed(use);
    }
  }
  if (!noun) return name && !other && !known ? sector.proper : sector.entity;
  if (!noun->person) return sector.entity;
  if (noun->plural) return known ? "group" : "class";
  return name_behind ? "person" : "office";
}

}  // namespace sayso
