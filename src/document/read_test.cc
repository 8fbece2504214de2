#include "document/read.h"

#include <gtest/gtest.h>

#include "base/faults.h"

namespace sayso {
namespace {

using namespace std::string_literals;

const std::string kText =
    "North Korea shipped shells to Russia in September, Seoul said on Friday.";

Document good(const Input& input, const ReadOptions& options = {}) {
  Result<Document> document = read(input, options);
  EXPECT_TRUE(document) << (document ? "" : document.error().what);
  return document ? *document : Document{};
}

int fault_of(const Input& input, const ReadOptions& options = {}) {
  Result<Document> document = read(input, options);
  return document ? 0 : document.error().number;
}

TEST(Read, WhatIsGivenStands) {
  const Document document = good({.key = "k",
                                  .text = "Pact signed\n\nSEOUL, Nov 5, 2023 (AP) - " + kText,
                                  .title = "Given title",
                                  .published_at = "2024-11-05T10:00:00Z",
                                  .outlet = "Wire",
                                  .url = "http://x",
                                  .lang = "en-GB",
                                  .extra = "{\"a\":1}",
                                  .origin = "a.jsonl:3"});
  EXPECT_EQ(document.key, "k");
  EXPECT_EQ(document.title->value, "Given title");
  EXPECT_EQ(document.title->why, "given");
  EXPECT_EQ(document.published_at->value, "2024-11-05");
  EXPECT_EQ(document.published_at->why, "given");
  EXPECT_EQ(document.outlet, "Wire");
  EXPECT_EQ(document.lang, "en");
  EXPECT_EQ(document.extra, "{\"a\":1}");
  EXPECT_EQ(slice(document.clean.text, *document.headline), "Pact signed");
  EXPECT_EQ(slice(document.clean.text, *document.dateline), "SEOUL, Nov 5, 2023 (AP) -");
}

TEST(Read, WhatIsNotGivenIsReadOffOrStaysUnknown) {
  const Document plain = good({.text = kText});
  EXPECT_FALSE(plain.title || plain.published_at || plain.headline || plain.dateline);
  EXPECT_EQ(plain.lang, "en");
  EXPECT_EQ(plain.key.size(), 32u);
  const Document told =
      good({.text = "“Pact” signed\n\n" + kText, .origin = "in/2024-11-05.txt", .format = "text"});
  EXPECT_EQ(told.title->value, "\"Pact\" signed");
  EXPECT_EQ(told.title->why, "headline");
  EXPECT_EQ(told.published_at->value, "2024-11-05");
  EXPECT_EQ(told.published_at->why, "file name");
  EXPECT_FALSE(
      good({.text = kText, .origin = "2024-11-05.jsonl:1", .format = "json"}).published_at);
  EXPECT_EQ(good({.text = kText, .url = "http://x"}).key, "http://x");
}

TEST(Read, TheTextStaysAsGiven) {
  const std::string text = "\uFEFF**“Shells”**\r\n";
  const Document document = good({.text = text, .format = "markdown"});
  EXPECT_EQ(document.text, text);
  EXPECT_EQ(document.clean.text, "\"Shells\"\n");
}

TEST(Read, TheIdIsOfKeyOutletDateAndText) {
  const Input input{.key = "k", .text = kText, .published_at = "2024-11-05", .outlet = "o"};
  const std::string id = good(input).id;
  EXPECT_EQ(id.size(), 32u);
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  Input same = input;
  same.title = "other";
  same.origin = "elsewhere";
  EXPECT_EQ(good(same).id, id);
  for (const auto field : {&Input::key, &Input::text, &Input::outlet}) {
    Input other = input;
    other.*field += "x";
    EXPECT_NE(good(other).id, id);
  }
  Input moved = input;
  moved.key = "ko";
  moved.outlet = "";
  EXPECT_NE(good(moved).id, id);
}

TEST(Read, BadReportsAreRefusedByName) {
  EXPECT_EQ(fault_of({.text = ""}), fault::kEmpty.number);
  EXPECT_EQ(fault_of({.text = " \r\n\t\u00A0\u200B\u3000"}), fault::kEmpty.number);
  EXPECT_EQ(fault_of({.text = "***\n", .format = "markdown"}), fault::kEmpty.number);
  EXPECT_EQ(fault_of({.text = "a\0b"s}), fault::kNulByte.number);
  EXPECT_EQ(fault_of({.text = "caf\xE9"}), fault::kNotUtf8.number);
  EXPECT_EQ(fault_of({.text = kText, .title = "caf\xE9"}), fault::kNotUtf8.number);
  EXPECT_EQ(fault_of({.text = kText, .outlet = "a\0b"s}), fault::kNulByte.number);
  EXPECT_EQ(fault_of({.text = kText, .extra = "{\"a\":"}), fault::kFieldType.number);
  ReadOptions options;
  options.limits.document_bytes = 10;
  EXPECT_EQ(fault_of({.text = kText}, options), fault::kDocumentTooLong.number);
}

TEST(Read, ADateThatIsNoneIsNeverGuessed) {
  for (const auto* date : {"yesterday", "05/11/2024", "2024-11", "2024", "2024-02-30", "Nov 5"}) {
    EXPECT_EQ(fault_of({.text = kText, .published_at = date}), fault::kBadDate.number) << date;
  }
  EXPECT_EQ(fault_of({.text = kText, .published_at = "2024-11-05T99:00"}), fault::kBadDate.number);
  EXPECT_FALSE(good({.text = kText, .published_at = " "}).published_at);
}

TEST(Read, ADateMayBeWrittenAsMailAndPeopleWriteIt) {
  for (const auto* date : {"Tue, 05 Nov 2024 10:00:00 GMT", "November 5, 2024", "5 Nov 2024"})
    EXPECT_EQ(good({.text = kText, .published_at = date}).published_at->value, "2024-11-05")
        << date;
}

TEST(Read, OtherLanguagesAreRefusedUnlessOverridden) {
  const std::string french =
      "La Russie et la Corée du Nord ont signé un accord de défense mutuelle.";
  const Result<Document> refused = read({.text = french, .origin = "fr.txt"}, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().number, fault::kLanguage.number);
  EXPECT_EQ(refused.error().what, "unsupported language: French");
  EXPECT_EQ(refused.error().where, "fr.txt");
  EXPECT_EQ(good({.text = french}, {.lang = "en", .limits = {}}).lang, "en");
  EXPECT_EQ(fault_of({.text = kText, .lang = "ru"}), fault::kLanguage.number);
  EXPECT_EQ(good({.text = "Yes."}).lang, "");
}

TEST(Read, TheFaultSaysWhere) {
  const Result<Document> latin = read({.text = "caf\xE9", .origin = "a/b.txt"}, {});
  EXPECT_EQ(latin.error().where, "a/b.txt: byte 4");
  const Result<Document> field = read({.key = "k7", .text = kText, .url = "\xFF"}, {});
  EXPECT_EQ(field.error().where, "k7: field \"url\": byte 1");
}

}  // namespace
}  // namespace sayso
