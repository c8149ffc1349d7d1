"""Changes of units in sentences."""

from django.utils.translation import gettext as _

from accounts.models import UnitChange
from accounts.services.unit_refusals import lasting_text

Kind = UnitChange.Kind


def sentence(change):
    """What happened or is planned, named from the unit itself."""
    return SENTENCES[change.kind](change)


def problem(change):
    """Why a planned change whose day has come was not made; "" if nothing stood against it."""
    return lasting_text(code=change.refusal) if change.refusal else ""


def _opened(change):
    if change.new_parent is None:
        return _("Opened as an agency")
    return _("Opened below “%(unit)s”") % {"unit": change.new_parent.name}


def _renamed(change):
    if not change.old_name:
        return _("Is renamed to “%(name)s”") % {"name": change.new_name}
    return _("Renamed from “%(old)s” to “%(new)s”") % {"old": change.old_name, "new": change.new_name}


def _moved(change):
    if change.old_parent is None:
        return _("Moves below “%(unit)s”") % {"unit": change.new_parent.name}
    return _("Moved from “%(old)s” to “%(new)s”") % {"old": change.old_parent.name, "new": change.new_parent.name}


def _merged(change):
    return _("“%(unit)s” merged into “%(into)s”") % {"unit": change.unit.name, "into": change.new_parent.name}


SENTENCES = {
    Kind.OPENED: _opened,
    Kind.RENAMED: _renamed,
    Kind.MOVED: _moved,
    Kind.MERGED: _merged,
    Kind.CLOSED: lambda change: _("Closed"),
    Kind.REOPENED: lambda change: _("Reopened"),
}
