"""A mail server that takes everything and remembers for whom."""

import socketserver
import threading
import time

SECONDS_A_MAIL = 0.05
"""So that a sender can be killed between two of them."""


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 ready")
        receivers: list[str] = []
        while line := self.rfile.readline():
            word = line.decode().strip()
            match word.split(":")[0].split(" ")[0].upper():
                case "RCPT":
                    receivers.append(word.partition("<")[2].partition(">")[0])
                    self._say("250 ok")
                case "DATA":
                    self._say("354 go on")
                    if not self._whole_message():
                        return None
                    self.server.received += receivers  # type: ignore[attr-defined]
                    receivers = []
                    self._say("250 taken")
                case "QUIT":
                    return self._say("221 bye")
                case _:
                    self._say("250 ok")
        return None

    def _whole_message(self) -> bool:
        for line in self.rfile:
            if line.strip() == b".":
                time.sleep(SECONDS_A_MAIL)
                return True
        return False

    def _say(self, line: str) -> None:
        try:
            self.wfile.write(f"{line}\r\n".encode())
        except OSError:
            return  # the sender is dead: what it had sent stays received


class Mailbox(socketserver.ThreadingTCPServer):
    """`received` holds the receiver of each mail, as often as she got one."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.received: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def emptied(self) -> list[str]:
        """Return what has come since the last time."""
        taken, self.received = self.received, []
        return taken
