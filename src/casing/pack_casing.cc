#include "casing/pack_casing.h"

#include <fmt/format.h>

#include <set>
#include <utility>
#include <vector>

#include "base/faults.h"
#include "base/number.h"
#include "base/tsv.h"
#include "base/unicode.h"

namespace sayso {
namespace {

/// A table, its columns looked up once.
struct CasingTable {
  Tsv rows;
  std::vector<std::size_t> columns;

  static Result<CasingTable> read(const std::string& path,
                                  const std::vector<std::string_view>& names) {
    CasingTable out{TRY(Tsv::read(path)), {}};
    for (const std::string_view name : names) out.columns.push_back(TRY(out.rows.column(name)));
    return out;
  }
  const std::string& cell(std::size_t row, std::size_t column) const {
    return rows.cell(row, columns[column]);
  }
  Error fault(std::size_t row, std::string what) const {
    return fail(fault::kDataFile, std::move(what), rows.where(row));
  }
};

/// Lines in byte order, each once.
class SortedLines {
 public:
  bool add(std::string line) { return lines_.insert(std::move(line)).second; }
  std::string text() const {
    std::string out;
    for (const std::string& line : lines_) out += line + '\n';
    return out;
  }

 private:
  std::set<std::string> lines_;
};

Result<void> pack_words(const std::string& path, PackWriter& pack) {
  const CasingTable table = TRY(CasingTable::read(path, {"word", "case", "form"}));
  SortedLines lines;
  std::set<std::string_view> words;
  for (std::size_t row = 0; row < table.rows.rows(); ++row) {
    const std::string& word = table.cell(row, 0);
    const std::string& is = table.cell(row, 1);
    if (is != "s" && is != "sc" && is != "c" && is != "cs" && is != "a") {
      return table.fault(row, fmt::format("\"{}\" is no case", is));
    }
    if (word.empty() || !words.insert(word).second) {
      return table.fault(row, fmt::format("word \"{}\" is empty or repeated", word));
    }
    lines.add(fmt::format("{}\t{}\t{}", word, is, table.cell(row, 2)));
  }
  pack.add("casing.words", lines.text());
  return {};
}

Result<void> pack_beside(const std::string& path, PackWriter& pack) {
  const CasingTable table = TRY(CasingTable::read(path, {"word", "beside", "weight"}));
  SortedLines lines;
  for (std::size_t row = 0; row < table.rows.rows(); ++row) {
    const std::string& weight = table.cell(row, 2);
    if (!parse_number<int>(weight))
      return table.fault(row, fmt::format("not a number: \"{}\"", weight));
    if (!lines.add(fmt::format("{}\t{}\t{}", table.cell(row, 0), table.cell(row, 1), weight))) {
      return table.fault(row, "row is repeated");
    }
  }
  pack.add("casing.beside", lines.text());
  return {};
}

Result<void> pack_ends(const std::string& path, PackWriter& pack) {
  const CasingTable table = TRY(CasingTable::read(path, {"end", "case", "plain"}));
  SortedLines ends, forms;
  for (std::size_t row = 0; row < table.rows.rows(); ++row) {
    const std::string& end = table.cell(row, 0);
    const std::string& is = table.cell(row, 1);
    if (is != "s" && is != "c" && is != "=") {
      return table.fault(row, fmt::format("\"{}\" is no case", is));
    }
    const bool added = is == "=" ? forms.add(fmt::format("{}\t{}", end, table.cell(row, 2)))
                                 : ends.add(fmt::format("{}\t{}", end, is));
    if (end.empty() || !added) {
      return table.fault(row, fmt::format("end \"{}\" is empty or repeated", end));
    }
  }
  pack.add("casing.ends", ends.text());
  pack.add("casing.forms", forms.text());
  return {};
}

Result<void> pack_stops(const std::string& path, PackWriter& pack) {
  const CasingTable table = TRY(CasingTable::read(path, {"word", "ends"}));
  SortedLines lines;
  for (std::size_t row = 0; row < table.rows.rows(); ++row) {
    const std::string word = to_lower(table.cell(row, 0));
    lines.add(fmt::format("{}\t{}\t", word, table.cell(row, 1)));
    const bool inner_stop = word.find('.') != std::string::npos;
    if (inner_stop && word == table.cell(row, 0)) lines.add(word + "\tsmall\t");
  }
  pack.add("casing.stops", lines.text());
  return {};
}

}  // namespace

Result<void> pack_casing(const std::string& folder, const std::string& abbreviations,
                         PackWriter& pack) {
  TRY(pack_words(folder + "/words.tsv", pack));
  TRY(pack_beside(folder + "/beside.tsv", pack));
  TRY(pack_ends(folder + "/ends.tsv", pack));
  return pack_stops(abbreviations, pack);
}

}  // namespace sayso
