// A report whose actors are set by hand, for this station's tests.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "actor/resolve.h"
#include "dictionary/pack_actors.h"
#include "ontology/load.h"

namespace sayso {

inline const std::string kData = std::string(SAYSO_SOURCE_DIR) + "/data";

inline const Ontology& book() {
  static const Ontology loaded = [] {
    auto result = load_ontology(kData + "/ontology");
    return std::move(result).value();
  }();
  return loaded;
}

inline const Pack& pack() {
  static const Pack loaded = [] {
    PackWriter writer;
    if (!pack_actors({.data = kData + "/actors", .user = std::nullopt}, writer))
      throw std::runtime_error("data/actors cannot be packed");
    auto result = Pack::parse(writer.bytes(), "actors");
    return std::move(result).value();
  }();
  return loaded;
}

inline const CountryNames& packed_names() {
  static const CountryNames opened = CountryNames::open(pack());
  return opened;
}

inline const Officials& officials() {
  static const Officials opened = Officials::open(pack());
  return opened;
}

/// A report whose mentions are given by their words.
class Report {
 public:
  explicit Report(const std::string& text, const std::string& day = "2024-11-05") {
    document_.text = document_.clean.text = text;
    sentences_.emplace_back().span = {0, static_cast<std::uint32_t>(text.size())};
    if (!day.empty()) document_.published_at = Recognised{day, "given"};
  }
  /// An actor; `entity` below zero: a new one.
  Report& actor(const std::string& words, const char* sector, int entity = -1) {
    add(words, "ACT", entity).sector = book().find_sector(sector);
    return *this;
  }
  /// An actor to whom the reader gives these scores, the best first, and far less to all others.
  Report& read(const std::string& words, const std::vector<std::pair<const char*, Score>>& scores,
               int entity = -1) {
    Mention& mention = add(words, "ACT", entity);
    mention.sectors.assign(book().sectors.size(), -9000);
    for (const auto& [sector, score] : scores)
      mention.sectors[book().find_sector(sector)->value] = score;
    mention.sector = book().find_sector(scores.front().first);
    return *this;
  }
  /// What the reader gives each country for the last mention, the likeliest first; "" for none.
  Report& countries(std::vector<CountryScore> scores) {
    mentions_.mentions.back().countries = std::move(scores);
    return *this;
  }
  /// The last one acts in an event of this type.
  Report& acts(const char* type) {
    mentions_.triggers.emplace_back().type = *book().find_type(type);
    const auto trigger = static_cast<std::uint32_t>(mentions_.triggers.size() - 1);
    const auto mention = static_cast<std::uint32_t>(mentions_.mentions.size() - 1);
    mentions_.roles.push_back({trigger, Role::actors, mention, 0});
    return *this;
  }
  Report& place(const std::string& words) {
    add(words, "LOC", -1);
    return *this;
  }
  /// A name that the gazetteer knows in one country only.
  Report& hint(const std::string& words, const std::string& country) {
    const std::size_t at = document_.clean.text.find(words);
    places_.hints.push_back(
        {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())}, country});
    return *this;
  }
  Actors resolve() const {
    return sayso::resolve({document_, sentences_, mentions_, places_},
                          {packed_names(), officials(), book()});
  }
  /// Cuts the text into its sentences.
  Report& sentences() {
    sentences_.clear();
    const std::string& text = document_.clean.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(". ", at), text.size() - 2) + 2;
      sentences_.emplace_back().span = {static_cast<std::uint32_t>(at),
                                        static_cast<std::uint32_t>(end)};
      at = end;
    }
    return *this;
  }
  /// What speaks for the sector of a mention.
  std::vector<std::string> sector_rows(std::size_t mention) const {
    for (SectorCase& one : sector_cases({document_, sentences_, mentions_, places_},
                                        {packed_names(), officials(), book()}))
      if (one.mention == mention) return one.rows;
    return {};
  }
  /// The sector of a mention.
  std::string sector(std::size_t i = 0) const {
    const std::optional<SectorId> sector = resolve().references.at(i).sector;
    return sector ? std::string(book().sectors[sector->value].name) : "";
  }
  /// The country of the first mention.
  Reference reference(std::size_t i = 0) const { return resolve().references.at(i); }
  std::string country() const { return resolve().references.at(0).country.value_or(""); }
  Entity entity(std::size_t i = 0) const { return resolve().entities.at(i); }

 private:
  Mention& add(const std::string& words, const char* label, int entity) {
    Mention m;
    const std::size_t at = document_.clean.text.find(words, from_);
    if (at == std::string::npos) throw std::invalid_argument(words);
    m.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    from_ = at + words.size();
    m.kind = *book().find_mention_label(label);
    m.entity = entity < 0 ? next_++ : static_cast<std::uint32_t>(entity);
    while (m.sentence + 1 < sentences_.size() && sentences_[m.sentence].span.end <= m.span.begin)
      ++m.sentence;
    mentions_.mentions.push_back(m);
    return mentions_.mentions.back();
  }
  Document document_;
  Sentences sentences_;
  Locations places_;
  Mentions mentions_;
  std::size_t from_ = 0;
  std::uint32_t next_ = 0;
};

/// The country of a phrase that is the whole report.
inline std::string country_of(const std::string& phrase, const char* sector) {
  return Report(phrase).actor(phrase, sector).country();
}

/// The entity of a phrase that speaks in a report of the day; empty: without a date.
inline Entity told(const std::string& phrase, const std::string& day, const char* sector = "GOV") {
  return Report(phrase + " spoke.", day).actor(phrase, sector).entity();
}

}  // namespace sayso
