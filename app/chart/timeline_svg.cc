// The picture of a timeline.
#include <fmt/format.h>

#include <algorithm>

#include "chart/svg.h"
#include "chart/timeline.h"
#include "export/event_view.h"

namespace sayso::cli {
namespace {

constexpr double kWidth = 960, kHeight = 360;
constexpr double kLeft = 48, kRight = 16, kTop = 56, kBottom = 48;
constexpr double kPlotWidth = kWidth - kLeft - kRight, kPlotHeight = kHeight - kTop - kBottom;
constexpr std::size_t kMostLabels = 10;
constexpr std::size_t kMostCited = 12;

struct Scale {
  std::size_t periods = 1;
  std::uint64_t top = 1;

  double x(std::size_t at) const {
    return kLeft + kPlotWidth * static_cast<double>(at) / static_cast<double>(periods);
  }
  double y(std::uint64_t count) const {
    return kTop + kPlotHeight * (1 - static_cast<double>(count) / static_cast<double>(top));
  }
  double width() const { return kPlotWidth / static_cast<double>(periods); }
};

/// 1, 2 or 5 times a power of ten, so that at most six lines are drawn.
std::uint64_t step_of(std::uint64_t top) {
  std::uint64_t step = 1;
  while (top / step > 6) {
    const std::uint64_t power = step;
    for (const std::uint64_t times : {2, 5, 10}) {
      step = power * times;
      if (top / step <= 6) break;
    }
  }
  return step;
}

void draw_axes(Svg& svg, const std::vector<Period>& periods, const Scale& scale) {
  const std::uint64_t step = step_of(scale.top);
  for (std::uint64_t count = 0; count <= scale.top; count += step) {
    svg.line(kLeft, scale.y(count), kWidth - kRight, scale.y(count), count == 0 ? "axis" : "faint");
    svg.text(kLeft - 6, scale.y(count) + 4, std::to_string(count), "end");
  }
  const std::size_t every = (periods.size() + kMostLabels - 1) / kMostLabels;
  for (std::size_t i = 0; i < periods.size(); i += every) {
    svg.line(scale.x(i), scale.y(0), scale.x(i), scale.y(0) + 5, "axis");
    svg.text(scale.x(i) + 2, scale.y(0) + 18, periods[i].from);
  }
}

void draw_legend(Svg& svg) {
  double x = kLeft;
  for (int quad = 1; quad < static_cast<int>(kQuads); ++quad) {
    svg.rect(x, 32, 12, 12, fmt::format("quad-{}", quad));
    svg.text(x + 18, 42, quad_words(quad));
    x += 160;
  }
  svg.path(fmt::format("M{:.0f} 38 h16", x), "line", 1.5).text(x + 22, 42, "reports");
}

std::string told(const Period& period) {
  std::string out = fmt::format("{} to {}: {} events, {} reports", period.from, period.to,
                                period.all(), period.reports);
  for (std::size_t i = 0; i < std::min(period.cites.size(), kMostCited); ++i) {
    out += "\n" + period.cites[i];
  }
  if (period.cites.size() > kMostCited) {
    out += fmt::format("\nand {} more", period.cites.size() - kMostCited);
  }
  return out;
}

void draw_bars(Svg& svg, const std::vector<Period>& periods, const Scale& scale) {
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const Period& period = periods[i];
    if (period.all() == 0) continue;
    svg.open(told(period));
    std::uint64_t below = 0;
    for (std::size_t quad = 0; quad < kQuads; ++quad) {
      const std::uint64_t count = period.events[quad];
      if (count == 0) continue;
      const double gap = std::min(scale.width() * 0.15, 3.0);
      svg.rect(scale.x(i) + gap, scale.y(below + count), scale.width() - 2 * gap,
               scale.y(below) - scale.y(below + count), fmt::format("quad-{}", quad));
      below += count;
    }
    svg.close();
  }
}

void draw_reports(Svg& svg, const std::vector<Period>& periods, const Scale& scale) {
  std::string data;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    data += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : " L", scale.x(i) + scale.width() / 2,
                        scale.y(periods[i].reports));
  }
  svg.open("reports").path(data, "line", 1.5).close();
}

}  // namespace

std::string timeline_svg(const std::vector<Period>& periods, std::string_view title) {
  Scale scale{.periods = std::max<std::size_t>(periods.size(), 1)};
  std::uint64_t events = 0, reports = 0;
  for (const Period& period : periods) {
    scale.top = std::max({scale.top, period.all(), period.reports});
    events += period.all();
    reports = std::max(reports, period.reports);
  }
  const std::string description =
      periods.empty()
          ? std::string("No events.")
          : fmt::format(
                "{} distinct events from {} to {}; bars count distinct events by quad, the "
                "line counts the reports that tell them, {} at most in one period.",
                events, periods.front().from, periods.back().to, reports);
  Svg svg(kWidth, kHeight, title, description);
  svg.text(kLeft, 20, title);
  draw_legend(svg);
  draw_axes(svg, periods, scale);
  draw_bars(svg, periods, scale);
  if (!periods.empty()) draw_reports(svg, periods, scale);
  return svg.finish();
}

}  // namespace sayso::cli
