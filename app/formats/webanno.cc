#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/lookup.h"
#include "formats/format.h"
#include "formats/json_writer.h"
#include "formats/roles.h"

namespace sayso::cli {
namespace {

constexpr std::uint32_t kContext = 32;  // code points before and behind what is quoted

/// Annotations of one document after the W3C Web Annotation Data Model, one a line.
class Annotations {
 public:
  explicit Annotations(const Coding& coding) : coding_(coding), lookup_(coding) {}

  std::string lines() {
    for (const CodedMention& mention : coding_.mentions) add_mention(mention);
    for (const CodedEvent& event : coding_.events) add_event(event);
    for (const CodedSay& say : coding_.says) add_say(say);
    return std::move(out_);
  }

 private:
  std::string id_of(const std::string& local) const {
    return fmt::format("urn:sayso:{}:{}", coding_.doc.id, local);
  }

  JsonWriter begin(const std::string& id) const {
    JsonWriter json;
    json.open('{').field("@context", "http://www.w3.org/ns/anno.jsonld").field("id", id_of(id));
    json.field("type", "Annotation").field("motivation", "classifying");
    json.key("body").open('[');
    return json;
  }

  static void tag(JsonWriter& json, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    json.open('{').field("type", "TextualBody").field("purpose", "tagging");
    json.field("value", value).field("name", name).close('}');
  }

  void link(JsonWriter& json, std::string_view role, const std::vector<std::string>& to) const {
    for (const std::string& each : to) {
      json.open('{').field("type", "SpecificResource").field("purpose", "linking");
      json.field("source", id_of(each)).field("name", role).close('}');
    }
  }

  /// The target: the document, with the words and the place in it.
  void end(JsonWriter& json, std::uint32_t start, std::uint32_t end) {
    const std::uint32_t before = start - std::min(start, kContext);
    json.close(']').key("target").open('{').field("source", source());
    json.key("selector").open('[').open('{').field("type", "TextQuoteSelector");
    json.field("exact", lookup_.words(start, end)).field("prefix", lookup_.words(before, start));
    json.field("suffix", lookup_.words(end, end + kContext)).close('}');
    json.open('{').field("type", "TextPositionSelector");
    json.key("start").value(start).key("end").value(end).close('}').close(']').close('}');
    json.close('}');
    out_ += json.take() + "\n";
  }

  std::string source() const {
    const std::string& url = coding_.doc.url ? *coding_.doc.url : coding_.doc.key;
    const bool is_address = url.starts_with("http://") || url.starts_with("https://");
    return is_address ? url : fmt::format("urn:sayso:{}", coding_.doc.id);
  }

  void add_mention(const CodedMention& mention) {
    JsonWriter json = begin(mention.id);
    tag(json, "kind", mention.kind);
    tag(json, "country", mention.country.value_or(""));
    tag(json, "sector", mention.sector.value_or(""));
    end(json, mention.start, mention.end);
  }

  void add_event(const CodedEvent& event) {
    JsonWriter json = begin(event.id);
    tag(json, "type", event.type);
    tag(json, "mode", event.mode.value_or(""));
    tag(json, "context", event.context.value_or(""));
    tag(json, "factuality", event.factuality);
    tag(json, "tense", event.tense);
    for (const auto& [role, mentions] : roles_of(event)) link(json, role, mentions);
    for (const CodedLink& each : event.links) link(json, each.rel, {each.to});
    end(json, event.start, event.end);
  }

  void add_say(const CodedSay& say) {
    JsonWriter json = begin(say.id);
    tag(json, "kind", say.kind);
    link(json, "vouchers", say.vouchers);
    link(json, "of", say.of);
    end(json, say.start, say.end);
  }

  const Coding& coding_;
  const Lookup lookup_;
  std::string out_;
};

class Webanno : public Formatter {
 public:
  std::string document(const Coding& coding) override { return Annotations(coding).lines(); }
};

}  // namespace

std::unique_ptr<Formatter> make_webanno() { return std::make_unique<Webanno>(); }

}  // namespace sayso::cli
