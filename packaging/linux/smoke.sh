#!/bin/bash
# Try the packed Linux program in a bare Debian: no Python, only what every desktop has. As root;
# stops at the first thing wrong.
#   smoke.sh ARCHIVE OUT      needs a display (xvfb-run gives one)
set -euo pipefail
archive=$1 out=$2 python="$2/venv/bin/python"
here=$(cd "$(dirname "$0")" && pwd)
bare="$out/bare" seen="$out/smoke"
said() { printf '  %-44s %s\n' "$1" "$2"; }
fail() { echo "smoke: $1" >&2; exit 1; }
milliseconds() { echo $(( ($(date +%s%N) - $1) / 1000000 )); }

mkdir -p "$seen"
# what a desktop has and the folder does not bring: the graphics driver's door, X, the bus, fonts' settings
desktop=libegl1,libgl1,libx11-xcb1,libdbus-1-3,fontconfig-config
[ "$(cat "$bare/.made" 2>/dev/null)" = "$desktop" ] || {
  rm -rf "$bare"
  debootstrap --variant=minbase --include="$desktop" bookworm "$bare" http://deb.debian.org/debian >"$out/bare.log"
  chroot "$bare" useradd --create-home --uid 1000 tuuli
  echo "$desktop" >"$bare/.made"
}
[ ! -e "$bare/usr/bin/python3" ] || fail "the bare Debian has a Python"
rm -rf "$bare/opt/polku" "$bare/home/tuuli" && install -d -o 1000 -g 1000 "$bare/home/tuuli"
tar xzf "$archive" -C "$bare/opt"
[ -z "${XAUTHORITY:-}" ] || install -o 1000 -g 1000 -m 600 "$XAUTHORITY" "$bare/home/tuuli/.Xauthority"
inside() { # as an ordinary user, with nothing of this machine's surroundings
  chroot --userspec=1000:1000 "$bare" env -i HOME=/home/tuuli LANG=C.UTF-8 PATH=/usr/bin:/bin "DISPLAY=$DISPLAY" "$@"
}
polku=/opt/polku/polku
window() { # wait for a window of ours, at most a minute
  for _ in $(seq 3000); do
    xwininfo -root -tree 2>/dev/null | grep -q '"Polku\|"polku' && return
    sleep 0.02
  done
  fail "no window"
}
gone() { for _ in $(seq 100); do kill -0 "$1" 2>/dev/null || return 0; sleep 0.1; done; fail "the program does not quit"; }
start() { # what is tried, picture, arguments
  local name=$1 picture=$2 began running status=0
  shift 2
  began=$(date +%s%N)
  inside "$polku" "$@" </dev/null >"$seen/$picture.txt" 2>&1 &
  running=$!
  window
  said "$name" "$(milliseconds "$began") ms"
  sleep 4
  xwd -root -silent | "$python" "$here/../picture.py" "$seen/$picture.png"
  pkill -TERM -P "$running" || kill -TERM "$running"
  gone "$running"
  wait "$running" || status=$?
  [ "$status" = 0 ] || fail "$name: ended with $status, see $seen/$picture.txt"
  [ ! -s "$seen/$picture.txt" ] || { cat "$seen/$picture.txt" >&2; fail "$name: something was complained of"; }
}

for file in polku.cdx.json _internal/resources/licences/index.json _internal/resources/build.json; do
  [ -s "$bare/opt/polku/$file" ] || fail "$file is not in the folder"
done
said "size of the archive" "$(du -m "$archive" | cut -f1) MB"
said "size of the folder" "$(du -sm "$bare/opt/polku" | cut -f1) MB"
inside "$polku" deadlines --received 2026-04-15 --json | grep -q '"due"' || fail "no deadline"
said "deadlines" "answered"
inside env QT_QPA_PLATFORM=offscreen "$polku" tour --out /home/tuuli/tour >"$seen/tour.txt" 2>&1 || fail "tour, see $seen/tour.txt"
said "the whole path, encrypted, signed" "$(ls "$bare/home/tuuli/tour" | wc -l) files"
pdf=$(cd "$bare" && ls home/tuuli/tour/*P1.pdf | head -n 1)
inside "$polku" verify "/$pdf" --json | grep -q '"intact": true' || fail "verify"
pdfsig "$bare/$pdf" | grep -q 'Signature is Valid' || fail "pdfsig"
said "signed decision verified" "intact"
start "time to the first window, cold" start
start "time to the first window, again" again
start "time to a window, example made first" example --example
find "$bare/home/tuuli" -name 'esimerkki.polku' | grep -q . || fail "no example database"
! grep -q 'SQLite format 3' "$(find "$bare/home/tuuli" -name 'esimerkki.polku')" || fail "the database is not encrypted"
said "windows closed, database encrypted" "quit"
echo "smoke: good"
