"""Crash reports: places and types, never what was typed; a file that only its user can read."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from desktop.base.crash import CrashReports, forbid_core_dumps

SECRET = "020516C903K"


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[CrashReports]:
    """Reports in a folder of their own."""
    made = CrashReports(tmp_path / "log")
    yield made
    made.close()


def test_that_a_report_names_type_and_place(reports: CrashReports) -> None:
    _report(reports)

    text = reports.path.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "test_crash.py" in text
    assert "_fail" in text


def test_that_what_was_typed_is_never_in_a_report(reports: CrashReports) -> None:
    _report(reports)

    assert SECRET not in reports.path.read_text(encoding="utf-8")


def test_that_the_user_is_told_once(reports: CrashReports) -> None:
    told: list[int] = []
    reports.tell = lambda: told.append(1)

    _report(reports)
    _report(reports)

    assert told == [1]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file modes")
def test_that_only_the_user_can_read_the_reports(reports: CrashReports) -> None:
    mode = stat.S_IMODE(reports.path.stat().st_mode)

    assert mode == 0o600


def test_that_qt_warnings_are_kept_without_quoted_data(reports: CrashReports) -> None:
    reports.install()

    qWarning(f'Something is wrong with "{SECRET}"')

    text = reports.path.read_text(encoding="utf-8")
    assert "Something is wrong with" in text
    assert SECRET not in text


def test_that_a_report_grown_too_long_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "crash.log").write_text("x" * 600_000, encoding="utf-8")

    made = CrashReports(tmp_path)
    made.close()

    assert made.path.stat().st_size == 0


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_that_memory_is_never_dumped_into_a_core_file() -> None:
    import resource

    forbid_core_dumps()

    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def _report(reports: CrashReports) -> None:
    try:
        _fail()
    except ValueError as error:
        reports.report(ValueError, error, error.__traceback__)


def _fail() -> None:
    int(SECRET)
