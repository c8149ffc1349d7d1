"""A year of whatever may happen, and afterwards what is prepared is what the ledger says."""

import datetime
import uuid

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Employment, User
from competencies.models import CompetencyStanding, PositionStandard
from competencies.services import withdraw
from competencies.standards.signals import standards_changed
from competencies.standing import sweeping
from competencies.standing.comparing import differences_of, differences_of_cells
from tests.factories.accounts import make_person, make_unit
from tests.factories.competencies import COURSE, prove
from tests.factories.prepared import bind

pytestmark = pytest.mark.django_db
CODES = ["AMAN.3", "ETIKA.1"]
few = st.integers(0, 2)
codes, levels, days = st.sampled_from(CODES), st.integers(1, 5), st.none() | st.integers(0, 200)
events = st.one_of(
    st.tuples(st.just("proves"), few, codes, levels, days),
    st.tuples(st.just("loses"), few),
    st.tuples(st.just("publishes"), few, codes, levels, st.none() | st.integers(1, 6), days),
    st.tuples(st.just("ends")),
    st.tuples(st.just("moves"), few, few),
    st.tuples(st.just("restricts"), few),
    st.tuples(st.just("leaves"), few),
    st.tuples(st.just("sweeps")),
)


class Year:
    def __init__(self, at):
        self.at = at
        root = make_unit()
        self.units = [root, make_unit("Bidang", parent=root), make_unit("Dinas Lain")]
        self.people = [make_person(unit=unit) for unit in self.units]
        self.sources = []

    def happens(self, gap, event):
        self.at += datetime.timedelta(days=gap)
        name, *facts = event
        getattr(self, name)(*facts)

    def later(self, gap):
        return None if gap is None else self.at.date() + datetime.timedelta(days=gap)

    def proves(self, who, code, level, valid_for):
        key = uuid.uuid4()
        self.sources.append((self.people[who], key))
        facts = {"valid_until": self.later(valid_for), "source_key": key}
        prove(self.people[who], self.at, competency=("kominfo-4-pilar", code), level=level, **facts)

    def loses(self, which):
        if which < len(self.sources):
            withdraw(source_kind=COURSE, source_key=self.sources[which][1], reason="Uji", at=self.at)

    def publishes(self, where, code, level, months, lasts):
        unit = [None, *self.units][where]
        facts = {"valid_from": self.at.date(), "valid_until": self.later(lasts), "recent_months": months}
        bind({code: level}, unit=unit, **facts)
        standards_changed.send(sender=None, unit_path=unit.path if unit else "", at=self.at)

    def ends(self):
        PositionStandard.objects.filter(valid_until=None).update(valid_until=self.at.date())
        standards_changed.send(sender=None, unit_path="", at=self.at)

    def moves(self, who, where):
        Employment.objects.filter(user=self.people[who]).update(unit=self.units[where])

    def restricts(self, who):
        person = User.objects.get(pk=self.people[who].pk)
        person.processing_restricted_at = None if person.processing_restricted_at else self.at
        person.save()

    def leaves(self, who):
        Employment.objects.filter(user=self.people[who]).update(ended_on=self.at.date(), ending="retired")

    def sweeps(self):
        sweeping.refresh_due(clock=lambda: self.at, deadline=self.at + datetime.timedelta(seconds=1))

    def differences(self):
        people = [person.pk for person in self.people]
        return [*differences_of(person_ids=people, at=self.at), *differences_of_cells(at=self.at)]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(history=st.lists(st.tuples(st.integers(0, 60), events), min_size=4, max_size=12))
def test_after_a_random_year_nothing_differs_from_the_ledger(at, history):
    with transaction.atomic():
        year = Year(at)

        for gap, event in history:
            year.happens(gap, event)
        year.sweeps()

        assert sweeping.due(at=year.at, limit=10) == []
        assert year.differences() == []
        planted = CompetencyStanding.objects.order_by("pk")[:1]
        if CompetencyStanding.objects.filter(pk__in=[row.pk for row in planted]).update(weight=4):
            assert len(year.differences()) == 1
        transaction.set_rollback(True)
