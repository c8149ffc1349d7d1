import time
from assessments.models import Attempt, QuizPage
from assessments.services import start_attempt
from certificates.models import Certificate
from courses.models import CoursePage, Enrolment, LessonPage
from accounts.models import OrgUnit
from django.utils import timezone
from home.demo import accounts as A
from tests.browser.conftest import AXE, WCAG_2_2_AA


def test_scan(browser_page, person):
    half = person(A.HALFWAY)
    cert = person(A.CERTIFIED)
    hr = person(A.REGENCY_OFFICER)
    beg = person(A.BEGINNER)
    tr = person(A.TRAINER)
    ad = person(A.ADMINISTRATOR)
    en = Enrolment.objects.get(learner=half)
    steps = en.version.steps()
    q = [s for s in steps if s["kind"] == "quiz"]
    at = start_attempt(enrolment=en, quiz_key=q[2]["key"], at=timezone.now())
    quizzes = {str(z.translation_key): z for z in QuizPage.objects.all()}
    course = CoursePage.objects.get(code="LDA-101")
    soon = CoursePage.objects.exclude(code="LDA-101").first()
    c = Certificate.objects.get(holder=cert)
    rev = Certificate.objects.exclude(revocation=None).first()
    unit = OrgUnit.objects.get(code="SUKAMAJU")
    pages = [
        (None, "/"),
        (half, "/"),
        (None, "/katalog/"),
        (None, "/katalog/?q=zzzz"),
        (None, "/katalog/?level=1&status=open&q=data"),
        (None, course.url),
        (beg, course.url),
        (half, course.url),
        (cert, course.url),
        (None, soon.url),
        (beg, "/beranda/"),
        (half, "/beranda/"),
        (cert, "/beranda/"),
        (hr, "/beranda/"),
        (tr, "/beranda/"),
        (ad, "/beranda/"),
        (cert, "/kompetensi/"),
        (beg, "/kompetensi/"),
        (half, "/kompetensi/"),
        (cert, "/sertifikat/"),
        (beg, "/sertifikat/"),
        (rev.holder, "/sertifikat/"),
        (None, f"/v/{c.code}/"),
        (None, f"/v/{rev.code}/"),
        (None, "/v/7F3K92QD0ZXC/"),
        (None, "/verifikasi/"),
        (None, "/verifikasi/?kode=abc"),
        (hr, f"/unit/{unit.public_id}/"),
        (hr, f"/unit/{unit.public_id}/?q=zzzz"),
        (hr, f"/unit/{unit.public_id}/?status=zz"),
        (hr, f"/unit/pegawai/{cert.public_id}/"),
        (None, "/masuk/"),
        (None, "/akun/kata-sandi/lupa/"),
        (None, "/akun/kata-sandi/lupa/terkirim/"),
        (None, "/akun/kata-sandi/baru/0-x/"),
        (None, "/akun/kata-sandi/baru/selesai/"),
        (half, "/akun/"),
        (half, "/akun/kata-sandi/ubah/"),
        (half, "/keluar/"),
        (None, "/xx/"),
        (half, "/admin/"),
        (None, "/privasi/"),
        (None, "/aksesibilitas/"),
        (ad, f"/sertifikat/{c.public_id}/cabut/"),
        (half, f"/kuis/{at.public_id}/"),
        (half, f"/kuis/{at.public_id}/periksa/"),
    ]
    pages += [(half, quizzes[s["key"]].url) for s in q] + [(tr, quizzes[q[1]["key"]].url)]
    pages += [
        (half, f"/kuis/{a.public_id}/hasil/") for a in Attempt.objects.filter(enrolment=en).exclude(submitted_at=None)
    ]
    pages += [(cert, f"/kuis/{a.public_id}/hasil/") for a in Attempt.objects.filter(enrolment__learner=cert)]
    pages += [(half, l.url) for l in LessonPage.objects.descendant_of(course)]

    import os

    src = AXE.read_text()
    ctx = {}
    n = 0
    t = time.time()
    for user, path in pages:
        page = ctx.get(user) or ctx.setdefault(user, browser_page(user=user, reduced_motion="reduce"))
        page.goto(path)
        page.evaluate(src)
        nav = page.evaluate(
            "(()=>{const n=document.querySelector('.bottom-nav').getBoundingClientRect().height; return [n, getComputedStyle(document.body).paddingBottom]})()"
        )
        print("NAV", path, nav)
        for w in (320, 360, 390):
            for h in range(560, 900, 33):
                page.set_viewport_size({"width": w, "height": h})
                r = page.evaluate(
                    "axe.run({runOnly: {type:'rule',values:['target-size']}, resultTypes:['violations']})"
                )
                n += 1
                for rule in r["violations"]:
                    for node in rule["nodes"]:
                        print(
                            "VIOL",
                            path,
                            user and user.full_name,
                            w,
                            h,
                            rule["id"],
                            node["target"],
                            node["failureSummary"][-160:].replace("\n", " "),
                        )
    print("TOOK", time.time() - t, n)
