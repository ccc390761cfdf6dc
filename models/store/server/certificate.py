"""Why a server's certificate was refused: told by a look of our own, for libpq does not say."""

import socket
import ssl
import struct

from models.store.server.address import ServerAddress

ASK_FOR_TLS = struct.pack("!ii", 8, 80877103)
_SECONDS = 3
_NOT_YET, _EXPIRED, _OTHER_NAME = 9, 10, 62  # as OpenSSL counts them
_CODES = {
    _NOT_YET: "store.server_certificate_old",
    _EXPIRED: "store.server_certificate_old",
    _OTHER_NAME: "store.server_other_name",
}
USUAL = "store.server_certificate"


def why_refused(address: ServerAddress) -> str:
    """Return the code of what is wrong with the certificate at an address; nothing is sent."""
    try:
        trusted = ssl.create_default_context(cafile=str(address.ca_file))
        with socket.create_connection((address.host, address.port), _SECONDS) as line:
            line.sendall(ASK_FOR_TLS)
            if line.recv(1) == b"S":
                trusted.wrap_socket(line, server_hostname=address.host).close()
    except ssl.SSLCertVerificationError as error:
        return _CODES.get(error.verify_code, USUAL)
    except (OSError, ValueError):
        return USUAL
    return USUAL
