"""An open connection to the shared store: units of work for one signed-in person."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from types import TracebackType
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import sessionmaker

from models.rules.connection import LinkState
from models.rules.errors import StoreTrouble
from models.rules.hints import Hints
from models.store.gate import GATE
from models.store.schema_version import SHIPPED
from models.store.server.address import Address
from models.store.server.commits import Commits
from models.store.server.engine import as_server_trouble, connect, make_server_engine
from models.store.server.gateway import ServerGate
from models.store.server.link import Link
from models.store.server.listening import Listener
from models.store.server.schema import OBJECTS
from models.store.server.upgrading import require_fit
from models.store.server.witness import Witness
from models.store.trouble import trouble_code
from models.store.uow import Clock, UnitOfWork

SKEW_REFUSED_SECONDS = 12 * 3600
"""A clock that is further off would reckon deadlines from another day."""
_KNOWN = "SELECT sec.me() IS NOT NULL"
_LOG_CHANGE = "SELECT sec.log_act('secret.changed', NULL, NULL, NULL, '', '{}')"
_IS_OURS = text("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'sec')")
_IS_MEMBER = text("SELECT has_schema_privilege('sec', 'USAGE')")
_SERVER_CLOCK = text("SELECT extract(epoch FROM clock_timestamp())::float8")


class ServerStore:
    """The shared store as one person has it, until it is closed.

    `skew` is by how many seconds this machine's clock was ahead of the server's at the opening.
    """

    def __init__(self, address: Address, secret: str) -> None:
        self.address = address
        self._secret = bytearray(secret, "utf-8")
        self.link = Link()
        self.engine = make_server_engine(
            address, self._told_secret, link=self.link, look=_require_same
        )
        self._own: set[int] = set()
        event.listen(self.engine, "connect", self._note_own)
        self.commits = Commits(self.connect, self.link)
        self.gate = ServerGate(self.engine, self.commits)
        self.skew, self._is_closed = 0.0, False
        self._probing = threading.Lock()
        self._probe: psycopg.Connection[TupleRow] | None = None
        self.sessions = sessionmaker(self.engine, info={GATE: self.gate})

    def __enter__(self) -> "ServerStore":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def unit_of_work(self, clock: Clock) -> UnitOfWork:
        """Return the only way to a session."""
        return UnitOfWork(self.sessions, clock)

    def change_secret(self, secret: str) -> None:
        """Give this person's login role another secret, of their own making.

        Only its verifier is sent, so that no log of the server has it. The change is logged.
        """
        role = self.address.role
        with closing(self.connect()) as raw:
            name = sql.Identifier(role)
            verifier = raw.pgconn.encrypt_password(secret.encode(), role.encode(), b"scram-sha-256")
            try:
                with raw.transaction():
                    raw.execute(_LOG_CHANGE)
                    raw.execute(
                        sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, verifier.decode())
                    )
            except psycopg.Error as error:
                raise StoreTrouble(trouble_code(error)) from None
        self._secret = bytearray(secret, "utf-8")

    def connect(self) -> "psycopg.Connection[TupleRow]":
        """Return one more raw connection of this person, for listening; the caller closes it.

        StoreTrouble says why there is none; at once while the link is lost.
        """
        return connect(self.address, self._told_secret(), link=self.link, look=_require_same)

    def listener(self, heard: Callable[[Hints], None]) -> Listener:
        """Return what hears of changes by others and calls `heard` from its own thread."""
        return Listener(self.connect, heard, self._own)

    def probe(self) -> None:
        """Ask whether the server answers and still knows this person, and note it in `link`.

        For one thread beside the window. StoreTrouble says what is wrong: "store.server_no_member"
        when the membership has ended, else what `connect` says.
        """
        with self._probing, self.link.trying():
            try:
                known = self._asked()
                self.commits.settle()
            except psycopg.Error:
                self.link.lose()
                raise StoreTrouble("store.server_lost") from None
            finally:
                if self._is_closed:
                    self._end_probe()
        if not known:
            raise StoreTrouble("store.server_no_member")
        if self.link.state is not LinkState.UP:
            self.engine.dispose()  # what the pool holds is dead, and each would be asked in turn
            self.gate.forget()  # another server may have taken its place, or a long sleep passed
            self.link.find()

    def close(self) -> None:
        """End all connections and forget the secret."""
        self._is_closed = True
        if self._probing.acquire(blocking=False):
            self._end_probe()
            self._probing.release()
        else:  # whoever is asking just now ends it
            self.link.cut()
        self.engine.dispose()
        self._secret[:] = bytes(len(self._secret))

    def _note_own(self, raw: object, _record: object) -> None:
        """Remember which of the server's processes is one's own."""
        assert isinstance(raw, psycopg.Connection)
        self._own.add(raw.info.backend_pid)

    def _told_secret(self) -> str:
        return self._secret.decode("utf-8")

    def _end_probe(self) -> None:
        if self._probe is not None:
            self._probe.close()
            self._probe = None

    def _asked(self) -> bool:
        if self._probe is not None and not self._probe.closed:
            with suppress(psycopg.Error):  # a line that broke meanwhile is made anew
                return self._probe.execute(_KNOWN).fetchone() == (True,)
        self._probe = self.connect()
        self._probe.autocommit = True
        return self._probe.execute(_KNOWN).fetchone() == (True,)


def open_server(
    address: Address,
    secret: str,
    *,
    witness: Witness | None = None,
    now: Callable[[], float] = time.time,
) -> ServerStore:
    """Connect, and refuse what does not fit: another schema, no membership, a rewritten log.

    StoreTrouble: store.server_* of the way there, store.server_foreign, store.server_newer,
    store.server_older, store.server_no_member, store.clock_off(minutes), and store.log_rewritten
    when the log is not the one that this workstation saw sealed. `now` is this machine's clock,
    in seconds since 1970.
    """
    store = ServerStore(address, secret)
    try:
        database = _require_fit(store)
        _require_clock(store, now)
        if witness is not None:
            _witnessed(store, witness, database)
        return store
    except DBAPIError as error:
        store.close()
        raise as_server_trouble(error) from None
    except BaseException:
        store.close()
        raise


def require_member(store: ServerStore) -> None:
    """Raise StoreTrouble("store.server_no_member") for a role without a worker in service."""
    with store.engine.connect() as connection:
        if not connection.execute(text(_KNOWN)).scalar():
            raise StoreTrouble("store.server_no_member")


def worker_of(store: ServerStore) -> UUID:
    """Return the worker whose login role this is, with its line in the log.

    StoreTrouble("store.server_no_member") for a role without a worker in service.
    """
    with store.engine.begin() as connection:
        found = connection.execute(text("SELECT sec.sign_in()")).scalar()
    if found is None:
        raise StoreTrouble("store.server_no_member")
    return UUID(str(found))


def login_of(store: ServerStore, worker_id: UUID) -> str:
    """Return by what name a worker signs in on workstations."""
    named = text("SELECT login FROM app.worker WHERE id = :id")
    with store.engine.connect() as connection:
        return str(connection.execute(named, {"id": worker_id}).scalar_one())


def _require_fit(store: ServerStore) -> str:
    with store.engine.connect() as connection:
        if not connection.execute(_IS_OURS).scalar():
            raise StoreTrouble("store.server_foreign")
        if not connection.execute(_IS_MEMBER).scalar():
            raise StoreTrouble("store.server_no_member")
        about = {row.key: row.value for row in connection.execute(
            text("SELECT key, value FROM sec.about_this()"))}  # fmt: skip
    _require_schema(about)
    return str(about["id"])


def _require_same(raw: "psycopg.Connection[TupleRow]") -> None:
    """Refuse a server that was brought to another schema since it was opened."""
    about: dict[str, str] | None
    try:
        about = dict(raw.execute("SELECT key, value FROM sec.about_this()").fetchall())
    except psycopg.errors.SyntaxErrorOrAccessRuleViolation:
        about = None  # not ours, or not a member: told when a store is opened
    raw.rollback()
    if about is not None:
        _require_schema(about)


def _require_schema(about: Mapping[str, str]) -> None:
    objects = int(about.get("objects", "0"))
    require_fit(SHIPPED.state_of(about.get("schema")), objects=objects, wanted=int(OBJECTS))


def _require_clock(store: ServerStore, now: Callable[[], float]) -> None:
    with store.engine.connect() as connection:
        store.skew = now() - float(connection.execute(_SERVER_CLOCK).scalar_one())
    if abs(store.skew) > SKEW_REFUSED_SECONDS:
        raise StoreTrouble("store.clock_off", minutes=round(abs(store.skew) / 60))


def _witnessed(store: ServerStore, witness: Witness, database: str) -> None:
    with store.engine.connect() as connection:
        seen = witness.last(database)
        if seen is not None:
            held = connection.execute(text("SELECT sec.seal_at(:seq)"), {"seq": seen[0]}).scalar()
            if held != seen[1]:
                raise StoreTrouble("store.log_rewritten")
    with store.engine.begin() as connection:
        last = connection.execute(text("SELECT seal, hash FROM sec.seal()")).first()
    if last is not None:
        witness.keep(database, last.seal, last.hash)
