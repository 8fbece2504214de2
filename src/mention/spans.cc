// Which spans are mentions and triggers.
#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "mention/steps.h"

namespace sayso {
namespace {

/// Indices of `stretches` by last word, in order, as offsets into one list.
struct ByEnd {
  std::vector<std::uint32_t> begin;  ///< [word] .. [word + 1] in `index`
  std::vector<std::uint32_t> index;
};

ByEnd group_by_end(const std::vector<Stretch>& stretches, std::size_t words) {
  ByEnd out{std::vector<std::uint32_t>(words + 1, 0),
            std::vector<std::uint32_t>(stretches.size(), 0)};
  for (const Stretch& stretch : stretches) ++out.begin[stretch.last + 1];
  for (std::size_t word = 0; word < words; ++word) out.begin[word + 1] += out.begin[word];
  std::vector<std::uint32_t> next(out.begin.begin(), out.begin.end() - 1);
  for (std::uint32_t i = 0; i < stretches.size(); ++i) out.index[next[stretches[i].last]++] = i;
  return out;
}

/// The best choice among the words before a place, by what ends there.
struct End {
  std::int64_t sum = INT64_MIN;
  std::uint32_t kind = kLoose;       ///< of the stretch that ends there
  std::uint32_t stretch = kNowhere;  ///< that ends there, if any
  std::uint32_t slot = 0;            ///< which End of the place where it begins it goes on from
};

/// The best two Ends of different kinds: enough to know the best one of any other kind.
struct Ends {
  std::array<End, 2> two;

  void offer(const End& end) {
    if (end.sum > two[0].sum) {
      if (end.kind != two[0].kind) two[1] = two[0];
      two[0] = end;
    } else if (end.kind != two[0].kind && end.sum > two[1].sum) {
      two[1] = end;
    }
  }

  /// The best sum that a stretch of `kind` can follow, and its slot.
  std::pair<std::int64_t, std::uint32_t> before(std::uint32_t kind, Score adjacent) const {
    const bool adjoins = kind != kLoose && two[0].kind == kind && two[0].stretch != kNowhere;
    if (!adjoins) return {two[0].sum, 0};
    const std::int64_t with = two[0].sum - adjacent;
    return two[1].sum > with ? std::pair(two[1].sum, 1u) : std::pair(with, 0u);
  }
};

/// A chosen trigger that pushed out a mention of the best tag sequence is told in a Ruling.
void rule_on_overlaps(const Scene& scene, const Places& places, Mentions& out) {
  const auto& candidates = scene.reading.mentions;
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    if (!candidates[i].best || places.mention[i] != kNowhere) continue;
    const Span span = span_of(scene.reading, candidates[i].first, candidates[i].last);
    while (at < out.triggers.size() && out.triggers[at].span.end <= span.begin) ++at;
    if (at < out.triggers.size() && out.triggers[at].span.overlaps(span)) {
      out.rulings.push_back({static_cast<std::uint32_t>(at), "trigger",
                             "a mention and a trigger never overlap: the spans are chosen that "
                             "together score highest"});
    }
  }
}

void add_mention(const Scene& scene, std::uint32_t candidate, Places& places, Mentions& out) {
  const Candidate& seen = scene.reading.mentions[candidate];
  Mention mention;
  mention.candidate = candidate;
  mention.span = span_of(scene.reading, seen.first, seen.last);
  mention.sentence = scene.reading.words[seen.first].sentence;
  mention.kind = scene.binding.mention[seen.labels.front().label];
  mention.score = seen.labels.front().score;
  places.mention[candidate] = static_cast<std::uint32_t>(out.mentions.size());
  out.mentions.push_back(mention);
}

/// The trigger's label: of a bare cue that of its tags; of an event that which the tags and the
/// head of types, which sees the whole span, score highest together.
std::uint16_t trigger_label(const Scene& scene, std::uint32_t candidate) {
  const std::vector<LabelScore>& tags = scene.reading.triggers[candidate].labels;
  const auto says = [&](std::uint16_t label) {
    return scene.ontology.type(scene.binding.trigger[label]).say;
  };
  if (says(tags.front().label)) return tags.front().label;
  const std::vector<Score> both =
      type_scores(scene.reading, scene.binding, candidate, scene.thresholds.type_weight);
  std::size_t most = 0;
  for (std::size_t i = 1; i < tags.size(); ++i) {
    if (!says(tags[i].label) && both[i] > both[most]) most = i;
  }
  return tags[most].label;
}

/// The types of the phrase that the word and the next one make: "called off"; null: they make none.
const std::vector<TypeId>* phrasal(const Scene& scene, std::uint32_t word) {
  const auto& words = scene.reading.words;
  if (word + 1 >= words.size() || words[word].sentence != words[word + 1].sentence) return nullptr;
  const std::string_view text = scene.document.clean.text;
  const auto found = scene.ontology.phrasals.find(to_lower(slice(text, words[word].span)) + ' ' +
                                                  to_lower(slice(text, words[word + 1].span)));
  return found == scene.ontology.phrasals.end() ? nullptr : &found->second;
}

/// A phrase of two words keeps to its types; the likeliest of them stands where the trigger's is
/// none.
TypeId type_in(const Scene& scene, std::uint32_t candidate, TypeId type) {
  const std::uint32_t first = scene.reading.triggers[candidate].first;
  const std::vector<TypeId>* types = phrasal(scene, first);
  if (types == nullptr && first > 0) types = phrasal(scene, first - 1);
  if (types == nullptr || scene.ontology.type(type).say) return type;
  if (std::find(types->begin(), types->end(), type) != types->end()) return type;
  const auto& row = scene.reading.type[candidate];
  const auto likely = [&](TypeId one) {
    const auto at = std::find(scene.binding.type.begin(), scene.binding.type.end(), one);
    const auto label = static_cast<std::size_t>(at - scene.binding.type.begin());
    return label < row.size() ? row[label] : INT32_MIN;
  };
  return *std::max_element(types->begin(), types->end(),
                           [&](TypeId a, TypeId b) { return likely(a) < likely(b); });
}

void add_trigger(const Scene& scene, std::uint32_t candidate, Places& places, Mentions& out) {
  const Candidate& seen = scene.reading.triggers[candidate];
  Trigger trigger;
  trigger.candidate = candidate;
  trigger.span = span_of(scene.reading, seen.first, seen.last);
  trigger.sentence = scene.reading.words[seen.first].sentence;
  trigger.type = type_in(scene, candidate, scene.binding.trigger[trigger_label(scene, candidate)]);
  trigger.act = trigger.type;
  trigger.score = seen.labels.front().score;
  places.trigger[candidate] = static_cast<std::uint32_t>(out.triggers.size());
  out.triggers.push_back(trigger);
}

/// Bytes of the letter or digit that ends at `at` or begins there; 0 if none does.
std::uint32_t letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  const std::size_t begin = border_before(text, at - 1);
  const CodePoint point = decode(text, begin);
  return is_letter(point.value) || is_number(point.value) ? point.size : 0;
}
std::uint32_t letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const CodePoint point = decode(text, at);
  return is_letter(point.value) || is_number(point.value) ? point.size : 0;
}

