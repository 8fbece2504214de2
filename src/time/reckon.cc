#include "time/reckon.h"

#include <algorithm>
#include <string_view>

#include "time/read_date.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMostLead = 400;  // bytes in front of a date that are looked at

std::optional<Date> day_of(const Document& document) {
  return document.published_at ? parse_day(document.published_at->value) : std::nullopt;
}

/// Bytes between two spans; 0 where they touch.
std::uint32_t gap(const Span& one, const Span& other) {
  if (one.end <= other.begin) return other.begin - one.end;
  return other.end <= one.begin ? one.begin - other.end : 0;
}

/// How far a date stands from a trigger; what a comma parts is further off.
std::uint32_t reach(const Span& trigger, const Span& date, std::string_view text) {
  constexpr std::uint32_t kComma = 40;  // bytes
  const Span between{std::min(trigger.end, date.end), std::max(trigger.begin, date.begin)};
  const std::uint32_t away = gap(trigger, date);
  if (away == 0) return 0;
  const std::string_view words = slice(text, between);
  return away + kComma * static_cast<std::uint32_t>(std::count(words.begin(), words.end(), ','));
}

/// Days from the first to the last; the more, the less it tells.
std::int64_t width(const DateRange& range) {
  if (!range.from || !range.to) return range.from || range.to ? INT64_MAX - 1 : INT64_MAX;
  const auto days = [](const Date& day) {
    return (std::int64_t{day.year} * 12 + day.month) * 31 + day.day;
  };
  return days(*range.to) - days(*range.from);
}

/// A date that an event has.
struct Dated {
  const DateRange& when;
  Span words;
};

bool is_numbered(std::string_view words) {
  return words.find_first_of("0123456789") != std::string_view::npos;
}

/// "Tuesday, March 18": whether a date without a number stands right before one with a number.
bool is_weekday_of(const Span& weekday, const Span& date, std::string_view text) {
  constexpr std::uint32_t kComma = 2;  // bytes
  if (weekday.end >= date.begin || date.begin - weekday.end > kComma) return false;
  const std::string_view between = slice(text, {weekday.end, date.begin});
  return between.find_first_not_of(", ") == std::string_view::npos &&
         !is_numbered(slice(text, weekday)) && is_numbered(slice(text, date));
}

/// Whether the one tells more than the other: by fewer days, or from nearer.
bool is_better(const Dated& one, const Dated& other, const Span& trigger, std::string_view text) {
  if (width(one.when) != width(other.when)) return width(one.when) < width(other.when);
  return reach(trigger, one.words, text) < reach(trigger, other.words, text);
}

/// What goes right before a trigger, an adverb apart: "are still due to", "was to".
std::optional<TimeClass> before(const Trigger& trigger, std::string_view text,
                                const TimeWords& words) {
  constexpr std::uint32_t kBytes = 24;
  std::uint32_t from = trigger.span.begin - std::min(trigger.span.begin, kBytes);
  while (from > 0 && from < trigger.span.begin && text[from - 1] != ' ') ++from;
  const std::vector<TimeTerm> terms = words.cut(text.substr(from, trigger.span.begin - from));
  for (std::size_t back = 1; back <= std::min<std::size_t>(terms.size(), 2); ++back) {
    const TimeClass what = terms[terms.size() - back].what;
    if (what != TimeClass::other) return what;
  }
  return std::nullopt;
}

/// Whether somebody says it, and is named before it: in "said that he was to go" all is to come.
bool is_told_by_another(const Mentions& mentions, std::uint32_t trigger) {
  return std::any_of(mentions.links.begin(), mentions.links.end(), [&](const LinkArc& link) {
    return link.relation == Relation::says && link.to == trigger &&
           mentions.triggers[link.from].span.end <= mentions.triggers[trigger].span.begin;
  });
}

bool is_future(const Mentions& mentions, std::uint32_t trigger, const Ontology& ontology) {
  return mentions.triggers[trigger].tense.value == ontology.future_tense;
}

/// Whether the day of an act lies ahead of the report: "who were to be freed on Saturday are still
/// in the hills" is of one that does not.
bool is_ahead(const Mentions& mentions, std::uint32_t trigger, const Ontology& ontology,
              std::string_view text, const TimeWords& words) {
  const auto what = before(mentions.triggers[trigger], text, words);
  if (what == TimeClass::meant && !is_told_by_another(mentions, trigger)) return false;
  return what == TimeClass::future || is_future(mentions, trigger, ontology);
}

