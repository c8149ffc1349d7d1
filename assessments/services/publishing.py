from django.db import transaction
from wagtail.models import Page

from assessments import freezing
from assessments.models import Question, QuestionVersion, QuizVersion, QuizVersionItem
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


@transaction.atomic
def freeze_quiz(*, page, at):
    """The `QuizVersion` of the published `page`; the same content gives the version that is already there."""
    Page.objects.select_for_update(no_key=True).get(pk=page.pk)  # Publishing twice at once must not number twice.
    questions = _questions_of(page)
    newest_questions = _newest_question_versions(questions)
    question_versions = [_freeze_question(question, newest_questions.get(question.pk), at=at) for question in questions]
    course_key = CoursePage.objects.ancestor_of(page).values_list("translation_key", flat=True).get()
    content = freezing.quiz_content(
        page, course_key=course_key, question_checksums=[version.checksum for version in question_versions]
    )
    checksum = freezing.checksum([content, [version.pk for version in question_versions]])
    newest = QuizVersion.objects.of_quiz(page.translation_key).newest()
    if newest and newest.checksum == checksum:
        return newest
    return _create_quiz_version(page, question_versions, newest=newest, course_key=course_key, checksum=checksum, at=at)


def _questions_of(page):
    """The published questions of `page` in order. Raises when there are none, or drafts among them."""
    questions = [
        row.question
        for row in page.quiz_questions.model.objects.filter(page_id=page.pk)
        .select_related("question__competency__framework")
        .order_by("sort_order", "pk")
    ]
    check_questions(questions=questions)
    return questions


def check_questions(*, questions):
    """Raise what stands in the way of publishing a quiz with these questions."""
    if not questions:
        raise QuizWithoutQuestions
    drafts = [question.code for question in questions if not question.live]
    if drafts:
        raise QuestionsNotPublished(drafts)


def _newest_question_versions(questions):
    """{question pk: its newest version}. Locks the questions, so that two quizzes can't number one twice."""
    keys = sorted(question.pk for question in questions)
    list(Question.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))
    versions = QuestionVersion.objects.filter(question__in=keys).order_by("number")
    return {version.question_id: version for version in versions}


def _freeze_question(question, newest, *, at):
    content = freezing.question_content(question)
    checksum = freezing.checksum(content)
    if newest and newest.checksum == checksum:
        return newest
    return QuestionVersion.objects.create(
        question=question,
        number=newest.number + 1 if newest else 1,
        content=content,
        checksum=checksum,
        published_at=at,
    )


def _create_quiz_version(page, question_versions, *, newest, course_key, checksum, at):
    version = QuizVersion.objects.create(
        quiz_key=page.translation_key,
        course_key=course_key,
        number=newest.number + 1 if newest else 1,
        title=page.title,
        role=page.role,
        pass_mark=page.pass_mark,
        max_attempts=page.max_attempts,
        checksum=checksum,
        published_at=at,
    )
    QuizVersionItem.objects.bulk_create(
        QuizVersionItem(version=version, question_version=question_version, position=position)
        for position, question_version in enumerate(question_versions, start=1)
    )
    return version
