"""Questions to the site's database; the answers are JSON. Needs Django set up with the site's settings."""

from accounts.models import OrgUnit
from assessments.models import Attempt, QuizVersion
from certificates.models import Certificate
from courses.addresses import urls_for
from courses.models import CourseVersion, Enrolment, LessonPage
from home.demo import accounts

# Plain text, a table, a case study, a picture with a video, and long.
LESSONS = ("cara-belajar", "kata-sandi-dan-mfa", "data-pribadi", "mengenali-phishing", "uu-ite")


def where():
    """Addresses and people of the demo."""
    version = CourseVersion.objects.filter(code="LDA-101").latest("number")
    certificates = Certificate.objects.valid().filter(enrolment__version=version)
    certificate = certificates.exclude(pdf="").order_by("issued_at").first() or certificates.earliest("issued_at")
    quiz = QuizVersion.objects.filter(course_key=version.course_key, role="post_test").latest("number")
    lessons = dict(LessonPage.objects.filter(slug__in=LESSONS).values_list("slug", "translation_key"))
    urls = urls_for([version.course_key, quiz.quiz_key, *lessons.values()])
    return {
        "course": urls[str(version.course_key)],
        "lessons": [urls[str(lessons[slug])] for slug in LESSONS],
        "quiz": urls[str(quiz.quiz_key)],
        "quiz_key": str(quiz.quiz_key),
        "items": quiz.items.count(),
        "code": certificate.code,
        "document": certificate.pdf.path if certificate.pdf else "",
        "board": f"/unit/{OrgUnit.objects.get(code='SUKAMAJU').public_id}/",
        "learner": accounts.HALFWAY.number,
        "graduate": accounts.CERTIFIED.number,
        "officer": accounts.REGENCY_OFFICER.number,
        "password": accounts.PASSWORD,
    }


def left_behind():
    """What the quiz journeys of the learner wrote."""
    enrolment = Enrolment.objects.get(learner__employments__number=accounts.HALFWAY.number)
    attempts = Attempt.objects.filter(enrolment=enrolment, version__role="post_test")
    return {
        "attempts": [
            {
                "submitted": attempt.is_submitted,
                "items": attempt.items.count(),
                "marks": attempt.items.filter(mark__isnull=False).count(),
                "responses": attempt.responses.count(),
            }
            for attempt in attempts
        ]
    }
