import datetime
import re
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from django.test.utils import CaptureQueriesContext

from certificates.credentials.services import renew_credential
from certificates.keys import vault
from certificates.models import Issuer
from certificates.offline import payload
from certificates.verifying.offline_codes import Worth, worth_of
from tests.certificates.verifying.conftest import text_of
from tests.factories.accounts import make_person
from tests.factories.certificates import make_certificate, make_cohort, make_training_unit, make_version
from tests.factories.keys import give_up, key_in_use, make_issuer, rotate
from tests.factories.shown_files import qr_link

pytestmark = pytest.mark.django_db


def path_of(link):
    return re.sub(r"^HTTPS?://[^/]+", "", link)


def signed(facts, key):
    return payload.make_token(facts, key=vault.private_key(key), key_name=key.name)


@pytest.fixture
def token(certificate):
    return certificate.credential.offline_token


def test_the_link_of_the_qr_code_is_confirmed_with_its_signature(visitor, certificate):
    response = visitor.get(path_of(qr_link(certificate)))

    assert "genuine and valid" in text_of(response)
    assert "signature in the QR code is genuine as well" in text_of(response)


def test_a_link_without_a_signed_part_says_nothing_of_one(visitor, certificate):
    assert "QR code is genuine" not in text_of(visitor.get(f"/v/{certificate.code}/"))


@pytest.mark.parametrize(
    "change",
    [lambda token: token[:-9] + "A" * 9, lambda token: token[:40], lambda token: "HALO"],
    ids=["changed", "cut off", "made up"],
)
def test_a_changed_signature_is_said_loudly(visitor, certificate, token, change):
    response = visitor.get(f"/V/{certificate.code}/{change(token)}")

    heading = re.search(r"<h1>(.*?)</h1>", response.text)[1]
    assert response.status_code == 200
    assert heading == "The QR code was put together by somebody else"
    assert 'class="notice danger"' in response.text
    assert "genuine and valid" not in response.text


def test_the_signed_part_of_another_certificate_is_said_loudly(visitor, certificate, at):
    other = make_certificate(at, learner=make_person("Budi Santoso"), rendered=True)

    page = text_of(visitor.get(f"/V/{certificate.code}/{other.credential.offline_token}"))

    assert "put together by somebody else" in page
    assert "Budi Santoso" not in page


def test_a_signature_of_somebody_else_is_false_whatever_key_it_names(certificate):
    stranger = Ed25519PrivateKey.generate()
    facts = payload.facts_of(certificate.snapshot, issuer="")

    for name in (certificate.credential.key.name, "key-2026-99"):
        token = payload.make_token(facts, key=stranger, key_name=name)
        assert worth_of(token, certificate=certificate) == Worth.FALSE


@pytest.mark.parametrize(
    "fact",
    [
        {"name": "Orang Lain"},
        {"name": "Orang…"},
        {"number": "1"},
        {"course": "Kedokteran"},
        {"hours": 900},
        {"started": datetime.date(2020, 1, 1)},
        {"completed": datetime.date(2020, 1, 1)},
        {"valid_until": datetime.date(2099, 1, 1)},
    ],
)
def test_other_facts_signed_with_our_own_key_are_false(certificate, fact):
    facts = replace(payload.facts_of(certificate.snapshot, issuer=""), **fact)

    assert worth_of(signed(facts, key_in_use()), certificate=certificate) == Worth.FALSE


def test_the_same_facts_signed_by_another_issuer_of_ours_are_false(certificate):
    make_issuer(make_training_unit("Pemerintah Kabupaten Lain").get_root(), slug="lain")
    other = Issuer.objects.get(slug="lain")
    facts = payload.facts_of(certificate.snapshot, issuer="lain")

    assert worth_of(signed(facts, key_in_use("credential", other)), certificate=certificate) == Worth.FALSE


def test_long_facts_that_were_cut_are_the_same(at):
    person = make_person("Raden Ajeng " + "Kusumawardhani " * 8)
    version = make_version(title="Pelatihan " + " ".join(f"bagian {number}" for number in range(20)))
    long = make_certificate(at, learner=person, cohort=make_cohort(version=version), rendered=True)
    cut = payload.facts_of(long.snapshot, issuer="")

    assert payload.LONGEST_TOKEN - 8 < len(long.credential.offline_token) <= payload.LONGEST_TOKEN
    assert worth_of(long.credential.offline_token, certificate=long) == Worth.GENUINE
    other = signed(replace(cut, name="X" + cut.name), key_in_use())
    assert worth_of(other, certificate=long) == Worth.FALSE


def test_a_certificate_without_an_issuer_never_had_such_a_code(certificate, token):
    certificate.issuer = None

    assert worth_of(token, certificate=certificate) == Worth.FALSE


def test_a_retired_key_still_speaks_for_what_it_signed(certificate, token, at):
    rotate(certificate.credential.key, at)

    assert worth_of(token, certificate=certificate) == Worth.GENUINE


def test_a_key_that_was_given_up_proves_nothing_but_the_record_counts(visitor, certificate, token, at):
    give_up(certificate.credential.key, at)
    renew_credential(certificate=certificate, at=at)

    response = visitor.get(f"/V/{certificate.code}/{token}")

    assert "genuine and valid" in text_of(response)
    assert "a key that we have given up" in text_of(response)


def test_the_link_of_the_qr_code_costs_few_queries(client, certificate, token):
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/V/{certificate.code}/{token}")

    assert len(queries) <= 4
