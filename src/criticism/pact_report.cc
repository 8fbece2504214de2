#include "sayso/pact_report.h"
#include "base/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/code_points.h"
#include "base/faults.h"
#include "base/tsv.h"

namespace sayso {
namespace {

constexpr std::size_t kNear = 160;  // code points around a mention in which states tell the pact
constexpr std::size_t kFewParties = 4;       // a pact that generic words can mean has no more
constexpr std::size_t kMostQuestions = 200;  // of one report

struct Row {
  std::string what, key, value, more;
};

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
         static_cast<unsigned char>(byte) >= 0x80;
}

/// Where `word` stands in `text` at a word's beginning, and with `whole` at its end, too.
std::size_t find_word(std::string_view text, std::string_view word, bool whole) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (!whole || end == text.size() || !is_letter(text[end]))) return at;
  }
  return std::string_view::npos;
}

bool has_word(std::string_view text, std::string_view word, bool whole = true) {
  return !word.empty() && find_word(text, word, whole) != std::string_view::npos;
}

/// "4" of "article 4 of the pact", "42(7)" of "art. 42(7)"; "" if there is none.
std::string article_in(std::string_view text) {
  for (const std::string_view word : {"article ", "articles ", "art. ", "art "}) {
    const std::size_t at = find_word(text, word, false);
    if (at == std::string_view::npos) continue;
    std::size_t end = at + word.size();
    const std::size_t begin = end;
    while (end < text.size() && (is_letter(text[end]) || text[end] == '(' || text[end] == ')'))
      ++end;
    std::string found(text.substr(begin, end - begin));
    if (!found.empty() && (found.front() <= '9' || found.size() <= 4)) return found;
  }
  return {};
}

bool is_party(const PactLine& pact, const std::string& state) {
  return std::find(pact.parties.begin(), pact.parties.end(), state) != pact.parties.end();
}

bool has_ended(const PactLine& pact, const std::string& day) {
  return !pact.ends.empty() && pact.ends.front() <= '9' && pact.ends.substr(0, 10) <= day;
}

}  // namespace

struct PactReport::State {
  PactBook book;
  std::vector<PactLine> pacts;
  std::vector<Row> rows;

  std::vector<const Row*> of(std::string_view what) const {
    std::vector<const Row*> found;
    for (const Row& row : rows) {
      if (row.what == what) found.push_back(&row);
    }
    return found;
  }
  const PactLine* pact(const std::string& id) const {
    const auto found = std::find_if(pacts.begin(), pacts.end(),
                                    [&](const PactLine& each) { return each.id == id; });
    return found == pacts.end() ? nullptr : &*found;
  }
};

namespace {

/// The reading of one report. `State` is PactReport's, which is not named here.
template <class State>
class ReportReading {
 public:
  ReportReading(const State& state, Coding& coding)
      : state_(state),
        coding_(coding),
        points_(coding.doc.text),
        text_(lower_ascii(coding.doc.text)) {
    day_ = coding.doc.published_at ? coding.doc.published_at->substr(0, 10) : state.book.as_of();
  }

  void run() {
    for (CodedMention& mention : coding_.mentions) {
      if (mention.kind == "document") resolve(mention);
    }
    follow();
    for (const CodedEvent& event : coding_.events) {
      flag_basis(event);
      raise(event);
    }
    flag_articles();
  }

 private:
  std::string_view words(std::size_t start, std::size_t end) const {
    const std::size_t most = points_.size();
    const std::size_t first = points_.byte_of(static_cast<std::uint32_t>(std::min(start, most)));
    const std::size_t last = points_.byte_of(static_cast<std::uint32_t>(std::min(end, most)));
    return std::string_view(text_).substr(first, last - first);
  }
  std::string_view words(const CodedMention& mention) const {
    return words(mention.start, mention.end);
  }
  const CodedMention* mention(const std::string& id) const {
    const auto found = std::find_if(coding_.mentions.begin(), coding_.mentions.end(),
                                    [&](const CodedMention& each) { return each.id == id; });
    return found == coding_.mentions.end() ? nullptr : &*found;
  }
  std::pair<std::uint32_t, std::uint32_t> sentence_at(std::uint32_t point) const {
    for (const CodedSentence& sentence : coding_.sentences) {
      if (sentence.start <= point && point < sentence.end) return {sentence.start, sentence.end};
    }
    return {point, point};
  }
  std::vector<std::string> countries(const std::vector<std::string>& mentions) const {
    std::vector<std::string> out;
    for (const std::string& id : mentions) {
      const CodedMention* found = mention(id);
      const bool fresh = found != nullptr && found->country &&
                         std::find(out.begin(), out.end(), *found->country) == out.end();
      if (fresh) out.push_back(*found->country);
    }
    return out;
  }

