"""`polku figures thl`: the same numbers as on the page, in words, JSON and files."""

import json
from pathlib import Path

import pytest

from desktop.__main__ import main
from models.rules.figures import Line
from models.services.figures import figures_report
from models.store.vault import open_store
from tests.conftest import PASSPHRASE, copied
from tests.fakes import FakeClock

LOGIN = "hakala"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo database of 80 cases; copy before opening."""
    path = tmp_path_factory.mktemp("figures") / "esimerkki.polku"
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("POLKU_PASSPHRASE", PASSPHRASE)
        made = main(
            ["demo", "--database", str(path), "--cases", "80", "--today", "2026-11-24",
             "--login", LOGIN]
        )  # fmt: skip
    assert made == 0
    return path


@pytest.fixture
def database(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that a test may change."""
    monkeypatch.setenv("POLKU_PASSPHRASE", PASSPHRASE)
    return copied(demo, tmp_path)


def test_that_the_command_prints_the_numbers_of_the_report(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    status = main(["figures", "thl", "--database", str(database), "--period", "2026H1", "--json"])
    told = json.loads(capsys.readouterr().out)

    with open_store(database, login=LOGIN, passphrase=PASSPHRASE) as store:
        uow = store.unit_of_work(FakeClock())
        from models.services.bootstrap import sign_in

        actor, _ = sign_in(uow, login=LOGIN)
        report = figures_report(uow, actor, period="2026H1")
    assert status == 0
    assert told["figures"] == {line.value: report.figures.count(line) for line in Line}
    assert told["figures"]["A0"] > 0


def test_that_words_tell_each_line_and_its_cases(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    main(["figures", "thl", "--database", str(database), "--period", "2026H1", "--cases"])
    out = capsys.readouterr().out

    assert "2026H1, laskettu 30.9.2026" in out
    assert "Vireille tulleet yhteensä" in out
    assert "      ES-2026-" in out


@pytest.mark.parametrize("suffix", ["pdf", "xlsx", "csv"])
def test_that_the_figures_are_written_to_a_file(
    database: Path, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"luvut.{suffix}"

    status = main(
        ["figures", "thl", "--database", str(database), "--period", "2026H1",
         "--out", str(target), "--language", "sv"]
    )  # fmt: skip

    assert status == 0
    assert target.stat().st_size > 300


@pytest.mark.parametrize(
    ("period", "words"),
    [("2026H3", "Jaksoa ei ole."), ("2096H1", "Jakso alkaa vasta 1.4.2096.")],
)
def test_that_a_period_that_is_not_there_is_refused(
    database: Path, capsys: pytest.CaptureFixture[str], period: str, words: str
) -> None:
    status = main(["figures", "thl", "--database", str(database), "--period", period])

    assert status == 1
    assert words in capsys.readouterr().err


def test_that_an_ending_that_cannot_be_written_is_told_at_once(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(
        ["figures", "thl", "--database", str(database), "--period", "2026H1", "--out", "a.doc"]
    )

    assert status == 2
    assert ".xlsx" in capsys.readouterr().err
