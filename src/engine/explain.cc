#include "engine/explain.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <span>
#include <string>
#include <utility>

#include "engine/probability.h"

namespace sayso {
namespace {

/// One event with what its reasons are read off.
struct Case {
  const Told& told;
  const Parts& parts;
  const Event& event;
  const Trigger& trigger;
  std::span<const PairScores> pairs;  ///< of the trigger with mention candidates
  const std::vector<std::optional<std::uint32_t>>& mention_of;  ///< [mention candidate]
  const std::vector<const Ruling*>& rulings;  ///< what decided about the event against the scores
};

std::string words_of(const Told& told, const Span& span) {
  return std::string(slice(told.document.text, told.document.clean.to_given(span)));
}

/// Labels of a head that are told with their scores.
constexpr std::size_t kMostScores = 5;

/// The rule that changed a field against the scores, if one did.
std::optional<std::string> ruling(const Case& c, std::string_view field) {
  for (const Ruling* rule : c.rulings) {
    if (rule->field == field) return rule->rule;
  }
  return std::nullopt;
}

/// Lets a rule decide the field of a reason, where one did.
void apply_ruling(const Case& c, Reason& reason) {
  reason.constraint = ruling(c, reason.field);
  if (reason.constraint) reason.decided_by = "rule: " + *reason.constraint;
}

/// Index of `id` in a table of the binding.
template <class Table, class Value>
std::optional<std::size_t> label_of(const Table& table, const Value& value) {
  const auto found = std::find(table.begin(), table.end(), value);
  if (found == table.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.begin());
}

/// A head: its name, labels, and scores for the trigger (empty where the model lacks it).
struct Head {
  std::string name;
  const std::vector<std::string>& labels;
  std::span<const Score> row;
};

/// The best labels of a head with their scores, best first, of equals the first; those that are
/// rounded to nothing are left out.
std::vector<ReasonScore> best_of(const Head& head) {
  std::vector<std::size_t> order(head.row.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return head.row[a] > head.row[b]; });
  order.resize(std::min(order.size(), kMostScores));
  std::vector<ReasonScore> out;
  for (const std::size_t label : order) {
    const double score = rounded(softmax_of(head.row, label));
    if (score > 0) out.push_back({head.labels[label], score});
  }
  return out;
}

/// The reason of a field that took label `chosen` of a head (nothing: a value that is no label).
Reason reason_of(const Case& c, std::string field, std::string value, const Head& head,
                 std::optional<std::size_t> chosen) {
  Reason reason;
  reason.decided_by = "head " + head.name;
  reason.field = std::move(field);
  reason.value = std::move(value);
  reason.words = words_of(c.told, c.trigger.span);
  apply_ruling(c, reason);
  if (head.row.empty()) return reason;
  reason.scores = best_of(head);
  if (chosen) reason.score = rounded(softmax_of(head.row, *chosen));
  std::optional<std::size_t> next;
  for (std::size_t i = 0; i < head.row.size(); ++i) {
    if (i != chosen && (!next || head.row[i] > head.row[*next])) next = i;
  }
  if (next) {
    reason.runner_up = head.labels[*next];
    reason.runner_up_score = rounded(softmax_of(head.row, *next));
  }
  if (reason.constraint && chosen && next && head.row[*next] > head.row[*chosen]) {
    reason.without = head.labels[*next];
  }
  return reason;
}

/// Scores of one trigger candidate in a head; empty where the model lacks the head.
std::span<const Score> row_at(const std::vector<std::vector<Score>>& head, std::size_t candidate) {
  return candidate < head.size() ? std::span<const Score>(head[candidate])
                                 : std::span<const Score>();
}

/// The type comes from the tags of the trigger's words, "outside" or a type, together with the head
/// of types.
Reason type_reason(const Case& c) {
  const auto& tags = c.told.reading.triggers[c.trigger.candidate].labels;
  const std::vector<Score> scores = type_scores(
      c.told.reading, c.parts.binding, c.trigger.candidate, c.parts.thresholds.type_weight);
  std::vector<Score> row = {0};
  std::vector<std::string> labels = {"no event"};
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (c.parts.binding.trigger[tags[i].label] == c.event.type) chosen = row.size();
    row.push_back(scores[i]);
    labels.push_back(c.parts.labels.trigger[tags[i].label]);
  }
  return reason_of(c, "type", c.parts.ontology.type(c.event.type).name, {"trigger", labels, row},
                   chosen);
}

