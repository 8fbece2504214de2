// Pictures: SVG that says what it shows (title, description, a title on each mark) and fits light
// and dark pages.
#pragma once

#include <string>
#include <string_view>

namespace sayso::cli {

/// Escapes text for XML; characters that XML cannot hold are left out.
std::string xml_text(std::string_view text);

/// One picture. Lengths are pixels; colours come by class from the style that stands in the file:
/// quad-0 to quad-4 (marks), line, axis, node, faint, and text.
class Svg {
 public:
  Svg(double width, double height, std::string_view title, std::string_view description);

  /// A group with a title of its own, which browsers show over it; empty: none.
  Svg& open(std::string_view title);
  Svg& close();
  Svg& rect(double x, double y, double width, double height, std::string_view css);
  Svg& circle(double x, double y, double radius, std::string_view css);
  Svg& line(double x1, double y1, double x2, double y2, std::string_view css);
  /// `data`: path commands; `width`: of the stroke.
  Svg& path(std::string_view data, std::string_view css, double width);
  /// `points`: of a filled polygon.
  Svg& shape(std::string_view points, std::string_view css);
  /// `anchor`: start, middle or end.
  Svg& text(double x, double y, std::string_view words, std::string_view anchor = "start");

  std::string finish();

 private:
  std::string out_;
};

}  // namespace sayso::cli
