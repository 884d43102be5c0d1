"""A mail server that takes mail over the network and keeps it: as much of RFC 5321 as a client needs."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Session(socketserver.StreamRequestHandler):
    timeout = 5

    def handle(self) -> None:
        self._say(220, "ready")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"QUIT":
                self._say(221, "bye")
                return
            if word == b"DATA":
                self._take()
            else:
                self._say(250, "ok")

    def _take(self) -> None:
        self._say(354, "go on")
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if self.server.breaks_off:  # type: ignore[attr-defined]
            return self.connection.shutdown(socket.SHUT_RDWR)
        self.server.mails.append(b"".join(lines))  # type: ignore[attr-defined]
        self._say(250, "taken")
        return None

    def _say(self, code: int, words: str) -> None:
        self.wfile.write(f"{code} {words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    daemon_threads, block_on_close = True, False

    def __init__(self, *, breaks_off: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.mails: list[bytes] = []
        self.breaks_off = breaks_off

    @property
    def port(self) -> int:
        return self.server_address[1]


@contextmanager
def mail_server(**options: bool) -> Iterator[MailServer]:
    with MailServer(**options) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
