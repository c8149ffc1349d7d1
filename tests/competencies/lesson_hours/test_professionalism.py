"""What the index of professionalism makes of lines of the ledger."""

import pytest

from competencies.lesson_hours.correcting import correct
from competencies.lesson_hours.professionalism import figure_of
from competencies.models import HoursConversion
from tests.factories.accounts import make_person
from tests.factories.lesson_hours import credit_activity
from tests.factories.standards import give_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person()


def reason(person, lines, at):
    """Of the technical training of 20 JP."""
    figure = figure_of(employment=give_kind(person, "05"), credits=lines, on=at.date())
    (row,) = [row for row in figure.rows if row.verdict.indicator.lowest_hours]
    return row.verdict.reason, row.verdict.facts.get("hours")


def test_it_asks_how_long_a_training_was_and_not_what_being_international_added(person, at):
    line = credit_activity(person, at, "KL03", days=3, stated_hours=17, is_abroad=True)

    assert line.hours == 20
    assert reason(person, [line], at) == ("too_short", 17)


def test_a_ceiling_of_a_day_makes_no_training_shorter(person, at):
    HoursConversion.objects.filter(form__code="KL03").update(daily_ceiling=5)
    line = credit_activity(person, at, "KL03", days=3, stated_hours=24)

    assert line.hours == 15
    assert reason(person, [line], at) == ("one", 24)


def test_what_an_officer_corrected_counts_as_corrected(person, at):
    line = credit_activity(person, at, "KL03", days=3, stated_hours=24)
    corrected = correct(credit=line, hours=16, reason="Salah hitung", by=make_person(), at=at)

    assert reason(person, [corrected], at) == ("too_short", 16)
