// The picture of a network: parties on a circle, arcs from who acts to whom.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "chart/network.h"
#include "chart/svg.h"
#include "cli/terminal.h"
#include "export/event_view.h"

namespace sayso::cli {
namespace {

constexpr double kMargin = 210;   // for the names
constexpr double kPerParty = 20;  // pixels of the circle
constexpr double kNode = 6;
constexpr std::size_t kName = 30;  // columns of a name
constexpr std::size_t kMostCites = 12;

struct Point {
  double x = 0, y = 0;
};

using Counts = std::map<std::string, std::uint64_t>;  // [key of a party] events

/// Parties that have no place yet, the busiest first, then by key.
class Unplaced {
 public:
  explicit Unplaced(const Counts& busy) : busy_(busy) {
    for (const auto& [key, count] : busy) left_.insert(rank(key));
  }
  bool empty() const { return left_.empty(); }

  /// Whoever of `near` has most to do with its owner, else the busiest.
  std::string take(const Counts& near) {
    std::string next = left_.begin()->second;
    std::uint64_t best = 0;
    for (const auto& [key, count] : near) {
      if (count <= best || !left_.contains(rank(key))) continue;
      best = count;
      next = key;
    }
    left_.erase(rank(next));
    return next;
  }

 private:
  std::pair<std::int64_t, std::string> rank(const std::string& key) const {
    return {-static_cast<std::int64_t>(busy_.at(key)), key};
  }

  const Counts& busy_;
  std::set<std::pair<std::int64_t, std::string>> left_;
};

/// Parties in a row in which those who have much to do with each other stand side by side: begins
/// with the busiest, then always whoever has most to do with the last one.
std::vector<std::string> in_a_row(const Network& network) {
  std::map<std::string, Counts> near;
  Counts busy;
  for (const auto& [pair, dyad] : network.dyads()) {
    near[pair.first][pair.second] += dyad.all();
    near[pair.second][pair.first] += dyad.all();
    busy[pair.first] += dyad.all();
    busy[pair.second] += dyad.all();
  }
  Unplaced unplaced(busy);
  std::vector<std::string> out;
  while (!unplaced.empty()) {
    out.push_back(unplaced.take(out.empty() ? Counts() : near[out.back()]));
  }
  return out;
}

class Picture {
 public:
  Picture(const Network& network, std::string_view title)
      : network_(network),
        row_(in_a_row(network)),
        radius_(
            std::max(150.0, static_cast<double>(row_.size()) * kPerParty / (2 * std::numbers::pi))),
        size_(2 * (radius_ + kMargin)),
        svg_(size_, size_, title, description()) {
    svg_.text(16, 24, title);
    for (std::size_t i = 0; i < row_.size(); ++i) places_[row_[i]] = at(i, radius_);
  }

  std::string draw() {
    legend();
    for (const auto& [pair, dyad] : network_.dyads()) edge(pair, dyad);
    for (std::size_t i = 0; i < row_.size(); ++i) node(i);
    return svg_.finish();
  }

 private:
  std::string description() const {
    return fmt::format(
        "{} parties and {} directed pairs; arrows lead from who acts to whom, broader for more "
        "distinct events, coloured by the quad of most of them.",
        row_.size(), network_.dyads().size());
  }

  double angle(std::size_t i) const {
    return 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(row_.size()) -
           std::numbers::pi / 2;
  }

  Point at(std::size_t i, double radius) const {
    return {size_ / 2 + radius * std::cos(angle(i)), size_ / 2 + radius * std::sin(angle(i))};
  }

  void legend() {
    for (int quad = 1; quad < static_cast<int>(kQuads); ++quad) {
      const double y = 28 + 18 * quad;
      svg_.rect(16, y, 12, 12, fmt::format("quad-{}", quad));
      svg_.text(34, y + 10, quad_words(quad));
    }
  }

