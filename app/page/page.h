// Codings as one page that needs nothing but a browser: the text, what is claimed in it in plain
// English, and why each code was given.
#pragma once

#include <memory>
#include <string>

#include "formats/format.h"

namespace sayso::cli {

/// A page of all documents. `data`: the data folder, whose page/ holds the frame of the page and
/// the words. Errors: not_found, corrupt, bad_input.
Result<std::unique_ptr<Formatter>> open_page(const std::string& data);

}  // namespace sayso::cli
