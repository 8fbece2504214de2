// docs/codebook.md has a heading and an example for every type and mode of the tables.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "base/tsv.h"

namespace sayso {
namespace {

const std::string kRoot = SAYSO_SOURCE_DIR;

std::string codebook() {
  std::ifstream file(kRoot + "/docs/codebook.md");
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// The part of the book under a heading, up to the next heading.
std::string section(const std::string& book, const std::string& heading) {
  const std::size_t at = book.find("\n" + heading + "\n");
  if (at == std::string::npos) return {};
  const std::size_t from = at + heading.size() + 2;
  return book.substr(from, book.find("\n#", from) - from);
}

/// An example with its trigger starred, as the book prints it.
std::string printed(std::string example) {
  for (std::size_t at = example.find('*'); at != std::string::npos; at = example.find('*', at + 2))
    example.insert(at, 1, '*');
  return "> " + example + "\n";
}

void expect_sections(const std::string& table_name, const std::string& level) {
  const auto table = Tsv::read(kRoot + "/data/ontology/" + table_name);
  ASSERT_TRUE(table);
  const auto column = [&](const char* name) { return *table->column(name); };
  const std::string book = codebook();
  const bool modes = level == "###";
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::string name = table->cell(row, column("type"));
    if (modes) name += "/" + table->cell(row, column("mode"));
    const std::string text = section(book, level + " " + name);
    ASSERT_FALSE(text.empty()) << "no heading for " << name;
    EXPECT_NE(text.find(table->cell(row, column("definition"))), std::string::npos) << name;
    EXPECT_NE(text.find(printed(table->cell(row, column("example")))), std::string::npos) << name;
    EXPECT_NE(text.find("> " + table->cell(row, column("coding"))), std::string::npos) << name;
  }
}

TEST(Codebook, EveryTypeHasHeadingDefinitionAndExample) { expect_sections("types.tsv", "##"); }

TEST(Codebook, EveryModeHasHeadingDefinitionAndExample) { expect_sections("modes.tsv", "###"); }

}  // namespace
}  // namespace sayso
