"""Erasing a person: what goes, what stays, and who can't be erased."""

import datetime

import pytest
from django.core import mail
from django.core.files.storage import storages
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import AuditEntry, Employment, Farewell
from accounts.privacy.services import consents, erasure, exports
from accounts.privacy.tasks import finish_what_was_left
from certificates.issuing.services import issue_certificate
from courses.models import LessonPage
from courses.services import complete_step
from tests.factories.accounts import PASSWORD, make_person, make_unit
from tests.factories.courses import enrol_learner, make_course
from tests.factories.privacy import make_dpo, make_request

pytestmark = pytest.mark.django_db


def leave(person, at):
    yesterday = at.date() - datetime.timedelta(days=1)
    person.employments.update(ended_on=yesterday, ending=Employment.Ending.RESIGNED)
    person.forget_employment()
    return person


def erase(person, at):
    return erasure.erase_person(person=person, reason="x", at=at)


def certified(person, at):
    course = make_course(lessons=1)
    enrolment = enrol_learner(course, person, at)
    complete_step(enrolment=enrolment, step_key=LessonPage.objects.descendant_of(course).get().translation_key, at=at)
    return issue_certificate(enrolment=enrolment, at=at)


def test_who_works_for_the_agency_is_not_erased(at):
    person = make_person()

    with pytest.raises(erasure.StillEmployed):
        erase(person, at)

    person.refresh_from_db()
    assert person.erased_at is None


def test_names_numbers_and_addresses_are_gone(at):
    person = make_person("Yuliana Wati", email="yuli@contoh.go.id", title_after="S.Kom.")
    number = person.current_employment().number

    erase(leave(person, at), at)

    person.refresh_from_db()
    assert (person.full_name, person.title_after, person.email) == ("Data dihapus", "", None)
    assert person.employments.get().number != number
    assert person.employments.get().position_title == ""


def test_nobody_signs_in_any_more_and_open_sessions_end(client, at):
    person = make_person(email="yuli@contoh.go.id")
    client.force_login(person)

    erase(leave(person, at), at)

    assert client.get(reverse("accounts:settings")).status_code == 302
    client.post(reverse("account_login"), {"login": "yuli@contoh.go.id", "password": PASSWORD})
    assert client.get(reverse("accounts:settings")).status_code == 302


def test_certificates_stay_as_they_were_issued(client, at):
    person = make_person("Yuliana Wati")
    certificate = certified(person, at)

    erase(leave(person, at), at)

    certificate.refresh_from_db()
    assert "Yuliana Wati" in str(certificate.snapshot)
    page = client.get(reverse("certificates:verify", args=[certificate.code]))
    assert "Yuliana Wati" in page.content.decode()


def test_the_preview_says_what_stays_and_why(at):
    person = make_person()
    certified(person, at)

    kept = {str(line.label): line for line in erasure.preview_erasure(person=person) if line.reason}

    assert kept["Sertifikat"].count == 1
    assert "UU 43/2009" in str(kept["Sertifikat"].reason)


def test_copies_consents_and_words_of_requests_are_gone(at, django_capture_on_commit_callbacks):
    person = make_person()
    consents.give_consent(user=person, purpose="training_news", at=at)
    export = exports.make_export(export=exports.ask_for_export(user=person, language="id", at=at), at=at)
    request = make_request(person, at)
    request.status, request.closed_at, request.answer = "done", at, "Nomor telepon 0812 dihapus."
    request.save()

    with django_capture_on_commit_callbacks(execute=True):
        erase(leave(person, at), at)

    request.refresh_from_db()
    assert (request.wish, request.answer) == ("–", "–")
    assert not person.consents.exists()
    assert not storages["private"].exists(export.file.name)


def test_the_trail_tells_of_the_erasure_without_the_name(at):
    person = leave(make_person("Yuliana Wati"), at)

    erase(person, at)

    entry = AuditEntry.objects.get(action="privacy.erased")
    assert entry.subject_id == person.public_id
    assert "Yuliana" not in entry.subject_name


def test_the_person_is_told_at_the_last_address(at, django_capture_on_commit_callbacks):
    person = leave(make_person("Yuliana Wati", email="yuli@contoh.go.id"), at)

    with django_capture_on_commit_callbacks(execute=True):
        erase(person, at)

    assert mail.outbox[0].to == ["yuli@contoh.go.id"]
    assert "Sertifikat" in mail.outbox[0].body


def test_erasing_twice_is_erasing_once(at):
    person = leave(make_person(), at)

    erase(person, at)
    erase(person, at + datetime.timedelta(days=1))

    person.refresh_from_db()
    assert person.erased_at == at


def test_an_officer_sees_the_preview_and_erases(client, at):
    unit = make_unit()
    person = make_person("Yuliana Wati", unit=unit)
    request = make_request(person, at, kind="erasure")
    url = reverse("privacy:erase", args=[request.public_id])
    client.force_login(make_dpo(unit))

    assert "masih bekerja" in client.get(url).content.decode()
    client.post(url)
    person.refresh_from_db()
    assert person.erased_at is None
    person.employments.update(ended_on="2026-01-01")
    client.post(url)

    person.refresh_from_db()
    assert person.erased_at is not None


def test_an_erasure_that_fails_half_way_leaves_everything(at, monkeypatch):
    person = leave(make_person("Yuliana Wati"), at)
    monkeypatch.setattr(Employment, "save", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        erase(person, at)

    person.refresh_from_db()
    assert person.full_name == "Yuliana Wati"


@pytest.mark.parametrize("facts", [{"is_active": True}, {"is_active": False, "email": "a@contoh.go.id"}])
def test_the_database_lets_nobody_erased_sign_in(at, facts):
    person = make_person()

    with pytest.raises(IntegrityError), transaction.atomic():
        type(person).objects.filter(pk=person.pk).update(erased_at=at, **facts)


def test_a_mail_that_failed_is_sent_by_the_sweep_and_the_address_forgotten(at):
    erase(leave(make_person("Yuliana Wati", email="yuli@contoh.go.id"), at), at)  # nothing runs after this commit

    for _sweep in range(2):
        finish_what_was_left()

    assert [message.to for message in mail.outbox] == [["yuli@contoh.go.id"]]
    assert not Farewell.objects.exists()
