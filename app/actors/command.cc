// sayso actors: look-ups and checks of the actor data, and names that it lacks.
#include "sayso/actors.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/commands.h"
#include "cli/lookup.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "formats/json_writer.h"

namespace sayso::cli {
namespace {

Status failed(const Error& error) {
  if (status_of(error) != kReaderGone) complain(error);
  return status_of(error);
}

/// Writes all to standard output.
Status put(const std::string& text, Status status) {
  Result<Output> output = Output::open("");
  if (!output) return failed(output.error());
  const Result<void> written = output->write(text);
  return written ? status : failed(written.error());
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string found_json(const FoundActor& found) {
  JsonWriter json;
  const auto present = [&](const char* name, const std::string& value) {
    if (!value.empty()) json.field(name, value);
  };
  json.open('{').field("kind", found.kind).field("id", found.id).field("name", found.name);
  present("country", found.country);
  json.field("sector", found.sector).field("office", found.office);
  json.field("office_id", found.office_id).field("wikidata", found.wikidata);
  present("from", found.from);
  present("to", found.to);
  json.key("score").value(found.score);
  json.field("why", found.why).close('}');
  return json.take() + "\n";
}

std::string found_text(const FoundActor& found) {
  std::string line = fmt::format("{:<4} {:<8} {}", number(found.score), found.kind, found.name);
  if (!found.country.empty()) line += fmt::format(", {}", found.country);
  if (found.sector) line += fmt::format(" {}", *found.sector);
  if (found.office) line += fmt::format(", {}", *found.office);
  return printable(fmt::format("{}  [{}]  {}", line, found.id, found.why)) + "\n";
}

Status run_find(const Options& options) {
  Result<ActorBook> book = ActorBook::open(options.settings);
  if (!book) return failed(book.error());
  const auto found = book->find(joined(options.actors.words), options.actors.day,
                                std::max<std::size_t>(options.actors.most, 1));
  std::string text;
  for (const FoundActor& one : found)
    text += options.actors.json ? found_json(one) : found_text(one);
  if (found.empty() && !options.actors.json) text = "nobody and nothing of that name is known\n";
  return put(text, kDone);
}

Status run_check(const Options& options) {
  const std::string folder =
      options.actors.words.empty() ? options.settings.actors : options.actors.words.front();
  Result<std::vector<TableFault>> faults = check_actors(options.settings, folder);
  if (!faults) return failed(faults.error());
  std::string text;
  for (const TableFault& fault : *faults) {
    JsonWriter json;
    json.open('{').field("where", fault.where).field("what", fault.what).close('}');
    text += options.actors.json ? json.take() + "\n"
                                : printable(fmt::format("{}: {}", fault.where, fault.what)) + "\n";
  }
  if (faults->empty() && !options.actors.json) text = "clean\n";
  return put(text, faults->empty() ? kDone : kFound);
}

/// A name that nothing is known of.
struct Gap {
  std::size_t times = 0;
  std::string sector, kind, where;
};

void gather(const Coding& coding, std::map<std::string, Gap>& gaps) {
  const Lookup lookup(coding);
  for (const CodedMention& mention : coding.mentions) {
    if (mention.naming != "proper" || mention.kind != "actor") continue;
    const CodedEntity* entity = lookup.entity_of(mention.id);
    if (entity == nullptr || entity->country || entity->person_id || entity->organisation_id)
      continue;
    Gap& gap = gaps[std::string(lookup.words(mention.start, mention.end))];
    ++gap.times;
    if (gap.times > 1) continue;
    gap.sector = mention.sector.value_or("");
    gap.kind = entity->kind;
    gap.where = coding.doc.key;
  }
}

Status run_gaps(const Options& options) {
  Result<Engine> engine = Engine::open(options.settings);
  if (!engine) return failed(engine.error());
  std::map<std::string, Gap> gaps;
  Source source = Source::open(options.actors.words, {.limits = options.settings.limits});
  Work work;
  work.jobs = options.settings.jobs;
  const Result<void> coded = code_all(*engine, source, work, [&](Outcome&& outcome) {
    if (outcome.coding)
      gather(*outcome.coding, gaps);
    else
      complain(outcome.coding.error());
    return Result<void>();
  });
  if (!coded) return failed(coded.error());
  std::vector<std::pair<std::string, Gap>> sorted(gaps.begin(), gaps.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.times > b.second.times; });
  std::string text = options.actors.json ? "" : "times\tname\tiso3\tsector\tkind\tfirst_in\n";
  for (const auto& [name, gap] : sorted) {
    if (gap.times < options.actors.least) continue;
    JsonWriter json;
    json.open('{').key("times").value(static_cast<std::int64_t>(gap.times));
    json.field("name", name).field("sector", gap.sector).field("kind", gap.kind);
    json.field("first_in", gap.where).close('}');
    text += options.actors.json ? json.take() + "\n"
                                : fmt::format("{}\t{}\t\t{}\t{}\t{}\n", gap.times, printable(name),
                                              gap.sector, gap.kind, printable(gap.where));
  }
  return put(text, kDone);
}

}  // namespace

Status run_actors(const Options& options) {
  switch (options.actors.command) {
    case ActorsCommand::find:
      return run_find(options);
    case ActorsCommand::check:
      return run_check(options);
    case ActorsCommand::gaps:
    case ActorsCommand::none:
      break;
  }
  return run_gaps(options);
}

Status run_pack(const Options& options) {
  const Result<PackSummary> pack = options.actors.pack_check.empty()
                                       ? write_pack(options.settings, options.actors.pack_output)
                                       : read_pack(options.actors.pack_check);
  if (!pack) return failed(pack.error());
  std::string text =
      fmt::format("{}: {} bytes, version {}\n", printable(pack->path), pack->bytes, pack->version);
  for (const auto& [name, bytes] : pack->sections)
    text += fmt::format("  {:<24}{:>12}\n", name, bytes);
  return put(text, kDone);
}

}  // namespace sayso::cli
