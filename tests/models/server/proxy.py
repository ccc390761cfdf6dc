"""A line between program and server that can fall silent, be cut, or lose the server's answers."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType


class Line:
    """Hands bytes on between a port of its own and the server's.

    `is_silent`: nothing goes through any more, yet nothing is closed. `is_deaf`: what the server
    says is thrown away. `pieces_left`: after so many pieces that the program sent all is cut; the
    last of them arrives, its answer does not.
    """

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.is_silent = self.is_deaf = self.is_closed = self.is_refusing = False
        self.pieces_left: int | None = None
        self._ends: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> "Line":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.is_closed = True
        self._listener.close()
        self.cut()

    def cut(self) -> None:
        """Close all that goes through; new connections are let in again."""
        ends, self._ends = self._ends, []
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Let nothing through meanwhile; what was open is cut afterwards."""
        self.is_silent = True
        try:
            yield
        finally:
            self.cut()
            self.is_silent = False

    def cut_and_refuse(self) -> None:
        """Close all that goes through and let nobody in any more."""
        self.is_refusing = True
        self.cut()

    def let_in(self) -> None:
        """Be a whole line again."""
        self.is_deaf = self.is_silent = self.is_refusing = False

    def _accept(self) -> None:
        while not self.is_closed:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if self.is_refusing or self.is_closed:
                near.close()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._server_port))
            except OSError:
                near.close()
                continue
            self._ends += [near, far]
            for source, target, told in ((near, far, False), (far, near, True)):
                threading.Thread(
                    target=self._hand_on, args=(source, target, told), daemon=True
                ).start()

    def _hand_on(self, source: socket.socket, target: socket.socket, told: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if not self.is_silent and not (told and self.is_deaf):
                    target.sendall(data)
                if not told and self.pieces_left is not None:
                    self.pieces_left -= 1
                    if self.pieces_left == 0:
                        self.cut()
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        source.close()
