"""The catalogue: which courses match and what their cards say. The queries do not grow with the courses."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.core.paginator import Paginator
from django.db.models import Q
from wagtail.models import Page, Site

from courses.addresses import address
from courses.admission import Admission, State, admission
from courses.models import Cohort, CoursePage

COURSES_ON_A_PAGE = 24
LONGEST_QUERY = 100
STATUSES = (State.OPEN, State.COMING_SOON)


@dataclass(frozen=True)
class Card:
    page: Page
    url: str
    module_count: int
    participants: int
    admission: Admission

    @property
    def state(self):
        return str(self.admission.state)


class Catalogue:
    """The live courses below `page` that match GET `parameters`; values that nobody offers are left aside."""

    def __init__(self, page, parameters, *, at):
        # PostgreSQL takes no NUL.
        self.query = " ".join(parameters.get("q", "")[:LONGEST_QUERY].replace("\0", " ").split())
        self.status = parameters.get("status") if parameters.get("status") in STATUSES else ""
        self.levels = set(parameters.getlist("level")) & set(CoursePage.Level.values)
        self.index = page
        self.at = at

        self._courses = list(CoursePage.objects.live().child_of(page))
        self._read_pages_below()
        found = [card for card in self._cards() if self._matches(card.page)]
        self.level_counts = Counter(card.page.level for card in found if self._has_status(card))
        self.status_counts = Counter(card.state for card in found if self._has_level(card))
        cards = [card for card in found if self._has_status(card) and self._has_level(card)]
        self.count = len(cards)
        self.cards = Paginator(cards, COURSES_ON_A_PAGE).get_page(parameters.get("page"))
        self.is_narrowed = bool(self.levels or self.status)
        self.is_filtered = bool(self.query) or self.is_narrowed

    @property
    def level_options(self):
        """(value, label, number of courses, whether it is chosen) for each level that a course may have."""
        return [
            (value, label, self.level_counts[value], value in self.levels) for value, label in CoursePage.Level.choices
        ]

    @property
    def status_options(self):
        return [(str(status), self.status_counts[status], self.status == status) for status in STATUSES]

    def _read_pages_below(self):
        """The number of modules of each course, and the titles below it that may match the search, in one query."""
        self._words = self.query.casefold().split()
        self._module_counts = Counter()
        self._texts = defaultdict(list)
        module_depth = self.index.depth + 2
        wanted = reduce(or_, (Q(title__icontains=word) for word in self._words), Q(depth=module_depth))
        pages = Page.objects.live().descendant_of(self.index).filter(wanted)
        for path, depth, title in pages.values_list("path", "depth", "title"):
            course_path = path[: len(self.index.path) + Page.steplen]
            self._texts[course_path].append(title)
            self._module_counts[course_path] += depth == module_depth

    def _cards(self):
        roots = Site.get_site_root_paths()
        cohorts = self._cohorts()
        cards = [
            Card(
                page=course,
                url=address(course.url_path, roots),
                module_count=self._module_counts[course.path],
                participants=sum(cohort.places_taken for cohort in cohorts[course.translation_key]),
                admission=admission(cohorts[course.translation_key], self.at),
            )
            for course in self._courses
        ]
        return sorted(cards, key=lambda card: not card.admission.is_open)

    def _cohorts(self):
        cohorts = defaultdict(list)
        keys = [course.translation_key for course in self._courses]
        for cohort in Cohort.objects.filter(course_key__in=keys).with_places_taken():
            cohorts[cohort.course_key].append(cohort)
        return cohorts

    def _matches(self, course):
        """Each word stands in a course's own texts or in a title of its modules and lessons."""
        own = [course.code, course.title, course.summary, course.audience]
        text = "\n".join([*own, *self._texts[course.path]]).casefold()
        return all(word in text for word in self._words)

    def _has_status(self, card):
        return not self.status or card.state == self.status

    def _has_level(self, card):
        return not self.levels or card.page.level in self.levels
