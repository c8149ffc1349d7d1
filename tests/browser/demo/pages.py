"""Every kind of page of the site, as somebody of the demo sees it: {name: (account or None, address)}."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone

from accounts import password_links
from accounts.models import OrgUnit, User
from assessments.models import Attempt, QuizPage
from assessments.services import start_attempt
from certificates.models import Certificate, CorrectionRequest, ShareLink
from courses.models import CoursePage, Enrolment, LessonPage
from home.demo.accounts import (
    ADMINISTRATOR,
    AGENCY_ADMINISTRATOR,
    BEGINNER,
    CERTIFIED,
    HALFWAY,
    REGENCY_OFFICER,
    TRAINER,
)


@dataclass
class Facts:
    """The rows of the demo that addresses are made of. `attempt` is not submitted yet."""

    course: CoursePage
    coming: CoursePage
    attempt: Attempt
    valid: Certificate
    revoked: Certificate
    regency: OrgUnit

    @classmethod
    def collect(cls):
        return cls(
            course=CoursePage.objects.get(code="LDA-101"),
            coming=CoursePage.objects.get(code="SGV-101"),
            attempt=start_second_quiz(),
            valid=Certificate.objects.valid().get(holder=person(CERTIFIED), enrolment__version__code="LDA-101"),
            revoked=Certificate.objects.exclude(revocation=None).first(),
            regency=OrgUnit.objects.get(code="SUKAMAJU"),
        )


def person(account):
    return User.objects.get(employments__number=account.number)


def start_second_quiz():
    enrolment = Enrolment.objects.get(learner=person(HALFWAY), version__code="LDA-101")
    quiz = QuizPage.objects.get(slug="kuis-2")
    return start_attempt(enrolment=enrolment, quiz_key=quiz.translation_key, at=timezone.now())


def own_certificate(name):
    return lambda facts: reverse(f"certificates:{name}", args=[facts.valid.public_id])


def certificate_in(**state):
    def url(facts):
        certificate = Certificate.objects.filter(holder=person(CERTIFIED), **state).first()
        return reverse("certificates:detail", args=[certificate.public_id])

    return url


def link_to_certificate(facts):
    link = ShareLink.objects.get(withdrawn_at=None, expires_at__gt=timezone.now())
    return reverse("certificates:shared", args=[link.token])


def correction_to_decide(facts):
    return reverse("certificates:correction", args=[CorrectionRequest.objects.filter(state="waiting")[0].public_id])


def step(slug):
    def url(facts):
        page = LessonPage.objects.filter(slug=slug).first() or QuizPage.objects.get(slug=slug)
        return page.url

    return url


def result(account, role):
    def url(facts):
        attempt = Attempt.objects.filter(enrolment__learner=person(account), version__role=role).first()
        return reverse("assessments:result", args=[attempt.public_id])

    return url


def board(query=""):
    return lambda facts: reverse("reports:unit", args=[facts.regency.public_id]) + query


def password_link(facts):
    return urlsplit(password_links.link_for(person(BEGINNER))).path


def course(facts):
    return facts.course.url


PAGES = {
    "landing": (None, "/"),
    "landing, signed in": (HALFWAY, "/"),
    "catalogue": (None, "/katalog/"),
    "catalogue, filtered": (None, "/katalog/?q=data&level=basic&status=open"),
    "catalogue, no result": (None, "/katalog/?q=zzzz"),
    "course, signed out": (None, course),
    "course, not enrolled": (BEGINNER, course),
    "course, in progress": (HALFWAY, course),
    "course, completed": (CERTIFIED, course),
    "course, coming soon": (None, lambda facts: facts.coming.url),
    "lesson with picture and video": (HALFWAY, step("mengenali-phishing")),
    "lesson with table": (HALFWAY, step("cadangan-dan-jejak")),
    "lesson with download": (HALFWAY, step("laporan-data-terbuka")),
    "quiz start": (HALFWAY, step("tes-akhir")),
    "quiz start, taken": (HALFWAY, step("kuis-1")),
    "quiz start, open attempt": (HALFWAY, step("kuis-2")),
    "quiz, for its trainer": (TRAINER, step("kuis-1")),
    "attempt": (HALFWAY, lambda facts: reverse("assessments:attempt", args=[facts.attempt.public_id])),
    "review": (HALFWAY, lambda facts: reverse("assessments:review", args=[facts.attempt.public_id])),
    "result of a pre-test": (HALFWAY, result(HALFWAY, "pre_test")),
    "result of a post-test": (CERTIFIED, result(CERTIFIED, "post_test")),
    "dashboard of a beginner": (BEGINNER, "/beranda/"),
    "dashboard of a learner": (HALFWAY, "/beranda/"),
    "dashboard of a graduate": (CERTIFIED, "/beranda/"),
    "dashboard of HR": (REGENCY_OFFICER, "/beranda/"),
    "dashboard of a trainer": (TRAINER, "/beranda/"),
    "dashboard of an administrator": (ADMINISTRATOR, "/beranda/"),
    "profile": (CERTIFIED, "/kompetensi/"),
    "profile, empty": (BEGINNER, "/kompetensi/"),
    "certificates": (CERTIFIED, "/sertifikat/"),
    "certificates, none": (BEGINNER, "/sertifikat/"),
    "certificate": (CERTIFIED, own_certificate("detail")),
    "certificate, what is shown": (CERTIFIED, own_certificate("disclose")),
    "certificate, links": (CERTIFIED, own_certificate("share")),
    "certificate, correction": (CERTIFIED, own_certificate("ask_correction")),
    "certificate, revoked": (CERTIFIED, certificate_in(revocation__isnull=False)),
    "certificate, replaced": (CERTIFIED, certificate_in(replaced_by__isnull=False)),
    "certificate, corrected": (CERTIFIED, certificate_in(replaces__isnull=False)),
    "link to a certificate": (None, link_to_certificate),
    "link to a certificate, unknown": (None, "/bagikan/tidak-ada/"),
    "corrections of certificates": (ADMINISTRATOR, "/koreksi-sertifikat/"),
    "correction of a certificate": (ADMINISTRATOR, correction_to_decide),
    "certificate to revoke": (
        ADMINISTRATOR,
        lambda facts: reverse("certificates:revoke", args=[facts.valid.public_id]),
    ),
    "verify, valid": (None, lambda facts: f"/v/{facts.valid.code}/"),
    "verify, revoked": (None, lambda facts: f"/v/{facts.revoked.code}/"),
    "verify, number": (None, lambda facts: f"/v/{facts.valid.code}/nip/"),
    "verify, unknown": (None, "/v/7F3K92QD0ZXC/"),
    "verify form": (None, "/verifikasi/"),
    "verify form, error": (None, "/verifikasi/?kode=abc"),
    "unit board": (REGENCY_OFFICER, board()),
    "unit board, nobody found": (REGENCY_OFFICER, board("?q=zzzz")),
    "unit board, error": (REGENCY_OFFICER, board("?status=zzzz")),
    "person": (REGENCY_OFFICER, lambda facts: reverse("reports:person", args=[facts.valid.holder.public_id])),
    "sign-in": (None, "/masuk/"),
    "sign-out": (HALFWAY, "/keluar/"),
    "settings": (HALFWAY, "/akun/"),
    "password, change": (HALFWAY, "/akun/kata-sandi/ubah/"),
    "password, forgotten": (None, "/akun/kata-sandi/lupa/"),
    "password, link sent": (None, "/akun/kata-sandi/lupa/terkirim/"),
    "password, choose": (None, password_link),
    "password, link expired": (None, "/akun/kata-sandi/baru/0-x/"),
    "password, chosen": (None, "/akun/kata-sandi/baru/selesai/"),
    "privacy notice, to read": (BEGINNER, "/data-pribadi/pemberitahuan/?next=/katalog/"),
    "security": (HALFWAY, "/akun/keamanan/"),
    "security, confirm": (HALFWAY, "/akun/keamanan/konfirmasi/?next=/akun/keamanan/aplikasi/"),
    "my data": (CERTIFIED, "/data-pribadi/"),
    "data requests, none": (BEGINNER, "/data-pribadi/permintaan/"),
    "roles, none": (HALFWAY, "/peran/"),
    "roles of an officer": (AGENCY_ADMINISTRATOR, "/peran/"),
    "activation": (None, "/aktivasi/"),
    "activation, by mail": (None, "/aktivasi/tautan/"),
    "activation, mail sent": (None, "/aktivasi/tautan/terkirim/"),
    "activation, link expired": (None, "/aktivasi/sandi/x/"),
    "sign-in refused": (None, "/aktivasi/ditolak/"),
    "identity provider, unknown person": (None, "/aktivasi/sso/tidak-dikenal/"),
    "identity provider, failed": (None, "/aktivasi/sso/gagal/"),
    "not found": (None, "/tidak-ada/"),
    "refused": (HALFWAY, "/admin/"),
    "privacy": (None, "/privasi/"),
    "accessibility": (None, "/aksesibilitas/"),
}
