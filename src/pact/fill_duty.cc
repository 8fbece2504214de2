#include <fmt/format.h>

#include <algorithm>

#include "pact/builder.h"

namespace sayso {
namespace {

constexpr const char* kDutyExample = "duty defend art 4 each -> each";

/// States between two places of a duty's head; "each" is nobody in particular.
std::vector<std::string> states(LineWords words) {
  std::vector<std::string> names;
  for (const LineWord& word : words) {
    if (word.text != "each") names.emplace_back(word.text);
  }
  return names;
}

std::size_t find(LineWords words, std::string_view text) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const LineWord& word) {
    return !word.quoted && word.text == text;
  });
  return static_cast<std::size_t>(found - words.begin());
}

}  // namespace

void Builder::begin_duty(const BookLine& line) {
  const Clauses clause = reader_.clauses(line.words, 3);
  const LineWords words = LineWords(line.words).first(std::min(clause.at, line.words.size()));
  const std::size_t arrow = find(words, "->");
  std::size_t head = 2;
  Duty duty;
  if (words.size() > 3 && words[2].text == "art") {
    duty.article = words[3].text;
    head = 4;
  }
  in_duty_ = true;
  if (arrow >= words.size() || arrow <= head || arrow + 1 >= words.size()) {
    reader_.wrong(fault::kPactLine, "a duty is: KIND art N HOLDERS -> PROTECTED", kDutyExample);
    pact_.duties.emplace_back();
    pact_.duties.back().run.last = kEver;
    return;
  }
  duty.kind = reader_.word("duty", words[1].text, kDutyExample).value_or("");
  duty.holders = states(words.subspan(head, arrow - head));
  duty.protecteds = states(words.subspan(arrow + 1));
  duty.run = clause.run();
  duty.marks = clause.marks;
  pact_.duties.push_back(std::move(duty));
}

bool Builder::duty_line(const BookLine& line) {
  const std::string_view head = line.words.front().text;
  Duty& duty = pact_.duties.back();
  if (condition_line(line, duty.conditions)) return true;
  if (head == "suspend") return suspend_line(line, duty.suspensions);
  if (head == "reserves" || head == "reserve") return reserve_line(line, duty.reservations);
  if (head == "text") return text_line(line, duty.text);
  if (head == "check") return check_line(line, duty.marks);
  return duty_text(line, reader_.clauses(line.words, 1));
}

void Builder::add_strength(LineWords words, Duty& duty) const {
  for (const LineWord& word : words) {
    const auto known = reader_.word("strength", word.text, "strength all-means immediately");
    if (known) duty.strength += (duty.strength.empty() ? "" : " ") + *known;
  }
}

bool Builder::duty_text(const BookLine& line, const Clauses& clause) {
  const std::string_view head = line.words.front().text;
  Duty& duty = pact_.duties.back();
  const LineWords own = LineWords(line.words).subspan(1, std::max<std::size_t>(clause.at, 1) - 1);
  if (head == "owes") {
    duty.owes = texts_of(own);
  } else if (head == "strength") {
    add_strength(own, duty);
  } else if (head == "judge") {
    const bool known = !own.empty() && reader_.word("judge", own.front().text, "judge each-party");
    if (known) duty.judge = texts_of(own);
  } else if (head == "vague") {
    for (const LineWord& word : after(line, 1)) {
      if (word.quoted) duty.vague.emplace_back(word.text);
    }
  } else if (head == "quote") {
    duty.marks.quote = clause.marks.quote.empty() ? texts_of(own) : clause.marks.quote;
    if (!clause.marks.sources.empty()) duty.marks.sources = clause.marks.sources;
    if (!clause.marks.lang.empty()) duty.marks.lang = clause.marks.lang;
  } else if (head == "note" || head == "reach") {
    duty.notes.emplace_back(line.rest(1));
  } else {
    return false;
  }
  return true;
}

bool Builder::condition_line(const BookLine& line, std::vector<Condition>& to) {
  const std::string_view head = line.words.front().text;
  const auto* kind = std::find(std::begin(kConditionKinds), std::end(kConditionKinds), head);
  if (kind == std::end(kConditionKinds)) return false;
  std::optional<Condition> condition = reader_.condition(
      static_cast<ConditionKind>(kind - std::begin(kConditionKinds)), after(line, 1));
  if (condition) to.push_back(*std::move(condition));
  return true;
}

bool Builder::suspend_line(const BookLine& line, std::vector<Leg>& to) {
  const Clauses clause = reader_.clauses(line.words, 3);
  const LineWords words = LineWords(line.words).first(clause.at);
  if (words.size() != 4 || words[2].text != "->") {
    reader_.wrong(fault::kPactLine, "suspend is: A -> B from DATE",
                  "suspend USA -> NZL from 1986-08-11");
    return true;
  }
  to.push_back({.from = std::string(words[1].text),
                .to = std::string(words[3].text),
                .run = clause.run(),
                .marks = clause.marks});
  return true;
}

bool Builder::reserve_line(const BookLine& line, std::vector<Spell>& to) {
  const Clauses clause = reader_.clauses(line.words, 2);
  const LineWords words = LineWords(line.words).subspan(1, clause.at - 1);
  const std::size_t on = find(words, "on");
  if (words.empty() || on == 0) {
    reader_.wrong(fault::kPactLine, "reserve is: STATES on DUTY [from DATE]",
                  "reserve FRA on defend from 1966");
    return true;
  }
  std::string duty;
  if (on + 1 < words.size()) {
    duty = reader_.word("duty", words[on + 1].text, "reserve FRA on defend").value_or("none");
  }
  for (const LineWord& state : words.first(std::min(on, words.size()))) {
    to.push_back({.state = std::string(state.text),
                  .duty = duty,
                  .run = clause.run(),
                  .contested = false,
                  .marks = clause.marks});
  }
  return true;
}

bool Builder::text_line(const BookLine& line, TextState& to) {
  const std::string_view word = line.words.size() > 1 ? line.words[1].text : "";
  const Clauses clause = reader_.clauses(line.words, 2);
  const bool open = word == "published" || word == "unseen";
  if (!open && word != "summary" && word != "withheld" && word != "secret") {
    reader_.unknown(word, {"published", "summary", "withheld", "unseen", "secret"},
                    "text secret until 1918-05-16");
    return true;
  }
  to.given = true;
  to.word = word;
  to.marks = clause.marks;
  to.publicity = open               ? Publicity::published
                 : word == "secret" ? Publicity::secret
                                    : Publicity::withheld;
  for (std::size_t i = 2; i + 1 < line.words.size(); ++i) {
    if (line.words[i].text != "until") continue;
    if (const std::optional<Date> day = reader_.date(line.words[i + 1].text)) to.opened = *day;
  }
  return true;
}

bool Builder::check_line(const BookLine& line, Marks& to) {
  const Clauses clause = reader_.clauses(line.words, 0);
  if (clause.at != 0) {
    reader_.wrong(fault::kPactLine,
                  "check is V (seen), A (agrees with ATOP), K (general knowledge) "
                  "or ? (unknown), and sources",
                  "check V A source atop");
    return true;
  }
  to.check = clause.marks.check;
  to.doubt = clause.marks.doubt;
  if (!clause.marks.sources.empty()) to.sources = clause.marks.sources;
  return true;
}

}  // namespace sayso
