// Where codings go: into one file, or a file each in a folder, in the format asked for.
#pragma once

#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/output.h"
#include "formats/format.h"
#include "formats/output_folder.h"

namespace sayso::cli {

/// Writes codings as the options say (`format`, `output` and what belongs to them). Not
/// thread-safe.
class Codings {
 public:
  /// `data`: the data folder. Errors: io; those of open_page().
  static Result<Codings> open(const Options& options, const std::string& data);

  /// Errors: io; conflict for a second document where the format has one a file.
  Result<void> write(const Coding& coding);
  /// Writes what stands behind the last document and puts the file in its place. Errors: io.
  Result<void> finish();

 private:
  Codings() = default;
  Result<void> put(std::string record);

  std::unique_ptr<Wording> wording_;  // what the formatter speaks with
  std::unique_ptr<Formatter> formatter_;
  std::string_view ending_;
  std::optional<Output> output_;
  std::optional<OutputFolder> folder_;
  bool begun_ = false;
  std::uint64_t count_ = 0;
};

}  // namespace sayso::cli
