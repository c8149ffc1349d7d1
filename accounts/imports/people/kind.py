from django.utils.translation import gettext_lazy as _

from accounts.imports import kinds
from accounts.imports.people.applying import apply_people
from accounts.imports.people.check import PeopleCheck
from accounts.imports.people.columns import COLUMNS, IN_TEMPLATE, LABELS, NOTES, SHEET
from accounts.imports.people.known import what_is_there
from accounts.imports.people.undoing import undo_people
from accounts.models import PositionKind, Rank
from accounts.powers import Power


class People(kinds.Kind):
    code = "people"
    slug = "pegawai"
    label = _("employee data")
    unit_label = _("For the people of")
    power = Power.IMPORT_PEOPLE
    columns = COLUMNS
    in_template = IN_TEMPLATE
    sheet_name = SHEET
    check = PeopleCheck
    has_complete_lists = True

    def notes(self):
        kinds_of_position = (
            (LABELS["position_kind"], f"{kind.code}  {kind.name}") for kind in PositionKind.objects.all()
        )
        grades = ((LABELS["rank"], f"{rank.scheme}  {rank.grade}  {rank.title}".strip()) for rank in Rank.objects.all())
        return [*NOTES, *kinds_of_position, *grades]

    def what_is_there(self, batch):
        return what_is_there(batch.unit)

    def apply(self, batch, *, at, report):
        apply_people(batch, at=at, report=report)

    def undo(self, batch, *, at, report):
        undo_people(batch, report=report)
