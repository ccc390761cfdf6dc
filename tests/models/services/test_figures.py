"""The half-year figures of a store: what is counted, explained, sent and kept as it was."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from typing import Any, TypeAlias
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from models.entities.case import Case
from models.entities.people import Person, Worker
from models.rules.errors import NotAllowed, NotFound, RuleBroken
from models.rules.figures import Line
from models.rules.figures_print import FiguresPrint
from models.rules.figures_report import LateCase
from models.rules.kinds import AssignmentKind, DocumentKind, ServiceTask
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor, Role
from models.services.cases import assign_worker
from models.services.figures import (
    figures_print,
    figures_report,
    keep_figures_comment,
    late_list,
    mark_figures_sent,
    record_late_reason,
    sent_figures_list,
    sent_figures_pdf,
)
from models.services.intake import record_intake
from models.services.setup import save_rule_settings
from models.store.checking import check_store
from models.store.engine import run
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.conftest import OTHER_TEAM_ID, TEAM_ID
from tests.fakes import FakeClock
from tests.models.services.builders import a_case, a_finished, an_intake
from tests.models.services.figures_cases import WORKERS, Caseload, moment
from tests.models.services.looking import acts
from tests.models.services.papers import assessment, contact, evaluation

RUNNING, ENDED = "2026H2", "2026H1"
JUNE = date(2026, 6, 1)


def counts(uow: UnitOfWork, lead: Actor, period: str = RUNNING) -> dict[str, int]:
    """Return the numbers above nothing."""
    figures = figures_report(uow, lead, period=period).figures
    return {line.value: figures.count(line) for line in Line if figures.count(line)}


def draw(facts: FiguresPrint) -> bytes:
    """Make pages that tell what they were made from."""
    return f"%PDF {facts.period.name} {facts.comment}".encode()


Load: TypeAlias = Callable[[Callable[[Caseload], Any]], Any]


@pytest.fixture
def load(store: Store) -> Load:
    """Make cases and store them together."""

    def stored(make: Callable[[Caseload], Any]) -> Any:
        with store.sessions.begin() as session:
            made = Caseload(session)
            result = make(made)
            made.store()
            return result

    return stored


def test_that_a_case_is_counted_from_what_its_documents_tell(
    uow: UnitOfWork, worker: Actor, lead: Actor, clock: FakeClock
) -> None:
    case_id = a_case(uow, worker).case_id
    assert counts(uow, lead) == {}

    a_finished(uow, worker, case_id, DocumentKind.EVALUATION, evaluation())
    assert counts(uow, lead) == {"A0": 1, "A1": 1}

    clock.go_to(date(2027, 2, 24))
    a_finished(uow, worker, case_id, DocumentKind.ASSESSMENT, assessment())
    assert counts(uow, lead) == {"A0": 1, "A1": 1, "B0": 1, "B1": 1}


def test_that_a_contact_attached_to_an_open_matter_is_no_new_one(
    uow: UnitOfWork, worker: Actor, lead: Actor
) -> None:
    case_id = a_case(uow, worker).case_id
    a_finished(uow, worker, case_id, DocumentKind.EVALUATION, evaluation())

    later = an_intake(attach_to=case_id, values=contact(received_on="2026-11-20"))
    record_intake(uow, worker, command=later)

    assert counts(uow, lead)["A0"] == 1


def test_that_two_children_of_a_family_are_two(uow: UnitOfWork, worker: Actor, lead: Actor) -> None:
    first = a_case(uow, worker).case_id
    sibling = an_intake()
    record_intake(uow, worker, command=sibling)
    for case_id in (first, sibling.case_id):
        a_finished(uow, worker, case_id, DocumentKind.EVALUATION, evaluation())

    assert counts(uow, lead) == {"A0": 2, "A1": 2}


def test_that_a_change_of_team_changes_no_number(
    uow: UnitOfWork, store: Store, lead: Actor, load: Load
) -> None:
    case_id = load(lambda made: made.add(JUNE, assessment_started_on=JUNE, team=TEAM_ID))
    before = counts(uow, lead, ENDED)

    with store.sessions.begin() as session:
        session.execute(update(Case).where(Case.id == case_id).values(team_id=OTHER_TEAM_ID))

    report = figures_report(uow, lead, period=ENDED)
    assert counts(uow, lead, ENDED) == before == {"A0": 1, "A1": 1, "B3": 1}
    assert report.reachable == frozenset()
    assert list(report.numbers) == [case_id]


@pytest.mark.parametrize("born", ["2026-09-30", "2026-10-01", "2008-09-30", "2008-04-01", None])
def test_that_a_birth_or_coming_of_age_on_the_edge_of_the_period_changes_no_number(
    uow: UnitOfWork, store: Store, lead: Actor, load: Load, born: str | None
) -> None:
    load(lambda made: made.add(JUNE, assessment_started_on=JUNE))
    before = counts(uow, lead, ENDED)

    with store.sessions.begin() as session:
        day = date.fromisoformat(born) if born else None
        session.execute(update(Person).values(birth_date=day))

    assert counts(uow, lead, ENDED) == before == {"A0": 1, "A1": 1, "B3": 1}


def test_that_a_worker_who_left_in_the_period_changes_no_number(
    uow: UnitOfWork, store: Store, lead: Actor, load: Load
) -> None:
    load(lambda made: made.add(JUNE, assessment_started_on=JUNE))
    before = counts(uow, lead, ENDED)

    with store.sessions.begin() as session:
        left = update(Worker).where(Worker.id != lead.user_id)
        session.execute(left.values(ended_on=date(2026, 7, 1)))

    assert counts(uow, lead, ENDED) == before


def test_that_a_renewal_counts_from_its_own_day_and_the_round_before_stays(
    uow: UnitOfWork, lead: Actor, load: Load
) -> None:
    def renewed(made: Caseload) -> None:
        begun, again = date(2026, 4, 1), date(2026, 10, 1)
        case_id = made.add(begun, renewed_at=moment(again), assessment_started_on=again)
        made.renewed(case_id, moment(again))
        made.assessed(case_id, date(2026, 4, 2), date(2026, 6, 30))

    load(renewed)

    assert counts(uow, lead, ENDED) == {"A0": 1, "A1": 1, "B0": 1, "B1": 1}
    assert counts(uow, lead) == {"A0": 1, "A1": 1}


def test_that_a_renewal_that_restarts_nothing_is_no_new_matter(
    uow: UnitOfWork, lead: Actor, administrator: Actor, load: Load
) -> None:
    settings = RuleSettings(renewal_restarts_clocks=False)
    save_rule_settings(uow, administrator, settings=settings)
    load(lambda made: made.add(date(2026, 4, 1), renewed_at=moment(date(2026, 10, 1))))

    assert "A0" not in counts(uow, lead)


def test_that_missing_days_are_listed_with_what_shows_them(
    uow: UnitOfWork, lead: Actor, load: Load
) -> None:
    ready = date(2026, 7, 1)
    load(lambda made: made.add(JUNE, assessment_ready_on=ready, team=TEAM_ID))

    (missing,) = figures_report(uow, lead, period=ENDED).missing

    assert (missing.line, missing.shown_on, missing.is_reachable) == (
        Line.START_MISSING,
        ready,
        True,
    )


def test_that_a_late_case_tells_its_days_who_had_it_and_why(
    uow: UnitOfWork, lead: Actor, load: Load
) -> None:
    def late(made: Caseload) -> UUID:
        case_id = made.add(JUNE, assessment_started_on=date(2026, 6, 12), team=TEAM_ID)
        made.assign(case_id, WORKERS[0], JUNE, date(2026, 6, 8))
        made.assign(case_id, WORKERS[1], date(2026, 6, 8))
        return case_id

    case_id = load(late)
    record_late_reason(uow, lead, case_id=case_id, round_number=1, text="Perhe oli matkoilla.")

    (case,) = late_list(uow, lead, period=ENDED, line=Line.STARTED_LATE)

    assert (case.due, case.done_on, case.days) == (date(2026, 6, 10), date(2026, 6, 12), 2)
    assert [turn.name for turn in case.turns] == ["Salla Sosiaalityöntekijä", "Olli Ohjaaja"]
    assert [(one.text, one.by) for one in case.reasons] == [
        ("Perhe oli matkoilla.", "Tiina Tiiminvetäjä")
    ]


def test_that_the_latest_case_stands_first(uow: UnitOfWork, lead: Actor, load: Load) -> None:
    def late(made: Caseload) -> None:
        for day in (12, 30, 20):
            made.add(JUNE, assessment_started_on=date(2026, 6, day))

    load(late)

    found: tuple[LateCase, ...] = late_list(uow, lead, period=ENDED, line=Line.STARTED_LATE)
    assert [case.days for case in found] == sorted((case.days for case in found), reverse=True)


def test_that_a_reason_needs_a_tie_to_the_case(uow: UnitOfWork, lead: Actor, load: Load) -> None:
    case_id = load(lambda made: made.add(JUNE, team=OTHER_TEAM_ID))

    with pytest.raises(NotFound):
        record_late_reason(uow, lead, case_id=case_id, round_number=1, text="Syy")


def test_that_no_line_but_a_late_one_is_explained(uow: UnitOfWork, lead: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"figures\.not_late"):
        late_list(uow, lead, period=ENDED, line=Line.PENDING)


# sending


def test_that_a_sent_report_is_frozen_and_what_changes_later_is_a_difference(
    uow: UnitOfWork, store: Store, lead: Actor, load: Load
) -> None:
    case_id = load(lambda made: made.add(JUNE, assessment_ready_on=date(2026, 7, 1), team=TEAM_ID))
    report_id = uuid4()
    sent = mark_figures_sent(
        uow, lead, period=ENDED, report_id=report_id, comment="Puuttuva päivä haetaan.", draw=draw
    )
    assert sent

    with store.sessions.begin() as session:
        session.execute(update(Case).where(Case.id == case_id).values(assessment_started_on=JUNE))

    report = figures_report(uow, lead, period=ENDED)
    changed = {one.line: (one.sent, one.now) for one in report.differences}
    assert changed == {Line.STARTED_IN_TIME: (0, 1), Line.START_MISSING: (1, 0)}
    assert report.sent[0].comment == "Puuttuva päivä haetaan."
    pdf = sent_figures_pdf(uow, lead, report_id=report_id)
    assert pdf == "%PDF 2026H1 Puuttuva päivä haetaan.".encode()


def test_that_the_same_sending_twice_is_one_report(uow: UnitOfWork, lead: Actor) -> None:
    report_id = uuid4()
    for _ in range(2):
        mark_figures_sent(uow, lead, period=ENDED, report_id=report_id, comment="", draw=draw)

    assert [row.id for row in sent_figures_list(uow, lead)] == [report_id]


def test_that_a_correction_is_sent_as_another_report(
    uow: UnitOfWork, lead: Actor, clock: FakeClock
) -> None:
    for hour in (9, 10):
        clock.go_to(date(2026, 11, 24), time(hour))
        mark_figures_sent(uow, lead, period=ENDED, report_id=uuid4(), comment=f"{hour}", draw=draw)

    assert [row.comment for row in sent_figures_list(uow, lead)] == ["10", "9"]


def test_that_a_running_period_cannot_be_sent(uow: UnitOfWork, lead: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"figures\.running"):
        mark_figures_sent(uow, lead, period=RUNNING, report_id=uuid4(), comment="", draw=draw)


@pytest.mark.parametrize("table", ["sent_figures", "late_reason"])
@pytest.mark.parametrize("act", ["DELETE FROM {}", "UPDATE {} SET worker_id = NULL"])
def test_that_what_was_sent_or_recorded_cannot_be_changed_by_sql(
    uow: UnitOfWork, store: Store, lead: Actor, load: Load, table: str, act: str
) -> None:
    case_id = load(lambda made: made.add(JUNE, team=TEAM_ID))
    mark_figures_sent(uow, lead, period=ENDED, report_id=uuid4(), comment="", draw=draw)
    record_late_reason(uow, lead, case_id=case_id, round_number=1, text="Syy")

    with store.sessions() as session, pytest.raises(DBAPIError):
        session.execute(text(act.format(table)))


def test_that_a_changed_report_is_found_by_the_check(
    uow: UnitOfWork, store: Store, lead: Actor
) -> None:
    mark_figures_sent(uow, lead, period=ENDED, report_id=uuid4(), comment="", draw=draw)
    assert check_store(store).is_sound
    with closing(store.connect()) as connection:
        run(connection, "DROP TRIGGER sent_figures_frozen")
        run(connection, "UPDATE sent_figures SET pdf = x'00'")

    assert "check.figures_changed" in {one.code for one in check_store(store).problems}


def test_that_a_comment_is_kept_until_it_is_sent(uow: UnitOfWork, lead: Actor) -> None:
    keep_figures_comment(uow, lead, period=ENDED, text="  Luonnos ")

    assert figures_report(uow, lead, period=ENDED).comment == "Luonnos"
    assert figures_print(uow, lead, period=ENDED).comment == "Luonnos"
    assert figures_report(uow, lead, period=RUNNING).comment == ""


def test_that_an_unknown_report_is_not_found(uow: UnitOfWork, lead: Actor) -> None:
    with pytest.raises(NotFound, match=r"figures\.not_found"):
        sent_figures_pdf(uow, lead, report_id=uuid4())


def test_that_every_reading_is_logged(uow: UnitOfWork, lead: Actor) -> None:
    figures_report(uow, lead, period=ENDED)
    late_list(uow, lead, period=ENDED, line=Line.STARTED_LATE)

    assert acts(uow)[-2:] == ["figures.shown", "figures.late_shown"]


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.SECRETARY, Role.ADMINISTRATOR])
def test_that_only_a_team_lead_sees_the_figures(uow: UnitOfWork, worker: Actor, role: Role) -> None:
    with pytest.raises(NotAllowed):
        figures_report(uow, replace(worker, role=role), period=ENDED)


# staffing


def test_that_staffing_is_counted_on_its_day_with_who_answered_then(
    uow: UnitOfWork, store: Store, lead: Actor, load: Load
) -> None:
    def clients(made: Caseload) -> None:
        for until in (None, date(2026, 10, 13), date(2026, 10, 14)):
            case_id = made.add(
                date(2026, 5, 4),
                task=ServiceTask.CHILD_PROTECTION.value,
                assessment_ready_on=date(2026, 7, 1),
                continues=True,
            )
            made.assign(case_id, WORKERS[0], date(2026, 5, 4), until)

    load(clients)
    staffing = figures_report(uow, lead, period=RUNNING).staffing
    assert staffing is not None
    assert (len(staffing.clients), staffing.most, len(staffing.without)) == (3, 2, 1)

    with store.sessions.begin() as session:
        left = update(Worker).where(Worker.id == WORKERS[0]).values(ended_on=date(2026, 10, 13))
        session.execute(left)
    staffing = figures_report(uow, lead, period=RUNNING).staffing
    assert staffing is not None
    assert len(staffing.without) == 3


def test_that_staffing_is_not_told_before_its_day(
    uow: UnitOfWork, lead: Actor, clock: FakeClock
) -> None:
    clock.go_to(date(2026, 10, 12))
    assert figures_report(uow, lead, period=RUNNING).staffing is None
    clock.go_to(date(2026, 10, 13))
    assert figures_report(uow, lead, period=RUNNING).staffing is not None


def test_that_an_assignment_of_the_window_counts(
    uow: UnitOfWork, worker: Actor, lead: Actor
) -> None:
    case_id = a_case(uow, worker).case_id
    a_finished(uow, worker, case_id, DocumentKind.EVALUATION, evaluation())
    assign_worker(
        uow,
        lead,
        case_id=case_id,
        worker_id=worker.user_id,
        kind=AssignmentKind.OWN_WORKER,
        starts_on=date(2026, 11, 24),
    )

    assert counts(uow, lead) == {"A0": 1, "A1": 1}
