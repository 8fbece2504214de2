// PLOVER records as the manual of 2024 has them: one JSON object a line, compound actors in one
// record; keys without a value are left out.
#include <fmt/format.h>

#include <array>

#include "export/event_view.h"
#include "export/event_writer.h"
#include "formats/json_writer.h"
#include "sayso/sayso.h"

namespace sayso::cli {
namespace {

constexpr std::string_view kTime = "reports tell days";
constexpr std::array<Gap, 23> kKeys = {{{"id", ""},
                                        {"has_event", ""},
                                        {"date", ""},
                                        {"time", kTime},
                                        {"enddate", ""},
                                        {"endtime", kTime},
                                        {"actor", ""},
                                        {"recipient", ""},
                                        {"event", ""},
                                        {"event_loc", ""},
                                        {"event_text", ""},
                                        {"quad_code", ""},
                                        {"event_scale", ""},
                                        {"mode", ""},
                                        {"context", ""},
                                        {"link", ""},
                                        {"text", ""},
                                        {"text_info", "a ledger keeps no notes on its texts"},
                                        {"cite_info", ""},
                                        {"coder", ""},
                                        {"coded_date", "records are the same whenever written"},
                                        {"coded_time", "records are the same whenever written"},
                                        {"comment", ""}}};

class PloverWriter : public EventWriter {
 public:
  explicit PloverWriter(const Codebook& book) : book_(book), gaps_(kKeys.begin(), kKeys.end()) {}

  std::string event(const LedgerEvent& event) override {
    const EventView view(event, book_);
    json_ = JsonWriter();
    at_ = 0;
    json_.open('{');
    text(event.id);
    json_.key("has_event").raw("true");
    ++at_;
    when(view);
    actors(view);
    parties(view, event.recipients);
    list({view.told.type});
    place(view);
    list({event.trigger});
    text(quad_words(view.told.quad));
    json_.key(gaps_[at_++].column).value(view.told.intensity);
    list({view.told.mode.value_or("")});
    list({event.context.value_or("")});
    std::vector<std::string> linked = event.exchange;
    linked.insert(linked.end(), event.response_to.begin(), event.response_to.end());
    list(linked);
    text(view.source == nullptr ? "" : view.source->words);
    text("");
    cite(event);
    text(fmt::format("sayso {}", version()));
    text("");
    text("");
    text(comment(event));
    json_.close('}');
    ++rows_;
    return json_.take() + "\n";
  }

  std::vector<Gap> gaps() const override { return gaps_; }
  std::uint64_t rows() const override { return rows_; }

 private:
  /// The next key; false where it stays out.
  bool next(bool known) {
    Gap& gap = gaps_[at_++];
    if (known) {
      json_.key(gap.column);
    } else {
      ++gap.empty;
    }
    return known;
  }

  void text(std::string_view value) {
    if (next(!value.empty())) json_.value(value);
  }

  void list(const std::vector<std::string>& values) {
    const bool known = !joined(values, "").empty();
    if (!next(known)) return;
    json_.open('[');
    for (const std::string& value : values) {
      if (!value.empty()) json_.value(std::string_view(value));
    }
    json_.close(']');
  }

  void when(const EventView& view) {
    const auto& date = view.event.when;
    const bool begins = !view.as_plan && date && date->from;
    text(begins ? *date->from : view.day);
    text("");
    const bool ends = begins && date->to && *date->to != *date->from;
    text(ends ? *date->to : "");
    text("");
  }

  /// Every record has the key, if without anybody.
  void actors(const EventView& view) {
    if (view.event.actors.empty()) ++gaps_[at_].empty;
    json_.key(gaps_[at_++].column);
    entities(view, view.event.actors);
  }

  void parties(const EventView& view, const std::vector<LedgerParty>& all) {
    if (!next(!all.empty())) return;
    entities(view, all);
  }

  void entities(const EventView& view, const std::vector<LedgerParty>& all) {
    json_.open('[');
    for (const LedgerParty& party : all) {
      json_.open('{').field("raw_text", party.name).field("entity_name", party.name);
      const std::string country = view.country_name(party.country);
      if (!country.empty()) json_.field("country_name", country);
      if (!party.sectors.empty()) {
        json_.field("sector_code", party.sectors.front());
        json_.list("other_sector_codes",
                   std::vector<std::string>(party.sectors.begin() + 1, party.sectors.end()));
      }
      json_.close('}');
    }
    json_.close(']');
  }

  void place(const EventView& view) {
    const auto& where = view.event.where;
    if (!next(where.has_value())) return;
    json_.open('{').field("resolved_place", where->name);
    if (where->geonames) json_.field("geonameid", std::to_string(*where->geonames));
    coordinate("lat", where->lat);
    coordinate("lon", where->lon);
    const auto known = [&](const char* name, const std::string& value) {
      if (!value.empty()) json_.field(name, value);
    };
    known("city", view.city());
    known("province", view.province());
    known("country", view.country_name(view.place_country()));
    known("country_code", view.place_country());
    known("resolution", where->precision);
    json_.close('}');
  }

  void coordinate(const char* name, const std::optional<double>& value) {
    if (value) json_.key(name).raw(plain_number(*value, 5));
  }

  /// The reports, each with the span of the act.
  void cite(const LedgerEvent& event) {
    next(true);
    json_.open('{').field("codebook", "PLOVER").key("reports").open('[');
    for (const EventMention& mention : event.mentions) {
      json_.open('{').field("id", mention.key);
      if (!mention.outlet.empty()) json_.field("publisher", mention.outlet);
      if (!mention.published_at.empty()) json_.field("pub_date", mention.published_at);
      json_.key("start").value(mention.start).key("end").value(mention.end);
      json_.field("stance", mention.stance).close('}');
    }
    json_.close(']').close('}');
  }

  static std::string comment(const LedgerEvent& event) {
    return fmt::format("status {}; {} reports, {} independent voices, {} denying", event.status,
                       event.reports, event.independent_voices, event.denying_voices);
  }

  const Codebook& book_;
  JsonWriter json_;
  std::size_t at_ = 0;
  std::vector<Gap> gaps_;
  std::uint64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<EventWriter> make_plover(const Codebook& book) {
  return std::make_unique<PloverWriter>(book);
}

}  // namespace sayso::cli
