#include "answer/clause.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/faults.h"
#include "base/tsv.h"
#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::string_view kStateKind = "state";  // of an entity, as in OUTPUT.md

Part part_of(Role role) {
  if (role == Role::actors) return Part::actor;
  if (role == Role::recipients) return Part::recipient;
  return role == Role::date || role == Role::condition ? Part::words : Part::object;
}

bool are_states(const Parties& parties) {
  return std::all_of(parties.begin(), parties.end(),
                     [](const Party& party) { return party.kind == kStateKind; });
}

/// Writes one act.
class ClauseWriter {
 public:
  ClauseWriter(const ClauseTables& tables, const Act& act, const ClauseOrder& order, Writer& out)
      : tables_(tables), act_(act), order_(order), out_(out) {
    taken_.fill(false);
    taken_[static_cast<std::size_t>(Role::actors)] = true;
    taken_[static_cast<std::size_t>(Role::condition)] = true;
  }

  void write() {
    const ActFrames* frames = tables_.frames.find(act_.type, act_.mode, act_.trigger);
    if (frames == nullptr) return;
    if (!act_.of(Role::actors).empty()) {
      active(*frames);
    } else if (const Frame* frame = passive_frame(*frames); frame != nullptr) {
      passive(*frames, *frame);
    } else {
      existential(frames->noun);
    }
    left_over();
  }

 private:
  const Parties& of(Role role) const { return act_.of(role); }
  void take(Role role) { taken_[static_cast<std::size_t>(role)] = true; }

  Shape shape(const ActFrames& frames, bool plural) const {
    Shape out{.mood = order_.mood, .time = order_.time, .stance = order_.stance, .plural = plural};
    out.simple = frames.simple;
    out.perfect = since();
    return out;
  }

  /// Does the report lead to it as to a means: "with rockets"?
  bool is_means(Role role) const {
    return role == Role::object && !of(role).empty() &&
           !tables_.phrase("means " + lower_ascii(of(role).front().before)).empty();
  }

  /// Can the role fill the slot? Where two fill one together, what the act is done with does not.
  bool fits(const FrameItem& item, Role role) const {
    const bool barred = (item.together && is_means(role)) ||
                        (item.no_state && role == Role::recipients && are_states(of(role)));
    return !of(role).empty() && !barred;
  }

  /// The first role of a slot that somebody or something fills.
  std::optional<Role> filling(const FrameItem& item) const {
    const auto found = std::find_if(item.roles.begin(), item.roles.end(),
                                    [&](Role role) { return fits(item, role); });
    return found == item.roles.end() ? std::nullopt : std::optional(*found);
  }

  /// The role that fills the slot together with `role`, its first one.
  std::optional<Role> beside(const FrameItem& item, Role role) const {
    const bool two = item.together && role == item.roles[0] && fits(item, item.roles[1]) &&
                     !taken_[static_cast<std::size_t>(item.roles[1])];
    return two ? std::optional(item.roles[1]) : std::nullopt;
  }

  /// Writes what fills a slot: its role, and the one beside it.
  void fill(const FrameItem& item, Role role, bool subject) {
    out_.add(of(role), part_of(role), subject, tables_.english);
    const std::optional<Role> second = beside(item, role);
    take(role);
    if (!second) return;
    out_.add(tables_.phrase("together"));
    out_.add(of(*second), part_of(*second), subject, tables_.english);
    take(*second);
  }

  bool can_be_filled(const Frame& frame) const {
    return std::all_of(frame.items.begin(), frame.items.end(), [&](const FrameItem& item) {
      return item.roles.empty() || item.optional || !item.filler.empty() || filling(item);
    });
  }

  /// Does a date say that the act goes on, or came about, since then?
  bool since() const {
    for (const Party& date : of(Role::date)) {
      if (!tables_.phrase("perfect " + tables_.english.lead(date, Role::date)).empty()) return true;
      for (const std::string& word : parts_of(lower_ascii(date.words), ' ')) {
        if (!tables_.phrase("perfect " + word).empty()) return true;
      }
    }
    return false;
  }

  void active(const ActFrames& frames) {
    const auto found = std::find_if(frames.verbs.begin(), frames.verbs.end(),
                                    [&](const Frame& f) { return can_be_filled(f); });
    const Frame& frame = found == frames.verbs.end() ? frames.verbs.back() : *found;
    bool plural = is_plural(of(Role::actors), tables_.english);
    if (order_.subject != nullptr) {
      plural = order_.subject->plural;
      out_.add(order_.subject->subject, Part::actor, of(Role::actors).front().id);
    } else if (!order_.subjectless) {
      out_.add(of(Role::actors), Part::actor, true, tables_.english);
    }
    verb(frame, shape(frames, plural));
    items(frame, 0);
  }

