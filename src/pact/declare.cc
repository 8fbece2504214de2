#include <fmt/format.h>

#include <algorithm>

#include "pact/builder.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestLine = 400;
constexpr std::size_t kMostPatterns = 4000;

bool is_variable(std::string_view word) {
  return word == "P" || word == "Q" || word == "X" || word == "Y" || word == "AREA" ||
         word == "NAME";
}

/// The words before a word that is ":" or begins with it, and those after it, as written.
std::size_t colon(const BookLine& line) {
  std::size_t at = 0;
  while (at < line.words.size() && (line.words[at].quoted || line.words[at].text != ":")) ++at;
  return at;
}

/// Atoms that the evaluator reckons, by the words of their pattern.
Reckoned reckoned_of(std::string_view shape) {
  constexpr std::pair<std::string_view, Reckoned> kShapes[] = {
      {"always", Reckoned::always},
      {"un51 P", Reckoned::un51},
      {"armed-attack P", Reckoned::attacked},
      {"armed-attack P by X", Reckoned::attacked_by},
      {"armed-attack P by state", Reckoned::by_state},
      {"attacker party", Reckoned::attacker_party},
      {"second-power against P", Reckoned::second_power},
      {"inside AREA", Reckoned::inside},
      {"organ NAME", Reckoned::organ},
      {"seized NAME", Reckoned::seized},
      {"at-war P with X", Reckoned::at_war},
      {"party X", Reckoned::party},
      {"in-force", Reckoned::in_force}};
  for (const auto& [words, reckoned] : kShapes) {
    if (words == shape) return reckoned;
  }
  return Reckoned::never;
}

std::vector<std::string> texts(LineWords words) {
  std::vector<std::string> out;
  for (const LineWord& word : words) out.emplace_back(word.text);
  return out;
}

}  // namespace

bool Builder::stand(const BookLine& line) {
  reader_.stand_at(line.number, number_);
  if (line.words.size() <= kLongestLine) return true;
  reader_.wrong(fault::kPactLine, "a line of more than 400 words", "split it into several lines");
  return false;
}

LineWords Builder::after(const BookLine& line, std::size_t words) const {
  return LineWords(line.words).subspan(std::min(words, line.words.size()));
}

void Builder::declare(const BookLine& line) {
  const std::string_view head = line.words.front().text;
  if (is_area_line(head)) {
    if (record_ == Record::area && stand(line)) area_line(line);
    return;
  }
  if (record_ == Record::area && !begins_record(head)) return;  // fill() tells that it is unknown
  finish();
  const bool declares = head == "word" || head == "atom" || head == "area" || head == "place" ||
                        head == "organ" || head == "source" || head == "as-of";
  if (!declares) {
    if (head == "pact" && line.words.size() > 1) organ_pact_ = line.words[1].text;
    return;
  }
  if (!stand(line)) return;
  if (line.words.size() < 2) {
    reader_.wrong(fault::kPactLine, fmt::format("\"{}\" without a name", head),
                  "atom mobilised X : X has called up its forces");
  } else if (head == "word") {
    declare_word(line);
  } else if (head == "atom") {
    declare_atom(line);
  } else if (head == "area") {
    declare_area(line);
  } else if (head == "place") {
    declare_place(line);
  } else if (head == "organ") {
    declare_organ(line);
  } else if (head == "source") {
    declare_source(line);
  } else if (const std::optional<Date> day = reader_.date(line.words[1].text)) {
    book_.as_of = *day;
  }
}

void Builder::declare_word(const BookLine& line) {
  const std::size_t end = colon(line);
  if (end < 3) {
    reader_.wrong(fault::kPactLine, "a word needs its class and name",
                  "word duty defend : help for a state that is attacked");
    return;
  }
  BookWord word{.name = std::string(line.words[2].text),
                .meaning = std::string(line.rest(end + 1)),
                .aliases = {}};
  const bool also = end > 4 && line.words[3].text == "also";
  if (also) word.aliases = texts(LineWords(line.words).subspan(4, end - 4));
  if (end > 3 && !also)
    reader_.unknown(line.words[3].text, {"also", ":"},
                    "word duty no-aid also neutral : no help to the attacker");
  std::vector<BookWord>& words = book_.words[std::string(line.words[1].text)];
  const auto same = [&](const BookWord& each) { return each.name == word.name; };
  if (std::none_of(words.begin(), words.end(), same)) words.push_back(std::move(word));
}

void Builder::declare_atom(const BookLine& line) {
  const std::size_t end = colon(line);
  Pattern pattern;
  std::string shape;
  std::size_t at = 1;
  for (; at < end && line.words[at].text != "key" && line.words[at].text != "self-judged"; ++at) {
    const std::string_view word = line.words[at].text;
    pattern.words.push_back({std::string(word), is_variable(word)});
    if (is_variable(word)) pattern.variables.emplace_back(word);
    pattern.area = pattern.area || word == "AREA";
    shape += (shape.empty() ? "" : " ") + std::string(word);
  }
  pattern.meaning = line.rest(end + 1);
  pattern.reckoned = reckoned_of(shape);
  for (bool key = true; at < end; ++at) {
    const std::string_view word = line.words[at].text;
    const auto found = std::find(pattern.variables.begin(), pattern.variables.end(), word);
    if (word == "key" || word == "self-judged") {
      key = word == "key";
    } else if (key) {
      pattern.keys.emplace_back(word);
    } else if (found == pattern.variables.end()) {
      reader_.unknown(word, {"P", "Q", "X", "Y"},
                      "atom threat felt P self-judged P : P feels threatened");
    } else {
      pattern.judged_by = static_cast<std::size_t>(found - pattern.variables.begin());
    }
  }
  if (pattern.words.empty() || pattern.words.front().variable ||
      book_.patterns.size() >= kMostPatterns) {
    reader_.wrong(fault::kPactAtom, "an atom begins with a word of its own",
                  "atom mobilised X : X has called up its forces");
    return;
  }
  std::vector<std::uint16_t>& same_first = book_.by_first[pattern.words.front().word];
  const bool twice = std::any_of(same_first.begin(), same_first.end(), [&](std::uint16_t id) {
    const std::vector<PatternWord>& words = book_.patterns[id].words;
    return std::equal(words.begin(), words.end(), pattern.words.begin(), pattern.words.end(),
                      [](const PatternWord& a, const PatternWord& b) {
                        return a.variable == b.variable && (a.variable || a.word == b.word);
                      });
  });
  if (twice) return;
  book_.reckoned[static_cast<std::size_t>(pattern.reckoned)] =
      static_cast<std::uint16_t>(book_.patterns.size());
  same_first.push_back(static_cast<std::uint16_t>(book_.patterns.size()));
  book_.patterns.push_back(std::move(pattern));
}

