#include <string_view>

#include "formats/format.h"
#include "formats/json_writer.h"

namespace sayso::cli {
namespace {

void write_span(JsonWriter& json, std::uint32_t start, std::uint32_t end) {
  json.key("start").value(start).key("end").value(end);
}

void write_span(JsonWriter& json, const TextSpan& span) {
  json.open('{');
  write_span(json, span.start, span.end);
  json.close('}');
}

void write_doc(JsonWriter& json, const Doc& doc) {
  json.key("doc").open('{').field("id", doc.id).field("key", doc.key);
  json.field("title", doc.title).field("title_why", doc.title_why);
  json.field("published_at", doc.published_at).field("published_at_why", doc.published_at_why);
  json.field("byline", doc.byline).field("outlet", doc.outlet).field("url", doc.url);
  json.field("lang", doc.lang);
  json.field("encoding", doc.encoding).field("encoding_why", doc.encoding_why);
  json.field("text", doc.text);
  if (!doc.extra.empty()) json.key("extra").raw(doc.extra);
  json.close('}');
}

void write_entity(JsonWriter& json, const CodedEntity& entity) {
  json.open('{').field("id", entity.id).field("kind", entity.kind).field("name", entity.name);
  json.field("country", entity.country).field("cow", entity.cow).field("gw", entity.gw);
  json.field("cameo", entity.cameo);
  if (!entity.sectors.empty()) json.list("sectors", entity.sectors);
  json.field("office", entity.office).field("office_id", entity.office_id);
  json.field("person_id", entity.person_id).field("person", entity.person);
  json.field("organisation_id", entity.organisation_id).field("wikidata", entity.wikidata);
  json.field("score", entity.score).field("why", entity.why);
  if (!entity.candidates.empty()) {
    json.key("candidates").open('[');
    for (const CodedCandidate& one : entity.candidates)
      json.open('{')
          .field("person_id", one.person_id)
          .field("name", one.name)
          .key("score")
          .value(one.score)
          .close('}');
    json.close(']');
  }
  json.close('}');
}

void write_date(JsonWriter& json, const CodedDate& date) {
  json.field("from", date.from).field("to", date.to).field("precision", date.precision);
}

void write_place(JsonWriter& json, const CodedPlace& place) {
  json.field("name", place.name);
  if (place.geonames) json.key("geonames").value(*place.geonames);
  json.field("country", place.country).field("admin1", place.admin1);
  json.field("lat", place.lat).field("lon", place.lon).field("precision", place.precision);
  json.field("held_by", place.held_by);
}

void write_quantity(JsonWriter& json, const CodedQuantity& quantity) {
  json.field("min", quantity.min).field("max", quantity.max);
  if (!quantity.unit.empty()) json.field("unit", quantity.unit);
  json.key("approx").raw(quantity.approx ? "true" : "false");
}

/// What the words of a mention mean: its date, place or quantity.
void write_value(JsonWriter& json, const CodedMention& mention) {
  if (!mention.date && !mention.place && !mention.quantity && !mention.pact) return;
  json.key("value").open('{');
  if (mention.pact) {
    json.field("pact", mention.pact->pact).field("article", mention.pact->article);
    json.field("why", mention.pact->why);
  }
  if (mention.date) write_date(json, *mention.date);
  if (mention.date && !mention.date->why.empty()) json.field("why", mention.date->why);
  if (mention.place) write_place(json, *mention.place);
  if (mention.place && !mention.place->why.empty()) json.field("why", mention.place->why);
  if (mention.quantity) {
    json.key("quantity").open('{');
    write_quantity(json, *mention.quantity);
    json.close('}');
  }
  json.close('}');
}

void write_mention(JsonWriter& json, const CodedMention& mention) {
  json.open('{').field("id", mention.id);
  write_span(json, mention.start, mention.end);
  json.field("kind", mention.kind).field("entity", mention.entity);
  json.field("naming", mention.naming);
  json.field("sector", mention.sector).field("country", mention.country);
  json.key("score").value(mention.score);
  write_value(json, mention);
  json.close('}');
}

void write_reason(JsonWriter& json, const Reason& reason) {
  json.open('{').field("field", reason.field).field("value", reason.value);
  json.field("words", reason.words).field("score", reason.score);
  json.field("runner_up", reason.runner_up).field("runner_up_score", reason.runner_up_score);
  json.field("decided_by", reason.decided_by);
  json.field("constraint", reason.constraint).field("without", reason.without);
  json.field("entry", reason.entry);
  if (!reason.scores.empty()) {
    json.key("scores").open('{');
    for (const ReasonScore& each : reason.scores) json.key(each.label).value(each.score);
    json.close('}');
  }
  json.close('}');
}

void write_roles(JsonWriter& json, const CodedEvent& event) {
  json.list("actors", event.actors).list("recipients", event.recipients);
  json.list("object", event.object).list("place", event.place).list("date", event.date);
  json.list("condition", event.condition).list("basis", event.basis);
}

void write_time_and_place(JsonWriter& json, const CodedEvent& event) {
  if (event.when || event.when_words) {
    json.key("when").open('{');
    if (event.when) write_date(json, *event.when);
    json.field("words", event.when_words).close('}');
  }
  json.field("expected_by", event.expected_by);
  if (event.where) {
    json.key("where").open('{');
    write_place(json, *event.where);
    json.close('}');
  }
  if (event.tolls.empty()) return;
  json.key("tolls").open('[');
  for (const CodedToll& toll : event.tolls) {
    json.open('{').field("of", toll.of);
    write_span(json, toll.start, toll.end);
    write_quantity(json, toll.quantity);
    json.close('}');
  }
  json.close(']');
}

void write_event(JsonWriter& json, const CodedEvent& event) {
  json.open('{').field("id", event.id);
  write_span(json, event.start, event.end);
  json.field("trigger", event.trigger).field("type", event.type).field("act", event.act);
  json.field("mode", event.mode).field("context", event.context);
  if (!event.cameo.empty()) json.field("cameo", event.cameo);
  json.key("quad").value(event.quad).key("intensity").value(event.intensity);
  write_roles(json, event);
  write_time_and_place(json, event);
  json.field("factuality", event.factuality).field("tense", event.tense);
  json.key("score").value(event.score).key("links").open('[');
  for (const CodedLink& link : event.links) {
    json.open('{').field("rel", link.rel).field("to", link.to).close('}');
  }
  json.close(']');
  if (!event.reasons.empty()) {
    json.key("reasons").open('[');
    for (const Reason& reason : event.reasons) write_reason(json, reason);
    json.close(']');
  }
  json.close('}');
}

void write_quote(JsonWriter& json, const CodedQuote& quote) {
  json.open('{').field("id", quote.id);
  if (quote.source) {
    json.key("source").open('{');
    write_span(json, quote.source->start, quote.source->end);
    json.field("mention", quote.source_mention).close('}');
  }
  json.key("cue");
  write_span(json, quote.cue);
  json.key("content").open('[');
  for (const TextSpan& span : quote.content) write_span(json, span);
  json.close(']').field("form", quote.form).close('}');
}

void write_say(JsonWriter& json, const CodedSay& say) {
  json.open('{').field("id", say.id);
  write_span(json, say.start, say.end);
  json.field("cue", say.cue).field("kind", say.kind);
  json.list("vouchers", say.vouchers).list("of", say.of).field("quote", say.quote).close('}');
}

void write_claim(JsonWriter& json, const CodedClaim& claim, const PlainSentence* sentence) {
  json.open('{').field("id", claim.id).field("event", claim.event).field("kind", claim.kind);
  json.field("factuality", claim.factuality).field("tense", claim.tense);
  json.field("condition", claim.condition).key("chain").open('[');
  for (const CodedChainLink& link : claim.chain) {
    json.open('{').list("vouchers", link.vouchers).field("cue", link.cue).field("kind", link.kind);
    json.close('}');
  }
  json.open('{').key("outlet").raw("true").close('}').close(']');
  if (sentence != nullptr) json.field("sentence", text_of(*sentence));
  json.close('}');
}

void write_claims(JsonWriter& json, const Coding& coding, const Wording* wording) {
  std::vector<PlainSentence> sentences;
  if (wording != nullptr) sentences = wording->sentences(coding);
  json.key("claims").open('[');
  for (std::size_t i = 0; i < coding.claims.size(); ++i) {
    write_claim(json, coding.claims[i], sentences.empty() ? nullptr : &sentences[i]);
  }
  json.close(']');
}

void write_flag(JsonWriter& json, const Flag& flag) {
  json.open('{').field("code", flag.code).field("on", flag.on).field("why", flag.why);
  if (!flag.rests_on.empty()) json.list("rests_on", flag.rests_on);
  json.close('}');
}

void write_duty(JsonWriter& json, const CodedDuty& duty) {
  json.open('{').field("event", duty.event).field("pact", duty.pact).field("duty", duty.duty);
  json.field("article", duty.article).field("holder", duty.holder);
  json.field("protected", duty.protected_state).field("day", duty.day).field("why", duty.why);
  json.list("facts", duty.facts).key("views").open('[');
  for (const CodedDutyView& view : duty.views) {
    json.open('{').field("viewpoint", view.viewpoint).field("status", view.status);
    json.field("strength", view.strength).field("judge", view.judge).close('}');
  }
  json.close(']').field("told", duty.told).close('}');
}

void write_run(JsonWriter& json, const Run& run) {
  json.key("run").open('{').field("sayso", run.sayso);
  if (!run.model.empty()) json.field("model", run.model);
  json.field("ontology", run.ontology).field("actors", run.actors);
  json.field("isa", run.isa).field("settings", run.settings).close('}');
}

template <class T>
void write_all(JsonWriter& json, std::string_view name, const std::vector<T>& values,
               void (*write)(JsonWriter&, const T&)) {
  json.key(name).open('[');
  for (const T& value : values) write(json, value);
  json.close(']');
}

class Jsonl : public Formatter {
 public:
  explicit Jsonl(const Wording* wording) : wording_(wording) {}

