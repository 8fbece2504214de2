#include "linking/likeness.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/voice.h"

namespace sayso {
namespace {

double as_number(bool is) { return is ? 1.0 : 0.0; }

/// Kilometres of the great circle by the haversine formula.
double kilometres(const CodedPlace& one, const CodedPlace& other) {
  constexpr double kRadian = 3.14159265358979323846 / 180;
  const double phi = (*other.lat - *one.lat) * kRadian / 2;
  const double lambda = (*other.lon - *one.lon) * kRadian / 2;
  const double h = std::sin(phi) * std::sin(phi) + std::cos(*one.lat * kRadian) *
                                                       std::cos(*other.lat * kRadian) *
                                                       std::sin(lambda) * std::sin(lambda);
  return 12742 * std::asin(std::sqrt(std::min(1.0, h)));
}

bool is_exact(const CodedPlace& place) {
  return place.precision == "city" || place.precision == "point";
}

/// A place that is known by its name alone: a village, a street, a crossing. Reports name such a
/// one or a town that lies by it, as they please.
bool is_uncharted(const CodedPlace& place) {
  return !place.geonames && (place.lat ? place.precision == "point" : !place.country);
}

/// How two places fit: one of the first three is true, or none where nothing is known.
struct PlaceFit {
  bool same = false, near = false, other = false;
  double far = 0;  ///< 0 to 1, of places in different towns
};

/// Of two places of which one is on no map: a village is no other village, and may lie in a region.
PlaceFit name_fit(const CodedPlace& one, const CodedPlace& other) {
  const auto local = [](const CodedPlace& place) { return is_uncharted(place) || is_exact(place); };
  if (!local(one) || !local(other)) return {};
  const bool shared = meet(marks_of(name_stems(one.name)), marks_of(name_stems(other.name)));
  return shared ? PlaceFit{true} : PlaceFit{false, false, true, 0};
}

PlaceFit place_fit(const std::optional<CodedPlace>& one, const std::optional<CodedPlace>& other,
                   const LedgerRules& rules) {
  if (!one || !other) return {};
  if (one->geonames && other->geonames && *one->geonames == *other->geonames) return {true};
  if (!one->geonames && !other->geonames && one->name == other->name) return {true};
  if (is_uncharted(*one) || is_uncharted(*other)) return name_fit(*one, *other);
  const bool exact = is_exact(*one) && is_exact(*other);
  const bool charted = one->lat && one->lon && other->lat && other->lon;
  const bool placed = one->country && other->country;
  if (!placed && !(exact && charted)) return {};
  // Which country a town at a border is said to lie in may depend on who tells it.
  if (placed && *one->country != *other->country && is_exact(*one) != is_exact(*other))
    return {false, false, true, 0};
  if (placed && *one->country != *other->country) return {false, false, true, 1};
  if (exact && charted) {
    const double apart = kilometres(*one, *other);
    if (apart <= rules.figure("near-kilometres")) return {false, true};
    return {false, false, true, std::min(1.0, apart / rules.figure("far-kilometres"))};
  }
  const bool parted = one->admin1 && other->admin1 && *one->admin1 != *other->admin1;
  return {false, !parted, parted, parted ? 0.5 : 0};
}

/// Tolls that can be compared: the same, or different.
std::pair<bool, bool> toll_fit(const LedgerAct& one, const LedgerAct& other) {
  bool same = false;
  bool unlike = false;
  for (const CodedToll& a : one.tolls) {
    for (const CodedToll& b : other.tolls) {
      if (a.of != b.of || !a.quantity.min || !b.quantity.min) continue;
      const double low = std::min(*a.quantity.min, *b.quantity.min);
      (low == std::max(*a.quantity.min, *b.quantity.min) ? same : unlike) = true;
    }
  }
  return {same, unlike && !same};
}

struct Pair {
  const ActView& one;
  const ActView& other;
  const LedgerRules& rules;
  FeatureValues& values;

