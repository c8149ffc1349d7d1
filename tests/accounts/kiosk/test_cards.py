"""What a card opens, for whom, and when it stops."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import check_password

from accounts.entering import activation
from accounts.kiosk import cards
from accounts.models import ActivationCode, AuditEntry, KioskCard
from tests.accounts.kiosk.conftest import PIN, issue
from tests.factories.accounts import PASSWORD, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(number, now):
    """The number of a card whose owner chose a PIN."""
    cards.choose_pin(number=number, secret=PASSWORD, pin=PIN, at=now)
    return number


def test_card_and_pin_open_the_account_of_their_owner(owner, ready, now):
    assert cards.enter(number=ready, pin=PIN, at=now) == owner
    assert KioskCard.objects.get().last_used_at == now


def test_a_card_whose_owner_chose_no_pin_opens_nothing(number, now):
    for pin in ("", PIN):
        with pytest.raises(cards.CardRefused):
            cards.enter(number=number, pin=pin, at=now)


def test_number_and_pin_are_kept_as_digests_only(ready):
    held = KioskCard.objects.get()

    assert ready not in str(vars(held))
    assert PIN not in str(vars(held))
    assert check_password(PIN, held.pin)


def test_five_wrong_pins_lock_the_card_and_nothing_else(owner, ready, now):
    for _ in range(5):
        with pytest.raises(cards.CardRefused):
            cards.enter(number=ready, pin="904417", at=now)

    with pytest.raises(cards.CardRefused):
        cards.enter(number=ready, pin=PIN, at=now)
    with pytest.raises(cards.CardRefused):
        cards.choose_pin(number=ready, secret=PASSWORD, pin=PIN, at=now)
    assert KioskCard.objects.get().is_locked
    assert owner.is_active
    assert AuditEntry.objects.filter(action="kiosk.card_locked", subject_id=owner.public_id).count() == 1


def test_a_right_pin_forgives_the_wrong_ones_before(ready, now):
    for _ in range(2):
        for _ in range(4):
            with pytest.raises(cards.CardRefused):
                cards.enter(number=ready, pin="904417", at=now)
        cards.enter(number=ready, pin=PIN, at=now)

    assert KioskCard.objects.get().failures == 0


def test_a_card_taken_back_too_old_or_of_a_closed_account_opens_nothing(owner, ready, now):
    with pytest.raises(cards.CardRefused):
        cards.enter(number=ready, pin=PIN, at=now + timedelta(days=366))

    type(owner).objects.filter(pk=owner.pk).update(is_active=False)
    with pytest.raises(cards.CardRefused):
        cards.enter(number=ready, pin=PIN, at=now)

    type(owner).objects.filter(pk=owner.pk).update(is_active=True)
    cards.revoke_cards(user=owner, at=now)
    with pytest.raises(cards.CardRefused):
        cards.enter(number=ready, pin=PIN, at=now)


def test_a_new_card_ends_the_old_one(owner, ready, now):
    issue(owner, now)

    with pytest.raises(cards.CardRefused):
        cards.enter(number=ready, pin=PIN, at=now)
    assert KioskCard.objects.filter(revoked_at=None).count() == 1


def test_whoever_prints_a_card_can_not_give_it_a_pin(number, now):
    with pytest.raises(cards.CardRefused):
        cards.choose_pin(number=number, secret="bukan-kata-sandi", pin=PIN, at=now)

    assert KioskCard.objects.get().pin == ""


def test_who_has_no_password_proves_it_with_the_activation_code_once(unit, now):
    newcomer = make_person("Budi Baru", unit=unit, password=None)
    [(_, code)] = activation.make_sheet(unit=unit, made_by=None, at=now)
    number = issue(newcomer, now)

    cards.choose_pin(number=number, secret=code, pin=PIN, at=now)

    assert cards.enter(number=number, pin=PIN, at=now) == newcomer
    with pytest.raises(cards.CardRefused):
        cards.choose_pin(number=number, secret=code, pin="771204", at=now)


def test_a_pin_made_of_ones_own_number_uses_up_nothing(unit, now):
    newcomer = make_person("Budi Baru", unit=unit, password=None)
    [(_, code)] = activation.make_sheet(unit=unit, made_by=None, at=now)
    number = issue(newcomer, now)

    with pytest.raises(cards.PinTooPersonal):
        cards.choose_pin(number=number, secret=code, pin=newcomer.current_employment().number[2:8], at=now)

    assert ActivationCode.objects.open(now).exists()


def test_an_unknown_card_is_refused_like_any_other(now):
    with pytest.raises(cards.CardRefused):
        cards.enter(number="K7MPD3XW9H", pin=PIN, at=now)


def test_cards_for_a_unit_are_made_only_for_those_without(unit, owner, officer, number, now):
    slips = cards.issue_missing(unit=unit, issued_by=officer, at=now)

    assert [employment.user for employment, _ in slips] == [officer]
    with pytest.raises(cards.NobodyWithoutCard):
        cards.issue_missing(unit=unit, issued_by=officer, at=now)


def test_issuing_and_taking_back_stand_in_the_audit_trail(owner, number, now):
    for _ in range(2):
        cards.revoke_cards(user=owner, at=now)

    found = AuditEntry.objects.filter(subject_id=owner.public_id, action__startswith="kiosk.")
    assert sorted(found.values_list("action", flat=True)) == ["kiosk.card_issued", "kiosk.card_revoked"]
