import logging

import pytest
from django.core import mail
from django.db import OperationalError, connection

from accounts.models import AuditEntry
from certificates.issuing.services import issue_certificate
from certificates.life import services
from certificates.models import Certificate, RegisterEntry, Revocation, StatusList
from competencies.models import Evidence, HoursCredit
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificate_life import DAY, correct, is_set, make_complete, make_held
from tests.factories.certificates import revoke
from tests.factories.courses import complete_course, enrol_learner, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def earned(at):
    """The certificate of a course that was really completed, with evidence and hours."""
    enrolment = complete_course(enrol_learner(make_course(hours=20), make_person(), at), at)
    return issue_certificate(enrolment=enrolment, at=at)


def refuse_entries(execute, sql, params, many, context):
    """A database that breaks down at the very last step of a revocation."""
    if sql.startswith("INSERT INTO") and "certificates_registerentry" in sql:
        raise OperationalError("the disk is full")
    return execute(sql, params, many, context)


def test_revoking_takes_back_evidence_and_hours(earned, at):
    revoke(earned, by=make_administrator(), at=at, reason="Kekeliruan data")

    evidence = Evidence.objects.get(person=earned.holder)
    assert evidence.revoked_at == at
    assert evidence.revoked_reason == "Kekeliruan data"
    assert HoursCredit.objects.filter(person=earned.holder).total() == 0


def test_a_revocation_keeps_who_decided_and_by_which_document(earned, at):
    services.revoke_certificate(
        certificate=earned,
        reason="Kekeliruan data",
        authority=" Kepala BKPSDM ",
        document="800/12/2026, 20 November 2026",
        by=make_administrator(),
        at=at,
    )

    revocation = Revocation.objects.get()
    assert revocation.authority == "Kepala BKPSDM"
    assert revocation.document == "800/12/2026, 20 November 2026"
    assert AuditEntry.objects.get(action="certificate.revoked").reason == "Kekeliruan data"


def test_the_status_list_and_the_register_say_it_at_once(at):
    certificate, other = make_complete(at), make_complete(at)
    assert not is_set(certificate)

    revoke(certificate, by=make_administrator(), at=at + DAY)

    assert is_set(certificate)
    assert not is_set(other)
    assert RegisterEntry.objects.get(kind="revoked").certificate == certificate


def test_all_of_it_stands_or_nothing(at):
    certificate, administrator = make_complete(at), make_administrator()

    with pytest.raises(OperationalError), connection.execute_wrapper(refuse_entries):
        revoke(certificate, by=administrator, at=at + DAY)

    assert not Revocation.objects.exists()
    assert not is_set(certificate)
    assert not AuditEntry.objects.filter(action="certificate.revoked").exists()


def test_without_the_key_it_is_revoked_all_the_same_and_the_list_follows(at, settings, tmp_path, caplog):
    certificate = make_complete(at)
    before = StatusList.objects.get().document
    settings.SIGNING_KEYS_DIR = tmp_path / "empty"

    with caplog.at_level(logging.ERROR):
        revoke(certificate, by=make_administrator(), at=at + DAY)

    assert Revocation.objects.filter(certificate=certificate).exists()
    assert StatusList.objects.get().document == before
    assert "could not be signed" in caplog.text
    assert RegisterEntry.objects.filter(kind="revoked").exists()


def test_a_certificate_from_before_credentials_is_revoked_as_well(earned, at):
    Certificate.objects.filter(pk=earned.pk).update(status_list=None, status_index=None)

    revoke(earned, by=make_administrator(), at=at)

    assert Revocation.objects.filter(certificate=earned).exists()


def test_revoking_twice_keeps_the_first_reason_and_one_reversal(earned, at):
    administrator = make_administrator()

    first = revoke(earned, by=administrator, at=at, reason="Kekeliruan data")
    second = revoke(earned, by=administrator, at=at, reason="Alasan lain")

    assert second == first
    assert second.reason == "Kekeliruan data"
    assert HoursCredit.objects.filter(person=earned.holder).count() == 2
    assert RegisterEntry.objects.filter(kind="revoked").count() == 1


def test_revoking_needs_a_reason(earned, at):
    with pytest.raises(services.ReasonMissing):
        revoke(earned, by=make_administrator(), at=at, reason="  ")

    assert not Revocation.objects.exists()
    assert Evidence.objects.get(person=earned.holder).revoked_at is None


def test_of_a_corrected_certificate_only_the_last_one_is_revoked(earned, at):
    corrected = correct(earned, at)

    with pytest.raises(services.CertificateSuperseded):
        revoke(earned, by=make_administrator(), at=at)
    revoke(corrected, by=make_administrator(), at=at)

    assert Revocation.objects.get().certificate == corrected
    assert Evidence.objects.get(person=earned.holder).revoked_at == at


def test_a_revoked_certificate_keeps_its_number_and_is_not_issued_again(earned, at):
    revoke(earned, by=make_administrator(), at=at)

    again = issue_certificate(enrolment=earned.enrolment, at=at)

    assert again == earned
    assert Certificate.objects.count() == 1


def test_other_certificates_stay_valid(earned, at):
    other = make_held(at)

    revoke(earned, by=make_administrator(), at=at)

    assert list(Certificate.objects.valid()) == [other]


def test_the_holder_is_told_why_who_decided_and_what_can_be_done(at, django_capture_on_commit_callbacks):
    certificate = make_held(at, make_person("Yuliana Wati", email="yuli@contoh.go.id"))

    with django_capture_on_commit_callbacks(execute=True):
        services.revoke_certificate(
            certificate=certificate,
            reason="Tes dikerjakan orang lain",
            authority="Kepala BKPSDM",
            document="800/12/2026",
            by=make_administrator(),
            at=at,
        )

    (letter,) = mail.outbox
    assert letter.to == ["yuli@contoh.go.id"]
    assert certificate.number in letter.subject
    for words in ("Tes dikerjakan orang lain", "Kepala BKPSDM", "800/12/2026", f"/sertifikat/{certificate.public_id}/"):
        assert words in letter.body


def test_a_holder_without_address_gets_no_mail(at, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        revoke(make_held(at), by=make_administrator(), at=at)

    assert mail.outbox == []
