// A page as a tree of elements and texts.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sayso {

/// Is `name` one of `names`?
template <class Names>
bool among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// How deep markup may nest: the parser's time grows with the square of the depth.
inline constexpr std::size_t kMostMarkupDepth = 512;

/// The number of elements that are open at once at most, as far as a scan of the tags can tell:
/// elements whose end tag may be left out do not count. Linear.
std::size_t markup_depth(std::string_view text);

struct Element {
  std::string name;  ///< in lower case; empty: a text
  std::string text;  ///< of a text
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<std::uint32_t> children;
  std::uint32_t parent = 0;

  /// The value of an attribute; empty where it is not there.
  std::string_view operator[](std::string_view attribute) const;
};

/// elements[0] is the root; a parent stands before its children, all in the order of the page.
struct Tree {
  std::vector<Element> elements;

  bool is(std::uint32_t element, std::string_view name) const {
    return elements[element].name == name;
  }
  /// All text in an element, with white space made one space.
  std::string words(std::uint32_t element) const;
};

/// Parses a page or a fragment of one, by the rules of HTML 5. `html` is UTF-8. Errors: kTooDeep.
Result<Tree> parse_tree(std::string_view html);

}  // namespace sayso
