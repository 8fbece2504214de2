// A coding by its ids: what the rows of a table need.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/coding.h"

namespace sayso::cli {

/// Finds mentions, entities, events and words of one Coding, which must outlive it and stay as it
/// is.
class Lookup {
 public:
  explicit Lookup(const Coding& coding);

  /// Nothing where the id is unknown.
  const CodedMention* mention(const std::string& id) const;
  const CodedEntity* entity_of(const std::string& mention_id) const;
  const CodedEvent* event(const std::string& id) const;
  const CodedSay* say(const std::string& id) const;

  /// The words of a stretch of the text. The view lives as long as the Coding.
  std::string_view words(std::uint32_t start, std::uint32_t end) const;
  std::string_view words(const std::string& mention_id) const;

 private:
  const Coding& coding_;
  std::vector<std::uint32_t> bytes_;  // [code point] its first byte; one more for the end
  std::map<std::string_view, const CodedMention*> mentions_;
  std::map<std::string_view, const CodedEntity*> entities_;
  std::map<std::string_view, const CodedEvent*> events_;
  std::map<std::string_view, const CodedSay*> says_;
};

/// What a mention is called in a row: its own words where they are a name, else the name of its
/// entity.
std::string name_of(const Lookup& lookup, const std::string& mention_id);

/// All names of `ids`, in order and each once, with `separator` between them.
std::string names_of(const Lookup& lookup, const std::vector<std::string>& ids,
                     std::string_view separator);

/// A reason in words, e.g. `actors: North Korea 0.97, next Seoul 0.12 (role head)`.
std::string in_words(const Reason& reason);

/// A score as it is printed everywhere: at most three decimals, at least one.
std::string number(double value);

}  // namespace sayso::cli
