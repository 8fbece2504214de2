#include "export/event_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sayso::cli {

std::string day_of(const LedgerEvent& event) {
  std::string first =
      event.mentions.empty() ? "" : event.mentions.front().published_at.substr(0, 10);
  if (!event.when || (!event.when->from && !event.when->to)) return first;
  const std::string from = event.when->from.value_or(""), to = event.when->to.value_or("");
  if (from == to || first.empty()) return from.empty() ? to : from;
  const bool inside = first >= from && (to.empty() || first <= to);
  if (inside) return first;
  return from.empty() ? to : from;
}

std::uint64_t number_of(std::string_view id, std::size_t part) {
  // FNV-1a.
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : fmt::format("{}#{}", id, part)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return (hash ^ (hash >> 53)) & ((1ULL << 53) - 1);
}

EventView::EventView(const LedgerEvent& whole, const Codebook& codes)
    : event(whole), book(codes), told(codes.told(whole)) {
  const auto& mentions = event.mentions;
  const auto asserts = std::find_if(mentions.begin(), mentions.end(), [](const EventMention& each) {
    return each.stance == "asserts";
  });
  if (!mentions.empty()) source = asserts != mentions.end() ? &*asserts : &mentions.front();
  as_plan = told.type != (event.act.empty() ? event.type : event.act);
  day = as_plan && source != nullptr ? source->published_at.substr(0, 10) : day_of(event);
}

std::vector<EventView> EventView::pairs() const {
  std::vector<EventView> out;
  const std::size_t actors = std::max<std::size_t>(event.actors.size(), 1);
  const std::size_t recipients = std::max<std::size_t>(event.recipients.size(), 1);
  for (std::size_t i = 0; i < actors * recipients; ++i) {
    out.push_back(*this);
    out.back().part = i;
    if (!event.actors.empty()) out.back().actor = &event.actors[i / recipients];
    if (!event.recipients.empty()) out.back().recipient = &event.recipients[i % recipients];
  }
  return out;
}

std::string EventView::compact_day() const {
  std::string out = day;
  out.erase(std::remove(out.begin(), out.end(), '-'), out.end());
  return out;
}

std::string EventView::country_name(std::string_view iso3) const {
  const auto state = book.state(iso3, day);
  return state ? state->name : std::string();
}

std::string EventView::city() const {
  const bool exact =
      event.where && (event.where->precision == "city" || event.where->precision == "point");
  return exact ? event.where->name : std::string();
}

std::string EventView::province() const {
  if (!event.where) return {};
  if (event.where->admin1) return *event.where->admin1;
  return event.where->precision == "admin1" ? event.where->name : std::string();
}

std::string EventView::place_country() const {
  return event.where ? event.where->country.value_or("") : std::string();
}

std::string EventView::latitude() const {
  return event.where && event.where->lat ? plain_number(*event.where->lat, 5) : std::string();
}

std::string EventView::longitude() const {
  return event.where && event.where->lon ? plain_number(*event.where->lon, 5) : std::string();
}

std::string cite(const EventMention& mention) {
  return fmt::format("{}:{}-{}", mention.key, mention.start, mention.end);
}

std::vector<std::string> cites(const LedgerEvent& event) {
  std::vector<std::string> out;
  out.reserve(event.mentions.size());
  for (const EventMention& mention : event.mentions) out.push_back(cite(mention));
  return out;
}

std::string joined(const std::vector<std::string>& values, std::string_view separator) {
  std::string out;
  for (auto value = values.begin(); value != values.end(); ++value) {
    if (value->empty() || std::find(values.begin(), value, *value) != value) continue;
    if (!out.empty()) out += separator;
    out += *value;
  }
  return out;
}

std::string plain_number(double value, int decimals) {
  std::string out = fmt::format("{:.{}f}", value, decimals);
  if (out.find('.') == std::string::npos) return out;
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string_view quad_words(int quad) {
  constexpr std::array<std::string_view, 5> kWords = {
      "", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"};
  return quad > 0 && quad < 5 ? kWords[static_cast<std::size_t>(quad)] : kWords[0];
}

}  // namespace sayso::cli
