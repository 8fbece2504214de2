#include "event/assemble.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace sayso {
namespace {

/// The arcs of one trigger; they are sorted by it.
template <class Arcs, class Key>
auto arcs_of(const Arcs& arcs, std::uint32_t trigger, Key key) {
  const auto first =
      std::lower_bound(arcs.begin(), arcs.end(), trigger,
                       [&](const auto& arc, std::uint32_t at) { return key(arc) < at; });
  auto last = first;
  while (last != arcs.end() && key(*last) == trigger) ++last;
  return std::pair(first, last);
}

auto roles_of(const Mentions& mentions, std::uint32_t trigger) {
  return arcs_of(mentions.roles, trigger, [](const RoleArc& arc) { return arc.trigger; });
}

auto links_of(const Mentions& mentions, std::uint32_t trigger) {
  return arcs_of(mentions.links, trigger, [](const LinkArc& arc) { return arc.from; });
}

double probability(Score score) { return 1 / (1 + std::exp(-score / 1000.0)); }

class Assembler {
 public:
  Assembler(const Mentions& mentions, std::string_view text, const Ontology& ontology)
      : mentions_(mentions), text_(text), ontology_(ontology) {}

  Events assemble() {
    std::vector<std::optional<std::uint32_t>> event_of(mentions_.triggers.size());
    Events out;
    for (std::uint32_t i = 0; i < mentions_.triggers.size(); ++i) {
      if (ontology_.type(mentions_.triggers[i].type).say) continue;
      event_of[i] = static_cast<std::uint32_t>(out.size());
      out.push_back(event(i));
    }
    for (const LinkArc& link : mentions_.links) {
      if (link.relation == Relation::says || !event_of[link.from] || !event_of[link.to]) continue;
      out[*event_of[link.from]].links.push_back({link.relation, *event_of[link.to]});
    }
    return out;
  }

 private:
  Event event(std::uint32_t index) const {
    const Trigger& trigger = mentions_.triggers[index];
    Event out;
    out.trigger = index;
    out.type = trigger.type;
    out.act = trigger.act;
    out.mode = trigger.mode;
    out.context = trigger.context;
    out.factuality = trigger.factuality;
    out.tense = trigger.tense;
    out.quad = ontology_.type(trigger.type).quad;
    out.intensity = ontology_.intensity(trigger.type, trigger.mode);
    double score = probability(trigger.score);
    const auto [first, last] = roles_of(mentions_, index);
    for (auto arc = first; arc != last; ++arc) {
      out.roles[static_cast<std::size_t>(arc->role)].push_back(arc->mention);
      if (arc->role == Role::actors || arc->role == Role::recipients)
        score *= probability(arc->score);
    }
    for (auto& fillers : out.roles) std::sort(fillers.begin(), fillers.end());
    out.score = std::round(score * 1000) / 1000;
    choose_cameo(out);
    return out;
  }

  void choose_cameo(Event& event) const {
    std::string object = words(event, Role::object) + words(event, Role::basis);
    const auto [first, last] = links_of(mentions_, event.trigger);
    for (auto link = first; link != last; ++link)
      if (link->relation == Relation::says)
        object.append(slice(text_, mentions_.triggers[link->to].span)).append(" ");
    const std::string recipient = words(event, Role::recipients);
    const Ontology::CameoAnswer answer =
        ontology_.cameo({.type = event.type,
                         .act = event.act,
                         .mode = event.mode,
                         .context = event.context,
                         .trigger = slice(text_, mentions_.triggers[event.trigger].span),
                         .object = object,
                         .recipient = recipient,
                         .future = event.tense.value == ontology_.future_tense});
    event.cameo = answer.code;
    event.cameo_why = answer.why;
  }

  std::string words(const Event& event, Role role) const {
    std::string out;
    for (const std::uint32_t mention : event.roles[static_cast<std::size_t>(role)])
      out.append(slice(text_, mentions_.mentions[mention].span)).append(" ");
    return out;
  }

  const Mentions& mentions_;
  std::string_view text_;
  const Ontology& ontology_;
};

}  // namespace

Events assemble(const Mentions& mentions, std::string_view text, const Ontology& ontology) {
  return Assembler(mentions, text, ontology).assemble();
}

}  // namespace sayso
