// Any bytes through the tokenizer and the window plan: ids and case classes are in range, spans
// rise, lie inside the text and on code points; every piece is in one segment, every segment core
// in one window, no window too long. Run it in the root of the repository.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "base/unicode.h"
#include "model/tokenizer.h"
#include "model/windows.h"

namespace {

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

const sayso::Tokenizer& tokenizer() {
  static const sayso::Tokenizer loaded = [] {
    std::string id;
    std::ifstream("data/models/default") >> id;
    auto read = sayso::Tokenizer::load("data/models/" + id + "/vocab.txt");
    demand(read.has_value(), "the vocabulary of data/models/default can be read");
    return std::move(read).value();
  }();
  return loaded;
}

void check_windows(const std::string& text, const std::vector<sayso::Piece>& pieces,
                   const sayso::WindowRule& rule) {
  sayso::Sentences sentences(1);
  sentences[0].span = {0, static_cast<std::uint32_t>(text.size())};
  const auto segments = sayso::cut_segments(text, sentences, pieces, rule);
  std::uint32_t next = 0, core = 0;
  for (const sayso::Segment& segment : segments) {
    demand(segment.first_piece == next && segment.pieces <= rule.max_pieces - 2, "segment");
    demand(segment.span.begin <= segment.span.end && segment.span.end <= text.size(), "its span");
    next += segment.pieces;
  }
  demand(next == pieces.size(), "every piece in a segment");
  for (const sayso::Window& window : sayso::plan_windows(segments, rule)) {
    std::uint32_t used = 0;
    for (std::uint32_t i = window.first; i <= window.last; ++i) used += segments[i].pieces;
    demand(used <= rule.max_pieces - 2 && window.core_first == core, "window");
    demand(window.first <= window.core_first && window.core_last <= window.last, "its core");
    core = window.core_last + 1;
  }
  demand(core == segments.size(), "every segment in a core");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::string text(data + 3, data + size);
  const bool valid = !sayso::utf8_fault(text);
  const auto pieces = tokenizer().encode(text);
  sayso::Span before;
  for (const sayso::Piece& piece : pieces) {
    demand(piece.id >= 0 && piece.id < tokenizer().size() && piece.case_class <= 4, "range");
    demand(piece.span.begin >= before.begin && piece.span.end >= before.end, "order");
    demand(!piece.span.empty() && piece.span.end <= text.size(), "inside");
    demand(!valid || (sayso::border_before(text, piece.span.begin) == piece.span.begin &&
                      sayso::border_before(text, piece.span.end) == piece.span.end),
           "code points");
    before = piece.span;
  }
  demand(pieces.empty() || pieces.front().first, "a word begins with a first piece");
  check_windows(text, pieces, {3u + data[0], 1u + data[1], data[2] % 8u});
  return 0;
}
