"""The page of the content admin on predikat: a scale is never changed, the next version takes its place on a day."""

import re
from decimal import Decimal

from django import forms
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import register_permission_policy

from accounts.admin.policies import OnlyActions
from accounts.models import OrgUnit
from certificates.issuing.admin import IssuedViewSet
from certificates.models import GradingScale

BAND = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s+(\S.*)")
LONGEST_NAME = 60

register_permission_policy(GradingScale, OnlyActions(GradingScale, {"view", "add"}))


class GradingScaleForm(forms.ModelForm):
    lines = forms.CharField(
        label=_("Bands"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One band on a line: the lowest score and the name, for example “90,01 Sangat Memuaskan”."),
    )

    class Meta:
        model = GradingScale
        fields = ["name", "agency", "basis", "valid_from"]
        help_texts = {
            "name": _("The name of an existing scale makes its next version."),
            "agency": _("Leave empty for the scale of every agency without its own."),
            "valid_from": _("Counts for certificates issued from this day on."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = OrgUnit.objects.filter(depth=1)

    def clean_lines(self):
        lines = [line.strip() for line in self.cleaned_data["lines"].splitlines()]
        bands = [_band(number, line) for number, line in enumerate(lines, start=1) if line]
        if len({each["from"] for each in bands}) < len(bands):
            raise forms.ValidationError(_("Two bands begin with the same score. Change one of them."))
        if not any(Decimal(each["from"]) == 0 for each in bands):
            raise forms.ValidationError(_("The lowest band must begin with 0, so that every score has a name."))
        return sorted(bands, key=lambda each: Decimal(each["from"]), reverse=True)

    def save(self, commit=True):
        self.instance.bands = self.cleaned_data["lines"]
        earlier = GradingScale.objects.filter(name=self.instance.name)
        self.instance.version = (earlier.aggregate(Max("version"))["version__max"] or 0) + 1
        return super().save(commit)


def _band(number, line):
    found = BAND.fullmatch(line)
    score = Decimal(found[1].replace(",", ".")) if found else None
    if score is None or score > 100:
        raise forms.ValidationError(
            _("Line %(number)s must begin with a score from 0 to 100, and then the name: “90,01 Sangat Memuaskan”."),
            params={"number": number},
        )
    if len(found[2]) > LONGEST_NAME:
        raise forms.ValidationError(
            _("The name in line %(number)s is longer than %(most)s characters."),
            params={"number": number, "most": LONGEST_NAME},
        )
    return {"from": f"{score:.2f}", "name": found[2]}


class GradingScaleViewSet(IssuedViewSet):
    model = GradingScale
    icon = "list-ol"
    list_display = ["name", "version", "agency", "valid_from"]
    inspect_view_fields = ["name", "version", "agency", "basis", "valid_from", "bands_in_words"]

    def get_form_class(self, for_update=False):
        return GradingScaleForm
