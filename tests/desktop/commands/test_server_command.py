"""`polku server` on a real server: made, users let in and out, looked at, brought up to date."""

import json

import pytest

from desktop.__main__ import main
from models.store.server.address import ServerAddress
from models.store.server.opened import open_server, worker_of
from tests.models.server.cluster import SUPERUSER, Cluster
from tests.models.server.conftest import cluster

__all__ = ["cluster"]


class Server:
    """The command as an administrator types it on the server itself."""

    def __init__(self, cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
        self._cluster, self._capsys = cluster, capsys

    def __call__(self, act: str, *given: str) -> tuple[int, str, str]:
        place = ("--socket", str(self._cluster.sockets), "--port", str(self._cluster.port))
        status = main(["server", act, *place, "--role", SUPERUSER, *given])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def address(self, role: str, database: str) -> ServerAddress:
        made = self._cluster.certificates
        return ServerAddress("localhost", self._cluster.port, database, role, made.authority)


@pytest.fixture
def server(cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> Server:
    return Server(cluster, capsys)


_FOUNDING = ("--organisation", "Mallila", "--login", "anna", "--name", "Anna Aalto", "--team", "A",
             "--task", "team_lead", "--json")  # fmt: skip


def test_that_a_server_is_made_and_its_first_worker_gets_in(server: Server) -> None:
    status, out, err = server("init", "--database", "eka", *_FOUNDING)
    assert (status, err) == (0, "")
    login = json.loads(out)

    with open_server(server.address(login["role"], "eka"), login["secret"]) as opened:
        assert worker_of(opened)

    status, out, _ = server("status", "--database", "eka", "--json")
    told = json.loads(out)
    assert (status, told["sound"], told["findings"], told["accounts"]) == (0, True, [], 1)


def test_that_a_server_is_not_made_twice(server: Server) -> None:
    assert server("init", "--database", "toka", *_FOUNDING)[0] == 0

    status, out, err = server("init", "--database", "toka", *_FOUNDING)

    assert (status, out) == (1, "")
    assert "on jo" in err


def test_that_a_user_comes_gets_a_new_secret_and_goes(server: Server) -> None:
    server("init", "--database", "kolmas", *_FOUNDING)
    base = ("--database", "kolmas")
    _, out, _ = server("add-user", *base, "--login", "bert", "--name", "Bert", "--team", "B",
                       "--json")  # fmt: skip
    role, first = json.loads(out)["role"], json.loads(out)["secret"]

    _, out, _ = server("rotate", *base, "--account", role, "--json")
    second = json.loads(out)["secret"]
    open_server(server.address(role, "kolmas"), second).close()
    ended = server("end-user", *base, "--account", role)
    again = server("end-user", *base, "--account", role)

    assert first != second
    assert ended[0] == 0
    assert (again[0], "ei löydy" in again[2]) == (1, True)


def test_that_what_lacks_is_asked_for(server: Server) -> None:
    assert server("init", "--database", "x")[0] == 2
    assert server("rotate", "--database", "x")[0] in (1, 2)
    assert server("status", "--host", "localhost")[0] == 2


def test_that_a_database_of_others_is_refused(server: Server) -> None:
    status, _, err = server("status", "--database", "postgres")

    assert (status, "ei ole Polun" in err) == (1, True)
