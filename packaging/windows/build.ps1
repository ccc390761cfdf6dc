# Build Polku on a real Windows: Python 3.11 (python.org, 64-bit) and nothing else.
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
# Leaves build\windows\dist\Polku; the installers are made of it by installer.sh (wixl) or any WiX 3.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
py -3.11 -m venv build\windows\venv
$python = "build\windows\venv\Scripts\python.exe"
& $python -m pip install -q --no-deps --require-hashes -r requirements\windows.txt
& $python -m pip install -q --no-deps --require-hashes -r requirements\run.txt
& $python -m PyInstaller -y --log-level ERROR --distpath build\windows\dist --workpath build\windows\work packaging\windows\polku.spec
& $python -m pip download -q --no-deps --require-hashes --only-binary=:all: -d build\windows\wheels -r requirements\run.txt
& $python packaging\bill.py --system windows --wheels build\windows\wheels --folder build\windows\dist\Polku build\windows\dist\Polku\polku.cdx.json
& build\windows\dist\Polku\polku-cli.exe deadlines --received 2026-04-15
& build\windows\dist\Polku\polku-cli.exe tour --out build\windows\tour
