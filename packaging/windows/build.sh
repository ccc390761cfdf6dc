#!/bin/bash
# Build Polku for Windows on Debian, under wine: the folder, the two installers, and try both.
#   build.sh OUT       OUT/dist/Polku, OUT/msi/*.msi, OUT/smoke/*.png
# On a real Windows build.ps1 makes the same folder.
set -euo pipefail
exec > >(cat) 2>&1  # wine's Python takes a file as its output for an invalid handle
out=$1
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "$out" && out=$(cd "$out" && pwd)
export PYTHON="${PYTHON:-python3}"
box="$out/box"
bash "$here/wine/box.sh" "$box"
. "$here/wine/env.sh"
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)}"
cd "$root"
began=$(date +%s)
wine "$box/py/python.exe" -m PyInstaller -y --log-level ERROR --distpath "$out/dist" --workpath "$out/work" packaging/windows/polku.spec </dev/null
echo "built in $(($(date +%s) - began)) s"
"$PYTHON" packaging/bill.py --system windows --wheels "$box/wheels" --folder "$out/dist/Polku" "$out/dist/Polku/polku.cdx.json"
version=$("$PYTHON" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
sh "$here/installer.sh" "$out/dist/Polku" "$out/msi" "$version" 2>/dev/null
xvfb-run -a -s "-screen 0 1366x768x24" bash "$here/wine/smoke.sh" "$box" "$out/dist/Polku" "$out/msi/Polku-$version-machine.msi" "$out/smoke"
