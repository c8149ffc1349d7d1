from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import OrgUnit, PositionKind
from accounts.powers import Power
from accounts.unit_choice import UnitChoice


class PathForm(forms.Form):
    name_id = forms.CharField(
        label=_("Name in Indonesian"), max_length=255, error_messages={"required": _("Enter the name of the path.")}
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=255, required=False)
    about_id = forms.CharField(
        label=_("What it leads to, in Indonesian"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    about_en = forms.CharField(
        label=_("What it leads to, in English"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    position_kind = forms.ModelChoiceField(
        queryset=PositionKind.objects.all(),
        to_field_name="code",
        label=_("Kind of position"),
        empty_label=_("Every kind of position"),
        required=False,
    )
    position_title = forms.CharField(
        label=_("Position title"),
        help_text=_("Only if it is for one position, written as in the records of the people."),
        max_length=200,
        required=False,
    )


class NewPathForm(PathForm):
    unit = UnitChoice(help_text=_("People of this unit and of all units below it see the path."))
    field_order = ["unit"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if user.is_superuser:
            field.required = False
            field.empty_label = _("The whole nation")
            field.help_text = _("Empty: people of every agency see it.")
        field.offer(OrgUnit.objects.within_power(user, Power.MANAGE_STANDARDS).open())


class CourseForm(forms.Form):
    course = forms.ChoiceField(label=_("Course"), error_messages={"required": _("Choose a course.")})

    def __init__(self, *args, offers, **kwargs):
        super().__init__(*args, **kwargs)
        self._offers = {str(offer.key): offer for offer in offers}
        named = [(key, f"{offer.code} {offer.title}".strip()) for key, offer in self._offers.items()]
        self.fields["course"].choices = [("", _("Choose a course")), *sorted(named, key=lambda choice: choice[1])]

    @property
    def chosen(self):
        return self._offers[self.cleaned_data["course"]]


class PlaceForm(forms.Form):
    """Where a course goes; the place and not the direction, so that sending it twice moves it once."""

    to = forms.IntegerField(min_value=1, max_value=1000)
