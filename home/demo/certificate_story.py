"""The certificates of the demo: who was certified, and what became of it, in the order of time and by the services.

One learner holds a certificate in every state that there is; officers find a batch to approve, another to prepare and a
name to decide about.
"""

import datetime
import uuid

from django.utils import timezone

from accounts.models import Employment, RoleAssignment, User
from accounts.services import grant_role
from certificates.credentials.status_lists import refresh_status_lists
from certificates.issuing import batches, working
from certificates.issuing.services import record_certificate, void_number
from certificates.issuing.snapshot import long_date
from certificates.issuing.sweeping import due_enrolments, finish
from certificates.life.correcting import approve_correction, ask_correction
from certificates.life.disclosing import choose_disclosure
from certificates.life.services import revoke_certificate
from certificates.models import Certificate, NumberSeries
from certificates.register.services import publish_head
from certificates.wallet.sharing import create_share_link
from courses.models import Cohort, CourseVersion, Enrolment
from courses.services import enrol
from home.demo import accounts
from home.demo.chronicle import Chronicle
from home.demo.journey import go_through

DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
LARGE, ENDING, SERVICE = "LDA-101", "KSI-101", "PPD-101"
FIRST, SECOND, THIRD = "Angkatan I", "Angkatan II", "Angkatan III"
AUTHORITY = "Kepala BKPSDM Kabupaten Sukamaju"
# (which certificate of the large course, why it was revoked)
REVOKED = (
    (9, "Tes akhir dikerjakan oleh orang lain."),
    (40, "Terbit atas nama pegawai yang keliru karena salah unggah data."),
)
# What the certified learner finished besides: course, cohort, days ago of the beginning and of the end.
FINISHED = (
    (SERVICE, FIRST, 800, 790),  # expired
    (SERVICE, SECOND, 780, 772),  # issued twice, so it was revoked
    (ENDING, FIRST, 760, 700),  # renewed by the next
    (ENDING, SECOND, 320, 310),  # corrected, and ends soon
)
DEGREE_RECORDED, CORRECTION_ASKED, CORRECTED, DOUBLE_FOUND = 303 * DAY, 302 * DAY, 300 * DAY, 100 * DAY
SHOWN, SHARED, WAITING = 39 * DAY, 2 * DAY, DAY
SHARED_WITH = "Panitia seleksi jabatan pengawas"


def tell_certificates(units, *, at):
    """Once. Returns how many certificates are new."""
    before = Certificate.objects.count()
    chronicle = Chronicle()
    people = {name: accounts.person_of(account) for name, account in _PEOPLE.items()}
    has_samples = all(people.values()) and not _known(ENDING, FIRST)
    samples = Samples(people, units, at=at) if has_samples else None
    if samples:
        samples.learn()
    due = list(due_enrolments())
    for enrolment in due:
        chronicle.add(enrolment.completed_at, _issue, enrolment=enrolment)
    of_large_course = [each for each in due if each.version.code == LARGE]
    _let_revoke(chronicle, of_large_course, by=people["administrator"])
    if samples:
        samples.enter(chronicle, of_large_course)
    chronicle.unfold()
    return Certificate.objects.count() - before


def make_first_certificates(*, at):
    """Those that somebody who tries the demo opens first need not wait for the sweep, and the lists are of today."""
    numbers = [account.number for account in accounts.ACCOUNTS]
    finish(Certificate.objects.filter(holder__employments__number__in=numbers, pdf="").order_by("pk"), at=at)
    refresh_status_lists(at=at)


_PEOPLE = {
    "certified": accounts.CERTIFIED,
    "preparer": accounts.AGENCY_ADMINISTRATOR,
    "signatory": accounts.SIGNATORY,
    "administrator": accounts.ADMINISTRATOR,
}


def _known(code, name):
    return Cohort.objects.filter(course_key=_course(code).course_key, name=name).exists()


def _course(code):
    return CourseVersion.objects.filter(code=code).latest("number")


def _issue(*, enrolment, at):
    """The numbers in the order of completion, as they would have been given. Most documents are the sweep's work."""
    record_certificate(enrolment=enrolment, at=at)


def _make(*, enrolment, at):
    finish(Certificate.objects.filter(enrolment=enrolment), at=at)


