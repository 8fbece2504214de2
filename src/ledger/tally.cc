#include "ledger/tally.h"

#include <algorithm>
#include <set>
#include <string_view>

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
    if (report.withdrawn_on && *report.withdrawn_on <= known.today) return *report.withdrawn_on;
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

bool has_call_off(const std::string& words, const LedgerRules& rules) {
  return holds_phrase(plain_text(words), "called-off", rules);
}

bool cue_calls_off(const EventWord& word, const LedgerRules& rules) {
  return !word.claim->chain.empty() && has_call_off(word.claim->chain.front().cue, rules);
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

/// Each claim as the word of each of its voices, as it stands in the reports.
std::vector<EventWord> plain_words(const Known& known) {
  std::vector<EventWord> out;
  for (const LedgerAct* act : known.acts) {
    const auto found = known.facts.find(act->doc);
    const ReportFacts* facts = found == known.facts.end() ? nullptr : &found->second;
    const bool taken = takes_back(*act, known);
    const std::string gone = taken ? act->published_at : taken_back(act->doc, known);
    for (const LedgerClaim& claim : act->claims) {
      for (std::size_t i = 0; i < claim.voices.size(); ++i) {
        EventWord word;
        word.voice = voice_key(claim.voices[i]);
        word.name = name_of(claim, i, facts);
        word.day = act->published_at;
        word.doc = act->doc;
        word.saying = taken ? Saying::asserts : saying_of(claim.stance);
        word.named = claim.named;
        word.own = claim.chain.empty();
        word.withdrawn = gone;
        word.act = act;
        word.claim = &claim;
        out.push_back(std::move(word));
      }
    }
  }
  return out;
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

/// What a word against an announced act comes to.
void weigh_denial(const Known& known, const std::set<std::string>& announcers, EventWord& word) {
  const bool future = word.claim->tense == "future";
  const bool charge = known.rules.is("kind-denies", word.claim->kind);
  if (has_call_off(word.act->sentence, known.rules)) {
    word.saying = Saying::calls_off;
  } else if (future && (!charge || announcers.count(word.voice) > 0)) {
    word.saying = Saying::calls_off;
  } else if (!charge && !future) {
    word.saying = Saying::waits;
  }
}

void weigh_plans(const Known& known, std::vector<EventWord>& words) {
  std::set<std::string> announcers;
  std::string first;
  for (const EventWord& word : words) {
    if (word.saying != Saying::plans || !word.withdrawn.empty()) continue;
    announcers.insert(word.voice);
    if (first.empty()) first = word.day;
  }
  for (EventWord& word : words) {
    if (cue_calls_off(word, known.rules)) {
      word.saying = Saying::calls_off;
    } else if (word.saying == Saying::denies && !announcers.empty() && first <= word.day) {
      weigh_denial(known, announcers, word);
    }
  }
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
  Known known{{}, facts, day, rules};
  for (const LedgerAct& act : acts) {
    if (!day.empty() && act.published_at > day) continue;
    known.acts.push_back(&act);
    if (day.empty()) known.today = std::max(known.today, act.published_at);
  }
  return known;
}

std::vector<EventWord> words_on(const Known& known) {
  std::vector<EventWord> words = plain_words(known);
  rest(known, words);
  take_back(words);
  weigh_plans(known, words);
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
