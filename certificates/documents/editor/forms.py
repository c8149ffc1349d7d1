import re

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import OrgUnit
from certificates.documents import images
from certificates.documents.editor import wording
from certificates.documents.problems import HEX
from certificates.models import CertificateTemplate, LayoutImage

COLOURS = {
    "ink": _("Colour of letters"),
    "main": _("Main colour"),
    "accent": _("Accent colour"),
    "ground": _("Colour of the paper"),
}
SIGNATORY = {
    "position": (_("Position of the signatory"), 160),
    "name": (_("Name of the signatory with titles"), 160),
    "rank": (_("Rank of the signatory"), 80),
    "number": (_("NIP of the signatory"), 30),
}


class VersionForm(forms.ModelForm):
    """Everything of a version but its elements."""

    is_landscape = forms.TypedChoiceField(
        label=_("Paper"),
        choices=[("1", _("A4, lying")), ("", _("A4, upright"))],
        coerce=bool,
        required=False,
        empty_value=False,
    )
    lang = forms.ChoiceField(label=_("Language"), choices=[("id", _("Indonesian")), ("en", _("English"))])
    background = forms.ChoiceField(label=_("Background"))
    place = forms.CharField(label=_("Place"), max_length=60, required=False)

    class Meta:
        model = CertificateTemplate
        fields = ["name", "agency"]

    def __init__(self, *args, layout, **kwargs):
        kwargs["initial"] = {**_initial(layout), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.layout = layout
        self.fields["agency"].queryset = OrgUnit.objects.filter(depth=1)
        self.fields["agency"].help_text = _("Leave empty for the template of every agency without its own.")
        pictures = [(image.sha256, image.name) for image in LayoutImage.objects.all()]
        self.fields["background"].choices = [("kawung", _("Kawung frame")), ("plain", _("None")), *pictures]
        for key, label in COLOURS.items():
            self.fields[f"colour_{key}"] = forms.CharField(
                label=label,
                widget=forms.TextInput(attrs={"type": "color"}),
                validators=[RegexValidator(rf"^{HEX.pattern}\Z", flags=re.IGNORECASE)],
            )
        for key, (label, longest) in SIGNATORY.items():
            self.fields[f"signatory_{key}"] = forms.CharField(label=label, max_length=longest, required=False)

    def whole(self):
        """The layout without its pages; what is not valid stays as it was."""
        facts = {**self.initial, **getattr(self, "cleaned_data", {})}
        return {
            **{key: value for key, value in self.layout.items() if key != "pages"},
            "is_landscape": bool(facts["is_landscape"]),
            **{key: facts[key] for key in ("lang", "background", "place")},
            "colours": {key: facts[f"colour_{key}"].lower() for key in COLOURS},
            "signatory": {key: facts[f"signatory_{key}"] for key in SIGNATORY},
        }


def _initial(layout):
    return {
        "is_landscape": "1" if layout["is_landscape"] else "",
        **{key: layout[key] for key in ("lang", "background", "place")},
        **{f"colour_{key}": layout["colours"][key] for key in COLOURS},
        **{f"signatory_{key}": layout["signatory"][key] for key in SIGNATORY},
    }


class LayoutImageForm(forms.ModelForm):
    """The file is painted anew when it is kept; see `images`."""

    class Meta:
        model = LayoutImage
        fields = ["name"]

    upload = forms.FileField(
        label=_("Picture file"),
        help_text=_("PNG or JPEG of 5 MB at most. Transparent parts stay transparent."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )

    def clean_upload(self):
        """The bytes of the file, once they are known to be a picture."""
        content = self.cleaned_data["upload"].read(images.LARGEST_FILE + 1)
        try:
            images.check(content)
        except images.NotAPicture as refusal:
            facts = {"megapixels": images.MOST_PIXELS // 1_000_000}
            raise forms.ValidationError(wording.REFUSALS[str(refusal)], params=facts) from None
        return content
