// What the tests of acts begin with: the rules that come with sayso, and an act as a coding tells
// it.
#pragma once

#include <string>
#include <utility>

#include "linking/digest.h"

namespace sayso {

inline const LedgerRules& case_rules() {
  static const LedgerRules kRules =
      LedgerRules::load(std::string(SAYSO_SOURCE_DIR) + "/data").value();
  return kRules;
}

/// The act of force that the trigger in the coding's text tells, for which the report alone
/// vouches; `event` says when it was.
inline LedgerAct force_told(Coding coding, const std::string& trigger, CodedEvent event) {
  event.id = "v1";
  event.trigger = trigger;
  event.start = static_cast<std::uint32_t>(coding.doc.text.find(trigger));
  event.end = event.start + static_cast<std::uint32_t>(trigger.size());
  event.type = event.act = "ASSAULT";
  event.factuality = "CT+";
  event.tense = "past";
  CodedClaim claim;
  claim.id = "c1";
  claim.event = event.id;
  claim.kind = "report";
  claim.factuality = event.factuality;
  claim.tense = event.tense;
  coding.events = {std::move(event)};
  coding.claims = {std::move(claim)};
  return digest(coding, case_rules()).acts.front();
}

}  // namespace sayso
