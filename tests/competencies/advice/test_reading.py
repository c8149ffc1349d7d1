"""A person's demands and gaps as they are on a day, in few queries."""

import datetime

import pytest
from django.utils import timezone

from competencies.advice.gaps import State
from competencies.advice.reading import standing_of
from tests.factories.accounts import make_person
from tests.factories.competencies import prove
from tests.factories.standards import facts, make_standard

pytestmark = pytest.mark.django_db
SAFETY, TALK = "AMAN.3", "CAKAP.1"


@pytest.fixture
def person():
    return make_person()


def demand(person, at, *lines):
    return make_standard(person.current_employment().unit, at, lines=lines)


def standing(person, at):
    return standing_of(person=person, employment=person.current_employment(), on=timezone.localdate(at))


def by_code(found):
    return {found.competencies[gap.competency].code: gap for gap in found.gaps}


def test_the_largest_gap_by_weight_comes_first_and_what_is_reached_last(person, at):
    demand(person, at, facts(SAFETY, level=3), facts(TALK, level=2, weight=4), facts("ETIKA.1", level=1, weight=5))
    prove(person, at, competency=("kominfo-4-pilar", "ETIKA.1"), level=1)

    found = standing(person, at)

    assert list(by_code(found)) == [TALK, SAFETY, "ETIKA.1"]
    assert [gap.state for gap in found.open_gaps] == [State.UNPROVED, State.UNPROVED]


def test_a_proof_that_is_too_old_for_the_demand_does_not_count(person, at):
    demand(person, at, facts(SAFETY, level=3, recent_months=12))
    prove(person, at - datetime.timedelta(days=800))

    (gap,) = standing(person, at).gaps

    assert (gap.state, gap.level, gap.counting_level, gap.missing) == (State.OUTDATED, 3, 0, 3)


def test_what_is_proved_without_being_demanded_is_there_with_its_names(person, at):
    prove(person, at)

    found = standing(person, at)

    (key,) = found.proofs
    assert found.gaps == []
    assert found.competencies[key].code == SAFETY
    assert found.level_name(key, 3) == "Sedang"
    assert found.level_name(key, 0) == ""


def test_nothing_is_demanded_of_who_is_not_employed(at):
    found = standing(make_person(employed=False), at)

    assert (found.place, found.demands, found.gaps) == (None, {}, [])


def test_it_takes_four_queries_whatever_there_is_to_read(person, at, django_assert_num_queries):
    demand(person, at, facts(SAFETY), facts(TALK), facts("ETIKA.1"))
    prove(person, at)
    employment = person.current_employment()

    with django_assert_num_queries(4):
        found = standing_of(person=person, employment=employment, on=timezone.localdate(at))
        assert [found.competencies[gap.competency].framework.code for gap in found.gaps]
