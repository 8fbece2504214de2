#include "sayso/sentences.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

#include "base/code_points.h"
#include "base/unicode.h"
#include "engine/open.h"
#include "library/wording.h"
#include "sayso/coding.h"

namespace sayso {
namespace {

/// Others named in one sentence, and acts given in return.
constexpr std::size_t kMostOthers = 4;
constexpr std::size_t kMostReturns = 2;
/// Claims of one act that are looked at for others.
constexpr std::size_t kMostClaims = 64;

template <class T>
using Index = std::map<std::string_view, const T*>;

template <class T>
Index<T> by_id(const std::vector<T>& values) {
  Index<T> out;
  for (const T& value : values) out.emplace(value.id, &value);
  return out;
}

template <class T>
const T* at(const Index<T>& index, std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : found->second;
}

Role role_at(std::size_t index) { return static_cast<Role>(index); }

/// Accounts of the claims of one coding.
class Accounts {
 public:
  explicit Accounts(const Coding& coding)
      : coding_(coding),
        points_(coding.doc.text),
        mentions_(by_id(coding.mentions)),
        entities_(by_id(coding.entities)),
        events_(by_id(coding.events)) {
    for (const CodedMention& mention : coding.mentions) see(mention);
    for (const CodedClaim& claim : coding.claims) claims_[root(claim.event)].push_back(&claim);
  }

  Account of(const CodedClaim& claim, const TellTables& tables) {
    english_ = &tables.clauses.english;
    Account out;
    const CodedEvent* event = at(events_, claim.event);
    if (event == nullptr) return out;
    out.act = act(*event);
    out.kind = claim.kind;
    out.factuality = claim.factuality;
    out.tense = claim.tense;
    for (const CodedChainLink& link : claim.chain) {
      out.chain.push_back({parties(link.vouchers, false), link.kind});
    }
    out.outlet = coding_.doc.outlet.value_or("");
    out.condition = condition(claim, *event);
    for (const CodedLink& link : event->links) {
      const CodedEvent* other = link.rel == kRelationNames[1] ? at(events_, link.to) : nullptr;
      if (other != nullptr && out.exchange.size() < kMostReturns) {
        out.exchange.push_back(act(*other));
      }
    }
    add_others(claim, tables, out);
    return out;
  }

 private:
  void see(const CodedMention& mention) {
    const CodedEntity* entity = at(entities_, mention.entity);
    if (mention.naming == "pronoun") {
      pronouns_.emplace(mention.entity, words(mention));
    } else if (entity != nullptr && words(mention) == entity->name) {
      best_.emplace(mention.entity, &mention);
    }
  }

  std::string_view words(const CodedMention& mention) const {
    return slice(mention.start, mention.end);
  }

  std::string_view slice(std::uint32_t start, std::uint32_t end) const {
    const std::size_t from = points_.byte_of(start);
    return std::string_view(coding_.doc.text)
        .substr(from, points_.byte_of(std::max(start, end)) - from);
  }

  Party party(const CodedMention& mention, bool own_words) const {
    const CodedEntity* entity = at(entities_, mention.entity);
    const auto best = best_.find(mention.entity);
    const bool by_own = mention.naming == "proper" ||
                        (mention.naming == "phrase" && (own_words || is_several(mention, entity)));
    const CodedMention& shown = by_own || best == best_.end() ? mention : *best->second;
    Party out;
    const bool named = !by_own && entity != nullptr && !entity->name.empty();
    out.words = named ? entity->name : std::string(words(mention));
    out.id = mention.id;
    out.entity = mention.entity;
    if (entity != nullptr) out.kind = entity->kind;
    const auto pronoun = pronouns_.find(mention.entity);
    if (pronoun != pronouns_.end()) out.pronoun = pronoun->second;
    out.proper = shown.naming == "proper";
    out.begins = begins_sentence(shown.start);
    out.before = word_before(mention.start);
    return out;
  }

  /// "The two sides" are no one state.
  bool is_several(const CodedMention& mention, const CodedEntity* entity) const {
    constexpr std::string_view kState = "state";
    return entity != nullptr && entity->kind == kState &&
           english_->noun({.words = std::string(words(mention))}).plural;
  }

  Parties parties(const std::vector<std::string>& ids, bool own_words) const {
    Parties out;
    for (const std::string& id : ids) {
      const CodedMention* mention = at(mentions_, id);
      if (mention != nullptr) out.push_back(party(*mention, own_words));
    }
    return out;
  }

  /// Nothing but opening marks between the end of a sentence, or of a line, and this place.
  bool begins_sentence(std::uint32_t start) const {
    std::size_t end = points_.byte_of(start);
    const std::string& text = coding_.doc.text;
    bool gap = false;
    while (end > 0) {
      const std::size_t begin = border_before(text, end - 1);
      const char32_t c = decode(text, begin).value;
      if (c == U'\n') return true;
      if (gap && is_dash(c) && ends_dateline(begin)) return true;
      if (is_space(c)) {
        gap = true;
      } else if (c == U'.' || c == U'!' || c == U'?' || c == U':') {
        return gap;
      } else if (!is_punctuation(c) || c == U',' || c == U';' || c == U')') {
        return false;
      }
      end = begin;
    }
    return true;
  }

  static bool is_dash(char32_t c) { return c == U'-' || c == U'\u2013' || c == U'\u2014'; }

