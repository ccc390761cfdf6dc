"""Make the pictures of the help pages out of `polku tour`.

Run by `make help-pictures` when the windows have changed: walks the tour once in each language and
keeps the pictures named in PICTURES, made smaller, in resources/help/pictures/LANGUAGE. With
`--from FI SV EN` they are taken from tours that were walked before.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

PLACE = Path(__file__).resolve().parent.parent / "resources" / "help" / "pictures"
LANGUAGES = ("fi", "sv", "en")
WIDTH, COLOURS = 1000, 48
MOST_BYTES = 3_000_000
PICTURES = {
    "start": "start",
    "map": "map",
    "worklist": "worklist",
    "cases": "cases",
    "search": "search",
    "intake": "intake",
    "case": "case-phase-2",
    "assessment": "assessment",
    "person": "person",
    "decision": "decision-ready",
    "sign": "sign",
    "served": "served",
    "decisions": "decisions",
    "figures": "figures-2",
    "team": "team",
    "path": "path-draft-light-100",
    "settings": "settings-2",
}
"""What each picture of the help is called on the tour, without its number."""


def main() -> int:
    """Make every picture; tell when they take more room than they may."""
    given = sys.argv[2:] if sys.argv[1:2] == ["--from"] else []
    with tempfile.TemporaryDirectory(prefix="polku-help-") as folder:
        for place, language in enumerate(LANGUAGES):
            tour = Path(given[place]) if given else _walked(Path(folder) / language, language)
            _keep(tour, PLACE / language)
    size = sum(path.stat().st_size for path in PLACE.rglob("*.png"))
    sys.stdout.write(f"{size // 1000} kB\n")
    return int(size > MOST_BYTES)


def _walked(out: Path, language: str) -> Path:
    command = [sys.executable, "-m", "desktop", "--language", language, "tour", "--out", str(out)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out


def _keep(tour: Path, place: Path) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for name, taken in PICTURES.items():
        found = [p for p in tour.glob("*.png") if re.fullmatch(rf"\d+-{taken}", p.stem)]
        _write(min(found), place / f"{name}.png")


def _write(taken: Path, kept: Path) -> None:
    with Image.open(taken) as picture:
        wide = min(WIDTH, picture.width)
        size = (wide, round(picture.height * wide / picture.width))
        small = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        small.quantize(COLOURS, dither=Image.Dither.NONE).save(kept, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