/// Does the byte at `at` tie two parts of one word?
bool ties(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == '-' && letter_before(text, at) > 0 &&
         letter_at(text, at + 1) > 0;
}

/// All of the word, hyphens within, that a span stands in.
Span word_of(std::string_view text, const Span& span) {
  Span word = span;
  for (std::uint32_t size = 1; size > 0; word.begin -= size) {
    const bool tied = word.begin > 0 && ties(text, word.begin - 1);
    size = tied ? 1 : letter_before(text, word.begin);
  }
  for (std::uint32_t size = 1; size > 0; word.end += size) {
    size = ties(text, word.end) ? 1 : letter_at(text, word.end);
  }
  return word;
}

/// A trigger that ends inside a word with hyphens ("de" of "de-escalate", "cease" of "cease-fire")
/// is of the whole word, unless a participle follows ("riot" of "riot-affected"); one that begins
/// inside it ("backed" of "US-backed") is of its part, unless what stands before is a hyphen or no
/// word ("re-", "co-").
Span whole_word(std::string_view text, const Span& span) {
  constexpr std::uint32_t kPrefix = 2;  // letters that are no word
  const Span word = word_of(text, span);
  const bool by_hyphen = text[span.begin] == '-' && word.begin < span.begin;
  const bool prefix = span.begin - word.begin > 1 && span.begin - word.begin <= kPrefix + 1 &&
                      text[span.begin - 1] == '-' && is_lower(decode(text, word.begin).value);
  const bool participle =
      span.size() > kPrefix && text[span.end - 1] != '-' && slice(text, word).ends_with("ed");
  return {prefix || by_hyphen ? word.begin : span.begin, participle ? span.end : word.end};
}

/// Of triggers that a hyphen alone parts ("cease", "-", "fire") one is left, the surest, and it is
/// of all of them: the span of each that is left over its own. `chosen`: stretches in order, those
/// from `mentions` on triggers.
std::map<std::uint32_t, Span> join_parts(const Scene& scene, std::size_t mentions,
                                         std::vector<std::uint32_t>& chosen) {
  const std::string_view text = scene.document.clean.text;
  const auto& seen = scene.reading.triggers;
  std::map<std::uint32_t, Span> joined;
  std::vector<std::uint32_t> kept;
  for (const std::uint32_t i : chosen) {
    if (i < mentions || kept.empty() || kept.back() < mentions) {
      kept.push_back(i);
      continue;
    }
    const Candidate& last = seen[kept.back() - mentions];
    const Candidate& own = seen[i - mentions];
    const auto found = joined.find(kept.back());
    Span all =
        found == joined.end() ? span_of(scene.reading, last.first, last.last) : found->second;
    const Span next = span_of(scene.reading, own.first, own.last);
    const bool hyphen =
        all.end == next.begin && (text[next.begin] == '-' || text[all.end - 1] == '-');
    if (!hyphen || word_of(text, all).end < next.end) {
      kept.push_back(i);
      continue;
    }
    all.end = next.end;
    joined.erase(kept.back());
    if (own.labels.front().score > last.labels.front().score) kept.back() = i;
    joined[kept.back()] = all;
  }
  chosen = std::move(kept);
  return joined;
}

