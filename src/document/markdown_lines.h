// What the lines of a Markdown text are: the block half of document/markdown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

enum class LineKind : std::uint8_t {
  blank,
  text,       ///< goes on or begins a paragraph
  item,       ///< begins a paragraph of its own: list item
  heading,    ///< stands alone
  underline,  ///< makes a heading of the line before it
  code,       ///< inside a fence: no inline markup
  markup      ///< nothing to read: fence, rule, front matter, link definition
};

/// One line. Bytes [begin, end) without its line end; [body, body_end) is what stays of it.
struct MarkdownLine {
  LineKind kind = LineKind::text;
  std::size_t begin = 0;
  std::size_t body = 0;
  std::size_t body_end = 0;
  std::size_t end = 0;
};

/// Reads a text line by line. The text must outlive it. Linear time, constant memory.
class MarkdownLines {
 public:
  explicit MarkdownLines(std::string_view text);
  /// The next line; nothing at the end.
  std::optional<MarkdownLine> next();

 private:
  MarkdownLine cut(std::size_t begin) const;
  bool take_fence(MarkdownLine& line);
  LineKind classify(MarkdownLine& line);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t front_end_ = 0;  // front matter ends before this byte
  LineKind last_ = LineKind::blank;
  char fence_ = '\0';  // the mark of the open fence
  std::size_t fence_size_ = 0;
};

}  // namespace sayso
