#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "cli/lookup.h"
#include "cli/terminal.h"
#include "formats/format.h"
#include "formats/roles.h"

namespace sayso::cli {
namespace {

/// The columns, in order; docs/formats.md tells each.
constexpr std::array<std::string_view, 19> kTokenColumns = {
    "ID",     "FORM",     "START",    "END",   "MENTION",    "MENTION_ID", "ENTITY",
    "ROLES",  "EVENT",    "EVENT_ID", "MODE",  "FACTUALITY", "TENSE",      "CUE",
    "CUE_ID", "VOUCHERS", "OF",       "QUOTE", "QUOTE_ID"};
constexpr std::string_view kNothing = "_";

/// A stretch of the text under a label, with the cells that stand at its first word.
struct Stretch {
  std::uint32_t start = 0, end = 0;
  std::string label, id;
  std::vector<std::string> cells;
};

/// Stretches of one kind, which may nest or overlap: found word by word, in the order of the text.
class Layer {
 public:
  Layer(std::vector<Stretch> stretches, std::size_t extra)
      : stretches_(std::move(stretches)), extra_(extra) {
    std::stable_sort(stretches_.begin(), stretches_.end(), [](const Stretch& a, const Stretch& b) {
      return a.start != b.start ? a.start < b.start : a.end > b.end;
    });
  }

  /// Appends the cells of a word: labels in IOB2, ids, and what each stretch has to tell where it
  /// begins, each joined by "|", outermost first. A stretch begins again with each sentence.
  void add(const TextSpan& word, bool first_of_sentence, std::vector<std::string>& row) {
    while (next_ < stretches_.size() && stretches_[next_].start < word.end) {
      open_.push_back({next_++, true});
    }
    std::erase_if(open_,
                  [&](const Open& each) { return stretches_[each.index].end <= word.start; });
    std::string labels;
    std::string ids;
    std::vector<std::string> more(extra_);
    for (Open& each : open_) {
      const Stretch& stretch = stretches_[each.index];
      const bool begins = each.fresh || first_of_sentence;
      append(labels, (begins ? "B-" : "I-") + stretch.label);
      append(ids, stretch.id);
      for (std::size_t i = 0; i < extra_; ++i) {
        append(more[i],
               each.fresh && !stretch.cells[i].empty() ? stretch.cells[i] : std::string(kNothing));
      }
      each.fresh = false;
    }
    row.push_back(labels.empty() ? "O" : labels);
    row.push_back(ids.empty() ? std::string(kNothing) : ids);
    for (std::string& cell : more) {
      const bool told = cell.find_first_not_of("_|") != std::string::npos;
      row.push_back(told ? std::move(cell) : std::string(kNothing));
    }
  }

 private:
  struct Open {
    std::size_t index;
    bool fresh;
  };
  static void append(std::string& cell, const std::string& value) {
    if (!cell.empty()) cell += '|';
    cell += value;
  }

  std::vector<Stretch> stretches_;
  std::size_t extra_;
  std::vector<Open> open_;
  std::size_t next_ = 0;
};

std::string listed(const std::vector<std::string>& ids) {
  return fmt::format("{}", fmt::join(ids, ","));
}

/// The roles that each mention fills: "v1:actors,v2:recipients".
std::map<std::string_view, std::string> roles_by_mention(const Coding& coding) {
  std::map<std::string_view, std::string> roles;
  const auto add = [&](const CodedEvent& event, std::string_view role,
                       const std::vector<std::string>& fillers) {
    for (const std::string& mention : fillers) {
      std::string& cell = roles[mention];
      cell += fmt::format("{}{}:{}", cell.empty() ? "" : ",", event.id, role);
    }
  };
  for (const CodedEvent& event : coding.events) {
    for (const auto& [role, mentions] : roles_of(event)) add(event, role, mentions);
  }
  return roles;
}

Layer mentions_of(const Coding& coding) {
  const std::map<std::string_view, std::string> roles = roles_by_mention(coding);
  std::vector<Stretch> out;
  out.reserve(coding.mentions.size());
  for (const CodedMention& mention : coding.mentions) {
    const auto found = roles.find(mention.id);
    out.push_back({mention.start,
                   mention.end,
                   mention.kind,
                   mention.id,
                   {mention.entity, found == roles.end() ? "" : found->second}});
  }
  return {std::move(out), 2};
}

Layer events_of(const Coding& coding) {
  std::vector<Stretch> out;
  out.reserve(coding.events.size());
  for (const CodedEvent& event : coding.events) {
    out.push_back({event.start,
                   event.end,
                   event.type,
                   event.id,
                   {event.mode.value_or(""), event.factuality, event.tense}});
  }
  return {std::move(out), 3};
}

Layer says_of(const Coding& coding) {
  std::vector<Stretch> out;
  out.reserve(coding.says.size());
  for (const CodedSay& say : coding.says) {
    out.push_back({say.start, say.end, say.kind, say.id, {listed(say.vouchers), listed(say.of)}});
  }
  return {std::move(out), 2};
}

Layer quotes_of(const Coding& coding) {
  std::vector<Stretch> out;
  const auto add = [&](const TextSpan& span, const char* part, const std::string& id) {
    if (span.start < span.end) out.push_back({span.start, span.end, part, id, {}});
  };
  for (const CodedQuote& quote : coding.quotes) {
    if (quote.source) add(*quote.source, "source", quote.id);
    add(quote.cue, "cue", quote.id);
    for (const TextSpan& span : quote.content) add(span, "content", quote.id);
  }
  return {std::move(out), 0};
}

/// A word as a cell: without white space, never empty.
std::string form(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(words, at);
    const bool space = c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x2028 || c == 0x2029;
    if (!space) out += words.substr(from, at - from);
  }
  return out.empty() ? std::string(kNothing) : out;
}

class Conll : public Formatter {
 public:
  std::string head() const override {
    return fmt::format("# global.columns = {}\n", fmt::join(kTokenColumns, " "));
  }

  std::string document(const Coding& coding) override {
    const Lookup lookup(coding);
    std::array<Layer, 4> layers = {mentions_of(coding), events_of(coding), says_of(coding),
                                   quotes_of(coding)};
    std::string out = fmt::format("# newdoc id = {}\n", printable(coding.doc.key));
    std::size_t number = 0;
    for (const CodedSentence& sentence : coding.sentences) {
      if (sentence.words.empty()) continue;
      out += fmt::format("# sent_id = {}\n# text = {}\n", ++number,
                         printable(lookup.words(sentence.start, sentence.end)));
      for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const TextSpan& word = sentence.words[i];
        std::vector<std::string> row = {std::to_string(i + 1),
                                        form(lookup.words(word.start, word.end)),
                                        std::to_string(word.start), std::to_string(word.end)};
        for (Layer& layer : layers) layer.add(word, i == 0, row);
        out += fmt::format("{}\n", fmt::join(row, "\t"));
      }
      out += "\n";
    }
    return out;
  }
};

}  // namespace

std::unique_ptr<Formatter> make_conll() { return std::make_unique<Conll>(); }

}  // namespace sayso::cli
