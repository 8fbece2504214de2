#include "page/text_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "cli/terminal.h"
#include "page/markup.h"

namespace sayso::cli {
namespace {

/// Stretches that may lie over each other at one place; further ones are left out there.
constexpr std::size_t kDeepest = 8;
/// Colours of nested brackets.
constexpr std::size_t kLevels = 4;

/// A bracket around what is said.
struct Bracket {
  std::uint32_t at = 0;
  bool closes = false;
  std::size_t level = 0;
};

/// A content that has begun: where it ends, and its level.
using OpenContent = std::pair<std::uint32_t, std::size_t>;

bool ends_first(const OpenContent& a, const OpenContent& b) { return a.first < b.first; }

/// The contents of quotations, the outer before the inner.
std::vector<TextSpan> contents_of(const Coding& coding) {
  std::vector<TextSpan> contents;
  for (const CodedQuote& quote : coding.quotes) {
    for (const TextSpan& span : quote.content) {
      if (span.start < span.end) contents.push_back(span);
    }
  }
  std::sort(contents.begin(), contents.end(), [](const TextSpan& a, const TextSpan& b) {
    return std::tuple(a.start, b.end) < std::tuple(b.start, a.end);
  });
  return contents;
}

/// Brackets in the order in which they are drawn. The level is how many contents are open there.
std::vector<Bracket> brackets_of(const Coding& coding) {
  std::vector<Bracket> out;
  std::vector<OpenContent> open;  // the latest last
  const auto close_until = [&](std::uint32_t at) {
    while (!open.empty()) {
      const auto first = std::min_element(open.rbegin(), open.rend(), ends_first);
      if (first->first > at) return;
      out.push_back({first->first, true, first->second});
      open.erase(std::next(first).base());
    }
  };
  for (const TextSpan& span : contents_of(coding)) {
    close_until(span.start);
    if (open.size() >= kDeepest) continue;
    const std::size_t level = open.size() % kLevels + 1;
    out.push_back({span.start, false, level});
    open.emplace_back(span.end, level);
  }
  close_until(UINT32_MAX);
  return out;
}

/// Writes the text once from begin to end.
class TextView {
 public:
  TextView(const Coding& coding, std::vector<Stretch> stretches)
      : text_(coding.doc.text), brackets_(brackets_of(coding)), stretches_(std::move(stretches)) {
    std::sort(stretches_.begin(), stretches_.end(), [](const Stretch& a, const Stretch& b) {
      return std::tie(a.start, b.end, a.id) < std::tie(b.start, a.end, b.id);
    });
  }

  std::string write() {
    out_ = "<div class=\"par\" dir=\"auto\">";
    std::uint32_t point = 0;
    for (std::size_t at = 0; at < text_.size(); ++point) {
      const std::size_t begin = at;
      const char32_t c = next_code_point(text_, at);
      if (c != U'\n' && newlines_ > 1) next_block();
      border(point);
      newlines_ = c == U'\n' ? newlines_ + 1 : (c == U'\r' ? newlines_ : 0);
      open_tags();
      add_escaped(out_, text_.substr(begin, at - begin));
    }
    border(point);
    close_tags();
    return out_ += "</div>";
  }

 private:
  /// Ends and begins what has a border before this code point.
  void border(std::uint32_t point) {
    const auto over = [&](std::size_t i) { return stretches_[i].end <= point; };
    if (std::any_of(active_.begin(), active_.end(), over)) {
      close_tags();
      active_.erase(std::remove_if(active_.begin(), active_.end(), over), active_.end());
    }
    for (; next_bracket_ < brackets_.size() && brackets_[next_bracket_].at <= point;
         ++next_bracket_) {
      close_tags();
      const Bracket& bracket = brackets_[next_bracket_];
      out_ += fmt::format("<i class=\"{} k{}\"></i>", bracket.closes ? 'c' : 'o', bracket.level);
    }
    for (; next_ < stretches_.size() && stretches_[next_].start <= point; ++next_) {
      if (stretches_[next_].end <= point || active_.size() >= kDeepest) continue;
      close_tags();
      active_.push_back(next_);
    }
  }

  void open_tags() {
    if (opened_) return;
    opened_ = true;
    bool in_link = false;
    for (const std::size_t i : active_) {
      const Stretch& stretch = stretches_[i];
      const bool link = !stretch.href.empty() && !in_link;
      in_link = in_link || link;
      out_ += link ? "<a" : "<span";
      out_ += attribute("class", stretch.classes);
      const bool first = begun_.size() <= i || !begun_[i];
      out_ += attribute(first ? "id" : "data-of", stretch.id);
      if (link) out_ += attribute("href", stretch.href);
      if (first) out_ += stretch.more;
      out_ += '>';
      if (begun_.size() <= i) begun_.resize(i + 1);
      begun_[i] = true;
      tags_.push_back(link);
    }
  }

  void close_tags() {
    opened_ = false;
    for (; !tags_.empty(); tags_.pop_back()) out_ += tags_.back() ? "</a>" : "</span>";
  }

  void next_block() {
    close_tags();
    out_ += "</div><div class=\"par\" dir=\"auto\">";
  }

  std::string_view text_;
  std::vector<Bracket> brackets_;
  std::vector<Stretch> stretches_;
  std::size_t next_bracket_ = 0, next_ = 0;
  std::vector<std::size_t> active_;  // outermost first
  std::vector<bool> begun_;          // [stretch] its first element is written
  std::vector<bool> tags_;           // that are open; whether each is a link
  bool opened_ = false;
  std::size_t newlines_ = 0;
  std::string out_;
};

}  // namespace

std::string text_view(const Coding& coding, std::vector<Stretch> stretches) {
  return TextView(coding, std::move(stretches)).write();
}

}  // namespace sayso::cli
