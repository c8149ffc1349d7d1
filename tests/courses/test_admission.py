from datetime import timedelta

import pytest

from courses.admission import State, admission
from courses.models import Cohort


def cohort(at, name="Angkatan I", *, opens=-1, closes=None, quota=None, taken=0):
    cohort = Cohort(
        name=name,
        opens_at=at + timedelta(days=opens),
        closes_at=None if closes is None else at + timedelta(days=closes),
        quota=quota,
    )
    cohort.places_taken = taken
    return cohort


def test_an_open_cohort_with_places_opens_the_course(at):
    offer = admission([cohort(at, quota=30, taken=29)], at)

    assert offer.is_open
    assert offer.cohort.name == "Angkatan I"


def test_a_cohort_with_places_is_offered_before_a_full_one(at):
    offer = admission([cohort(at, "penuh", quota=1, taken=1, opens=-1), cohort(at, "lapang", opens=-9)], at)

    assert offer.cohort.name == "lapang"


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        ([], State.COMING_SOON),
        ([{"opens": 1}], State.COMING_SOON),
        ([{"opens": -9, "closes": -1}], State.CLOSED),
        ([{"opens": -9, "closes": -1}, {"opens": 1}], State.COMING_SOON),
        ([{"quota": 5, "taken": 5}], State.FULL),
        ([{"quota": 5, "taken": 5}, {"opens": 1}], State.FULL),
    ],
)
def test_a_course_that_cannot_be_joined_says_why(at, windows, expected):
    assert admission([cohort(at, **window) for window in windows], at).state == expected


def test_coming_soon_names_the_earliest_opening(at):
    offer = admission([cohort(at, opens=9), cohort(at, opens=3)], at)

    assert offer.opens_at == at + timedelta(days=3)
