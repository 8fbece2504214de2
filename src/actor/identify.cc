#include "actor/identify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "actor/bearers.h"
#include "base/number.h"
#include "base/spelling.h"
#include "dictionary/names.h"

namespace sayso {
namespace {

constexpr int kChosen = 60;  // least score of a person that is named
constexpr int kAhead = 5;    // and least lead on the next
constexpr int kListed = 15;  // least score of a candidate
constexpr int kSmallRank = 3;
constexpr int kLastDay = 99991231;
constexpr int kGap = 10000;   // between two tenures that are taken as one: a year
constexpr int kHeadRank = 8;  // of those who are known by their family name
constexpr std::size_t kMostCandidates = 5;
constexpr std::size_t kMostCountries = 12;

bool alike_words(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < 5 || a.size() > 40 || b.size() > 40) return false;
  return edit_distance(a, b) <= (shorter >= 7 ? 2 : 1);
}

std::string dates(const Tenure& tenure) {
  const std::string end(!tenure.to.empty() ? tenure.to : tenure.to_unknown ? "?" : "");
  return fmt::format("{}..{}", tenure.from.empty() ? "?" : tenure.from, end);
}

class Identifier {
 public:
  Identifier(const Phrase& phrase, const Setting& setting, const Officials& officials)
      : phrase_(phrase), setting_(setting), officials_(officials) {}

  Identity identify() && {
    by_name();
    if (best_ < kChosen) by_spelling();
    if (phrase_.name.empty()) by_title();
    return choose();
  }

 private:
  bool dated() const { return setting_.days.known(); }
  bool sure_of_days() const { return dated() && !setting_.inferred; }
  bool titled(std::uint32_t office) const {
    return std::find(phrase_.offices.begin(), phrase_.offices.end(), office) !=
           phrase_.offices.end();
  }

  void by_name() {
    std::vector<std::string> words = phrase_.name;
    if (words.empty()) return;
    std::vector<NamedPerson> found;
    for (; words.size() > 1; words.erase(words.begin())) {
      std::string key;
      for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
      found = officials_.named(key);
      if (!found.empty()) break;
    }
    for (const NamedPerson& one : found) {
      weigh(one.person, one.turned ? 82 : one.outer ? 74 : 88);
      if (one.outer) remarks_[one.person] = ", name lacks a part";
      if (one.turned) remarks_[one.person] = ", name in another order";
    }
    if (found.empty() && phrase_.name.size() == 1) by_family_name();
  }

  /// Of those of one family name the one whom the report names in full, if it names but one.
  void by_family_name() {
    if (!setting_.in_full.empty()) {
      const bool one = setting_.in_full.size() == 1 && !setting_.others;
      for (const std::uint32_t person : setting_.in_full) {
        if (one)
          weigh(person, 86);
        else if (!phrase_.offices.empty())
          weigh_surname(person, setting_.in_full.size());
      }
      return;
    }
    if (phrase_.other_title) return;
    const auto sharing = officials_.surnamed(phrase_.name.front());
    if (sharing.size() > kMostSharing || (setting_.others && phrase_.offices.empty())) return;
    for (const std::uint32_t person : sharing) weigh_surname(person, sharing.size());
    if (!sure_of_days() && phrase_.offices.empty()) {
      by_weight(sharing);
      by_sector(sharing);
    }
  }

  /// Without a date: whom the family name stands for before all others, if no country speaks
  /// against him.
  void by_weight(const std::vector<std::uint32_t>& sharing) {
    std::map<std::string, int> named;
    if (setting_.named != nullptr) named = *setting_.named;
    if (setting_.passage) named.emplace(*setting_.passage, 1);
    const auto known = stands_for(sharing, named, officials_);
    if (!known || (setting_.passage && country_gain(*known) <= 0)) return;
    // "Mrs. Obama" beside a president of the name.
    if (phrase_.feminine && sharing.size() > 1) return;
    family(*known, 62, in_any(*known));
  }

  bool of_sector(std::uint32_t person) const {
    const auto tenures = officials_.tenures(person);
    return std::any_of(tenures.begin(), tenures.end(), [&](const Tenure& tenure) {
      return officials_.office(tenure.office).sector == setting_.sector;
    });
  }

