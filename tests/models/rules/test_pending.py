from datetime import UTC, date, datetime

import pytest

from models.rules.errors import RuleBroken
from models.rules.kinds import INTAKE_KINDS, DocumentKind
from models.rules.pending import receipt, require_intake_kind

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)  # 9.00 in Helsinki


def test_that_a_receipt_is_a_day_and_a_moment_in_helsinki() -> None:
    day, at = receipt({"received_on": "2026-11-24", "received_time": "08:30"}, now=NOW)

    assert day == date(2026, 11, 24)
    assert at == datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


def test_that_a_receipt_without_a_time_is_a_day_only() -> None:
    assert receipt({"received_on": "2026-11-24"}, now=NOW) == (date(2026, 11, 24), None)


@pytest.mark.parametrize(
    "typed",
    [
        {"received_on": "2026-11-25"},
        {"received_on": "2026-11-24", "received_time": "09:01"},
    ],
)
def test_that_nothing_is_received_in_the_future(typed: dict[str, str]) -> None:
    with pytest.raises(RuleBroken, match=r"intake\.received_in_future"):
        receipt(typed, now=NOW)


def test_that_late_evening_in_helsinki_is_still_the_same_day() -> None:
    evening = datetime(2026, 11, 24, 21, 59, tzinfo=UTC)

    day, _ = receipt({"received_on": "2026-11-24", "received_time": "23:59"}, now=evening)

    assert day == date(2026, 11, 24)


@pytest.mark.parametrize("kind", sorted(set(DocumentKind) - set(INTAKE_KINDS)))
def test_that_no_other_document_makes_a_matter_pending(kind: DocumentKind) -> None:
    with pytest.raises(RuleBroken, match=r"intake\.kind"):
        require_intake_kind(kind)
