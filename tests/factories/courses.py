"""Courses as the site has them: below the catalogue, with one module, published through Wagtail."""

from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from wagtail.models import Page, Site

from accounts.models import OrgUnit
from competencies.models import Competency, Framework
from courses import services
from courses.models import Cohort, CourseCompetency, CourseIndexPage, CoursePage, LessonPage, ModulePage
from courses.teaching import make_trainer_of
from home.models import HomePage
from tests.factories.accounts import as_in_a_request

numbers = count(1)
LONG_AGO = datetime(2020, 1, 1, tzinfo=ZoneInfo("Asia/Jakarta"))
SAFETY = ("kominfo-4-pilar", "AMAN.3", 3)


def make_course(
    title="Literasi Digital Dasar",
    *,
    lessons=2,
    open=True,
    hours=20,
    competencies=(SAFETY,),
    published=True,
    code="",
    **fields,
):
    """A course with one module of lessons; `open` adds a cohort that takes registrations at any time."""
    number = next(numbers)
    course = CoursePage(
        title=title,
        slug=f"pelatihan-{number}",
        code=code or f"TES-{number:03}",
        summary=fields.pop("summary", "Dasar kerja digital bagi ASN."),
        hours=hours,
        live=published,
        **fields,
    )
    catalogue().add_child(instance=course)
    for position, (framework, competency, level) in enumerate(competencies):
        CourseCompetency.objects.create(
            page=course, competency=find_competency(framework, competency), level=level, sort_order=position
        )
    module = make_module(course, hours=hours)
    for lesson in range(1, lessons + 1):
        make_lesson(module, f"Pelajaran {lesson}")
    if published:
        publish(course)
    if open:
        make_cohort(course)
    return course


def let_teach(trainer, course):
    """Make the person a trainer of the course, as whoever creates it becomes; as the next request has them."""
    make_trainer_of(course=course, user=trainer, at=LONG_AGO)
    return as_in_a_request(trainer)


def make_module(course, title="Modul 1", *, live=True, **fields):
    return course.add_child(instance=ModulePage(title=title, slug=f"modul-{next(numbers)}", live=live, **fields))


def make_lesson(module, title="Pelajaran", *, live=True, body=None, **fields):
    """`body` is a list of (block name, value); without it the lesson is one paragraph."""
    body = body or [("text", "<p>Kunci layar saat meninggalkan meja.</p>")]
    slug = f"pelajaran-{next(numbers)}"
    return module.add_child(instance=LessonPage(title=title, slug=slug, live=live, body=body, **fields))


def make_cohort(course, name="Angkatan I", *, organiser=None, opens_at=LONG_AGO, **fields):
    return Cohort.objects.create(
        course_key=course.translation_key,
        name=name,
        organiser=organiser or make_organiser(),
        opens_at=opens_at,
        **fields,
    )


def make_organiser(name="BKPSDM"):
    return OrgUnit.objects.filter(name=name).first() or OrgUnit.add_root(name=name)


def enrol_learner(course, learner, at):
    cohort = Cohort.objects.of_course(course.translation_key).first()
    return services.enrol(learner=learner, cohort=cohort, at=at)


def complete_course(enrolment, at):
    """Finish every step, lessons and quizzes alike, without visiting them."""
    for step in enrolment.version.steps():
        services.complete_step(enrolment=enrolment, step_key=step["key"], at=at)
    enrolment.refresh_from_db()
    return enrolment


def publish(page):
    """As a trainer's click on "Publish": a revision, and the signal that freezes a course's version."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def catalogue():
    return CourseIndexPage.objects.first() or home_page().add_child(
        instance=CourseIndexPage(title="Katalog pelatihan", slug="katalog")
    )


def home_page():
    home = HomePage.objects.first()
    if home is None:
        home = Page.objects.get(depth=1).add_child(
            instance=HomePage(title="Bimtek", slug="bimtek", headline="Bimtek", introduction="Belajar digital.")
        )
        Site.objects.update_or_create(
            is_default_site=True, defaults={"root_page": home, "hostname": "localhost", "site_name": "Bimtek"}
        )
    return home


def find_competency(framework_code, code):
    framework, _ = Framework.objects.get_or_create(code=framework_code, defaults={"name_id": framework_code})
    area, _ = Competency.objects.get_or_create(
        framework=framework, code=code.split(".")[0], defaults={"name_id": code.split(".")[0]}
    )
    if area.code == code:
        return area
    return Competency.objects.get_or_create(
        framework=framework, code=code, defaults={"name_id": f"Kompetensi {code}", "parent": area}
    )[0]
