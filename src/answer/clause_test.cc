// What a frame does with the parts of an act.
#include "answer/clause.h"

#include <gtest/gtest.h>

#include "answer/account_case.h"

namespace sayso {
namespace {

TEST(Clause, WhatIsHitIsNoMeans) {
  Account account = shipment();
  account.act.type = "ASSAULT";
  account.act.trigger = "shelled";
  role(account.act, Role::object) = {thing("border villages", "shelled")};
  EXPECT_EQ(sentence(account), "The report says that Moscow shelled Bamako and border villages.");
  role(account.act, Role::recipients).front().before = "with";
  EXPECT_EQ(sentence(account), "The report says that Moscow shelled Bamako and border villages.");
  role(account.act, Role::object) = {thing("howitzers", "with")};
  EXPECT_EQ(sentence(account), "The report says that Moscow shelled Bamako with howitzers.");
  role(account.act, Role::recipients) = {};
  role(account.act, Role::object) = {thing("border villages", "shelled")};
  EXPECT_EQ(sentence(account), "The report says that Moscow shelled border villages.");
  account.act.mode = "heavy-weapons";
  account.act.trigger = "fired";
  role(account.act, Role::recipients) = {state("Bamako")};
  role(account.act, Role::object) = {thing("two missiles", "fired")};
  EXPECT_EQ(sentence(account), "The report says that Moscow shelled Bamako with two missiles.");
  role(account.act, Role::actors) = {};
  role(account.act, Role::object) = {thing("a bus", "hit")};
  EXPECT_EQ(sentence(account), "The report says that Bamako and a bus were shelled.");
}

TEST(Clause, NobodyActsOnHimself) {
  Account account = shipment();
  account.act.type = "SUPPORT";
  account.act.trigger = "backed";
  role(account.act, Role::object) = {};
  role(account.act, Role::recipients) = {state("Moscow"), state("Bamako")};
  EXPECT_EQ(sentence(account), "The report says that Moscow backed Bamako.");
  role(account.act, Role::recipients) = {state("Moscow")};
  EXPECT_EQ(sentence(account), "The report says that Moscow voiced support.");
  account.exchange = {account.act};
  EXPECT_EQ(sentence(account).find("back Moscow"), std::string::npos) << sentence(account);
}

TEST(Clause, TheHeadOfAPartyTellsItsNumber) {
  Account account = said("assert", "CT+", "past");
  account.chain.front().vouchers = {group("Officials familiar with the plan")};
  EXPECT_TRUE(sentence(account).starts_with("Officials familiar with the plan say that "));
  account.chain.front().vouchers = {group("A general loyal to the rebels")};
  EXPECT_TRUE(sentence(account).starts_with("A general loyal to the rebels says that "));
}

TEST(Clause, WhoIsTakenIsAbducted) {
  Account account = shipment();
  account.act.type = "ASSAULT";
  account.act.mode = "abduct";
  account.act.trigger = "took";
  role(account.act, Role::object) = {};
  role(account.act, Role::date) = {thing("last")};
  EXPECT_EQ(sentence(account), "The report says that Moscow abducted Bamako.");
}

TEST(Clause, NobodySaysThatItIsSaid) {
  Account account = said("assert", "CT+", "past");
  account.chain = {{{}, "assert"}, {{person("John Kirby")}, "confirm"}};
  EXPECT_EQ(sentence(account),
            "John Kirby confirms that Moscow shipped shells to Bamako; nobody else confirms it.");
  account.chain.back().kind = "deny";
  EXPECT_EQ(sentence(account),
            "John Kirby denies that it is said that Moscow shipped shells to Bamako.");
  account.chain = {{{}, "assert"}};
  EXPECT_EQ(sentence(account),
            "It is said that Moscow shipped shells to Bamako; nobody else confirms it.");
}

TEST(Clause, PartsStayJoinedAsTheReportJoinsThem) {
  Account account = shipment();
  role(account.act, Role::object) = {thing("imports", "barred"), thing("bananas", "of")};
  EXPECT_EQ(sentence(account), "The report says that Moscow shipped imports of bananas to Bamako.");
  role(account.act, Role::object).push_back(thing("oil", "and"));
  EXPECT_EQ(sentence(account),
            "The report says that Moscow shipped imports of bananas and oil to Bamako.");
  role(account.act, Role::object).pop_back();
  role(account.act, Role::object)[1].before = "and";
  EXPECT_EQ(sentence(account),
            "The report says that Moscow shipped imports and bananas to Bamako.");
}

TEST(Clause, WhatIsUsedIsNotAttacked) {
  Account account = shipment();
  account.act.type = "ASSAULT";
  account.act.mode = "unconventional";
  account.act.trigger = "use";
  role(account.act, Role::actors) = role(account.act, Role::recipients) = {};
  role(account.act, Role::object) = {thing("landmines")};
  EXPECT_EQ(sentence(account), "The report says that landmines were used.");
}

TEST(Clause, NoStateIsClosed) {
  Account account = shipment();
  account.act.type = "COERCE";
  account.act.mode = "restrict";
  account.act.trigger = "closed";
  role(account.act, Role::object) = {thing("two crossings")};
  EXPECT_EQ(sentence(account), "The report says that Moscow closed two crossings to Bamako.");
  role(account.act, Role::object) = {};
  EXPECT_EQ(sentence(account), "The report says that Moscow imposed restrictions on Bamako.");
  role(account.act, Role::recipients) = {group("the newspaper")};
  EXPECT_EQ(sentence(account), "The report says that Moscow closed the newspaper.");
}

TEST(Clause, WhatAFrameHasNoPlaceForIsNoMeans) {
  Account account = shipment();
  account.act.type = "RETREAT";
  account.act.mode = "access";
  account.act.trigger = "?";
  role(account.act, Role::object) = {thing("their office", "close")};
  EXPECT_EQ(sentence(account).find("with their office"), std::string::npos) << sentence(account);
  EXPECT_NE(sentence(account).find("let in Bamako"), std::string::npos) << sentence(account);
}

}  // namespace
}  // namespace sayso
