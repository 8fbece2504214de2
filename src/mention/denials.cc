// Who says that reports of an act are untrue denies it; what is told not to have come about is
// untrue.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "mention/steps.h"

namespace sayso {
namespace {

/// Words between hearsay and its act, between the act and what calls it untrue, and between that
/// and its linker.
constexpr std::uint32_t kActWithin = 16, kUntrueWithin = 24, kLinkerWithin = 3;

bool same_sentence(const Scene& scene, std::uint32_t left, std::uint32_t right) {
  const auto& all = scene.reading.words;
  return left < all.size() && right < all.size() && all[left].sentence == all[right].sentence;
}

/// The words of one clause: hearsay, the act in it, and that it is untrue.
struct Hearsay {
  std::uint32_t first = 0, last = 0;
};

class Denials {
 public:
  Denials(const Scene& scene, Mentions& out) : scene_(scene), out_(out) {
    const auto& kinds = scene.ontology.kinds;
    const auto found = std::find_if(kinds.begin(), kinds.end(), [](const SayKind& kind) {
      return kind.denies && !kind.derived;
    });
    if (found != kinds.end()) kind_ = KindId{static_cast<std::uint16_t>(found - kinds.begin())};
  }

  void run() {
    if (!kind_) return;
    for (std::uint32_t i = 0; i < out_.triggers.size(); ++i) {
      if (is_say(i)) continue;
      const std::optional<Hearsay> hearsay = hearsay_of(i);
      if (hearsay) deny(i, *hearsay);
    }
  }

 private:
  bool is_say(std::uint32_t trigger) const {
    return scene_.ontology.type(out_.triggers[trigger].type).say;
  }
  const Candidate& words(std::uint32_t trigger) const {
    return scene_.reading.triggers[out_.triggers[trigger].candidate];
  }

  std::optional<Hearsay> hearsay_of(std::uint32_t trigger) const {
    const Candidate& act = words(trigger);
    const auto first = before(act.first);
    const auto last = behind(act.last);
    if (!first || !last) return std::nullopt;
    return Hearsay{*first, *last};
  }

  /// The hearsay before the act: its last noun with what it tells behind it.
  std::optional<std::uint32_t> before(std::uint32_t act) const {
    const std::uint32_t from = act - std::min(act, kActWithin);
    for (std::uint32_t word = act; word-- > from && same_sentence(scene_, word, act);) {
      const bool content =
          tells(scene_, word + 1, Negation::clause) || tells(scene_, word + 1, Negation::topic);
      if (content && tells(scene_, word, Negation::hearsay)) return word;
    }
    return std::nullopt;
  }

  /// What calls it untrue: "were completely false".
  std::optional<std::uint32_t> behind(std::uint32_t act) const {
    for (std::uint32_t word = act + 2;
         word <= act + kUntrueWithin && same_sentence(scene_, word, act); ++word) {
      if (!tells(scene_, word, Negation::untrue)) continue;
      for (std::uint32_t away = 1; away <= kLinkerWithin && word - away > act; ++away)
        if (tells(scene_, word - away, Negation::linker)) return word;
    }
    return std::nullopt;
  }

  bool says(std::uint32_t cue, std::uint32_t trigger) const {
    return std::any_of(out_.links.begin(), out_.links.end(), [&](const LinkArc& link) {
      return link.relation == Relation::says && link.from == cue && link.to == trigger;
    });
  }

  /// Who denies it: the cue outside of the hearsay that says it, else the hearsay's own, else the
  /// one cue that the sentence has.
  std::optional<std::uint32_t> cue(std::uint32_t trigger, const Hearsay& hearsay) const {
    std::optional<std::uint32_t> own, other;
    std::size_t others = 0;
    for (std::uint32_t i = 0; i < out_.triggers.size(); ++i) {
      const Candidate& at = words(i);
      if (!is_say(i) || !same_sentence(scene_, at.first, words(trigger).first)) continue;
      const bool outside = at.last < hearsay.first || at.first > hearsay.last;
      if (outside && says(i, trigger)) return i;
      if (outside) ++others;
      (outside ? other : own) = i;
    }
    if (own && says(*own, trigger)) return own;
    return others == 1 ? other : std::nullopt;
  }

  bool says_another(std::uint32_t cue, std::uint32_t trigger) const {
    return std::any_of(out_.links.begin(), out_.links.end(), [&](const LinkArc& link) {
      return link.relation == Relation::says && link.from == cue && link.to != trigger;
    });
  }

  void deny(std::uint32_t trigger, const Hearsay& hearsay) {
    const std::optional<std::uint32_t> by = cue(trigger, hearsay);
    if (!by || says_another(*by, trigger)) return;
    if (!says(*by, trigger)) out_.links.push_back({*by, Relation::says, trigger, 0});
    out_.triggers[*by].kind = *kind_;
    Trigger& act = out_.triggers[trigger];
    act.factuality = scene_.ontology.factualities[act.factuality.value].denied;
    out_.rulings.push_back(
        {trigger, "factuality", "who says that reports of an act are untrue denies it"});
  }

  const Scene& scene_;
  Mentions& out_;
  std::optional<KindId> kind_;
};

/// Words of a phrase that something did not come about; behind its act; and between the act and a
/// condition.
constexpr std::uint32_t kPhrase = 5, kUndoneWithin = 24, kConditionWithin = 40;

class Undone {
 public:
  Undone(const Scene& scene, const Mentions& out) : scene_(scene) {
    for (const Trigger& trigger : out.triggers)
      triggers_.insert(scene.reading.triggers[trigger.candidate].first);
  }

