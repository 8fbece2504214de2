#include "answer/frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/faults.h"
#include "base/tsv.h"
#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::string_view kRoleLetters = "AROP..B";  // in the order of Role

/// Reads one alternative. Nothing where it is not understood.
class FrameReader {
 public:
  explicit FrameReader(std::string_view text) : text_(text) {}

  std::optional<Frame> read_verb() {
    const std::string_view head = text_.substr(0, text_.find_first_of(" [<"));
    at_ = head.size();
    const std::size_t joint = std::min(head.find('_'), head.size());
    frame_.verb = head.substr(0, joint);
    frame_.particles = head.substr(joint);
    std::replace(frame_.particles.begin(), frame_.particles.end(), '_', ' ');
    if (frame_.verb.empty()) return std::nullopt;
    return read_noun();
  }

  std::optional<Frame> read_noun() {
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '[' || c == ']') {
        if (optional_ == (c == '[')) return std::nullopt;
        flush();
        optional_ = c == '[';
      } else if (c == '<') {
        if (!slot()) return std::nullopt;
      } else {
        words_ += c;
      }
    }
    flush();
    if (optional_) return std::nullopt;
    return frame_;
  }

 private:
  void flush() {
    if (!words_.empty()) frame_.items.push_back({std::exchange(words_, {}), {}, {}, optional_});
  }

  bool slot() {
    const std::size_t end = text_.find('>', at_);
    if (end == std::string_view::npos) return false;
    const std::string_view inside = text_.substr(at_, end - at_);
    at_ = end + 1;
    const std::size_t colon = std::min(inside.find(':'), inside.size());
    FrameItem item{std::exchange(words_, {}), {}, {}, optional_};
    if (colon < inside.size()) item.filler = inside.substr(colon + 1);
    for (const char letter : inside.substr(0, colon)) {
      if (letter == '+' && item.roles.size() == 1 && !item.together) {
        item.together = true;
        continue;
      }
      if (letter == '-' && !item.roles.empty() && item.roles.back() == Role::recipients) {
        item.no_state = true;
        continue;
      }
      const std::size_t role = kRoleLetters.find(letter);
      if (role == std::string_view::npos || letter == '.') return false;
      item.roles.push_back(static_cast<Role>(role));
    }
    frame_.items.push_back(std::move(item));
    const FrameItem& read = frame_.items.back();
    return read.roles.size() > (read.together ? 1u : 0u);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string words_;
  bool optional_ = false;
  Frame frame_;
};

Result<ActFrames> read_row(const Tsv& table, std::size_t row, const std::string& verbs,
                           const std::string& noun) {
  ActFrames out;
  for (const std::string& part : parts_of(verbs, '|')) {
    std::optional<Frame> frame = FrameReader(part).read_verb();
    if (!frame) {
      return fail(fault::kDataFile, fmt::format("not a frame: \"{}\"", part), table.where(row));
    }
    out.verbs.push_back(*std::move(frame));
  }
  std::optional<Frame> named = FrameReader(noun).read_noun();
  if (out.verbs.empty() || !named) {
    return fail(fault::kDataFile, fmt::format("not a frame: \"{}\"", noun), table.where(row));
  }
  out.noun = *std::move(named);
  return out;
}

/// The words behind the verb up to the first slot, e.g. "to" of "turn to <R>".
std::string joined_words(const Frame& frame) {
  std::string words = frame.items.empty() ? "" : frame.items.front().before;
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

}  // namespace

Result<Frames> Frames::load(const std::string& path, const English& english) {
  Frames out;
  const Tsv table = TRY(Tsv::read(path));
  const std::size_t type = TRY(table.column("type")), mode = TRY(table.column("mode")),
                    simple = TRY(table.column("simple")), verbs = TRY(table.column("verbs")),
                    noun = TRY(table.column("noun")), also = TRY(table.column("triggers"));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    ActFrames frames = TRY(read_row(table, row, table.cell(row, verbs), table.cell(row, noun)));
    frames.simple = table.cell(row, simple) == "1";
    const Key key{table.cell(row, type), table.cell(row, mode), ""};
    if (!out.add(key, std::move(frames), table.cell(row, also), english)) {
      return fail(fault::kDataFile, "no noun, and no row of the type above it", table.where(row));
    }
  }
  return out;
}

bool Frames::add(const Key& act, ActFrames frames, const std::string& triggers,
                 const English& english) {
  const std::size_t row = rows_.size();
  if (!frames.noun.items.empty()) {
    by_mode_.emplace(act, row);
  } else if (by_mode_.contains(act)) {  // another verb of a type that has its default row
    frames.noun = rows_[by_mode_.at(act)].noun;
  } else {
    return false;
  }
  for (const std::string& word : parts_of(triggers, ';')) {
    by_trigger_.emplace(Key{act.type, act.mode, word}, row);
  }
  add_triggers(act, frames.verbs.front(), english);
  rows_.push_back(std::move(frames));
  return true;
}

void Frames::add_triggers(const Key& act, const Frame& frame, const English& english) {
  const std::size_t row = rows_.size();
  const VerbForms forms = english.forms(frame.verb);
  const std::string joined = frame.direct() ? "" : joined_words(frame);
  for (const std::string& form :
       {forms.base, forms.third, forms.past, forms.participle, forms.gerund}) {
    const std::string words = form + frame.particles;
    by_trigger_.emplace(Key{act.type, act.mode, words}, row);
    if (!joined.empty()) by_trigger_.emplace(Key{act.type, act.mode, words + joined}, row);
  }
}

bool Frames::knows(const std::string& type, const std::string& mode) const {
  return by_mode_.contains(Key{type, mode, ""});
}

const ActFrames* Frames::by_words(const std::string& type, const std::string& mode,
                                  const std::string& words) const {
  // "is expected to meet": what stands before the verb is tried away word by word.
  for (std::size_t at = 0; at != std::string::npos;) {
    const auto found = by_trigger_.find(Key{type, mode, words.substr(at)});
    if (found != by_trigger_.end()) return &rows_[found->second];
    at = words.find(' ', at);
    if (at != std::string::npos) ++at;
  }
  return nullptr;
}

const ActFrames* Frames::find(const std::string& type, const std::string& mode,
                              std::string_view trigger) const {
  constexpr std::size_t kLongestTrigger = 80;
  const std::string words = lower_ascii(one_line(trigger, kLongestTrigger));
  for (const std::string& name : {mode, std::string()}) {
    if (const ActFrames* found = by_words(type, name, words); found != nullptr) return found;
  }
  for (const Key& key : {Key{type, mode, ""}, Key{type, "", ""}, Key{"*", "", ""}}) {
    const auto found = by_mode_.find(key);
    if (found != by_mode_.end()) return &rows_[found->second];
  }
  return nullptr;
}

}  // namespace sayso