  std::string told(const Network::Pair& pair, const Dyad& dyad) const {
    std::string out = fmt::format("{} → {}: {} events", network_.name(pair.first),
                                  network_.name(pair.second), dyad.all());
    for (const auto& [type, count] : dyad.types) out += fmt::format("\n{} {}", type, count);
    for (std::size_t i = 0; i < std::min(dyad.cites.size(), kMostCites); ++i) {
      out += "\n" + dyad.cites[i];
    }
    if (dyad.cites.size() > kMostCites) {
      out += fmt::format("\nand {} more", dyad.cites.size() - kMostCites);
    }
    return out;
  }

  void edge(const Network::Pair& pair, const Dyad& dyad) {
    const Point from = places_.at(pair.first), to = places_.at(pair.second);
    const double width = std::min(1 + std::log2(static_cast<double>(dyad.all())), 8.0);
    const std::string css = fmt::format("quad-{}", dyad.main_quad());
    svg_.open(told(pair, dyad));
    if (pair.first == pair.second) {
      const Point far{from.x + 34, from.y - 34};
      svg_.path(fmt::format("M{0:.1f} {1:.1f} q 0 -34 34 -34 q 0 34 {2} {3}", from.x, from.y,
                            kNode + 3 - 34, 34 - 2),
                css, width);
      head(far, {from.x + kNode + 3, from.y - 2}, css);
    } else {
      arc(from, to, css, width);
    }
    svg_.close();
  }

  /// Bent towards the middle, and a little to the left of its way, so that there and back are two.
  void arc(const Point& from, const Point& to, std::string_view css, double width) {
    const double dx = to.x - from.x, dy = to.y - from.y;
    const Point middle{(from.x + to.x) / 2 * 0.6 + size_ / 2 * 0.4 + dy * 0.12,
                       (from.y + to.y) / 2 * 0.6 + size_ / 2 * 0.4 - dx * 0.12};
    const double in = std::max(std::hypot(to.x - middle.x, to.y - middle.y), 1.0);
    const double short_of = (kNode + 3) / in;
    const Point end{to.x + (middle.x - to.x) * short_of, to.y + (middle.y - to.y) * short_of};
    svg_.path(fmt::format("M{:.1f} {:.1f} Q {:.1f} {:.1f} {:.1f} {:.1f}", from.x, from.y, middle.x,
                          middle.y, end.x, end.y),
              css, width);
    head(middle, end, css);
  }

  /// The head of an arrow that comes from `from` and ends at `to`.
  void head(const Point& from, const Point& to, std::string_view css) {
    constexpr double kLong = 10, kBroad = 4.5;
    const double far = std::max(std::hypot(to.x - from.x, to.y - from.y), 1.0);
    const double ux = (to.x - from.x) / far, uy = (to.y - from.y) / far;
    const Point back{to.x - ux * kLong, to.y - uy * kLong};
    svg_.shape(
        fmt::format("{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}", to.x, to.y, back.x - uy * kBroad,
                    back.y + ux * kBroad, back.x + uy * kBroad, back.y - ux * kBroad),
        css);
  }

  void node(std::size_t i) {
    const Point here = at(i, radius_), label = at(i, radius_ + 14);
    const double side = std::cos(angle(i));
    svg_.circle(here.x, here.y, kNode, "node");
    std::string name = fit(printable(network_.name(row_[i])), kName);
    name.erase(name.find_last_not_of(' ') + 1);
    const std::string_view anchor = side > 0.2 ? "start" : side < -0.2 ? "end" : "middle";
    svg_.text(label.x, label.y + 4 + 8 * std::sin(angle(i)), name, anchor);
  }

  const Network& network_;
  std::vector<std::string> row_;
  double radius_, size_;
  Svg svg_;
  std::map<std::string, Point> places_;
};

}  // namespace

std::string network_svg(const Network& network, std::string_view title) {
  return Picture(network, title).draw();
}

}  // namespace sayso::cli
