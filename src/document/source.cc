#include "sayso/source.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "base/bytes.h"
#include "base/faults.h"
#include "base/folder.h"
#include "base/unicode.h"
#include "document/formats.h"
#include "document/json_lines.h"

namespace sayso {
namespace {

constexpr std::string_view kStandardInput = "-";

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
struct Records {
  Lines lines;
  std::string name;
  std::uint64_t size = 0;  // 0 where unknown
};

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// A record that is laid out over lines begins so; reading it line by line would give an error each.
bool opens_long_record(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return line[first] == '{' && is_blank(line.substr(first + 1));
}

}  // namespace

struct Source::State {
  std::vector<std::string> paths;
  Options options;
  std::size_t done = 0;  // paths begun
  FolderWalk folders;
  std::optional<Records> records;
  RecordReader reader;
  std::uint64_t bytes_read = 0;  // of what is closed
  std::uint64_t bytes_total = 0;

  // Each gives a report or an error, or nothing where the next step is to be taken.
  using Step = std::optional<Result<Input>>;

  std::optional<Result<std::string>> next_path();
  static Error printed(Error error);
  Step open(const std::string& path);
  Step begin(ByteBuffer bytes, const std::string& path, std::uint64_t size);
  Step read_text(ByteBuffer bytes, const std::string& path, std::uint64_t size);
  Step next_record();
  void close_records();
  Error end_records(const std::string& place);
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
  while (waits ? is_blank(bytes.view()) && bytes.view().size() <= options.limits.document_bytes
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
    Step step = read_text(std::move(bytes), path, size);
    if (step && *step) (*step)->format = format_name(*format);
    return step;
  }
  if (bytes.view().substr(0, 3) == "\xEF\xBB\xBF") bytes.take(3);
  records.emplace(
      Records{Lines(std::move(bytes), options.limits.line_bytes), printable(path), size});
  return std::nullopt;
}

Source::State::Step Source::State::read_text(ByteBuffer bytes, const std::string& path,
                                             std::uint64_t size) {
  const std::size_t limit = options.limits.document_bytes;
  const auto too_long = [&] {
    bytes_read += std::max(size, bytes.bytes_read());
    return fail(fault::kDocumentTooLong,
                fmt::format("document longer than the limit of {} bytes", limit), printable(path));
  };
  if (size > limit) return too_long();
  while (true) {
    if (bytes.view().size() > limit) return too_long();
    Result<bool> more = bytes.fill();
    if (!more) return within(std::move(more).error(), printable(path));
    if (!*more) break;
  }
  bytes_read += bytes.bytes_read();
  const bool piped = path == kStandardInput;
  Result<void> checked = check_content(bytes.view());
  if (!checked) return within(std::move(checked).error(), printable(path));
  Input input;
  input.key = piped ? std::string() : printable(path);
  input.origin = piped ? "standard input" : printable(path);
  input.text = bytes.view();
  return with_defaults(std::move(input));
}

Source::State::Step Source::State::next_record() {
  while (auto line = records->lines.next()) {
    const std::string place = fmt::format("{}:{}", records->name, records->lines.number());
    if (!*line) return within(std::move(*line).error(), place);
    if (is_blank(**line)) continue;
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
