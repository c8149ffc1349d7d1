"""Whether a PDF is as its signer left it. Pure, and safe to ask about files of strangers.

A signature names the bytes that it covers. One that we trust and that covers the whole file proves the file, whatever
else stands in it, and needs no reading of the PDF. Where a file goes on after a signature that we trust, a process of
its own with limits looks at what was added: proofs for long-term validation may be, anything else may not.
"""

import datetime
import re
from dataclasses import dataclass
from itertools import islice

from certificates.sealing import cms
from certificates.sealing.bounded import later_changes_are_harmless

BYTE_RANGE = re.compile(
    rb"/ByteRange\s{0,9}\[\s{0,9}(\d{1,10})\s{1,9}(\d{1,10})\s{1,9}(\d{1,10})\s{1,9}(\d{1,10})\s{0,9}\]"
)
# A date as PDF writes it, D:20261121133000+07'00'; any of its characters may be written as an octal number.
WRITTEN_DATE = re.compile(rb"/M\s{0,9}\(([^()]{1,90})\)")
OCTAL = re.compile(rb"\\([0-7]{3})")
DATE = re.compile(rb"D:(\d{14})(?:Z|([+-])(\d\d)'?(\d\d)?)?")
SIGNATURE_DICTIONARY = 2048  # the bytes around the signature in which its date stands
HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]*)>")
LARGEST_FILE = 10 * 1024 * 1024
LARGEST_SIGNATURE = 128 * 1024
MOST_SIGNATURES = 8
# Revocation lists and a timestamp take far less.
LARGEST_ADDITION = 512 * 1024


@dataclass(frozen=True)
class Signature:
    """What one signature says. `is_intact`: the bytes it covers are as they were signed."""

    signer: str
    certificate_sha256: str
    signed_at: datetime.datetime | None
    stamped_at: datetime.datetime | None
    is_intact: bool
    is_trusted: bool
    covers_whole_file: bool
    end: int


@dataclass(frozen=True)
class Verdict:
    """`problem` is "" or why there is nothing to judge: "not_a_pdf", "too_large", "too_many_signatures",
    "unsigned", "broken_signature".
    """

    signatures: tuple = ()
    is_modified_after_signing: bool = False
    problem: str = ""

    @property
    def is_genuine(self):
        """A signer we trust signed the file, and it has not changed since."""
        return self.signature is not None and not self.is_modified_after_signing

    @property
    def signature(self):
        """The signature that the verdict rests on: of a signer we trust, intact, the last of these."""
        sound = [each for each in self.signatures if each.is_intact and each.is_trusted]
        return max(sound, key=lambda each: each.end, default=None)

    @property
    def is_intact(self):
        return bool(self.signatures) and all(each.is_intact for each in self.signatures)

    @property
    def covers_whole_file(self):
        return any(each.covers_whole_file for each in self.signatures)


def judge(pdf, *, trusted):
    """The verdict on `pdf` for whoever trusts `trusted` (cms.Trust)."""
    if len(pdf) > LARGEST_FILE:
        return Verdict(problem="too_large")
    if b"%PDF-" not in pdf[:1024]:
        return Verdict(problem="not_a_pdf")
    found = islice(BYTE_RANGE.finditer(pdf), MOST_SIGNATURES + 1)
    ranges = [tuple(map(int, match.groups())) for match in found]
    if not ranges:
        return Verdict(problem="unsigned")
    if len(ranges) > MOST_SIGNATURES:
        return Verdict(problem="too_many_signatures")
    signatures = tuple(filter(None, (_signature(pdf, each, trusted) for each in ranges)))
    if len(signatures) < len(ranges):
        return Verdict(signatures=signatures, is_modified_after_signing=True, problem="broken_signature")
    return _with_later_changes(pdf, Verdict(signatures=signatures))


def _signature(pdf, byte_range, trusted):
    """None where no signature is, although the file says so."""
    start, length, after, rest = byte_range
    end = after + rest
    if start != 0 or not length < after <= end <= len(pdf) or after - length > 2 * LARGEST_SIGNATURE:
        return None
    # The one gap must be the signature itself and nothing more, or something could hide in it.
    contents = HEXADECIMAL.fullmatch(pdf, length, after)
    if not contents:
        return None
    view = memoryview(pdf)
    try:
        der = bytes.fromhex(contents[1].decode("ascii"))
        pieces = [view[:length], view[after:end]]
        signed = cms.check(der, pieces=pieces, trust=trusted, claimed_at=_claimed_at(pdf, length, after, end))
    except (cms.Broken, ValueError):
        return None
    return Signature(
        signer=signed.signer,
        certificate_sha256=signed.certificate_sha256,
        signed_at=signed.signed_at,
        stamped_at=signed.stamped_at,
        is_intact=signed.is_intact,
        is_trusted=signed.is_trusted,
        covers_whole_file=end == len(pdf),
        end=end,
    )


def _claimed_at(pdf, length, after, end):
    """The date in the dictionary of the signature, nearest behind it or else before it."""
    behind = WRITTEN_DATE.search(pdf, after, min(end, after + SIGNATURE_DICTIONARY))
    before = list(WRITTEN_DATE.finditer(pdf, max(0, length - SIGNATURE_DICTIONARY), length))
    found = behind or (before[-1] if before else None)
    written = DATE.match(OCTAL.sub(lambda octal: bytes([int(octal[1], 8) & 255]), found[1])) if found else None
    if not written:
        return None
    digits, sign, hours, minutes = (part and part.decode() for part in written.groups())
    away = datetime.timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    try:
        return datetime.datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=datetime.timezone(away))
    except ValueError:
        return None


def _with_later_changes(pdf, verdict):
    last = verdict.signature
    if last is None:
        changed = not (verdict.is_intact and verdict.covers_whole_file)
    elif last.covers_whole_file:
        changed = False
    else:
        changed = len(pdf) - last.end > LARGEST_ADDITION or not later_changes_are_harmless(pdf, signed_end=last.end)
    return Verdict(signatures=verdict.signatures, is_modified_after_signing=changed)
