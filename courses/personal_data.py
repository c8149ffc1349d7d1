"""What this room holds about a person, and what an erasure leaves of it."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, Table, register_eraser, register_exporter
from courses.models import StepCompletion

STAYS = _("Basis of lesson hours and of the counts of a course; it stays without a name")


def register():
    register_exporter("courses", _("Courses"), tables, covers=["courses.Enrolment"])
    register_eraser("courses", preview=preview)


def tables(user):
    return [
        Table(
            code="enrolments",
            label=_("Enrolments"),
            queryset=user.enrolments.all(),
            columns={
                "public_id": _("id"),
                "version__code": _("course code"),
                "version__title": _("course"),
                "cohort__name": _("cohort"),
                "enrolled_at": _("enrolled at"),
                "completed_at": _("completed at"),
                "withdrawn_at": _("withdrawn at"),
            },
        ),
        Table(
            code="completed_steps",
            label=_("Completed steps"),
            queryset=StepCompletion.objects.filter(enrolment__learner=user),
            columns={
                "enrolment__version__title": _("course"),
                "step_key": _("step"),
                "completed_at": _("completed at"),
            },
        ),
    ]


def preview(person):
    steps = StepCompletion.objects.filter(enrolment__learner=person).count()
    return [
        ErasureLine(label=_("Enrolments"), count=person.enrolments.count(), reason=STAYS),
        ErasureLine(label=_("Completed steps"), count=steps, reason=STAYS),
    ]
