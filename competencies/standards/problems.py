"""What can be wrong with a standard or one of its lines, in words that say what to do."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

MESSAGES = {
    # --- one line
    "level_missing": _("Enter the lowest level, or say that the competency is not demanded here."),
    "level_outside": _("Level %(value)s is outside the scale of this framework. Enter %(lowest)s to %(highest)s."),
    "wished_below": _("The wished level is below the lowest. Enter the same level, a higher one or none."),
    "waived": _("Leave this empty: the line says that the competency is not demanded here."),
    "months": _("Enter 1 to %(most)s months, or leave it empty."),
    "weight": _("Enter a weight from 1 to 5."),
    "too_long": _("The text has more than %(limit)s characters. Shorten it."),
    "doubled": _("There is a line for this competency and these positions already. Change that one."),
    "doubled_in_file": _("Row %(row)s is for the same competency and the same positions. Keep one of the two rows."),
    "foreign_competency": _("This competency can't be demanded here: its framework belongs to another agency."),
    "area": _("“%(code)s” is an area. Demand the competencies in it one by one."),
    # --- cells of a file
    "required": _("This cell is empty. Fill it in."),
    "number": _("“%(value)s” is no whole number. Write for example 3."),
    "framework_unknown": _("There is no framework “%(value)s”. Use a code from the second sheet of the template."),
    "competency_unknown": _("The framework %(framework)s has no competency “%(value)s”. Check the code."),
    "kind_unknown": _("There is no kind of position “%(value)s”. Use a code or name from the second sheet."),
    "yes_or_no": _("“%(value)s” is neither yes nor no. Write “ya” or leave the cell empty."),
    # --- the standard
    "name_taken": _("The unit has another draft of this name. Choose another name."),
    "no_lines": _("There are no lines yet. Add what positions demand first."),
    "starts_too_early": _("It would hold from a year that is over. Choose a day from %(day)s on."),
    "starts_too_late": _("This day is more than five years away. Check the year."),
    "ends_before": _("The last day is before the first. Choose a later one or leave it empty."),
    "ended_too_early": _("Days that are over stay as they were. Choose %(day)s or a later day."),
}


def describe(problem):
    params = dict(problem.params)
    if "day" in params:
        params["day"] = date_format(params["day"], "DATE_FORMAT")
    return MESSAGES[problem.code] % params
