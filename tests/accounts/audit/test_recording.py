import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from accounts import audit
from accounts.models import AuditEntry
from tests.factories.accounts import make_person

pytestmark = pytest.mark.django_db


def test_who_acts_and_from_where_is_known_without_being_passed_down(administrator, person):
    with audit.acting(actor=administrator, address="10.0.0.7", origin="web"):
        entry = audit.record("person.corrected", subject=person)

    entry.refresh_from_db()
    assert (entry.actor_id, entry.actor_name) == (administrator.public_id, "Agus Salim")
    assert (entry.subject_id, entry.subject_name) == (person.public_id, "Yuliana Wati")
    assert (entry.address, entry.origin) == ("10.0.0.7", "web")


def test_outside_of_requests_the_system_acts(person):
    entry = audit.record("person.corrected", subject=person)

    assert (entry.actor_id, entry.actor_name, entry.origin) == (None, "", "system")


def test_somebody_who_is_not_signed_in_has_no_name(person):
    with audit.acting(actor=AnonymousUser(), origin="web"):
        entry = audit.record("person.corrected", subject=person)

    assert entry.actor_id is None


def test_an_act_that_is_undone_leaves_no_entry(person):
    before = AuditEntry.objects.count()

    with transaction.atomic():
        audit.record("person.corrected", subject=person)
        transaction.set_rollback(True)

    assert AuditEntry.objects.count() == before


def test_an_entry_belongs_to_the_unit_of_the_person(person, unit):
    assert audit.record("person.corrected", subject=person).unit_id == unit.public_id


def test_who_has_left_belongs_to_the_last_unit(person, unit):
    person.employments.update(ended_on=datetime.date(2022, 1, 1))

    assert audit.record("person.corrected", subject=person).unit_id == unit.public_id


def test_the_unit_given_counts_before_that_of_the_person(person, other_unit):
    assert audit.record("person.corrected", subject=person, unit=other_unit).unit_id == other_unit.public_id


def test_somebody_who_never_worked_belongs_to_no_unit(db):
    assert audit.record("person.added", subject=make_person(employed=False)).unit_id is None


def test_long_texts_and_characters_that_a_database_refuses_do_no_harm(person):
    entry = audit.record("person.corrected", subject=person, target="a\0" * 300, reason="b" * 600)

    entry.refresh_from_db()
    assert entry.target == "a" * 200
    assert len(entry.reason) == 500


def test_days_and_numbers_may_stand_in_the_details(person):
    entry = audit.record("person.corrected", subject=person, changes={"started_on": [None, datetime.date(2026, 1, 2)]})

    entry.refresh_from_db()
    assert entry.changes == {"started_on": [None, "2026-01-02"]}
