#!/bin/bash
# Makes the Debian package twice, on two file systems; installs it in a clean Debian 12 (debootstrap; needs root and the
# network) and runs it there; with "twice" it also builds everything again in another folder. Packages are compared byte
# for byte.
#
#   tools/package_test.sh [twice]
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf 'package: %s\n' "$*"; }
work=$(mktemp -d)
memory=$(mktemp -d -p /dev/shm)
trap 'rm -rf "$work" "$memory"' EXIT

# same ONE TWO WHAT: or says in which files they differ.
same() {
  if cmp -s "$1" "$2"; then
    say "$3, same bytes: $(sha256sum <"$1" | cut -d' ' -f1)"
    return
  fi
  dpkg-deb -R "$1" "$work/one"
  dpkg-deb -R "$2" "$work/two"
  diff -r "$work/one" "$work/two" || true
  say "FAILED: $3, different bytes"
  exit 1
}

package=$PWD/$(tools/package.sh)
say "$(stat -c '%n, %s bytes' "$package")"
tools/package.sh build/release "$memory/package" >/dev/null
same "$package" "$(echo "$memory"/package/*.deb)" "on two file systems"
rm -rf "$memory/package"
[ "$(id -u)" -eq 0 ] || { say "skipped the clean root: it needs root"; exit 0; }

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
upper=$work/root
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
git clone -q . "$work/again"
# The sources as they stand here, committed or not.
git ls-files -z -d | (cd "$work/again" && xargs -0 -r rm -f)
{ git diff -z --name-only --diff-filter=d HEAD && git ls-files -z -o --exclude-standard; } |
  xargs -0 -r cp --parents -p -t "$work/again"
mkdir -p "$work/again/build"
ln -s "$PWD/build/deps" "$work/again/build/deps"
(cd "$work/again" && cmake --preset release -DSAYSO_CCACHE=OFF -DSAYSO_TESTS=OFF >/dev/null &&
  cmake --build build/release --target data_pack >/dev/null)
second=$work/again/$(cd "$work/again" && tools/package.sh)
same "$package" "$second" "two builds"
