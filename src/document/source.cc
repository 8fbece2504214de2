#include "sayso/source.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/encoding.h"
#include "base/faults.h"
#include "base/folder.h"
#include "base/unicode.h"
#include "document/formats.h"
#include "document/json_lines.h"
#include "markup/markup.h"

namespace sayso {
namespace {

constexpr std::string_view kStandardInput = "-";
constexpr std::size_t kAnswerTimes = 4;  // a record takes more bytes than the page it came from

// A path as it can stand in UTF-8 output and on a terminal: other bytes as "\xNN".
std::string printable(std::string_view path) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const CodePoint point = decode(path, at);
    const std::string_view bytes = path.substr(at, point.size);
    at += point.size;
    if (point.valid && point.value >= 0x20 && point.value != 0x7F) {
      out += bytes;
      continue;
    }
    for (const char byte : bytes) out += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
  }
  return out;
}

// Bytes of all `paths`, or 0 where one is not a regular file.
std::uint64_t size_of(const std::vector<std::string>& paths) {
  std::uint64_t total = 0;
  for (const std::string& path : paths) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) continue;
    if (!S_ISREG(status.st_mode)) return 0;
    total += static_cast<std::uint64_t>(status.st_size);
  }
  return std::find(paths.begin(), paths.end(), kStandardInput) == paths.end() ? total : 0;
}

// A JSON-lines file that is being read.
struct RecordFile {
  Lines lines;
  std::string name;
  std::uint64_t size = 0;  // 0 where unknown
};

// The records of a page or feed that are being handed on.
struct Parsed {
  std::string lines;
  std::size_t at = 0;      // the next one begins here
  std::size_t number = 0;  // of the last one, from 1
  std::string name;        // empty: standard input
  Format format = Format::html;
};

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// A record that is laid out over lines begins so; reading it line by line would give an error each.
bool opens_long_record(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return line[first] == '{' && is_blank_line(line.substr(first + 1));
}

}  // namespace

struct Source::State {
  std::vector<std::string> paths;
  Options options;
  std::size_t done = 0;  // paths begun
  FolderWalk folders;
  std::optional<RecordFile> records;
  std::optional<Parsed> parsed;
  RecordReader reader;
  RecordReader parsed_reader{Records::of_parser};
  std::uint64_t bytes_read = 0;  // of what is closed
  std::uint64_t bytes_total = 0;

  // Each gives a report or an error, or nothing where the next step is to be taken.
  using Step = std::optional<Result<Input>>;

  std::optional<Result<std::string>> next_path();
  static Error printed(Error error);
  Step open(const std::string& path);
  Step begin(ByteBuffer bytes, const std::string& path, std::uint64_t size);
  Step read_whole(ByteBuffer bytes, const std::string& path, Format format);
  Step decode(std::string_view bytes, const std::string& path, Format format);
  Step parse(std::string_view bytes, const std::string& path, Format format);
  Step next_parsed();
  Step next_record();
  void close_records();
  Error end_records(const std::string& place);
  Error too_long(const std::string& path) const;
  Input with_defaults(Input input) const;
};

std::optional<Result<std::string>> Source::State::next_path() {
  if (auto below = folders.next()) return below;
  if (done == paths.size()) return std::nullopt;
  return paths[done++];
}

Error Source::State::printed(Error error) {
  error.where = printable(error.where);
  return error;
}

Source::State::Step Source::State::open(const std::string& path) {
  if (path == kStandardInput) return begin(ByteBuffer(standard_input()), path, 0);
  Result<OpenFile> file = open_file(path);
  if (file) return begin(ByteBuffer(std::move(file->read)), path, file->size);
  if (file.error().number != fault::kFolder.number || !options.recursive) {
    return printed(std::move(file).error());
  }
  Result<void> entered = folders.enter(path);
  if (!entered) return printed(std::move(entered).error());
  return std::nullopt;
}

// Reads until the format shows.
Source::State::Step Source::State::begin(ByteBuffer bytes, const std::string& path,
                                         std::uint64_t size) {
  const bool waits = path == kStandardInput;
  while (waits ? is_blank_line(bytes.view()) && bytes.view().size() <= options.limits.document_bytes
               : bytes.view().size() < kHeadBytes) {
    Result<bool> more = bytes.fill();
    if (!more) return within(std::move(more).error(), printable(path));
    if (!*more) break;
  }
  Result<Format> format = format_of(path, bytes.view());
  if (!format) {
    bytes_read += std::max(size, bytes.bytes_read());
    return within(std::move(format).error(), printable(path));
  }
  if (*format != Format::json_lines) {
    if (size <= options.limits.document_bytes) return read_whole(std::move(bytes), path, *format);
    bytes_read += size;
    return too_long(path);
  }
  if (bytes.view().substr(0, 3) == "\xEF\xBB\xBF") bytes.take(3);
  records.emplace(
      RecordFile{Lines(std::move(bytes), options.limits.line_bytes), printable(path), size});
  return std::nullopt;
}

Error Source::State::too_long(const std::string& path) const {
  return fail(
      fault::kDocumentTooLong,
      fmt::format("document longer than the limit of {} bytes", options.limits.document_bytes),
      printable(path));
}

