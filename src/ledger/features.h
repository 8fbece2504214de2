// What is compared of two acts: the rows of data/ledger/weights.tsv. All values lie between 0
// and 1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sayso {

/// Which of the weights apply to a pair of acts.
enum class PairKind : std::uint8_t {
  deed,    ///< acts of two reports, neither done by speaking
  word,    ///< acts of two reports, done by speaking
  telling  ///< acts of one report
};
inline constexpr std::size_t kPairKinds = 3;

enum class Feature : std::uint8_t {
  bias,
  type,   ///< the same type
  alike,  ///< other types: how alike they are
  slip,   ///< other types, told with one stem: one of them was misread
  mode_same,
  mode_other,
  trigger,      ///< one stem
  sense,        ///< other stems of one sense
  sense_other,  ///< each has a sense, and they share no stem, and their senses are neither one nor
                ///< kin
  near,         ///< words next to the triggers
  words,        ///< of the sentences
  names,        ///< capitalised words of the sentences
  names_other,
  numbers,
  numbers_other,
  setting,  ///< names of the reports
  countries,
  actors,
  actors_other,
  actors_open,
  doers_other,  ///< actors of deeds that nobody lays on another: all but those of force
  recipients,
  recipients_other,
  recipients_open,
  count_other,  ///< recipients told by numbers far apart, in other words
  crossed,      ///< actors of one as recipients of the other
  day_same,     ///< both told to the day
  day_next,
  day_off,
  days_overlap,  ///< both told, not to the day
  days_apart,
  days_untold,
  told_apart,  ///< days between the reports
  place_same,
  place_near,
  place_other,
  place_far,
  object,
  object_other,
  toll_same,
  toll_other,
  planned,  ///< one is still open, the other not
  open,     ///< both are still open
  background,
  denied,
  definite,
  another,  ///< one of them, and not the other, is told as one more: "a second raid"
  tied,     ///< from here on: of tellings alone
  one_sentence,
  next_sentence,
  sentences_apart,
};
inline constexpr std::array<std::string_view, 51> kFeatureNames = {"bias",
                                                                   "type",
                                                                   "alike",
                                                                   "slip",
                                                                   "mode-same",
                                                                   "mode-other",
                                                                   "trigger",
                                                                   "sense",
                                                                   "sense-other",
                                                                   "near",
                                                                   "words",
                                                                   "names",
                                                                   "names-other",
                                                                   "numbers",
                                                                   "numbers-other",
                                                                   "setting",
                                                                   "countries",
                                                                   "actors",
                                                                   "actors-other",
                                                                   "actors-open",
                                                                   "doers-other",
                                                                   "recipients",
                                                                   "recipients-other",
                                                                   "recipients-open",
                                                                   "count-other",
                                                                   "crossed",
                                                                   "day-same",
                                                                   "day-next",
                                                                   "day-off",
                                                                   "days-overlap",
                                                                   "days-apart",
                                                                   "days-untold",
                                                                   "told-apart",
                                                                   "place-same",
                                                                   "place-near",
                                                                   "place-other",
                                                                   "place-far",
                                                                   "object",
                                                                   "object-other",
                                                                   "toll-same",
                                                                   "toll-other",
                                                                   "planned",
                                                                   "open",
                                                                   "background",
                                                                   "denied",
                                                                   "definite",
                                                                   "another",
                                                                   "tied",
                                                                   "one-sentence",
                                                                   "next-sentence",
                                                                   "sentences-apart"};

/// In the order of Feature.
using FeatureValues = std::array<double, kFeatureNames.size()>;

}  // namespace sayso
