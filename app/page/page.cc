#include "page/page.h"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <vector>

#include "cli/exit.h"
#include "cli/lines.h"
#include "page/claims_view.h"
#include "page/labels.h"
#include "page/markup.h"
#include "page/text_view.h"

namespace sayso::cli {
namespace {

/// The frame of the page, cut where reports and their list belong.
struct PageFrame {
  std::string before, between, after;
};

Result<PageFrame> read_frame(const std::string& path) {
  constexpr std::size_t kLongestLine = 1 << 16;
  PageFrame frame;
  std::string* part = &frame.before;
  Result<Lines> lines = Lines::open(path, kLongestLine);
  if (!lines) return lines.error();
  while (std::optional<Result<std::string>> line = lines->next()) {
    if (!*line) return line->error();
    if (**line == "<!--reports-->") {
      part = &frame.between;
    } else if (**line == "<!--list-->") {
      part = &frame.after;
    } else {
      part->append(**line).append("\n");
    }
  }
  return frame;
}

/// What the parts of a report have as classes, by the quad of the event: without one, 0.
int quad_of(const CodedEvent& event) { return event.quad >= 1 && event.quad <= 4 ? event.quad : 0; }

class Page : public Formatter {
 public:
  Page(PageFrame frame, Labels labels, Wording wording)
      : frame_(std::move(frame)), labels_(std::move(labels)), wording_(std::move(wording)) {}

  std::string head() const override { return frame_.before; }

  std::string document(const Coding& coding) override {
    const std::string prefix = fmt::format("d{}-", ++count_);
    const std::string name = coding.doc.title.value_or(coding.doc.key);
    list_ += fmt::format("<li><a href=\"#{}report\">{}</a> ({})</li>\n", prefix, escaped(name),
                         labels_.count(coding.claims.size(), "claim", "claims"));
    std::string out =
        fmt::format("<article id=\"{0}report\" aria-labelledby=\"{0}title\">\n", prefix);
    out += fmt::format("<h2 id=\"{}title\" dir=\"auto\">{}</h2>\n", prefix, escaped(name));
    out += fmt::format("<p class=\"about\" dir=\"auto\">{}</p>\n", about(coding));
    out += "<div class=\"reader\">\n";
    out += fmt::format("<section class=\"text\" tabindex=\"0\" aria-label=\"{}\">",
                       escaped(labels_.words("text")));
    out += text_view(coding, stretches(coding, prefix));
    out += "</section>\n";
    out += claims_view(coding, {labels_, wording_, prefix});
    return out += "</div>\n</article>\n";
  }

  std::vector<NamedFile> files(const Coding& coding, std::string_view ending) override {
    count_ = 0;
    list_.clear();
    return {{std::string(ending), head() + document(coding) + tail()}};
  }

  std::string tail() const override {
    const std::string title = labels_.count(count_, "document", "documents");
    return frame_.between + "<h2>" + title + "</h2>\n<ol class=\"reports\">\n" + list_ + "</ol>\n" +
           frame_.after;
  }

 private:
  std::string about(const Coding& coding) const {
    const Doc& doc = coding.doc;
    std::string out = escaped(doc.key);
    for (const auto& value : {doc.outlet, doc.published_at, doc.url}) {
      if (value && *value != doc.key) out += " · " + escaped(*value);
    }
    for (const Flag& flag : coding.flags) {
      out += fmt::format("<br>{}: {}", escaped(flag.code), escaped(flag.why));
    }
    return out;
  }

  /// Of each event its first claim, and the firmest line of all.
  struct Told {
    std::size_t claim = 0;
    int line = 2;
  };

  std::map<std::string_view, Told> told_of(const Coding& coding) const {
    std::map<std::string_view, Told> out;
    for (std::size_t i = 0; i < coding.claims.size(); ++i) {
      const auto [at, first] = out.emplace(coding.claims[i].event, Told{i, 2});
      at->second.line = std::min(at->second.line, labels_.line(coding.claims[i]));
    }
    return out;
  }

  std::vector<Stretch> stretches(const Coding& coding, const std::string& prefix) const {
    std::vector<Stretch> out;
    out.reserve(coding.mentions.size() + coding.says.size() + coding.events.size());
    const auto told = told_of(coding);
    for (const CodedMention& mention : coding.mentions) {
      out.push_back({mention.start, mention.end, prefix + mention.id, "", "m", ""});
    }
    for (const CodedSay& say : coding.says) {
      out.push_back({say.start, say.end, prefix + say.id, "", "cue", ""});
    }
    for (const CodedEvent& event : coding.events) {
      const auto found = told.find(event.id);
      if (found == told.end()) continue;
      const auto line = Labels::line_name(found->second.line);
      out.push_back({event.start, event.end, prefix + event.id,
                     fmt::format("#{}c{}", prefix, found->second.claim + 1),
                     fmt::format("v q{} {}", quad_of(event), line),
                     attribute("data-arcs", arcs(event, prefix))});
    }
    return out;
  }

  std::string arcs(const CodedEvent& event, const std::string& prefix) const {
    const std::vector<std::pair<std::string_view, const std::vector<std::string>*>> roles = {
        {"actor", &event.actors},  {"recipient", &event.recipients},
        {"object", &event.object}, {"place", &event.place},
        {"date", &event.date},     {"condition", &event.condition},
        {"basis", &event.basis}};
    std::string out;
    for (const auto& [role, ids] : roles) {
      for (const std::string& id : *ids) {
        if (!out.empty()) out += ' ';
        out += fmt::format("{}:{}{}", labels_.words(role), prefix, id);
      }
    }
    return out;
  }

  PageFrame frame_;
  Labels labels_;
  Wording wording_;
  std::size_t count_ = 0;
  std::string list_;
};

}  // namespace

Result<std::unique_ptr<Formatter>> open_page(const std::string& data) {
  Result<PageFrame> frame = read_frame(data + "/page/page.html");
  if (!frame) return frame.error();
  Result<Labels> labels = Labels::load(data + "/page/labels.tsv");
  if (!labels) return labels.error();
  Result<Wording> wording = Wording::open(data);
  if (!wording) return wording.error();
  return std::unique_ptr<Formatter>(
      std::make_unique<Page>(*std::move(frame), *std::move(labels), *std::move(wording)));
}

}  // namespace sayso::cli
