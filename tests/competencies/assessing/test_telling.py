"""Assessors hear of what waits: once by mail in a cycle, and on their first page."""

import datetime
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from competencies.assessing import telling, waiting
from competencies.assessing.tasks import tend_assessments
from competencies.models import Rating
from tests.factories.accounts import make_person, make_unit
from tests.factories.assessing import hand_in, make_cycle, make_team, rating_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


@pytest.fixture
def leader(unit):
    leader, _people = make_team(unit, ["Yuliana Wati", "Budi Santoso"])
    type(leader).objects.filter(pk=leader.pk).update(email="sri@contoh.go.id")
    leader.refresh_from_db()
    return leader


class Refusing(EmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({})


class Down(EmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError


def test_a_superior_gets_one_mail_for_all_their_people(leader, unit, at):
    make_cycle(unit, at)

    for _ in range(2):
        telling.tell_due(at=at)

    (sent,) = mail.outbox
    assert sent.to == ["sri@contoh.go.id"]
    assert "2 pegawai" in sent.body
    assert "21 November" not in sent.subject


def test_who_was_told_is_not_told_again_of_what_comes_later(leader, unit, at):
    cycle = make_cycle(unit, at)
    telling.tell_due(at=at)
    _other, (person,) = make_team(unit, ["Tri Wahyuni"], "Kepala Lain")
    Rating.objects.create(cycle=cycle, subject=person, assessor=leader, relation="peer", asked_at=at)

    assert telling.tell_due(at=at) == 0
    assert len(mail.outbox) == 1


def test_nobody_is_told_before_the_first_day(leader, unit, at):
    later = timezone.localdate(at) + datetime.timedelta(days=3)
    make_cycle(unit, at, opens_on=later)

    assert telling.tell_due(at=at) == 0


def test_a_mail_that_could_not_be_sent_is_tried_again(leader, unit, at, settings):
    make_cycle(unit, at)
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    telling.tell_due(at=at)
    settings.EMAIL_BACKEND = usual

    assert telling.tell_due(at=at) == 1


def test_an_address_that_takes_no_mail_is_not_tried_again(leader, unit, at, settings):
    make_cycle(unit, at)
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    telling.tell_due(at=at)

    assert not Rating.objects.filter(assessor=leader, told_at=None).exists()


def test_the_sweep_closes_and_tells(leader, unit):
    now = timezone.now()
    yesterday = timezone.localdate(now) - datetime.timedelta(days=1)
    over = make_cycle(unit, now)
    type(over).objects.filter(pk=over.pk).update(opens_on=yesterday, closes_on=yesterday)
    make_cycle(unit, now)

    tend_assessments()

    over.refresh_from_db()
    assert over.closed_at is not None
    assert len(mail.outbox) == 1


def test_what_waits_is_counted_until_it_is_handed_in(leader, unit, at):
    cycle, on = make_cycle(unit, at), timezone.localdate(at)
    person = cycle.ratings.first().subject
    before = waiting.for_person(leader, on=on)

    hand_in(rating_of(cycle, person), at)

    assert (before.count, waiting.for_person(leader, on=on).count) == (2, 1)
    assert waiting.for_person(make_person("Orang Lain", unit=unit), on=on) is None
