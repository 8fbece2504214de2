#include <fmt/format.h>

#include <algorithm>

#include "pact/reader.h"
#include "pact/view.h"

namespace sayso {
namespace {

/// Whether `pattern` stands at the front of `words`; fills `args`.
bool fits(const Pattern& pattern, LineWords words, std::vector<std::string>& args) {
  if (words.size() < pattern.words.size()) return false;
  args.clear();
  for (std::size_t i = 0; i < pattern.words.size(); ++i) {
    const LineWord& word = words[i];
    if (word.quoted || word.text == "or") return false;
    if (pattern.words[i].variable) {
      args.emplace_back(word.text);
    } else if (pattern.words[i].word != word.text) {
      return false;
    }
  }
  return true;
}

std::string joined(LineWords words, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) {
    text += (text.empty() ? "" : " ") + std::string(words[i].text.substr(0, 64));
  }
  return text;
}

std::string shape(const Pattern& pattern) {
  std::string text;
  for (const PatternWord& word : pattern.words) text += (text.empty() ? "" : " ") + word.word;
  return text;
}

}  // namespace

std::optional<Atom> LineReader::atom(LineWords words, std::size_t& used) const {
  used = 0;
  if (words.empty()) return std::nullopt;
  const auto found = book_.by_first.find(words.front().text);
  if (found == book_.by_first.end()) return std::nullopt;
  std::optional<Atom> best;
  std::vector<std::string> args;
  for (const std::uint16_t id : found->second) {
    const Pattern& pattern = book_.patterns[id];
    if (!fits(pattern, words, args)) continue;
    const bool longer = pattern.words.size() > used;
    const bool plainer = best && pattern.words.size() == used && args.size() < best->args.size();
    if (longer || plainer) {
      used = pattern.words.size();
      best = Atom{id, args};
    }
  }
  if (!best) return best;
  for (std::string& arg : best->args) {
    if (const Organ* organ = organ_named(book_, arg)) arg = organ->name;
  }
  return best;
}

void LineReader::unknown_atom(LineWords words) const {
  std::vector<std::string> shapes;
  shapes.reserve(book_.patterns.size());
  for (const Pattern& pattern : book_.patterns) shapes.push_back(shape(pattern));
  const std::vector<std::string_view> legal(shapes.begin(), shapes.end());
  const std::string given = joined(words, 6);
  const std::string near = nearest(given, legal);
  wrong(fault::kPactAtom,
        fmt::format("undeclared atom \"{}\"{}", given,
                    near.empty() ? "" : fmt::format("; the nearest declared is \"{}\"", near)),
        near.empty() ? "atom mobilised X : X has called up its forces" : "when " + near);
}

std::optional<Atom> LineReader::whole_atom(LineWords words) const {
  std::size_t used = 0;
  std::optional<Atom> found = atom(words, used);
  if (!found || used != words.size()) {
    unknown_atom(words);
    return std::nullopt;
  }
  if (book_.patterns[found->pattern].area && !book_.areas.contains(found->args.front())) {
    unknown(found->args.front(), names_in(book_.areas), "when inside nato-art6");
    return std::nullopt;
  }
  return found;
}

std::optional<std::vector<Atom>> LineReader::alternatives(LineWords words,
                                                          std::size_t& used) const {
  std::vector<Atom> any;
  used = 0;
  for (;;) {
    const auto end =
        std::find_if(words.begin() + static_cast<std::ptrdiff_t>(used), words.end(),
                     [](const LineWord& word) { return !word.quoted && (word.text == "or"); });
    const LineWords one = words.subspan(used, static_cast<std::size_t>(end - words.begin()) - used);
    std::size_t taken = 0;
    const bool repeats =
        !any.empty() && one.size() == 1 && !any.back().args.empty() && !atom(one, taken);
    if (repeats) {
      Atom next = any.back();
      next.args.back() = one.front().text;
      any.push_back(next);
    } else if (std::optional<Atom> next = whole_atom(one)) {
      any.push_back(*std::move(next));
    } else {
      return std::nullopt;
    }
    used += one.size();
    if (end == words.end()) return any;
    ++used;
  }
}

std::optional<Condition> LineReader::condition(ConditionKind kind, LineWords words) const {
  const Clauses clause = clauses(words, 1);
  words = words.first(std::min(clause.at, words.size()));
  Condition condition;
  condition.kind = kind;
  condition.marks = clause.marks;
  condition.run = clause.run();
  if (words.empty()) {
    wrong(fault::kPactLine, "a condition without an atom", "when armed-attack P");
    return std::nullopt;
  }
  condition.text = joined(words, words.size());
  const bool seized =
      words.size() > 2 && words[words.size() - 2].text == "when" && words.back().text == "seized";
  if (seized) words = words.first(words.size() - 2);
  std::size_t used = 0;
  std::optional<std::vector<Atom>> any = alternatives(words, used);
  if (!any) return std::nullopt;
  condition.any = *std::move(any);
  if (seized && !condition.any.back().args.empty()) {
    condition.seized = condition.any.back().args.back();
  }
  return condition;
}

}  // namespace sayso
