"""What every kind of question can be asked. Works on the frozen content of a question and on a given answer.

An answer is a list of strings for every kind; an empty list is no answer. Answers are marked again long after they
were given, sometimes against a corrected version, so marking ignores what it does not know instead of raising.
"""

from fractions import Fraction

NOTHING = Fraction(0)
EVERYTHING = Fraction(1)
LONGEST_TEXT = 500


class ItemType:
    is_marked_by_people = False
    is_typed = False  # text is saved again and again while it grows
    must_shuffle = False  # whether the author's order gives the answer away
    credits = ()  # the rules for a part of the points that an author may choose from

    def __init__(self, kind):
        self.kind = kind

    def parts(self, content):
        """The ids of what is shown in an order which an attempt keeps; empty where there is nothing to order."""
        return []

    def shuffles(self, content):
        return False

    def fits(self, content, given):
        """Whether a page of ours could have sent `given`."""
        return all(is_storable(each) for each in given) and self.is_possible(content, given)

    def share(self, content, given):
        """How much of the points `given` earns, from 0 to 1; None if people have to tell."""
        if not any(each.strip() for each in given):
            return NOTHING
        return None if self.is_marked_by_people else self.earned(content, given)

    def right_answer(self, content):
        """An answer that earns everything; empty where people mark."""
        return []

    def in_words(self, content, given):
        return "; ".join(given)

    def feedback_on(self, content, given):
        """The feedback which the parts of `given` earned, without the general feedback."""
        return []

    def secrets(self, content):
        """Every text that tells or hints what is right."""
        return texts([content.get("feedback"), *self.hints(content)])

    def problems(self, content):
        """Names of what stands in the way of asking this."""
        found = self.faults(content)
        if content.get("credit") and content["credit"] not in self.credits:
            found = [*found, "credit_of_another_kind"]
        if found or self.is_marked_by_people:
            return found
        return [] if self.share(content, self.right_answer(content)) == EVERYTHING else ["nothing_earns_all"]

    def faults(self, content):
        return []

    def is_possible(self, content, given):
        raise NotImplementedError

    def earned(self, content, given):
        raise NotImplementedError

    def hints(self, content):
        return []


def is_storable(text):
    """PostgreSQL takes neither NUL nor half of a surrogate pair, and JSON from outside may carry both."""
    return isinstance(text, str) and "\0" not in text and not any("\ud800" <= each <= "\udfff" for each in text)


def are_alike(values):
    """Whether two of the texts cannot be told apart."""
    plain = [" ".join(value.casefold().split()) for value in values]
    return len(set(plain)) < len(plain)


def texts(values):
    """Those of `values` which say anything, each once."""
    return list(dict.fromkeys(value for value in values if value and value.strip()))


def share_of(accepted):
    """What an accepted entry earns; its author writes per cent."""
    return clipped(Fraction(accepted.get("share", 100)) / 100)


def clipped(share):
    return min(EVERYTHING, max(NOTHING, share))