  const Frame* passive_frame(const ActFrames& frames) const {
    for (const Frame& frame : frames.verbs) {
      if (frame.direct() && filling(frame.items.front()) && can_be_filled(frame)) {
        return &frame;
      }
    }
    return nullptr;
  }

  void passive(const ActFrames& frames, const Frame& frame) {
    const FrameItem& subject = frame.items.front();
    const Role role = *filling(subject);
    const bool plural = beside(subject, role) || is_plural(of(role), tables_.english);
    fill(subject, role, true);
    Shape form = shape(frames, plural);
    form.passive = true;
    verb(frame, form);
    items(frame, 1);
  }

  /// "There was an attack on ..."; a noun without an article of its own is many or a mass.
  void existential(const Frame& noun) {
    Shape form{.mood = order_.mood, .time = order_.time, .stance = order_.stance};
    form.copula = true;
    form.perfect = since();
    std::string words = noun.items.empty() ? "" : noun.items.front().before;
    const bool article = words.starts_with("a ") || words.starts_with("an ");
    const bool mass = words.starts_with("~");
    form.plural = !article && !mass;
    if (mass) words.erase(0, 1);
    if (order_.stance.negative) {
      words = "no " + (article ? words.substr(words.find(' ') + 1) : words);
    }
    out_.add("there").add(verb_group({}, form), Part::act, act_.id).add(words, Part::act, act_.id);
    const bool slot = !noun.items.empty() && !noun.items.front().roles.empty();
    items(noun, slot ? 0 : 1);
  }

  void verb(const Frame& frame, const Shape& form) {
    std::string words = verb_group(tables_.english.forms(frame.verb), form) + frame.particles;
    if (!frame.items.empty() && !frame.direct() && !frame.items.front().optional) {
      words += frame.items.front().before;
    }
    out_.add(words, Part::act, act_.id);
  }

  /// What stands behind the verb, from item `begin` on.
  void items(const Frame& frame, std::size_t begin) {
    for (std::size_t i = begin; i < frame.items.size(); ++i) {
      const FrameItem& item = frame.items[i];
      const std::optional<Role> role = free_filling(item);
      if (item.optional && !item.roles.empty() && !role) continue;
      const bool told = i == 0 && !item.optional;  // with the verb or noun already
      if (!told) out_.add(preposition(item, role));
      if (role) {
        fill(item, *role, false);
      } else {
        out_.add(filler(item));
      }
    }
  }

  /// The words before a slot; "between" wants more than one behind it.
  std::string preposition(const FrameItem& item, const std::optional<Role>& role) const {
    if (!role || is_plural(of(*role), tables_.english)) return item.before;
    for (const std::string& word : parts_of(item.before, ' ')) {
      const std::string& other = tables_.phrase("one " + word);
      if (!other.empty()) return other;
    }
    return item.before;
  }

  /// "somebody", and in a negative clause "anybody".
  const std::string& filler(const FrameItem& item) const {
    const std::string& other = tables_.phrase("not " + item.filler);
    return order_.stance.negative && !other.empty() ? other : item.filler;
  }

  std::optional<Role> free_filling(const FrameItem& item) const {
    for (const Role role : item.roles) {
      if (fits(item, role) && !taken_[static_cast<std::size_t>(role)]) return role;
    }
    return std::nullopt;
  }

  /// What the frame has no slot for, where words of its role or a means lead to it, then place and
  /// date.
  void left_over() {
    for (const Role role : {Role::object, Role::recipients, Role::basis}) {
      if (of(role).empty() || taken_[static_cast<std::size_t>(role)]) continue;
      const auto name = kRoleNames[static_cast<std::size_t>(role)];
      const std::string& lead = is_means(role) ? tables_.phrase("left means")
                                               : tables_.phrase(fmt::format("left {}", name));
      if (lead.empty()) continue;
      out_.add(lead);
      out_.add(of(role), part_of(role), false, tables_.english);
    }
    for (const Role role : {Role::place, Role::date}) {
      if (taken_[static_cast<std::size_t>(role)]) continue;
      for (const Party& party : of(role)) {
        out_.add(tables_.english.lead(party, role));
        out_.add({party}, part_of(role), false, tables_.english);
      }
    }
  }

  const ClauseTables& tables_;
  const Act& act_;
  const ClauseOrder& order_;
  Writer& out_;
  std::array<bool, kRoles> taken_{};
};

