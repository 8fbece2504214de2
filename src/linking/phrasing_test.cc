#include "linking/phrasing.h"

#include <gtest/gtest.h>

#include "ledger/words.h"

namespace sayso {
namespace {

const LedgerRules& rules() {
  static const LedgerRules kRules =
      LedgerRules::load(std::string(SAYSO_SOURCE_DIR) + "/data").value();
  return kRules;
}

struct Telling {
  const char *before, *trigger, *after;
  const char *stance, *comes_to;
  const char* kind = "report";
  const char* tense = "past";
  const char* next = "";  ///< the sentence behind
};

std::string worded(const Telling& telling) {
  LedgerClaim claim;
  claim.stance = telling.stance;
  claim.kind = telling.kind;
  claim.tense = telling.tense;
  return worded_stance(
      claim, phrasing_of(std::string(telling.before) + " ", telling.after, telling.next, rules()),
      rules());
}

void expect_worded(const std::vector<Telling>& tellings) {
  for (const Telling& telling : tellings)
    EXPECT_EQ(worded(telling), telling.comes_to)
        << telling.before << " [" << telling.trigger << "] " << telling.after;
}

TEST(Phrasing, MakesOfAStanceWhatTheWordsSay) {
  const std::vector<Telling> tellings = {
      {"Armenia", "attacked", "the post on Monday.", "asserts", "asserts"},
      {"Armenia called off Tuesday's", "talks", "with Azerbaijan.", "asserts", "called-off"},
      {"The", "visit", "has been cancelled, the ministry said.", "asserts", "called-off"},
      {"The", "closure", "of the crossing had been called off.", "asserts", "called-off"},
      {"The ministry", "denies", "that the visit has been called off.", "asserts", "asserts"},
      {"The trucks that were to", "bring", "flour have not left.", "asserts", "plans"},
      {"Estonia might also", "call for", "consultations.", "plans", "none"},
      {"The", "visit", "has been postponed, the ministry said.", "asserts", "called-off"},
      {"The", "visit", "was postponed until 3 June.", "plans", "plans"},
      {"The Xiamen", "meeting", "is off.", "asserts", "called-off"},
      {"It", "bombed", "a ship off the coast.", "asserts", "asserts"},
      {"A", "march", "that the unions had planned fell through.", "asserts", "called-off"},
      {"A", "landing", "of which papers wrote, did not take place.", "asserts", "denies"},
      {"A", "strike", "that unions had called for Wednesday will not take place.", "plans",
       "called-off"},
      {"The minister's", "visit", "to Yerevan, due on Friday, has still not taken place.", "denies",
       "none"},
      {"The office would not be", "closed", "after all.", "plans", "denies", "assert", "future"},
      {"The office would not be", "closed", "unless rent was due.", "plans", "plans", "assert",
       "future"},
      {"He", "threatened", "to leave if the summit came to nothing.", "asserts", "asserts"},
      {"The ministry had no knowledge of a", "seizure", "of the tanker.", "denies", "none"},
      {"There were stories about a mass", "abduction", "at Dutse.", "asserts", "denies", "report",
       "past", "They are a figment of idle minds."},
      {"There were stories about a mass", "abduction", "at Dutse.", "asserts", "asserts", "report",
       "past", "Police said a second report was a figment of idle minds."},
      {"The enemy has not", "taken", "the town.", "asserts", "denies"},
      {"He said that no live round was", "fired", "in Kisumu.", "asserts", "denies"},
      {"No shell", "struck", "the hut.", "asserts", "denies"},
      {"No fewer than six prisoners were", "beaten", "on Monday.", "asserts", "asserts"},
      {"No group of the opposition has claimed the", "raid", "on Kaya.", "asserts", "asserts"},
      {"At no point did the police", "fire", "on citizens.", "asserts", "denies"},
      {"At no point did he speak of the men who", "fired", "on them.", "asserts", "asserts"},
      {"Reports of a", "massacre", "at Kidal were fabricated, it said.", "asserts", "denies"},
      {"Pictures of police", "beating", "marchers come from the shooting of a film.", "asserts",
       "denies"},
      {"A film that shows gunmen", "storming", "Ansongo has gone round the markets.", "asserts",
       "asserts"},
      {"It told of a", "massacre", "at Kidal; a second report was fabricated.", "asserts",
       "asserts"},
      {"The UN could not confirm that troops", "burned", "the village.", "asserts", "none"},
      {"Fears of a Turkish", "attack", "have emptied the town.", "asserts", "none"},
      {"They would have", "arrested", "the general.", "asserts", "none"},
      {"Hungary vetoed new", "sanctions", "on Monday.", "asserts", "none"},
      {"The gate has still not", "opened", "", "asserts", "none"},
      {"They did not deny that they", "shelled", "it.", "asserts", "asserts"},
      {"It threatened to", "strike", "the port.", "asserts", "none"},
      {"Aid groups called for a truce and a possible", "withdrawal", "", "asserts", "none"},
      {"The two have agreed to", "meet", "in May.", "asserts", "plans"},
      {"France condemned the", "ramming", "of the boat.", "asserts", "background"},
      {"It will", "free", "five soldiers.", "none", "plans", "assert", "future"},
      {"It will", "free", "them if the talks go on.", "none", "none", "assert", "future"},
      {"It will", "strike", "the port.", "none", "none", "threaten", "future"},
  };
  expect_worded(tellings);
}

TEST(Phrasing, HoldsNothingThatIsAskedBiddenOrAverted) {
  const std::vector<Telling> tellings = {
      {"The army was asked whether rebels had", "shelled", "the airport.", "asserts", "none"},
      {"It is unclear if they", "fired", "on him.", "asserts", "none"},
      {"The army was asked whether the", "raid", "had hit a school.", "asserts", "asserts"},
      {"The army came close to", "shelling", "the town.", "asserts", "none"},
      {"The army stopped short of", "recalling", "its envoy.", "asserts", "none"},
      {"Parliament authorised the army on Monday to", "shell", "it.", "asserts", "none"},
      {"The army authorised talks and went on to", "shell", "it.", "asserts", "asserts"},
      {"The Kremlin has neither confirmed nor denied the", "deployment", "", "denies", "none"},
      {"The Kremlin would not confirm or deny that it had", "shelled", "it.", "denies", "none"},
      {"The police would neither confirm nor deny that they had", "searched", "it.", "asserts",
       "none"},
      {"Reuters could not independently verify that rebels had", "shelled", "it.", "asserts",
       "none"},
      {"The Kremlin has denied the", "deployment", "", "denies", "denies"},
      {"Had the army", "shelled", "it, many would have died.", "asserts", "none"},
      {"Had the army known of those who", "shelled", "it, it would have fled.", "asserts",
       "asserts"},
      {"A", "strike", "on the town was averted on Monday.", "asserts", "denies"},
      {"Chad was wrongly reported to have", "recalled", "its envoy.", "asserts", "denies"},
      {"It retracted its report that the army had", "shelled", "it.", "asserts", "none"},
      {"The UN found no evidence on Monday that it had", "shelled", "it.", "asserts", "none"},
  };
  expect_worded(tellings);
}

TEST(Phrasing, TakesWordsOnlyForWhatTheyAreSaidOf) {
  const std::vector<Telling> tellings = {
      {"Workers sacked in May", "marched", "on the ministry.", "asserts", "asserts"},
      {"In its note of 8 May it", "denied", "any such step.", "asserts", "asserts"},
      {"The army may have", "shelled", "the town.", "asserts", "asserts"},
      {"The army may", "shell", "the town.", "asserts", "none"},
      {"He was asked whether groups", "backed", "by Turkey had left.", "asserts", "asserts"},
      {"Asked whether it was true, the minister", "rejected", "the charge.", "asserts", "asserts"},
      {"It neither confirmed nor denied the raid and", "told", "them to go.", "asserts", "asserts"},
      {"Will the stallholders,", "sitting", "on the tracks, be hurt?", "asserts", "asserts"},
      {"The union called off the march under", "pressure", "from Paris.", "asserts", "asserts"},
      {"The visit was called off after police", "detained", "him.", "asserts", "asserts"},
      {"The union refused to cancel its", "march", "on Monday.", "asserts", "asserts"},
      {"It had never called off its", "patrols", "of the strait.", "asserts", "asserts"},
      {"The union suspended its", "strike", "on Monday.", "asserts", "asserts"},
      {"It threatened a nuclear", "test", "unless drills were scrapped.", "asserts", "asserts"},
      {"Eleven people, none of them soldiers,", "died", "in the blast.", "asserts", "asserts"},
      {"Neither would say what was", "promised", "there.", "asserts", "asserts"},
      {"Berlin, which did not,", "suspended", "sales of arms.", "asserts", "asserts"},
      {"Envoys", "turned back", "and so the talks did not take place.", "asserts", "asserts"},
      {"Should sanctions return, Iran", "warned", "them, it would leave.", "asserts", "asserts"},
      {"It was a well-planned", "attack", "on the base.", "asserts", "asserts"},
      {"It asked whether the state will", "free", "them.", "none", "none", "assert", "future"},
      {"They must pay or he will be", "shot", "at noon.", "none", "none", "assert", "future"},
  };
  expect_worded(tellings);
}

TEST(Phrasing, TakesNoQuestionForAnAnswer) {
  LedgerClaim claim;
  claim.stance = "asserts";
  const auto asked = [&](const char* before, const char* after) {
    return worded_stance(claim, phrasing_of(before, after, "", rules()), rules());
  };
  EXPECT_EQ(asked("Did rebels", "the airport?"), "none");
  EXPECT_EQ(asked("Rebels", "the airport?"), "none");
  EXPECT_EQ(asked("Who", "the airport?"), "asserts");
  EXPECT_EQ(asked("Will the men who", "the airport be tried?"), "asserts");
  EXPECT_EQ(asked("Did the", "of the airport kill anybody?"), "asserts");
  EXPECT_EQ(asked("Rebels", "the airport."), "asserts");
}

TEST(Phrasing, TakesWhatIsCondemnedForGranted) {
  LedgerClaim claim;
  claim.stance = "asserts";
  claim.kind = "assert";
  claim.chain.emplace_back();
  claim.chain.front().cue = "condemned";
  EXPECT_EQ(worded_stance(claim, {}, rules()), "background");
  claim.chain.front().cue = "said";
  EXPECT_EQ(worded_stance(claim, {}, rules()), "asserts");
}

TEST(Phrasing, KnowsLongAgoByTheWordsRightBehind) {
  const auto long_ago = [](const char* after) {
    return is_long_ago({"", plain_text(after)}, rules());
  };
  EXPECT_TRUE(long_ago("last year of crossing the border."));
  EXPECT_FALSE(long_ago("on Monday, and fined last year for the same."));
}

TEST(Phrasing, ADeniedCancellationIsAPlan) {
  LedgerClaim claim;
  claim.stance = "denies";
  claim.kind = "deny";
  claim.chain.resize(1);
  claim.chain.front().cue = "denies";
  claim.chain.front().kind = "deny";
  const Phrasing around =
      phrasing_of("The ministry denies that the ", " to Athens has been cancelled.", "", rules());
  EXPECT_EQ(worded_stance(claim, around, rules()), "plans");
}

}  // namespace
}  // namespace sayso
