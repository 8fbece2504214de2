#!/bin/bash
# Runs every fuzz target of a build for some seconds over its kept corpus, as many at a time as there are cores.
# New finds go to BUILD/found/TARGET; what breaks a target goes to BUILD/broken-TARGET-*.
#
#   tools/fuzz.sh SECONDS [BUILD]      BUILD: build/fuzz where not given
set -euo pipefail
cd "$(dirname "$0")/.."
export seconds=${1:?usage: tools/fuzz.sh SECONDS [BUILD]} build=${2:-build/fuzz}

fuzz_one() {
  local target=$1 name corpus options=()
  name=$(basename "$target")
  corpus=fuzz/corpus/$name
  [ -d "$corpus" ] || corpus=fuzz/corpus/${name%_fuzz}
  mkdir -p "$build/found/$name"
  if [ ! -d "$corpus" ] || [ -z "$(ls -A "$corpus")" ]; then
    echo "FAILED $name: no kept corpus fuzz/corpus/$name"
    return 1
  fi
  [ ! -f "fuzz/$name.dict" ] || options+=("-dict=fuzz/$name.dict")
  # At least the whole kept corpus is run, then new inputs until the time is up.
  if "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 "${options[@]}" \
    -artifact_prefix="$build/broken-$name-" "$build/found/$name" "$corpus" >"$build/$name.log" 2>&1; then
    echo "passed $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log") inputs"
  else
    tail -n 60 "$build/$name.log"
    echo "FAILED $name: $build/$name.log"
    return 1
  fi
}
export -f fuzz_one

source tools/sanitizers.sh
mapfile -t targets < <(find "$build" -maxdepth 1 -name '*_fuzz' -type f -perm -u+x | sort)
[ ${#targets[@]} -gt 0 ] || { echo "FAILED: no fuzz target was built"; exit 1; }
printf '%s\n' "${targets[@]}" | xargs -n 1 -P "$(nproc)" bash -c 'fuzz_one "$0"'
