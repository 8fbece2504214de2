#include <fmt/format.h>

#include <algorithm>

#include "pact/reader.h"

namespace sayso {
namespace {

constexpr const char* kSaidExample =
    "reading PRK 2025-04-27 on defend/armed-attack RUS = yes source s40";
constexpr const char* kFactExample = "fact armed-attack RUS yes known 2024-08-06";
constexpr const char* kEventExample = "event UKR attacks RUS since 2024-08-06 place kursk";

std::string as_written(LineWords words) {
  std::string text;
  for (const LineWord& word : words) text += (text.empty() ? "" : " ") + std::string(word.whole);
  return text;
}

}  // namespace

std::optional<Attack> LineReader::attack(LineWords words) const {
  const Clauses clause = clauses(words, 3);
  const bool sound =
      words.size() >= 3 && words[1].text == "attacks" && clause.at == 3 && clause.from.has_value();
  if (!sound) {
    wrong(fault::kPactLine, "an event is: A attacks B since D [until D] [place X] [known D]",
          kEventExample);
    return std::nullopt;
  }
  Attack event;
  event.attacker = words[0].text;
  event.victim = words[2].text;
  event.run = clause.run();
  event.run.last = std::max(event.run.last, event.run.from);
  event.place = clause.place;
  event.name = clause.name;
  event.says = clause.says;
  event.known = clause.known.value_or(kEver);
  return event;
}

std::optional<Given> LineReader::given(LineWords words) const {
  std::size_t at = 0;
  while (at < words.size() && (words[at].quoted || !truth_named(words[at].text))) ++at;
  if (at == 0 || at == words.size()) {
    wrong(fault::kPactLine, "a fact is: ATOM yes, no or open", kFactExample);
    return std::nullopt;
  }
  const Clauses clause = clauses(words, at + 1);
  if (clause.at != at + 1) {
    unknown(words[at + 1].text, {"known", "because", "since", "until", "grade", "source"},
            kFactExample);
    return std::nullopt;
  }
  std::optional<Atom> atom = whole_atom(words.first(at));
  if (!atom) return std::nullopt;
  Given given;
  given.atom = *std::move(atom);
  given.truth = *truth_named(words[at].text);
  given.known = clause.known.value_or(kEver);
  given.run = clause.run();
  given.because = clause.because;
  given.grade = clause.marks.grade;
  given.line = line_;
  return given;
}

bool LineReader::said_target(std::string_view target, Said& said) const {
  if (target.empty()) return true;
  const std::size_t split = target.find_first_of("./");
  const std::string_view head = target.substr(0, split);
  const bool pact_first = split != std::string_view::npos || book_.by_id.contains(head);
  if (pact_first) said.pact = head;
  const std::string_view duty = split == std::string_view::npos
                                    ? (pact_first ? std::string_view() : target)
                                    : target.substr(split + 1);
  if (duty.empty() || duty == "*") return true;
  if (const auto kinds = book_.words.find("duty"); kinds != book_.words.end()) {
    for (const BookWord& kind : kinds->second) {
      const bool alias =
          std::find(kind.aliases.begin(), kind.aliases.end(), duty) != kind.aliases.end();
      if (alias) said.duty = kind.name;
    }
  }
  if (said.duty.empty()) said.duty = duty;
  return true;
}

bool LineReader::said_change(LineWords words, Said& said) const {
  const std::string_view head = words.front().text;
  const bool set = words.size() >= 3 && words[1].text == "=";
  if (set && (head == "judge" || head == "strength" || head == "text")) {
    said.what = head == "judge"      ? Said::What::judge
                : head == "strength" ? Said::What::strength
                                     : Said::What::text;
    said.word = as_written(words.subspan(2));
    return true;
  }
  if (head == "unless") {
    said.what = Said::What::unless;
    std::optional<Condition> condition = this->condition(ConditionKind::unless, words.subspan(1));
    if (!condition) return false;
    said.condition = *std::move(condition);
    return true;
  }
  const bool widens = words.size() >= 4 && head == "widen" && words[2].text == "with";
  const bool includes = words.size() >= 3 && words[1].text == "includes";
  if (!widens && !includes) {
    unknown(head, {"judge", "strength", "text", "unless", "widen"},
            "reading USA 2023-05-03 on defend: widen pacific-area with south-china-sea");
    return false;
  }
  said.what = Said::What::area;
  said.word = words[widens ? 1 : 0].text;
  for (const LineWord& place : words.subspan(widens ? 3 : 2)) said.places.emplace_back(place.text);
  if (!book_.areas.contains(said.word)) {
    unknown(said.word, names_in(book_.areas), "widen pacific-area with south-china-sea");
    return false;
  }
  return true;
}

bool LineReader::said_value(LineWords words, Said& said) const {
  const bool valued = words.size() >= 3 && words[words.size() - 2].text == "=";
  const std::optional<Truth> truth = valued ? truth_named(words.back().text) : std::nullopt;
  if (!truth) {
    wrong(fault::kPactLine,
          "a reading sets an atom to yes, no or open, or a duty's judge, strength "
          "or text",
          kSaidExample);
    return false;
  }
  said.truth = *truth;
  const LineWords atom = words.first(words.size() - 2);
  // DUTY/ATOM: all before the last slash of the first word chooses pact and duty.
  std::vector<LineWord> rest(atom.begin(), atom.end());
  const std::size_t slash = rest.front().text.rfind('/');
  if (slash != std::string_view::npos) {
    if (!said_target(rest.front().text.substr(0, slash), said)) return false;
    rest.front().text.remove_prefix(slash + 1);
    if (rest.front().text.empty()) rest.erase(rest.begin());
  }
  std::optional<Atom> found = whole_atom(rest);
  if (!found) return false;
  said.atom = *std::move(found);
  return true;
}

std::optional<Said> LineReader::said(LineWords words) const {
  const std::optional<Date> day =
      words.size() >= 2 ? first_day(words[1].text) : std::optional<Date>();
  if (!day || words.size() < 5) {
    wrong(fault::kPactLine, "a reading is: WHO DATE on DUTY/ATOM = yes, no or open", kSaidExample);
    return std::nullopt;
  }
  Said said;
  said.who = words[0].text;
  said.on = *day;
  words = words.subspan(2);
  std::vector<LineWord> kept;
  if (words[0].text == "about") {
    // `about` before `on`: moved behind, where clauses stand.
    const auto on = std::find_if(words.begin(), words.end(),
                                 [](const LineWord& word) { return word.text == "on"; });
    kept.assign(on, words.end());
    kept.insert(kept.end(), words.begin(), on);
    words = kept;
  }
  if (words.size() < 3 || words[0].text != "on") {
    unknown(words[0].text, {"on", "about"}, kSaidExample);
    return std::nullopt;
  }
  words = words.subspan(1);
  const Clauses clause = clauses(words, 2);
  said.about = clause.about;
  said.marks = clause.marks;
  words = words.first(clause.at);
  said.text = as_written(words);
  const std::string_view head = words[0].text;
  const bool change = head.ends_with(':') && words.size() > 1;
  if (change) {
    if (!said_target(head.substr(0, head.size() - 1), said)) return std::nullopt;
    return said_change(words.subspan(1), said) ? std::optional<Said>(said) : std::nullopt;
  }
  return said_value(words, said) ? std::optional<Said>(said) : std::nullopt;
}

}  // namespace sayso
