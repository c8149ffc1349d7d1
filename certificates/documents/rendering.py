"""From a snapshot to the bytes of a PDF: tagged, archival (PDF/A-3a) and accessible (PDF/UA-1), always the same."""

import json

from certificates.documents import layout, workshop
from certificates.documents.filling import drawing_of
from certificates.documents.qr import code_of

STANDARDS = ["a-3a", "ua-1"]


def draw(snapshot, *, issued_at, credential=None, qr_link=None):
    """The certificate as PDF, with the text of its credential attached as `credential.json`.

    The same snapshot, moment, credential and link give the same bytes.
    """
    inputs = {} if credential is None else {"credential": credential}
    return _compiled(
        drawing_of(snapshot),
        qr_link or snapshot["verify_url"],
        inputs,
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=int(issued_at.timestamp()),
    )


def draw_page(snapshot, *, page, pixels_per_inch, qr_link=None):
    """One page, counted from 1, as PNG picture."""
    drawing = drawing_of(snapshot)
    drawing["pages"] = drawing["pages"][page - 1 : page]
    return _compiled(drawing, qr_link or snapshot["verify_url"], {}, format="png", ppi=pixels_per_inch)


def draw_pages(snapshot, *, pixels_per_inch, qr_link=None):
    """Every page as PNG picture."""
    drawing = drawing_of(snapshot)
    if not drawing["pages"]:
        return []
    drawn = _compiled(drawing, qr_link or snapshot["verify_url"], {}, format="png", ppi=pixels_per_inch)
    return drawn if isinstance(drawn, list) else [drawn]  # a single page comes alone


def _compiled(drawing, link, inputs, **options):
    code = code_of(link)
    drawing["qr"] = {"svg": code.svg, "dots": code.dots, "alt": drawing.pop("qr_alt")}
    workshop.bring(layout.images(drawing))
    data = json.dumps(drawing, sort_keys=True)
    return workshop.compiler().compile(sys_inputs={"data": data, **inputs}, **options)
