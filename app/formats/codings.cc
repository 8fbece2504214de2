#include "formats/codings.h"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "cli/exit.h"
#include "cli/terminal.h"
#include "page/page.h"

namespace sayso::cli {
namespace {

struct Ending {
  Format format;
  std::string_view ending;
};
/// Of the files of a folder; the first six also tell the format of a file.
constexpr std::array<Ending, 9> kEndings = {{{Format::html, ".html"},
                                             {Format::csv, ".csv"},
                                             {Format::tsv, ".tsv"},
                                             {Format::brat, ".ann"},
                                             {Format::conll, ".conll"},
                                             {Format::webanno, ".jsonld"},
                                             {Format::jsonl, ".jsonl"},
                                             {Format::displacy, ".json"},
                                             {Format::table, ".table"}}};
constexpr std::size_t kTelling = 6;

std::string_view ending_of(Format format) {
  const auto* const found = std::find_if(kEndings.begin(), kEndings.end(),
                                         [&](const Ending& each) { return each.format == format; });
  return found == kEndings.end() ? "" : found->ending;
}

Format format_of(const Options& options) {
  if (options.format != Format::automatic) return options.format;
  const std::string& file = options.output;
  for (std::size_t i = 0; i < kTelling; ++i) {
    if (file.ends_with(kEndings[i].ending)) return kEndings[i].format;
  }
  const bool to_terminal = (file.empty() || file == "-") && is_terminal(STDOUT_FILENO);
  return to_terminal ? Format::table : Format::jsonl;
}

Result<std::unique_ptr<Formatter>> formatter_of(const Options& options, const std::string& data,
                                                const Wording* wording) {
  const bool explain = options.settings.explain;
  const bool to_stdout = options.output.empty() || options.output == "-";
  switch (format_of(options)) {
    case Format::table:
      return make_table({.width = terminal_width(),
                         .colour = to_stdout && use_colour(),
                         .explain = explain,
                         .name_reports = options.files.size() > 1 || options.recursive,
                         .wording = wording});
    case Format::csv:
      return make_csv({.harmless = options.safe_csv, .explain = explain, .wording = wording});
    case Format::tsv:
      return make_csv({.separator = '\t',
                       .crlf = false,
                       .harmless = options.safe_csv,
                       .explain = explain,
                       .wording = wording});
    case Format::brat:
      return make_brat();
    case Format::conll:
      return make_conll();
    case Format::displacy:
      return make_displacy();
    case Format::webanno:
      return make_webanno();
    case Format::html:
      return open_page(data);
    case Format::jsonl:
    case Format::automatic:
      break;
  }
  return make_jsonl(wording);
}

}  // namespace

Result<Codings> Codings::open(const Options& options, const std::string& data) {
  Codings codings;
  if (options.sentences) {
    Result<Wording> wording = Wording::open(data);
    if (!wording) return wording.error();
    codings.wording_ = std::make_unique<Wording>(*std::move(wording));
  }
  Result<std::unique_ptr<Formatter>> formatter =
      formatter_of(options, data, codings.wording_.get());
  if (!formatter) return formatter.error();
  codings.formatter_ = *std::move(formatter);
  codings.ending_ = ending_of(format_of(options));
  if (OutputFolder::meant(options.output)) {
    Result<OutputFolder> folder = OutputFolder::open(options.output);
    if (!folder) return folder.error();
    codings.folder_ = *std::move(folder);
    return codings;
  }
  Result<Output> output = Output::open(options.output);
  if (!output) return output.error();
  codings.output_.emplace(*std::move(output));
  return codings;
}

Result<void> Codings::write(const Coding& coding) {
  ++count_;
  if (folder_) return folder_->write(coding.doc.key, formatter_->files(coding, ending_));
  if (count_ > 1 && formatter_->one_document()) return one_document_error(coding.doc.key);
  return put(formatter_->document(coding));
}

Result<void> Codings::finish() {
  if (folder_) return folder_->write(formatter_->folder_files());
  const Result<void> done = put(formatter_->tail());
  return done ? output_->commit() : done;
}

Result<void> Codings::put(std::string record) {
  if (!begun_) record.insert(0, formatter_->head());
  begun_ = true;
  return record.empty() ? Result<void>() : output_->write(record);
}

}  // namespace sayso::cli
