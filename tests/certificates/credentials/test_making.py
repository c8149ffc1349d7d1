"""A certificate gets one credential, signed with the issuer's keys of that moment, and never another without need."""

import datetime
import hashlib
import json
import threading
from pathlib import Path

import jsonschema
import pytest
from django.db import connection

from certificates.credentials import checking, services
from certificates.credentials.proofs import ProofInvalid
from certificates.keys.issuers import NoActiveKey
from certificates.models import Credential, RegisterEntry, SigningKey
from tests.factories.certificates import make_cohort, make_training_unit
from tests.factories.issued_credentials import make_credential, make_numbered, read_document
from tests.factories.keys import give_up, key_in_use, make_issuer, rotate

pytestmark = pytest.mark.django_db
SCHEMAS = Path(__file__).parents[2] / "external" / "schemas"


def test_a_credential_keeps_its_exact_text_with_its_hash_and_keys(at):
    credential = make_credential(at)

    assert credential.sha256 == hashlib.sha256(credential.document.encode()).hexdigest()
    assert credential.key == key_in_use("credential")
    assert credential.jwt_key == key_in_use("jwt")
    assert credential.made_at == at


def test_it_can_be_checked_with_what_is_public(at):
    credential = make_credential(at)

    by_proof = checking.check_document(credential.document)
    by_token = checking.check_token(credential.jwt)

    assert by_proof.certificate == by_token.certificate == credential.certificate
    assert by_proof.is_as_recorded
    assert by_token.is_as_recorded
    assert (by_proof.key, by_token.key) == (credential.key, credential.jwt_key)


def test_it_names_the_number_the_code_and_the_place_of_its_state(at):
    credential = make_credential(at)
    certificate = credential.certificate

    document = read_document(credential)

    assert document["id"] == certificate.snapshot["verify_url"]
    assert document["credentialSubject"]["licenseNumber"] == certificate.number
    assert document["credentialStatus"]["statusListIndex"] == str(certificate.status_index)
    assert document["credentialStatus"]["statusListCredential"].endswith("/status/platform/1/")


def test_the_number_and_address_of_the_holder_are_not_in_it(at):
    credential = make_credential(at)
    holder = credential.certificate.holder

    written = credential.document + json.dumps(checking.check_token(credential.jwt).document)

    assert credential.certificate.snapshot["holder"]["number"]
    assert credential.certificate.snapshot["holder"]["number"] not in written
    assert str(holder.email) not in written


def test_the_official_schema_accepts_it(at):
    schema = json.loads((SCHEMAS / "ob_v3p0_achievementcredential_schema.json").read_text())

    jsonschema.Draft201909Validator(schema).validate(read_document(make_credential(at)))


def test_a_certificate_without_a_place_is_given_one_before_it_is_signed(at):
    certificate = make_numbered(at)
    certificate.status_list = certificate.status_index = None
    certificate.save()

    credential = services.make_credential(certificate=certificate, at=at)

    certificate.refresh_from_db()
    index = read_document(credential)["credentialStatus"]["statusListIndex"]
    assert index == str(certificate.status_index)


def test_made_again_it_is_the_same(at):
    first = make_credential(at)

    again = services.make_credential(certificate=first.certificate, at=at + datetime.timedelta(days=1))

    assert again == first
    assert again.document == first.document
    assert Credential.objects.count() == 1


