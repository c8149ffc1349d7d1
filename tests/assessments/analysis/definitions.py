"""The figures once more, straight from their definitions: whole tables, the statistics module, no shortcut."""

from itertools import combinations
from statistics import correlation, covariance, fmean, variance


def table(columns):
    """{attempt: {item: points earned}}"""
    rows = {}
    for column in columns:
        for attempt, share in zip(column.attempts, column.shares, strict=True):
            rows.setdefault(attempt, {})[column.key] = share * column.points
    return rows


def totals(columns):
    points = {column.key: column.points for column in columns}
    return {
        attempt: round(100 * sum(row.values()) / sum(points[key] for key in row), 6)
        for attempt, row in table(columns).items()
    }


def facility(column):
    return fmean(column.shares)


def corrected_correlation(columns, column):
    points = {each.key: each.points for each in columns}
    own, others = [], []
    for row in table(columns).values():
        if column.key in row:
            rest = [key for key in row if key != column.key]
            own.append(row[column.key])
            others.append(sum(row[key] for key in rest) / sum(points[key] for key in rest))
    return correlation(own, others)


def group_mean(columns, column, *, best):
    """Everybody inside the border, and of those tied at the border the mean for each place that is left."""
    scores = totals(columns)
    ranked = sorted(
        ((scores[attempt], share) for attempt, share in zip(column.attempts, column.shares, strict=True)),
        reverse=best,
    )
    size = round(0.27 * len(ranked))
    border = ranked[size - 1][0]
    inside = [share for score, share in ranked[:size] if score != border]
    tied = [share for score, share in ranked if score == border]
    return (sum(inside) + (size - len(inside)) * fmean(tied)) / size


def classic_alpha(rows):
    """Cronbach's own formula. `rows` are lists of points, one for each attempt, of the same items."""
    items = len(rows[0])
    of_items = sum(variance(points) for points in zip(*rows, strict=True))
    return items / (items - 1) * (1 - of_items / variance(map(sum, rows)))


def pairwise_alpha(columns, size):
    """Variances and covariances over those who saw the item or the pair, counted with how many these were."""
    rows = list(table(columns).values())
    keys = [column.key for column in columns]
    expected = sum(len(row) for row in rows) / size
    own = sum(len(_seen(rows, key)) / size * variance(row[key] for row in _seen(rows, key)) for key in keys)
    between, known, every = 0.0, 0.0, 0.0
    for left, right in combinations(keys, 2):
        both = [(row[left], row[right]) for row in rows if left in row and right in row]
        every += len(both) / size
        if len(both) > 1:
            known += len(both) / size
            between += len(both) / size * covariance(*zip(*both, strict=True))
    between *= 2 * every / known
    return expected / (expected - 1) * (1 - own / (own + between))


def _seen(rows, key):
    return [row for row in rows if key in row]


def choice_shares(columns, column, choice):
    """How many chose it, and the mean total of those."""
    scores = totals(columns)
    givers = [
        scores[attempt] for attempt, chosen in zip(column.attempts, column.chosen, strict=True) if choice in chosen
    ]
    return len(givers), fmean(givers) if givers else None
