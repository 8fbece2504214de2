#!/bin/bash
# Each header compiles alone: it includes what it uses. One that its own source includes first is shown to by the build,
# which has no precompiled header and no unity for sources; the others are compiled here.
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

# Is the first include of the header's source the header?
begins_its_source() {
  local source=${1%.h}.cc name=${1#src/}
  [ -f "$source" ] && [ "$(grep -m 1 '^#include' "$source")" = "#include \"${name#app/}\"" ]
}
find include src app tests fuzz bench -name '*.h' | sort | while read -r header; do
  begins_its_source "$header" || echo "$header"
done | xargs -r -n 1 -P "$(nproc)" bash -c 'compile_alone "$0"'
if [ -s "$failed" ]; then
  echo "headers that do not compile alone: $(sort "$failed" | tr '\n' ' ')"
  exit 1
fi
