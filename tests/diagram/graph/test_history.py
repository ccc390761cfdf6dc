from itertools import count

import pytest

from diagram.graph.history import DEPTH, History


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def history(clock: Clock) -> History[int]:
    return History(0, clock=clock)


def test_that_undo_goes_back_one_edit_and_redo_forward(history: History[int]) -> None:
    history.push(1, "one")
    history.push(2, "two")

    assert (history.undo(), history.undo_name, history.redo_name) == (1, "one", "two")
    assert (history.redo(), history.can_redo) == (2, False)


def test_that_moves_of_the_same_key_within_a_moment_are_one_edit(
    history: History[int], clock: Clock
) -> None:
    for value in range(1, 6):
        history.push(value, "move", "move Task_1")
        clock.now += 0.9

    assert history.undo() == 0


def test_that_a_pause_ends_a_run_of_moves(history: History[int], clock: Clock) -> None:
    history.push(1, "move", "move Task_1")
    clock.now += 1.1
    history.push(2, "move", "move Task_1")

    assert history.undo() == 1


def test_that_moves_of_another_step_are_another_edit(history: History[int]) -> None:
    history.push(1, "move", "move Task_1")
    history.push(2, "move", "move Task_2")

    assert history.undo() == 1


def test_that_an_undone_run_is_not_joined_by_the_next_move(history: History[int]) -> None:
    history.push(1, "move", "move Task_1")
    history.push(3, "other")
    history.undo()
    history.push(2, "move", "move Task_1")

    assert history.undo() == 1


def test_that_saving_keeps_the_edits_and_ends_a_run(history: History[int]) -> None:
    history.push(1, "move", "move Task_1")
    history.mark_saved()
    history.push(2, "move", "move Task_1")

    assert not history.is_saved
    assert history.undo() == 1
    assert history.is_saved
    assert history.undo() == 0


def test_that_an_equal_value_is_no_edit(history: History[int]) -> None:
    history.push(0, "nothing")

    assert not history.can_undo


def test_that_a_run_that_comes_back_leaves_no_edit(history: History[int]) -> None:
    history.push(1, "move", "move Task_1")
    history.push(0, "move", "move Task_1")

    assert not history.can_undo
    assert history.is_saved


def test_that_a_new_edit_forgets_what_was_undone(history: History[int]) -> None:
    history.push(1, "one")
    history.undo()
    history.push(2, "two")

    assert not history.can_redo


def test_that_at_least_five_hundred_edits_can_be_undone(history: History[int]) -> None:
    for value in range(1, DEPTH + 11):
        history.push(value, "edit")

    undone = next(n for n in count() if not history.can_undo or history.undo() is None)

    assert undone == DEPTH >= 500
    assert history.value == 10


def test_that_there_is_nothing_to_undo_or_redo_at_first(history: History[int]) -> None:
    with pytest.raises(LookupError):
        history.undo()
    with pytest.raises(LookupError):
        history.redo()
