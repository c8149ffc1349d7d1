"""What this room holds about a person, and what an erasure leaves of it."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, Table, register_eraser, register_exporter
from courses.models import StepCompletion
from courses.models.versions import remembered_version

STAYS = _("Basis of lesson hours and of the counts of a course; it stays without a name")


def register():
    covers = ["courses.Enrolment", "courses.TrainingAssignment", "courses.TrainingNewsMail"]
    register_exporter("courses", _("Courses"), tables, covers=covers)
    register_eraser("courses", preview=preview, erase=erase)


def tables(user):
    return [
        _enrolments(user),
        Table(
            code="completed_steps",
            label=_("Completed steps"),
            queryset=StepCompletion.objects.filter(enrolment__learner=user),
            columns={
                "enrolment__version__title": _("course"),
                "enrolment__version__public_id": _("course version"),
                "step_key": _("step"),
                "completed_at": _("completed at"),
            },
            added={"title": _("title")},
            add=_name_steps,
            for_programs=frozenset({"enrolment__version__public_id", "step_key"}),
        ),
        Table(
            code="training_news",
            label=_("News of trainings sent to you"),
            queryset=user.training_news.all(),
            columns={"news__title": _("course"), "sent_at": _("sent at")},
        ),
    ]


def _enrolments(user):
    return Table(
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
            "assignment__assigned_at": _("assigned at"),
            "assignment__due_on": _("to be finished by"),
            "assignment__note": _("reason of the assignment"),
        },
        for_programs=frozenset({"public_id"}),
    )


def _name_steps(rows):
    for row in rows:
        steps = remembered_version(row["enrolment__version__public_id"]).steps()
        row["title"] = next((step["title"] for step in steps if step["key"] == str(row["step_key"])), "")


def preview(person):
    steps = StepCompletion.objects.filter(enrolment__learner=person).count()
    return [
        ErasureLine(label=_("Enrolments"), count=person.enrolments.count(), reason=STAYS),
        ErasureLine(label=_("Completed steps"), count=steps, reason=STAYS),
        ErasureLine(label=_("News of trainings sent"), count=person.training_news.count()),
    ]


def erase(person, at):
    person.training_news.all().delete()