Reason act_reason(const Case& c) {
  const Ontology& ontology = c.parts.ontology;
  const Head head{"type", c.parts.labels.type, row_at(c.told.reading.type, c.trigger.candidate)};
  Reason reason = reason_of(c, "act", ontology.type(c.event.act).name, head,
                            label_of(c.parts.binding.type, c.event.act));
  const bool same = c.event.act == c.event.type;
  if (same && !ruling(c, "act")) {
    Reason plain;
    plain.field = "act";
    plain.value = reason.value;
    plain.words = reason.words;
    plain.decided_by = "rule: the type itself";
    return plain;
  }
  return reason;
}

void add_attributes(const Case& c, std::vector<Reason>& out) {
  const Ontology& ontology = c.parts.ontology;
  const Reading& reading = c.told.reading;
  const Labels& labels = c.parts.labels;
  const Binding& binding = c.parts.binding;
  const std::size_t at = c.trigger.candidate;
  if (c.event.mode) {
    out.push_back(reason_of(c, "mode", ontology.mode(*c.event.mode).name,
                            {"mode", labels.mode, row_at(reading.mode, at)},
                            label_of(binding.mode, c.event.mode)));
  }
  if (c.event.context) {
    out.push_back(reason_of(c, "context", ontology.contexts[c.event.context->value],
                            {"context", labels.context, row_at(reading.context, at)},
                            label_of(binding.context, c.event.context)));
  }
  out.push_back(reason_of(c, "factuality", ontology.factualities[c.event.factuality.value].name,
                          {"factuality", labels.factuality, row_at(reading.factuality, at)},
                          label_of(binding.factuality, c.event.factuality)));
  out.push_back(reason_of(c, "tense", ontology.tenses[c.event.tense.value],
                          {"tense", labels.tense, row_at(reading.tense, at)},
                          label_of(binding.tense, c.event.tense)));
}

/// The score of a mention in a role of the event, if the two were read together.
std::optional<Score> role_score(const Case& c, std::size_t label, std::uint32_t mention) {
  const std::uint32_t candidate = c.told.mentions.mentions[mention].candidate;
  const auto found =
      std::lower_bound(c.pairs.begin(), c.pairs.end(), candidate,
                       [](const PairScores& pair, std::uint32_t to) { return pair.to < to; });
  if (found == c.pairs.end() || found->to != candidate) return std::nullopt;
  return found->scores[label];
}

/// The best mention near the event that does not have this role; of equals the first.
void add_next_best(const Case& c, std::size_t role, std::size_t label, Reason& reason) {
  const std::vector<std::uint32_t>& chosen = c.event.roles[role];
  std::optional<std::pair<Score, std::uint32_t>> best;
  for (const PairScores& pair : c.pairs) {
    const std::optional<std::uint32_t> mention = c.mention_of[pair.to];
    if (!mention || std::find(chosen.begin(), chosen.end(), *mention) != chosen.end()) continue;
    const Score score = pair.scores[label];
    const bool better =
        !best || score > best->first || (score == best->first && *mention < best->second);
    if (better) best = std::pair(score, *mention);
  }
  if (!best) return;
  reason.runner_up = words_of(c.told, c.told.mentions.mentions[best->second].span);
  reason.runner_up_score = rounded(sigmoid_of(best->first));
}

/// What an actor was resolved by: its country, where known, and the entry with its reason; and what
/// chose another sector than the reader's.
std::optional<std::string> entry_of(const Case& c, std::uint32_t mention) {
  const Reference& reference = c.told.actors.references[mention];
  const Entity& entity = c.told.actors.entities[reference.entity];
  std::string out = entity.why;
  if (entity.country && !out.empty()) out = *entity.country + " " + out;
  if (!reference.sector_why.empty()) out += (out.empty() ? "" : "; ") + reference.sector_why;
  return out.empty() ? std::nullopt : std::optional(out);
}

/// Rules about what the event has no field or no filler for.
void add_rulings(const Case& c, std::vector<Reason>& out) {
  for (const Ruling* rule : c.rulings) {
    const bool told = std::any_of(out.begin(), out.end(), [&](const Reason& reason) {
      return reason.field == rule->field && reason.constraint == rule->rule;
    });
    if (told) continue;
    Reason reason;
    reason.field = rule->field;
    reason.words = words_of(c.told, c.trigger.span);
    reason.decided_by = "rule: " + rule->rule;
    reason.constraint = rule->rule;
    out.push_back(std::move(reason));
  }
}

