#include "page/claims_view.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "cli/lookup.h"
#include "page/markup.h"

namespace sayso::cli {
namespace {

/// Events up to which a page says why; a long book of reports would make it too large to open.
constexpr std::size_t kMostExplained = 3000;

class ClaimsView {
 public:
  ClaimsView(const Coding& coding, const ClaimsOptions& options)
      : coding_(coding), options_(options), labels_(options.labels), lookup_(coding) {}

  std::string write() {
    out_ = fmt::format("<section class=\"claims\" tabindex=\"0\" aria-label=\"{}\">\n<h3>{}</h3>\n",
                       escaped(words("claims of")), summary());
    const bool many = coding_.events.size() > kMostExplained;
    if (many) out_ += fmt::format("<p class=\"about\">{}</p>\n", escaped(words("too many")));
    const std::vector<PlainSentence> sentences = options_.wording.sentences(coding_);
    out_ += "<ol>\n";
    for (std::size_t i = 0; i < coding_.claims.size(); ++i) {
      const CodedEvent* event = lookup_.event(coding_.claims[i].event);
      if (event != nullptr) card(i, *event, sentences[i], !many);
    }
    return out_ += "</ol>\n</section>\n";
  }

 private:
  std::string_view words(std::string_view key) const { return labels_.words(key); }

  std::string summary() const {
    if (coding_.claims.empty()) return escaped(words("nothing"));
    return fmt::format("{}, {}", labels_.count(coding_.claims.size(), "claim", "claims"),
                       labels_.count(coding_.events.size(), "event", "events"));
  }

  void card(std::size_t index, const CodedEvent& event, const PlainSentence& sentence,
            bool explain) {
    const CodedClaim& claim = coding_.claims[index];
    const int quad = event.quad >= 1 && event.quad <= 4 ? event.quad : 0;
    out_ += fmt::format("<li class=\"claim c{}\" id=\"{}c{}\" tabindex=\"-1\"", quad,
                        options_.prefix, index + 1);
    out_ += attribute("data-event", options_.prefix + event.id);
    out_ += attribute("data-says", says(claim)) + ">\n<p dir=\"auto\">";
    for (const SentencePiece& piece : sentence) write(piece);
    out_ += "</p>\n<p class=\"facts\">";
    facts(claim, event, quad);
    out_ += "</p>\n";
    if (explain && !event.reasons.empty() && explained_.insert(event.id).second) why(event);
    out_ += "</li>\n";
  }

  /// The cues and vouchers of the chain.
  std::string says(const CodedClaim& claim) const {
    std::string out;
    for (const CodedChainLink& link : claim.chain) {
      out += options_.prefix + link.cue + " ";
      for (const std::string& id : link.vouchers) out += options_.prefix + id + " ";
    }
    return out;
  }

  void write(const SentencePiece& piece) {
    const bool plain = piece.part == Part::words || piece.part == Part::object;
    const std::string tag = piece.part == Part::act ? "strong" : plain ? "span" : "em";
    const std::string of = piece.id.empty() ? "" : options_.prefix + piece.id;
    if (plain && of.empty()) {
      add_escaped(out_, piece.text);
      return;
    }
    out_ += "<" + tag + attribute("data-m", of) + ">";
    add_escaped(out_, piece.text);
    out_ += "</" + tag + ">";
  }

  void facts(const CodedClaim& claim, const CodedEvent& event, int quad) {
    const std::string type = event.mode ? event.type + "/" + *event.mode : event.type;
    const auto line = Labels::line_name(labels_.line(claim));
    out_ += fmt::format("<a class=\"chip q{} {}\" href=\"#{}\">{}</a>", quad, line,
                        escaped(options_.prefix + event.id), escaped(type));
    fact(words("factuality " + claim.factuality));
    fact(words("tense " + claim.tense));
    if (event.act != event.type) fact(fmt::format("{} {}", words("act"), event.act));
    if (event.context) fact(*event.context);
    if (!event.cameo.empty()) fact(fmt::format("CAMEO {}", event.cameo));
    fact(fmt::format("{} {}", words("score"), number(event.score)));
  }

  void fact(std::string_view what) {
    out_ += "<span>";
    add_escaped(out_, what);
    out_ += "</span>";
  }

  void why(const CodedEvent& event) {
    out_ += fmt::format(
        "<details class=\"why\"><summary>{}</summary><div class=\"wide\"><table><thead><tr>",
        escaped(words("why")));
    for (const auto* const key : {"field", "value", "words", "score", "next", "decided by"}) {
      out_ += fmt::format("<th scope=\"col\">{}</th>", escaped(words(key)));
    }
    out_ += "</tr></thead><tbody>";
    for (const Reason& reason : event.reasons) {
      out_ += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(reason.field));
      cell(reason.value);
      cell(reason.words == reason.value ? "" : reason.words);
      cell(reason.score ? number(*reason.score) : "");
      cell(next_of(reason));
      cell(decision(reason));
      out_ += "</tr>";
    }
    out_ += "</tbody></table></div></details>\n";
  }

  static std::string next_of(const Reason& reason) {
    std::string out = reason.runner_up.value_or("");
    if (reason.runner_up && reason.runner_up_score) out += " " + number(*reason.runner_up_score);
    return out;
  }

  /// Who decided, against what, and the entry of an actor.
  std::string decision(const Reason& reason) const {
    std::string out = reason.decided_by;
    if (reason.without) out += fmt::format("; {} {}", words("without"), *reason.without);
    if (reason.entry) out += fmt::format("; {} {}", words("entry"), *reason.entry);
    return out;
  }

  void cell(std::string_view value) {
    out_ += "<td>";
    add_escaped(out_, value);
    out_ += "</td>";
  }

  const Coding& coding_;
  const ClaimsOptions& options_;
  const Labels& labels_;
  Lookup lookup_;
  std::set<std::string_view> explained_;
  std::string out_;
};

}  // namespace

std::string claims_view(const Coding& coding, const ClaimsOptions& options) {
  return ClaimsView(coding, options).write();
}

}  // namespace sayso::cli
