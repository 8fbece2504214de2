#!/bin/bash
# All checks and tests, each stage with its time; the last line is "N passed, N failed". Logs lie in build/logs.
# Tests that need the shared folder (SAYSO_SHARED, default ../shared) say in words what they skip without it.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p build/logs
jobs=$(nproc)
passed=0 failed=0 failures=()
export SAYSO_SHARED=${SAYSO_SHARED:-$(realpath -m ../shared)} NINJA_STATUS='[%f/%t] '
source tools/sanitizers.sh

# stage NAME COMMAND...: runs it, shows its output (all on a terminal, else only where it failed), counts it as one.
stage() {
  local name=$1 log=build/logs/${1// /-}.log began=$SECONDS status=0
  shift
  if [ -t 1 ]; then
    printf -- '-- %s\n' "$name"
    "$@" 2>&1 | tee "$log" || status=1
  else
    "$@" >"$log" 2>&1 || status=1
  fi
  if [ $status -eq 0 ]; then
    passed=$((passed + 1))
    grep -h 'skipped' "$log" | sort -u
    printf 'passed  %-24s %4d s\n' "$name" $((SECONDS - began))
  else
    failed=$((failed + 1))
    failures+=("$name")
    [ -t 1 ] || tail -n 100 "$log"
    printf 'FAILED  %-24s %4d s\n' "$name" $((SECONDS - began))
  fi
  return $status
}

build() { # PRESET [TARGET...]
  cmake --preset "$1" >/dev/null && cmake --build "build/$1" -j "$jobs" ${2:+--target "${@:2}"}
}

# ctests NAME PRESET CTEST-OPTIONS...: a stage whose tests are counted one by one.
ctests() {
  local name=$1 folder=build/$2 counts junit=$PWD/build/logs/${1// /-}.xml
  shift 2
  rm -f "$junit"
  stage "$name" ctest --test-dir "$folder" -j "$jobs" --output-on-failure --no-tests=error --output-junit "$junit" "$@"
  local status=$?
  if [ -f "$junit" ]; then
    read -r -a counts < <(tools/count_tests.py "$junit")
    passed=$((passed + counts[0] - (status == 0)))
    failed=$((failed + counts[1] - (status != 0)))
  fi
}

stage setup tools/setup.sh test
stage layers tools/check_layers.py
stage sizes tools/check_sizes.py
stage text tools/check_text.py
stage format tools/check_format.sh
stage "checks see faults" tools/checks_test.py
stage "headers alone" tools/check_headers.py all
stage "misuse does not compile" tests/misuse/run.sh
# Stories and surfaces run the program that users get, memory bounds included; under AddressSanitizer, which is slow
# to start, those that cover what only the program has.
if stage "build release" build release data_pack library_example made_page pact_oracle_test contract_test markup_test; then
  stage docs tools/check_docs.py
  ctests "stories and surfaces" release -LE unit
  stage confinement build/markup_test --gtest_filter='Confine.*:Apart.*'  # sanitizers do not bear it
fi
stage "clang-tidy" tools/check_tidy.sh
if stage "build asan" build asan; then
  ctests unit asan -L unit
  ctests "surfaces under asan" asan -R '^(surface\.(example|output)|live\.code)$'
  stage fuzz tools/fuzz.sh "${FUZZ_SECONDS:-20}" build/asan
fi
if stage "build tsan" build tsan engine_test; then
  cp build/sayso.pack build/tsan/  # data are data: packing them under ThreadSanitizer takes minutes
  ctests threads tsan -R '^unit\.engine$'
fi

[ -d "$SAYSO_SHARED" ] || echo "skipped all that needs the shared folder: $SAYSO_SHARED is absent (SAYSO_SHARED)"
[ ${#failures[@]} -eq 0 ] || printf 'failed: %s\n' "${failures[@]}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
