"""Two records of one person may both have been asked about somebody: one human counts as one assessor."""

from accounts.merging import Room
from competencies.models import Rating


def settle(kept, other, *, at):
    """Of two ratings of one person in a cycle the superior's stays, else the one that was handed in. As a colleague
    nobody assesses themself."""
    both = [kept.pk, other.pk]
    of_peers = Rating.objects.by_peers()
    of_peers.filter(assessor__in=both, subject__in=both).delete()
    given = {}
    for rating in Rating.objects.filter(assessor__in=both).order_by("pk"):
        given.setdefault((rating.cycle_id, rating.subject_id), []).append(rating)
    doubles = [rating.pk for ratings in given.values() for rating in sorted(ratings, key=_rank)[:-1]]
    of_peers.filter(pk__in=doubles).delete()


def _rank(rating):
    return rating.is_by_superior, rating.submitted_at is not None, -rating.pk


ROOM = Room(name="assessments_of_competency", settle=settle)
