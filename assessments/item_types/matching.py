"""Matching and categorising: each row belongs to one of the choices, and several rows may share one."""

from fractions import Fraction

from assessments.item_types.contract import NOTHING, ItemType, are_alike
from assessments.item_types.pairs import are_pairs, pairs_of

MATCHING = "matching"
CATEGORISE = "categorise"


class Matching(ItemType):
    must_shuffle = True

    def parts(self, content):
        return [row["id"] for row in content["rows"]]

    def shuffles(self, content):
        return True

    def is_possible(self, content, given):
        return are_pairs(given, self.parts(content)) and set(pairs_of(given).values()) <= set(choices_of(content))

    def earned(self, content, given):
        chosen, rows = pairs_of(given), content["rows"]
        right = sum(chosen.get(row["id"]) == row["match"] for row in rows)
        return Fraction(right, len(rows)) if rows else NOTHING

    def right_answer(self, content):
        return [f"{row['id']}:{row['match']}" for row in content["rows"]]

    def in_words(self, content, given):
        chosen, choices = pairs_of(given), choices_of(content)
        return "; ".join(
            f"{row['text']} → {choices.get(chosen[row['id']], '?')}" for row in content["rows"] if row["id"] in chosen
        )

    def feedback_on(self, content, given):
        """What the author says about a row, once it was answered."""
        chosen = pairs_of(given)
        return [row["feedback"] for row in content["rows"] if row["id"] in chosen and row.get("feedback")]

    def hints(self, content):
        return [row.get("feedback") for row in content["rows"]]

    def faults(self, content):
        found = [] if len(content["rows"]) > 1 and len(content["choices"]) > 1 else ["too_few_parts"]
        alike = any(are_alike(part["text"] for part in content[parts]) for parts in ("rows", "choices"))
        return [*found, "parts_alike"] if alike else found


def choices_of(content):
    return {choice["id"]: choice["text"] for choice in content["choices"]}
