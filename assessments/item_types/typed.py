"""Short text and numeric: one line that is typed and compared with what the author accepts."""

from fractions import Fraction

from assessments.item_types.contract import LONGEST_TEXT, NOTHING, ItemType, share_of
from assessments.item_types.quantities import best_quantity
from assessments.item_types.wordings import an_example, best_wording

SHORT_TEXT = "short_text"
NUMERIC = "numeric"


class Typed(ItemType):
    is_typed = True

    def is_possible(self, content, given):
        return len(given) <= 1 and all(len(text) <= LONGEST_TEXT for text in given)

    def earned(self, content, given):
        accepted = self.best(content, given[0])
        return share_of(accepted) if accepted else NOTHING

    def right_answer(self, content):
        best = max(content["accepted"], key=share_of, default=None)
        return [self.example(content, best)] if best else []

    def feedback_on(self, content, given):
        accepted = self.best(content, given[0]) if given else None
        return [accepted["feedback"]] if accepted and accepted.get("feedback") else []

    def faults(self, content):
        return [] if content["accepted"] else ["nothing_accepted"]

    def best(self, content, text):
        """The accepted entry which `text` meets, or None."""
        raise NotImplementedError

    def example(self, content, accepted):
        raise NotImplementedError


class ShortText(Typed):
    def best(self, content, text):
        return best_wording(content, text)

    def example(self, content, accepted):
        return an_example(content, accepted)

    def hints(self, content):
        return [each.get(name) for each in content["accepted"] for name in ("text", "feedback")]


class Numeric(Typed):
    def best(self, content, text):
        return best_quantity(content, text)

    def example(self, content, accepted):
        base = [unit["text"] for unit in content.get("units") or [] if Fraction(unit["factor"]) == 1]
        return " ".join([accepted["value"].replace(".", ","), *base[:1]])

    def hints(self, content):
        hints = [each.get(name) for each in content["accepted"] for name in ("value", "tolerance", "feedback")]
        return [hint for hint in hints if hint != "0"]

    def faults(self, content):
        units, found = content.get("units") or [], super().faults(content)
        factors = [Fraction(unit["factor"]) for unit in units]
        if units and (1 not in factors or min(factors) <= 0):
            found.append("units_without_base")
        if len({unit["text"] for unit in units}) < len(units):
            found.append("units_alike")
        if any(Fraction(each.get("tolerance") or 0) < 0 for each in content["accepted"]):
            found.append("tolerance_below_nothing")
        return found
