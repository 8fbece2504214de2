#include "chart/svg.h"

#include <fmt/format.h>

#include "cli/terminal.h"

namespace sayso::cli {
namespace {

// Okabe and Ito's colours, which the colour-blind tell apart: blue and green for cooperation,
// orange and vermilion for conflict.
constexpr std::string_view kStyle = R"(<style>
text { font: 12px sans-serif; fill: #222; }
.quad-0 { fill: #999; stroke: #999; }
.quad-1 { fill: #56b4e9; stroke: #56b4e9; }
.quad-2 { fill: #009e73; stroke: #009e73; }
.quad-3 { fill: #e69f00; stroke: #e69f00; }
.quad-4 { fill: #d55e00; stroke: #d55e00; }
svg rect[class] { stroke: none; }
svg path[class] { fill: none; }
.line { stroke: #222; }
.axis, .faint { stroke: #999; }
.faint { stroke-dasharray: 2 4; }
.node { fill: #fff; stroke: #222; }
.back { fill: #fff; }
@media (prefers-color-scheme: dark) {
  text { fill: #eee; }
  .line { stroke: #eee; }
  .axis, .faint { stroke: #777; }
  .node { fill: #1a1a1a; stroke: #eee; }
  .back { fill: #1a1a1a; }
}
</style>
)";

/// With one decimal at most.
std::string length(double value) {
  std::string out = fmt::format("{:.1f}", value);
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out == "-0" ? "0" : out;
}

}  // namespace

std::string xml_text(std::string_view text) {
  constexpr char32_t kReplacement = 0xFFFD;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else if (c == U'"') {
      out += "&quot;";
    } else if (c == kReplacement) {
      out += "\xEF\xBF\xBD";
    } else if ((c >= 0x20 || c == U'\n' || c == U'\t') && c != 0xFFFE && c != 0xFFFF) {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

Svg::Svg(double width, double height, std::string_view title, std::string_view description) {
  out_ = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} "
      "{1}\" role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">{2}</title>\n<desc "
      "id=\"desc\">{3}</desc>\n",
      length(width), length(height), xml_text(title), xml_text(description));
  out_ += kStyle;
  rect(0, 0, width, height, "back");
}

Svg& Svg::open(std::string_view title) {
  out_ += "<g>";
  if (!title.empty()) out_ += fmt::format("<title>{}</title>", xml_text(title));
  out_ += "\n";
  return *this;
}

Svg& Svg::close() {
  out_ += "</g>\n";
  return *this;
}

Svg& Svg::rect(double x, double y, double width, double height, std::string_view css) {
  out_ += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", css,
                      length(x), length(y), length(width), length(height));
  return *this;
}

Svg& Svg::circle(double x, double y, double radius, std::string_view css) {
  out_ += fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n", css, length(x),
                      length(y), length(radius));
  return *this;
}

Svg& Svg::line(double x1, double y1, double x2, double y2, std::string_view css) {
  out_ += fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", css,
                      length(x1), length(y1), length(x2), length(y2));
  return *this;
}

Svg& Svg::path(std::string_view data, std::string_view css, double width) {
  out_ +=
      fmt::format("<path class=\"{}\" d=\"{}\" stroke-width=\"{}\"/>\n", css, data, length(width));
  return *this;
}

Svg& Svg::shape(std::string_view points, std::string_view css) {
  out_ += fmt::format("<polygon class=\"{}\" points=\"{}\"/>\n", css, points);
  return *this;
}

Svg& Svg::text(double x, double y, std::string_view words, std::string_view anchor) {
  out_ += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", length(x),
                      length(y), anchor, xml_text(words));
  return *this;
}

std::string Svg::finish() { return std::move(out_) + "</svg>\n"; }

}  // namespace sayso::cli