  void resolve(CodedMention& mention);
  bool resolve_by_name(CodedMention& mention, std::string_view said);
  bool resolve_by_states(CodedMention& mention, std::string_view said);
  bool takes_up(const CodedMention& mention, std::string_view said) const;
  std::vector<std::string> states_near(std::uint32_t point) const;
  const PactLine* pact_between(const std::vector<std::string>& states, std::string& why) const;
  void follow();
  void flag(std::string code, const std::string& on, std::string why,
            std::vector<std::string> rests);
  void flag_basis(const CodedEvent& event);
  void flag_under(const CodedEvent& event, const std::string& pact, const std::string& words);
  std::string pact_of_phrase(const CodedEvent& event, std::string& phrase) const;
  void flag_articles();
  void raise(const CodedEvent& event);
  void raise_pact(const CodedEvent& event, const Row& row, const std::string& wanted,
                  const PactLine& pact);
  void ask(const CodedEvent& event, const PactLine& pact, const Row& row,
           const std::pair<std::string, std::string>& who);
  void take_facts(const CodedEvent& event, const std::string& wanted, PactQuestion& question) const;
  struct Parties {
    const std::string& attacker;
    const std::string& victim;
  };
  static std::string_view truth_by(const Row& row, const CodedClaim& claim,
                                   const std::vector<std::string>& by, const Parties& parties);
  std::string truth_of(const CodedEvent& event, const std::string& attacker,
                       const std::string& victim) const;

