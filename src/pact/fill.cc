#include <fmt/format.h>

#include <algorithm>

#include "pact/builder.h"

namespace sayso {
namespace {

const std::vector<std::string_view> kHeaderWords = {
    "name",    "kind",     "signed",  "in-force", "ends",   "party", "suspend",
    "reserve", "replaces", "text",    "term",     "exit",   "note",  "reach",
    "check",   "also",     "parties", "organ",    "source", "duty",  "reading"};
const std::vector<std::string_view> kRecordWords = {"pact",  "law",    "scenario", "reading",
                                                    "word",  "atom",   "area",     "place",
                                                    "organ", "source", "entail",   "as-of"};

const std::vector<std::string_view> kAreaWords = {"in", "out", "disputed", "else"};
constexpr const char* kAreaExample = "in ALB BEL algeria until 1962-07-03";

bool is_declaration(std::string_view head) {
  return head == "word" || head == "atom" || head == "place" || head == "organ" ||
         head == "source" || head == "entail" || head == "as-of" || head == "area";
}

void inherit(Marks& marks, const Marks& from) {
  if (marks.check.empty()) marks.check = from.check;
  if (marks.sources.empty()) marks.sources = from.sources;
}

void inherit(std::vector<Condition>& conditions, const Marks& from) {
  for (Condition& condition : conditions) inherit(condition.marks, from);
}

/// A state of which a line says no more than that it is contested was a plain party before.
void add_plain_spells(Pact& pact) {
  const std::vector<Spell> spells = pact.parties;
  for (const Spell& spell : spells) {
    const auto lines = std::count_if(spells.begin(), spells.end(), [&](const Spell& other) {
      return other.state == spell.state;
    });
    if (!spell.contested || lines > 1 || spell.run.from == kEver) continue;
    Spell plain = spell;
    plain.contested = false;
    plain.run = {kEver, day_before(spell.run.from)};
    pact.parties.push_back(std::move(plain));
  }
}

/// Every line that has no marks of its own has those of its duty, else those of its pact.
void hand_down(Pact& pact) {
  for (Spell& spell : pact.parties) inherit(spell.marks, pact.marks);
  for (Leg& leg : pact.suspensions) inherit(leg.marks, pact.marks);
  inherit(pact.force_marks, pact.marks);
  inherit(pact.ends_marks, pact.marks);
  inherit(pact.text.marks, pact.marks);
  for (Duty& duty : pact.duties) {
    if (duty.marks.check.empty()) duty.marks.doubt = pact.marks.doubt;
    inherit(duty.marks, pact.marks);
    inherit(duty.conditions, duty.marks);
    for (Leg& leg : duty.suspensions) inherit(leg.marks, duty.marks);
  }
}

}  // namespace

bool Builder::begins_record(std::string_view head) {
  return std::find(kRecordWords.begin(), kRecordWords.end(), head) != kRecordWords.end();
}

bool Builder::is_area_line(std::string_view head) {
  return std::find(kAreaWords.begin(), kAreaWords.end(), head) != kAreaWords.end();
}

void Builder::fill(const BookLine& line) {
  const std::string_view head = line.words.front().text;
  if (!stand(line)) return;
  if (head == "pact") return begin_pact(line);
  if (head == "law") return begin_law(line);
  if (head == "scenario") return begin_scenario(line);
  if (is_declaration(head) && !(record_ == Record::scenario && head == "source")) {
    if (head == "area" || record_ == Record::area) finish();
    if (head == "area") record_ = Record::area;
    return;
  }
  if (record_ == Record::none && is_area_line(head)) {
    reader_.wrong(fault::kPactLine,
                  fmt::format("\"{}\" outside an area; its lines follow the area's own", head),
                  kAreaExample);
    return;
  }
  if (record_ == Record::area && !is_area_line(head)) {
    reader_.unknown(head, kAreaWords, kAreaExample);
  }
  if (record_ == Record::area || record_ == Record::skipped) return;
  if (record_ == Record::pact) return pact_line(line);
  if (record_ == Record::law && law_line(line)) return;
  if (record_ == Record::scenario && scenario_line(line)) return;
  if (record_ == Record::none) {
    reader_.unknown(head, kRecordWords, "pact rus-prk-2024");
  }
}

void Builder::finish() {
  if (record_ == Record::none) return;
  if (record_ == Record::pact) {
    add_plain_spells(pact_);
    hand_down(pact_);
    book_.pacts.push_back(std::move(pact_));
  } else if (record_ == Record::law) {
    inherit(law_.conditions, law_.marks);
    book_.laws.push_back(std::move(law_));
  } else if (record_ == Record::area && !area_.id.empty()) {
    if (!book_.areas.contains(area_.id)) book_.areas[area_.id] = std::move(area_);
  } else if (record_ == Record::scenario) {
    out_.scenarios.push_back(std::move(scenario_));
  }
  area_ = {};
  pact_ = {};
  law_ = {};
  scenario_ = {};
  record_ = Record::none;
  in_duty_ = false;
}

void Builder::begin_pact(const BookLine& line) {
  finish();
  if (line.words.size() != 2) {
    reader_.wrong(fault::kPactLine, "a pact has one id", "pact rus-prk-2024");
    record_ = Record::skipped;
    return;
  }
  record_ = Record::pact;
  pact_.id = line.words[1].text;
  pact_.marks = reader_.marks({});
  pact_.force_marks = pact_.ends_marks = pact_.marks;
}

void Builder::begin_law(const BookLine& line) {
  finish();
  record_ = Record::law;
  law_.id = line.rest(1);
  law_.marks = reader_.marks({});
  if (law_.id.empty()) reader_.wrong(fault::kPactLine, "a law has an id", "law un-charter-103");
}

void Builder::pact_line(const BookLine& line) {
  const std::string_view head = line.words.front().text;
  if (head == "duty") return begin_duty(line);
  if (line.words.size() < 2) {
    reader_.wrong(fault::kPactLine, fmt::format("\"{}\" without a value", head.substr(0, 64)),
                  "in-force 2024-12-04");
    return;
  }
  if (reading_line(line)) return;
  if (in_duty_ && duty_line(line)) return;
  const Clauses clause = reader_.clauses(line.words, head == "party" ? 2 : 1);
  if (header_text(line, clause) || header_day(line, clause) || party_line(line)) return;
  if (replaces_line(line)) return;
  if (head == "suspend" && suspend_line(line, pact_.suspensions)) return;
  if (head == "reserve" && reserve_line(line, pact_.reservations)) return;
  if (head == "text" && text_line(line, pact_.text)) return;
  if (head == "check" && check_line(line, pact_.marks)) return;
  if (head == "kind") {
    if (auto kind = reader_.word("kind", line.words[1].text, "kind treaty")) pact_.kind = *kind;
    return;
  }
  std::vector<std::string_view> legal = kHeaderWords;
  if (in_duty_) {
    legal.insert(legal.begin(), {"when", "unless", "route", "gate", "owes", "strength", "judge",
                                 "vague", "quote", "reserves"});
  }
  reader_.unknown(head, legal, in_duty_ ? "when armed-attack P" : "party RUS PRK");
}

bool Builder::header_text(const BookLine& line, const Clauses& clause) {
  const std::string_view head = line.words.front().text;
  const auto own = LineWords(line.words).subspan(1, clause.at > 1 ? clause.at - 1 : 0);
  if (head == "name") {
    if (pact_.name.empty()) {
      pact_.name = line.rest(1);
    } else {
      pact_.other_names.emplace_back(line.rest(1));
    }
  } else if (head == "also") {
    for (const LineWord& word : own) pact_.aliases.emplace_back(word.text);
  } else if (head == "parties") {
    pact_.incomplete = line.words[1].text == "incomplete";
    if (!pact_.incomplete)
      reader_.unknown(line.words[1].text, {"incomplete"}, "parties incomplete");
  } else if (head == "term" || head == "exit" || head == "note" || head == "reach") {
    pact_.notes.push_back(fmt::format("{}: {}", head, line.rest(1)));
  } else {
    return false;
  }
  return true;
}

bool Builder::header_day(const BookLine& line, const Clauses& clause) {
  const std::string_view head = line.words.front().text;
  if (head != "signed" && head != "in-force" && head != "ends") return false;
  const std::string_view value = line.words[1].text;
  const bool open = value == "open" || value == "unknown" || value == "?";
  const std::optional<Date> day = open ? std::nullopt : reader_.date(value);
  if (clause.at != 2 && line.words.size() > 2 && clause.at >= line.words.size()) {
    reader_.unknown(line.words[2].text, {"check", "source"}, "in-force 2024-12-04 check V");
  }
  if (head == "signed") {
    pact_.signed_on = day;
  } else if (head == "in-force") {
    pact_.in_force = clause.marks.doubt ? std::nullopt : day;
    pact_.force_marks = clause.marks;
  } else {
    pact_.ends = value;
    // A reduced date names the time in which it ended; it held to the last day of it.
    if (day) pact_.last = value.size() >= 8 ? day_before(*day) : *last_day(value);
    pact_.ends_marks = clause.marks;
  }
  return true;
}

bool Builder::party_line(const BookLine& line) {
  if (line.words.front().text != "party") return false;
  const LineWords words(line.words);
  const auto contested = std::find_if(words.begin(), words.end(), [](const LineWord& word) {
    return !word.quoted && word.text == "contested";
  });
  const auto split = static_cast<std::size_t>(contested - words.begin());
  const Clauses own = reader_.clauses(words.first(split), 2);
  const LineWords states = words.subspan(1, std::min(own.at, split) - 1);
  if (states.empty()) {
    reader_.wrong(fault::kPactLine, "a party line names states", "party GRC TUR from 1952-02-18");
    return true;
  }
  const bool disputed = split < words.size();
  const bool bare = own.at >= split;  // nothing before `contested`
  const Clauses more = disputed ? reader_.clauses(words.subspan(split), 1) : Clauses{};
  if (disputed && more.at != 1) {
    reader_.unknown(words.back().text, {"from", "until", "check", "source"},
                    "party VEN contested from 2019-01");
  }
  for (const LineWord& state : states) {
    Spell spell{.state = std::string(state.text),
                .duty = {},
                .run = own.run(),
                .contested = own.marks.doubt,
                .marks = own.marks};
    if (!disputed || !bare) pact_.parties.push_back(spell);
    if (!disputed) continue;
    spell.run = more.run();
    spell.contested = true;
    spell.marks = more.marks;
    pact_.parties.push_back(std::move(spell));
  }
  return true;
}

bool Builder::replaces_line(const BookLine& line) {
  if (line.words.front().text != "replaces") return false;
  const bool dated = line.words.size() >= 4 && line.words[2].text == "on";
  const std::optional<Date> day = dated ? reader_.date(line.words[3].text) : std::nullopt;
  if (!dated) {
    reader_.wrong(fault::kPactLine, "replaces is: ID on DATE",
                  "replaces rus-prk-2000 on 2024-12-04");
  }
  if (day) pact_.replaces[std::string(line.words[1].text)] = *day;
  return true;
}

bool Builder::reading_line(const BookLine& line) {
  if (line.words.front().text != "reading") return false;
  if (std::optional<Said> said = reader_.said(after(line, 1))) {
    if (said->pact.empty()) said->pact = pact_.id;
    pact_.readings.push_back(*std::move(said));
  }
  return true;
}

bool Builder::law_line(const BookLine& line) {
  const std::string_view head = line.words.front().text;
  const std::optional<Date> day = (head == "in-force" || head == "ends") && line.words.size() > 1
                                      ? reader_.date(line.words[1].text)
                                      : std::nullopt;
  if (head == "name" || head == "note") {
    if (head == "name") law_.name = line.rest(1);
  } else if (head == "in-force") {
    if (day) law_.run.from = *day;
  } else if (head == "ends") {
    if (day) law_.run.last = day_before(*day);
  } else if (head == "on" || head == "applies") {
    for (const LineWord& word : after(line, 1)) {
      if (auto kind = reader_.word("duty", word.text, "on defend")) law_.duties.push_back(*kind);
    }
  } else if (head == "check") {
    check_line(line, law_.marks);
  } else if (!condition_line(line, law_.conditions)) {
    reader_.unknown(
        head,
        {"name", "note", "in-force", "ends", "on", "check", "when", "unless", "route", "gate"},
        "unless unsc-authorised ATTACKER basis text");
  }
  return true;
}

}  // namespace sayso
