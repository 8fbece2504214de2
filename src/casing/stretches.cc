#include "casing/stretches.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::size_t kLeastLetters = 8;
constexpr std::size_t kCapitalsToSmall = 40;

struct CaseCount {
  std::size_t capital = 0, small = 0;

  bool in_capitals() const { return capital > 0 && small * kCapitalsToSmall <= capital; }
  bool empty() const { return capital + small == 0; }
};

CaseCount count_cases(std::string_view text) {
  CaseCount count;
  for (std::size_t at = 0; at < text.size();) {
    const char byte = text[at];
    if (static_cast<unsigned char>(byte) < 0x80) {
      count.capital += byte >= 'A' && byte <= 'Z' ? 1 : 0;
      count.small += byte >= 'a' && byte <= 'z' ? 1 : 0;
      ++at;
      continue;
    }
    const CodePoint point = decode(text, at);
    count.capital += is_upper(point.value) ? 1 : 0;
    count.small += is_lower(point.value) ? 1 : 0;
    at += point.size;
  }
  return count;
}

bool has_two_words(std::string_view line) {
  const std::size_t space = line.find(' ', std::min(line.find_first_not_of(' '), line.size()));
  return space != std::string_view::npos && line.find_first_not_of(' ', space) < line.size();
}

// Runs of lines in capitals; lines without letters belong to the run around them.
class CapitalRuns {
 public:
  explicit CapitalRuns(std::string_view text) : text_(text) {}

  std::vector<Span> find() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      add({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
      begin = end + 1;
    }
    close();
    return std::move(runs_);
  }

 private:
  void add(const Span& line) {
    const CaseCount count = count_cases(slice(text_, line));
    if (count.empty()) return;
    if (!count.in_capitals()) {
      close();
      return;
    }
    if (letters_ == 0) run_.begin = line.begin;
    run_.end = line.end;
    letters_ += count.capital;
    words_ = words_ || has_two_words(slice(text_, line));
  }
  void close() {
    if (letters_ >= kLeastLetters && words_) runs_.push_back(run_);
    letters_ = 0;
    words_ = false;
  }

  std::string_view text_;
  std::vector<Span> runs_;
  Span run_;
  std::size_t letters_ = 0;
  bool words_ = false;
};

}  // namespace

std::vector<Span> one_case_stretches(std::string_view text) {
  const CaseCount all = count_cases(text);
  if (all.capital > 0)
    return all.capital < kLeastLetters ? std::vector<Span>{} : CapitalRuns(text).find();
  if (all.small < kLeastLetters || !has_two_words(text)) return {};
  return {{0, static_cast<std::uint32_t>(text.size())}};
}

}  // namespace sayso