def _certificate(enrolment):
    return Certificate.objects.get(enrolment=enrolment, replaced_by=None)


def _let_revoke(chronicle, enrolments, *, by):
    """The document comes first, as it would have: the register says of what was revoked which one it was."""
    for place, reason in REVOKED:
        if by and place < len(enrolments):
            enrolment = enrolments[place]
            chronicle.add(enrolment.completed_at, _make, enrolment=enrolment)
            chronicle.add(enrolment.completed_at + 5 * DAY, _revoke, enrolment=enrolment, reason=reason, by=by)


def _revoke(*, enrolment, reason, by, at):
    document = f"Keputusan Kepala BKPSDM tanggal {long_date(at)}"
    facts = {"authority": AUTHORITY, "document": document}
    revoke_certificate(certificate=_certificate(enrolment), reason=reason, by=by, at=at, **facts)


class Samples:
    """What those find who try the pages of certificates."""

    def __init__(self, people, units, *, at):
        self.people, self.units, self.at = people, units, at
        self.degree = people["certified"].title_after

    # --- Learning, which needs no order ---------------------------------------------------------------

    def learn(self):
        for code, name, begun, ended in FINISHED:
            cohort = self._open(code, name, self.units["BKPSDM"], begun=begun)
            self._finish(cohort, self.people["certified"], begun, ended)
        self._train_together()

    def _train_together(self):
        """The centre has finished a cohort, waits for approval of the second, and has not looked at the third."""
        town, regency = self._staff("MKS-DISKOMINFO"), self._staff("SETDA")
        self.done = self._open_common(FIRST, begun=150)
        self.waiting = self._open_common(SECOND, begun=30)
        self.ready = self._open_common(THIRD, begun=25)
        for cohort, begun, ended, learners in (
            (self.done, 149, 125, town[:2]),
            (self.waiting, 29, 9, [*town[2:5], *regency[:2]]),
            (self.ready, 24, 4, [*town[5:7], *regency[2:4]]),
        ):
            for place, learner in enumerate(learners):
                self._finish(cohort, learner, begun, ended - place / 2)
        for cohort, learner in ((self.waiting, regency[4]), (self.ready, regency[5])):
            enrol(learner=learner, cohort=cohort, at=cohort.opens_at + DAY)

    def _open_common(self, name, *, begun):
        return self._open(ENDING, f"{name} bersama", self.units["PUSLATBER"], begun=begun)

    def _open(self, code, name, organiser, *, begun):
        opens_at = self.at - begun * DAY - HOUR
        return Cohort.objects.create(
            course_key=_course(code).course_key,
            name=name,
            mode=Cohort.Mode.SCHEDULED,
            organiser=organiser,
            opens_at=opens_at,
            closes_at=opens_at + 14 * DAY,
        )

    def _finish(self, cohort, learner, begun, ended):
        go_through(learner=learner, cohort=cohort, from_=self.at - begun * DAY, until=self.at - ended * DAY, share=0.8)

    def _staff(self, code):
        known = [account.number for account in accounts.ACCOUNTS]
        staff = Employment.objects.current().filter(unit__code=code, user__roles=None).exclude(number__in=known)
        return [each.user for each in staff.select_related("user").order_by("number")]

    # --- What happened with the certificates ----------------------------------------------------------

    def enter(self, chronicle, of_large_course):
        self._enter_own(chronicle)
        self._enter_offices(chronicle, of_large_course)
        for days in (90, 30):
            chronicle.add(self.at - days * DAY, publish_head)
        chronicle.add(self.at, publish_head)

    def _enter_own(self, chronicle):
        learner = self.people["certified"]
        own = Enrolment.objects.filter(learner=learner).completed().order_by("completed_at", "pk")
        of = {(each.version.code, each.cohort.name): each for each in own.select_related("version", "cohort")}
        for enrolment in of.values():
            chronicle.add(enrolment.completed_at, _make, enrolment=enrolment)
        # The first certificates were printed before the degree stood in the record.
        User.objects.filter(pk=learner.pk).update(title_after="")
        chronicle.add(self.at - DEGREE_RECORDED, self._record_degree)
        corrected, doubled = of[ENDING, SECOND], of[SERVICE, SECOND]
        chronicle.add(self.at - CORRECTION_ASKED, self._ask_for_degree, enrolment=corrected)
        chronicle.add(self.at - CORRECTED, self._correct, enrolment=corrected)
        reason = "Terbit dua kali untuk pelatihan yang sama."
        by = self.people["administrator"]
        chronicle.add(self.at - DOUBLE_FOUND, _revoke, enrolment=doubled, reason=reason, by=by)
        of_own = [each for (code, _name), each in of.items() if code == LARGE]
        for enrolment in of_own:
            chronicle.add(self.at - SHOWN, self._show, enrolment=enrolment)
            chronicle.add(self.at - SHARED, self._share, enrolment=enrolment)

    def _enter_offices(self, chronicle, of_large_course):
        others = [each for each in of_large_course if each.learner_id != self.people["certified"].pk]
        recent = [each for each in others if each.completed_at < self.at - 7 * DAY]
        for enrolment in recent[-1:]:
            chronicle.add(enrolment.completed_at, _make, enrolment=enrolment)
            chronicle.add(self.at - WAITING, self._ask_for_another_degree, enrolment=enrolment)
        chronicle.add(self.at - 152 * DAY, self._appoint)
        chronicle.add(self.at - 121 * DAY, self._prepare, cohort=self.done)
        chronicle.add(self.at - 120 * DAY, self._approve, cohort=self.done)
        chronicle.add(self.at - WAITING, self._prepare, cohort=self.waiting)
        chronicle.add(self.at - 3 * HOUR, self._void)

    def _record_degree(self, *, at):
        User.objects.filter(pk=self.people["certified"].pk).update(title_after=self.degree)

    def _ask_for_degree(self, *, enrolment, at):
        learner = self.people["certified"]
        reason = "Gelar magister saya sudah tercatat, tetapi belum tercantum pada sertifikat."
        name = learner.name_with_titles
        ask_correction(certificate=_certificate(enrolment), name=name, reason=reason, by=learner, at=at)

    def _correct(self, *, enrolment, at):
        request = _certificate(enrolment).correction_requests.get()
        approve_correction(request=request, by=self.people["signatory"], at=at, note="Ijazah sudah diperiksa.")
        _make(enrolment=enrolment, at=at)

    def _ask_for_another_degree(self, *, enrolment, at):
        certificate = _certificate(enrolment)
        name = f"{certificate.snapshot['holder']['name']}, M.A.P."
        reason = "Gelar M.A.P. belum tercantum. Salinan ijazah sudah saya serahkan kepada BKPSDM."
        ask_correction(certificate=certificate, name=name, reason=reason, by=enrolment.learner, at=at)

    def _show(self, *, enrolment, at):
        by = self.people["certified"]
        choose_disclosure(certificate=_certificate(enrolment), shown=["predikat", "evidence"], by=by, at=at)

    def _share(self, *, enrolment, at):
        shown = ["predikat", "score", "modules", "evidence", "rank", "position", "unit"]
        by, certificate = self.people["certified"], _certificate(enrolment)
        facts = {"key": uuid.uuid4(), "label": SHARED_WITH, "days": 30, "shown": shown}
        create_share_link(certificate=certificate, by=by, at=at, **facts)

    def _appoint(self, *, at):
        """Two people of the regency serve the centre too: one prepares what the other approves."""
        course = _course(ENDING)
        facts = {"course_key": course.course_key, "course_title": course.title}
        grant_role(user=self.people["preparer"], role=RoleAssignment.Role.ORGANISER, at=at, **facts)
        centre = self.units["PUSLATBER"]
        grant_role(user=self.people["signatory"], role=RoleAssignment.Role.SIGNATORY, unit=centre, at=at)

    def _prepare(self, *, cohort, at):
        batches.prepare(cohort=cohort, by=self.people["preparer"], at=at)

    def _approve(self, *, cohort, at):
        batch = batches.approve(batch=cohort.issuing_batches.get(), by=self.people["signatory"], at=at)
        working.work_on(batch_id=batch.pk, clock=lambda: at, deadline=at + HOUR)

    def _void(self, *, at):
        series = NumberSeries.objects.filter(agency=self.units["SUKAMAJU"], year=timezone.localdate(at).year).first()
        if series:
            reason = "Telanjur tertulis pada surat pengantar yang dibatalkan."
            void_number(series=series, reason=reason, by=self.people["preparer"], at=at)