  /// "seized no vessel", "promised nothing": what is right behind the act tells that it met none.
  bool met_none(std::uint32_t act) const {
    return same_sentence(scene_, act, act + 1) && tells(scene_, act + 1, Negation::nothing) &&
           !(same_sentence(scene_, act, act + 2) && tells(scene_, act + 2, Negation::limit)) &&
           !conditional(act);
  }

  /// Whether the sentence behind the act, before it turns to another one, tells so.
  bool operator()(std::uint32_t act) const {
    const std::uint32_t end = end_of(act, kUndoneWithin);
    for (std::uint32_t word = act + 1; word < end; ++word) {
      if (tells(scene_, word, Negation::clause) || tells(scene_, word, Negation::turn))
        return false;
      if (triggers_.count(word) > 0) return false;  // it is of another act, or of what a voice says
      for (std::uint32_t last = word + 1; last < std::min(end, word + kPhrase); ++last)
        if (tells(scene_, word, last, Negation::undone)) return !conditional(act);
    }
    return false;
  }

 private:
  /// One behind the last of the next `most` words of its sentence.
  std::uint32_t end_of(std::uint32_t word, std::uint32_t most) const {
    std::uint32_t end = word + 1;
    while (end - word <= most && same_sentence(scene_, word, end)) ++end;
    return end;
  }
  bool conditional(std::uint32_t act) const {
    std::uint32_t first = act;
    while (first > 0 && act - first < kConditionWithin && same_sentence(scene_, first - 1, act))
      --first;
    for (std::uint32_t word = first; word < end_of(act, kConditionWithin); ++word)
      if (tells(scene_, word, Negation::condition)) return true;
    return false;
  }

  const Scene& scene_;
  std::set<std::uint32_t> triggers_;  // their first words
};

/// How little the model must prefer that an act is so, for its deniers to be heard: log odds.
constexpr Score kDoubted = 1000;

/// What its deniers alone vouch for, and the model is unsure of, is as they have it.
void doubt_denied(const Scene& scene, Mentions& out) {
  std::set<std::uint32_t> denied, asserted;
  for (const LinkArc& link : out.links) {
    if (link.relation != Relation::says) continue;
    const bool denies = scene.ontology.kinds[out.triggers[link.from].kind.value].denies;
    (denies ? denied : asserted).insert(link.to);
  }
  for (const std::uint32_t i : denied) {
    Trigger& act = out.triggers[i];
    const Factuality& told = scene.ontology.factualities[act.factuality.value];
    if (asserted.count(i) > 0 || !told.holds) continue;
    const std::optional<Score> lead = lead_over(scene, act, told.denied);
    if (!lead || *lead > kDoubted) continue;
    act.factuality = told.denied;
    out.rulings.push_back({i, "factuality", "its deniers alone vouch for it"});
  }
}

/// What a denial makes of what is certain.
FactualityId denied(const Ontology& ontology) {
  const auto& all = ontology.factualities;
  const auto certain = std::find_if(all.begin(), all.end(), [](const auto& f) { return f.holds; });
  return certain == all.end() ? FactualityId{} : certain->denied;
}

}  // namespace

bool tells(const Scene& scene, std::uint32_t word, Negation what) {
  return tells(scene, word, word, what);
}

bool tells(const Scene& scene, std::uint32_t word, std::uint32_t last, Negation what) {
  std::string key;
  for (std::uint32_t at = word; at <= last; ++at) {
    if (at > word) key += ' ';
    key += to_lower(slice(scene.document.clean.text, scene.reading.words[at].span));
  }
  const auto [first, behind] = scene.ontology.negations.equal_range(key);
  return std::any_of(first, behind, [&](const auto& row) { return row.second == what; });
}

std::optional<Score> lead_over(const Scene& scene, const Trigger& act, FactualityId other) {
  const std::vector<Score>& row = scene.reading.factuality[act.candidate];
  const auto best_of = [&](FactualityId wanted) {
    return best_allowed(
        row, [&](std::size_t label) { return scene.binding.factuality[label] == wanted; });
  };
  const auto told = best_of(act.factuality), instead = best_of(other);
  if (!told || !instead) return std::nullopt;
  return row[*told] - row[*instead];
}

void read_denials(const Scene& scene, Mentions& out) {
  Denials(scene, out).run();
  doubt_denied(scene, out);
}

void read_undone(const Scene& scene, Mentions& out) {
  const Undone undone(scene, out);
  const FactualityId untrue = denied(scene.ontology);
  std::set<std::uint32_t> say;  // what stands behind these is what they say
  for (const LinkArc& link : out.links)
    if (link.relation == Relation::says) say.insert(link.from);
  for (std::uint32_t i = 0; i < out.triggers.size(); ++i) {
    Trigger& act = out.triggers[i];
    const std::uint32_t last = scene.reading.triggers[act.candidate].last;
    if (scene.ontology.type(act.type).say || say.count(i) > 0 || act.factuality == untrue) continue;
    const bool holds = scene.ontology.factualities[act.factuality.value].holds;
    const bool refuses = scene.ontology.kinds[act.kind.value].denies;
    if (!undone(last) && !(holds && !refuses && undone.met_none(last))) continue;
    act.factuality = untrue;
    out.rulings.push_back({i, "factuality", "the words behind it tell that it did not come about"});
  }
}

}  // namespace sayso
