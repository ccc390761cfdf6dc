from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from models.entities.case import Assignment, Case
from models.entities.people import Worker
from models.entities.reminder import ToldRung
from models.rules.errors import NotAllowed, NotFound, RuleBroken
from models.rules.figures import Line
from models.rules.kinds import AssignmentKind, ClockKind, Group
from models.rules.organisation import DayChanges, EveRule, RuleSettings
from models.rules.rights import Actor
from models.rules.rows import PersonData
from models.rules.team_load import Concern, Load, Standing
from models.rules.what_if import Assumptions
from models.services.cases import case_sheet
from models.services.handovers import (
    accept_handover,
    hand_over,
    open_handovers,
    plan_handover,
    return_handover,
    returned_handovers,
    withdraw_handovers,
)
from models.services.intake import record_intake
from models.services.ladder import reminders_today
from models.services.lists import Scope, case_rows
from models.services.many import reassign
from models.services.reminders import open_reminders, set_reminders
from models.services.setup import rule_settings, save_rule_settings
from models.services.team import (
    absences,
    if_absent,
    if_absent_queue,
    if_more_contacts,
    if_rules_change,
    keep_absence,
    pace,
    remove_absence,
    running_figures,
    team_load,
)
from models.store.uow import UnitOfWork
from tests.conftest import OTHER_TEAM_ID
from tests.fakes import FakeClock
from tests.models.services.builders import a_house, an_intake
from tests.models.services.looking import acts, chain_is_sound, entries, stored

OWN = AssignmentKind.OWN_WORKER
TODAY = date(2026, 11, 24)


@pytest.fixture
def cases(uow: UnitOfWork, worker: Actor) -> tuple[UUID, ...]:
    """Three new cases of team A, received on 24.11.2026."""
    a_house(uow)
    made = []
    for name in ("Aada", "Eeli", "Venla"):
        command = an_intake(client=PersonData("Esimerkki", name, temporary_id=f"T-{name}"))
        record_intake(uow, worker, command=command)
        made.append(command.case_id)
    return tuple(made)


def _given(uow: UnitOfWork, lead: Actor, cases: tuple[UUID, ...], to: Actor) -> None:
    reassign(uow, lead, case_ids=cases, worker_id=to.user_id, kind=OWN, starts_on=TODAY)


def _offer(uow: UnitOfWork, lead: Actor, case: UUID, to: Actor, note: str = "") -> UUID:
    done = hand_over(uow, lead, case_ids=(case,), worker_id=to.user_id, kind=OWN, note=note)
    return done.made[0]


def _case(uow: UnitOfWork, case_id: UUID) -> Case:
    return next(case for case in stored(uow, Case) if case.id == case_id)


def _leave(uow: UnitOfWork, actor: Actor, on: date) -> None:
    with uow._sessions() as session:
        session.get_one(Worker, actor.user_id).ended_on = on
        session.commit()


