#include "place/locate.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "place/read_place.h"

namespace sayso {
namespace {

constexpr double kThousand = 1000.0;

PlacePrecision precision_of(const PlaceRow& row, bool part) {
  if (part) return PlacePrecision::region;
  switch (row.kind) {
    case PlaceKind::city:
      return PlacePrecision::city;
    case PlaceKind::first:
      return PlacePrecision::admin1;
    case PlaceKind::point:
      return PlacePrecision::point;
    case PlaceKind::sea:
      return PlacePrecision::sea;
    case PlaceKind::country:
      return PlacePrecision::country;
    default:
      return PlacePrecision::region;
  }
}

class Locator {
 public:
  Locator(const Mentions& mentions, const Sentences& sentences, const Document& document,
          const Ontology& ontology, const Gazetteer& gazetteer)
      : mentions_(mentions),
        sentences_(sentences),
        ontology_(ontology),
        gazetteer_(gazetteer),
        dateline_(document.dateline.value_or(Span{})),
        names_(document.clean.text, dateline_, gazetteer),
        reader_(names_, gazetteer),
        day_(document.published_at ? document.published_at->value : std::string()) {}

  Locations locate() && {
    out_.mentions.resize(mentions_.mentions.size());
    out_.triggers.resize(mentions_.triggers.size());
    for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
      if (!is_place(i)) continue;
      const Span& span = mentions_.mentions[i].span;
      if (const auto choice = reader_.read(span, sentence_of(i))) out_.mentions[i] = place(*choice);
    }
    for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i)
      if (is_place(i) && !out_.mentions[i]) out_.mentions[i] = taken_up(i);
    by_arcs();
    by_same_event();
    by_passage();
    for (const PlaceName& name : names_.names(0, names_.words().size()))
      if (const auto country = names_.one_country(name))
        out_.hints.push_back(
            {{names_.words()[name.first].span.begin, names_.words()[name.end - 1].span.end},
             country_code(*country)});
    return std::move(out_);
  }

 private:
  bool is_place(std::uint32_t mention) const {
    const auto role = static_cast<std::size_t>(Role::place);
    const MentionKindId kind = mentions_.mentions[mention].kind;
    return ontology_.role_allows[role][kind.value] && !ontology_.mention_kinds[kind.value].actor;
  }
  const Span& sentence_of(std::uint32_t mention) const {
    return sentences_[mentions_.mentions[mention].sentence].span;
  }
  bool in_dateline(const Span& span) const { return dateline_.overlaps(span); }

  Place place(const PlaceChoice& choice) const {
    const PlaceRow row = gazetteer_.row(choice.row);
    Place out;
    out.name = gazetteer_.name(row);
    if (row.geonames != 0) out.geonames = row.geonames;
    if (row.country != 0) out.country = country_code(row.country);
    if (row.lat != kNowhere && row.lon != kNowhere) {
      out.lat = row.lat / kThousand;
      out.lon = row.lon / kThousand;
    }
    out.precision = precision_of(row, choice.part);
    out.admin1 = first_division(choice.row);
    out.held_by = gazetteer_.held_by(choice.row, day_);
    out.why = choice.why;
    if (out.held_by) out.why += fmt::format("; held by {} on the day of the report", *out.held_by);
    return out;
  }

  std::optional<std::string> first_division(std::uint32_t at) const {
    constexpr int kDeepest = 4;
    for (int depth = 0; depth < kDeepest; ++depth) {
      const PlaceRow row = gazetteer_.row(at);
      if (row.kind == PlaceKind::first) return std::string(gazetteer_.name(row));
      if (row.inside == 0) return std::nullopt;
      at = row.inside - 1;
    }
    return std::nullopt;
  }

