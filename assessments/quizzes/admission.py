"""Whether a new attempt at a quiz may begin. No database and no clock."""

from enum import StrEnum


class Obstacle(StrEnum):
    NOT_PUBLISHED = "not_published"
    NOT_IN_COURSE = "not_in_course"
    NOT_OPEN_YET = "not_open_yet"
    CLOSED = "closed"
    NO_ATTEMPTS_LEFT = "no_attempts_left"
    MUST_WAIT = "must_wait"
    REMEDIAL_NOT_NEEDED = "remedial_not_needed"


def obstacle_to_start(rules, *, max_attempts, ended, is_in_course, is_needed, at):
    """The first Obstacle, or None. `rules` and `max_attempts` as they hold for the learner; `ended`: when their earlier
    attempts were submitted; `is_needed`: False for a remedial of what they have passed or never tried.
    """
    if not is_in_course:
        return Obstacle.NOT_IN_COURSE
    if rules.opens_at and at < rules.opens_at:
        return Obstacle.NOT_OPEN_YET
    if rules.closes_at and at >= rules.closes_at:
        return Obstacle.CLOSED
    if max_attempts is not None and len(ended) >= max_attempts:
        return Obstacle.NO_ATTEMPTS_LEFT
    if ended and at < rules.next_start(max(ended)):
        return Obstacle.MUST_WAIT
    return None if is_needed else Obstacle.REMEDIAL_NOT_NEEDED
