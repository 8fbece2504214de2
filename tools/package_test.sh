#!/bin/bash
# Installs the Debian package in a clean Debian 12 (debootstrap; needs root and the network) and runs it there; with
# "twice" it also builds everything again in another folder and compares the packages byte for byte.
#
#   tools/package_test.sh [twice]
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf 'package: %s\n' "$*"; }
[ "$(id -u)" -eq 0 ] || { say "skipped the clean root: it needs root"; exit 0; }
package=$(tools/package.sh)
say "$(stat -c '%n, %s bytes' "$package")"

# The root is kept for the next time; what is installed in it is not.
root=build/package-root
if [ ! -f "$root/.made" ]; then
  rm -rf "$root"
  say "making a clean Debian 12"
  if ! debootstrap --variant=minbase bookworm "$root" >build/debootstrap.log 2>&1; then
    say "skipped the clean root: debootstrap failed, see build/debootstrap.log"
    exit 0
  fi
  touch "$root/.made"
fi
work=$(mktemp -d)
upper=$work/root
trap 'rm -rf "$work"' EXIT
cp -a "$root" "$upper"
cp "$package" "$upper/sayso.deb"
cat >"$upper/try.sh" <<'TRY'
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get -q update >/dev/null
apt-get -q -y install --no-install-recommends /sayso.deb >/dev/null
cd /tmp
sayso --version
sayso doctor
echo 'Ankara expelled two Greek diplomats on Monday, Athens said.' | sayso code - | grep -q '"type": "SANCTION"'
printf '<html><body><p>%s</p></body></html>' 'North Korea shipped shells to Russia, Seoul said on Tuesday.' >a.html
sayso code a.html -o a.csv
test "$(wc -l <a.csv)" -gt 1
sayso demo >/dev/null
test -s /usr/share/man/man1/sayso.1
test -s /usr/share/bash-completion/completions/sayso
apt-get -q -y purge sayso >/dev/null
! command -v sayso
test ! -e /usr/lib/sayso
TRY
cp /etc/resolv.conf "$upper/etc/resolv.conf"
# A program finds itself, and so its libraries, through /proc.
UPPER=$upper unshare --mount --pid --fork sh -c 'mount -t proc proc "$UPPER/proc" &&
  exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot "$UPPER" sh /try.sh'
say "installed, ran and went away in a clean Debian 12"

[ "${1:-}" = twice ] || exit 0
say "building again in another folder"
first=$(sha256sum <"$package")
git clone -q . "$work/again"
mkdir -p "$work/again/build"
ln -s "$PWD/build/deps" "$work/again/build/deps"
(cd "$work/again" && cmake --preset release -DSAYSO_CCACHE=OFF -DSAYSO_TESTS=OFF >/dev/null &&
  cmake --build build/release --target data_pack >/dev/null)
second=$(cd "$work/again" && tools/package.sh)
if [ "$first" != "$(sha256sum <"$work/again/$second")" ]; then
  dpkg-deb -R "$package" "$work/one"
  dpkg-deb -R "$work/again/$second" "$work/two"
  diff -rq "$work/one" "$work/two" || true
  say "FAILED: two builds, different bytes"
  exit 1
fi
say "two builds, same bytes: ${first%% *}"
