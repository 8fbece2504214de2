#!/bin/bash
# Compiles each file here as it stands (must succeed) and with -DMISUSE (must fail, with the message it expects).
set -uo pipefail
cd "$(dirname "$0")/../.."
compile() { g++ -std=c++20 -fsyntax-only -Wall -Wextra -Werror -Iinclude -Isrc "$@" 2>&1; }
try() {
  local file=$1 expected message
  expected=$(sed -n 's|^// expect: ||p' "$file")
  if ! message=$(compile "$file"); then
    echo "FAILED $file: the control does not compile: $message"
  elif message=$(compile -DMISUSE "$file"); then
    echo "FAILED $file: the misuse compiles"
  elif [ -z "$expected" ] || ! grep -qE "$expected" <<<"$message"; then
    echo "FAILED $file: expected \"$expected\", the compiler says: $message"
  else
    echo "passed $file"
    return
  fi
  return 1
}
export -f compile try
printf '%s\0' tests/misuse/*.cc | xargs -0 -n 1 -P "$(nproc)" bash -c 'try "$0"'
