from django.utils import timezone

from accounts.audit.context import current_act
from accounts.audit.sealing import seal_after_commit
from accounts.models import AuditEntry


def record(action, **facts):
    """Add an entry to the trail, in the transaction of the act it tells of: neither stands without the other.

    `action` is a code such as "role.granted"; `subject` the person it was done to; `target` a short name of the
    thing ("certificate LDA-101/0001"); `changes` maps names of fields to [before, after]. Who acts is known from
    the request unless `actor` says otherwise. Without `unit` the entry belongs to the unit of the subject.
    """
    entry = _add(action, **facts)
    seal_after_commit()
    return entry


def record_event(action, **facts):
    """As `record`, for what happens often and changes nothing, such as signing in: the sweep seals it."""
    return _add(action, **facts)


def record_view(request, *, subject=None, unit=None, target="", action=None):
    """An officer looks at somebody's data, or takes it out as a file: one INSERT, also in a GET.

    Give the unit along with the subject where it is known, so that nothing is looked up. One's own data is no matter
    for the trail.
    """
    if subject is not None and subject.pk == request.user.pk:
        return None
    action = action or ("person.viewed" if subject else "unit.viewed")
    return _add(action, actor=request.user, subject=subject, unit=unit, target=target)


def _add(action, *, actor=None, subject=None, unit=None, target="", reason="", changes=None):
    act = current_act()
    actor = actor or act.actor
    is_someone = actor is not None and actor.is_authenticated
    return AuditEntry.objects.create(
        action=action,
        actor_id=actor.public_id if is_someone else None,
        actor_name=actor.full_name if is_someone else "",
        subject_id=subject and subject.public_id,
        subject_name=subject.full_name if subject else "",
        unit_id=unit.public_id if unit else _unit_of(subject),
        target=_fit(target, 200),
        reason=_fit(reason, 500),
        changes=changes or {},
        address=act.address,
        origin=_fit(act.origin, 100),
    )


def _fit(text, length):
    # PostgreSQL breaks down over a NUL.
    return str(text).replace("\0", "")[:length]


def _unit_of(person):
    """The public id of the unit where the person works or, once they have left, worked last."""
    if person is None or person.pk is None:
        return None
    known = getattr(person, "_current_employment", None)
    if known is not None:
        return known.unit.public_id
    begun = person.employments.filter(started_on__lte=timezone.localdate()).order_by("-started_on", "-pk")
    return begun.values_list("unit__public_id", flat=True).first()
