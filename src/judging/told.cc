#include "judging/told.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "base/unicode.h"
#include "ledger/days.h"
#include "ledger/voice.h"
#include "ledger/words.h"

namespace sayso {
namespace {

bool is_repeat(const ReportFacts& report) {
  return !report.rests_on.empty() && (report.relation == "copy" || report.relation == "near-copy");
}

bool takes_back(const LedgerAct& act) { return act.stance == "withdrawn"; }

/// What an outlet takes back of this event it takes back of all that it has reported of it.
void take_own_back(const Known& known, std::map<std::string, std::string>& gone) {
  std::map<std::string, std::string> days;  // by outlet
  for (const LedgerAct* act : known.acts) {
    const auto found = known.facts.find(act->doc);
    if (found != known.facts.end() && takes_back(*act))
      days[found->second.outlet] = act->published_at;
  }
  for (const LedgerAct* act : known.acts) {
    const auto found = known.facts.find(act->doc);
    if (found == known.facts.end() || takes_back(*act)) continue;
    const auto day = days.find(found->second.outlet);
    if (day != days.end() && act->published_at <= day->second) gone.emplace(act->doc, day->second);
  }
}

/// The reports that were taken back, with the day: in so many words, as the one of the same day
/// that such a report repeats (which of the two was first nobody knows), or as a copy of one.
std::map<std::string, std::string> taken_back(const Known& known) {
  std::map<std::string, std::string> out;
  for (const auto& [doc, report] : known.facts) {
    if (!report.withdrawn_on || *report.withdrawn_on > known.until) continue;
    out[doc] = *report.withdrawn_on;
    const auto root = known.facts.find(root_of(doc, known.facts));
    if (is_repeat(report) && root != known.facts.end() &&
        root->second.published_at == report.published_at)
      out[root->first] = *report.withdrawn_on;
  }
  take_own_back(known, out);
  if (out.empty()) return out;
  const std::map<std::string, std::string> said = out;
  for (const auto& [doc, report] : known.facts) {
    const auto found = said.find(root_of(doc, known.facts));
    if (is_repeat(report) && found != said.end()) out.emplace(doc, found->second);
  }
  return out;
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

/// Whether the sentence of a claim mentions its act in passing already: "after the rally of Monday
/// and the rally of Tuesday".
bool is_beside_background(const LedgerAct& act, const LedgerClaim& claim) {
  const auto own =
      std::find_if(act.tellings.begin(), act.tellings.end(),
                   [&](const LedgerTelling& telling) { return telling.start == claim.start; });
  return own != act.tellings.end() &&
         std::any_of(act.tellings.begin(), act.tellings.end(), [&](const LedgerTelling& telling) {
           return telling.stance == "background" && telling.sentence == own->sentence;
         });
}

/// The first day on which a report asserts the event in so many words; empty: none.
std::string first_told(const Known& known) {
  for (const LedgerAct* const act : known.acts)
    if (act->stance == "asserts") return act->published_at.substr(0, 10);
  return {};
}

/// What the acts of the event come to before single claims are looked at.
struct Told {
  const Known& known;
  bool deeds = false;                       ///< one is told as a deed
  std::optional<std::int32_t> first;        ///< first day on which it is asserted
  std::map<std::string, std::string> gone;  ///< reports that were taken back, with the day
};

/// What an outlet tells in its own words days after the event was in the news, and not of a day of
/// late, it only recalls.
bool is_recalled(const LedgerAct& act, const LedgerClaim& claim, const Told& so_far) {
  const Known& known = so_far.known;
  const std::optional<std::int32_t>& told = so_far.first;
  const std::optional<std::int32_t> day = day_number(act.published_at);
  if (!claim.chain.empty() || !told || !day) return false;
  const auto late = static_cast<std::int32_t>(known.rules.figure("days-recalled"));
  const std::optional<std::int32_t> done =
      act.when && act.when->to ? day_number(*act.when->to) : std::nullopt;
  return *day - *told >= late && (!done || *day - *done >= late);
}

/// The first word of the telling that a claim is on.
std::string told_by(const LedgerAct& act, const LedgerClaim& claim) {
  for (const LedgerTelling& telling : act.tellings)
    if (telling.start == claim.start) {
      std::vector<std::string> words = plain_words(telling.trigger);
      return words.empty() ? std::string() : stem_of(std::move(words.front()));
    }
  return {};
}

/// "the shelling … found no wounded": whoever tells the act and says in other words that it was not
/// so has only denied a part of it. A denial in so many words is one of the act.
bool denies_a_part(const LedgerAct& act, const LedgerClaim& denial, const LedgerRules& rules) {
  if (denial.stance != "denies" || rules.is("kind-denies", denial.kind)) return false;
  return std::any_of(act.claims.begin(), act.claims.end(), [&](const LedgerClaim& claim) {
    return claim.stance == "asserts" && claim.voices == denial.voices &&
           told_by(act, claim) != told_by(act, denial);
  });
}

/// What a claim says, as far as its day lets it: an act of a day to come is announced, and so is a
/// deed that a report tells as agreed or conceded only.
Saying saying_of(const LedgerAct& act, const LedgerClaim& claim, const Told& told) {
  const LedgerRules& rules = told.known.rules;
  const Saying saying = saying_of(claim.stance);
  if (denies_a_part(act, claim, rules)) return Saying::leaves;
  const bool beside = !act.verbal && is_beside_background(act, claim);
  if (saying == Saying::asserts && claim.chain.empty() && (beside || is_recalled(act, claim, told)))
    return Saying::remembers;
  const bool to_come =
      !act.verbal && act.when && act.when->from && *act.when->from > act.published_at;
  const bool promised = told.deeds && rules.is("announces", folded_name(act.act));
  return saying == Saying::asserts && (to_come || promised) ? Saying::plans : saying;
}

std::string day_in(const std::map<std::string, std::string>& days, const std::string& doc) {
  const auto found = days.find(doc);
  return found == days.end() ? std::string() : found->second;
}

/// Where something is called off, unnamed sources that pass it on count as such: what they tell is
/// no word of him who calls it off.
bool is_named(const LedgerClaim& claim, const LedgerRules& rules) {
  const auto calls_off = [&](const LedgerLink& link) {  // "was cancelled": by whomever
    const std::string cue = plain_text(link.cue);
    return holds_phrase(cue, "called-off", rules) || holds_phrase(cue, "put-off", rules);
  };
  const bool rumoured =
      std::any_of(claim.chain.begin(), claim.chain.end(),
                  [&](const LedgerLink& link) { return link.voices.empty() && !calls_off(link); });
  return claim.named && !(claim.stance == "called-off" && claim.chain.size() > 1 && rumoured);
}

/// An outlet, or somebody without a name of his own: his word falls with the report that it rests
/// on.
bool leans(const EventWord& word) {
  return word.own || word.voice.rfind("outlet:", 0) == 0 || word.voice.rfind("words:", 0) == 0;
}

/// Whom a claim names as doers: those of its telling, else those of the act.
const std::vector<LedgerParty>* doers_of(const LedgerAct& act, const LedgerClaim& claim) {
  for (const LedgerTelling& telling : act.tellings)
    if (telling.start == claim.start && !telling.actors.empty()) return &telling.actors;
  return &act.actors;
}

/// Adds each claim on an act as the word of each of its voices, as it stands in the report.
void add_words_of(const LedgerAct& act, const Told& told, std::vector<EventWord>& out) {
  const auto found = told.known.facts.find(act.doc);
  const ReportFacts* facts = found == told.known.facts.end() ? nullptr : &found->second;
  const bool taken = takes_back(act);
  const std::string gone = taken ? act.published_at : day_in(told.gone, act.doc);
  const std::string ground_gone = day_in(told.gone, root_of(act.doc, told.known.facts));
  const std::string outlet =
      facts == nullptr ? std::string() : voice_of_outlet(facts->outlet, told.known.rules);
  for (const LedgerClaim& claim : act.claims) {
    for (std::size_t i = 0; i < claim.voices.size(); ++i) {
      EventWord word;
      word.voice = voice_key(claim.voices[i]);
      word.name = name_of(claim, i, facts);
      word.day = act.published_at;
      word.doc = act.doc;
      word.saying = taken ? Saying::asserts : saying_of(act, claim, told);
      word.named = is_named(claim, told.known.rules);
      word.own = claim.chain.empty() || claim.voices[i] == outlet;
      word.withdrawn = gone.empty() && leans(word) ? ground_gone : gone;
      word.act = &act;
      word.claim = &claim;
      word.doers = doers_of(act, claim);
      out.push_back(std::move(word));
    }
  }
}

std::vector<EventWord> plain_claims(const Known& known) {
  const bool deeds = std::any_of(known.acts.begin(), known.acts.end(), [&](const LedgerAct* act) {
    return !known.rules.act(act->act, act->mode.value_or(std::string())).verbal;
  });
  const Told told{known, deeds, day_number(first_told(known)), taken_back(known)};
  std::vector<EventWord> out;
  for (const LedgerAct* const act : known.acts) add_words_of(*act, told, out);
  return out;
}

/// What an outlet goes on to tell of an act behind the word of a source without a name is that
/// source's word still: "a customs man says that marines seized the boat … the seizure was at ten".
void go_on_unnamed(std::vector<EventWord>& words) {
  struct Quoted {
    bool named = false;                  ///< somebody with a name says so too
    const EventWord* unnamed = nullptr;  ///< the first who has none
  };
  const auto is_own = [](const EventWord& word) { return word.claim->chain.empty(); };
  std::map<std::string, Quoted> quoted;  // by report
  for (const EventWord& word : words) {
    if (is_own(word) || word.saying != Saying::asserts) continue;
    Quoted& report = quoted[word.doc];
    report.named = report.named || word.named;
    const EventWord*& first = report.unnamed;
    if (!word.named && (first == nullptr || word.claim->start < first->claim->start)) first = &word;
  }
  for (EventWord& word : words) {
    const auto found = quoted.find(word.doc);
    if (found == quoted.end() || !is_own(word) || !word.named || word.saying != Saying::asserts)
      continue;
    const auto& [named, unnamed] = found->second;
    if (named || unnamed->claim->start >= word.claim->start) continue;
    word.voice = unnamed->voice;
    word.name = unnamed->name;
    word.named = false;
  }
}

/// A witness without a name is known by his words alone, and by who prints them.
std::string witness_of(const std::string& voice) {
  const std::size_t at = voice.find('@');
  return voice.rfind("words:", 0) == 0 && at != std::string::npos ? voice.substr(0, at)
                                                                  : std::string();
}

/// The name of an outlet in full, where a report shortens it: the longest outlet of the event's
/// reports that begins with it. So is a body's that publishes itself ("Podemos said"), but for a
/// government's.
void complete_outlets(const Known& known, std::vector<EventWord>& words) {
  std::set<std::string> outlets;
  for (const LedgerAct* act : known.acts) {
    const auto found = known.facts.find(act->doc);
    if (found != known.facts.end()) outlets.insert("outlet:" + folded_name(found->second.outlet));
  }
  for (EventWord& word : words) {
    const bool body = word.named && !word.own && !word.name.empty() &&
                      word.voice.rfind("gov:", 0) != 0 && word.voice.rfind("words:", 0) != 0;
    const std::string name = body ? "outlet:" + folded_name(word.name) : word.voice;
    const auto next = outlets.lower_bound(name);
    if (next != outlets.end() && (*next == name || next->rfind(name + " ", 0) == 0))
      word.voice = *next;
  }
}

/// One speaker of a report has one voice; the witnesses of a report that repeats another are those
/// of the other.
void share_witnesses(const Known& known, std::vector<EventWord>& words) {
  std::map<std::pair<std::string, std::string>, std::string> by_name, by_witness;
  for (const EventWord& word : words) {
    if (witness_of(word.voice).empty()) {
      by_name.emplace(std::pair(word.doc, word.name), word.voice);
    } else {
      by_witness.emplace(std::pair(word.doc, witness_of(word.voice)), word.voice);
    }
  }
  for (EventWord& word : words) {
    const std::string witness = witness_of(word.voice);
    if (witness.empty()) continue;
    const auto named = by_name.find({word.doc, word.name});
    const auto found = by_witness.find({root_of(word.doc, known.facts), witness});
    if (named != by_name.end()) {
      word.voice = named->second;
    } else if (found != by_witness.end()) {
      word.voice = found->second;
    }
  }
}

/// "the committee's secretary": "committee"; nothing where the name has no such form.
std::string possessor_of(const std::string& name) {
  for (const std::string_view mark : {"'s ", "\u2019s "}) {
    const std::size_t at = name.find(mark);
    if (at == std::string::npos) continue;
    std::vector<std::string> words = plain_words(name.substr(0, at));
    return words.empty() ? std::string() : std::move(words.back());
  }
  return {};
}

/// Whose member speaks: of "its director" any body's, of "the committee's secretary" one's whose
/// name has that word.
bool may_be_of(const EventWord& member, const EventWord& body) {
  const std::string possessor = possessor_of(member.name);
  return possessor.empty() ||
         plain_text(body.name).find(' ' + possessor + ' ') != std::string::npos;
}

/// "its director" speaks for the body that spoke last before him in the report, where one did; so
/// does "the committee's secretary" for a committee.
void join_members(const Known& known, std::vector<EventWord>& words) {
  const auto is_member = [&](const EventWord& word) {
    const std::vector<std::string> name = plain_words(word.name);
    const bool nobody = !witness_of(word.voice).empty() && !possessor_of(word.name).empty();
    const bool placed = word.voice.rfind("gov:", 0) == 0;
    return !word.own && !name.empty() && !placed &&
           (nobody || known.rules.is("possessive", name.front()));
  };
  const auto at = [](const EventWord& word) {
    return word.claim->chain.empty() ? word.claim->start : word.claim->chain.front().start;
  };
  std::map<std::string, std::vector<const EventWord*>> bodies;  // by report
  for (const EventWord& word : words)
    if (!word.own && word.named && !is_member(word)) bodies[word.doc].push_back(&word);
  std::vector<std::pair<std::size_t, std::string>> joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_member(words[i])) continue;
    const EventWord* body = nullptr;
    for (const EventWord* const word : bodies[words[i].doc])
      if (at(*word) < at(words[i]) && (body == nullptr || at(*body) < at(*word)) &&
          may_be_of(words[i], *word))
        body = word;
    if (body != nullptr) joined.emplace_back(i, body->voice);
  }
  for (auto& [i, voice] : joined) words[i].voice = std::move(voice);
}

/// How surely a voice tells who speaks: an organ of a known state, any name, a witness.
int sureness_of(const std::string& voice) {
  return voice.rfind("gov:", 0) == 0 ? 2 : witness_of(voice).empty() ? 1 : 0;
}

/// The speakers of reports and of their copies: root and name.
using RepeatedSpeaker = std::pair<std::string, std::string>;

/// Words of those who are quoted in reports that rest on none but those that they repeat.
bool is_quoted(const Known& known, const EventWord& word) {
  const auto facts = known.facts.find(word.doc);
  return !word.own && word.named && !word.name.empty() && facts != known.facts.end() &&
         (is_repeat(facts->second) || facts->second.rests_on.empty());
}

/// The voice that speaks for each speaker: the surest, then the one that more of the event's words
/// have, then the first. Nobody speaks for a name by which one report calls two.
std::map<RepeatedSpeaker, std::string> settled_speakers(const Known& known,
                                                        const std::vector<EventWord>& words) {
  std::map<std::string, int> heard;
  for (const EventWord& word : words) ++heard[word.voice];
  const auto rank = [&](const std::string& voice) {
    return std::pair(sureness_of(voice), heard[voice]);
  };
  std::map<RepeatedSpeaker, std::string> settled;
  std::map<RepeatedSpeaker, std::string> within;  // by report and name
  std::set<RepeatedSpeaker> two;
  for (const EventWord& word : words) {
    if (!is_quoted(known, word)) continue;
    const std::string name = folded_name(word.name);
    const RepeatedSpeaker speaker(root_of(word.doc, known.facts), name);
    if (within.emplace(RepeatedSpeaker(word.doc, name), word.voice).first->second != word.voice)
      two.insert(speaker);
    const auto [at, first] = settled.emplace(speaker, word.voice);
    if (!first && rank(word.voice) > rank(at->second)) at->second = word.voice;
  }
  for (const RepeatedSpeaker& speaker : two) settled.erase(speaker);
  return settled;
}

/// One speaker of a report and of its copies has one voice, however each of them places him ("the
/// governor").
void settle_repeats(const Known& known, std::vector<EventWord>& words) {
  const std::map<RepeatedSpeaker, std::string> settled = settled_speakers(known, words);
  for (EventWord& word : words) {
    if (!is_quoted(known, word)) continue;
    const auto found = settled.find({root_of(word.doc, known.facts), folded_name(word.name)});
    if (found != settled.end()) word.voice = found->second;
  }
}

/// What a report that repeats another says in a sentence of the other, or through the same speaker,
/// is the other's word: whoever was made out as the speaker here.
void share_repeats(const Known& known, std::vector<EventWord>& words) {
  struct Ground {
    std::string voice, name;
    bool named = true;
  };
  std::map<std::tuple<std::string, Saying, std::string>, Ground>
      told;  // by report and what is said
  const auto sentence = [](const EventWord& word) { return plain_text(word.act->sentence); };
  const auto speaker = [](const EventWord& word) { return "/" + folded_name(word.name); };
  for (const EventWord& word : words) {
    for (const std::string& key : {sentence(word), speaker(word)})
      if (key.size() > 1)
        told.emplace(std::tuple(word.doc, word.saying, key),
                     Ground{word.voice, word.name, word.named});
  }
  for (EventWord& word : words) {
    const auto facts = known.facts.find(word.doc);
    if (facts == known.facts.end() || !is_repeat(facts->second)) continue;
    const std::string root = root_of(word.doc, known.facts);
    auto found = told.find(std::tuple(root, word.saying, sentence(word)));
    if (found == told.end()) found = told.find(std::tuple(root, word.saying, speaker(word)));
    if (found == told.end()) continue;
    word.voice = found->second.voice;
    word.name = found->second.name;
    word.named = found->second.named;
  }
}

/// "the interior ministry", whose country a report does not tell, is the organ of that name that
/// another report tells in full; and one organ for all who call it so.
void join_organs(const Known& known, std::vector<EventWord>& words) {
  std::map<std::string, std::string> organs;  // plain name -> voice
  for (const EventWord& word : words)
    if (word.voice.rfind("gov:", 0) == 0) organs.emplace(plain_text(word.name), word.voice);
  for (EventWord& word : words) {
    const std::string witness = witness_of(word.voice);
    const std::string name = " " + folded_name(word.name) + " ";
    if (witness.empty() || !holds_phrase(name, "government", known.rules)) continue;
    word.voice = witness;
    for (const auto& [organ, voice] : organs)
      if (organ.find(name) != std::string::npos) word.voice = voice;
  }
}

/// "Pavel Ursu", of "her editor, Pavel Ursu" and "the editor Pavel Ursu": the two words in capitals
/// with which a name ends, where none stands before them; else nothing.
std::string own_name(const std::string& name) {
  const auto begin_of = [&](std::size_t end) {
    const std::size_t space = name.rfind(' ', end);
    return space == std::string::npos ? 0 : space + 1;
  };
  if (name.size() < 3) return {};
  const std::size_t last = begin_of(name.size() - 1);
  if (last < 2 || !capital_at(name, last)) return {};
  const std::size_t first = begin_of(last - 2);
  if (!capital_at(name, first) || name[last - 2] == ',') return {};
  if (first == 0) return name;
  const bool parted = first > 1 && name[first - 2] == ',';
  return parted || !capital_at(name, begin_of(first - 2)) ? name.substr(first) : std::string();
}

/// Who is called by his name with one description here and another there is one.
void join_names(std::vector<EventWord>& words) {
  std::map<std::string, std::string> voices;  // by name
  for (EventWord& word : words) {
    if (word.own || !word.named || word.voice.rfind("outlet:", 0) != 0) continue;
    const std::string name = own_name(word.name);
    if (!name.empty()) word.voice = voices.emplace(name, word.voice).first->second;
  }
}

}  // namespace

std::vector<EventWord> told_words(const Known& known) {
  std::vector<EventWord> words = plain_claims(known);
  go_on_unnamed(words);
  complete_outlets(known, words);
  join_members(known, words);
  join_names(words);
  share_witnesses(known, words);
  settle_repeats(known, words);
  share_repeats(known, words);
  join_organs(known, words);
  return words;
}

}  // namespace sayso
