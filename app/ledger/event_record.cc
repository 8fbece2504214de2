#include "ledger/event_record.h"

#include <fmt/format.h>

#include <array>

#include "export/event_view.h"
#include "formats/json_writer.h"
#include "ledger/account_text.h"

namespace sayso::cli {
namespace {

constexpr const char* kSchema = "sayso.event/1";

std::vector<std::string> names(const std::vector<LedgerParty>& parties) {
  std::vector<std::string> out;
  out.reserve(parties.size());
  for (const LedgerParty& party : parties) {
    out.push_back(party.name.empty() ? party.key : party.name);
  }
  return out;
}

void present(JsonWriter& json, std::string_view name, const std::string& value) {
  if (!value.empty()) json.field(name, value);
}

void present(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  if (!values.empty()) json.list(name, values);
}

void write_when(JsonWriter& json, const CodedDate& date) {
  json.key("when").open('{').field("from", date.from).field("to", date.to);
  json.field("precision", date.precision).close('}');
}

void write_coordinate(JsonWriter& json, const char* name, const std::optional<double>& value) {
  if (value) json.key(name).raw(plain_number(*value, 5));
}

void write_where(JsonWriter& json, const CodedPlace& place) {
  json.key("where").open('{').field("name", place.name);
  if (place.geonames) json.key("geonames").value(*place.geonames);
  json.field("country", place.country).field("admin1", place.admin1);
  write_coordinate(json, "lat", place.lat);
  write_coordinate(json, "lon", place.lon);
  present(json, "precision", place.precision);
  json.field("held_by", place.held_by).close('}');
}

void write_head(JsonWriter& json, const LedgerEvent& event) {
  json.field("schema", kSchema).field("event", event.id);
  json.field("type", event.type).field("act", event.act);
  json.list("actors", names(event.actors)).list("recipients", names(event.recipients));
  if (event.when) write_when(json, *event.when);
  if (event.where) write_where(json, *event.where);
}

void write_mention(JsonWriter& json, const EventMention& mention) {
  json.field("id", mention.key).key("start").value(mention.start).key("end").value(mention.end);
  json.field("stance", mention.stance);
}

void write_tail(JsonWriter& json, const LedgerEvent& event) {
  json.key("reports").value(event.reports);
  json.key("independent_voices").value(event.independent_voices);
  json.key("denying_voices").value(event.denying_voices);
  present(json, "standing", event.standing);
  present(json, "stage", event.stage);
  present(json, "status", event.status);
  if (!event.status_on.empty()) {
    json.key("status_on").open('{');
    for (const auto& [day, status] : event.status_on) present(json, day, status);
    json.close('}');
  }
  json.list("disputed_fields", event.disputed_fields);
}

void write_party(JsonWriter& json, const LedgerParty& party) {
  json.open('{').field("key", party.key).field("name", party.name);
  present(json, "country", party.country);
  present(json, "cameo", party.cameo);
  present(json, "sectors", party.sectors);
  json.close('}');
}

void write_parties(JsonWriter& json, const char* name, const std::vector<LedgerParty>& parties) {
  json.key(name).open('[');
  for (const LedgerParty& party : parties) write_party(json, party);
  json.close(']');
}

void write_claim(JsonWriter& json, const LedgerClaim& claim) {
  json.open('{').field("id", claim.id).field("kind", claim.kind);
  json.field("factuality", claim.factuality).field("tense", claim.tense);
  json.field("stance", claim.stance).field("condition", claim.condition);
  json.list("voices", claim.voices).key("chain").open('[');
  for (const LedgerLink& link : claim.chain) {
    json.open('{');
    write_parties(json, "vouchers", link.vouchers);
    present(json, "cue", link.cue);
    json.field("kind", link.kind).key("start").value(link.start).key("end").value(link.end);
    json.close('}');
  }
  json.open('{').key("outlet").raw("true").close('}').close(']').close('}');
}

void write_whole_mention(JsonWriter& json, const EventMention& mention) {
  json.open('{');
  write_mention(json, mention);
  json.field("doc", mention.doc);
  present(json, "outlet", mention.outlet);
  present(json, "published_at", mention.published_at);
  present(json, "title", mention.title);
  present(json, "words", mention.words);
  present(json, "voices", mention.voices);
  json.key("claims").open('[');
  for (const LedgerClaim& claim : mention.claims) write_claim(json, claim);
  json.close(']');
  present(json, "linked_by", mention.linked_by);
  if (mention.link_score > 0) json.key("link_score").value(mention.link_score);
  present(json, "rests_on", mention.rests_on);
  present(json, "relation", mention.relation);
  json.close('}');
}

void write_codes(JsonWriter& json, const LedgerEvent& event) {
  json.field("mode", event.mode).field("context", event.context);
  present(json, "cameo", event.cameo);
  if (event.quad > 0) json.key("quad").value(event.quad);
  json.key("intensity").value(event.intensity);
  present(json, "trigger", event.trigger);
  present(json, "object", event.object);
  json.field("expected_by", event.expected_by);
  json.key("score").value(event.score);
  write_parties(json, "actor_entities", event.actors);
  write_parties(json, "recipient_entities", event.recipients);
}

void write_tolls(JsonWriter& json, const std::vector<CodedToll>& tolls) {
  if (tolls.empty()) return;
  json.key("tolls").open('[');
  for (const CodedToll& toll : tolls) {
    json.open('{').field("of", toll.of);
    json.field("min", toll.quantity.min).field("max", toll.quantity.max);
    present(json, "unit", toll.quantity.unit);
    json.key("approx").raw(toll.quantity.approx ? "true" : "false").close('}');
  }
  json.close(']');
}

void write_fields(JsonWriter& json, const std::vector<FieldAccount>& fields) {
  json.key("fields").open('[');
  for (const FieldAccount& field : fields) {
    json.open('{').field("field", field.field);
    json.key("disputed").raw(field.disputed ? "true" : "false").key("say").open('{');
    for (const auto& [value, reports] : field.say) json.list(value, reports);
    json.close('}').close('}');
  }
  json.close(']');
}

void write_flags(JsonWriter& json, const std::vector<Flag>& flags) {
  json.key("flags").open('[');
  for (const Flag& flag : flags) {
    json.open('{').field("code", flag.code);
    present(json, "on", flag.on);
    json.field("why", flag.why).list("rests_on", flag.rests_on).close('}');
  }
  json.close(']');
}

constexpr std::array<std::string_view, 37> kColumns = {"event",
                                                       "status",
                                                       "standing",
                                                       "stage",
                                                       "from",
                                                       "to",
                                                       "date_precision",
                                                       "day",
                                                       "expected_by",
                                                       "type",
                                                       "act",
                                                       "mode",
                                                       "context",
                                                       "cameo",
                                                       "quad",
                                                       "intensity",
                                                       "trigger",
                                                       "actors",
                                                       "actor_countries",
                                                       "actor_sectors",
                                                       "recipients",
                                                       "recipient_countries",
                                                       "recipient_sectors",
                                                       "object",
                                                       "place",
                                                       "geonames",
                                                       "place_country",
                                                       "lat",
                                                       "lon",
                                                       "place_precision",
                                                       "reports",
                                                       "independent_voices",
                                                       "denying_voices",
                                                       "disputed_fields",
                                                       "voices",
                                                       "sentence",
                                                       "cites"};

constexpr std::string_view kBetween = "; ";

/// One value a party, in their order, empty where it is unknown; nothing where it is for all.
template <class Value>
std::string of_each(const std::vector<LedgerParty>& parties, Value value) {
  std::string out;
  bool known = false;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const std::string each = value(parties[i]);
    known = known || !each.empty();
    if (i > 0) out += kBetween;
    out += each;
  }
  return known ? out : std::string();
}

void add_parties(std::vector<std::string>& row, const std::vector<LedgerParty>& parties) {
  row.push_back(fmt::format("{}", fmt::join(names(parties), kBetween)));
  row.push_back(of_each(parties, [](const LedgerParty& party) { return party.country; }));
  row.push_back(of_each(parties, [](const LedgerParty& party) {
    return fmt::format("{}", fmt::join(party.sectors, ","));
  }));
}

void add_codes(std::vector<std::string>& row, const LedgerEvent& event) {
  const CodedDate when = event.when.value_or(CodedDate{});
  for (const std::string& value :
       {event.id, event.status, event.standing, event.stage, when.from.value_or(""),
        when.to.value_or(""), when.precision, day_of(event), event.expected_by.value_or(""),
        event.type, event.act, event.mode.value_or(""), event.context.value_or(""), event.cameo,
        event.quad > 0 ? std::to_string(event.quad) : std::string(),
        plain_number(event.intensity, 1), event.trigger}) {
    row.push_back(value);
  }
}

void add_place(std::vector<std::string>& row, const LedgerEvent& event) {
  const CodedPlace where = event.where.value_or(CodedPlace{});
  row.push_back(where.name);
  row.push_back(where.geonames ? std::to_string(*where.geonames) : "");
  row.push_back(where.country.value_or(""));
  row.push_back(where.lat ? plain_number(*where.lat, 5) : "");
  row.push_back(where.lon ? plain_number(*where.lon, 5) : "");
  row.push_back(where.precision);
}

}  // namespace

