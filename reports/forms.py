from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reports.standing import Standing

YEARS_BACK = 5
SIZES = (20, 50, 100, 300)


class BoardFilter(forms.Form):
    """What a unit board shows. `cleaned_data` has a value for every field, also where nothing was asked."""

    q = forms.CharField(
        label=_("Name or NIP"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "maxlength": False}),
    )
    status = forms.ChoiceField(label=_("Status"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int)
    size = forms.TypedChoiceField(
        label=_("People per page"), required=False, coerce=int, empty_value=SIZES[0], choices=[(n, n) for n in SIZES]
    )
    page = forms.IntegerField(label=_("Page"), required=False, min_value=1, max_value=100_000, widget=forms.HiddenInput)

    def __init__(self, data, *, this_year):
        super().__init__(data)
        self.this_year = this_year
        self.fields["status"].choices = [("", _("All")), *Standing.choices]
        self.fields["year"].choices = [(year, str(year)) for year in range(this_year, this_year - YEARS_BACK - 1, -1)]
        self.fields["year"].empty_value = this_year
        self.fields["year"].initial = this_year

    def clean_page(self):
        return self.cleaned_data["page"] or 1

    def clean_q(self):
        return " ".join(self.cleaned_data["q"].split())

    def refuse_page(self, last):
        """For a page that the list does not have, which only the query can tell."""
        self.add_error("page", ValidationError(_("The list has only %(last)s pages.") % {"last": last}))
