#include "judging/tally.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "judging/told.h"
#include "ledger/days.h"
#include "ledger/voice.h"
#include "ledger/words.h"

namespace sayso {
namespace {

constexpr int kDeepest = 64;  ///< reports that rest on one another in a row

bool cue_calls_off(const EventWord& word, const LedgerRules& rules) {
  return !word.claim->chain.empty() &&
         holds_phrase(plain_text(word.claim->chain.front().cue), "called-off", rules);
}

/// Whether a word is that of an outlet on whose report its own rests: "Harbour Wire says that".
bool quotes_ground(const Known& known, const EventWord& word, const std::string& root) {
  const auto ground = known.facts.find(root);
  return !word.own && root != word.doc && ground != known.facts.end() &&
         one_voice(word.voice, voice_of_outlet(ground->second.outlet, known.rules));
}

/// Outlets' words that rest on others become the words of these: what an outlet tells beside, or on
/// the strength of, somebody's word, unless he only bears it out.
void rest(const Known& known, std::vector<EventWord>& words) {
  std::map<std::pair<std::string, Saying>, const EventWord*> told;  // by report: on whose word
  for (const EventWord& word : words) {
    if (!word.named) continue;
    const EventWord*& first = told[{word.doc, word.saying}];
    if (first == nullptr || (first->own && !word.own)) first = &word;
  }
  std::vector<std::pair<std::string, std::string>> becomes;
  for (const EventWord& word : words) {
    const std::string root = root_of(word.doc, known.facts);
    const bool quotes = quotes_ground(known, word, root);
    auto found = word.own || quotes ? told.find({root, word.saying}) : told.end();
    if (found == told.end() && word.own) found = told.find({word.doc, word.saying});
    const bool borne_out = found != told.end() && found->second->doc == word.doc &&
                           known.rules.is("kind-admits", found->second->claim->kind);
    if (borne_out) found = told.end();
    const EventWord& ground = found != told.end() ? *found->second : word;
    becomes.emplace_back(ground.voice, ground.name);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i].voice = std::move(becomes[i].first);
    words[i].name = std::move(becomes[i].second);
  }
}

/// An outlet that takes its report back takes back all that rests on its word, also where others
/// still pass it on; what it tells anew afterwards stands.
void take_back(std::vector<EventWord>& words) {
  std::map<std::string, std::string> until, anew;
  for (const EventWord& word : words)
    if (word.own) until[word.voice] = std::max(until[word.voice], word.withdrawn);
  for (const EventWord& word : words)
    if (word.own && word.day > until[word.voice]) anew.emplace(word.voice, word.day);
  for (EventWord& word : words) {
    const auto found = until.find(word.voice);
    if (found == until.end() || found->second.empty()) continue;
    const auto again = anew.find(word.voice);
    const bool passed_on = !word.own && (again == anew.end() || word.day < again->second);
    if (word.day <= found->second || passed_on) word.withdrawn = found->second;
  }
}

/// What an event has been held for, by its words.
struct Held {
  std::set<std::string> announcers, charging;  ///< voices; reports in which somebody denies it
  std::string planned, opened;                 ///< first days; empty: never
  std::string vouched;                         ///< first day on which one with a name announces it
  std::string told;                            ///< first day on which anybody asserts it
  std::string asserted;                        ///< last day, by a named voice
  std::set<std::string> threatening;           ///< voices
};

Held held_of(const Known& known, const std::vector<EventWord>& words) {
  Held held;
  const auto first = [](std::string& day, const std::string& other) {
    if (day.empty()) day = other;
  };
  for (const EventWord& word : words) {
    if (word.saying == Saying::denies && known.rules.is("kind-denies", word.claim->kind))
      held.charging.insert(word.doc);
    if (!word.withdrawn.empty()) continue;
    if (word.saying == Saying::leaves) first(held.opened, word.day);
    if (word.saying == Saying::leaves && known.rules.is("kind-threatens", word.claim->kind))
      held.threatening.insert(word.voice);
    if (word.saying == Saying::asserts && word.named) held.asserted = word.day;
    if (word.saying == Saying::asserts) first(held.told, word.day);
    if (word.saying != Saying::plans) continue;
    held.announcers.insert(word.voice);
    first(held.planned, word.day);
    if (word.named) first(held.vouched, word.day);
  }
  return held;
}

/// What goes before the trigger of the telling that a word is on, in its sentence; plain.
std::string lead_of(const EventWord& word) {
  for (const LedgerTelling& telling : word.act->tellings) {
    const std::size_t at = telling.sentence.find(telling.trigger);
    if (telling.start == word.claim->start && at != std::string::npos)
      return plain_text(telling.sentence.substr(0, at));
  }
  return {};
}

/// "did not sail": the occasion is over, where "has not sailed" leaves it open.
bool is_missed(const EventWord& word, const LedgerRules& rules) {
  constexpr std::size_t kVerb = 3;  // words before the trigger that belong to it
  return holds_phrase(last_words(lead_of(word), kVerb), "missed", rules);
}

/// What a denial comes to: of what was only announced or asked for, a plain "not yet" changes
/// nothing, and a "will not" calls it off; of what was done since, a "will not" is outdated. While
/// nobody tells what somebody has announced as done, there is nothing to deny in "has not sailed";
/// that it did not sail calls it off.
Saying weigh_denial(const EventWord& word, const Held& held, const LedgerRules& rules) {
  const bool future = word.claim->tense == "future";
  const bool charge = held.charging.count(word.doc) > 0;
  if (future && !held.asserted.empty() && held.asserted >= word.day) return Saying::waits;
  const bool awaited = !held.vouched.empty() && held.vouched < word.day;
  if (awaited && !future && (held.told.empty() || held.told > word.day))
    return is_missed(word, rules) ? Saying::calls_off : Saying::waits;
  const bool planned = !held.planned.empty() && held.planned <= word.day;
  if (planned && future && (!charge || held.announcers.count(word.voice) > 0))
    return Saying::calls_off;
  // Those whom a threat would hit do not undo it by saying that it will not be.
  const bool announced = !held.planned.empty() || !held.told.empty();
  const bool hit = !held.threatening.empty() && held.threatening.count(word.voice) == 0;
  if (future && !announced && hit) return Saying::leaves;
  const bool open = !held.opened.empty() && held.opened <= word.day && held.asserted.empty();
  return (planned || open) && !charge && !future ? Saying::waits : Saying::denies;
}

/// "Listeners ask about the truce": what was planned or asked for, mentioned by its name, without a
/// day and not as something over, has not happened by that.
bool is_bare_mention(const EventWord& word, const Held& held) {
  const bool awaited = (!held.planned.empty() && held.planned <= word.day) ||
                       (!held.opened.empty() && held.opened <= word.day);
  return awaited && word.act->definite && !word.act->when && word.claim->tense != "past" &&
         word.act->tellings.size() <= 1;
}

/// "banned the march": what somebody has only asked for is no more announced for being mentioned by
/// its name.
bool is_bare_plan(const EventWord& word, const Held& held, const LedgerRules& rules) {
  if (word.saying != Saying::plans || !word.own) return false;
  if (held.opened.empty() || held.opened > word.day) return false;
  const std::vector<std::string> before = plain_words(lead_of(word));
  return !before.empty() && rules.is("definite", before.back());
}

/// "Reports that the army fired are false": what an outlet puts down to nobody and denies in one
/// breath is nobody's word.
void drop_denied_hearsay(std::vector<EventWord>& words) {
  std::set<std::string> denying;
  for (const EventWord& word : words)
    if (word.own && word.saying == Saying::denies) denying.insert(word.doc);
  for (EventWord& word : words)
    if (!word.named && word.saying == Saying::asserts && denying.count(word.doc) > 0)
      word.saying = Saying::waits;
}

void weigh_plans(const Known& known, std::vector<EventWord>& words) {
  for (EventWord& word : words)
    if (cue_calls_off(word, known.rules) && word.claim->stance != "plans")
      word.saying = Saying::calls_off;
  Held held = held_of(known, words);
  for (EventWord& word : words)
    if (word.saying == Saying::asserts && is_bare_mention(word, held)) word.saying = Saying::waits;
  for (EventWord& word : words)
    if (is_bare_plan(word, held, known.rules)) word.saying = Saying::leaves;
  held = held_of(known, words);
  for (EventWord& word : words)
    if (word.saying == Saying::denies) word.saying = weigh_denial(word, held, known.rules);
}

bool share_a_word(const std::string& one, const std::string& other) {
  constexpr std::size_t kTelling = 4;  // shorter words tell nothing
  if (one == other) return true;
  const std::vector<std::string> words = plain_words(one);
  const std::string plain = plain_text(other);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return word.size() >= kTelling && plain.find(" " + word + " ") != std::string::npos;
  });
}

