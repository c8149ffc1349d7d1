"""What the first page of a quiz says and offers. No database and no clock."""

from enum import StrEnum

from assessments.quizzes.admission import Obstacle, obstacle_to_start
from assessments.quizzes.results import standing


class Action(StrEnum):
    START = "start"
    RESUME = "resume"
    CLOSE = "close"  # the time of the open attempt is up
    REPEAT = "repeat"
    NONE = "none"


class StartCard:
    """`version`: the newest of the quiz or None; `terms`: as they hold for the learner; `exceptions`: made for them.

    `attempts`: the learner's, with their versions. `is_in_course`: in the learner's version of the course. `is_needed`:
    see admission. `pass_mark`: the score out of 100 that passes for this learner.
    `last_closing`: the latest hour that was agreed with anybody, see `QuizRules.until_all_have_ended`.
    """

    def __init__(
        self,
        version,
        terms,
        attempts,
        *,
        at,
        pass_mark=None,
        exceptions=(),
        last_closing=None,
        is_in_course=True,
        is_needed=True,
    ):
        self.version = version
        self.at = at
        self.rules = terms and terms.rules
        self.max_attempts = terms and terms.max_attempts
        self.exceptions = exceptions
        self.last_closing = last_closing
        self.pass_mark = pass_mark
        self.history = sorted((attempt for attempt in attempts if attempt.is_submitted), key=lambda each: each.number)
        self.open_attempt = next((attempt for attempt in attempts if not attempt.is_submitted), None)
        self.obstacle = self._obstacle(is_in_course, is_needed)

    def _obstacle(self, is_in_course, is_needed):
        if self.version is None:
            return Obstacle.NOT_PUBLISHED
        if self.open_attempt:
            return None
        return obstacle_to_start(
            self.rules,
            max_attempts=self.max_attempts,
            ended=[attempt.submitted_at for attempt in self.history],
            is_in_course=is_in_course,
            is_needed=is_needed,
            at=self.at,
        )

    @property
    def action(self):
        if self.obstacle:
            return Action.NONE
        if self.open_attempt:
            return Action.CLOSE if self.open_attempt.is_over(self.at) else Action.RESUME
        return Action.REPEAT if self.history else Action.START

    @property
    def is_taken_once(self):
        """Whether the pre-test is over for this learner, which is no reason to look for help."""
        return self.obstacle == Obstacle.NO_ATTEMPTS_LEFT and self.version.is_pre_test

    @property
    def attempts_used(self):
        return len(self.history) + (self.open_attempt is not None)

    @property
    def has_several_attempts(self):
        return self.max_attempts is None or self.max_attempts > 1

    @property
    def asks_code(self):
        return bool(self.rules.access_code) and self.action in (Action.START, Action.REPEAT)

    @property
    def next_start(self):
        """From when the next attempt may begin, while the learner has to wait."""
        return self.rules.next_start(self.history[-1].submitted_at) if self.obstacle == Obstacle.MUST_WAIT else None

    @property
    def standing(self):
        """The result of the quiz so far, as far as the learner may know; None before the first mark."""
        if not self.history or not all(self.shows_score(attempt) for attempt in self.history):
            return None
        return standing(self.history, self.rules.counts, pass_mark=self.pass_mark)

    @property
    def is_passed(self):
        return self.standing is not None and self.standing.is_passed

    @property
    def is_waiting_for_marks(self):
        return any(not attempt.is_marked for attempt in self.history)

    @property
    def shown_after_submit(self):
        return set(self.rules.review.get("after_submit", ()))

    @property
    def shown_later(self):
        """What the closing time adds; nothing where a quiz never closes."""
        return self.rules.shown_later if self.rules.closes_at else set()

    def shows_score(self, attempt):
        return "score" in self._rules_of(attempt).shown(is_submitted=True, at=self.at)

    def _rules_of(self, attempt):
        """An attempt keeps the rules of its version."""
        return attempt.version.rules.until_all_have_ended(self.last_closing)

    @property
    def is_outdated(self):
        """Whether the open attempt goes on with questions that have been published anew since."""
        return self.open_attempt is not None and self.open_attempt.version_id != self.version.pk
