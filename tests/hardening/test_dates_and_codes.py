"""Dates, times and identity codes that cannot be: each told by its own sentence, none lost."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.base.sentences import sentence
from desktop.windows.intake_page import IntakePage
from models.entities.case import Case
from models.rules.dates import read_date, read_time
from models.rules.documents.check import problems
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.schema import FieldType
from models.rules.errors import RuleBroken
from models.rules.identity import check_personal_code
from models.rules.kinds import DocumentKind
from models.store.uow import UnitOfWork
from tests.builders_documents import TODAY, filled
from tests.desktop.windows_case.filling import put_away
from tests.desktop.windows_case.walking import CONTACT
from tests.models.services.looking import stored

DATES = {
    "31.2.2026": "date.impossible",
    "29.2.2025": "date.impossible",
    "29.2.2100": "date.impossible",
    "32.1.2026": "date.impossible",
    "0.1.2026": "date.impossible",
    "1.13.2026": "date.impossible",
    "2026-02-30": "date.impossible",
    "1.1.0000": "date.impossible",
    "1.1.25": "date.two_digit_year",
    "1.1.1066": "date.far",
    "1.1.3026": "date.far",
    "eilen": "date.unreadable",
    "1.2.": "date.unreadable",
    "1.2.20261": "date.unreadable",
    "1,2,2026": "date.unreadable",
    "1–2–2026": "date.unreadable",
    "2026-2-3": "date.unreadable",
    "١.٢.٢٠٢٦": "date.unreadable",
    "1.2.2026 klo 9": "date.unreadable",
    "1.2.2026\u200b": "date.unreadable",
    "9" * 40_000: "date.unreadable",
}
TIMES = {
    "24.00": "time.impossible",
    "9.60": "time.impossible",
    "٩.٣٠": "time.unreadable",
    "puoli yhdeksän": "time.unreadable",
    "9.3": "time.unreadable",
    "-1.00": "time.unreadable",
}
CODES = {
    "030219A902": "code.length",
    "030219A902J5": "code.length",
    "٠٣٠٢١٩A902J": "code.digits",
    "030219–902J": "code.dash",
    "030219−902J": "code.dash",
    "030219a902j": "code.lower_case",
    "030219A9O2J": "code.letters",
    "030219A902Q": "code.letters",
    "030219*902J": "code.mark",
    "310226A902J": "code.date",
    "290225A902J": "code.date",
    "030219A001J": "code.number",
    "010130A902J": "code.future",
    "030219A902K": "code.check",
    "0302\u200b9A902J": "text.forbidden_character",
    "0302\x009A902J": "text.forbidden_character",
}


def _date(text: str) -> object:
    return read_date(text, today=TODAY)


def _code(text: str) -> object:
    return check_personal_code(text, today=TODAY)


def _refusal(read: Callable[[str], object], text: str) -> RuleBroken:
    with pytest.raises(RuleBroken) as refused:
        read(text)
    return refused.value


@pytest.mark.parametrize(("text", "code"), DATES.items(), ids=lambda text: text[:20])
def test_that_a_date_that_cannot_be_is_refused_by_its_own_code(text: str, code: str) -> None:
    assert _refusal(_date, text).code == code


@pytest.mark.parametrize(("text", "code"), TIMES.items())
def test_that_a_time_that_cannot_be_is_refused(text: str, code: str) -> None:
    assert _refusal(read_time, text).code == code


@pytest.mark.parametrize(("text", "code"), CODES.items())
def test_that_an_identity_code_that_cannot_be_is_refused_by_its_own_code(
    text: str, code: str
) -> None:
    refusal = _refusal(_code, text)

    assert refusal.code == code
    assert text not in str(refusal)
    assert text not in str(dict(refusal.facts))
    assert text not in sentence(refusal)


def test_that_each_fault_of_a_date_or_code_has_a_sentence_of_its_own() -> None:
    codes_by_sentence: dict[str, set[str]] = {}
    for table, read in ((DATES, _date), (CODES, _code)):
        for found in (_refusal(read, text) for text in table):
            codes_by_sentence.setdefault(sentence(found), set()).add(found.code)

    assert [codes for codes in codes_by_sentence.values() if len(codes) > 1] == []


def test_that_a_year_of_two_digits_is_offered_in_this_century() -> None:
    assert "2025" in sentence(_refusal(_date, "1.1.25"))


@pytest.mark.parametrize("text", ["29.2.2024", "29.02.2024", "2024-02-29", " 29.2.2024 "])
def test_that_a_leap_day_is_read(text: str) -> None:
    assert read_date(text, today=TODAY) == date(2024, 2, 29)


@pytest.mark.parametrize(("text", "code"), DATES.items(), ids=lambda text: text[:20])
def test_that_the_intake_form_keeps_a_bad_date_and_says_what_is_wrong(
    intake: IntakePage, uow: UnitOfWork, text: str, code: str
) -> None:
    editor = _line(intake, "received_on")
    editor.selectAll()
    editor.insert(text)
    editor.textEdited.emit(text)

    intake.record()

    assert editor.text() == text
    assert intake.form.problem_of("received_on") == sentence(_refusal(_date, text))
    assert stored(uow, Case) == []


@pytest.mark.parametrize(("text", "code"), CODES.items())
def test_that_the_intake_form_keeps_a_bad_code_and_says_what_is_wrong(
    intake: IntakePage, uow: UnitOfWork, text: str, code: str
) -> None:
    editor = _line(intake, "client_code")
    editor.setText(text)
    editor.textEdited.emit(text)

    intake.record()

    assert intake.form.problem_of("client_code") == sentence(_refusal(_code, editor.text()))
    assert intake.form.typed()["client_code"] == editor.text()
    assert stored(uow, Case) == []


@pytest.mark.parametrize(
    ("day", "time"),
    [
        ("2026-11-25", "09:00"),
        ("2026-11-24", "09:01"),
        ("2199-12-31", "09:00"),
    ],
)
def test_that_a_receipt_in_the_future_is_refused_at_its_field_and_nothing_is_lost(
    intake: IntakePage, uow: UnitOfWork, day: str, time: str
) -> None:
    values = {**CONTACT, "description": "Kirjoitettu pitkään."}
    intake.form.set_values({**values, "received_on": day, "received_time": time})
    typed = intake.form.typed()

    intake.record()

    assert "tulevaisuudessa" in intake.form.problem_of("received_on")
    assert intake.form.typed() == typed
    assert stored(uow, Case) == []


def test_that_a_receipt_in_the_hour_that_summer_time_skips_is_taken() -> None:
    values = {**filled(DocumentKind.CONTACT), "received_on": "2026-03-29", "received_time": "03:30"}

    assert problems(document_type(DocumentKind.CONTACT), values, today=TODAY, finished=True) == ()


def _ends() -> Iterator[tuple[DocumentKind, str, str]]:
    for kind, doc_type in DOCUMENT_TYPES.items():
        for field in doc_type.fields:
            if field.not_before is not None and field.type is FieldType.DATE:
                yield kind, field.not_before, field.key


@pytest.mark.parametrize(("kind", "start", "end"), list(_ends()))
def test_that_an_end_before_its_start_is_told_with_the_start(
    kind: DocumentKind, start: str, end: str
) -> None:
    values = {**filled(kind), start: "2026-11-20", end: "2026-11-19"}

    found = problems(document_type(kind), values, today=TODAY, finished=False)

    told = [p for p in found if p.place == end]
    assert [(p.code, dict(p.facts)) for p in told] == [("date.before", {"other": "20.11.2026"})]


@pytest.fixture
def intake(qtbot: QtBot, desk: Desk, path_published: None) -> Iterator[IntakePage]:
    page = IntakePage(desk)
    page.resize(1366, 768)
    page.show()
    yield page
    put_away(page)


def _line(page: IntakePage, key: str) -> QLineEdit:
    editor = page.form.editor_of(key)
    assert isinstance(editor, QLineEdit)
    return editor
