#include "lookup.h"

#include <fmt/format.h>

#include <algorithm>

namespace sayso::cli {
namespace {

template <class T>
std::map<std::string_view, const T*> by_id(const std::vector<T>& values) {
  std::map<std::string_view, const T*> out;
  for (const T& value : values) out.emplace(value.id, &value);
  return out;
}

template <class T>
const T* find(const std::map<std::string_view, const T*>& map, std::string_view id) {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : found->second;
}

}  // namespace

Lookup::Lookup(const Coding& coding)
    : coding_(coding),
      mentions_(by_id(coding.mentions)),
      entities_(by_id(coding.entities)),
      events_(by_id(coding.events)),
      says_(by_id(coding.says)) {
  const std::string& text = coding.doc.text;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool inside = (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
    if (!inside) bytes_.push_back(static_cast<std::uint32_t>(at));
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

const CodedMention* Lookup::mention(const std::string& id) const { return find(mentions_, id); }

const CodedEntity* Lookup::entity_of(const std::string& mention_id) const {
  const CodedMention* found = mention(mention_id);
  return found == nullptr ? nullptr : find(entities_, found->entity);
}

const CodedEvent* Lookup::event(const std::string& id) const { return find(events_, id); }

const CodedSay* Lookup::say(const std::string& id) const { return find(says_, id); }

std::string_view Lookup::words(std::uint32_t start, std::uint32_t end) const {
  const std::size_t last = bytes_.size() - 1;
  const std::size_t from = bytes_[std::min<std::size_t>(start, last)];
  const std::size_t to = bytes_[std::min<std::size_t>(end, last)];
  return std::string_view(coding_.doc.text).substr(from, to - std::min(from, to));
}

std::string_view Lookup::words(const std::string& mention_id) const {
  const CodedMention* found = mention(mention_id);
  return found == nullptr ? std::string_view{} : words(found->start, found->end);
}

std::string name_of(const Lookup& lookup, const std::string& mention_id) {
  const CodedMention* mention = lookup.mention(mention_id);
  const CodedEntity* entity = lookup.entity_of(mention_id);
  const bool named = mention != nullptr && mention->naming == "proper";
  if (!named && entity != nullptr && !entity->name.empty()) return entity->name;
  return std::string(lookup.words(mention_id));
}

std::string names_of(const Lookup& lookup, const std::vector<std::string>& ids,
                     std::string_view separator) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    std::string name = name_of(lookup, id);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return fmt::format("{}", fmt::join(names, separator));
}

std::string in_words(const Reason& reason) {
  std::string out = fmt::format("{}: {}", reason.field, reason.value);
  if (!reason.words.empty() && reason.words != reason.value) {
    out += fmt::format(" “{}”", reason.words);
  }
  if (reason.score) out += fmt::format(" {}", number(*reason.score));
  if (reason.runner_up) out += fmt::format(", next {}", *reason.runner_up);
  if (reason.runner_up && reason.runner_up_score) {
    out += fmt::format(" {}", number(*reason.runner_up_score));
  }
  if (reason.without) out += fmt::format(", by the scores alone {}", *reason.without);
  out += fmt::format(" ({})", reason.decided_by);
  if (reason.entry) out += fmt::format("; entry {}", *reason.entry);
  if (reason.scores.size() > 2) {
    out += "; scores";
    for (const ReasonScore& each : reason.scores) {
      out += fmt::format(" {} {}", each.label, number(each.score));
    }
  }
  return out;
}

std::string number(double value) {
  std::string out = fmt::format("{:.3f}", value);
  while (out.back() == '0' && out[out.size() - 2] != '.') out.pop_back();
  return out == "-0.0" ? "0.0" : out;
}

}  // namespace sayso::cli