  const State& state_;
  Coding& coding_;
  CodePoints points_;
  std::string text_;
  std::string day_;
  std::string main_;  // the pact that the report is about
  std::set<std::string> asked_;
};

template <class State>
bool ReportReading<State>::resolve_by_name(CodedMention& mention, std::string_view said) {
  for (const Row* row : state_.of("other-name")) {
    if (!has_word(said, row->value)) continue;
    mention.pact = CodedPact{row->key, std::nullopt, fmt::format("named \"{}\"", row->value)};
    return true;
  }
  for (const PactLine& pact : state_.pacts) {
    std::vector<std::string> names = pact.names;
    names.push_back(pact.name);
    names.push_back(pact.id);
    for (const std::string& name : names) {
      if (name.size() < 4 || !has_word(said, lower_ascii(name))) continue;
      mention.pact = CodedPact{pact.id, std::nullopt, fmt::format("named \"{}\"", name)};
      return true;
    }
  }
  return false;
}

template <class State>
std::vector<std::string> ReportReading<State>::states_near(std::uint32_t point) const {
  const auto [first, last] = sentence_at(point);
  std::vector<std::tuple<bool, std::size_t, std::string>> found;  // those of its sentence first
  for (const CodedMention& other : coding_.mentions) {
    if (!other.country) continue;
    const std::size_t far = other.start > point ? other.start - point : point - other.start;
    const bool apart = other.start < first || other.start >= last;
    if (far <= kNear) found.emplace_back(apart, far, *other.country);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> states;
  for (const auto& [apart, far, state] : found) {
    if (std::find(states.begin(), states.end(), state) == states.end()) states.push_back(state);
  }
  return states;
}

/// The latest pact of few parties that is signed by the day and binds two of the states, those
/// nearest first.
template <class State>
const PactLine* ReportReading<State>::pact_between(const std::vector<std::string>& states,
                                                   std::string& why) const {
  for (std::size_t j = 1; j < states.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      const PactLine* best = nullptr;
      for (const PactLine& pact : state_.pacts) {
        const bool fits = pact.parties.size() <= kFewParties && is_party(pact, states[i]) &&
                          is_party(pact, states[j]) && pact.signed_on <= day_;
        if (fits && (best == nullptr || pact.signed_on > best->signed_on)) best = &pact;
      }
      if (best == nullptr) continue;
      why = fmt::format("{} and {} stand nearest; signed {}, the latest between them by {}; {}",
                        states[i], states[j], best->signed_on, day_,
                        best->in_force <= day_ ? "in force since " + best->in_force
                                               : "not in force yet (" + best->in_force + ")");
      return best;
    }
  }
  return nullptr;
}

template <class State>
bool ReportReading<State>::resolve_by_states(CodedMention& mention, std::string_view said) {
  const std::vector<const Row*> generic = state_.of("pact-word");
  const bool any = std::any_of(generic.begin(), generic.end(),
                               [&](const Row* row) { return has_word(said, row->key); });
  std::string why;
  const PactLine* pact = any ? pact_between(states_near(mention.start), why) : nullptr;
  if (pact == nullptr) return false;
  mention.pact = CodedPact{pact->id, std::nullopt, why};
  return true;
}

/// "The pact", without a state of its own, takes up the one that the report has named.
template <class State>
bool ReportReading<State>::takes_up(const CodedMention& mention, std::string_view said) const {
  const bool definite = said.starts_with("the ") || said.starts_with("this ");
  const bool own =
      std::any_of(coding_.mentions.begin(), coding_.mentions.end(), [&](const CodedMention& each) {
        return each.country && mention.start <= each.start && each.end <= mention.end;
      });
  return !main_.empty() && definite && !own;
}

template <class State>
void ReportReading<State>::resolve(CodedMention& mention) {
  const std::string_view said = words(mention);
  const bool named = resolve_by_name(mention, said) ||
                     (!takes_up(mention, said) && resolve_by_states(mention, said));
  if (!named) return;
  const auto [first, last] = sentence_at(mention.start);
  static_cast<void>(last);
  std::string article = article_in(said);
  const std::size_t before = mention.start > first + 24 ? mention.start - 24 : first;
  if (article.empty()) article = article_in(words(before, mention.start));
  if (!article.empty()) mention.pact->article = article;
  const bool of_book = state_.pact(mention.pact->pact) != nullptr;
  if (of_book && main_.empty()) main_ = mention.pact->pact;
}

/// What names no pact by itself ("the pact", "Article 4") means the one the report is about.
template <class State>
void ReportReading<State>::follow() {
  if (main_.empty()) return;
  const std::vector<const Row*> generic = state_.of("pact-word");
  for (CodedMention& mention : coding_.mentions) {
    if (mention.kind != "document" || mention.pact) continue;
    const std::string_view said = words(mention);
    const std::string article = article_in(said);
    const bool any =
        !article.empty() || std::any_of(generic.begin(), generic.end(),
                                        [&](const Row* row) { return has_word(said, row->key); });
    if (!any) continue;
    mention.pact = CodedPact{main_, std::nullopt, "the pact that the report is about"};
    if (!article.empty()) mention.pact->article = article;
  }
}

template <class State>
void ReportReading<State>::flag(std::string code, const std::string& on, std::string why,
                                std::vector<std::string> rests) {
  coding_.flags.push_back({std::move(code), on, std::move(why), std::move(rests)});
}

/// The pact that the words behind an event's trigger name as its basis: "as part of the agreement".
template <class State>
std::string ReportReading<State>::pact_of_phrase(const CodedEvent& event,
                                                 std::string& phrase) const {
  if (main_.empty()) return {};
  const auto [first, last] = sentence_at(event.start);
  static_cast<void>(first);
  const std::string_view rest = words(event.end, last);
  for (const Row* basis : state_.of("basis-phrase")) {
    for (const Row* noun : state_.of("pact-word")) {
      for (const char* article : {" the ", " their ", " this ", " that "}) {
        const std::string tried = basis->key + article + noun->key;
        if (!has_word(rest, tried)) continue;
        phrase = tried;
        return main_;
      }
    }
  }
  return {};
}

template <class State>
void ReportReading<State>::flag_under(const CodedEvent& event, const std::string& pact,
                                      const std::string& said) {
  const PactLine* line = state_.pact(pact);
  if (line == nullptr) return;
  for (const std::string& state : countries(event.actors)) {
    if (state_.book.membership(pact, state, day_) != "no") continue;
    flag("wrong-party", event.id,
         fmt::format("{} acts under {} (\"{}\"), to which it is no party on {}", state, pact, said,
                     day_),
         {event.id, pact});
  }
  const bool early = line->in_force != "unknown" && day_ < line->in_force;
  const bool late = has_ended(*line, day_);
  if (!early && !late) return;
  flag(
      "not-in-force", event.id,
      fmt::format("{} is acted under on {}, but it {} {}", pact, day_,
                  early ? "enters into force on" : "ended on", early ? line->in_force : line->ends),
      {event.id, pact});
}

template <class State>
void ReportReading<State>::flag_basis(const CodedEvent& event) {
  for (const std::string& id : event.basis) {
    const CodedMention* basis = mention(id);
    if (basis == nullptr || !basis->pact) continue;
    flag_under(event, basis->pact->pact, std::string(words(*basis)));
    return;
  }
  if (event.actors.empty()) return;
  std::string phrase;
  const std::string pact = pact_of_phrase(event, phrase);
  // Of several events before the phrase the first one of the sentence with an actor is meant.
  const std::string key = fmt::format("{} {}", sentence_at(event.start).first, phrase);
  if (!pact.empty() && asked_.insert("basis " + key).second) flag_under(event, pact, phrase);
}

template <class State>
void ReportReading<State>::flag_articles() {
  for (const CodedMention& mention : coding_.mentions) {
    const PactLine* pact = mention.pact ? state_.pact(mention.pact->pact) : nullptr;
    if (pact == nullptr || !mention.pact->article) continue;
    const auto [first, last] = sentence_at(mention.start);
    const std::string_view sentence = words(first, last);
    std::set<std::string> told;
    for (const Row* row : state_.of("duty-word")) {
      if (has_word(sentence, row->value, false)) told.insert(row->key);
    }
    const auto is = [&](const std::string& kind, const std::string& article) {
      const std::string line = fmt::format("{} art {}", kind, article);
      return std::find(pact->duties.begin(), pact->duties.end(), line) != pact->duties.end();
    };
    if (told.size() != 1 || is(*told.begin(), *mention.pact->article)) continue;
    const std::string prefix = fmt::format("{} art ", *told.begin());
    const auto right =
        std::find_if(pact->duties.begin(), pact->duties.end(),
                     [&](const std::string& duty) { return duty.starts_with(prefix); });
    if (right == pact->duties.end()) continue;
    flag("wrong-article", mention.id,
         fmt::format("the words tell the duty to {}, which is Article {} of {}, not Article {}",
                     *told.begin(), right->substr(prefix.size()), pact->id, *mention.pact->article),
         {mention.id, pact->id});
  }
}

/// What a row makes of a claim by these countries: "yes", "open" or "no"; or "" where it is not
/// theirs to say, or the claim is of another kind.
template <class State>
std::string_view ReportReading<State>::truth_by(const Row& row, const CodedClaim& claim,
                                                const std::vector<std::string>& by,
                                                const Parties& parties) {
  if (row.key != claim.kind || row.value != claim.factuality) return {};
  const std::string_view more = row.more;
  const std::string_view truth = more.substr(more.find(' ') + 1);
  const std::string& whom = truth == "yes" ? parties.attacker : parties.victim;
  const bool hurt = more.starts_with("hurt ");
  const bool speaks = !hurt || std::find(by.begin(), by.end(), whom) != by.end();
  return speaks ? truth : std::string_view();
}

template <class State>
std::string ReportReading<State>::truth_of(const CodedEvent& event, const std::string& attacker,
                                           const std::string& victim) const {
  bool yes = false;
  bool open = false;
  bool no = false;
  for (const CodedClaim& claim : coding_.claims) {
    if (claim.event != event.id) continue;
    const std::vector<std::string> by =
        claim.chain.empty() ? std::vector<std::string>() : countries(claim.chain.front().vouchers);
    for (const Row* row : state_.of("claim")) {
      const std::string_view truth = truth_by(*row, claim, by, {attacker, victim});
      if (truth.empty()) continue;
      yes = yes || truth == "yes";
      open = open || truth == "open";
      no = no || truth == "no";
      break;
    }
  }
  return yes ? "yes" : open ? "open" : no ? "no" : "";
}

template <class State>
void ReportReading<State>::take_facts(const CodedEvent& event, const std::string& wanted,
                                      PactQuestion& question) const {
  for (const std::string& attacker : countries(event.actors)) {
    if (attacker == wanted) continue;
    const std::string truth = truth_of(event, attacker, wanted);
    const std::string since = event.when && event.when->from ? *event.when->from : day_;
    if (truth == "yes") {
      question.events.push_back(fmt::format("{} attacks {} since {}", attacker, wanted, since));
    } else if (!truth.empty()) {
      question.facts.push_back(fmt::format("armed-attack {} by {} {}", wanted, attacker, truth));
    }
  }
}

template <class State>
void ReportReading<State>::ask(const CodedEvent& event, const PactLine& pact, const Row& row,
                               const std::pair<std::string, std::string>& who) {
  const auto& [wanted, holder] = who;
  const std::string words = fmt::format("{} {} {} <- {}", pact.id, row.value, wanted, holder);
  if (asked_.size() >= kMostQuestions || !asked_.insert(event.id + words).second) return;
  PactQuestion question{.ask = words, .day = day_};
  const std::vector<const Row*> raises = state_.of("raises");
  const bool attack = !raises.empty() && raises.front()->key == row.key;
  if (attack) take_facts(event, wanted, question);
  if (attack && question.events.empty() && question.facts.empty()) return;
  Result<PactAnswer> answer = state_.book.ask(question);
  if (!answer || answer->verdicts.empty()) return;
  const std::string& status = answer->verdicts.front().status;
  if (status == "no such duty" || status == "not bound") return;
  CodedDuty duty{.event = event.id,
                 .pact = pact.id,
                 .duty = answer->duty,
                 .article = answer->article,
                 .holder = holder,
                 .protected_state = wanted,
                 .day = answer->day,
                 .why = fmt::format("{}: {}", event.trigger, words),
                 .facts = question.facts,
                 .views = {},
                 .told = answer->told};
  duty.facts.insert(duty.facts.end(), question.events.begin(), question.events.end());
  for (const PactVerdict& verdict : answer->verdicts) {
    duty.views.push_back({verdict.viewpoint, verdict.status, verdict.strength, verdict.judge});
  }
  coding_.duties.push_back(std::move(duty));
}

/// The duties of pacts that the report names, or that bind states which it names.
template <class State>
void ReportReading<State>::raise(const CodedEvent& event) {
  for (const Row* row : state_.of("raises")) {
    if (row->key != event.act) continue;
    for (const std::string& wanted :
         countries(row->more == "actors" ? event.actors : event.recipients)) {
      for (const PactLine& pact : state_.pacts) raise_pact(event, *row, wanted, pact);
    }
  }
}

template <class State>
void ReportReading<State>::raise_pact(const CodedEvent& event, const Row& row,
                                      const std::string& wanted, const PactLine& pact) {
  const bool named = std::any_of(
      coding_.mentions.begin(), coding_.mentions.end(),
      [&](const CodedMention& each) { return each.pact && each.pact->pact == pact.id; });
  const bool stands = pact.in_force <= day_ && !has_ended(pact, day_);
  if (!is_party(pact, wanted) || (!named && !stands)) return;
  const std::vector<std::string> actors = countries(event.actors);
  const bool helps = row.key != state_.of("raises").front()->key;
  std::set<std::string> present;
  for (const CodedMention& each : coding_.mentions) {
    if (each.country) present.insert(*each.country);
  }
  for (const std::string& holder : present) {
    const bool acts = std::find(actors.begin(), actors.end(), holder) != actors.end();
    const bool bound = holder != wanted && is_party(pact, holder);
    if (bound && helps == acts) ask(event, pact, row, {wanted, holder});
  }
}

}  // namespace

PactReport::PactReport(std::unique_ptr<State> state) : state_(std::move(state)) {}
PactReport::PactReport(PactReport&&) noexcept = default;
PactReport& PactReport::operator=(PactReport&&) noexcept = default;
PactReport::~PactReport() = default;

Result<PactReport> PactReport::open(const std::string& folder) {
  PactBook book = TRY(PactBook::open(folder));
  const Tsv table = TRY(Tsv::read(folder + "/reports.tsv"));
  std::vector<Row> rows(table.rows());
  const std::array<std::pair<const char*, std::string Row::*>, 4> columns = {
      {{"what", &Row::what}, {"key", &Row::key}, {"value", &Row::value}, {"more", &Row::more}}};
  for (const auto& [name, field] : columns) {
    const std::size_t column = TRY(table.column(name));
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].*field = table.cell(i, column);
  }
  std::vector<PactLine> pacts = book.list();
  return PactReport(
      std::make_unique<State>(State{std::move(book), std::move(pacts), std::move(rows)}));
}

void PactReport::read(Coding& coding) const { ReportReading<State>(*state_, coding).run(); }

}  // namespace sayso
