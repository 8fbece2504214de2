#include "actor/identify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/number.h"
#include "dictionary/names.h"

namespace sayso {
namespace {

constexpr int kChosen = 60;  // least score of a person that is named
constexpr int kAhead = 5;    // and least lead on the next
constexpr int kListed = 15;  // least score of a candidate
constexpr int kSmallRank = 3;
constexpr int kLastDay = 99991231;
constexpr int kGap = 10000;    // between two tenures that are taken as one: a year
constexpr int kKnownRank = 7;  // of those whose family name alone may stand for them
constexpr int kHeadRank = 8;   // of those who are known by their family name
constexpr std::size_t kMostCandidates = 5;
constexpr std::size_t kMostSharing = 400;  // persons of one family name that are looked at
constexpr std::size_t kMostCountries = 12;

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t swap = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({swap, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

bool alike_words(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < 5 || a.size() > 40 || b.size() > 40) return false;
  return distance(a, b) <= (shorter >= 7 ? 2 : 1);
}

std::string dates(const Tenure& tenure) {
  const std::string end(!tenure.to.empty() ? tenure.to : tenure.to_unknown ? "?" : "");
  return fmt::format("{}..{}", tenure.from.empty() ? "?" : tenure.from, end);
}

/// The one of these who was in the weightiest office, if the others are few beside him and he was a
/// head of a state or government or its foreign minister.
std::optional<std::uint32_t> known_by(const std::vector<std::uint32_t>& sharing,
                                      const Officials& officials) {
  int all = 0, top = 0;
  std::optional<std::uint32_t> first;
  for (const std::uint32_t person : sharing) {
    int rank = 0;
    for (const Tenure& tenure : officials.tenures(person))
      rank = std::max(rank, officials.office(tenure.office).rank);
    all += rank;
    if (rank <= top) continue;
    top = rank;
    first = person;
  }
  return top >= kKnownRank && 5 * top >= 4 * all ? first : std::nullopt;
}

/// Did the person hold an office of one of these countries?
bool of_one(std::uint32_t person, const std::map<std::string, int>& countries,
            const Officials& officials) {
  const auto tenures = officials.tenures(person);
  return std::any_of(tenures.begin(), tenures.end(), [&](const Tenure& tenure) {
    return countries.count(std::string(officials.office(tenure.office).country)) > 0;
  });
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
    if (!dated() && phrase_.offices.empty()) by_weight(sharing);
  }

  /// Without a date: whom the family name stands for before all others, if no country speaks
  /// against him. That other countries are named does not, where nobody else bears it.
  void by_weight(const std::vector<std::uint32_t>& sharing) {
    const auto known = known_by(sharing, officials_);
    if (!known || (setting_.passage && country_gain(*known) <= 0)) return;
    const bool elsewhere = setting_.named != nullptr && !setting_.named->empty();
    const bool sole = sharing.size() == 1;
    if (elsewhere && !sole && !of_one(*known, *setting_.named, officials_)) return;
    add(*known, 62, in_any(*known));
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
    // One of that name who held a small office elsewhere, or at another time, is likely another.
    const int country = country_gain(person);
    const auto tenures = officials_.tenures(person);
    const bool small = std::all_of(tenures.begin(), tenures.end(), [&](const Tenure& tenure) {
      return officials_.office(tenure.office).rank <= kSmallRank;
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
    const int gain = dated() ? (now ? 4 * rank : rank - 10) : (sharing == 1 ? 3 * rank : 0);
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
    if (!office.single) return;
    for (const Tenure& tenure : officials_.holders(office.row)) {
      const Held held = held_on(tenure, setting_.days);
      if (held != Held::surely && held != Held::perhaps) continue;
      int score = held == Held::surely ? 84 : 64;
      if (!setting_.own && office.country != kInternational) score -= 18;
      add(tenure.person, score, {0, held, tenure});
    }
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
    if (!dated() && phrase_.offices.empty() && !phrase_.former) one.office = only_office(person);
    one.why = fmt::format("{}{}: {} {} {}", phrase_.name.empty() ? "" : "person+",
                          phrase_.offices.empty() ? "tenure" : "office",
                          office.title.empty() ? office.id : office.title, held_words(best.held),
                          dates(tenure));
    if (tenure.user) one.why += ", by a row of your own";
    best_ = std::max(best_, score);
  }

  /// The only weighty office that the person ever held, or the only one at all.
  std::optional<std::uint32_t> only_office(std::uint32_t person) const {
    std::optional<std::uint32_t> only, weighty;
    bool one = true, one_weighty = true;
    for (const Tenure& tenure : officials_.tenures(person)) {
      one = one && (!only || *only == tenure.office);
      only = tenure.office;
      if (officials_.office(tenure.office).rank < kHeadRank) continue;
      one_weighty = one_weighty && (!weighty || *weighty == tenure.office);
      weighty = tenure.office;
    }
    if (weighty) return one_weighty ? weighty : std::nullopt;
    return one ? only : std::nullopt;
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
      all.erase(all.begin());
    } else if (!phrase_.offices.empty() && !phrase_.former) {
      out.office = phrase_.offices.front();
      out.country = officials_.office(*out.office).country;
      out.score = setting_.own ? 70 : 50;
      out.why = fmt::format("office: \"{}\" of {}", phrase_.title,
                            officials_.office(*out.office).country);
    }
    out.former = out.former || phrase_.former;
    if (all.size() > kMostCandidates) all.resize(kMostCandidates);
    out.candidates = std::move(all);
    return out;
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

namespace {

/// All whom the name, or its last words, may mean; few of one family name at most.
std::vector<std::uint32_t> named_persons(std::vector<std::string> words,
                                         const Officials& officials) {
  std::vector<std::uint32_t> out;
  const bool single = words.size() == 1;
  for (; words.size() > 1 && out.empty(); words.erase(words.begin())) {
    std::string key;
    for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
    for (const NamedPerson& one : officials.named(key)) out.push_back(one.person);
  }
  if (single) out = officials.surnamed(words.front());
  if (out.size() > kMostSharing) out.clear();
  return out;
}

}  // namespace

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
    const auto known = known_by(persons, officials);
    if (!known || !of_one(*known, named, officials)) return out;
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

Days common_days(const std::vector<std::vector<Days>>& told) {
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
