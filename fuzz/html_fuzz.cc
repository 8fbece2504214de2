// Any bytes as a web page: they give one record that can be read back and whose text is plain, or a
// named fault; the tree that they parse to is whole.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/unicode.h"
#include "document/json_lines.h"
#include "markup/markup.h"
#include "markup/parse.h"
#include "markup/tree.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check_tree(std::string_view bytes) {
  const sayso::Result<sayso::Tree> tree = sayso::parse_tree(bytes);
  if (!tree) return;
  require(!tree->elements.empty());
  for (std::uint32_t i = 1; i < tree->elements.size(); ++i) {
    require(tree->elements[i].parent < i);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  check_tree(bytes);
  const auto line = sayso::parse_here(bytes, sayso::Markup::html, "");
  if (!line) {
    require(line.error().number > 0);
    return 0;
  }
  require(line->ends_with('\n') && line->find('\n') + 1 == line->size());
  sayso::RecordReader reader(sayso::Records::of_parser);
  const auto input = reader.read(std::string_view(*line).substr(0, line->size() - 1));
  require(input && !input->text.empty() && !sayso::utf8_fault(input->text));
  return 0;
}
