"""Every public service function, called by an actor who may do nothing."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

import models.services
from models.rules.errors import NotAllowed
from models.rules.rights import RIGHTS, Actor, Right, Role
from models.store.uow import UnitOfWork
from tests.models.services.looking import acts

OPENING_THE_DOOR = {
    "bootstrap.first_worker",
    "bootstrap.let_in",
    "bootstrap.recover",
    "bootstrap.sign_in",
    "demo.build_demo",
}


class Nobody(Actor):
    """An actor who may do nothing at all."""

    @property
    def rights(self) -> frozenset[Right]:
        return frozenset()


def services() -> Iterator[tuple[str, Callable[..., object]]]:
    for module in pkgutil.iter_modules(models.services.__path__):
        name = f"models.services.{module.name}"
        for key, member in inspect.getmembers(importlib.import_module(name)):
            if not inspect.isfunction(member) or key.startswith("_"):
                continue
            if member.__module__ == name and "uow" in inspect.signature(member).parameters:
                yield f"{module.name}.{key}", member


SERVICES = dict(services())
WITH_ACTOR = sorted(SERVICES.keys() - OPENING_THE_DOOR)


@pytest.mark.parametrize("name", WITH_ACTOR)
def test_that_a_service_refuses_an_actor_without_rights(name: str, uow: UnitOfWork) -> None:
    service = SERVICES[name]
    wanted = list(inspect.signature(service).parameters.values())[2:]
    blank = {item.name: None for item in wanted if item.default is item.empty}

    with pytest.raises(NotAllowed, match=r"right\.missing"):
        service(uow, Nobody(user_id=uuid4(), role=Role.SECRETARY), **blank)

    assert acts(uow) == []


def test_that_services_take_store_actor_and_then_names_only() -> None:
    for name in WITH_ACTOR:
        first, second, *rest = inspect.signature(SERVICES[name]).parameters.values()
        assert (first.name, second.name) == ("uow", "actor"), name
        assert all(item.kind is item.KEYWORD_ONLY for item in rest), name


def test_that_every_module_of_services_is_looked_at() -> None:
    expected = {"intake", "documents", "cases", "people", "decisions", "lists", "export"}
    assert expected <= {name.partition(".")[0] for name in SERVICES}


def test_that_only_those_who_may_decide_have_the_right() -> None:
    deciders = {role for role, rights in RIGHTS.items() if Right.DECIDE in rights}
    assert deciders == {Role.SOCIAL_WORKER, Role.SOCIAL_COUNSELLOR, Role.TEAM_LEAD}
