#!/bin/bash
# Try the built Windows program and its installer in the wine box; stop at the first thing wrong.
#   smoke.sh BOX FOLDER MSI OUT      needs a display (xvfb-run gives one)
# wine 8 lacks parts of Windows: the tried copies, never the built ones, are lent stand-ins.
set -euo pipefail
box=$1 folder=$2 msi=$3 out=$4
here=$(cd "$(dirname "$0")" && pwd)
. "$here/env.sh"
mkdir -p "$out"
said() { printf '  %-44s %s\n' "$1" "$2"; }
fail() { echo "smoke: $1" >&2; exit 1; }
lend() {
  for file in "$box"/py/ucrtbase.dll "$box"/py/mscms.dll "$box"/py/bcryptprimitives.dll "$box"/py/api-ms-win-crt-*.dll; do
    cp "$file" "$1/" && cp "$file" "$1/_internal/"
  done
  cp "$box/py/Lib/site-packages/PySide6/icuuc.dll" "$1/_internal/PySide6/"
}
windows_path() { printf 'Z:%s' "$1" | tr / '\\'; }

try() { # folder, name
  cli="$1/polku-cli.exe"
  due=$(wine "$cli" deadlines --received 2026-04-15 --json </dev/null | tr -d '\r')
  echo "$due" | grep -q '"due"' || fail "no deadline from $2"
  said "$2: deadlines" "answered"
  rm -rf "$out/tour-$2"
  # wine's Python wants a pipe: a file as its output is an invalid handle to it
  wine "$cli" tour --out "$(windows_path "$out/tour-$2")" </dev/null 2>&1 | cat >"$out/tour-$2.txt" || fail "tour of $2, see $out/tour-$2.txt"
  said "$2: the whole path, encrypted, signed" "$(ls "$out/tour-$2" | wc -l) files"
  pdf=$(ls "$out/tour-$2"/*P1.pdf | head -n 1)
  wine "$cli" verify "$(windows_path "$pdf")" --json </dev/null | grep -q '"intact": true' || fail "verify of $2"
  if command -v pdfsig >/dev/null; then pdfsig "$pdf" | grep -q 'Signature is Valid' || fail "pdfsig of $2"; fi
  said "$2: signed decision verified" "intact"
  began=$(date +%s%N)
  wine "$1/Polku.exe" --example </dev/null >/dev/null 2>&1 &
  running=$!
  for _ in $(seq 120); do
    sleep 0.5
    if xwininfo -root -tree 2>/dev/null | grep -q '"Polku'; then break; fi
  done
  xwininfo -root -tree | grep -q '"Polku' || fail "no window of $2"
  said "$2: time to a window, example made first" "$(( ($(date +%s%N) - began) / 1000000 )) ms"
  sleep 8
  xwd -root -silent | "$PYTHON" "$here/../../picture.py" "$out/window-$2.png"
  wine taskkill /im Polku.exe </dev/null >/dev/null 2>&1 || true
  for _ in $(seq 40); do kill -0 $running 2>/dev/null || break; sleep 0.5; done
  if kill -0 $running 2>/dev/null; then fail "Polku.exe of $2 does not quit"; fi
  said "$2: window closed" "quit"
}

for name in icuuc mscms bcryptprimitives ucrtbase; do
  if find "$folder" -iname "$name.dll" | grep -q .; then fail "the stand-in $name.dll would be shipped"; fi
done
for file in polku.cdx.json _internal/resources/licences/index.json _internal/resources/build.json; do
  [ -s "$folder/$file" ] || fail "$file is not in the folder"
done
said "size of the folder" "$(du -sm "$folder" | cut -f1) MB"
rm -rf "$out/tried" && cp -r "$folder" "$out/tried" && lend "$out/tried"
try "$out/tried" folder

wine msiexec /i "$(windows_path "$msi")" /qn </dev/null
installed="$WINEPREFIX/drive_c/Program Files/Polku"
[ -f "$installed/Polku.exe" ] || fail "the installer put nothing in its place"
[ -s "$installed/polku.cdx.json" ] || fail "the installer brings no bill of materials"
wine reg query 'HKLM\Software\Classes\Polku.Database\shell\open\command' </dev/null | grep -q 'Polku.exe' || fail ".polku files are not opened"
find "$WINEPREFIX/drive_c" -name 'Polku.lnk' | grep -q . || fail "no start menu entry"
said "installer: silent, start menu, .polku files" "in place"
lend "$installed"
try "$installed" installed
wine msiexec /i "$(windows_path "$msi")" /qn </dev/null
[ -f "$installed/Polku.exe" ] || fail "installing again removed the program"
wine msiexec /x "$(windows_path "$msi")" /qn </dev/null
if [ -f "$installed/Polku.exe" ]; then fail "the program is still there after uninstalling"; fi
find "$WINEPREFIX/drive_c/users" -name 'esimerkki.polku' | grep -q . || fail "uninstalling took the data away"
said "installer: again, away, data left" "done"
echo "smoke: good"
