// Codings of invented reports, as an engine would give them: for tests and loads of the ledger.
// The same numbers give the same coding.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sayso/coding.h"

namespace sayso::made {

/// What a report is made of. Equal `act` and `telling` give the same words.
struct Report {
  std::uint64_t act = 0;      ///< which act it tells
  std::uint64_t telling = 0;  ///< in which words
  std::uint64_t outlet = 0, day = 0, number = 0;
  std::uint64_t voucher = 0;  ///< who says so; 0: the outlet itself
  bool denies = false;
  std::uint64_t later = 0;  ///< days after the act that it was published
};

inline std::uint64_t mixed(std::uint64_t value) {  // SplitMix64
  value += 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31);
}

/// A name of a place or people that means nothing, e.g. "Sunakor".
inline std::string name_of(std::uint64_t number) {
  static constexpr std::array<const char*, 16> kSyllables = {"ba",  "ko", "ri", "su", "na", "lo",
                                                             "mi",  "ta", "ve", "du", "pe", "go",
                                                             "sha", "ru", "ki", "fe"};
  std::string name;
  std::uint64_t bits = mixed(number);
  for (int i = 0; i < 4; ++i, bits >>= 4) name += kSyllables[bits & 15];
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

inline std::string day_of(std::uint64_t day) {
  constexpr std::uint64_t kYear = 360;
  const auto two = [](std::uint64_t value) {
    return std::string(1, static_cast<char>('0' + value / 10)) +
           static_cast<char>('0' + value % 10);
  };
  return std::to_string(2020 + day / kYear) + "-" + two(day % kYear / 30 + 1) + "-" +
         two(std::min<std::uint64_t>(day % 30, 27) + 1);
}

/// Puts a coding together while its text is written.
class Writer {
 public:
  void words(const std::string& more) { coding.doc.text += more; }
  std::uint32_t at() const { return static_cast<std::uint32_t>(coding.doc.text.size()); }
  /// A mention of an entity; the id of the mention.
  std::string mention(const std::string& name, const std::string& kind) {
    const std::string number = std::to_string(coding.entities.size() + 1);
    CodedEntity entity;
    entity.id = "e" + number;
    entity.kind = kind;
    entity.name = name;
    CodedMention mention;
    mention.id = "m" + number;
    mention.entity = entity.id;
    mention.kind = "actor";
    mention.naming = "proper";
    mention.start = at();
    words(name);
    mention.end = at();
    mention.score = 1;
    coding.entities.push_back(entity);
    coding.mentions.push_back(mention);
    return mention.id;
  }

  Coding coding;
};

/// The claim on an event, with who says so.
inline CodedClaim claim_on(const CodedEvent& event, const Report& report, Writer& writer) {
  CodedClaim claim;
  claim.event = event.id;
  claim.kind = report.denies ? "deny" : "report";
  claim.factuality = event.factuality;
  claim.tense = "past";
  if (report.voucher > 0) {
    CodedSay say;
    say.id = "s1";
    say.kind = report.denies ? "deny" : "assert";
    writer.words(", ");
    say.vouchers = {writer.mention(name_of(500000 + report.voucher), "state")};
    writer.words(" ");
    say.start = writer.at();
    say.cue = report.denies ? "denied" : "said";
    writer.words(say.cue);
    say.end = writer.at();
    say.of = {event.id};
    claim.kind = say.kind;
    claim.chain.push_back({say.vouchers, say.id, say.kind});
    writer.coding.says.push_back(say);
  }
  return claim;
}

/// `types`: types of acts, of data/ontology; one is chosen by the act.
inline Coding coding_of(const Report& report, const std::vector<std::string>& types,
                        std::uint64_t actors = 200) {
  static constexpr std::array<const char*, 8> kVerbs = {"shipped", "struck", "barred",  "seized",
                                                        "raided",  "backed", "shelled", "armed"};
  Writer writer;
  Doc& doc = writer.coding.doc;
  const std::uint64_t bits = mixed(report.act);
  CodedEvent event;
  event.id = "v1";
  event.type = event.act = types[bits % types.size()];
  event.factuality = report.denies ? "CT-" : "CT+";
  event.tense = "past";
  event.score = 0.9;
  event.when = CodedDate{day_of(report.day), day_of(report.day), "day", ""};
  event.actors = {writer.mention(name_of(1000 + bits % actors), "state")};
  writer.words(" ");
  event.start = writer.at();
  event.trigger = kVerbs[(bits >> 8) % kVerbs.size()];
  writer.words(event.trigger);
  event.end = writer.at();
  writer.words(" ");
  event.recipients = {writer.mention(name_of(1000 + (bits >> 16) % actors), "state")};
  writer.words(" at " + name_of(90000 + report.act) + " on " + day_of(report.day));
  CodedClaim claim = claim_on(event, report, writer);
  writer.words(".");
  writer.coding.sentences.push_back({0, writer.at(), {}});
  for (std::uint64_t i = 0; i < 90; ++i) {
    writer.words((i % 12 == 0 ? "\n" : " ") +
                 name_of(mixed(report.act * 1000003 + report.telling) + i));
  }
  doc.key = "report-" + std::to_string(report.number);
  doc.outlet = name_of(700000 + report.outlet) + " News";
  doc.published_at = day_of(report.day + report.later);
  const auto hex = [](std::uint64_t value) {
    std::string digits;
    for (int i = 0; i < 16; ++i, value >>= 4) digits += "0123456789abcdef"[value & 15];
    return digits;
  };
  doc.id = hex(mixed(report.number)) + hex(mixed(report.number + 1));
  claim.id = hex(mixed(report.number + 2)) + hex(mixed(report.number + 3));
  writer.coding.events.push_back(event);
  writer.coding.claims.push_back(claim);
  writer.coding.run = {"0.1.0", "made", "made", "made", "any", "none"};
  return writer.coding;
}

}  // namespace sayso::made
