// Finds the markup inside a paragraph of Markdown: the inline half of document/markdown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sayso {

/// Bytes [begin, end) to leave out, or, if `with` is not 0, to put that code point in place of.
struct MarkdownEdit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  char32_t with = 0;
};

/// Appends the edits of the paragraph [begin, end) of `text`, which must be UTF-8 and under 4 GiB,
/// in no order; one may lie inside another. Linear time.
void find_marks(std::string_view text, std::size_t begin, std::size_t end,
                std::vector<MarkdownEdit>& edits);

}  // namespace sayso
