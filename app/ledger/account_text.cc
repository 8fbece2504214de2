#include "ledger/account_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "export/event_view.h"

namespace sayso::cli {
namespace {

constexpr std::size_t kMostVoices = 4;

std::string party_name(const LedgerParty& party) {
  return party.name.empty() ? party.key : party.name;
}

/// "A, B and 3 others".
std::string listed(const std::vector<std::string>& names) {
  std::string out;
  const std::size_t shown = names.size() > kMostVoices ? kMostVoices - 1 : names.size();
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == names.size();
    out += (i == 0 ? "" : last ? " and " : ", ") + names[i];
  }
  if (shown < names.size()) out += fmt::format(" and {} others", names.size() - shown);
  return out;
}

/// Who holds it and who denies it, as far as somebody does.
std::string sides(const LedgerEvent& event) {
  const auto yes = voice_names(event, "asserts"), no = voice_names(event, "denies");
  std::string out = yes.empty() ? "" : "asserted by " + listed(yes);
  if (!no.empty()) out += (out.empty() ? "denied by " : ", denied by ") + listed(no);
  return out;
}

std::string standing_words(const LedgerEvent& event) {
  if (event.standing.empty()) return {};
  std::string out = event.standing;
  out.front() = static_cast<char>(out.front() - 'a' + 'A');
  if (event.standing == "retracted") return out + ": what told it has been withdrawn";
  const std::string who = sides(event);
  return who.empty() ? out : out + ": " + who;
}

std::string stage_words(const LedgerEvent& event) {
  const std::string by = event.expected_by ? " by " + *event.expected_by : "";
  const auto names = voice_names(event, "plans");
  const std::string who = names.empty() ? "" : ": announced by " + listed(names);
  if (event.stage == "planned") {
    return fmt::format("Planned{}{}", by.empty() ? "" : " (expected" + by + ")", who);
  }
  if (event.stage == "overdue") {
    return fmt::format("Overdue: expected{}, and no report says that it happened", by);
  }
  if (event.stage == "called-off") return "Called off" + who;
  if (event.stage == "hypothetical") return "Only supposed: no report says that it happened";
  if (event.status == "done") return "Planned and then done";
  return event.standing.empty() ? "Told only as something older" : "";
}

}  // namespace

std::vector<std::string> voice_names(const LedgerClaim& claim, const EventMention& mention) {
  const std::string outlet = mention.outlet.empty() ? "the report" : mention.outlet;
  for (const LedgerLink& link : claim.chain) {
    std::vector<std::string> names;
    names.reserve(link.vouchers.size());
    for (const LedgerParty& party : link.vouchers) names.push_back(party_name(party));
    if (!names.empty()) return names;
  }
  if (claim.chain.empty()) return {outlet};
  return {fmt::format("an unnamed source ({})", outlet)};
}

std::vector<std::string> voice_names(const LedgerEvent& event, std::string_view stance) {
  std::vector<std::string> out;
  std::set<std::vector<std::string>> known;  // voices
  const auto hear = [&](const LedgerClaim& claim, const EventMention& mention) {
    if (!claim.voices.empty() && !known.insert(claim.voices).second) return;
    for (std::string& name : voice_names(claim, mention)) {
      if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
    }
  };
  for (const EventMention& mention : event.mentions) {
    if (mention.stance == "withdrawn") continue;
    for (const LedgerClaim& claim : mention.claims) {
      if (stance.empty() || claim.stance == stance) hear(claim, mention);
    }
  }
  return out;
}

std::string support_words(const LedgerEvent& event) {
  const auto many = [](int count) { return count == 1 ? "" : "s"; };
  return fmt::format("{} report{}, {} independent voice{}", event.reports, many(event.reports),
                     event.independent_voices, many(event.independent_voices));
}

std::string standing_sentence(const LedgerEvent& event) {
  std::string out = stage_words(event);
  const std::string standing = standing_words(event);
  if (!standing.empty()) out += (out.empty() ? "" : ". ") + standing;
  if (!event.disputed_fields.empty()) {
    out += fmt::format("{}the reports differ on {}", out.empty() ? "" : "; ",
                       fmt::join(event.disputed_fields, ", "));
  }
  return fmt::format("{} ({}).", out.empty() ? event.status : out, support_words(event));
}

std::string told_in_full(const Wording& wording, const LedgerEvent& event) {
  return fmt::format("{} {} [{}]", text_of(wording.sentence(event)), standing_sentence(event),
                     fmt::join(cites(event), "; "));
}

std::string party_names(const std::vector<LedgerParty>& parties) {
  std::vector<std::string> names;
  names.reserve(parties.size());
  for (const LedgerParty& party : parties) names.push_back(party_name(party));
  return joined(names, ", ");
}

std::string date_cell(const LedgerEvent& event) {
  if (!event.when) return {};
  const std::string from = event.when->from.value_or(""), to = event.when->to.value_or("");
  return from == to ? from : from + ".." + to;
}

}  // namespace sayso::cli
