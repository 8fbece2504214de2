#include "markup/parse.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/faults.h"
#include "markup/article.h"
#include "markup/feed.h"
#include "markup/head.h"

namespace sayso {
namespace {

constexpr std::size_t kHead = 4096;

bool is_name_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
}

/// A text without NUL bytes, which no record may hold.
std::string without_nul(std::string text) {
  std::erase(text, '\0');
  return text;
}

Result<std::string> parse_page(const Decoded& decoded) {
  const Tree tree = TRY(parse_tree(decoded.text));
  Page page = read_head(tree);
  page.text = article_text(tree, page.title);
  if (page.text.empty()) return fail(fault::kNoArticle, "");
  page.encoding = decoded.encoding;
  page.encoding_why = decoded.why;
  return record_of(page);
}

Result<std::string> parse_items(const Decoded& decoded) {
  std::vector<Page> pages = TRY(read_feed(decoded.text));
  std::string out;
  for (Page& page : pages) {
    page.encoding = decoded.encoding;
    page.encoding_why = decoded.why;
    out += record_of(page);
  }
  return out;
}

}  // namespace

std::string declared_encoding(std::string_view bytes) {
  std::string head(bytes.substr(0, kHead));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
  const bool xml = head.starts_with("<?xml");
  std::size_t at = head.find(xml ? "encoding" : "charset");
  if (at == std::string::npos || (xml && at > head.find("?>"))) return "";
  at = head.find_first_not_of(" \t\r\n\"'", head.find('=', at) + 1);
  std::string name;
  while (at < head.size() && is_name_byte(head[at])) name += head[at++];
  return name;
}

Result<std::string> parse_here(std::string_view bytes, Markup kind, std::string_view encoding) {
  const std::string declared = declared_encoding(bytes);
  Decoded decoded =
      TRY(decode_text(bytes, {.given = encoding, .declared = declared, .mend = encoding.empty()}));
  decoded.text = without_nul(std::move(decoded.text));
  return kind == Markup::html ? parse_page(decoded) : parse_items(decoded);
}

}  // namespace sayso
