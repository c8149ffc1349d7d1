"""Checking the whole register against everything it must agree with, and naming the first entry that does not."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from certificates.models import Certificate, RegisterEntry, RegisterHead, RegisterNode
from certificates.register import heads, leaves, merkle
from certificates.register.recorded import facts_digest

Kind = RegisterEntry.Kind
BATCH = 1000
PIECE = 1 << 20
RELATED = [
    "certificate__issuer",
    "certificate__status_list",
    "certificate__enrolment",
    "certificate__credential__key",
    "certificate__credential__jwt_key",
    "certificate__revocation",
    "certificate__replaced_by",
]
# What the digest of the facts covers in an entry of each kind.
PRINTED = "had other facts than now, of what it prints or of where its state stands"
SAID = {
    Kind.ISSUED: PRINTED,
    Kind.RESIGNED: PRINTED,
    Kind.REVOKED: "printed something else, or its revocation said something else",
    Kind.SUPERSEDED: "printed something else, or another certificate replaced it",
}
_comparisons = []


def compare_with(compare):
    """What packages above made of a certificate they compare with its records: `compare(certificate)` gives words, or
    "" when nothing differs.
    """
    if compare not in _comparisons:
        _comparisons.append(compare)


@dataclass(frozen=True)
class Problem:
    """The first place where the register does not agree. `position` is None for what never came into it."""

    what: str
    position: int | None = None


@dataclass(frozen=True)
class Report:
    size: int
    root: str
    heads: int
    heads_given_up: int  # whose key was given up since
    problem: Problem | None = None


def check(*, with_files=False, known: Mapping[int, str] | None = None) -> Report:
    """Recompute everything. `known` is {size: root} noted elsewhere, as in a head that somebody kept."""
    return _Walk(with_files, dict(known or {})).report()


class _Walk:
    def __init__(self, with_files, known):
        self.with_files = with_files
        self.known = known
        self.heads = defaultdict(list)  # of each size, because one may be signed again with another key
        for head in RegisterHead.objects.select_related("key__issuer"):
            self.heads[head.size].append(head)
        self.tree = merkle.GrowingTree()
        self.sound = 0  # so many entries are as a head says
        # In the order in which they were completed.
        self.nodes = RegisterNode.objects.order_by("pk").iterator(chunk_size=BATCH)

    def report(self):
        problem = self._first_problem()
        signed = [head for of_size in self.heads.values() for head in of_size]
        given_up = sum(not head.key.is_trusted for head in signed)
        return Report(self.tree.size, self.tree.root.hex(), len(signed), given_up, problem)

    def _first_problem(self):
        for entry in _entries().iterator(chunk_size=BATCH):
            what = self._problem_with(entry)
            if what:
                return Problem(what, entry.position if entry.position == self.tree.size - 1 else self.tree.size)
        return self._problem_at_the_end() or _problem_outside()

    def _problem_with(self, entry):
        if entry.position != self.tree.size:
            return "is missing"
        leaf = merkle.leaf_hash(_leaf_data(entry))
        completed = self.tree.add(leaf)
        if leaf.hex() != entry.leaf_hash:
            return "was changed: what it says does not hash to its leaf"
        return (
            _difference(entry, with_files=self.with_files)
            or self._problem_with_nodes(completed)
            or self._problem_with_root(self.tree.size)
        )

    def _problem_with_nodes(self, completed):
        for (level, place), digest in completed:
            node = next(self.nodes, None)
            if node is None or (node.level, node.place, node.hash) != (level, place, digest.hex()):
                return f"or another from {place << level} on was changed: the stored tree says otherwise"
        return ""

    def _problem_with_root(self, size):
        root = self.tree.root.hex() if size in self.heads or size in self.known else ""
        before = self.sound
        for head in self.heads.get(size, []):
            if head.root != root:
                return f"or another from {before} on was changed: the head of {size} entries says otherwise"
            if not heads.is_signed(head):
                return f"is the last of a head whose signature is wrong: the one of {size} entries"
        if self.known.get(size, root) != root:
            return f"or another from {before} on was changed: the root noted for {size} entries is another"
        if root:
            self.sound = size
        return ""

    def _problem_at_the_end(self):
        size = self.tree.size
        longest = max([*self.heads, *self.known], default=0)
        if longest > size:
            return Problem(f"is missing at the end: {longest} entries were signed or noted", size)
        beyond = next(self.nodes, None)
        if beyond and not _was_entered_meanwhile(beyond):
            return Problem("is not there, but the stored tree has hashes beyond it", size)
        return None


def _was_entered_meanwhile(node):
    last = (node.place + 1 << node.level) - 1
    return RegisterEntry.objects.filter(position=last).exists()


def _entries():
    """In order, with what each must agree with. Only the last credential of a certificate can still be looked at."""
    of_the_same = RegisterEntry.objects.filter(certificate=OuterRef("certificate"))
    resigned_later = of_the_same.filter(kind=Kind.RESIGNED, position__gt=OuterRef("position"))
    issued_before = of_the_same.filter(kind=Kind.ISSUED, position__lt=OuterRef("position"))
    rows = RegisterEntry.objects.select_related(*RELATED).order_by("position")
    return rows.annotate(is_outdated=Exists(resigned_later), is_after_issue=Exists(issued_before))


def _leaf_data(entry):
    return leaves.leaf_data(
        kind=entry.kind,
        subject=entry.subject,
        credential_sha256=entry.credential_sha256,
        pdf_sha256=entry.pdf_sha256,
        facts_sha256=entry.facts_sha256,
        recorded_at=entry.recorded_at,
    )


def _difference(entry, *, with_files):
    """What of the certificate is no longer what was entered, in words; "" when all of it is."""
    certificate = entry.certificate
    if entry.subject != leaves.subject_of(certificate.public_id):
        return f"stands for another certificate than {certificate.code}"
    return (
        _difference_of_end(entry)
        or _difference_of_credential(entry)
        or _difference_of_pdf(entry, with_files=with_files)
        or _difference_of_facts(entry)
    )


def _difference_of_end(entry):
    certificate = entry.certificate
    if entry.kind == Kind.REVOKED:
        if not hasattr(certificate, "revocation"):
            return f"says that {certificate.code} was revoked, but it counts as valid"
        if certificate.revocation.revoked_at != entry.recorded_at:
            return f"has another time than the revocation of {certificate.code} has now"
    if entry.kind == Kind.SUPERSEDED and not hasattr(certificate, "replaced_by"):
        return f"says that {certificate.code} was replaced, but it counts as valid"
    return ""


def _was_still_to_come(entry, digest):
    """What ended, or was signed anew, before it was made was entered without the digests of what came later."""
    return not digest and entry.kind != Kind.ISSUED and not entry.is_after_issue


def _difference_of_credential(entry):
    if entry.is_outdated or _was_still_to_come(entry, entry.credential_sha256):
        return ""
    certificate = entry.certificate
    credential = getattr(certificate, "credential", None)
    if entry.credential_sha256 != (hashlib.sha256(credential.document.encode()).hexdigest() if credential else ""):
        return f"has another credential than {certificate.code} has now"
    if credential and credential.sha256 != entry.credential_sha256:
        return f"has another hash of the credential than {certificate.code} has now"
    return ""


def _difference_of_pdf(entry, *, with_files):
    if _was_still_to_come(entry, entry.pdf_sha256):
        return ""
    certificate = entry.certificate
    if entry.pdf_sha256 != certificate.pdf_sha256:
        return f"has another hash of the document than {certificate.code} has now"
    if with_files and entry.pdf_sha256 and _hash_of_file(certificate.pdf) != entry.pdf_sha256:
        return f"has another document than the file of {certificate.code}, or the file is missing"
    return ""


def _difference_of_facts(entry):
    """Those who made credentials and codes name the fact that differs; the digest covers what no credential says."""
    certificate = entry.certificate
    if entry.kind == Kind.ISSUED:
        for compare in _comparisons:
            if words := compare(certificate):
                return f"no longer fits {certificate.code}: {words}"
    if entry.facts_sha256 != facts_digest(certificate, Kind(entry.kind)):
        return f"was made when {certificate.code} {SAID[entry.kind]}"
    return ""


def _hash_of_file(pdf):
    digest = hashlib.sha256()
    try:
        with pdf.storage.open(pdf.name) as file:
            while piece := file.read(PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def _problem_outside():
    """What should have come into the register and never did."""
    entered = RegisterEntry.objects.filter(certificate=OuterRef("pk"))
    sealed = Certificate.objects.filter(~Exists(entered.filter(kind=Kind.ISSUED)), sealed_at__isnull=False)
    issued = Certificate.objects.filter(Exists(entered.filter(kind=Kind.ISSUED)))
    revoked = issued.filter(~Exists(entered.filter(kind=Kind.REVOKED)), revocation__isnull=False)
    replaced = issued.filter(~Exists(entered.filter(kind=Kind.SUPERSEDED)), replaced_by__isnull=False)
    for missing, word in [(sealed, "issued"), (revoked, "revoked"), (replaced, "replaced")]:
        code = missing.order_by("pk").values_list("code", flat=True).first()
        if code:
            return Problem(f"{code} was {word}, but the register does not say so")
    return None
