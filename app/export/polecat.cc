// POLECAT, as the NGEC coder writes it: tab-separated, UTF-8, no quoting, "None" for what is empty,
// lists with "; "; compound actors share a row.
#include <algorithm>
#include <array>
#include <cctype>

#include "export/columns.h"
#include "sayso/sayso.h"

namespace sayso::cli {
namespace {

using View = EventView;
using Parties = std::vector<LedgerParty>;

template <class Value>
std::string of_all(const Parties& parties, Value value) {
  std::vector<std::string> values;
  values.reserve(parties.size());
  for (const LedgerParty& party : parties) values.push_back(value(party));
  return joined(values, "; ");
}

std::string names(const Parties& parties) {
  return of_all(parties, [](const LedgerParty& party) { return party.name; });
}

std::string countries(const Parties& parties) {
  return of_all(parties, [](const LedgerParty& party) { return party.country; });
}

std::string cow(const View& view, const Parties& parties) {
  return of_all(parties, [&](const LedgerParty& party) {
    const auto state = view.book.state(party.country, view.day);
    return state && state->cow ? std::to_string(*state->cow) : std::string();
  });
}

std::string first_sector(const Parties& parties) {
  for (const LedgerParty& party : parties) {
    if (!party.sectors.empty()) return party.sectors.front();
  }
  return {};
}

std::string sectors(const Parties& parties) {
  std::vector<std::string> all;
  for (const LedgerParty& party : parties) {
    all.insert(all.end(), party.sectors.begin(), party.sectors.end());
  }
  return joined(all, "; ");
}

std::string quad(const View& view) {
  std::string out(quad_words(view.told.quad));
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

std::string outlets(const View& view) {
  std::vector<std::string> all;
  all.reserve(view.event.mentions.size());
  for (const EventMention& mention : view.event.mentions) all.push_back(mention.outlet);
  return joined(all, "; ");
}

constexpr std::string_view kTitle = "a ledger's parties keep no titles";
constexpr std::string_view kRaw = "a ledger keeps one name for each party";
constexpr std::string_view kLink = "parties are not linked to Wikipedia";
constexpr std::string_view kStory = "a ledger keeps the parties of events alone";

constexpr std::array<Column, 40> kPolecatColumns = {{
    {"Event ID", [](const View& v) { return v.event.id; }},
    {"Event Date", [](const View& v) { return v.day; }},
    {"Event Type", [](const View& v) { return v.told.type; }},
    {"Event Mode", [](const View& v) { return v.told.mode.value_or(""); }},
    {"Intensity", [](const View& v) { return plain_number(v.told.intensity, 1); }},
    {"Quad Code", quad},
    {"Contexts", [](const View& v) { return v.event.context.value_or(""); }},
    {"Actor Name", [](const View& v) { return names(v.event.actors); }},
    {"Actor Country", [](const View& v) { return countries(v.event.actors); }},
    {"Actor COW", [](const View& v) { return cow(v, v.event.actors); }},
    {"Primary Actor Sector", [](const View& v) { return first_sector(v.event.actors); }},
    {"Actor Sectors", [](const View& v) { return sectors(v.event.actors); }},
    {"Actor Title", nullptr, kTitle},
    {"Actor Name Raw", [](const View& v) { return names(v.event.actors); }, kRaw},
    {"Wikipedia Actor ID", nullptr, kLink},
    {"Recipient Name", [](const View& v) { return names(v.event.recipients); }},
    {"Recipient Country", [](const View& v) { return countries(v.event.recipients); }},
    {"Recipient COW", [](const View& v) { return cow(v, v.event.recipients); }},
    {"Primary Recipient Sector", [](const View& v) { return first_sector(v.event.recipients); }},
    {"Recipient Sectors", [](const View& v) { return sectors(v.event.recipients); }},
    {"Recipient Title", nullptr, kTitle},
    {"Recipient Name Raw", [](const View& v) { return names(v.event.recipients); }, kRaw},
    {"Wikipedia Recipient ID", nullptr, kLink},
    {"Placename",
     [](const View& v) { return v.event.where ? v.event.where->name : std::string(); }},
    {"City", [](const View& v) { return v.city(); }},
    {"District", nullptr, "places have no second division"},
    {"Province", [](const View& v) { return v.province(); }},
    {"Country", [](const View& v) { return v.place_country(); }},
    {"Latitude", [](const View& v) { return v.latitude(); }},
    {"Longitude", [](const View& v) { return v.longitude(); }},
    {"GeoNames ID",
     [](const View& v) {
       return v.event.where && v.event.where->geonames ? std::to_string(*v.event.where->geonames)
                                                       : std::string();
     }},
    {"Raw Placename", nullptr, "a ledger keeps the place, not its words"},
    {"Feature Type", nullptr, "places keep their precision, not the gazetteer's feature"},
    {"Source", outlets},
    {"Publication Date",
     [](const View& v) {
       return v.source == nullptr ? std::string() : v.source->published_at.substr(0, 10);
     }},
    {"Story People", nullptr, kStory},
    {"Story Organizations", nullptr, kStory},
    {"Story Locations", nullptr, kStory},
    {"Language", [](const View&) { return std::string("English"); }},
    {"Version", [](const View&) { return "sayso " + std::string(version()); }},
}};

}  // namespace

std::unique_ptr<EventWriter> make_polecat(const Codebook& book) {
  return std::make_unique<RowWriter>(book, RowFormat{.columns = kPolecatColumns, .empty = "None"});
}

}  // namespace sayso::cli