bool is_stop(char c) { return std::string_view(",;.)").find(c) != std::string_view::npos; }

}  // namespace

Writer& Writer::add(std::string_view text, Part part, const std::string& id) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.empty()) return *this;
  const bool stop = is_stop(text.front());
  if (stop && !pieces_.empty() && pieces_.back().text.ends_with(',')) {
    pieces_.back().text.pop_back();
  }
  std::string words = stop || pieces_.empty() ? "" : " ";
  if (part == Part::words) {
    words += text;
  } else if (!words.empty()) {
    if (pieces_.back().part == Part::words) {
      pieces_.back().text += words;
    } else {
      pieces_.push_back({Part::words, words, ""});
    }
  }
  if (part != Part::words) {
    pieces_.push_back({part, std::string(text), id});
  } else if (!pieces_.empty() && pieces_.back().part == Part::words) {
    pieces_.back().text += words;
  } else {
    pieces_.push_back({Part::words, std::move(words), ""});
  }
  return *this;
}

Writer& Writer::add(const Parties& parties, Part part, bool subject, const English& english) {
  struct Name {
    std::string words, id;
    std::string joint;  // "of": "imports of fish"
  };
  std::vector<Name> names;
  for (const Party& party : parties) {
    const Noun noun = english.noun(party);
    const std::string& words = subject ? noun.subject : noun.object;
    const bool known = std::any_of(names.begin(), names.end(),
                                   [&](const Name& name) { return name.words == words; });
    const bool first = names.empty();
    if (!known) names.push_back({words, party.id, first ? "" : english.joint(party)});
  }
  const auto count = static_cast<std::size_t>(std::count_if(
      names.begin(), names.end(), [](const Name& name) { return name.joint.empty(); }));
  for (std::size_t i = 0, listed = 0; i < names.size(); ++i) {
    add(names[i].words, part, names[i].id);
    const bool joined = i + 1 < names.size() && !names[i + 1].joint.empty();
    add(joined ? std::string_view(names[i + 1].joint) : list_separator(listed++, count));
  }
  return *this;
}

PlainSentence Writer::finish() {
  const bool stopped = !pieces_.empty() && pieces_.back().text.ends_with('.');  // "the U.S."
  if (!stopped) add(".");
  for (SentencePiece& piece : pieces_) {
    if (piece.text.empty()) continue;
    char& first = piece.text.front();
    if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
    break;
  }
  return std::move(pieces_);
}

bool is_plural(const Parties& parties, const English& english) {
  std::string first;
  for (const Party& party : parties) {
    const Noun noun = english.noun(party);
    if (noun.plural || (!first.empty() && noun.subject != first)) return true;
    first = noun.subject;
  }
  return false;
}

Result<ClauseTables> ClauseTables::load(const std::string& folder) {
  ClauseTables out;
  out.english = TRY(English::load(folder));
  out.frames = TRY(Frames::load(folder + "/frames.tsv", out.english));
  const Tsv stances = TRY(Tsv::read(folder + "/stances.tsv"));
  const std::size_t name = TRY(stances.column("factuality")),
                    adverb = TRY(stances.column("adverb")), may = TRY(stances.column("may")),
                    negative = TRY(stances.column("negative")), open = TRY(stances.column("open"));
  for (std::size_t row = 0; row < stances.rows(); ++row) {
    out.stances.emplace(stances.cell(row, name),
                        Stance{stances.cell(row, adverb), stances.cell(row, may) == "1",
                               stances.cell(row, negative) == "1", stances.cell(row, open) == "1"});
  }
  const Tsv phrases = TRY(Tsv::read(folder + "/phrases.tsv"));
  const std::size_t key = TRY(phrases.column("key")), words = TRY(phrases.column("words"));
  for (std::size_t row = 0; row < phrases.rows(); ++row) {
    out.phrases.emplace(phrases.cell(row, key), phrases.cell(row, words));
  }
  return out;
}

const std::string& ClauseTables::phrase(std::string_view key) const {
  static const std::string kNone;
  const auto found = phrases.find(key);
  return found == phrases.end() ? kNone : found->second;
}

const Stance& ClauseTables::stance(std::string_view factuality) const {
  static const Stance kPlain;
  const auto found = stances.find(factuality);
  return found == stances.end() ? kPlain : found->second;
}

void write_clause(const ClauseTables& tables, const Act& act, const ClauseOrder& order,
                  Writer& out) {
  ClauseWriter(tables, act, order, out).write();
}

}  // namespace sayso
