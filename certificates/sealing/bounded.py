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
LONGEST = 2  # seconds of computing, of which loading the library takes half a one; twice that on the clock
LONGEST_EACH = 1  # for each pair of documents


def later_changes_are_harmless(pdf, *, signed_end):
    """Whether all that follows the signature ending at `signed_end` are proofs for its long-term validation."""
    return _asked({"question": "later_changes", "signed_end": signed_end}, [pdf], LONGEST) is True


def differences(pairs, *, may_be_rewritten):
    """For each pair of our document and the signed one the code of what is wrong with the latter, or "".

    It is "unreadable" as well where looking at the documents took more than it may.
    """
    documents = [document for pair in pairs for document in pair]
    question = {"question": "differences", "may_be_rewritten": may_be_rewritten}
    found = _asked(question, documents, LONGEST + LONGEST_EACH * len(pairs))
    return ["unreadable"] * len(pairs) if found is None else found


def _asked(question, documents, seconds):
    """The answer, or None without one."""
    command = [sys.executable, "-m", "certificates.sealing.inspecting", json.dumps(question), str(seconds)]
    given = b"".join(LENGTH.pack(len(document)) + document for document in documents)
    try:
        result = subprocess.run(command, input=given, capture_output=True, cwd=ROOT, timeout=2 * seconds, env={})  # noqa: S603
    except subprocess.TimeoutExpired:
        return None
    if result.returncode != 0:
        logger.info("Looking at documents ended with %s: %s", result.returncode, result.stderr[-200:])
        return None
    return json.loads(result.stdout)
