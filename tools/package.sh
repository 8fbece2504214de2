#!/bin/bash
# Makes the Debian package of a release build: FOLDER/sayso_VERSION_amd64.deb, with runtime and model inside. The same
# sources give the same bytes, wherever they lie: times are those of the last change.
#
#   tools/package.sh [BUILD-FOLDER [FOLDER]]       default build/release, build/package
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/release} folder=$(realpath -m "${2:-build/package}")
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)
export SOURCE_DATE_EPOCH TZ=UTC LC_ALL=C.UTF-8
umask 022
rm -rf "$folder"
if ! cpack --config "$build/CPackConfig.cmake" -G DEB -B "$folder" >build/package.log 2>&1; then
  cat build/package.log
  exit 1
fi
package=$(ls "$folder"/*.deb)

# CPack counts folders into Installed-Size at what their file system says, which differs: files alone count here, each by
# whole KiB.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && ar x "$package" && mkdir control && tar -xzf control.tar.gz -C control)
size=$(dpkg-deb --fsys-tarfile "$package" | tar -tv | awk '/^-/ {kib += int(($3 + 1023) / 1024)} END {print kib}')
sed -i "s/^Installed-Size: .*/Installed-Size: $size/" "$work/control/control"
tar -C "$work/control" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=root:0 --group=root:0 --mode=u=rwX,go=rX --format=ustar \
  -cf - ./control ./md5sums | gzip -9n >"$work/control.tar.gz"
rm "$package"
(cd "$work" && ar rcD "$package" debian-binary control.tar.gz data.tar.zst)
realpath --relative-to=. "$package"
