#include "linking/phrasing.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <vector>

#include "ledger/words.h"

namespace sayso {
namespace {

constexpr std::size_t kBefore = 6;   ///< words between "called off" and what is called off
constexpr std::size_t kBehind = 9;   ///< and the other way round: "the closure of … had been …"
constexpr std::size_t kVerb = 4;     ///< words of a verb's auxiliaries
constexpr std::size_t kObject = 3;   ///< words from "condemned" to what is condemned
constexpr std::size_t kSubject = 5;  ///< of who does it
constexpr std::size_t kDoubted = 9;  ///< and from "could not confirm" or "reports" to what of

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t end) {
  std::string out = " ";
  for (std::size_t at = first; at < end; ++at) out += words[at] + " ";
  return out;
}

/// Where the last stretch begins that no mark parts: "He said, smiling, | that troops"
std::size_t behind_marks(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kMarks = {", ",  "; ",      ": ",     "(",  ") ",
                                                             " - ", "\u2013 ", "\u2014", "..."};
  std::size_t begin = 0;
  for (const std::string_view mark : kMarks) {
    const std::size_t at = text.rfind(mark);
    if (at != std::string_view::npos) begin = std::max(begin, at + mark.size());
  }
  return begin;
}

/// The text without words that with a capital are names ("in May"); where the word before has one
/// too, it says nothing ("Rebels May Strike").
std::string without_names(std::string_view text, const LedgerRules& rules) {
  std::string out;
  bool plain = false;  // the word before has no capital, or a mark behind it
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(" \n\t", at), text.size());
    const std::size_t end = std::min(text.find_first_of(" \n\t", begin), text.size());
    const std::string word(text.substr(begin, end - begin));
    at = end;
    if (word.empty()) continue;
    const auto first = static_cast<unsigned char>(word.front());
    const std::vector<std::string> words = plain_words(word);
    const bool capital = std::isupper(first) != 0;
    const bool name = capital && plain && words.size() == 1 && rules.is("name", words.front());
    if (!name) out += word + " ";
    plain = !capital || std::ispunct(static_cast<unsigned char>(word.back())) != 0;
  }
  return out;
}

/// "was called off": a phrase of the class in the passive, among the first words; what a clause
/// behind the trigger tells of is another act ("denies that the visit was called off").
bool passive(const std::string& plain, std::string_view word_class, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(plain);
  const std::size_t end = std::min(words.size(), kBehind + 2);
  const auto ends = [&](const std::string& word) {
    return rules.is("clause", word) || rules.is("condition", word);
  };
  for (std::size_t at = 0; at + 1 < end && !ends(words[at]); ++at) {
    if (!rules.is("passive", words[at])) continue;
    for (const std::string& phrase : rules.phrases(word_class))
      if (joined(words, at + 1, end).rfind(" " + phrase + " ", 0) == 0) return true;
  }
  return false;
}

/// The words behind the last one of the class.
std::string behind(const std::string& before, std::string_view word_class,
                   const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(before);
  std::size_t begin = words.size();
  while (begin > 0 && !rules.is(word_class, words[begin - 1])) --begin;
  return joined(words, begin, words.size());
}

/// Whether a phrase of the class stands right before the trigger.
bool ends_with(const std::string& before, std::string_view word_class, const LedgerRules& rules) {
  const std::vector<std::string>& phrases = rules.phrases(word_class);
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
    const std::string end = " " + phrase + " ";
    return before.size() >= end.size() &&
           before.compare(before.size() - end.size(), end.size(), end) == 0;
  });
}

/// What stands before a phrase of the class among the last words; empty where there is none.
std::string up_to_phrase(const std::string& before, std::size_t most, std::string_view word_class,
                         const LedgerRules& rules) {
  const std::size_t first = before.size() - last_words(before, most).size();
  std::size_t found = std::string::npos;
  for (const std::string& phrase : rules.phrases(word_class))
    found = std::min(found, before.find(" " + phrase + " ", first));
  return found == std::string::npos ? std::string() : before.substr(0, found + 1);
}

