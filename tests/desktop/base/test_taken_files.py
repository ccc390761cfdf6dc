"""Files that people offer: what is read, and what is refused with a reason."""

from pathlib import Path

import pytest

from desktop.base.sentences import sentence
from desktop.base.taken_files import Offered, Taken, offered_paths, take
from models.rules.errors import RuleBroken
from tests import attached


def taken(*paths: Path, most: int = 20) -> Taken:
    return take(offered_paths(paths), most, lambda done, total: True)


def code(path: Path) -> str:
    (_, error), *_ = taken(path).refused
    assert sentence(error).endswith(".")
    return error.code


def test_that_a_folder_a_shortcut_and_what_is_not_there_are_refused_by_name(
    tmp_path: Path,
) -> None:
    real = tmp_path / "oikea.pdf"
    real.write_bytes(attached.pdf())
    (tmp_path / "pika.pdf").symlink_to(real)
    (tmp_path / "tyhjä.pdf").touch()

    assert code(tmp_path) == "attachment.folder"
    assert code(tmp_path / "pika.pdf") == "attachment.link"
    assert code(tmp_path / "kadonnut.pdf") == "attachment.gone"
    assert code(tmp_path / "tyhjä.pdf") == "attachment.empty"
    assert code(tmp_path / ("ä" * 300)) == "attachment.unreadable"


def test_that_a_device_is_refused_without_waiting_for_it() -> None:
    assert code(Path("/dev/zero")) == "attachment.unknown"


def test_that_a_path_of_finnish_letters_and_250_characters_is_read(tmp_path: Path) -> None:
    folder = tmp_path / ("äöå" * 25) / ("Hyvinvointialueen päiväkodin äiti " * 2).strip()
    folder.mkdir(parents=True)
    path = folder / "Lääkärin lausunto ÄÖÅ.pdf"
    path.write_bytes(attached.pdf())
    assert len(str(path)) > 200

    found = taken(path)

    assert [file.title for file in found.files] == ["Lääkärin lausunto ÄÖÅ"]


def test_that_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "iso.pdf"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)

    (_, error), *_ = taken(path, most=1).refused

    assert error.code == "attachment.large"


def test_that_of_thirty_the_good_ones_are_taken_and_the_others_named(tmp_path: Path) -> None:
    paths = []
    for number in range(30):
        paths.append(tmp_path / f"{number:02}.pdf")
        paths[-1].write_bytes(attached.PROGRAM if number % 10 == 0 else attached.pdf())

    found = taken(*paths)

    assert len(found.files) == 27
    assert [name for name, _ in found.refused] == ["00", "10", "20"]


def test_that_too_many_at_once_and_a_stop_take_nothing() -> None:
    many = [Offered(f"{number}.txt", None, b"hei") for number in range(51)]

    with pytest.raises(RuleBroken, match=r"attachment\.many"):
        take(many, 20, lambda done, total: True)
    with pytest.raises(RuleBroken, match=r"attachment\.stopped"):
        take(many[:9], 20, lambda done, total: done < 3)
