#include "markup/feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "base/faults.h"
#include "markup/article.h"
#include "markup/head.h"
#include "markup/tree.h"

namespace sayso {
namespace {

using Node = pugi::xml_node;

/// A name without its prefix.
std::string_view local(const char* name) {
  const std::string_view whole = name;
  return whole.substr(whole.rfind(':') + 1);
}

Node child(const Node& node, std::string_view name) {
  for (const Node& each : node.children()) {
    if (each.type() == pugi::node_element && local(each.name()) == name) return each;
  }
  return {};
}

/// The text of an element, its CDATA included.
std::string text_of(const Node& node) {
  std::string out;
  for (const Node& each : node.children()) {
    if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) out += each.value();
  }
  return out;
}

/// Markup that stands in an element as elements, not as text.
std::string markup_in(const Node& node) {
  struct Writer : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override {
      out.append(static_cast<const char*>(data), size);
    }
  } writer;
  for (const Node& each : node.children()) {
    each.print(writer, "", pugi::format_raw | pugi::format_no_declaration);
  }
  return std::move(writer.out);
}

Result<std::string> plain(const std::string& markup) {
  return fragment_text(TRY(parse_tree(markup)));
}

/// With each run of white space one space, and none at the ends.
std::string one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    const bool white = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!white && space && !out.empty()) out += ' ';
    if (!white) out += c;
    space = white;
  }
  return out;
}

/// The words of a title or name, which may hold markup.
std::string words_of(const Node& node) {
  if (!node) return "";
  const bool elements = std::string_view(node.attribute("type").value()) == "xhtml";
  const std::string text = elements ? markup_in(node) : text_of(node);
  Result<std::string> words = plain(text);
  return one_line(words ? *words : text);
}

/// The text of a body, whichever way it stands there.
std::string body_of(const Node& node) {
  if (!node) return "";
  const std::string_view type = node.attribute("type").value();
  Result<std::string> text = plain(type == "xhtml" ? markup_in(node) : text_of(node));
  return text ? *std::move(text) : "";
}

std::string link_of(const Node& item) {
  for (const Node& each : item.children()) {
    if (local(each.name()) != "link") continue;
    const std::string_view rel = each.attribute("rel").value();
    if (!rel.empty() && rel != "alternate") continue;
    const std::string_view href = each.attribute("href").value();
    return href.empty() ? one_line(text_of(each)) : std::string(href);
  }
  return "";
}

std::string first_day(const Node& item) {
  for (const char* name : {"pubDate", "published", "date", "issued", "updated"}) {
    if (const auto day = day_of(text_of(child(item, name)))) return *day;
  }
  return "";
}

std::string byline_of(const Node& item) {
  const Node author = child(item, "author");
  if (const Node name = child(author, "name")) return words_of(name);
  const std::string creator = words_of(child(item, "creator"));
  return creator.empty() ? words_of(author) : creator;
}

Page read_item(const Node& item, const std::string& outlet) {
  Page page;
  page.outlet = outlet;
  page.url = link_of(item);
  for (const char* name : {"guid", "id"}) {
    if (page.id.empty()) page.id = one_line(text_of(child(item, name)));
  }
  if (page.url.empty() && is_address(page.id)) page.url = page.id;
  if (page.id.empty()) page.id = page.url;
  if (!is_address(page.url)) page.url.clear();
  page.title = words_of(child(item, "title"));
  page.published_at = first_day(item);
  page.byline = byline_of(item);
  for (const char* name : {"encoded", "content", "description", "summary"}) {
    std::string text = body_of(child(item, name));
    if (text.size() > page.text.size()) page.text = std::move(text);
  }
  return page;
}

std::vector<Page> read_items(const Node& holder, std::string_view name, const Node& channel) {
  const std::string outlet = words_of(child(channel, "title"));
  std::vector<Page> pages;
  for (const Node& each : holder.children()) {
    if (local(each.name()) == name) pages.push_back(read_item(each, outlet));
  }
  return pages;
}

}  // namespace

Result<std::vector<Page>> read_feed(std::string_view xml) {
  const std::size_t depth = markup_depth(xml);
  if (depth > kMostMarkupDepth) return fail(fault::kTooDeep, "");
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    return fail(fault::kBadXml, fmt::format("not well-formed XML: {}", parsed.description()),
                fmt::format("byte {}", parsed.offset + 1));
  }
  const Node root = document.document_element();
  const std::string_view name = local(root.name());
  if (name == "rss") return read_items(child(root, "channel"), "item", child(root, "channel"));
  if (name == "RDF") return read_items(root, "item", child(root, "channel"));
  if (name == "feed") return read_items(root, "entry", root);
  return fail(fault::kBadXml, fmt::format("<{}> is no feed", name.substr(0, 40)));
}

}  // namespace sayso