  void set(Feature feature, double value) const {
    values[static_cast<std::size_t>(feature)] = value;
  }
  double get(Feature feature) const { return values[static_cast<std::size_t>(feature)]; }
};

/// Sets `feature` to what they share and the one behind it to whether both tell, and share nothing.
void compare_sets(const Pair& pair, const WordMarks& one, const WordMarks& other, Feature feature) {
  const double shared = overlap(one, other);
  pair.set(feature, shared);
  const auto behind = static_cast<Feature>(static_cast<std::uint8_t>(feature) + 1);
  pair.set(behind, as_number(shared == 0 && !one.empty() && !other.empty()));
}

/// `alike`: their types, as rules.h has it.
void compare_words(const Pair& pair, double alike) {
  const LedgerAct& a = *pair.one.act;
  const LedgerAct& b = *pair.other.act;
  pair.set(Feature::bias, 1);
  pair.set(Feature::type, as_number(a.act == b.act));
  if (a.act != b.act) pair.set(Feature::alike, alike);
  if (a.mode && b.mode) {
    pair.set(Feature::mode_same, as_number(*a.mode == *b.mode));
    pair.set(Feature::mode_other, as_number(*a.mode != *b.mode));
  }
  const bool trigger = meet(pair.one.triggers, pair.other.triggers);
  pair.set(Feature::trigger, as_number(trigger));
  pair.set(Feature::slip, as_number(a.act != b.act && trigger));
  const bool sense = meet(pair.one.senses, pair.other.senses);
  pair.set(Feature::sense, as_number(!trigger && sense));
  const bool told = !pair.one.senses.empty() && !pair.other.senses.empty();
  pair.set(Feature::sense_other,
           as_number(told && !trigger && !sense && !meet(pair.one.kin, pair.other.senses)));
  pair.set(Feature::near, cosine(pair.one.near, pair.other.near));
  pair.set(Feature::words, cosine(pair.one.stems, pair.other.stems));
  compare_sets(pair, pair.one.names, pair.other.names, Feature::names);
  compare_sets(pair, pair.one.numbers, pair.other.numbers, Feature::numbers);
  pair.set(Feature::setting, cosine(pair.one.setting, pair.other.setting));
  pair.set(Feature::countries, overlap(pair.one.countries, pair.other.countries));
  if (!pair.one.objects.empty() && !pair.other.objects.empty()) {
    const double shared = overlap(pair.one.objects, pair.other.objects);
    pair.set(Feature::object, shared);
    pair.set(Feature::object_other, as_number(shared == 0));
  }
  const auto [same, unlike] = toll_fit(a, b);
  pair.set(Feature::toll_same, as_number(same));
  pair.set(Feature::toll_other, as_number(unlike));
}

void compare_parties(const Pair& pair) {
  const ActView& a = pair.one;
  const ActView& b = pair.other;
  const SideFit actors = side_fit(a.actors, b.actors);
  const SideFit recipients = side_fit(a.recipients, b.recipients);
  pair.set(Feature::actors, std::max(0.0, actors.fit));
  pair.set(Feature::actors_other, std::max(0.0, -actors.fit));
  pair.set(Feature::actors_open, as_number(actors.open));
  const bool owned = !a.blamed && !b.blamed;
  pair.set(Feature::doers_other, owned ? std::max(0.0, -actors.fit) : 0);
  pair.set(Feature::recipients, std::max(0.0, recipients.fit));
  pair.set(Feature::recipients_other, std::max(0.0, -recipients.fit));
  pair.set(Feature::recipients_open, as_number(recipients.open));
  pair.set(Feature::count_other, as_number(counts_apart(a.recipients, b.recipients)));
  if (actors.fit > 0 || recipients.fit > 0) return;
  const double done = side_fit(a.actors, b.recipients).fit;
  const double suffered = side_fit(a.recipients, b.actors).fit;
  pair.set(Feature::crossed, std::max({0.0, done, suffered}));
  if (owned || a.act->doc == b.act->doc || std::min(done, suffered) <= 0) return;
  // Each lays it on the other: who did it tells nothing of whether it is one act.
  pair.set(Feature::actors_other, 0);
  pair.set(Feature::recipients_other, 0);
}

/// What is still to come, and what is not.
struct PlanAndDeed {
  const ActView& plan;
  const ActView& deed;
};

/// Nothing where both are to come, or neither.
std::optional<PlanAndDeed> plan_and_deed(const ActView& one, const ActView& other) {
  const bool first = is_open(*one.act);
  if (first == is_open(*other.act)) return std::nullopt;
  return first ? PlanAndDeed{one, other} : PlanAndDeed{other, one};
}

/// Days by which a deed lies behind the last day of a plan that was told before it: plans are
/// carried out late. 0 where it is not so, or too late for that.
std::int32_t lateness(const Pair& pair) {
  const auto both = plan_and_deed(pair.one, pair.other);
  if (!both) return 0;
  const auto& [plan, deed] = *both;
  if (!plan.days.told || !deed.days.told || plan.published > deed.published) return 0;
  const std::int32_t late = deed.days.from - plan.days.to;
  return late > 0 && late <= pair.rules.figure("days-late") ? late : 0;
}

void compare_days(const Pair& pair) {
  const DayRange& a = pair.one.days;
  const DayRange& b = pair.other.days;
  const std::int32_t apart = days_apart(a, b);
  const std::int32_t late = lateness(pair);
  const bool exact = a.told && b.told && a.from == a.to && b.from == b.to;
  if (late > 0) {
    pair.set(Feature::days_apart, late / pair.rules.figure("days-late"));
  } else if (exact) {
    pair.set(Feature::day_same, as_number(apart == 0));
    pair.set(Feature::day_next, as_number(apart == 1));
    if (apart > 1) pair.set(Feature::day_off, std::min(1.0, apart / pair.rules.figure("days-far")));
  } else {
    pair.set(Feature::days_overlap, as_number(apart == 0 && a.told && b.told));
    pair.set(Feature::days_apart, std::min(1.0, apart / pair.rules.figure("days-far")));
  }
  pair.set(Feature::days_untold, as_number(!a.told || !b.told));
  const std::int32_t published = std::abs(pair.one.published - pair.other.published);
  pair.set(Feature::told_apart,
           std::min(1.0, std::log1p(published) / std::log1p(pair.rules.figure("days-ahead"))));
}

void compare_places(const Pair& pair) {
  const PlaceFit fit = place_fit(pair.one.act->where, pair.other.act->where, pair.rules);
  pair.set(Feature::place_same, as_number(fit.same));
  pair.set(Feature::place_near, as_number(fit.near));
  pair.set(Feature::place_other, as_number(fit.other));
  pair.set(Feature::place_far, fit.far);
}

void compare_life(const Pair& pair) {
  const LedgerAct& a = *pair.one.act;
  const LedgerAct& b = *pair.other.act;
  pair.set(Feature::planned, as_number(is_open(a) != is_open(b)));
  pair.set(Feature::open, as_number(is_open(a) && is_open(b)));
  pair.set(Feature::background, as_number(a.stance == "background" || b.stance == "background"));
  pair.set(Feature::definite, as_number(pair.one.definite || pair.other.definite));
  pair.set(Feature::another, as_number(pair.one.another != pair.other.another));
  pair.set(Feature::denied, as_number((a.stance == "denies") != (b.stance == "denies")));
}

/// What only tellings of one report have.
void compare_tellings(const Pair& pair) {
  const ActView& first = pair.one.act->order() < pair.other.act->order() ? pair.one : pair.other;
  const ActView& second = &first == &pair.one ? pair.other : pair.one;
  const auto& ties = first.act->ties;
  pair.set(Feature::tied,
           as_number(std::any_of(ties.begin(), ties.end(), [&](const LedgerTie& tie) {
             return tie.rel == "same" && tie.start == second.act->start;
           })));
  const int apart = second.act->sentence_number - first.act->sentence_number;
  pair.set(Feature::one_sentence, as_number(apart == 0));
  pair.set(Feature::next_sentence, as_number(apart == 1));
  pair.set(Feature::sentences_apart, std::min(1.0, apart / 10.0));
}

/// Whether one is told for a span of days ("in June") that the day or span of the other misses by
/// more than the slack of days.
bool in_different_spans(const Pair& pair) {
  const DayRange& a = pair.one.days;
  const DayRange& b = pair.other.days;
  if (!a.told || !b.told || lateness(pair) > 0) return false;
  const auto slack = static_cast<std::int32_t>(pair.rules.figure("days-slack"));
  const std::int32_t a_days = a.to - a.from, b_days = b.to - b.from;
  const bool both = a_days > slack && b_days > slack;
  const std::int32_t least = both ? 1 : slack + 1;
  return (a_days > slack || b_days > slack) && days_apart(a, b) >= least;
}

/// Whether a claim on the one act hangs on the other: "denied that it had fired".
bool says(const LedgerAct& upper, const LedgerAct& act) {
  return std::any_of(act.claims.begin(), act.claims.end(), [&](const LedgerClaim& claim) {
    return std::any_of(claim.chain.begin(), claim.chain.end(),
                       [&](const LedgerLink& link) { return link.start == upper.start; });
  });
}

/// Whether both tell of goods, and of none in common: shells are no flour.
bool of_different_goods(const ActView& one, const ActView& other) {
  return !one.goods.empty() && !other.goods.empty() && !meet(one.goods, other.goods) &&
         !meet(one.objects, other.objects);
}

/// Whether a report tells one as done and the other as still to come: "marched on Monday and will
/// strike on Thursday". What points back ("the meeting") may be the plan itself.
bool one_is_to_come(const ActView& one, const ActView& other) {
  const auto both = plan_and_deed(one, other);
  if (!both) return false;
  const auto& [plan, deed] = *both;
  return plan.days.told && plan.days.from > plan.published && deed.act->tense == "past" &&
         deed.act->stance == "asserts" && !deed.definite;
}

/// "urges Italy to impose an embargo of its own": who has done the one asks another for the other.
bool is_asked_by_doer(const ActView& one, const ActView& other, const LedgerRules& rules) {
  const auto both = plan_and_deed(one, other);
  if (!both) return false;
  const std::vector<LedgerClaim>& claims = both->plan.act->claims;
  return std::any_of(claims.begin(), claims.end(), [&](const LedgerClaim& claim) {
    return !claim.chain.empty() && rules.is("kind-asks", claim.chain.front().kind) &&
           side_fit(views_of(claim.chain.front().vouchers, rules), both->deed.actors).fit > 0;
  });
}

/// Whether the words hold the name of a place whole: "shoal" alone names none.
bool names_place(const WordMarks& words, const WordMarks& place) {
  return words.size() >= place.size() && overlap(words, place) == 1;
}

/// Whether one is of a day long past, and the other of none that is told: of these days, then.
bool is_of_long_ago(const ActView& one, const ActView& other, const LedgerRules& rules) {
  return (is_old(*one.act, rules) && !other.days.told) ||
         (is_old(*other.act, rules) && !one.days.told);
}

/// Whether it is told as not so: denied, or still not so.
bool is_negative(const LedgerClaim& claim, const LedgerRules& rules) {
  return claim.stance == "denies" ||
         (claim.stance == "none" &&
          rules.stance(claim.kind, claim.factuality, claim.tense) == "denies");
}

/// "denied bombing the school and said it had struck a camp", "have still not visited Chinari …
/// visited Movses": whether somebody denies the one and asserts the other.
bool is_denied_by_teller(const LedgerAct& one, const LedgerAct& other, const LedgerRules& rules) {
  const auto differ = [&](const LedgerClaim& a, const LedgerClaim& b) {
    const bool both = (a.stance == "asserts" && is_negative(b, rules)) ||
                      (is_negative(a, rules) && b.stance == "asserts");
    return both && a.voices == b.voices;
  };
  return std::any_of(one.claims.begin(), one.claims.end(), [&](const LedgerClaim& a) {
    return std::any_of(other.claims.begin(), other.claims.end(),
                       [&](const LedgerClaim& b) { return differ(a, b); });
  });
}

/// "called off", and not what it calls off: whether one of the two acts ends what the other is.
bool is_call_off(const LedgerAct& one, const LedgerAct& other, const LedgerRules& rules) {
  return rules.is("called-off", folded_name(one.trigger)) !=
         rules.is("called-off", folded_name(other.trigger));
}

/// What a report tells twice it tells of one day and one place.
std::string bar_of_tellings(const Pair& pair) {
  const LedgerAct& a = *pair.one.act;
  const LedgerAct& b = *pair.other.act;
  if (one_is_to_come(pair.one, pair.other)) return "one is to come";
  if (is_asked_by_doer(pair.one, pair.other, pair.rules))
    return "the doer of one asks for the other";
  if (says(a, b) || says(b, a)) return "one tells of the other";
  if (is_call_off(a, b, pair.rules)) return "one calls the other off";
  if (in_different_spans(pair)) return "in different months";
  if (is_of_long_ago(pair.one, pair.other, pair.rules)) return "one is of long ago";
  if (is_denied_by_teller(a, b, pair.rules)) return "who tells one denies the other";
  const bool settled = !is_open(a) && !is_open(b);
  if (settled && (pair.get(Feature::day_off) > 0 || pair.get(Feature::day_next) > 0))
    return "on different days";
  if (settled && pair.get(Feature::place_far) > pair.rules.figure("place-bar"))
    return "in different places";
  return {};
}

/// Whether a later report has the one still to come when the other had been done: what is
/// threatened or planned after a strike is another strike. A plan that is told of an earlier day
/// may be late news.
bool is_planned_afterwards(const Pair& pair) {
  const auto both = plan_and_deed(pair.one, pair.other);
  if (!both) return false;
  const auto& [plan, deed] = *both;
  if (plan.act->tense != "future" || plan.definite || deed.act->tense != "past") return false;
  if (deed.act->stance != "asserts" && deed.act->stance != "withdrawn") return false;
  const std::int32_t done = deed.days.told ? deed.days.to : deed.published;
  const bool ahead = !plan.days.told || plan.days.to >= plan.published;
  return ahead && plan.published > std::max(done, deed.published);
}

/// Whether one is denied by a report of before the day of the other: who denies a release has not
/// denied that of the week after.
bool is_denied_beforehand(const Pair& pair) {
  const auto denied = [](const ActView& denial, const ActView& deed) {
    return denial.act->stance == "denies" && denial.act->tense == "past" &&
           deed.act->stance == "asserts" && deed.days.told && deed.days.from > denial.published;
  };
  return denied(pair.one, pair.other) || denied(pair.other, pair.one);
}

/// Whether one had been done when somebody rules the other out for the days to come: "we will not
/// blockade the road" denies no walkout of last week.
bool is_ruled_out_afterwards(const Pair& pair) {
  const auto ruled_out = [](const ActView& denial, const ActView& deed) {
    const std::int32_t done = deed.days.told ? deed.days.to : deed.published;
    return denial.act->stance == "denies" && denial.act->tense == "future" &&
           deed.act->stance == "asserts" && deed.act->tense == "past" && done <= denial.published;
  };
  return ruled_out(pair.one, pair.other) || ruled_out(pair.other, pair.one);
}

/// Contradictions that no likeness outweighs.
std::string bar_of(const Pair& pair, PairKind kind) {
  const LedgerAct& a = *pair.one.act;
  const LedgerAct& b = *pair.other.act;
  const bool crossed = pair.get(Feature::crossed) > 0;
  if (pair.get(Feature::doers_other) >= 1 && !crossed) return "different doers";
  if (kind == PairKind::telling) return bar_of_tellings(pair);
  if (in_different_spans(pair)) return "in different months";
  if (is_planned_afterwards(pair)) return "one is still to come";
  if (is_denied_beforehand(pair)) return "one was denied before the other was done";
  if (is_ruled_out_afterwards(pair)) return "one was done when the other was ruled out";
  if (kind == PairKind::deed && of_different_goods(pair.one, pair.other)) return "different goods";
  const bool settled = !is_open(a) && !is_open(b);
  const bool told_today = a.stance != "background" && b.stance != "background";
  if (pair.get(Feature::day_off) > pair.rules.figure("day-bar") ||
      (settled && told_today && pair.get(Feature::day_next) > 0))
    return "on different days";
  if (settled && pair.get(Feature::place_far) > pair.rules.figure("place-bar") &&
      !names_place(pair.one.names, pair.other.place) &&
      !names_place(pair.other.names, pair.one.place))
    return "in different places";
  if (kind == PairKind::word && pair.get(Feature::actors_other) >= 1 && !crossed)
    return "different speakers";
  return {};
}

/// What stands around a trigger in its sentence.
struct Around {
  std::vector<std::string> before, after;  ///< plain words
};

Around around(const LedgerTelling& telling) {
  const std::size_t at = telling.sentence.find(telling.trigger);
  if (at == std::string::npos) return {};
  return {plain_words(telling.sentence.substr(0, at)),
          plain_words(telling.sentence.substr(at + telling.trigger.size()))};
}

/// "a second raid", "shelled again": a word of the class close before the trigger or right behind.
bool is_one_more(const Around& words, const LedgerRules& rules) {
  constexpr std::size_t kNear = 3;
  const auto more = [&](const std::string& word) { return rules.is("another", word); };
  const auto near = static_cast<std::ptrdiff_t>(std::min(words.before.size(), kNear));
  return std::any_of(words.before.end() - near, words.before.end(), more) ||
         (!words.after.empty() && more(words.after.front()));
}

/// Adds the stems and senses of a trigger: as a whole where the table of senses knows it so ("set
/// fire" fires at nobody), else word by word.
void add_trigger(const std::string& trigger, const LedgerRules& rules, std::set<std::string>& stems,
                 std::set<std::string>& senses) {
  const std::string whole = folded_name(trigger);
  std::vector<std::string> words = plain_words(trigger);
  std::set<std::string> known = words.size() > 1 ? rules.senses(whole) : std::set<std::string>();
  if (!known.empty()) {
    senses.merge(known);
    stems.insert(whole);
    return;
  }
  for (std::string& word : words) {
    senses.merge(rules.senses(word));
    if (!rules.is("stop", word)) stems.insert(stem_of(std::move(word)));
  }
}

/// Adds the stems of the words that stand next to a trigger, stop words apart.
void add_near(const Around& words, const LedgerRules& rules, std::set<std::string>& near) {
  constexpr std::size_t kBefore = 5, kAfter = 7;
  const std::size_t skipped = words.before.size() - std::min(words.before.size(), kBefore);
  const std::size_t taken = std::min(words.after.size(), kAfter);
  const auto add = [&](const std::string& word) {
    if (!rules.is("stop", word)) near.insert(stem_of(word));
  };
  std::for_each(words.before.begin() + static_cast<std::ptrdiff_t>(skipped), words.before.end(),
                add);
  std::for_each(words.after.begin(), words.after.begin() + static_cast<std::ptrdiff_t>(taken), add);
}

WordMarks kin_of(const std::set<std::string>& senses, const LedgerRules& rules) {
  std::set<std::string> kin;
  for (const std::string& sense : senses) kin.merge(rules.kin_of(sense));
  return marks_of(kin);
}

WordMarks goods_of(const std::set<std::string>& objects, const LedgerRules& rules) {
  std::set<std::string> kinds;
  for (const std::string& object : objects) kinds.merge(rules.goods(object));
  return marks_of(kinds);
}

PairKind kind_of(const LedgerAct& a, const LedgerAct& b) {
  if (a.doc == b.doc) return PairKind::telling;
  return a.verbal && b.verbal ? PairKind::word : PairKind::deed;
}

}  // namespace

bool is_open(const LedgerAct& act) { return act.stance == "plans" || act.stance == "none"; }

ActWords words_of(const LedgerAct& act, const LedgerRules& rules) {
  ActWords words;
  std::set<std::string> sentences;
  for (const LedgerTelling& telling : act.tellings) {
    if (!sentences.insert(telling.sentence).second) continue;
    add_words(telling.sentence, rules, words.sentences);
    const std::string& opening = words.sentences.opening;
    if (std::binary_search(act.setting.begin(), act.setting.end(), opening)) {
      words.sentences.names.insert(opening);
    }
  }
  for (const std::string& object : act.object)
    for (std::string& word : plain_words(object))
      if (!rules.is("stop", word)) words.objects.insert(stem_of(std::move(word)));
  return words;
}

ActView view_of(const LedgerAct& act, const LedgerRules& rules) {
  ActView view;
  view.act = &act;
  view.days = days_of(act, rules);
  view.published = day_number(act.published_at).value_or(0);
  view.actors = views_of(act.actors, rules);
  view.recipients = views_of(act.recipients, rules);
  const ActWords words = words_of(act, rules);
  view.stems = marks_of(words.sentences.stems);
  view.names = marks_of(words.sentences.names);
  view.countries = marks_of(words.sentences.countries);
  view.numbers = marks_of(words.sentences.numbers);
  view.objects = marks_of(words.objects);
  view.goods = goods_of(words.objects, rules);
  std::set<std::string> setting{act.setting.begin(), act.setting.end()};
  std::erase_if(setting, [](const std::string& word) { return word.rfind("o:", 0) == 0; });
  view.setting = marks_of(setting);
  std::set<std::string> triggers, senses, near;
  for (const LedgerTelling& telling : act.tellings) {
    const Around beside = around(telling);
    add_near(beside, rules, near);
    view.another = view.another || is_one_more(beside, rules);
    add_trigger(telling.trigger, rules, triggers, senses);
  }
  view.triggers = marks_of(triggers);
  view.senses = marks_of(senses);
  view.kin = kin_of(senses, rules);
  view.near = marks_of(near);
  if (act.where) view.place = marks_of(name_stems(act.where->name));
  view.blamed = rules.act(act.act, act.mode.value_or(std::string())).blamed;
  view.definite = act.definite;
  return view;
}

Likeness likeness(const ActView& one, const ActView& other, const LedgerRules& rules) {
  Likeness out;
  out.kind = kind_of(*one.act, *other.act);
  const double alike = rules.alike(one.act->act, other.act->act);
  if (alike == 0) {
    out.barred = "types that are never one act";
    return out;
  }
  const Pair pair{one, other, rules, out.values};
  compare_parties(pair);
  compare_days(pair);
  compare_places(pair);
  compare_life(pair);
  out.barred = bar_of(pair, out.kind);
  if (!out.barred.empty()) return out;
  compare_words(pair, alike);
  if (out.kind == PairKind::telling) compare_tellings(pair);
  const FeatureValues& weights = rules.weights(out.kind);
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += out.values[i] * weights[i];
  out.score = std::round(1000 / (1 + std::exp(-sum))) / 1000;
  return out;
}

std::string reasons_of(const Likeness& likeness, const LedgerRules& rules) {
  std::vector<std::pair<double, std::string_view>> shares;
  for (std::size_t i = 1; i < likeness.values.size(); ++i) {
    const double share = likeness.values[i] * rules.weights(likeness.kind)[i];
    if (std::abs(share) >= 0.1) shares.emplace_back(-share, kFeatureNames[i]);
  }
  std::stable_sort(shares.begin(), shares.end());
  std::string out;
  bool against = false;
  for (const auto& [share, feature] : shares) {
    const bool turns = share > 0 && !std::exchange(against, share > 0);
    out += turns ? (out.empty() ? "against: " : "; against: ") : (out.empty() ? "" : ", ");
    out += feature;
  }
  return out;
}

}  // namespace sayso
