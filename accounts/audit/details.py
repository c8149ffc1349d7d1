"""One entry of the trail, ready to be shown."""

import json
from dataclasses import dataclass

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.audit.actions import sentence
from accounts.audit.sealing import digest_after, sealed_text
from accounts.models import AuditEntry, OrgUnit


@dataclass(frozen=True)
class Line:
    """A row of the list."""

    entry: AuditEntry

    @property
    def sentence(self):
        return sentence(self.entry)

    @property
    def actor(self):
        return self.entry.actor_name or _("the system")


@dataclass(frozen=True)
class Change:
    field: str
    before: str
    after: str


def changes_of(entry):
    """The details as names with what was and what is; a plain value has nothing before it."""
    listed = []
    for name, value in entry.changes.items():
        is_pair = isinstance(value, list) and len(value) == 2
        before, after = value if is_pair else (None, value)
        listed.append(Change(_field_name(name), _readable(before), _readable(after)))
    return listed


def unit_of(entry):
    return entry.unit_id and OrgUnit.objects.filter(public_id=entry.unit_id).first()


def fits_the_chain(entry):
    """Whether the entry is what was sealed, and follows the one before it. None while it is not sealed."""
    if not entry.is_sealed:
        return None
    before = AuditEntry.objects.sealed().filter(sequence=entry.sequence - 1).values_list("digest", flat=True).first()
    if before is None and entry.sequence > 1:
        return False
    return entry.digest == digest_after(before or "", sealed_text(entry))


def _field_name(name):
    for model in apps.get_app_config("accounts").get_models():
        field = next((field for field in model._meta.fields if name in (field.name, field.attname)), None)
        if field:
            return capfirst(str(field.verbose_name))
    return name


def _readable(value):
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict | list):
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    return str(value)
