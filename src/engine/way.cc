#include "engine/way.h"

#include "actor/resolve.h"
#include "attribution/attribute.h"
#include "document/read.h"
#include "engine/certainty.h"
#include "engine/states.h"
#include "event/assemble.h"
#include "mention/find.h"
#include "place/locate.h"
#include "quantity/count.h"
#include "reading/reading_file.h"
#include "time/reckon.h"

namespace sayso {
namespace {

Result<Document> take(const Parts& parts, const Input& input) {
  return read(
      input,
      {.casing = &parts.casing, .lang = parts.settings.lang, .limits = parts.settings.limits});
}

Sentences cut(const Parts& parts, const Document& document) {
  return split(document, parts.words.split, parts.settings.limits.sentence_characters);
}

}  // namespace

Result<Told> tell(const Parts& parts, const Input& input, std::optional<std::string_view> reading) {
  Told told;
  told.document = TRY(take(parts, input));
  told.sentences = cut(parts, told.document);
  told.reading = reading ? TRY(parse_reading(*reading, told.document, told.sentences, parts.labels))
                         : TRY(see(parts, told.document, told.sentences));
  told.mentions =
      find(told.reading, parts.binding, parts.thresholds, parts.ontology, told.document);
  take_up({told.reading, told.document, parts.ontology, parts.words.take_up}, told.mentions);
  told.places =
      locate(told.mentions, told.sentences, told.document, parts.ontology, parts.gazetteer);
  told.times =
      reckon(told.mentions, told.sentences, told.document, parts.ontology, parts.words.time);
  told.quantities =
      count(told.mentions, told.sentences, told.document, parts.ontology, parts.words.quantity);
  told.actors = resolve({told.document, told.sentences, told.mentions, told.places},
                        {parts.names, parts.officials, parts.ontology});
  hear_headlines({told.reading, parts.binding.trigger, told.document, told.sentences, told.actors,
                  parts.ontology, parts.words.headline},
                 told.mentions);
  told.events = assemble(told.mentions, told.document.clean.text, parts.ontology);
  told.claims = attribute(told.mentions, told.events, told.document, parts.ontology);
  calibrate(told, parts);
  return told;
}

Result<std::string> read_only(const Parts& parts, const Input& input) {
  const Document document = TRY(take(parts, input));
  const Reading reading = TRY(see(parts, document, cut(parts, document)));
  return write_reading(reading, document, parts.labels);
}

}  // namespace sayso
