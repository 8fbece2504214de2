#include "markup/markup.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/faults.h"
#include "markup/article.h"
#include "markup/feed.h"
#include "markup/head.h"
#include "markup/parse.h"

namespace sayso {
namespace {

constexpr std::string_view kPage = R"(<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Pyongyang ships shells, Seoul says | The Daily Wire</title>
<meta property="og:site_name" content="The Daily Wire">
<link rel="canonical" href="https://wire.example/2024/11/shells">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
 "headline": "Pyongyang ships shells, Seoul says", "datePublished": "2024-11-05T08:30:00.000+09:00",
 "author": [{"@type": "Person", "name": "Ana Gómez"}, {"name": "Li Wei"}], "publisher": {"name": "The Daily Wire"}}]}
</script><style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home, news, and a very long line of navigation that goes on, and on</a></li></ul></nav>
<div id="page"><article class="story"><header><h1>Pyongyang ships shells, Seoul says</h1>
<p class="byline">By Ana Gómez and Li Wei</p></header><div class="article-body">
<p>North Korea shipped artillery shells to <a href="/russia">Russia</a> in September, South&nbsp;Korean
officials said on Tuesday, in what would be a breach of <b>United Nations</b> sanctions.</p>
<div class="related-links"><p>Read this too, a related article with many words, and commas, and more.</p></div>
<p>&ldquo;We condemn the shipment,&rdquo; the foreign ministry of Japan said, adding that Seoul believed that
Russia had promised food &amp; fuel &lt;b&gt;under the treaty&lt;/b&gt;.</p>
<figure><img src=x onerror=alert(1)><figcaption>A caption, long enough to count as text, of the page.</figcaption></figure>
<p>Moscow denied it.<br>Pyongyang said nothing.</p>
<p><a href="/x">Read more: the whole story of the treaty</a></p></div></article>
<aside><p>Subscribe to our newsletter, it comes each day, at noon, and it is free of charge.</p></aside></div>
<footer><p>Copyright The Daily Wire, all rights reserved, 2024, and so on and so forth.</p></footer></body></html>)";

Tree tree_of(std::string_view html) {
  Result<Tree> tree = parse_tree(html);
  return tree ? *std::move(tree) : Tree{};
}

std::string text_of(std::string_view html) { return article_text(tree_of(html), ""); }

int fault_of(const Result<std::string>& result) { return result ? 0 : result.error().number; }

TEST(Page, TheArticleAndNothingElse) {
  EXPECT_EQ(text_of(kPage),
            "North Korea shipped artillery shells to Russia in September, South\u00A0Korean "
            "officials said on "
            "Tuesday, in what would be a breach of United Nations sanctions.\n\n"
            "“We condemn the shipment,” the foreign ministry of Japan said, adding that Seoul "
            "believed that "
            "Russia had promised food & fuel <b>under the treaty</b>.\n\n"
            "Moscow denied it.\nPyongyang said nothing.\n");
}

TEST(Page, ItsHeadIsRead) {
  const Page page = read_head(tree_of(kPage));
  EXPECT_EQ(page.title, "Pyongyang ships shells, Seoul says");
  EXPECT_EQ(page.published_at, "2024-11-05");
  EXPECT_EQ(page.byline, "Ana Gómez, Li Wei");
  EXPECT_EQ(page.outlet, "The Daily Wire");
  EXPECT_EQ(page.url, "https://wire.example/2024/11/shells");
}

TEST(Page, WithoutLinkedDataTheElementsTell) {
  const Page page = read_head(tree_of(
      "<title>Ankara expels two diplomats - Wire</title><meta name=author "
      "content='https://a.example/x'>"
      "<meta name='DC.date.issued' content='05/11/2024'><body><span class=ByLine>By  Bo\nLi</span>"
      "<time datetime='Tue, 05 Nov 2024 10:00:00 GMT'>today</time>"));
  EXPECT_EQ(page.title, "Ankara expels two diplomats");
  EXPECT_EQ(page.byline, "Bo Li");
  EXPECT_EQ(page.published_at, "2024-11-05");
  EXPECT_EQ(page.url, "");
}

TEST(Page, WhatIsHiddenIsNotRead) {
  const std::string text = text_of(
      "<div><p>North Korea shipped shells to Russia, officials in Seoul said on Tuesday.</p>"
      "<p hidden>Hidden words, that nobody sees, are here.</p><p style='display: none'>None, of "
      "it.</p>"
      "<script>var x = 'a, b, c, and more words than there are in the paragraph';</script></div>");
  EXPECT_EQ(text, "North Korea shipped shells to Russia, officials in Seoul said on Tuesday.\n");
}

TEST(Page, NoArticleIsAFault) {
  EXPECT_EQ(fault_of(parse_here("", Markup::html, "")), fault::kNoArticle.number);
  EXPECT_EQ(fault_of(parse_here("<nav>a</nav>", Markup::html, "")), fault::kNoArticle.number);
}

TEST(Page, DepthIsBounded) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  EXPECT_EQ(fault_of(parse_here(deep, Markup::html, "")), fault::kTooDeep.number);
  std::string open;
  for (int i = 0; i < 20000; ++i) open += "<b><font><i><u>";
  EXPECT_EQ(fault_of(parse_here(open, Markup::html, "")), fault::kTooDeep.number);
  std::string mixed;
  for (int i = 0; i < 1000; ++i) mixed += "<p><b id=" + std::to_string(i) + "></x>";
  EXPECT_EQ(fault_of(parse_here(mixed, Markup::html, "")), fault::kTooDeep.number);
  std::string flat;
  for (int i = 0; i < 5000; ++i)
    flat += "<p>One, two, three, and so on up to ten.<li>three<tr><td>four<br>";
  EXPECT_EQ(fault_of(parse_here(flat, Markup::html, "")), 0);
}

