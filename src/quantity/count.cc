#include "quantity/count.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "quantity/read_quantity.h"

namespace sayso {
namespace {

constexpr std::size_t kAhead = 4;  // tokens from a word of killing to its number
constexpr std::size_t kBack = 8;   // and back to it
/// The tolls that one sentence tells.
class TollReader {
 public:
  TollReader(std::string_view text, const Span& sentence, const QuantityWords& words)
      : words_(words), tokens_(quantity_tokens(text, sentence)) {
    for (std::size_t at = 0; at < tokens_.size();) {
      auto found = read_quantity(tokens_, at, words_);
      if (!found) break;
      at = std::max(found->end, at + 1);
      quantities_.push_back(*std::move(found));
    }
  }

  struct Told {
    Toll toll;
    Span word;  ///< that says what became of them
  };

  std::vector<Told> read() const {
    std::vector<Told> out;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      for (const QuantityClass what : {QuantityClass::toll, QuantityClass::killed,
                                       QuantityClass::wounded, QuantityClass::held}) {
        const auto entry = words_.find(what, tokens_, at);
        if (!entry) continue;
        if (auto told = toll(what, at, at + entry->tokens)) out.push_back(*std::move(told));
        at += entry->tokens - 1;
        break;
      }
    }
    return out;
  }

 private:
  std::optional<Told> toll(QuantityClass what, std::size_t first, std::size_t end) const {
    const bool sum = what == QuantityClass::toll;
    std::optional<FoundQuantity> found = sum ? behind(end, kBack) : noun(first, end);
    if (!found && !sum) found = behind(end, kAhead);
    if (!found && !sum && !has_object(end)) found = before(first);
    if (!found) return std::nullopt;
    Toll toll;
    toll.of = quantity_class_name(sum ? QuantityClass::killed : what);
    toll.quantity = found->quantity;
    std::string& unit = toll.quantity.unit;
    if (unit.empty() || words_.find(QuantityClass::others, {{{}, unit, false}}, 0)) unit = kPeople;
    toll.span = {tokens_[found->first].span.begin, tokens_[found->end - 1].span.end};
    return Told{std::move(toll), {tokens_[first].span.begin, tokens_[end - 1].span.end}};
  }

  /// "two rangers had killed a councillor": those in front are not the dead.
  bool has_object(std::size_t end) const {
    constexpr std::string_view kDeterminers[] = {"a", "an", "the", "his", "her", "its", "their"};
    return end < tokens_.size() && std::find(std::begin(kDeterminers), std::end(kDeterminers),
                                             tokens_[end].word) != std::end(kDeterminers);
  }

  /// "17 hostages": the word is the noun that is counted.
  std::optional<FoundQuantity> noun(std::size_t first, std::size_t end) const {
    for (const FoundQuantity& each : quantities_)
      if (each.first < first && each.end >= end) return each;
    return std::nullopt;
  }

  /// A number right behind, with no more than words such as "at least" between.
  std::optional<FoundQuantity> behind(std::size_t end, std::size_t most) const {
    for (const FoundQuantity& each : quantities_) {
      if (each.first < end) continue;
      const bool near = each.first == end || (most > kAhead && each.first < end + most);
      return near && !counts_other(each) ? std::optional(each) : std::nullopt;
    }
    return std::nullopt;
  }

  bool counts_other(const FoundQuantity& each) const {
    // "killed, 12 wounded": the number goes with the word behind it.
    return each.quantity.unit.empty() && each.end < tokens_.size() &&
           (words_.find(QuantityClass::killed, tokens_, each.end) ||
            words_.find(QuantityClass::wounded, tokens_, each.end) ||
            words_.find(QuantityClass::held, tokens_, each.end));
  }

  /// "Twelve people were killed", "12 dead", "a soldier was killed", "no one was killed".
  std::optional<FoundQuantity> before(std::size_t first) const {
    std::size_t begin = first;
    while (begin > 0 && first - begin < kBack &&
           words_.find(QuantityClass::others, tokens_, begin - 1))
      --begin;
    for (auto each = quantities_.rbegin(); each != quantities_.rend(); ++each)
      if (each->first < first && each->end >= begin && each->end <= first) return *each;
    if (const auto none = words_.find_before(QuantityClass::nobody, tokens_, begin))
      return exactly(0, std::string(kPeople), begin - none->tokens, begin);
    const bool one = begin >= 2 && begin < first &&
                     (tokens_[begin - 2].word == "a" || tokens_[begin - 2].word == "an");
    if (one) return exactly(1, tokens_[begin - 1].word, begin - 2, begin);
    return std::nullopt;
  }

  static FoundQuantity exactly(double value, std::string unit, std::size_t first, std::size_t end) {
    return {{value, value, std::move(unit), false}, first, end};
  }

  const QuantityWords& words_;
  std::vector<QuantityToken> tokens_;
  std::vector<FoundQuantity> quantities_;
};

std::uint32_t distance(const Span& a, const Span& b) {
  return a.begin > b.begin ? a.begin - b.begin : b.begin - a.begin;
}

/// The event that a word of killing belongs to.
std::optional<std::uint32_t> event_of(const Mentions& mentions, const Ontology& ontology,
                                      std::uint32_t sentence, const Span& word) {
  std::optional<std::uint32_t> best;
  bool best_deed = false;
  for (std::uint32_t i = 0; i < mentions.triggers.size(); ++i) {
    const Trigger& trigger = mentions.triggers[i];
    const EventType& type = ontology.type(trigger.type);
    if (trigger.sentence != sentence || type.say) continue;
    if (trigger.span.overlaps(word)) return i;
    constexpr int kMaterialConflict = 4;
    const bool deed = type.quad == kMaterialConflict;
    const bool nearer =
        !best || distance(trigger.span, word) < distance(mentions.triggers[*best].span, word);
    if (best && (deed == best_deed ? !nearer : best_deed)) continue;
    best = i;
    best_deed = deed;
  }
  return best;
}

}  // namespace

Quantities count(const Mentions& mentions, const Sentences& sentences, const Document& document,
                 const Ontology& ontology, const QuantityWords& words) {
  const std::string_view text = document.clean.text;
  Quantities out;
  out.mentions.resize(mentions.mentions.size());
  out.triggers.resize(mentions.triggers.size());
  const std::vector<bool>& things = ontology.role_allows[static_cast<std::size_t>(Role::object)];
  for (std::size_t i = 0; i < mentions.mentions.size(); ++i) {
    const Mention& mention = mentions.mentions[i];
    if (!things[mention.kind.value] && !ontology.mention_kinds[mention.kind.value].actor) continue;
    if (const auto found = read_quantity(quantity_tokens(text, mention.span), 0, words))
      out.mentions[i] = found->quantity;
  }
  std::vector<bool> told(sentences.size());
  for (const Trigger& trigger : mentions.triggers) told[trigger.sentence] = true;
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    if (!told[i]) continue;
    for (auto& [toll, word] : TollReader(text, sentences[i].span, words).read())
      if (const auto event = event_of(mentions, ontology, i, word))
        out.triggers[*event].push_back(std::move(toll));
  }
  return out;
}

}  // namespace sayso
