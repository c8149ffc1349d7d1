import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import Farewell, User
from accounts.privacy import registry
from accounts.privacy.signals import person_erased


class StillEmployed(Exception):
    """The agency needs the data of those who work for it (article 15(1)(c)): only who has left can be erased."""


def preview_erasure(*, person) -> list[registry.ErasureLine]:
    """What would go and what would stay, of every room."""
    return [line for eraser in registry.erasers() for line in eraser.preview(person)]


@transaction.atomic
def erase_person(*, person, reason, at: datetime.datetime) -> User:
    """Make the person unknown for good: sign-in closed, names and numbers replaced. Records that a law keeps stay."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.erased_at is not None:
        return person
    if person.employments.not_ended(timezone.localdate(at)).exists():
        raise StillEmployed(str(person.public_id))
    # The entry itself names the person by the id alone.
    name, person.full_name = person.full_name, ""
    audit.record("privacy.erased", subject=person, reason=reason)
    person.full_name = name
    email = person.email
    for eraser in registry.erasers():
        eraser.erase(person, at)
    if email:  # the person is to know (article 45), and nobody can look the address up afterwards
        farewell = Farewell.objects.create(email=email, name=name, asked_at=at)
        transaction.on_commit(partial(person_erased.send_robust, sender=User, farewell_id=farewell.pk))
    return person
