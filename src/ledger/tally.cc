#include "ledger/tally.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "ledger/voice.h"
#include "ledger/words.h"

namespace sayso {
namespace {

constexpr int kDeepest = 64;  ///< reports that rest on one another in a row

/// The day on which the report was taken back, itself or as a copy of one that was; or empty.
std::string taken_back(const std::string& doc, const Known& known) {
  std::string at = doc;
  for (int step = 0; step < kDeepest; ++step) {
    const auto found = known.facts.find(at);
    if (found == known.facts.end()) return {};
    const ReportFacts& report = found->second;
    if (report.withdrawn_on && *report.withdrawn_on <= known.until) return *report.withdrawn_on;
    const bool repeats = report.relation == "copy" || report.relation == "near-copy";
    if (!repeats || report.rests_on.empty()) return {};
    at = report.rests_on;
  }
  return {};
}

bool takes_back(const LedgerAct& act, const Known& known) {
  const auto found = known.facts.find(act.doc);
  return act.stance == "withdrawn" ||
         (found != known.facts.end() && found->second.notice == "kill");
}

bool cue_calls_off(const EventWord& word, const LedgerRules& rules) {
  return !word.claim->chain.empty() &&
         holds_phrase(plain_text(word.claim->chain.front().cue), "called-off", rules);
}

/// One key for a publication, whether it speaks itself or is quoted by its name.
std::string voice_key(const std::string& voice) {
  constexpr std::string_view kName = "name:";
  return voice.rfind(kName, 0) == 0 ? "outlet:" + voice.substr(kName.size()) : voice;
}

Saying saying_of(const std::string& stance) {
  if (stance == "asserts") return Saying::asserts;
  if (stance == "denies") return Saying::denies;
  if (stance == "plans") return Saying::plans;
  if (stance == "called-off") return Saying::calls_off;
  if (stance == "background") return Saying::remembers;
  return Saying::leaves;
}

std::string name_of(const LedgerClaim& claim, std::size_t voice, const ReportFacts* facts) {
  for (const LedgerLink& link : claim.chain) {
    if (link.vouchers.empty()) continue;
    return link.vouchers[std::min(voice, link.vouchers.size() - 1)].name;
  }
  const std::string outlet = facts != nullptr ? facts->outlet : std::string();
  return claim.named ? outlet : "an unnamed source of " + outlet;
}

/// What a claim says, as far as its day lets it: an act of a day to come is announced.
Saying saying_of(const LedgerAct& act, const LedgerClaim& claim) {
  const Saying saying = saying_of(claim.stance);
  const bool to_come = act.when && act.when->from && *act.when->from > act.published_at;
  return saying == Saying::asserts && to_come ? Saying::plans : saying;
}

/// An outlet, or somebody without a name of his own: his word falls with the report that it rests
/// on.
bool leans(const EventWord& word) {
  return word.own || word.voice.rfind("outlet:", 0) == 0 || word.voice.rfind("words:", 0) == 0;
}

/// Each claim as the word of each of its voices, as it stands in the reports.
std::vector<EventWord> told_words(const Known& known) {
  std::vector<EventWord> out;
  for (const LedgerAct* act : known.acts) {
    const auto found = known.facts.find(act->doc);
    const ReportFacts* facts = found == known.facts.end() ? nullptr : &found->second;
    const bool taken = takes_back(*act, known);
    const std::string gone = taken ? act->published_at : taken_back(act->doc, known);
    const std::string ground_gone = taken_back(root_of(act->doc, known.facts), known);
    for (const LedgerClaim& claim : act->claims) {
      for (std::size_t i = 0; i < claim.voices.size(); ++i) {
        EventWord word;
        word.voice = voice_key(claim.voices[i]);
        word.name = name_of(claim, i, facts);
        word.day = act->published_at;
        word.doc = act->doc;
        word.saying = taken ? Saying::asserts : saying_of(*act, claim);
        word.named = claim.named;
        word.own = claim.chain.empty();
        word.withdrawn = gone.empty() && leans(word) ? ground_gone : gone;
        word.act = act;
        word.claim = &claim;
        out.push_back(std::move(word));
      }
    }
  }
  return out;
}

/// A witness without a name is known by his words alone, and by who prints them.
std::string witness_of(const std::string& voice) {
  const std::size_t at = voice.find('@');
  return voice.rfind("words:", 0) == 0 && at != std::string::npos ? voice.substr(0, at)
                                                                  : std::string();
}

/// The witnesses of a report that repeats another are those of the other.
void share_witnesses(const Known& known, std::vector<EventWord>& words) {
  std::map<std::pair<std::string, std::string>, std::string> of;
  for (const EventWord& word : words)
    of.emplace(std::pair(word.doc, witness_of(word.voice)), word.voice);
  for (EventWord& word : words) {
    const std::string witness = witness_of(word.voice);
    if (witness.empty()) continue;
    const auto found = of.find({root_of(word.doc, known.facts), witness});
    if (found != of.end()) word.voice = found->second;
  }
}

/// Outlets' own words that rest on others become the words of these.
void rest(const Known& known, std::vector<EventWord>& words) {
  std::map<std::pair<std::string, Saying>, const EventWord*> told;  // by report: on whose word
  for (const EventWord& word : words) {
    if (!word.named) continue;
    const EventWord*& first = told[{word.doc, word.saying}];
    if (first == nullptr || (first->own && !word.own)) first = &word;
  }
  std::vector<std::pair<std::string, std::string>> becomes;
  for (const EventWord& word : words) {
    const std::string root = word.own ? root_of(word.doc, known.facts) : word.doc;
    auto found = told.find({root, word.saying});
    if (found == told.end()) found = told.find({word.doc, word.saying});
    const bool rests = word.own && found != told.end();
    const EventWord& ground = rests ? *found->second : word;
    becomes.emplace_back(ground.voice, ground.name);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i].voice = std::move(becomes[i].first);
    words[i].name = std::move(becomes[i].second);
  }
}

/// An outlet that takes its report back takes back all that rests on its word.
void take_back(std::vector<EventWord>& words) {
  std::map<std::string, std::string> until;
  for (const EventWord& word : words)
    if (word.own) until[word.voice] = std::max(until[word.voice], word.withdrawn);
  for (EventWord& word : words) {
    const auto found = until.find(word.voice);
    if (found != until.end() && word.day <= found->second) word.withdrawn = found->second;
  }
}

/// What a word against an announced act comes to. `charge`: its report has somebody deny it.
Saying weigh_denial(const EventWord& word, bool charge, const std::set<std::string>& announcers) {
  const bool future = word.claim->tense == "future";
  if (future && (!charge || announcers.count(word.voice) > 0)) return Saying::calls_off;
  return !charge && !future ? Saying::waits : Saying::denies;
}

void weigh_plans(const Known& known, std::vector<EventWord>& words) {
  std::set<std::string> announcers, charging;
  std::string first;
  for (EventWord& word : words) {
    if (cue_calls_off(word, known.rules)) word.saying = Saying::calls_off;
    if (word.saying == Saying::denies && known.rules.is("kind-denies", word.claim->kind))
      charging.insert(word.doc);
    if (word.saying != Saying::plans || !word.withdrawn.empty()) continue;
    announcers.insert(word.voice);
    if (first.empty()) first = word.day;
  }
  if (announcers.empty()) return;
  for (EventWord& word : words)
    if (word.saying == Saying::denies && first <= word.day)
      word.saying = weigh_denial(word, charging.count(word.doc) > 0, announcers);
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
    const bool before = word.day <= denial->second->day;
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
    if (!day.empty() && act.published_at > day) continue;
    known.acts.push_back(&act);
    if (day.empty()) known.today = std::max(known.today, act.published_at);
  }
  return known;
}

std::vector<EventWord> words_on(const Known& known) {
  std::vector<EventWord> words = told_words(known);
  share_witnesses(known, words);
  rest(known, words);
  take_back(words);
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
