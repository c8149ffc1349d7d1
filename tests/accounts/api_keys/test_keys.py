import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.api_keys import services
from accounts.api_keys.recognising import key_of
from accounts.api_keys.scopes import HOURS, OWN
from accounts.models import ApiKey, AuditEntry
from tests.factories.accounts import make_officer, make_person, make_unit
from tests.factories.api_keys import agency_key, own_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def officer(agency):
    return make_officer("agency_administrator", agency)


def test_the_key_itself_is_kept_nowhere(agency, officer, at):
    key, secret = agency_key(agency, officer, at, scopes=[HOURS])

    kept = ApiKey.objects.values().get(pk=key.pk)
    trail = list(AuditEntry.objects.filter(action="api_key.made").values())
    assert secret.startswith(key.prefix)
    assert secret not in f"{kept}{trail}"
    assert (kept["scopes"], len(trail)) == ([HOURS], 1)


def test_a_key_is_recognised_until_its_last_moment(agency, officer, at):
    key, secret = agency_key(agency, officer, at, days=30)
    end = at + timedelta(days=30)

    assert key_of(secret, at=end - timedelta(seconds=1)) == key
    assert key_of(secret, at=end) is None


@pytest.mark.parametrize("text", ["", "bimtek_", "bimtek_x", "Bearer", "\0", "x" * 5000])
def test_what_is_no_key_opens_nothing(agency, officer, at, text):
    agency_key(agency, officer, at)

    assert key_of(text, at=at) is None


def test_a_revoked_key_opens_nothing_and_twice_is_once(agency, officer, at):
    key, secret = agency_key(agency, officer, at)

    services.revoke_key(key=key, by=officer, at=at)
    services.revoke_key(key=key, by=officer, at=at + timedelta(days=1))

    key.refresh_from_db()
    assert key_of(secret, at=at) is None
    assert key.revoked_at == at
    assert AuditEntry.objects.filter(action="api_key.revoked").count() == 1


def test_a_persons_key_stops_when_they_may_no_longer_sign_in(at):
    person = make_person()
    _key, secret = own_key(person, at)
    person.is_active = False
    person.save()

    assert key_of(secret, at=at) is None


def test_a_form_sent_twice_makes_one_key(agency, officer, at):
    facts = {"agency": agency, "key": uuid.uuid4(), "name": "Sistem", "scopes": [HOURS], "days": 30}
    services.make_agency_key(**facts, by=officer, at=at)

    with pytest.raises(services.KeyAlreadyMade):
        services.make_agency_key(**facts, by=officer, at=at)

    assert ApiKey.objects.count() == 1


def test_ended_keys_make_room_for_new_ones(agency, officer, at):
    for _ in range(services.MOST_AT_A_TIME):
        key, _secret = agency_key(agency, officer, at)
    with pytest.raises(services.TooManyKeys):
        agency_key(agency, officer, at)

    services.revoke_key(key=key, by=officer, at=at)

    agency_key(agency, officer, at)


def test_no_key_works_longer_than_a_year():
    assert max(services.DAYS) == 365


@pytest.mark.parametrize("holders", ["none", "both"])
def test_a_key_is_either_an_agencys_or_a_persons(agency, at, holders):
    person = make_person()
    fields = {"agency": agency, "person": person} if holders == "both" else {}
    times = {"created_at": at, "expires_at": at + timedelta(days=1)}

    with pytest.raises(IntegrityError), transaction.atomic():
        ApiKey.objects.create(name="X", prefix="x", digest="x", scopes=[OWN], **times, **fields)