/// Whether a denial is the same speaker's who asserted the act, and not of another organ, or of the
/// accused: nobody tells his own deed first and denies it then.
bool is_same_speaker(const EventWord& denial, const EventWord& assertion,
                     const LedgerRules& rules) {
  const std::vector<LedgerParty>& actors = denial.act->actors;
  const bool doer = std::any_of(actors.begin(), actors.end(), [&](const LedgerParty& party) {
    return one_voice(denial.voice, voice_of(party, {}, rules));
  });
  return !doer && share_a_word(denial.name, assertion.name);
}

/// Parts what one voice asserts and then denies through different speakers: that is a dispute, and
/// no word taken back.
void part_speakers(const Known& known, std::vector<EventWord>& words) {
  std::map<std::string, const EventWord*> denials;  // the last of each voice
  for (const EventWord& word : words)
    if (word.named && word.saying == Saying::denies) denials[word.voice] = &word;
  std::vector<EventWord*> parted;
  for (EventWord& word : words) {
    const auto denial = denials.find(word.voice);
    const bool admits = known.rules.is("kind-admits", word.claim->kind);
    if (word.saying != Saying::asserts || admits || denial == denials.end()) continue;
    // In one report a voice that is said to do both denies, but for one that charges another.
    const bool before = word.doc == denial->second->doc
                            ? known.rules.is("kind-alleges", word.claim->kind)
                            : word.day <= denial->second->day;
    if (before && !is_same_speaker(*denial->second, word, known.rules)) parted.push_back(&word);
  }
  for (EventWord* word : parted) word->voice += "/other";
}

