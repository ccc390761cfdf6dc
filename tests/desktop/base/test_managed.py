"""The organisation's settings file: what can be used holds, what cannot is told."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from desktop.base.managed import LARGEST, OVERRIDE, SETTINGS, place_of_managed, read_managed
from desktop.base.managed_sentences import told_at_start, trouble_words
from desktop.base.motion import desktop_allows
from desktop.base.reminding import Reminding
from desktop.base.words import speaking
from models.rules.words import Language

EXAMPLE = Path(__file__).resolve().parents[3] / "packaging" / "polku.toml.example"
TUESDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 28)


@pytest.fixture(autouse=True)
def _finnish() -> Iterator[None]:
    with speaking(Language.FINNISH):
        yield


def _written(folder: Path, content: bytes | str) -> Path:
    file = folder / "polku.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_that_a_machine_without_a_file_manages_nothing(tmp_path: Path) -> None:
    read = read_managed(tmp_path / "polku.toml")

    assert (read.found, dict(read.values), read.troubles) == (False, {}, ())
    assert read.example_allowed
    assert told_at_start(read) == ""


def test_that_a_wrong_line_is_told_and_the_others_hold(tmp_path: Path) -> None:
    read = read_managed(
        _written(
            tmp_path,
            '[lock]\nminutes = 999\n[window]\ntheme = "dark"\nloud = true\n'
            '[example]\nallowed = "no"',
        )
    )

    assert dict(read.values) == {"window.theme": "dark"}
    assert [(each.code, each.where) for each in read.troubles] == [
        ("managed.unfit", "lock.minutes"),
        ("managed.unknown", "window.loud"),
        ("managed.unfit", "example.allowed"),
    ]
    assert trouble_words(read.troubles[0]) == (
        "Asetuksen lock.minutes arvo ei kelpaa. Kelpaa: 1–120."
    )
    assert told_at_start(read).startswith("3 organisaatiosi asetusta")


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        ("[lock]\nminutes == 5", "managed.not_toml", "2"),
        ('[lock]\nname = "kesken', "managed.not_toml", ""),
        ("[lock]\nminutes = 5".encode("utf-16"), "managed.not_utf8", ""),
        (b"#" * (LARGEST + 1), "managed.too_long", ""),
        ("lock = 5", "managed.unknown", "lock"),
        ("a=" + "[" * 5000, "managed.not_toml", ""),
    ],
    ids=["broken line", "broken end", "UTF-16", "too long", "no section", "deep"],
)
def test_that_a_file_that_cannot_be_read_is_told_in_words(
    tmp_path: Path, content: bytes | str, code: str, where: str
) -> None:
    (trouble,) = read_managed(_written(tmp_path, content)).troubles

    assert (trouble.code, trouble.where) == (code, where)
    assert trouble_words(trouble).endswith(".")


def test_that_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    (trouble,) = read_managed(tmp_path).troubles

    assert trouble.code == "managed.unreadable"


def test_that_notepads_mark_at_the_beginning_is_no_trouble(tmp_path: Path) -> None:
    read = read_managed(_written(tmp_path, b"\xef\xbb\xbf[lock]\nminutes = 5"))

    assert read.number("lock.minutes") == 5


def test_that_true_is_no_number_and_a_relative_path_no_place(tmp_path: Path) -> None:
    read = read_managed(_written(tmp_path, '[lock]\nminutes=true\n[database]\npath="a.polku"'))

    assert not read.values


def test_that_a_path_may_name_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOTI", str(tmp_path))

    read = read_managed(_written(tmp_path, "[database]\npath = '$KOTI/oma.polku'"))

    assert read.text("database.path") == str(tmp_path / "oma.polku")


def test_that_the_shipped_example_names_every_key_and_all_fit(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    here = text.replace(r"%LOCALAPPDATA%\Polku", "/var/polku").replace("C:\\", "/c/")

    read = read_managed(_written(tmp_path, here))

    assert read.troubles == ()
    assert set(read.values) == set(SETTINGS)


def test_that_another_file_counts_only_where_the_machine_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, own = tmp_path / "kokeilu.toml", tmp_path / "polku.toml"
    monkeypatch.setenv(OVERRIDE, str(named))

    before = place_of_managed(own)
    own.write_text("")

    assert (before, place_of_managed(own)) == (named, own)


@pytest.mark.parametrize(
    ("day", "at", "told"),
    [
        (TUESDAY, time(9), True),
        (TUESDAY, time(16, 59), True),
        (TUESDAY, time(17), False),
        (TUESDAY, time(6, 59), False),
        (TUESDAY, time(7), True),
        (SATURDAY, time(9), False),
        (date(2026, 12, 25), time(9), False),
    ],
)
def test_that_the_corner_is_quiet_at_night_and_on_days_off(day: date, at: time, told: bool) -> None:
    assert Reminding().may_tell(day, at) is told


def test_that_quiet_hours_may_lie_within_a_day_and_days_off_may_count() -> None:
    lunch = Reminding(quiet_from=time(11), quiet_to=time(12), days_off=True)

    assert [lunch.may_tell(SATURDAY, time(hour)) for hour in (10, 11, 12)] == [True, False, True]


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"shown": 1}', "null"])
def test_that_unreadable_choices_give_the_usual_ones(kept: str) -> None:
    assert Reminding.from_text(kept) == Reminding()


def test_that_what_was_chosen_is_read_back() -> None:
    chosen = Reminding(False, (10, 0), time(15, 30), time(8), True)

    assert Reminding.from_text(chosen.as_text) == chosen


@pytest.mark.parametrize(
    ("name", "text", "allowed"),
    [
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", False),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", False),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=1.5\n", True),
        ("kdeglobals", "not a settings file\n", True),
    ],
)
def test_that_a_system_set_to_show_no_motion_is_heard(
    tmp_path: Path, name: str, text: str, allowed: bool
) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)

    assert desktop_allows(tmp_path) is allowed
