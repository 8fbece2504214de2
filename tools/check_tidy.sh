#!/bin/bash
# clang-tidy 16 with the list of .clang-tidy.
#
#   tools/check_tidy.sh          the sources changed since the commit before the last
#   tools/check_tidy.sh all      every source
set -euo pipefail
cd "$(dirname "$0")/.."

changed() {
  if [ "${1:-}" = all ] || ! git rev-parse -q --verify HEAD~1 >/dev/null; then
    find src app -name '*.cc'
  else
    git diff --name-only --diff-filter=d HEAD~1 -- 'src/*.cc' 'app/*.cc'
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
