import datetime

import pytest

from accounts.models import AuditEntry
from competencies.standards import publishing
from competencies.standards.rows import Refused
from competencies.standards.signals import standards_changed
from tests.factories.accounts import make_unit
from tests.factories.standards import FIRST_DAY, facts, make_draft, make_standard

pytestmark = pytest.mark.django_db
LATER = datetime.date(2027, 1, 1)


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


@pytest.fixture
def heard():
    told = []

    def hear(sender, unit_path, at, **kwargs):
        told.append(unit_path)

    standards_changed.connect(hear)
    yield told
    standards_changed.disconnect(hear)


def test_publishing_twice_is_one_act_and_tells_whom_it_concerns(unit, at, heard, django_capture_on_commit_callbacks):
    draft = make_draft(unit, at, lines=[facts()])

    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            published = publishing.publish(standard=draft, by=None, at=at)

    assert published.published_at == at
    assert heard == [unit.path]
    assert AuditEntry.objects.filter(action="standard.published").count() == 1


def test_a_national_standard_concerns_everybody(at, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_standard(None, at)

    assert heard == [""]


def test_a_draft_without_lines_is_not_published(unit, at):
    with pytest.raises(Refused) as refused:
        publishing.publish(standard=make_draft(unit, at), by=None, at=at)

    assert [problem.code for problem in refused.value.problems] == ["no_lines"]


def test_a_draft_left_lying_until_next_year_needs_a_new_day(unit, at):
    draft = make_draft(unit, at, lines=[facts()])

    with pytest.raises(Refused) as refused:
        publishing.publish(standard=draft, by=None, at=at.replace(year=2027))

    assert [problem.code for problem in refused.value.problems] == ["starts_too_early"]


def test_the_earlier_standards_of_the_unit_end_the_day_before_if_that_is_wanted(unit, at):
    old = make_standard(unit, at)
    other = make_standard(unit.get_parent(), at)

    draft = make_draft(unit, at, name="Standar 2027", valid_from=LATER, lines=[facts(level=4)])
    publishing.publish(standard=draft, ends_previous=True, by=None, at=at)

    old.refresh_from_db()
    other.refresh_from_db()
    assert old.valid_until == datetime.date(2026, 12, 31)
    assert other.valid_until is None


def test_what_has_ended_before_keeps_its_last_day(unit, at):
    old = make_standard(unit, at, valid_until=datetime.date(2026, 6, 30))

    draft = make_draft(unit, at, name="Standar 2027", valid_from=LATER, lines=[facts(level=4)])
    publishing.publish(standard=draft, ends_previous=True, by=None, at=at)

    old.refresh_from_db()
    assert old.valid_until == datetime.date(2026, 6, 30)


def test_before_its_first_day_a_standard_may_be_taken_back(unit, at):
    standard = make_standard(unit, at, valid_from=LATER)

    for _time in range(2):
        taken_back = publishing.take_back(standard=standard, by=None, at=at)

    assert not taken_back.is_published


def test_a_standard_that_binds_people_is_not_taken_back(unit, at):
    with pytest.raises(publishing.StandardHasBegun):
        publishing.take_back(standard=make_standard(unit, at), by=None, at=at)


def test_a_standard_is_not_taken_back_over_a_draft_of_its_name(unit, at):
    standard = make_standard(unit, at, valid_from=LATER)
    make_draft(unit, at)

    with pytest.raises(Refused):
        publishing.take_back(standard=standard, by=None, at=at)


def test_ending_twice_is_one_act_and_tells_whom_it_concerns(unit, at, heard, django_capture_on_commit_callbacks):
    standard = make_standard(unit, at)

    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            ended = publishing.end(standard=standard, last_day=datetime.date(2026, 12, 31), by=None, at=at)

    assert ended.valid_until == datetime.date(2026, 12, 31)
    assert heard == [unit.path]
    assert AuditEntry.objects.get(action="standard.ended").changes == {"valid_until": [None, "2026-12-31"]}


@pytest.mark.parametrize("last_day", [datetime.date(2026, 11, 19), FIRST_DAY - datetime.timedelta(days=1)])
def test_days_that_are_over_stay_as_they_were(unit, at, last_day):
    with pytest.raises(Refused):
        publishing.end(standard=make_standard(unit, at), last_day=last_day, by=None, at=at)


def test_a_standard_may_end_with_yesterday(unit, at):
    standard = make_standard(unit, at)

    ended = publishing.end(standard=standard, last_day=datetime.date(2026, 11, 20), by=None, at=at)

    assert ended.is_over(datetime.date(2026, 11, 21))


def test_what_is_over_does_not_begin_again(unit, at):
    standard = make_standard(unit, at, valid_until=datetime.date(2026, 6, 30))

    with pytest.raises(Refused):
        publishing.end(standard=standard, last_day=LATER, by=None, at=at)


def test_a_draft_has_no_end(unit, at):
    with pytest.raises(publishing.StandardIsDraft):
        publishing.end(standard=make_draft(unit, at), last_day=LATER, by=None, at=at)
