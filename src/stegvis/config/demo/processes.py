"""Server and worker as two processes that stop together."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

HOST = "127.0.0.1"
PORTS = range(8000, 8100)
SECONDS_TO_STOP = 10
SECONDS_TO_START = 60
THREADS = 8
STOPPED_BY_SIGNAL = 128


class DidNotStart(Exception):
    """The server ended, or gave no answer, before anybody could be told its address."""


def free_port() -> int:
    """Return the first port of PORTS that nothing listens on. Raises DidNotStart when all are taken."""
    for port in PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as taken:
                if taken.errno != errno.EADDRINUSE:
                    raise
                continue
            return port
    raise DidNotStart(f"Every port from {PORTS.start} to {PORTS.stop - 1} is taken.")


def server(port: int) -> subprocess.Popen[bytes]:
    options = ["--bind", f"{HOST}:{port}", "--threads", f"{THREADS}", "--log-level", "warning"]
    return _start(["-m", "gunicorn", "stegvis.config.wsgi", *options])


def worker() -> subprocess.Popen[bytes]:
    return _start(["-m", "stegvis.config.manage", "run_worker"])


def _start(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a process that Ctrl-C does not reach: whoever started it stops it, in order."""
    return subprocess.Popen([sys.executable, *arguments], env=os.environ.copy(), start_new_session=True)  # noqa: S603


def wait_for_answer(address: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the server answers. Raises DidNotStart when it ends before, or takes too long."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if process.poll() is not None:
            raise DidNotStart("The server could not start; what it said stands above.")
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 (our own address)
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise DidNotStart("The server does not answer.")


@contextmanager
def stopped_together(*processes: subprocess.Popen[bytes]) -> Iterator[None]:
    """Stop all the processes when the block ends, however it ends; SIGTERM ends it as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        for process in processes:
            process.terminate()
        for process in processes:
            _wait_or_kill(process)


def until_one_ends(*processes: subprocess.Popen[bytes]) -> int:
    """Wait until one of the processes ends; return its exit code, a signal as the shell counts it."""
    while True:
        for process in processes:
            code = process.poll()
            if code is not None:
                return code if code >= 0 else STOPPED_BY_SIGNAL - code
        time.sleep(0.2)


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _wait_or_kill(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
