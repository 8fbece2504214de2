// The attribution layer of the text itself: cues joined to their source and content.
//
// Rules and constants are ours, measured on the development articles of PolNeAR.
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>

#include "base/unicode.h"
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
  const std::vector<std::uint32_t>& paragraphs() const { return paragraph_; }
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

/// [word] what its trigger's tags hold likeliest.
std::vector<std::string_view> triggers_of(const Scene& scene) {
  const TagScores& tags = scene.reading.trigger_tags;
  std::vector<std::string_view> out;
  out.reserve(scene.reading.words.size());
  for (auto row = tags.scores.begin(); row != tags.scores.end(); row += tags.width) {
    const auto best = static_cast<std::size_t>(std::max_element(row, row + tags.width) - row);
    const bool say = best > 0 && scene.ontology.type(scene.binding.trigger[(best - 1) / 2]).say;
    out.emplace_back(best == 0 ? "none" : say ? "say" : "event");
  }
  return out;
}

/// The proposed cues: those chosen, and near misses where no part was chosen.
std::vector<CueWords> proposed_cues(const Scene& scene, const QuoteParts& parts,
                                    const std::vector<std::optional<QuotePart>>& part) {
  std::vector<CueWords> out;
  for (const Part& each : parts)
    if (each.part == QuotePart::cue) out.emplace_back(each.first, each.last);
  for (const Candidate& candidate : scene.reading.attributions) {
    const auto begin = part.begin() + candidate.first, end = part.begin() + candidate.last + 1;
    const bool free = std::none_of(begin, end, [](const auto& one) { return one.has_value(); });
    const std::size_t label = candidate.labels.front().label;
    if (free && scene.binding.attribution[label] == QuotePart::cue)
      out.emplace_back(candidate.first, candidate.last);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Takes the words of a cue from the parts beside it; a part that has none left falls away.
void make_room(const CueWords& cue, QuoteParts& parts) {
  const auto [first, last] = cue;
  for (Part& part : parts) {
    if (part.last < first || part.first > last) continue;
    if (part.first < first) {
      part.last = first - 1;
    } else {
      part.first = last + 1;
    }
  }
  std::erase_if(parts, [](const Part& part) { return part.first > part.last; });
}

/// Cues as the words at their edges have it (mention/cue_edges.h).
QuoteParts settle_cues(const Scene& scene, const Page& page, const QuoteParts& parts) {
  const auto& labels = scene.binding.attribution;
  const auto label = std::find(labels.begin(), labels.end(), QuotePart::cue);
  const bool tags = !scene.reading.attribution_tags.scores.empty();
  if (scene.binding.cue_edges.empty() || label == labels.end() || !tags) return parts;
  std::vector<std::optional<QuotePart>> part(page.words());
  for (const Part& each : parts)
    std::fill(part.begin() + each.first, part.begin() + each.last + 1, each.part);
  std::vector<std::string> words;
  for (std::uint32_t word = 0; word < page.words(); ++word)
    words.push_back(lower_ascii(page.text(word)));
  const auto triggers = triggers_of(scene);
  const CueScene cues{scene.reading,
                      scene.binding.cue_edges,
                      words,
                      page.paragraphs(),
                      part,
                      triggers,
                      static_cast<std::size_t>(label - labels.begin())};
  QuoteParts out;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(out),
               [](const Part& each) { return each.part != QuotePart::cue; });
  std::uint32_t free = 0;
  std::vector<CueWords> settled;
  for (const CueWords& proposed : proposed_cues(scene, parts, part)) {
    const auto cue = settle_cue(cues, proposed);
    if (!cue || cue->first < free) continue;
    free = cue->second + 1;
    settled.push_back(*cue);
  }
  for (const CueWords& cue : settled) {
    make_room(cue, out);
    out.push_back({QuotePart::cue, cue.first, cue.second});
  }
  std::sort(out.begin(), out.end(),
            [](const Part& left, const Part& right) { return left.first < right.first; });
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
  parts = settle_cues(scene, page, merge_contents(page, parts));
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
