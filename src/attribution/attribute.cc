#include "attribution/attribute.h"

#include <algorithm>
#include <tuple>

namespace sayso {
namespace {

constexpr std::size_t kDepth = 16;
constexpr std::size_t kPaths = 32;

/// [trigger] -> those who say it, strongest link first.
using Vouchers = std::vector<std::vector<std::uint32_t>>;

Vouchers vouchers_of(const Mentions& mentions) {
  std::vector<const LinkArc*> arcs;
  for (const LinkArc& arc : mentions.links) {
    if (arc.relation == Relation::says) arcs.push_back(&arc);
  }
  std::sort(arcs.begin(), arcs.end(), [](const LinkArc* left, const LinkArc* right) {
    return std::tuple(-std::int64_t{left->score}, left->from, left->to) <
           std::tuple(-std::int64_t{right->score}, right->from, right->to);
  });
  Vouchers out(mentions.triggers.size());
  for (const LinkArc* arc : arcs) out[arc->to].push_back(arc->from);
  return out;
}

/// Cues from the innermost outwards.
using Path = std::vector<std::uint32_t>;

/// All paths upwards from a trigger, in the order of link strength, until there are kPaths.
class PathFinder {
 public:
  explicit PathFinder(const Vouchers& vouchers) : vouchers_(vouchers) {}

  std::vector<Path> find(std::uint32_t trigger) {
    paths_.clear();
    path_.clear();
    climb(trigger);
    std::sort(paths_.begin(), paths_.end());
    return std::move(paths_);
  }

 private:
  void climb(std::uint32_t trigger) {
    const std::vector<std::uint32_t>& above = vouchers_[trigger];
    if (above.empty() || path_.size() == kDepth) {
      paths_.push_back(path_);
      return;
    }
    for (const std::uint32_t cue : above) {
      if (paths_.size() == kPaths) return;
      path_.push_back(cue);
      climb(cue);
      path_.pop_back();
    }
  }

  const Vouchers& vouchers_;
  Path path_;
  std::vector<Path> paths_;
};

/// [trigger] -> mentions that act in it.
using Doers = std::vector<std::vector<std::uint32_t>>;

Doers doers_of(const Mentions& mentions) {
  Doers out(mentions.triggers.size());
  for (const RoleArc& arc : mentions.roles) {
    if (arc.role == Role::actors) out[arc.trigger].push_back(arc.mention);
  }
  return out;
}

std::vector<ChainLink> chain_of(const Path& path, const Doers& doers, const Mentions& mentions) {
  std::vector<ChainLink> out;
  out.reserve(path.size());
  for (const std::uint32_t cue : path) {
    out.push_back({cue, doers[cue], mentions.triggers[cue].kind});
  }
  return out;
}

/// A path upwards from an event, and how it stands to the others.
struct Way {
  const Path& path;
  bool alone = false;  ///< nobody vouches for the event otherwise than by denying it
};

/// What the kind of a claim on `event` is. What a plain word of saying tells as true, and nobody
/// else has charged, it does not deny.
KindId kind_of(const Way& way, const Event& event, const Mentions& mentions,
               const Document& document, const Ontology& ontology) {
  if (way.path.empty()) return ontology.outlet_kind;
  const Trigger& cue = mentions.triggers[way.path.front()];
  const bool denies = ontology.kinds[cue.kind.value].denies;
  const bool holds = ontology.factualities[event.factuality.value].holds;
  if (ontology.type(cue.type).say ? !(denies && holds && way.alone) : denies) return cue.kind;
  const std::string_view words = slice(document.clean.text, cue.span);
  return ontology.derived_kind(cue.type, words).value_or(cue.kind);
}

/// What a path makes of an event; its kind and sides are those of the innermost link.
Claim claim_along(const Way& way, const Event& event, const Mentions& mentions,
                  const Document& document, const Ontology& ontology) {
  Claim claim;
  claim.kind = kind_of(way, event, mentions, document, ontology);
  claim.factuality = ontology.kinds[claim.kind.value].denies
                         ? ontology.factualities[event.factuality.value].denied
                         : event.factuality;
  claim.tense = event.tense;
  const auto& conditions = event.roles[static_cast<std::size_t>(Role::condition)];
  if (!conditions.empty()) claim.condition = conditions.front();
  return claim;
}

}  // namespace

Claims attribute(const Mentions& mentions, const Events& events, const Document& document,
                 const Ontology& ontology) {
  const Vouchers vouchers = vouchers_of(mentions);
  const Doers doers = doers_of(mentions);
  PathFinder finder(vouchers);
  Claims out;
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    const std::vector<Path> paths = finder.find(events[i].trigger);
    const bool alone = std::all_of(paths.begin(), paths.end(), [&](const Path& path) {
      return !path.empty() && ontology.kinds[mentions.triggers[path.front()].kind.value].denies;
    });
    for (const Path& path : paths) {
      Claim claim = claim_along({path, alone}, events[i], mentions, document, ontology);
      claim.event = i;
      claim.chain = chain_of(path, doers, mentions);
      const bool say = !path.empty() && ontology.type(mentions.triggers[path.front()].type).say;
      if (say) claim.chain.front().kind = claim.kind;
      out.push_back(std::move(claim));
    }
  }
  return out;
}

}  // namespace sayso
