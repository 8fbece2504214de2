// GDELT 2.0: the tables of events and of mentions, tab-separated without a header. Codes of actors
// are CAMEO's, of places FIPS 10-4; quads and Goldstein scores follow from the CAMEO code.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "export/columns.h"

namespace sayso::cli {
namespace {

using View = EventView;

/// A CAMEO actor code in its parts.
struct ActorCode {
  std::string country, group;
  std::array<std::string, 3> types;
};

ActorCode parts_of(const View& view, const LedgerParty* party) {
  ActorCode out;
  if (party == nullptr) return out;
  const auto state = view.book.state(party->country, view.day);
  std::string_view code = party->cameo;
  std::size_t types = 0;
  if (state && !state->cameo.empty() && code.starts_with(state->cameo)) {
    out.country = state->cameo;
    code.remove_prefix(state->cameo.size());
  }
  for (; code.size() >= 3; code.remove_prefix(3)) {
    const std::string part(code.substr(0, 3));
    if (view.book.is_cameo_role(part)) {
      if (types < out.types.size()) out.types[types++] = part;
    } else if (out.group.empty()) {
      out.group = part;
    }
  }
  return out;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

const LedgerParty* actor(const View& view) { return view.actor; }
const LedgerParty* recipient(const View& view) { return view.recipient; }

/// The columns of one actor; `Of` chooses it.
template <const LedgerParty* (*Of)(const View&)>
struct ActorValues {
  static std::string code(const View& v) { return Of(v) == nullptr ? "" : Of(v)->cameo; }
  static std::string name(const View& v) { return Of(v) == nullptr ? "" : upper(Of(v)->name); }
  static std::string country(const View& v) { return parts_of(v, Of(v)).country; }
  static std::string group(const View& v) { return parts_of(v, Of(v)).group; }
  template <std::size_t N>
  static std::string type(const View& v) {
    return parts_of(v, Of(v)).types[N];
  }
};
using First = ActorValues<actor>;
using Second = ActorValues<recipient>;

int part_of_day(const std::string& day, std::size_t at, std::size_t size) {
  int value = 0;
  if (day.size() >= at + size) std::from_chars(day.data() + at, day.data() + at + size, value);
  return value;
}

/// The year with the part of it that has passed, as GDELT counts it.
std::string fraction_date(const View& view) {
  if (view.day.size() < 10) return {};
  const int days = part_of_day(view.day, 5, 2) * 30 + part_of_day(view.day, 8, 2);
  const int part = std::min(days * 10000 / 365, 9999);
  return fmt::format("{}.{:04}", view.day.substr(0, 4), part);
}

/// 1 country, 2 and 5 division, 3 and 4 city; the lower of each pair in the United States.
std::string place_type(const View& view) {
  if (!view.event.where) return {};
  const bool home = view.event.where->country == "USA";
  const std::string& precision = view.event.where->precision;
  if (precision == "country") return "1";
  if (precision == "admin1" || precision == "region") return home ? "2" : "5";
  if (precision == "city" || precision == "point") return home ? "3" : "4";
  return {};
}

std::string place_name(const View& view) {
  if (!view.event.where) return {};
  return joined({view.event.where->name, view.province(), view.country_name(view.place_country())},
                ", ");
}

std::string place_fips(const View& view) {
  const auto state = view.book.state(view.place_country(), view.day);
  return state ? state->fips : std::string();
}

std::string place_feature(const View& view) {
  return place_type(view) == "1" ? place_fips(view) : std::string();
}

std::string sources(const View& view) {
  std::set<std::string_view> outlets;
  for (const EventMention& mention : view.event.mentions) outlets.insert(mention.outlet);
  return std::to_string(outlets.size());
}

/// YYYYMMDDHHMMSS of a day, or of a time in UTC.
std::string stamp(const std::string& time) {
  constexpr std::size_t kDigits = 14;
  std::string out;
  for (const char c : time) {
    if (c >= '0' && c <= '9' && out.size() < kDigits) out += c;
  }
  if (!out.empty()) out.resize(kDigits, '0');
  return out;
}

const EventMention* told_in(const View& view) {
  return view.mention != nullptr ? view.mention : view.source;
}

std::string global_id(const View& v) { return std::to_string(number_of(v.event.id, v.part)); }

constexpr std::string_view kGroups = "parties keep no ethnic or religious codes";
constexpr std::string_view kParty = "parties have no place of their own";
constexpr std::string_view kAdm1 = "divisions keep names, not FIPS codes";
constexpr std::string_view kFeature = "places have GeoNames ids, not those of GNS and GNIS";
constexpr std::string_view kTone = "sayso measures no tone";

constexpr std::array<Column, 61> kEvents = {{
    {"GLOBALEVENTID", global_id},
    {"SQLDATE", [](const View& v) { return v.compact_day(); }},
    {"MonthYear", [](const View& v) { return v.compact_day().substr(0, 6); }},
    {"Year", [](const View& v) { return v.day.substr(0, 4); }},
    {"FractionDate", fraction_date},
    {"Actor1Code", First::code},
    {"Actor1Name", First::name},
    {"Actor1CountryCode", First::country},
    {"Actor1KnownGroupCode", First::group},
    {"Actor1EthnicCode", nullptr, kGroups},
    {"Actor1Religion1Code", nullptr, kGroups},
    {"Actor1Religion2Code", nullptr, kGroups},
    {"Actor1Type1Code", First::type<0>},
    {"Actor1Type2Code", First::type<1>},
    {"Actor1Type3Code", First::type<2>},
    {"Actor2Code", Second::code},
    {"Actor2Name", Second::name},
    {"Actor2CountryCode", Second::country},
    {"Actor2KnownGroupCode", Second::group},
    {"Actor2EthnicCode", nullptr, kGroups},
    {"Actor2Religion1Code", nullptr, kGroups},
    {"Actor2Religion2Code", nullptr, kGroups},
    {"Actor2Type1Code", Second::type<0>},
    {"Actor2Type2Code", Second::type<1>},
    {"Actor2Type3Code", Second::type<2>},
    {"IsRootEvent", nullptr, "a ledger keeps spans, not paragraphs"},
    {"EventCode", [](const View& v) { return v.told.cameo; }},
    {"EventBaseCode", [](const View& v) { return v.told.cameo.substr(0, 3); }},
    {"EventRootCode", [](const View& v) { return v.told.cameo.substr(0, 2); }},
    {"QuadClass",
     [](const View& v) {
       const int quad = Codebook::gdelt_quad(v.told.cameo);
       return quad > 0 ? std::to_string(quad) : std::string();
     }},
    {"GoldsteinScale",
     [](const View& v) {
       const auto score = v.book.goldstein(v.told.cameo);
       return score ? plain_number(*score, 1) : std::string();
     }},
    {"NumMentions", [](const View& v) { return std::to_string(v.event.mentions.size()); }},
    {"NumSources", sources},
    {"NumArticles", [](const View& v) { return std::to_string(v.event.reports); },
     "all reports, not those of 15 minutes"},
    {"AvgTone", nullptr, kTone},
    {"Actor1Geo_Type", nullptr, kParty},
    {"Actor1Geo_FullName", nullptr, kParty},
    {"Actor1Geo_CountryCode", nullptr, kParty},
    {"Actor1Geo_ADM1Code", nullptr, kParty},
    {"Actor1Geo_ADM2Code", nullptr, kParty},
    {"Actor1Geo_Lat", nullptr, kParty},
    {"Actor1Geo_Long", nullptr, kParty},
    {"Actor1Geo_FeatureID", nullptr, kParty},
    {"Actor2Geo_Type", nullptr, kParty},
    {"Actor2Geo_FullName", nullptr, kParty},
    {"Actor2Geo_CountryCode", nullptr, kParty},
    {"Actor2Geo_ADM1Code", nullptr, kParty},
    {"Actor2Geo_ADM2Code", nullptr, kParty},
    {"Actor2Geo_Lat", nullptr, kParty},
    {"Actor2Geo_Long", nullptr, kParty},
    {"Actor2Geo_FeatureID", nullptr, kParty},
    {"ActionGeo_Type", place_type},
    {"ActionGeo_FullName", place_name},
    {"ActionGeo_CountryCode", place_fips},
    {"ActionGeo_ADM1Code", nullptr, kAdm1},
    {"ActionGeo_ADM2Code", nullptr, kAdm1},
    {"ActionGeo_Lat", [](const View& v) { return v.latitude(); }},
    {"ActionGeo_Long", [](const View& v) { return v.longitude(); }},
    {"ActionGeo_FeatureID", place_feature, kFeature},
    {"DATEADDED",
     [](const View& v) { return told_in(v) == nullptr ? "" : stamp(told_in(v)->published_at); }},
    {"SOURCEURL", [](const View& v) { return told_in(v) == nullptr ? "" : told_in(v)->key; }},
}};

bool is_address(const EventMention& mention) {
  return mention.key.starts_with("http://") || mention.key.starts_with("https://");
}

/// In percent, in steps of ten from 10 to 100.
std::string confidence(const View& view) {
  const double score = view.mention->link_score > 0 ? view.mention->link_score : view.event.score;
  return std::to_string(std::clamp(std::lround(score * 10), 1L, 10L) * 10);
}

std::string offset_in(const EventMention& mention, const View& view, const LedgerParty* party) {
  // The words of a party are known for the report that founded the event.
  const bool first = !view.event.mentions.empty() && mention.doc == view.event.mentions.front().doc;
  return first && party != nullptr && party->end > 0 ? std::to_string(party->start) : "-1";
}

constexpr std::array<Column, 16> kMentions = {{
    {"GLOBALEVENTID", global_id},
    {"EventTimeDate", [](const View& v) { return stamp(v.day); }},
    {"MentionTimeDate", [](const View& v) { return stamp(v.mention->published_at); }},
    {"MentionType", [](const View& v) { return std::string(is_address(*v.mention) ? "1" : "2"); }},
    {"MentionSourceName", [](const View& v) { return v.mention->outlet; }},
    {"MentionIdentifier", [](const View& v) { return v.mention->key; }},
    {"SentenceID", nullptr, "a ledger keeps the span, not the number of the sentence"},
    {"Actor1CharOffset", [](const View& v) { return offset_in(*v.mention, v, v.actor); }},
    {"Actor2CharOffset", [](const View& v) { return offset_in(*v.mention, v, v.recipient); }},
    {"ActionCharOffset", [](const View& v) { return std::to_string(v.mention->start); }},
    {"InRawText", [](const View&) { return std::string("1"); }},
    {"Confidence", confidence},
    {"MentionDocLen", nullptr, "events keep spans, not the length of the report"},
    {"MentionDocTone", nullptr, kTone},
    {"MentionDocTranslationInfo", nullptr, "reports are read in English"},
    {"Extras", nullptr, "reserved by the format"},
}};

class MentionWriter : public RowWriter {
 public:
  using RowWriter::RowWriter;

 protected:
  std::vector<EventView> views(const EventView& whole) const override {
    std::vector<EventView> out;
    for (const EventView& pair : whole.pairs()) {
      for (const EventMention& mention : whole.event.mentions) {
        out.push_back(pair);
        out.back().mention = &mention;
      }
    }
    return out;
  }
};

}  // namespace

std::unique_ptr<EventWriter> make_gdelt(const Codebook& book) {
  return std::make_unique<PairWriter>(book,
                                      RowFormat{.columns = kEvents, .empty = "", .header = false});
}

std::unique_ptr<EventWriter> make_gdelt_mentions(const Codebook& book) {
  return std::make_unique<MentionWriter>(
      book, RowFormat{.columns = kMentions, .empty = "", .header = false});
}

}  // namespace sayso::cli
