"""What people get of their certificates in the copy of their data, and what an erasure leaves."""

from uuid import uuid4

import pytest

from assessments.regrading.proofs import proofs_of
from certificates import merging, personal_data
from certificates.life import correcting
from certificates.life.disclosing import choose_disclosure
from certificates.models import Certificate, CorrectionRequest, Disclosure, ExpiryReminder, ShareLink
from certificates.wallet.sharing import create_share_link
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificate_life import DAY, ask, correct, make_complete, make_held
from tests.factories.certificates import revoke

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder():
    return make_person("Yuliana Wati")


@pytest.fixture
def certificate(holder, at):
    certificate = make_complete(at, holder)
    ask(certificate, at, "Yuliana Wati, S.Kom.")
    choose_disclosure(certificate=certificate, shown=["position"], by=holder, at=at)
    facts = {"label": "Panitia seleksi", "days": 7, "shown": ["unit"], "by": holder, "at": at}
    create_share_link(certificate=certificate, key=uuid4(), **facts)
    ExpiryReminder.objects.create(certificate=certificate, days_before=30, sent_at=at)
    return certificate


def rows_of(person):
    return {table.code: table.rows() for table in personal_data.tables(person)}


def test_the_copy_has_everything_around_a_certificate(holder, certificate):
    rows = rows_of(holder)

    assert rows["certificates"][0]["credential__document"] == certificate.credential.document
    assert rows["certificate_corrections"][0]["wanted_name"] == "Yuliana Wati, S.Kom."
    assert rows["certificate_disclosures"][0]["shown"] == ["position"]
    assert rows["certificate_links"][0]["label"] == "Panitia seleksi"
    assert rows["certificate_reminders"][0]["days_before"] == 30


def test_the_copy_does_not_give_the_links_away(holder, certificate):
    assert ShareLink.objects.get().token not in str(rows_of(holder))


def test_the_copy_has_nothing_of_others(certificate):
    assert not any(rows_of(make_person("Orang Lain")).values())


def test_somebody_without_an_employment_has_a_copy_too(at):
    person = make_person("Tanpa Jabatan", employed=False)
    make_held(at, person)
    table = personal_data.tables(person)[0]

    assert table.words["snapshot"](table.rows()[0]["snapshot"]).startswith("Tanpa Jabatan")


def test_an_erasure_leaves_the_certificate_and_takes_what_was_written_around_it(holder, certificate, at):
    lines = personal_data.preview(holder)
    printed = certificate.snapshot

    personal_data.erase(holder, at)

    assert [(line.count, bool(line.reason)) for line in lines] == [
        (1, True),
        (1, True),
        (1, False),
        (1, False),
        (1, False),
    ]
    assert Certificate.objects.get().snapshot == printed
    assert [model.objects.count() for model in (ShareLink, Disclosure, ExpiryReminder)] == [0, 0, 0]
    request = CorrectionRequest.objects.get()
    assert (request.state, request.wanted_name, request.reason) == ("withdrawn", "–", "–")


@pytest.mark.parametrize("decide", [correcting.approve_correction, correcting.refuse_correction])
def test_an_erasure_leaves_that_it_was_decided(decide, holder, certificate, at):
    officer = make_administrator()
    decide(request=CorrectionRequest.objects.get(), note="Sesuai ijazah Yuliana", by=officer, at=at)

    personal_data.erase(holder, at)

    request = CorrectionRequest.objects.get()
    assert request.decided_by == officer
    assert "Yuliana" not in f"{request.note} {request.wanted_name}"


def test_merging_counts_requests_and_moves_certificates(holder, certificate):
    assert [count for _label, count in merging.tally(holder)] == [1, 1]
    assert [count for _label, count in merging.tally(make_person("Orang Lain"))] == [0, 0]


def test_of_a_corrected_certificate_the_last_is_the_proof(at):
    old = make_held(at)
    new = correct(old, at + DAY)

    (proof,) = proofs_of([old.enrolment_id])[old.enrolment_id]
    assert (proof.url, proof.is_valid) == (f"/v/{new.code}/", True)
    revoke(new, by=make_administrator(), at=at + DAY)
    (proof,) = proofs_of([old.enrolment_id])[old.enrolment_id]
    assert not proof.is_valid
