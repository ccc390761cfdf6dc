"""Competence: what the law keeps for a social worker in public office."""

from datetime import date
from uuid import UUID

import pytest

from models.rules.competence import Act, may_act, require_competent
from models.rules.errors import RuleBroken
from models.rules.facts import CaseFacts
from models.rules.kinds import Group, ServiceTask
from models.rules.rights import Actor, Role

DAY = date(2026, 3, 3)
SPECIAL = CaseFacts(DAY, Group.SPECIAL_SUPPORT)
PROTECTION = CaseFacts(DAY, task=ServiceTask.CHILD_PROTECTION)
OTHER = CaseFacts(DAY)
BY_CLIENT = (Act.FINISH_ASSESSMENT, Act.OWN_WORKER, Act.DECIDE)


def an_actor(role: Role, *, in_office: bool, extra: frozenset[Role] = frozenset()) -> Actor:
    return Actor(UUID(int=1), role, in_office=in_office, extra_roles=extra)


OFFICE_SOCIAL_WORKER = an_actor(Role.SOCIAL_WORKER, in_office=True)
HIRED_SOCIAL_WORKER = an_actor(Role.SOCIAL_WORKER, in_office=False)
COUNSELLOR = an_actor(Role.SOCIAL_COUNSELLOR, in_office=True)


@pytest.mark.parametrize("act", BY_CLIENT)
@pytest.mark.parametrize("facts", [SPECIAL, PROTECTION])
def test_that_a_special_client_needs_a_social_worker_in_office(act: Act, facts: CaseFacts) -> None:
    assert may_act(OFFICE_SOCIAL_WORKER, act, facts)
    assert not may_act(HIRED_SOCIAL_WORKER, act, facts)
    assert not may_act(COUNSELLOR, act, facts)


@pytest.mark.parametrize("act", BY_CLIENT)
def test_that_a_counsellor_may_act_for_other_clients(act: Act) -> None:
    assert may_act(COUNSELLOR, act, OTHER)


def test_that_the_responsible_worker_is_always_a_social_worker_in_office() -> None:
    assert may_act(OFFICE_SOCIAL_WORKER, Act.RESPONSIBLE, OTHER)
    assert not may_act(COUNSELLOR, Act.RESPONSIBLE, OTHER)


def test_that_a_lead_in_office_is_a_social_worker() -> None:
    assert may_act(an_actor(Role.TEAM_LEAD, in_office=True), Act.DECIDE, SPECIAL)


def test_that_an_extra_role_counts() -> None:
    extra = frozenset({Role.SOCIAL_WORKER})

    assert may_act(an_actor(Role.ADMINISTRATOR, in_office=True, extra=extra), Act.DECIDE, SPECIAL)


@pytest.mark.parametrize(
    ("act", "facts", "statute"),
    [
        (Act.FINISH_ASSESSMENT, SPECIAL, "SHL 36 § 5 mom."),
        (Act.FINISH_ASSESSMENT, PROTECTION, "LsL 26 § 4 mom."),
        (Act.OWN_WORKER, SPECIAL, "SHL 42 § 3 mom."),
        (Act.DECIDE, SPECIAL, "SHL 46 § 1 mom."),
        (Act.RESPONSIBLE, PROTECTION, "LsL 13 b §"),
    ],
)
def test_that_the_refusal_cites_its_statute(act: Act, facts: CaseFacts, statute: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        require_competent(COUNSELLOR, act, facts)

    assert refused.value.code == "competence.office_social_worker"
    assert refused.value.facts["statute"] == statute
