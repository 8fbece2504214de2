#!/bin/bash
# Each header compiles alone: it includes what it uses. Precompiled headers and unity builds would hide a miss.
set -euo pipefail
cd "$(dirname "$0")/.."
failed=$(mktemp)
trap 'rm -f "$failed"' EXIT
export failed
compile_alone() {
  g++ -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Iinclude -Isrc -Iapp -I. -DSAYSO_SOURCE_DIR='"."' \
    -include "$1" -x c++ /dev/null || echo "$1" >>"$failed"
}
export -f compile_alone
find include src app tests fuzz bench -name '*.h' | sort | xargs -r -n 1 -P "$(nproc)" bash -c 'compile_alone "$0"'
if [ -s "$failed" ]; then
  echo "headers that do not compile alone: $(sort "$failed" | tr '\n' ' ')"
  exit 1
fi
