// Windows: which sentences the encoder reads together.
//
// Every segment (a sentence, or a part of one that no window can hold whole) is core in exactly one
// window and is decoded there; the window's other segments are its context. The plan depends on the
// document and the rule only, never on threads or batches.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/tokenizer.h"
#include "sentence/sentence.h"

namespace sayso {

struct Segment {
  Span span;                      ///< in the clean text
  std::uint32_t sentence = 0;     ///< index into the Sentences
  std::uint32_t paragraph = 0;    ///< of the sentence
  std::uint32_t first_piece = 0;  ///< its pieces are [first_piece, first_piece + pieces) of the
  std::uint32_t pieces = 0;       ///< document's; may be none
  bool cut = false;               ///< a part of a sentence
};

/// Segment indices, inclusive: all that is read, and the core within it.
struct Window {
  std::uint32_t first = 0, last = 0;
  std::uint32_t core_first = 0, core_last = 0;
};

/// From the model's manifest.
struct WindowRule {
  std::uint32_t max_pieces = 256;  ///< of a window, with [CLS] and [SEP]; at least 3
  std::uint32_t core_pieces =
      64;  ///< a paragraph's consecutive segments form one core while they fit
  std::uint32_t neighbours = 1;  ///< segments of context on each side, where max_pieces allows
};

/// The segments of a document in the order of its text. `pieces` are those of the whole clean text
/// (`Tokenizer::encode`); each belongs to the sentence in which it begins, and to exactly one
/// segment. A sentence of more than max_pieces - 2 pieces is cut from its start on; each part ends
/// at the last of the best borders in the later half of what the window holds: after ; : or a dash,
/// else after a comma, else between words, else between pieces. O(pieces).
std::vector<Segment> cut_segments(std::string_view clean_text, const Sentences& sentences,
                                  const std::vector<Piece>& pieces, const WindowRule& rule);

/// The windows in the order of their cores; the cores adjoin and cover all segments. A core lies in
/// one paragraph: what stands in another is told anew, and unrelated acts that are read together
/// mislead the arcs (docs/evaluation.md has the figures). Context may cross paragraphs; it is added
/// a segment at a time, before and after in turn, the nearest first, and ends on a side at the
/// first segment that does not fit. O(segments * neighbours).
std::vector<Window> plan_windows(const std::vector<Segment>& segments, const WindowRule& rule);

}  // namespace sayso
