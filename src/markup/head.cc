#include "markup/head.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/date.h"
#include "base/unicode.h"
#include "words/date_words.h"

namespace sayso {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kLongestByline = 200;

std::string_view trimmed(std::string_view words) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  words.remove_prefix(std::min(words.find_first_not_of(kSpace), words.size()));
  return words.substr(0, words.find_last_not_of(kSpace) + 1);
}

void set(std::string& field, std::string_view words) {
  if (field.empty()) field = trimmed(words);
}

void set_day(std::string& field, std::string_view words) {
  if (field.empty()) field = day_of(words).value_or("");
}

void set_byline(std::string& field, std::string_view words) {
  words = trimmed(words);
  if (lower_ascii(words.substr(0, 3)) == "by ") words = trimmed(words.substr(3));
  if (is_address(words) || words.size() > kLongestByline) return;
  set(field, words);
}

// JSON-LD

std::string_view string_of(const dom::element& value, std::string_view key) {
  std::string_view words;
  return value[key].get(words) == simdjson::SUCCESS ? words : std::string_view();
}

bool is_article(const dom::element& value) {
  const auto names_one = [](std::string_view type) {
    return type.ends_with("Article") || type.ends_with("Posting");
  };
  if (names_one(string_of(value, "@type"))) return true;
  dom::array types;
  if (value["@type"].get(types) != simdjson::SUCCESS) return false;
  return std::any_of(types.begin(), types.end(), [&](const dom::element& type) {
    std::string_view words;
    return type.get(words) == simdjson::SUCCESS && names_one(words);
  });
}

/// The names of a person or body, or of a list of them.
std::string names_of(const dom::element& value) {
  std::string_view words;
  if (value.get(words) == simdjson::SUCCESS) return is_address(words) ? "" : std::string(words);
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return std::string(string_of(value, "name"));
  std::string out;
  for (const dom::element& each : list) {
    if (each.get(words) != simdjson::SUCCESS) words = string_of(each, "name");
    if (!words.empty()) out.append(out.empty() ? "" : ", ").append(words);
  }
  return out;
}

void read_article(const dom::element& value, Page& page) {
  set(page.title, string_of(value, "headline"));
  set_day(page.published_at, string_of(value, "datePublished"));
  set(page.url, string_of(value, "url"));
  dom::element part;
  if (value["author"].get(part) == simdjson::SUCCESS) set_byline(page.byline, names_of(part));
  if (value["publisher"].get(part) == simdjson::SUCCESS) set(page.outlet, names_of(part));
}

/// The first article in an object, a list, or the graph of an object.
void read_linked_data(const std::string& json, Page& page) {
  dom::parser parser;
  dom::element value;
  if (parser.parse(json).get(value) != simdjson::SUCCESS) return;
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS && value["@graph"].get(list) != simdjson::SUCCESS) {
    if (is_article(value)) read_article(value, page);
    return;
  }
  for (const dom::element& each : list) {
    if (is_article(each)) return read_article(each, page);
  }
}

// Elements

/// What meta elements call a field.
struct MetaName {
  std::string_view name;
  std::string Page::*field;
};
constexpr std::array<MetaName, 17> kMetaNames = {
    {{"og:title", &Page::title},
     {"twitter:title", &Page::title},
     {"dc.title", &Page::title},
     {"article:published_time", &Page::published_at},
     {"og:article:published_time", &Page::published_at},
     {"datepublished", &Page::published_at},
     {"publishdate", &Page::published_at},
     {"pubdate", &Page::published_at},
     {"dc.date.issued", &Page::published_at},
     {"dc.date", &Page::published_at},
     {"date", &Page::published_at},
     {"author", &Page::byline},
     {"article:author", &Page::byline},
     {"dc.creator", &Page::byline},
     {"og:site_name", &Page::outlet},
     {"application-name", &Page::outlet},
     {"og:url", &Page::url}}};

void set_field(Page& page, std::string Page::*field, std::string_view words) {
  if (field == &Page::published_at) return set_day(page.published_at, words);
  if (field == &Page::byline) return set_byline(page.byline, words);
  set(page.*field, words);
}

void read_metas(const Tree& tree, Page& page) {
  std::array<std::string, kMetaNames.size()> values;
  for (const Element& element : tree.elements) {
    if (element.name != "meta") continue;
    std::string_view name = element["property"];
    if (name.empty()) name = element["name"];
    if (name.empty()) name = element["itemprop"];
    const std::string known = lower_ascii(name);
    for (std::size_t i = 0; i < kMetaNames.size(); ++i) {
      if (kMetaNames.at(i).name == known) set(values.at(i), element["content"]);
    }
  }
  for (std::size_t i = 0; i < kMetaNames.size(); ++i) {
    set_field(page, kMetaNames.at(i).field, values.at(i));
  }
}

bool is_called(const Element& element, std::string_view name) {
  return lower_ascii(element["class"]).find(name) != std::string::npos ||
         lower_ascii(element["itemprop"]) == name || lower_ascii(element["rel"]) == name;
}

void read_shown(const Tree& tree, Page& page) {
  for (std::uint32_t i = 0; i < tree.elements.size(); ++i) {
    const Element& element = tree.elements[i];
    if (element.name == "h1" && page.title.empty()) set(page.title, tree.words(i));
    if (element.name == "time" && page.published_at.empty()) {
      set_day(page.published_at, element["datetime"]);
      set_day(page.published_at, tree.words(i));
    }
    if (element.name == "link" && element["rel"] == "canonical") set(page.url, element["href"]);
    if (!page.byline.empty() || element.name.empty()) continue;
    if (is_called(element, "byline") || is_called(element, "author")) {
      set_byline(page.byline, tree.words(i));
    }
  }
}

/// "Headline - The Outlet", "Headline | The Outlet": without what stands behind the last dash,
/// where enough stands before it.
std::string without_outlet(const std::string& title) {
  constexpr std::size_t kLeast = 15;
  for (const std::string_view mark : {" | ", " – ", " — ", " - "}) {
    const std::size_t at = title.rfind(mark);
    if (at != std::string::npos && at >= kLeast) return title.substr(0, at);
  }
  return title;
}

}  // namespace

std::optional<std::string> day_of(std::string_view words) {
  const std::optional<Date> day = written_day(trimmed(words));
  return day ? std::optional(format_date(*day)) : std::nullopt;
}

Page read_head(const Tree& tree) {
  Page page;
  std::string title;
  for (std::uint32_t i = 0; i < tree.elements.size(); ++i) {
    const Element& element = tree.elements[i];
    if (element.name == "script" && lower_ascii(element["type"]) == "application/ld+json" &&
        !element.children.empty()) {
      read_linked_data(tree.elements[element.children.front()].text, page);
    }
    if (element.name == "title" && title.empty()) title = tree.words(i);
  }
  read_metas(tree, page);
  read_shown(tree, page);
  if (page.title.empty()) page.title = without_outlet(title);
  if (!is_address(page.url)) page.url.clear();
  return page;
}

}  // namespace sayso
