// The attribution layer of the text itself: cues joined to their source and content.
//
// Rules and constants are ours, measured on the development articles of PolNeAR.
#include <algorithm>
#include <optional>
#include <tuple>

#include "mention/steps.h"

namespace sayso {
namespace {

/// Contents of one paragraph with at most this many words between are one.
constexpr std::uint32_t kWordsBetween = 2;
/// How many parts of the text on each side of a cue may belong to it.
constexpr std::size_t kPartsAway = 8;
/// How many closing marks (full stop, apostrophe ...) may stand before a closing quotation mark.
constexpr std::uint32_t kMarksBeforeQuote = 3;
/// By how many words content after its cue is preferred to content before it.
constexpr std::uint32_t kContentFollows = 2;

/// A chosen attribution span, as words.
struct Part {
  QuotePart part = QuotePart::cue;
  std::uint32_t first = 0, last = 0;
};
using QuoteParts = std::vector<Part>;

/// What the words of the document look like around a part.
class Page {
 public:
  explicit Page(const Scene& scene) : scene_(scene), paragraph_(paragraphs_of(scene)) {}

  std::uint32_t words() const { return static_cast<std::uint32_t>(paragraph_.size()); }
  std::uint32_t paragraph(std::uint32_t word) const { return paragraph_[word]; }
  std::uint32_t sentence(std::uint32_t word) const { return scene_.reading.words[word].sentence; }
  std::string_view text(std::uint32_t word) const {
    return slice(scene_.document.clean.text, scene_.reading.words[word].span);
  }
  bool is_quotation_mark(std::uint32_t word) const { return text(word) == "\""; }

 private:
  const Scene& scene_;
  std::vector<std::uint32_t> paragraph_;
};

/// The best parts that do not overlap, cut where a paragraph ends.
QuoteParts choose_parts(const Scene& scene, const Page& page) {
  const auto& candidates = scene.reading.attributions;
  std::vector<Stretch> stretches;
  stretches.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    const LabelScore& best = candidate.labels.front();
    stretches.push_back({candidate.first, candidate.last,
                         best.score - threshold_of(scene.thresholds.attribution, best.label),
                         best.label, scene.thresholds.adjacent.attribution});
  }
  QuoteParts out;
  for (const std::uint32_t i : choose_apart(stretches, page.words())) {
    const QuotePart part = scene.binding.attribution[candidates[i].labels.front().label];
    std::uint32_t first = candidates[i].first;
    for (std::uint32_t word = first; word <= candidates[i].last; ++word) {
      if (word < candidates[i].last && page.paragraph(word) == page.paragraph(word + 1)) continue;
      out.push_back({part, first, word});
      first = word + 1;
    }
  }
  return out;
}

/// Takes in the quotation mark at an end of a content that holds the other one only.
void take_in_marks(const Page& page, std::uint32_t begin, std::uint32_t end, Part& content) {
  std::uint32_t marks = 0;
  for (std::uint32_t word = content.first; word <= content.last; ++word) {
    marks += page.is_quotation_mark(word) ? 1 : 0;
  }
  if (marks % 2 == 0) return;
  const std::uint32_t paragraph = page.paragraph(content.last);
  for (std::uint32_t at = content.last + 1; at < end && page.paragraph(at) == paragraph; ++at) {
    if (page.is_quotation_mark(at)) {
      content.last = at;
      return;
    }
    const std::string_view text = page.text(at);
    const bool closes = text.size() == 1 && std::string_view(".,!?'").find(text) != text.npos;
    if (!closes || at - content.last == kMarksBeforeQuote) break;
  }
  if (content.first > begin && page.is_quotation_mark(content.first - 1) &&
      page.paragraph(content.first - 1) == page.paragraph(content.first)) {
    --content.first;
  }
}

void tidy_marks(const Page& page, QuoteParts& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].part != QuotePart::content) continue;
    const std::uint32_t begin = i > 0 ? parts[i - 1].last + 1 : 0;
    const std::uint32_t end = i + 1 < parts.size() ? parts[i + 1].first : page.words();
    take_in_marks(page, begin, end, parts[i]);
  }
}

/// Contents that follow each other closely become one.
QuoteParts merge_contents(const Page& page, const QuoteParts& parts) {
  QuoteParts out;
  for (const Part& part : parts) {
    const bool joins = !out.empty() && part.part == QuotePart::content &&
                       out.back().part == QuotePart::content &&
                       part.first - out.back().last - 1 <= kWordsBetween &&
                       page.paragraph(part.first) == page.paragraph(out.back().last);
    if (joins) {
      out.back().last = part.last;
    } else {
      out.push_back(part);
    }
  }
  return out;
}

