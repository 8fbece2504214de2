#include "model/stand_in.h"

#include <algorithm>
#include <utility>

namespace sayso {
namespace {

/// Behind the word that begins at `at`.
std::size_t word_end(const std::vector<Piece>& pieces, std::size_t at) {
  do {
    ++at;
  } while (at < pieces.size() && !pieces[at].first);
  return at;
}

/// The pieces of a stand-in, all of them on the span and in the case of the word it stands for.
std::vector<Piece> pieces_for(const StandIn& stand_in, const Piece& word,
                              const Tokenizer& tokenizer) {
  std::vector<Piece> out = tokenizer.encode(stand_in.word);
  for (Piece& piece : out) {
    piece.span = stand_in.span;
    piece.case_class = word.case_class;
  }
  return out;
}

}  // namespace

std::vector<Piece> put_in(const StandIns& stand_ins, std::vector<Piece> pieces,
                          const Tokenizer& tokenizer) {
  if (stand_ins.empty()) return pieces;
  std::vector<Piece> out;
  out.reserve(pieces.size());
  auto next = stand_ins.begin();
  for (std::size_t at = 0; at < pieces.size();) {
    const std::size_t end = word_end(pieces, at);
    const Span word{pieces[at].span.begin, pieces[end - 1].span.end};
    while (next != stand_ins.end() && next->span.begin < word.begin) ++next;
    const bool stands = next != stand_ins.end() && next->span == word;
    const auto in = stands ? pieces_for(*next, pieces[at], tokenizer) : std::vector<Piece>();
    const bool one_word = !in.empty() && word_end(in, 0) == in.size();
    if (one_word) {
      out.insert(out.end(), in.begin(), in.end());
    } else {
      out.insert(out.end(), pieces.begin() + static_cast<std::ptrdiff_t>(at),
                 pieces.begin() + static_cast<std::ptrdiff_t>(end));
    }
    at = end;
  }
  return out;
}

}  // namespace sayso
