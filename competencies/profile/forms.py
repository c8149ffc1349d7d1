from django import forms
from django.utils.translation import gettext_lazy as _


class YearForm(forms.Form):
    """Which year of the ledger to show; without an answer the current one."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100, required=False, localize=False)
