"""The first connection, every day after it, and all that may be wrong with it."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from desktop.app import Program
from desktop.base.managed import Managed
from desktop.base.opening import ServerGiven
from desktop.windows.connect_page import ConnectPage
from desktop.windows.main import MainWindow
from desktop.windows.navigation import SETTINGS, Place
from desktop.windows.settings_keeping import KeepingSection
from desktop.windows.settings_page import SettingsPage
from desktop.windows.settings_users import UsersSection
from desktop.windows.unlock import UnlockPage
from models.rules.errors import StoreTrouble
from models.rules.rights import Actor, Role
from models.store.server import admin
from models.store.server.address import ServerAddress
from models.store.server.credentials import Secrets, hold, read_credentials
from models.store.server.engine import connect as connect_raw
from models.store.server.opened import open_server
from tests.conftest import LOGIN, PASSPHRASE
from tests.desktop.server.conftest import Served, fill_connection, fill_page
from tests.desktop.windows.hands import FakeFiles, main_of, unlock


def said(qtbot: QtBot, page: ConnectPage) -> str:
    """Try the connection and return what the page says of it."""
    page.try_now.click()
    qtbot.waitUntil(lambda: bool(page.notice.text) and page.try_now.isEnabled(), timeout=15_000)
    return page.notice.text


def test_that_a_first_connection_shows_the_own_cases_and_changes_the_secret(
    main: MainWindow, served: Served, program: Program
) -> None:
    path = main.around.keeping.path

    assert [row.name for row in main.caseload.rows] == ["Esimerkki Aino Maria"]
    assert main.topbar.link.text() == "Yhdistetty"
    assert not main.link.isVisible()
    handed_out = served.given
    with pytest.raises(StoreTrouble, match=r"store\.server_refused"):
        connect_raw(_address(handed_out), handed_out.secret)
    assert handed_out.secret not in path.read_text("ascii")
    assert not {handed_out.secret, handed_out.role} & _words_in_settings(program)


def test_that_the_program_locks_and_opens_by_the_passphrase_alone(
    qtbot: QtBot, main: MainWindow, program: Program, served: Served
) -> None:
    path = main.around.keeping.path

    program.lock()

    page = program.entrance.page
    assert isinstance(page, UnlockPage)
    assert page.login.control.text() == LOGIN
    qtbot.waitUntil(lambda: _connections(served) == 0)
    unlock(qtbot, program, path, LOGIN, "väärä salalause tässä")
    page = program.entrance.page
    assert isinstance(page, UnlockPage)
    assert program.main is None
    assert page.notice.text
    unlock(qtbot, program, path, LOGIN, PASSPHRASE)
    assert [row.name for row in main_of(program).caseload.rows] == ["Esimerkki Aino Maria"]


def test_that_a_change_of_the_secret_cut_short_is_ended_at_the_next_opening(
    qtbot: QtBot, main: MainWindow, program: Program
) -> None:
    path = main.around.keeping.path
    program.leave()
    held = hold(path, LOGIN, PASSPHRASE)
    known = held.secrets.current
    held.keep_secrets(Secrets(known, coming="ei-koskaan-perilla"))
    held.close()

    unlock(qtbot, program, path, LOGIN, PASSPHRASE)

    assert program.main is not None
    program.leave()
    held = hold(path, LOGIN, PASSPHRASE)
    assert held.secrets == Secrets(known)
    held.close()


def test_that_the_page_says_which_part_is_wrong(
    qtbot: QtBot, program: Program, served: Served, files: FakeFiles
) -> None:
    good = served.given
    certificates = served.house.cluster.certificates
    page = fill_connection(program, good, files)
    wrong = {
        "ei tunneta": replace(good, host="ei-ole.invalid"),
        "ei vastaa": replace(good, port=1),
        "ei kelpaa": replace(good, secret="aaaaa-bbbbb"),
        "tämännimistä": replace(good, database="muu"),
        "varmentajan antama": replace(good, authority=certificates.stranger),
        "ei voi lukea": replace(good, authority=certificates.authority.parent / "ei-ole.pem"),
    }

    for words, given in wrong.items():
        fill_page(page, given, files)
        assert words in said(qtbot, page)
    fill_page(page, good, files)
    assert "Yhteys toimii" in said(qtbot, page)
    assert program.session is None
    assert _signed_in(served) == 0


def test_that_a_server_of_other_kinds_is_told_apart(
    qtbot: QtBot, program: Program, served: Served, files: FakeFiles, tmp_path: Path
) -> None:
    page = fill_connection(program, served.given, files)
    for words, answer, certificate in (
        ("ei salaa", b"N", None),
        ("muu ohjelma", b"HTTP/1.1 400", None),
        ("toiselle nimelle", b"S", _made(tmp_path, "muu.example.org", 5)),
        ("ei ole voimassa", b"S", _made(tmp_path, "localhost", -5)),
    ):
        authority = certificate[0] if certificate else served.given.authority
        with _answering(answer, certificate) as port:
            fill_page(page, replace(served.given, port=port, authority=authority), files)
            assert words in said(qtbot, page)


def test_that_accounts_that_do_not_open_are_told_apart(
    qtbot: QtBot, program: Program, served: Served, files: FakeFiles
) -> None:
    page = fill_connection(program, served.given, files)
    with served.house.engine.begin() as connection:
        connection.execute(
            text("UPDATE app.worker SET ended_on = DATE '2020-01-01' WHERE id = :id"),
            {"id": served.worker_id},
        )
    assert "työsuhde on päättynyt" in said(qtbot, page)

    leaver = Actor(uuid4(), Role.SOCIAL_WORKER)
    served.house.let_in(leaver)
    login = served.house.logins[leaver.user_id]
    fill_page(page, replace(served.given, role=login.role, secret=login.secret), files)
    with served.house.engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER ROLE {login.role} VALID UNTIL '2020-01-01'")
    assert "voimassaolo on päättynyt" in said(qtbot, page)
    with served.house.engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER ROLE {login.role} VALID UNTIL 'infinity'")
        connection.exec_driver_sql(f"REVOKE app_member FROM {login.role}")
    assert "ei ole työntekijää" in said(qtbot, page)
    admin.end_user(served.house.engine, login.role)
    assert "on päätetty" in said(qtbot, page)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE sec.about SET value = '999' WHERE key = 'objects'", "uudemman Polun"),
        ("UPDATE sec.about SET value = '0' WHERE key = 'objects'", "vanhemman Polun"),
    ],
)
def test_that_a_server_of_another_version_is_told_before_anybody_signs_in(
    qtbot: QtBot, program: Program, served: Served, files: FakeFiles, change: str, words: str
) -> None:
    with served.house.engine.begin() as connection:
        connection.exec_driver_sql(change)
    page = fill_connection(program, served.given, files)

    assert words in said(qtbot, page)
    assert _signed_in(served) == 0


def test_that_a_clock_a_day_off_is_refused_and_a_few_minutes_are_told(served: Served) -> None:
    address, secret = _address(served.given), served.given.secret
    moment = datetime.now(UTC).timestamp()

    with pytest.raises(StoreTrouble, match=r"store\.clock_off"):
        open_server(address, secret, now=lambda: moment + 86_400)
    with open_server(address, secret, now=lambda: moment - 600) as store:
        assert -605 < store.skew < -595


def test_that_empty_fields_are_named_at_once_and_nothing_is_asked(program: Program) -> None:
    program.show_start()
    program.entrance.page.server.click()  # type: ignore[union-attr]
    page = program.entrance.page
    assert isinstance(page, ConnectPage)
    page.port.control.setText("99999")

    page.connect_now.click()

    fields = (page.host, page.port, page.role, page.secret, page.authority, page.pair.first)
    assert all(field.problem for field in fields)
    assert page.connect_now.isEnabled()


def test_that_what_the_organisation_has_set_is_filled_in_and_held(
    program: Program, served: Served
) -> None:
    given = served.given
    program._preferences.managed = Managed(
        Path(), True, {"server.host": given.host, "server.port": given.port,
                       "server.database": given.database,
                       "server.authority": str(given.authority)})  # fmt: skip

    program.start()

    page = program.entrance.page
    assert isinstance(page, ConnectPage)
    held = (page.host, page.port, page.database, page.authority)
    assert not any(field.control.isEnabled() for field in held)
    assert (page.host.control.text(), page.port.control.text()) == ("localhost", str(given.port))
    assert page.role.control.isEnabled()


def test_that_changed_credentials_open_nothing(
    qtbot: QtBot, main: MainWindow, program: Program
) -> None:
    path = main.around.keeping.path
    program.leave()
    kept = path.read_text("ascii")
    path.write_text(kept.replace('"localhost"', '"127.0.0.1"'), "ascii")

    unlock(qtbot, program, path, LOGIN, PASSPHRASE)

    page = program.entrance.page
    assert isinstance(page, UnlockPage)
    assert "vaurioitunut tai sitä on muutettu" in page.notice.text
    path.write_text(kept[:200], "ascii")
    with pytest.raises(StoreTrouble, match=r"store\.connection_damaged"):
        read_credentials(path)


def test_that_a_rewritten_log_is_an_alarm_at_the_next_signing_in(
    qtbot: QtBot, main: MainWindow, program: Program, served: Served
) -> None:
    path = main.around.keeping.path
    program.leave()
    with served.house.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE sec.audit_seal DISABLE TRIGGER ALL")
        connection.exec_driver_sql(
            "UPDATE sec.audit_seal SET head = decode(repeat('ab', 32), 'hex')"
        )

    unlock(qtbot, program, path, LOGIN, PASSPHRASE)

    page = program.entrance.page
    assert isinstance(page, UnlockPage)
    assert "Käyttöloki ei ole se, jonka tämä kone on nähnyt" in page.notice.text
    assert program.main is None


def test_that_a_forgotten_passphrase_leads_to_a_new_connection(
    qtbot: QtBot, main: MainWindow, program: Program, served: Served, files: FakeFiles
) -> None:
    path = main.around.keeping.path
    program.lock()
    page = program.entrance.page
    assert isinstance(page, UnlockPage)
    page.forgotten.click()
    again = program.entrance.page
    assert isinstance(again, ConnectPage)
    assert again.role.control.text() == served.given.role
    login = admin.rotate(served.house.engine, served.given.role)
    again.secret.control.setText(login.secret)
    for field in (again.pair.first, again.pair.second):
        field.control.setText("aivan toinen salalause nyt")

    again.connect_now.click()
    qtbot.waitUntil(lambda: program.main is not None, timeout=15_000)
    program.leave()
    unlock(qtbot, program, path, LOGIN, "aivan toinen salalause nyt")

    assert program.main is not None


def test_that_the_settings_leave_to_the_server_what_is_the_servers(main: MainWindow) -> None:
    main.go(Place(SETTINGS))
    page = main.page
    assert isinstance(page, SettingsPage)
    keeping = next(each for each in page.sections if isinstance(each, KeepingSection))
    users = next(each for each in page.sections if isinstance(each, UsersSection))

    assert not hasattr(keeping, "back_up")
    assert not hasattr(keeping, "recovery")
    assert keeping.change.isEnabled()
    assert not users.take.isVisibleTo(users)
    assert "Avain" not in [column.head for column in users._columns()]


def _address(given: ServerGiven) -> ServerAddress:
    assert given.authority is not None
    return ServerAddress(given.host, given.port, given.database, given.role, given.authority)


def _words_in_settings(program: Program) -> set[str]:
    settings = program._preferences._settings
    return {str(settings.value(key)) for key in settings.allKeys()}


def _connections(served: Served) -> int:
    with served.house.engine.connect() as connection:
        sql = text("SELECT count(*) FROM pg_stat_activity WHERE usename = :role")
        return int(connection.execute(sql, {"role": served.given.role}).scalar_one())


def _signed_in(served: Served) -> int:
    with served.house.engine.connect() as connection:
        sql = "SELECT count(*) FROM sec.audit_line WHERE act = 'server.signed_in'"
        return int(connection.exec_driver_sql(sql).scalar_one())


@contextmanager
def _answering(answer: bytes, certificate: tuple[Path, Path] | None) -> Iterator[int]:
    """Run what answers the question for TLS so, and goes on with a certificate if it has one."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                line, _ = listener.accept()
                with suppress(OSError), line:
                    line.recv(8)
                    line.sendall(answer)
                    if certificate is not None:
                        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                        context.load_cert_chain(*certificate)
                        with context.wrap_socket(line, server_side=True) as secured:
                            secured.recv(1)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        listener.close()


def _made(folder: Path, name: str, days: int) -> tuple[Path, Path]:
    """Return a certificate of its own authority for a name, valid until so many days from now."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=20))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, secret = folder / f"{name}{days}.pem", folder / f"{name}{days}.key"
    encoding = serialization.Encoding.PEM
    pem.write_bytes(made.public_bytes(encoding))
    secret.write_bytes(
        key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return pem, secret
