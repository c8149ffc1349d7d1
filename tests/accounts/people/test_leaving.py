import datetime

import pytest
from django.utils import timezone

from accounts import services
from tests.factories.accounts import (
    HIRED_ON,
    as_in_a_request,
    make_administrator,
    make_hr_officer,
    make_number,
    make_person,
    make_unit,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def leave(person, *, days=0, ending="retired", **options):
    now = timezone.now()
    return services.leave(user=person, on=timezone.localdate(now) + days * DAY, ending=ending, at=now, **options)


def test_who_left_has_no_employment_but_a_history_with_the_reason():
    person = make_person()

    leave(person)

    assert as_in_a_request(person).current_employment() is None
    assert person.employments.get().ending == "retired"


def test_who_left_can_still_sign_in_unless_the_account_is_closed():
    stays, goes = make_person("Siti Aminah"), make_person("Budi Santoso")

    leave(stays)
    leave(goes, closes_account=True)

    assert as_in_a_request(stays).is_active
    assert not as_in_a_request(goes).is_active


def test_the_account_of_the_dead_is_closed():
    person = make_person()

    leave(person, ending="died")

    assert not as_in_a_request(person).is_active


def test_roles_end_with_the_employment():
    officer = make_hr_officer(make_unit("Dinas Kominfo"))

    leave(officer)

    assert not officer.roles.active().exists()


def test_roles_of_who_leaves_later_end_that_day():
    officer = make_hr_officer(make_unit("Dinas Kominfo"))

    leave(officer, days=10)

    assert officer.roles.active().exists()
    assert not officer.roles.active(timezone.now() + 11 * DAY).exists()


def test_an_account_is_not_closed_in_advance():
    with pytest.raises(services.TooEarlyToClose):
        leave(make_person(), days=10, closes_account=True)


def test_nobody_leaves_before_they_came():
    with pytest.raises(services.EmploymentOutOfOrder):
        services.leave(user=make_person(), on=HIRED_ON - DAY, ending="retired", at=timezone.now())


def test_nobody_leaves_before_a_planned_change():
    person = make_person()
    present = person.current_employment()
    day = timezone.localdate() + 30 * DAY
    services.employ(user=person, number=present.number, status="PNS", unit=make_unit("Dinas Sosial"), started_on=day)

    with pytest.raises(services.ChangeIsPlanned):
        leave(person, days=10)


def test_leaving_said_again_corrects_day_and_reason():
    person = make_person()
    leave(person, ending="retired")

    leave(person, days=-1, ending="resigned")

    only = person.employments.get()
    assert (only.ending, only.ended_on) == ("resigned", timezone.localdate() - DAY)


def test_a_planned_leaving_can_be_cancelled():
    person = make_person()
    leave(person, days=10)

    services.cancel_planned(user=person, at=timezone.now())

    assert person.employments.get().ended_on is None


def test_who_comes_back_gets_a_new_row_and_an_open_account():
    person = make_person()
    leave(person, days=-30, closes_account=True)
    facts = {"number": make_number(), "status": "PNS", "unit": make_unit("Dinas Sosial")}

    services.employ(user=person, **facts, started_on=timezone.localdate())

    assert person.employments.count() == 2
    assert as_in_a_request(person).is_active


def test_nobody_comes_back_before_they_left():
    person = make_person()
    leave(person)
    facts = {"number": make_number(), "status": "PNS", "unit": make_unit("Dinas Sosial")}

    with pytest.raises(services.EmploymentOutOfOrder):
        services.employ(user=person, **facts, started_on=timezone.localdate() - DAY)


def test_the_only_administrator_does_not_leave():
    with pytest.raises(services.LastAdministrator):
        leave(make_administrator())
