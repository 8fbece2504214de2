#include "linking/taking_back.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ledger/words.h"

namespace sayso {
namespace {

void set_stance(LedgerAct& act, const std::string& stance) {
  act.stance = stance;
  act.when.reset();  // "On Thursday we reported": mostly the day of the report
  for (LedgerTelling& telling : act.tellings) telling.stance = stance;
  for (LedgerClaim& claim : act.claims) claim.stance = stance;
}

/// "We said that she had been detained. She had not.": whether the sentence behind is a bare
/// denial.
bool is_bluntly_denied(const LedgerReport& report, const std::string& sentence,
                       const LedgerRules& rules) {
  constexpr std::size_t kBare = 4;  // words
  const std::size_t at = report.text.find(sentence);
  if (at == std::string::npos) return false;
  const std::size_t next = at + sentence.size();
  const std::size_t end = report.text.find_first_of(".;!", next);
  const std::vector<std::string> words = plain_words(report.text.substr(next, end - next));
  return words.size() > 1 && words.size() <= kBare && rules.is("negation", words.back());
}

/// "On Thursday we reported that X. We withdraw it": acts that the outlet says it has told, in a
/// report that takes something back, or a sentence that tells it as false.
void withdraw_own(LedgerReport& report, const LedgerRules& rules) {
  const bool taken = holds_phrase(plain_text(report.text), "takes-back", rules);
  for (LedgerAct& act : report.acts) {
    const std::string sentence = plain_text(act.sentence);
    const bool untrue =
        holds_phrase(sentence, "false", rules) || is_bluntly_denied(report, act.sentence, rules);
    const bool own = holds_phrase(sentence, "self-report", rules);
    const bool back =
        holds_phrase(sentence, "takes-back", rules) && holds_phrase(sentence, "story", rules);
    if (((taken || untrue) && own) || back) set_stance(act, "withdrawn");
  }
}

/// Where the news behind a notice begins: the lines after the last one that speaks of a story, of
/// taking it back, or of what stands. The end of the text where there are none, or where the notice
/// gives the story itself ("the following").
std::size_t news_behind(const std::string& text, const LedgerRules& rules) {
  std::size_t news = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = plain_text(text.substr(at, end - at));
    if (holds_phrase(line, "gives-story", rules)) return text.size();
    const auto speaks = [&](const char* of) { return holds_phrase(line, of, rules); };
    const bool notice = speaks("story") || speaks("kill") || speaks("takes-back") ||
                        speaks("false") || speaks("stands") || speaks("notice-head");
    if (notice) news = std::min(end + 1, text.size());
    at = end + 1;
  }
  return news;
}

/// What a notice tells of is withdrawn by it, but for what it lets stand, and news behind it; its
/// own words of withdrawal are no act.
void withdraw(LedgerReport& report, const LedgerRules& rules) {
  const auto own = [&](const LedgerAct& act) {
    const std::vector<std::string> words = plain_words(act.trigger);
    return !words.empty() && rules.is("notice-act", words.front());
  };
  std::vector<LedgerAct>& acts = report.acts;
  acts.erase(std::remove_if(acts.begin(), acts.end(), own), acts.end());
  if (report.notice.does != "kill") return;
  const bool partial = !report.notice.fields.empty();
  const std::size_t news = news_behind(report.text, rules);
  for (LedgerAct& act : acts) {
    const std::size_t at = report.text.find(act.sentence);
    if (at != std::string::npos && at >= news) continue;
    const std::string sentence = plain_text(act.sentence);
    const bool meant = act.stance == "denies" || holds_phrase(sentence, "story", rules) ||
                       begins_with(sentence, "story-says", rules) ||  // "It said that …"
                       holds_phrase(sentence, "partial", rules);
    if ((!partial || meant) && !holds_phrase(sentence, "stands", rules))
      set_stance(act, "withdrawn");
  }
}

}  // namespace

void take_back(LedgerReport& report, const LedgerRules& rules) {
  if (!report.notice.does.empty()) withdraw(report, rules);
  if (report.notice.does != "kill") withdraw_own(report, rules);
}

}  // namespace sayso
