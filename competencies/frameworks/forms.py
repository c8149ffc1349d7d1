from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from competencies.frameworks.exchange.limits import LENGTHS, MAX_LEVEL, MAX_SIZE
from competencies.frameworks.exchange.values import CODE
from competencies.models import Competency, Framework

FACTS = ["name_id", "name_en", "version", "licence", "source", "attribution", "note"]
BAD_CODE = _("Use letters, digits, dots, dashes and underscores only, and begin with a letter or digit.")


class CodeField(forms.CharField):
    def __init__(self, **kwargs):
        kwargs.setdefault("error_messages", {"required": _("Enter a code.")})
        super().__init__(label=_("Code"), max_length=LENGTHS["code"], **kwargs)
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value):
        code = super().clean(value)
        if not CODE.fullmatch(code):
            raise ValidationError(BAD_CODE)
        return code


class UploadForm(forms.Form):
    """`agencies` are those a new framework may belong to; None for a file that belongs to nobody."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("JSON, CSV or Excel (.xlsx), 512 KB at most."),
        error_messages={
            "required": _("Choose the file that you want to send."),
            "empty": _("There is nothing in this file. Choose another one."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.csv,.xlsx,.txt"}),
    )
    agency = forms.ModelChoiceField(
        label=_("If the framework is new, it belongs to"),
        queryset=None,
        to_field_name="public_id",
        error_messages={"required": _("Choose an agency.")},
    )

    def __init__(self, *args, agencies=None, may_be_national=False, **kwargs):
        super().__init__(*args, **kwargs)
        if agencies is None:
            del self.fields["agency"]
        else:
            limit_agencies(self.fields["agency"], agencies, may_be_national)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_SIZE:
            raise ValidationError(_("The file has more than 512 KB. Divide it into several files."))
        return file


def limit_agencies(field, agencies, may_be_national):
    field.queryset = agencies
    field.required = not may_be_national
    field.empty_label = _("everybody") if may_be_national else None


class FrameworkForm(forms.ModelForm):
    class Meta:
        model = Framework
        fields = FACTS
        error_messages = {
            "name_id": {"required": _("Enter the name of the framework.")},
            "version": {"required": _("Enter a version, such as the year.")},
        }
        widgets = {"note": forms.Textarea(attrs={"rows": 3}), "attribution": forms.Textarea(attrs={"rows": 3})}

    def _post_clean(self):
        """Nothing: the service changes the row."""


class NewFrameworkForm(FrameworkForm):
    code = CodeField(help_text=_("Short and for good, such as sukamaju-digital. It cannot be changed later."))
    agency = forms.ModelChoiceField(
        label=_("Belongs to"),
        queryset=None,
        to_field_name="public_id",
        error_messages={"required": _("Choose an agency.")},
    )
    levels = forms.CharField(
        label=_("Names of the levels"),
        help_text=_("One line for each, the lowest first. Example: Dasar, Menengah, Mahir."),
        error_messages={"required": _("Enter at least one level.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    field_order = ["code", "agency", "name_id", "name_en", "version", "levels"]

    class Meta(FrameworkForm.Meta):
        fields = ["name_id", "name_en", "version"]

    def __init__(self, *args, agencies, may_be_national, **kwargs):
        super().__init__(*args, **kwargs)
        limit_agencies(self.fields["agency"], agencies, may_be_national)

    def clean_levels(self):
        names = [" ".join(line.split()) for line in self.cleaned_data["levels"].splitlines() if line.strip()]
        if len(names) > MAX_LEVEL:
            raise ValidationError(_("A scale has at most 10 levels. Take some out."))
        if any(len(name) > LENGTHS["name_id"] for name in names):
            raise ValidationError(_("The name of a level has at most 255 characters. Shorten it."))
        return names

    @property
    def arguments(self):
        facts = self.cleaned_data
        return {
            "code": facts["code"],
            "agency": facts["agency"],
            "level_names": facts["levels"],
            "fields": {name: facts[name] for name in self._meta.fields},
        }


class CompetencyForm(forms.ModelForm):
    """The words of a competency or an area, and what somebody at each level can say of themselves."""

    code = CodeField(help_text=_("Short and for good, such as DATA.1. It cannot be changed later."))

    class Meta:
        model = Competency
        fields = ["parent", "name_id", "name_en", "description_id", "description_en"]
        labels = {"parent": _("Area")}
        error_messages = {"name_id": {"required": _("Enter the name.")}, "parent": {"required": _("Choose an area.")}}
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("description_id", "description_en")}

    field_order = ["code", "parent"]

    def __init__(self, *args, framework, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        self.levels = list(framework.levels.all())
        self._place(framework)
        if not self.is_new:
            del self.fields["code"]
        if self.is_new or self.instance.parent_id:
            self._ask_statements()

    def _place(self, framework):
        """An area stays one, and so does a competency."""
        if not self.is_new and self.instance.parent_id is None:
            del self.fields["parent"]
            return
        parent = self.fields["parent"]
        parent.queryset = framework.competencies.areas()
        parent.required = not self.is_new
        parent.label_from_instance = lambda area: f"{area.code} {area.name}"
        parent.empty_label = _("This is an area itself") if self.is_new else None

    def _ask_statements(self):
        said = {each.level: each for each in self.instance.descriptors.all()} if not self.is_new else {}
        for level in self.levels:
            for language, label in (("id", _("Level %(number)s, %(name)s")), ("en", _("Level %(number)s in English"))):
                row = said.get(level.number)
                self.fields[f"level_{level.number}_{language}"] = forms.CharField(
                    label=label % {"number": level.number, "name": level.name},
                    initial=getattr(row, f"text_{language}", ""),
                    max_length=LENGTHS["text_id"],
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )

    def clean(self):
        cleaned = super().clean()
        for level in self.levels:
            if cleaned.get(f"level_{level.number}_en") and not cleaned.get(f"level_{level.number}_id"):
                self.add_error(f"level_{level.number}_id", _("Enter the Indonesian words as well."))
        if self.is_new and not cleaned.get("parent") and any(map(any, self._statements(cleaned).values())):
            self.add_error("parent", _("Statements belong to a competency. Choose its area, or take them out."))
        return cleaned

    def _statements(self, cleaned):
        asked = [level.number for level in self.levels if f"level_{level.number}_id" in self.fields]
        return {
            number: (cleaned.get(f"level_{number}_id", ""), cleaned.get(f"level_{number}_en", "")) for number in asked
        }

    @property
    def arguments(self):
        facts = self.cleaned_data
        return {
            "competency": None if self.is_new else self.instance,
            "code": facts.get("code", self.instance.code),
            "fields": {name: facts[name] for name in self._meta.fields if name in facts},
            "statements": self._statements(facts),
        }

    def _post_clean(self):
        """Nothing: the service changes the row."""
