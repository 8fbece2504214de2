#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "cli/lookup.h"
#include "cli/terminal.h"
#include "formats/format.h"
#include "formats/roles.h"

namespace sayso::cli {
namespace {

constexpr std::string_view kSay = "say";
constexpr std::string_view kVoucher = "voucher";
constexpr std::string_view kContent = "content";

/// Letters, digits, "-" and "_": all that brat takes in a name.
std::string plain(std::string_view name) {
  std::string out(name);
  std::replace_if(
      out.begin(), out.end(),
      [](char c) {
        return !((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) && c != '_';
      },
      '-');
  return out.empty() ? "none" : out;
}

/// What the folder's annotation.conf must list.
struct Names {
  std::set<std::string> entities, events, roles, relations;
  std::map<std::string, std::set<std::string>> attributes;
};

/// One document as standoff lines. Ids count from 1 in it.
class Standoff {
 public:
  Standoff(const Coding& coding, Names& names) : coding_(coding), lookup_(coding), names_(names) {}

  std::string lines() {
    for (const CodedMention& mention : coding_.mentions) add_mention(mention);
    number_events();
    for (const CodedEvent& event : coding_.events) add_event(event);
    for (const CodedSay& say : coding_.says) add_say(say);
    add_links();
    add_same();
    add_claims();
    return std::move(out_);
  }

 private:
  /// "start end", or, where a line ends inside, "start end;start end" with a space in the words for
  /// each gap: brat takes no line ends inside a span.
  std::string text_bound(std::string_view type, std::uint32_t start, std::uint32_t end) {
    std::string places;
    std::string shown;
    const std::string_view words = lookup_.words(start, end);
    std::uint32_t begin = start;
    std::uint32_t point = start;
    std::string piece;
    const auto close = [&] {
      if (point > begin) {
        places += fmt::format("{}{} {}", places.empty() ? "" : ";", begin, point);
        shown += (shown.empty() ? "" : " ") + piece;
      }
      piece.clear();
      begin = point + 1;
    };
    for (std::size_t at = 0; at < words.size(); ++point) {
      const std::size_t from = at;
      const char32_t c = next_code_point(words, at);
      if (c == U'\n' || c == U'\r') {
        close();
      } else {
        piece += words.substr(from, at - from);
      }
    }
    close();
    std::string id = fmt::format("T{}", ++bound_);
    out_ += fmt::format("{}\t{} {}\t{}\n", id, type, places, shown);
    return id;
  }

  void attribute(std::string_view name, const std::string& of, const std::string& value) {
    if (value.empty()) return;
    names_.attributes[std::string(name)].insert(value);
    out_ += fmt::format("A{}\t{} {} {}\n", ++attributes_, name, of, value);
  }

  void note(const std::string& of, std::string_view words) {
    out_ += fmt::format("#{}\tAnnotatorNotes {}\t{}\n", ++notes_, of, printable(words));
  }

  void add_mention(const CodedMention& mention) {
    const std::string type = plain(mention.kind);
    names_.entities.insert(type);
    const std::string id = text_bound(type, mention.start, mention.end);
    ids_[mention.id] = id;
    attribute("Sector", id, mention.sector.value_or(""));
    attribute("Country", id, mention.country.value_or(""));
  }

  void number_events() {
    std::size_t events = 0;
    for (const CodedEvent& event : coding_.events) ids_[event.id] = fmt::format("E{}", ++events);
    for (const CodedSay& say : coding_.says) ids_[say.id] = fmt::format("E{}", ++events);
  }

  /// " role:T1 role2:T2" for each of `of`: brat numbers a role that is filled again.
  std::string arguments(std::string_view role, const std::vector<std::string>& of) {
    std::string out;
    std::size_t count = 0;
    for (const std::string& id : of) {
      const auto found = ids_.find(id);
      if (found == ids_.end()) continue;
      names_.roles.insert(std::string(role));
      const std::string number = ++count > 1 ? std::to_string(count) : std::string();
      out += fmt::format(" {}{}:{}", role, number, found->second);
    }
    return out;
  }

  void add_event(const CodedEvent& event) {
    const std::string type = plain(event.type);
    names_.events.insert(type);
    const std::string bound = text_bound(type, event.start, event.end);
    const std::string& id = ids_[event.id];
    out_ += fmt::format("{}\t{}:{}", id, type, bound);
    for (const auto& [role, mentions] : roles_of(event)) out_ += arguments(role, mentions);
    out_ += "\n";
    attribute("Mode", id, event.mode.value_or(""));
    attribute("Context", id, event.context.value_or(""));
    attribute("Factuality", id, event.factuality);
    attribute("Tense", id, event.tense);
    if (event.act != event.type) attribute("Act", id, event.act);
    note(id, fmt::format("CAMEO {}, quad {}, intensity {}, score {}", event.cameo, event.quad,
                         number(event.intensity), number(event.score)));
  }

  void add_say(const CodedSay& say) {
    names_.events.insert(std::string(kSay));
    const std::string bound = text_bound(kSay, say.start, say.end);
    const std::string& id = ids_[say.id];
    out_ += fmt::format("{}\t{}:{}{}{}\n", id, kSay, bound, arguments(kVoucher, say.vouchers),
                        arguments(kContent, say.of));
    attribute("Kind", id, say.kind);
  }

  void add_links() {
    for (const CodedEvent& event : coding_.events) {
      for (const CodedLink& link : event.links) {
        const auto to = ids_.find(link.to);
        // Links of both directions stand on both events: the first one tells it.
        const bool told = relations_.contains(link.rel + link.to + "\n" + event.id);
        if (to == ids_.end() || told) continue;
        relations_.insert(link.rel + event.id + "\n" + link.to);
        names_.relations.insert(plain(link.rel));
        out_ += fmt::format("R{}\t{} Arg1:{} Arg2:{}\n", ++relation_count_, plain(link.rel),
                            ids_[event.id], to->second);
      }
    }
  }

  /// Mentions of one entity are equivalent.
  void add_same() {
    std::map<std::string_view, std::vector<std::string>> members;
    for (const CodedMention& mention : coding_.mentions) {
      members[mention.entity].push_back(ids_[mention.id]);
    }
    for (const CodedEntity& entity : coding_.entities) {
      const std::vector<std::string>& same = members[entity.id];
      if (same.size() > 1) out_ += fmt::format("*\tEquiv {}\n", fmt::join(same, " "));
    }
  }

  void add_claims() {
    for (const CodedClaim& claim : coding_.claims) {
      std::string chain;
      for (const CodedChainLink& link : claim.chain) {
        const std::string names = names_of(lookup_, link.vouchers, ", ");
        chain += fmt::format("{} ({}) < ", names.empty() ? "unnamed" : names, link.kind);
      }
      note(ids_[claim.event], fmt::format("claim {}: {} {} {}: {}the outlet", claim.id, claim.kind,
                                          claim.factuality, claim.tense, chain));
    }
  }

  const Coding& coding_;
  const Lookup lookup_;
  Names& names_;
  std::string out_;
  std::map<std::string, std::string> ids_;  // ours to brat's
  std::set<std::string> relations_;
  std::size_t bound_ = 0, attributes_ = 0, notes_ = 0, relation_count_ = 0;
};

template <class Strings>
std::string alternatives(const Strings& values) {
  return fmt::format("{}", fmt::join(values, "|"));
}

class Brat : public Formatter {
 public:
  std::string document(const Coding& coding) override { return Standoff(coding, names_).lines(); }

  bool one_document() const override { return true; }

  std::vector<NamedFile> files(const Coding& coding, std::string_view ending) override {
    return {{".txt", coding.doc.text}, {std::string(ending), document(coding)}};
  }

  std::vector<NamedFile> folder_files() const override {
    std::string out = "[entities]\n";
    for (const std::string& name : names_.entities) out += name + "\n";
    out += "\n[relations]\n";
    for (const std::string& name : names_.relations) {
      out += name + "\tArg1:<EVENT>, Arg2:<EVENT>\n";
    }
    out += "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n[events]\n";
    std::vector<std::string> roles;
    roles.reserve(names_.roles.size());
    for (const std::string& role : names_.roles) roles.push_back(role + "*:<ANY>");
    for (const std::string& name : names_.events) {
      out += fmt::format("{}\t{}\n", name, fmt::join(roles, ", "));
    }
    out += "\n[attributes]\n";
    for (const auto& [name, values] : names_.attributes) {
      out += fmt::format("{}\tArg:<ANY>, Value:{}\n", name, alternatives(values));
    }
    return {{"annotation.conf", std::move(out)}};
  }

 private:
  Names names_;
};

}  // namespace

std::unique_ptr<Formatter> make_brat() { return std::make_unique<Brat>(); }

}  // namespace sayso::cli
