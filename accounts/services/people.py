from django.db import transaction

from accounts import audit
from accounts.models import User
from accounts.services.employment import employ


class EmailInUse(Exception):
    """Another account has this address."""


@transaction.atomic
def add_person(*, full_name, title_before="", title_after="", email=None, **employment) -> User:
    """Someone new with what they are (see `employ`). They choose a password when they activate the account."""
    email = _free_address(email)
    person = User(full_name=full_name, title_before=title_before, title_after=title_after, email=email)
    person.set_unusable_password()
    person.save()
    audit.record("person.added", subject=person, unit=employment["unit"])
    employ(user=person, **employment)
    return person


@transaction.atomic
def correct_person(*, user, **names) -> User:
    """Change name, titles or e-mail; what stays away stays as it is. Certificates keep the name they were issued to."""
    person = User.objects.select_for_update().get(pk=user.pk)
    if "email" in names:
        names["email"] = _free_address(names["email"], person)
    changes = {name: [getattr(person, name), value] for name, value in names.items() if getattr(person, name) != value}
    if not changes:
        return person
    for name, (_before, after) in changes.items():
        setattr(person, name, after)
    person.save(update_fields=list(changes))
    audit.record("person.corrected", subject=person, changes=changes)
    return person


def _free_address(email, person=None):
    email = User.objects.normalize_email(email)
    if email and User.objects.filter(email=email).exclude(pk=person and person.pk).exists():
        raise EmailInUse(email)
    return email