/// The code that the event would have had with another type or mode.
std::string cameo_with(const Case& c, TypeId type, std::optional<ModeId> mode) {
  const Ontology& ontology = c.parts.ontology;
  const auto words = [&](Role role) {
    std::string out;
    for (const std::uint32_t mention : c.event.roles[static_cast<std::size_t>(role)]) {
      out += words_of(c.told, c.told.mentions.mentions[mention].span) + " ";
    }
    return out;
  };
  const std::string object = words(Role::object) + words(Role::basis);
  const std::string recipient = words(Role::recipients);
  const std::string trigger = words_of(c.told, c.trigger.span);
  return ontology
      .cameo({.type = type,
              .act = type,
              .mode = mode,
              .context = c.event.context,
              .trigger = trigger,
              .object = object,
              .recipient = recipient,
              .future = c.event.tense.value == ontology.future_tense})
      .code;
}

/// The code by the likelier of the next best mode and the next best type, where it is another.
void add_next_code(const Case& c, const std::vector<Reason>& reasons, Reason& cameo) {
  for (const Reason& reason : reasons) {
    if (!reason.runner_up || !reason.runner_up_score) continue;
    std::string code;
    if (reason.field == "type") {
      const std::optional<TypeId> type = c.parts.ontology.find_type(*reason.runner_up);
      if (type && !c.parts.ontology.type(*type).say) code = cameo_with(c, *type, {});
    } else if (reason.field == "mode") {
      const auto label = label_of(c.parts.labels.mode, *reason.runner_up);
      const std::optional<ModeId> mode = label ? c.parts.binding.mode[*label] : std::nullopt;
      const bool own = !mode || c.parts.ontology.mode(*mode).type == c.event.type;
      if (own) code = cameo_with(c, c.event.type, mode);
    }
    const bool likelier =
        !cameo.runner_up_score || *reason.runner_up_score > *cameo.runner_up_score;
    if (code.empty() || code == c.event.cameo || !likelier) continue;
    cameo.runner_up = code;
    cameo.runner_up_score = reason.runner_up_score;
  }
}

void add_cameo(const Case& c, std::vector<Reason>& out) {
  if (c.event.cameo.empty()) return;
  Reason cameo;
  cameo.field = "cameo";
  cameo.value = c.event.cameo;
  cameo.words = words_of(c.told, c.trigger.span);
  cameo.decided_by = "table: " + c.event.cameo_why;
  add_next_code(c, out, cameo);
  out.push_back(std::move(cameo));
}

void add_roles(const Case& c, std::vector<Reason>& out) {
  for (std::size_t role = 0; role < kRoles; ++role) {
    const std::string field(kRoleNames[role]);
    const std::optional<std::size_t> label =
        label_of(c.parts.binding.role, static_cast<Role>(role));
    for (const std::uint32_t mention : c.event.roles[role]) {
      Reason reason;
      reason.field = field;
      reason.words = words_of(c.told, c.told.mentions.mentions[mention].span);
      reason.value = reason.words;
      const std::optional<Score> score = label ? role_score(c, *label, mention) : std::nullopt;
      if (score) reason.score = rounded(sigmoid_of(*score));
      if (label) add_next_best(c, role, *label, reason);
      reason.decided_by = score ? "head role" : "rule: carried over from a linked act";
      reason.entry = entry_of(c, mention);
      apply_ruling(c, reason);
      out.push_back(std::move(reason));
    }
  }
}

}  // namespace

Explainer::Explainer(const Told& told, const Parts& parts)
    : told_(told),
      parts_(parts),
      mention_of_(mentions_by_candidate(told.reading, told.mentions)),
      rulings_(told.mentions.triggers.size()) {
  for (const Ruling& rule : told.mentions.rulings) {
    std::vector<const Ruling*>& known = rulings_[rule.trigger];
    const bool again = std::any_of(known.begin(), known.end(), [&](const Ruling* other) {
      return other->field == rule.field && other->rule == rule.rule;
    });
    if (!again) known.push_back(&rule);
  }
}

std::vector<Reason> Explainer::reasons(std::uint32_t event) const {
  const Event& subject = told_.events[event];
  const Trigger& trigger = told_.mentions.triggers[subject.trigger];
  const Case c{told_,
               parts_,
               subject,
               trigger,
               pairs_of(told_.reading, trigger.candidate),
               mention_of_,
               rulings_[subject.trigger]};
  std::vector<Reason> reasons = {type_reason(c), act_reason(c)};
  add_attributes(c, reasons);
  add_roles(c, reasons);
  add_cameo(c, reasons);
  add_rulings(c, reasons);
  return reasons;
}

double mention_score(const Told& told, const Parts& parts, std::uint32_t mention) {
  const Mention& subject = told.mentions.mentions[mention];
  const std::optional<std::size_t> label = label_of(parts.binding.mention, subject.kind);
  if (!label || told.reading.mention_tags.scores.empty()) return 0;
  return rounded(span_probability(told.reading.mention_tags,
                                  told.reading.mentions[subject.candidate], *label));
}

}  // namespace sayso