TEST(Page, EncodingsAreDeclaredOrGuessed) {
  const std::string body =
      "<p>The pr\xE9sident said, on Monday, that the treaty would be signed.</p>";
  const auto declared = parse_here("<meta charset=iso-8859-1>" + body, Markup::html, "");
  EXPECT_NE(declared->find("The président"), std::string::npos);
  EXPECT_NE(declared->find("\"encoding\":\"windows-1252\",\"encoding_why\":\"declared\""),
            std::string::npos);
  EXPECT_NE(parse_here(body, Markup::html, "")->find("\"encoding_why\":\"guessed\""),
            std::string::npos);
  EXPECT_EQ(declared_encoding("<?xml version='1.0' encoding='KOI8-R'?><rss>"), "koi8-r");
  EXPECT_EQ(declared_encoding("<?xml version='1.0'?><rss encoding='x'>"), "");
  EXPECT_EQ(declared_encoding("<meta content=\"text/html; charset=Windows-1251\">"),
            "windows-1251");
}

TEST(Feed, Rss) {
  const auto pages =
      read_feed(R"(<?xml version="1.0"?><rss version="2.0" xmlns:dc="d" xmlns:content="c">
    <channel><title>Wire &amp; Co</title><item><title>A &lt;b&gt;treaty&lt;/b&gt;</title>
    <guid isPermaLink="false">g1</guid><link>https://a.example/1</link><dc:creator>Ana</dc:creator>
    <pubDate>Tue, 05 Nov 2024 10:00:00 GMT</pubDate><description>Short.</description>
    <content:encoded><![CDATA[<p>One.</p><p>Two &amp; three.</p><script>x()</script>]]></content:encoded>
    </item></channel></rss>)");
  ASSERT_TRUE(pages && pages->size() == 1);
  const Page& page = pages->front();
  EXPECT_EQ(page.text, "One.\n\nTwo & three.\n");
  EXPECT_EQ(page.title + "|" + page.id + "|" + page.url + "|" + page.byline + "|" + page.outlet,
            "A treaty|g1|https://a.example/1|Ana|Wire & Co");
  EXPECT_EQ(page.published_at, "2024-11-05");
}

TEST(Feed, AtomAndRdf) {
  const auto atom = read_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry>
    <id>urn:1</id><title type="html">T &amp;amp; U</title><updated>2024-11-05T10:00:00Z</updated>
    <author><name>Bo</name></author><link rel="self" href="https://a.example/self"/>
    <link rel="alternate" href="https://a.example/2"/>
    <content type="xhtml"><div xmlns="x"><p>One</p><p>Two</p></div></content></entry></feed>)");
  ASSERT_TRUE(atom && atom->size() == 1);
  EXPECT_EQ(atom->front().text, "One\n\nTwo\n");
  EXPECT_EQ(atom->front().title + "|" + atom->front().url + "|" + atom->front().byline,
            "T & U|https://a.example/2|Bo");
  const auto rdf = read_feed(R"(<rdf:RDF xmlns:rdf="r" xmlns="x"><channel><title>R</title></channel>
    <item><link>https://a.example/3</link><description>Text.</description></item></rdf:RDF>)");
  ASSERT_TRUE(rdf && rdf->size() == 1);
  EXPECT_EQ(rdf->front().outlet + "|" + rdf->front().id, "R|https://a.example/3");
}

TEST(Feed, EntitiesAreNotExpanded) {
  const auto pages = read_feed(R"(<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">
    <!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><description>&b; &f;</description>
    </item></channel></rss>)");
  ASSERT_TRUE(pages && pages->size() == 1);
  EXPECT_EQ(pages->front().text, "&b; &f;\n");
}

TEST(Feed, WhatIsNoFeedIsRefused) {
  EXPECT_EQ(read_feed("<rss><channel></rss>").error().number, fault::kBadXml.number);
  EXPECT_EQ(read_feed("<nitf/>").error().number, fault::kBadXml.number);
  EXPECT_EQ(read_feed("").error().number, fault::kBadXml.number);
}

TEST(Apart, GivesRecordsOrTheNamedFault) {
  const Result<std::string> records = parse_apart(kPage, {});
  ASSERT_TRUE(records) << records.error().what;
  EXPECT_TRUE(records->starts_with("{\"title\":\"Pyongyang ships shells, Seoul says\""));
  EXPECT_EQ(fault_of(parse_apart("<nav>a</nav>", {})), fault::kNoArticle.number);
  EXPECT_EQ(fault_of(parse_apart("<x>", {.kind = Markup::feed})), fault::kBadXml.number);
}

TEST(Apart, MemoryAndTimeAreBounded) {
#ifdef SAYSO_SANITIZED
  GTEST_SKIP() << "skipped the bound on memory: sanitizers need memory without bound";
#endif
  std::string heavy = "<p>One, two.";
  for (int i = 0; i < 200000; ++i) heavy += "<i>a</i>";
  const auto small = parse_apart(heavy, {.limits = {.memory_bytes = std::size_t{96} << 20}});
  EXPECT_EQ(fault_of(small), fault::kParser.number);
  std::string hidden = "<!--";
  hidden += "--!>";  // ends the comment for the parser, not for the scan of depth
  for (int i = 0; i < 400000; ++i) hidden += "<div>";
  const auto slow = parse_apart(hidden, {.limits = {.seconds = 1}});
  EXPECT_EQ(fault_of(slow), fault::kParser.number);
}

}  // namespace
}  // namespace sayso
