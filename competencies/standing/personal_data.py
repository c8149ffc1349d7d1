"""What is prepared about a person says nothing that the ledger does not; it goes when the person is erased."""

from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import ErasureLine, leave_out_of_exports, register_eraser
from competencies.standing.services import remove

PREPARED = _("Prepared from the evidence and the standards, which the copy holds, and made anew at any time")


def register():
    for model in ("PersonStanding", "CompetencyStanding"):
        leave_out_of_exports(f"competencies.{model}", reason=PREPARED)
    leave_out_of_exports("competencies.Recomputation", reason=_("Says who started it, as the audit trail does"))
    register_eraser("standing", preview=preview, erase=erase)


def preview(person):
    return [ErasureLine(label=_("Prepared figures on competencies"), count=person.competency_standings.count())]


def erase(person, at):
    remove(person_ids=[person.pk], at=at)