/// "called off Monday's visit", not "called off the visit under pressure"
bool is_ended(const Phrasing& around, std::string_view word_class, const LedgerRules& rules) {
  const std::string own = behind(clause_of(around.near, rules), "aside", rules);
  const std::string lead = up_to_phrase(own, kBefore, word_class, rules);
  return (!lead.empty() && !ends_with(lead, "unreal", rules) &&
          !ends_with(lead, "negation", rules)) ||
         passive(around.after, word_class, rules);
}

/// The words before the first one of the class: of "threatened to leave if talks fell through"
/// those before the condition.
std::string up_to(const std::string& after, std::string_view word_class, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(after);
  const auto end = std::find_if(words.begin(), words.end(), [&](const std::string& word) {
    return rules.is(word_class, word);
  });
  return joined(words, 0, static_cast<std::size_t>(end - words.begin()));
}

/// "called off the visit", "the meeting is off", "a march that was planned fell through"
bool is_called_off(const Phrasing& around, const LedgerRules& rules) {
  return is_ended(around, "called-off", rules) || passive(around.after, "is-off", rules) ||
         holds_phrase(up_to(around.after, "condition", rules), "falls-through", rules);
}

/// "has not taken", "did not even fire": a negation with at most one word between it and the
/// trigger.
bool is_negated(const std::string& before, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(before);
  const std::size_t first = words.size() - std::min<std::size_t>(words.size(), 2);
  for (std::size_t at = first; at < words.size(); ++at) {
    const bool ties = at + 1 == words.size() || rules.is("passive", words[at + 1]) ||
                      rules.is("still", words[at + 1]);
    if (rules.is("negation", words[at]) && ties) return true;
  }
  return false;
}

/// "no prisoner has been beaten", "no round struck": a clause that begins with "no", whose verb the
/// trigger is.
bool has_no_subject(const std::string& before, const LedgerRules& rules) {
  const std::string clause = clause_of(before, rules);
  const std::vector<std::string> own = plain_words(clause);
  if (own.size() < 2 || own.size() > kSubject + 2 || !rules.is("no-subject", own.front()))
    return false;
  if (rules.is("no-limit", own[1]) || holds_phrase(clause, "granted", rules)) return false;
  return rules.is("passive", own.back()) || own.size() == 2;
}

/// "whether groups backed by Ankara", "whether an officer who ...": the trigger is no verb of its
/// own clause, or stands too far from what opens it.
bool is_attribute(const std::string& own, const Phrasing& around, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(own);
  if (words.empty() || rules.is("passive", words.back())) return false;
  return words.size() > kSubject + 2 || begins_with(around.after, "agent", rules);
}

/// "at no point did the police fire"
bool is_never(const Phrasing& around, const LedgerRules& rules) {
  const std::string own = clause_of(around.near, rules);
  return holds_phrase(own, "never", rules) && !is_attribute(own, around, rules);
}

/// What goes before a trigger, unless an "and" right before it begins something else: "neither
/// confirmed nor denied the raid and told".
std::string told_on(const std::string& near, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(near);
  return !words.empty() && rules.is("joins", words.back()) ? std::string(" ") : near;
}

/// "fears of a Turkish attack", "could not confirm that troops burned"
bool is_unreal(const Phrasing& around, const LedgerRules& rules) {
  if (ends_with(around.before, "unreal", rules)) return true;
  const std::string near = told_on(around.near, rules);
  const std::string verb = last_words(near, kVerb);
  const std::vector<std::string>& phrases = rules.phrases("unreal");
  return holds_phrase(last_words(near, kDoubted), "doubts", rules) ||
         std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
           return phrase.ends_with(" of") && verb.find(" " + phrase + " ") != std::string::npos;
         });
}

