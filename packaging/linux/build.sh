#!/bin/bash
# Build Polku for Linux from a virtual environment that holds its locked packages and nothing else,
# and try it in a bare Debian that has no Python.
#   build.sh OUT       OUT/dist/polku, OUT/polku-VERSION-linux-x86_64.tar.gz, OUT/smoke/*.png
set -euo pipefail
out=$1
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "$out" && out=$(cd "$out" && pwd)
export PYTHON="${PYTHON:-python3}" PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)}"
maker=$PYTHON  # the environment of the tests, which knows CycloneDX
cd "$root"

rm -rf "$out/venv" "$out/wheels" "$out/dist" "$out/making"
"$PYTHON" -m venv "$out/venv"
python="$out/venv/bin/python"
for list in linux run; do
  "$python" -m pip download -q --no-deps --require-hashes --only-binary=:all: -d "$out/wheels/$list" -r "requirements/$list.txt"
  "$python" -m pip install -q --no-deps --no-index --require-hashes --find-links "$out/wheels/$list" -r "requirements/$list.txt"
done
"$python" packaging/thin.py
began=$(date +%s)
"$python" -m PyInstaller -y --log-level ERROR --distpath "$out/dist" --workpath "$out/making" packaging/linux/polku.spec
# only these two carry their debugging along; others, patched by auditwheel, break when stripped
strip --strip-unneeded "$out/dist/polku/_internal/libpython3.11.so.1.0" "$out"/dist/polku/_internal/sqlcipher3/*.so
echo "built in $(($(date +%s) - began)) s"

"$maker" packaging/bill.py --system linux --wheels "$out/wheels/run" --folder "$out/dist/polku" \
  --analysis "$out/making/polku/COLLECT-00.toc" "$out/dist/polku/polku.cdx.json"

version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
archive="$out/polku-$version-linux-x86_64.tar.gz"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
  -C "$out/dist" -cf - polku | gzip -n -9 >"$archive"
xvfb-run -a -s "-screen 0 1366x768x24" bash "$here/smoke.sh" "$archive" "$out"
