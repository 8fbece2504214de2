#!/bin/bash
# Runs every benchmark of build/bench; each prints its own figures.
set -euo pipefail
cd "$(dirname "$0")/.."
for program in build/bench/*_bench; do
  echo "== $(basename "$program")"
  "$program"
done
