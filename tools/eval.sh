#!/bin/bash
# Every measure of accuracy, one after the other, each with its time; what they find is kept in eval/results/MODEL and
# in build/logs. Arguments go to each of them, e.g. --precision bf16 or --no-keep.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p build/logs
measures=(ideal_readings dev calibration relate polnear robustness "same_bytes --all")
status=0 at=0
for measure in "${measures[@]}"; do
  read -r -a command <<<"$measure"
  name=${command[0]} began=$SECONDS
  printf -- '[%d/%d] eval/%s.py\n' $((at += 1)) ${#measures[@]} "$name"
  python3 "eval/$name.py" "${command[@]:1}" "$@" 2>&1 | tee "build/logs/eval-$name.log"
  ended=${PIPESTATUS[0]}
  case $ended in
    0 | 77) ;;
    *) printf 'FAILED eval/%s.py (exit status %d)\n' "$name" "$ended" && status=1 ;;
  esac
  printf '      %d s\n' $((SECONDS - began))
done
printf 'results: eval/results/%s; all that was printed: build/logs/eval-*.log\n' "$(cat data/models/default)"
exit $status