/// [mention] where a date lies. Of several events of one date the nearest tells: "pledged grain …
/// delivered by 31 December".
std::vector<Toward> directions(const Mentions& mentions, const Ontology& ontology,
                               std::string_view text, const TimeWords& words) {
  std::vector<Toward> toward(mentions.mentions.size(), Toward::unknown);
  std::vector<std::uint32_t> nearest(mentions.mentions.size(), UINT32_MAX);
  for (const RoleArc& arc : mentions.roles) {
    if (arc.role != Role::date) continue;
    const Trigger& trigger = mentions.triggers[arc.trigger];
    const std::uint32_t away = gap(trigger.span, mentions.mentions[arc.mention].span);
    if (away >= nearest[arc.mention]) continue;
    nearest[arc.mention] = away;
    const bool ahead = is_ahead(mentions, arc.trigger, ontology, text, words);
    toward[arc.mention] = ahead ? Toward::future : Toward::past;
  }
  return toward;
}

/// "who were expected on Friday, have still not met": of an act told behind the date as one that
/// did not come about.
bool has_passed_by(const Mentions& mentions, const Mention& date, const Ontology& ontology) {
  const auto is_denied = [&](FactualityId factuality) {
    return std::any_of(
        ontology.factualities.begin(), ontology.factualities.end(),
        [&](const Factuality& one) { return one.holds && one.denied == factuality; });
  };
  return std::any_of(
      mentions.triggers.begin(), mentions.triggers.end(), [&](const Trigger& trigger) {
        return trigger.sentence == date.sentence && trigger.span.begin > date.span.end &&
               is_denied(trigger.factuality) && trigger.tense.value != ontology.future_tense;
      });
}

}  // namespace

Times reckon(const Mentions& mentions, const Sentences& sentences, const Document& document,
             const Ontology& ontology, const TimeWords& words) {
  const std::vector<bool>& dates = ontology.role_allows[static_cast<std::size_t>(Role::date)];
  const std::string_view text = document.clean.text;
  const auto span_of = [&](std::size_t date) { return mentions.mentions[date].span; };
  const auto beside = [&](std::size_t weekday, std::size_t date) {
    return date < mentions.mentions.size() && dates[mentions.mentions[weekday].kind.value] &&
           dates[mentions.mentions[date].kind.value] &&
           is_weekday_of(span_of(weekday), span_of(date), text);
  };
  // A weekday and its date are read as one, whichever is asked for.
  const auto whole = [&](std::size_t date) {
    Span span = span_of(date);
    if (date > 0 && beside(date - 1, date)) span.begin = span_of(date - 1).begin;
    if (beside(date, date + 1)) span.end = span_of(date + 1).end;
    return span;
  };
  const std::vector<Toward> toward = directions(mentions, ontology, text, words);
  Times out;
  out.mentions.resize(mentions.mentions.size());
  out.triggers.resize(mentions.triggers.size());
  const std::optional<Date> anchor = day_of(document);
  for (std::size_t i = 0; i < mentions.mentions.size(); ++i) {
    const Mention& mention = mentions.mentions[i];
    if (!dates[mention.kind.value]) continue;
    const Span span = whole(i);
    const std::uint32_t from = std::max(sentences[mention.sentence].span.begin,
                                        span.begin - std::min(span.begin, kMostLead));
    const std::string_view lead = text.substr(from, span.begin - from);
    Toward way = toward[i] == Toward::unknown ? direction_of(lead, words) : toward[i];
    if (is_awaited(lead, words) && has_passed_by(mentions, mention, ontology)) way = Toward::past;
    out.mentions[i] = read_date({slice(text, span), lead, anchor, way}, words);
  }
  for (const RoleArc& arc : mentions.roles) {
    if (arc.role != Role::date || !out.mentions[arc.mention]) continue;
    EventTime& time = out.triggers[arc.trigger];
    const DateRange& when = *out.mentions[arc.mention];
    const auto span = [&](std::uint32_t date) { return mentions.mentions[date].span; };
    const Span& trigger = mentions.triggers[arc.trigger].span;
    if (time.when &&
        !is_better({when, span(arc.mention)}, {*time.when, span(*time.mention)}, trigger, text))
      continue;
    time = {when, arc.mention, std::nullopt};
    if (is_future(mentions, arc.trigger, ontology)) time.expected_by = when.to;
  }
  return out;
}

}  // namespace sayso
