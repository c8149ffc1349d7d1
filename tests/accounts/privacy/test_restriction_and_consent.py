"""Restricting the use of data, and consent to what is optional."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import Consent
from accounts.privacy.services import consents, restriction
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.privacy import make_dpo, make_request

pytestmark = pytest.mark.django_db
NEWS = Consent.Purpose.TRAINING_NEWS


def restrict(client, request, wanted):
    client.post(reverse("privacy:restrict", args=[request.public_id]), {"wanted": wanted})


def test_an_officer_restricts_and_lifts(client, at):
    unit = make_unit()
    person = make_person(unit=unit)
    request = make_request(person, at, kind="restriction")
    client.force_login(make_dpo(unit))

    restrict(client, request, "yes")
    person.refresh_from_db()
    assert person.processing_restricted_at is not None
    restrict(client, request, "no")

    person.refresh_from_db()
    assert person.processing_restricted_at is None


def test_a_request_of_another_kind_does_not_restrict(client, at):
    unit = make_unit()
    person = make_person(unit=unit)
    client.force_login(make_dpo(unit))

    restrict(client, make_request(person, at, kind="access"), "yes")

    person.refresh_from_db()
    assert person.processing_restricted_at is None


def test_hr_does_not_find_the_restricted_in_lists_exports_and_pages_but_counts_them(client, at):
    unit = make_unit()
    person = make_person("Yuliana Wati", unit=unit)
    client.force_login(make_hr_officer(unit))
    board = reverse("reports:unit", args=[unit.public_id])
    before = client.get(board).context["board"].figures.people

    restriction.restrict_processing(person=person, reason="x", at=at)

    page = client.get(board)
    listed = client.get(reverse("reports:unit_csv", args=[unit.public_id]))
    assert "Yuliana" not in page.content.decode()
    assert "Yuliana" not in listed.getvalue().decode()
    assert client.get(reverse("reports:person", args=[person.public_id])).status_code == 404
    assert page.context["board"].figures.people == before


def test_the_restricted_see_that_they_are(client, at):
    person = make_person()
    restriction.restrict_processing(person=person, reason="x", at=at)
    client.force_login(person)

    assert "penggunaan data Anda dibatasi" in client.get(reverse("privacy:overview")).content.decode()


def test_consent_is_off_until_given_and_withdrawn_with_one_tap(client):
    client.force_login(person := make_person())
    url = reverse("privacy:consent", args=[NEWS])
    assert not person.consents.exists()

    client.post(url, {"wanted": "yes"})
    given = person.consents.get()
    client.post(url, {"wanted": "no"})

    assert given.text_version == 1
    assert person.consents.get().withdrawn_at is not None


def test_giving_and_withdrawing_twice_changes_nothing(at):
    person = make_person()

    assert consents.give_consent(user=person, purpose=NEWS, at=at) == consents.give_consent(
        user=person, purpose=NEWS, at=at
    )
    later = at + datetime.timedelta(days=1)
    consents.withdraw_consent(user=person, purpose=NEWS, at=at)
    consents.withdraw_consent(user=person, purpose=NEWS, at=later)

    assert person.consents.get().withdrawn_at == at


def test_there_is_no_consent_to_an_unknown_purpose(client):
    client.force_login(make_person())

    assert client.post(reverse("privacy:consent", args=["anything"])).status_code == 404


def test_the_database_refuses_consent_given_twice_or_withdrawn_before(at):
    person = make_person()
    consents.give_consent(user=person, purpose=NEWS, at=at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(user=person, purpose=NEWS, text_version=1, given_at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.update(withdrawn_at=at - datetime.timedelta(days=1))
