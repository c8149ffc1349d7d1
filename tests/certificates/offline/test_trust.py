import base64
import hashlib
from datetime import timedelta

import pytest

from certificates.keys import public_parts
from certificates.models import Certificate
from certificates.offline import trust
from tests.factories.accounts import make_administrator
from tests.factories.certificates import make_certificate, make_training_unit, revoke
from tests.factories.keys import give_up, key_in_use, make_issuer, rotate

pytestmark = pytest.mark.django_db


def names(at):
    return [(key["issuer"], key["name"]) for key in trust.trust_list(at=at)["keys"]]


def revoked(at):
    hashes = base64.b64decode(trust.trust_list(at=at)["revoked"])
    return {hashes[place : place + 5] for place in range(0, len(hashes), 5)}


def short(certificate):
    return hashlib.sha256(certificate.code.encode()).digest()[:5]


def test_the_list_has_the_keys_of_every_issuer_and_says_when_it_was_made(at):
    key = key_in_use()
    unit_key = key_in_use(issuer=make_issuer(make_training_unit(), name="BKPSDM Sukamaju"))

    told = trust.trust_list(at=at)

    assert told["seen_at"] == "2026-11-21T06:30:00.000000Z"
    assert told["keys"] == [
        {
            "issuer": issuer,
            "issuer_name": name,
            "name": each.name,
            "key": base64.b64encode(public_parts.public_key(each).public_bytes_raw()).decode(),
        }
        for issuer, name, each in [("", "Bimtek LMS", key), ("bkpsdm", "BKPSDM Sukamaju", unit_key)]
    ]


def test_retired_keys_stay_on_the_list(at):
    old = key_in_use()

    new = rotate(old, at)

    assert names(at) == [("", old.name), ("", new.name)]


def test_keys_that_others_may_know_leave_the_list(at):
    old = key_in_use()

    give_up(old, at)

    assert ("", old.name) not in names(at)


def test_only_keys_that_sign_such_codes_are_on_the_list(at):
    key = key_in_use()
    key_in_use("jwt")

    assert names(at) == [("", key.name)]


def test_what_was_revoked_is_on_the_list_without_its_code(at):
    certificate, other = make_certificate(at), make_certificate(at)
    revoke(certificate, make_administrator(), at)

    assert revoked(at) == {short(certificate)}
    assert certificate.code not in str(trust.trust_list(at=at))
    assert short(other) not in revoked(at)


def test_what_was_replaced_is_on_the_list(at):
    old = make_certificate(at)
    facts = {
        field.attname: getattr(old, field.attname) for field in Certificate._meta.fields if field.attname not in UNIQUE
    }
    Certificate.objects.create(**{**facts, "revision": 1, "replaces": old})

    assert revoked(at) == {short(old)}


UNIQUE = {"id", "public_id", "code", "replaces_id", "status_list_id", "status_index"}


def test_a_list_that_grew_too_long_leaves_out_the_oldest_and_says_so(at, monkeypatch):
    monkeypatch.setattr(trust, "MOST_REVOKED", 2)
    certificates = [make_certificate(at) for _ in range(3)]
    for days, certificate in enumerate(certificates):
        revoke(certificate, make_administrator(), at + timedelta(days))

    assert revoked(at) == {short(certificate) for certificate in certificates[1:]}
    assert trust.trust_list(at=at)["is_complete"] is False


def test_the_list_costs_two_queries(at, django_assert_num_queries):
    key_in_use()

    with django_assert_num_queries(2):
        trust.trust_list(at=at)