/// A voice that asserted the act and then denies it has taken its word back.
void recant(const Known& known, std::vector<EventWord>& words) {
  const std::map<std::string, VoiceStand> stands = stands_of(words, false, known.rules);
  for (EventWord& word : words) {
    const auto found = stands.find(word.voice);
    if (!word.named || found == stands.end() || !found->second.took_back) continue;
    if (word.saying == Saying::asserts && word.day < found->second.since) {
      word.withdrawn = found->second.since;
    } else if (word.saying == Saying::denies) {
      word.saying = Saying::recants;
    }
  }
}

}  // namespace

std::string root_of(const std::string& doc, const std::map<std::string, ReportFacts>& facts) {
  std::string at = doc;
  for (int step = 0; step < kDeepest; ++step) {
    const auto found = facts.find(at);
    if (found == facts.end() || found->second.rests_on.empty()) return at;
    at = found->second.rests_on;
  }
  return at;
}

Known known_by(const std::vector<LedgerAct>& acts, const std::map<std::string, ReportFacts>& facts,
               const std::string& day, const LedgerRules& rules) {
  constexpr const char* kEver = "9999-12-31";
  Known known{{}, facts, day, day.empty() ? kEver : day, rules};
  for (const LedgerAct& act : acts) {
    if (!came_by(day, act.published_at)) continue;
    known.acts.push_back(&act);
    if (day.empty()) known.today = std::max(known.today, act.published_at);
  }
  return known;
}

std::vector<EventWord> words_on(const Known& known) {
  std::vector<EventWord> words = told_words(known);
  rest(known, words);
  take_back(words);
  drop_denied_hearsay(words);
  weigh_plans(known, words);
  part_speakers(known, words);
  recant(known, words);
  return words;
}

std::map<std::string, VoiceStand> stands_of(const std::vector<EventWord>& words, bool plans,
                                            const LedgerRules& rules) {
  struct Last {
    std::string day;
    int rank = -1;
  };
  std::map<std::string, VoiceStand> out;
  std::map<std::string, Last> last;
  for (const EventWord& word : words) {
    const bool asserts = word.saying == Saying::asserts || (plans && word.saying == Saying::plans);
    const bool denies = word.saying == Saying::denies;
    if (!word.named || !word.withdrawn.empty() || (!asserts && !denies)) continue;
    const int rank = !asserts ? 1 : rules.is("kind-admits", word.claim->kind) ? 2 : 0;
    VoiceStand& stand = out[word.voice];
    Last& before = last[word.voice];
    if (word.day == before.day && rank <= before.rank) continue;
    const bool turns = before.rank >= 0 && asserts != stand.asserts;
    if (turns || before.rank < 0) stand.since = word.day;
    stand.took_back = !asserts && (stand.took_back || (turns && before.day < word.day));
    stand.turned = asserts && (stand.turned || turns);
    stand.asserts = asserts;
    stand.denies = !asserts;
    stand.name = word.name;
    stand.word = &word;
    before = {word.day, rank};
  }
  return out;
}

}  // namespace sayso
