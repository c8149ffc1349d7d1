"""What this room holds about a person, what an erasure leaves of it, and what is cleared away after a time."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import (
    ErasureLine,
    Table,
    register_eraser,
    register_exporter,
    register_retention_target,
)
from assessments.models import Mark, Response

STAYS = _("Proof of the result of an examination; it stays without a name")


def register():
    register_exporter("assessments", _("Quizzes"), tables, covers=["assessments.Attempt"])
    register_eraser("assessments", preview=preview)
    register_retention_target(
        "superseded_answers",
        _("Answers that were replaced by later ones"),
        action="delete",
        find=superseded_before,
        apply=lambda rows, at: rows.delete(),
    )


def tables(user):
    return [
        Table(
            code="attempts",
            label=_("Attempts at quizzes"),
            queryset=user.attempts.all(),
            columns={
                "public_id": _("id"),
                "enrolment__version__title": _("course"),
                "number": _("attempt number"),
                "started_at": _("started at"),
                "submitted_at": _("submitted at"),
                "score": _("score out of 100"),
                "is_passed": _("passed"),
            },
        ),
        Table(
            code="answers",
            label=_("Answers"),
            queryset=Response.objects.filter(attempt__learner=user),
            columns={
                "attempt__public_id": _("attempt"),
                "item__position": _("place in the order"),
                "chosen": _("chosen options"),
                "received_at": _("received at"),
            },
        ),
    ]


def preview(person):
    answers = Response.objects.filter(attempt__learner=person).count()
    return [
        ErasureLine(label=_("Attempts at quizzes"), count=person.attempts.count(), reason=STAYS),
        ErasureLine(label=_("Answers"), count=answers, reason=STAYS),
    ]


def superseded_before(before):
    """Answers of attempts handed in before the moment that no mark rests on."""
    marked = Mark.objects.filter(response=OuterRef("pk"))
    return Response.objects.filter(~Exists(marked), attempt__submitted_at__lt=before)
