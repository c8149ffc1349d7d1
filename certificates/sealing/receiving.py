"""Signed copies that come back: which document each belongs to, and whether it is that document and nothing else."""

import re
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from accounts import audit
from accounts.powers import Power
from certificates.models import Certificate
from certificates.models.sealers import Sealer
from certificates.sealing import bounded, bsre, elsewhere, roots
from certificates.sealing.judging import LARGEST_FILE, judge
from certificates.sealing.policies import where_sealed_by
from certificates.sealing.services import trust
from certificates.sealing.signals import document_wanted

MOST_FILES = 50
LARGEST_UPLOAD = 50 * 1024 * 1024
CODE_IN_NAME = re.compile(r"(?:^|[^0-9A-Za-z])([0-9A-Za-z]{12})(?:[^0-9A-Za-z]|$)")
CODE_IN_LINK = re.compile(rb"/[vV]/([0-9A-Za-z]{12})")
MOST_LINKS = 20


@dataclass(frozen=True)
class Report:
    """What became of one file: accepted where `problem` is "", else one of the codes that the page has words for."""

    name: str
    problem: str = ""
    certificate: Certificate | None = None


def waiting(user):
    """The certificates that wait for a signature elsewhere, of the agencies whose signatory the user is."""
    reached = Certificate.objects.within_power(user, Power.SIGN)
    is_elsewhere = where_sealed_by(Sealer.UPLOADED, agency="series__agency")
    awaiting = reached.filter(is_elsewhere, pdf="", credential__isnull=False, revocation=None, replaced_by=None)
    return awaiting.select_related("holder").order_by("pk")


def knows_authorities():
    """Whether this site was told whose signatures it may accept."""
    return bool(roots.outside_roots())


def receive(*, files, by, at):
    """Takes each file that is a signed copy of a document waiting for `by`; reports on every one of them."""
    found = [_matched(file, by) for file in files]
    pairs = [(elsewhere.laid_out(certificate), copy) for _, certificate, copy, problem in found if not problem]
    problems = iter(bounded.differences(pairs, may_be_rewritten=True)) if pairs else iter(())
    trusted = trust()
    reports = []
    for name, certificate, copy, known in found:
        problem = known or next(problems) or _untrusted(copy, trusted)
        if not problem:
            _accept(certificate, copy, by)
        reports.append(Report(name, problem, certificate))
    return reports


def sign_with_bsre(*, certificates, nik, passphrase, by, at):
    """Signs documents that wait with the person's own certificate. The passphrase is used here and kept nowhere."""
    ready = [(each, elsewhere.laid_out(each)) for each in certificates[: bsre.MOST_AT_ONCE]]
    ready = [(certificate, pdf) for certificate, pdf in ready if pdf is not None]
    if not ready:
        return []
    signed = bsre.sign_documents([pdf for _, pdf in ready], nik=nik, passphrase=passphrase)
    for (certificate, _), copy in zip(ready, signed, strict=True):
        _accept(certificate, copy, by)
    return [certificate for certificate, _ in ready]


def _matched(file, user):
    """(name, certificate, bytes, problem) of an uploaded file."""
    if file.size > LARGEST_FILE:
        return file.name, None, b"", "too_large"
    copy = file.read()
    certificate = _certificate_of(file.name, copy, user)
    if certificate is None:
        return file.name, None, b"", "unknown"
    if elsewhere.laid_out(certificate) is None:
        return file.name, certificate, b"", "not_ready"
    if elsewhere.has_signed(certificate):
        return file.name, certificate, b"", "there_already"
    return file.name, certificate, copy, ""


def _certificate_of(name, copy, user):
    """By the code in the file's name, as we gave it, or else in the links of the document."""
    links = [match[1].decode() for match, _ in zip(CODE_IN_LINK.finditer(copy), range(MOST_LINKS), strict=False)]
    candidates = {words.upper() for words in [*CODE_IN_NAME.findall(name), *links]}
    return waiting(user).filter(code__in=candidates).first()


def _untrusted(copy, trusted):
    """Anybody can make a certificate in any name, so only seals of ours count and the authorities we were told of."""
    verdict = judge(copy, trusted=trusted)
    if not verdict.is_intact:
        return "broken"
    if verdict.is_genuine:
        return ""
    return "untrusted" if trusted.roots else "no_authorities"


def _accept(certificate, copy, by):
    """The rest is done by the worker; the sweep helps where it does not hear of it."""
    elsewhere.keep_signed(certificate, elsewhere.laid_out(certificate), copy)
    with transaction.atomic():
        audit.record("seal.received", actor=by, subject=certificate.holder, target=certificate.number)
        transaction.on_commit(partial(document_wanted.send_robust, sender=Certificate, certificate_id=certificate.pk))
