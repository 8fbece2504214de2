#include "judging/account.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "judging/sides.h"

namespace sayso {
namespace {

constexpr std::size_t kMostValues = 64;  ///< of a field that are held against each other

/// An act that is heard, with the voices behind it.
struct Heard {
  const LedgerAct* act = nullptr;
  std::set<std::string> voices;
  std::set<std::string> stale;  ///< fields that its outlet has corrected since; "*": all it tells
};

bool counts(const EventWord& word, Saying saying) {
  return word.saying == saying && word.withdrawn.empty();
}

std::vector<Heard> heard_of(const Known& known, const std::vector<EventWord>& words) {
  std::map<const LedgerAct*, std::set<std::string>> voices;
  for (const Saying saying : {Saying::asserts, Saying::plans, Saying::denies, Saying::remembers}) {
    for (const EventWord& word : words)
      if (counts(word, saying)) voices[word.act].insert(word.voice);
    if (!voices.empty()) break;
  }
  std::vector<Heard> out;
  for (const LedgerAct* act : known.acts) {
    const auto found = voices.find(act);
    if (found != voices.end()) out.push_back({act, found->second, {}});
    if (voices.empty()) out.push_back({act, {}, {}});
  }
  return out;
}

/// The report whose word a report's is: the outlet's own, or of the one that it repeats.
std::string outlet_of(const std::string& doc, const Known& known) {
  const auto found = known.facts.find(root_of(doc, known.facts));
  return found == known.facts.end() ? std::string() : found->second.outlet;
}

void mark_stale(const Known& known, std::vector<Heard>& heard) {
  for (const Heard& later : heard) {
    const auto notice = known.facts.find(later.act->doc);
    if (notice == known.facts.end() || notice->second.notice != "correction") continue;
    for (Heard& earlier : heard) {
      if (earlier.act->order() < later.act->order() && earlier.act->doc != later.act->doc &&
          outlet_of(earlier.act->doc, known) == notice->second.outlet)
        earlier.stale.insert("*");
    }
  }
  for (Heard& one : heard) {
    const auto facts = known.facts.find(one.act->doc);
    if (facts == known.facts.end()) continue;
    for (const auto& [field, day] : facts->second.corrected_fields)
      if (day <= known.until) one.stale.insert(field);
  }
}

/// How one field is read from an act, and when two values cannot both hold.
struct Field {
  std::string name;
  std::function<std::string(const LedgerAct&)> key;   ///< empty: not told
  std::function<std::string(const LedgerAct&)> show;  ///< for people
  std::function<bool(const LedgerAct&, const LedgerAct&)> clash;
};

/// A value of a field with those who tell it.
struct Value {
  const LedgerAct* act = nullptr;  ///< the first that tells it
  std::set<std::string> voices;
  std::vector<std::string> docs;
};

/// The last act, in order, from which a field can be taken that no correction has touched.
const LedgerAct* last_fresh(const std::vector<Heard>& heard, const Field& field) {
  const LedgerAct* last = nullptr;
  for (const Heard& one : heard)
    if (one.stale.empty() && !field.key(*one.act).empty()) last = one.act;
  return last;
}

/// A correction replaces what it tells anew; of the rest the earlier report stands.
bool is_stale(const Heard& one, const Field& field, const LedgerAct* fresh) {
  if (one.stale.count(field.name) > 0) return true;
  return one.stale.count("*") > 0 && fresh != nullptr && one.act->order() < fresh->order();
}

void mark_clashes(const std::vector<Value>& values, const Field& field, FieldAccount& account) {
  const std::size_t looked_at = std::min(values.size(), kMostValues);
  for (std::size_t a = 0; a < looked_at; ++a)
    for (std::size_t b = a + 1; b < looked_at; ++b)
      account.disputed = account.disputed || field.clash(*values[a].act, *values[b].act);
}

/// The values of a field in the order of their weight; fills the account.
std::vector<Value> values_of(const std::vector<Heard>& heard, const Field& field,
                             LedgerEvent& out) {
  std::vector<Value> values;
  std::map<std::string, std::size_t> at;
  FieldAccount account;
  account.field = field.name;
  const LedgerAct* const mended = last_fresh(heard, field);
  for (const Heard& one : heard) {
    const std::string key = field.key(*one.act);
    if (key.empty() || is_stale(one, field, mended)) continue;
    const auto [found, fresh] = at.emplace(key, values.size());
    if (fresh) values.push_back({one.act, {}, {}});
    Value& value = values[found->second];
    value.voices.insert(one.voices.begin(), one.voices.end());
    if (value.docs.empty() || value.docs.back() != one.act->doc) value.docs.push_back(one.act->doc);
  }
  for (const Value& value : values) {
    std::vector<std::string>& docs = account.say[field.show(*value.act)];
    docs.insert(docs.end(), value.docs.begin(), value.docs.end());
  }
  mark_clashes(values, field, account);
  std::stable_sort(values.begin(), values.end(), [](const Value& a, const Value& b) {
    return a.voices.size() > b.voices.size();
  });
  if (account.disputed) out.disputed_fields.push_back(field.name);
  if (!values.empty()) out.fields.push_back(std::move(account));
  return values;
}

std::string names_of(const std::vector<LedgerParty>& parties) {
  std::string out;
  for (const LedgerParty& party : parties) out += (out.empty() ? "" : ", ") + party.name;
  return out;
}

std::string days_of(const LedgerAct& act) {
  if (!act.when) return {};
  const std::string from = act.when->from.value_or(""), to = act.when->to.value_or("");
  return from == to ? from : from + ".." + to;
}

/// Whether two stretches of days have none in common.
bool days_clash(const LedgerAct& one, const LedgerAct& other) {
  const CodedDate &a = *one.when, &b = *other.when;
  return (a.to && b.from && *a.to < *b.from) || (b.to && a.from && *b.to < *a.from);
}

std::string place_of(const LedgerAct& act) { return act.where ? act.where->name : std::string(); }

bool is_spot(const CodedPlace& place) {
  return place.precision == "city" || place.precision == "point";
}

bool places_clash(const LedgerAct& one, const LedgerAct& other) {
  const CodedPlace &a = *one.where, &b = *other.where;
  if (a.country && b.country && *a.country != *b.country) return true;
  return is_spot(a) && is_spot(b) && a.geonames && b.geonames && *a.geonames != *b.geonames;
}

std::string count_words(const CodedQuantity& quantity) {
  const std::string low = quantity.min ? fmt::format("{:g}", *quantity.min) : std::string();
  const std::string high = quantity.max ? fmt::format("{:g}", *quantity.max) : std::string();
  const std::string about = quantity.approx ? "about " : "";
  if (low == high) return about + low;
  if (high.empty()) return "at least " + low;
  return low.empty() ? "at most " + high : low + " to " + high;
}

std::string tolls_of(const LedgerAct& act) {
  std::string out;
  for (const CodedToll& toll : act.tolls)
    out += (out.empty() ? "" : ", ") + toll.of + " " + count_words(toll.quantity);
  return out;
}

bool apart(const CodedQuantity& a, const CodedQuantity& b) {
  return (a.max && b.min && *a.max < *b.min) || (b.max && a.min && *b.max < *a.min);
}

bool tolls_clash(const LedgerAct& one, const LedgerAct& other) {
  for (const CodedToll& a : one.tolls)
    for (const CodedToll& b : other.tolls)
      if (a.of == b.of && a.quantity.unit == b.quantity.unit && apart(a.quantity, b.quantity))
        return true;
  return false;
}

std::string objects_of(const LedgerAct& act) {
  std::string out;
  for (const std::string& words : act.object) out += (out.empty() ? "" : "; ") + words;
  return out;
}

/// The figures of a text, without the commas in them.
std::string figures_of(const std::string& words) {
  std::string out;
  for (const char c : words) {
    if (c >= '0' && c <= '9')
      out += c;
    else if (c != ',' && !out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string last_word(const std::string& words) {
  const std::size_t at = words.find_last_of(' ');
  return at == std::string::npos ? words : words.substr(at + 1);
}

/// Two counts of the same thing.
bool objects_clash(const LedgerAct& one, const LedgerAct& other) {
  const std::string a = objects_of(one), b = objects_of(other);
  const std::string m = figures_of(a), n = figures_of(b);
  return !m.empty() && !n.empty() && m != n && last_word(a) == last_word(b);
}

void give_manner(const std::vector<Heard>& heard, LedgerEvent& out) {
  const Field type{"type", [](const LedgerAct& a) { return a.act; },
                   [](const LedgerAct& a) { return a.act; },
                   [](const LedgerAct&, const LedgerAct&) { return false; }};
  const Field mode{"mode", [](const LedgerAct& a) { return a.act + "/" + a.mode.value_or(""); },
                   type.show, type.clash};
  LedgerEvent scratch;
  const std::vector<Value> types = values_of(heard, type, scratch);
  const std::string act = types.front().act->act;
  const LedgerAct* best = types.front().act;
  for (const Value& value : values_of(heard, mode, scratch)) {
    if (value.act->act != act || !value.act->mode) continue;
    best = value.act;
    break;
  }
  out.type = best->type;
  out.act = best->act;
  out.mode = best->mode;
  out.context = best->context;
  out.cameo = best->cameo;
  out.quad = best->quad;
  out.intensity = best->intensity;
  out.trigger = best->trigger;
  out.tense = best->tense;
  for (const Heard& one : heard) out.score = std::max(out.score, one.act->score);
}

/// The narrowest of the days, or the best known of the places, among those with most voices.
const LedgerAct* finest(const std::vector<Value>& values,
                        const std::function<int(const LedgerAct&)>& grain) {
  const Value* best = nullptr;
  for (const Value& value : values) {
    const bool level = best != nullptr && best->voices.size() == value.voices.size();
    if (best == nullptr || (level && grain(*value.act) < grain(*best->act))) best = &value;
  }
  return best == nullptr ? nullptr : best->act;
}

int grain_of(const std::string& precision, const std::vector<std::string>& order) {
  const auto found = std::find(order.begin(), order.end(), precision);
  return static_cast<int>(found - order.begin());
}

int grain_of_days(const LedgerAct& act) {
  static const std::vector<std::string> kOrder = {"day",    "week", "month",  "quarter",
                                                  "season", "year", "decade", "range"};
  return act.when ? grain_of(act.when->precision, kOrder) : 99;
}

int grain_of_place(const LedgerAct& act) {
  static const std::vector<std::string> kOrder = {"point",  "city",    "admin1",
                                                  "region", "country", "sea"};
  return act.where ? grain_of(act.where->precision, kOrder) : 99;
}

void give_scene(const std::vector<Heard>& heard, LedgerEvent& out) {
  const Field when{"when", days_of, days_of, days_clash};
  const Field where{"where", place_of, place_of, places_clash};
  if (const LedgerAct* best = finest(values_of(heard, when, out), grain_of_days))
    out.when = best->when;
  if (const LedgerAct* best = finest(values_of(heard, where, out), grain_of_place))
    out.where = best->where;
}

}  // namespace

void give_account(const Known& known, const std::vector<EventWord>& words, LedgerEvent& out) {
  std::vector<Heard> heard = heard_of(known, words);
  if (heard.empty()) return;
  mark_stale(known, heard);
  give_manner(heard, out);
  const Field actors{"actors", [](const LedgerAct& a) { return doers_key(a.actors); },
                     [](const LedgerAct& a) { return names_of(a.actors); },
                     [&](const LedgerAct& a, const LedgerAct& b) {
                       return other_doers(a.actors, b.actors, known.rules);
                     }};
  const Field recipients{"recipients", [](const LedgerAct& a) { return doers_key(a.recipients); },
                         [](const LedgerAct& a) { return names_of(a.recipients); },
                         [&](const LedgerAct& a, const LedgerAct& b) {
                           return other_doers(a.recipients, b.recipients, known.rules);
                         }};
  const Field object{"object", objects_of, objects_of, objects_clash};
  const Field tolls{"tolls", tolls_of, tolls_of, tolls_clash};
  const auto first = [](const std::vector<Value>& values) {
    return values.empty() ? nullptr : values.front().act;
  };
  if (const LedgerAct* best = first(values_of(heard, actors, out))) out.actors = best->actors;
  if (const LedgerAct* best = first(values_of(heard, recipients, out)))
    out.recipients = best->recipients;
  if (const LedgerAct* best = first(values_of(heard, object, out))) out.object = best->object;
  give_scene(heard, out);
  if (const LedgerAct* best = first(values_of(heard, tolls, out))) out.tolls = best->tolls;
}

}  // namespace sayso