  /// Without a date: the only bearer of the name, if the passage speaks of his country and he had
  /// an office of the sector in which the reader sees the mention.
  void by_sector(const std::vector<std::uint32_t>& sharing) {
    if (sharing.size() != 1 || setting_.sector.empty() || !setting_.passage) return;
    const std::uint32_t person = sharing.front();
    const auto tenures = officials_.tenures(person);
    const bool fits = std::any_of(tenures.begin(), tenures.end(), [&](const Tenure& tenure) {
      const Office office = officials_.office(tenure.office);
      return office.sector == setting_.sector && office.country == *setting_.passage;
    });
    if (fits) family(person, 60, in_any(person));
  }

  /// The tenure that speaks most for the person, and what it adds to the score.
  struct Best {
    int gain = -100;
    Held held = Held::never;
    std::optional<Tenure> tenure;
  };

  /// In the offices of the title: by the day; without a day any tenure will do.
  Best in_title(std::uint32_t person) const {
    Best best;
    for (const Tenure& tenure : officials_.tenures(person)) {
      if (!titled(tenure.office)) continue;
      const Held held = dated() ? held_on(tenure, setting_.days) : Held::never;
      int gain = 6;
      if (held == Held::surely) gain = 10;
      if (held == Held::perhaps) gain = 5;
      if (held == Held::before) gain = phrase_.former ? 9 : 2;
      if (held == Held::after) gain = -25;
      if (phrase_.former && held == Held::surely) gain = -10;
      if (gain > best.gain) best = {gain, held, tenure};
    }
    return best;
  }

  /// Without a title: in office on the day, the weightier the better.
  Best in_any(std::uint32_t person) const {
    Best best;
    for (const Tenure& tenure : officials_.tenures(person)) {
      const int rank = officials_.office(tenure.office).rank;
      const Held held = dated() ? held_on(tenure, setting_.days) : Held::never;
      int gain = rank - 6;
      if (held == Held::surely) gain = rank;
      if (held == Held::perhaps) gain = rank - 3;
      if (held == Held::before) gain = far(tenure.to, 30) ? -40 : rank - 12;
      if (held == Held::after) gain = far(tenure.from, 15) ? -40 : rank - 16;
      if (gain > best.gain) best = {gain, held, tenure};
    }
    return best;
  }

  /// More than `years` between the day and the date?
  bool far(std::string_view date, int years) const {
    const auto year = [](std::string_view text) {
      return text.size() < 4 ? 0 : parse_number<int>(text.substr(0, 4)).value_or(0);
    };
    return !date.empty() && std::abs(year(date) - setting_.days.first / 10000) > years;
  }

  /// Points for and against from the countries: those of the person's offices.
  int country_gain(std::uint32_t person) const {
    bool of_own = false, of_passage = false;
    for (const Tenure& tenure : officials_.tenures(person)) {
      const std::string_view country = officials_.office(tenure.office).country;
      of_own = of_own || (setting_.own && country == *setting_.own);
      of_passage = of_passage || (setting_.passage && country == *setting_.passage);
    }
    if (setting_.own && *setting_.own != kInternational) return of_own ? 4 : -45;
    return of_passage ? 3 : 0;
  }

  void weigh(std::uint32_t person, int base) {
    Best best = phrase_.offices.empty() ? in_any(person) : in_title(person);
    if (!best.tenure) {  // the title is of another office
      best = in_any(person);
      best.gain -= 12;
    }
    if (!best.tenure) return;
    // One of that name who held a small office elsewhere, or at another time, is likely another,
    // unless the reader sees him in the same sector.
    const int country = country_gain(person);
    const auto tenures = officials_.tenures(person);
    const bool small = std::all_of(tenures.begin(), tenures.end(), [&](const Tenure& tenure) {
      const Office office = officials_.office(tenure.office);
      return office.rank <= kSmallRank && office.sector != setting_.sector;
    });
    if (phrase_.offices.empty() && small && country == 0 && best.held != Held::surely)
      best.gain -= 30;
    add(person, std::min(99, base + best.gain + country), best);
  }

