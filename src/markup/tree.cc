#include "markup/tree.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/faults.h"

namespace sayso {
namespace {

/// Elements without content, and those whose end tag may be left out.
constexpr std::array<std::string_view, 34> kFree = {
    "area",  "base",   "body",     "br",    "col",   "colgroup", "dd",     "dt",     "embed",
    "frame", "head",   "hr",       "html",  "img",   "input",    "keygen", "li",     "link",
    "meta",  "option", "optgroup", "p",     "param", "rp",       "rt",     "source", "tbody",
    "td",    "tfoot",  "th",       "thead", "tr",    "track",    "wbr"};
/// Elements whose content is no markup.
constexpr std::array<std::string_view, 4> kRaw = {"script", "style", "textarea", "title"};

bool is_letter_byte(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z';
}

bool ends_name(char c) {
  return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string name_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 64;
  std::string name;
  while (at < text.size() && !ends_name(text[at]) && name.size() < kLongest) {
    const char c = text[at++];
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  }
  return name;
}

/// Behind the end tag of a raw element that began before `at`.
std::size_t behind_raw(std::string_view text, std::size_t at, const std::string& name) {
  while ((at = text.find("</", at)) != std::string_view::npos) {
    at += 2;
    if (name_at(text, at) == name) return at;
  }
  return text.size();
}

/// The elements that are open in a scan of tags.
class Open {
 public:
  void begin(std::string name) {
    names_.push_back(std::move(name));
    deepest_ = std::max(deepest_, names_.size());
  }
  void end(std::string_view name) {
    const std::size_t look = std::min(names_.size(), kMostMarkupDepth);
    for (std::size_t i = 0; i < look; ++i) {
      if (names_[names_.size() - 1 - i] != name) continue;
      names_.resize(names_.size() - 1 - i);
      return;
    }
  }
  std::size_t deepest() const { return deepest_; }

 private:
  std::vector<std::string> names_;
  std::size_t deepest_ = 0;
};

struct Destroy {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return name_at({piece.data, piece.length}, 0);
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

/// Copies the parser's tree.
Tree copy(const GumboNode& root) {
  struct Step {
    const GumboNode* node;
    std::uint32_t parent;
  };
  Tree tree;
  std::vector<Step> steps = {{&root, 0}};
  while (!steps.empty()) {
    const auto [node, parent] = steps.back();
    steps.pop_back();
    const bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    if (!element && !is_text(*node)) continue;
    const auto index = static_cast<std::uint32_t>(tree.elements.size());
    Element& copied = tree.elements.emplace_back();
    copied.parent = parent;
    if (index > 0) tree.elements[parent].children.push_back(index);
    if (!element) {
      copied.text = node->v.text.text;
      continue;
    }
    copied.name = name_of(node->v.element);
    const GumboVector& attributes = node->v.element.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
      copied.attributes.emplace_back(attribute->name, attribute->value);
    }
    const GumboVector& children = node->v.element.children;
    for (unsigned i = children.length; i > 0; --i) {
      steps.push_back({static_cast<const GumboNode*>(children.data[i - 1]), index});
    }
  }
  return tree;
}

}  // namespace

std::size_t markup_depth(std::string_view text) {
  Open open;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    ++at;
    if (text.substr(at).starts_with("!--")) {
      at = std::min(text.find("-->", at), text.size());
      continue;
    }
    const bool end = at < text.size() && text[at] == '/';
    if (end) ++at;
    if (at >= text.size() || !is_letter_byte(text[at])) continue;
    const std::string name = name_at(text, at);
    if (among(kFree, name)) continue;
    if (end) {
      open.end(name);
    } else if (among(kRaw, name)) {
      at = behind_raw(text, at, name);
    } else {
      open.begin(name);
    }
  }
  return open.deepest();
}

std::string_view Element::operator[](std::string_view attribute) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const auto& each) { return each.first == attribute; });
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

std::string Tree::words(std::uint32_t element) const {
  std::string out;
  bool space = false;
  std::vector<std::uint32_t> rest = {element};
  while (!rest.empty()) {
    const Element& each = elements[rest.back()];
    rest.pop_back();
    for (const char c : each.text) {
      const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
      if (!white && space && !out.empty()) out += ' ';
      if (!white) out += c;
      space = white;
    }
    rest.insert(rest.end(), each.children.rbegin(), each.children.rend());
  }
  return out;
}

Result<Tree> parse_tree(std::string_view html) {
  const std::size_t depth = markup_depth(html);
  if (depth > kMostMarkupDepth) {
    return fail(fault::kTooDeep,
                fmt::format("{} elements open at once; the limit is {}", depth, kMostMarkupDepth));
  }
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, Destroy> output(
      gumbo_parse_with_options(&options, html.data(), html.size()));
  return copy(*output->root);
}

}  // namespace sayso
