#!/bin/bash
# clang-tidy 16 with the list of .clang-tidy.
#
#   tools/check_tidy.sh          the sources that the last ten commits changed
#   tools/check_tidy.sh all      every source
set -euo pipefail
cd "$(dirname "$0")/.."

changed() {
  local base
  base=$(git rev-list --first-parent --max-count=11 HEAD | tail -1)
  if [ "${1:-}" = all ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
    find src app -name '*.cc'
  else
    git diff --name-only --diff-filter=d "$base" -- 'src/*.cc' 'app/*.cc'
  fi
}

mapfile -t sources < <(changed "$@" | grep -v '_test\.cc$' | sort)
if [ ${#sources[@]} -eq 0 ]; then
  echo "clang-tidy: no source changed"
  exit 0
fi
cmake --preset tidy >/dev/null
echo "clang-tidy: ${#sources[@]} sources"
printf '%s\0' "${sources[@]}" |
  xargs -0 -n 1 -P "$(nproc)" clang-tidy-16 --quiet -p build/tidy 2> >(grep -v 'warnings generated' >&2)
