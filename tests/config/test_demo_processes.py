import signal
import socket
import subprocess
import sys

import pytest

from stegvis.config.demo import processes

SLEEPS = "import time; time.sleep(60)"
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)"
)


def start(code, **options):
    return subprocess.Popen([sys.executable, "-c", code], start_new_session=True, **options)


@pytest.fixture
def taken():
    """Take the first port that is free for the demo."""
    port = processes.free_port()
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind((processes.HOST, port))
        holder.listen()
        yield port


def test_a_port_that_is_taken_is_passed_over(taken):
    assert processes.free_port() > taken


def test_all_processes_stop_together():
    both = [start(SLEEPS), start(SLEEPS)]
    with processes.stopped_together(*both):
        assert [each.poll() for each in both] == [None, None]
    assert [each.poll() for each in both] == [-signal.SIGTERM, -signal.SIGTERM]


def test_a_process_that_does_not_listen_is_killed(monkeypatch):
    monkeypatch.setattr(processes, "SECONDS_TO_STOP", 0.2)
    process = start(STUBBORN, stdout=subprocess.PIPE)
    process.stdout.readline()
    with process.stdout, processes.stopped_together(process):
        pass
    assert process.poll() == -signal.SIGKILL


def test_being_terminated_ends_the_block_as_ctrl_c_does():
    process = start(SLEEPS)
    with pytest.raises(KeyboardInterrupt), processes.stopped_together(process):
        signal.raise_signal(signal.SIGTERM)
    assert process.poll() == -signal.SIGTERM


def test_when_one_ends_the_demo_ends_with_its_code():
    lasting, ending = start(SLEEPS), start("raise SystemExit(3)")
    with processes.stopped_together(lasting, ending):
        assert processes.until_one_ends(lasting, ending) == 3


def test_a_server_that_ends_before_it_answers_is_told(taken):
    process = start("pass")
    process.wait()
    with pytest.raises(processes.DidNotStart):
        processes.wait_for_answer(f"http://{processes.HOST}:{taken}/", process)
