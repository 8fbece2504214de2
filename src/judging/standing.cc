#include "judging/standing.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "judging/account.h"
#include "judging/sides.h"
#include "judging/stage.h"
#include "judging/tally.h"
#include "ledger/voice.h"

namespace sayso {
namespace {

/// What the words on an event come to.
struct Weighed {
  const Known& known;
  const std::vector<EventWord>& words;
  bool plans = false;  ///< nothing has happened: those who announce it are counted
  std::map<std::string, VoiceStand> stands;
  std::vector<const VoiceStand*> asserting, denying;
  std::vector<std::string> unnamed;  ///< names
  std::string withdrawn;             ///< who took their word back, and when
};

bool stands(const EventWord& word, Saying saying) {
  return word.saying == saying && word.withdrawn.empty();
}

std::string list(const std::vector<const VoiceStand*>& voices) {
  std::string out;
  for (const VoiceStand* stand : voices) out += (out.empty() ? "" : ", ") + stand->name;
  return out;
}

void weigh_unnamed(Weighed& weighed) {
  std::set<std::string> seen;
  for (const EventWord& word : weighed.words) {
    const bool says =
        stands(word, Saying::asserts) || (weighed.plans && stands(word, Saying::plans));
    if (!word.named && says && seen.insert(word.voice).second) weighed.unnamed.push_back(word.name);
  }
}

void weigh_withdrawals(Weighed& weighed) {
  for (const EventWord& word : weighed.words) {
    if (word.withdrawn.empty() || (word.saying != Saying::asserts && word.saying != Saying::plans))
      continue;
    weighed.withdrawn = fmt::format("{} took it back on {}", word.name, word.withdrawn);
    return;
  }
}

Weighed weigh(const Known& known, const std::vector<EventWord>& words) {
  Weighed out{known, words, false, {}, {}, {}, {}, {}};
  out.plans = std::none_of(words.begin(), words.end(), [](const EventWord& word) {
    return word.named && stands(word, Saying::asserts);
  });
  out.stands = stands_of(words, out.plans, known.rules);
  for (const auto& [voice, stand] : out.stands) {
    if (stand.asserts) out.asserting.push_back(&stand);
    if (stand.denies) out.denying.push_back(&stand);
  }
  weigh_unnamed(out);
  weigh_withdrawals(out);
  return out;
}

bool is_party(const std::string& voice, const std::vector<LedgerParty>& parties,
              const LedgerRules& rules) {
  return std::any_of(parties.begin(), parties.end(), [&](const LedgerParty& party) {
    return one_voice(voice, voice_of(party, {}, rules));
  });
}

/// Whether a voice is that of a doer: one that its own report names or, where that names nobody
/// ("admitted the arrest"), one that others name.
bool is_doer(const Weighed& weighed, const std::string& voice, const LedgerAct& own) {
  const LedgerRules& rules = weighed.known.rules;
  if (!own.actors.empty()) return is_party(voice, own.actors, rules);
  return std::any_of(weighed.words.begin(), weighed.words.end(), [&](const EventWord& word) {
    return stands(word, Saying::asserts) && is_party(voice, *word.doers, rules);
  });
}

/// Whether a party owns up to what another reported of it before: its own deed, which it had denied
/// or confirms in so many words; or its own loss, which the doer had reported or it had denied.
bool concedes(const Weighed& weighed, const std::string& voice, const VoiceStand& stand) {
  const LedgerRules& rules = weighed.known.rules;
  const LedgerAct& act = *stand.word->act;
  const bool doer = is_doer(weighed, voice, act);
  if (!doer && !is_party(voice, act.recipients, rules)) return false;
  const bool admits = stand.turned || (doer && rules.is("kind-admits", stand.word->claim->kind));
  for (const EventWord& word : weighed.words) {
    if (!word.named || !stands(word, Saying::asserts) || word.day > stand.since) continue;
    if (one_voice(word.voice, voice)) continue;
    if (admits || (!doer && is_party(word.voice, act.actors, rules))) return true;
  }
  return false;
}

/// Whether one of two voices that name different doers has a part in it: it owns up itself, or is
/// named by the other. Outlets have none.
bool has_part(const EventWord& one, const EventWord& other, const LedgerRules& rules) {
  constexpr std::string_view kOutlet = "outlet:";
  if (one.voice.rfind(kOutlet, 0) == 0 || other.voice.rfind(kOutlet, 0) == 0) return false;
  return is_party(one.voice, *one.doers, rules) || is_party(other.voice, *other.doers, rules) ||
         is_party(one.voice, *other.doers, rules) || is_party(other.voice, *one.doers, rules);
}

/// The doers whom one side names and the other excludes, in words; empty: all agree.
std::string quarrel(const Weighed& weighed) {
  const LedgerRules& rules = weighed.known.rules;
  std::map<std::pair<std::string, std::string>, const EventWord*> told;
  for (const EventWord& word : weighed.words) {
    if (!word.named || !stands(word, Saying::asserts) || word.doers->empty()) continue;
    told.emplace(std::pair(word.voice, doers_key(*word.doers)), &word);
  }
  for (const auto& [key, one] : told) {
    for (const auto& [other_key, other] : told) {
      if (key.first == other_key.first || !has_part(*one, *other, rules) ||
          !other_doers(*one->doers, *other->doers, rules))
        continue;
      return fmt::format("{} names {}, {} names {}", one->name, one->doers->front().name,
                         other->name, other->doers->front().name);
    }
  }
  return {};
}

/// Whether a word is that of a government that has no part in the act; one whose country only the
/// text lets guess ("the foreign ministry said") may be the doer's.
bool is_bystander(const EventWord& word, const LedgerRules& rules) {
  const std::vector<LedgerParty>& doers = word.act->actors;
  if (word.voice.rfind("gov:", 0) != 0 || doers.empty() || is_party(word.voice, doers, rules))
    return false;
  for (const LedgerLink& link : word.claim->chain)
    for (const LedgerParty& voucher : link.vouchers)
      if (voucher.name == word.name) return tells_country(voucher, rules);
  return true;
}

/// Whether saying so does it, and it was said: by any report of an act of speech, a promise among
/// them, though not what two agree on; of others, calling something off among them, by the doer's
/// own word, or by those who tell what he has declared, other governments apart.
bool is_declared(const Weighed& weighed, const LedgerEvent& event) {
  const LedgerRules& rules = weighed.known.rules;
  const ActRule& rule = rules.act(event.act, event.mode.value_or(""));
  if (weighed.plans) return false;
  return std::any_of(weighed.stands.begin(), weighed.stands.end(), [&](const auto& entry) {
    if (!entry.second.asserts) return false;
    const EventWord& word = *entry.second.word;
    const std::string trigger = folded_name(word.act->trigger);
    if (rules.is("seals", trigger)) return false;  // signing is done by several, not by saying so
    const bool recalls = rules.is("called-off", trigger);
    return (rule.verbal && (rule.declares || rules.is("binds", trigger))) ||
           ((rule.declares || recalls) && !is_bystander(word, rules));
  });
}

struct Verdict {
  std::string standing, why;
};

Verdict verdict_without_assertion(const Weighed& weighed) {
  if (!weighed.withdrawn.empty() && weighed.unnamed.empty())
    return {"retracted", weighed.withdrawn + ", and no other voice stands"};
  if (!weighed.denying.empty())
    return {"denied", "denied by " + list(weighed.denying) +
                          (weighed.unnamed.empty() ? ", asserted by nobody"
                                                   : ", asserted by unnamed sources alone")};
  if (!weighed.unnamed.empty())
    return {"unconfirmed", "only " + weighed.unnamed.front() + " says so"};
  return {};
}

Verdict verdict_of(const Weighed& weighed, LedgerEvent& event) {
  if (weighed.asserting.empty()) return verdict_without_assertion(weighed);
  const std::string by = list(weighed.asserting);
  const std::string against = list(weighed.denying);
  for (const auto& [voice, stand] : weighed.stands)
    if (!weighed.plans && stand.asserts && concedes(weighed, voice, stand))
      return {"confirmed", stand.name + " admits what others had reported"};
  if (const std::string who = quarrel(weighed); !weighed.plans && !who.empty()) {
    std::vector<std::string>& fields = event.disputed_fields;
    if (std::find(fields.begin(), fields.end(), "actors") == fields.end())
      fields.insert(fields.begin(), "actors");
    return {"disputed", "both sides admit the act and differ on who did it: " + who};
  }
  const bool several = weighed.asserting.size() > 1;
  if (!against.empty())
    return {several ? "corroborated" : "disputed", "told by " + by + ", denied by " + against};
  if (several) return {"confirmed", "told by " + by + ", denied by nobody"};
  if (is_declared(weighed, event))
    return {"confirmed", "done by declaring, and the word of it stands: " + by};
  return {"claimed", "told by " + by + " alone"};
}

/// The one word.
std::string status_of(const LedgerEvent& event, bool done) {
  for (const char* const word : {"retracted", "denied", "disputed"})
    if (event.standing == word) return word;
  for (const char* const word : {"called-off", "overdue", "planned"})
    if (event.stage == word) return word;
  if (done) return "done";
  return event.standing.empty() ? event.stage : event.standing;
}

std::string stance_of(const std::string& told, const LedgerAct& act, bool withdrawn) {
  if (withdrawn) return "withdrawn";
  const std::string& stance = told.empty() ? act.stance : told;
  if (stance == "called-off") return "denies";
  return stance == "none" || stance.empty() ? "plans" : stance;
}

/// One for each telling; claims stand with the first telling of their act.
void add_mentions(const Known& known, const LedgerAct& act, bool withdrawn, LedgerEvent& out) {
  EventMention mention;
  mention.doc = act.doc;
  mention.published_at = act.published_at;
  if (const auto found = known.facts.find(act.doc); found != known.facts.end()) {
    mention.key = found->second.key;
    mention.outlet = found->second.outlet;
    mention.title = found->second.title;
    mention.rests_on = found->second.rests_on;
    mention.relation = found->second.relation;
  }
  for (const LedgerClaim& claim : act.claims)
    for (const std::string& voice : claim.voices)
      if (std::find(mention.voices.begin(), mention.voices.end(), voice) == mention.voices.end())
        mention.voices.push_back(voice);
  std::vector<LedgerTelling> tellings = act.tellings;
  if (tellings.empty())
    tellings.push_back({act.start, act.end, act.trigger, act.sentence, act.stance, {}});
  for (const LedgerTelling& telling : tellings) {
    const bool first = &telling == &tellings.front();
    mention.claims = first ? act.claims : std::vector<LedgerClaim>();
    mention.parts.reset();
    if (first) mention.parts = {act.actors, act.recipients, act.object, act.when, act.where};
    mention.start = telling.start;
    mention.end = telling.end;
    mention.words = telling.sentence;
    mention.stance = stance_of(telling.stance, act, withdrawn);
    out.mentions.push_back(mention);
  }
}

void give_mentions(const Known& known, const std::vector<EventWord>& words, LedgerEvent& out) {
  std::set<const LedgerAct*> withdrawn;
  for (const EventWord& word : words)
    if (!word.withdrawn.empty()) withdrawn.insert(word.act);
  out.mentions.reserve(known.acts.size());
  for (const LedgerAct* act : known.acts) add_mentions(known, *act, withdrawn.count(act) > 0, out);
}

int count_reports(const Known& known) {
  std::set<std::string_view> docs;
  for (const LedgerAct* act : known.acts) docs.insert(act->doc);
  return static_cast<int>(docs.size());
}

using FactsOf = std::map<std::string, ReportFacts>;

LedgerEvent judged(const std::vector<LedgerAct>& acts, const FactsOf& facts, const std::string& day,
                   const LedgerRules& rules, bool with_mentions) {
  LedgerEvent out;
  if (acts.empty()) return out;
  if (!acts.front().claims.empty()) out.id = acts.front().claims.front().id;
  const Known known = known_by(acts, facts, day, rules);
  if (known.acts.empty()) return out;
  const std::vector<EventWord> words = words_on(known);
  give_account(known, words, out);
  if (with_mentions) give_mentions(known, words, out);
  out.reports = count_reports(known);
  const Weighed weighed = weigh(known, words);
  Verdict verdict = verdict_of(weighed, out);
  const EventStage stage = stage_of(words, known.today);
  out.independent_voices = static_cast<int>(weighed.asserting.size());
  out.denying_voices = static_cast<int>(weighed.denying.size());
  out.standing = std::move(verdict.standing);
  out.stage = stage.stage;
  out.expected_by = stage.expected_by;
  out.status = status_of(out, stage.done);
  for (const std::string& why : {verdict.why, stage.why})
    if (!why.empty()) out.reasons.push_back(why);
  return out;
}

}  // namespace

LedgerEvent judge(const std::vector<LedgerAct>& acts, const FactsOf& facts, const std::string& day,
                  const LedgerRules& rules) {
  return judged(acts, facts, day, rules, true);
}

LedgerEvent judge_in_short(const std::vector<LedgerAct>& acts, const FactsOf& facts,
                           const std::string& day, const LedgerRules& rules) {
  return judged(acts, facts, day, rules, false);
}

}  // namespace sayso
