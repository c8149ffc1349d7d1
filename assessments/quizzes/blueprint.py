"""What an attempt at a quiz gets: how much of what, and whether the banks can give it. No database and no clock."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

ENOUGH = 2  # times the number drawn, so that a second attempt can be all new

# A guess before anybody has taken the quiz, from rules of thumb for written tests; analysis has the measured times.
MINUTES = {
    "true_false": Fraction(3, 4),
    "single_choice": Fraction(1),
    "multiple_response": Fraction(3, 2),
    "short_text": Fraction(3, 2),
    "matching": Fraction(2),
    "categorise": Fraction(2),
    "ordering": Fraction(2),
    "numeric": Fraction(2),
    "fill_in": Fraction(2),
    "essay": Fraction(10),
    "file": Fraction(15),
}


@dataclass(frozen=True)
class QuestionFacts:
    key: int
    kind: str
    competency: str
    difficulty: str
    cognitive_level: str = ""


@dataclass(frozen=True)
class Part:
    """Fixed questions or one draw (`place` from 1; 0: fixed), each worth `points`."""

    place: int
    section: int
    number: int
    points: int
    questions: tuple
    lacking: int = 0

    @property
    def total_points(self):
        return self.number * self.points

    @property
    def is_small(self):
        """Whether learners will soon meet the same questions again."""
        return bool(self.place) and len(self.questions) < ENOUGH * self.number

    def chance(self):
        """How many times an attempt gets a given question of the part, on average."""
        return Fraction(min(self.number, len(self.questions)), len(self.questions)) if self.questions else Fraction(0)


class Blueprint:
    def __init__(self, parts):
        self.parts = list(parts)

    @property
    def number(self):
        return sum(part.number for part in self.parts)

    @property
    def points(self):
        return sum(part.total_points for part in self.parts)

    @property
    def is_fillable(self):
        return not any(part.lacking for part in self.parts)

    @property
    def minutes(self):
        """Rounded up: who plans a room needs it too long rather than too short."""
        times = sum(part.chance() * MINUTES[each.kind] for part in self.parts for each in part.questions)
        return -(-times // 1)

    def keys(self):
        """Every question that an attempt may get."""
        return {each.key for part in self.parts for each in part.questions}

    def overlaps(self):
        """(draw, other draw, how many questions both may take)."""
        draws = [(part.place, {each.key for each in part.questions}) for part in self.parts if part.place]
        shared = [(one, other, len(these & those)) for (one, these), (other, those) in combinations(draws, 2)]
        return [each for each in shared if each[2]]

    def small_draws(self):
        return [part for part in self.parts if part.is_small and not part.lacking]

    def table(self, by):
        """{competency: {value of `by`: how many questions of an attempt on average}}; `by`: "difficulty", …"""
        cells = defaultdict(lambda: defaultdict(Fraction))
        for part in self.parts:
            for each in part.questions:
                cells[each.competency][getattr(each, by)] += part.chance()
        return {competency: dict(cells[competency]) for competency in sorted(cells)}
