#!/bin/bash
# Makes the Debian package of a release build: build/package/sayso_VERSION_amd64.deb, with runtime and model inside. The
# same sources give the same bytes: times are those of the last change.
#
#   tools/package.sh [BUILD-FOLDER]       default build/release
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/release}
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)
export SOURCE_DATE_EPOCH TZ=UTC LC_ALL=C.UTF-8
umask 022
rm -rf build/package
if ! cpack --config "$build/CPackConfig.cmake" -G DEB >build/package.log 2>&1; then
  cat build/package.log
  exit 1
fi
ls build/package/*.deb
