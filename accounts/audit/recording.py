from accounts.audit.context import current_act
from accounts.models import AuditEntry


def record(action, *, actor=None, subject=None, unit=None, target="", reason="", changes=None):
    """Add an entry to the trail, in the transaction of the act it tells of: neither stands without the other.

    `action` is a code such as "role.granted"; `subject` the person it was done to; `target` a short name of the
    thing ("certificate LDA-101/0001"); `changes` maps names of fields to [before, after]. Who acts is known from
    the request unless `actor` says otherwise.
    """
    act = current_act()
    actor = actor or act.actor
    is_someone = actor is not None and actor.is_authenticated
    return AuditEntry.objects.create(
        action=action,
        actor_id=actor.public_id if is_someone else None,
        actor_name=actor.full_name if is_someone else "",
        subject_id=subject and subject.public_id,
        subject_name=subject.full_name if subject else "",
        unit_id=unit and unit.public_id,
        target=target[:200],
        reason=reason[:500],
        changes=changes or {},
        address=act.address,
        origin=act.origin,
    )
