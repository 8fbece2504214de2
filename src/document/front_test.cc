#include "document/front.h"

#include <gtest/gtest.h>

#include <string>

#include "document/clean.h"
#include "document/dateline.h"
#include "words/date_words.h"

namespace sayso {
namespace {

const std::string kBody =
    "Russia and North Korea have signed a pact on mutual defence, the Kremlin said on Wednesday, "
    "after talks that lasted all night in the capital.";

struct Seen {
  std::string headline, dateline, date, why;
};

Seen see(const std::string& text, bool markdown = false) {
  const Clean clean = markdown ? clean_markdown(text) : clean_text(text);
  const Front front = read_front(clean, text, markdown);
  Seen seen;
  if (front.headline) seen.headline = slice(clean.text, *front.headline);
  if (front.dateline) seen.dateline = slice(clean.text, *front.dateline);
  if (front.published_at) seen.date = front.published_at->value;
  if (front.published_at) seen.why = front.published_at->why;
  return seen;
}

TEST(Headline, IsAFirstLineThatStandsApart) {
  EXPECT_EQ(see("Pact signed\n\n" + kBody).headline, "Pact signed");
  EXPECT_EQ(see("\n  Pact signed in the U.S.  \n\n" + kBody).headline, "Pact signed in the U.S.");
  EXPECT_EQ(see("Pact signed\n" + kBody).headline, "Pact signed");
  EXPECT_EQ(see("Pact signed\nWhat it says\nBy Ann Lee\n\n" + kBody).headline, "Pact signed");
  EXPECT_EQ(see("Will it hold?\n\n" + kBody).headline, "Will it hold?");
  EXPECT_EQ(see("2024-11-05\nPact signed\n\n" + kBody).headline, "Pact signed");
  EXPECT_EQ(see("5 states sign\n\n" + kBody).headline, "5 states sign");
}

TEST(Headline, IsNoneWhereOnlyTextStands) {
  EXPECT_EQ(see(kBody).headline, "");
  EXPECT_EQ(see("Pact signed").headline, "");
  EXPECT_EQ(see("Pact signed\n").headline, "");
  EXPECT_EQ(see(kBody + "\n\n" + kBody).headline, "");
  EXPECT_EQ(see("The pact was signed.\n\n" + kBody).headline, "");
  EXPECT_EQ(see("He said: \"It is signed.\"\n\n" + kBody).headline, "");
  EXPECT_EQ(see("Russia said on Monday that it had\nsigned a pact with its neighbour.\n\n" + kBody)
                .headline,
            "");
  EXPECT_EQ(see("- one\n- two\n\n" + kBody).headline, "");
  EXPECT_EQ(see("and so it went on\n\n" + kBody).headline, "");
  EXPECT_EQ(see("2024-11-05\n\n" + kBody).headline, "");
  EXPECT_EQ(see("").headline, "");
}

TEST(Headline, IsTheHeadingThatOpensMarkdown) {
  EXPECT_EQ(see("# *Pact* signed.\n" + kBody, true).headline, "Pact signed.");
  EXPECT_EQ(see("Pact signed\n---\n" + kBody, true).headline, "Pact signed");
  EXPECT_EQ(see(kBody + "\n\n# Later\n", true).headline, "");
}

TEST(Dateline, IsReadInTheFormsOfTheWires) {
  for (const std::string line : {"SEOUL, Nov 5 (Reuters) -",
                                 "SEOUL (Reuters) -",
                                 "GENEVA, 3 June -",
                                 "MOSCOW —",
                                 "NEW YORK --",
                                 "RIO DE JANEIRO, June 30 -",
                                 "PORT-AU-PRINCE, Haiti Oct. 2, 2004 -",
                                 "BAIDOA, Somalia, Dec 18 -",
                                 "GROZNY, (Reuters) -",
                                 "NEW DELHI, Aug. 25. -",
                                 "JAKARTA (Antara):",
                                 "WASHINGTON, D.C. (AP) –",
                                 "UNITED NATIONS, Tuesday -",
                                 "BEIRUT/DAMASCUS, 5 November 2024 (AFP) —",
                                 "GENEVA (5 November 2024) –",
                                 "(Reuters) -",
                                 "MOSCOW, November 5. /TASS/.",
                                 "BEIJING, Nov. 5 (Xinhua) --",
                                 "Kyiv, 5 November –",
                                 "Moscow, Nov 5 (Interfax) -",
                                 "SÃO PAULO, Brazil (AP) —",
                                 "KABUL (Masnet & Agencies) -",
                                 "LONDON , December 6 (IslamOnline.net & News Agencies) -"}) {
    EXPECT_EQ(see(line + " " + kBody).dateline, line);
    EXPECT_EQ(see("Pact signed\n\n" + line + " " + kBody).dateline, line);
  }
  EXPECT_EQ(see("MOSCOW (AP)_ " + kBody).dateline, "MOSCOW (AP)_");
  EXPECT_EQ(see("SEOUL, Nov. 5 (AP)—" + kBody).dateline, "SEOUL, Nov. 5 (AP)—");
}

TEST(Dateline, IsNotReadIntoOtherOpenings) {
  for (const std::string line :
       {"BREAKING -", "EXCLUSIVE —", "UPDATE 1 -", "US -", "Russia —", "The minister - a hawk -",
        "THE NATIONAL GUARD STATED ON FRIDAY THAT SOME 400 VILLAGERS --", "Kim Jong Un (left) -",
        "WASHINGTON: ", "In SEOUL -", "COUNCIL CALLS FOR RESTRAINT —",
        "ENVOY PLEADS, SAYS MINISTRY —", "SEOUL, which is a city -", "SEOUL, 45 Nov -"}) {
    EXPECT_EQ(see(line + " " + kBody).dateline, "") << line;
  }
  EXPECT_EQ(see("SYRIA - Rebels advance").dateline, "");
  EXPECT_EQ(see("REBELS -- THE ARMY SAID THAT THEY HAD BEEN SEEN IN THE HILLS NEAR TOWN").dateline,
            "");
}

TEST(PublicationDate, StandsInADatelineOrOnALineOfItsOwn) {
  const auto date = [](const std::string& front) { return see(front + kBody); };
  EXPECT_EQ(date("SEOUL, Nov 5, 2024 (Reuters) - ").date, "2024-11-05");
  EXPECT_EQ(date("SEOUL, Nov 5, 2024 (Reuters) - ").why, "dateline");
  for (const std::string line :
       {"November 5, 2024", "Tuesday, November 5, 2024", "5 November 2024", "Nov. 5th, 2024",
        "2024-11-05", "Published: 2024-11-05", "Published on Nov 5, 2024, 10:23 GMT",
        "Date: 5 Nov 2024", "Posted Nov 5, 2024 | 10:23 a.m.", "2024-11-05T10:23:00Z",
        "Seoul, 5 November 2024"}) {
    EXPECT_EQ(date("Pact signed\n" + line + "\n\n").date, "2024-11-05") << line;
    EXPECT_EQ(date("Pact signed\n" + line + "\n\n").why, "date line") << line;
  }
}

TEST(PublicationDate, IsNeverGuessed) {
  const auto date = [](const std::string& front) { return see(front + kBody).date; };
  for (const std::string line :
       {"SEOUL, Nov 5 (Reuters) - ", "November 5\n\n", "05/11/2024\n\n", "November 2024\n\n",
        "Updated: November 5, 2024\n\n", "February 30, 2024\n\n", "The war of November 5, 2024\n\n",
        "On November 5, 2024, it said so. "}) {
    EXPECT_EQ(date(line), "") << line;
  }
  EXPECT_EQ(see(kBody + "\n\nNovember 5, 2024\n\n" + kBody + kBody).date, "2024-11-05");
  EXPECT_EQ(see(kBody + kBody + "\n\nNovember 5, 2024\n").date, "");
}

TEST(PublicationDate, StandsInAFileName) {
  EXPECT_EQ(date_in_name("a/2024-11-05-pact.txt"), (Date{2024, 11, 5}));
  EXPECT_EQ(date_in_name("pact_2024-11-05.md"), (Date{2024, 11, 5}));
  for (const auto* name : {"2024-11-05/pact.txt", "12024-11-05.txt", "2024-11-051.txt",
                           "2024-13-05.txt", "2024-11.txt", "2024-11-05_2024-11-06.txt", ""}) {
    EXPECT_EQ(date_in_name(name), std::nullopt) << name;
  }
}

}  // namespace
}  // namespace sayso
