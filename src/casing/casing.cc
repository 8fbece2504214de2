#include "casing/casing.h"

#include <algorithm>
#include <optional>
#include "base/number.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestEnd = 5;

/// What follows `key` on the first of the sorted lines that begins with it.
std::optional<std::string_view> find(std::string_view lines, std::string_view key) {
  std::size_t low = 0, high = lines.size();
  std::optional<std::string_view> found;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    std::size_t begin = middle;
    while (begin > low && lines[begin - 1] != '\n') --begin;
    const std::size_t end = std::min(lines.find('\n', middle), high);
    const std::string_view line = lines.substr(begin, end - begin);
    if (line.substr(0, key.size()) < key) {
      low = end + 1;
    } else {
      high = begin;
      if (line.starts_with(key)) found = line.substr(key.size());
    }
  }
  return found;
}

std::string cells(std::string_view first, std::string_view second) {
  std::string key(first);
  key += '\t';
  key += second;
  return key += '\t';
}

WordCase case_of(std::string_view row) {
  if (row.starts_with("s")) return WordCase::small;
  return row.starts_with("c") ? WordCase::capital : WordCase::other;
}

bool is_without_vowel(std::string_view word) {
  return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) {
           return c >= 'a' && c <= 'z' &&
                  std::string_view("aeiouy").find(c) == std::string_view::npos;
         });
}

}  // namespace

Casing Casing::open(const Pack& pack) {
  Casing out;
  out.pack_ = pack;
  out.words_ = pack.section("casing.words");
  out.beside_ = pack.section("casing.beside");
  out.ends_ = pack.section("casing.ends");
  out.stops_ = pack.section("casing.stops");
  std::string_view forms = pack.section("casing.forms");
  while (!forms.empty()) {
    const std::size_t end = std::min(forms.find('\n'), forms.size());
    const std::size_t tab = std::min(forms.find('\t'), end);
    out.forms_.emplace_back(forms.substr(0, tab),
                            tab < end ? forms.substr(tab + 1, end - tab - 1) : "");
    forms.remove_prefix(std::min(end + 1, forms.size()));
  }
  return out;
}

UsualCase Casing::usual(std::string_view word) const {
  if (const auto row = find(words_, std::string(word) + '\t')) {
    const std::size_t tab = std::min(row->find('\t'), row->size());
    return {case_of(*row), true, tab > 1, row->substr(std::min(tab + 1, row->size()))};
  }
  if (word.find('0') != std::string_view::npos) return {WordCase::other, false, false, {}};
  if (is_small_form(word) || ends_small(word)) return {WordCase::small, false, false, {}};
  return {is_without_vowel(word) ? WordCase::other : WordCase::capital, false, false, {}};
}

std::int32_t Casing::weight(std::string_view word, std::string_view beside) const {
  const auto row = find(beside_, cells(word, beside));
  return row ? parse_number<std::int32_t>(*row).value_or(0) : 0;
}

bool Casing::says(std::string_view word, std::string_view ends) const {
  return find(stops_, cells(word, ends)).has_value();
}

bool Casing::ends_small(std::string_view word) const {
  for (std::size_t size = std::min(kLongestEnd, word.size()); size > 0; --size) {
    const auto row = find(ends_, std::string(word.substr(word.size() - size)) + '\t');
    if (row) return *row == "s";
  }
  return false;
}

bool Casing::is_small_root(const std::string& root) const {
  const auto row = find(words_, root + '\t');
  return row ? case_of(*row) == WordCase::small : ends_small(root);
}

// "stopping" for "stop", "making" for "make".
bool Casing::is_small_form(std::string_view word) const {
  for (const auto& [end, plain] : forms_) {
    if (!word.ends_with(end) || word.size() <= end.size() + 2) continue;
    std::string root(word.substr(0, word.size() - end.size()));
    root += plain;
    if (is_small_root(root)) return true;
    if (!plain.empty() || root.back() != root[root.size() - 2]) continue;
    root.pop_back();
    if (is_small_root(root)) return true;
  }
  return false;
}

}  // namespace sayso
