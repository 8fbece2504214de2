#include "made_events.h"

namespace sayso {
namespace {

LedgerParty party(const std::string& key, const std::string& name, const std::string& country,
                  const std::string& cameo, const std::string& sector) {
  LedgerParty out;
  out.key = key;
  out.name = name;
  out.country = country;
  out.cameo = cameo;
  out.sectors = {sector};
  return out;
}

LedgerParty state(const std::string& code, const std::string& name) {
  return party("state:" + code, name, code, code, "STA");
}

LedgerClaim claim(const std::string& id, const std::string& stance, const LedgerParty& voucher) {
  LedgerClaim out;
  out.id = id;
  out.kind = stance == "denies" ? "deny" : "assert";
  out.factuality = stance == "denies" ? "CT-" : "CT+";
  out.tense = stance == "plans" ? "future" : "past";
  out.stance = stance;
  LedgerLink link;
  link.vouchers = {voucher};
  link.voices = {voucher.key};
  link.cue = stance == "denies" ? "denied" : "said";
  link.kind = out.kind;
  out.chain = {link};
  out.voices = {voucher.key};
  out.named = true;
  return out;
}

EventMention mention(const std::string& key, const std::string& day, const std::string& outlet,
                     std::uint32_t start, const LedgerClaim& told) {
  EventMention out;
  out.doc = "doc-" + key;
  out.key = key;
  out.published_at = day;
  out.outlet = outlet;
  out.start = start;
  out.end = start + 7;
  out.words = "North Korea shipped shells, Seoul said.\nMore followed.";
  out.stance = told.stance;
  out.claims = {told};
  out.voices = told.voices;
  return out;
}

CodedDate dates(const std::string& from, const std::string& to, const std::string& precision) {
  CodedDate out;
  out.from = from;
  out.to = to;
  out.precision = precision;
  return out;
}

const LedgerParty kSeoul =
    party("body:KOR/mnd", "South Korea's defence ministry", "KOR", "KORGOV", "GOV");
const LedgerParty kTokyo =
    party("body:JPN/mod", "Japan's defence ministry", "JPN", "JPNGOV", "GOV");
const LedgerParty kPyongyang =
    party("body:PRK/mfa", "North Korea's foreign ministry", "PRK", "PRKGOV", "GOV");

}  // namespace

LedgerEvent made_shipment() {
  LedgerEvent out;
  out.id = "a1a1a1a1a1a1a1a1";
  out.type = out.act = "AID";
  out.context = "military";
  out.cameo = "072";
  out.trigger = "shipped";
  out.quad = 2;
  out.intensity = 10;
  out.tense = "past";
  out.score = 0.9;
  out.actors = {state("PRK", "North Korea")};
  out.recipients = {state("RUS", "Russia")};
  out.object = {"4,000 containers of artillery shells"};
  out.when = dates("2025-02-01", "2025-02-28", "month");
  out.mentions = {
      mention("pact-01", "2025-03-03", "Harbour Wire", 50, claim("c1", "asserts", kSeoul)),
      mention("pact-02", "2025-03-05", "Taedong", 90, claim("c2", "denies", kPyongyang)),
      mention("pact-06", "2025-03-27", "Hokkaido Post", 20, claim("c3", "asserts", kTokyo))};
  out.reports = 3;
  out.independent_voices = 2;
  out.denying_voices = 1;
  out.standing = "corroborated";
  out.stage = "happened";
  out.status = "corroborated";
  out.fields = {{"actors", {{"North Korea", {"doc-pact-01", "doc-pact-06"}}}, false}};
  return out;
}

LedgerEvent made_plan() {
  LedgerEvent out;
  out.id = "b2b2b2b2b2b2b2b2";
  out.type = "AGREE";
  out.act = "CONSULT";
  out.cameo = "036";
  out.mode = "visit";
  out.trigger = "visit";
  out.quad = 1;
  out.intensity = 2.5;
  out.tense = "future";
  out.score = 0.8;
  out.actors = {
      party("office:RUS/foreign-minister", "Russia's foreign minister", "RUS", "RUSGOV", "GOV")};
  out.recipients = {state("PRK", "North Korea")};
  out.when = dates("2025-04-15", "2025-04-15", "day");
  out.expected_by = "2025-04-15";
  out.mentions = {mention(
      "pact-05", "2025-03-21", "Gazette", 24,
      claim("c4", "plans",
            party("body:RUS/mfa", "the Russian foreign ministry", "RUS", "RUSGOV", "GOV")))};
  out.reports = out.independent_voices = 1;
  out.standing = "claimed";
  out.stage = out.status = "planned";
  return out;
}

LedgerEvent made_shelling() {
  LedgerEvent out;
  out.id = "c3c3c3c3c3c3c3c3";
  out.type = out.act = "ASSAULT";
  out.mode = "heavy-weapons";
  out.context = "military";
  out.cameo = "194";
  out.trigger = "shelled";
  out.quad = 4;
  out.intensity = -9.5;
  out.tense = "past";
  out.score = 0.95;
  out.actors = {party("force:PRK", "North Korean troops", "PRK", "PRKMIL", "MIL"),
                party("force:RUS", "Russian troops", "RUS", "RUSMIL", "MIL")};
  out.recipients = {party("body:INT/un", "the United Nations", "INT", "IGOUNO", "IGO"),
                    state("UKR", "Ukraine")};
  out.when = dates("2025-07-10", "2025-07-10", "day");
  CodedPlace town;
  town.name = "Vovchansk";
  town.geonames = 688373;
  town.country = "UKR";
  town.admin1 = "Kharkiv";
  town.lat = 50.29;
  town.lon = 36.94;
  town.precision = "city";
  out.where = town;
  out.mentions = {mention(
      "https://dnipro.example/a?b=1&c=2", "2025-07-11", "Dnipro \"Herald\"", 14,
      claim("c5", "asserts",
            party("body:UKR/genstaff", "Ukraine's General Staff", "UKR", "UKRMIL", "MIL")))};
  out.reports = out.independent_voices = 1;
  out.standing = out.status = "disputed";
  out.stage = "happened";
  out.disputed_fields = {"actors"};
  return out;
}

LedgerEvent made_retraction() {
  LedgerEvent out = made_shipment();
  out.id = "d4d4d4d4d4d4d4d4";
  out.type = out.act = "SANCTION";
  out.cameo = "162";
  out.quad = 4;
  out.intensity = -8;
  out.actors = {state("CHN", "China")};
  out.recipients = {state("PRK", "North Korea")};
  out.object = {"oil deliveries"};
  out.trigger = "suspended";
  out.when.reset();
  out.mentions.resize(1);
  out.mentions[0].stance = "withdrawn";
  out.reports = 1;
  out.independent_voices = out.denying_voices = 0;
  out.standing = out.status = "retracted";
  return out;
}

std::vector<LedgerEvent> made_events() {
  return {made_shipment(), made_plan(), made_shelling(), made_retraction()};
}

}  // namespace sayso
