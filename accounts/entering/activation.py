"""Opening the accounts of people who have no password yet: by printed code, by mail."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import F, Q

from accounts import audit, identity_numbers
from accounts.entering import codes
from accounts.granting import may_change_account
from accounts.models import ActivationCode, CodeSheet, Employment, Invitation, RoleAssignment, User

MOST_ON_A_SHEET = 300
CLAIM_LASTS = timedelta(minutes=10)


class AlreadyActive(Exception):
    """The person has chosen a password already."""


class NobodyLeft(Exception):
    """Nobody in the unit waits for a code that this officer may print."""


def waiting(unit):
    """Today's employments in the unit's subtree whose people have no password yet."""
    return (
        Employment.objects.current()
        .in_subtree(unit)
        .filter(user__is_active=True, user__password__startswith=UNUSABLE_PASSWORD_PREFIX)
        .filter(user__socialaccount=None)
    )


def is_waiting(person):
    """Whether `waiting` of the person's unit has them, asked of the database only if they have no password."""
    return person.is_active and not person.has_usable_password() and not person.socialaccount_set.exists()


def next_on_a_sheet(unit, *, at):
    """Everyone who waits. Of more than a sheet holds, those without a code that is still good, if there are any."""
    people = waiting(unit).select_related("user", "unit").order_by("unit__path", "user__full_name", "pk")
    if people.count() <= MOST_ON_A_SHEET:
        return list(people)
    without_code = people.exclude(user__in=ActivationCode.objects.open(at).values("user"))
    return list(without_code[:MOST_ON_A_SHEET]) or list(people[:MOST_ON_A_SHEET])


@transaction.atomic
def make_sheet(*, unit, made_by, at, person=None):
    """New codes for everyone of the unit who waits, or for one of them; older codes of theirs end.

    Returns [(employment, code)]. The codes are nowhere else: who calls this prints them now or never.
    """
    if person is None:
        employments = next_on_a_sheet(unit, at=at)
    else:
        employments = list(waiting(unit).filter(user=person).select_related("user", "unit"))
    employments = _openable(employments, made_by, at)
    if not employments:
        raise NobodyLeft(f"Nobody in {unit} waits for a code of {made_by}.")
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
        target=unit.name,
        changes={"people": [None, len(slips)]},
    )
    return slips


def _openable(employments, officer, at):
    """Without those whose account this officer may not open: whoever reads a code can be the first to come in."""
    users = [employment.user_id for employment in employments]
    held = RoleAssignment.objects.not_over(at).filter(user__in=users)
    with_roles = set(held.values_list("user", flat=True)) if officer else ()
    return [each for each in employments if each.user_id not in with_roles or may_change_account(officer, each.user)]


def still_opens(code):
    """Whether who printed the code may still open the account: a role may have been given since."""
    return code.sheet.made_by is None or may_change_account(code.sheet.made_by, code.user)


def code_that_fits(*, number, code, at):
    """The open code of the person with this number, or None. One query for a wrong one, whoever it is."""
    found = (
        ActivationCode.objects.open(at)
        .filter(digest=codes.digest(code), user__is_active=True)
        .filter(user__employments__in=Employment.objects.not_ended().filter(number=number))
        .select_related("user", "sheet__made_by")
        .first()
    )
    return found if found and still_opens(found) else None


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
    fitting = ActivationCode.objects.open(at).filter(user=user, digest=codes.digest(code))
    found = fitting.select_related("user", "sheet__made_by").first()
    return found is not None and still_opens(found) and bool(fitting.update(used_at=at))


def close_codes(*, user, at):
    ActivationCode.objects.filter(user=user, used_at=None, voided_at=None).update(used_at=at)


def forget_codes(codes):
    """With its last code a sheet goes too: that it was printed, and by whom, stands in the audit trail."""
    codes.delete()
    CodeSheet.objects.filter(codes=None).delete()


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
