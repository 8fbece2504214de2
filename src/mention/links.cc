// How triggers relate: who says what, what is given for what, what answers what.
#include <algorithm>
#include <span>
#include <utility>

#include "mention/steps.h"

namespace sayso {
namespace {

/// A `says` arc is kept only if a search of at most this many triggers shows that it closes no
/// circle.
constexpr std::size_t kReach = 4096;

/// Of those who vouch for a thing alike (deny it, or do not) the best passes at the threshold of
/// `says`, each further one at that for more.
void keep_further_vouchers(const Scene& scene, std::vector<LinkArc>& arcs, Mentions& out) {
  const auto mind = [&](const LinkArc& arc) {
    const Trigger& cue = out.triggers[arc.from];
    return std::pair(arc.to, scene.ontology.kinds[cue.kind.value].denies);
  };
  std::sort(arcs.begin(), arcs.end(), [&](const LinkArc& left, const LinkArc& right) {
    if (mind(left) != mind(right)) return mind(left) < mind(right);
    if (left.score != right.score) return left.score > right.score;
    return left.from < right.from;
  });
  std::vector<LinkArc> kept;
  for (const LinkArc& arc : arcs) {
    const bool further = !kept.empty() && mind(kept.back()) == mind(arc);
    if (further && arc.score <= scene.thresholds.says_more) {
      out.rulings.push_back(
          {arc.from, "says", "a further voucher of the same mind must be surer than the first"});
    } else {
      kept.push_back(arc);
    }
  }
  arcs = std::move(kept);
}

/// One that vouches for a thing must lead the same one's vouching otherwise by this to push it out.
constexpr Score kMindLead = 2000;

/// Do two triggers share an actor? Roles are in the order of their triggers.
bool share_actor(const Mentions& out, std::uint32_t left, std::uint32_t right) {
  const auto before = [](const RoleArc& arc, std::uint32_t at) { return arc.trigger < at; };
  const auto first = [&](std::uint32_t trigger) {
    return std::lower_bound(out.roles.begin(), out.roles.end(), trigger, before);
  };
  for (auto own = first(left); own != out.roles.end() && own->trigger == left; ++own) {
    if (own->role != Role::actors) continue;
    for (auto at = first(right); at != out.roles.end() && at->trigger == right; ++at)
      if (at->role == Role::actors && at->mention == own->mention) return true;
  }
  return false;
}

/// Do two cues of one actor in one sentence vouch for a thing otherwise, and does the other lead?
bool is_outdone(const Scene& scene, const Mentions& out, const LinkArc& arc, const LinkArc& other) {
  const Trigger &cue = out.triggers[arc.from], &rival = out.triggers[other.from];
  const SayKind& own = scene.ontology.kinds[cue.kind.value];
  const SayKind& theirs = scene.ontology.kinds[rival.kind.value];
  return own.denies != theirs.denies && !own.owns_up && !theirs.owns_up &&
         other.score - kMindLead > arc.score && cue.sentence == rival.sentence &&
         share_actor(out, arc.from, other.from);
}

/// Leaves out each arc that another one to the same trigger outdoes. `arcs`: by `to`.
void part_minds(const Scene& scene, std::vector<LinkArc>& arcs, Mentions& out) {
  std::vector<LinkArc> kept;
  for (std::size_t begin = 0, end = 0; begin < arcs.size(); begin = end) {
    while (end < arcs.size() && arcs[end].to == arcs[begin].to) ++end;
    const std::span<const LinkArc> group(arcs.data() + begin, end - begin);
    for (const LinkArc& arc : group) {
      const bool outdone = std::any_of(group.begin(), group.end(), [&](const LinkArc& other) {
        return is_outdone(scene, out, arc, other);
      });
      if (!outdone) {
        kept.push_back(arc);
        continue;
      }
      out.rulings.push_back({arc.from, "says",
                             "nobody both denies and asserts one act in one sentence: the surer "
                             "link stands"});
    }
  }
  arcs = std::move(kept);
}

/// Kept `says` arcs as lists of what each trigger says.
using Said = std::vector<std::vector<std::uint32_t>>;

/// Can `from` be reached from `to` along what is said? Also true when the search grows too long.
bool closes_circle(const Said& said, std::uint32_t from, std::uint32_t to) {
  std::vector<std::uint32_t> open = {to}, seen = {to};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (at == from || seen.size() > kReach) return true;
    for (const std::uint32_t next : said[at]) {
      const auto place = std::lower_bound(seen.begin(), seen.end(), next);
      if (place != seen.end() && *place == next) continue;
      seen.insert(place, next);
      open.push_back(next);
    }
  }
  return false;
}

/// Strongest first, so that the weakest arc of a circle is the one left out.
void keep_without_circles(std::vector<LinkArc> arcs, Mentions& out) {
  std::sort(arcs.begin(), arcs.end(), [](const LinkArc& left, const LinkArc& right) {
    if (left.score != right.score) return left.score > right.score;
    return std::pair(left.from, left.to) < std::pair(right.from, right.to);
  });
  Said said(out.triggers.size());
  for (const LinkArc& arc : arcs) {
    if (closes_circle(said, arc.from, arc.to)) {
      out.rulings.push_back({arc.from, "says",
                             "nobody vouches for his own saying: the weakest link of the circle "
                             "is left out"});
      continue;
    }
    said[arc.from].push_back(arc.to);
    out.links.push_back(arc);
  }
}

const PairScores* find_pair(const std::vector<PairScores>& pairs, std::uint32_t from,
                            std::uint32_t to) {
  const auto at = std::lower_bound(pairs.begin(), pairs.end(), std::pair(from, to),
                                   [](const PairScores& pair, const auto& wanted) {
                                     return std::pair(pair.from, pair.to) < wanted;
                                   });
  const bool found = at != pairs.end() && at->from == from && at->to == to;
  return found ? &*at : nullptr;
}

/// exchange, same, response: between events only.
class EventLinks {
 public:
  EventLinks(const Scene& scene, const Places& places, Mentions& out)
      : scene_(scene), places_(places), out_(out) {}

