"""What others wait for: assessments to write, plans to agree to, claims asked back. And whether there is a team."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from competencies.assessing import waiting as assessing
from competencies.models import ExternalTraining
from competencies.plans import waiting as plans


@dataclass(frozen=True)
class Waiting:
    words: str
    url: str


def waiting_for(user, *, on):
    found = [_plans(user), _claims(user)]
    ratings = assessing.for_person(user, on=on)
    if ratings:
        found.insert(0, Waiting(ratings.words, ratings.url))
    return [each for each in found if each]


def _plans(user):
    count = plans.for_person(user).count()
    if not count:
        return None
    words = ngettext("%(count)s development plan to agree to", "%(count)s development plans to agree to", count)
    return Waiting(words % {"count": count}, reverse("competencies:team_plans"))


def _claims(user):
    count = user.external_trainings.filter(status=ExternalTraining.Status.RETURNED).count()
    if not count:
        return None
    words = ngettext(
        "%(count)s training taken elsewhere was asked back",
        "%(count)s trainings taken elsewhere were asked back",
        count,
    )
    return Waiting(words % {"count": count}, reverse("competencies:claims"))
