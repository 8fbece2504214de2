#include "page/markup.h"

#include "cli/terminal.h"

namespace sayso::cli {

void add_escaped(std::string& out, std::string_view words) {
  constexpr char32_t kReplacement = 0xFFFD;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(words, at);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      case U'\r':
        out += "&#13;";
        break;
      case U'\0':
      case kReplacement:
        out += "\xEF\xBF\xBD";
        break;
      default:
        out += words.substr(begin, at - begin);
    }
  }
}

std::string escaped(std::string_view words) {
  std::string out;
  add_escaped(out, words);
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  std::string out(" ");
  out.append(name).append("=\"");
  add_escaped(out, value);
  return out += '"';
}

}  // namespace sayso::cli
