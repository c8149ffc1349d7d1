"""Learning paths: courses in the order in which people of a position take them. A path advises and binds nobody, so a
published one may be changed.
"""

from django.db import transaction
from django.db.models import F

from accounts import audit
from competencies.models import LearningPath, PathStep

MOST_STEPS = 50
# Further away than any step, so that steps can change places under a unique constraint.
ASIDE = 1000
WORDS = ("name_id", "name_en", "about_id", "about_en", "position_kind", "position_title")


class PathIsEmpty(Exception):
    """A path without courses leads nowhere."""


class PathIsFull(Exception):
    """Nobody walks a longer one."""


class PathIsPublished(Exception):
    """People see it, so it is retired and not deleted."""


class NameTaken(Exception):
    """The unit has another draft of this name."""


@transaction.atomic
def create_path(*, unit, name_id, by, at, **words) -> LearningPath:
    """Without a unit it is for the whole nation. A draft that is there already under this name is the one."""
    path, is_new = LearningPath.objects.get_or_create(unit=unit, name_id=name_id, published_at=None, defaults=words)
    if is_new:
        _record("path.drafted", path, by)
    return path


@transaction.atomic
def change_path(*, path, by, at, **words) -> LearningPath:
    """Raises NameTaken."""
    found = _locked(path)
    changed = {name: value for name, value in words.items() if getattr(found, name) != value}
    drafts = LearningPath.objects.filter(unit=found.unit, published_at=None, name_id=words.get("name_id"))
    if found.published_at is None and drafts.exclude(pk=found.pk).exists():
        raise NameTaken(words["name_id"])
    if changed:
        changes = {name: [_text(getattr(found, name)), _text(value)] for name, value in changed.items()}
        for name, value in changed.items():
            setattr(found, name, value)
        found.save(update_fields=list(changed))
        _record("path.changed", found, by, changes=changes)
    return found


@transaction.atomic
def discard_path(*, path, by, at):
    """A draft only. Raises PathIsPublished. What is gone already raises nothing."""
    found = LearningPath.objects.select_for_update(of=["self"]).filter(pk=path.pk).first()
    if found is None:
        return
    if found.published_at is not None:
        raise PathIsPublished(f"{found} is published.")
    _record("path.discarded", found, by)
    found.delete()


@transaction.atomic
def add_course(*, path, course_key, title, by, at) -> PathStep:
    """At the end, once. Raises PathIsFull."""
    found = _locked(path)
    steps = list(found.steps.all())
    known = next((step for step in steps if step.course_key == course_key), None)
    if known:
        return known
    if len(steps) >= MOST_STEPS:
        raise PathIsFull(f"{found} has {len(steps)} steps.")
    step = found.steps.create(course_key=course_key, title=title, order=len(steps) + 1)
    _record("path.course_added", found, by, changes={"title": [None, title]})
    return step


@transaction.atomic
def move_course(*, path, course_key, to, by, at):
    """To the place `to`, counted from 1; beyond an end of the path, to that end."""
    found = _locked(path)
    steps = list(found.steps.all())
    moved = next((step for step in steps if step.course_key == course_key), None)
    if moved is None or steps.index(moved) + 1 == to:
        return
    steps.remove(moved)
    steps.insert(min(max(to, 1) - 1, len(steps)), moved)
    _number(found, steps)
    _record("path.course_moved", found, by, changes={"title": [None, moved.title]})


@transaction.atomic
def remove_course(*, path, course_key, by, at):
    """What is gone already raises nothing. Raises PathIsEmpty for the last course of a published path."""
    found = _locked(path)
    steps = list(found.steps.all())
    removed = next((step for step in steps if step.course_key == course_key), None)
    if removed is None:
        return
    if len(steps) == 1 and found.is_offered:
        raise PathIsEmpty(f"{found} is published.")
    removed.delete()
    _number(found, [step for step in steps if step != removed])
    _record("path.course_removed", found, by, changes={"title": [removed.title, None]})


@transaction.atomic
def publish_path(*, path, by, at) -> LearningPath:
    """Also brings a retired one back. Raises PathIsEmpty."""
    found = _locked(path)
    if found.is_offered:
        return found
    if not found.steps.exists():
        raise PathIsEmpty(f"{found} has no courses.")
    found.published_at, found.retired_at = found.published_at or at, None
    found.save(update_fields=["published_at", "retired_at"])
    _record("path.published", found, by)
    return found


@transaction.atomic
def retire_path(*, path, by, at) -> LearningPath:
    """Learners no longer see it. A draft stays a draft."""
    found = _locked(path)
    if found.is_offered:
        found.retired_at = at
        found.save(update_fields=["retired_at"])
        _record("path.retired", found, by)
    return found


def _locked(path):
    paths = LearningPath.objects.select_for_update(of=["self"]).select_related("unit", "position_kind")
    return paths.get(pk=path.pk)


def _number(path, steps):
    path.steps.update(order=F("order") + ASIDE)
    for order, step in enumerate(steps, start=1):
        step.order = order
    PathStep.objects.bulk_update(steps, ["order"])


def _record(action, path, by, **facts):
    audit.record(action, actor=by, unit=path.unit, target=path.name_id, **facts)


def _text(value):
    return str(value) if value else ""