/// `span` with what belongs to a word that stands alone: the auxiliary before a word of refusal
/// ("would never"), and the other word of a phrase ("called off", "set fire").
Span whole_phrase(const Scene& scene, const Trigger& trigger, Span span) {
  const Candidate& seen = scene.reading.triggers[trigger.candidate];
  const auto& words = scene.reading.words;
  if (seen.first != seen.last) return span;
  const bool refuses = tells(scene, seen.first, Negation::refusal);
  if (refuses && seen.first > 0 && tells(scene, seen.first - 1, Negation::auxiliary))
    span.begin = words[seen.first - 1].span.begin;
  if (phrasal(scene, seen.first) != nullptr) span.end = words[seen.first + 1].span.end;
  if (seen.first > 0 && phrasal(scene, seen.first - 1) != nullptr)
    span.begin = words[seen.first - 1].span.begin;
  return span;
}

/// Widens triggers to whole words and phrases, where nothing else stands there.
void widen_triggers(const Scene& scene, Mentions& out) {
  for (Trigger& trigger : out.triggers) {
    const Span wide =
        whole_phrase(scene, trigger, whole_word(scene.document.clean.text, trigger.span));
    if (wide == trigger.span) continue;
    const auto overlaps = [&](const auto& other) { return other.span.overlaps(wide); };
    const auto others = std::count_if(out.triggers.begin(), out.triggers.end(), overlaps);
    if (others == 1 && std::none_of(out.mentions.begin(), out.mentions.end(), overlaps))
      trigger.span = wide;
  }
}

}  // namespace

std::vector<std::uint32_t> choose_apart(const std::vector<Stretch>& stretches, std::size_t words) {
  const ByEnd ends = group_by_end(stretches, words);
  std::vector<Ends> best(words + 1);
  best[0].offer({0, kLoose, kNowhere, 0});
  for (std::size_t word = 0; word < words; ++word) {
    best[word + 1].offer({best[word].two[0].sum, kLoose, kNowhere, 0});
    for (std::uint32_t k = ends.begin[word]; k < ends.begin[word + 1]; ++k) {
      const Stretch& stretch = stretches[ends.index[k]];
      if (stretch.score <= 0) continue;
      const auto [sum, slot] = best[stretch.first].before(stretch.kind, stretch.adjacent);
      best[word + 1].offer({sum + stretch.score, stretch.kind, ends.index[k], slot});
    }
  }
  std::vector<std::uint32_t> out;
  std::uint32_t slot = 0;
  for (std::size_t word = words; word > 0;) {
    const End end = best[word].two[slot];
    slot = end.slot;
    word = end.stretch == kNowhere ? word - 1 : stretches[end.stretch].first;
    if (end.stretch != kNowhere) out.push_back(end.stretch);
  }
  std::sort(out.begin(), out.end());
  return out;
}

Places choose_spans(const Scene& scene, Mentions& out) {
  const auto& mentions = scene.reading.mentions;
  const auto& triggers = scene.reading.triggers;
  const AdjacentScores& adjacent = scene.thresholds.adjacent;
  const auto kinds = static_cast<std::uint32_t>(scene.binding.mention.size());
  std::vector<Stretch> stretches;
  stretches.reserve(mentions.size() + triggers.size());
  for (const Candidate& candidate : mentions) {
    const LabelScore& best = candidate.labels.front();
    stretches.push_back({candidate.first, candidate.last, best.score - scene.thresholds.mention,
                         best.label, adjacent.mention});
  }
  for (const Candidate& candidate : triggers) {
    const LabelScore& best = candidate.labels.front();
    stretches.push_back({candidate.first, candidate.last, best.score - scene.thresholds.trigger,
                         kinds + best.label, adjacent.trigger});
  }
  Places places{std::vector<std::uint32_t>(mentions.size(), kNowhere),
                std::vector<std::uint32_t>(triggers.size(), kNowhere)};
  std::vector<std::uint32_t> chosen = choose_apart(stretches, scene.reading.words.size());
  const std::map<std::uint32_t, Span> joined = join_parts(scene, mentions.size(), chosen);
  for (const std::uint32_t i : chosen) {
    if (i < mentions.size()) {
      add_mention(scene, i, places, out);
      continue;
    }
    add_trigger(scene, i - static_cast<std::uint32_t>(mentions.size()), places, out);
    if (const auto parts = joined.find(i); parts != joined.end())
      out.triggers.back().span = parts->second;
  }
  rule_on_overlaps(scene, places, out);
  widen_triggers(scene, out);
  return places;
}

}  // namespace sayso
