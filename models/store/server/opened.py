"""An open connection to the shared store: units of work for one signed-in person."""

from contextlib import suppress
from types import TracebackType
from uuid import UUID

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import sessionmaker

from models.rules.connection import LinkState
from models.rules.errors import StoreTrouble
from models.store.gate import GATE
from models.store.schema_version import SHIPPED, SchemaState
from models.store.server.address import Address
from models.store.server.commits import Commits
from models.store.server.engine import as_server_trouble, connect, make_server_engine
from models.store.server.gateway import ServerGate
from models.store.server.link import Link
from models.store.server.schema import OBJECTS
from models.store.server.witness import Witness
from models.store.uow import Clock, UnitOfWork

_KNOWN = "SELECT sec.me() IS NOT NULL"


class ServerStore:
    """The shared store as one person has it, until it is closed."""

    def __init__(self, address: Address, secret: str) -> None:
        self.address = address
        self._secret = bytearray(secret, "utf-8")
        self.link = Link()
        self.engine = make_server_engine(address, self._told_secret, link=self.link)
        self.commits = Commits(self.connect, self.link)
        self.gate = ServerGate(self.engine, self.commits)
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

    def connect(self) -> "psycopg.Connection[TupleRow]":
        """Return one more raw connection of this person, for listening; the caller closes it.

        StoreTrouble says why there is none; at once while the link is lost.
        """
        return connect(self.address, self._told_secret(), link=self.link)

    def probe(self) -> None:
        """Ask whether the server answers and still knows this person, and note it in `link`.

        For one thread beside the window. StoreTrouble says what is wrong: "store.server_no_member"
        when the membership has ended, else what `connect` says.
        """
        with self.link.trying():
            try:
                known = self._asked()
            except psycopg.Error:
                self.link.lose()
                raise StoreTrouble("store.server_lost") from None
        if not known:
            raise StoreTrouble("store.server_no_member")
        if self.link.state is not LinkState.UP:
            self.engine.dispose()  # what the pool holds is dead, and each would be asked in turn
            self.link.find()

    def close(self) -> None:
        """End all connections and forget the secret."""
        if self._probe is not None:
            self._probe.close()
        self.engine.dispose()
        self._secret[:] = bytes(len(self._secret))

    def _told_secret(self) -> str:
        return self._secret.decode("utf-8")

    def _asked(self) -> bool:
        if self._probe is not None and not self._probe.closed:
            with suppress(psycopg.Error):  # a line that broke meanwhile is made anew
                return self._probe.execute(_KNOWN).fetchone() == (True,)
        self._probe = self.connect()
        self._probe.autocommit = True
        return self._probe.execute(_KNOWN).fetchone() == (True,)


def open_server(address: Address, secret: str, *, witness: Witness | None = None) -> ServerStore:
    """Connect, and refuse what does not fit: another schema, no membership, a rewritten log.

    StoreTrouble: store.server_* of the way there, store.server_foreign, store.server_newer,
    store.server_older, store.server_no_member, and store.log_rewritten when the
    log is not the one that this workstation saw sealed.
    """
    store = ServerStore(address, secret)
    try:
        database = _require_fit(store)
        if witness is not None:
            _witnessed(store, witness, database)
        return store
    except DBAPIError as error:
        store.close()
        raise as_server_trouble(error) from None
    except BaseException:
        store.close()
        raise


def worker_of(store: ServerStore) -> UUID:
    """Return the worker whose login role this is, with its line in the log.

    StoreTrouble("store.server_no_member") for a role without a worker in service.
    """
    with store.engine.begin() as connection:
        found = connection.execute(text("SELECT sec.sign_in()")).scalar()
    if found is None:
        raise StoreTrouble("store.server_no_member")
    return UUID(str(found))


def _require_fit(store: ServerStore) -> str:
    with store.engine.connect() as connection:
        known = connection.execute(text("SELECT to_regproc('sec.about_this') IS NOT NULL")).scalar()
        if not known:
            raise StoreTrouble("store.server_foreign")
        about = {row.key: row.value for row in connection.execute(
            text("SELECT key, value FROM sec.about_this()"))}  # fmt: skip
    state = SHIPPED.state_of(about.get("schema"))
    if state is SchemaState.OLDER or int(about.get("objects", "0")) < int(OBJECTS):
        raise StoreTrouble("store.server_older")
    if state is not SchemaState.CURRENT or int(about["objects"]) > int(OBJECTS):
        raise StoreTrouble("store.server_newer")
    return str(about["id"])


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
