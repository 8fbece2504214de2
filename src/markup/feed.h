// The items of a feed: RSS 2.0 and 1.0, Atom.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "markup/page.h"

namespace sayso {

/// One Page an item, in the order of the feed; `text` is the fullest text that the item holds,
/// without its markup. No entity is expanded but those of XML, and nothing is fetched. `xml` is
/// UTF-8. Errors: kBadXml (not well-formed, no feed), kTooDeep.
Result<std::vector<Page>> read_feed(std::string_view xml);

}  // namespace sayso
