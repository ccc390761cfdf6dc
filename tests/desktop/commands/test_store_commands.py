"""Commands on a database: demo, check, backup, restore, export and process."""

import json
import sqlite3
from pathlib import Path

import pytest

from desktop.__main__ import main
from models.store.files import keys_path
from resources import path as resource
from tests.conftest import PASSPHRASE

Capture = pytest.CaptureFixture[str]


def test_that_a_sound_database_passes_its_check(capsys: Capture, database: Path) -> None:
    status = main(["check", "--database", str(database), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert status == 0
    assert answer["sound"] is True
    assert answer["problems"] == []
    assert answer["log_lines"] > 0


def test_that_a_damaged_page_is_found_wrong(capsys: Capture, database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)

    status = main(["check", "--database", str(database)])

    told = capsys.readouterr()
    assert status == 1
    assert "vaurioitunut" in told.out + told.err


def test_that_a_wrong_passphrase_is_refused_with_status_one(
    capsys: Capture, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLKU_PASSPHRASE", "väärä salalause on tämä")

    status = main(["check", "--database", str(database)])

    assert status == 1
    assert "ei täsmää" in capsys.readouterr().err


def test_that_a_database_that_is_not_there_is_told(capsys: Capture, tmp_path: Path) -> None:
    status = main(["check", "--database", str(tmp_path / "puuttuu.polku")])

    assert status == 1
    assert "ei löytynyt" in capsys.readouterr().err


def test_that_a_backup_restored_is_the_same_database(
    capsys: Capture, database: Path, tmp_path: Path
) -> None:
    copy, back = tmp_path / "kopio.polku", tmp_path / "palautettu.polku"

    done = main(["backup", str(copy), "--database", str(database), "--json"])
    told = json.loads(capsys.readouterr().out)
    restored = main(["restore", str(copy), "--database", str(back)])
    capsys.readouterr()
    checked = main(["check", "--database", str(back), "--json"])

    assert (done, restored, checked) == (0, 0, 0)
    assert json.loads(capsys.readouterr().out)["log_lines"] >= told["log_lines"]
    assert keys_path(back).exists()


def test_that_a_backup_onto_the_database_itself_is_refused(capsys: Capture, database: Path) -> None:
    status = main(["backup", str(database), "--database", str(database)])

    assert status == 1
    assert capsys.readouterr().err != ""


def test_that_a_demo_is_encrypted_and_opens_with_its_passphrase(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLKU_PASSPHRASE", PASSPHRASE)
    path = tmp_path / "demo.polku"

    status = main(
        ["demo", "--database", str(path), "--cases", "8", "--today", "2026-11-24", "--json"]
    )

    assert status == 0
    assert json.loads(capsys.readouterr().out) == {
        "database": str(path),
        "login": "hakala",
        "cases": 8,
    }
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT count(*) FROM sqlite_master").fetchone()


def test_that_a_demo_never_overwrites_a_database(capsys: Capture, database: Path) -> None:
    before = database.read_bytes()

    status = main(["demo", "--database", str(database), "--cases", "5"])

    assert status == 1
    assert database.read_bytes() == before


@pytest.mark.parametrize("count", ["0", "-3", "kolme", "9999999"])
def test_that_a_demo_of_an_impossible_size_is_a_misuse(
    capsys: Capture, tmp_path: Path, count: str
) -> None:
    status = main(["demo", "--database", str(tmp_path / "x.polku"), "--cases", count])

    assert status == 2
    assert not (tmp_path / "x.polku").exists()


def test_that_an_export_names_files_by_number_and_kind_only(
    capsys: Capture, database: Path, tmp_path: Path
) -> None:
    out = tmp_path / "vienti"

    status = main(
        ["export", "--database", str(database), "--case", "es-2026-0002", "--out", str(out)]
    )

    names = sorted(path.name for path in out.iterdir())
    assert status == 0
    assert names
    assert all(name.startswith("ES-2026-0002-") for name in names if name != "manifest.json")
    assert all(path.read_bytes()[:1] in (b"{", b"%") for path in out.iterdir())


def test_that_an_unknown_case_is_not_exported(
    capsys: Capture, database: Path, tmp_path: Path
) -> None:
    out = tmp_path / "vienti"

    status = main(["export", "--database", str(database), "--case", "ES-1999-1", "--out", str(out)])

    assert status == 1
    assert not out.exists()


def test_that_the_shipped_process_is_sound(capsys: Capture) -> None:
    status = main(["process", "lint", str(resource("process/families.bpmn")), "--json"])

    assert status == 0
    assert json.loads(capsys.readouterr().out) == {"sound": True, "problems": []}


def test_that_a_process_without_an_end_is_found_wrong(capsys: Capture, tmp_path: Path) -> None:
    broken = tmp_path / "rikki.bpmn"
    text = resource("process/families.bpmn").read_text(encoding="utf-8")
    broken.write_text(text.replace("all_served", "no_such_rule"), encoding="utf-8")

    status = main(["process", "lint", str(broken), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert status == 1
    assert "process.unknown_guard" in {item["code"] for item in answer["problems"]}


def test_that_a_missing_translation_is_told_but_refuses_no_process(
    capsys: Capture, tmp_path: Path
) -> None:
    untold = tmp_path / "kesken.bpmn"
    text = resource("process/families.bpmn").read_text(encoding="utf-8")
    untold.write_text(text.replace('sv="Klientplan" ', ""), encoding="utf-8")

    status = main(["process", "lint", str(untold)])

    assert status == 0
    assert capsys.readouterr().out == "Task_plan: Käännös puuttuu. Lisää käännös. [sv]\n"


def test_that_a_finding_is_told_with_its_statute(capsys: Capture, tmp_path: Path) -> None:
    late = tmp_path / "pitka.bpmn"
    text = resource("process/families.bpmn").read_text(encoding="utf-8")
    late.write_text(text.replace('value="P3M" unit="month"', 'value="P4M" unit="month"'), "utf-8")

    status = main(["process", "lint", str(late)])

    told = capsys.readouterr().out
    assert status == 1
    assert "Deadline_ready: Määräaika on pidempi kuin laissa." in told
    assert "(SHL 36 § 3 mom.)" in told


def test_that_a_process_survives_the_round_trip(capsys: Capture, tmp_path: Path) -> None:
    source, out = resource("process/families.bpmn"), tmp_path / "ulos.bpmn"

    status = main(["process", "roundtrip", str(source), str(out)])

    assert status == 0
    assert out.read_bytes() == source.read_bytes()


def test_that_the_published_process_is_exported_and_comes_back_as_a_draft(
    capsys: Capture, database: Path, tmp_path: Path
) -> None:
    out = tmp_path / "prosessi.bpmn"

    exported = main(["process", "export", str(out), "--database", str(database)])
    imported = main(["process", "import", str(out), "--database", str(database), "--json"])

    assert (exported, imported) == (0, 0)
    assert "draft" in json.loads(capsys.readouterr().out.splitlines()[-1])


def test_that_roundtrip_without_a_target_is_a_misuse(capsys: Capture) -> None:
    assert main(["process", "roundtrip", str(resource("process/families.bpmn"))]) == 2


def test_that_a_file_that_is_no_process_is_refused(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "muu.bpmn"
    path.write_text("<x/>")

    assert main(["process", "lint", str(path)]) == 1
    assert capsys.readouterr().err != ""
