import uuid

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from accounts.admin.unit_forms import UnitField
from accounts.forms import IdentityNumberField, LoginField
from accounts.models import Employment, User

FACTS = ["status", "rank", "position_kind", "position_title", "unit", "started_on"]
DATES = {"started_on": AdminDateInput, "ended_on": AdminDateInput}


class PersonField(LoginField):
    """Finds a person by number or e-mail, or by the public id that a link from their page brings."""

    def to_python(self, value):
        return value if is_uuid(value) else super().to_python(value)

    def clean(self, value):
        login = super().clean(value)
        if is_uuid(login):
            found = {"public_id": login}
        else:
            found = {"email": login} if "@" in login else {"employments__number": login}
        person = User.objects.filter(**found).first()
        if person is None:
            raise forms.ValidationError(_("Nobody is registered with this number or e-mail."), code="unknown")
        return person


def is_uuid(text):
    try:
        uuid.UUID(str(text))
    except ValueError:
        return False
    return True


def person_field():
    return PersonField(label=_("Person"), help_text=_("NIP, NI PPPK or e-mail."), max_length=254)


class AnswersForService(forms.ModelForm):
    """Takes the model's fields but judges no whole row: the service does, and its refusals say more."""

    def _post_clean(self):
        """Nothing. Here Django would hold the row against the constraints before the service has closed another."""


class EmploymentForm(forms.ModelForm):
    """For corrections. A move, a promotion or a new number is a new employment."""

    number = IdentityNumberField(label=_("NIP or NI PPPK"))
    unit = UnitField()

    class Meta:
        model = Employment
        fields = ["number", *FACTS, "ended_on"]
        widgets = DATES


class NewEmploymentForm(AnswersForService, EmploymentForm):
    person = person_field()
    field_order = ["person"]

    class Meta:
        model = Employment
        fields = ["number", *FACTS]
        widgets = DATES
