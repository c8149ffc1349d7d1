from django.utils.translation import gettext_lazy as _

from accounts.imports import kinds
from accounts.imports.units.applying import apply_units
from accounts.imports.units.check import UnitsCheck
from accounts.imports.units.columns import COLUMNS, NOTES, SHEET
from accounts.imports.units.known import what_is_there
from accounts.imports.units.undoing import undo_units
from accounts.powers import Power


class Units(kinds.Kind):
    code = "units"
    slug = "unit"
    label = _("units")
    unit_label = _("For the units of")
    power = Power.MANAGE_UNITS
    columns = COLUMNS
    in_template = COLUMNS
    sheet_name = SHEET
    check = UnitsCheck

    def notes(self):
        return NOTES

    def what_is_there(self, batch):
        return what_is_there(batch.unit)

    def apply(self, batch, *, at, report):
        apply_units(batch, at=at, report=report)

    def undo(self, batch, *, at, report):
        undo_units(batch, at=at, report=report)
