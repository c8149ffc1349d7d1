"""The trail as a CSV file for an inspector, who can recheck it without this site.

SHA-256 (previous digest + line feed + sealed text), in UTF-8, is the digest of the row.
"""

import csv
import json

from django.db.models import OuterRef, Subquery
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.actions import sentence
from accounts.audit.sealing import sealed_text
from accounts.models import AuditEntry
from theme import csv_files

MOST_ROWS = 50_000


class TooMuchToExport(Exception):
    """The file would be longer than spreadsheets and patience bear."""


def trail_csv(entries, *, on):
    """`on` is the day of the export, for the file's name. Raises TooMuchToExport."""
    if entries[MOST_ROWS : MOST_ROWS + 1].exists():
        raise TooMuchToExport(f"More than {MOST_ROWS} entries.")
    before = AuditEntry.objects.filter(sequence=OuterRef("sequence") - 1).order_by().values("digest")
    rows = entries.annotate(previous_digest=Subquery(before)).iterator(chunk_size=1000)
    return StreamingHttpResponse(
        _lines([_headings()], map(_cells, rows)),
        content_type=csv_files.CONTENT_TYPE,
        headers=csv_files.headers(f"jejak-audit-{on:%Y-%m-%d}.csv"),
    )


class _Echo:
    """What csv writes to: it gives each line straight back."""

    def write(self, line):
        return line


def _lines(*parts):
    writer = csv.writer(_Echo())
    yield csv_files.BYTE_ORDER_MARK
    for part in parts:
        for cells in part:
            yield writer.writerow([csv_files.harmless(cell) for cell in cells])


def _cells(entry):
    return [
        str(entry.sequence or ""),
        timezone.localtime(entry.at).isoformat(timespec="seconds"),
        sentence(entry),
        entry.action,
        entry.actor_name,
        entry.subject_name,
        entry.target,
        entry.reason,
        json.dumps(entry.changes, ensure_ascii=False) if entry.changes else "",
        entry.address or "",
        entry.origin,
        str(entry.public_id),
        entry.previous_digest or "",
        entry.digest,
        sealed_text(entry) if entry.is_sealed else "",
    ]


def _headings():
    return [
        _("Number in the chain"),
        _("Time"),
        _("What happened"),
        _("Code"),
        _("Who acted"),
        _("Person concerned"),
        _("Thing"),
        _("Reason"),
        _("Details"),
        _("From address"),
        _("Origin"),
        _("Id"),
        _("Previous digest"),
        _("Digest"),
        _("Sealed text"),
    ]
