#include "pact/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/bytes.h"
#include "base/folder.h"
#include "pact/builder.h"

namespace sayso {
namespace {

constexpr std::size_t kLargestFile = 8u << 20;
constexpr const char* kAskExample = "rus-prk-2024 defend RUS <- PRK";

bool belongs(std::string_view path) {
  for (const std::string_view ending : {".pact", ".law", ".areas", ".atoms", ".words"}) {
    if (path.ends_with(ending)) return true;
  }
  return false;
}

void end_replaced(Book& book) {
  for (const Pact& pact : book.pacts) {
    for (const auto& [id, day] : pact.replaces) {
      const auto found = book.by_id.find(id);
      if (found == book.by_id.end()) continue;
      Pact& old = book.pacts[found->second];
      if (old.last <= day_before(day)) continue;
      old.last = day_before(day);
      old.ends = fmt::format("{} (replaced by {})", format_date(day), pact.id);
    }
  }
}

/// Readings that a file gives of another pact go there.
void send_readings(Book& book) {
  std::vector<Said> strayed;
  for (Pact& pact : book.pacts) {
    const auto strays = [&](const Said& said) {
      return said.pact != pact.id && book.by_id.contains(said.pact);
    };
    for (const Said& said : pact.readings) {
      if (strays(said)) strayed.push_back(said);
    }
    std::erase_if(pact.readings, strays);
  }
  for (Said& said : strayed) {
    Pact& pact = book.pacts[book.by_id.find(said.pact)->second];
    said.pact = pact.id;
    pact.readings.push_back(std::move(said));
  }
}

void index(ReadBook& out) {
  Book& book = out.book;
  const auto by_id = [](const Pact& a, const Pact& b) { return a.id < b.id; };
  if (!std::is_sorted(book.pacts.begin(), book.pacts.end(), by_id)) {
    std::stable_sort(book.pacts.begin(), book.pacts.end(), by_id);
  }
  for (std::size_t i = 0; i < book.pacts.size(); ++i) {
    const Pact& pact = book.pacts[i];
    if (book.by_id.try_emplace(pact.id, i).second) continue;
    Error error = fail(fault::kPactTwice, fmt::format("pact {} stands twice", pact.id),
                       fmt::format("{}:{}", book.files[pact.marks.file], pact.marks.line));
    out.errors.push_back(std::move(error));
  }
  for (std::size_t i = 0; i < book.pacts.size(); ++i) {
    for (const std::string& alias : book.pacts[i].aliases) book.by_id.try_emplace(alias, i);
  }
  end_replaced(book);
  send_readings(book);
}

/// Ids and other ids of a pact, which readings may name before it is read.
void announce(Book& book, const BookLine& line) {
  const std::string_view head = line.words.front().text;
  if (head != "pact" && head != "also") return;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    book.by_id.try_emplace(std::string(line.words[i].text), 0);
  }
}

/// A question of a scenario, once all pacts are known by id and alias.
void take_ask(ReadBook& out, const std::string& file, ScenarioStep& step) {
  if (step.what != ScenarioStep::What::ask) return;
  Result<Ask> ask = parse_ask(out.book, step.words.front());
  if (ask) {
    step.ask = *std::move(ask);
    return;
  }
  Error error = std::move(ask).error();
  error.where = fmt::format("{}:{}", file, step.line);
  out.errors.push_back(std::move(error));
}

template <class Use>
void each_line(ReadBook& out, const std::vector<FileLines>& files, const Use& use) {
  for (const FileLines& file : files) {
    Builder builder(out, out.book.files[file.number], file.number);
    for (const BookLine& line : file.lines) use(builder, line);
    builder.finish();
  }
}

/// A reader for one line that a person gave; where it is wrong the error names the words.
LineReader line_reader(const Book& book, std::string_view words, std::uint32_t number,
                       std::vector<Error>& errors) {
  LineReader reader(book, "\"" + std::string(words.substr(0, 200)) + "\"", errors);
  static_cast<void>(number);
  return reader;
}

template <class Take>
Result<void> add_line(const Book& book, std::string_view words, std::uint32_t number,
                      const Take& take) {
  const std::vector<BookLine> lines = split_lines(words);
  std::vector<Error> errors;
  const LineReader reader = line_reader(book, words, number, errors);
  if (lines.size() != 1) {
    reader.wrong(fault::kPactLine, "give one line", "");
  } else {
    take(reader, LineWords(lines.front().words));
  }
  if (!errors.empty()) return errors.front();
  return {};
}

}  // namespace

ReadBook read_book(const std::vector<BookFile>& files) {
  ReadBook out;
  std::vector<FileLines> lines;
  for (const BookFile& file : files) {
    lines.push_back({static_cast<std::uint32_t>(out.book.files.size()), split_lines(file.bytes)});
    out.book.files.push_back(file.name);
  }
  each_line(out, lines, [](Builder& builder, const BookLine& line) { builder.declare(line); });
  each_line(out, lines, [](Builder& builder, const BookLine& line) { builder.entail(line); });
  for (const FileLines& file : lines) {
    for (const BookLine& line : file.lines) announce(out.book, line);
  }
  each_line(out, lines, [](Builder& builder, const BookLine& line) { builder.fill(line); });
  out.book.by_id.clear();
  index(out);
  for (Scenario& scenario : out.scenarios) {
    for (ScenarioStep& step : scenario.steps) take_ask(out, scenario.file, step);
  }
  return out;
}

