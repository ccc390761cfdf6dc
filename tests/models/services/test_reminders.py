from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from models.entities.reminder import Reminder
from models.rules.errors import NotFound, RuleBroken
from models.rules.rights import Actor
from models.services.cases import case_sheet
from models.services.reminders import (
    finish_reminder,
    open_reminders,
    plan_reminders,
    remove_reminders,
    set_reminders,
)
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.conftest import OTHER_TEAM_ID
from tests.models.services.builders import Made, a_case
from tests.models.services.looking import acts, chain_is_sound, entries, stored

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def made(uow: UnitOfWork, worker: Actor) -> Made:
    return a_case(uow, worker)


def test_that_a_reminder_stands_in_the_case_and_among_the_workers_own(
    uow: UnitOfWork, worker: Actor, made: Made
) -> None:
    set_reminders(uow, worker, case_ids=(made.case_id,), due_on=FRIDAY, text=" Soita  kouluun ")

    (row,) = open_reminders(uow, worker)
    assert (row.case_id, row.due_on, row.text) == (made.case_id, FRIDAY, "Soita kouluun")
    assert case_sheet(uow, worker, case_id=made.case_id).reminders == (row,)


@pytest.mark.parametrize(
    ("wanted", "day"),
    [
        (date(2026, 11, 28), date(2026, 11, 30)),  # a Saturday
        (date(2026, 12, 6), date(2026, 12, 7)),  # Independence Day, a Sunday
        (date(2026, 12, 24), date(2026, 12, 28)),  # Christmas, then a weekend
        (date(2026, 11, 24), date(2026, 11, 24)),  # today
    ],
)
def test_that_a_reminder_comes_up_on_a_working_day(
    uow: UnitOfWork, worker: Actor, made: Made, wanted: date, day: date
) -> None:
    set_reminders(uow, worker, case_ids=(made.case_id,), due_on=wanted, text="Soita")

    assert open_reminders(uow, worker)[0].due_on == day


@pytest.mark.parametrize(
    ("day", "text", "code"),
    [
        (date(2026, 11, 23), "Soita", r"reminder\.past"),
        (FRIDAY, "   ", r"reminder\.empty"),
        (FRIDAY, "x" * 121, r"reminder\.long"),
        (FRIDAY, "Soita\u202e", r"text\.forbidden_character"),
    ],
)
def test_that_a_reminder_without_sense_is_refused(
    uow: UnitOfWork, worker: Actor, made: Made, day: date, text: str, code: str
) -> None:
    with pytest.raises(RuleBroken, match=code):
        set_reminders(uow, worker, case_ids=(made.case_id,), due_on=day, text=text)

    assert stored(uow, Reminder) == []


def test_that_a_done_reminder_is_kept_and_no_longer_shown(
    uow: UnitOfWork, worker: Actor, made: Made
) -> None:
    done = set_reminders(uow, worker, case_ids=(made.case_id,), due_on=FRIDAY, text="Soita")

    finish_reminder(uow, worker, reminder_id=done.made[0])

    assert open_reminders(uow, worker) == ()
    assert len(stored(uow, Reminder)) == 1
    with pytest.raises(RuleBroken, match=r"reminder\.done"):
        finish_reminder(uow, worker, reminder_id=done.made[0])


def test_that_removed_reminders_are_gone_with_a_line_each(
    uow: UnitOfWork, worker: Actor, made: Made
) -> None:
    done = set_reminders(uow, worker, case_ids=(made.case_id,), due_on=FRIDAY, text="Soita")

    remove_reminders(uow, worker, reminder_ids=done.made)

    assert stored(uow, Reminder) == []
    assert acts(uow)[-1] == "reminder.removed"
    assert chain_is_sound(uow)


def test_that_the_words_of_a_reminder_stay_out_of_the_use_log(
    uow: UnitOfWork, worker: Actor, made: Made
) -> None:
    set_reminders(uow, worker, case_ids=(made.case_id,), due_on=FRIDAY, text="Soita äidille")

    line = entries(uow)[-1]
    assert line.act == "reminder.set"
    assert line.facts == {"day": "2026-11-27"}


def test_that_the_words_of_a_reminder_stand_in_the_file_encrypted_only(
    uow: UnitOfWork, worker: Actor, made: Made, store: Store
) -> None:
    set_reminders(uow, worker, case_ids=(made.case_id,), due_on=FRIDAY, text="Soita mummolle")

    for path in store.path.parent.iterdir():
        assert b"mummolle" not in path.read_bytes(), path.name


def test_that_another_teams_worker_neither_sees_sets_nor_removes_one(
    uow: UnitOfWork, worker: Actor, made: Made
) -> None:
    stranger = replace(worker, user_id=uuid4(), team_id=OTHER_TEAM_ID)
    done = set_reminders(uow, worker, case_ids=(made.case_id,), due_on=FRIDAY, text="Soita")

    assert open_reminders(uow, stranger) == ()
    assert plan_reminders(uow, stranger, case_ids=(made.case_id,)).ready == ()
    with pytest.raises(RuleBroken, match=r"many\.refused"):
        set_reminders(uow, stranger, case_ids=(made.case_id,), due_on=FRIDAY, text="Soita")
    with pytest.raises(NotFound):
        finish_reminder(uow, stranger, reminder_id=done.made[0])
    with pytest.raises(NotFound):
        remove_reminders(uow, stranger, reminder_ids=done.made)