def test_that_a_load_is_one_line_in_the_use_log_and_names_no_client(
    uow: UnitOfWork, lead: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    _given(uow, lead, cases[:2], worker)
    before = len(entries(uow))

    load = team_load(uow, lead)

    row = load.of(worker.user_id)
    assert row is not None
    assert (row.count(Load.ALL), row.count(Load.CONTACTS)) == (2, 2)
    assert load.concerns[Concern.UNASSIGNED] == (cases[2],)
    assert "Esimerkki" not in repr(load)
    assert [entry.act for entry in entries(uow)[before:]] == ["list.shown"]
    assert entries(uow)[-1].facts == {"scope": "team_load", "count": 3}


def test_that_only_a_lead_sees_the_load(uow: UnitOfWork, worker: Actor, secretary: Actor) -> None:
    for actor in (worker, secretary):
        with pytest.raises(NotAllowed):
            team_load(uow, actor)


def test_that_a_lead_without_a_team_sees_an_empty_room(uow: UnitOfWork, lead: Actor) -> None:
    load = team_load(uow, replace(lead, team_id=OTHER_TEAM_ID))

    assert not any(row.count(Load.ALL) for row in load.workers)
    assert not any(load.concerns.values())


def test_that_a_case_stays_with_its_worker_until_the_hand_over_is_accepted(
    uow: UnitOfWork, lead: Actor, worker: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    _given(uow, lead, cases[:1], worker)
    clocks = case_sheet(uow, worker, case_id=cases[0]).clocks

    made = _offer(uow, lead, cases[0], counsellor, "Perhe puhuu viittomakieltä.")

    assert _case(uow, cases[0]).worker_id == worker.user_id
    for actor in (worker, counsellor, lead):
        assert [row.note for row in open_handovers(uow, actor)] == ["Perhe puhuu viittomakieltä."]

    accept_handover(uow, counsellor, handover_id=made)

    assert _case(uow, cases[0]).worker_id == counsellor.user_id
    assert open_handovers(uow, lead) == ()
    assert case_sheet(uow, counsellor, case_id=cases[0]).clocks == clocks
    assert chain_is_sound(uow)


def test_that_a_hand_over_is_returned_with_a_reason_that_the_lead_reads(
    uow: UnitOfWork, lead: Actor, worker: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    _given(uow, lead, cases[:1], worker)
    made = _offer(uow, lead, cases[0], counsellor)

    with pytest.raises(RuleBroken, match=r"reason\.missing"):
        return_handover(uow, counsellor, handover_id=made, reason=" ")
    return_handover(uow, counsellor, handover_id=made, reason="Lomalla viikot 49–50.")

    assert _case(uow, cases[0]).worker_id == worker.user_id
    assert [row.answer for row in returned_handovers(uow, lead)] == ["Lomalla viikot 49–50."]
    with pytest.raises(RuleBroken, match=r"handover\.answered"):
        accept_handover(uow, counsellor, handover_id=made)


def test_that_nobody_but_the_receiver_answers(
    uow: UnitOfWork, lead: Actor, worker: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    made = _offer(uow, lead, cases[0], counsellor)

    with pytest.raises(NotAllowed, match=r"handover\.not_receiver"):
        accept_handover(uow, worker, handover_id=made)
    stranger = replace(worker, user_id=lead.user_id, team_id=OTHER_TEAM_ID)
    _move_away(uow, cases[0])
    with pytest.raises((NotFound, NotAllowed)):
        return_handover(uow, stranger, handover_id=made, reason="ei")


def _move_away(uow: UnitOfWork, case_id: UUID) -> None:
    with uow._sessions() as session:
        session.get_one(Case, case_id).team_id = OTHER_TEAM_ID
        session.commit()


def test_that_a_case_accepted_in_another_team_comes_to_that_team(
    uow: UnitOfWork, lead: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    with uow._sessions() as session:
        session.get_one(Worker, counsellor.user_id).team_id = OTHER_TEAM_ID
        session.commit()
    made = _offer(uow, lead, cases[0], counsellor)

    accept_handover(uow, replace(counsellor, team_id=OTHER_TEAM_ID), handover_id=made)

    assert _case(uow, cases[0]).team_id == OTHER_TEAM_ID
    assert cases[0] not in {row.id for row in case_rows(uow, lead, scope=Scope.ALL)}


def test_that_a_case_is_offered_to_one_at_a_time(
    uow: UnitOfWork, lead: Actor, worker: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    _offer(uow, lead, cases[0], counsellor)

    plan = plan_handover(uow, lead, case_ids=cases, worker_id=worker.user_id, kind=OWN)

    assert plan.ready == cases[1:]
    assert [item.why.code for item in plan.refused] == ["handover.pending"]


def test_that_nothing_is_offered_to_one_who_has_left(
    uow: UnitOfWork, lead: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    _leave(uow, counsellor, TODAY)

    plan = plan_handover(uow, lead, case_ids=cases, worker_id=counsellor.user_id, kind=OWN)

    assert {item.why.code for item in plan.refused} == {"worker.ended"}


def test_that_many_offers_are_withdrawn_in_one_act(
    uow: UnitOfWork, lead: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    done = hand_over(uow, lead, case_ids=cases, worker_id=counsellor.user_id, kind=OWN)

    withdraw_handovers(uow, lead, handover_ids=done.made)

    assert open_handovers(uow, counsellor) == ()
    assert acts(uow).count("handover.withdrawn") == 3
    assert not [item for item in stored(uow, Assignment) if item.worker_id == counsellor.user_id]


def test_that_absences_are_kept_shown_and_refused_where_they_overlap(
    uow: UnitOfWork, lead: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    _given(uow, lead, cases, worker)
    first, last = date(2026, 11, 23), date(2026, 12, 4)
    keep_absence(uow, lead, worker_id=worker.user_id, first=first, last=last)

    (kept,) = absences(uow, lead)
    row = team_load(uow, lead).of(worker.user_id)
    assert row is not None
    assert row.standing is Standing.ABSENT
    with pytest.raises(RuleBroken, match=r"absence\.overlaps"):
        keep_absence(uow, lead, worker_id=worker.user_id, first=last, last=last)

    remove_absence(uow, lead, absence_id=kept.id)
    assert absences(uow, lead) == ()
    with pytest.raises(NotFound):
        remove_absence(uow, lead, absence_id=kept.id)


def test_that_an_absence_of_one_who_has_left_is_refused(
    uow: UnitOfWork, lead: Actor, worker: Actor
) -> None:
    _leave(uow, worker, date(2026, 12, 1))

    with pytest.raises(RuleBroken, match=r"absence\.worker_left"):
        keep_absence(uow, lead, worker_id=worker.user_id, first=TODAY, last=date(2026, 12, 1))


def test_that_asking_what_if_changes_nothing(
    uow: UnitOfWork, lead: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    _given(uow, lead, cases, worker)
    before = rule_settings(uow, lead)

    risk = if_absent(uow, lead, worker_id=worker.user_id, first=date(2026, 11, 30),
                     last=date(2026, 12, 11))  # fmt: skip
    weeks = if_more_contacts(uow, lead, assumed=Assumptions(10, 0, 3))
    moved = if_rules_change(uow, lead, settings=replace(before, eves=EveRule.COUNTED))

    starts = [item for item in risk if item.kind is ClockKind.ASSESSMENT_START]
    assert {item.due for item in starts} == {date(2026, 12, 3)}
    assert {item.last_chance for item in starts} == {date(2026, 11, 27)}
    assert sum(week.late for week in weeks) >= 3
    assert moved == ()
    assert rule_settings(uow, lead) == before
    assert absences(uow, lead) == ()


def test_that_who_keeps_the_settings_sees_what_moves_as_numbers_only(
    uow: UnitOfWork, administrator: Actor, lead: Actor, cases: tuple[UUID, ...]
) -> None:
    days = replace(RuleSettings().days, off=frozenset({date(2026, 12, 2)}))
    tried = replace(RuleSettings(), days=days)

    seen = if_rules_change(uow, administrator, settings=tried)
    listed = if_rules_change(uow, lead, settings=tried)

    assert [(one.case_id, one.number, one.count) for one in seen] == [(None, "", 3)]
    assert {one.case_id for one in listed} == set(cases)
    assert {(one.before, one.after) for one in listed} == {(date(2026, 12, 3), date(2026, 12, 4))}

    save_rule_settings(uow, administrator, settings=tried)
    due = {row.clock.due for row in case_rows(uow, lead) if row.clock.kind is not None}
    assert date(2026, 12, 3) not in due
    assert rule_settings(uow, lead).days == days


def test_that_the_pace_counts_what_came(
    uow: UnitOfWork, lead: Actor, cases: tuple[UUID, ...]
) -> None:
    assert (pace(uow, lead).weekly, pace(uow, lead).starts) == (0.2, 0.0)


def test_that_a_reminder_is_told_once_to_a_worker_and_not_to_another(
    uow: UnitOfWork, lead: Actor, worker: Actor, cases: tuple[UUID, ...], clock: FakeClock
) -> None:
    _given(uow, lead, cases[:1], worker)

    first, again = reminders_today(uow, worker), reminders_today(uow, worker)

    assert [(rung.case_id, rung.step) for rung in first.fresh] == [(cases[0], 10)]
    assert again.fresh == ()
    assert again.today == first.today
    assert reminders_today(uow, lead).today == ()
    clock.go_to(date(2026, 11, 26))  # five working days left
    assert [rung.step for rung in reminders_today(uow, worker).fresh] == [5]
    assert {told.step for told in stored(uow, ToldRung)} == {10, 5}


def test_that_nobody_is_reminded_on_a_day_off(
    uow: UnitOfWork, lead: Actor, worker: Actor, cases: tuple[UUID, ...], clock: FakeClock
) -> None:
    _given(uow, lead, cases[:1], worker)
    clock.go_to(date(2026, 11, 28))  # Saturday

    assert reminders_today(uow, worker).today == ()


def test_that_a_ladder_that_is_none_is_refused_by_the_settings(
    uow: UnitOfWork, administrator: Actor
) -> None:
    with pytest.raises(RuleBroken, match=r"ladder\.unreadable"):
        save_rule_settings(uow, administrator, settings=replace(RuleSettings(), ladder=(99,)))


def test_that_an_absence_lets_more_of_the_coming_contacts_go_past_the_seventh_working_day(
    uow: UnitOfWork, worker: Actor, lead: Actor, cases: tuple[UUID, ...]
) -> None:
    for actor in (worker, lead):  # a lead carries no contacts
        _given(uow, lead, cases[:1], actor)
    before = acts(uow)

    change = if_absent_queue(
        uow, lead, worker_id=worker.user_id, first=date(2026, 11, 30), last=date(2026, 12, 20)
    )

    assert change.late_if_away >= change.late
    assert acts(uow) == before


def test_that_the_running_half_year_counts_a_moved_case_for_the_team_that_has_it_now(
    uow: UnitOfWork, lead: Actor, cases: tuple[UUID, ...]
) -> None:
    with uow._sessions() as session:
        for case_id in cases:
            session.get_one(Case, case_id).group = Group.CHILD_PROTECTION.value
        session.get_one(Case, cases[0]).team_id = OTHER_TEAM_ID
        session.commit()

    found = running_figures(uow, lead)

    counts = {column.name: column.figures.count(Line.PENDING) for column in found.columns}
    assert counts == {"Tiimi A": 2, "B": 1}
    assert found.whole.count(Line.PENDING) == 3
    assert entries(uow)[-1].facts["scope"] == "team_figures"


def test_that_only_a_lead_sees_the_half_year_of_the_teams(uow: UnitOfWork, worker: Actor) -> None:
    with pytest.raises(NotAllowed):
        running_figures(uow, worker)


def test_that_a_reminder_rolls_over_an_offices_own_day_off(
    uow: UnitOfWork, worker: Actor, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    friday = date(2026, 12, 4)
    settings = replace(RuleSettings(), days=DayChanges(off=frozenset({friday})))
    save_rule_settings(uow, administrator, settings=settings)

    set_reminders(uow, worker, case_ids=cases[:1], due_on=friday, text="Soita")

    assert [row.due_on for row in open_reminders(uow, worker)] == [date(2026, 12, 7)]
