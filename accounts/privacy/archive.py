"""The copy of a person's data: a ZIP file with the data for programs (JSON) and for people (HTML)."""

import io
import json
import zipfile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from accounts.privacy import readable, registry

STYLE = """body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#17202e}
table{width:100%;border-collapse:collapse;margin:.5rem 0 2rem;font-size:.95rem}
th,td{padding:.4rem .6rem;border:1px solid #d5dbe6;text-align:left;vertical-align:top}
th{background:#eaeff7}
td{overflow-wrap:break-word;white-space:pre-line}
@media(max-width:45rem){
thead{display:none}
tr,td{display:block;border:0}
tr{padding:.5rem 0;border-bottom:1px solid #d5dbe6}
td{padding:.1rem 0;overflow-wrap:anywhere}
td:empty{display:none}
td::before{content:attr(data-heading) ": ";color:#4a5568}
}
"""


def tables_of(user):
    """[(label of the room, its tables)] of everything the site holds about a person."""
    return [(exporter.label, exporter.tables(user)) for exporter in registry.exporters()]


def build(user, *, at) -> bytes:
    """The bytes of the archive, as the site knows the person at this moment."""
    rooms = [(label, [(table, table.rows()) for table in tables]) for label, tables in tables_of(user)]
    data = {
        "person": str(user.public_id),
        "made_at": at,
        "law": "UU 27/2022",
        "data": {table.code: rows for _label, tables in rooms for table, rows in tables},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        archive.writestr("data.json", text)
        archive.writestr("index.html", _page(user, rooms, at))
        archive.writestr("style.css", STYLE)
    return out.getvalue()


def _page(user, rooms, at):
    shown = [(label, [(table, readable.cells(table, rows)) for table, rows in tables]) for label, tables in rooms]
    return render_to_string("accounts/privacy/archive.html", {"person": user, "rooms": shown, "at": at})
