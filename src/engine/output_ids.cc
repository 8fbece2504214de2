#include "engine/output_ids.h"

#include <fmt/format.h>

#include "engine/probability.h"

namespace sayso {
namespace {

constexpr std::uint32_t kNoEvent = UINT32_MAX;

/// Ids count from 1.
std::string numbered(char letter, std::size_t index) {
  return fmt::format("{}{}", letter, index + 1);
}

}  // namespace

OutputIds::OutputIds(const Told& told, const Parts& parts)
    : told_(told), points_(told.document.text) {
  choose_events(parts.settings.min_score);
  number_triggers(parts.ontology);
}

std::string OutputIds::mention(std::uint32_t mention) const { return numbered('m', mention); }

std::string OutputIds::entity(std::uint32_t entity) const { return numbered('e', entity); }

std::string OutputIds::quote(std::size_t quote) const { return numbered('q', quote); }

std::string OutputIds::event(std::uint32_t event) const {
  return triggers_[told_.events[event].trigger];
}

std::vector<std::string> OutputIds::mentions(const std::vector<std::uint32_t>& indices) const {
  std::vector<std::string> ids;
  ids.reserve(indices.size());
  for (const std::uint32_t index : indices) ids.push_back(mention(index));
  return ids;
}

TextSpan OutputIds::place(const Span& span) const {
  const Span given = told_.document.clean.to_given(span);
  return {points_.at_byte(given.begin), points_.at_byte(given.end)};
}

std::string OutputIds::words(const Span& span) const {
  return std::string(slice(told_.document.text, told_.document.clean.to_given(span)));
}

void OutputIds::choose_events(double min_score) {
  std::vector<std::uint32_t> event_of(told_.mentions.triggers.size(), kNoEvent);
  for (std::uint32_t i = 0; i < told_.events.size(); ++i) {
    event_of[told_.events[i].trigger] = i;
    kept_.push_back(rounded(told_.events[i].score) >= min_score);
  }
  while (keep_vouchers(event_of)) {
  }
}

bool OutputIds::keep_vouchers(const std::vector<std::uint32_t>& event_of) {
  bool changed = false;
  for (const Claim& claim : told_.claims) {
    if (!kept_[claim.event]) continue;
    for (const ChainLink& link : claim.chain) {
      const std::uint32_t voucher = event_of[link.cue];
      if (voucher == kNoEvent || kept_[voucher]) continue;
      kept_[voucher] = changed = true;
    }
  }
  return changed;
}

void OutputIds::number_triggers(const Ontology& ontology) {
  triggers_.resize(told_.mentions.triggers.size());
  std::size_t events = 0;
  for (std::uint32_t i = 0; i < told_.events.size(); ++i) {
    if (kept_[i]) triggers_[told_.events[i].trigger] = numbered('v', events++);
  }
  std::size_t cues = 0;
  for (std::size_t i = 0; i < triggers_.size(); ++i) {
    const bool cue = ontology.type(told_.mentions.triggers[i].type).say;
    if (cue) triggers_[i] = numbered('s', cues++);
  }
}

}  // namespace sayso
