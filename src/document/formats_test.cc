#include "document/formats.h"

#include <gtest/gtest.h>

#include "base/faults.h"

namespace sayso {
namespace {

using namespace std::string_view_literals;

std::string format(std::string_view path, std::string_view head) {
  const Result<Format> found = format_of(path, head);
  return found ? std::string(format_name(*found)) : "SAY-" + std::to_string(found.error().number);
}

TEST(Formats, AreKnownByTheirEndings) {
  EXPECT_EQ(format("a/b.txt", "{\"text\""), "text");
  EXPECT_EQ(format("B.MD", "# x"), "markdown");
  EXPECT_EQ(format("b.markdown", ""), "markdown");
  EXPECT_EQ(format("b.tar.jsonl", "x"), "json");
  EXPECT_EQ(format("b.ndjson", ""), "json");
  EXPECT_EQ(format("b.json", "{\"text\""), "json");
}

TEST(Formats, ElseByTheirContent) {
  for (const auto* path : {"-", "report", "a.b/report", "report.2024", ".jsonl"}) {
    EXPECT_EQ(format(path, " \n\t{\"text\""), "json") << path;
    EXPECT_EQ(format(path, "\xEF\xBB\xBF{\"text\""), "json") << path;
    EXPECT_EQ(format(path, "Seoul said {x}"), "text") << path;
    EXPECT_EQ(format(path, ""), "text") << path;
  }
}

TEST(Formats, WhatIsNoTextIsRefusedByName) {
  for (const auto head : {"%PDF-1.7\n"sv, "PK\x03\x04\x14\x00"sv, "\x89PNG\r\n"sv,
                          "\x1F\x8B\x08\x00"sv, "BZh91AY&SY\xF6\x0E\x80\x9C\x01"sv,
                          "\x7F"
                          "ELF\x02"sv,
                          "\xD0\xCF\x11\xE0"sv, "a\0b\0\1\2\3\4some \0\0 bytes"sv}) {
    EXPECT_EQ(format("a.txt", head), "SAY-1003") << head;
    EXPECT_EQ(format("a.jsonl", head), "SAY-1003") << head;
  }
  const auto pdf = check_content("%PDF-1.7");
  EXPECT_EQ(pdf.error().what, "binary input: PDF");
}

TEST(Formats, WideTextIsText) {
  EXPECT_EQ(format("a.txt", "\xFF\xFES\0e\0"sv), "text");
  EXPECT_EQ(format("-", "S\0e\0o\0u\0l\0 \0"sv), "text");
  EXPECT_EQ(format("-", "\xFE\xFF\0<\0h\0t\0m\0l\0>"sv), "html");
  EXPECT_EQ(format("a.jsonl", "\xFF\xFE{\0"sv), "SAY-1004");
}

TEST(Formats, PagesAndFeeds) {
  EXPECT_EQ(format("a.html", "text"), "html");
  EXPECT_EQ(format("-", "<!DOCTYPE HTML>"), "html");
  EXPECT_EQ(format("a.txt", "\n<html><body>"), "html");
  EXPECT_EQ(format("a.xml", "<?xml version=\"1.0\"?>\n<!-- x --><!DOCTYPE html>\n<html>"), "html");
  EXPECT_EQ(format("a.xml", "\xEF\xBB\xBF<?xml version=\"1.0\"?><rss version=\"2.0\">"), "feed");
  EXPECT_EQ(format("-", "<feed xmlns=\"x\">"), "feed");
  EXPECT_EQ(format("-", "<!DOCTYPE rdf [ ]>\n<rdf:RDF>"), "feed");
  EXPECT_EQ(format("news.rss", ""), "feed");
}

TEST(Formats, WhatIsNotReadIsRefusedByName) {
  EXPECT_EQ(format("a.csv", "a,b"), "SAY-1012");
  EXPECT_EQ(format("-", "<?xml version=\"1.0\"?><nitf>"), "SAY-1012");
  EXPECT_EQ(format("a.xml", "<nitf>"), "SAY-1012");
  EXPECT_EQ(format("-", "{\\rtf1\\ansi"), "SAY-1012");
  EXPECT_EQ(format("a.json", "[\n{\"text\":\"a\"}]"), "SAY-1008");
  EXPECT_EQ(format("-", "[{\"text\":\"a\"}]"), "SAY-1008");
  EXPECT_EQ(format("-", "[Seoul] said"), "text");
}

TEST(Formats, TextMayHoldTheOddControl) {
  EXPECT_EQ(format("a.txt", "A page\f of\x1B[1m a terminal\x07 and a longer line of text."),
            "text");
  EXPECT_EQ(format("a.txt", "ID3 is a tag, and PAR1 a word"), "text");
  EXPECT_EQ(format("a.txt", "Rar! said the crowd"), "text");
  EXPECT_EQ(format("a.txt", "Москва и Пхеньян подписали договор"), "text");
}

TEST(Formats, TheFaultInATextIsNamedByItsByte) {
  EXPECT_TRUE(check_text("Genève"));
  const auto nul = check_text("ab\0c"sv);
  EXPECT_EQ(nul.error().number, fault::kNulByte.number);
  EXPECT_EQ(nul.error().where, "byte 3");
  const auto latin = check_text("Gen\xE8ve said");
  EXPECT_EQ(latin.error().number, fault::kNotUtf8.number);
  EXPECT_EQ(latin.error().where, "byte 4");
  EXPECT_NE(latin.error().what.find("8859-1"), std::string::npos);
  EXPECT_NE(check_text("\x93quoted\x94").error().what.find("1252"), std::string::npos);
  const auto half = check_text("half a dash \xE2\x80");
  EXPECT_EQ(half.error().where, "byte 13");
  EXPECT_EQ(half.error().what, "text ends within a UTF-8 character");
}

}  // namespace
}  // namespace sayso
