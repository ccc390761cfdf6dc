"""Which ties between cases are drawn."""

from uuid import UUID

from models.rules.case_ties import CLIQUE, CaseTieKind, TieGroup, edges_of

CASES = tuple(UUID(int=n) for n in range(1, 41))


def test_that_a_small_group_joins_every_case_to_every_other() -> None:
    group = TieGroup(CaseTieKind.SIBLINGS, CASES[:3])

    found = {(edge.first, edge.second) for edge in edges_of([group], CASES)}

    assert found == {(CASES[0], CASES[1]), (CASES[0], CASES[2]), (CASES[1], CASES[2])}


def test_that_a_large_group_is_a_chain() -> None:
    group = TieGroup(CaseTieKind.HAND_OVER, CASES)

    assert len(edges_of([group], CASES)) == len(CASES) - 1
    assert len(CASES) > CLIQUE


def test_that_a_chosen_case_is_joined_to_its_whole_group() -> None:
    group = TieGroup(CaseTieKind.HAND_OVER, CASES)

    found = edges_of([group], CASES, [CASES[7]])

    assert len(found) == len(CASES) - 1
    assert all(CASES[7] in (edge.first, edge.second) for edge in found)


def test_that_two_shared_guardians_are_one_tie() -> None:
    groups = [TieGroup(CaseTieKind.GUARDIAN, CASES[:2]), TieGroup(CaseTieKind.GUARDIAN, CASES[:2])]

    assert len(edges_of(groups, CASES)) == 1


def test_that_a_case_that_is_not_shown_has_no_tie() -> None:
    group = TieGroup(CaseTieKind.SIBLINGS, CASES[:2])

    assert edges_of([group], CASES[1:]) == ()
    assert edges_of([group], ()) == ()
