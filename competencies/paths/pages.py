"""What the pages of learning paths show."""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from accounts.powers import Power
from competencies.advice.offers import Offer, completions, offers
from competencies.models import LearningPath, PathStep
from competencies.standards.demands import fits
from competencies.standards.in_force import place_of
from competencies.standards.words import positions_of

PATHS_ON_A_PAGE = 50


@dataclass(frozen=True)
class ShownStep:
    """`state` is "done", "begun", "open" or, of what nobody can take now, "closed"."""

    step: PathStep
    title: str
    url: str
    hours: int | None
    state: str
    completed_at: datetime | None = None


@dataclass(frozen=True)
class ShownPath:
    path: LearningPath
    positions: str
    steps: list = field(default_factory=list)

    @property
    def done(self):
        return sum(step.state == "done" for step in self.steps)

    @property
    def next_step(self):
        """What to go on with: what is begun, else the first that can be begun."""
        for wanted in ("begun", "open"):
            if found := next((step for step in self.steps if step.state == wanted), None):
                return found
        return None


@dataclass(frozen=True)
class Meant:
    """Whom a path is for, as standards.demands.fits asks."""

    unit_path: str
    kind: str
    title: str


def paths_for(person, employment, at):
    """The offered paths that fit somebody's position, the most particular first, with how far they are."""
    place = place_of(employment)
    if place is None:
        return []
    above = [*employment.unit.paths_above, employment.unit.path]
    found = LearningPath.objects.offered().filter(Q(unit=None) | Q(unit__path__in=above))
    found = found.select_related("unit", "position_kind").prefetch_related("steps")
    meant = [(meant_for(path), path) for path in found]
    fitting = sorted(
        ((whom, path) for whom, path in meant if fits(whom, place)),
        key=lambda pair: (-len(pair[0].unit_path), not pair[0].title, not pair[0].kind, pair[1].name_id),
    )
    if not fitting:
        return []
    known = {offer.key: offer for offer in offers(at=at)}
    taken = completions(person=person)
    return [ShownPath(path, positions_of(path), _steps(path, known, taken)) for _whom, path in fitting]


def meant_for(path):
    return Meant(
        unit_path=path.unit.path if path.unit_id else "",
        kind=path.position_kind.code if path.position_kind_id else "",
        title=path.position_title,
    )


def _steps(path, known, taken):
    return [_step(step, known.get(step.course_key), step.course_key in taken, taken) for step in path.steps.all()]


def _step(step, offer: Offer | None, is_taken, taken):
    completed_at = taken.get(step.course_key)
    if completed_at:
        state = "done"
    elif is_taken:
        state = "begun"
    else:
        state = "open" if offer and offer.is_open else "closed"
    return ShownStep(
        step=step,
        title=offer.title if offer else step.title,
        url=offer.url if offer else "",
        hours=offer.hours if offer else None,
        state=state,
        completed_at=completed_at,
    )


def page_of_paths(user, number):
    kept = LearningPath.objects.within_power(user, Power.MANAGE_STANDARDS).select_related("unit", "position_kind")
    ordered = kept.annotate(step_count=Count("steps")).order_by(
        F("retired_at").asc(nulls_first=True), F("unit__path").asc(nulls_first=True), "name_id", "pk"
    )
    page = Paginator(ordered, PATHS_ON_A_PAGE).get_page(number)
    page.object_list = [(path, positions_of(path), *state_of(path)) for path in page.object_list]
    return page


def state_of(path):
    """(words, tone of the badge)"""
    if path.published_at is None:
        return _("draft"), ""
    return (_("no longer offered"), "warning") if path.retired_at else (_("published"), "success")