/// "asked whether rebels had shelled it", "Did rebels shell it?": nobody says that they have. What
/// is named rather than told ("whether the raid"), and what a question about it takes for granted
/// ("Who shelled it?"), is.
bool is_asked(const LedgerClaim& claim, const Phrasing& around, const LedgerRules& rules) {
  const std::string own = clause_of(around.near, rules);
  const std::vector<std::string> words = plain_words(own);
  const bool named = !words.empty() &&
                     (rules.is("definite", words.back()) || rules.is("indefinite", words.back()));
  if (named || is_attribute(own, around, rules)) return false;
  if (holds_phrase(own, "asks", rules)) return true;
  return around.question && around.near == around.before && claim.chain.empty() &&
         !holds_phrase(around.before, "granted", rules);
}

/// "authorised the army to shell it": what somebody is to do.
bool is_bidden(const std::string& before, const LedgerRules& rules) {
  return before.ends_with(" to ") && holds_phrase(clause_of(before, rules), "bids", rules);
}

/// "Had the army shelled it, hundreds would have died."
bool is_supposed(const Phrasing& around, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(around.before);
  return !words.empty() && rules.is("inverts", words.front()) &&
         clause_of(around.near, rules) == joined(words, 0, words.size()) &&
         holds_phrase(around.after, "would", rules);
}

/// "pictures of police beating marchers come from the shooting of a film"
bool is_old_picture(const Phrasing& around, const LedgerRules& rules) {
  return holds_phrase(last_words(around.before, kDoubted), "tale", rules) &&
         holds_phrase(around.after, "provenance", rules);
}

/// "reports of a massacre at Kidal were fabricated", "stories about an abduction. They are false"
bool is_false_tale(const Phrasing& around, const LedgerRules& rules) {
  if (is_old_picture(around, rules)) return true;
  if (!holds_phrase(last_words(around.before, kDoubted), "charge", rules)) return false;
  const std::vector<std::string> next = plain_words(around.next);
  const bool taken_up = !next.empty() && rules.is("takes-up", next.front());
  return holds_phrase(around.after, "false", rules) ||
         (taken_up && holds_phrase(around.next, "false", rules));
}

/// "the office would not be closed": what had been to come will not, unless a condition is met.
bool is_given_up(const LedgerClaim& claim, const Phrasing& around, const LedgerRules& rules) {
  if (claim.stance == "asserts" && claim.tense == "past") return false;
  if (holds_phrase(around.before + around.after, "condition", rules)) return false;
  return ends_with(around.before, "will-not", rules);
}

/// "the visit has still not taken place": nobody has said that it will not.
bool is_not_yet(const Phrasing& around, const LedgerRules& rules) {
  return holds_phrase(up_to(around.after, "clause", rules), "not-yet", rules);
}

/// Whether somebody denies that it was called off: not the one who is said to have done so.
bool is_denied(const LedgerClaim& claim, const std::string& cue, const LedgerRules& rules) {
  const bool by_cue = holds_phrase(cue, "called-off", rules);
  for (std::size_t at = by_cue ? 1 : 0; at < claim.chain.size(); ++at)
    if (rules.is("kind-denies", claim.chain[at].kind)) return true;
  return false;
}

/// Whether what is left open is firmly announced all the same: "said that it will free".
bool is_firm(const LedgerClaim& claim, const Phrasing& around, const std::string& verb,
             const LedgerRules& rules) {
  return claim.stance == "none" && claim.tense == "future" && !claim.condition &&
         rules.is("kind-vouches", claim.kind) && holds_phrase(verb, "firm", rules) &&
         !around.question && !is_asked(claim, around, rules) &&
         !holds_phrase(around.before + around.after, "condition", rules) &&
         !holds_phrase(around.before + around.after, "hinges", rules);
}

