"""`polku deadlines`: dates exact, reasons told, misuse answered with status 2."""

import io
import json
from typing import Any

import pytest

from desktop.__main__ import main

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-03-03", "2026-03-12"),
        ("2026-03-31", "2026-04-13"),
        ("2026-06-17", "2026-06-29"),
        ("2026-12-15", "2026-12-28"),
        ("2025-12-22", "2026-01-07"),
    ],
)
def test_that_the_seventh_working_day_is_told_exactly(
    capsys: Capture, received: str, due: str
) -> None:
    answer = _json(capsys, "--received", received, "--group", "special-support")

    start = next(c for c in answer["clocks"] if c["clock"] == "assessment_start")
    assert answer["received"] == received
    assert start["due"] == due
    assert start["statutory"] is True


def test_that_each_clock_has_all_its_days_and_its_basis(capsys: Capture) -> None:
    answer = _json(capsys, "--received", "2026-09-24", "--group", "child-protection")

    ready = next(c for c in answer["clocks"] if c["clock"] == "assessment_ready")
    assert {key: ready[key] for key in ("nominal", "due", "target")} == {
        "nominal": "2026-12-24",
        "due": "2026-12-28",
        "target": "2026-12-23",
    }
    assert [c["clock"] for c in answer["clocks"]] == [
        "assessment_start",
        "assessment_ready",
        "decision_executed",
    ]
    assert ready["basis"]
    assert ready["steps"]


def test_that_the_stricter_reading_of_the_eves_is_told_too(capsys: Capture) -> None:
    answer = _json(capsys, "--received", "2026-12-18", "--group", "special-support")

    start = next(c for c in answer["clocks"] if c["clock"] == "assessment_start")
    assert (start["due"], start["stricter"]) == ("2026-12-31", "2026-12-30")


@pytest.mark.parametrize(
    ("way", "day", "received", "last"),
    [
        ("--posted", "2026-11-17", "2026-11-24", "2026-12-28"),
        ("--posted", "2026-03-02", "2026-03-09", "2026-04-08"),
        ("--handed", "2026-12-01", "2026-12-01", "2026-12-31"),
        ("--electronic", "2026-12-01", "2026-12-04", "2027-01-04"),
    ],
)
def test_that_the_appeal_period_follows_the_way_of_service(
    capsys: Capture, way: str, day: str, received: str, last: str
) -> None:
    answer = _json(capsys, way, day)

    assert set(answer) == {"deemed_received", "appeal_last_day", "steps"}
    assert (answer["deemed_received"], answer["appeal_last_day"]) == (received, last)


def test_that_a_dash_reads_one_date_a_line_and_answers_one_object_a_line(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("2026-03-03\n\n15.12.2026\n"))

    status = main(["deadlines", "--received", "-", "--json"])

    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert [json.loads(line)["received"] for line in lines] == ["2026-03-03", "2026-12-15"]


def test_that_a_date_may_be_repeated(capsys: Capture) -> None:
    status = main(["deadlines", "--posted", "2026-03-02", "--posted", "2026-03-20", "--json"])

    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert [json.loads(line)["appeal_last_day"] for line in lines] == ["2026-04-08", "2026-04-27"]


def test_that_words_tell_the_days_without_json(capsys: Capture) -> None:
    status = main(["deadlines", "--received", "15.12.2026", "--group", "special-support"])

    said = capsys.readouterr().out
    assert status == 0
    assert "Arvioinnin aloittaminen: ma 28.12.2026" in said
    assert "To 24.12.2026 ei ole arkipäivä: jouluaatto." in said


def test_that_swedish_is_spoken_when_asked(capsys: Capture) -> None:
    status = main(["deadlines", "--received", "15.12.2026", "--language", "sv"])

    said = capsys.readouterr().out
    main(["deadlines", "--received", "15.12.2026"])
    capsys.readouterr()
    assert status == 0
    assert "julafton" in said


@pytest.mark.parametrize(
    "argv",
    [
        ["deadlines"],
        ["deadlines", "--received"],
        ["deadlines", "--received", "31.2.2026"],
        ["deadlines", "--received", "1.2.26"],
        ["deadlines", "--received", "2026-03-03", "--posted", "2026-03-03"],
        ["deadlines", "--received", "2026-03-03", "--group", "jokin"],
        ["tuntematon"],
    ],
)
def test_that_a_misuse_is_answered_with_status_two(capsys: Capture, argv: list[str]) -> None:
    status = main(argv)

    told = capsys.readouterr()
    assert status == 2
    assert told.out == ""
    assert told.err != ""


def test_that_the_rules_of_a_database_are_used_when_one_is_named(
    capsys: Capture, database: object
) -> None:
    answer = _json(capsys, "--received", "2026-03-03", "--database", str(database))

    assert answer["rules"]["eves"] == "not_counted"


def _json(capsys: Capture, *argv: str) -> dict[str, Any]:
    status = main(["deadlines", *argv, "--json"])
    assert status == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer
