"""What a corrected certificate prints: all that the old one did, with the right name and the mark of a correction."""

from certificates import codes
from certificates.issuing.snapshot import verify_url


def corrected(snapshot, *, name, code, revision):
    """A new snapshot; the number, the dates and everything else stay as they were printed."""
    link = verify_url(code)
    facts = {
        **snapshot,
        "code": code,
        "verify_url": link,
        "revision": revision,
        "holder": {**snapshot["holder"], "name": name},
    }
    if "fields" in snapshot:
        facts["fields"] = {
            **snapshot["fields"],
            "nama": name,
            "kode": codes.grouped(code),
            "tautan": link,
            "perbaikan": f"Perbaikan ke-{revision}",
        }
    return facts
