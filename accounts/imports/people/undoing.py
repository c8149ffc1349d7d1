"""Restoring what was before a list of people was applied; or refusing to, if anything has happened since."""

from django.db.models import Exists, OuterRef

from accounts.imports.errors import CannotUndo
from accounts.imports.people.state import digests
from accounts.models import Employment, ImportEffect, User

CHUNK = 1000


def undo_people(batch, *, report):
    """Inside a transaction. Raises CannotUndo."""
    _refuse_if_changed(batch)
    done = 0
    for effects in _chunks(batch):
        _restore(effects)
        report(done := done + len(effects))
    # Only now does nobody report any more to someone who is about to go.
    for effects in _chunks(batch):
        _remove_people([effect.person_id for effect in effects if effect.details.get("created")])


def _chunks(batch):
    last = 0
    while chunk := list(batch.effects.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _refuse_if_changed(batch):
    changed, names = 0, []
    for effects in _chunks(batch):
        list(User.objects.select_for_update().filter(pk__in=[each.person_id for each in effects]).values_list("pk"))
        now = digests([effect.person_id for effect in effects])
        differing = [effect.person_id for effect in effects if now.get(effect.person_id) != effect.digest]
        changed += len(differing)
        if differing and not names:
            names = list(User.objects.filter(pk__in=differing[:3]).values_list("full_name", flat=True))
    if changed:
        raise CannotUndo("people_changed", count=changed, names=", ".join(names))


def _restore(effects):
    started = [effect.details["started"] for effect in effects if "started" in effect.details]
    Employment.objects.filter(pk__in=started).delete()
    ended = [effect.details["ended"] for effect in effects if "ended" in effect.details]
    Employment.objects.filter(pk__in=ended).update(ended_on=None, ending="")
    for effect in effects:
        if "corrected" in effect.details:
            corrected = effect.details["corrected"]
            Employment.objects.filter(pk=corrected["employment"]).update(**corrected["before"])
        if "person" in effect.details:
            User.objects.filter(pk=effect.person_id).update(**effect.details["person"])


def _remove_people(users):
    """Those who never came in and have left no trace are removed; the others only lose the way in."""
    people = User.objects.filter(pk__in=users)
    untouched = people.filter(last_login=None)
    for relation in User._meta.related_objects:
        if relation.related_model is ImportEffect:
            continue
        traces = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        untouched = untouched.filter(~Exists(traces))
    for field in User._meta.many_to_many:
        untouched = untouched.filter(**{f"{field.name}__isnull": True})
    removable = list(untouched.values_list("pk", flat=True))
    people.exclude(pk__in=removable).update(is_active=False)
    ImportEffect.objects.filter(person__in=removable).delete()
    gone = User.objects.filter(pk__in=removable)
    gone._raw_delete(gone.db)  # what points to them has just been looked for