  /// A family name alone: with a title it must be that of a holder.
  void weigh_surname(std::uint32_t person, std::size_t sharing) {
    if (!phrase_.offices.empty()) {
      const Best best = in_title(person);
      if (best.tenure) add(person, 76 + best.gain + country_gain(person), best);
      return;
    }
    const Best best = in_any(person);
    if (!best.tenure) return;
    const int rank = officials_.office(best.tenure->office).rank;
    const bool now = best.held == Held::surely;
    const int gain =
        dated() && !setting_.alone ? (now ? 4 * rank : rank - 10) : (sharing == 1 ? 3 * rank : 0);
    add(person, 32 + gain + 3 * country_gain(person), best);
  }

  /// The holder that the title names on the day, spelt otherwise.
  void by_spelling() {
    if (phrase_.name.empty()) return;
    std::vector<std::uint32_t> offices = phrase_.offices;
    const bool titled = !offices.empty();
    const auto& country = setting_.own ? setting_.own : setting_.passage;
    if (!titled && (phrase_.name.size() < 2 || !country || !dated())) return;
    if (!titled) offices = officials_.offices_of(*country);
    for (const std::uint32_t office : offices)
      for (const Tenure& tenure : officials_.holders(office)) by_spelling(tenure, titled);
  }

  /// The holder of this tenure, if it is held on the day.
  void by_spelling(const Tenure& tenure, bool titled) {
    const Held held = dated() ? held_on(tenure, setting_.days) : Held::never;
    const bool now = held == Held::surely;
    if (dated() && !now && held != Held::perhaps) return;
    const std::vector<std::string> name = folded_name(officials_.person(tenure.person).name);
    const bool all = alike(phrase_.name, name);
    const bool most = titled && setting_.own && (now || !dated()) && but_one(name);
    if (!all && !most) return;
    const int score = (titled ? 66 : 56) + (now ? 8 : 0) - (all ? 0 : 6);
    add(tenure.person, score, {0, held, tenure});
    remarks_[tenure.person] = ", name spelt otherwise";
  }

  /// Do the words of the name fit but for one, at least two of them?
  bool but_one(const std::vector<std::string>& name) const {
    if (phrase_.name.size() < 3) return false;
    for (std::size_t left = 0; left < phrase_.name.size(); ++left) {
      std::vector<std::string> words = phrase_.name;
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(left));
      if (alike(words, name)) return true;
    }
    return false;
  }

  /// Whoever holds the office on the day.
  void by_title() {
    if (phrase_.offices.empty() || phrase_.former || !dated()) return;
    const Office office = officials_.office(phrase_.offices.front());
    if (!office.single || !fits_sector(phrase_.offices.front())) return;
    for (const Tenure& tenure : officials_.holders(office.row)) {
      const Held held = held_on(tenure, setting_.days);
      if (held != Held::surely && held != Held::perhaps) continue;
      int score = held == Held::surely ? 84 : 64;
      if (!setting_.own && office.country != kInternational) score -= 18;
      add(tenure.person, score, {0, held, tenure});
    }
  }

  /// A family name alone: not that of a body, nor of one who was not in office on the days told.
  void family(std::uint32_t person, int score, const Best& best) {
    if (!setting_.person && !of_sector(person)) return;
    if (best.held == Held::before || best.held == Held::after) return;
    add(person, score, best);
    by_family_ = person;
  }

  void add(std::uint32_t person, int score, const Best& best) {
    if (score < kListed) return;
    Likely& one = likely_[person];
    if (one.score >= score) return;
    const Tenure& tenure = *best.tenure;
    const Office office = officials_.office(tenure.office);
    one = {person, score, std::nullopt, office.country, ""};
    const bool now = best.held == Held::surely || best.held == Held::perhaps;
    if (now || (!dated() && titled(tenure.office) && !phrase_.former)) one.office = tenure.office;
    if (!one.office && !titled(tenure.office)) one.office = unlisted_office(person);
    const bool open = !dated() || (setting_.inferred && best.held != Held::surely);
    if (open && phrase_.offices.empty() && !phrase_.former) one.office = only_office(person);
    one.why = fmt::format("{}{}: {} {} {}", phrase_.name.empty() ? "" : "person+",
                          phrase_.offices.empty() ? "tenure" : "office",
                          office.title.empty() ? office.id : office.title, held_words(best.held),
                          dates(tenure));
    if (tenure.user) one.why += ", by a row of your own";
    best_ = std::max(best_, score);
  }

