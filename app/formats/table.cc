#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "cli/lookup.h"
#include "cli/terminal.h"
#include "formats/format.h"

namespace sayso::cli {
namespace {

constexpr std::size_t kCells = 6;
constexpr std::array<std::string_view, kCells> kTitles = {
    "who", "did what", "to whom", "on whose say-so", "how sure", "when"};
/// Shares of the width that the cells have, in percent.
constexpr std::array<std::size_t, kCells> kShares = {17, 27, 15, 18, 13, 10};
constexpr std::string_view kGap = "  ";

/// ANSI colours by the quad of an event: verbal and material cooperation, verbal and material
/// conflict; without a quad none.
constexpr std::array<std::string_view, 5> kQuadColours = {"", "\033[36m", "\033[32m", "\033[33m",
                                                          "\033[31m"};
constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kDim = "\033[2m";
constexpr std::string_view kPlain = "\033[0m";

using Cells = std::array<std::string, kCells>;

std::string what(const Lookup& lookup, const CodedEvent& event, const CodedClaim& claim) {
  std::string out = event.type;
  if (event.mode) out += "/" + *event.mode;
  out += ": " + event.trigger;
  if (!event.object.empty()) out += " · " + names_of(lookup, event.object, ", ");
  if (!event.basis.empty()) out += " · under " + names_of(lookup, event.basis, ", ");
  if (!event.place.empty()) out += " · at " + names_of(lookup, event.place, ", ");
  if (claim.condition) out += fmt::format(" ({})", lookup.words(*claim.condition));
  return out;
}

/// The vouchers, innermost first, each with its way of vouching; the outlet where there are none.
std::string say_so(const Lookup& lookup, const CodedClaim& claim, const Doc& doc) {
  if (claim.chain.empty()) return doc.outlet.value_or("the report");
  std::string out;
  for (const CodedChainLink& link : claim.chain) {
    const std::string& kind = out.empty() ? claim.kind : link.kind;
    if (!out.empty()) out += " < ";
    const std::string names = names_of(lookup, link.vouchers, ", ");
    out += fmt::format("{} ({})", names.empty() ? "unnamed" : names, kind);
  }
  return out;
}

Cells cells_of(const Coding& coding, const Lookup& lookup, const CodedEvent& event,
               const CodedClaim& claim) {
  return {names_of(lookup, event.actors, ", "),
          what(lookup, event, claim),
          names_of(lookup, event.recipients, ", "),
          say_so(lookup, claim, coding.doc),
          fmt::format("{} {} {:.2f}", claim.factuality, claim.tense, event.score),
          event.when_words.value_or("")};
}

class Table : public Formatter {
 public:
  explicit Table(const TableOptions& options) : options_(options) {
    const std::size_t room = options.width - kGap.size() * (kCells - 1);
    for (std::size_t i = 0; i < kCells; ++i) {
      widths_[i] = std::max<std::size_t>(room * kShares[i] / 100, 4);
    }
  }

  std::string head() const override {
    Cells titles;
    if (options_.wording != nullptr) return {};
    std::copy(kTitles.begin(), kTitles.end(), titles.begin());
    return paint(kBold, line(titles, "")) + "\n";
  }

  std::string document(const Coding& coding) override {
    const Lookup lookup(coding);
    std::string out;
    if (options_.name_reports) out += name_line(coding.doc);
    if (coding.claims.empty()) out += paint(kDim, "(no political events)") + "\n";
    std::set<std::string_view> explained;
    std::vector<PlainSentence> sentences;
    if (options_.wording != nullptr) sentences = options_.wording->sentences(coding);
    for (std::size_t i = 0; i < coding.claims.size(); ++i) {
      const CodedEvent* event = lookup.event(coding.claims[i].event);
      if (event == nullptr) continue;
      out += sentences.empty()
                 ? line(cells_of(coding, lookup, *event, coding.claims[i]), colour_of(*event))
                 : told(sentences[i], colour_of(*event));
      out += "\n";
      if (options_.explain && explained.insert(event->id).second) out += reasons_of(*event);
    }
    for (const Flag& flag : coding.flags) {
      out +=
          paint(kDim, printable(fmt::format("! {}: {} ({})", flag.code, flag.why, flag.on))) + "\n";
    }
    for (const CodedDuty& duty : coding.duties) out += duty_line(duty);
    return out;
  }

 private:
  /// A duty that an event touches: what it comes to, and in whose view.
  std::string duty_line(const CodedDuty& duty) const {
    std::vector<std::pair<std::string_view, std::string>> by_status;
    for (const CodedDutyView& view : duty.views) {
      const auto known = std::find_if(by_status.begin(), by_status.end(),
                                      [&](const auto& each) { return each.first == view.status; });
      if (known == by_status.end()) {
        by_status.emplace_back(view.status, view.viewpoint);
      } else {
        known->second += ", " + view.viewpoint;
      }
    }
    std::string views;
    for (const auto& [status, whose] : by_status) {
      views += fmt::format("{}{} ({})", views.empty() ? "" : ", ", status, whose);
    }
    const std::string strength = duty.views.empty() ? "" : duty.views.front().strength;
    const std::string judge = duty.views.empty() ? "" : duty.views.front().judge;
    return paint(kDim, printable(fmt::format("? {} on {}: {}; strength {}, judge {}", duty.why,
                                             duty.day, views, strength, judge))) +
           "\n";
  }

  std::string name_line(const Doc& doc) const {
    std::string name = doc.key;
    if (doc.title) name += " · " + *doc.title;
    if (doc.published_at) name += " · " + *doc.published_at;
    return paint(kDim, trimmed(fit(printable(name), options_.width))) + "\n";
  }

  std::string reasons_of(const CodedEvent& event) const {
    std::string out;
    for (const Reason& reason : event.reasons) {
      out += paint(kDim, "    " + printable(in_words(reason))) + "\n";
    }
    return out;
  }

  /// A claim as a sentence, the act in its colour.
  std::string told(const PlainSentence& sentence, std::string_view colour) const {
    std::string out;
    for (const SentencePiece& piece : sentence) {
      out += piece.part == Part::act ? paint(colour, piece.text) : piece.text;
    }
    return out;
  }

  std::string_view colour_of(const CodedEvent& event) const {
    const bool known = event.quad > 0 && event.quad < static_cast<int>(kQuadColours.size());
    return known ? kQuadColours[static_cast<std::size_t>(event.quad)] : "";
  }

  /// One line; the second cell, what was done, in its colour.
  std::string line(const Cells& cells, std::string_view colour) const {
    std::string out;
    for (std::size_t i = 0; i < kCells; ++i) {
      if (i > 0) out += kGap;
      const std::string cell = fit(printable(cells[i]), widths_[i]);
      out += i == 1 ? paint(colour, cell) : cell;
    }
    return trimmed(std::move(out));
  }

  static std::string trimmed(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  }

  std::string paint(std::string_view colour, std::string text) const {
    if (!options_.colour || colour.empty()) return text;
    return std::string(colour) + text + std::string(kPlain);
  }

  TableOptions options_;
  std::array<std::size_t, kCells> widths_{};
};

}  // namespace

std::unique_ptr<Formatter> make_table(const TableOptions& options) {
  return std::make_unique<Table>(options);
}

}  // namespace sayso::cli
