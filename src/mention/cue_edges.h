// Where a reporting cue begins and ends, and whether it is one, by the words at its edges.
//
// The tags of a cue are surest of its verb; which words beside it belong to it ("told reporters
// that", "said in a statement", "according to") is a matter of convention, which weights over words
// learn better. Method: a log-linear choice among the spans around a proposed cue, and none, as
// training/cue_edges.py fits it to the training articles of PolNeAR.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/tsv.h"
#include "reading/reading.h"

namespace sayso {

/// The parts of an attribution in the text itself.
enum class QuotePart : std::uint8_t { source, cue, content };

/// The weights of data/mention/cue_edges.tsv. Immutable; without rows it knows no cue.
class CueEdges {
 public:
  CueEdges() = default;
  /// Errors: kNoData, kDataFile with file and line.
  static Result<CueEdges> load(const std::string& path);
  static Result<CueEdges> from(const Tsv& table);

  bool empty() const { return weights_.empty(); }
  /// Thousandths of a logit; 0 where the table has no such row.
  Score weight(std::string_view what, std::string_view words) const;

 private:
  std::map<std::string, Score, std::less<>> weights_;  ///< by "what words"
};

/// A document as the choice sees it. Borrowed; the vectors are by word.
struct CueScene {
  const Reading& reading;
  const CueEdges& edges;
  const std::vector<std::string>& words;  ///< in lower case
  const std::vector<std::uint32_t>& paragraph;
  const std::vector<std::optional<QuotePart>>& part;  ///< of the attribution that was chosen there
  const std::vector<std::string_view>& trigger;       ///< what the trigger's tags hold likeliest:
                                                      ///< "none", "say", "event"
  std::size_t label = 0;                              ///< of a cue among the attribution labels
};

/// Words [first, last].
using CueWords = std::pair<std::uint32_t, std::uint32_t>;

/// The best span within two words of where a proposed cue begins and three of where it ends, in its
/// paragraph; nothing if "no cue" scores higher. Ties go to the earlier begin, then end. Needs the
/// tag scores of the Reading. O(length of the cue).
std::optional<CueWords> settle_cue(const CueScene& scene, CueWords proposed);

}  // namespace sayso