  /// The office that the title tells of a person of its country, if it is one whose holders the
  /// tables need not have in full.
  std::optional<std::uint32_t> unlisted_office(std::uint32_t person) const {
    if (phrase_.former) return std::nullopt;
    const auto tenures = officials_.tenures(person);
    for (const std::uint32_t row : phrase_.offices) {
      const Office office = officials_.office(row);
      const bool at_home = std::any_of(tenures.begin(), tenures.end(), [&](const Tenure& tenure) {
        return officials_.office(tenure.office).country == office.country;
      });
      if (!office.single && at_home) return row;
    }
    return std::nullopt;
  }

  /// Does the text give the title of the office, and as one that is held?
  std::optional<bool> title_told(std::uint32_t office) const {
    if (setting_.titles == nullptr) return std::nullopt;
    const auto country = setting_.titles->find(officials_.office(office).country);
    if (country == setting_.titles->end()) return std::nullopt;
    const auto title = country->second.find(office);
    return title == country->second.end() ? std::nullopt : std::optional(title->second);
  }

  /// The only one of the offices that the person can hold in the report whose title the text gives
  /// (none, if it calls it a former one); else the only weighty one of them, or the only one at
  /// all.
  std::optional<std::uint32_t> only_office(std::uint32_t person) const {
    std::set<std::uint32_t> all, weighty, told;
    bool past = false;
    for (const Tenure& tenure : officials_.tenures(person)) {
      const Held held = dated() ? held_on(tenure, setting_.days) : Held::never;
      if (held == Held::before || held == Held::after) continue;
      all.insert(tenure.office);
      if (officials_.office(tenure.office).rank >= kHeadRank) weighty.insert(tenure.office);
      const auto title = title_told(tenure.office);
      if (!title) continue;
      told.insert(tenure.office);
      past = past || !*title;
    }
    if (past && told.size() == 1) return std::nullopt;
    if (past) told.clear();
    for (const auto* offices : {&told, &weighty, &all})
      if (!offices->empty())
        return offices->size() == 1 ? std::optional(*offices->begin()) : std::nullopt;
    return std::nullopt;
  }

  static std::string_view held_words(Held held) {
    switch (held) {
      case Held::surely:
        return "held";
      case Held::perhaps:
        return "held perhaps";
      case Held::before:
        return "held until then,";
      case Held::after:
        return "held later,";
      case Held::never:
        break;
    }
    return "held at some time,";
  }

  Identity choose() {
    Identity out;
    std::vector<Likely> all;
    all.reserve(likely_.size());
    for (const auto& [person, one] : likely_) all.push_back(one);
    std::stable_sort(all.begin(), all.end(),
                     [](const Likely& a, const Likely& b) { return a.score > b.score; });
    const bool clear = all.size() < 2 || all[0].score >= all[1].score + kAhead;
    if (!all.empty() && all[0].score >= kChosen && clear) {
      const Likely& best = all.front();
      out.person = best.person;
      out.office = best.office;
      out.country = best.country;
      out.score = best.score;
      out.by_title = best.office && titled(*best.office);
      out.why = best.why + remarks_[best.person];
      out.former = !best.office && dated() && left(best.person);
      out.by_family = by_family_ == best.person;
      all.erase(all.begin());
    } else if (!phrase_.offices.empty() && !phrase_.former &&
               fits_sector(phrase_.offices.front())) {
      out.office = phrase_.offices.front();
      out.country = officials_.office(*out.office).country;
      out.score = setting_.own ? 70 : 50;
      out.why = fmt::format("office: \"{}\" of {}", phrase_.title,
                            officials_.office(*out.office).country);
    }
    out.former = out.former || phrase_.former;
    out.titled = phrase_.offices;
    if (all.size() > kMostCandidates) all.resize(kMostCandidates);
    out.candidates = std::move(all);
    return out;
  }

  /// "their leader", among unions: an office of a country that the words do not tell is none of one
  /// whom the reader sees elsewhere.
  bool fits_sector(std::uint32_t office) const {
    return setting_.own || setting_.sector.empty() ||
           officials_.office(office).sector == setting_.sector;
  }

  /// All tenures of the person lie before the day.
  bool left(std::uint32_t person) const {
    const auto tenures = officials_.tenures(person);
    return std::all_of(tenures.begin(), tenures.end(), [&](const Tenure& tenure) {
      return held_on(tenure, setting_.days) == Held::before;
    });
  }

