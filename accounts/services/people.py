from django.db import transaction

from accounts import identity_numbers
from accounts.models import Employment, User


class NumberInUse(Exception):
    """Someone else is employed under this number today."""


class EmploymentOutOfOrder(Exception):
    """The new employment would start before the current one did."""


@transaction.atomic
def employ(*, user, number, status, unit, position_title="", rank=None, position_kind=None, started_on) -> Employment:
    """Record what the person is from `started_on` on, and close what they were. Raises MalformedNumber as well."""
    User.objects.select_for_update().get(pk=user.pk)
    number = identity_numbers.parse(number).text
    facts = {
        "number": number,
        "status": status,
        "unit_id": unit.pk,
        "position_title": position_title,
        "rank_id": rank and rank.pk,
        "position_kind_id": position_kind and position_kind.pk,
    }
    current = user.employments.current().first()
    if current and all(getattr(current, name) == value for name, value in facts.items()):
        return current
    if Employment.objects.current().filter(number=number).exclude(user=user).exists():
        raise NumberInUse(f"{identity_numbers.mask(number)} belongs to someone else.")

    if current:
        _close(current, on=started_on)
    user.forget_employment()
    return Employment.objects.create(user=user, started_on=started_on, **facts)


def _close(employment, *, on):
    if on < employment.started_on:
        raise EmploymentOutOfOrder(f"{on} is before {employment.started_on}.")
    employment.ended_on = on
    employment.save(update_fields=["ended_on"])
