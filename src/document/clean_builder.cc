#include "document/clean_builder.h"

#include <algorithm>
#include <utility>

namespace sayso {
namespace {

// Appends a run, or makes the last one longer where both are copied and adjoin.
void append(std::vector<CleanRun>& runs, const CleanRun& run) {
  if (run.clean.empty()) return;
  const bool joins =
      !runs.empty() && run.copied && runs.back().copied && runs.back().given.end == run.given.begin;
  if (!joins) {
    runs.push_back(run);
    return;
  }
  runs.back().clean.end = run.clean.end;
  runs.back().given.end = run.given.end;
}

}  // namespace

CleanBuilder::CleanBuilder(std::string_view given) : given_(given) {
  clean_.text.reserve(given.size());
}

void CleanBuilder::add_run(std::size_t given_end, std::size_t clean_size, bool copied) {
  const std::size_t clean_begin = clean_.text.size() - clean_size;
  append(clean_.runs, {{narrow(clean_begin), narrow(clean_.text.size())},
                       {narrow(at_), narrow(given_end)},
                       copied});
  at_ = given_end;
}

void CleanBuilder::keep(std::size_t end) {
  if (end <= at_) return;
  clean_.text.append(given_, at_, end - at_);
  add_run(end, end - at_, true);
}

void CleanBuilder::drop(std::size_t end) { at_ = std::max(at_, end); }

void CleanBuilder::replace(std::size_t end, std::string_view with) {
  clean_.text.append(with);
  const bool byte_for_byte = with.size() == 1 && end - at_ == 1;
  add_run(end, with.size(), byte_for_byte);
}

Clean CleanBuilder::finish() {
  keep(given_.size());
  return std::move(clean_);
}

Clean compose(const Clean& first, Clean second) {
  std::vector<CleanRun> runs;
  runs.reserve(first.runs.size());
  auto from = first.runs.begin();
  for (const CleanRun& run : second.runs) {
    if (!run.copied) {
      append(runs, {run.clean, first.to_given(run.given), false});
      continue;
    }
    while (from != first.runs.end() && from->clean.end <= run.given.begin) ++from;
    for (auto part = from; part != first.runs.end() && part->clean.begin < run.given.end; ++part) {
      const Span middle{std::max(part->clean.begin, run.given.begin),
                        std::min(part->clean.end, run.given.end)};
      const std::uint32_t begin = run.clean.begin + (middle.begin - run.given.begin);
      append(runs, {{begin, begin + middle.size()}, first.to_given(middle), part->copied});
      from = part;
    }
  }
  second.runs = std::move(runs);
  return second;
}

}  // namespace sayso
