from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from models.rules.errors import NotAllowed, RuleBroken
from models.rules.organisation import EveRule, Organisation, PostalAddress, RuleSettings
from models.rules.rights import Actor, Role
from models.rules.rows import TeamRow, WorkerRow
from models.services.bootstrap import sign_in
from models.services.setup import (
    organisation,
    rule_settings,
    save_organisation,
    save_rule_settings,
    save_team,
    save_worker,
    teams,
    workers,
)
from models.store.uow import UnitOfWork
from tests.conftest import TEAM_ID
from tests.models.services.looking import acts


def test_that_the_organisation_is_kept_as_it_was_given(
    uow: UnitOfWork, administrator: Actor, worker: Actor
) -> None:
    given = Organisation(
        name="Esimerkin hyvinvointialue",
        address=PostalAddress("Mallikatu 1", "50100", "Mikkeli"),
        case_prefix="ES",
        bilingual=True,
    )

    changes = save_organisation(uow, administrator, organisation=given)

    assert changes
    assert organisation(uow, worker) == given


def test_that_an_organisation_without_saved_data_is_empty(uow: UnitOfWork, worker: Actor) -> None:
    assert organisation(uow, worker) == Organisation()


@pytest.mark.parametrize("prefix", ["", "ÄÖ", "a b", "liianpitka1"])
def test_that_a_case_prefix_is_short_and_plain(
    uow: UnitOfWork, administrator: Actor, prefix: str
) -> None:
    with pytest.raises(RuleBroken, match=r"organisation\.prefix"):
        save_organisation(uow, administrator, organisation=Organisation(case_prefix=prefix))


def test_that_rule_settings_are_kept_as_they_were_given(
    uow: UnitOfWork, administrator: Actor, worker: Actor
) -> None:
    given = RuleSettings(eves=EveRule.COUNTED, plan_review_months=6, second_signature=True)

    save_rule_settings(uow, administrator, settings=given)

    assert rule_settings(uow, worker) == given


def test_that_a_warning_time_of_nothing_is_refused(uow: UnitOfWork, administrator: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"settings\.number"):
        save_rule_settings(uow, administrator, settings=RuleSettings(soon_working_days=0))


def test_that_a_caseworker_does_not_change_the_settings(uow: UnitOfWork, worker: Actor) -> None:
    with pytest.raises(NotAllowed):
        save_rule_settings(uow, worker, settings=RuleSettings())


def test_that_a_team_can_be_made_and_renamed(uow: UnitOfWork, administrator: Actor) -> None:
    made = TeamRow(uuid4(), "Etelä")

    save_team(uow, administrator, team=made)
    save_team(uow, administrator, team=replace(made, name="Pohjoinen"))

    assert replace(made, name="Pohjoinen") in teams(uow, administrator)


def test_that_a_new_worker_signs_in_with_the_rights_given(
    uow: UnitOfWork, administrator: Actor
) -> None:
    save_worker(
        uow, administrator, worker=a_worker("uusi"), extra_roles=frozenset({Role.ADMINISTRATOR})
    )

    actor, row = sign_in(uow, login="uusi")

    assert row.name == "Uuno Uusi"
    assert actor.role is Role.SOCIAL_WORKER
    assert actor.extra_roles == {Role.ADMINISTRATOR}


def test_that_a_login_belongs_to_one_worker(uow: UnitOfWork, administrator: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"worker\.login_taken"):
        save_worker(uow, administrator, worker=a_worker("lead"))


def test_that_extra_roles_stay_when_none_are_named(uow: UnitOfWork, administrator: Actor) -> None:
    made = a_worker("uusi")
    save_worker(uow, administrator, worker=made, extra_roles=frozenset({Role.TEAM_LEAD}))

    save_worker(uow, administrator, worker=replace(made, phone="040 123 4567"))

    actor, row = sign_in(uow, login="uusi")
    assert actor.extra_roles == {Role.TEAM_LEAD}
    assert row.phone == "040 123 4567"


def test_that_the_last_administrator_cannot_be_taken_away(
    uow: UnitOfWork, administrator: Actor
) -> None:
    own = next(row for row in workers(uow, administrator) if row.id == administrator.user_id)

    with pytest.raises(RuleBroken, match=r"worker\.last_administrator"):
        save_worker(uow, administrator, worker=replace(own, role=Role.SECRETARY))

    assert own in workers(uow, administrator)


def test_that_one_who_has_left_does_not_sign_in(uow: UnitOfWork, administrator: Actor) -> None:
    left = replace(a_worker("lahtenyt"), ended_on=uow.now.date())
    save_worker(uow, administrator, worker=left)

    with pytest.raises(NotAllowed, match=r"sign_in\.refused"):
        sign_in(uow, login="lahtenyt")

    assert acts(uow)[-1] == "sign_in.refused"


def test_that_an_unknown_login_is_refused_and_logged(uow: UnitOfWork) -> None:
    with pytest.raises(NotAllowed, match=r"sign_in\.refused"):
        sign_in(uow, login="outo")

    assert acts(uow) == ["sign_in.refused"]


def test_that_changing_a_worker_leaves_one_line_in_the_log(
    uow: UnitOfWork, administrator: Actor
) -> None:
    save_worker(uow, administrator, worker=a_worker("uusi"))

    assert acts(uow) == ["worker.saved"]


def a_worker(login: str) -> WorkerRow:
    return WorkerRow(
        id=UUID(int=77),
        login=login,
        name="Uuno Uusi",
        title="sosiaalityöntekijä",
        role=Role.SOCIAL_WORKER,
        in_office=True,
        team_id=TEAM_ID,
    )
