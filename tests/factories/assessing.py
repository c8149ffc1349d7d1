"""Cycles of assessment with superiors and peers, as officers start them."""

import datetime

from django.utils import timezone

from accounts.services import set_superior
from competencies.assessing.cycles import services as cycles
from competencies.assessing.ratings import peers
from competencies.assessing.ratings import services as ratings
from competencies.models import Competency, Framework
from tests.factories.accounts import as_in_a_request, make_person

SAFETY = ("kominfo-4-pilar", "AMAN.3")
OTHER = ("kominfo-4-pilar", "AMAN.1")


def competency(name=SAFETY):
    framework, code = name
    return Competency.objects.select_related("framework").get(framework__code=framework, code=code)


def pillars():
    return Framework.objects.get(code="kominfo-4-pilar")


def make_team(unit, names=("Yuliana Wati",), superior="Sri Mulyati"):
    """(the superior, their people)."""
    leader = make_person(superior, unit=unit)
    people = [make_person(name, unit=unit) for name in names]
    for person in people:
        set_superior(user=person, superior=leader)
    return leader, [as_in_a_request(person) for person in people]


def make_cycle(unit, at, *, by=None, competencies=(SAFETY,), days=10, started=True, **fields):
    """One that takes answers from the day of `at` on, for `days` more days."""
    today = timezone.localdate(at)
    facts = {"name": "Penilaian Kompetensi 2026", "has_peers": False, "validity_months": 24} | fields
    cycle = cycles.create(
        by=by,
        unit=unit,
        competencies=[competency(each) for each in competencies],
        opens_on=facts.pop("opens_on", today),
        closes_on=facts.pop("closes_on", today + datetime.timedelta(days=days)),
        at=at,
        **facts,
    )
    if started:
        cycles.start(cycle=cycle, at=at)
        cycle.refresh_from_db()
    return cycle


def rating_of(cycle, subject):
    """The superior's."""
    return cycle.ratings.by_superiors().get(subject=subject)


def hand_in(rating, at, *, level=3, note="", names=(SAFETY,)):
    ratings.submit(rating=rating, lines={competency(name).pk: (level, note) for name in names}, at=at)
    rating.refresh_from_db()
    return rating


def name_peers(cycle, subject, number, at):
    """New colleagues of the subject's unit, asked; returns their ratings by name."""
    rating, unit = rating_of(cycle, subject), subject.current_employment().unit
    for place in range(1, number + 1):
        peers.propose(rating=rating, colleague=make_person(f"Rekan {place:02}", unit=unit), at=at)
    return list(peers.peers_of(rating).order_by("assessor__full_name"))


def peers_answer(ratings_asked, levels, at):
    for rating, level in zip(ratings_asked, levels, strict=True):
        hand_in(rating, at, level=level)


def day_after(cycle, at):
    """The moment on the day after the cycle's last one."""
    return at + (cycle.closes_on - timezone.localdate(at)) + datetime.timedelta(days=1)
