import logging

import pytest
from django.conf import settings
from django.core import mail
from django.db import transaction

from accounts.models import AuditEntry
from certificates.issuing.printability import NameNotPrintable
from certificates.issuing.services import record_certificate
from certificates.life import correcting
from certificates.life.disclosing import choose_disclosure
from certificates.life.services import CertificateSuperseded
from certificates.models import Certificate, CorrectionRequest, RegisterEntry
from competencies.models import Evidence, HoursCredit
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificate_life import DAY, ask, correct, is_set, make_complete, make_held
from tests.factories.certificates import document, revoke
from tests.factories.courses import complete_course, enrol_learner, make_course

pytestmark = pytest.mark.django_db
NAME = "Dra. Siti Aminah, S.Kom."


@pytest.fixture
def officer():
    return make_administrator("Rina Marlina")


@pytest.fixture
def certificate(at):
    return make_held(at, make_person("Siti Aminah", email="siti@contoh.go.id"), months=12)


def test_a_request_waits_for_a_decision(certificate, at):
    request = ask(certificate, at)

    assert (request.state, request.asked_by) == ("waiting", certificate.holder)
    assert AuditEntry.objects.filter(action="certificate.correction_asked").count() == 1


def test_the_same_request_sent_twice_is_one(certificate, at):
    assert ask(certificate, at) == ask(certificate, at + DAY)


def test_another_request_has_to_wait_for_the_first(certificate, at):
    first = ask(certificate, at)

    with pytest.raises(correcting.AlreadyAsked):
        ask(certificate, at, name=NAME)
    correcting.withdraw_correction(request=first)

    assert ask(certificate, at, name=NAME).state == "waiting"


def test_the_printed_name_itself_is_no_correction(certificate, at):
    with pytest.raises(correcting.NameUnchanged):
        ask(certificate, at, name="Siti Aminah")


def test_what_is_revoked_or_replaced_is_not_corrected(certificate, officer, at):
    corrected = correct(certificate, at)
    with pytest.raises(CertificateSuperseded):
        ask(certificate, at)

    revoke(corrected, by=officer, at=at)

    with pytest.raises(correcting.CertificateRevoked):
        ask(corrected, at, name=NAME)


def test_an_approval_issues_the_certificate_anew_with_the_same_number(certificate, officer, at):
    request = correcting.approve_correction(request=ask(certificate, at, NAME), by=officer, at=at + DAY)

    new = Certificate.objects.get(revision=1)
    assert request.state == "approved"
    assert request.result == new
    assert (request.decided_by, request.decided_at) == (officer, at + DAY)
    assert new.replaces == certificate
    kept = ("number", "sequence", "series", "enrolment", "holder", "valid_until", "template", "issuer", "renews")
    assert [getattr(new, name) for name in kept] == [getattr(certificate, name) for name in kept]
    assert new.code != certificate.code
    assert new.issued_at == at + DAY


def test_only_the_name_the_code_and_the_mark_of_a_correction_change_in_print(certificate, at):
    new = correct(certificate, at + DAY, NAME)

    old, printed = certificate.snapshot, new.snapshot
    assert printed["holder"] == old["holder"] | {"name": NAME}
    assert printed["fields"]["nama"] == NAME
    assert printed["fields"]["perbaikan"] == "Perbaikan ke-1"
    assert (printed["code"], printed["revision"]) == (new.code, 1)
    assert printed["fields"]["kode"] == new.grouped_code
    assert printed["verify_url"] == printed["fields"]["tautan"] == f"{settings.SITE_URL}/v/{new.code}"
    changed = {"holder", "fields", "code", "revision", "verify_url"}
    assert {name for name in old if old[name] != printed[name]} == changed
    of_fields = {name for name in old["fields"] if old["fields"][name] != printed["fields"][name]}
    assert of_fields == {"nama", "kode", "tautan", "perbaikan"}


def test_a_certificate_of_the_first_format_is_corrected_too(certificate, at):
    former = {name: each for name, each in certificate.snapshot.items() if name not in {"fields", "revision", "dates"}}
    Certificate.objects.filter(pk=certificate.pk).update(snapshot=former | {"format": 1})

    new = correct(certificate, at, NAME)

    assert new.snapshot["holder"]["name"] == NAME
    assert new.snapshot["revision"] == 1
    assert "fields" not in new.snapshot


def test_corrections_are_counted(certificate, at):
    second = correct(correct(certificate, at), at, NAME)

    assert second.revision == 2
    assert second.snapshot["fields"]["perbaikan"] == "Perbaikan ke-2"


def test_outsiders_read_that_the_old_one_no_longer_holds(at):
    old = make_complete(at)

    correct(old, at + DAY)

    assert is_set(old)
    assert RegisterEntry.objects.get(kind="superseded").certificate == old


