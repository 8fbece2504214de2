#include "chart/network.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "chart/svg.h"
#include "cli/terminal.h"
#include "export/event_view.h"

namespace sayso::cli {
namespace {

std::string type_words(const Dyad& dyad) {
  std::vector<std::pair<std::string, std::uint64_t>> types(dyad.types.begin(), dyad.types.end());
  std::stable_sort(types.begin(), types.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [type, count] : types) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", type, count);
  }
  return out;
}

/// Pairs with the most events first, then by name.
std::vector<std::pair<Network::Pair, const Dyad*>> ranked(const Network& network) {
  std::vector<std::pair<Network::Pair, const Dyad*>> out;
  for (const auto& [pair, dyad] : network.dyads()) out.emplace_back(pair, &dyad);
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.second->all() > b.second->all(); });
  return out;
}

}  // namespace

std::uint64_t Dyad::all() const {
  return std::accumulate(events.begin(), events.end(), std::uint64_t{0});
}

std::size_t Dyad::main_quad() const {
  return static_cast<std::size_t>(std::max_element(events.begin(), events.end()) - events.begin());
}

void Network::add(const LedgerEvent& event) {
  if (event.actors.empty() || event.recipients.empty()) {
    ++without_pair_;
    return;
  }
  const bool known = event.quad > 0 && event.quad < static_cast<int>(kQuads);
  for (const LedgerParty& actor : event.actors) {
    for (const LedgerParty& recipient : event.recipients) {
      Dyad& dyad = dyads_[{actor.key, recipient.key}];
      if (!dyad.ids.empty() && dyad.ids.back() == event.id) continue;
      ++dyad.events[known ? static_cast<std::size_t>(event.quad) : 0];
      ++dyad.types[event.act.empty() ? event.type : event.act];
      dyad.ids.push_back(event.id);
      dyad.cites.push_back(event.mentions.empty() ? "" : cite(event.mentions.front()));
      see(actor);
      see(recipient);
    }
  }
}

void Network::see(const LedgerParty& party) {
  parties_.emplace(party.key, party);
  std::string name = name_of_ ? name_of_(party.key) : std::string();
  if (name.empty()) name = party.name.empty() ? party.key : party.name;
  ++names_[party.key][std::move(name)];
}

const std::string& Network::name(const std::string& key) const {
  const auto& names = names_.at(key);
  return std::max_element(names.begin(), names.end(),
                          [](const auto& a, const auto& b) {
                            return std::pair(a.second, b.first.size()) <
                                   std::pair(b.second, a.first.size());
                          })
      ->first;
}

std::string network_csv(const Network& network, const CellStyle& style) {
  std::string out = row_line({"Source", "Target", "Type", "Weight", "actor", "actor_country",
                              "recipient", "recipient_country", "events", "quad_1", "quad_2",
                              "quad_3", "quad_4", "types", "event_ids", "cites"},
                             style);
  for (const auto& [pair, dyad] : network.dyads()) {
    const LedgerParty& actor = network.parties().at(pair.first);
    const LedgerParty& recipient = network.parties().at(pair.second);
    std::vector<std::string> row = {pair.first,
                                    pair.second,
                                    "Directed",
                                    std::to_string(dyad.all()),
                                    network.name(pair.first),
                                    actor.country,
                                    network.name(pair.second),
                                    recipient.country,
                                    std::to_string(dyad.all())};
    for (std::size_t quad = 1; quad < kQuads; ++quad) {
      row.push_back(std::to_string(dyad.events[quad]));
    }
    row.push_back(type_words(dyad));
    row.push_back(fmt::format("{}", fmt::join(dyad.ids, "; ")));
    row.push_back(fmt::format("{}", fmt::join(dyad.cites, "; ")));
    out += row_line(row, style);
  }
  return out;
}

std::string network_text(const Network& network, std::size_t width) {
  const std::size_t name = std::max<std::size_t>((width - 20) / 4, 8);
  std::string out = fmt::format("{:>6}  {}  {}  {}\n", "events", fit("who", name),
                                fit("to whom", name), "what, and where it stands");
  for (const auto& [pair, dyad] : ranked(network)) {
    out += fmt::format("{:>6}  {}  {}  {}  [{}]\n", dyad->all(),
                       fit(printable(network.name(pair.first)), name),
                       fit(printable(network.name(pair.second)), name), type_words(*dyad),
                       printable(fmt::format("{}", fmt::join(dyad->cites, "; "))));
  }
  return out;
}

std::string network_graphml(const Network& network) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  const auto key = [&](const char* on, const char* name, const char* type) {
    out += fmt::format("<key id=\"{1}\" for=\"{0}\" attr.name=\"{1}\" attr.type=\"{2}\"/>\n", on,
                       name, type);
  };
  key("node", "label", "string");
  key("node", "country", "string");
  key("edge", "weight", "int");
  for (const char* quad : {"quad_1", "quad_2", "quad_3", "quad_4"}) key("edge", quad, "int");
  key("edge", "types", "string");
  key("edge", "event_ids", "string");
  key("edge", "cites", "string");
  const auto data = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) {
      out += fmt::format("<data key=\"{}\">{}</data>\n", name, xml_text(value));
    }
  };
  out += "<graph edgedefault=\"directed\">\n";
  for (const auto& [id, party] : network.parties()) {
    out += fmt::format("<node id=\"{}\">\n", xml_text(id));
    data("label", network.name(id));
    data("country", party.country);
    out += "</node>\n";
  }
  for (const auto& [pair, dyad] : network.dyads()) {
    out += fmt::format("<edge source=\"{}\" target=\"{}\">\n", xml_text(pair.first),
                       xml_text(pair.second));
    data("weight", std::to_string(dyad.all()));
    for (std::size_t quad = 1; quad < kQuads; ++quad) {
      data(fmt::format("quad_{}", quad), std::to_string(dyad.events[quad]));
    }
    data("types", type_words(dyad));
    data("event_ids", fmt::format("{}", fmt::join(dyad.ids, "; ")));
    data("cites", fmt::format("{}", fmt::join(dyad.cites, "; ")));
    out += "</edge>\n";
  }
  return out + "</graph>\n</graphml>\n";
}

}  // namespace sayso::cli
