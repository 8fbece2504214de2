// sayso show: the case file of an event, claim, report or actor.
#include <fmt/format.h>

#include <algorithm>

#include "cli/terminal.h"
#include "export/event_view.h"
#include "formats/json_writer.h"
#include "ledger/account_text.h"
#include "ledger/asking.h"
#include "ledger/case_file.h"
#include "ledger/changes.h"
#include "ledger/event_record.h"

namespace sayso::cli {
namespace {

bool json_asked(const Asking& asking) {
  return format_asked(asking.options, {"jsonl", "json"}, "table", "table") == "jsonl";
}

Result<std::vector<LedgerChange>> history_of(const Asking& asking, const std::string& event) {
  std::vector<LedgerChange> out;
  Result<void> read =
      asking.ledger.changes("", event, [&](const LedgerChange& change) -> Result<bool> {
        out.push_back(change);
        return true;
      });
  if (!read) return read.error();
  return out;
}

Result<LedgerEvent> event_of(const Asking& asking, const std::string& id) {
  Result<LedgerEvent> event = asking.ledger.event(id, asking.options.on);
  if (event && event->mentions.empty()) {
    return usage_error(fmt::format("nothing was known of {} on {}", id, asking.options.on),
                       asking.options.ledger, "show");
  }
  return event;
}

Result<std::string> show_event(const Asking& asking, const std::string& id,
                               const std::string& claim) {
  Result<LedgerEvent> event = event_of(asking, id);
  if (!event) return event.error();
  Result<std::vector<LedgerChange>> history = history_of(asking, event->id);
  if (!history) return history.error();
  if (json_asked(asking)) {
    std::vector<std::string> lines;
    for (const LedgerChange& change : *history) lines.push_back(change_json(change));
    return case_json(asking.wording, *event, lines);
  }
  std::string out = case_text(asking.wording, *event, claim);
  for (const auto& [title, ids] : {std::pair("In exchange for it", &event->exchange),
                                   std::pair("It answers", &event->response_to)}) {
    if (ids->empty()) continue;
    out += fmt::format("\n{}\n", title);
    for (const std::string& other : *ids) {
      const Result<LedgerEvent> side = asking.ledger.event(other, asking.options.on);
      if (side) out += "  " + event_line(asking.wording, *side) + "\n";
    }
  }
  out += "\nHistory in this ledger\n";
  for (const LedgerChange& change : *history) out += "  " + change_text(change) + "\n";
  return out;
}

/// Events of a list of ids: as lines of text, or as an array.
std::string event_list(const Asking& asking, const std::vector<std::string>& ids,
                       JsonWriter* json) {
  std::string out;
  for (const std::string& id : ids) {
    const Result<LedgerEvent> event = asking.ledger.event(id, asking.options.on);
    if (!event || event->mentions.empty()) continue;
    if (json == nullptr) {
      out += "  " + event_line(asking.wording, *event) + "\n";
      continue;
    }
    json->open('{').field("event", event->id).field("status", event->status);
    json->field("sentence", text_of(asking.wording.sentence(*event)));
    json->list("cites", cites(*event)).close('}');
  }
  return out;
}

Result<std::string> show_document(const Asking& asking, const std::string& word,
                                  const std::string& id) {
  // A key stands for the version of that day, an id for itself.
  Result<LedgerDocument> found = asking.ledger.document(word, asking.options.on);
  if (!found && asking.ledger.document(id)) {
    return usage_error(fmt::format("nothing was known of {} on {}", word, asking.options.on),
                       asking.options.ledger, "show");
  }
  if (!found) return found.error();
  if (json_asked(asking)) {
    JsonWriter json;
    json.open('{').field("document", found->id).field("key", found->key);
    const auto present = [&](const char* name, const std::string& value) {
      if (!value.empty()) json.field(name, value);
    };
    present("outlet", found->outlet);
    present("published_at", found->published_at);
    present("title", found->title);
    present("state", found->state);
    present("superseded_by", found->superseded_by);
    present("notice", found->notice);
    present("rests_on", found->rests_on);
    present("relation", found->relation);
    present("grade", found->grade);
    write_proposal(json, found->proposed);
    json.field("text", found->text).key("events").open('[');
    event_list(asking, found->events, &json);
    return json.close(']').close('}').take() + "\n";
  }
  return document_text(*found) + "\nWhat it tells\n" + event_list(asking, found->events, nullptr);
}

Result<std::string> show_entity(const Asking& asking, const std::string& key) {
  Result<LedgerEntity> found = asking.ledger.entity(key);
  if (!found) return found.error();
  const std::vector<std::pair<const char*, const std::vector<std::string>*>> parts = {
      {"does", &found->does}, {"suffers", &found->suffers}, {"says", &found->says}};
  if (json_asked(asking)) {
    JsonWriter json;
    json.open('{').field("entity", found->party.key).field("name", found->party.name);
    if (!found->party.country.empty()) json.field("country", found->party.country);
    json.list("sectors", found->party.sectors).list("names", found->names);
    for (const auto& [name, ids] : parts) {
      json.key(name).open('[');
      event_list(asking, *ids, &json);
      json.close(']');
    }
    return json.close('}').take() + "\n";
  }
  std::string out = entity_text(*found);
  for (const auto& [name, ids] : parts) {
    if (ids->empty()) continue;
    out +=
        fmt::format("\nWhat it {} ({})\n{}", name, ids->size(), event_list(asking, *ids, nullptr));
  }
  return out;
}

Result<std::string> show_thing(const Asking& asking, const std::string& word) {
  Result<LedgerThing> thing = asking.ledger.resolve(word);
  if (!thing) return thing.error();
  if (thing->kind == "document") return show_document(asking, word, thing->id);
  if (thing->kind == "entity") return show_entity(asking, thing->id);
  if (thing->kind == "event") return show_event(asking, thing->id, "");
  Result<std::string> event = asking.ledger.event_of(thing->id, asking.options.on);
  if (!event) return event.error();
  return show_event(asking, *event, thing->id);
}

}  // namespace

Result<Status> show_things(Asking& asking) {
  Result<void> dated = complete_day(asking.options.on, true);
  if (!dated) return dated.error();
  bool first = true;
  for (const std::string& word : asking.options.words) {
    Result<std::string> shown = show_thing(asking, word);
    if (!shown) return shown.error();
    Result<void> written = asking.output.write((first || json_asked(asking) ? "" : "\n") + *shown);
    if (!written) return written.error();
    first = false;
  }
  Result<void> done = asking.output.commit();
  if (!done) return done.error();
  return kDone;
}

}  // namespace sayso::cli
