"""Every letter is kept, or refused with its place and name; none vanishes, none breaks anything."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Literal
from uuid import UUID, uuid4

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.base.sentences import sentence_for
from desktop.forms.form import DocumentForm
from models.entities.document import SignedCopy
from models.rules.check_words import todo_of
from models.rules.documents.check import problems
from models.rules.documents.registry import document_type
from models.rules.errors import PolkuError, RuleBroken
from models.rules.kinds import DocumentKind, TieKind
from models.rules.letters import Check
from models.rules.rights import Actor
from models.rules.rows import PersonData, TeamRow
from models.services.bootstrap import sign_in
from models.services.decisions import sign_decision
from models.services.intake import possible_duplicates, record_intake
from models.services.lists import search
from models.services.people import person, save_person, tie_person
from models.services.setup import save_organisation, save_team, save_worker, workers
from models.store.uow import UnitOfWork
from models.store.vault import Store
from reports.glyphs import undrawable
from tests.builders_documents import TODAY, filled
from tests.hardening.corpora import FORBIDDEN, LIVING
from tests.hardening.decisions import a_decision, seal
from tests.models.services.builders import (
    ADMINISTRATOR,
    ORGANISATION,
    Made,
    a_case,
    a_draft,
    an_intake,
    opened,
)
from tests.models.services.looking import acts, stored
from tests.models.services.papers import PAPERS

each_living = pytest.mark.parametrize("text", LIVING.values(), ids=LIVING)
each_forbidden = pytest.mark.parametrize(
    ("text", "position", "name"), FORBIDDEN.values(), ids=FORBIDDEN
)


@each_living
def test_that_a_text_is_stored_letter_by_letter(uow: UnitOfWork, worker: Actor, text: str) -> None:
    made = a_case(uow, worker)
    values = {**PAPERS[DocumentKind.MEETING], "description": text}

    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.MEETING, values)

    assert opened(uow, worker, made.case_id, draft_id).values["description"] == text
    assert problems(document_type(DocumentKind.MEETING), values, today=TODAY, finished=True) == ()


@each_living
def test_that_a_name_is_kept_and_found_however_it_is_composed(
    uow: UnitOfWork, worker: Actor, text: str
) -> None:
    a_case(uow, worker, an_intake(client=PersonData(f"{text} Koe", "Aino")))

    forms: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
    for form in forms:
        found = search(uow, worker, text=unicodedata.normalize(form, f"{text} Koe"))
        names = [row.name for row in found.cases]
        assert names == [f"{unicodedata.normalize('NFC', text)} Koe Aino"]


@each_living
def test_that_a_form_gives_back_what_was_pasted(qtbot: QtBot, desk: Desk, text: str) -> None:
    form = DocumentForm(document_type(DocumentKind.CONTACT), desk)
    qtbot.addWidget(form)
    for key in ("client_surname", "description"):
        QGuiApplication.clipboard().setText(text)
        editor = form.editor_of(key)
        assert isinstance(editor, QLineEdit | QPlainTextEdit)

        editor.paste()

        assert form.values()[key] == text


@each_forbidden
def test_that_a_field_names_the_character_and_its_place(
    text: str, position: int, name: str
) -> None:
    values = {**filled(DocumentKind.MEETING), "description": text}

    found = problems(document_type(DocumentKind.MEETING), values, today=TODAY, finished=False)

    told = (("position", str(position)), ("name", name))
    assert [(p.place, p.code, p.facts[:2]) for p in found] == [
        ("description", "text.forbidden_character", told)
    ]
    said = sentence_for(found[0].code, dict(found[0].facts))
    assert name in said
    assert f"kohdassa {position} " in said


@each_forbidden
def test_that_nothing_is_recorded_with_such_a_character(
    uow: UnitOfWork, worker: Actor, text: str, position: int, name: str
) -> None:
    made = a_case(uow, worker)
    before = acts(uow)
    own = next(row for row in workers(uow, ADMINISTRATOR) if row.id == worker.user_id)
    house = replace(ORGANISATION, unit=text)
    values = {**PAPERS[DocumentKind.CONTACT], "description": text}

    refused: tuple[Callable[[], object], ...] = (
        lambda: record_intake(uow, worker, command=an_intake(values=values)),
        lambda: save_person(
            uow, worker, person_id=uuid4(), data=PersonData(text, "Aino"), row_version=0
        ),
        lambda: tie_person(
            uow,
            worker,
            client_id=made.client_id,
            person_id=made.client_id,
            kind=TieKind.SIBLING,
            note=text,
        ),
        lambda: save_organisation(uow, ADMINISTRATOR, organisation=house),
        lambda: save_team(uow, ADMINISTRATOR, team=TeamRow(uuid4(), text)),
        lambda: save_worker(uow, ADMINISTRATOR, worker=replace(own, title=text)),
    )
    for act in refused:
        with pytest.raises(PolkuError):
            act()

    assert acts(uow) == before


@each_forbidden
def test_that_a_draft_and_the_journal_keep_what_was_typed_all_the_same(
    store: Store, uow: UnitOfWork, worker: Actor, text: str, position: int, name: str
) -> None:
    made = a_case(uow, worker)
    values = {"goal": text}
    draft_id = a_draft(uow, worker, made.case_id, DocumentKind.PLAN, values)

    store.drafts.write(worker.user_id, uuid4(), kind=DocumentKind.PLAN, values=values)

    assert opened(uow, worker, made.case_id, draft_id).values == values
    assert store.drafts.pending(worker.user_id)[0].values == values


@each_forbidden
def test_that_looking_for_such_a_text_passes_over_the_character(
    uow: UnitOfWork, worker: Actor, text: str, position: int, name: str
) -> None:
    bare = text[: position - 1] + text[position:]
    made = a_case(uow, worker, an_intake(client=PersonData(bare, "Liisa")))

    found = search(uow, worker, text=text)
    likely = possible_duplicates(uow, worker, surname=text, given_names="Liisa", personal_code=text)

    assert [row.id for row in found.cases] == [made.case_id]
    assert [match.person.id for match in likely] == [made.client_id]
    with pytest.raises(PolkuError):
        sign_in(uow, login=text)


@pytest.mark.parametrize("letters", ["😀", "محمد", "שלום", "漢字", "ǥ😀"])
def test_that_no_signature_is_made_of_letters_that_would_vanish(
    uow: UnitOfWork, worker: Actor, letters: str
) -> None:
    made, document_id = a_decision(uow, worker, goal=f"Hyvä arki {letters}")

    with pytest.raises(RuleBroken) as refused:
        _sign(uow, worker, made, document_id)

    (check,) = _unmet(refused.value)
    assert (check.code, check.field) == ("letters", "goal")
    for letter in letters.strip("ǥ"):
        assert f"U+{ord(letter):04X} {unicodedata.name(letter)}" in todo_of(check)
    assert "ǥ" not in todo_of(check)
    assert stored(uow, SignedCopy) == []


def test_that_a_name_that_cannot_be_printed_stops_the_signature_too(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = a_decision(uow, worker)
    client = person(uow, worker, person_id=made.client_id)
    data = replace(client.data, surname="محمد")
    save_person(uow, worker, person_id=client.id, data=data, row_version=client.version)

    with pytest.raises(RuleBroken) as refused:
        _sign(uow, worker, made, document_id)

    (check,) = _unmet(refused.value)
    assert "ARABIC LETTER MEEM" in todo_of(check)


def test_that_sami_letters_are_signed(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = a_decision(uow, worker, goal="sääʹmǩiõll, Sápmelaš, anarâškielâ")

    _sign(uow, worker, made, document_id)

    assert len(stored(uow, SignedCopy)) == 3


def _unmet(error: RuleBroken) -> tuple[Check, ...]:
    checks = error.facts["checks"]
    assert isinstance(checks, tuple)
    return checks


def _sign(uow: UnitOfWork, worker: Actor, made: Made, document_id: UUID) -> None:
    sign_decision(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        row_version=1,
        seal=seal,
        undrawable=undrawable,
    )
