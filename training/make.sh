#!/bin/bash
# From a fresh clone to a model folder: training/make.sh NAME ID [OUT]
#   NAME  settings: training/settings/NAME.json      ID  id of the model      OUT  where the folder comes (default build/models)
# Resumes where it was stopped. Everything it needs is fetched; build/train holds the runs, with checkpoint and log.
set -euo pipefail
cd "$(dirname "$0")/.."
name=$1 id=$2 out=${3:-build/models}
shared=${SAYSO_SHARED:-../shared}
run=build/train/$id folder=$out/$id
python=build/train/venv/bin/python
export OMP_WAIT_POLICY=passive  # two threads that spin at each other lose when anything else runs

step() { printf -- '-- %s\n' "$*"; }
mkdir -p build/train "$folder"
if ! [ -x $python ] || ! cmp -s training/requirements.txt build/train/requirements.txt; then
  step "python packages (a few GB the first time)"
  python3 -m venv build/train/venv
  build/train/venv/bin/pip install --quiet --disable-pip-version-check -r training/requirements.txt
  cp training/requirements.txt build/train/requirements.txt
fi
# What settings say of other runs, one name a line: said NAME start|teachers|seeds
said() {
  $python -c "import json, sys; v = json.load(open(f'training/settings/{sys.argv[1]}.json')).get(sys.argv[2], []); print(*(v if isinstance(v, list) else [v]), sep='\n')" "$1" "$2"
}

# What settings begin with or learn from, made if need be: other settings' run, or an earlier model as MODEL@REVISION of this repository
other() {
  local name=${1%@*} place=build/train/${1%@*}
  if [ "$name" = "$1" ]; then learn "$1" "$place"; return; fi
  [ -f "$place/model.json" ] || git archive "${1#*@}" "data/models/$name" | tar -x -C build/train --strip-components 2
}

# One run of some settings, after the runs that it begins with and learns from: learn NAME RUN
learn() {
  local name=$1 run=$2 from seed keep kept begin=() teach=() runs=()
  [ -f "$run/net.pt" ] && return
  for from in $(said "$name" start); do other "$from"; begin=(--start "build/train/${from%@*}"); done
  for from in $(said "$name" teachers); do other "$from"; teach+=(--teacher "build/train/${from%@*}"); done
  step "training $name: hours on a few cores; stop and start again as you like"
  for seed in $(said "$name" seeds); do
    runs+=("$run.$seed")
    [ -f "$run.$seed/net.pt" ] || $python training/train.py "training/settings/$name.json" --out "$run.$seed" --seed "$seed" --shared "$shared" "${begin[@]}" "${teach[@]}"
    [ -f "$run.$seed/net.pt" ] || exit 1
  done
  if [ ${#runs[@]} -gt 0 ]; then
    keep=$(said "$name" keep) kept=$(said "$name" kept)
    if [ -n "$kept" ]; then other "$kept"; begin=(--start "build/train/${kept%@*}"); fi
    $python training/mean.py "${runs[@]}" --out "$run" ${keep:+"${begin[@]}" --keep "$keep"}
  else
    $python training/train.py "training/settings/$name.json" --out "$run" --shared "$shared" "${begin[@]}" "${teach[@]}"
  fi
  [ -f "$run/net.pt" ] || exit 1
}

learn "$name" "$run"
like=()
for from in $(said "$name" start) $(said "$name" kept); do if [ -f "build/train/${from%@*}/model.json" ]; then like=(--like "build/train/${from%@*}"); fi; done
if [ -z "$(said "$name" country)" ]; then
  step "countries"
  $python training/countries.py "$run" "${like[@]}" --shared "$shared"
fi
step "graphs, vocabulary, manifest: $folder"
$python training/pack.py "$run" "$folder" "${like[@]}"
step "8-bit encoder"
$python training/quantise.py "$run" "$folder" --shared "$shared"
$python training/split.py "$folder" --shared "$shared"
step "thresholds and calibration"
only=()
if [ "$(said "$name" thresholds)" = kept ]; then only=(--only calibration); fi  # those of the model that --like names
$python training/fit.py "$folder" --program build/sayso "${only[@]}"
step "scores"
for measure in dev calibration relate polnear; do
  "$python" "eval/$measure.py" --model "$folder" || true
done
$python training/card.py "$run" "$folder"
step "done: build/sayso code --model $folder FILE"
