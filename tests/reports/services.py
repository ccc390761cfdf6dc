"""Local stand-ins for what the world offers over the web: time stamps, revocation lists, OCSP."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509 import ocsp
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from models.rules.signing_settings import SigningSettings
from tests.reports.pki import NOW, Identity, revocation_list, root, time_stamper


class Services(ThreadingHTTPServer):
    """A web server on this machine only; what it answers can be changed while it runs."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.moment = NOW
        self.revoked: tuple[Identity, ...] = ()
        self.broken: set[str] = set()
        self.asked: list[str] = []

    def settings(self, *, lasting: bool = True, status: bool = False) -> SigningSettings:
        """What an administrator would write into the settings."""
        base = f"http://127.0.0.1:{self.server_address[1]}"
        if not lasting:
            return SigningSettings(timestamp_url=f"{base}/tsa")
        pem = root().certificate.public_bytes(Encoding.PEM).decode()
        return SigningSettings(
            timestamp_url=f"{base}/tsa",
            revocation_urls=(f"{base}/crl",),
            status_url=f"{base}/ocsp" if status else "",
            trusted=(pem,),
        )

    def answer(self, path: str, body: bytes) -> bytes | None:
        """Return the answer; None for a service that is out of order."""
        self.asked.append(path)
        if path in self.broken:
            return None
        return {"/tsa": self._stamp, "/crl": self._list, "/ocsp": self._status}[path](body)

    def _stamp(self, body: bytes) -> bytes:
        return stamp(body, self.moment)

    def _list(self, body: bytes) -> bytes:
        return revocation_list(*self.revoked, at=self.moment - timedelta(hours=1))

    def _status(self, body: bytes) -> bytes:
        request = ocsp.load_der_ocsp_request(body)
        gone = {each.certificate.serial_number for each in self.revoked}
        known = ocsp.OCSPCertStatus
        is_gone = request.serial_number in gone
        builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
            request.issuer_name_hash,
            request.issuer_key_hash,
            request.serial_number,
            request.hash_algorithm,
            known.REVOKED if is_gone else known.GOOD,
            self.moment,
            self.moment + timedelta(days=1),
            self.moment - timedelta(days=1) if is_gone else None,
            None,
        )
        by = ocsp.OCSPResponderEncoding.HASH
        made = builder.responder_id(by, root().certificate).sign(root().key, hashes.SHA256())
        return made.public_bytes(Encoding.DER)


def stamp(request: bytes, moment: datetime) -> bytes:
    """Stamp a time-stamp request as of a moment."""
    service = time_stamper()
    pkcs8 = service.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    maker = DummyTimeStamper(
        tsa_cert=_asn1(service.certificate),
        tsa_key=keys.PrivateKeyInfo.load(pkcs8),
        certs_to_embed=SimpleCertificateStore.from_certs([_asn1(root().certificate)]),
        fixed_dt=moment,
    )
    asked = tsp.TimeStampReq.load(request)
    return bytes(asyncio.run(maker.async_request_tsa_response(asked)).dump())


@pytest.fixture
def services() -> Iterator[Services]:
    """The services, all in order."""
    server = Services()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Services

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, body: bytes) -> None:
        made = self.server.answer(self.path, body)
        self.send_response(503 if made is None else 200)
        self.end_headers()
        self.wfile.write(made or b"")


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
