// ICEWS, as its coded event data are published: tab-separated with a header, codes as text, one row
// for each actor and recipient.
#include <array>

#include "export/columns.h"

namespace sayso::cli {
namespace {

using View = EventView;

std::string name(const LedgerParty* party) { return party == nullptr ? "" : party->name; }

std::string sectors(const View& view, const LedgerParty* party) {
  std::vector<std::string> all;
  if (party == nullptr) return {};
  all.reserve(party->sectors.size());
  for (const std::string& sector : party->sectors) all.push_back(view.book.icews_sector(sector));
  return joined(all, ",");
}

std::string country(const View& view, const LedgerParty* party) {
  return party == nullptr ? "" : view.country_name(party->country);
}

constexpr std::array<Column, 20> kIcewsColumns = {{
    {"Event ID", [](const View& v) { return std::to_string(number_of(v.event.id, v.part)); }},
    {"Event Date", [](const View& v) { return v.day; }},
    {"Source Name", [](const View& v) { return name(v.actor); }},
    {"Source Sectors", [](const View& v) { return sectors(v, v.actor); }},
    {"Source Country", [](const View& v) { return country(v, v.actor); }},
    {"Event Text", [](const View& v) { return v.book.cameo_label(v.told.cameo); }},
    {"CAMEO Code", [](const View& v) { return v.told.cameo; }},
    {"Intensity",
     [](const View& v) {
       const auto score = v.book.goldstein(v.told.cameo);
       return score ? plain_number(*score, 1) : std::string();
     }},
    {"Target Name", [](const View& v) { return name(v.recipient); }},
    {"Target Sectors", [](const View& v) { return sectors(v, v.recipient); }},
    {"Target Country", [](const View& v) { return country(v, v.recipient); }},
    {"Story ID",
     [](const View& v) {
       return v.source == nullptr ? std::string() : std::to_string(number_of(v.source->key));
     }},
    {"Sentence Number", nullptr, "a ledger keeps the span, not the number of the sentence"},
    {"Publisher",
     [](const View& v) { return v.source == nullptr ? std::string() : v.source->outlet; }},
    {"City", [](const View& v) { return v.city(); }},
    {"District", nullptr, "places have no second division"},
    {"Province", [](const View& v) { return v.province(); }},
    {"Country", [](const View& v) { return v.country_name(v.place_country()); }},
    {"Latitude", [](const View& v) { return v.latitude(); }},
    {"Longitude", [](const View& v) { return v.longitude(); }},
}};

}  // namespace

std::unique_ptr<EventWriter> make_icews(const Codebook& book) {
  return std::make_unique<PairWriter>(book, RowFormat{.columns = kIcewsColumns, .empty = ""});
}

}  // namespace sayso::cli
