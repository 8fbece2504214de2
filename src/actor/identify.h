// Which office and which person a mention means on the day of its report. Inner to this station.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/officials.h"
#include "dictionary/phrase.h"

namespace sayso {

/// A person that a mention may mean, with a score of 0 to 100.
struct Likely {
  std::uint32_t person = 0;
  int score = 0;
  std::optional<std::uint32_t> office;  ///< that the person holds on the day, or the title names
  std::string_view country;             ///< of the office that makes the person known
  std::string why;
};

struct Identity {
  std::optional<std::uint32_t> person, office;
  std::string_view country;  ///< of the office that decided
  int score = 0;  ///< of the person, else of the office; 0-100, uncalibrated; 0: nothing is known
  std::string why;
  bool former = false;                ///< left the office that makes the person known
  bool by_title = false;              ///< of the person: the words give the title of the office
  bool by_family = false;             ///< of the person: a family name alone, without a sure day
  std::vector<std::uint32_t> titled;  ///< offices that the words give a title of
  std::vector<Likely> candidates;     ///< the others, or all where none is chosen; best first
};

/// What is known of a mention besides its words.
struct Setting {
  Days days{};                           ///< of the report, or the period that it tells
  bool inferred = false;                 ///< the officials whom it names tell that period,
  bool alone = false;                    ///< and it is but one family name
  std::optional<std::string> own{};      ///< the country that its own words name
  std::optional<std::string> passage{};  ///< else the country that the passage speaks of
  std::string_view sector{};             ///< in which the reader sees it; may be empty
  bool person = true;                    ///< a name of that sector is mostly a person's
  /// For a family name alone: the persons of it whom the report names in full, and whether it names
  /// others of it who are in no table.
  std::vector<std::uint32_t> in_full{};
  bool others = false;
  const std::map<std::string, int>* named = nullptr;  ///< countries that the report names
  /// Of the countries whose titles are tried, the offices whose titles stand in the text, false for
  /// those it calls former ones at least once; looked at where no sure day tells which one is held.
  const std::map<std::string, std::map<std::uint32_t, bool>, std::less<>>* titles = nullptr;
};

/// The countries whose titles are tried for a mention in this setting: its own, else that of the
/// passage and those of the persons who bear its name; and international bodies.
std::vector<std::string> countries_of(const Setting& setting, const std::vector<std::string>& name,
                                      const Officials& officials);

/// The days on which what the phrase says of a person can be so: those of the tenures in the office
/// of its title of all who bear its name; without a title, those of a whole name in weighty
/// offices, or of a family name that stands for one in a report that names the countries `named`.
/// None where it says nothing, or speaks of a former holder.
std::vector<Days> days_told(const Phrase& phrase, const std::map<std::string, int>& named,
                            const Officials& officials);

/// The days that most of these can be so, each telling several stretches; none if these are apart
/// or nothing is told.
Days common_days(std::vector<std::vector<Days>> told);

/// Reads a phrase against the tables. A person is chosen at 60 and more, ahead of the next by at
/// least 5; below, all are candidates. A wrong person is worse than none: a family name without a
/// title counts only for the holder of a weighty office.
Identity identify(const Phrase& phrase, const Setting& setting, const Officials& officials);

/// Do the words of a name fit a person's name, allowing for other spellings: each is one of it but
/// for a letter or two, in any order, the family name among them?
bool alike(const std::vector<std::string>& words, const std::vector<std::string>& name);

/// The folded words of a name, without initials.
std::vector<std::string> folded_name(std::string_view name);

}  // namespace sayso
