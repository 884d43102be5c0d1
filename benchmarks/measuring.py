"""What an act costs: seconds on the clock, seconds of processor (its child processes' too), and memory at the most."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

MIB = 1024
PEAK = Path("/proc/self/clear_refs")
STATUS = Path("/proc/self/status")
STEGVIS = ("-c", "from stegvis.cli.main import app; app()")
Act = Callable[[], object]


@dataclass(frozen=True)
class Cost:
    """Seconds and MiB; `peak` is None where the system does not tell."""

    wall: float
    processor: float
    peak: float | None

    def least(self, other: "Cost") -> "Cost":
        """Return the smaller of each: what else the machine does can only add."""
        return Cost(min(self.wall, other.wall), min(self.processor, other.processor), self.peak)


@dataclass(frozen=True)
class Line:
    """A measured act beside its peer. `aim` is the most seconds on the clock, `note` what else was seen."""

    what: str
    own: Cost
    peer: str
    beside: Cost
    aim: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.own.wall / self.beside.wall

    @property
    def meets_its_aim(self) -> bool | None:
        return None if self.aim is None else self.own.wall <= self.aim

    def as_data(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": round(self.ratio, 3), "meets_its_aim": self.meets_its_aim}

    @classmethod
    def of_data(cls, data: dict[str, Any]) -> "Line":
        told = {name: value for name, value in data.items() if name not in ("ratio", "meets_its_aim")}
        return cls(**{**told, "own": Cost(**data["own"]), "beside": Cost(**data["beside"])})


def cost(act: Act) -> Cost:
    """Measure one act in this process."""
    _forget_peak()
    began, used = time.perf_counter(), _processor()
    act()
    return Cost(time.perf_counter() - began, _processor() - used, _peak())


def cost_of_process(*arguments: str, python: str = sys.executable) -> Cost:
    """Measure a Python process from its start to its end. Raises CalledProcessError when it fails."""
    command = [python, *arguments]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / MIB)


def compare(
    what: str, act: Act, peer: str, peer_act: Act, *, repeats: int = 3, aim: float | None = None, note: str = ""
) -> Line:
    """Measure an act and its peer by turns, and take the least of each. An act that returns a Cost measured itself."""
    measured = [(_measured(act), _measured(peer_act)) for _turn in range(repeats)]
    own, beside = measured[0]
    for mine, theirs in measured[1:]:
        own, beside = own.least(mine), beside.least(theirs)
    return Line(what, own, peer, beside, aim, note)


def median(numbers: Sequence[float]) -> float:
    return at_share(numbers, 0.5)


def at_share(numbers: Sequence[float], share: float) -> float:
    """Return the number that `share` of the numbers are at most: 0.95 for p95."""
    return sorted(numbers)[min(len(numbers) - 1, int(share * len(numbers)))]


def _measured(act: Act) -> Cost:
    results: list[object] = []
    told = cost(lambda: results.append(act()))
    return results[0] if isinstance(results[0], Cost) else told


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _forget_peak() -> None:
    if PEAK.exists():
        PEAK.write_text("5", encoding="ascii")


def _peak() -> float | None:
    if not STATUS.exists():
        return None
    lines = STATUS.read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) / MIB for line in lines if line.startswith("VmHWM")), None)
