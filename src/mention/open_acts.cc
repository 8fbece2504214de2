// Acts that the words before them leave open, or tell to have been missed: "whether rebels had
// shelled it", "Did rebels shell it?", "came close to shelling it".
#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "base/unicode.h"
#include "mention/steps.h"

namespace sayso {
namespace {

class OpenActs {
 public:
  explicit OpenActs(const Scene& scene) : scene_(scene) {}

  /// "came close to shelling"
  bool missed(std::uint32_t act) const { return ends(act, Negation::missed); }

  /// "could not confirm that rebels had shelled", "whether they shelled"
  bool left_open(const Candidate& act) const {
    for (std::uint32_t word = act.first; word > 0 && act.first - word <= kWithin; --word) {
      if (ends(word, Negation::open)) {
        const bool clause = tells(scene_, word, Negation::clause);
        return is_verb(clause ? word + 1 : word, act);
      }
      if (parts(word - 1, act.first)) return false;
    }
    return false;
  }

  /// "Did rebels shell it?"
  bool asked(const Candidate& act) const {
    const std::uint32_t first = begin_of(act.first), last = end_of(act.last);
    return text(last) == "?" && tells(scene_, first, Negation::question) &&
           is_together(first, act.first) && is_verb(first + 1, act);
  }

  /// "Had rebels shelled it, many would have died."
  bool supposed(const Candidate& act) const {
    const std::uint32_t first = begin_of(act.first), last = end_of(act.last);
    if (!tells(scene_, first, Negation::supposed) || !is_together(first, act.first) ||
        !is_verb(first + 1, act))
      return false;
    for (std::uint32_t word = act.last + 1; word <= last; ++word)
      if (tells(scene_, word, Negation::would)) return true;
    return false;
  }

 private:
  /// Words of a phrase; between it and its act; and of who does it, where no helper stands before
  /// the act.
  static constexpr std::uint32_t kPhrase = 5, kWithin = 9, kSubject = 5;

  std::string_view text(std::uint32_t word) const {
    return slice(scene_.document.clean.text, scene_.reading.words[word].span);
  }
  std::uint32_t sentence(std::uint32_t word) const { return scene_.reading.words[word].sentence; }

  std::uint32_t begin_of(std::uint32_t word) const {
    while (word > 0 && sentence(word - 1) == sentence(word)) --word;
    return word;
  }
  std::uint32_t end_of(std::uint32_t word) const {
    const auto count = static_cast<std::uint32_t>(scene_.reading.words.size());
    while (word + 1 < count && sentence(word + 1) == sentence(word)) ++word;
    return word;
  }

  /// Whether a phrase ends right before the word, in its sentence.
  bool ends(std::uint32_t word, Negation what) const {
    for (std::uint32_t size = 1; size <= std::min(word, kPhrase); ++size) {
      if (sentence(word - size) != sentence(word)) return false;
      if (tells(scene_, word - size, word - 1, what)) return true;
    }
    return false;
  }

  /// Whether a mark, another clause or the border of the sentence stands there.
  bool parts(std::uint32_t word, std::uint32_t act) const {
    const auto is_mark = [](char byte) {
      return byte >= 0 && !is_digit_byte(byte) && (byte < 'A' || byte > 'Z') &&
             (byte < 'a' || byte > 'z');
    };
    const std::string_view words = text(word);
    return sentence(word) != sentence(act) || tells(scene_, word, Negation::turn) ||
           std::all_of(words.begin(), words.end(), is_mark);
  }

  bool is_together(std::uint32_t first, std::uint32_t act) const {
    for (std::uint32_t word = first + 1; word < act; ++word)
      if (parts(word, act) || tells(scene_, word, Negation::clause)) return false;
    return true;
  }

  /// Whether the act is the verb of the clause that begins here: not what is named in it ("whether
  /// the raid"), nor what tells of a party ("whether groups backed by Ankara").
  bool is_verb(std::uint32_t first, const Candidate& act) const {
    if (first >= act.first) return first == act.first && !tells(scene_, first, Negation::named);
    const std::uint32_t before = act.first - 1;
    if (tells(scene_, before, Negation::named)) return false;
    if (tells(scene_, before, Negation::helper)) return true;
    const bool by = act.last < end_of(act.last) && tells(scene_, act.last + 1, Negation::agent);
    return act.first - first <= kSubject && !by;
  }

  const Scene& scene_;
};

/// The factuality of what is neither so nor not so.
std::optional<FactualityId> open_one(const Ontology& ontology) {
  const auto& all = ontology.factualities;
  const auto found =
      std::find_if(all.begin(), all.end(), [](const auto& each) { return each.open; });
  if (found == all.end()) return std::nullopt;
  return FactualityId{static_cast<std::uint16_t>(found - all.begin())};
}

/// Whether it is certain or probable that the act is so, or that it is not.
bool is_told(const Ontology& ontology, FactualityId factuality) {
  const auto& all = ontology.factualities;
  return all[factuality.value].holds || std::any_of(all.begin(), all.end(), [&](const auto& each) {
           return each.holds && each.denied == factuality;
         });
}

/// Whether the reader, who sees the same words, is not all but certain of what he gave the act.
bool is_unsure(const Scene& scene, const Trigger& act, FactualityId other) {
  constexpr Score kCertain = 10000;  // log odds
  const std::optional<Score> lead = lead_over(scene, act, other);
  return lead && *lead < kCertain;
}

}  // namespace

void read_open(const Scene& scene, Mentions& out) {
  const std::optional<FactualityId> open = open_one(scene.ontology);
  const OpenActs acts(scene);
  std::set<std::uint32_t> said;
  for (const LinkArc& link : out.links)
    if (link.relation == Relation::says) said.insert(link.to);
  for (std::uint32_t i = 0; i < out.triggers.size(); ++i) {
    Trigger& trigger = out.triggers[i];
    const Factuality& told = scene.ontology.factualities[trigger.factuality.value];
    if (scene.ontology.type(trigger.type).say || !is_told(scene.ontology, trigger.factuality))
      continue;
    const Candidate& words = scene.reading.triggers[trigger.candidate];
    if (told.holds && (acts.missed(words.first) || acts.supposed(words)) &&
        is_unsure(scene, trigger, told.denied)) {
      trigger.factuality = told.denied;
      out.rulings.push_back(
          {i, "factuality", "the words before it tell that it did not come about"});
    } else if (open && is_unsure(scene, trigger, *open) && said.count(i) == 0 &&
               (acts.left_open(words) || acts.asked(words))) {
      trigger.factuality = *open;
      out.rulings.push_back({i, "factuality", "the words before it leave it open"});
    }
  }
}

}  // namespace sayso
