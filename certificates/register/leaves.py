"""What an entry of the register says, as the bytes that are hashed into its leaf. Pure.

Nothing of it leads to a person: `subject` is a hash of the certificate's random id, which no public page shows, and
`facts_sha256` can't be found by trying without that id. Whoever holds the document finds it again by its own hashes.
"""

import datetime
import hashlib
import json

FORMAT = 1


def subject_of(public_id) -> str:
    """Stands for a certificate in all its entries."""
    return hashlib.sha256(public_id.bytes).hexdigest()


def digest_of(facts, public_id) -> str:
    """Of what was recorded about a certificate, as plain data; its random id keeps the digest from being guessed."""
    return hashlib.sha256(public_id.bytes + _line(facts)).hexdigest()


def leaf_data(*, kind, subject, credential_sha256, pdf_sha256, facts_sha256, recorded_at) -> bytes:
    """One line of JSON: names in order, no spaces, UTC to the microsecond."""
    facts = {
        "credential_sha256": credential_sha256,
        "facts_sha256": facts_sha256,
        "format": FORMAT,
        "kind": kind,
        "pdf_sha256": pdf_sha256,
        "recorded_at": in_utc(recorded_at),
        "subject": subject,
    }
    return _line(facts)


def _line(facts) -> bytes:
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()


def in_utc(moment) -> str:
    text = moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return text.replace("+00:00", "Z")
