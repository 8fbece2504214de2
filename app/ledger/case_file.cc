#include "ledger/case_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "cli/terminal.h"
#include "export/event_view.h"
#include "ledger/account_text.h"

namespace sayso::cli {
namespace {

std::string with_dots(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
  }
  return out;
}

/// The path of vouchers, innermost first, to the outlet.
std::string chain_words(const LedgerClaim& claim, const EventMention& mention) {
  std::string out;
  for (const LedgerLink& link : claim.chain) {
    const std::string names = link.vouchers.empty() ? "unnamed" : party_names(link.vouchers);
    out += fmt::format("{} ({}{}) < ", names, link.kind,
                       link.cue.empty() ? "" : fmt::format(", “{}”", link.cue));
  }
  return out + (mention.outlet.empty() ? "the report" : mention.outlet);
}

bool tells(const EventMention& mention, const std::string& claim) {
  return claim.empty() || std::any_of(mention.claims.begin(), mention.claims.end(),
                                      [&](const LedgerClaim& each) { return each.id == claim; });
}

std::string mention_text(const Wording& wording, const LedgerEvent& event,
                         const EventMention& mention, const std::string& only) {
  std::string out = printable(with_dots({mention.published_at, mention.outlet, mention.title,
                                         "[" + cite(mention) + "]", mention.stance}));
  out = "  " + out + "\n";
  if (!mention.words.empty()) out += fmt::format("      “{}”\n", printable(mention.words));
  for (const LedgerClaim& claim : mention.claims) {
    if (!only.empty() && claim.id != only) continue;
    out += fmt::format("    {}\n", printable(text_of(wording.sentence(event, mention, claim))));
    out += fmt::format("      {}\n",
                       printable(with_dots({claim.factuality + " " + claim.tense, claim.stance,
                                            chain_words(claim, mention),
                                            fmt::format("voice {}", fmt::join(claim.voices, ", ")),
                                            fmt::format("claim {:.12}", claim.id)})));
  }
  if (!mention.rests_on.empty()) {
    out += fmt::format("      {} of report {:.12}: the same voice\n", mention.relation,
                       mention.rests_on);
  }
  if (!mention.linked_by.empty()) {
    out += fmt::format("      linked: {} ({:.2f})\n", printable(mention.linked_by),
                       mention.link_score);
  }
  return out;
}

using Keys = std::map<std::string, std::string>;  // [id of a report] its key

std::string value_text(const std::string& value, const std::vector<std::string>& reports,
                       const Keys& keys) {
  std::vector<std::string> told;
  told.reserve(reports.size());
  for (const std::string& id : reports) {
    const auto key = keys.find(id);
    told.push_back(key == keys.end() ? id : key->second);
  }
  return "    " + printable(fmt::format("{} [{}]", value, fmt::join(told, "; "))) + "\n";
}

std::string_view agreement(const FieldAccount& field) {
  if (field.disputed) return "disputed";
  return field.say.size() == 1 ? "agreed" : "told in several ways";
}

/// What the reports say of each field; their keys behind it.
std::string field_text(const LedgerEvent& event) {
  Keys keys;
  for (const EventMention& mention : event.mentions) keys[mention.doc] = mention.key;
  std::string out;
  for (const FieldAccount& field : event.fields) {
    if (field.say.empty()) continue;
    out += fmt::format("  {}: {}\n", field.field, agreement(field));
    for (const auto& [value, reports] : field.say) out += value_text(value, reports, keys);
  }
  return out;
}

/// A grade is proposed with what speaks for it.
std::string grade_text(const GradeProposal& proposed) {
  if (proposed.grade.empty()) return {};
  return "  " + printable(fmt::format("grade {} proposed: {}", proposed.grade, proposed.basis)) +
         "\n";
}

std::string first_lines(const Wording& wording, const LedgerEvent& event) {
  const std::string type = event.mode ? fmt::format("{}/{}", event.act, *event.mode) : event.act;
  std::string out = printable(with_dots({"Event " + event.id, type, "status " + event.status,
                                         event.standing.empty() ? "" : "standing " + event.standing,
                                         event.stage.empty() ? "" : "stage " + event.stage})) +
                    "\n";
  out += printable(text_of(wording.sentence(event))) + "\n";
  out += printable(standing_sentence(event)) + "\n";
  return out;
}

}  // namespace

std::string case_text(const Wording& wording, const LedgerEvent& event, const std::string& claim) {
  std::string out = first_lines(wording, event);
  for (const std::string& reason : event.reasons) out += "  " + printable(reason) + "\n";
  for (const Flag& flag : event.flags) {
    out +=
        "  ! " +
        printable(fmt::format("{}: {} [{}]", flag.code, flag.why, fmt::join(flag.rests_on, "; "))) +
        "\n";
  }
  out += grade_text(event.proposed);
  out +=
      fmt::format("\nWho says so ({}, {} denying)\n", support_words(event), event.denying_voices);
  for (const EventMention& mention : event.mentions) {
    if (tells(mention, claim)) out += mention_text(wording, event, mention, claim);
  }
  const std::string fields = field_text(event);
  if (!fields.empty()) out += "\nWhat the reports say of it\n" + fields;
  return out;
}

std::string event_line(const Wording& wording, const LedgerEvent& event) {
  return printable(fmt::format("{:.12}  {}  {} [{}]", event.id, event.status,
                               text_of(wording.sentence(event)), fmt::join(cites(event), "; ")));
}

std::string document_text(const LedgerDocument& document) {
  std::string out = printable(with_dots({"Report " + document.key, document.published_at,
                                         document.outlet, document.title})) +
                    "\n";
  out += fmt::format("  id {}, {}\n", document.id, document.state);
  if (!document.superseded_by.empty()) {
    out += fmt::format("  superseded by {}\n", document.superseded_by);
  }
  if (!document.notice.empty()) out += fmt::format("  by the notice {}\n", document.notice);
  if (!document.rests_on.empty()) {
    out += fmt::format("  {} of {}: the same voice\n", document.relation, document.rests_on);
  }
  if (!document.grade.empty()) {
    out += fmt::format("  grade of the outlet: {}\n", printable(document.grade));
  }
  return out + grade_text(document.proposed);
}

std::string entity_text(const LedgerEntity& entity) {
  std::string out =
      printable(with_dots({entity.party.name, entity.party.key, entity.party.country,
                           fmt::format("{}", fmt::join(entity.party.sectors, ", "))})) +
      "\n";
  out += printable(fmt::format("  called {}", fmt::join(entity.names, ", "))) + "\n";
  return out;
}

}  // namespace sayso::cli