  /// Does a dateline end before the dash at this byte: "MANILA, June 3 (AFN) - "?
  bool ends_dateline(std::size_t dash) const {
    constexpr std::size_t kLongestDateline = 80, kLeastPlace = 3;
    const std::string& text = coding_.doc.text;
    const std::size_t line = dash == 0 ? 0 : text.rfind('\n', dash - 1) + 1;
    const std::string_view before = std::string_view(text).substr(line, dash - line);
    const std::string_view place = before.substr(0, before.find_first_of(" ,/("));
    return before.size() <= kLongestDateline && before.ends_with(' ') &&
           place.size() >= kLeastPlace && place.front() >= 'A' && place.front() <= 'Z' &&
           std::none_of(place.begin(), place.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  std::string word_before(std::uint32_t start) const {
    constexpr std::size_t kLongestWord = 24;
    std::size_t end = points_.byte_of(start);
    const std::string& text = coding_.doc.text;
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    while (begin > 0 && end - begin < kLongestWord && letter(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
  }

  Act act(const CodedEvent& event) const {
    Act out;
    out.id = event.id;
    out.type = event.act;
    if (event.act == event.type) out.mode = event.mode.value_or("");
    out.trigger = event.trigger;
    out.factuality = event.factuality;
    out.tense = event.tense;
    const std::array<const std::vector<std::string>*, kRoles> roles = {
        &event.actors, &event.recipients, &event.object, &event.place,
        &event.date,   &event.condition,  &event.basis};
    for (std::size_t i = 0; i < kRoles; ++i) {
      out.roles[i] =
          parties(*roles[i], role_at(i) != Role::actors && role_at(i) != Role::recipients);
    }
    return out;
  }

  std::string condition(const CodedClaim& claim, const CodedEvent& event) const {
    const std::string id = claim.condition           ? *claim.condition
                           : event.condition.empty() ? std::string()
                                                     : event.condition.front();
    const CodedMention* mention = at(mentions_, id);
    return mention == nullptr ? "" : std::string(words(*mention));
  }

  /// The first event told of an act, by its `same` links.
  std::string_view root(std::string_view id) {
    const CodedEvent* event = at(events_, id);
    if (event == nullptr) return id;
    const auto known = roots_.find(event->id);
    if (known != roots_.end()) return known->second;
    std::vector<const CodedEvent*> todo = {event};
    roots_.emplace(event->id, event->id);
    while (!todo.empty()) {
      const CodedEvent* next = todo.back();
      todo.pop_back();
      for (const CodedLink& link : next->links) {
        const CodedEvent* other = link.rel == kRelationNames[2] ? at(events_, link.to) : nullptr;
        if (other != nullptr && roots_.emplace(other->id, event->id).second) todo.push_back(other);
      }
    }
    return event->id;
  }

  /// Whoever vouches in the first `links` of its chain.
  std::vector<std::string_view> voices(const CodedClaim& claim, std::size_t links) const {
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i < std::min(links, claim.chain.size()); ++i) {
      for (const std::string& id : claim.chain[i].vouchers) {
        const CodedMention* mention = at(mentions_, id);
        if (mention != nullptr) out.push_back(mention->entity);
      }
    }
    return out;
  }

  void add_others(const CodedClaim& claim, const TellTables& tables, Account& out) {
    const int side = side_of(tables, claim.kind, claim.factuality);
    if (side == 0) return;
    std::vector<std::string_view> told = voices(claim, claim.chain.size());
    const std::vector<const CodedClaim*>& all = claims_[root(claim.event)];
    for (std::size_t i = 0; i < std::min(all.size(), kMostClaims); ++i) {
      const int other = side_of(tables, all[i]->kind, all[i]->factuality);
      const std::vector<std::string_view> names = voices(*all[i], 1);
      const bool known = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        return std::find(told.begin(), told.end(), name) != told.end();
      });
      Parties& list = other == side ? out.supporters : out.deniers;
      if (other == 0 || names.empty() || known || list.size() >= kMostOthers) continue;
      for (Party& party : parties(all[i]->chain.front().vouchers, false)) {
        list.push_back(std::move(party));
      }
      told.insert(told.end(), names.begin(), names.end());
    }
  }

  const Coding& coding_;
  CodePoints points_;
  const English* english_ = nullptr;  // of the tables that the sentence at hand is made by
  Index<CodedMention> mentions_;
  Index<CodedEntity> entities_;
  Index<CodedEvent> events_;
  std::map<std::string_view, const CodedMention*> best_;   // [entity] the mention that names it
  std::map<std::string_view, std::string_view> pronouns_;  // [entity]
  std::map<std::string_view, std::string_view> roots_;     // [event]
  std::map<std::string_view, std::vector<const CodedClaim*>> claims_;  // [root]
};

}  // namespace

Result<Wording> Wording::open(const std::string& data) {
  const std::string folder = TRY(find_data(data));
  TellTables tables = TRY(TellTables::load(folder + "/page"));
  return Wording(std::make_unique<State>(State{std::move(tables)}));
}

Wording::Wording(std::unique_ptr<State> state) : state_(std::move(state)) {}
Wording::Wording(Wording&&) noexcept = default;
Wording& Wording::operator=(Wording&&) noexcept = default;
Wording::~Wording() = default;

std::vector<PlainSentence> Wording::sentences(const Coding& coding) const {
  Accounts accounts(coding);
  std::vector<PlainSentence> out;
  out.reserve(coding.claims.size());
  for (const CodedClaim& claim : coding.claims) {
    out.push_back(tell(state_->tables, accounts.of(claim, state_->tables)));
  }
  return out;
}

}  // namespace sayso
