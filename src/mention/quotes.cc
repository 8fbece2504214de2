// The attribution layer of the text itself: cues joined to their source and content.
#include <algorithm>

#include "mention/steps.h"

namespace sayso {
namespace {

/// A chosen attribution span.
struct Part {
  QuotePart part = QuotePart::cue;
  std::uint32_t first = 0, last = 0;  ///< words
  Span span;
  std::uint32_t sentence = 0;
};

using Parts = std::vector<Part>;

Parts choose_parts(const Scene& scene) {
  const auto& candidates = scene.reading.attributions;
  std::vector<Stretch> stretches;
  for (const Candidate& candidate : candidates) {
    stretches.push_back({candidate.first, candidate.last, candidate.labels.front().score});
  }
  Parts out;
  for (const std::uint32_t i : choose_apart(stretches, scene.reading.words.size())) {
    const Candidate& seen = candidates[i];
    out.push_back({scene.binding.attribution[seen.labels.front().label], seen.first, seen.last,
                   span_of(scene.reading, seen.first, seen.last),
                   scene.reading.words[seen.first].sentence});
  }
  return out;
}

/// How far a part lies from a cue: words between them, and a sentence border counts as many.
struct Distance {
  std::uint32_t sentences = 0, words = 0;
  auto operator<=>(const Distance&) const = default;
};

Distance distance(const Scene& scene, const Part& cue, const Part& other) {
  const auto sentence_of = [&](std::uint32_t word) { return scene.reading.words[word].sentence; };
  if (other.last < cue.first) {
    return {cue.sentence - sentence_of(other.last), cue.first - other.last - 1};
  }
  return {other.sentence - sentence_of(cue.last), other.first - cue.last - 1};
}

/// A part further off than the next sentence belongs to no cue.
constexpr std::uint32_t kSentencesAway = 1;
/// How many parts of the text on each side of a part are looked at.
constexpr std::size_t kPartsAway = 8;

/// The nearest part of a kind to parts[at] that lies no further than kSentencesAway; of two equally
/// near the earlier.
std::optional<std::size_t> nearest(const Scene& scene, const Parts& parts, std::size_t at,
                                   QuotePart kind) {
  std::optional<std::size_t> best;
  Distance least{kSentencesAway, UINT32_MAX};
  const std::size_t begin = at > kPartsAway ? at - kPartsAway : 0;
  const std::size_t end = std::min(parts.size(), at + kPartsAway + 1);
  for (std::size_t i = begin; i < end; ++i) {
    if (i == at || parts[i].part != kind) continue;
    const Distance here = distance(scene, parts[at], parts[i]);
    if (here < least) {
      least = here;
      best = i;
    }
  }
  return best;
}

bool is_quotation_mark(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == '"';
}

/// Does the span begin with a quotation mark, or stand right behind one?
bool in_marks(std::string_view text, const Span& span) {
  return is_quotation_mark(text, span.begin) ||
         (span.begin > 0 && is_quotation_mark(text, span.begin - 1));
}

std::optional<std::uint32_t> mention_at(const Mentions& out, const Span& span) {
  const auto at = std::lower_bound(
      out.mentions.begin(), out.mentions.end(), span.begin,
      [](const Mention& mention, std::uint32_t begin) { return mention.span.end <= begin; });
  if (at == out.mentions.end() || !at->span.overlaps(span)) return std::nullopt;
  return static_cast<std::uint32_t>(at - out.mentions.begin());
}

}  // namespace

void find_quotes(const Scene& scene, const Places&, Mentions& out) {
  const Parts parts = choose_parts(scene);
  std::vector<std::size_t> quote_of(parts.size(), 0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].part != QuotePart::cue) continue;
    Quote quote;
    quote.cue = parts[i].span;
    if (const auto source = nearest(scene, parts, i, QuotePart::source)) {
      quote.source = parts[*source].span;
      quote.source_mention = mention_at(out, *quote.source);
    }
    quote_of[i] = out.quotes.size();
    out.quotes.push_back(quote);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].part != QuotePart::content) continue;
    const auto cue = nearest(scene, parts, i, QuotePart::cue);
    if (!cue) continue;
    Quote& quote = out.quotes[quote_of[*cue]];
    quote.content.push_back(parts[i].span);
    quote.direct = quote.direct || in_marks(scene.document.clean.text, parts[i].span);
  }
}

}  // namespace sayso
