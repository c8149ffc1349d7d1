"""Signatures of BSrE, the government's certificate authority, through the agency's e-sign client service (V2, JSON).

Built on what public code shows of the service. For an institutional seal one activates it with a code that comes by
mail, asks for a code for so many documents, and sends them. A person signs with a passphrase, which is kept nowhere.
"""

import base64
import binascii
import json
import time

import requests
from django.conf import settings

from certificates.sealing import bounded, roots
from certificates.sealing.cms import Trust
from certificates.sealing.errors import SealNotPossible
from certificates.sealing.judging import judge

MOST_AT_ONCE = 20
LARGEST_ANSWER = 60 * 1024 * 1024
CHUNK = 64 * 1024
LONGEST_SAID = 200
INVISIBLE = {"tampilan": "INVISIBLE", "location": "null", "reason": "null", "contactInfo": "null"}


class Refused(SealNotPossible):
    """`code` says why: "not_configured", "unreachable", "service_password", "not_activated", "refused", "garbage",
    "changed"; `said` is what BSrE said.
    """

    def __init__(self, code, said=""):
        super().__init__(f"BSrE: {code} {said}".rstrip())
        self.code = code
        self.said = said


def activation_code(previous=""):
    """Asks for the activation of the seal: without a code one comes by mail, with one the next is answered."""
    question = {"idSubscriber": settings.BSRE_SUBSCRIBER, **({"totp": previous} if previous else {})}
    answer = _ask("/api/v2/seal/get/activation", question)
    inner = answer.get("data") if isinstance(answer.get("data"), dict) else answer
    if answer.get("success") is False or inner.get("result") is False:
        raise Refused("not_activated", _said(inner) or _said(answer))
    return str(inner.get("totp") or "")


def seal_documents(pdfs, *, activation):
    """The documents with the institutional seal; at most MOST_AT_ONCE of them."""
    question = {"idSubscriber": settings.BSRE_SUBSCRIBER, "totp": activation, "data": str(len(pdfs))}
    answer = _ask("/api/v2/seal/get/totp", question)
    if not answer.get("totp") or answer.get("result") is False:
        raise Refused("not_activated", _said(answer))
    facts = {"idSubscriber": settings.BSRE_SUBSCRIBER, "totp": answer["totp"]}
    return _signed("/api/v2/seal/pdf", facts, pdfs)


def sign_documents(pdfs, *, nik, passphrase):
    """The documents with the signature of a person, who is asked for the passphrase each time."""
    return _signed("/api/v2/sign/pdf", {"nik": nik, "passphrase": passphrase}, pdfs)


def _signed(path, facts, pdfs):
    files = [base64.b64encode(pdf).decode() for pdf in pdfs]
    answer = _ask(path, {**facts, "signatureProperties": [INVISIBLE] * len(pdfs), "file": files})
    signed = _files(answer)
    if len(signed) != len(pdfs):
        raise Refused("garbage")
    _check(pdfs, signed)
    return signed


def _files(answer):
    files = answer.get("file")
    if not isinstance(files, list):
        raise Refused("refused" if _said(answer) else "garbage", _said(answer))
    try:
        return [base64.b64decode(file, validate=True) for file in files]
    except (binascii.Error, TypeError, ValueError):
        raise Refused("garbage") from None


def _check(ours, theirs):
    """Nothing but a signature may have been added to our very bytes, and it must hold."""
    pairs = list(zip(ours, theirs, strict=True))
    problems = [problem for problem in bounded.differences(pairs, may_be_rewritten=False) if problem]
    if problems:
        raise Refused("changed", problems[0])
    trusted = Trust(roots=roots.outside_roots())
    for signed in theirs:
        verdict = judge(signed, trusted=trusted)
        if not (verdict.is_genuine if trusted.roots else verdict.is_intact):
            raise Refused("changed", verdict.problem or "untrusted")


def _ask(path, question):
    if not settings.BSRE_URL:
        raise Refused("not_configured")
    try:
        status, content = _posted(settings.BSRE_URL + path, question)
    except requests.RequestException as error:
        raise Refused("unreachable", type(error).__name__) from None
    answer = _object(content)
    if status == requests.codes.unauthorized:
        raise Refused("service_password")
    if status >= requests.codes.server_error:
        raise Refused("unreachable", str(status))
    if status != requests.codes.ok:
        raise Refused("refused", _said(answer) or str(status))
    if answer is None:
        raise Refused("garbage")
    return answer


def _posted(url, question):
    seconds = settings.OUTSIDE_TIMEOUT
    deadline = time.monotonic() + 3 * seconds
    who = (settings.BSRE_USER, settings.BSRE_PASSWORD)
    options = {"json": question, "auth": who, "allow_redirects": False, "stream": True}
    with requests.post(url, timeout=seconds, **options) as response:
        content = bytearray()
        for chunk in response.iter_content(CHUNK):
            content += chunk
            if len(content) > LARGEST_ANSWER or time.monotonic() > deadline:
                raise requests.Timeout("The answer takes too long.")
        return response.status_code, bytes(content)


def _object(content):
    try:
        answer = json.loads(content)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _said(answer):
    """What BSrE says about it, wherever it says so."""
    for key in ("error", "message"):
        said = (answer or {}).get(key)
        if isinstance(said, str):
            return said[:LONGEST_SAID]
    return ""
