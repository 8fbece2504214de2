// Who plays which part: role arcs.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "mention/steps.h"

namespace sayso {
namespace {

/// Arcs of one trigger and one role, in the order of their mentions.
using Fillers = std::vector<RoleArc>;
using RoleParts = std::array<Fillers, kRoles>;

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

/// Does nothing but a conjunction or a comma stand between two mentions, `first` the earlier?
bool named_together(const Scene& scene, const Mentions& out, std::uint32_t first,
                    std::uint32_t second) {
  constexpr std::size_t kMostWords = 4;
  const auto& candidates = scene.reading.mentions;
  const std::size_t begin = candidates[out.mentions[first].candidate].last + std::size_t{1};
  const std::size_t end = candidates[out.mentions[second].candidate].first;
  if (end <= begin || end - begin > kMostWords) return false;
  std::string between;
  for (std::size_t word = begin; word < end; ++word) {
    const std::string_view text = slice(scene.document.clean.text, scene.reading.words[word].span);
    if (text == ",") continue;
    between += between.empty() ? "" : " ";
    between += lower_ascii(text);
  }
  return scene.ontology.conjunctions.contains(between);
}

/// The best filler passes at the role's threshold, one that is named together with one that passes
/// at that for those, each further one at that for more.
void keep_over_threshold(const Scene& scene, const Mentions& out, std::size_t label,
                         Fillers& fillers) {
  if (fillers.empty()) return;
  const Score least = threshold_of(scene.thresholds.role, label);
  const Score more = std::max(least, threshold_of(scene.thresholds.role_more, label));
  const Score joined = scene.thresholds.role_joined.empty()
                           ? more
                           : threshold_of(scene.thresholds.role_joined, label);
  const auto best = std::max_element(
      fillers.begin(), fillers.end(),
      [](const RoleArc& left, const RoleArc& right) { return left.score < right.score; });
  std::vector<bool> passes;
  passes.reserve(fillers.size());
  for (const RoleArc& arc : fillers) passes.push_back(arc.score > (&arc == &*best ? least : more));
  const auto join = [&](std::size_t at, std::size_t beside) {
    const auto [first, second] = std::minmax(fillers[at].mention, fillers[beside].mention);
    if (passes[beside] && !passes[at] && fillers[at].score > joined)
      passes[at] = named_together(scene, out, first, second);
  };
  for (std::size_t i = 1; i < fillers.size(); ++i) join(i, i - 1);
  for (std::size_t i = fillers.size() - 1; i > 0; --i) join(i - 1, i);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < fillers.size(); ++i)
    if (passes[i]) fillers[kept++] = fillers[i];
  fillers.resize(kept);
}

/// What a filler of the role must score to stand beside another part of the same mention.
Score threshold_for_more(const Scene& scene, Role role) {
  const auto& labels = scene.binding.role;
  const auto label = std::find(labels.begin(), labels.end(), role) - labels.begin();
  return threshold_of(scene.thresholds.role_more, static_cast<std::size_t>(label));
}

/// A mention is actor and recipient of one event only where both arcs pass at the threshold for
/// more; else the weaker goes.
void part_actors_from_recipients(const Scene& scene, RoleParts& parts, Mentions& out) {
  Fillers& actors = parts[static_cast<std::size_t>(Role::actors)];
  Fillers& recipients = parts[static_cast<std::size_t>(Role::recipients)];
  const Score more_actors = threshold_for_more(scene, Role::actors);
  const Score more_recipients = threshold_for_more(scene, Role::recipients);
  Fillers kept;
  for (const RoleArc& actor : actors) {
    const auto other =
        std::lower_bound(recipients.begin(), recipients.end(), actor.mention,
                         [](const RoleArc& arc, std::uint32_t at) { return arc.mention < at; });
    const bool both = other != recipients.end() && other->mention == actor.mention;
    const bool sure = both && actor.score > more_actors && other->score > more_recipients;
    const bool acts = !both || sure || actor.score >= other->score;
    if (acts) kept.push_back(actor);
    if (both && !sure) {
      refuse(acts ? *other : actor, "nobody is both actor and recipient of one act", out);
      if (acts) recipients.erase(other);
    }
  }
  actors = std::move(kept);
}

/// Parties of a reciprocal act that are named together, and not ranked, are all actors.
void level_parties(const Scene& scene, RoleParts& parts, Mentions& out) {
  Fillers& actors = parts[static_cast<std::size_t>(Role::actors)];
  Fillers& recipients = parts[static_cast<std::size_t>(Role::recipients)];
  if (!actors.empty() || recipients.size() < 2) return;
  if (!scene.ontology.type(out.triggers[recipients.front().trigger].type).reciprocal) return;
  refuse(recipients.front(), "the parties of a reciprocal act that are not ranked are all actors",
         out);
  actors = std::move(recipients);
  recipients.clear();
  for (RoleArc& arc : actors) arc.role = Role::actors;
}

void settle(const Scene& scene, RoleParts& parts, Mentions& out) {
  for (std::size_t label = 0; label < scene.binding.role.size(); ++label) {
    keep_over_threshold(scene, out, label,
                        parts[static_cast<std::size_t>(scene.binding.role[label])]);
  }
  part_actors_from_recipients(scene, parts, out);
  level_parties(scene, parts, out);
  for (Fillers& fillers : parts) {
    out.roles.insert(out.roles.end(), fillers.begin(), fillers.end());
    fillers.clear();
  }
}

void add_pair(const Scene& scene, const PairScores& pair, const Places& places, RoleParts& parts,
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
  RoleParts parts;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (places.trigger[pairs[i].from] != kNowhere && places.mention[pairs[i].to] != kNowhere) {
      add_pair(scene, pairs[i], places, parts, out);
    }
    if (i + 1 == pairs.size() || pairs[i + 1].from != pairs[i].from) settle(scene, parts, out);
  }
}

}  // namespace sayso
