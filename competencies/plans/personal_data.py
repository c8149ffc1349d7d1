"""What this part holds about a person, and what an erasure leaves of it."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, Table, register_eraser, register_exporter
from competencies.models import DevelopmentPlan, PlanMove, PlanStep


def register():
    covers = ["competencies.DevelopmentPlan", "competencies.PlanMove"]
    register_exporter("development_plans", _("Development plans"), tables, covers=covers)
    register_eraser("development_plans", preview=preview, erase=erase)


def tables(user):
    return [
        Table(
            code="development_plans",
            label=_("Development plans"),
            queryset=user.development_plans.all(),
            columns={
                "year": _("year"),
                "status": _("status"),
                "asked_at": _("asked at"),
                "decided_at": _("decided at"),
                "note": _("the superior's note"),
                "done_at": _("done at"),
            },
            words={"status": lambda code: str(DevelopmentPlan.Status(code).label)},
        ),
        Table(
            code="development_plan_steps",
            label=_("Steps of development plans"),
            queryset=PlanStep.objects.filter(plan__person=user),
            columns={
                "plan__year": _("year"),
                "title": _("what to do"),
                "competency__name_id": _("competency"),
                "target_level": _("level to reach"),
                "reason": _("reason"),
                "due_on": _("to be done by"),
                "done_at": _("done at"),
                "removed_at": _("removed at"),
            },
        ),
        Table(
            code="development_plan_history",
            label=_("History of development plans"),
            queryset=PlanMove.objects.filter(plan__person=user),
            columns={"plan__year": _("year"), "kind": _("what happened"), "at": _("when"), "note": _("note")},
            words={"kind": lambda code: str(PlanMove.Kind(code).label)},
        ),
    ]


def preview(person):
    return [ErasureLine(label=_("Development plans"), count=person.development_plans.count())]


def erase(person, at):
    """What somebody wanted to learn proves nothing: the proofs are in the ledger. Steps and history go along."""
    person.development_plans.all().delete()
