#!/bin/bash
# Each header compiles alone: it includes what it uses. One that its own source includes first is shown to by clang-tidy
# where it reads that source (tools/check_tidy.sh); the others are compiled here.
#
#   tools/check_headers.sh [all]
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

declare -A read_alone=()
[ "${1:-}" = all ] || while read -r source; do read_alone[$source]=1; done < <(tools/check_tidy.sh list | grep .)

# Is the first include of the header's source the header, and that source read alone?
begins_its_source() {
  local source=${1%.h}.cc name=${1#src/}
  [ -n "${read_alone[$source]:-}" ] && [ "$(grep -m 1 '^#include' "$source")" = "#include \"${name#app/}\"" ]
}
find include src app tests fuzz bench -name '*.h' | sort | while read -r header; do
  begins_its_source "$header" || echo "$header"
done | xargs -r -n 1 -P "$(nproc)" bash -c 'compile_alone "$0"'
if [ -s "$failed" ]; then
  echo "headers that do not compile alone: $(sort "$failed" | tr '\n' ' ')"
  exit 1
fi
