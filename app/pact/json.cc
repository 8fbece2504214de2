#include "formats/json_writer.h"
#include "pact/pact_output.h"

namespace sayso::cli {
namespace {

void write(JsonWriter& json, const PactStep& step) {
  json.open('{').field("kind", step.kind).field("line", step.line).field("value", step.value);
  json.field("because", step.because).field("where", step.where).list("sources", step.sources);
  json.field("check", step.check).field("basis", step.basis).field("quote", step.quote);
  json.field("grade", step.grade).key("decides").raw(step.decides ? "true" : "false").close('}');
}

void write(JsonWriter& json, const PactVerdict& verdict) {
  json.open('{').field("viewpoint", verdict.viewpoint).field("status", verdict.status);
  json.field("owes", verdict.owes)
      .field("strength", verdict.strength)
      .field("judge", verdict.judge);
  json.key("path").open('[');
  for (const PactStep& step : verdict.path) write(json, step);
  json.close(']').key("open").open('[');
  for (const PactOpen& open : verdict.open) {
    json.open('{').field("atom", open.atom).field("meaning", open.meaning);
    json.field("because", open.because).close('}');
  }
  json.close(']').key("gates").open('[');
  for (const PactGate& gate : verdict.gates) {
    json.open('{').field("atom", gate.atom).field("meaning", gate.meaning);
    json.list("holders", gate.holders).close('}');
  }
  json.close(']').key("changes").open('[');
  for (const PactChange& change : verdict.changes) {
    json.open('{').list("facts", change.facts).field("status", change.status).close('}');
  }
  json.close(']').field("check", verdict.check).field("grade", verdict.grade);
  json.key("supposed").raw(verdict.supposed ? "true" : "false").close('}');
}

void write(JsonWriter& json, const PactLine& pact) {
  json.field("id", pact.id).field("name", pact.name).field("kind", pact.kind);
  json.field("signed", pact.signed_on).field("in_force", pact.in_force).field("ends", pact.ends);
  json.field("check", pact.check).list("parties", pact.parties).list("duties", pact.duties);
}

void write(JsonWriter& json, const PactSpell& spell) {
  json.open('{').field("state", spell.state).field("from", spell.from).field("until", spell.until);
  json.key("contested").raw(spell.contested ? "true" : "false");
  json.field("check", spell.check).close('}');
}

void write(JsonWriter& json, const PactTerms& terms) {
  json.open('{').field("duty", terms.duty).field("article", terms.article);
  json.list("holders", terms.holders).list("protected", terms.protecteds);
  json.field("from", terms.from).field("until", terms.until).key("conditions").open('[');
  for (const PactCondition& condition : terms.conditions) {
    json.open('{').field("kind", condition.kind).field("line", condition.line);
    json.field("from", condition.from).field("until", condition.until);
    json.field("basis", condition.basis).field("check", condition.check).close('}');
  }
  json.close(']').field("owes", terms.owes).field("strength", terms.strength);
  json.field("judge", terms.judge).field("text", terms.text).field("quote", terms.quote);
  json.list("vague", terms.vague).list("suspended", terms.suspended);
  json.list("reserved", terms.reserved).list("notes", terms.notes);
  json.field("check", terms.check).list("sources", terms.sources).close('}');
}

void write(JsonWriter& json, const PactReading& reading) {
  json.open('{').field("who", reading.who).field("day", reading.day).field("line", reading.line);
  json.field("about", reading.about).field("quote", reading.quote).field("check", reading.check);
  json.field("grade", reading.grade).list("sources", reading.sources).close('}');
}

std::string line(JsonWriter& json) { return json.take() + "\n"; }

}  // namespace

std::string pact_json(const PactAnswer& answer) {
  JsonWriter json;
  json.open('{').field("schema", "sayso.pact-answer/1").field("pact", answer.pact);
  json.field("name", answer.name).field("duty", answer.duty).field("article", answer.article);
  json.field("protected", answer.protected_state).field("holder", answer.holder);
  json.field("day", answer.day).field("quote", answer.quote).list("vague", answer.vague);
  json.list("notes", answer.notes).list("holds", answer.holds).field("told", answer.told);
  json.key("verdicts").open('[');
  for (const PactVerdict& verdict : answer.verdicts) write(json, verdict);
  json.close(']').close('}');
  return line(json);
}

std::string duty_json(const PactDuty& duty) {
  JsonWriter json;
  json.open('{').field("pact", duty.pact).field("duty", duty.duty).field("article", duty.article);
  json.field("holder", duty.holder).field("protected", duty.protected_state);
  json.field("strength", duty.strength).field("status", duty.status);
  if (!duty.round.empty()) json.key("round").raw(duty.round);
  json.list("conditions", duty.conditions).close('}');
  return line(json);
}

std::string chain_json(const PactDuty& link) { return duty_json(link); }

std::string line_json(const PactLine& pact) {
  JsonWriter json;
  json.open('{');
  write(json, pact);
  json.close('}');
  return line(json);
}

Result<std::string> record_json(const Result<PactRecord>& record) {
  if (!record) return record.error();
  JsonWriter json;
  json.open('{').field("schema", "sayso.pact/1");
  write(json, record->line);
  json.list("names", record->line.names).field("text", record->text);
  json.key("parties_complete").raw(record->parties_complete ? "true" : "false");
  json.key("spells").open('[');
  for (const PactSpell& spell : record->parties) write(json, spell);
  json.close(']').list("suspended", record->suspended).list("reserved", record->reserved);
  json.list("replaces", record->replaces).list("notes", record->notes);
  json.list("sources", record->sources).key("terms").open('[');
  for (const PactTerms& terms : record->duties) write(json, terms);
  json.close(']').key("readings").open('[');
  for (const PactReading& reading : record->readings) write(json, reading);
  json.close(']').close('}');
  return line(json);
}

std::string pair_json(const PactPair& pair) {
  JsonWriter json;
  json.open('{').field("holder", pair.holder).field("protected", pair.protected_state);
  json.list("pacts", pair.pacts).close('}');
  return line(json);
}

std::string day_json(const PactDay& day) {
  JsonWriter json;
  json.open('{').field("day", day.day).field("pact", day.pact).field("what", day.what).close('}');
  return line(json);
}

std::string expectation_json(const PactExpectation& each) {
  JsonWriter json;
  json.open('{').field("scenario", each.scenario).field("where", each.where);
  json.field("day", each.day).field("question", each.ask).field("viewpoint", each.viewpoint);
  json.field("expected", each.expected).field("got", each.got).field("told", each.told);
  json.key("met").raw(each.met ? "true" : "false");
  json.key("advisory").raw(each.advisory ? "true" : "false").close('}');
  return line(json);
}

std::string error_json(const Error& error) {
  JsonWriter json;
  json.open('{').field("number", "SAY-" + std::to_string(error.number)).field("where", error.where);
  json.field("what", error.what).field("next", error.next).close('}');
  return line(json);
}

}  // namespace sayso::cli
