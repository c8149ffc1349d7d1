"""Answers to analyse: made up at random, or written down as a table."""

from math import exp
from random import Random

from assessments.analysis.figures.answer_sheet import AnswerSheet, Choice, Column

CHOICES = (Choice("a", is_right=True), Choice("b"), Choice("c"), Choice("d"))
PARTLY = (0.25, 0.5, 1 / 3)


def column_of(key, shares, **facts):
    """Everybody saw it; `shares` in the order of attempts."""
    column = Column(key, **facts)
    for attempt, share in enumerate(shares):
        column.add(attempt, share)
    return column


def columns_of(rows):
    """One column for each place of the rows, which belong to one attempt each."""
    return [column_of(str(place), shares) for place, shares in enumerate(zip(*rows, strict=True))]


def sheet_of(columns):
    return AnswerSheet(columns, size=1 + max(attempt for column in columns for attempt in column.attempts))


def random_columns(seed, *, size=60, items=8, drawn=None):
    """Able people answer easy items right. With `drawn`, each attempt sees so many of the items."""
    chance = Random(seed)
    columns = [Column(f"item {number}", points=1 + number % 3, choices=CHOICES) for number in range(items)]
    for attempt in range(size):
        ability = chance.gauss(0, 1.5)
        for place in sorted(chance.sample(range(items), drawn or items)):
            is_right = chance.random() < 1 / (1 + exp(place / items - 0.5 - ability))
            share = 1.0 if is_right else chance.choice((0.0, 0.0, *PARTLY[: place % 4]))
            chosen = ("a",) if is_right else chance.choice(((), ("b",), ("c",), ("b", "c")))
            columns[place].add(attempt, share, chosen)
            columns[place].seconds.append(chance.uniform(2, 90))
    return columns