Source::State::Step Source::State::read_whole(ByteBuffer bytes, const std::string& path,
                                              Format format) {
  while (true) {
    if (bytes.view().size() > options.limits.document_bytes) {
      bytes_read += bytes.bytes_read();
      return too_long(path);
    }
    Result<bool> more = bytes.fill();
    if (!more) return within(std::move(more).error(), printable(path));
    if (!*more) break;
  }
  bytes_read += bytes.bytes_read();
  Result<void> checked = check_content(bytes.view());
  if (!checked) return within(std::move(checked).error(), printable(path));
  const bool markup = format == Format::html || format == Format::feed;
  return markup ? parse(bytes.view(), path, format) : decode(bytes.view(), path, format);
}

Source::State::Step Source::State::decode(std::string_view bytes, const std::string& path,
                                          Format format) {
  Result<Decoded> decoded = decode_text(bytes, {.given = options.encoding});
  if (!decoded) return within(std::move(decoded).error(), printable(path));
  const bool piped = path == kStandardInput;
  Input input;
  input.key = piped ? std::string() : printable(path);
  input.origin = piped ? "standard input" : printable(path);
  input.text = std::move(decoded->text);
  input.encoding = std::move(decoded->encoding);
  input.encoding_why = std::move(decoded->why);
  input.format = format_name(format);
  return with_defaults(std::move(input));
}

Source::State::Step Source::State::parse(std::string_view bytes, const std::string& path,
                                         Format format) {
  MarkupWork work{.kind = format == Format::html ? Markup::html : Markup::feed,
                  .encoding = options.encoding};
  const std::size_t answer = kAnswerTimes * options.limits.document_bytes;
  work.limits.answer_bytes = std::max(work.limits.answer_bytes, answer);
  Result<std::string> lines = parse_apart(bytes, work);
  if (!lines) return within(std::move(lines).error(), printable(path));
  parsed.emplace(Parsed{.lines = *std::move(lines),
                        .name = path == kStandardInput ? std::string() : printable(path),
                        .format = format});
  return std::nullopt;
}

Source::State::Step Source::State::next_parsed() {
  if (parsed->at == parsed->lines.size()) {
    parsed.reset();
    return std::nullopt;
  }
  const std::size_t end = std::min(parsed->lines.find('\n', parsed->at), parsed->lines.size() - 1);
  const std::string_view line =
      std::string_view(parsed->lines).substr(parsed->at, end - parsed->at);
  parsed->at = end + 1;
  ++parsed->number;
  std::string place = parsed->name.empty() ? "standard input" : parsed->name;
  if (parsed->format == Format::feed) place += fmt::format(":{}", parsed->number);
  Result<Input> input = parsed_reader.read(line);
  if (!input) return within(std::move(input).error(), place);
  input->format = format_name(parsed->format);
  if (parsed->format == Format::html) input->key = parsed->name;
  if (parsed->format == Format::feed && input->key.empty()) input->key = place;
  input->origin = std::move(place);
  return with_defaults(*std::move(input));
}

Source::State::Step Source::State::next_record() {
  while (auto line = records->lines.next()) {
    const std::string place = fmt::format("{}:{}", records->name, records->lines.number());
    if (!*line) return within(std::move(*line).error(), place);
    if (is_blank_line(**line)) continue;
    if (opens_long_record(**line)) return end_records(place);
    Result<Input> input = reader.read(**line);
    if (!input) return within(std::move(input).error(), place);
    input->origin = place;
    input->format = format_name(Format::json_lines);
    if (input->key.empty()) input->key = input->url.empty() ? place : input->url;
    return with_defaults(std::move(input).value());
  }
  close_records();
  return std::nullopt;
}

void Source::State::close_records() {
  bytes_read += std::max(records->size, records->lines.bytes_read());
  records.reset();
}

Error Source::State::end_records(const std::string& place) {
  close_records();
  return fail(fault::kBadJson, "a record over several lines (jq -c . makes one line of it)", place);
}

Input Source::State::with_defaults(Input input) const {
  if (input.published_at.empty()) input.published_at = options.published_at;
  if (input.outlet.empty()) input.outlet = options.outlet;
  return input;
}

Source::Source(std::unique_ptr<State> state) : state_(std::move(state)) {}
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

Source Source::open(std::vector<std::string> paths, Options options) {
  auto state = std::make_unique<State>();
  state->reader = RecordReader(Records::of_users, options.map);
  state->bytes_total = size_of(paths);
  state->paths = std::move(paths);
  state->options = std::move(options);
  return Source(std::move(state));
}

std::optional<Result<Input>> Source::next() {
  while (true) {
    State::Step step;
    if (state_->records) {
      step = state_->next_record();
    } else if (state_->parsed) {
      step = state_->next_parsed();
    } else {
      auto path = state_->next_path();
      if (!path) return std::nullopt;
      if (!*path) return State::printed(std::move(*path).error());
      step = state_->open(**path);
    }
    if (step) return step;
  }
}

std::uint64_t Source::bytes_read() const {
  return state_->bytes_read + (state_->records ? state_->records->lines.bytes_read() : 0);
}

std::uint64_t Source::bytes_total() const { return state_->bytes_total; }

}  // namespace sayso
