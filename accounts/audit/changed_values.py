"""The details of an entry as people know them: fields by their names, codes by their labels, days and moments as the
interface writes them. Only how they are drawn; what is stored and sealed keeps its codes.
"""

import re
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.audit.things import name_in_words
from accounts.models import DataCategory, ImportRow, User
from theme.templatetags.theme_tags import local_datetime

NOTHING = "–"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")

# Where acts have fields of several models with one name, these come first.
MODELS = {
    "employment": ["Employment"],
    "import": ["ImportBatch"],
    "person": ["User", "Employment"],
    "privacy.activity": ["ProcessingActivity"],
    "privacy.retention": ["RetentionRule"],
    "role": ["RoleAssignment"],
    "unit": ["OrgUnit", "UnitChange"],
}
NAMES = {
    "checksum": gettext_lazy("SHA-256 of the file"),
    "counts": gettext_lazy("rows of the file"),
    "factors": gettext_lazy("proof of who signs in"),
    "merged": gettext_lazy("record"),
    "moved": gettext_lazy("rows that moved along"),
    "parent": gettext_lazy("unit above"),
    "people": gettext_lazy("people"),
    "roles": gettext_lazy("roles that end"),
    "units": gettext_lazy("units below"),
    "url_path": gettext_lazy("address of the page"),
}
COUNTED = {
    "rows": gettext_lazy("all rows"),
    "same": gettext_lazy("without changes"),
    "warned": gettext_lazy("with warnings"),
    **dict(ImportRow.Outcome.choices),
}
FACTORS = {
    "card": gettext_lazy("sign-in card"),
    "password": gettext_lazy("password"),
    "recovery_codes": gettext_lazy("recovery code"),
    "socialaccount": gettext_lazy("sign-in of the agency"),
    "totp": gettext_lazy("code app"),
    "webauthn": gettext_lazy("passkey"),
}


@dataclass
class Details:
    """What an entry keeps under one name. `rows` are the words for ids and codes of rows, looked up once for all."""

    action: str
    name: str
    values: list
    fields: list = field(init=False)
    rows: dict = field(init=False)

    def __post_init__(self):
        self.fields = _fields(self.action, self.name)
        self.rows = _rows(self.fields, self.name, self.values)

    @property
    def label(self):
        known = name_in_words(self.name) or (
            self.fields[0].verbose_name if self.fields else self.name.replace("_", " ")
        )
        return capfirst(str(known))

    @property
    def is_known(self):
        return bool(name_in_words(self.name) or self.fields)

    def in_words(self, value):
        if value is None or value == "" or value in ([], {}):
            return NOTHING
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, dict):
            return ", ".join(f"{_counted(name)}: {self.in_words(part)}" for name, part in value.items())
        if isinstance(value, list):
            return ", ".join(self.in_words(part) for part in value)
        if isinstance(value, str):
            return self._text(value)
        return str(formats.localize(value))

    def _text(self, value):
        if self.name == "factors":
            return ", ".join(str(FACTORS.get(part.removeprefix("mfa."), part)) for part in value.split(", "))
        return self.rows.get(value) or self._label_of(value) or date_or_time(value) or value

    def _label_of(self, code):
        labels = (dict(each.flatchoices).get(code) for each in self.fields if each.choices)
        return next((str(label) for label in labels if label), None)


def _fields(action, name):
    """The fields with this name: those of the models that the act is about, then of this room, then of the others."""
    own = apps.get_app_config("accounts")
    first = [own.get_model(each) for start, models in MODELS.items() if action.startswith(start) for each in models]
    models = dict.fromkeys([*first, *own.get_models(), *apps.get_models()])
    fields = (each for model in models for each in (*model._meta.fields, *model._meta.many_to_many))
    return [each for each in fields if name in (each.name, each.attname)]


def _rows(fields, name, values):
    """{id or code as it is stored: words of the row}, by one query at most. Most acts store words."""
    texts = [text for value in values for text in (value if isinstance(value, list) else [value])]
    asked = {text for text in texts if isinstance(text, str) and text}
    relation = fields[0] if fields and fields[0].is_relation else None
    try:
        if name == "merged":
            return {str(user.public_id): str(user) for user in User.objects.filter(public_id__in=asked)}
        if relation and relation.many_to_one and name == relation.attname:
            return {str(row.pk): str(row) for row in relation.related_model.objects.filter(pk__in=asked)}
        if relation and relation.related_model is DataCategory:
            return {row.code: str(row) for row in DataCategory.objects.filter(code__in=asked)}
    except (ValueError, ValidationError):
        pass  # no ids after all
    return {}


def _counted(name):
    if name in COUNTED:
        return str(COUNTED[name])
    try:
        return str(apps.get_model(name)._meta.verbose_name_plural)
    except (LookupError, ValueError):
        return name


def date_or_time(text):
    """`21 November 2026` or `21 November 2026, 13.30 WIB`; None for what is neither or was never a day."""
    try:
        if DAY.fullmatch(text):
            return formats.date_format(parse_date(text), "DATE_FORMAT")
        if MOMENT.fullmatch(text) and (moment := parse_datetime(text)):
            return local_datetime(moment if timezone.is_aware(moment) else timezone.make_aware(moment))
    except (ValueError, OverflowError):
        pass  # such as 30 February, or a year that no other time zone has
    return None
