"""Work over time: what holds today, what is planned, what is corrected."""

import datetime

import pytest
from django.utils import timezone

from accounts import services
from accounts.models import AuditEntry, Employment
from tests.factories.accounts import HIRED_ON, as_in_a_request, make_number, make_person, make_unit

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def employ(user, **changes):
    present = user.employments.first()
    facts = {"number": make_number(), "unit": make_unit()}
    if present:
        facts = {"number": present.number, "unit": present.unit, "position_title": present.position_title}
    return services.employ(user=user, **({"status": "PNS", "started_on": timezone.localdate()} | facts | changes))


def test_a_future_employment_leaves_the_present_one_current_until_its_day():
    person, unit, day = make_person(), make_unit("Dinas Kominfo"), timezone.localdate() + 30 * DAY

    planned = employ(person, unit=unit, started_on=day)

    assert as_in_a_request(person).current_employment() != planned
    assert person.employments.current(day - DAY).get().ending == Employment.Ending.CHANGED
    assert person.employments.current(day).get() == planned


@pytest.mark.parametrize("days_after_closing", [0, 5])
def test_nobody_begins_in_a_closed_unit(days_after_closing):
    closed_on = timezone.localdate() - 10 * DAY
    unit = make_unit("Dinas yang Ditutup", closed_on=closed_on)

    with pytest.raises(services.UnitIsClosed):
        employ(make_person(), unit=unit, started_on=closed_on + days_after_closing * DAY)


def test_whoever_worked_in_a_unit_before_it_closed_may_still_be_recorded():
    unit = make_unit("Dinas yang Ditutup", closed_on=timezone.localdate() - 10 * DAY)

    assert employ(make_person(), unit=unit, started_on=unit.closed_on - DAY).unit == unit


def test_saying_the_plan_again_changes_nothing():
    person, unit, day = make_person(), make_unit("Dinas Kominfo"), timezone.localdate() + 30 * DAY
    planned = employ(person, unit=unit, started_on=day)

    again = employ(person, unit=unit, started_on=day)

    assert again == planned
    assert person.employments.count() == 2


def test_a_change_before_a_planned_one_is_refused():
    person = make_person()
    employ(person, unit=make_unit("Dinas Kominfo"), started_on=timezone.localdate() + 30 * DAY)

    with pytest.raises(services.EmploymentOutOfOrder):
        employ(person, unit=make_unit("Dinas Sosial"), started_on=timezone.localdate())


def test_a_correction_on_the_same_day_leaves_no_empty_row():
    person = make_person()
    employ(person, position_title="Arsiparis")

    employ(person, position_title="Arsiparis Ahli Muda")

    assert person.employments.count() == 2
    assert as_in_a_request(person).current_employment().position_title == "Arsiparis Ahli Muda"
    entry = AuditEntry.objects.get(action="employment.corrected")
    assert entry.changes == {"position_title": ["Arsiparis", "Arsiparis Ahli Muda"]}


def test_a_new_number_keeps_the_old_one_in_the_history():
    person = make_person(status="PPPK")
    before, after = person.current_employment().number, make_number("PPPK")

    employ(person, number=after, status="PPPK")

    assert set(person.employments.values_list("number", flat=True)) == {before, after}
    assert as_in_a_request(person).current_employment().number == after


def test_the_number_of_someone_whose_employment_only_begins_is_refused():
    number = make_number()
    employ(make_person(employed=False), number=number, started_on=timezone.localdate() + 30 * DAY)

    with pytest.raises(services.NumberInUse):
        employ(make_person("Orang Lain", employed=False), number=number)


def test_the_number_of_someone_who_is_about_to_leave_is_still_theirs():
    person = make_person()
    services.leave(user=person, on=timezone.localdate() + DAY, ending="retired", at=timezone.now())

    with pytest.raises(services.NumberInUse):
        employ(make_person("Orang Lain", employed=False), number=person.employments.first().number)


def test_a_superior_stays_with_the_unit_and_not_beyond():
    person, chief = make_person(), make_person("Kepala Dinas")
    services.set_superior(user=person, superior=chief)

    same_unit = employ(person, position_title="Arsiparis Ahli Muda", started_on=HIRED_ON + DAY)
    elsewhere = employ(person, unit=make_unit("Dinas Sosial"))

    assert same_unit.superior == chief
    assert elsewhere.superior is None


def test_superiors_do_not_go_in_circles():
    first, second, third = make_person("Satu"), make_person("Dua"), make_person("Tiga")
    services.set_superior(user=first, superior=second)
    services.set_superior(user=second, superior=third)

    with pytest.raises(services.SuperiorGoesInCircles):
        services.set_superior(user=third, superior=first)


def test_nobody_without_an_employment_has_a_superior():
    with pytest.raises(services.NotEmployed):
        services.set_superior(user=make_person(employed=False), superior=make_person("Kepala"))


def test_a_plan_that_is_cancelled_leaves_everything_as_it_was(at):
    person = make_person()
    employ(person, unit=make_unit("Dinas Sosial"), started_on=timezone.localdate(at) + 30 * DAY)

    services.cancel_planned(user=person, at=at)

    only = person.employments.get()
    assert (only.ended_on, only.ending) == (None, "")
    assert AuditEntry.objects.filter(action="employment.plan_cancelled", subject_id=person.public_id).exists()


def test_what_holds_already_cannot_be_cancelled(at):
    with pytest.raises(services.NothingPlanned):
        services.cancel_planned(user=make_person(), at=at)


def test_every_employment_is_in_the_audit_trail_with_before_and_after():
    person = make_person()

    employ(person, position_title="Arsiparis")

    entry = AuditEntry.objects.filter(action="employment.started", subject_id=person.public_id).latest("pk")
    assert entry.changes["position_title"] == [None, "Arsiparis"]
    assert entry.unit_id == person.employments.first().unit.public_id
