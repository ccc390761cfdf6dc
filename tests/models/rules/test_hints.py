"""Hints are only hints: forged, broken or flooding ones do no harm."""

from uuid import UUID, uuid4

import pytest

from models.rules.hints import EVERYTHING, MOST_IDS, Hints, hints_of

ONE, TWO = UUID(int=1), UUID(int=2)


def test_that_hints_of_a_moment_are_one_with_each_id_once() -> None:
    heard = hints_of([f"case:{ONE},{TWO}", f"case:{ONE}", f"person:{TWO}", f"look:{ONE}", "house:"])

    assert heard == Hints(frozenset({ONE, TWO}), frozenset({TWO}), frozenset({ONE}), house=True)


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "case:",
        "case:Aino Virtanen",
        f"case:{ONE}; DROP TABLE person",
        f"case:{ONE},",
        "case:" + "-" * 36,
        f"note:{ONE}",
        "x" * 8000,
        f"case:{ONE}\n",
    ],
)
def test_that_what_is_no_hint_of_ours_is_passed_over(payload: str) -> None:
    assert not hints_of([payload])


def test_that_too_many_ids_mean_looking_at_everything_once() -> None:
    assert hints_of(f"case:{uuid4()}" for _ in range(MOST_IDS + 1)) == EVERYTHING
    assert hints_of(["many:"]) == EVERYTHING
