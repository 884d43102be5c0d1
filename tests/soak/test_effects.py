"""Two hundred invented registers of 5,000 to 20,000 people: the doubly robust 95 % interval holds the truth."""

import pytest

from tests.core.effects.coverage import covered

pytestmark = pytest.mark.soak

REGISTERS = 200


def test_the_interval_holds_the_truth_in_92_to_98_of_100_registers():
    held = sum(covered(1000 + seed, persons=5_000 + 75 * seed) for seed in range(REGISTERS))
    print(f"{held} of {REGISTERS} intervals hold the true effect on the treated")  # noqa: T201
    assert 0.92 * REGISTERS <= held <= 0.98 * REGISTERS
