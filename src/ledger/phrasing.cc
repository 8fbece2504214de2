#include "ledger/phrasing.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "ledger/words.h"

namespace sayso {
namespace {

constexpr std::size_t kBefore = 6;  ///< words between "called off" and what is called off
constexpr std::size_t kBehind = 9;  ///< and the other way round: "the closure of … had been …"
constexpr std::size_t kVerb = 4;    ///< words of a verb's auxiliaries

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t end) {
  std::string out = " ";
  for (std::size_t at = first; at < end; ++at) out += words[at] + " ";
  return out;
}

std::string last_words(const std::string& plain, std::size_t most) {
  const std::vector<std::string> words = plain_words(plain);
  return joined(words, words.size() - std::min(words.size(), most), words.size());
}

/// "was called off": a phrase of calling off in the passive, among the first words.
bool passive_call_off(const std::string& plain, const LedgerRules& rules) {
  const std::vector<std::string> words = plain_words(plain);
  const std::size_t end = std::min(words.size(), kBehind + 2);
  for (std::size_t at = 0; at + 1 < end; ++at) {
    if (!rules.is("passive", words[at])) continue;
    for (const std::string& phrase : rules.phrases("called-off"))
      if (joined(words, at + 1, end).rfind(" " + phrase + " ", 0) == 0) return true;
  }
  return false;
}

bool is_called_off(const Phrasing& around, const LedgerRules& rules) {
  return holds_phrase(last_words(around.before, kBefore), "called-off", rules) ||
         passive_call_off(around.after, rules);
}

}  // namespace

std::string worded_stance(const LedgerClaim& claim, const Phrasing& around,
                          const LedgerRules& rules) {
  if (is_called_off(around, rules)) return "called-off";
  const std::string verb = last_words(around.before, kVerb);
  if (claim.stance == "asserts" && holds_phrase(verb, "to-come", rules)) return "plans";
  if (claim.stance == "plans" && holds_phrase(verb, "possible", rules)) return "none";
  const bool implied =
      !claim.chain.empty() && holds_phrase(plain_text(claim.chain.front().cue), "implies", rules);
  return claim.stance == "asserts" && implied ? "background" : claim.stance;
}

}  // namespace sayso
