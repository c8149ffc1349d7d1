"""Asking for a unit: a list to choose from where units are few, a field for the name or code where they are many."""

import re
import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Min, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import OrgUnit

# A longer list is no help to choose from, and weighs more than the page around it.
MOST_CHOICES = 100
MOST_NAMED = 5
WORDS = forms.CharField(max_length=250)
# Not a space that a browser would trim, nor a sign that a screen reader would read out.
INDENT = "\N{EM SPACE}"
CODE_BEHIND_NAME = re.compile(r"\(([^()]+)\)$")


class UnitChoice(forms.ModelChoiceField):
    """`offer(units)` says which; what comes out is a unit of these."""

    is_typed = False
    top_depth = 1

    def __init__(self, **options):
        usual = {"to_field_name": "public_id", "label": _("Unit"), "empty_label": _("Choose a unit")}
        super().__init__(OrgUnit.objects.none(), **{**usual, **options})
        self.error_messages = {
            **self.error_messages,
            "required": _("Choose a unit."),
            "invalid_choice": _("Choose a unit from the list."),
        }

    def offer(self, units):
        self.queryset = units.order_by("path")
        self.is_typed = self.queryset[MOST_CHOICES : MOST_CHOICES + 1].exists()
        self.top_depth = self.queryset.aggregate(top=Min("depth"))["top"] or 1
        if self.is_typed:
            self.widget = forms.TextInput(attrs={"autocomplete": "off"})
            self.widget.is_required = self.required
            self.help_text = _("Name or code. If several units fit, enter the code.")

    def label_from_instance(self, unit):
        return f"{INDENT * (unit.depth - self.top_depth)}{unit.name}"

    def prepare_value(self, value):
        if self.is_typed and isinstance(value, (OrgUnit, uuid.UUID)):
            unit = value if isinstance(value, OrgUnit) else OrgUnit.objects.filter(public_id=value).first()
            return unit and in_words(unit)
        return super().prepare_value(value)

    def to_python(self, value):
        if self.is_typed and value not in self.empty_values:
            return find_unit(WORDS.clean(value), self.queryset)
        if isinstance(value, str) and value not in self.empty_values and not is_uuid(value):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


def in_words(unit):
    """Words by which `find_unit` finds exactly this unit, if it has a code."""
    return f"{unit.name} ({unit.code})" if unit.code else unit.name


def find_unit(text, units):
    text = " ".join(text.split())
    for condition in exactly(text):
        found = list(units.filter(condition)[:2])
        if len(found) == 1:
            return found[0]
    found = list(units.filter(name__icontains=text)[: MOST_NAMED + 1])
    if not found:
        raise ValidationError(_("No unit in your reach has this name or code."), code="unknown")
    if len(found) > 1:
        names = "; ".join(in_words(unit) for unit in found[:MOST_NAMED])
        raise ValidationError(_("Several units fit: %(names)s."), code="several", params={"names": names})
    return found[0]


def exactly(text):
    if is_uuid(text):
        return [Q(public_id=text)]
    behind = CODE_BEHIND_NAME.search(text)
    return [Q(code=text), Q(name__iexact=text), *([Q(code=behind[1])] if behind else [])]


def is_uuid(text):
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
