"""What was found out about a file."""

import enum
from dataclasses import dataclass

from certificates.models import Certificate
from certificates.verifying.facts import Facts
from certificates.verifying.kinds import Kind


class Outcome(enum.StrEnum):
    GENUINE = "genuine"  # ours, and not changed
    CHANGED = "changed"  # ours once, and changed since
    KEY_GIVEN_UP = "key_given_up"  # signed with a key that others may know
    NOT_RECORDED = "not_recorded"  # signed or sealed by us, but not what the register holds
    NAMED = "named"  # proves nothing itself, but names a certificate of ours
    UNKNOWN_CODE = "unknown_code"  # names a certificate that we never issued
    FALSE_CODE = "false_code"  # its QR code was put together by somebody else
    OTHER_SITE = "other_site"  # its QR code leads to another site
    FOREIGN = "foreign"  # signed by somebody else
    NOTHING = "nothing"  # nothing in it leads to us
    UNREADABLE = "unreadable"
    TOO_COMPLEX = "too_complex"


@dataclass(frozen=True)
class Finding:
    """`by` says who signed or which site it names; `has_proof` whether a signature inside it was checked and holds;
    `is_exact` that it is byte for byte what we have on record, or what we draw from it: a badge."""

    kind: Kind
    outcome: Outcome
    certificate: Certificate | None = None
    facts: Facts | None = None
    by: str = ""
    has_proof: bool = False
    is_exact: bool = False
