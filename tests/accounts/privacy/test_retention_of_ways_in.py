"""What the ways in leave behind: codes, cards, notes of mails, devices and addresses of sessions that are over."""

import datetime

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from accounts.entering import activation
from accounts.kiosk import cards
from accounts.models import ActivationCode, CodeSheet, Invitation, KioskCard, RetentionRule
from accounts.privacy.services import retention
from tests.factories.accounts import make_administrator, make_person, make_unit

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def newcomer(unit):
    person = make_person("Yuliana Wati", unit=unit)
    person.set_unusable_password()
    person.save()
    return person


def clear(target, at):
    rule = retention.switch_on(rule=RetentionRule.objects.get(target=target), officer=make_administrator(), at=at)
    retention.apply_rules(at=at)
    return rule


def code_of(person, unit, at):
    activation.make_sheet(unit=unit, made_by=None, at=at, person=person)
    return person.activation_codes.latest("made_at")


def card_of(person, at):
    cards.issue_cards(employments=[person.current_employment()], issued_by=None, at=at)
    return person.kiosk_cards.latest("issued_at")


def test_codes_go_ninety_days_after_they_ended_and_their_sheets_with_the_last(unit, newcomer, at):
    replaced = code_of(newcomer, unit, at - 100 * DAY)
    lately_replaced = code_of(newcomer, unit, at - 91 * DAY)
    still_open = code_of(newcomer, unit, at - 5 * DAY)

    clear("activation_codes", at)

    assert set(ActivationCode.objects.all()) == {lately_replaced, still_open}
    assert set(CodeSheet.objects.all()) == {lately_replaced.sheet, still_open.sheet}
    assert not ActivationCode.objects.filter(pk=replaced.pk).exists()


@pytest.mark.parametrize("made_days_ago", [30 + 89, 30 + 91])
def test_a_code_that_nobody_used_goes_ninety_days_after_its_last_day(unit, newcomer, at, settings, made_days_ago):
    settings.ACTIVATION_CODE_DAYS = 30
    code_of(newcomer, unit, at - made_days_ago * DAY)

    clear("activation_codes", at)

    assert ActivationCode.objects.exists() is (made_days_ago < 30 + 90)


def test_cards_go_ninety_days_after_they_were_taken_back_or_became_too_old(unit, at):
    people = [make_person(unit=unit) for _ in range(4)]
    long_back, lately_back, too_old, standing = (card_of(person, at - 400 * DAY) for person in people)
    cards.revoke_cards(user=people[0], at=at - 91 * DAY)
    cards.revoke_cards(user=people[1], at=at - 89 * DAY)
    KioskCard.objects.exclude(pk=too_old.pk).update(expires_at=at + DAY)
    KioskCard.objects.filter(pk=too_old.pk).update(expires_at=at - 91 * DAY)

    clear("sign_in_cards", at)

    assert set(KioskCard.objects.all()) == {lately_back, standing}
    assert long_back.pk != too_old.pk


def test_the_note_of_a_mail_goes_after_a_year_and_one_that_waits_stays(at):
    old, newer, waiting = (Invitation(user=make_person(), asked_at=at - 500 * DAY) for _ in range(3))
    old.claimed_at = old.sent_at = at - 366 * DAY
    newer.claimed_at = newer.sent_at = at - 364 * DAY
    Invitation.objects.bulk_create([old, newer, waiting])

    clear("activation_mails", at)

    assert set(Invitation.objects.all()) == {newer, waiting}


def test_devices_and_addresses_go_thirty_days_after_their_session(at):
    person = make_person()
    for key, seen, ends in [
        ("signed out long ago", 31, None),
        ("signed out lately", 29, None),
        ("ended by itself long ago", 60, -31),
        ("ended by itself lately", 60, -29),
        ("alive", 60, 5),
    ]:
        UserSession.objects.create(
            user=person, session_key=key, ip="10.0.0.7", user_agent="x", last_seen_at=at - seen * DAY
        )
        if ends is not None:
            Session.objects.create(session_key=key, session_data="", expire_date=at + ends * DAY)

    clear("session_details", at)

    left = set(UserSession.objects.values_list("session_key", flat=True))
    assert left == {"signed out lately", "ended by itself lately", "alive"}
    assert Session.objects.count() == 3