  std::string document(const Coding& coding) override {
    JsonWriter json;
    json.open('{').field("schema", "sayso.coding/1");
    write_doc(json, coding.doc);
    write_all(json, "entities", coding.entities, write_entity);
    write_all(json, "mentions", coding.mentions, write_mention);
    write_all(json, "events", coding.events, write_event);
    write_all(json, "quotes", coding.quotes, write_quote);
    write_all(json, "says", coding.says, write_say);
    write_claims(json, coding, wording_);
    write_all(json, "flags", coding.flags, write_flag);
    if (!coding.duties.empty()) write_all(json, "duties", coding.duties, write_duty);
    write_run(json, coding.run);
    json.close('}');
    return json.take() + "\n";
  }

 private:
  const Wording* wording_;
};

}  // namespace

std::unique_ptr<Formatter> make_jsonl(const Wording* wording) {
  return std::make_unique<Jsonl>(wording);
}

std::string to_json(const RelateAnswer& answer) {
  JsonWriter json;
  json.open('{').field("id", answer.id).field("root", answer.root);
  json.key("quad").value(answer.quad);
  if (answer.binary) json.key("binary").value(*answer.binary);
  json.key("scores").open('{');
  for (const RootScore& root : answer.scores) json.key(root.root).value(root.score);
  json.close('}').close('}');
  return json.take() + "\n";
}

}  // namespace sayso::cli
