// The commands that fill, check and keep a ledger. Each returns its exit status, or the error that
// ended it.
#pragma once

#include "cli/commands.h"

namespace sayso::cli {

Result<Status> ingest_reports(const Options& options);
Result<Status> query_in_sql(const Options& options);
Result<Status> verify_file(const Options& options);
Result<Status> salvage_file(const Options& options);
Result<Status> backup_file(const Options& options);

}  // namespace sayso::cli
