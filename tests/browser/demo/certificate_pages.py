"""Every kind of page about certificates: {name: (account or None, address)}, of holders, officers and strangers."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from accounts.models import OrgUnit
from certificates.life.policies import Policies
from certificates.life.standing import standing_of, with_standing
from certificates.life.states import State
from certificates.models import (
    Certificate,
    CorrectionRequest,
    IssuingBatch,
    NumberSeries,
    ShareLink,
    SigningKey,
)
from courses.models import Cohort, CoursePage, Enrolment
from home.demo import accounts as demo
from tests.browser.demo.pages import person

HOLDER, PREPARER = demo.CERTIFIED, demo.AGENCY_ADMINISTRATOR
SIGNATORY, ADMINISTRATOR = demo.SIGNATORY, demo.ADMINISTRATOR


@dataclass
class CertificateFacts:
    """The rows of the demo that addresses are made of. `own`: the certificate of the learner in each state."""

    own: dict
    waiting: IssuingBatch
    done: IssuingBatch
    cohort: Cohort
    finished: Enrolment
    to_decide: CorrectionRequest
    decided: CorrectionRequest
    key: SigningKey
    link: ShareLink
    course: CoursePage
    regency: OrgUnit

    @classmethod
    def collect(cls):
        cohort = Cohort.objects.get(name="Angkatan III bersama")
        return cls(
            own=_own_by_state(),
            waiting=IssuingBatch.objects.get(state=IssuingBatch.State.PREPARED),
            done=IssuingBatch.objects.get(state=IssuingBatch.State.DONE),
            cohort=cohort,
            finished=cohort.enrolments.completed().first(),
            to_decide=CorrectionRequest.objects.get(state=CorrectionRequest.State.WAITING),
            decided=CorrectionRequest.objects.get(state=CorrectionRequest.State.APPROVED),
            key=SigningKey.objects.filter(purpose=SigningKey.Purpose.SEAL, issuer__slug="").get(),
            link=ShareLink.objects.get(),
            course=CoursePage.objects.get(code="KSI-101"),
            regency=OrgUnit.objects.get(code="SUKAMAJU"),
        )


def _own_by_state():
    policies, on = Policies(), timezone.localdate()
    own = with_standing(Certificate.objects.held_by(person(HOLDER)))
    return {standing_of(each, on=on, policies=policies).state: each for each in own}


def own(name, state):
    return lambda facts: reverse(name, args=[facts.own[state].public_id])


def verdict(state):
    return lambda facts: reverse("certificates:verify", args=[facts.own[state].code])


def at(name, *things):
    """The page of that name about these facts."""
    return lambda facts: reverse(name, args=[getattr(facts, thing).public_id for thing in things])


def issuer(facts):
    return reverse("certificates:issuer", args=["bkpsdm-sukamaju"])


def achievement(facts):
    version = facts.own[State.EXPIRING].enrolment.version
    return reverse("certificates:achievement", args=[version.public_id])


def series(facts):
    newest = NumberSeries.objects.filter(agency=facts.regency).latest("year")
    return reverse("certificates:number_series", args=[facts.regency.public_id, newest.year])


CERTIFICATE_PAGES = {
    **{f"verdict, {state}": (None, verdict(state)) for state in State},
    **{f"own certificate, {state}": (HOLDER, own("certificates:detail", state)) for state in State},
    "public facts chosen": (HOLDER, own("certificates:disclose", State.VALID)),
    "links that expire": (HOLDER, own("certificates:share", State.VALID)),
    "correction asked for": (HOLDER, own("certificates:ask_correction", State.VALID)),
    "shared certificate": (None, lambda facts: reverse("certificates:shared", args=[facts.link.token])),
    "verifier without network": (None, lambda facts: reverse("certificates:offline_verifier")),
    "register": (None, lambda facts: reverse("certificates:register")),
    "entries of a certificate": (
        None,
        lambda facts: f"{reverse('certificates:register')}?kode={facts.own[State.REVOKED].code}",
    ),
    "issuer, platform": (None, lambda facts: reverse("certificates:platform_issuer")),
    "issuer, unit": (None, issuer),
    "achievement": (None, achievement),
    "course with a validity": (HOLDER, lambda facts: facts.course.url),
    "issuing, for who signs": (SIGNATORY, at("certificates:issuing")),
    "issuing, for who prepares": (PREPARER, at("certificates:issuing")),
    "cohort to certify": (PREPARER, at("certificates:issuing_cohort", "cohort")),
    "cohort, what is missing": (
        PREPARER,
        lambda facts: reverse("certificates:issuing_cohort", args=[facts.cohort.public_id]) + "?tampil=kurang",
    ),
    "number by hand": (PREPARER, at("certificates:number_by_hand", "finished")),
    "batch to approve": (SIGNATORY, at("certificates:batch", "waiting")),
    "batch, of one's own": (PREPARER, at("certificates:batch", "waiting")),
    "batch, done": (SIGNATORY, at("certificates:batch", "done")),
    "number series": (PREPARER, at("certificates:numbers")),
    "number series of a year": (PREPARER, series),
    "corrections to decide": (SIGNATORY, at("certificates:corrections")),
    "corrections, decided": (SIGNATORY, lambda facts: reverse("certificates:corrections") + "?state=done"),
    "correction to decide": (SIGNATORY, at("certificates:correction", "to_decide")),
    "correction, decided": (SIGNATORY, at("certificates:correction", "decided")),
    "revocation": (SIGNATORY, own("certificates:revoke", State.VALID)),
    "documents to sign": (SIGNATORY, at("certificates:sealing")),
    "signing keys": (ADMINISTRATOR, at("certificates:keys")),
    "signing key": (ADMINISTRATOR, at("certificates:key", "key")),
    "signing key given up": (ADMINISTRATOR, at("certificates:give_up_key", "key")),
    "institutional seal": (ADMINISTRATOR, at("certificates:institutional_seal")),
}
# They show the pattern of numbers, with its tokens in braces.
PATTERNS = {"number series", "number series of a year"}
