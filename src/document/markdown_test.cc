#include "document/markdown.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

std::string stripped(std::string_view text) { return strip_markdown(text).text; }

TEST(Markdown, HeadingsRulesAndQuotesLoseTheirMarks) {
  EXPECT_EQ(stripped("# The pact\n\nText.\n\n## Next ##\n"), "The pact\n\nText.\n\nNext\n");
  EXPECT_EQ(stripped("The pact\n========\n\nText."), "The pact\n\n\nText.");
  EXPECT_EQ(stripped("One.\n\n***\n\nTwo."), "One.\n\n\n\nTwo.");
  EXPECT_EQ(stripped("> Kirby said\n> so.\n"), "Kirby said\nso.\n");
  EXPECT_EQ(stripped("#hashtag and #2"), "#hashtag and #2");
}

TEST(Markdown, EmphasisGoesWhereItIsMatched) {
  EXPECT_EQ(stripped("Russia *denied* the **sale** and ***all*** of _it_."),
            "Russia denied the sale and all of it.");
  EXPECT_EQ(stripped("**Seoul, *not Tokyo*,** said"), "Seoul, not Tokyo, said");
  EXPECT_EQ(stripped("a snake_case_name, 5 * 3, a footnote*"),
            "a snake_case_name, 5 * 3, a footnote*");
  EXPECT_EQ(stripped("~~withdrawn~~ ~300 soldiers"), "withdrawn ~300 soldiers");
  EXPECT_EQ(stripped("*one\n\ntwo*"), "*one\n\ntwo*");
}

TEST(Markdown, LinksKeepTheirWordsAndLoseTheirTargets) {
  EXPECT_EQ(stripped("[Kirby](https://example.org/a_(b)) said [so][1]."), "Kirby said so.");
  EXPECT_EQ(stripped("The minister [sic] said"), "The minister [sic] said");
  EXPECT_EQ(stripped("before ![a *map*](m.png) after"), "before  after");
  EXPECT_EQ(stripped("[1]: https://example.org\nText[^2]."), "\nText.");
  EXPECT_EQ(stripped("see <https://example.org> now"), "see  now");
}

TEST(Markdown, HtmlEntitiesAndEscapes) {
  EXPECT_EQ(stripped("<p>Tom &amp; Jerry&#8217;s <b>bold</b><br/>line</p> 3 < 4"),
            "Tom & Jerry’s bold\nline 3 < 4");
  EXPECT_EQ(stripped("\\*not emphasis\\* &unknown; AT&T"), "*not emphasis* &unknown; AT&T");
}

TEST(Markdown, CodeKeepsItsWords) {
  EXPECT_EQ(stripped("run `sayso *x*` now"), "run sayso *x* now");
  EXPECT_EQ(stripped("```sh\nsayso *x*\n```\nText."), "\nsayso *x*\n\nText.");
}

TEST(Markdown, ListsKeepTheirBullets) {
  EXPECT_EQ(stripped("- *one*\n* two\n1. three"), "- one\n* two\n1. three");
}

TEST(Markdown, FrontMatterIsNotText) {
  EXPECT_EQ(stripped("---\ntitle: x\n---\n# Head\n"), "\n\n\nHead\n");
  EXPECT_EQ(stripped("---\nno end"), "\nno end");
}

TEST(Markdown, TheOpeningHeadingIsFound) {
  const auto heading = [](std::string_view text) -> std::string {
    const auto span = opening_heading(text);
    return span ? std::string(slice(text, *span)) : "none";
  };
  EXPECT_EQ(heading("# The *pact*\n\nText."), "The *pact*");
  EXPECT_EQ(heading("---\nt: x\n---\n\nThe pact\n---\nText."), "The pact");
  EXPECT_EQ(heading("Text.\n\n# Later\n"), "none");
  EXPECT_EQ(heading(""), "none");
  EXPECT_EQ(heading("\uFEFF# Head\n"), "Head");
}

}  // namespace
}  // namespace sayso
