#include "document/json_lines.h"

#include <gtest/gtest.h>

#include "base/faults.h"

namespace sayso {
namespace {

Input good(std::string_view line) {
  Result<Input> input = RecordReader().read(line);
  EXPECT_TRUE(input) << line << " " << (input ? "" : input.error().what);
  return input ? *input : Input{};
}

Error bad(std::string_view line) {
  Result<Input> input = RecordReader().read(line);
  EXPECT_FALSE(input) << line;
  return input ? Error{} : input.error();
}

TEST(JsonLines, KnownKeysFillTheirFields) {
  const Input input = good(
      R"({"id":"a1","text":"Seoul \u2014 \"said\"\n","title":"T","date":"2024-11-05","outlet":"O",)"
      R"("url":"http:\/\/x","lang":"en"})");
  EXPECT_EQ(input.key, "a1");
  EXPECT_EQ(input.text, "Seoul — \"said\"\n");
  EXPECT_EQ(input.title, "T");
  EXPECT_EQ(input.published_at, "2024-11-05");
  EXPECT_EQ(input.outlet, "O");
  EXPECT_EQ(input.url, "http://x");
  EXPECT_EQ(input.lang, "en");
  EXPECT_EQ(input.extra, "");
}

TEST(JsonLines, OtherNamesNullsAndNumbersAsIds) {
  const Input input =
      good(R"({"key":"k","published_at":"2024","text":"x","title":null,"url":null})");
  EXPECT_EQ(input.key, "k");
  EXPECT_EQ(input.published_at, "2024");
  EXPECT_EQ(input.title, "");
  EXPECT_EQ(good(R"({"id":17,"text":"x"})").key, "17");
  EXPECT_EQ(good(R"({"id":-9007199254740993123,"text":"x"})").key, "-9007199254740993123");
}

TEST(JsonLines, OfTwoNamesForOneFieldTheOtherSurvives) {
  const Input input = good(R"({"key":"k","date":"2023","text":"x","id":7,"published_at":"2024"})");
  EXPECT_EQ(input.key, "7");
  EXPECT_EQ(input.published_at, "2024");
  EXPECT_EQ(input.extra, R"({"key":"k","date":"2023"})");
  EXPECT_EQ(good(R"({"id":null,"key":"k","text":"x"})").key, "k");
}

TEST(JsonLines, UnknownKeysSurviveByteForByte) {
  const Input input = good(
      "{ \"n\" : 1.50e+03 , \"big\":123456789012345678901234567890, \"text\":\"x\",\t"
      "\"s\\u0041\" : \"a\\/\\u00e9 \\\"b\\\" \\u0000\", \"o\": { \"a\" : [ 1 , -0.0, {} , [] ] , "
      "\"text\" : null }, \"t\":true , \"f\": false }");
  EXPECT_EQ(input.extra,
            "{\"n\":1.50e+03,\"big\":123456789012345678901234567890,"
            "\"s\\u0041\":\"a\\/\\u00e9 \\\"b\\\" \\u0000\",\"o\":{\"a\":[1,-0.0,{},[]],"
            "\"text\":null},\"t\":true,\"f\":false}");
}

TEST(JsonLines, WhatIsNoRecordIsRefusedByName) {
  for (const auto* line : {"",
                           "x",
                           "[]",
                           "17",
                           "\"text\"",
                           "null",
                           "{",
                           "{}x",
                           "{\"text\":\"a\"",
                           "{\"text\":\"a\",}",
                           "{\"text\" \"a\"}",
                           "{\"text\":\"a\"}{\"text\":\"b\"}",
                           "{\"text\":\"a\"} 1",
                           "{\"text\":\"a\" \"b\":1}",
                           "{\"text\":\"a\",\"n\":1.2.3}",
                           "{\"text\":\"a\",\"n\":01}",
                           "{\"text\":\"a\",\"n\":+1}",
                           "{\"text\":\"a\",\"n\":1.}",
                           "{\"text\":\"a\",\"n\":.5}",
                           "{\"text\":\"a\",\"n\":1e}",
                           "{\"text\":\"a\",\"n\":NaN}",
                           "{\"text\":\"a\",\"n\":-}",
                           "{\"text\":\"a\",\"n\":tru}",
                           "{\"text\":\"a\",\"n\":nul}",
                           "{\"text\":\"a\",\"n\":[1,]}",
                           "{\"text\":\"a\",\"n\":[1 2]}",
                           "{\"text\":\"a\",\"n\":{\"a\"}}",
                           "{\"text\":\"a\",\"n\":}",
                           "{\"text\":\"\\x\"}",
                           "{\"text\":\"\\ud800\"}",
                           "{\"text\":\"tab\there\"}",
                           "{\"text\":\"a\",\"n\":\"\\q\"}",
                           "{'text':'a'}",
                           "{text:\"a\"}",
                           "{\"text\":\"a\",\"n\":[}",
                           "{\"text\":\"a\",\"n\":[[1]}",
                           "{\"text\":\"a\",\"n\":1]}"}) {
    EXPECT_EQ(bad(line).number, fault::kBadJson.number) << line;
  }
}

TEST(JsonLines, EachFaultNamesItsField) {
  EXPECT_EQ(bad("{}").number, fault::kNoText.number);
  EXPECT_EQ(bad(R"({"text":null})").number, fault::kNoText.number);
  for (const auto* line : {R"({"text":5})", R"({"text":["a"]})", R"({"text":"a","title":{}})",
                           R"({"text":"a","id":1.5})", R"({"text":"a","id":true})",
                           R"({"text":"a","date":20241105})"}) {
    EXPECT_EQ(bad(line).number, fault::kFieldType.number) << line;
  }
  EXPECT_EQ(bad(R"({"text":"a","title":"b\u0000c"})").number, fault::kNulByte.number);
  EXPECT_NE(bad(R"({"text":"a","title":"b\u0000c"})").where.find("title"), std::string::npos);
  EXPECT_EQ(bad(R"({"text":"a","x":1,"x":2})").number, fault::kBadJson.number);
  EXPECT_EQ(bad(R"({"text":"a","t\u0065xt":"b"})").what, "key \"text\" given twice");
  const Error not_utf8 = bad("{\"text\":\"caf\xE9\"}");
  EXPECT_EQ(not_utf8.number, fault::kNotUtf8.number);
  EXPECT_EQ(not_utf8.where, "byte 13");
}

TEST(JsonLines, DeepNestingIsRefused) {
  const auto nested = [](int depth, const char* open, const char* close) {
    std::string line = "{\"text\":\"a\",\"n\":";
    for (int i = 0; i < depth; ++i) line += open;
    line += "1";
    for (int i = 0; i < depth; ++i) line += close;
    return line + "}";
  };
  EXPECT_EQ(good(nested(90, "[", "]")).extra.size(), 90 * 2 + 7u);
  EXPECT_EQ(good(nested(90, "{\"a\":", "}")).text, "a");
  for (const int depth : {100, 1100, 1000000}) {
    EXPECT_EQ(bad(nested(depth, "[", "]")).what, "nested deeper than 100 levels");
    EXPECT_EQ(bad(nested(depth, "{\"a\":", "}")).what, "nested deeper than 100 levels");
    EXPECT_FALSE(RecordReader().read(nested(depth, "[", "")));
  }
}

TEST(JsonLines, AReaderGoesOnAfterAFault) {
  RecordReader reader;
  EXPECT_FALSE(reader.read("{\"text\":[[[["));
  EXPECT_FALSE(reader.read("{\"text\":\"a\",\"n\":[[1}"));
  EXPECT_EQ(reader.read(R"({"text":"b"})").value().text, "b");
  EXPECT_EQ(reader.read("{\"text\":\"" + std::string(3 << 20, 'x') + "\"}").value().text.size(),
            3u << 20);
  EXPECT_EQ(reader.read(R"({"text":"c"})").value().text, "c");
}

TEST(JsonLines, ObjectsAreMadeCompact) {
  EXPECT_EQ(RecordReader().compact(" { \"a\" : 1 , \"b\" : [ ] } ").value(), R"({"a":1,"b":[]})");
  EXPECT_EQ(RecordReader().compact("{}").value(), "{}");
  EXPECT_FALSE(RecordReader().compact("[1]"));
  EXPECT_FALSE(RecordReader().compact("{\"a\":1} x"));
}

}  // namespace
}  // namespace sayso
