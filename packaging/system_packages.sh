#!/bin/sh
# Install the system libraries that Qt and the checks need on Debian and its kin; say what is
# missing elsewhere. Nothing is done when all is there already.
#   system_packages.sh window|test|linux|windows
set -eu

OFFSCREEN="libglib2.0-0 libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon0 libgssapi-krb5-2 fonts-dejavu-core"
WINDOW="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1 libcups2"
CHECKS="poppler-utils qpdf openssl softhsm2 opensc libpdfbox2-java libactivation-java libjaxb-api-java libcommons-io-java default-jre-headless postgresql"

# The screen reader's view of the windows: a bus, a screen and who asks.
READER="at-spi2-core dbus dbus-daemon python3-gi xvfb"

WINE="wine wine64 fonts-wine gcc-mingw-w64-x86-64-win32 xvfb xauth x11-utils x11-apps wixl msitools unzip"

BARE="binutils debootstrap xvfb xauth x11-utils x11-apps procps"

wanted="$OFFSCREEN $WINDOW"
[ "${1:-window}" = test ] && wanted="$OFFSCREEN $WINDOW $CHECKS $READER"
[ "${1:-window}" = linux ] && wanted="$OFFSCREEN $WINDOW poppler-utils $BARE"
[ "${1:-window}" = windows ] && wanted="$OFFSCREEN $CHECKS $WINE"
python3 -c 'import ensurepip, venv' 2>/dev/null || wanted="$wanted python3-venv"

if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
  exit 0
fi
browser=""
if [ "${1:-window}" = test ]; then
  for name in chromium-headless-shell chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && browser="$name"
  done
  [ -z "$browser" ] && wanted="$wanted chromium-headless-shell"
fi
missing=""
for package in $wanted; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
    dpkg-query -W -f='${Status}' "${package}t64" 2>/dev/null | grep -q '^install ok installed$' ||
    missing="$missing $package"
done
[ -z "$missing" ] && exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "These system packages are missing:$missing" >&2
    echo "Install them (apt-get install$missing) and try again." >&2
    exit 1
  fi
  as_root="sudo"
fi
echo "Installing system packages:$missing"
$as_root apt-get update -q
# Only Debian has this browser; without it the checks that need one say that they are skipped.
apt-cache show chromium-headless-shell >/dev/null 2>&1 ||
  missing=$(echo "$missing" | sed 's/ chromium-headless-shell//')
[ -z "$missing" ] && exit 0
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
