"""Why a batch can't be undone, in words."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "later_import": _("A later file has been applied to this agency. Undo that one first."),
    "too_old": _("The details of this import have been deleted after the retention time."),
    "people_changed": _(
        "%(count)s of the people have changed since (%(names)s, for example). Correct the others one by one."
    ),
    "units_changed": _(
        "%(count)s of the units have changed since (%(names)s, for example). Correct the others one by one."
    ),
    "units_in_use": _("“%(unit)s” is in use by now. Close it or merge it into another unit instead."),
}


def describe(problem):
    return MESSAGES[problem["code"]] % problem["params"] if problem else ""