void write_proposal(JsonWriter& json, const GradeProposal& proposed) {
  if (proposed.grade.empty()) return;
  json.key("proposed").open('{');
  present(json, "of", proposed.of);
  json.field("grade", proposed.grade).field("basis", proposed.basis).close('}');
}

std::string event_json(const LedgerEvent& event) {
  JsonWriter json;
  json.open('{');
  write_head(json, event);
  json.key("mentions").open('[');
  for (const EventMention& mention : event.mentions) {
    json.open('{');
    write_mention(json, mention);
    json.close('}');
  }
  json.close(']');
  write_tail(json, event);
  return json.close('}').take() + "\n";
}

std::string case_json(const Wording& wording, const LedgerEvent& event,
                      const std::vector<std::string>& history) {
  JsonWriter json;
  json.open('{');
  write_head(json, event);
  json.field("sentence", text_of(wording.sentence(event)));
  json.field("account", standing_sentence(event));
  write_codes(json, event);
  write_tolls(json, event.tolls);
  json.key("mentions").open('[');
  for (const EventMention& mention : event.mentions) write_whole_mention(json, mention);
  json.close(']');
  write_tail(json, event);
  write_fields(json, event.fields);
  present(json, "exchange", event.exchange);
  present(json, "response_to", event.response_to);
  present(json, "reasons", event.reasons);
  write_flags(json, event.flags);
  write_proposal(json, event.proposed);
  json.list("cites", cites(event));
  if (!history.empty()) {
    json.key("history").open('[');
    for (const std::string& change : history) json.raw(change);
    json.close(']');
  }
  return json.close('}').take() + "\n";
}

std::string event_head(const CellStyle& style) {
  return row_line({kColumns.begin(), kColumns.end()}, style);
}

std::string event_row(const Wording& wording, const LedgerEvent& event, const CellStyle& style) {
  std::vector<std::string> row;
  row.reserve(kColumns.size());
  add_codes(row, event);
  add_parties(row, event.actors);
  add_parties(row, event.recipients);
  row.push_back(fmt::format("{}", fmt::join(event.object, kBetween)));
  add_place(row, event);
  for (const int count : {event.reports, event.independent_voices, event.denying_voices}) {
    row.push_back(std::to_string(count));
  }
  row.push_back(fmt::format("{}", fmt::join(event.disputed_fields, kBetween)));
  row.push_back(fmt::format("{}", fmt::join(voice_names(event, ""), kBetween)));
  row.push_back(text_of(wording.sentence(event)));
  row.push_back(fmt::format("{}", fmt::join(cites(event), kBetween)));
  return row_line(row, style);
}

}  // namespace sayso::cli
