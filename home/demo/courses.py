"""The catalogue: the courses with their lessons and quizzes, and the outlines of the courses that are to come."""

from django.utils.html import escape

from assessments.models import QuizPage
from assessments.services import freeze_quiz
from competencies.models import Competency
from courses.models import Cohort, CourseCompetency, CourseIndexPage, CoursePage, LessonPage, ModulePage
from courses.services import freeze_course
from home.demo import pages, quizzes, sources
from home.demo.blocks import body_blocks
from home.demo.media import Media
from home.demo.question_bank import Bank

COHORT_NAME = "Belajar mandiri"


def load_courses(*, organiser, opened_at, report):
    """`opened_at` is when the courses are said to have been published first, so that the history fits."""
    catalogue = CourseIndexPage.objects.get()
    loader = pages.Loader()
    fingerprint = sources.fingerprint()
    if loader.is_current(catalogue, fingerprint):
        report("Courses: unchanged")
        return
    for source in sources.courses():
        opened = opened_at.replace(year=opened_at.year - source.data.get("years_older", 0))
        CourseLoader(loader, opened).load(source, catalogue)
        if "content" in source.data:
            _open_cohort(source.data["code"], organiser=organiser, opened_at=opened)
    report(f"Courses: {loader.changed} pages published")
    loader.remember(catalogue, fingerprint)


def _open_cohort(code, *, organiser, opened_at):
    course = CoursePage.objects.get(code=code)
    Cohort.objects.get_or_create(
        course_key=course.translation_key,
        name=COHORT_NAME,
        defaults={"organiser": organiser, "opens_at": opened_at},
    )


class CourseLoader:
    def __init__(self, loader, opened_at):
        self.loader = loader
        self.opened_at = opened_at

    def load(self, source, catalogue):
        data = source.data
        changed_before = self.loader.changed
        course = CoursePage.objects.filter(code=data["code"]).first() or CoursePage(code=data["code"], live=False)
        is_current = self.loader.is_current(course, source.checksum)
        is_new = course.pk is None
        if not is_current:
            pages.save(course, catalogue, **_course_fields(data))
        modules = self._load_modules(course, data["modules"])
        if "content" in data:
            self._load_steps(modules, data)
        if is_current and self.loader.changed == changed_before:
            return
        if is_new:
            freeze_course(page=course, at=self.opened_at)
        # After its steps, so that the version which publishing freezes has them all.
        pages.publish(course)
        self.loader.remember(course, source.checksum)

    def _load_modules(self, course, entries):
        modules = {}
        for number, data in enumerate(entries, start=1):
            source = sources.Source.of(data)
            module = pages.child(course, ModulePage, f"modul-{number}")
            if not self.loader.is_current(module, source.checksum):
                pages.save(module, course, title=data["title"], hours=data["hours"], summary=data["summary"])
                pages.publish(module)
                self.loader.remember(module, source.checksum)
            modules[number] = module
        return modules

    def _load_steps(self, modules, data):
        placed = [(modules[number], step) for number, steps in sources.steps(data["content"]).items() for step in steps]
        lessons = [(module, step) for module, step in placed if step.data["kind"] == "lesson"]
        quizzes = [(module, step) for module, step in placed if step.data["kind"] == "quiz"]
        media = Media(data["content"], collection_name=data["code"])
        keys = {step.data["slug"]: self._load_lesson(module, step, media) for module, step in lessons}
        # Quizzes come last in their modules, and later than all lessons, because their questions name lessons.
        homes = {step.data["slug"]: module.title for module, step in lessons}
        bank = Bank(data["code"], lesson_keys=keys, lesson_homes=homes)
        for module, step in quizzes:
            self._load_quiz(module, step, bank)

    def _load_lesson(self, module, source, media):
        data = source.data
        lesson = pages.child(module, LessonPage, data["slug"])
        if not self.loader.is_current(lesson, source.checksum):
            pages.save(
                lesson,
                module,
                title=data["title"],
                summary=data["summary"],
                minutes=data["minutes"],
                objectives="\n".join(data["objectives"]),
                body=body_blocks(data["body"], place=f"lesson/{data['slug']}", media=media),
            )
            pages.publish(lesson)
            self.loader.remember(lesson, source.checksum)
        return lesson.translation_key

    def _load_quiz(self, module, source, bank):
        data = source.data
        quiz = pages.child(module, QuizPage, data["slug"])
        if self.loader.is_current(quiz, source.checksum):
            return
        is_new = quiz.pk is None
        pages.save(quiz, module, **quizzes.fields(data, bank))
        if is_new:
            freeze_quiz(page=quiz, at=self.opened_at)
        pages.publish(quiz)
        self.loader.remember(quiz, source.checksum)


def _course_fields(data):
    objectives = "".join(f"<li>{escape(objective)}</li>" for objective in data["objectives"])
    names = ("title", "slug", "summary", "audience", "form", "level", "hours", "siasn_training_type", "pass_mark")
    return {
        **{name: data[name] for name in names},
        "validity_months": data.get("validity_months"),
        "refreshes": CoursePage.objects.get(code=data["refreshes"]) if "refreshes" in data else None,
        "objective": f"<ul>{objectives}</ul>",
        "competencies": _competencies(data["competencies"]),
    }


def _competencies(entries):
    wanted = {(entry["framework"], entry["code"]) for entry in entries}
    known = {
        (competency.framework.code, competency.code): competency
        for competency in Competency.objects.filter(
            framework__code__in={framework for framework, code in wanted}
        ).select_related("framework")
    }
    return [
        CourseCompetency(competency=known[entry["framework"], entry["code"]], level=entry["level"], sort_order=place)
        for place, entry in enumerate(entries)
    ]
