#include "criticism/criticise.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ledger/voice.h"

namespace sayso {
namespace {

constexpr std::size_t kMostRows = 50;  ///< rows that a flag cites; the reason tells the number

/// An event, its acts as far as they are known on its day, and the names of their reports.
struct Bench {
  const EventEvidence& evidence;
  const LedgerRules& rules;
  std::vector<const LedgerAct*> acts;

  std::string key_of(const std::string& doc) const {
    const auto found = evidence.facts.find(doc);
    return found == evidence.facts.end() || found->second.key.empty() ? doc : found->second.key;
  }
};

std::vector<const LedgerAct*> known_acts(const EventEvidence& evidence) {
  std::set<std::string> docs;
  for (const EventMention& mention : evidence.event.mentions)
    if (mention.stance != "withdrawn") docs.insert(mention.doc);
  std::vector<const LedgerAct*> out;
  for (const LedgerAct& act : evidence.acts)
    if (docs.count(act.doc) > 0) out.push_back(&act);
  return out;
}

void cite(Flag& flag, const std::string& row) {
  if (flag.rests_on.size() >= kMostRows) return;
  if (std::find(flag.rests_on.begin(), flag.rests_on.end(), row) == flag.rests_on.end())
    flag.rests_on.push_back(row);
}

std::string few(const std::set<std::string>& names) {
  constexpr std::size_t kFew = 5;
  std::string out;
  std::size_t told = 0;
  for (const std::string& name : names) {
    if (told++ == kFew) return out + fmt::format(" and {} more", names.size() - kFew);
    out += (out.empty() ? "" : ", ") + name;
  }
  return out;
}

bool speaks_for(const LedgerClaim& claim, const LedgerParty& party, const LedgerRules& rules) {
  const std::string voice = voice_of(party, {}, rules);
  return !voice.empty() &&
         std::any_of(claim.voices.begin(), claim.voices.end(),
                     [&](const std::string& one) { return one_voice(one, voice); });
}

struct Sides {
  Flag flag;
  std::set<std::string> denied, told;  ///< keys of reports
};

/// Takes from an act who denies it for the actor, and who tells it on his own name.
void take_sides(const Bench& bench, const LedgerAct& act, const LedgerParty& actor, Sides& sides) {
  for (const LedgerClaim& claim : act.claims) {
    if (claim.stance == "denies" && speaks_for(claim, actor, bench.rules)) {
      sides.denied.insert(bench.key_of(act.doc));
      cite(sides.flag, claim.id);
    } else if (claim.stance == "asserts" && claim.named) {
      sides.told.insert(bench.key_of(act.doc));
    }
  }
}

/// The doer denied what stands on the word of others.
void find_own_denials(const Bench& bench, std::vector<Flag>& out) {
  const LedgerEvent& event = bench.evidence.event;
  if (event.standing != "confirmed" && event.standing != "corroborated") return;
  for (const LedgerParty& actor : event.actors) {
    Sides sides{{"contradicts-own-claim", event.id, {}, {}}, {}, {}};
    for (const LedgerAct* act : bench.acts) take_sides(bench, *act, actor, sides);
    if (sides.denied.empty()) continue;
    sides.flag.why = fmt::format("{} has denied it ({}), yet it stands {} ({})", actor.name,
                                 few(sides.denied), event.standing, few(sides.told));
    out.push_back(std::move(sides.flag));
  }
}

void find_impossible_dates(const Bench& bench, std::vector<Flag>& out) {
  for (const LedgerAct* act : bench.acts) {
    if (!act->when || (act->stance != "asserts" && act->stance != "plans")) continue;
    const bool to_come = act->stance == "plans";
    const std::optional<std::string>& day = to_come ? act->when->to : act->when->from;
    if (!day || (to_come ? *day >= act->published_at : *day <= act->published_at)) continue;
    Flag flag{"impossible-date", bench.evidence.event.id, {}, {}};
    flag.why = fmt::format("{} of {} {} {}, {}", bench.key_of(act->doc), act->published_at,
                           to_come ? "announces it for" : "tells it as done on", *day,
                           to_come ? "which was over" : "a day to come");
    cite(flag, act->doc);
    for (const LedgerClaim& claim : act->claims) cite(flag, claim.id);
    out.push_back(std::move(flag));
  }
}

void find_disagreements(const Bench& bench, std::vector<Flag>& out) {
  for (const FieldAccount& field : bench.evidence.event.fields) {
    if (!field.disputed) continue;
    Flag flag{"reports-disagree", bench.evidence.event.id, field.field + ": ", {}};
    std::string between;
    for (const auto& [value, docs] : field.say) {
      std::set<std::string> keys;
      for (const std::string& doc : docs) {
        keys.insert(bench.key_of(doc));
        cite(flag, doc);
      }
      flag.why += between + fmt::format("{} ({})", value, few(keys));
      between = " against ";
    }
    out.push_back(std::move(flag));
  }
}

std::set<std::string> keys_of(const std::vector<LedgerParty>& parties) {
  std::set<std::string> out;
  for (const LedgerParty& party : parties) out.insert(party.key);
  return out;
}

/// A gives to B in one, B gives to A in the other.
template <class One, class Other>
bool is_reversed(const One& one, const Other& other) {
  const std::set<std::string> from = keys_of(one.actors);
  return !from.empty() && !one.recipients.empty() && from != keys_of(one.recipients) &&
         from == keys_of(other.recipients) && keys_of(one.recipients) == keys_of(other.actors);
}

/// Goods that go both ways are no contradiction: only the same things may be meant.
bool same_goods(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const auto last = [](const std::string& words) {
    return folded_name(words.substr(words.find_last_of(' ') + 1));
  };
  return std::any_of(one.begin(), one.end(), [&](const std::string& a) {
    return std::any_of(other.begin(), other.end(),
                       [&](const std::string& b) { return last(a) == last(b); });
  });
}

bool meet(const std::optional<CodedDate>& one, const std::optional<CodedDate>& other) {
  if (!one || !other) return true;
  return !(one->to && other->from && *one->to < *other->from) &&
         !(other->to && one->from && *other->to < *one->from);
}

void find_reversals(const Bench& bench, const std::vector<LedgerEvent>& near,
                    std::vector<Flag>& out) {
  const LedgerEvent& event = bench.evidence.event;
  if (!is_transfer(event, bench.rules)) return;
  Flag flag{"reversed-transfer", event.id, {}, {}};
  std::set<std::string> reports;
  for (const LedgerAct* act : bench.acts) {
    if (act->stance != "asserts" || !is_reversed(*act, event)) continue;
    reports.insert(bench.key_of(act->doc));
    cite(flag, act->doc);
  }
  for (const LedgerEvent& other : near) {
    if (other.act != event.act || other.id == event.id || !is_reversed(other, event)) continue;
    if (!same_goods(other.object, event.object) || !meet(other.when, event.when)) continue;
    for (const EventMention& mention : other.mentions) {
      reports.insert(mention.key);
      cite(flag, mention.doc);
    }
  }
  if (reports.empty()) return;
  flag.why = fmt::format("{} gives to {} here, the other way round in {}",
                         event.actors.front().name, event.recipients.front().name, few(reports));
  out.push_back(std::move(flag));
}

/// Voices of a report for this event, without those of the outlet itself.
std::set<std::string> voices_of(const Bench& bench, const std::string& doc) {
  std::set<std::string> out;
  for (const LedgerAct* act : bench.acts) {
    if (act->doc != doc) continue;
    for (const LedgerClaim& claim : act->claims)
      if (claim.named && !claim.chain.empty()) out.insert(claim.voices.begin(), claim.voices.end());
  }
  return out;
}

void find_repeats(const Bench& bench, std::vector<Flag>& out) {
  std::map<std::string, std::set<std::string>> repeats;  // by the report that is repeated
  std::map<std::string, std::set<std::string>> own;      // voices of that report
  std::map<std::string, std::string> ids;
  for (const LedgerAct* act : bench.acts) {
    const auto found = bench.evidence.facts.find(act->doc);
    if (found == bench.evidence.facts.end() || found->second.rests_on.empty()) continue;
    const std::string& root = found->second.rests_on;
    if (own.count(root) == 0) own.emplace(root, voices_of(bench, root));
    const std::set<std::string> voices = voices_of(bench, act->doc);
    const bool adds =
        !std::includes(own[root].begin(), own[root].end(), voices.begin(), voices.end());
    const bool copy = found->second.relation == "copy" || found->second.relation == "near-copy";
    if (adds && !copy) continue;
    const std::string key = bench.key_of(act->doc);
    repeats[root].insert(key);
    ids.emplace(key, act->doc);
  }
  for (const auto& [root, keys] : repeats) {
    Flag flag{"only-repeats", root, {}, {}};
    flag.why = fmt::format("{} only {} {}", few(keys), keys.size() == 1 ? "repeats" : "repeat",
                           bench.key_of(root));
    for (const std::string& key : keys) cite(flag, ids[key]);
    out.push_back(std::move(flag));
  }
}

}  // namespace

bool is_transfer(const LedgerEvent& event, const LedgerRules& rules) {
  return rules.is("transfer", folded_name(event.act));
}

std::vector<Flag> criticise(const EventEvidence& evidence, const std::vector<LedgerEvent>& near,
                            const LedgerRules& rules) {
  const Bench bench{evidence, rules, known_acts(evidence)};
  std::vector<Flag> out;
  find_own_denials(bench, out);
  find_impossible_dates(bench, out);
  find_disagreements(bench, out);
  find_reversals(bench, near, out);
  find_repeats(bench, out);
  return out;
}

}  // namespace sayso
