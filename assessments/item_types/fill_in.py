"""Fill-in: gaps in a text, each typed or chosen, each with its weight."""

from fractions import Fraction

from assessments.item_types.contract import LONGEST_TEXT, NOTHING, ItemType, are_alike, share_of
from assessments.item_types.pairs import are_pairs, pairs_of
from assessments.item_types.typed import NUMERIC, SHORT_TEXT, Numeric, ShortText

FILL_IN = "fill_in"


class GapChoice(ItemType):
    """A gap with a list to choose from; each option says what it earns."""

    def is_possible(self, content, given):
        return set(given) <= {option["id"] for option in content["options"]}

    def earned(self, content, given):
        return next((share_of(option) for option in content["options"] if option["id"] == given[0]), NOTHING)

    def right_answer(self, content):
        return [max(content["options"], key=share_of)["id"]] if content["options"] else []

    def in_words(self, content, given):
        return "; ".join(option["text"] for option in content["options"] if option["id"] in given)

    def feedback_on(self, content, given):
        return [option["feedback"] for option in content["options"] if option["id"] in given and option.get("feedback")]

    def hints(self, content):
        return [option.get("feedback") for option in content["options"]]

    def faults(self, content):
        return ["options_alike"] if are_alike(option["text"] for option in content["options"]) else []


GAPS = {"text": ShortText(SHORT_TEXT), "number": Numeric(NUMERIC), "choice": GapChoice("choice")}


class FillIn(ItemType):
    is_typed = True

    def is_possible(self, content, given):
        gaps = {gap["id"]: gap for gap in content["gaps"]}
        return are_pairs(given, gaps) and all(
            len(value) <= LONGEST_TEXT and gap_type(gaps[gap]).is_possible(gaps[gap], [value] if value else [])
            for gap, value in pairs_of(given).items()
        )

    def earned(self, content, given):
        weights = sum(weight_of(gap) for gap in content["gaps"])
        earned = sum(weight_of(gap) * share for gap, share in self.gap_shares(content, given))
        return Fraction(earned, weights) if weights else NOTHING

    def gap_shares(self, content, given):
        """Each gap with what it earned."""
        values = pairs_of(given)
        return [(gap, gap_type(gap).share(gap, [values.get(gap["id"], "")])) for gap in content["gaps"]]

    def right_answer(self, content):
        return [f"{gap['id']}:{value}" for gap in content["gaps"] for value in gap_type(gap).right_answer(gap)]

    def in_words(self, content, given):
        values = pairs_of(given)
        answered = [(gap, values[gap["id"]]) for gap in content["gaps"] if values.get(gap["id"])]
        return "; ".join(gap_type(gap).in_words(gap, [value]) for gap, value in answered)

    def feedback_on(self, content, given):
        values = pairs_of(given)
        return [
            feedback
            for gap in content["gaps"]
            if values.get(gap["id"])
            for feedback in gap_type(gap).feedback_on(gap, [values[gap["id"]]])
        ]

    def hints(self, content):
        return [hint for gap in content["gaps"] for hint in gap_type(gap).hints(gap)]

    def faults(self, content):
        shown = [part["gap"] for part in content["parts"] if isinstance(part, dict)]
        found = [] if content["gaps"] else ["no_gaps"]
        if sorted(shown) != sorted(gap["id"] for gap in content["gaps"]):
            found.append("gaps_not_in_text")
        inside = [problem for gap in content["gaps"] for problem in gap_type(gap).problems(gap)]
        return list(dict.fromkeys([*found, *inside]))


def gap_type(gap):
    return GAPS[gap["kind"]]


def weight_of(gap):
    return gap.get("weight") or 1
