#!/bin/bash
# Fetches what the build needs, and only what is missing: packages of Debian 12 by apt-get and the
# OpenVINO wheel by pip, into build/deps/openvino. Safe to call again and from several shells.
#
#   tools/setup.sh build     to build and run the program
#   tools/setup.sh test      also for tests and checks
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 1
}

# Names of the packages of a section ("build", or "test" for both).
packages() {
  awk -v want="$1" '/^#/ {next} /^\[/ {section = $0; next} NF && (section == "[build]" || want == "test")' \
    tools/packages.txt
  # Node may come from elsewhere, npm with it.
  if [ "$1" = test ] && ! { command -v node && command -v npm; } >/dev/null; then printf 'nodejs\nnpm\n'; fi
}

# The same names, less those that dpkg has.
missing_packages() {
  comm -23 <(packages "$1" | sort) \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p' | sort -u)
}

install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "this is not Debian; the build needs the equivalents of: $(packages "$1" | tr '\n' ' ')"
    return
  fi
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$1")
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${#missing[@]} packages: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "run as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q)
  "${apt[@]}" update >&2
  "${apt[@]}" install --no-install-recommends "${missing[@]}" >&2
}

# A Python that has pip.
python_with_pip() {
  local python
  for python in python3 /usr/bin/python3; do
    if "$python" -m pip --version >/dev/null 2>&1; then
      echo "$python"
      return
    fi
  done
  fail "no python3 with pip found"
}

# Unpacks the wheel's libraries, headers, CMake files and licences; the folder appears whole or not
# at all, and its stamp names the pinned requirement that it was made from.
install_openvino() {
  local target=build/deps/openvino stamp python work
  stamp=$(sha256sum tools/requirements.txt | cut -d' ' -f1)
  mkdir -p build/deps
  exec 9>build/deps/.lock
  flock 9
  if [ "$(cat "$target/.stamp" 2>/dev/null)" = "$stamp" ]; then return 0; fi
  python=$(python_with_pip)
  work=$(mktemp -d build/deps/.openvino.XXXXXX)
  # shellcheck disable=SC2064
  trap "rm -rf '$work'" EXIT
  say "fetching OpenVINO (57 MiB)"
  "$python" -m pip download --dest "$work" --no-deps --require-hashes --only-binary :all: \
    --implementation cp --python-version 3.11 --abi cp311 --platform manylinux_2_28_x86_64 \
    --requirement tools/requirements.txt >&2
  say "unpacking OpenVINO"
  "$python" - "$work" <<'PY'
import glob, sys, zipfile
work = sys.argv[1]
with zipfile.ZipFile(glob.glob(work + "/*.whl")[0]) as wheel:
    keep = ("openvino/cmake/", "openvino/include/", "openvino/libs/")
    names = [n for n in wheel.namelist() if n.startswith(keep) or "dist-info/licenses/" in n]
    wheel.extractall(work, names)
PY
  mv "$work"/openvino-*.dist-info/licenses "$work/openvino/licenses"
  echo "$stamp" >"$work/openvino/.stamp"
  if [ -e "$target" ]; then mv "$target" "$work/old"; fi
  mv "$work/openvino" "$target"
  rm -rf "$work"
}

# Python packages that read back the formats of other tools; their tests say what they skip without them.
install_readers() {
  local target=build/deps/readers stamp python=/usr/bin/python3
  stamp=$(sha256sum tools/readers.txt | cut -d' ' -f1)
  if [ "$(cat "$target/.stamp" 2>/dev/null)" = "$stamp" ]; then return 0; fi
  say "fetching readers for the tests (spaCy, conllu)"
  rm -rf "$target"
  if ! "$python" -m venv "$target" >&2 || ! "$target/bin/python" -m pip install --quiet --require-hashes \
    --only-binary :all: --requirement tools/readers.txt >&2; then
    say "no readers: the tests skip what they would read"
    rm -rf "$target"
    return 0
  fi
  echo "$stamp" >"$target/.stamp"
}

# What drives the browser in the tests of the page, from the pinned lock file; a test says so where it is missing.
install_page_modules() {
  local target=build/deps/page stamp
  stamp=$(sha256sum tests/page/package-lock.json | cut -d' ' -f1)
  if [ "$(cat "$target/.stamp" 2>/dev/null)" = "$stamp" ]; then return 0; fi
  say "fetching playwright-core and axe-core for the tests of the page"
  rm -rf "$target"
  mkdir -p "$target"
  cp tests/page/package.json tests/page/package-lock.json "$target"
  if (cd "$target" && npm ci --ignore-scripts --no-audit --no-fund >&2); then echo "$stamp" >"$target/.stamp"; fi
}

case "${1:-}" in
  build | test) ;;
  *) fail "usage: tools/setup.sh build|test" ;;
esac
[ "$(uname -m)" = x86_64 ] || fail "only x86-64 is supported; this machine is $(uname -m)"
install_packages "$1"
install_openvino
if [ "$1" = test ]; then
  install_readers
  install_page_modules
fi
