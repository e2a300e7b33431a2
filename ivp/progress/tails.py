"""Tail probabilities of the binomial and Poisson distributions, without a numerical library.

Probabilities of single outcomes follow Loader (2000), "Fast and accurate computation of binomial probabilities":
no difference of large logarithms, so that counts of millions keep their accuracy. A tail is summed from its inner
end outward until the terms no longer add anything.
"""

from __future__ import annotations

import math
import sys

SUMMED_UP_TO = 10**9
"""Above this variance a tail is taken from the signed root of the deviance, right to about 1e-4 of itself."""

_ENOUGH = 1e-17
_TINY = sys.float_info.min


def binomial_tail(k: int, n: int, p: float, q: float, *, upper: bool) -> float:
    """P(X <= k), or P(X >= k) with ``upper``, for X binomial with n trials and chances p and q = 1 - p, 0 <= k <= n.

    Both chances are asked for, since the smaller one loses its digits in 1 - p. Relative error about 1e-13.
    """
    if upper:
        return binomial_tail(n - k, n, q, p, upper=False)
    if k == n:
        return 1.0
    if n * p * q > SUMMED_UP_TO:
        return _deviance_tail(k + 0.5 - n * p, _deviance(k + 0.5, n * p) + _deviance(n - k - 0.5, n * q))
    return binomial_sum(k, n, p, q)[0]


def binomial_sum(k: int, n: int, p: float, q: float) -> tuple[float, float]:
    """P(X <= k), summed whatever the variance, and P(X = k), of which the sum is made."""
    first = binomial_pmf(k, n, p, q)
    term = total = 1.0
    odds = q / max(p, _TINY)
    for i in range(k, 0, -1):
        term *= i / (n - i + 1) * odds
        total += term
        if term <= _ENOUGH:
            break
    return first * total, first


def poisson_sum(k: int, mean: float, *, upper: bool) -> tuple[float, float]:
    """P(X <= k), or P(X >= k) with ``upper``, for X Poisson with a mean above 0, and P(X = k). Relative error about
    1e-13.
    """
    first = poisson_pmf(k, mean)
    term = total = 1.0
    if upper:
        i = k
        while term > _ENOUGH:
            i += 1
            term *= mean / i
            total += term
    else:
        for i in range(k, 0, -1):
            term *= i / mean
            total += term
            if term <= _ENOUGH:
                break
    return first * total, first


def binomial_score(k: int, n: int, p: float, q: float) -> float:
    """About the normal quantile that belongs to P(X <= k), where k + 0.5 < np (Peizer and Pratt 1968).

    Where m is the smaller of k + 1 and n - k it is less than 0.15 / m^1.5 off down to -2.5, and below that not so far
    that another would seem to be there.
    """
    gap = k + 0.5 - n * p
    deviance = _deviance(k + 0.5, n * p) + _deviance(n - k - 0.5, n * q)
    return (gap + (1 - 2 * p) / 6) / -gap * math.sqrt(2 * deviance / (1 + 1 / (6 * n)))


def binomial_pmf(k: int, n: int, p: float, q: float) -> float:
    """P(X = k) for X binomial with n trials and chances p and q = 1 - p, 0 <= k <= n (Loader 2000)."""
    if k == 0:
        return math.exp(n * _log_complement(p, q))
    if k == n:
        return math.exp(n * _log_complement(q, p))
    exponent = _stirling(n) - _stirling(k) - _stirling(n - k) - _deviance(k, n * p) - _deviance(n - k, n * q)
    return math.exp(exponent) * math.sqrt(n / (2 * math.pi * k) / (n - k))


def poisson_pmf(k: int, mean: float) -> float:
    """P(X = k) for X Poisson with a mean above 0 (Loader 2000)."""
    if k == 0:
        return math.exp(-mean)
    return math.exp(-_stirling(k) - _deviance(k, mean)) / math.sqrt(2 * math.pi * k)


def _log_complement(p: float, q: float) -> float:
    """ln(1 - p), from whichever of p and q = 1 - p holds the digits."""
    return math.log1p(-p) if p < 0.5 else math.log(max(q, _TINY))


def _stirling(n: int) -> float:
    """ln(n!) minus Stirling's formula for it."""
    if n < 16:
        return math.lgamma(n + 1) - (n + 0.5) * math.log(n) + n - 0.5 * math.log(2 * math.pi)
    square = float(n) * n
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680) / square) / square) / square) / n


def _deviance(x: float, mean: float) -> float:
    """x ln(x/mean) + mean - x, without cancellation where x is near the mean."""
    mean = max(mean, _TINY)
    gap = x - mean
    if abs(gap) >= 0.1 * (x + mean):
        return x * math.log(x / mean) - gap
    v = gap / (x + mean)
    total, term, j = gap * v, 2 * x * v, 1
    while True:
        term *= v * v
        j += 2
        if total + term / j == total:
            return total
        total += term / j


def _deviance_tail(gap: float, deviance: float) -> float:
    """The lower tail, from the signed root of twice the deviance taken as a standard normal."""
    return 0.5 * math.erfc(-math.copysign(math.sqrt(deviance), gap))
