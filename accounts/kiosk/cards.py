"""Sign-in cards: issued by an officer, given a PIN by their owner, used on shared devices, taken back."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from accounts import audit
from accounts.entering import activation, codes
from accounts.kiosk import pins
from accounts.models import Employment, KioskCard, User
from accounts.models.kiosk import MOST_FAILURES

MOST_ON_A_SHEET = 200


class CardRefused(Exception):
    """Unknown, too old, taken back, locked, without a PIN, or the wrong secret: nobody is told which."""


class PinTooPersonal(Exception):
    """The PIN is part of the owner's number or birth date."""


class NobodyWithoutCard(Exception):
    """Everyone in the unit has a card."""


def holders(unit):
    """Today's employments in the unit's subtree whose people may have a card."""
    return Employment.objects.current().in_subtree(unit).filter(user__is_active=True)


def without_card(unit, *, at):
    return holders(unit).exclude(user__in=KioskCard.objects.usable(at).values("user"))


@transaction.atomic
def issue_cards(*, employments, issued_by, at):
    """New cards for the people of these employments; those they had end. Returns [(employment, number)].

    The numbers are nowhere else: who calls this prints them now or never.
    """
    people = {employment.user_id: employment for employment in employments}
    list(User.objects.select_for_update().filter(pk__in=people).order_by("pk").values_list("pk"))
    KioskCard.objects.filter(user__in=people, revoked_at=None).update(revoked_at=at)
    slips = [(employment, codes.new_code()) for employment in people.values()]
    expires_at = at + timedelta(days=settings.KIOSK_CARD_DAYS)
    KioskCard.objects.bulk_create(
        KioskCard(
            user_id=employment.user_id,
            digest=codes.digest(number),
            issued_by=issued_by,
            issued_at=at,
            expires_at=expires_at,
        )
        for employment, number in slips
    )
    for employment, _number in slips:
        audit.record("kiosk.card_issued", subject=employment.user, unit=employment.unit)
    return slips


@transaction.atomic
def issue_missing(*, unit, issued_by, at):
    rows = without_card(unit, at=at).select_related("user", "unit").order_by("unit__path", "user__full_name", "pk")
    employments = list(rows[:MOST_ON_A_SHEET])
    if not employments:
        raise NobodyWithoutCard(f"Everyone in {unit} has a card.")
    return issue_cards(employments=employments, issued_by=issued_by, at=at)


@transaction.atomic
def revoke_cards(*, user, at):
    """Taking back twice changes nothing the second time."""
    if KioskCard.objects.filter(user=user, revoked_at=None).update(revoked_at=at):
        audit.record("kiosk.card_revoked", subject=user)


def enter(*, number, pin, at):
    """The person whose card and PIN these are, or CardRefused."""
    card = _count_attempt(number, at)
    # Hashes whatever the card is, so that unknown cards take as long to refuse as known ones.
    if not _proves(pin, card.pin if card else "") or card is None:
        _note_lock(card)
        raise CardRefused
    KioskCard.objects.filter(pk=card.pk).update(failures=0, last_used_at=at)
    return card.user


def choose_pin(*, number, secret, pin, at):
    """Give the card its PIN. `secret` is the owner's password or, while there is none, their activation code.

    Whether the PIN is about the owner is only told to whom has proved to be the owner.
    """
    card = _count_attempt(number, at)
    with transaction.atomic():
        if _is_owners(card, secret, at):
            _set_pin(card, pin)
            return card.user
    _note_lock(card)
    raise CardRefused


def _set_pin(card, pin):
    """Raising undoes the use of an activation code, so that it is still good for the next PIN."""
    if pins.is_about(pin, list(card.user.employments.values_list("number", flat=True))):
        raise PinTooPersonal
    KioskCard.objects.filter(pk=card.pk).update(failures=0, pin=make_password(pin))
    audit.record("kiosk.pin_chosen", actor=card.user, subject=card.user)


def _count_attempt(number, at):
    """The usable card with this number. Counted first and forgiven later: guesses side by side all count."""
    found = KioskCard.objects.usable(at).filter(digest=codes.digest(number))
    if not found.update(failures=F("failures") + 1):
        return None
    return KioskCard.objects.select_related("user").get(digest=codes.digest(number))


def _note_lock(card):
    if card is not None and card.failures >= MOST_FAILURES:
        audit.record_event("kiosk.card_locked", subject=card.user)


def _is_owners(card, secret, at):
    if card is not None and not card.user.has_usable_password():
        return activation.use_code(user=card.user, code=secret, at=at)
    return _proves(secret, card.user.password if card else "")


def _proves(secret, hashed):
    if hashed:
        return check_password(secret, hashed)
    make_password(secret)
    return False
