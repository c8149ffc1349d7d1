"""What the first page of a quiz says and offers. No database and no clock."""

from enum import StrEnum


class Action(StrEnum):
    START = "start"
    RESUME = "resume"
    REPEAT = "repeat"
    NONE = "none"


class Obstacle(StrEnum):
    NOT_PUBLISHED = "not_published"
    NOT_IN_COURSE = "not_in_course"
    NO_ATTEMPTS_LEFT = "no_attempts_left"
    TAKEN_ONCE = "taken_once"


class StartCard:
    """`version`: the newest of the quiz or None. `attempts`: the learner's. `is_in_course`: in their version.

    `pass_mark`: the score out of 100 that passes for this learner.
    """

    def __init__(self, version, attempts, *, pass_mark=None, is_in_course=True):
        self.version = version
        self.pass_mark = pass_mark
        self.history = sorted((attempt for attempt in attempts if attempt.is_submitted), key=lambda each: each.number)
        self.open_attempt = next((attempt for attempt in attempts if not attempt.is_submitted), None)
        self.obstacle = self._obstacle(is_in_course, len(attempts))

    def _obstacle(self, is_in_course, taken):
        if self.version is None:
            return Obstacle.NOT_PUBLISHED
        if self.open_attempt:
            return None
        if not is_in_course:
            return Obstacle.NOT_IN_COURSE
        allowed = self.version.attempts_allowed
        if allowed is None or taken < allowed:
            return None
        return Obstacle.TAKEN_ONCE if self.version.is_pre_test else Obstacle.NO_ATTEMPTS_LEFT

    @property
    def action(self):
        if self.obstacle:
            return Action.NONE
        if self.open_attempt:
            return Action.RESUME
        return Action.REPEAT if self.history else Action.START

    @property
    def attempts_used(self):
        return len(self.history) + (self.open_attempt is not None)

    @property
    def best(self):
        """The submitted attempt with the highest score, the earliest among equals; None before the first."""
        return max(self.history, key=lambda attempt: (attempt.score, -attempt.number), default=None)

    @property
    def is_outdated(self):
        """Whether the open attempt goes on with questions that have been published anew since."""
        return self.open_attempt is not None and self.open_attempt.version_id != self.version.pk
