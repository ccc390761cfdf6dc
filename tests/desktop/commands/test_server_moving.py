"""`polku server import` and `export` as an administrator types them."""

import json
from pathlib import Path

import pytest

from models.store.server.opened import open_server, worker_of
from models.store.vault import open_store
from tests.conftest import PASSPHRASE
from tests.desktop.commands.test_server_command import Server, cluster, server
from tests.models.server.moved_file import LOGIN, make_full

__all__ = ["cluster", "server"]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with a row in every table; only ever read here."""
    path = tmp_path_factory.mktemp("full") / "koko.polku"
    make_full(path, cases=1)
    return path


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLKU_PASSPHRASE", PASSPHRASE)


def test_that_a_file_goes_to_a_server_and_back_and_its_user_gets_in(
    server: Server, full: Path, tmp_path: Path
) -> None:
    status, out, err = server("import", str(full), "--database", "muutto", "--json")
    assert (status, err) == (0, "")
    told = json.loads(out)
    ((login, role, secret),) = [tuple(one.values()) for one in told["accounts"]]
    assert login == LOGIN
    with open_server(server.address(role, "muutto"), secret) as opened:
        assert worker_of(opened)

    again, out, _ = server("import", str(full), "--database", "muutto")
    assert again == 0
    assert "oli jo siirretty" in out
    assert "polku server rotate" in out

    target = tmp_path / "takaisin.polku"
    status, out, err = server("export", str(target), "--database", "muutto", "--login", LOGIN)
    assert (status, err) == (0, "")
    assert "täsmää kummallakin puolella" in out
    open_store(target, login=LOGIN, passphrase=PASSPHRASE).close()


def test_that_a_wrong_passphrase_and_a_missing_name_are_told_before_anything_is_done(
    server: Server, full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLKU_PASSPHRASE", "väärä")
    status, out, err = server("import", str(full), "--database", "ei_mitään")

    assert (status, out) == (1, "")
    assert "Salalause" in err or "salalause" in err
    assert server("import", "--database", "x")[0] == 2
    assert server("export", "x.polku", "--database", "x")[0] == 2
    status, _, err = server("status", "--database", "ei_mitään")
    assert (status, "ei ole tämännimistä" in err) == (1, True)
