// The words of the page that stand in no report: data/page/labels.tsv, and how lines are drawn.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "sayso/coding.h"
#include "sayso/result.h"

namespace sayso::cli {

/// Words by key. Immutable after loading.
class Labels {
 public:
  /// Reads labels.tsv: key, line, words. Errors: not_found, bad_input.
  static Result<Labels> load(const std::string& path);

  /// The words of a key; the key itself where the table lacks it.
  std::string_view words(std::string_view key) const;
  /// The words of `one` or, unless the count is 1, of `many`, behind the count.
  std::string count(std::size_t count, std::string_view one, std::string_view many) const;

  /// How firmly a line is drawn: 0 solid, 1 dashed, 2 dotted.
  int line(const CodedClaim& claim) const;
  static std::string_view line_name(int line);

 private:
  struct Label {
    int line = 0;
    std::string words;
  };
  std::map<std::string, Label, std::less<>> labels_;
};

}  // namespace sayso::cli
