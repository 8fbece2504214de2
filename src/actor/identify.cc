#include "actor/identify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sayso {
namespace {

constexpr int kChosen = 60;  // least score of a person that is named
constexpr int kAhead = 5;    // and least lead on the next
constexpr int kListed = 15;  // least score of a candidate
constexpr int kSmallRank = 3;
constexpr std::size_t kMostCandidates = 5;
constexpr std::size_t kMostSharing = 400;  // persons of one family name that are looked at
constexpr std::size_t kMostCountries = 12;
constexpr std::string_view kInternational = "INT";

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
  bool dated() const { return !setting_.day.empty(); }
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
    if (!found.empty() || phrase_.name.size() > 1) return;
    const auto sharing = officials_.surnamed(phrase_.name.front());
    if (sharing.size() > kMostSharing) return;
    for (const std::uint32_t person : sharing) weigh_surname(person, sharing.size());
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
      const Held held = dated() ? held_on(tenure, setting_.day) : Held::never;
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
      const Held held = dated() ? held_on(tenure, setting_.day) : Held::never;
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
      return text.size() < 4 ? 0 : std::stoi(std::string(text.substr(0, 4)));
    };
    return !date.empty() && std::abs(year(date) - year(setting_.day)) > years;
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
    const bool small = officials_.office(best.tenure->office).rank <= kSmallRank;
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
    for (const std::uint32_t office : offices) {
      for (const Tenure& tenure : officials_.holders(office)) {
        const Held held = dated() ? held_on(tenure, setting_.day) : Held::never;
        if (dated() && held != Held::surely && held != Held::perhaps) continue;
        const Person person = officials_.person(tenure.person);
        if (!alike(phrase_.name, folded_name(person.name))) continue;
        const int score = (titled ? 66 : 56) + (held == Held::surely ? 8 : 0);
        add(tenure.person, score, {0, held, tenure});
        remarks_[tenure.person] = ", name spelt otherwise";
      }
    }
  }

  /// Whoever holds the office on the day.
  void by_title() {
    if (phrase_.offices.empty() || phrase_.former || !dated()) return;
    const Office office = officials_.office(phrase_.offices.front());
    if (!office.single) return;
    for (const Tenure& tenure : officials_.holders(office.row)) {
      const Held held = held_on(tenure, setting_.day);
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
    one.why = fmt::format("{}{}: {} {} {}", phrase_.name.empty() ? "" : "person+",
                          phrase_.offices.empty() ? "tenure" : "office",
                          office.title.empty() ? office.id : office.title, held_words(best.held),
                          dates(tenure));
    if (tenure.user) one.why += ", by a row of your own";
    best_ = std::max(best_, score);
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
      return held_on(tenure, setting_.day) == Held::before;
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

Identity identify(const Phrase& phrase, const Setting& setting, const Officials& officials) {
  return Identifier(phrase, setting, officials).identify();
}

}  // namespace sayso
