"""Two officers at the same moment, on real connections."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from competencies import services
from competencies.lesson_hours.correcting import NoLongerStanding, correct
from competencies.models import HoursCredit
from tests.factories.accounts import make_person
from tests.factories.competencies import credit
from tests.factories.lesson_hours import credit_activity

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def at_once(*acts):
    """What each returned or raised, in order."""
    outcomes, start = [None] * len(acts), Barrier(len(acts))

    def run(place, act):
        try:
            start.wait(timeout=10)
            outcomes[place] = act()
        except Exception as error:
            outcomes[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


@pytest.mark.parametrize("attempt", range(3))
def test_the_last_coaching_of_a_month_is_credited_once(at, attempt):
    person = make_person()
    credit_activity(person, at)

    outcomes = at_once(*[lambda: credit_activity(person, at)] * 3)

    assert HoursCredit.objects.of(person).total() == 4
    assert outcomes.count(None) == 2


def test_a_line_is_corrected_by_one_of_two(at):
    line, officer = credit(make_person(), at, hours=20), make_person("Hasan Basri")

    def put_right(hours):
        return lambda: correct(credit=line, hours=hours, reason="Salah hitung", by=officer, at=at)

    outcomes = at_once(put_right(15), put_right(10))

    assert sum(isinstance(outcome, NoLongerStanding) for outcome in outcomes) == 1
    assert HoursCredit.objects.all().total() in (15, 10)


def test_withdrawing_twice_at_once_takes_back_once(at):
    line = credit(make_person(), at, hours=20)
    source = {"source_kind": line.source_kind, "source_key": line.source_key, "reason": "Salah orang", "at": at}

    at_once(*[lambda: services.withdraw(**source)] * 3)

    assert HoursCredit.objects.all().total() == 0
    assert HoursCredit.objects.count() == 2
