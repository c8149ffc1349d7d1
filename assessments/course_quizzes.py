"""Quizzes as those who look after a course find them, published or not."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from assessments.models import QuizPage
from courses.addresses import address
from courses.models import CoursePage


@dataclass(frozen=True)
class CourseQuiz:
    page: QuizPage
    course: CoursePage

    @property
    def key(self):
        return self.page.translation_key

    @property
    def title(self):
        return self.page.title

    @property
    def url(self):
        return address(self.page.url_path)

    @property
    def draft(self):
        """The newest state, published or not."""
        return self.page.get_latest_revision_as_object()


def quiz_or_404(user, quiz_key, *powers):
    """The quiz, for those who have one of the powers in its course; for everybody else there is no such quiz."""
    page = get_object_or_404(QuizPage, translation_key=quiz_key, alias_of=None)
    courses = CoursePage.objects.ancestor_of(page)
    if not user.is_superuser:
        keys = set().union(*(user.courses_with(power) for power in powers))
        courses = courses.filter(translation_key__in=keys)
    return CourseQuiz(page, get_object_or_404(courses))
