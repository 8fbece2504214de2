// Where mentions end, as far as closed classes of words tell it.
#include <algorithm>
#include <optional>
#include <vector>

#include "base/unicode.h"
#include "mention/steps.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMost = 4;  // words that an article may be given

std::optional<PhraseEnd> end_of(const Scene& scene, std::uint32_t word) {
  const std::string key =
      to_lower(slice(scene.document.clean.text, scene.reading.words[word].span));
  const auto found = scene.ontology.phrase_ends.find(key);
  return found == scene.ontology.phrase_ends.end() ? std::nullopt : std::optional(found->second);
}

/// A part of a name is none ("Hpa-an").
bool ends_no_mention(const Scene& scene, std::uint32_t word) {
  const auto end = end_of(scene, word);
  const auto& words = scene.reading.words;
  return end && *end != PhraseEnd::verb && words[word].span.begin > words[word - 1].span.end;
}

/// Is it a noun phrase, rather than a date ("later on") or a condition?
bool is_noun_phrase(const Scene& scene, const Mention& mention) {
  const auto plays = [&](Role role) {
    return scene.ontology.role_allows[static_cast<std::size_t>(role)][mention.kind.value];
  };
  return plays(Role::actors) || plays(Role::object) || plays(Role::place);
}

/// May a phrase go on over the word? No mark, no end and nothing else stands there.
bool goes_on(const Scene& scene, const std::vector<bool>& taken, std::uint32_t word) {
  const auto& words = scene.reading.words;
  if (word >= words.size() || taken[word] || words[word].sentence != words[word - 1].sentence)
    return false;
  const char32_t first = decode(scene.document.clean.text, words[word].span.begin).value;
  const bool parted = words[word].span.begin > words[word - 1].span.end + 1;
  return !parted && (is_letter(first) || is_digit(first)) && !end_of(scene, word);
}

/// [word]: is it of a mention or trigger?
std::vector<bool> taken_words(const Scene& scene, const Mentions& out) {
  std::vector<bool> taken(scene.reading.words.size(), false);
  const auto take = [&](const Candidate& span) {
    for (std::uint32_t word = span.first; word <= span.last; ++word) taken[word] = true;
  };
  for (const Mention& mention : out.mentions) take(scene.reading.mentions[mention.candidate]);
  for (const Trigger& trigger : out.triggers) take(scene.reading.triggers[trigger.candidate]);
  return taken;
}

}  // namespace

void settle_ends(const Scene& scene, Mentions& out) {
  const std::vector<bool> taken = taken_words(scene, out);
  for (Mention& mention : out.mentions) {
    if (!is_noun_phrase(scene, mention)) continue;
    const Candidate& seen = scene.reading.mentions[mention.candidate];
    std::uint32_t last = seen.last;
    while (last > seen.first && ends_no_mention(scene, last)) --last;
    if (last == seen.first && end_of(scene, last) == PhraseEnd::article)
      while (last < seen.first + kMost && goes_on(scene, taken, last + 1)) ++last;
    if (last != seen.last) mention.span = span_of(scene.reading, seen.first, last);
  }
}

}  // namespace sayso
