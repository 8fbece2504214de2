#include "cells.h"

#include <algorithm>
#include <string_view>

namespace sayso::cli {
namespace {

std::string cell(std::string value, const CellStyle& style) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  const bool formula = !value.empty() && kFormula.find(value.front()) != std::string_view::npos;
  if (style.harmless && formula) value.insert(0, 1, '\'');
  if (style.separator == '\t') {
    std::replace_if(
        value.begin(), value.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
        ' ');
    return value;
  }
  if (value.find_first_of("\",\r\n") == std::string::npos) return value;
  std::string quoted = "\"";
  for (const char c : value) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string row_line(const std::vector<std::string>& row, const CellStyle& style) {
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += style.separator;
    out += cell(row[i], style);
  }
  return out + (style.crlf ? "\r\n" : "\n");
}

}  // namespace sayso::cli
