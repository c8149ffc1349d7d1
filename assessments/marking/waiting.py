"""The answers that wait for people, as a marker looks for them."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, CharField, Count, Exists, F, FloatField, Max, Min, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.powers import Power
from assessments.marking.verdicts import TOLERANCE
from assessments.models import Attempt, AttemptItem, Judgement, QuizVersion

POWERS = (Power.MARK, Power.TEACH)
NEW, DRAFT, SECOND, RECONCILE, OTHER, DONE = "new", "draft", "second", "reconcile", "other", "done"
TO_DO = (NEW, DRAFT, SECOND, RECONCILE)
STATES = {
    NEW: _("Not begun"),
    DRAFT: _("My drafts"),
    SECOND: _("Second marker needed"),
    RECONCILE: _("Markers do not agree"),
    OTHER: _("Waits for another marker"),
    DONE: _("Ready to release"),
}
HALF_A_HUNDREDTH = 0.005  # SQLite reckons with binary fractions


class Place(NamedTuple):
    """Where an answer stands in the queue: the one that waits longest comes first."""

    submitted_at: object
    pk: int


@dataclass(frozen=True)
class Filters:
    quiz: UUID | None = None
    question: UUID | None = None  # public id of the `Question`
    cohort: UUID | None = None
    state: str = ""  # of STATES; "": what there is to do

    def applied(self, items):
        """Whatever the state is."""
        asked = {
            "attempt__quiz_key": self.quiz,
            "question_version__question__public_id": self.question,
            "attempt__enrolment__cohort__public_id": self.cohort,
        }
        return items.filter(**{name: value for name, value in asked.items() if value})

    def in_state(self, items):
        return items.filter(state__in=self.states)

    @property
    def states(self):
        return [self.state] if self.state else TO_DO


def attempts_to_mark(user):
    """Those that this person may mark: never one's own."""
    marked, taught = (Attempt.objects.within_power(user, power) for power in POWERS)
    return marked | taught


def waiting_items(user):
    """The answers of submitted attempts which people have to mark and whose marks are not released."""
    waiting = AttemptItem.objects.filter(attempt__submitted_at__isnull=False, attempt__score=None, mark=None).exclude(
        attempt__learner=user
    )
    if user.is_superuser:
        return waiting
    courses = set().union(*(user.courses_with(power) for power in POWERS))
    return waiting.filter(attempt__version__course_key__in=courses)


def with_state(items, user):
    """Adds `state`, one of STATES, as this person sees it."""
    final = Judgement.objects.filter(item=OuterRef("pk"), is_draft=False).order_by()
    own = Exists(Judgement.objects.filter(item=OuterRef("pk"), is_draft=True, is_reconciling=False, marker=user))
    by_one = [When(Exists(final), then=Value(DONE)), When(own, then=Value(DRAFT))]
    # None while no quiz asks for two: what they need is dear.
    versions = list(QuizVersion.objects.filter(stored_rules__markers=2).values_list("pk", flat=True))
    by_two = _by_two(versions, final, own, user) if versions else []
    items = _with_finals(items, final) if versions else items
    return items.annotate(state=Case(*by_two, *by_one, default=Value(NEW), output_field=CharField()))


def _with_finals(items, final):
    final = final.filter(is_reconciling=False).values("item")
    spread = final.annotate(spread=Max("points") - Min("points")).values("spread")
    return items.alias(
        finals=Subquery(final.annotate(finals=Count("pk")).values("finals")),
        spread=Subquery(spread, output_field=FloatField()),
    )


def _by_two(versions, final, own, user):
    here, first = Q(attempt__version__in=versions), final.filter(is_reconciling=False)
    agree = Q(spread__lte=F("points") * Value(float(TOLERANCE)) + Value(HALF_A_HUNDREDTH))
    return [
        When(here & Q(finals__gte=2) & agree, then=Value(DONE)),
        When(here & Q(Exists(final.filter(is_reconciling=True))), then=Value(DONE)),
        When(here & Q(finals__gte=2), then=Value(RECONCILE)),
        When(here & Q(Exists(first.filter(marker=user))), then=Value(OTHER)),
        When(here & Q(own), then=Value(DRAFT)),
        When(here & Q(finals=1), then=Value(SECOND)),
    ]


def counts_by_state(items):
    """{state: number} for `items` with their state."""
    return dict.fromkeys(STATES, 0) | dict(items.order_by().values_list("state").annotate(Count("pk")))


def in_order(items):
    return items.order_by("attempt__submitted_at", "pk")


def place_of(item):
    return Place(item.attempt.submitted_at, item.pk)


def after(items, place):
    """The next one, or None."""
    later = Q(attempt__submitted_at__gt=place.submitted_at)
    return in_order(items.filter(later | Q(attempt__submitted_at=place.submitted_at, pk__gt=place.pk))).first()


def before(items, place):
    earlier = Q(attempt__submitted_at__lt=place.submitted_at)
    found = items.filter(earlier | Q(attempt__submitted_at=place.submitted_at, pk__lt=place.pk))
    return found.order_by("-attempt__submitted_at", "-pk").first()
