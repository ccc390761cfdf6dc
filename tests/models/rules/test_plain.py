import json
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from diagram.graph.bpmn import read
from models.rules.facts import CaseFacts, Serving
from models.rules.kinds import DocumentKind, Group, ServingWay
from models.rules.organisation import Organisation, PostalAddress, RuleSettings
from models.rules.plain import from_plain, to_plain
from models.rules.process import ProcessDefinition
from models.rules.rights import Actor, Role
from models.rules.rows import Source
from resources import path

FACTS = CaseFacts(
    date(2026, 11, 24),
    Group.CHILD_PROTECTION,
    received_at=datetime(2026, 11, 24, 7, 0, tzinfo=UTC),
    continues=True,
    servings=(Serving(UUID(int=1), ServingWay.POST, date(2026, 11, 25)),),
)


@pytest.mark.parametrize(
    "value",
    [
        FACTS,
        Organisation(name="Ä", address=PostalAddress("K 1", "00100", "H"), bilingual=True),
        RuleSettings(soon_working_days=3),
        Source(DocumentKind.PLAN, "goal", UUID(int=2), None, "teksti"),
        Actor(UUID(int=3), Role.TEAM_LEAD, extra_roles=frozenset({Role.ADMINISTRATOR})),
        read(path("process/families.bpmn").read_bytes()),
    ],
    ids=lambda value: type(value).__name__,
)
def test_that_frozen_data_comes_back_equal_through_json(value: object) -> None:
    kept = json.loads(json.dumps(to_plain(value)))

    assert from_plain(type(value), kept) == value


def test_that_keys_of_a_newer_version_are_passed_over() -> None:
    kept = {**to_plain(RuleSettings()), "something_new": 1}

    assert from_plain(RuleSettings, kept) == RuleSettings()


def test_that_a_key_missing_in_older_data_takes_its_default() -> None:
    assert from_plain(Organisation, {"name": "X"}) == Organisation(name="X")


def test_that_a_needed_key_is_missed() -> None:
    with pytest.raises(TypeError):
        from_plain(ProcessDefinition, {"id": "x"})


def test_that_numbers_and_sets_are_kept_in_a_settled_form() -> None:
    assert to_plain({"a": Decimal("1.50"), "b": frozenset({"y", "x"})}) == {
        "a": "1.50",
        "b": ["x", "y"],
    }


def test_that_a_kind_of_value_that_is_not_kept_is_our_own_mistake() -> None:
    with pytest.raises(TypeError, match="object"):
        to_plain(object())
