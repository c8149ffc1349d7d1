"""Forms of the content admin, for the office that numbers certificates and says how agencies issue."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import OrgUnit
from certificates import numbering
from certificates.issuing.problems import strange_characters
from certificates.issuing.series import is_code_of_another, lock_numbers
from certificates.models import IssuingPolicy, NumberSeries


class NumberSeriesForm(forms.ModelForm):
    """The counter itself is not here: setting it by hand would leave a gap or give a number twice."""

    class Meta:
        model = NumberSeries
        fields = [
            "agency",
            "year",
            "course_code",
            "pattern",
            "classification",
            "agency_code",
            "restarts_yearly",
        ]
        help_texts = {
            "pattern": _(
                "Tokens: {klasifikasi} {urut} {urut:5} {instansi} {kode} {angkatan} {bulan} {bulan_romawi} {tahun}. "
                "Example: {klasifikasi}/{urut:5}/{instansi}/{bulan_romawi}/{tahun}"
            ),
            "restarts_yearly": _("Otherwise the series of the next year counts on from this one."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = OrgUnit.objects.filter(depth=1)
        if self.instance.pk:
            for name in ("agency", "year", "course_code"):
                self.fields[name].disabled = True

    def clean(self):
        cleaned = super().clean()
        pattern = cleaned.get("pattern")
        if cleaned.get("course_code") and pattern and not numbering.names_course(pattern):
            self.add_error("pattern", _("A series of one course needs {kode}, or two courses get the same numbers."))
        for name in ("pattern", "classification", "agency_code"):
            self._refuse_strangers(name, cleaned.get(name, ""))
        agency, code = cleaned.get("agency"), cleaned.get("agency_code")
        if agency and code and is_code_of_another(agency.pk, code):
            self.add_error("agency_code", _("Another agency has this code in its numbers. Choose another one."))
        if not self.errors:
            self._refuse_too_long(cleaned)
            self._refuse_to_cut_a_count(cleaned)
        return cleaned

    def save(self, commit=True):
        """Only what stands in the form: since it was opened the counter may have gone on."""
        if self.instance.pk is None or not commit:
            return super().save(commit)
        with transaction.atomic():
            lock_numbers(self.instance.agency_id)
            self.instance.save(update_fields=self.Meta.fields)
        return self.instance

    def _refuse_strangers(self, name, text):
        if characters := numbering.strangers(text):
            self.add_error(name, strange_characters(characters))

    def _refuse_too_long(self, facts):
        named = {"classification": facts["classification"], "agency": facts["agency_code"]}
        try:
            length = numbering.longest(facts["pattern"], **named)
        except numbering.MalformedPattern:
            return  # the field itself says so
        if length > numbering.LONGEST_NUMBER:
            message = _("Numbers of this pattern could have %(length)s characters; %(most)s are the most.")
            self.add_error("pattern", message % {"length": length, "most": numbering.LONGEST_NUMBER})

    def _refuse_to_cut_a_count(self, facts):
        """Once the next year counts, a change here would leave a gap in it or count twice."""
        if not self.instance.pk or "restarts_yearly" not in self.changed_data:
            return
        later = NumberSeries.objects.filter(agency=facts["agency"], course_code=facts["course_code"], last__gt=0)
        if later.filter(year__gt=facts["year"]).exists():
            self.add_error("restarts_yearly", _("A later year counts already, so this can't be changed any more."))


class PolicyForm(forms.ModelForm):
    class Meta:
        model = IssuingPolicy
        fields = ["agency", "is_automatic", "needs_two_people", "sealer", "number_scope", "expiring_days"]
        help_texts = {"agency": _("Leave empty for the rule of every agency without its own.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = OrgUnit.objects.filter(depth=1)
        if self.instance.pk:
            self.fields["agency"].disabled = True

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("needs_two_people") and cleaned.get("is_automatic"):
            self.add_error("is_automatic", _("Where two people are needed nothing can be issued by itself."))
        is_new_common = self.instance.pk is None and cleaned.get("agency") is None
        if is_new_common and IssuingPolicy.objects.filter(agency=None).exists():
            self.add_error("agency", _("The rule of all agencies is there already. Change that one."))
        return cleaned
