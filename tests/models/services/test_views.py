"""Saved views: a worker's own, without typed text, and back after a deletion."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from models.rules.case_filter import CaseFilter, Limit
from models.rules.case_views import CasesView, Colouring, Spot, TableLook
from models.rules.errors import NotAllowed, NotFound, RuleBroken
from models.rules.kinds import DueState, NeedKind
from models.rules.rights import Actor
from models.services.views import delete_view, rename_view, save_view, saved_views
from models.store.uow import UnitOfWork
from tests.models.services.looking import acts

VIEW = CasesView(
    filter=CaseFilter(
        workers=frozenset({UUID(int=5), None}),
        states=frozenset({DueState.LATE}),
        limits=frozenset({Limit.STATUTORY}),
        needs=frozenset({NeedKind.LONG_TERM, None}),
    ),
    mine=False,
    colouring=Colouring.WORKER,
    grouped=True,
    spot=Spot(2.5, 0.25, 0.75),
)


def test_that_a_saved_view_comes_back_whole(uow: UnitOfWork, worker: Actor) -> None:
    save_view(uow, worker, view_id=uuid4(), name="  Myöhässä   olevat ", view=VIEW)

    (kept,) = saved_views(uow, worker)

    assert (kept.name, kept.view) == ("Myöhässä olevat", VIEW)


def test_that_typed_text_is_never_stored(uow: UnitOfWork, worker: Actor) -> None:
    typed = CasesView(filter=CaseFilter(text="Virtanen"))

    save_view(uow, worker, view_id=uuid4(), name="Yksi", view=typed)

    assert saved_views(uow, worker)[0].view.filter.text == ""


def test_that_nobody_sees_or_touches_the_views_of_another(
    uow: UnitOfWork, worker: Actor, lead: Actor
) -> None:
    view_id = uuid4()
    save_view(uow, worker, view_id=view_id, name="Omani", view=VIEW)

    assert saved_views(uow, lead) == ()
    for act in (delete_view, lambda *a, **k: rename_view(*a, **k, name="Minun")):
        with pytest.raises(NotFound, match=r"view\.not_found"):
            act(uow, lead, view_id=view_id)
    assert saved_views(uow, worker)[0].name == "Omani"


def test_that_views_are_listed_by_name_and_renamed(uow: UnitOfWork, worker: Actor) -> None:
    first, second = uuid4(), uuid4()
    save_view(uow, worker, view_id=first, name="B", view=VIEW)
    save_view(uow, worker, view_id=second, name="a", view=VIEW)

    rename_view(uow, worker, view_id=second, name="c")

    assert [view.name for view in saved_views(uow, worker)] == ["B", "c"]


def test_that_a_deleted_view_is_gone_and_comes_back_when_saved_again(
    uow: UnitOfWork, worker: Actor
) -> None:
    view_id = uuid4()
    save_view(uow, worker, view_id=view_id, name="Oma", view=VIEW)
    (kept,) = saved_views(uow, worker)

    delete_view(uow, worker, view_id=view_id)
    assert saved_views(uow, worker) == ()
    save_view(uow, worker, view_id=kept.id, name=kept.name, view=kept.view)

    assert saved_views(uow, worker) == (kept,)


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "view.name_missing"), ("x" * 61, "view.name_long")]
)
def test_that_a_view_needs_a_name_of_reasonable_length(
    uow: UnitOfWork, worker: Actor, name: str, code: str
) -> None:
    with pytest.raises(RuleBroken, match=code):
        save_view(uow, worker, view_id=uuid4(), name=name, view=VIEW)

    assert saved_views(uow, worker) == ()


def test_that_saving_and_deleting_leave_a_line_without_the_name(
    uow: UnitOfWork, worker: Actor
) -> None:
    view_id = uuid4()
    save_view(uow, worker, view_id=view_id, name="Oma", view=VIEW)
    delete_view(uow, worker, view_id=view_id)

    assert [act for act in acts(uow) if act.startswith("view.")] == ["view.saved", "view.deleted"]


def test_that_a_shared_view_is_seen_by_the_team_and_by_no_other(
    uow: UnitOfWork, worker: Actor, counsellor: Actor, stranger: Actor, administrator: Actor
) -> None:
    save_view(uow, worker, view_id=uuid4(), name="Meidän", view=VIEW, shared=True)
    save_view(uow, worker, view_id=uuid4(), name="Oma", view=VIEW)

    (seen,) = saved_views(uow, counsellor)

    assert (seen.name, seen.shared, seen.own) == ("Meidän", True, False)
    assert saved_views(uow, stranger) == ()
    assert [view.own for view in saved_views(uow, worker)] == [True, True]


def test_that_a_shared_view_is_changed_by_its_maker_and_the_lead_only(
    uow: UnitOfWork, worker: Actor, counsellor: Actor, lead: Actor
) -> None:
    view_id = uuid4()
    save_view(uow, worker, view_id=view_id, name="Meidän", view=VIEW, shared=True)

    with pytest.raises(NotAllowed, match=r"view\.of_another"):
        rename_view(uow, counsellor, view_id=view_id, name="Minun")
    with pytest.raises(NotAllowed, match=r"view\.of_another"):
        save_view(uow, counsellor, view_id=view_id, name="Minun", view=VIEW)
    rename_view(uow, lead, view_id=view_id, name="Tiimin")

    assert [view.name for view in saved_views(uow, worker)] == ["Tiimin"]


def test_that_a_view_keeps_columns_groups_and_order(uow: UnitOfWork, worker: Actor) -> None:
    look = TableLook(hidden=("due",), group="step", sort="client", descending=True)
    view = replace(VIEW, table=look, closed=True)

    save_view(uow, worker, view_id=uuid4(), name="Oma", view=view)

    (kept,) = saved_views(uow, worker)
    assert (kept.view.table, kept.view.closed) == (look, True)


def test_that_one_without_a_team_shares_nothing_and_sees_nobodys_views(
    uow: UnitOfWork, worker: Actor
) -> None:
    loner = replace(worker, user_id=uuid4(), team_id=None)
    save_view(uow, worker, view_id=uuid4(), name="Oma", view=VIEW)

    with pytest.raises(RuleBroken, match=r"view\.no_team"):
        save_view(uow, loner, view_id=uuid4(), name="Jaettu", view=VIEW, shared=True)

    assert saved_views(uow, loner) == ()
