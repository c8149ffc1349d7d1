"""Asking for a day: one field for all forms, so that each takes what people write and none breaks over it."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# The calendar of computers has an end, and the day after it is an error.
EARLIEST, LATEST = datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)


def day_of_an_office(day):
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(_("Enter a day between the years 1900 and 2999."), code="year")


class DayField(forms.DateField):
    """A browser's own calendar; what it sends, and all that is shown again, is 2026-11-21."""

    default_validators = [day_of_an_office]
    default_error_messages = {
        "required": _("Enter a date."),
        "invalid": _("Enter the date as day, month and year, such as 31-12-2026."),
    }

    def __init__(self, **kwargs):
        super().__init__(
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input-m"}),
            **kwargs,
        )
