#include "linking/speakers.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ledger/words.h"

namespace sayso {
namespace {

constexpr std::string_view kPronoun = "pronoun";

/// The pronoun that begins the sentence, where it is the same word: "It said that it would".
const CodedMention& head_of(const DigestScene& scene, const CodedMention& pronoun) {
  const std::uint32_t begin = scene.sentence(pronoun.start).start;
  const auto words = [&](const CodedMention& mention) {
    return plain_text(scene.words(mention.start, mention.end));
  };
  for (const CodedMention& other : scene.coding.mentions)
    if (other.start == begin && other.naming == kPronoun && words(other) == words(pronoun))
      return other;
  return pronoun;
}

/// Whom a pronoun takes up that the coding ties to no name: the doer of the first act in the
/// sentence before the one that it begins. Itself where there is none.
const CodedMention& taken_up(const DigestScene& scene, const CodedMention& pronoun) {
  const auto is_alone = [&](const CodedMention& mention) {
    return std::none_of(scene.coding.mentions.begin(), scene.coding.mentions.end(),
                        [&](const CodedMention& other) {
                          return other.entity == mention.entity && other.naming != kPronoun;
                        });
  };
  if (!is_alone(pronoun)) return pronoun;
  const CodedMention& head = head_of(scene, pronoun);
  const std::size_t number = scene.sentence_number(head.start);
  if (!is_alone(head) || number == 0 || head.start != scene.sentence(head.start).start) return head;
  for (const CodedEvent& event : scene.coding.events) {
    if (scene.sentence_number(event.start) + 1 != number || event.actors.size() != 1) continue;
    const CodedMention* const doer = scene.index.mention(event.actors.front());
    return doer != nullptr ? *doer : head;
  }
  return head;
}

/// The words of a mention and those right behind it in its sentence: "a diplomat who asked not to
/// be named".
std::string spoken_by(const DigestScene& scene, const CodedMention& mention) {
  constexpr std::uint32_t kBehind = 100;  // code points
  const std::uint32_t end = std::min(scene.sentence(mention.start).end, mention.end + kBehind);
  return plain_text(scene.words(mention.start, end));
}

/// The sentence of a cue, with the next one where that tells that the speaker wants no name.
std::string speech(const DigestScene& scene, std::uint32_t at) {
  std::string own = plain_text(scene.sentence_words(at));
  const std::size_t next = scene.sentence_number(at) + 1;
  if (next >= scene.coding.sentences.size()) return own;
  const CodedSentence& sentence = scene.coding.sentences[next];
  const std::string behind = plain_text(scene.words(sentence.start, sentence.end));
  const std::vector<std::string> words = plain_words(behind);
  const bool of_speaker = !words.empty() && scene.rules.is("speaker", words.front());
  return of_speaker && holds_phrase(behind, "anonymity", scene.rules) ? own + behind : own;
}

std::vector<std::string> words_of(const DigestScene& scene, const CodedMention& mention) {
  return plain_words(scene.words(mention.start, mention.end));
}

/// "both ministries", "both their offices", "the ministries of both countries"
bool is_of_both(const DigestScene& scene, const CodedMention& mention) {
  constexpr std::uint32_t kBefore = 6;  // code points
  const std::uint32_t from = mention.start - std::min(mention.start, kBefore);
  const std::vector<std::string> words = words_of(scene, mention);
  const std::vector<std::string> before = plain_words(scene.words(from, mention.start));
  const auto both = [&](const std::string& word) { return scene.rules.is("both", word); };
  return std::any_of(words.begin(), words.end(), both) || (!before.empty() && both(before.back()));
}

/// "his office", "its press service": by which somebody speaks who is named elsewhere.
bool is_mouthpiece(const DigestScene& scene, const CodedMention& mention) {
  const std::vector<std::string> words = words_of(scene, mention);
  const auto speaks = [&](std::size_t at) {
    return at < words.size() && scene.rules.is("mouthpiece", words[at]);
  };
  return !words.empty() && scene.rules.is("possessive", words.front()) && (speaks(1) || speaks(2));
}

/// The voice of who does what is told, where he is one and named before who speaks for him.
std::vector<std::string> voices_of_doer(const DigestScene& scene, const CodedMention& speaker,
                                        const CodedEvent& told, const VoiceScene& where) {
  const std::vector<LedgerParty> doers = parties(scene, told.actors);
  if (doers.size() != 1 || doers.front().start >= speaker.start) return {};
  return voices_in(scene, doers, where);
}

}  // namespace

std::vector<LedgerParty> parties(const DigestScene& scene, const std::vector<std::string>& ids) {
  std::vector<LedgerParty> out;
  for (const std::string& id : ids) {
    const CodedMention* const mention = scene.index.mention(id);
    if (mention == nullptr) continue;
    const bool pronoun = mention->naming == kPronoun;
    out.push_back(party_of(pronoun ? taken_up(scene, *mention) : *mention, scene.index));
    place_in(out.back(), scene.outlet, scene.rules);
  }
  return out;
}

std::vector<std::string> voices_in(const DigestScene& scene, const std::vector<LedgerParty>& all,
                                   const VoiceScene& where) {
  std::vector<std::string> voices;
  for (const LedgerParty& party : all) {
    std::string voice = voice_of(party, where, scene.rules);
    if (!voice.empty() && std::find(voices.begin(), voices.end(), voice) == voices.end())
      voices.push_back(std::move(voice));
  }
  return voices;
}

std::vector<std::string> voices_of_voucher(const DigestScene& scene, const std::string& voucher,
                                           const std::vector<LedgerParty>& own,
                                           const CodedEvent& told, const VoiceScene& where) {
  const CodedMention* const mention = scene.index.mention(voucher);
  if (mention != nullptr && is_of_both(scene, *mention)) {
    std::vector<LedgerParty> sides = parties(scene, told.actors);
    for (LedgerParty& party : parties(scene, told.recipients)) sides.push_back(std::move(party));
    std::vector<std::string> voices = voices_in(scene, sides, where);
    if (voices.size() == 2) return voices;
  }
  if (mention != nullptr && is_mouthpiece(scene, *mention)) {
    std::vector<std::string> voices = voices_of_doer(scene, *mention, told, where);
    if (!voices.empty()) return voices;
  }
  return voices_in(scene, own, where);
}

VoiceScene voices_at(const DigestScene& scene, std::uint32_t at, const CodedEvent& told) {
  return {speech(scene, at), scene.outlet,
          told.where ? told.where->country.value_or(std::string()) : std::string(), false,
          scene.papers};
}

Nameless::Nameless(const DigestScene& scene) : scene_(scene) {
  for (const CodedMention& mention : scene.coding.mentions) {
    if (!mention.sector || mention.naming == kPronoun) continue;
    const VoiceScene where = {spoken_by(scene, mention), scene.outlet, {}};
    if (!voice_of(party_of(mention, scene.index), where, scene.rules).empty()) continue;
    entities_.emplace(mention.entity, mention.end);
    for (const std::string& word : words_of(scene, mention))
      if (scene.rules.is("unnamed", word)) nouns_.emplace(word, mention.end);
  }
}

bool Nameless::holds(const std::string& mention) const {
  const CodedMention* const own = scene_.index.mention(mention);
  if (own == nullptr || own->naming == "proper") return false;
  const auto before = [&](const auto& all, const std::string& key) {
    const auto found = all.find(key);
    return found != all.end() && found->second <= own->start;
  };
  const std::vector<std::string> words = words_of(scene_, *own);
  const bool points_back = words.size() > 1 && scene_.rules.is("definite", words.front());
  return before(entities_, own->entity) || (points_back && before(nouns_, words.back()));
}

}  // namespace sayso
