// Who plays which part: role arcs.
#include <algorithm>
#include <array>

#include "mention/steps.h"

namespace sayso {
namespace {

/// Arcs of one trigger and one role, in the order of their mentions.
using Fillers = std::vector<RoleArc>;
using Parts = std::array<Fillers, kRoles>;

/// May the mention play the role for this trigger? A bare cue has vouchers only.
bool may_fill(const Scene& scene, const Mentions& out, const RoleArc& arc) {
  if (scene.ontology.type(out.triggers[arc.trigger].type).say && arc.role != Role::actors) {
    return false;
  }
  const auto& allowed = scene.ontology.role_allows[static_cast<std::size_t>(arc.role)];
  return allowed[out.mentions[arc.mention].kind.value];
}

void refuse(const RoleArc& arc, const char* rule, Mentions& out) {
  out.rulings.push_back(
      {arc.trigger, std::string(kRoleNames[static_cast<std::size_t>(arc.role)]), rule});
}

/// The best filler passes at the role's threshold, each further one at the threshold for more.
void keep_over_threshold(Score first, Score more, Fillers& fillers) {
  if (fillers.empty()) return;
  const auto best = std::max_element(
      fillers.begin(), fillers.end(),
      [](const RoleArc& left, const RoleArc& right) { return left.score < right.score; });
  const std::uint32_t mention = best->mention;
  std::erase_if(fillers, [&](const RoleArc& arc) {
    return arc.score <= (arc.mention == mention ? first : std::max(first, more));
  });
}

/// No mention is both actor and recipient of one event: the weaker arc goes.
void part_actors_from_recipients(Parts& parts, Mentions& out) {
  Fillers& actors = parts[static_cast<std::size_t>(Role::actors)];
  Fillers& recipients = parts[static_cast<std::size_t>(Role::recipients)];
  Fillers kept_actors, kept_recipients;
  auto other = recipients.begin();
  for (const RoleArc& actor : actors) {
    while (other != recipients.end() && other->mention < actor.mention) {
      kept_recipients.push_back(*other++);
    }
    if (other == recipients.end() || other->mention != actor.mention) {
      kept_actors.push_back(actor);
      continue;
    }
    const bool acts = actor.score >= other->score;
    refuse(acts ? *other : actor, "nobody is both actor and recipient of one act", out);
    (acts ? kept_actors : kept_recipients).push_back(acts ? actor : *other);
    ++other;
  }
  kept_recipients.insert(kept_recipients.end(), other, recipients.end());
  actors = std::move(kept_actors);
  recipients = std::move(kept_recipients);
}

void settle(const Scene& scene, Parts& parts, Mentions& out) {
  for (std::size_t label = 0; label < scene.binding.role.size(); ++label) {
    keep_over_threshold(threshold_of(scene.thresholds.role, label),
                        threshold_of(scene.thresholds.role_more, label),
                        parts[static_cast<std::size_t>(scene.binding.role[label])]);
  }
  part_actors_from_recipients(parts, out);
  for (Fillers& fillers : parts) {
    out.roles.insert(out.roles.end(), fillers.begin(), fillers.end());
    fillers.clear();
  }
}

void add_pair(const Scene& scene, const PairScores& pair, const Places& places, Parts& parts,
              Mentions& out) {
  for (std::size_t label = 0; label < pair.scores.size(); ++label) {
    const RoleArc arc{places.trigger[pair.from], scene.binding.role[label], places.mention[pair.to],
                      pair.scores[label]};
    if (may_fill(scene, out, arc)) {
      parts[static_cast<std::size_t>(arc.role)].push_back(arc);
    } else if (arc.score > threshold_of(scene.thresholds.role, label)) {
      refuse(arc, "the role does not take this kind of mention", out);
    }
  }
}

}  // namespace

void join_roles(const Scene& scene, const Places& places, Mentions& out) {
  const auto& pairs = scene.reading.roles;
  Parts parts;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (places.trigger[pairs[i].from] != kNowhere && places.mention[pairs[i].to] != kNowhere) {
      add_pair(scene, pairs[i], places, parts, out);
    }
    if (i + 1 == pairs.size() || pairs[i + 1].from != pairs[i].from) settle(scene, parts, out);
  }
}

}  // namespace sayso
