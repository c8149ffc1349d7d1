"""The lists of an issuer: a place for each certificate, a bit for each that fell, and never out of date for long."""

import datetime
import json
import threading

import pytest
from django.db import connection

from certificates.credentials import addresses, checking, proofs, services, status_list, status_lists
from certificates.credentials.moments import iso
from certificates.credentials.tasks import refresh_status_lists
from certificates.keys import public_parts, vault
from certificates.keys.services import ShortNameTaken, issuer_of_unit
from certificates.models import Certificate, SigningKey, StatusList
from tests.factories.accounts import make_unit
from tests.factories.issued_credentials import bits_of, fall, make_credential, make_numbered, replace
from tests.factories.keys import give_up, key_in_use, make_platform_keys, rotate

DAY = datetime.timedelta(days=1)


@pytest.fixture
def certificate(db, at):
    return make_credential(at).certificate


def the_list():
    return StatusList.objects.get()


def check(row):
    row.refresh_from_db()
    document = json.loads(row.document)
    return proofs.check_proof(document, public_key_of=checking._known_key("credential", {}))


def test_places_are_given_once_and_not_in_order(db):
    issuer = make_platform_keys()

    places = [status_lists.give_place(issuer=issuer) for _ in range(50)]

    assert len(set(places)) == 50
    assert the_list().used == 50
    indexes = [index for _row, index in places]
    assert indexes != sorted(indexes)


def test_a_full_list_is_followed_by_the_next(db):
    issuer = make_platform_keys()
    first, _place = status_lists.give_place(issuer=issuer)
    StatusList.objects.filter(pk=first.pk).update(used=status_list.SIZE)

    second, _place = status_lists.give_place(issuer=issuer)

    assert (first.number, second.number) == (1, 2)


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_different_places():
    issuer, given, wait = make_platform_keys(), [], threading.Barrier(8)

    def take():
        wait.wait()
        try:
            given.extend((row.pk, index) for row, index in (status_lists.give_place(issuer=issuer) for _ in range(5)))
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(given) == len(set(given)) == 40
    assert StatusList.objects.count() == 1


def test_a_list_is_signed_with_the_first_credential_that_names_it(certificate, at):
    row = the_list()

    assert bits_of(row) == set()
    assert check(row).endswith(f"#{key_in_use('credential').name}")
    assert row.valid_until == at + 7 * DAY


def test_a_verifier_whose_clock_is_a_little_slow_finds_the_list_valid(certificate, at):
    document = json.loads(the_list().document)

    assert document["validFrom"] == iso(at - datetime.timedelta(minutes=5))
    assert document["validUntil"] == iso(at + 7 * DAY)


def test_no_unit_may_take_the_name_that_stands_for_the_platform(db, at):
    with pytest.raises(ShortNameTaken):
        issuer_of_unit(unit=make_unit("Dinas Platform"), slug=addresses.PLATFORM, name="", at=at)


def test_a_revoked_certificate_is_set_in_the_list(certificate, at):
    other = make_credential(at).certificate
    fall(certificate, at)

    assert status_lists.set_status(certificate=certificate, at=at)

    certificate.refresh_from_db()
    assert bits_of(the_list()) == {certificate.status_index}
    assert other.status_index not in bits_of(the_list())
    assert check(the_list())


def test_a_superseded_certificate_is_set_in_the_list(certificate, at):
    replace(certificate, at)

    status_lists.set_status(certificate=certificate, at=at)

    assert bits_of(the_list()) == {certificate.status_index}


def test_a_certificate_without_a_place_has_nothing_to_enter(db, at):
    certificate = make_numbered(at)
    certificate.status_list = certificate.status_index = None
    certificate.save()

    assert status_lists.set_status(certificate=certificate, at=at)


def test_without_the_key_the_revocation_stands_and_the_list_follows_later(certificate, at, settings, tmp_path, caplog):
    fall(certificate, at + DAY / 24)
    settings.SIGNING_KEYS_DIR, folder = tmp_path, settings.SIGNING_KEYS_DIR
    vault._opened.clear()

    assert not status_lists.set_status(certificate=certificate, at=at + DAY / 24)
    assert bits_of(the_list()) == set()
    assert "could not be signed" in caplog.text

    settings.SIGNING_KEYS_DIR = folder
    assert status_lists.refresh_status_lists(at=at + DAY / 12) == 1
    assert bits_of(the_list()) == {certificate.status_index}


def test_a_fall_from_before_the_list_was_signed_is_set_all_the_same(certificate, at):
    """Times say nothing: the certificate may have had no place when it fell and the list was signed."""
    other = make_credential(at).certificate
    fall(other, at - DAY)
    assert bits_of(the_list()) == set()

    assert status_lists.refresh_status_lists(at=at + DAY / 24) == 1

    other.refresh_from_db()
    assert bits_of(the_list()) == {other.status_index}
    assert status_lists.refresh_status_lists(at=at + DAY / 24) == 0


def test_a_certificate_that_fell_before_it_had_a_place_is_set_as_soon_as_it_has_one(certificate, at):
    fallen = make_numbered(at)
    Certificate.objects.filter(pk=fallen.pk).update(status_list=None, status_index=None)
    fall(fallen, at)

    services.make_credential(certificate=fallen, at=at)

    fallen.refresh_from_db()
    assert bits_of(the_list()) == {fallen.status_index}


def test_giving_up_a_key_asks_for_the_lists_at_once(certificate, at, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        give_up(key_in_use("credential"), at)

    assert check(the_list()).endswith(f"#{key_in_use('credential').name}")


def test_a_list_is_signed_anew_each_day_and_not_more_often(certificate, at):
    assert status_lists.refresh_status_lists(at=at + DAY / 2) == 0
    assert status_lists.refresh_status_lists(at=at + DAY) == 1
    assert status_lists.refresh_status_lists(at=at + DAY) == 0

    assert the_list().valid_until == at + 8 * DAY


def test_a_list_of_a_key_that_was_given_up_is_signed_anew_with_the_next(certificate, at):
    give_up(key_in_use("credential"), at)

    assert status_lists.refresh_status_lists(at=at) == 1

    assert check(the_list()).endswith(f"#{key_in_use('credential').name}")
    assert status_lists.refresh_status_lists(at=at) == 0


def test_a_list_of_a_retired_key_may_wait_for_its_day(certificate, at):
    rotate(key_in_use("credential"), at)

    assert status_lists.refresh_status_lists(at=at) == 0


def test_a_list_that_cannot_be_signed_does_not_keep_others_waiting(certificate, at, caplog):
    lonely = make_platform_keys()
    other = StatusList.objects.create(issuer=lonely, number=2, multiplier=1, offset=0, used=1)
    SigningKey.objects.filter(purpose="credential").update(retired_at=at)

    assert status_lists.refresh_status_lists(at=at + DAY) == 0

    other.refresh_from_db()
    assert other.document == ""
    assert caplog.text.count("could not be signed") == 2


def test_refreshing_asks_the_database_little_however_many_certificates_there_are(
    certificate, at, django_assert_max_num_queries
):
    for _ in range(3):
        make_credential(at)

    with django_assert_max_num_queries(4):
        status_lists.refresh_status_lists(at=at)


def test_the_task_may_run_twice(certificate):
    refresh_status_lists()
    document = the_list().document
    refresh_status_lists()

    assert the_list().document == document


def test_the_public_key_that_is_kept_checks_what_the_private_one_signed(certificate):
    document = json.loads(the_list().document)
    key = key_in_use("credential")

    assert proofs.check_proof(document, public_key_of=lambda key_id, issuer: public_parts.public_key(key))