/// A cue and a part of its paragraph that may belong to it; nearest first, then in text order.
struct Offer {
  std::uint32_t sentences = 0, words = 0;
  std::size_t cue = 0, part = 0;  ///< indices into the parts
  auto operator<=>(const Offer&) const = default;
};

Offer offer(const Page& page, const QuoteParts& parts, std::size_t cue, std::size_t other) {
  const bool after = other > cue;
  const Part &left = parts[std::min(cue, other)], &right = parts[std::max(cue, other)];
  const bool content = parts[other].part == QuotePart::content;
  const std::uint32_t words = right.first - left.last - 1;
  return {page.sentence(right.first) - page.sentence(left.last),
          words + (content && !after ? kContentFollows : 0), cue, other};
}

/// All offers of one part to the cues of its paragraph, nearest cue first.
std::vector<Offer> offers(const Page& page, const QuoteParts& parts, QuotePart part) {
  std::vector<Offer> out;
  for (std::size_t cue = 0; cue < parts.size(); ++cue) {
    if (parts[cue].part != QuotePart::cue) continue;
    const std::size_t begin = cue > kPartsAway ? cue - kPartsAway : 0;
    const std::size_t end = std::min(parts.size(), cue + kPartsAway + 1);
    for (std::size_t i = begin; i < end; ++i) {
      const bool near = page.paragraph(parts[i].first) == page.paragraph(parts[cue].first);
      if (near && parts[i].part == part) out.push_back(offer(page, parts, cue, i));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

using Choice = std::vector<std::optional<std::size_t>>;

/// [cue] -> its source: the nearest; one source may serve several cues.
Choice sources_of_cues(const Page& page, const QuoteParts& parts) {
  Choice out(parts.size());
  for (const Offer& offer : offers(page, parts, QuotePart::source)) {
    if (!out[offer.cue]) out[offer.cue] = offer.part;
  }
  return out;
}

/// [content] -> its cue: each cue first takes the nearest content that is free, then what is left
/// (content split around a cue) goes to the nearest cue.
Choice cues_of_contents(const Page& page, const QuoteParts& parts) {
  Choice out(parts.size());
  std::vector<bool> served(parts.size(), false);
  const std::vector<Offer> all = offers(page, parts, QuotePart::content);
  for (const Offer& offer : all) {
    if (served[offer.cue] || out[offer.part]) continue;
    served[offer.cue] = true;
    out[offer.part] = offer.cue;
  }
  for (const Offer& offer : all) {
    if (!out[offer.part]) out[offer.part] = offer.cue;
  }
  return out;
}

/// The first mention that shares a word with the span.
std::optional<std::uint32_t> mention_at(const Mentions& out, const Span& span) {
  const auto at = std::lower_bound(
      out.mentions.begin(), out.mentions.end(), span.begin,
      [](const Mention& mention, std::uint32_t begin) { return mention.span.end <= begin; });
  if (at == out.mentions.end() || !at->span.overlaps(span)) return std::nullopt;
  return static_cast<std::uint32_t>(at - out.mentions.begin());
}

/// Does the content begin with a quotation mark, or stand right behind one?
bool in_marks(const Page& page, const Part& content) {
  return page.is_quotation_mark(content.first) ||
         (content.first > 0 && page.is_quotation_mark(content.first - 1));
}

}  // namespace

void find_quotes(const Scene& scene, Mentions& out) {
  const Page page(scene);
  QuoteParts parts = choose_parts(scene, page);
  tidy_marks(page, parts);
  parts = merge_contents(page, parts);
  const Choice sources = sources_of_cues(page, parts), cues = cues_of_contents(page, parts);
  const auto span = [&](std::size_t i) {
    return span_of(scene.reading, parts[i].first, parts[i].last);
  };
  std::vector<std::size_t> quote_of(parts.size(), 0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].part != QuotePart::cue) continue;
    quote_of[i] = out.quotes.size();
    Quote& quote = out.quotes.emplace_back();
    quote.cue = span(i);
    if (!sources[i]) continue;
    quote.source = span(*sources[i]);
    quote.source_mention = mention_at(out, *quote.source);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!cues[i]) continue;
    Quote& quote = out.quotes[quote_of[*cues[i]]];
    quote.content.push_back(span(i));
    quote.direct = quote.direct || in_marks(page, parts[i]);
  }
}

}  // namespace sayso
