from dataclasses import dataclass

EVERYTHING = ("own_answer", "correctness", "right_answer", "feedback")


@dataclass(frozen=True)
class Shown:
    """What a learner may see of an answer: their own, whether it is right, what is right, and feedback."""

    own_answer: bool
    correctness: bool
    right_answer: bool
    feedback: bool

    @classmethod
    def of(cls, parts):
        return cls(*(part in parts for part in EVERYTHING))
