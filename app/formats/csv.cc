#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "cli/cells.h"
#include "cli/lookup.h"
#include "formats/format.h"

namespace sayso::cli {
namespace {

constexpr std::string_view kListSeparator = "; ";

/// The columns, in order; docs/formats.md tells each.
constexpr std::array<std::string_view, 42> kClaimColumns = {"doc_key",
                                                            "doc_id",
                                                            "published_at",
                                                            "outlet",
                                                            "url",
                                                            "title",
                                                            "claim_id",
                                                            "event_id",
                                                            "type",
                                                            "act",
                                                            "mode",
                                                            "context",
                                                            "cameo",
                                                            "quad",
                                                            "intensity",
                                                            "trigger",
                                                            "start",
                                                            "end",
                                                            "actors",
                                                            "actor_countries",
                                                            "actor_cows",
                                                            "actor_sectors",
                                                            "recipients",
                                                            "recipient_countries",
                                                            "recipient_cows",
                                                            "recipient_sectors",
                                                            "object",
                                                            "place",
                                                            "date",
                                                            "condition",
                                                            "basis",
                                                            "kind",
                                                            "factuality",
                                                            "tense",
                                                            "vouchers",
                                                            "voucher_countries",
                                                            "voucher_sectors",
                                                            "cue",
                                                            "chain",
                                                            "chain_length",
                                                            "score",
                                                            "sayso_model"};

std::string joined(const std::vector<std::string>& values) {
  return fmt::format("{}", fmt::join(values, kListSeparator));
}

/// One value per mention, in the order of the mentions, empty where it is unknown; nothing at all
/// where it is unknown for all.
template <class Value>
std::string of_each(const Lookup& lookup, const std::vector<std::string>& ids, Value value) {
  std::vector<std::string> values;
  values.reserve(ids.size());
  for (const std::string& id : ids)
    values.push_back(value(lookup.mention(id), lookup.entity_of(id)));
  const bool known =
      std::any_of(values.begin(), values.end(), [](const std::string& v) { return !v.empty(); });
  return known ? joined(values) : std::string();
}

std::string country(const CodedMention* mention, const CodedEntity* entity) {
  if (mention != nullptr && mention->country) return *mention->country;
  return entity != nullptr ? entity->country.value_or("") : "";
}

std::string cow(const CodedMention*, const CodedEntity* entity) {
  return entity != nullptr && entity->cow ? std::to_string(*entity->cow) : "";
}

std::string sector(const CodedMention* mention, const CodedEntity*) {
  return mention != nullptr ? mention->sector.value_or("") : "";
}

std::string names(const Lookup& lookup, const std::vector<std::string>& ids) {
  std::vector<std::string> values;
  values.reserve(ids.size());
  for (const std::string& id : ids) values.push_back(name_of(lookup, id));
  return joined(values);
}

std::string cue_words(const Lookup& lookup, const CodedChainLink& link) {
  if (const CodedSay* say = lookup.say(link.cue); say != nullptr) return say->cue;
  const CodedEvent* event = lookup.event(link.cue);
  return event != nullptr ? event->trigger : "";
}

/// The whole path, innermost first: `names (kind) < names (kind)`.
std::string chain_words(const Lookup& lookup, const CodedClaim& claim) {
  std::string out;
  for (const CodedChainLink& link : claim.chain) {
    if (!out.empty()) out += " < ";
    out += fmt::format("{} ({})", names(lookup, link.vouchers), link.kind);
  }
  return out;
}

using Row = std::vector<std::string>;

void add_document(const Coding& coding, Row& row) {
  const Doc& doc = coding.doc;
  for (const auto& value : {doc.key, doc.id, doc.published_at.value_or(""), doc.outlet.value_or(""),
                            doc.url.value_or(""), doc.title.value_or("")}) {
    row.push_back(value);
  }
}

void add_event(const CodedEvent& event, Row& row) {
  for (const auto& value :
       {event.type, event.act, event.mode.value_or(""), event.context.value_or(""), event.cameo,
        event.quad == 0 ? std::string() : std::to_string(event.quad), number(event.intensity),
        event.trigger, std::to_string(event.start), std::to_string(event.end)}) {
    row.push_back(value);
  }
}

void add_party(const Lookup& lookup, const std::vector<std::string>& ids, Row& row) {
  row.push_back(names(lookup, ids));
  row.push_back(of_each(lookup, ids, country));
  row.push_back(of_each(lookup, ids, cow));
  row.push_back(of_each(lookup, ids, sector));
}

void add_parts(const Lookup& lookup, const CodedEvent& event, const CodedClaim& claim, Row& row) {
  add_party(lookup, event.actors, row);
  add_party(lookup, event.recipients, row);
  row.push_back(names(lookup, event.object));
  row.push_back(names(lookup, event.place));
  row.push_back(event.when_words.value_or(""));
  row.push_back(claim.condition ? name_of(lookup, *claim.condition)
                                : names(lookup, event.condition));
  row.push_back(names(lookup, event.basis));
}

void add_claim(const Lookup& lookup, const CodedClaim& claim, Row& row) {
  row.push_back(claim.kind);
  row.push_back(claim.factuality);
  row.push_back(claim.tense);
  const CodedChainLink outlet;
  const CodedChainLink& inner = claim.chain.empty() ? outlet : claim.chain.front();
  row.push_back(names(lookup, inner.vouchers));
  row.push_back(of_each(lookup, inner.vouchers, country));
  row.push_back(of_each(lookup, inner.vouchers, sector));
  row.push_back(cue_words(lookup, inner));
  row.push_back(chain_words(lookup, claim));
  row.push_back(std::to_string(claim.chain.size()));
}

class Csv : public Formatter {
 public:
  explicit Csv(const CsvOptions& options) : options_(options) {}

  std::string head() const override {
    Row row(kClaimColumns.begin(), kClaimColumns.end());
    if (options_.wording != nullptr) row.emplace_back("sentence");
    if (options_.explain) row.emplace_back("reasons");
    return line(row);
  }

  std::string document(const Coding& coding) override {
    const Lookup lookup(coding);
    std::string out;
    std::vector<PlainSentence> sentences;
    if (options_.wording != nullptr) sentences = options_.wording->sentences(coding);
    for (std::size_t i = 0; i < coding.claims.size(); ++i) {
      const CodedEvent* event = lookup.event(coding.claims[i].event);
      if (event == nullptr) continue;
      Row row = row_of(coding, lookup, *event, coding.claims[i]);
      if (!sentences.empty()) row.push_back(text_of(sentences[i]));
      if (options_.explain) row.push_back(reasons_of(*event));
      out += line(row);
    }
    return out;
  }

 private:
  Row row_of(const Coding& coding, const Lookup& lookup, const CodedEvent& event,
             const CodedClaim& claim) const {
    Row row;
    add_document(coding, row);
    row.push_back(claim.id);
    row.push_back(event.id);
    add_event(event, row);
    add_parts(lookup, event, claim, row);
    add_claim(lookup, claim, row);
    row.push_back(number(event.score));
    row.push_back(coding.run.model);
    return row;
  }

  static std::string reasons_of(const CodedEvent& event) {
    Row reasons;
    for (const Reason& reason : event.reasons) reasons.push_back(in_words(reason));
    return joined(reasons);
  }

  std::string line(const Row& row) const {
    return row_line(
        row,
        {.separator = options_.separator, .crlf = options_.crlf, .harmless = options_.harmless});
  }

  CsvOptions options_;
};

}  // namespace

std::unique_ptr<Formatter> make_csv(const CsvOptions& options) {
  return std::make_unique<Csv>(options);
}

}  // namespace sayso::cli
