"""The tail of the chi-squared distribution, without the third of a second that it takes to load SciPy's."""

from math import exp, lgamma, log

PRECISION = 1e-15
TINY = 1e-300


def chi_squared_tail(statistic: float, freedom: int) -> float:
    """Return the chance of a greater statistic: the incomplete gamma function Q(freedom / 2, statistic / 2).

    By its series where that is short (NIST DLMF 8.11.4), and by its continued fraction (8.9.2, evaluated as Lentz did).
    Raises ValueError on a negative statistic or no degree of freedom.
    """
    if statistic < 0 or freedom < 1:
        raise ValueError("a statistic is not negative, and has a degree of freedom")
    if statistic == 0:
        return 1.0
    shape, point = freedom / 2, statistic / 2
    scale = exp(shape * log(point) - point - lgamma(shape))
    return 1 - scale * _series(shape, point) if point < shape + 1 else scale * _fraction(shape, point)


def _series(shape: float, point: float) -> float:
    term = total = 1 / shape
    while term > total * PRECISION:
        shape += 1
        term *= point / shape
        total += term
    return total


def _fraction(shape: float, point: float) -> float:
    below = point + 1 - shape
    upper, lower = 1 / TINY, 1 / below
    total, step, change = lower, 0, 0.0
    while abs(change - 1) > PRECISION:
        step += 1
        factor = -step * (step - shape)
        below += 2
        lower = 1 / (_nonzero(factor * lower + below))
        upper = _nonzero(below + factor / upper)
        change = lower * upper
        total *= change
    return total


def _nonzero(number: float) -> float:
    return number if abs(number) > TINY else TINY
