#!/bin/bash
# Compiles each file here as it stands (must succeed) and with -DMISUSE (must fail, with the message it expects).
set -uo pipefail
cd "$(dirname "$0")/../.."
failures=0
compile() { g++ -std=c++20 -fsyntax-only -Wall -Wextra -Werror -Iinclude -Isrc "$@" 2>&1; }
for file in tests/misuse/*.cc; do
  expected=$(sed -n 's|^// expect: ||p' "$file")
  if ! message=$(compile "$file"); then
    echo "FAILED $file: the control does not compile: $message"
    failures=$((failures + 1))
  elif message=$(compile -DMISUSE "$file"); then
    echo "FAILED $file: the misuse compiles"
    failures=$((failures + 1))
  elif [ -z "$expected" ] || ! grep -qE "$expected" <<<"$message"; then
    echo "FAILED $file: expected \"$expected\", the compiler says: $message"
    failures=$((failures + 1))
  else
    echo "passed $file"
  fi
done
exit $((failures > 0))
