"""Why the organisation tree can't be changed as asked. Each says in its text what to do about it."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class UnitChangeRefused(Exception):
    """`text` is for the officer who asked; `lasting` is what stays true of a planned change, without figures."""

    text = ""
    lasting = ""

    def __init__(self, **facts):
        super().__init__(f"{type(self).__name__} {facts or ''}".strip())
        self.facts = facts

    @property
    def message(self):
        return self.text % {
            name: date_format(fact) if isinstance(fact, datetime.date) else fact for name, fact in self.facts.items()
        }


class UnitIsClosed(UnitChangeRefused):
    text = _("“%(unit)s” is closed. Choose an open unit, or reopen this one first.")
    lasting = _("One of the units is closed.")


class UnitIsOpen(UnitChangeRefused):
    text = _("“%(unit)s” is open already.")
    lasting = _("The unit is open already.")


class BelowItself(UnitChangeRefused):
    text = _("“%(target)s” is this unit or lies below it. Choose a unit outside.")
    lasting = _("The unit would come to lie below itself.")


class AgencyStays(UnitChangeRefused):
    """A root of the tree never moves, and nothing becomes a root by moving."""

    text = _("“%(unit)s” is an agency. An agency is neither moved nor merged.")
    lasting = _("An agency is neither moved nor merged.")


class OnlyAdministrators(UnitChangeRefused):
    text = _("Only an administrator of the site opens or closes an agency, or moves units from one agency to another.")
    lasting = text


class StillInUse(UnitChangeRefused):
    text = _(
        "Still here: %(people)s employees and %(units)s open units below. Move them first, or merge this unit into "
        "another."
    )
    lasting = _("There are still employees or open units here. Move them first, or merge this unit into another.")


class CodeTaken(UnitChangeRefused):
    text = _("The local code %(code)s already belongs to “%(unit)s” in this agency. Choose another code.")
    lasting = _("A local code is already used in the agency.")


class SiasnIdTaken(UnitChangeRefused):
    text = _("The SIASN unor id %(siasn_id)s already belongs to “%(unit)s”. Check it in SIASN.")
    lasting = _("The SIASN unor id is already used.")


class DayTooEarly(UnitChangeRefused):
    """History is written in order: no change takes effect before the one recorded last."""

    text = _("The unit was opened or last changed on %(day)s. Choose that day or a later one.")
    lasting = _("The unit was changed on a later day.")


class ParentIsClosed(UnitChangeRefused):
    text = _("The unit above, “%(unit)s”, is closed. Reopen it first.")
    lasting = _("The unit above is closed.")


class ChangeWasMade(UnitChangeRefused):
    text = _("This change has already been made. Record a new change instead.")


def lasting_text(*, code):
    """What the page says about a planned change that was refused with the code that `UnitChange.refusal` holds."""
    return next((each.lasting for each in UnitChangeRefused.__subclasses__() if each.__name__ == code), "")
