"""Courses to put before people: those that take registrations first."""

from django.http import QueryDict

from courses.catalogue import Catalogue
from courses.models import CourseIndexPage


def featured_courses(*, at, count):
    index = CourseIndexPage.objects.live().first()
    return list(Catalogue(index, QueryDict(), at=at).cards)[:count] if index else []


def open_courses(*, without, at):
    """What somebody can enrol in who is in the courses of the learnings `without`."""
    taken = {learning.version.course_key for learning in without}
    cards = featured_courses(at=at, count=None)
    return [card for card in cards if card.admission.is_open and card.page.translation_key not in taken]
