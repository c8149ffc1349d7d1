from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import KioskCard, KioskDevice

pytestmark = pytest.mark.django_db


def card(owner, at, **fields):
    given = {"digest": "d" * 64, "issued_at": at, "expires_at": at + timedelta(days=1), **fields}
    return KioskCard(user=owner, **given)


IMPOSSIBLE_CARDS = {
    "over before it begins": lambda at: {"expires_at": at},
    "taken back before it was issued": lambda at: {"revoked_at": at - timedelta(seconds=1)},
    "more failures than lock it": lambda at: {"failures": 6},
    "used without a PIN": lambda at: {"last_used_at": at, "pin": ""},
}
IMPOSSIBLE_DEVICES = {
    "no name": lambda at: {"name": ""},
    "ended before it was made": lambda at: {"revoked_at": at - timedelta(seconds=1)},
}


@pytest.mark.parametrize("broken", IMPOSSIBLE_CARDS.values(), ids=IMPOSSIBLE_CARDS)
def test_the_database_refuses_a_card_that_cannot_be(owner, at, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        card(owner, at, **broken(at)).save()


def test_nobody_has_two_cards(owner, at):
    card(owner, at).save()

    with pytest.raises(IntegrityError), transaction.atomic():
        card(owner, at, digest="e" * 64).save()


@pytest.mark.parametrize("broken", IMPOSSIBLE_DEVICES.values(), ids=IMPOSSIBLE_DEVICES)
def test_the_database_refuses_a_device_that_cannot_be(unit, at, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        KioskDevice.objects.create(**{"name": "Meja depan", "unit": unit, "made_at": at, **broken(at)})
