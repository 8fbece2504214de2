#include "engine/render.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "engine/explain.h"
#include "engine/output_ids.h"
#include "engine/probability.h"
#include "engine/render_values.h"

namespace sayso {
namespace {

constexpr std::size_t kClaimIdDigits = 32;

/// What the functions below work on.
struct Scene {
  const Told& told;
  const Parts& parts;
  const OutputIds& ids;
  const Explainer* explainer;  ///< null where no reasons are asked for
};

std::optional<std::string> unless_empty(const std::string& value) {
  return value.empty() ? std::nullopt : std::optional(value);
}

Doc render_doc(const Document& document) {
  Doc doc;
  doc.id = document.id;
  doc.key = document.key;
  if (document.title) {
    doc.title = document.title->value;
    doc.title_why = unless_empty(document.title->why);
  }
  if (document.published_at) {
    doc.published_at = document.published_at->value;
    doc.published_at_why = unless_empty(document.published_at->why);
  }
  doc.outlet = unless_empty(document.outlet);
  doc.url = unless_empty(document.url);
  doc.lang = unless_empty(document.lang);
  doc.byline = unless_empty(document.byline);
  doc.encoding = unless_empty(document.encoding);
  doc.encoding_why = unless_empty(document.encoding_why);
  doc.text = document.text;
  doc.extra = document.extra;
  return doc;
}

std::vector<CodedSentence> render_sentences(const Scene& scene) {
  std::vector<CodedSentence> out;
  for (const Sentence& sentence : scene.told.sentences) {
    const TextSpan place = scene.ids.place(sentence.span);
    out.push_back({.start = place.start, .end = place.end, .words = {}});
  }
  for (const Word& word : scene.told.reading.words) {
    if (word.sentence < out.size()) {
      out[word.sentence].words.push_back(scene.ids.place(word.span));
    }
  }
  return out;
}

CodedEntity render_entity(const Entity& entity, std::string id, const Ontology& ontology) {
  CodedEntity out;
  out.id = std::move(id);
  out.kind = entity.kind;
  out.name = entity.name;
  out.country = entity.country;
  out.cow = entity.cow;
  out.gw = entity.gw;
  out.cameo = entity.cameo;
  for (const SectorId sector : entity.sectors) {
    out.sectors.push_back(ontology.sectors[sector.value].name);
  }
  out.office = entity.office;
  out.office_id = entity.office_id;
  out.person_id = entity.person_id;
  out.person = entity.person_name;
  out.organisation_id = entity.organisation_id;
  out.wikidata = entity.wikidata;
  for (const PersonCandidate& one : entity.candidates)
    out.candidates.push_back({one.person_id, one.name, rounded(one.score)});
  if (entity.score > 0) out.score = rounded(entity.score);
  out.why = unless_empty(entity.why);
  return out;
}

CodedMention render_mention(const Scene& scene, std::uint32_t index) {
  const Mention& mention = scene.told.mentions.mentions[index];
  const Ontology& ontology = scene.parts.ontology;
  const Reference& reference = scene.told.actors.references[index];
  const TextSpan place = scene.ids.place(mention.span);
  CodedMention out;
  out.id = scene.ids.mention(index);
  out.start = place.start;
  out.end = place.end;
  out.kind = ontology.mention_kinds[mention.kind.value].name;
  out.entity = scene.ids.entity(reference.entity);
  out.naming = kNamingNames[static_cast<std::size_t>(reference.naming)];
  const std::optional<SectorId>& sector = reference.sector ? reference.sector : mention.sector;
  if (sector) out.sector = ontology.sectors[sector->value].name;
  out.country = reference.country;
  out.score = mention_score(scene.told, scene.parts, index);
  render_value(scene.told, index, out);
  return out;
}

/// The words of the dates, as they stand in the text.
std::optional<std::string> when_words(const Scene& scene, const Event& event) {
  std::string words;
  for (const std::uint32_t date : event.roles[static_cast<std::size_t>(Role::date)]) {
    if (!words.empty()) words += "; ";
    words += scene.ids.words(scene.told.mentions.mentions[date].span);
  }
  return unless_empty(words);
}

void render_roles(const Scene& scene, const Event& event, CodedEvent& out) {
  const auto of = [&](Role role) {
    return scene.ids.mentions(event.roles[static_cast<std::size_t>(role)]);
  };
  out.actors = of(Role::actors);
  out.recipients = of(Role::recipients);
  out.object = of(Role::object);
  out.place = of(Role::place);
  out.date = of(Role::date);
  out.condition = of(Role::condition);
  out.basis = of(Role::basis);
  out.when_words = when_words(scene, event);
}

CodedEvent render_event(const Scene& scene, std::uint32_t index) {
  const Event& event = scene.told.events[index];
  const Ontology& ontology = scene.parts.ontology;
  const Span& trigger = scene.told.mentions.triggers[event.trigger].span;
  const TextSpan place = scene.ids.place(trigger);
  CodedEvent out;
  out.id = scene.ids.event(index);
  out.start = place.start;
  out.end = place.end;
  out.trigger = scene.ids.words(trigger);
  out.type = ontology.type(event.type).name;
  out.act = ontology.type(event.act).name;
  if (event.mode) out.mode = ontology.mode(*event.mode).name;
  if (event.context) out.context = ontology.contexts[event.context->value];
  out.cameo = event.cameo;
  out.quad = event.quad;
  out.intensity = event.intensity;
  render_roles(scene, event, out);
  render_scene(scene.told, scene.ids, event.trigger, out);
  out.factuality = ontology.factualities[event.factuality.value].name;
  out.tense = ontology.tenses[event.tense.value];
  out.score = rounded(event.score);
  for (const EventLink& link : event.links) {
    if (!scene.ids.keeps(link.to)) continue;
    const auto relation = static_cast<std::size_t>(link.relation);
    out.links.push_back({std::string(kRelationNames[relation]), scene.ids.event(link.to)});
  }
  if (scene.explainer) out.reasons = scene.explainer->reasons(index);
  return out;
}

CodedQuote render_quote(const Scene& scene, std::size_t index) {
  const Quote& quote = scene.told.mentions.quotes[index];
  CodedQuote out;
  out.id = scene.ids.quote(index);
  if (quote.source) out.source = scene.ids.place(*quote.source);
  if (quote.source_mention) out.source_mention = scene.ids.mention(*quote.source_mention);
  out.cue = scene.ids.place(quote.cue);
  for (const Span& span : quote.content) out.content.push_back(scene.ids.place(span));
  out.form = quote.direct ? "direct" : "indirect";
  return out;
}

/// The id of the quote whose cue holds the trigger of a say.
std::optional<std::string> quote_of(const Scene& scene, const Span& cue) {
  const std::vector<Quote>& quotes = scene.told.mentions.quotes;
  const auto found = std::find_if(quotes.begin(), quotes.end(),
                                  [&](const Quote& quote) { return quote.cue.overlaps(cue); });
  if (found == quotes.end()) return std::nullopt;
  return scene.ids.quote(static_cast<std::size_t>(found - quotes.begin()));
}

CodedSay render_say(const Scene& scene, std::uint32_t index) {
  const Trigger& cue = scene.told.mentions.triggers[index];
  const TextSpan place = scene.ids.place(cue.span);
  CodedSay out;
  out.id = scene.ids.trigger(index);
  out.start = place.start;
  out.end = place.end;
  out.cue = scene.ids.words(cue.span);
  out.kind = scene.parts.ontology.kinds[cue.kind.value].name;
  out.quote = quote_of(scene, cue.span);
  return out;
}

std::vector<CodedSay> render_says(const Scene& scene) {
  const Mentions& mentions = scene.told.mentions;
  std::vector<CodedSay> says;
  std::vector<std::size_t> say_of(mentions.triggers.size(), SIZE_MAX);
  for (std::uint32_t i = 0; i < mentions.triggers.size(); ++i) {
    if (!scene.parts.ontology.type(mentions.triggers[i].type).say) continue;
    say_of[i] = says.size();
    says.push_back(render_say(scene, i));
  }
  for (const RoleArc& arc : mentions.roles) {
    if (say_of[arc.trigger] == SIZE_MAX || arc.role != Role::actors) continue;
    says[say_of[arc.trigger]].vouchers.push_back(scene.ids.mention(arc.mention));
  }
  for (const LinkArc& arc : mentions.links) {
    const std::string& said = scene.ids.trigger(arc.to);
    if (say_of[arc.from] == SIZE_MAX || arc.relation != Relation::says || said.empty()) continue;
    says[say_of[arc.from]].of.push_back(said);
  }
  return says;
}

/// The hash of (doc.id, trigger span, chain spans), all in code points of the given text.
std::string claim_id(const Scene& scene, const Claim& claim) {
  const auto words = [&](std::uint32_t trigger) {
    const TextSpan span = scene.ids.place(scene.told.mentions.triggers[trigger].span);
    return fmt::format("{}-{}", span.start, span.end);
  };
  Sha256 hash;
  hash.add_field(scene.told.document.id);
  hash.add_field(words(scene.told.events[claim.event].trigger));
  for (const ChainLink& link : claim.chain) hash.add_field(words(link.cue));
  return hash.hex().substr(0, kClaimIdDigits);
}

CodedClaim render_claim(const Scene& scene, const Claim& claim) {
  const Ontology& ontology = scene.parts.ontology;
  CodedClaim out;
  out.id = claim_id(scene, claim);
  out.event = scene.ids.event(claim.event);
  out.kind = ontology.kinds[claim.kind.value].name;
  out.factuality = ontology.factualities[claim.factuality.value].name;
  out.tense = ontology.tenses[claim.tense.value];
  if (claim.condition) out.condition = scene.ids.mention(*claim.condition);
  for (const ChainLink& link : claim.chain) {
    out.chain.push_back({scene.ids.mentions(link.vouchers), scene.ids.trigger(link.cue),
                         ontology.kinds[link.kind.value].name});
  }
  return out;
}

std::vector<Flag> render_flags(const Scene& scene) {
  std::vector<Flag> flags;
  for (const Sentence& sentence : scene.told.sentences) {
    if (!sentence.cut) continue;
    const TextSpan place = scene.ids.place(sentence.span);
    flags.push_back({"long-sentence", fmt::format("{}-{}", place.start, place.end),
                     fmt::format("cut from a sentence of more than {} characters",
                                 scene.parts.settings.limits.sentence_characters)});
  }
  if (scene.told.reading.dropped > 0) {
    flags.push_back(
        {"candidates-dropped", "doc",
         fmt::format("{} candidates left out: a window held more than {}",
                     scene.told.reading.dropped, scene.parts.settings.limits.mentions_per_window)});
  }
  return flags;
}

}  // namespace

Coding render(const Told& told, const Parts& parts) {
  const OutputIds ids(told, parts);
  std::optional<Explainer> explainer;
  if (parts.settings.explain) explainer.emplace(told, parts);
  const Scene scene{told, parts, ids, explainer ? &*explainer : nullptr};
  Coding coding;
  coding.doc = render_doc(told.document);
  coding.sentences = render_sentences(scene);
  for (std::uint32_t i = 0; i < told.actors.entities.size(); ++i) {
    coding.entities.push_back(
        render_entity(told.actors.entities[i], ids.entity(i), parts.ontology));
  }
  for (std::uint32_t i = 0; i < told.mentions.mentions.size(); ++i) {
    coding.mentions.push_back(render_mention(scene, i));
  }
  for (std::uint32_t i = 0; i < told.events.size(); ++i) {
    if (ids.keeps(i)) coding.events.push_back(render_event(scene, i));
  }
  for (std::size_t i = 0; i < told.mentions.quotes.size(); ++i) {
    coding.quotes.push_back(render_quote(scene, i));
  }
  coding.says = render_says(scene);
  for (const Claim& claim : told.claims) {
    if (ids.keeps(claim.event)) coding.claims.push_back(render_claim(scene, claim));
  }
  coding.flags = render_flags(scene);
  coding.run = parts.run;
  return coding;
}

}  // namespace sayso