void Builder::declare_area(const BookLine& line) {
  const std::size_t end = colon(line);
  area_ = Area{.id = std::string(line.words[1].text),
               .meaning = std::string(line.rest(end + 1)),
               .lines = {},
               .otherwise = Truth::no};
  record_ = Record::area;
}

void Builder::area_line(const BookLine& line) {
  const std::string_view head = line.words.front().text;
  if (head == "else") {
    const std::optional<Truth> truth =
        line.words.size() == 2 ? truth_named(line.words[1].text) : std::nullopt;
    if (truth) area_.otherwise = *truth;
    if (!truth) reader_.wrong(fault::kPactLine, "else is yes, no or open", "else open");
    return;
  }
  const Clauses clause = reader_.clauses(line.words, 2);
  AreaLine places;
  places.truth = head == "in" ? Truth::yes : head == "out" ? Truth::no : Truth::open;
  places.run = clause.run();
  if (line.words.size() < 2) {
    reader_.wrong(fault::kPactLine, "a line without places", "in ALB BEL algeria until 1962-07-03");
    return;
  }
  places.places = texts(LineWords(line.words).subspan(1, clause.at - 1));
  area_.lines.push_back(std::move(places));
}

void Builder::declare_place(const BookLine& line) {
  const std::string name(line.words[1].text);
  const std::size_t end = colon(line);
  bool inside = false;
  for (std::size_t i = 2; i < end; ++i) {
    const std::string word(line.words[i].text);
    if (word == "also" || word == "in") {
      inside = word == "in";
    } else if (inside) {
      book_.places[name].push_back(word);
    } else {
      book_.place_names[word] = name;
    }
  }
  book_.places[name];
}

void Builder::declare_organ(const BookLine& line) {
  const std::size_t end = colon(line);
  Organ organ{.name = std::string(line.words[1].text),
              .pact = organ_pact_,
              .meaning = std::string(line.rest(end + 1)),
              .members = {}};
  std::vector<std::string> names = {organ.name};
  bool members = false;
  for (std::size_t i = 2; i < end && !line.words[i].quoted; ++i) {
    const std::string word(line.words[i].text);
    if (word == "source" || word == "check") break;
    if (word == "also" || word == "members") {
      members = word == "members";
    } else if (members && word != "each") {
      organ.members.push_back(word);
    } else if (!members) {
      names.push_back(word);
    }
  }
  for (const std::string& name : names) book_.organs.try_emplace(name, organ);
  for (const std::string& name : names) book_.organs.try_emplace(name_key(name), organ);
}

void Builder::declare_source(const BookLine& line) {
  book_.sources.try_emplace(std::string(line.words[1].text), line.rest(2));
}

void Builder::entail_state(LineWords words, Entailment& rule) {
  for (std::size_t i = 0; i + 1 < words.size();) {
    if (words[i].text == "when" && words[i + 1].text == "state" && i + 2 < words.size()) {
      rule.state = words[i + 2].text;
      i += 3;
    } else if (words[i].text == "other" && i + 2 < words.size()) {
      rule.other[0] = words[i + 1].text;
      rule.other[1] = words[i + 2].text;
      i += 3;
    } else {
      reader_.unknown(words[i].text, {"when", "other"},
                      "entail armed-attack P by X => external P when state X other X P");
      return;
    }
  }
}

void Builder::entail(const BookLine& line) {
  if (line.words.front().text != "entail" || !stand(line)) return;
  const auto arrow = std::find_if(line.words.begin(), line.words.end(),
                                  [](const LineWord& word) { return word.text == "=>"; });
  const auto at = static_cast<std::size_t>(arrow - line.words.begin());
  if (arrow == line.words.end() || at < 2 || at + 1 >= line.words.size()) {
    reader_.wrong(fault::kPactLine, "an entailment is: ATOM => ATOM",
                  "entail at-war P with X => state-of-war P");
    return;
  }
  const std::optional<Atom> from = reader_.whole_atom(LineWords(line.words).subspan(1, at - 1));
  std::size_t used = 0;
  const std::optional<Atom> to = reader_.atom(after(line, at + 1), used);
  if (!to) static_cast<void>(reader_.whole_atom(after(line, at + 1)));
  if (!from || !to) return;
  Entailment rule{.from = *from, .to = *to, .state = {}};
  entail_state(after(line, at + 1 + used), rule);
  book_.entailments.push_back(std::move(rule));
}

}  // namespace sayso