/// What the words around make of an act that is asserted.
std::string asserted(const LedgerClaim& claim, const Phrasing& around, const std::string& cue,
                     const LedgerRules& rules) {
  if (is_negated(around.near, rules) || has_no_subject(around.near, rules) ||
      is_never(around, rules))
    return holds_phrase(around.before, "still", rules) ? "none" : "denies";
  if (is_not_yet(around, rules)) return "none";
  if (is_false_tale(around, rules) || passive(around.after, "averted", rules) ||
      holds_phrase(last_words(told_on(around.near, rules), kDoubted), "untruly", rules) ||
      holds_phrase(up_to(up_to(around.after, "condition", rules), "joins", rules), "did-not-be",
                   rules))
    return "denies";
  if (holds_phrase(last_words(around.before, kVerb), "to-come", rules) ||
      (ends_with(around.before, "announced", rules) && !ends_with(around.before, "done", rules)))
    return "plans";
  const std::string object = last_words(told_on(around.near, rules), kObject);
  if (is_unreal(around, rules) || is_asked(claim, around, rules) ||
      is_bidden(around.before, rules) || is_supposed(around, rules) ||
      holds_phrase(object, "bars", rules))
    return "none";
  const bool implied = holds_phrase(cue, "implies", rules) ||
                       (claim.chain.empty() && holds_phrase(object, "implies", rules));
  return implied ? "background" : claim.stance;
}

}  // namespace

Phrasing phrasing_of(std::string_view before, std::string_view after, std::string_view next,
                     const LedgerRules& rules) {
  Phrasing around = {plain_text(without_names(before, rules)),
                     plain_text(without_names(after, rules)), plain_text(next)};
  around.near = plain_text(without_names(before.substr(behind_marks(before)), rules));
  const std::size_t last = after.find_last_not_of(" \n\"')]\u201d\u2019");
  around.question = last != std::string::npos && after[last] == '?';
  return around;
}

std::string clause_of(const std::string& before, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(before);
  std::size_t begin = words.size();
  while (begin > 0 && !rules.is("clause", words[begin - 1])) --begin;
  std::string own = " ";
  for (std::size_t at = begin; at < words.size(); ++at) own += words[at] + " ";
  return own;
}

std::string worded_stance(const LedgerClaim& claim, const Phrasing& around,
                          const LedgerRules& rules) {
  const std::string cue = claim.chain.empty() ? std::string() : plain_text(claim.chain.front().cue);
  if (is_ended(around, "put-off", rules))
    return holds_phrase(around.before + around.after, "new-day", rules) ? "plans" : "called-off";
  if (is_called_off(around, rules) || holds_phrase(cue, "called-off", rules))
    return is_denied(claim, cue, rules) ? "plans" : "called-off";
  if (is_given_up(claim, around, rules)) return "denies";
  if (claim.stance == "asserts") return asserted(claim, around, cue, rules);
  // Who knows of no seizure has not denied it.
  const bool ignorant = holds_phrase(last_words(around.before, kDoubted), "ignorance", rules);
  if (claim.stance == "denies" && (ignorant || is_not_yet(around, rules))) return "none";
  const std::string verb = last_words(around.before, kVerb);
  if (claim.stance == "plans" && holds_phrase(verb, "possible", rules)) return "none";
  return is_firm(claim, around, verb, rules) ? "plans" : claim.stance;
}

bool is_long_ago(const Phrasing& around, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(around.after);
  const std::size_t end = std::min(words.size(), kObject);
  return holds_phrase(joined(words, 0, end), "long-ago", rules);
}

bool is_staged(const std::string& before, const LedgerRules& rules) {
  if (holds_phrase(before, "staged", rules)) return true;
  const std::vector<std::string> words = plain_words(before);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!rules.is("stage", words[at])) continue;
    if (holds_phrase(joined(words, at + 1, std::min(words.size(), at + 3)), "in-which", rules))
      return true;
    for (std::size_t back = 1; back <= std::min(at, kVerb); ++back)
      if (rules.is("within", words[at - back])) return true;
  }
  return false;
}

}  // namespace sayso
