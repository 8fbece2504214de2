#include "model/windows.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sayso {
namespace {

std::uint32_t room(const WindowRule& rule) { return std::max(rule.max_pieces, 3u) - 2; }

// How good a border after piece `at` is: 3 after ; : or a dash, 2 after a comma, 1 between words, 0
// inside a word. A mark counts only with a space behind it ("10,000", "10:30"), a short dash only
// between spaces.
int border_strength(std::string_view text, const std::vector<Piece>& pieces, std::size_t at) {
  constexpr std::array<std::string_view, 3> kStrong = {";", ":", "\u2014"};
  constexpr std::array<std::string_view, 3> kDashes = {"-", "\u2013", "\u2212"};
  if (!pieces[at + 1].first) return 0;
  const std::string_view mark = slice(text, pieces[at].span);
  const bool space_after = pieces[at + 1].span.begin > pieces[at].span.end;
  const bool space_before = at > 0 && pieces[at].span.begin > pieces[at - 1].span.end;
  const auto among = [&](const auto& marks) {
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
  };
  if (space_after && (among(kStrong) || (space_before && among(kDashes)))) return 3;
  return space_after && mark == "," ? 2 : 1;
}

// Pieces of the first part of a sentence whose pieces [from, end) do not fit into `limit`: the last
// of the best borders in the later half.
std::size_t part_size(std::string_view text, const std::vector<Piece>& pieces, std::size_t from,
                      std::uint32_t limit) {
  std::size_t best = from + limit - 1;
  int strength = -1;
  for (std::size_t at = from + limit - 1; at + 1 > from + std::max(limit / 2, 1u); --at) {
    const int here = border_strength(text, pieces, at);
    const bool apart = pieces[at].span.end <= pieces[at + 1].span.begin;
    if (!apart || here <= strength) continue;
    best = at;
    strength = here;
  }
  return best + 1 - from;
}

void cut_sentence(std::string_view text, const std::vector<Piece>& pieces, std::uint32_t limit,
                  const Segment& whole, std::vector<Segment>& out) {
  Segment part = whole;
  part.cut = true;
  const std::size_t end = whole.first_piece + whole.pieces;
  while (end - part.first_piece > limit) {
    part.pieces = static_cast<std::uint32_t>(part_size(text, pieces, part.first_piece, limit));
    const std::uint32_t next = part.first_piece + part.pieces;
    part.span.end = std::max(pieces[next - 1].span.end, part.span.begin);
    out.push_back(part);
    part.first_piece = next;
    part.span = {pieces[next].span.begin, whole.span.end};
  }
  part.pieces = static_cast<std::uint32_t>(end - part.first_piece);
  out.push_back(part);
}

// Adds context around the core, in turn on both sides.
void add_context(const std::vector<Segment>& segments, const WindowRule& rule, std::uint32_t used,
                 Window& window) {
  const auto count = static_cast<std::uint32_t>(segments.size());
  bool before = true, after = true;
  const auto fits = [&](std::uint32_t segment) {
    if (used + segments[segment].pieces > room(rule)) return false;
    used += segments[segment].pieces;
    return true;
  };
  for (std::uint32_t i = 0; i < rule.neighbours && (before || after); ++i) {
    before = before && window.first > 0 && fits(window.first - 1);
    if (before) --window.first;
    after = after && window.last + 1 < count && fits(window.last + 1);
    if (after) ++window.last;
  }
}

}  // namespace

std::vector<Segment> cut_segments(std::string_view clean_text, const Sentences& sentences,
                                  const std::vector<Piece>& pieces, const WindowRule& rule) {
  std::vector<Segment> out;
  out.reserve(sentences.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    Segment whole;
    whole.span = sentences[i].span;
    whole.sentence = static_cast<std::uint32_t>(i);
    whole.paragraph = sentences[i].paragraph;
    whole.first_piece = static_cast<std::uint32_t>(next);
    while (next < pieces.size() && pieces[next].span.begin < whole.span.end) ++next;
    whole.pieces = static_cast<std::uint32_t>(next) - whole.first_piece;
    if (whole.pieces <= room(rule)) {
      out.push_back(whole);
    } else {
      cut_sentence(clean_text, pieces, room(rule), whole, out);
    }
  }
  return out;
}

std::vector<Window> plan_windows(const std::vector<Segment>& segments, const WindowRule& rule) {
  std::vector<Window> out;
  const std::uint32_t core = std::min(rule.core_pieces, room(rule));
  for (std::uint32_t first = 0; first < segments.size();) {
    std::uint32_t last = first, used = segments[first].pieces;
    const auto joins = [&](const Segment& next) {
      return next.paragraph == segments[first].paragraph && used + next.pieces <= core;
    };
    while (last + 1 < segments.size() && joins(segments[last + 1])) used += segments[++last].pieces;
    Window window{first, last, first, last};
    add_context(segments, rule, used, window);
    out.push_back(window);
    first = last + 1;
  }
  return out;
}

}  // namespace sayso
