// The windows of a document made one Reading.
//
// Words, tag scores, candidates and their attributes are those of the window in which they are
// core. Pairs are those that read_window gives; an end that is not core there is the candidate of
// its own window with the same words, else the one that it overlaps most (the first of equals); a
// pair without such a candidate, or of a candidate with itself, falls away. Of pairs that come to
// stand for the same two candidates the one with the better fit is kept, then the first.
#pragma once

#include <optional>
#include <vector>

#include "model/window_reading.h"
#include "reading/reading.h"

namespace sayso {

/// Candidates of one head, sorted by (first, last): the index of the one that stands for `wanted`
/// and how well it fits (1 the same words, 0 an overlap). O(log n + longest span).
class CandidateIndex {
 public:
  struct Match {
    std::uint32_t index;
    bool exact;
  };
  explicit CandidateIndex(const std::vector<Candidate>& candidates);
  std::optional<Match> find(const Candidate& wanted) const;

 private:
  const std::vector<Candidate>& candidates_;
  std::uint32_t longest_ = 0;
};

/// `windows` in the order of the document; their core words adjoin and are all of `words`.
Reading merge(std::vector<Word> words, std::vector<WindowReading> windows);

}  // namespace sayso
