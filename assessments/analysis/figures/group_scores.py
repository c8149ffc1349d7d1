"""The scores of each attempt in groups of items, such as those of one competency."""


def group_scores(columns, group_of, size):
    """{group: scores out of 100, one for each attempt, None where it saw no item of the group}.

    `group_of`: {key of the column: group}.
    """
    earned, possible = {}, {}
    for column in columns:
        group = group_of[column.key]
        of_earned = earned.setdefault(group, [0.0] * size)
        of_possible = possible.setdefault(group, [0.0] * size)
        for attempt, share in zip(column.attempts, column.shares, strict=True):
            of_earned[attempt] += share * column.points
            of_possible[attempt] += column.points
    return {
        group: [
            100 * points / most if most else None for points, most in zip(earned[group], possible[group], strict=True)
        ]
        for group in earned
    }
