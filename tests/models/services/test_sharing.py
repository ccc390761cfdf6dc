"""Giving the map out: logged with its purpose, and only of cases that are the actor's to see."""

from dataclasses import replace
from uuid import uuid4

import pytest

from models.rules.errors import NotAllowed, NotFound, RuleBroken
from models.rules.rights import Actor, Role
from models.rules.sharing import (
    MOST_NAMED,
    MOST_ON_PAPER,
    ListKind,
    ShareForm,
    ShareList,
    ShareMap,
    purpose_of_share,
)
from models.services.sharing import share_list, share_map
from models.store.uow import UnitOfWork
from tests.models.services.builders import a_case
from tests.models.services.looking import entries


def test_that_a_map_with_names_is_a_line_for_each_case_with_its_purpose(
    uow: UnitOfWork, worker: Actor
) -> None:
    cases = [a_case(uow, worker).case_id for _ in range(2)]

    share_map(uow, worker, share=ShareMap(ShareForm.PDF, cases, named=True, purpose="supervision"))

    lines = [line for line in entries(uow) if line.act == "map.exported"]
    assert [line.case_id for line in lines] == cases
    assert {line.purpose for line in lines} == {"supervision"}


def test_that_a_map_without_names_is_one_line_that_says_so(uow: UnitOfWork, worker: Actor) -> None:
    cases = [a_case(uow, worker).case_id for _ in range(2)]

    count = share_map(uow, worker, share=ShareMap(ShareForm.PRINT, cases, named=False))

    (line,) = [line for line in entries(uow) if line.act == "map.printed"]
    assert count == 2
    assert (line.case_id, line.purpose) == (None, "print")
    assert line.facts["named"] is False
    assert line.facts["count"] == 2


def test_that_names_without_a_purpose_are_refused_and_nothing_is_logged(
    uow: UnitOfWork, worker: Actor
) -> None:
    case = a_case(uow, worker).case_id
    before = len(entries(uow))

    with pytest.raises(RuleBroken, match=r"purpose\.missing"):
        share_map(uow, worker, share=ShareMap(ShareForm.SVG, [case], named=True))

    assert len(entries(uow)) == before


def test_that_more_names_than_one_paper_may_carry_are_refused() -> None:
    cases = [uuid4() for _ in range(MOST_NAMED + 1)]
    many = ShareMap(ShareForm.PDF, cases, named=True, purpose="duty")

    with pytest.raises(RuleBroken, match=r"share\.too_many"):
        purpose_of_share(many)

    assert purpose_of_share(replace(many, named=False)) == "export"


def test_that_a_case_without_a_tie_is_not_given_out(uow: UnitOfWork, worker: Actor) -> None:
    own = a_case(uow, worker).case_id

    with pytest.raises(NotFound):
        share_map(uow, worker, share=ShareMap(ShareForm.PDF, [own, uuid4()], named=False))


def test_that_a_secretary_prints_but_does_not_export(uow: UnitOfWork, worker: Actor) -> None:
    secretary = replace(worker, role=Role.SECRETARY)
    case = a_case(uow, worker).case_id

    assert share_map(uow, secretary, share=ShareMap(ShareForm.PRINT, [case], named=False)) == 1
    with pytest.raises(NotAllowed):
        share_map(uow, secretary, share=ShareMap(ShareForm.PNG, [case], named=False))


def test_that_a_list_with_names_is_a_line_for_each_case_with_its_purpose(
    uow: UnitOfWork, worker: Actor
) -> None:
    cases = [a_case(uow, worker).case_id for _ in range(2)]
    listed = ShareList(ShareForm.XLSX, ListKind.CASES, cases, 2, named=True, purpose="supervision")

    share_list(uow, worker, share=listed)

    lines = [line for line in entries(uow) if line.act == "list.exported"]
    assert [line.case_id for line in lines] == cases
    assert {line.purpose for line in lines} == {"supervision"}
    assert {line.facts["list"] for line in lines} == {"cases"}


def test_that_a_list_without_names_is_one_line(uow: UnitOfWork, worker: Actor) -> None:
    case = a_case(uow, worker).case_id

    share_list(
        uow, worker, share=ShareList(ShareForm.PRINT, ListKind.WORKLIST, [case], 1, named=False)
    )

    (line,) = [line for line in entries(uow) if line.act == "list.printed"]
    assert (line.case_id, line.purpose, line.facts["cases"]) == (None, "print", [str(case)])


def test_that_names_of_strangers_clients_do_not_go_out(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    case = a_case(uow, worker).case_id
    listed = ShareList(ShareForm.PDF, ListKind.CASES, [case], 1, named=True, purpose="duty")

    with pytest.raises(NotFound, match=r"case\.not_found"):
        share_list(uow, stranger, share=listed)


def test_that_a_secretary_prints_a_list_but_exports_no_table(
    uow: UnitOfWork, secretary: Actor
) -> None:
    printed = ShareList(ShareForm.PRINT, ListKind.LETTERS, [], 3, named=False)

    share_list(uow, secretary, share=printed)

    with pytest.raises(NotAllowed, match=r"right\.missing"):
        share_list(uow, secretary, share=replace(printed, form=ShareForm.CSV))


def test_that_a_list_longer_than_paper_is_refused_on_paper_only(
    uow: UnitOfWork, worker: Actor
) -> None:
    long = ShareList(ShareForm.PDF, ListKind.CASES, [], MOST_ON_PAPER + 1, named=False)

    with pytest.raises(RuleBroken, match=r"share\.too_long"):
        share_list(uow, worker, share=long)

    share_list(uow, worker, share=replace(long, form=ShareForm.XLSX))
