import datetime

import pytest

from accounts import services
from accounts.identity_numbers import MalformedNumber, grouped
from tests.factories.accounts import HIRED_ON, make_number, make_person, make_unit

pytestmark = pytest.mark.django_db
LATER = datetime.date(2026, 3, 1)


def employ(user, **changes):
    facts = {"number": make_number(), "status": "PNS", "unit": make_unit(), "started_on": LATER} | changes
    return services.employ(user=user, **facts)


def test_a_move_closes_the_current_employment_and_opens_the_next():
    user = make_person()
    before = user.current_employment()
    unit = make_unit("Dinas Kominfo")

    now = employ(user, number=before.number, unit=unit)

    before.refresh_from_db()
    assert before.ended_on == LATER
    assert user.current_employment() == now
    assert user.current_employment().unit == unit


def test_saying_the_same_again_changes_nothing():
    user, facts = make_person(employed=False), {"number": make_number(), "unit": make_unit()}
    first = employ(user, **facts)

    again = employ(user, **facts)

    assert again == first
    assert user.employments.count() == 1


def test_a_number_is_kept_as_its_digits():
    number = make_number()

    employment = employ(make_person(employed=False), number=grouped(number))

    assert employment.number == number


def test_a_malformed_number_is_refused():
    with pytest.raises(MalformedNumber):
        employ(make_person(employed=False), number="123")


def test_the_number_of_someone_else_is_refused():
    number = make_number()
    make_person(number=number)

    with pytest.raises(services.NumberInUse):
        employ(make_person("Orang Lain"), number=number)


def test_an_employment_cannot_start_before_the_current_one():
    user = make_person()

    with pytest.raises(services.EmploymentOutOfOrder):
        employ(user, started_on=HIRED_ON - datetime.timedelta(days=1))


def test_a_refused_move_leaves_the_current_employment_open():
    user, other = make_person(), make_person("Orang Lain")

    with pytest.raises(services.NumberInUse):
        employ(user, number=other.current_employment().number)

    assert user.employments.current().count() == 1
