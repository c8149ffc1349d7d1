from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone, translation

from certificates.issuing.services import record_certificate
from certificates.life import reminding, tasks
from certificates.life.reminder_days import step_due
from certificates.models import Certificate, ExpiryReminder, IssuingPolicy
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificate_life import DAY, correct, make_held, renew
from tests.factories.certificates import revoke
from tests.factories.courses import complete_course, enrol_learner, make_course

END = date(2027, 11, 21)
ISSUED = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("left", "step"), [(91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)]
)
def test_each_step_is_due_from_its_day_until_the_next(left, step):
    assert step_due(valid_until=END, issued_on=ISSUED, on=END - timedelta(days=left), window=90) == step


@pytest.mark.parametrize(("window", "steps"), [(60, {60, 30, 7}), (30, {30, 7}), (14, {14, 7}), (3, {3}), (0, {0})])
def test_the_window_of_the_agency_is_the_first_step(window, steps):
    days = [END - timedelta(days=left) for left in range(100)]

    found = {step_due(valid_until=END, issued_on=ISSUED, on=day, window=window) for day in days}

    assert found - {None} == steps


def test_a_short_certificate_is_not_said_to_end_on_the_day_it_begins():
    begun = date(2026, 11, 1)
    end = date(2026, 12, 1)

    assert step_due(valid_until=end, issued_on=begun, on=begun, window=90) is None
    assert step_due(valid_until=end, issued_on=begun, on=date(2026, 11, 24), window=90) == 7


pytestmark = pytest.mark.django_db


class BrokenMail(EmailBackend):
    """A mail server that takes one letter and then goes away."""

    left = 1

    def send_messages(self, messages):
        if BrokenMail.left == 0:
            raise ConnectionRefusedError
        BrokenMail.left -= 1
        return super().send_messages(messages)


class RefusingMail(EmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({})


@pytest.fixture
def holder():
    return make_person("Yuliana Wati", email="yuli@contoh.go.id")


@pytest.fixture
def certificate(holder, at):
    return make_held(at, holder, months=12)


def days_before(certificate, days, at):
    """The hour of `at` on the day `days` before the end."""
    return at + timedelta(days=365 - days)


def test_a_holder_is_told_three_times_and_each_time_once(certificate, at):
    twice_a_day = [left for left in range(100, -3, -1) for _ in range(2)]

    told = [left for left in twice_a_day if reminding.send_due_reminders(at=days_before(certificate, left, at))]

    assert told == [90, 30, 7]
    assert len(mail.outbox) == 3
    assert list(ExpiryReminder.objects.order_by("-days_before").values_list("days_before", flat=True)) == [90, 30, 7]


def test_a_missed_step_is_made_good_and_not_piled_up(certificate, at):
    assert reminding.send_due_reminders(at=days_before(certificate, 20, at)) == 1
    assert reminding.send_due_reminders(at=days_before(certificate, 19, at)) == 0

    assert ExpiryReminder.objects.get().days_before == 30


def test_the_letter_names_number_day_and_wallet(certificate, at):
    reminding.send_due_reminders(at=days_before(certificate, 30, at))

    (letter,) = mail.outbox
    assert letter.to == ["yuli@contoh.go.id"]
    assert certificate.number in letter.subject
    for words in ("21 November 2027", "30", "Literasi Digital Dasar bagi ASN", f"/sertifikat/{certificate.public_id}/"):
        assert words in letter.body


def test_the_letter_leads_to_the_refresher(holder, at):
    course = make_course("Aman Digital", validity_months=12)
    refresher = make_course("Penyegaran Aman Digital", refreshes=course)
    enrolment = complete_course(enrol_learner(course, holder, at), at)
    certificate = record_certificate(enrolment=enrolment, at=at)

    reminding.send_due_reminders(at=days_before(certificate, 30, at))

    assert "Penyegaran Aman Digital" in mail.outbox[0].body
    assert refresher.url in mail.outbox[0].body


def test_the_first_reminder_comes_when_the_agency_says_so(certificate, at):
    IssuingPolicy.objects.create(agency=certificate.series.agency, expiring_days=180)

    assert reminding.send_due_reminders(at=days_before(certificate, 180, at)) == 1


def test_who_has_renewed_or_lost_it_is_not_reminded(holder, at):
    renew(make_held(at, holder, months=12), at + 100 * DAY)
    revoke(make_held(at, holder, months=12), by=make_administrator(), at=at)
    old = make_held(at, holder, months=12)
    corrected = correct(old, at + DAY)

    assert reminding.send_due_reminders(at=at + 335 * DAY) == 1
    assert ExpiryReminder.objects.get().certificate == corrected


def test_a_correction_does_not_begin_the_reminders_anew(certificate, at):
    reminding.send_due_reminders(at=days_before(certificate, 30, at))

    correct(certificate, days_before(certificate, 29, at))

    assert reminding.send_due_reminders(at=days_before(certificate, 28, at)) == 0
    assert reminding.send_due_reminders(at=days_before(certificate, 7, at)) == 1


def test_who_cannot_be_written_to_leaves_no_row(at):
    make_held(at, make_person(), months=12)
    make_held(at, make_person("Budi", email="budi@contoh.go.id", is_active=False), months=12)

    assert reminding.send_due_reminders(at=at + 335 * DAY) == 0
    assert not ExpiryReminder.objects.exists()


def test_a_mail_server_that_goes_away_leaves_the_rest_for_the_next_sweep(at, settings, caplog):
    for number in range(3):
        make_held(at, make_person(f"Peserta {number}", email=f"p{number}@contoh.go.id"), months=12)
    settings.EMAIL_BACKEND = f"{__name__}.BrokenMail"
    BrokenMail.left = 1

    assert reminding.send_due_reminders(at=at + 335 * DAY) == 1
    BrokenMail.left = 10
    assert reminding.send_due_reminders(at=at + 335 * DAY) == 2

    assert len({letter.to[0] for letter in mail.outbox}) == 3


def test_an_address_that_takes_no_mail_is_not_tried_again(certificate, at, settings):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingMail"

    reminding.send_due_reminders(at=days_before(certificate, 30, at))

    assert ExpiryReminder.objects.get().certificate == certificate


def test_many_take_more_than_one_call(at):
    for number in range(3):
        make_held(at, make_person(f"Peserta {number}", email=f"p{number}@contoh.go.id"), months=12)

    sent = [reminding.send_due_reminders(at=at + 335 * DAY, most=2) for _ in range(3)]

    assert sent == [2, 1, 0]


def test_the_daily_task_writes_in_the_language_of_the_site(certificate):
    soon = timezone.localdate() + 20 * DAY
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=soon, issued_at=timezone.now() - 100 * DAY)

    with translation.override("en"):
        tasks.send_expiry_reminders()

    assert ExpiryReminder.objects.get().days_before == 30
    assert mail.outbox[0].body.startswith("Yth.")


def test_a_thousand_certificates_far_from_their_end_cost_nothing(at, django_assert_max_num_queries):
    for _ in range(5):
        make_held(at, make_person(), months=12)

    with django_assert_max_num_queries(2):
        reminding.send_due_reminders(at=at)
