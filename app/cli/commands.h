// The commands. Each returns an exit status and tells its faults on standard error.
#pragma once

#include "exit.h"
#include "options.h"
#include "sayso/sayso.h"

namespace sayso::cli {

Status run_version(const Options& options);
Status run_code(const Options& options);
Status run_relate(const Options& options);
Status run_demo(const Options& options);

/// Codes the files of `options` with an engine that is open.
Status code_files(const Engine& engine, const Options& options);

}  // namespace sayso::cli
