from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from models.rules.errors import RuleBroken
from models.rules.organisation import Organisation
from models.rules.rights import Right, Role
from models.rules.rows import TeamRow, WorkerRow
from models.services.bootstrap import first_worker, sign_in
from models.services.setup import organisation, published_process
from models.store.uow import UnitOfWork
from models.store.vault import create
from tests.conftest import TINY
from tests.fakes import FakeClock
from tests.models.services.builders import shipped_bpmn, shipped_process


@pytest.fixture
def new(tmp_path: Path, clock: FakeClock) -> Iterator[UnitOfWork]:
    created = create(
        tmp_path / "uusi.polku",
        login="eka",
        passphrase="seitsemän harmaata",
        now=clock.now(),
        cost=TINY,
    )
    with created.store as store:
        yield store.unit_of_work(clock)


def test_that_a_new_database_gets_worker_team_organisation_and_process_at_once(
    new: UnitOfWork,
) -> None:
    _found(new)

    actor, row = sign_in(new, login="eka")

    assert row.name == "Ensi Ensimmäinen"
    assert actor.team_id == row.team_id
    assert {Right.DECIDE, Right.MANAGE_USERS, Right.ASSIGN} <= actor.rights
    assert organisation(new, actor).case_prefix == "ES"
    assert published_process(new, actor) == shipped_process()


def test_that_a_database_has_one_first_worker(new: UnitOfWork) -> None:
    _found(new)

    with pytest.raises(RuleBroken, match=r"bootstrap\.done"):
        _found(new)


def test_that_nothing_is_kept_when_the_process_is_unusable(new: UnitOfWork) -> None:
    with pytest.raises(RuleBroken, match=r"worker\.name_missing"):
        _found(new, name=" ")

    _found(new)


def _found(uow: UnitOfWork, name: str = "Ensi Ensimmäinen") -> None:
    team = TeamRow(uuid4(), "Perhepalvelut")
    first_worker(
        uow,
        worker=WorkerRow(
            id=uuid4(),
            login="eka",
            name=name,
            title="sosiaalityöntekijä",
            role=Role.SOCIAL_WORKER,
            in_office=True,
            team_id=team.id,
        ),
        team=team,
        organisation=Organisation(name="Esimerkin hyvinvointialue", case_prefix="ES"),
        process_id=uuid4(),
        definition=shipped_process(),
        bpmn=shipped_bpmn(),
    )
