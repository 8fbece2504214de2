#include "document/markdown.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "base/unicode.h"
#include "document/clean_builder.h"
#include "document/markdown_lines.h"
#include "document/markdown_marks.h"

namespace sayso {
namespace {

std::uint32_t narrow(std::size_t value) { return static_cast<std::uint32_t>(value); }

// Gathers lines into paragraphs, finds their marks, and leaves both out of the copy.
class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text), out_(text) {}
  Clean strip();

 private:
  void add(const MarkdownLine& line);
  void end_paragraph();
  void leave_out(std::size_t begin, std::size_t end);

  std::string_view text_;
  CleanBuilder out_;
  std::vector<MarkdownEdit> edits_;
  std::size_t paragraph_ = 0;  // [paragraph_, paragraph_end_) waits for its marks
  std::size_t paragraph_end_ = 0;
};

void Stripper::leave_out(std::size_t begin, std::size_t end) {
  if (begin < end) edits_.push_back({narrow(begin), narrow(end), 0});
}

void Stripper::end_paragraph() {
  if (paragraph_ < paragraph_end_) find_marks(text_, paragraph_, paragraph_end_, edits_);
  paragraph_ = paragraph_end_;
  std::sort(edits_.begin(), edits_.end(), [](const MarkdownEdit& a, const MarkdownEdit& b) {
    return std::tie(a.begin, b.end) < std::tie(b.begin, a.end);
  });
  std::size_t done = 0;
  for (const MarkdownEdit& edit : edits_) {
    if (edit.begin < done) continue;
    out_.keep(edit.begin);
    if (edit.with == 0) {
      out_.drop(edit.end);
    } else {
      std::string with;
      append_utf8(with, edit.with);
      out_.replace(edit.end, with);
    }
    done = edit.end;
  }
  edits_.clear();
}

void Stripper::add(const MarkdownLine& line) {
  const bool goes_on = line.kind == LineKind::text && paragraph_ < paragraph_end_;
  if (!goes_on) end_paragraph();
  const bool readable =
      line.kind == LineKind::text || line.kind == LineKind::item || line.kind == LineKind::heading;
  if (line.kind == LineKind::markup || line.kind == LineKind::underline) {
    leave_out(line.begin, line.end);
  } else if (line.kind != LineKind::code) {
    leave_out(line.begin, line.body);
    if (line.kind == LineKind::heading) leave_out(line.body_end, line.end);
  }
  if (!readable) return;
  if (!goes_on) paragraph_ = line.body;
  paragraph_end_ = line.body_end;
  if (line.kind == LineKind::heading) end_paragraph();
}

Clean Stripper::strip() {
  MarkdownLines lines(text_);
  while (const auto line = lines.next()) add(*line);
  end_paragraph();
  return out_.finish();
}

}  // namespace

Clean strip_markdown(std::string_view text) { return Stripper(text).strip(); }

std::optional<Span> opening_heading(std::string_view text) {
  MarkdownLines lines(text);
  std::optional<Span> last;  // a line of text that an underline may follow
  while (const auto line = lines.next()) {
    const Span words{narrow(line->body), narrow(line->body_end)};
    if (line->kind == LineKind::heading && !last) return words;
    if (line->kind == LineKind::underline) return last;
    const bool skipped = line->kind == LineKind::blank || line->kind == LineKind::markup;
    if (last || !(skipped || line->kind == LineKind::text)) return std::nullopt;
    if (line->kind == LineKind::text) last = words;
  }
  return std::nullopt;
}

}  // namespace sayso