  void add(const PairScores& pair, std::size_t label) {
    const Relation relation = scene_.binding.link[label];
    const std::uint32_t from = places_.trigger[pair.from], to = places_.trigger[pair.to];
    if (is_cue(from) || is_cue(to)) return;
    const PairScores* back = find_pair(scene_.reading.links, pair.to, pair.from);
    if (relation == Relation::response) {
      add_response({from, relation, to, pair.scores[label]}, back ? back->scores[label] : 0, label);
    } else if (back && from < to) {
      const auto mean = static_cast<Score>(
          (std::int64_t{pair.scores[label]} + std::int64_t{back->scores[label]}) / 2);
      if (mean <= threshold_of(scene_.thresholds.link, label)) return;
      out_.links.push_back({from, relation, to, mean});
      out_.links.push_back({to, relation, from, mean});
    }
  }

 private:
  bool is_cue(std::uint32_t trigger) const {
    return scene_.ontology.type(out_.triggers[trigger].type).say;
  }

  /// Of two answers to each other the stronger stands, of equals the later in the text.
  void add_response(const LinkArc& arc, Score back, std::size_t label) {
    if (arc.score <= threshold_of(scene_.thresholds.link, label)) return;
    if (back > arc.score || (back == arc.score && arc.from < arc.to)) {
      out_.rulings.push_back({arc.from, "links", "of two events only one answers the other"});
    } else {
      out_.links.push_back(arc);
    }
  }

  const Scene& scene_;
  const Places& places_;
  Mentions& out_;
};

std::size_t label_of(const Scene& scene, Relation relation) {
  const auto& labels = scene.binding.link;
  return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), relation) -
                                  labels.begin());
}

/// The `says` arcs over their threshold, and all other links, between chosen triggers.
std::vector<LinkArc> join_pairs(const Scene& scene, const Places& places, Mentions& out) {
  const std::size_t says = label_of(scene, Relation::says);
  const Score threshold = threshold_of(scene.thresholds.link, says);
  std::vector<LinkArc> arcs;
  EventLinks events(scene, places, out);
  for (const PairScores& pair : scene.reading.links) {
    const std::uint32_t from = places.trigger[pair.from], to = places.trigger[pair.to];
    if (from == kNowhere || to == kNowhere || from == to) continue;
    for (std::size_t label = 0; label < pair.scores.size(); ++label) {
      if (label != says) events.add(pair, label);
    }
    if (says < pair.scores.size() && pair.scores[says] > threshold) {
      arcs.push_back({from, Relation::says, to, pair.scores[says]});
    }
  }
  return arcs;
}

}  // namespace

void join_links(const Scene& scene, const Places& places, Mentions& out) {
  std::vector<LinkArc> says = join_pairs(scene, places, out);
  keep_further_vouchers(scene, says, out);
  part_minds(scene, says, out);
  keep_without_circles(std::move(says), out);
  std::sort(out.links.begin(), out.links.end());
}

}  // namespace sayso