  /// What "the area", "the capital", "here" take up.
  std::optional<Place> taken_up(std::uint32_t mention) const {
    const Mention& own = mentions_.mentions[mention];
    for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
      if (mentions_.mentions[i].entity != own.entity || !out_.mentions[i]) continue;
      Place place = *out_.mentions[i];
      place.why = "another mention of it: " + place.why;
      return place;
    }
    const PlaceWords words = reader_.describe(own.span);
    if (words.here) return of_dateline();
    // "The Salikh district" lies in the town named before it, "the border town of Tine" need not.
    if (words.named && words.kind != PlaceWord::Kind::second) {
      const auto country =
          words.ground ? reader_.country(sentence_of(mention)) : std::optional<PlaceChoice>();
      return country ? std::optional(place(*country)) : std::nullopt;
    }
    if (!words.vague) return std::nullopt;
    if (words.kind == PlaceWord::Kind::capital) {
      const auto capital = reader_.capital(sentence_of(mention));
      return capital ? std::optional(place(*capital)) : std::nullopt;
    }
    return before(mention, words.kind);
  }

  std::optional<Place> of_dateline() const {
    if (dateline_.empty()) return std::nullopt;
    const auto choice = reader_.read(dateline_, dateline_);
    if (!choice) return std::nullopt;
    Place out = place(*choice);
    out.why = "the dateline, to which the text points";
    return out;
  }

  /// The last place of this kind before a mention, not of the dateline: in its sentence or, within
  /// the paragraph, in those before.
  std::optional<Place> before(std::uint32_t mention, PlaceWord::Kind kind) const {
    const Span& own = mentions_.mentions[mention].span;
    const std::uint32_t paragraph = sentences_[mentions_.mentions[mention].sentence].paragraph;
    std::optional<Place> best;
    for (std::uint32_t i = 0; i < mention; ++i) {
      const Mention& other = mentions_.mentions[i];
      if (!out_.mentions[i] || other.span.begin >= own.begin || in_dateline(other.span)) continue;
      if (sentences_[other.sentence].paragraph != paragraph) continue;
      if (suits(*out_.mentions[i], kind)) best = out_.mentions[i];
    }
    if (!best) best = named_before(own, sentences_[first_of(paragraph)].span.begin, kind);
    if (best) best->why = "the last place named before it: " + best->why;
    return best;
  }

  std::size_t first_of(std::uint32_t paragraph) const {
    const auto found =
        std::find_if(sentences_.begin(), sentences_.end(),
                     [&](const Sentence& each) { return each.paragraph == paragraph; });
    return static_cast<std::size_t>(found - sentences_.begin());
  }

  /// The last name of a place in the text from `from` up to a mention, be it no mention itself.
  std::optional<Place> named_before(const Span& own, std::uint32_t from,
                                    PlaceWord::Kind kind) const {
    const auto [first, end] = names_.inside({from, own.begin});
    std::optional<Place> best;
    for (const PlaceName& name : names_.names(first, end)) {
      const Span span{names_.words()[name.first].span.begin, names_.words()[name.end - 1].span.end};
      if (in_dateline(span)) continue;
      const auto choice = reader_.read(span, own);
      if (!choice) continue;
      Place found = place(*choice);
      if (suits(found, kind)) best = std::move(found);
    }
    return best;
  }

  static bool suits(const Place& place, PlaceWord::Kind kind) {
    switch (kind) {
      case PlaceWord::Kind::city:
        return place.precision == PlacePrecision::city;
      case PlaceWord::Kind::country:
        return place.precision == PlacePrecision::country;
      case PlaceWord::Kind::first:
        return place.precision == PlacePrecision::admin1 ||
               place.precision == PlacePrecision::region;
      default:
        return true;
    }
  }

  /// The place of a mention that the reader ties to an event as its place: a state or a town that
  /// acts elsewhere is ground here.
  std::optional<Place> of_arc(std::uint32_t mention) const {
    if (out_.mentions[mention] || is_place(mention)) return out_.mentions[mention];
    const auto choice = reader_.read(mentions_.mentions[mention].span, sentence_of(mention));
    return choice ? std::optional(place(*choice)) : std::nullopt;
  }

  void by_arcs() {
    for (const RoleArc& arc : mentions_.roles) {
      if (arc.role != Role::place) continue;
      const std::optional<Place> found = of_arc(arc.mention);
      if (!found) {
        lost_.push_back(arc.trigger);
        continue;
      }
      taken_.push_back(arc.mention);
      if (in_dateline(mentions_.mentions[arc.mention].span)) continue;
      std::optional<EventPlace>& place = out_.triggers[arc.trigger];
      if (place && place->place.precision <= found->precision) continue;
      place = {found.value(), arc.mention};
    }
  }

  void by_same_event() {
    for (const LinkArc& link : mentions_.links) {
      if (link.relation != Relation::same || out_.triggers[link.from]) continue;
      if (!out_.triggers[link.to]) continue;
      out_.triggers[link.from] = out_.triggers[link.to];
      out_.triggers[link.from]->place.why =
          "the same event told again: " + out_.triggers[link.to]->place.why;
    }
  }

  bool is_free(std::uint32_t mention) const {
    return out_.mentions[mention] && !in_dateline(mentions_.mentions[mention].span) &&
           std::find(taken_.begin(), taken_.end(), mention) == taken_.end();
  }

  void by_passage() {
    constexpr int kMaterial = 2;  // quads of deeds are the even ones
    for (std::uint32_t i = 0; i < mentions_.triggers.size(); ++i) {
      const Trigger& trigger = mentions_.triggers[i];
      const EventType& type = ontology_.type(trigger.type);
      const bool lost = std::find(lost_.begin(), lost_.end(), i) != lost_.end();
      if (out_.triggers[i] || type.say || lost) continue;
      const auto nearest = in_sentence(trigger);
      const bool deed = type.quad > 0 && type.quad % kMaterial == 0;
      const auto found = nearest || !deed ? nearest : in_paragraph(trigger);
      if (!found) continue;
      out_.triggers[i] = EventPlace{*out_.mentions[*found], found};
      out_.triggers[i]->place.why.insert(0, nearest
                                                ? "the nearest place in its sentence: "
                                                : "the last place before it in its paragraph: ");
    }
  }

  std::optional<std::uint32_t> in_sentence(const Trigger& trigger) const {
    std::optional<std::uint32_t> best;
    std::uint32_t least = UINT32_MAX;
    for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
      const Mention& mention = mentions_.mentions[i];
      if (mention.sentence != trigger.sentence || !is_free(i)) continue;
      const std::uint32_t away = mention.span.begin > trigger.span.begin
                                     ? mention.span.begin - trigger.span.begin
                                     : trigger.span.begin - mention.span.begin;
      if (away >= least) continue;
      least = away;
      best = i;
    }
    return best;
  }

  std::optional<std::uint32_t> in_paragraph(const Trigger& trigger) const {
    const std::uint32_t paragraph = sentences_[trigger.sentence].paragraph;
    std::optional<std::uint32_t> best;
    for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
      const Mention& mention = mentions_.mentions[i];
      const bool before = mention.sentence < trigger.sentence &&
                          sentences_[mention.sentence].paragraph == paragraph;
      if (before && out_.mentions[i] && !in_dateline(mention.span)) best = i;
    }
    return best;
  }

  const Mentions& mentions_;
  const Sentences& sentences_;
  const Ontology& ontology_;
  const Gazetteer& gazetteer_;
  const Span dateline_;
  DocumentPlaces names_;
  PlaceReader reader_;
  const std::string day_;
  std::vector<std::uint32_t> taken_;  // mentions that an event has
  std::vector<std::uint32_t> lost_;   // triggers whose own place no table knows
  Locations out_;
};

}  // namespace

Locations locate(const Mentions& mentions, const Sentences& sentences, const Document& document,
                 const Ontology& ontology, const Gazetteer& gazetteer) {
  if (gazetteer.empty()) {
    return {std::vector<std::optional<Place>>(mentions.mentions.size()),
            std::vector<std::optional<EventPlace>>(mentions.triggers.size()),
            {}};
  }
  return Locator(mentions, sentences, document, ontology, gazetteer).locate();
}

}  // namespace sayso
