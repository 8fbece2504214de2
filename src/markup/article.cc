#include "markup/article.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 29> kNeverText = {
    "script", "style", "noscript", "nav",    "footer",     "aside",    "form",   "button",
    "iframe", "svg",   "template", "select", "input",      "textarea", "object", "embed",
    "audio",  "video", "canvas",   "figure", "figcaption", "head",     "dialog", "menu",
    "header", "math",  "link",     "meta",   "title"};
constexpr std::array<std::string_view, 38> kBlocks = {
    "address", "article", "aside", "blockquote", "body",     "center", "dd",     "details",
    "dialog",  "div",     "dl",    "dt",         "fieldset", "figure", "footer", "form",
    "h1",      "h2",      "h3",    "h4",         "h5",       "h6",     "header", "hr",
    "html",    "li",      "main",  "nav",        "ol",       "p",      "pre",    "section",
    "summary", "table",   "td",    "th",         "tr",       "ul"};
constexpr std::array<std::string_view, 8> kNeverRoles = {
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu", "alert"};
/// Words in the class or id of what is no part of an article.
constexpr std::array<std::string_view, 31> kBeside = {
    "comment",    "share",    "sharing", "social",        "related",    "recommend", "promo",
    "newsletter", "sidebar",  "footer",  "navbar",        "navigation", "menu",      "banner",
    "cookie",     "consent",  "advert",  "sponsor",       "breadcrumb", "subscri",   "popup",
    "modal",      "caption",  "byline",  "dateline-meta", "toolbar",    "widget",    "readmore",
    "read-more",  "trending", "disqus"};
constexpr std::array<std::string_view, 8> kInside = {"article", "body", "content", "entry",
                                                     "main",    "post", "story",   "text"};
constexpr std::size_t kLeastParagraph = 25;
constexpr std::size_t kLevels = 5;

template <class Words>
bool holds_one(const Words& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// What is known of an element before any is chosen.
struct Weight {
  std::size_t letters = 0, linked = 0, commas = 0;  // of what is not left out
  bool left_out = false;
  bool has_block = false;
  double score = 0;
  double links() const {
    return letters == 0 ? 0 : static_cast<double>(linked) / static_cast<double>(letters);
  }
};

class Weigher {
 public:
  explicit Weigher(const Tree& tree) : tree_(tree), weights_(tree.elements.size()) {}

  const std::vector<Weight>& weigh() {
    count();
    leave_out();
    count();
    for (std::uint32_t i = 0; i < weights_.size(); ++i) give_score(i);
    for (std::uint32_t i = 0; i < weights_.size(); ++i) {
      if (weights_[i].score > 0) weights_[i].score += bonus(tree_.elements[i]);
    }
    for (Weight& weight : weights_) weight.score *= 1 - weight.links();
    return weights_;
  }

 private:
  void count() {
    for (Weight& weight : weights_) weight.letters = weight.linked = weight.commas = 0;
    for (std::size_t i = weights_.size(); i-- > 0;) {
      const Element& element = tree_.elements[i];
      Weight& weight = weights_[i];
      if (weight.left_out || among(kNeverText, element.name)) {
        weight = {.left_out = true};
        continue;
      }
      for (const char c : element.text) {
        weight.letters += is_white(c) ? 0 : 1;
        weight.commas += c == ',' ? 1 : 0;
      }
      if (element.name == "a") weight.linked = weight.letters;
      if (i == 0) continue;
      Weight& parent = weights_[element.parent];
      parent.letters += weight.letters;
      parent.linked += weight.linked;
      parent.commas += weight.commas;
      parent.has_block = parent.has_block || among(kBlocks, element.name);
    }
  }

  /// What its name, role or style puts beside the article, unless it holds half of the page.
  void leave_out() {
    const std::size_t half = weights_.front().letters / 2;
    for (std::uint32_t i = 1; i < weights_.size(); ++i) {
      const Element& element = tree_.elements[i];
      Weight& weight = weights_[i];
      if (weights_[element.parent].left_out) weight.left_out = true;
      if (weight.left_out || element.name.empty() || weight.letters > half) continue;
      const std::string style = lower_ascii(element["style"]);
      const bool hidden = is_given(element, "hidden") || element["aria-hidden"] == "true" ||
                          style.find("display:none") != std::string::npos ||
                          style.find("display: none") != std::string::npos;
      const std::string called = lower_ascii(element["class"]) + " " + lower_ascii(element["id"]);
      weight.left_out = hidden || among(kNeverRoles, element["role"]) || holds_one(kBeside, called);
    }
  }

  static bool is_given(const Element& element, std::string_view attribute) {
    return std::any_of(element.attributes.begin(), element.attributes.end(),
                       [&](const auto& each) { return each.first == attribute; });
  }

  /// A paragraph speaks for the elements that it lies in, less with each level.
  void give_score(std::uint32_t i) {
    constexpr double kPart = 100;
    constexpr double kMost = 3;
    const Element& element = tree_.elements[i];
    const Weight& weight = weights_[i];
    const bool leaf = !weight.has_block && among(kBlocks, element.name);
    if (i == 0 || weight.left_out || !leaf || weight.letters < kLeastParagraph) return;
    const double score = 1 + static_cast<double>(weight.commas) +
                         std::min(static_cast<double>(weight.letters) / kPart, kMost);
    std::uint32_t above = element.parent;
    for (std::size_t level = 0; level < kLevels; ++level) {
      weights_[above].score += score / (level == 0   ? 1
                                        : level == 1 ? 2
                                                     : 3 * static_cast<double>(level));
      if (above == 0) break;
      above = tree_.elements[above].parent;
    }
  }

  static double bonus(const Element& element) {
    constexpr double kNamed = 25;
    constexpr double kMeant = 10;
    double out = element.name == "article" || element.name == "main" ? kMeant : 0;
    const std::string called = lower_ascii(element["class"]) + " " + lower_ascii(element["id"]);
    if (element["itemprop"] == "articleBody" || holds_one(kInside, called)) out += kNamed;
    return out;
  }

  const Tree& tree_;
  std::vector<Weight> weights_;
};

/// Gathers paragraphs.
class Paragraphs {
 public:
  Paragraphs(const Tree& tree, const std::vector<Weight>& weights)
      : tree_(tree), weights_(weights) {}

  void add(std::uint32_t from) {
    struct Step {
      std::uint32_t element;
      bool leaving;
    };
    std::vector<Step> steps = {{from, false}};
    while (!steps.empty()) {
      const Step step = steps.back();
      steps.pop_back();
      const Element& element = tree_.elements[step.element];
      if (weights_[step.element].left_out) continue;
      const bool block = among(kBlocks, element.name);
      if (block) close();
      if (element.name == "a") in_link_ += step.leaving ? -1 : 1;
      if (step.leaving) continue;
      if (element.name == "br") append_break();
      append(element.text);
      steps.push_back({step.element, true});
      for (std::size_t i = element.children.size(); i-- > 0;) {
        steps.push_back({element.children[i], false});
      }
    }
    close();
  }

  std::string take(const std::string& title) {
    std::string out;
    for (const std::string& block : blocks_) {
      if (out.empty() && block == title) continue;
      out.append(out.empty() ? "" : "\n\n").append(block);
    }
    return out.empty() ? out : out + "\n";
  }

 private:
  void append(std::string_view text) {
    for (const char c : text) {
      if (is_white(c)) {
        space_ = true;
        continue;
      }
      if (space_ && !block_.empty() && block_.back() != '\n') block_ += ' ';
      space_ = false;
      block_ += c;
      linked_ += in_link_ > 0 ? 1 : 0;
    }
  }

  void append_break() {
    if (block_.empty()) return;
    if (block_.back() == '\n') return close();
    block_ += '\n';
    space_ = false;
  }

  void close() {
    constexpr std::size_t kLongestNotice = 250;
    while (!block_.empty() && is_white(block_.back())) block_.pop_back();
    // "Read more: ...", lists of links.
    const bool notice = linked_ * 2 > block_.size() && block_.size() < kLongestNotice;
    if (!block_.empty() && !notice) blocks_.push_back(block_);
    block_.clear();
    linked_ = 0;
    space_ = false;
  }

  const Tree& tree_;
  const std::vector<Weight>& weights_;
  std::vector<std::string> blocks_;
  std::string block_;
  std::size_t linked_ = 0;
  int in_link_ = 0;
  bool space_ = false;
};

/// Is it a part of the article whose main element is `best`, beside which it stands?
bool goes_with(const Tree& tree, const std::vector<Weight>& weights, std::uint32_t element,
               std::uint32_t best) {
  constexpr double kShare = 0.2;
  constexpr std::size_t kLong = 80;
  constexpr double kFewLinks = 0.25;
  if (element == best) return true;
  const Weight& weight = weights[element];
  if (weight.left_out) return false;
  const double least = std::max(10.0, weights[best].score * kShare);
  if (weight.score >= least) return true;
  return tree.is(element, "p") && weight.letters > kLong && weight.links() < kFewLinks;
}

}  // namespace

std::string article_text(const Tree& tree, const std::string& title) {
  Weigher weigher(tree);
  const std::vector<Weight>& weights = weigher.weigh();
  const auto found =
      std::max_element(weights.begin(), weights.end(),
                       [](const Weight& a, const Weight& b) { return a.score < b.score; });
  if (found->score <= 0) return "";
  const auto best = static_cast<std::uint32_t>(found - weights.begin());
  Paragraphs paragraphs(tree, weights);
  if (best == 0 || tree.is(best, "body")) {
    paragraphs.add(best);
    return paragraphs.take(title);
  }
  for (const std::uint32_t sibling : tree.elements[tree.elements[best].parent].children) {
    if (goes_with(tree, weights, sibling, best)) paragraphs.add(sibling);
  }
  return paragraphs.take(title);
}

std::string fragment_text(const Tree& tree) {
  std::vector<Weight> weights(tree.elements.size());
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    const std::string& name = tree.elements[i].name;
    weights[i].left_out = name == "script" || name == "style" || name == "head";
  }
  Paragraphs paragraphs(tree, weights);
  paragraphs.add(0);
  return paragraphs.take("");
}

}  // namespace sayso
