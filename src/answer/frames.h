// Frames: how the acts of each type and mode are put into words, from data/page/frames.tsv.
//
// A cell of the table holds alternatives, parted by "|": a verb (its particles joined by "_"), then
// words and slots. <RO> is filled by the recipients, else the object; <O:aid> has words of its own
// where nothing fills it; <R+O> takes both, but for an object that the act is done with; what
// stands in [ ] goes where its slot stays empty. Roles: A actors, R recipients, O object, P place,
// B basis. The first alternative that can be filled is taken.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/english.h"
#include "base/result.h"
#include "ontology/ontology.h"

namespace sayso {

/// Words and the slot behind them.
struct FrameItem {
  std::string before;       ///< words before the slot, spaces included
  std::vector<Role> roles;  ///< that may fill the slot, best first; empty: words alone
  std::string filler;       ///< where none does; empty: the alternative cannot be used
  bool optional = false;    ///< left out where nothing fills it
  bool together = false;    ///< the first two of its roles fill it together
  bool no_state = false;    ///< recipients that are states do not fill it
};

struct Frame {
  std::string verb;       ///< base form; empty for a noun frame
  std::string particles;  ///< behind the verb, with a space before it
  std::vector<FrameItem> items;

  /// Does the verb govern its first slot without a preposition, so that it can be passive?
  bool direct() const {
    return !items.empty() && !items.front().roles.empty() && items.front().before == " ";
  }
};

/// How one act is told.
struct ActFrames {
  std::vector<Frame> verbs;  ///< alternatives, at least one
  Frame noun;                ///< "an attack[ on <R>]"; of the default where a row has none
  bool simple = false;  ///< what goes on is told in the simple present: "backs", not "is backing"
};

/// All frames. Immutable after loading.
class Frames {
 public:
  /// Errors: kNoData, kDataFile.
  static Result<Frames> load(const std::string& path, const English& english);

  /// By the trigger's words within its type, those of its mode first, else by mode, else by type,
  /// else the row for any; nothing where the table lacks that.
  const ActFrames* find(const std::string& type, const std::string& mode,
                        std::string_view trigger) const;
  /// Has this mode of a type (empty: the type itself) a default row of its own?
  bool knows(const std::string& type, const std::string& mode) const;

 private:
  struct Key {
    std::string type, mode, words;
    auto operator<=>(const Key&) const = default;
  };
  /// Adds the next row, found by its triggers (parted by ";") too. False: it has no noun, and its
  /// act no row.
  bool add(const Key& act, ActFrames frames, const std::string& triggers, const English& english);
  /// Lets the forms of the verb lead to the row that comes next.
  void add_triggers(const Key& act, const Frame& frame, const English& english);
  const ActFrames* by_words(const std::string& type, const std::string& mode,
                            const std::string& words) const;

  std::vector<ActFrames> rows_;
  std::map<Key, std::size_t> by_mode_, by_trigger_;
};

}  // namespace sayso
