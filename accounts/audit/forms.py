import datetime

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.audit.actions import choices
from accounts.audit.changed_values import date_or_time
from accounts.audit.search import MOST_NAMESAKES, TooManyFit, people_like, units_like
from accounts.models import AuditEntry

EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2999, 12, 31)


def words(label, **kwargs):
    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off", "maxlength": False})
    return forms.CharField(label=label, max_length=80, required=False, widget=widget, **kwargs)


def day(label):
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
    )


class TrailFilter(forms.Form):
    """What to show of the trail. Cleaned, a person or unit is a list of those found, or None where none was asked."""

    person = words(_("Person concerned: name or NIP"))
    actor = words(_("Who acted: name or NIP"))
    action = forms.ChoiceField(label=_("What happened"), required=False)
    unit = words(_("Unit: name or code"))
    since = day(_("From"))
    until = day(_("Until"))
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, user):
        super().__init__(data)
        self.user = user
        self.fields["action"].choices = [("", _("Everything")), *choices()]

    @property
    def is_narrowed(self):
        return any(self.data.get(name) for name in self.fields)

    def clean_person(self):
        return self._found(people_like, "person", _("people"))

    def clean_actor(self):
        return self._found(people_like, "actor", _("people"), reached_by=None)

    def clean_unit(self):
        return self._found(units_like, "unit", _("units"))

    def clean_since(self):
        return self._in_our_time("since")

    def clean_until(self):
        return self._in_our_time("until")

    def clean_after(self):
        public_id = self.cleaned_data["after"]
        return public_id and AuditEntry.objects.visible_to(self.user).filter(public_id=public_id).first()

    def clean(self):
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first. Exchange the two."))

    def _found(self, search, name, kind, **scope):
        text = " ".join(self.cleaned_data[name].split())
        if not text:
            return None
        try:
            return search(text, **{"reached_by": self.user, **scope})
        except TooManyFit:
            raise forms.ValidationError(
                _("More than %(count)s %(kind)s fit. Enter more of the name, or the whole number."),
                params={"count": MOST_NAMESAKES, "kind": kind},
            ) from None

    def _in_our_time(self, name):
        value = self.cleaned_data[name]
        if value and not EARLIEST <= value <= LATEST:
            raise forms.ValidationError(_("Enter a day between the years 2000 and 2999."))
        return value


def filters_in_words(query):
    """`since=2026-11-01&unit=dinas` as "Unit: name or code: dinas; From: 1 November 2026"."""
    asked = QueryDict(query)
    fields = {name: field for name, field in TrailFilter.base_fields.items() if asked.get(name) and field.label}
    return "; ".join(f"{field.label}: {_asked_for(name, asked[name])}" for name, field in fields.items()) or query


def _asked_for(name, value):
    if name == "action":
        return dict(choices()).get(value, value)
    return date_or_time(value) or value
