"""The log of a person's attempts in the copy of their data, and what an erasure leaves of it."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, Table, register_eraser, register_exporter
from assessments.models import AttemptEvent

STAYS = _("Proof of how an examination went; it stays without a name and without reasons")
NOT_TOLD_ANY_MORE = "–"


def register():
    register_exporter("attempt_log", _("Logs of attempts"), tables, covers=["assessments.AttemptEvent"])
    register_eraser("attempt_log", preview=preview, erase=erase)


def tables(user):
    return [
        Table(
            code="attempt_log",
            label=_("Logs of attempts"),
            queryset=_events_of(user).order_by("attempt__started_at", "attempt", "at", "pk"),
            columns={
                "attempt__public_id": _("attempt"),
                "attempt__version__title": _("quiz"),
                "attempt__number": _("attempt number"),
                "at": _("at"),
                "kind": _("event"),
            },
            for_programs=frozenset({"attempt__public_id"}),
        )
    ]


def _events_of(person):
    return AttemptEvent.objects.filter(attempt__learner=person)


def preview(person):
    return [ErasureLine(label=_("Logs of attempts"), count=_events_of(person).count(), reason=STAYS)]


def erase(person, at):
    """Reasons are written by people, who may name an illness."""
    told = [event for event in _events_of(person) if event.facts.get("reason")]
    for event in told:
        event.facts["reason"] = NOT_TOLD_ANY_MORE
    AttemptEvent.objects.bulk_update(told, ["facts"], batch_size=500)
