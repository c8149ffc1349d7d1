from django.db import transaction
from wagtail.models import Page

from assessments import freezing
from assessments.models import QuizPage, QuizVersion, QuizVersionItem
from assessments.quiz_plan import plan_of
from assessments.services.questions import freeze_questions
from courses.models import CoursePage


class QuizCannotBeFrozen(Exception):
    """The quiz is not fit for learners yet."""


class QuizWithoutQuestions(QuizCannotBeFrozen):
    pass


class QuestionsNotPublished(QuizCannotBeFrozen):
    """Some questions are drafts only; `codes` names them."""

    def __init__(self, codes):
        self.codes = sorted(codes)
        super().__init__(f"Not published yet: {', '.join(self.codes)}")


class DrawsNotFilled(QuizCannotBeFrozen):
    """`missing`: {place of the draw: how many questions it lacks}."""

    def __init__(self, missing):
        self.missing = missing
        super().__init__(f"Draws lack questions: {missing}")


@transaction.atomic
def freeze_quiz(*, page, at):
    """The `QuizVersion` of the published `page`; the same content gives the version that is already there."""
    Page.objects.select_for_update(no_key=True).get(pk=page.pk)  # Publishing twice at once must not number twice.
    page = QuizPage.objects.get(pk=page.pk)
    plan = plan_of(page)
    check_plan(plan=plan)
    items = _items(plan, at=at)
    course_key = CoursePage.objects.ancestor_of(page).values_list("translation_key", flat=True).get()
    checksum = _checksum(page, plan, items, course_key=course_key)
    newest = QuizVersion.objects.of_quiz(page.translation_key).newest()
    if newest and newest.checksum == checksum:
        return newest
    return _create_quiz_version(page, plan, items, newest=newest, course_key=course_key, checksum=checksum, at=at)


def check_plan(*, plan):
    """Raise what stands in the way of publishing a quiz that is made of this."""
    if not plan.total:
        raise QuizWithoutQuestions
    drafts = [question.code for question in plan.questions if not question.live]
    if drafts:
        raise QuestionsNotPublished(drafts)
    missing = plan.missing()
    if missing:
        raise DrawsNotFilled(missing)


def _items(plan, *, at):
    """The items of a version, which is still unknown: first what every attempt has, then the pool of each draw."""
    wanted = {question.pk: question for question in plan.questions}
    wanted |= {question.pk: question for draw in plan.draws for question in draw.questions}
    frozen = dict(zip(wanted, freeze_questions(questions=list(wanted.values()), at=at), strict=True))
    entries = [(each.question, each.row, 0) for each in plan.fixed]
    entries += [(question, draw.row, draw.place) for draw in plan.draws for question in draw.questions]
    return [
        QuizVersionItem(
            question_version=frozen[question.pk],
            position=position,
            points=row.points,
            section=row.section,
            draw=draw,
        )
        for position, (question, row, draw) in enumerate(entries, start=1)
    ]


def _checksum(page, plan, items, *, course_key):
    """What is usual is not mentioned, so that quizzes from before there was a choice keep their version."""
    content = freezing.quiz_content(
        page, course_key=course_key, question_checksums=[item.question_version.checksum for item in items]
    )
    layout = [[item.points, item.section, item.draw] for item in items]
    if any(place != [1, 1, 0] for place in layout):
        content["layout"] = layout
    rules = plan.rules.differences()
    if rules:
        content["rules"] = rules
    return freezing.checksum([content, [item.question_version.pk for item in items]])


def _create_quiz_version(page, plan, items, *, newest, course_key, checksum, at):
    version = QuizVersion.objects.create(
        quiz_key=page.translation_key,
        course_key=course_key,
        number=newest.number + 1 if newest else 1,
        title=page.title,
        role=page.role,
        pass_mark=page.pass_mark,
        max_attempts=page.max_attempts,
        stored_rules=plan.rules.differences(),
        checksum=checksum,
        published_at=at,
    )
    for item in items:
        item.version = version
    QuizVersionItem.objects.bulk_create(items)
    return version
