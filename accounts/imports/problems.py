"""What can be wrong with a row: the message always says what to do. Rows keep the code and its parameters, so that
everyone reads them in their own language."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

MESSAGES = {
    # --- any cell
    "required": _("This cell is empty. Fill it in."),
    "spreadsheet_error": _("The cell shows %(value)s, an error of the spreadsheet. Correct its formula."),
    "too_long": _("The text has more than %(limit)s characters. Shorten it."),
    "date": _("“%(value)s” is no date. Write it like 31-12-2026, 2026-12-31 or 31 Desember 2026."),
    # --- numbers
    "number_scientific": _(
        "A spreadsheet turned this number into %(value)s. Format the column as text and enter the number again."
    ),
    "number_damaged": _(
        "The last three digits are 000: a spreadsheet has damaged this number. Enter it again as text."
    ),
    "number_length": _("A NIP or NI PPPK has 18 digits; this one has %(count)s. Check it against the decree."),
    "number_birth_date": _("The first eight digits must be a birth date, for example 19900131."),
    "number_month": _("Digits 13 and 14 must be a month from 01 to 12, or from 21 on for PPPK."),
    "number_sex": _("Digit 15 must be 1 (male) or 2 (female)."),
    "number_twice": _("Row %(row)s has the same number. Keep one of the two rows."),
    "number_replaced": _(
        "This number has been replaced by a newer one (%(newer)s). Enter the newer number here; this one may stand "
        "under NIP Lama."
    ),
    "number_elsewhere": _(
        "This person works in a unit outside %(unit)s. Ask the office that serves that unit, or the administrator."
    ),
    "erased": _("The record of this person has been erased. Ask the data-protection officer."),
    "person_twice": _("Row %(row)s is about the same person under another number. Keep one of the two rows."),
    "two_people": _(
        "The two numbers belong to two records of people. Merge the records first, then send the file again."
    ),
    # --- other columns
    "officer_left_out": _(
        "This person is missing from the list, and holds a role that you can't end. Add the row, or ask whoever may "
        "end that role."
    ),
    "name_digits": _("A name has no digits. Check whether the columns have slipped."),
    "email": _("“%(value)s” is no e-mail address. Correct it or leave the cell empty."),
    "email_twice": _("Row %(row)s has the same address. Everyone needs an address of their own, or none."),
    "email_of_officer": _(
        "This person holds a role, so their address is not for this file to change. Leave the cell empty, "
        "and ask whoever may give that role."
    ),
    "email_taken": _("This address belongs to someone else. Enter another one or leave the cell empty."),
    "status": _("“%(value)s” is no status. Write PNS, CPNS, PPPK or PPPK Paruh Waktu."),
    "rank": _("“%(value)s” is no grade of this status. Write for example III/a, or IX for PPPK."),
    "position_kind": _("“%(value)s” is no kind of position. Use a code or a name of the list in the template."),
    "unit_unknown": _("There is no unit “%(value)s” in %(agency)s. Check the name, or use its code."),
    "unit_ambiguous": _(
        "%(count)s units are called “%(value)s”. Write the unit above it too, like Dinas Kesehatan > Sekretariat."
    ),
    "unit_closed": _("The unit “%(value)s” is closed. Enter the unit that took over its people."),
    "unit_outside": _("The unit “%(value)s” lies outside %(unit)s, for which this file was sent."),
    "starts_before": _("The present position holds from %(day)s. Enter that day or a later one under TMT."),
    "starts_too_late": _("This day is more than a year away. Check the year."),
    "superior_unknown": _("Nobody in %(agency)s or in this file has this number. Correct it or leave the cell empty."),
    "superior_circle": _(
        "By this file people would report to one another in a circle (rows %(rows)s). Correct the superior in one of "
        "them."
    ),
    "superior_self": _("Nobody is their own superior. Correct the number or leave the cell empty."),
    # --- units
    "unit_id_twice": _("Row %(row)s has the same SIASN unor id. Keep one of the two rows."),
    "unit_code_twice": _("Row %(row)s has the same code. Give one of the two units another code."),
    "unit_twice": _("Row %(row)s is about the same unit. Keep one of the two rows."),
    "unit_id_elsewhere": _("This SIASN unor id belongs to “%(unit)s” of another agency. Check it in SIASN."),
    "unit_code_taken": _("This code belongs to “%(unit)s”. Use another code or leave the cell empty."),
    "unit_is_closed": _("“%(unit)s” is closed. Reopen it first, or remove this row."),
    "unit_changed_later": _("The unit was opened or changed on %(day)s. Send the file for that day or a later one."),
    "units_today": _("Units are imported for today or an earlier day. Send the file again with such a day."),
    "parent_unknown": _("There is no unit “%(value)s” in %(agency)s or in this file. Check the name, or use its code."),
    "parent_circle": _("The unit would come to lie below itself. Check the units above in this file."),
    # --- warnings
    "starts_later": _("This will hold from %(day)s on."),
    "old_number_unknown": _("Nobody has had this earlier number here, so a new person is recorded."),
    "birth_date_differs": _("The number says that the birth date is %(day)s."),
    "sex_differs": _("The sex does not agree with digit 15 of the number."),
    "status_differs": _("The number does not look like one of this status."),
    "age_odd": _("By this number the person was appointed at the age of %(age)s."),
    "holds_roles": _("This person holds roles in the system; they end with the employment."),
}
WARNINGS = {
    "starts_later",
    "old_number_unknown",
    "birth_date_differs",
    "sex_differs",
    "status_differs",
    "age_odd",
    "holds_roles",
}


def problem(column, code, **params):
    return {"column": column, "code": code, "params": params}


def is_warning(found):
    return found["code"] in WARNINGS


def describe(found):
    params = dict(found["params"])
    if "day" in params:
        params["day"] = day_in_words(params["day"])
    return MESSAGES[found["code"]] % params


def day_in_words(text):
    return date_format(datetime.date.fromisoformat(text), "DATE_FORMAT") if text else ""