  const Phrase& phrase_;
  const Setting& setting_;
  const Officials& officials_;
  std::map<std::uint32_t, Likely> likely_;
  std::map<std::uint32_t, std::string> remarks_;
  std::optional<std::uint32_t> by_family_;
  int best_ = 0;
};

}  // namespace

std::vector<std::string> folded_name(std::string_view name) {
  std::vector<std::string> out;
  for (const NameWord& word : name_words(name, {0, static_cast<std::uint32_t>(name.size())})) {
    if (word.mark) break;
    if (word.key.size() > 1) out.push_back(word.key);
  }
  return out;
}

bool alike(const std::vector<std::string>& words, const std::vector<std::string>& name) {
  if (words.empty() || name.empty() || words.size() > name.size() + 1) return false;
  std::vector<bool> taken(name.size());
  std::size_t fitting = 0;
  for (const std::string& word : words) {
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (taken[i] || !alike_words(word, name[i])) continue;
      taken[i] = true;
      ++fitting;
      break;
    }
  }
  return fitting == words.size() && (taken.front() || taken.back());
}

std::vector<std::string> countries_of(const Setting& setting, const std::vector<std::string>& name,
                                      const Officials& officials) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view country) {
    if (out.size() < kMostCountries && std::find(out.begin(), out.end(), country) == out.end())
      out.emplace_back(country);
  };
  if (setting.own) {
    add(*setting.own);
  } else {
    if (setting.passage) add(*setting.passage);
    for (const std::uint32_t person : named_persons(name, officials))
      for (const Tenure& tenure : officials.tenures(person))
        add(officials.office(tenure.office).country);
  }
  add(kInternational);
  return out;
}

std::vector<Days> days_told(const Phrase& phrase, const std::map<std::string, int>& named,
                            const Officials& officials) {
  std::vector<Days> out;
  if (phrase.former || phrase.lesser || phrase.name.empty()) return out;
  const bool titled = !phrase.offices.empty();
  std::vector<std::uint32_t> persons = named_persons(phrase.name, officials);
  if (!titled && phrase.name.size() < 2) {
    if (phrase.other_title) return out;
    const auto known = stands_for(persons, named, officials);
    if (!known) return out;
    persons.assign(1, *known);
  }
  for (const std::uint32_t person : persons) {
    for (const Tenure& tenure : officials.tenures(person)) {
      const bool meant = titled ? std::find(phrase.offices.begin(), phrase.offices.end(),
                                            tenure.office) != phrase.offices.end()
                                : officials.office(tenure.office).rank >= kHeadRank;
      if (meant) out.push_back(days_of(tenure));
    }
  }
  return out;
}

namespace {

/// The same days as stretches that do not overlap, in order.
std::vector<Days> apart(std::vector<Days> days) {
  std::sort(days.begin(), days.end(),
            [](const Days& a, const Days& b) { return a.first < b.first; });
  std::vector<Days> out;
  for (const Days& one : days) {
    if (out.empty() || one.first > out.back().last)
      out.push_back(one);
    else
      out.back().last = std::max(out.back().last, one.last);
  }
  return out;
}

}  // namespace

Days common_days(std::vector<std::vector<Days>> told) {
  for (auto& days : told) days = apart(std::move(days));
  std::vector<int> begins;
  for (const auto& days : told)
    for (const Days& one : days) begins.push_back(one.first);
  std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  Days best;
  std::size_t most = 0;
  for (const int first : begins) {
    Days here{first, kLastDay};
    std::size_t agreeing = 0;
    for (const auto& days : told) {
      const auto one = std::find_if(days.begin(), days.end(), [&](const Days& each) {
        return each.first <= first && first <= each.last;
      });
      if (one == days.end()) continue;
      ++agreeing;
      here.last = std::min(here.last, one->last);
    }
    if (agreeing > most) {
      best = here;
      most = agreeing;
    } else if (agreeing == most) {
      // Two stretches that adjoin are one; apart they leave it open.
      const bool adjoin = best.known() && first - best.last <= kGap;
      best = adjoin ? Days{best.first, std::max(best.last, here.last)} : Days{};
    }
  }
  return most == 0 ? Days{} : best;
}

Identity identify(const Phrase& phrase, const Setting& setting, const Officials& officials) {
  return Identifier(phrase, setting, officials).identify();
}

}  // namespace sayso
