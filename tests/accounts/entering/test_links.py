"""Activation by mail."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from accounts.entering import activation, tasks
from accounts.models import Invitation, User
from tests.accounts.entering.steps import NEW, choose, link_in, number_of, signed_in_as
from tests.factories.accounts import make_number, make_person

pytestmark = pytest.mark.django_db


def ask(client, login):
    return client.post(reverse("entering:ask_link"), {"login": login}, follow=True)


@pytest.mark.parametrize("by", ["number", "e-mail"])
def test_whoever_asks_gets_a_link_and_chooses_a_password(client, newcomer, mailoutbox, by):
    ask(client, number_of(newcomer) if by == "number" else "YULIANA@contoh.go.id")

    choose(client, link_in(mailoutbox[0]))

    assert mailoutbox[0].to == [newcomer.email]
    assert "7 hari" in mailoutbox[0].body
    assert signed_in_as(client) == newcomer.pk


def test_known_unknown_and_active_people_get_the_same_answer(client, newcomer, unit, mailoutbox):
    active = make_person("Sudah Aktif", unit=unit, email="aktif@contoh.go.id")

    answers = [ask(client, login) for login in (newcomer.email, active.email, "tidak@ada.go.id", make_number())]

    assert {answer.content for answer in answers} == {answers[0].content}
    assert [mail.to for mail in mailoutbox] == [[newcomer.email], [active.email]]


def test_somebody_active_is_told_how_to_sign_in(client, unit, mailoutbox):
    make_person("Sudah Aktif", unit=unit, email="aktif@contoh.go.id")

    ask(client, "aktif@contoh.go.id")

    assert "sudah aktif" in mailoutbox[0].body
    assert "/aktivasi/sandi/" not in mailoutbox[0].body


def test_a_link_works_once(client, newcomer, mailoutbox):
    ask(client, newcomer.email)
    choose(client, link_in(mailoutbox[0]))

    assert type(client)().get(link_in(mailoutbox[0])).status_code == 410


def test_a_link_ends_after_seven_days(client, newcomer, mailoutbox):
    with patch.object(signing.time, "time", return_value=(timezone.now() - timedelta(days=8)).timestamp()):
        ask(client, newcomer.email)

    assert client.get(link_in(mailoutbox[0])).status_code == 410


@pytest.mark.parametrize("token", ["x", "a:b:c", "eyJ1c2VyIjoiMSJ9:1abc:xyz"])
def test_a_made_up_link_opens_nothing(client, newcomer, token):
    assert client.get(reverse("entering:choose_password", args=[token])).status_code == 410


def test_the_link_of_someone_made_inactive_opens_nothing(client, newcomer, mailoutbox):
    ask(client, newcomer.email)
    User.objects.update(is_active=False)

    assert choose(client, link_in(mailoutbox[0])).status_code == 410


def test_the_link_names_the_site_of_the_settings(client, newcomer, mailoutbox, settings):
    client.post(reverse("entering:ask_link"), {"login": newcomer.email}, HTTP_HOST="jahat.example")

    assert settings.SITE_URL in mailoutbox[0].body
    assert "jahat" not in mailoutbox[0].body


def test_an_invitation_is_mailed_once(newcomer, mailoutbox):
    activation.invite(people=[newcomer.pk], asked_by=None, at=timezone.now())

    tasks.send_invitations()
    tasks.send_invitations()

    assert len(mailoutbox) == 1
    assert Invitation.objects.get().sent_at


def test_an_invitation_that_a_killed_worker_held_is_sent_later(newcomer, mailoutbox):
    now = timezone.now()
    activation.invite(people=[newcomer.pk], asked_by=None, at=now)
    list(activation.claim_invitations(at=now))

    tasks.send_invitations()
    assert mailoutbox == []
    Invitation.objects.update(claimed_at=now - timedelta(minutes=11))
    tasks.send_invitations()

    assert len(mailoutbox) == 1


def test_a_mail_server_that_refuses_one_leaves_the_others(newcomer, unit, mailoutbox, caplog):
    other = make_person("Orang Lain", unit=unit, password=None, email="lain@contoh.go.id")
    activation.invite(people=[newcomer.pk, other.pk], asked_by=None, at=timezone.now())
    real = tasks.mails.send_activation

    def refuse_one(user):
        if user == newcomer:
            raise ConnectionRefusedError
        real(user)

    with patch.object(tasks.mails, "send_activation", refuse_one):
        tasks.send_invitations()

    assert [mail.to for mail in mailoutbox] == [[other.email]]
    assert Invitation.objects.get(user=newcomer).sent_at is None


def test_only_people_who_wait_and_have_an_address_are_invited(newcomer, unit):
    active = make_person("Sudah Aktif", unit=unit, email="aktif@contoh.go.id")
    without_address = make_person("Tanpa Surel", unit=unit, password=None)
    people = [newcomer.pk, active.pk, without_address.pk]

    assert activation.invite(people=people, asked_by=None, at=timezone.now()) == 1
    assert activation.invite(people=people, asked_by=None, at=timezone.now()) == 0
    assert NEW
