// sayso pact: questions to the pact book.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "pact/pact_output.h"

namespace sayso::cli {
namespace {

/// What a command printed, or why it could not.
struct Printing {
  const PactBook& book;
  const PactOptions& options;
  Output output;
  bool found = false;     ///< a check or scenario found something
  Status unread = kDone;  ///< of the last file that was told and left out

  Result<void> put(const std::string& text) { return output.write(text); }
};

/// Expectations of scenarios.
struct Tally {
  std::size_t met = 0;
  std::size_t failed = 0;
};

template <class Value, class Text, class Json>
Result<void> put_all(Printing& print, const std::vector<Value>& values, const Text& text,
                     const Json& json) {
  for (const Value& value : values) {
    Result<void> written = print.put(print.options.json ? json(value) : text(value));
    if (!written) return written;
  }
  return {};
}

std::string only_day(const PactOptions& options) {
  return options.days.empty() ? std::string() : options.days.front();
}

Result<void> run_list(Printing& print) {
  return put_all(print, print.book.list(), line_text, line_json);
}

Result<void> run_show(Printing& print) {
  for (const std::string& id : print.options.words) {
    Result<std::string> text =
        print.options.json ? record_json(print.book.record(id)) : print.book.show(id);
    if (!text) return text.error();
    Result<void> written = print.put(*text);
    if (!written) return written;
  }
  return {};
}

Result<void> run_check(Printing& print) {
  Result<std::vector<Error>> errors = print.book.check(print.options.words);
  if (!errors) return errors.error();
  print.found = !errors->empty();
  Result<void> written = put_all(
      print, *errors, [](const Error& error) { return message(error) + "\n"; }, error_json);
  if (!written || print.found || print.options.json) return written;
  return print.put(print.options.words.empty()
                       ? fmt::format("{} pacts, no fault\n", print.book.list().size())
                       : "no fault\n");
}

Result<void> run_dyad(Printing& print) {
  if (print.options.words.size() != 2) {
    return usage_error("give two states", "pact dyad", "pact dyad");
  }
  Result<std::vector<PactDuty>> duties =
      print.book.dyad(print.options.words[0], print.options.words[1], only_day(print.options));
  if (!duties) return duties.error();
  if (duties->empty() && !print.options.json) {
    return print.put(fmt::format("No pact of the book binds {} and {} to each other.\n",
                                 print.options.words[0], print.options.words[1]));
  }
  return put_all(print, *duties, duty_text, duty_json);
}

Result<void> ask_on(Printing& print, const std::string& day, bool first) {
  PactQuestion question = print.options.question;
  question.day = day;
  Result<PactAnswer> answer = print.book.ask(question);
  if (!answer) return answer.error();
  const std::string text = print.options.json
                               ? pact_json(*answer)
                               : (first ? "" : "\n") + pact_text(*answer, terminal_width());
  Result<void> written = print.put(text);
  if (!written || !print.options.chain) return written;
  Result<std::vector<PactDuty>> links = print.book.chain(question);
  if (!links) return links.error();
  if (!print.options.json) return print.put("\n" + chain_text(*links));
  return put_all(print, *links, chain_json, chain_json);
}

Result<void> run_ask(Printing& print) {
  std::vector<std::string> days = print.options.days;
  if (days.empty()) days.emplace_back();
  for (std::size_t i = 0; i < days.size(); ++i) {
    Result<void> done = ask_on(print, days[i], i == 0);
    if (!done) return done;
  }
  return {};
}

/// Counts the expectations of a scenario file and prints them.
Result<void> put_scenarios(Printing& print, const std::vector<PactExpectation>& all, Tally& tally) {
  for (const PactExpectation& each : all) {
    if (each.advisory && !print.options.strict) continue;
    ++(each.met ? tally.met : tally.failed);
  }
  return put_all(print, all, expectation_text, expectation_json);
}

/// A file that cannot be read as scenarios is told and left out; the others are run.
Result<void> run_scenario(Printing& print) {
  Tally tally;
  for (const std::string& file : print.options.words) {
    const Result<std::vector<PactExpectation>> all = print.book.scenario(file);
    if (!all) {
      complain(all.error());
      print.unread = status_of(all.error());
      continue;
    }
    Result<void> written = put_scenarios(print, *all, tally);
    if (!written) return written;
  }
  print.found = tally.failed > 0;
  if (print.options.json) return {};
  return print.put(fmt::format("{} expectations met, {} failed\n", tally.met, tally.failed));
}

/// How many states promise, and how many pairs stand behind the promises.
std::string map_words(const std::vector<PactPair>& pairs, const std::string& day) {
  std::set<std::string> holders;
  std::set<std::pair<std::string, std::string>> both;
  for (const PactPair& pair : pairs) {
    holders.insert(pair.holder);
    both.insert(std::minmax(pair.holder, pair.protected_state));
  }
  return fmt::format("On {} {} states are bound to defend another: {} promises, {} {}.\n", day,
                     holders.size(), pairs.size(), both.size(),
                     both.size() == 1 ? "pair" : "pairs");
}

Result<void> run_map(Printing& print) {
  Result<std::vector<PactPair>> pairs = print.book.map(only_day(print.options));
  if (!pairs) return pairs.error();
  const std::string day = print.options.days.empty() ? print.book.as_of() : only_day(print.options);
  if (!print.options.json) {
    Result<void> written = print.put(map_words(*pairs, day));
    if (!written) return written;
  }
  return put_all(print, *pairs, pair_text, pair_json);
}

Result<void> run_diff(Printing& print) {
  if (print.options.words.size() != 2) {
    return usage_error("give two days", "pact diff", "pact diff");
  }
  Result<std::vector<PactDay>> days =
      print.book.diff(print.options.words[0], print.options.words[1]);
  if (!days) return days.error();
  return put_all(print, *days, day_text, day_json);
}

Result<void> run_history(Printing& print) {
  std::vector<std::string> ids = print.options.words;
  if (ids.empty()) ids.emplace_back();
  for (const std::string& id : ids) {
    Result<std::vector<PactDay>> days = print.book.history(id);
    if (!days) return days.error();
    Result<void> written = put_all(print, *days, day_text, day_json);
    if (!written) return written;
  }
  return {};
}

Result<void> dispatch(Printing& print) {
  switch (print.options.command) {
    case PactCommand::list:
      return run_list(print);
    case PactCommand::show:
      return run_show(print);
    case PactCommand::check:
      return run_check(print);
    case PactCommand::dyad:
      return run_dyad(print);
    case PactCommand::ask:
      return run_ask(print);
    case PactCommand::scenario:
      return run_scenario(print);
    case PactCommand::map:
      return run_map(print);
    case PactCommand::diff:
      return run_diff(print);
    case PactCommand::history:
      return run_history(print);
    case PactCommand::none:
      break;
  }
  return {};
}

Status failed(const Error& error) {
  if (status_of(error) != kReaderGone) complain(error);
  return status_of(error);
}

Result<PactBook> open_book(const Options& options) {
  if (!options.pact.book.empty()) return PactBook::open(options.pact.book);
  Result<std::string> folder = pact_folder(options.settings.data);
  if (!folder) return folder.error();
  return PactBook::open(*folder);
}

}  // namespace

Status run_pact(const Options& options) {
  Result<PactBook> book = open_book(options);
  if (!book) return failed(book.error());
  Result<Output> output = Output::open("");
  if (!output) return failed(output.error());
  Printing print{*book, options.pact, *std::move(output)};
  const Result<void> done = dispatch(print);
  if (!done) return failed(done.error());
  if (print.unread != kDone) return print.unread;
  return print.found ? kFound : kDone;
}

}  // namespace sayso::cli
