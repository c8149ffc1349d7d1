"""Two records of one person become one. The record that is given up stays, closed and empty, and leads to the other."""

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from accounts import audit, merging
from accounts.models import User

# Means of signing in belong to the record that had them. Without them, the person links them to the kept one anew.
SIGN_IN_APPS = {"account", "mfa", "socialaccount", "usersessions"}


class SamePerson(Exception):
    """A record can't be merged into itself, or into one that was given up already."""


class MergeRefused(Exception):
    """Something stands in both records that only people can settle; `conflicts` says what."""

    def __init__(self, conflicts):
        super().__init__("; ".join(str(conflict.text) for conflict in conflicts))
        self.conflicts = conflicts


@transaction.atomic
def merge_people(*, kept, other, at) -> User:
    """Move all that `other` has to `kept`, close `other` and point it to `kept`. It can't be undone."""
    locked = User.objects.select_for_update().in_bulk(sorted([kept.pk, other.pk]))
    kept, other = locked[kept.pk], locked[other.pk]
    if other.merged_into_id == kept.pk and kept != other:
        return kept
    if kept == other or kept.merged_into_id or other.merged_into_id:
        raise SamePerson(f"{other.public_id} into {kept.public_id}")
    blocking = [conflict for conflict in merging.conflicts(kept, other) if conflict.blocks]
    if blocking:
        raise MergeRefused(blocking)

    staying = merging.staying(kept, other)
    merging.settle(kept, other, at=at)
    moved = _move_all(kept, other, staying)
    _close(kept, other)
    audit.record(
        "people.merged",
        subject=kept,
        target=other.full_name,
        changes={"merged": [str(other.public_id), str(kept.public_id)], "moved": [None, moved]},
    )
    audit.record("people.merged_away", subject=other, target=kept.full_name)
    return kept


def _move_all(kept, other, staying):
    """{model: how many rows} of everything that pointed to `other`, whichever room it is of."""
    moved = {}
    for relation in links_to_people():
        model, name = relation.related_model, relation.field.name
        # Plain querysets: ledgers refuse changes, and whose a row is, is the one change that they must take here.
        rows = QuerySet(model).filter(**{name: other}).exclude(staying.get(model, Q(pk__in=[])))
        if model._meta.app_label in SIGN_IN_APPS:
            rows.delete()
        elif count := _move(rows, name, kept):
            moved[model._meta.label] = moved.get(model._meta.label, 0) + count
    return moved


def _move(rows, name, kept):
    try:
        with transaction.atomic():
            return rows.update(**{name: kept})
    except IntegrityError:
        return sum(_move_row(rows, key, name, kept) for key in list(rows.values_list("pk", flat=True)))


def _move_row(rows, key, name, kept):
    """A row that the kept record has already stays with the closed one."""
    try:
        with transaction.atomic():
            return rows.filter(pk=key).update(**{name: kept})
    except IntegrityError:
        return 0


def links_to_people():
    """Every foreign key to a person, hidden ones included, but those between merged records and of groups."""
    return [
        relation
        for relation in get_user_model()._meta.get_fields(include_hidden=True)
        if (relation.one_to_many or relation.one_to_one)
        and relation.auto_created
        and not relation.concrete
        and not relation.related_model._meta.auto_created
        and relation.related_model._meta.managed
        and relation.field.name != "merged_into"
    ]


def _close(kept, other):
    """An address of the other record goes along if the kept one has none; else it goes on leading there."""
    User.objects.filter(merged_into=other).update(merged_into=kept)
    email = other.email
    other.is_active, other.merged_into = False, kept
    if email and not kept.email:
        other.email = None
    other.set_unusable_password()
    other.save(update_fields=["is_active", "merged_into", "email", "password"])
    if email and not kept.email:
        kept.email = email
        kept.save(update_fields=["email"])
