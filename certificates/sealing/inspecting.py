"""What differs between PDFs, looked at with limits on time and memory. Run by certificates.sealing.bounded.

Nothing of Django here: the process starts anew for each question.
"""

import io
import json
import re
import resource
import signal
import sys

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel

from certificates.sealing import content
from certificates.sealing.bounded import LENGTH

MEMORY = 512 * 1024 * 1024
END = re.compile(rb"startxref\s+\d+\s+%%EOF\r?\n?\Z")
TAIL = 64


def later_changes(pdf, *, signed_end):
    """Whether nothing but proofs for later years follows the signature that ends at `signed_end`."""
    if not END.search(pdf[-TAIL:]):
        return False  # what no reader of PDF should look at may mean something to another program
    reader = PdfFileReader(io.BytesIO(pdf))
    for signature in reader.embedded_signatures:
        _start, _length, after, rest = signature.byte_range
        if int(after) + int(rest) == signed_end:
            has_update = reader.xrefs.total_revisions > signature.signed_revision + 1
            return has_update and _is_followed_by(signature, ModificationLevel.LTA_UPDATES)
    return False


def difference(ours, theirs, *, may_be_rewritten):
    """What is wrong with `theirs` as a signed copy of `ours`: a code, or ""."""
    if not may_be_rewritten and not theirs.startswith(ours):
        return "rewritten"
    try:
        signed = PdfFileReader(io.BytesIO(theirs))
        signatures = signed.embedded_regular_signatures
        if not signatures:
            return "unsigned"
        # With readers of its own: what one has read, the library does not review afterwards.
        problem = content.difference(PdfFileReader(io.BytesIO(ours)), PdfFileReader(io.BytesIO(theirs)))
        # Before the last signature there may be others, behind it only proofs.
        levels = [ModificationLevel.FORM_FILLING] * (len(signatures) - 1) + [ModificationLevel.LTA_UPDATES]
        if not problem and not all(map(_is_followed_by, signatures, levels)):
            problem = "changed"
        return problem
    except Exception:  # the library meets a file of others and raises whatever it stumbles over
        return "unreadable"


def _is_followed_by(signature, most):
    """Whether what was added after the signature goes no further than `most`."""
    signature.compute_integrity_info()
    if signature.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return False
    if signature.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    # Where the changes are suspicious, the library puts its exception in the place of the result.
    return getattr(signature.diff_result, "modification_level", ModificationLevel.OTHER) <= most


def _documents():
    given = sys.stdin.buffer.read()
    place = 0
    while place < len(given):
        (length,) = LENGTH.unpack_from(given, place)
        place += LENGTH.size
        yield given[place : place + length]
        place += length


def _main(question, seconds):
    # Ends the process by its default: a handler would run only between two steps of Python.
    signal.setitimer(signal.ITIMER_PROF, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    documents = list(_documents())
    if question.pop("question") == "later_changes":
        answer = later_changes(documents[0], signed_end=question["signed_end"])
    else:
        pairs = zip(documents[::2], documents[1::2], strict=True)
        answer = [difference(ours, theirs, **question) for ours, theirs in pairs]
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main(json.loads(sys.argv[1]), float(sys.argv[2]))
