#include "export/columns.h"

#include <algorithm>

namespace sayso::cli {

std::string RowWriter::head() const {
  if (!format_.header) return {};
  std::string out;
  for (const Column& column : format_.columns) {
    if (!out.empty()) out += '\t';
    out += column.name;
  }
  return out + "\n";
}

std::string RowWriter::event(const LedgerEvent& event) {
  std::string out;
  for (const EventView& view : views(EventView(event, book_))) out += row(view);
  return out;
}

std::vector<Gap> RowWriter::gaps() const {
  std::vector<Gap> out;
  for (std::size_t i = 0; i < empty_.size(); ++i) {
    out.push_back({format_.columns[i].name, format_.columns[i].gap, empty_[i]});
  }
  return out;
}

std::string RowWriter::row(const EventView& view) {
  std::string out;
  for (std::size_t i = 0; i < format_.columns.size(); ++i) {
    const Column& column = format_.columns[i];
    std::string value = column.value == nullptr ? std::string() : column.value(view);
    std::replace_if(
        value.begin(), value.end(), [](char c) { return c >= '\0' && c < ' '; }, ' ');
    if (value.empty()) {
      ++empty_[i];
      value = format_.empty;
    }
    if (i > 0) out += '\t';
    out += value;
  }
  ++rows_;
  return out + "\n";
}

}  // namespace sayso::cli
