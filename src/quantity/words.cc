#include "quantity/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/faults.h"
#include "base/number.h"
#include "base/unicode.h"

namespace sayso {
namespace {

/// By QuantityClass.
constexpr std::array<std::string_view, 21> kNames = {
    "sign",         "money",       "measure", "about",   "least", "most",   "behind about",
    "behind least", "behind most", "vague",   "rounded", "exact", "dozen",  "people",
    "end",          "killed",      "toll",    "wounded", "held",  "nobody", "others"};

std::string joined(const std::vector<QuantityToken>& tokens, std::size_t first, std::size_t end) {
  std::string out;
  for (std::size_t i = first; i < end; ++i) out += (i > first ? " " : "") + tokens[i].word;
  return out;
}

constexpr std::size_t kGroup = 3;  // digits of a group of thousands

/// Bytes of the space at `at`, if it parts groups of a number: `digits` stand in front of it, three
/// behind ("15 000").
std::size_t space_in_number(std::string_view text, const Span& span, std::uint32_t at,
                            const std::string& digits) {
  if (digits.empty() || digits.size() > kGroup) return 0;
  if (!std::all_of(digits.begin(), digits.end(), is_digit_byte)) return 0;
  const CodePoint space = decode(text, at);
  std::size_t end = at + space.size;
  if (!is_space(space.value)) return 0;
  while (end < span.end && is_digit_byte(text[end])) ++end;
  const bool whole = end == span.end || !is_letter(decode(text, end).value);
  return whole && end == at + space.size + kGroup ? space.size : 0;
}

/// The word that begins at `at`, in small letters, which moves behind it: letters and digits, with
/// the marks within a figure, its spaces too but behind a name, and the dots of an abbreviation.
std::string word_at(std::string_view text, const Span& span, bool behind_name, std::uint32_t& at) {
  std::string word, digits;
  const auto is_figure = [&](std::uint32_t behind) {
    return !word.empty() && is_digit_byte(word.back()) && behind < span.end &&
           is_digit_byte(text[behind]);
  };
  const auto is_dotted = [&] {
    return word.size() % 2 == 1 && at + 1 < span.end && is_letter(decode(text, at + 1).value) &&
           (word.size() == 1 || word[word.size() - 2] == '.');
  };
  while (at < span.end) {
    const std::size_t space = space_in_number(text, span, at, digits);
    if (space > 0 && !behind_name) {
      at += static_cast<std::uint32_t>(space);
      digits.clear();
    }
    const CodePoint point = decode(text, at);
    const char mark = text[at];
    const bool figure = (mark == ',' || mark == '.') && is_figure(at + point.size);
    const bool dots = mark == '.' && is_dotted();
    if (!is_letter(point.value) && !is_digit(point.value) && !figure && !dots) break;
    append_lower(word, point.value);
    append_lower(digits, point.value);
    at += point.size;
  }
  return word;
}

}  // namespace

std::string_view quantity_class_name(QuantityClass what) {
  return kNames[static_cast<std::size_t>(what)];
}

Result<QuantityWords> QuantityWords::load(const std::string& path) {
  return from(TRY(Tsv::read(path)));
}

Result<QuantityWords> QuantityWords::from(const Tsv& table) {
  const std::size_t words = TRY(table.column("words"));
  const std::size_t class_name = TRY(table.column("class"));
  const std::size_t value = TRY(table.column("value"));
  QuantityWords out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto what = std::find(kNames.begin(), kNames.end(), table.cell(row, class_name));
    if (what == kNames.end()) {
      return fail(fault::kDataFile,
                  fmt::format("no class of words \"{}\"", table.cell(row, class_name)),
                  table.where(row));
    }
    const auto of = static_cast<QuantityClass>(what - kNames.begin());
    const std::string& told = table.cell(row, value);
    if (of > QuantityClass::measure && !parse_number<double>(told))
      return fail(fault::kDataFile, fmt::format("\"{}\" is no number", told), table.where(row));
    const std::string& cell = table.cell(row, words);
    const auto tokens = quantity_tokens(cell, {0, static_cast<std::uint32_t>(cell.size())});
    out.longest_ = std::max(out.longest_, tokens.size());
    out.table_[{of, joined(tokens, 0, tokens.size())}] = told;
  }
  return out;
}

std::optional<QuantityEntry> QuantityWords::find(QuantityClass what,
                                                 const std::vector<QuantityToken>& tokens,
                                                 std::size_t at) const {
  if (at >= tokens.size()) return std::nullopt;
  for (std::size_t size = std::min(longest_, tokens.size() - at); size > 0; --size) {
    const auto found = table_.find({what, joined(tokens, at, at + size)});
    if (found != table_.end()) return QuantityEntry{found->second, size};
  }
  return std::nullopt;
}

std::optional<QuantityEntry> QuantityWords::find_before(QuantityClass what,
                                                        const std::vector<QuantityToken>& tokens,
                                                        std::size_t end) const {
  for (std::size_t size = std::min(longest_, end); size > 0; --size) {
    const auto found = table_.find({what, joined(tokens, end - size, end)});
    if (found != table_.end()) return QuantityEntry{found->second, size};
  }
  return std::nullopt;
}

std::vector<QuantityToken> quantity_tokens(std::string_view text, const Span& span) {
  std::vector<QuantityToken> out;
  bool hyphen = false;
  std::uint32_t at = span.begin;
  while (at < span.end) {
    const CodePoint first = decode(text, at);
    const std::uint32_t begin = at;
    // Behind a name it may be a day ("June 5 300 men").
    const bool behind_name = !out.empty() && capital_at(text, out.back().span.begin);
    std::string word = word_at(text, span, behind_name, at);
    if (word.empty()) {
      at += first.size;
      if (is_space(first.value)) continue;
      const bool dash = first.value == '-' || first.value == 0x2013;
      hyphen = dash && !out.empty() && out.back().span.end == begin;
      word = dash ? "-" : std::string(text.substr(begin, first.size));
      out.push_back({{begin, at}, std::move(word), false});
      continue;
    }
    out.push_back({{begin, at}, std::move(word), hyphen && out.back().span.end == begin});
    hyphen = false;
  }
  return out;
}

}  // namespace sayso
