from datetime import timedelta

import pytest

from assessments import services
from tests.factories.accounts import give_role, make_person
from tests.factories.assessments import answer_right, answer_wrong, only, start, with_rules


@pytest.fixture
def trainer(course):
    return give_role(make_person("Tri Wahyuni"), "trainer", course_key=course.translation_key)


@pytest.fixture
def timed(enrolment, quiz, at):
    """Ten minutes, and two of grace."""
    with_rules(quiz, time_limit=10, grace_seconds=120)
    return start(enrolment, quiz, at)


@pytest.fixture
def after(at):
    """When the time of `timed` is up for good."""
    return at + timedelta(minutes=13)


@pytest.fixture
def late(timed, at, after):
    """All wrong in time, all right too late, and so closed."""
    services.take_answers(attempts=only(timed), answers=answer_wrong(timed), at=at)
    services.take_answers(attempts=only(timed), answers=answer_right(timed), at=after)
    timed.refresh_from_db()
    return timed
