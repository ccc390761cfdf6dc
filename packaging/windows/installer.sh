#!/bin/sh
# Make the two installers of a built folder: for all users of the machine, and for one user.
#   installer.sh FOLDER OUT VERSION
set -eu
folder=$1 out=$2 version=$3
folder=$(cd "$folder" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out"
cp "$here/polku.ico" "$out/"
ln -sfn "$folder" "$out/folder"  # wixl knows relative paths only
cd "$out"
(cd folder && find . -type f | LC_ALL=C sort | wixl-heat -p ./ --directory-ref INSTALLDIR --component-group Files --var var.SRC) >files.wxs

make_one() { # scope, root of the registry, folder, upgrade code, two component ids
  wixl -a x64 -D SRC=folder -D VERSION="$version" -D SCOPE="$1" -D ROOT="$2" -D FOLDER="$3" \
    -D UPGRADE="$4" -D OPENS="$5" -D MENU="$6" -o "Polku-$version-$7.msi" "$here/polku.wxs" files.wxs
}
make_one perMachine HKLM ProgramFiles64Folder 3d0d5a0e-8f2e-4d0a-9a55-6a51a2c5b0d1 \
  7b1f6a51-2a54-4f65-9f0c-0a7d4c1f5e01 7b1f6a51-2a54-4f65-9f0c-0a7d4c1f5e02 machine
make_one perUser HKCU LocalAppDataFolder 3d0d5a0e-8f2e-4d0a-9a55-6a51a2c5b0d2 \
  7b1f6a51-2a54-4f65-9f0c-0a7d4c1f5e03 7b1f6a51-2a54-4f65-9f0c-0a7d4c1f5e04 user
rm -f files.wxs polku.ico folder
ls -l