def test_a_place_that_was_given_is_kept(at):
    certificate = make_numbered(at)
    make_credential_of = services.make_credential
    make_credential_of(certificate=certificate, at=at)
    certificate.refresh_from_db()
    place = (certificate.status_list_id, certificate.status_index)
    Credential.objects.all().delete()

    make_credential_of(certificate=certificate, at=at)

    certificate.refresh_from_db()
    assert (certificate.status_list_id, certificate.status_index) == place


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one(at):
    certificate, made, wait = make_numbered(at), [], threading.Barrier(4)

    def make():
        wait.wait()
        try:
            made.append(services.make_credential(certificate=certificate, at=at).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [Credential.objects.get().pk] * 4


def test_without_a_key_there_is_none_and_the_certificate_stays(at):
    certificate = make_numbered(at)
    SigningKey.objects.filter(purpose="jwt").update(retired_at=at)

    with pytest.raises(NoActiveKey):
        services.make_credential(certificate=certificate, at=at)

    assert not Credential.objects.exists()


def test_a_unit_that_issues_itself_signs_with_its_own_did(at):
    unit = make_training_unit()
    make_issuer(unit, slug="bkpsdm", name="BKPSDM Sukamaju")

    credential = make_credential(at, cohort=make_cohort(organiser=unit))

    document = read_document(credential)
    assert document["issuer"]["id"].endswith(":penerbit:bkpsdm")
    assert document["issuer"]["name"] == "BKPSDM Sukamaju"
    assert "/status/bkpsdm/1/" in document["credentialStatus"]["statusListCredential"]
    assert checking.check_document(credential.document).is_as_recorded


def test_a_certificate_of_the_first_format_takes_its_days_from_the_records(at):
    certificate = make_numbered(at)
    certificate.snapshot = {name: value for name, value in certificate.snapshot.items() if name != "dates"}
    certificate.save()

    document = read_document(services.make_credential(certificate=certificate, at=at))

    assert document["credentialSubject"]["activityEndDate"] == "2026-11-21T00:00:00+07:00"
    assert document["credentialSubject"]["activityStartDate"] == "2026-11-07T00:00:00+07:00"


def test_it_stays_good_after_the_key_was_rotated(at):
    credential = make_credential(at)

    rotate(credential.key, at)
    rotate(credential.jwt_key, at)

    assert checking.check_document(credential.document).is_as_recorded
    assert checking.check_token(credential.jwt).is_as_recorded


def test_it_is_refused_after_its_key_was_given_up(at):
    credential = make_credential(at)

    give_up(credential.key, at)
    give_up(credential.jwt_key, at)

    with pytest.raises(checking.KeyGivenUp):
        checking.check_document(credential.document)
    with pytest.raises(checking.KeyGivenUp):
        checking.check_token(credential.jwt)


def test_renewed_after_its_key_was_given_up_it_is_good_again_and_stands_in_the_register(at):
    credential = make_credential(at)
    former = read_document(credential)
    give_up(credential.key, at)
    later = at + datetime.timedelta(days=3)

    renewed = services.renew_credential(certificate=credential.certificate, at=later)

    document = read_document(renewed)
    assert checking.check_document(renewed.document).is_as_recorded
    assert checking.check_token(renewed.jwt).is_as_recorded
    assert document["validFrom"] == "2026-11-24T06:30:00Z" > former["validFrom"]
    assert document["awardedDate"] == former["awardedDate"]
    entry = RegisterEntry.objects.get(kind="resigned")
    assert (entry.certificate, entry.credential_sha256) == (credential.certificate, renewed.sha256)


def test_renewing_without_need_or_twice_changes_nothing(at):
    credential = make_credential(at)
    assert services.renew_credential(certificate=credential.certificate, at=at).document == credential.document
    give_up(credential.key, at)

    once = services.renew_credential(certificate=credential.certificate, at=at)
    twice = services.renew_credential(certificate=credential.certificate, at=at + datetime.timedelta(days=1))

    assert once.document == twice.document
    assert RegisterEntry.objects.filter(kind="resigned").count() == 1


def test_a_given_up_key_of_tokens_leaves_the_credential_as_it_was(at):
    credential = make_credential(at)
    give_up(credential.jwt_key, at)

    renewed = services.renew_credential(certificate=credential.certificate, at=at)

    assert renewed.document == credential.document
    assert renewed.jwt != credential.jwt
    assert checking.check_token(renewed.jwt).is_as_recorded
    assert not RegisterEntry.objects.filter(kind="resigned").exists()


def test_a_token_of_before_stays_good_when_only_the_other_key_was_given_up(at):
    credential = make_credential(at)
    give_up(credential.key, at)

    services.renew_credential(certificate=credential.certificate, at=at + datetime.timedelta(days=1))

    assert checking.check_token(credential.jwt).is_as_recorded


def test_making_one_asks_the_database_little(at, django_assert_max_num_queries):
    make_credential(at)
    certificate = make_numbered(at)

    with django_assert_max_num_queries(8):
        services.make_credential(certificate=certificate, at=at)


def test_a_wrong_signature_is_refused(at):
    document = read_document(make_credential(at))
    document["credentialSubject"]["creditsEarned"] = 900

    with pytest.raises(ProofInvalid):
        checking.check_document(json.dumps(document))
