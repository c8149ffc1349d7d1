"""Those who gave consent hear once of each course whose registration opens for the first time."""

import datetime
import re

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import PageViewRestriction

from accounts.models import AuditEntry, Consent
from accounts.privacy.services import consents
from courses import tasks
from courses.models import TrainingNews, TrainingNewsMail
from tests.factories.accounts import make_person
from tests.factories.courses import enrol_learner, make_cohort, make_course

pytestmark = pytest.mark.django_db
NEWS = Consent.Purpose.TRAINING_NEWS


@pytest.fixture
def reader(at):
    person = make_person("Rina Kartika", email="rina@contoh.go.id")
    consents.give_consent(user=person, purpose=NEWS, at=at)
    return person


def sweep():
    tasks.send_training_news()
    return [message.to[0] for message in mail.outbox]


def stop_link():
    return re.search(r"/data-pribadi/berhenti/(\S+)/", mail.outbox[0].body)[1]


def test_who_gave_consent_is_told_once(reader):
    make_person("Tanpa Persetujuan", email="tanpa@contoh.go.id")
    course = make_course("Aman Bekerja Daring")

    sweep()
    told = sweep()

    assert told == ["rina@contoh.go.id"]
    assert "Aman Bekerja Daring" in mail.outbox[0].subject
    assert course.url in mail.outbox[0].body


def test_a_second_cohort_of_a_known_course_is_no_news(reader):
    course = make_course()
    sweep()

    make_cohort(course, "Angkatan II")

    assert len(sweep()) == 1


@pytest.mark.parametrize("fields", [{"open": False}, {"published": False}])
def test_nobody_is_told_before_the_course_takes_registrations(reader, fields):
    make_course(**fields)

    assert sweep() == []
    assert not TrainingNews.objects.exists()


def test_a_course_that_opens_later_is_told_then(reader, at):
    course = make_course(open=False)
    sweep()

    make_cohort(course)

    assert sweep() == ["rina@contoh.go.id"]


def test_a_restricted_course_is_told_to_nobody(reader):
    PageViewRestriction.objects.create(page=make_course(), restriction_type=PageViewRestriction.LOGIN)

    assert sweep() == []


@pytest.mark.parametrize(
    "fields", [{"is_active": False}, {"email": None}, {"processing_restricted_at": datetime.datetime.now(datetime.UTC)}]
)
def test_who_can_not_or_must_not_be_written_to_is_not(reader, fields):
    type(reader).objects.filter(pk=reader.pk).update(**fields)
    make_course()

    assert sweep() == []


def test_who_found_the_course_already_is_not_told(reader, at):
    enrol_learner(make_course(), reader, at)

    assert sweep() == []


def test_a_mail_that_failed_is_tried_again(reader, settings):
    make_course()
    settings.EMAIL_BACKEND = "tests.courses.test_news.NoServer"
    with pytest.raises(ConnectionRefusedError):
        tasks.send_training_news()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert sweep() == ["rina@contoh.go.id"]


def test_the_link_in_the_mail_ends_them_without_signing_in(client, reader):
    make_course()
    sweep()
    url = reverse("privacy:withdraw_by_link", args=[stop_link()])

    page = client.get(url)
    assert reader.consents.filter(withdrawn_at=None).exists(), "looking withdraws nothing"
    client.post(url)
    again = client.post(url)

    assert page.status_code == again.status_code == 200
    assert not reader.consents.filter(withdrawn_at=None).exists()
    assert AuditEntry.objects.get(action="privacy.consent_withdrawn").actor_id == reader.public_id


def test_mail_programs_are_told_how_to_end_them_with_one_tap(client, reader):
    make_course()
    sweep()
    headers = mail.outbox[0].extra_headers

    client.handler.enforce_csrf_checks = True
    path = headers["List-Unsubscribe"].strip("<>").split("//", 1)[1].split("/", 1)[1]
    answer = client.post(f"/{path}", {"List-Unsubscribe": "One-Click"})

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert answer.status_code == 200
    assert not reader.consents.filter(withdrawn_at=None).exists()


@pytest.mark.parametrize("made_up", ["x{}", "{}x", "tidak-ada"])
def test_a_made_up_link_leads_nowhere(client, reader, made_up):
    make_course()
    sweep()

    url = reverse("privacy:withdraw_by_link", args=[made_up.format(stop_link().rstrip("/"))])

    assert client.post(url).status_code == 404


def test_a_person_is_told_of_a_course_only_once(reader, at):
    news = TrainingNews.objects.create(course_key=make_course().translation_key, title="Kursus", begun_at=at)
    news.mails.create(person=reader, sent_at=at)

    with pytest.raises(IntegrityError), transaction.atomic():
        TrainingNewsMail.objects.create(news=news, person=reader, sent_at=at)


def test_news_end_after_they_begin(at):
    early = at - datetime.timedelta(seconds=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        TrainingNews.objects.create(
            course_key="00000000-0000-4000-8000-000000000001", title="Kursus", begun_at=at, finished_at=early
        )


class NoServer:
    def __init__(self, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError
