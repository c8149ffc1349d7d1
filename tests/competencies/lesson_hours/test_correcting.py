import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from competencies import services
from competencies.lesson_hours.correcting import NoLongerStanding, NothingCorrected, OwnHours, correct
from competencies.models import HoursCredit
from tests.factories.accounts import make_person
from tests.factories.competencies import credit, credit_in_parts
from tests.factories.lesson_hours import credit_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_person("Hasan Basri")


@pytest.fixture
def line(at):
    return credit(make_person(), at, hours=20)


def put_right(line, hours, officer, at):
    return correct(credit=line, hours=hours, reason="Salah hitung", by=officer, at=at)


def total():
    return HoursCredit.objects.all().total()


def test_the_wrong_line_stays_and_two_others_put_it_right(line, officer, at):
    corrected = put_right(line, 15, officer, at)

    assert [each.hours for each in HoursCredit.objects.order_by("pk")] == [20, -20, 15]
    assert (corrected.year, corrected.reason, corrected.recorded_by) == (line.year, "Salah hitung", officer)
    assert total() == 15


def test_nothing_remains_of_what_never_was(line, officer, at):
    assert put_right(line, 0, officer, at) is None
    assert total() == 0


def test_the_trail_names_both_figures(line, officer, at):
    put_right(line, 15, officer, at)

    entry = AuditEntry.objects.get(action="hours.corrected")
    assert (entry.subject_id, entry.changes) == (line.person.public_id, {"hours": ["20", "15"]})


def test_a_line_is_corrected_once(line, officer, at):
    put_right(line, 15, officer, at)

    with pytest.raises(NoLongerStanding):
        put_right(line, 10, officer, at)
    with pytest.raises(NoLongerStanding):
        put_right(HoursCredit.objects.get(reverses=line), 10, officer, at)
    assert total() == 15


def test_a_correction_can_be_corrected(line, officer, at):
    put_right(put_right(line, 15, officer, at), 18, officer, at)

    assert total() == 18


def test_nobody_corrects_their_own_hours(line, at):
    with pytest.raises(OwnHours):
        put_right(line, 30, line.person, at)


def test_the_same_figure_is_no_correction(line, officer, at):
    with pytest.raises(NothingCorrected):
        put_right(line, 20, officer, at)


def test_withdrawing_a_source_takes_its_corrections_back_too(officer, at):
    key = uuid.uuid4()
    kept = credit(make_person(), at, hours=5)
    line = credit(kept.person, at, hours=20, source_key=key)
    put_right(put_right(line, 15, officer, at), 18, officer, at)

    services.withdraw(source_kind="course", source_key=key, reason="Dicabut", at=at)

    assert total() == 5


def test_an_old_line_of_a_course_stays_one_of_its_form_and_day_when_corrected(officer, at):
    """Those of before had neither; the index of professionalism goes by both."""
    old = credit_in_parts(make_person(), at - timedelta(days=1000), hours="20.00")

    corrected = put_right(put_right(old, 21, officer, at), 22, officer, at)

    day = timezone.localdate(old.earned_at)
    assert (corrected.form.code, corrected.started_on, corrected.ended_on) == ("NKL03", day, day)


def test_what_a_correction_leaves_out_is_free_for_the_next_of_the_month(officer, at):
    line = credit_activity(make_person(), at, occasions=2)
    put_right(line, 2, officer, at)

    assert credit_activity(line.person, at).hours == 2
    assert credit_activity(line.person, at) is None


def test_a_corrected_line_keeps_its_place_in_the_month(officer, at):
    line = credit_activity(make_person(), at, occasions=2)
    put_right(line, 3, officer, at)

    assert credit_activity(line.person, at) is None
