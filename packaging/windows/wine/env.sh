# How programs of the wine box are run; expects $box.
export WINEPREFIX="$box/prefix" WINEARCH=win64 WINEDEBUG=-all
export WINEDLLOVERRIDES="ucrtbase=n,b;mscms=n;bcryptprimitives=n;winedbg.exe=d"
