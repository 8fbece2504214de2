// The public door to the pact book.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/faults.h"
#include "pact/read.h"
#include "pact/reader.h"
#include "survey/chain.h"
#include "survey/run_scenario.h"
#include "survey/survey.h"

namespace sayso {

struct PactBook::State {
  std::vector<BookFile> files;
  Book book;
};

namespace {

Result<Date> day_of(const Book& book, const std::string& words) {
  if (words.empty()) return book.as_of;
  const std::optional<Date> day = first_day(words);
  if (!day)
    return fail(fault::kPactDate, fmt::format("\"{}\" is no date", words.substr(0, 64)), "");
  return *day;
}

/// The error of a question about a pact that is not there, with the nearest that is.
Error no_pact(const Book& book, const std::string& pact) {
  return parse_ask(book, pact + " any P <- Q").error();
}

/// A question as the evaluator takes it.
struct Taken {
  Ask ask;
  Facts facts;
  Date day;
  std::vector<std::string> views;
};

Result<Taken> take(const Book& book, const PactQuestion& question) {
  Taken taken;
  taken.ask = TRY(parse_ask(book, question.ask));
  taken.day = TRY(day_of(book, question.day));
  std::uint32_t number = 0;
  for (const std::string& event : question.events) TRY(add_event(book, event, taken.facts));
  for (const std::string& fact : question.facts) TRY(add_fact(book, fact, ++number, taken.facts));
  for (const std::string& fact : question.supposed) {
    TRY(add_supposition(book, fact, ++number, taken.facts));
  }
  for (const std::string& reading : question.readings) {
    TRY(add_reading(book, reading, taken.facts));
  }
  taken.views = question.viewpoints.empty() ? viewpoints(book, taken.facts, taken.ask, taken.day)
                                            : question.viewpoints;
  return taken;
}

/// Files as errors of them begin.
bool names(const Error& error, const std::vector<BookFile>& files) {
  return std::any_of(files.begin(), files.end(), [&](const BookFile& file) {
    return error.where == file.name || error.where.starts_with(file.name + ":");
  });
}

std::vector<std::string> pact_ids(const BookFile& file) {
  std::vector<std::string> ids;
  for (const BookLine& line : split_lines(file.bytes)) {
    if (line.words.front().text == "pact" && line.words.size() > 1) {
      ids.emplace_back(line.words[1].text);
    }
  }
  return ids;
}

/// The book's files without those that hold a pact of `file`.
std::vector<BookFile> without(const std::vector<BookFile>& files, const BookFile& file) {
  const std::vector<std::string> ids = pact_ids(file);
  std::vector<BookFile> kept;
  for (const BookFile& each : files) {
    const std::vector<std::string> own = pact_ids(each);
    const bool same = std::any_of(own.begin(), own.end(), [&](const std::string& id) {
      return std::find(ids.begin(), ids.end(), id) != ids.end();
    });
    const bool twin = own.empty() && std::filesystem::path(each.name).filename() ==
                                         std::filesystem::path(file.name).filename();
    if (!same && !twin) kept.push_back(each);
  }
  return kept;
}

PactDuty shown(const DrawnIn& link) {
  PactDuty out{.pact = link.pact->id,
               .duty = link.duty->kind,
               .article = link.duty->article,
               .holder = link.holder,
               .protected_state = link.protected_state,
               .strength = link.duty->strength,
               .status = std::string(status_name(link.status)),
               .round = std::to_string(link.round)};
  for (const Condition& condition : link.duty->conditions) {
    if (condition.kind == ConditionKind::unless)
      out.conditions.push_back("unless " + condition.text);
  }
  return out;
}

}  // namespace

PactBook::PactBook(std::unique_ptr<State> state) : state_(std::move(state)) {}
PactBook::PactBook(PactBook&&) noexcept = default;
PactBook& PactBook::operator=(PactBook&&) noexcept = default;
PactBook::~PactBook() = default;

Result<PactBook> PactBook::open(const std::string& folder) {
  std::vector<BookFile> files = TRY(collect_book(folder));
  ReadBook read = read_book(files);
  if (!read.errors.empty()) return within(read.errors.front(), folder);
  if (read.book.pacts.empty()) return fail(fault::kNoData, "no pact file", folder);
  return PactBook(std::make_unique<State>(State{std::move(files), std::move(read.book)}));
}

Result<PactAnswer> PactBook::ask(const PactQuestion& question) const {
  const Taken taken = TRY(take(state_->book, question));
  return answer(state_->book, taken.facts, taken.ask, taken.day, taken.views);
}

Result<std::vector<PactDuty>> PactBook::chain(const PactQuestion& question) const {
  const Taken taken = TRY(take(state_->book, question));
  std::vector<PactDuty> out;
  for (const DrawnIn& link : sayso::chain(state_->book, taken.facts, taken.ask, taken.day)) {
    out.push_back(shown(link));
  }
  return out;
}

std::vector<PactLine> PactBook::list() const { return sayso::list(state_->book); }

Result<std::string> PactBook::show(const std::string& pact) const {
  const auto found = state_->book.by_id.find(pact);
  if (found == state_->book.by_id.end()) return no_pact(state_->book, pact);
  return sayso::show(state_->book, state_->book.pacts[found->second]);
}

Result<PactRecord> PactBook::record(const std::string& pact) const {
  const auto found = state_->book.by_id.find(pact);
  if (found == state_->book.by_id.end()) return no_pact(state_->book, pact);
  return sayso::record(state_->book, state_->book.pacts[found->second]);
}

Result<std::vector<PactDuty>> PactBook::dyad(const std::string& a, const std::string& b,
                                             const std::string& day) const {
  return sayso::dyad(state_->book, a, b, TRY(day_of(state_->book, day)));
}

Result<std::vector<PactPair>> PactBook::map(const std::string& day) const {
  return pairs(state_->book, TRY(day_of(state_->book, day)));
}

Result<std::vector<PactDay>> PactBook::diff(const std::string& from,
                                            const std::string& until) const {
  const Date first = TRY(day_of(state_->book, from));
  const Date last = TRY(day_of(state_->book, until));
  return days(state_->book, "", first, last);
}

Result<std::vector<PactDay>> PactBook::history(const std::string& pact) const {
  if (pact.empty()) return days(state_->book, "", kEver, kNever);
  const auto found = state_->book.by_id.find(pact);
  if (found == state_->book.by_id.end()) return no_pact(state_->book, pact);
  return days(state_->book, state_->book.pacts[found->second].id, kEver, kNever);
}

Result<std::vector<Error>> PactBook::check(const std::vector<std::string>& files) const {
  std::vector<BookFile> given;
  std::vector<BookFile> all = state_->files;
  for (const std::string& path : files) {
    given.push_back(TRY(read_book_file(path)));
    all = without(all, given.back());
  }
  all.insert(all.end(), given.begin(), given.end());
  std::vector<Error> errors = read_book(all).errors;
  std::erase_if(errors, [&](const Error& error) { return !names(error, given); });
  return errors;
}

Result<std::vector<PactExpectation>> PactBook::scenario(const std::string& file) const {
  std::vector<BookFile> files = state_->files;
  files.push_back(TRY(read_book_file(file)));
  const ReadBook read = read_book(files);
  if (!read.errors.empty()) return read.errors.front();
  std::vector<PactExpectation> out;
  for (const Scenario& scenario : read.scenarios) {
    for (PactExpectation& each : run_scenario(read.book, scenario)) out.push_back(std::move(each));
  }
  return out;
}

std::string PactBook::membership(const std::string& pact, const std::string& state,
                                 const std::string& day) const {
  const auto found = state_->book.by_id.find(pact);
  const std::optional<Date> date = first_day(day);
  if (found == state_->book.by_id.end() || !date) return std::string(truth_name(Truth::open));
  return std::string(truth_name(is_party(state_->book.pacts[found->second], state, *date)));
}

std::string PactBook::as_of() const { return format_date(state_->book.as_of); }

}  // namespace sayso
