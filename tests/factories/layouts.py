"""Snapshots and layouts of certificates that no row stands behind, and what their documents say."""

import copy
import datetime
import io
import subprocess

from PIL import Image
from pypdf import PdfReader

from certificates.documents import arrangement, rendering, sample
from certificates.documents.fields import fields_of
from certificates.documents.layout import upgraded

ISSUED_AT = datetime.datetime(2026, 11, 21, 6, 30, tzinfo=datetime.UTC)
SIGNATORY = {
    "position": "Kepala BKPSDM",
    "name": "Dr. Ratna Dewi, M.Si.",
    "rank": "Pembina Utama Muda (IV/c)",
    "number": "19720315 199803 1 004",
}


def make_layout(arranged=arrangement.landscape, **changes):
    return upgraded({**arranged(), **changes})


def make_snapshot(layout=None, *, holder=(), course=(), issuer=(), **changes):
    """The sample with some of its facts changed; the fields follow."""
    snapshot = copy.deepcopy(sample.snapshot_with(layout or make_layout()))
    snapshot["holder"].update(holder)
    snapshot["course"] = {**copy.deepcopy(snapshot["course"]), **dict(course)}
    snapshot["issuer"].update(issuer)
    snapshot.update(changes)
    del snapshot["fields"]
    return {**snapshot, "fields": fields_of(snapshot)}


def make_former_snapshot():
    """As the first format kept it: a finished sentence, the texts of a fixed arrangement, no fields."""
    snapshot = make_snapshot()
    kept = ("number", "code", "verify_url", "issued_on", "holder", "period", "issuer")
    course = {key: snapshot["course"][key] for key in ("code", "title", "hours", "cohort", "modules", "competencies")}
    return {
        "format": 1,
        **{key: snapshot[key] for key in kept},
        "course": course,
        "sentence": [{"text": "yang telah ", "strong": False}, {"text": "LULUS **", "strong": True}],
        "layout": {
            "title": "Piagam",
            "given_to": "Dianugerahkan kepada",
            "place": "Sukamaju",
            "signatory": SIGNATORY,
            "colours": arrangement.COLOURS,
        },
    }


def make_page(*elements, **changes):
    """A layout of one page with these elements, each with what its kind leaves out."""
    return upgraded({"format": 2, "pages": [{"elements": list(elements)}], **changes})


def draw(snapshot, **options):
    return rendering.draw(snapshot, issued_at=ISSUED_AT, **options)


def read(snapshot, **options):
    return PdfReader(io.BytesIO(draw(snapshot, **options)))


def words(snapshot, page=1):
    """The text of a page as another program reads it, in one line."""
    command = ["pdftotext", "-f", str(page), "-l", str(page), "-", "-"]
    done = subprocess.run(command, input=draw(snapshot), capture_output=True, check=True)
    return " ".join(done.stdout.decode().replace("\xa0", " ").split())


def posted(layout, **more):
    """What the editor's form sends for a layout that nobody touched."""
    sent = {"pages": str(len(layout["pages"]))}
    for page, content in enumerate(layout["pages"], start=1):
        sent[f"count{page}"] = str(len(content["elements"]))
        for number, element in enumerate(content["elements"], start=1):
            sent |= {f"e{page}-{number}-{key}": _sent(value) for key, value in element.items() if value is not False}
    return {**sent, **more}


def _sent(value):
    return "on" if value is True else str(value)


def version(layout, **more):
    """`posted`, with the name and the look of the version."""
    whole = {f"colour_{key}": value for key, value in layout["colours"].items()}
    whole |= {f"signatory_{key}": value for key, value in layout["signatory"].items()}
    whole |= {key: layout[key] for key in ("lang", "background", "place")}
    upright = "1" if layout["is_landscape"] else ""
    return {**posted(layout), **whole, "is_landscape": upright, "name": "Sertifikat", "agency": "", **more}


def picture_file(kind="PNG", size=(40, 20), mode="RGB", **options):
    out = io.BytesIO()
    Image.new(mode, size, "navy" if mode != "CMYK" else None).save(out, kind, **options)
    return out.getvalue()
