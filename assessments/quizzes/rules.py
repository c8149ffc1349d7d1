"""The rules of a quiz, as its version keeps them. No database and no clock.

A version that was frozen before a rule existed says nothing of it, and then the rule's default holds: what every quiz
did at that time.
"""

from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime, timedelta

REVIEW_PARTS = ("score", "own_answer", "correctness", "right_answer", "feedback")
MOMENTS = ("at_once", "after_submit", "after_closing")
TIMES = ("opens_at", "closes_at")


def usual_review():
    """Everything, as soon as the attempt is submitted."""
    return {"at_once": [], "after_submit": list(REVIEW_PARTS), "after_closing": list(REVIEW_PARTS)}


@dataclass(frozen=True)
class QuizRules:
    """`time_limit` in minutes, None: none. `review`: moment -> what is shown. `draws`: [{"number", "section",
    "points"}], whose questions the version's items name by the draw's place, from 1. `bands`: [{"lowest", "text"}].
    """

    time_limit: int | None = None
    grace_seconds: int = 120
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    waiting_minutes: int = 0
    counts: str = "highest"
    access_code: str = ""
    is_one_by_one: bool = False
    shuffles_questions: bool = False
    shuffles_options: bool = True
    review: dict = field(default_factory=usual_review)
    remedial_of: str | None = None
    score_cap: int | None = None
    markers: int = 1
    is_anonymous: bool = True
    appeal_days: int = 7
    sections: list = field(default_factory=list)
    draws: list = field(default_factory=list)
    bands: list = field(default_factory=list)

    @classmethod
    def from_json(cls, stored):
        known = {each.name: stored[each.name] for each in fields(cls) if each.name in stored}
        for name in TIMES:
            if known.get(name):
                known[name] = datetime.fromisoformat(known[name])
        return cls(**known)

    def to_json(self):
        stored = asdict(self)
        return stored | {name: stored[name] and stored[name].isoformat() for name in TIMES}

    def differences(self):
        """What a version stores: only what is not usual, so that a rule invented later changes no earlier version."""
        usual = QuizRules().to_json()
        return {name: value for name, value in self.to_json().items() if value != usual[name]}

    def with_exceptions(self, exceptions):
        """The rules for one learner: `exceptions` ({rule: value}, None says nothing) go before the quiz's own."""
        return replace(self, **{name: value for name, value in exceptions.items() if value is not None})

    @property
    def grace(self):
        return timedelta(seconds=self.grace_seconds)

    def deadline(self, started_at):
        """When answers end for an attempt that began then; None: never. The closing hour ends every attempt."""
        ends = [self.closes_at] if self.closes_at else []
        if self.time_limit is not None:
            ends.append(started_at + timedelta(minutes=self.time_limit))
        return min(ends, default=None)

    def shown(self, *, is_submitted, at):
        """The REVIEW_PARTS that a learner may see of an attempt now. Without a closing hour a quiz never closes."""
        parts = set(self.review.get("at_once", ()))
        if is_submitted:
            parts |= set(self.review.get("after_submit", ()))
            if self.closes_at and at >= self.closes_at:
                parts |= set(self.review.get("after_closing", ()))
        return parts

    def until_all_have_ended(self, last_agreed):
        """The rules by which things are `shown`: whoever saw a key while somebody else writes could tell it.

        `last_agreed`: the latest closing hour that was agreed with anybody, or None.
        """
        if self.closes_at is None or last_agreed is None:
            return self
        return replace(self, closes_at=max(self.closes_at, last_agreed))

    @property
    def shown_later(self):
        """What only the closing time adds."""
        return set(self.review.get("after_closing", ())) - set(self.review.get("after_submit", ()))

    def band_text(self, score):
        """The feedback of the highest band that `score` reaches, or ""."""
        reached = [band for band in self.bands if band["lowest"] <= score]
        return max(reached, key=lambda band: band["lowest"])["text"] if reached else ""

    def next_start(self, last_submitted_at):
        """From when another attempt may begin."""
        return last_submitted_at + timedelta(minutes=self.waiting_minutes)
