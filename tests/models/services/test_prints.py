"""The prints of a case: what each says, to whom, and what the use log keeps of it."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from models.entities.case import Case
from models.rules.errors import RuleBroken
from models.rules.kinds import ClockKind, ClockState, DocumentKind
from models.rules.letters import DocumentPrint
from models.rules.log_extract import WithholdGround
from models.rules.log_words import ACT_WORDS
from models.rules.organisation import PostalAddress
from models.rules.printed import Grid, PrintedSheet, PrintKind, texts_of
from models.rules.rights import Actor, Role
from models.rules.rows import PersonData, PersonRow
from models.rules.words import Language
from models.services.cases import case_sheet, open_case
from models.services.day_log import day_log
from models.services.log_extract import log_extract_lines, release_log_extract
from models.services.people import save_person
from models.services.prints import HandoverWords, case_print_facts
from models.services.prohibitions import forbid
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import (
    a_case,
    a_finished,
    an_intake,
    carried_to_signing,
    moved,
    tied,
)
from tests.models.services.looking import chain_is_sound, entries, stored
from tests.models.services.papers import PAPERS

WORDS = HandoverWords(lambda missing, _: missing.code, lambda event, _: event.act)
TODAY = date(2026, 11, 24)


def _said(facts: PrintedSheet | DocumentPrint) -> str:
    if isinstance(facts, PrintedSheet):
        return "\n".join(texts_of(facts))
    return "\n".join(text for _, rows in facts.sections for row in rows for text in row)


def _print(
    uow: UnitOfWork,
    actor: Actor,
    case_id: UUID,
    kind: PrintKind,
    language: Language | None = None,
    reader_id: UUID | None = None,
) -> str:
    made = case_print_facts(
        uow,
        actor,
        case_id=case_id,
        kind=kind,
        words=WORDS,
        language=language,
        reader_id=reader_id,
    )
    return _said(made.facts)


def test_that_the_family_sees_five_phases_where_it_is_and_by_when_what_comes(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    said = _print(uow, worker, made.case_id, PrintKind.FAMILY)

    assert "Palvelun toteutus" in said
    assert said.count("olemme tässä nyt") == 1
    assert "Aloitamme palvelutarpeen arvioinnin viimeistään" in said
    assert "www.lastensuojelu.info" in said
    assert "Perhesosiaalityö, 015 000 000" in said.replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "words"), [("sv", "vi är här nu"), ("en", "we are here now")])
def test_that_the_family_is_told_in_its_own_language(
    uow: UnitOfWork, worker: Actor, language: str, words: str
) -> None:
    child = PersonData("Esimerkki", "Aino", language=Language(language))
    made = a_case(uow, worker, an_intake(client=child))

    assert words in _print(uow, worker, made.case_id, PrintKind.FAMILY)


def test_that_the_case_sheet_names_every_counted_and_skipped_day_and_the_statute(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    said = _print(uow, worker, made.case_id, PrintKind.CASE)

    for number in range(1, 8):
        assert f"{number}. arkipäivä on" in said
    assert "ei ole arkipäivä: lauantai" in said
    assert "laki 150/1930" in said.replace("\u00a0", " ")


def test_that_the_hand_over_tells_what_is_open_agreed_and_missing_but_no_address(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    carried_to_signing(uow, worker, made.case_id)
    guardian = tied(case_sheet(uow, worker, case_id=made.case_id))[0]
    _protect(uow, worker, guardian)

    said = _print(uow, worker, made.case_id, PrintKind.HANDOVER)

    assert "Avoimet määräajat" in said
    assert "Asiakassuunnitelma 24.11.2026" in said
    assert "Kesken: Palvelupäätös, tallennettu 24.11.2026" in said
    assert "Turvakielto: yhteystiedot vain järjestelmästä" in said
    assert "Piilokuja" not in said
    assert "Savonlinna" not in said


def test_that_a_print_for_the_other_parent_covers_a_protected_home(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    assessment = {
        **PAPERS[DocumentKind.ASSESSMENT],
        "conclusions": "Äiti ja lapsi asuvat Savonlinnassa, Piilokuja 7 B 2, puh. 040-123 9999. "
        "Lapsi käy Rantakylän koulua.",
    }
    carried_to_assessment(uow, worker, made.case_id)
    a_finished(uow, worker, made.case_id, DocumentKind.ASSESSMENT, assessment)
    mother, father = tied(case_sheet(uow, worker, case_id=made.case_id))[:2]
    _protect(uow, worker, mother)

    made_print = case_print_facts(
        uow,
        worker,
        case_id=made.case_id,
        kind=PrintKind.ASSESSMENT,
        words=WORDS,
        reader_id=father.id,
    )

    said = _said(made_print.facts)
    for secret in ("Savonlinna", "Piilokuja", "7 B 2", "040-123 9999"):
        assert secret not in said
    assert "[peitetty]" in said
    assert "661/2009" in said
    assert made_print.places == ("Rantakylän koulua",)
    own = _print(uow, worker, made.case_id, PrintKind.ASSESSMENT, reader_id=mother.id)
    assert "Piilokuja 7 B 2" in own


def test_that_nothing_is_printed_for_a_guardian_whom_the_child_has_shut_out(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    guardian = tied(case_sheet(uow, worker, case_id=made.case_id))[0]
    forbid(
        uow,
        worker,
        case_id=made.case_id,
        person_id=guardian.id,
        made_on=TODAY,
        ground="Lapsi pelkää.",
    )

    with pytest.raises(RuleBroken, match=r"recipient\.forbidden"):
        _print(uow, worker, made.case_id, PrintKind.CONTACT, reader_id=guardian.id)


def test_that_the_summary_of_the_contact_leaves_the_informer_out(
    uow: UnitOfWork, worker: Actor
) -> None:
    values = {
        **PAPERS[DocumentKind.CONTACT],
        "maker_surname": "Naapuri",
        "maker_given_names": "Nelli",
    }
    made = a_case(uow, worker, an_intake(DocumentKind.CONTACT, values=values))

    said = _print(uow, worker, made.case_id, PrintKind.CONTACT)

    assert "Naapuri" not in said
    assert str(PAPERS[DocumentKind.CONTACT]["description"]) in said


def test_that_there_must_be_a_plan_to_print_one(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)

    with pytest.raises(RuleBroken, match=r"print\.no_document"):
        _print(uow, worker, made.case_id, PrintKind.PLAN)


@pytest.mark.parametrize("kind", [PrintKind.FAMILY, PrintKind.CONTACT, PrintKind.CASE])
def test_that_the_use_log_names_the_kind_of_print(
    uow: UnitOfWork, worker: Actor, kind: PrintKind
) -> None:
    made = a_case(uow, worker)

    _print(uow, worker, made.case_id, kind)

    line = entries(uow)[-1]
    assert (line.act, line.case_id, line.purpose) == ("print.made", made.case_id, "print")
    assert line.facts["print"] == kind.value


def test_that_the_day_log_tells_what_was_set_met_and_missed_by_whom_and_why(
    uow: UnitOfWork, worker: Actor, lead: Actor, clock: FakeClock
) -> None:
    made = a_case(uow, worker)
    clock.go_to(date(2026, 11, 25), time(10, 30))
    moved(uow, worker, made.case_id, "Task_urgency")
    a_finished(uow, worker, made.case_id, DocumentKind.EVALUATION)
    clock.go_to(date(2027, 3, 1))

    sheet = day_log(uow, lead, first=TODAY, last=date(2027, 3, 1), language=Language.FINNISH)

    rows = _rows(sheet)
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    what = {(row[3], row[4].split()[0]) for row in rows}
    assert ("Kiireellisyys arvioitava", "asetettu") in what
    assert ("Kiireellisyys arvioitava", "täytetty") in what
    assert ("Arviointi valmis", "ylittynyt") in what
    met = next(row for row in rows if row[4].startswith("täytetty"))
    assert met[1].endswith("10.30")
    assert met[5]
    assert met[6].startswith("Kiireellisyys ja alkuarvio")
    missed = next(row for row in rows if row[4].startswith("ylittynyt"))
    assert missed[6].startswith("ei kirjausta")
    assert "Esimerkki" not in "\n".join(texts_of(sheet))


def test_that_a_time_limit_moves_with_a_new_round(
    uow: UnitOfWork, worker: Actor, lead: Actor, clock: FakeClock
) -> None:
    made = a_case(uow, worker)
    first = dict(PAPERS[DocumentKind.PLAN]) | {"review_on": "2027-02-01"}
    carried_to_assessment(uow, worker, made.case_id)
    a_finished(uow, worker, made.case_id, DocumentKind.ASSESSMENT)
    moved(uow, worker, made.case_id, "Task_plan")
    a_finished(uow, worker, made.case_id, DocumentKind.PLAN, first)
    clock.go_to(date(2026, 11, 30))
    a_finished(uow, worker, made.case_id, DocumentKind.PLAN, first | {"review_on": "2027-05-03"})

    sheet = day_log(
        uow, lead, first=date(2026, 11, 30), last=date(2026, 11, 30), language=Language.FINNISH
    )

    moves = [row for row in _rows(sheet) if row[4].startswith("siirtynyt")]
    assert [row[4] for row in moves] == ["siirtynyt: 1.2.2027 → 3.5.2027"]


def test_that_a_client_sees_who_read_what_when_and_why(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    open_case(uow, worker, case_id=made.case_id, purpose="substitute")

    sheet, _ = release_log_extract(
        uow, worker, case_id=made.case_id, first=TODAY, last=TODAY, withheld={}
    )

    said = {(row[3], row[4]) for row in _rows(sheet)}
    assert ("Avasi asian", "Sijaisuus") in said
    assert all(row[2] for row in _rows(sheet))


def test_that_a_withheld_line_stays_visible_with_its_ground(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    open_case(uow, worker, case_id=made.case_id, purpose="complaint")
    lines = log_extract_lines(uow, worker, case_id=made.case_id, first=TODAY, last=TODAY)
    hidden = next(line for line in lines if line.act == "case.opened")

    sheet, _ = release_log_extract(
        uow,
        worker,
        case_id=made.case_id,
        first=TODAY,
        last=TODAY,
        withheld={hidden.seq: WithholdGround.OTHERS_RIGHTS},
    )

    rows = _rows(sheet)
    assert len(rows) == len(lines) + 1  # the review itself is a use
    withheld = rows[lines.index(hidden)]
    assert withheld[3].startswith("Pidätetty: tiedosta voisi aiheutua vakavaa vaaraa jonkun muun")
    assert "703/2023 11 §" in withheld[3]
    assert not any("kantelun" in row[4].casefold() for row in rows)
    released = entries(uow)[-1]
    assert released.act == "log_extract.released"
    assert released.facts["withheld"] == [f"{hidden.seq}:others_rights"]
    assert chain_is_sound(uow)


def test_that_the_release_answers_the_request_and_a_later_meeting_does_not_undo_it(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made = a_case(uow, worker)
    request = {
        **PAPERS[DocumentKind.MEETING],
        "about_log": True,
        "log_requested_on": "2026-11-24",
    }
    a_finished(uow, worker, made.case_id, DocumentKind.MEETING, request)
    clock.go_to(date(2026, 12, 1))

    release_log_extract(uow, worker, case_id=made.case_id, first=TODAY, last=TODAY, withheld={})
    a_finished(uow, worker, made.case_id, DocumentKind.MEETING)

    clocks = case_sheet(uow, worker, case_id=made.case_id).clocks
    answer = next(clock for clock in clocks if clock.kind is ClockKind.LOG_REQUEST)
    assert (answer.state, answer.stopped_on) == (ClockState.MET, date(2026, 12, 1))
    assert next(iter(stored(uow, Case))).log_answered_on == date(2026, 12, 1)


def test_that_data_older_than_two_years_wants_a_special_reason(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    old = date(2024, 11, 23)

    with pytest.raises(RuleBroken, match=r"log_extract\.too_old"):
        log_extract_lines(uow, worker, case_id=made.case_id, first=old, last=TODAY)

    log_extract_lines(uow, worker, case_id=made.case_id, first=old, last=TODAY, special=True)


def test_that_every_act_on_a_client_has_clear_words(logged_acts: frozenset[str]) -> None:
    assert logged_acts <= set(ACT_WORDS)


@pytest.fixture
def logged_acts() -> frozenset[str]:
    """The acts that services write to the log with a case or a person."""
    from tests.models.services.log_acts import acts_on_clients

    return acts_on_clients()


@pytest.fixture
def lead(worker: Actor) -> Actor:
    """The lead of the worker's team."""
    return replace(worker, role=Role.TEAM_LEAD)


def carried_to_assessment(uow: UnitOfWork, worker: Actor, case_id: UUID) -> None:
    """Carry a new case to where its assessment is concluded."""
    moved(uow, worker, case_id, "Task_urgency")
    a_finished(uow, worker, case_id, DocumentKind.EVALUATION)
    moved(uow, worker, case_id, "Task_first_meeting")
    a_finished(uow, worker, case_id, DocumentKind.MEETING)
    for step in ("Task_assessment_start", "Task_assessment_meetings", "Task_conclusions"):
        moved(uow, worker, case_id, step)


def _protect(uow: UnitOfWork, worker: Actor, person: PersonRow) -> None:
    data = replace(
        person.data,
        address=PostalAddress("Piilokuja 7 B 2", "57100", "Savonlinna"),
        phone="040 123 9999",
        non_disclosure=True,
    )
    save_person(uow, worker, person_id=person.id, data=data, row_version=person.version)


def _rows(sheet: PrintedSheet) -> tuple[tuple[str, ...], ...]:
    parts = [part for section in sheet.sections for part in section.parts]
    return tuple(row for part in parts if isinstance(part, Grid) for row in part.rows)
