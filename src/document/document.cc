#include "document/document.h"

#include <algorithm>

#include "base/unicode.h"

namespace sayso {
namespace {

using Runs = std::vector<CleanRun>;

// The run that holds byte `at` of the clean text; `at` lies inside it.
const CleanRun& run_at(const Runs& runs, std::uint32_t at) {
  const auto after = std::upper_bound(
      runs.begin(), runs.end(), at,
      [](std::uint32_t byte, const CleanRun& run) { return byte < run.clean.begin; });
  return *std::prev(after);
}

std::uint32_t given_begin(const Runs& runs, std::uint32_t at) {
  const CleanRun& run = run_at(runs, at);
  return run.copied ? run.given.begin + (at - run.clean.begin) : run.given.begin;
}

std::uint32_t given_end(const Runs& runs, std::uint32_t at) {
  const CleanRun& run = run_at(runs, at - 1);
  return run.copied ? run.given.begin + (at - run.clean.begin) : run.given.end;
}

}  // namespace

Span Clean::to_given(const Span& span) const {
  if (runs.empty()) return {};
  const auto begin = static_cast<std::uint32_t>(border_before(text, span.begin));
  const auto end = static_cast<std::uint32_t>(border_after(text, span.end));
  if (begin >= end) {
    const std::uint32_t at = begin < text.size() ? given_begin(runs, begin) : runs.back().given.end;
    return {at, at};
  }
  return {given_begin(runs, begin), given_end(runs, end)};
}

Span Clean::from_given(const Span& span) const {
  const auto first = std::upper_bound(
      runs.begin(), runs.end(), span.begin,
      [](std::uint32_t byte, const CleanRun& run) { return byte < run.given.end; });
  if (first == runs.end()) {
    const auto end = static_cast<std::uint32_t>(text.size());
    return {end, end};
  }
  const auto past = std::lower_bound(
      first, runs.end(), span.end,
      [](const CleanRun& run, std::uint32_t byte) { return run.given.begin < byte; });
  std::uint32_t begin = first->clean.begin;
  if (first->copied && span.begin > first->given.begin) begin += span.begin - first->given.begin;
  if (past == first || span.empty()) return {begin, begin};
  const CleanRun& last = *std::prev(past);
  std::uint32_t end = last.clean.end;
  if (last.copied && span.end < last.given.end) end -= last.given.end - span.end;
  return {static_cast<std::uint32_t>(border_before(text, begin)),
          static_cast<std::uint32_t>(border_after(text, end))};
}

}  // namespace sayso
