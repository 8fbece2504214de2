#!/bin/bash
# Every C++ file is as clang-format 14 would write it (`make format` writes it so).
set -euo pipefail
cd "$(dirname "$0")/.."
find src include app tests fuzz bench -name '*.h' -o -name '*.cc' | sort | xargs -r clang-format-14 --dry-run -Werror
