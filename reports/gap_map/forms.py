from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.day_fields import DayField
from courses.assigning import MOST_AT_ONCE


class AssignForm(forms.Form):
    """Which course is assigned to whom, and by when. `offers` are those that prove the competency and are open."""

    CHOSEN, EVERYBODY = "chosen", "everybody"

    course = forms.TypedChoiceField(
        label=_("Course"),
        widget=forms.RadioSelect,
        coerce=str,
        error_messages={"required": _("Choose the course to assign.")},
    )
    who = forms.ChoiceField(label=_("To whom"), widget=forms.RadioSelect, initial=CHOSEN)
    due_on = DayField(label=_("To be finished by"), required=False)
    note = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("The learner reads it in the mail and on the first page."),
    )

    def __init__(self, *args, offers, number, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()
        self.fields["course"].choices = [(str(offer.key), self._words(offer)) for offer in offers]
        everybody = _("All %(number)s people of this list") % {"number": number}
        self.fields["who"].choices = [(self.CHOSEN, _("Those ticked above")), (self.EVERYBODY, everybody)]
        if number > MOST_AT_ONCE:
            self.fields["who"].choices = self.fields["who"].choices[:1]

    @staticmethod
    def _words(offer):
        return _("%(title)s (%(code)s, %(hours)s JP)") % {
            "title": offer.title,
            "code": offer.code,
            "hours": offer.hours,
        }

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day < self.today:
            raise forms.ValidationError(_("This day is over. Choose today or a later day."))
        return day
