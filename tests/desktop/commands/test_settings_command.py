"""`polku settings`: what an administrator sees of the organisation's settings file."""

import json
from pathlib import Path

import pytest

from desktop.__main__ import main


def test_that_what_was_read_and_from_where_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ää.toml"
    file.write_text("[lock]\nminutes = 5\n")

    status = main(["settings", "--managed", "--file", str(file)])

    assert status == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Luettiin {file}.",
        "  lock.minutes = 5",
        "Yksi asetus, kunnossa.",
    ]


def test_that_a_wrong_key_is_named_and_the_status_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "polku.toml"
    file.write_text("[lock]\nminuutit = 5\n")

    status = main(["settings", "--file", str(file), "--json"])

    said = json.loads(capsys.readouterr().out)
    assert status == 1
    assert (said["file"], said["found"], said["settings"]) == (str(file), True, {})
    assert said["problems"][0]["where"] == "lock.minuutit"


def test_that_a_missing_file_is_said_and_is_wrong_only_when_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone.toml"
    monkeypatch.setenv("POLKU_MANAGED", str(gone))

    assert (main(["settings", "--file", str(gone)]), main(["settings"])) == (1, 0)
    assert "ei ole" in capsys.readouterr().out
