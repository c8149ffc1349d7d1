"""Opening the accounts of people who have no password yet: by printed code, by mail."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import F, Q

from accounts import audit, identity_numbers
from accounts.entering import codes
from accounts.models import ActivationCode, CodeSheet, Employment, Invitation, User

MOST_ON_A_SHEET = 300
CLAIM_LASTS = timedelta(minutes=10)


class AlreadyActive(Exception):
    """The person has chosen a password already."""


class NobodyLeft(Exception):
    """Everyone in the unit has an account that is open, or no address to write to."""


def waiting(unit):
    """Today's employments in the unit's subtree whose people have no password yet."""
    return (
        Employment.objects.current()
        .in_subtree(unit)
        .filter(user__is_active=True, user__password__startswith=UNUSABLE_PASSWORD_PREFIX)
        .filter(user__socialaccount=None)
    )


@transaction.atomic
def make_sheet(*, unit, made_by, at):
    """New codes for everyone of the unit who waits; older codes of theirs end. Returns [(employment, code)].

    The codes are nowhere else: who calls this prints them now or never.
    """
    employments = list(
        waiting(unit).select_related("user", "unit").order_by("unit__path", "user__full_name", "pk")[:MOST_ON_A_SHEET]
    )
    if not employments:
        raise NobodyLeft(f"Nobody in {unit} waits for a code.")
    sheet = CodeSheet.objects.create(unit=unit, made_by=made_by, made_at=at)
    users = [employment.user_id for employment in employments]
    ActivationCode.objects.filter(user__in=users, used_at=None, voided_at=None).update(voided_at=at)
    slips = [(employment, codes.new_code()) for employment in employments]
    expires_at = at + timedelta(days=settings.ACTIVATION_CODE_DAYS)
    ActivationCode.objects.bulk_create(
        ActivationCode(sheet=sheet, user=employment.user, digest=codes.digest(code), made_at=at, expires_at=expires_at)
        for employment, code in slips
    )
    audit.record(
        "activation.sheet_made",
        unit=unit,
        target=f"code sheet {sheet.public_id}",
        changes={"people": [None, len(slips)]},
    )
    return slips


def code_that_fits(*, number, code, at):
    """The open code of the person with this number, or None. One query, whoever it is."""
    return (
        ActivationCode.objects.open(at)
        .filter(digest=codes.digest(code), user__is_active=True)
        .filter(user__employments__in=Employment.objects.not_ended().filter(number=number))
        .select_related("user")
        .first()
    )


def count_failure(*, number, at):
    owners = Employment.objects.not_ended().filter(number=identity_numbers.normalise(number)).values("user")
    ActivationCode.objects.open(at).filter(user__in=owners).update(failed_attempts=F("failed_attempts") + 1)


@transaction.atomic
def activate(*, user, password, at) -> User:
    """Set the first password; what else could have opened the account ends."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.has_usable_password():
        raise AlreadyActive(f"{user} has a password.")
    user.set_password(password)
    user.save(update_fields=["password"])
    close_codes(user=user, at=at)
    audit.record("activation.done", actor=user, subject=user)
    return user


@transaction.atomic
def use_code(*, user, code, at):
    """Whether this is the person's open code; it is used up by the answer yes."""
    code = ActivationCode.objects.open(at).filter(user=user, digest=codes.digest(code))
    return bool(code.update(used_at=at))


def close_codes(*, user, at):
    ActivationCode.objects.filter(user=user, used_at=None, voided_at=None).update(used_at=at)


@transaction.atomic
def invite(*, people, asked_by, at):
    """Put a mail on its way to each of these people who waits and has an address. Returns how many.

    A mail that is still on its way isn't asked for twice.
    """
    ready = (
        User.objects.filter(pk__in=people, is_active=True, email__isnull=False)
        .filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        .exclude(invitations__in=Invitation.objects.filter(sent_at=None))
    )
    found = list(ready)
    Invitation.objects.bulk_create(
        [Invitation(user=user, asked_by=asked_by, asked_at=at) for user in found], ignore_conflicts=True
    )
    for user in found:
        audit.record("activation.mail_asked", subject=user)
    return len(found)


def claim_invitations(*, at, most=100):
    """Invitations to send now, taken so that no other worker sends them too; a lost one is free again later."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - CLAIM_LASTS)
    due = Invitation.objects.filter(free, sent_at=None)
    keys = list(due.order_by("asked_at", "pk").values_list("pk", flat=True)[:most])
    claimed = [key for key in keys if due.filter(pk=key).update(claimed_at=at)]
    return Invitation.objects.filter(pk__in=claimed).select_related("user")
