"""Every print of a case full of markup says exactly what was typed, and carries no way out."""

import io
from dataclasses import replace
from datetime import date
from uuid import UUID

import pikepdf
import pytest

from models.rules.documents.conditions import visible_values
from models.rules.documents.registry import document_type
from models.rules.family_sheet import FamilySources, InfoSource
from models.rules.kinds import DocumentKind
from models.rules.printed import PrintKind
from models.rules.rights import Actor, Role
from models.rules.rows import PersonData
from models.rules.words import Language, Words
from models.services.cases import case_sheet
from models.services.day_log import day_log
from models.services.family_sources import save_family_sources
from models.services.log_extract import release_log_extract
from models.services.prints import HandoverWords, case_print_facts
from models.services.reminders import set_reminders
from models.services.setup import save_organisation
from models.store.uow import UnitOfWork
from reports.printed_sheet import Print, printed, said_by
from tests.hardening.corpora import ALL_MARKUP, hostile, texts_in
from tests.models.services.builders import (
    ADMINISTRATOR,
    ORGANISATION,
    a_case,
    a_draft,
    a_finished,
    an_intake,
)
from tests.reports.paper import said

TODAY = date(2026, 11, 24)
NAME = '<b>Aada</b> & <img src="file:///etc/hostname"> {x} %s \\'
WORDS = HandoverWords(lambda missing, _: missing.code, lambda event, _: event.act)


@pytest.fixture
def case_id(uow: UnitOfWork, worker: Actor) -> UUID:
    """A case whose people, house, sources, reminders and documents are full of markup."""
    made = a_case(uow, worker, an_intake(client=PersonData(NAME, NAME)))
    house = replace(ORGANISATION, name=NAME, unit=NAME, phone=NAME, email=NAME)
    save_organisation(uow, ADMINISTRATOR, organisation=house)
    source = InfoSource(Words(NAME, NAME, NAME), Words(ALL_MARKUP, ALL_MARKUP), NAME)
    save_family_sources(uow, ADMINISTRATOR, sources=FamilySources((source,)))
    for kind in (DocumentKind.ASSESSMENT, DocumentKind.PLAN):
        a_draft(uow, worker, made.case_id, kind, next(hostile(kind, ALL_MARKUP)))
    a_finished(
        uow, worker, made.case_id, DocumentKind.MEETING, next(hostile(DocumentKind.MEETING, NAME))
    )
    set_reminders(uow, worker, case_ids=(made.case_id,), due_on=TODAY, text=NAME)
    return made.case_id


@pytest.mark.parametrize(
    "kind", [k for k in PrintKind if k not in ("day_log", "log_extract", "list")]
)
def test_that_every_print_says_what_was_typed(
    uow: UnitOfWork, worker: Actor, case_id: UUID, kind: PrintKind
) -> None:
    made = case_print_facts(uow, worker, case_id=case_id, kind=kind, words=WORDS)

    _require_plain(made.facts)
    hostile_words = said_by(made.facts)
    assert any("<b>" in text for text in hostile_words)


@pytest.mark.parametrize("kind", [PrintKind.ASSESSMENT, PrintKind.PLAN])
def test_that_every_text_of_a_document_is_on_its_print(
    uow: UnitOfWork, worker: Actor, case_id: UUID, kind: PrintKind
) -> None:
    made = case_print_facts(uow, worker, case_id=case_id, kind=kind, words=WORDS)

    doc_type = document_type(DocumentKind(kind.value))
    values = next(hostile(doc_type.kind, ALL_MARKUP))
    wanted = list(texts_in(doc_type, visible_values(doc_type, values)))
    page = _bare(said(printed(made.facts)))
    assert wanted
    assert page.count(_bare(ALL_MARKUP)) >= sum(ALL_MARKUP in text for text in wanted)


def test_that_the_log_extract_and_the_day_log_say_what_was_typed(
    uow: UnitOfWork, worker: Actor, case_id: UUID
) -> None:
    lead = replace(worker, role=Role.TEAM_LEAD)

    extract, _ = release_log_extract(
        uow, worker, case_id=case_id, first=TODAY, last=TODAY, withheld={}
    )
    lines = day_log(uow, lead, first=TODAY, last=TODAY, language=Language.SWEDISH)

    _require_plain(extract)
    _require_plain(lines)
    assert "<b>" in "".join(said_by(extract))
    assert case_sheet(uow, worker, case_id=case_id).row.number in said(printed(lines))


def _require_plain(facts: Print) -> None:
    pdf = printed(facts)
    page = _bare(said(pdf))
    for text in said_by(facts):
        for line in text.splitlines():
            assert _bare(line) in page, line
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not any(page.get_images() or page.get("/Annots") for page in opened.pages)


def _bare(text: str) -> str:
    return "".join(text.split())
