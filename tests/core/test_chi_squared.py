"""The chi-squared tail against R's pchisq(…, lower.tail = FALSE)."""

import pytest

from stegvis.core.statistics.chi_squared import chi_squared_tail

R = [
    (7.791236627199907, 5, 1.68122494923903e-01),
    (0.5, 1, 4.79500122186953e-01),
    (3.84, 1, 5.00435212487052e-02),
    (1068.1955927183494, 1026, 1.75232776353522e-01),
    (900, 1026, 9.98070309374826e-01),
    (300, 100, 7.41210085732287e-22),
]


@pytest.mark.parametrize("statistic, freedom, tail", R)
def test_the_tail_is_that_of_r(statistic, freedom, tail):
    assert chi_squared_tail(statistic, freedom) == pytest.approx(tail, rel=1e-10)


def test_nothing_is_certain_of_zero():
    assert chi_squared_tail(0, 3) == 1


@pytest.mark.parametrize("statistic, freedom", [(-1.0, 3), (1.0, 0)])
def test_what_is_no_test_is_refused(statistic, freedom):
    with pytest.raises(ValueError):
        chi_squared_tail(statistic, freedom)
