#include "ledger/copies.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

#include "base/hash.h"
#include "ledger/notice.h"
#include "ledger/voice.h"
#include "ledger/words.h"

namespace sayso {
namespace {

constexpr std::size_t kGram = 5;  // words
constexpr std::size_t kHashes = 48;
constexpr std::size_t kRows = 2;  // hashes a band: containment 0.46 of unlike lengths still meets

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15ULL;
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31U);
}

struct Shares {
  double jaccard = 0, containment = 0;
};

Shares shares_of(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
  std::size_t both = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (*a == *b) ++both;
    const bool step_a = *a <= *b;
    const bool step_b = *b <= *a;
    if (step_a) ++a;
    if (step_b) ++b;
  }
  if (both == 0) return {};
  const auto shared = static_cast<double>(both);
  return {shared / static_cast<double>(one.size() + other.size() - both),
          shared / static_cast<double>(std::min(one.size(), other.size()))};
}

/// Whether words mean an outlet: its name, how it begins, or its initials.
bool means_outlet(const std::string& words, const std::string& outlet) {
  if (words.empty() || outlet.empty()) return false;
  if (words == outlet || outlet.rfind(words + ' ', 0) == 0 || words.rfind(outlet + ' ', 0) == 0)
    return true;
  std::string initials;
  for (const std::string& word : plain_words(outlet)) initials += word.front();
  return initials.size() > 1 && words == initials;
}

/// Outlets that a report names as its ground, folded, its own left out.
std::vector<std::string> roots_of(const LedgerReport& report, const std::string& own) {
  std::vector<std::string> out;
  for (const std::string& outlet : report.quoted_outlets) {
    std::string name = folded_name(outlet);
    if (!means_outlet(name, own)) out.push_back(std::move(name));
  }
  return out;
}

/// Whether the report rests on the other's outlet and says so.
bool quotes(const ReportView& report, const ReportView& other) {
  const std::string& name = other.outlet;
  if (name.empty() || name == report.outlet) return false;
  return names_as_ground(report, other.report->outlet) ||
         report.plain.find(' ' + name + ' ') != std::string::npos;
}

/// Whether both rest on one outlet that is neither's own.
std::optional<std::string> common_root(const ReportView& one, const ReportView& other) {
  for (const std::string& root : other.roots) {
    for (const std::string& same : one.roots)
      if (means_outlet(root, same) || means_outlet(same, root)) return root;
  }
  return std::nullopt;
}

}  // namespace

TextSketch sketch_of(const std::string& text) {
  TextSketch sketch;
  const std::vector<std::string> words = plain_words(text);
  const std::size_t grams =
      words.size() < kGram ? (words.empty() ? 0 : 1) : words.size() - kGram + 1;
  for (std::size_t first = 0; first < grams; ++first) {
    std::uint64_t hash = fnv1a({});
    for (std::size_t i = first; i < std::min(first + kGram, words.size()); ++i)
      hash = fnv1a("\xff", fnv1a(words[i], hash));
    sketch.grams.push_back(static_cast<std::uint32_t>(mixed(hash)));
  }
  std::sort(sketch.grams.begin(), sketch.grams.end());
  sketch.grams.erase(std::unique(sketch.grams.begin(), sketch.grams.end()), sketch.grams.end());
  return sketch;
}

std::vector<std::uint64_t> bands_of(const TextSketch& sketch) {
  std::vector<std::uint64_t> bands;
  if (sketch.grams.empty()) return bands;
  std::uint64_t band = 0;
  for (std::size_t i = 0; i < kHashes; ++i) {
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    for (const std::uint32_t gram : sketch.grams) least = std::min(least, mixed(gram ^ (i << 32U)));
    band = mixed(band ^ least);
    if ((i + 1) % kRows != 0) continue;
    bands.push_back(mixed(band ^ (i / kRows)));
    band = 0;
  }
  return bands;
}

std::optional<ReportRelation> repetition(const TextSketch& earlier, const TextSketch& later,
                                         const LedgerRules& rules) {
  const Shares shares = shares_of(earlier.grams, later.grams);
  if (shares.jaccard >= rules.figure("copy-jaccard"))
    return ReportRelation{
        "copy", shares.jaccard,
        fmt::format("{:.0f} % of their word 5-grams are the same", 100 * shares.jaccard)};
  if (shares.containment >= rules.figure("near-copy-containment"))
    return ReportRelation{
        "near-copy", shares.containment,
        fmt::format("{:.0f} % of the shorter one's word 5-grams stand in the other",
                    100 * shares.containment)};
  return std::nullopt;
}

ReportView view_of(const LedgerReport& report) {
  ReportView view;
  view.report = &report;
  view.outlet = folded_name(report.outlet);
  view.plain = plain_text(report.text);
  view.roots = roots_of(report, view.outlet);
  return view;
}

bool names_as_ground(const ReportView& report, const std::string& outlet) {
  const std::string name = folded_name(outlet);
  return std::any_of(report.roots.begin(), report.roots.end(),
                     [&](const std::string& root) { return means_outlet(root, name); });
}

ReportRelation relation_of(const ReportView& earlier, const ReportView& later, std::size_t shared,
                           const LedgerRules& rules) {
  if (shared == 0) return {"unrelated", 0, "no event in common"};
  if (quotes(later, earlier)) return {"quotes-other", 0, "it names " + earlier.report->outlet};
  if (quotes(earlier, later)) return {"quotes-other", 0, "the other names " + later.report->outlet};
  if (notice_means(*later.report, *earlier.report, shared, rules) > 0)
    return {"quotes-other", 0, "it is a notice on the other"};
  if (const std::optional<std::string> root = common_root(earlier, later))
    return {"same-wire", 0, "both rest on " + *root};
  return {"independent", 0, "neither rests on the other"};
}

}  // namespace sayso
