// What is read off a page or an item of a feed, and its record.
#pragma once

#include <string>

namespace sayso {

/// Empty where it is not told.
struct Page {
  std::string id;
  std::string title;
  std::string published_at;  ///< ISO 8601 day
  std::string byline;
  std::string outlet;
  std::string url;
  std::string text;  ///< paragraphs with an empty line between them
  std::string encoding, encoding_why;
};

/// One line of JSON lines, with its line end; fields that are empty are left out.
std::string record_of(const Page& page);

}  // namespace sayso
