"""Forms of the content admin, for the office that words the certificates and numbers them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import OrgUnit
from certificates import services
from certificates.models import CertificateTemplate, NumberSeries
from certificates.snapshot import complete


class NumberSeriesForm(forms.ModelForm):
    """The counter itself is not here: setting it by hand would leave a gap or give a number twice."""

    class Meta:
        model = NumberSeries
        fields = ["agency", "year", "pattern", "classification", "agency_code"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = OrgUnit.objects.filter(depth=1)
        if self.instance.pk:
            self.fields["agency"].disabled = self.fields["year"].disabled = True


class TemplateForm(forms.ModelForm):
    """Starts from the wording in use; saving makes the next version, which serves new certificates from then on."""

    title = forms.CharField(label=_("Heading"), max_length=40)
    given_to = forms.CharField(label=_("Line above the name"), max_length=80)
    sentence = forms.CharField(
        label=_("Sentence below the name"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tokens: {lulus} {pelatihan} {kode} {angkatan} {penyelenggara} {instansi} {mulai} {selesai} {jp}."),
    )
    place = forms.CharField(label=_("Place"), max_length=60, required=False)
    signatory_position = forms.CharField(label=_("Position of the signatory"), max_length=160, required=False)
    signatory_name = forms.CharField(label=_("Name of the signatory with titles"), max_length=160, required=False)
    signatory_rank = forms.CharField(label=_("Rank of the signatory"), max_length=80, required=False)
    signatory_number = forms.CharField(label=_("NIP of the signatory"), max_length=30, required=False)

    class Meta:
        model = CertificateTemplate
        fields = ["name", "agency"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = OrgUnit.objects.filter(depth=1)
        self.fields["agency"].help_text = _("Leave empty for the template of every agency without its own.")
        current = CertificateTemplate.objects.current_for(None)
        self.current_layout = complete(current.layout if current else {})
        signatory = self.current_layout["signatory"]
        texts = {key: self.current_layout[key] for key in ("title", "given_to", "sentence", "place")}
        self.initial = {**texts, **{f"signatory_{key}": value for key, value in signatory.items()}, **self.initial}

    def save(self, commit=True):
        facts = self.cleaned_data
        layout = {
            **self.current_layout,
            **{key: facts[key] for key in ("title", "given_to", "sentence", "place")},
            "signatory": {key: facts[f"signatory_{key}"] for key in ("position", "name", "rank", "number")},
        }
        self.instance = services.publish_template(name=facts["name"], agency=facts["agency"], layout=layout)
        return self.instance
