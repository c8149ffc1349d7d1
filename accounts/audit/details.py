"""One entry of the trail, ready to be shown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.audit.actions import sentence
from accounts.audit.changed_values import Details
from accounts.audit.sealing import digest_after, sealed_text
from accounts.audit.things import origin_in_words, reason_in_words, target_in_words
from accounts.models import AuditEntry, OrgUnit


@dataclass(frozen=True)
class Line:
    """A row of the list."""

    entry: AuditEntry

    @property
    def sentence(self):
        return sentence(self.entry)

    @property
    def target(self):
        return target_in_words(self.entry.action, self.entry.target)

    @property
    def reason(self):
        return reason_in_words(self.entry.action, self.entry.reason)

    @property
    def origin(self):
        return origin_in_words(self.entry.origin)

    @property
    def actor(self):
        return self.entry.actor_name or _("the system")


@dataclass(frozen=True)
class Change:
    """`before` is None where the entry keeps a plain value, not a pair."""

    field: str
    before: str | None
    after: str


def changes_of(entry):
    listed = []
    for name, value in entry.changes.items():
        is_pair = isinstance(value, list) and len(value) == 2
        details = Details(entry.action, name, value if is_pair else [value])
        before = details.in_words(value[0]) if is_pair else None
        listed.append(Change(details.label, before, details.in_words(value[1] if is_pair else value)))
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
