from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import update

from models.entities.record import Process
from models.rules.errors import NotAllowed, NotFound, RuleBroken, StoreTrouble
from models.rules.process import Flow, StepKind
from models.rules.rights import Actor, Right
from models.rules.rows import VersionState
from models.services.cases import case_sheet
from models.services.intake import record_intake
from models.services.processes import drop_draft
from models.services.setup import (
    install_process,
    process_bpmn,
    process_versions,
    publish_process,
    published_process,
    save_process,
)
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import (
    a_case,
    a_published_process,
    an_intake,
    shipped_bpmn,
    shipped_process,
)
from tests.models.services.looking import acts
from tests.models.services.paths import published as put
from tests.models.services.paths import redrawn, with_deadline


def test_that_an_installed_process_is_read_back_whole(
    uow: UnitOfWork, administrator: Actor, worker: Actor
) -> None:
    a_published_process(uow)

    assert published_process(uow, worker) == shipped_process()
    assert process_bpmn(uow, worker) == shipped_bpmn()


def test_that_there_is_no_process_before_one_is_published(uow: UnitOfWork, worker: Actor) -> None:
    with pytest.raises(NotFound, match=r"process\.none_published"):
        published_process(uow, worker)


def test_that_installing_the_same_version_again_changes_nothing(
    uow: UnitOfWork, administrator: Actor
) -> None:
    process_id = a_published_process(uow)

    changes = install_process(
        uow, administrator, definition=shipped_process(), bpmn=b"x", process_id=process_id
    )

    assert changes == ()
    assert acts(uow) == ["process.published"]


def test_that_a_draft_is_not_taken_before_it_is_published(
    uow: UnitOfWork, administrator: Actor
) -> None:
    first = a_published_process(uow)
    draft_id = uuid4()
    save_process(
        uow, administrator, process_id=draft_id, definition=shipped_process(), bpmn=b"<draft/>"
    )

    before = process_bpmn(uow, administrator)
    publish_process(uow, administrator, process_id=draft_id)

    assert before == shipped_bpmn()
    assert process_bpmn(uow, administrator) == b"<draft/>"
    assert published_process(uow, administrator).version == 2
    assert process_bpmn(uow, administrator, process_id=first) == shipped_bpmn()


def test_that_publishing_retires_the_version_before(uow: UnitOfWork, administrator: Actor) -> None:
    first, second = a_published_process(uow), a_published_process(uow)

    rows = {row.id: row for row in process_versions(uow, administrator)}

    assert rows[first].retired_at is not None
    assert rows[second].retired_at is None


def test_that_a_published_version_never_changes(uow: UnitOfWork, administrator: Actor) -> None:
    process_id = a_published_process(uow)

    with pytest.raises(RuleBroken, match=r"process\.published"):
        save_process(
            uow, administrator, process_id=process_id, definition=shipped_process(), bpmn=b"x"
        )


def test_that_an_unknown_guard_keeps_a_version_from_being_published(
    uow: UnitOfWork, administrator: Actor
) -> None:
    odd = Flow("Flow_odd", "Task_plan", "Task_services", guards=("no_such_guard",))
    definition = replace(shipped_process(), flows=(*shipped_process().flows, odd))

    with pytest.raises(RuleBroken, match=r"process\.unknown_guard"):
        install_process(uow, administrator, definition=definition, bpmn=b"x", process_id=uuid4())

    assert process_versions(uow, administrator) == ()


@pytest.mark.parametrize(
    ("kind", "code"), [(StepKind.START, "process.no_start"), (StepKind.END, "process.no_end")]
)
def test_that_a_process_without_start_or_end_is_not_published(
    uow: UnitOfWork, administrator: Actor, kind: StepKind, code: str
) -> None:
    whole = shipped_process()
    steps = tuple(step for step in whole.steps if step.kind is not kind or step.phase is not None)

    with pytest.raises(RuleBroken, match=code):
        install_process(
            uow,
            administrator,
            definition=replace(whole, steps=steps),
            bpmn=b"x",
            process_id=uuid4(),
        )


def test_that_a_caseworker_publishes_no_process(uow: UnitOfWork, worker: Actor) -> None:
    with pytest.raises(NotAllowed):
        publish_process(uow, worker, process_id=uuid4())


def test_that_a_published_version_is_not_changed_by_sql_either(
    uow: UnitOfWork, administrator: Actor
) -> None:
    process_id = a_published_process(uow)

    with pytest.raises(StoreTrouble), uow.begin(administrator, Right.PUBLISH_PROCESS) as work:
        work.session.execute(update(Process).where(Process.id == process_id).values(name="muu"))


def test_that_a_retired_version_is_not_taken_into_use_again(
    uow: UnitOfWork, administrator: Actor
) -> None:
    former = a_published_process(uow)
    a_published_process(uow)

    with pytest.raises(StoreTrouble), uow.begin(administrator, Right.PUBLISH_PROCESS) as work:
        work.session.execute(update(Process).where(Process.id == former).values(retired_at=None))


def test_that_a_draft_can_be_thrown_away_and_a_published_version_cannot(
    uow: UnitOfWork, administrator: Actor
) -> None:
    published, draft = a_published_process(uow), uuid4()
    save_process(uow, administrator, process_id=draft, definition=shipped_process(), bpmn=b"x")

    drop_draft(uow, administrator, process_id=draft)

    assert [row.id for row in process_versions(uow, administrator)] == [published]
    with pytest.raises(RuleBroken, match=r"process\.published"):
        drop_draft(uow, administrator, process_id=published)


def test_that_cases_follow_a_version_that_is_only_drawn_otherwise(
    uow: UnitOfWork, administrator: Actor, worker: Actor
) -> None:
    made = a_case(uow, worker)
    before = case_sheet(uow, worker, case_id=made.case_id).row_version

    process_id = put(uow, redrawn())

    rows = {row.id: row.cases for row in process_versions(uow, administrator)}
    assert rows[process_id] == 1
    assert case_sheet(uow, worker, case_id=made.case_id).row_version == before
    assert "process.cases_followed" in acts(uow)
    assert "case.version_changed" not in acts(uow)


def test_that_a_deadline_longer_than_the_laws_is_not_published(
    uow: UnitOfWork, administrator: Actor
) -> None:
    with pytest.raises(RuleBroken, match=r"process\.deadline_longer") as refused:
        put(uow, with_deadline("P9D"))

    assert refused.value.facts["statute"] == ("SHL 36 § 3 mom.",)


def test_that_a_new_case_records_the_stricter_limits_of_its_path(
    uow: UnitOfWork, worker: Actor
) -> None:
    a_published_process(uow)
    put(uow, with_deadline("P5D"))
    command = an_intake()

    record_intake(uow, worker, command=command)

    sheet = case_sheet(uow, worker, case_id=command.case_id)
    assert sheet.facts.house_limits == "assessment_start=5workday"


def test_that_the_version_published_last_is_current_whatever_the_clock_says(
    uow: UnitOfWork, administrator: Actor, worker: Actor, clock: FakeClock
) -> None:
    a_case(uow, worker)
    clock.go_to(date(2026, 11, 20))

    later = put(uow, with_deadline("P5D"))

    states = {row.id: row.state for row in process_versions(uow, administrator)}
    assert states[later] is VersionState.CURRENT
