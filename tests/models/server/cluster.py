"""A real PostgreSQL for the tests, started as an unprivileged user in a folder of its own."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

SUPERUSER = "hoitaja"
_PLACES = ("/usr/lib/postgresql/18/bin", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin",
           "/usr/lib/postgresql/15/bin")  # fmt: skip
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off",
          "shared_buffers=64MB", "max_connections=60", "log_min_messages=warning",
          "wal_level=minimal", "max_wal_senders=0", "jit=off")  # fmt: skip
LASTING = ("shared_buffers=512MB", "effective_cache_size=2GB", "work_mem=16MB",
           "max_connections=400", "max_wal_size=4GB", "log_min_messages=warning")  # fmt: skip
"""As a server that is really used: every commit is on the disk before it is answered."""


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, None when it is not installed."""
    on_path = shutil.which("initdb")
    places = [Path(place) for place in _PLACES]
    if on_path:
        places.insert(0, Path(on_path).resolve().parent)
    return next((place for place in places if (place / "initdb").exists()), None)


def _unprivileged() -> Sequence[str]:
    if os.getuid() != 0:
        return ()
    return ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--")


@dataclass(frozen=True)
class Certificates:
    authority: Path
    stranger: Path
    certificate: Path
    key: Path


class Cluster:
    """A server that listens on a local port by TLS only, and on a socket in its folder."""

    def __init__(self, bin_folder: Path, settings: Sequence[str] = _QUICK) -> None:
        self._bin, self._settings = bin_folder, settings
        self.folder = Path(tempfile.mkdtemp(prefix="polku-pg-"))
        self.folder.chmod(0o755)
        self.port = _free_port()
        self.certificates = _certificates(self.folder)
        self._data = self.folder / "inner" / "data"
        self.sockets = self.folder / "inner"

    def __enter__(self) -> "Cluster":
        self.sockets.mkdir()
        if os.getuid() == 0:
            shutil.chown(self.sockets, "postgres", "postgres")
            shutil.chown(self.certificates.key, "postgres", "postgres")
        self._run("initdb", "-D", str(self._data), "-U", SUPERUSER, "--auth-local=trust",
                  "--auth-host=scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
                  "-N")  # fmt: skip
        (self._data / "pg_hba.conf").write_text(
            f"local all {SUPERUSER} trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n"
            "hostssl all all ::1/128 scram-sha-256\n"
        )
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        made = self.certificates
        settings = [*self._settings, "ssl=on", f"ssl_cert_file={made.certificate}",
                    f"ssl_key_file={made.key}", "listen_addresses=127.0.0.1",
                    f"unix_socket_directories={self.sockets}",
                    "password_encryption=scram-sha-256"]  # fmt: skip
        options = " ".join(f"-c {setting}" for setting in settings)
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self.sockets / "log"),
                  "-o", f"-p {self.port} {options}", "start")  # fmt: skip

    def stop(self, how: str = "immediate") -> None:
        self._run("pg_ctl", "-D", str(self._data), "-m", how, "-w", "stop")

    def kill(self) -> None:
        """Kill every process of the server at once, as when a machine's program is gone."""
        head = int((self._data / "postmaster.pid").read_text("ascii").split()[0])
        os.kill(head, signal.SIGSTOP)  # so that it makes no more
        processes = (head, *_children(head))
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(Path(f"/proc/{process}/exe").exists() for process in processes):
            time.sleep(0.01)
        # who is dead but not buried by an idle init would count as running
        for lock in (self._data / "postmaster.pid", *self.sockets.glob(".s.PGSQL.*.lock")):
            lock.unlink()

    @contextmanager
    def small_place(self, folder: Path) -> Iterator[str]:
        """Yield the name of a tablespace in a folder; what is in it must be gone at the end."""
        inner = folder / "taulut"
        inner.mkdir()
        if os.getuid() == 0:
            shutil.chown(inner, "postgres", "postgres")
        self.ask(f"CREATE TABLESPACE pieni LOCATION '{inner}'")
        try:
            yield "pieni"
        finally:
            self.ask("DROP TABLESPACE pieni")

    def ask(self, sql: str) -> None:
        """Run one statement as the superuser."""
        where = f"host={self.sockets} port={self.port} user={SUPERUSER} dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(sql.encode())

    @property
    def log(self) -> str:
        return (self.sockets / "log").read_text("utf-8", errors="replace")

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*_unprivileged(), str(self._bin / program), *arguments],
            cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{program}: {done.stderr}"


def _children(parent: int) -> Iterator[int]:
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = status.read_text("ascii", errors="replace").rpartition(")")[2].split()
            if int(fields[1]) == parent:
                yield int(status.parent.name)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _certificates(folder: Path) -> Certificates:
    made = Certificates(*(folder / name for name in ("ca.pem", "other.pem", "server.pem", "key")))
    authority, authority_key = _authority("Kokeilun varmentaja")
    stranger, _ = _authority("Vieras varmentaja")
    key = ec.generate_private_key(ec.SECP256R1())
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    certificate = (
        _builder("localhost", authority.subject, key)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    made.authority.write_bytes(authority.public_bytes(pem))
    made.stranger.write_bytes(stranger.public_bytes(pem))
    made.certificate.write_bytes(certificate.public_bytes(pem))
    made.key.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    made.key.chmod(0o600)
    return made


def _authority(name: str) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = _builder(name, subject, key).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    return builder.sign(key, hashes.SHA256()), key


def _builder(
    name: str, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
    )


def running(settings: Sequence[str] = _QUICK) -> Iterator[Cluster]:
    """Yield a running cluster; FileNotFoundError where PostgreSQL is not installed."""
    found = programs()
    if found is None:
        raise FileNotFoundError("PostgreSQL")
    with Cluster(found, settings) as cluster:
        yield cluster