def test_the_worker_makes_document_credential_and_entry_of_the_new_one(at, django_capture_on_commit_callbacks):
    old = make_complete(at)
    before = document(old)

    with django_capture_on_commit_callbacks(execute=True):
        new = correct(old, at + DAY)

    new.refresh_from_db()
    assert new.is_rendered
    assert new.sealed_at
    assert new.credential.sha256 != old.credential.sha256
    assert not is_set(new)
    assert set(RegisterEntry.objects.values_list("kind", "certificate")) == {
        ("issued", old.pk),
        ("superseded", old.pk),
        ("issued", new.pk),
    }
    assert document(old) == before


def test_evidence_and_hours_stay_as_they_are(at):
    learner = make_person()
    enrolment = complete_course(enrol_learner(make_course(hours=20), learner, at), at)
    before = list(Evidence.objects.values()), list(HoursCredit.objects.values())

    correct(record_certificate(enrolment=enrolment, at=at), at + DAY)

    assert (list(Evidence.objects.values()), list(HoursCredit.objects.values())) == before


def test_what_the_holder_shows_goes_on_being_shown(certificate, at):
    choose_disclosure(certificate=certificate, shown=["position"], by=certificate.holder, at=at)

    new = correct(certificate, at + DAY)

    assert new.disclosure.shown == ["position"]


@pytest.mark.parametrize("name", ["Siti \U0001f600 Aminah", "Siti\u202e Aminah", " "])
def test_a_name_that_cannot_be_printed_is_refused_and_nothing_changes(name, certificate, officer, at):
    request = ask(certificate, at, name=name)

    with pytest.raises(NameNotPrintable):
        correcting.approve_correction(request=request, by=officer, at=at)

    request.refresh_from_db()
    assert request.state == "waiting"
    assert Certificate.objects.count() == 1


def test_a_refusal_says_why_and_changes_nothing(certificate, officer, at):
    request = ask(certificate, at)

    with pytest.raises(correcting.ReasonMissing):
        correcting.refuse_correction(request=request, note=" ", by=officer, at=at)
    correcting.refuse_correction(request=request, note="Gelar belum tercatat.", by=officer, at=at)

    request.refresh_from_db()
    assert (request.state, request.note, request.decided_by) == ("refused", "Gelar belum tercatat.", officer)
    assert Certificate.objects.count() == 1
    assert AuditEntry.objects.filter(action="certificate.correction_refused").exists()


def test_nobody_decides_about_their_own_certificate(at):
    officer = make_administrator()
    request = ask(make_held(at, officer), at, NAME)

    for decide in (correcting.approve_correction, correcting.refuse_correction):
        with pytest.raises(correcting.OwnRequest):
            decide(request=request, by=officer, at=at, note="Ya")


def test_a_request_is_decided_once(certificate, officer, at):
    request = ask(certificate, at)
    correcting.approve_correction(request=request, by=officer, at=at)

    with pytest.raises(correcting.AlreadyDecided):
        correcting.approve_correction(request=request, by=officer, at=at)
    with pytest.raises(correcting.AlreadyDecided):
        correcting.withdraw_correction(request=request)

    assert Certificate.objects.count() == 2


def test_what_was_withdrawn_is_not_decided_any_more(certificate, officer, at):
    request = correcting.withdraw_correction(request=ask(certificate, at))
    correcting.withdraw_correction(request=request)

    with pytest.raises(correcting.AlreadyDecided):
        correcting.refuse_correction(request=request, note="Ya", by=officer, at=at)

    assert CorrectionRequest.objects.get().state == "withdrawn"
    assert AuditEntry.objects.filter(action="certificate.correction_withdrawn").count() == 1


@pytest.mark.parametrize("is_approved", [True, False])
def test_the_holder_is_told_of_the_decision(is_approved, certificate, officer, at, django_capture_on_commit_callbacks):
    request = ask(certificate, at, NAME)
    decide = correcting.approve_correction if is_approved else correcting.refuse_correction

    with django_capture_on_commit_callbacks(execute=True):
        decide(request=request, note="Sesuai ijazah.", by=officer, at=at)

    (letter,) = mail.outbox
    assert letter.to == ["siti@contoh.go.id"]
    assert "Sesuai ijazah." in letter.body
    assert (NAME in letter.body) == is_approved
    current = Certificate.objects.get(replaced_by=None)
    assert f"/sertifikat/{current.public_id}/" in letter.body


def test_without_keys_the_corrected_certificate_waits_for_the_sweep(
    certificate, at, django_capture_on_commit_callbacks, caplog
):
    with caplog.at_level(logging.CRITICAL, logger="certificates"), django_capture_on_commit_callbacks(execute=True):
        new = correct(certificate, at)

    new.refresh_from_db()
    assert not new.is_rendered


def test_the_database_knows_one_successor_of_a_certificate(certificate, at):
    correct(certificate, at)

    with pytest.raises(CertificateSuperseded), transaction.atomic():
        correct(certificate, at, NAME)

    assert Certificate.objects.count() == 2
