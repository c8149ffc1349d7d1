"""Variances of items and covariances of their pairs, each over the attempts that saw both.

A set of attempts is an integer with one bit for each attempt, so "who saw both" is one AND and counting it is one
bit_count: 780 pairs of 10,000 attempts in a hundredth of a second, which plain sums would need seconds for.
"""

from dataclasses import dataclass

from assessments.analysis.figures.moments import variance

# An item with more different marks than this is kept in binary digits instead of one set for each mark.
MOST_LEVELS = 20
DIGITS = 20


@dataclass(frozen=True)
class Spread:
    """`seen[i]` and `together[i, j]` count attempts; a covariance is missing where fewer than two saw both."""

    seen: list[int]
    variances: list[float]
    together: dict
    covariances: dict


def spread(columns, size):
    seen = [_bits(column.attempts, size) for column in columns]
    parts = [_weighted_sets(column, size) for column in columns]
    together, covariances = {}, {}
    for right in range(len(columns)):
        for left in range(right):
            number = (seen[left] & seen[right]).bit_count()
            if number:
                together[left, right] = number
            if number >= 2:
                of_left = _weigh(parts[left], [(1, seen[right])])
                of_right = _weigh(parts[right], [(1, seen[left])])
                product = _weigh(parts[left], parts[right])
                covariances[left, right] = (product - of_left * of_right / number) / (number - 1)
    variances = [column.points**2 * (variance(column.shares) or 0.0) for column in columns]
    return Spread([column.seen for column in columns], variances, together, covariances)


def _weigh(left, right):
    return sum(
        weight * other_weight * (bits & other_bits).bit_count()
        for weight, bits in left
        for other_weight, other_bits in right
    )


def _weighted_sets(column, size):
    """(points, set of attempts) that add up to what each attempt earned with the item."""
    holders = {}
    for attempt, share in zip(column.attempts, column.shares, strict=True):
        holders.setdefault(share, []).append(attempt)
    holders.pop(0, None)
    if len(holders) > MOST_LEVELS:
        return _digits(holders, column.points, size)
    return [(column.points * share, _bits(attempts, size)) for share, attempts in holders.items()]


def _digits(holders, points, size):
    """The same with the shares rounded to a millionth."""
    scaled = {}
    for share, attempts in holders.items():
        scaled.setdefault(round(share * 2**DIGITS), []).extend(attempts)
    return [(points * 2.0 ** (digit - DIGITS), _bits(_with_digit(scaled, digit), size)) for digit in range(DIGITS + 1)]


def _with_digit(scaled, digit):
    return [attempt for number, attempts in scaled.items() if number >> digit & 1 for attempt in attempts]


def _bits(attempts, size):
    flags = bytearray(b"0" * size)
    for attempt in attempts:
        flags[attempt] = 49  # "1"
    return int(flags, 2) if flags else 0
