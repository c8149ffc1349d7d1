"""Asks about PDFs of others in a process with little time and memory (certificates.sealing.inspecting).

Reading a stranger's PDF can take any time and any memory; a limit on a process ends that, and nothing else does.
"""

import json
import logging
import struct
import subprocess
import sys
from pathlib import Path

logger = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]
LENGTH = struct.Struct(">Q")
# Seconds of computing, not counting the half a second in which the process loads its library.
LONGEST = 0.4  # anybody may ask
LONGEST_EACH = 1.5  # for each pair of documents that an officer asks about
LOADING = 4  # seconds on the clock


def later_changes_are_harmless(pdf, *, signed_end):
    """Whether all that follows the signature ending at `signed_end` are proofs for its long-term validation."""
    return _asked({"question": "later_changes", "signed_end": signed_end}, [pdf], LONGEST) is True


def differences(pairs, *, may_be_rewritten, seconds=None):
    """For each pair of our document and the signed one the code of what is wrong with the latter, or "".

    It is "unreadable" as well where looking at the documents took more than it may.
    """
    documents = [document for pair in pairs for document in pair]
    question = {"question": "differences", "may_be_rewritten": may_be_rewritten}
    found = _asked(question, documents, seconds or LONGEST + LONGEST_EACH * len(pairs))
    return ["unreadable"] * len(pairs) if found is None else found


def _asked(question, documents, seconds):
    """The answer, or None without one."""
    command = [sys.executable, "-m", "certificates.sealing.inspecting", json.dumps(question), str(seconds)]
    given = b"".join(LENGTH.pack(len(document)) + document for document in documents)
    patience = LOADING + 2 * seconds
    try:
        result = subprocess.run(command, input=given, capture_output=True, cwd=ROOT, timeout=patience, env={})  # noqa: S603
    except subprocess.TimeoutExpired:
        return None
    if result.returncode != 0:
        logger.info("Looking at documents ended with %s: %s", result.returncode, result.stderr[-200:])
        return None
    return json.loads(result.stdout)