Result<BookFile> read_book_file(const std::string& path) {
  const OpenFile file = TRY(open_file(path));
  ByteBuffer buffer(file.read);
  while (TRY(buffer.fill())) {
    if (buffer.bytes_read() > kLargestFile) {
      return fail(fault::kDocumentTooLong, "file longer than 8 MiB", path);
    }
  }
  return BookFile{path, std::string(buffer.view())};
}

Result<std::vector<BookFile>> collect_book(const std::string& folder) {
  FolderWalk walk;
  const Result<void> entered = walk.enter(folder);
  if (!entered) return fail(fault::kNoData, "", folder);
  std::vector<BookFile> files;
  while (std::optional<Result<std::string>> path = walk.next()) {
    if (!*path) return std::move(*path).error();
    if (!belongs(**path)) continue;
    BookFile file = TRY(read_book_file(**path));
    file.name = file.name.substr(std::min(file.name.size(), folder.size() + 1));
    files.push_back(std::move(file));
  }
  return files;
}

Result<Ask> parse_ask(const Book& book, std::string_view words) {
  const std::string where = "\"" + std::string(words.substr(0, 200)) + "\"";
  const std::vector<BookLine> lines = split_lines(words);
  if (lines.size() != 1) return fail(fault::kPactQuestion, "", where);
  std::vector<std::string> tokens;
  for (const LineWord& word : lines.front().words) tokens.emplace_back(word.text);
  const bool article = tokens.size() == 6 && tokens[1] == "art";
  if (article) tokens.erase(tokens.begin() + 1);
  if (tokens.size() != 5 || tokens[3] != "<-") return fail(fault::kPactQuestion, "", where);
  Ask ask{.pact = tokens[0],
          .duty = tokens[1],
          .article = {},
          .protected_state = tokens[2],
          .holder = tokens[4]};
  const auto pact = book.by_id.find(ask.pact);
  if (pact == book.by_id.end()) {
    const std::string near = nearest(ask.pact, names_in(book.by_id));
    return fail(fault::kNoPact,
                fmt::format("no pact \"{}\"{}", ask.pact.substr(0, 64),
                            near.empty() ? "" : "; did you mean \"" + near + "\"?"),
                where);
  }
  const std::vector<Duty>* duties =
      pact->second < book.pacts.size() ? &book.pacts[pact->second].duties : nullptr;
  const bool numbered =
      duties != nullptr && std::any_of(duties->begin(), duties->end(),
                                       [&](const Duty& duty) { return duty.article == ask.duty; });
  if (article || numbered) {
    ask.article = std::move(ask.duty);
    ask.duty.clear();
    return ask;
  }
  std::vector<Error> errors;
  const LineReader reader(book, where, errors);
  const std::optional<std::string> duty = reader.word("duty", ask.duty, kAskExample);
  if (!duty) return errors.front();
  ask.duty = *duty;
  return ask;
}

Result<void> add_fact(const Book& book, std::string_view words, std::uint32_t number, Facts& to) {
  return add_line(book, words, number, [&](const LineReader& reader, LineWords line) {
    std::optional<Given> given = reader.given(line);
    if (!given) return;
    given->line = number;
    to.given.push_back(*std::move(given));
  });
}

Result<void> add_supposition(const Book& book, std::string_view words, std::uint32_t number,
                             Facts& to) {
  return add_line(book, words, number, [&](const LineReader& reader, LineWords line) {
    if (line.front().text == "event") {
      std::optional<Attack> attack = reader.attack(line.subspan(1));
      if (!attack) return;
      attack->supposed = true;
      to.attacks.push_back(*std::move(attack));
      return;
    }
    std::optional<Given> given = reader.given(line);
    if (!given) return;
    given->supposed = true;
    given->line = number;
    to.given.push_back(*std::move(given));
  });
}

Result<void> add_event(const Book& book, std::string_view words, Facts& to) {
  return add_line(book, words, 0, [&](const LineReader& reader, LineWords line) {
    const std::size_t head = line.front().text == "event" ? 1 : 0;
    if (std::optional<Attack> attack = reader.attack(line.subspan(head))) {
      to.attacks.push_back(*std::move(attack));
    }
  });
}

Result<void> add_reading(const Book& book, std::string_view words, Facts& to) {
  return add_line(book, words, 0, [&](const LineReader& reader, LineWords line) {
    const std::size_t head = line.front().text == "reading" ? 1 : 0;
    if (std::optional<Said> said = reader.said(line.subspan(head))) {
      to.readings.push_back(*std::move(said));
    }
  });
}

}  // namespace sayso
