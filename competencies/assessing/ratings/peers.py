"""By whom a person is assessed beside the superior: both name. Nothing here says, or depends on, whether somebody
answered."""

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import Employment
from competencies.assessing.together import MOST_NAMED
from competencies.models import AssessmentCycle, Rating

MOST_FOUND = 20
SHORTEST_SEARCH = 3


class PeersAreClosed(Exception):
    """The cycle does not ask peers, or not any more."""


class TooManyPeers(Exception):
    """More would be asked to assess one person than can be expected of an office."""


class SuperiorRemoves(Exception):
    """Once answers may have come, nobody takes a name away from those who judge oneself."""


class NotAColleague(Exception):
    """Nobody of the own agency who could be asked: oneself, the superior, or somebody else's staff."""


@transaction.atomic
def propose(*, rating, colleague, at):
    """Ask `colleague` about the subject of `rating`, the superior's. Asking twice leaves one."""
    today = timezone.localdate(at)
    cycle = AssessmentCycle.objects.select_for_update().get(pk=rating.cycle_id)
    if not cycle.takes_peers(today):
        raise PeersAreClosed(str(cycle.public_id))
    named = peers_of(rating)
    if named.filter(assessor=colleague).exists():
        return
    if named.count() >= MOST_NAMED:
        raise TooManyPeers(str(rating.public_id))
    employment = candidates(rating, on=today).filter(user=colleague).first()
    if employment is None:
        raise NotAColleague(str(colleague.public_id))
    relation = "subordinate" if employment.superior_id == rating.subject_id else "peer"
    Rating.objects.create(cycle=cycle, subject=rating.subject, assessor=colleague, relation=relation, asked_at=at)


@transaction.atomic
def remove(*, rating, colleague, by, at):
    """The name goes, and with it what was answered, if anything was: it makes no difference that could be seen."""
    today = timezone.localdate(at)
    if not rating.cycle.takes_peers(today):
        raise PeersAreClosed(str(rating.cycle.public_id))
    if not may_remove(rating, by, on=today):
        raise SuperiorRemoves(str(rating.public_id))
    deleted, _rows = peers_of(rating).filter(assessor=colleague).delete()
    if deleted:
        audit.record("peers.removed", subject=rating.subject, target=rating.cycle.name)


def may_remove(rating, user, *, on):
    """The superior until the last day, the person themself before the first one."""
    return rating.cycle.takes_peers(on) and (user.pk != rating.subject_id or on < rating.cycle.opens_on)


def peers_of(rating):
    """Those named for the subject of a superior's rating."""
    return Rating.objects.by_peers().filter(cycle=rating.cycle_id, subject=rating.subject_id)


def candidates(rating, *, on):
    """Current employments of the subject's own agency, but the subject's and the superior's."""
    own = rating.subject.current_employment()
    if own is None:
        return Employment.objects.none()
    agency = Employment.objects.current(on).filter(unit__path__startswith=own.unit.agency_path)
    others = agency.exclude(user__in=[rating.subject_id, rating.assessor_id])
    return others.filter(user__is_active=True, user__processing_restricted_at=None)


def found_by_name(rating, text, *, on):
    """Candidates whose name has all words of `text`, by name; not by number or address, which would confirm them."""
    words = text.split()
    if len("".join(words)) < SHORTEST_SEARCH:
        return []
    found = candidates(rating, on=on).exclude(user__in=peers_of(rating).values("assessor"))
    for word in words:
        found = found.filter(user__full_name__icontains=word)
    return list(found.select_related("user", "unit").order_by("user__full_name", "user_id")[:MOST_FOUND])
