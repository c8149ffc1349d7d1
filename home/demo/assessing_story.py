"""Who leads whom, what superiors and peers say of their people, and how somebody sees themselves."""

import datetime

from django.utils import timezone

from accounts.models import Employment
from accounts.services import set_superior
from competencies.assessing.closing import close
from competencies.assessing.cycles import services as cycles
from competencies.assessing.own import services as own
from competencies.assessing.ratings import peers
from competencies.assessing.ratings.services import submit
from competencies.models import Competency, Framework, Rating
from home.demo.standards_story import FRAMEWORK

DAY = datetime.timedelta(days=1)
TEAM = 11
MANAGERIAL = "permenpanrb-38-2017"
ASKED = ("MAN.1", "MAN.2", "MAN.3", "MAN.4", "MAN.5", "SOS.1")
SEEN = {
    "MAN.3": "Menjelaskan prosedur kepada keluarga pasien dengan sabar dan jelas.",
    "MAN.5": "Masih perlu pendampingan saat menangani keluhan pasien.",
}
# What the superior said of the one whom peers assess too, and what each of the peers said.
LEVELS = {"MAN.1": 2, "MAN.2": 2, "MAN.3": 3, "MAN.4": 2, "MAN.5": 1, "SOS.1": 2}
OF_PEERS = ((3, 2, 2, 2, 1, 3), (2, 2, 3, 2, 2, 2), (3, 3, 2, 2, 1, 3), (2, 2, 2, 3, 2, 2), (3, 2, 3, 2, 2, 3),
            (2, 3, 2, 2, 1, 2))  # fmt: skip
OWN_LEVELS = {"CAKAP": 4, "BUDAYA": 3, "ETIKA": 3, "AMAN": 2}


def name_superiors(people, units):
    """Returns the team of the superior whose account can be tried, with the one who is half-way first."""
    leader, halfway = people["superior"], people["halfway"]
    staff = _staff(units["PKM-CEMPAKA"], without=[leader, halfway])
    # The first invented person of a unit leads it.
    team = [halfway, *staff[1 : 1 + TEAM]]
    office = _staff(units["DUKCAPIL"], without=[people["certified"], people["beginner"]])
    for person in team:
        set_superior(user=person, superior=leader)
    for person in [people["beginner"], *office[1:6]]:
        set_superior(user=person, superior=people["certified"])
    set_superior(user=people["certified"], superior=office[0])
    return team


def assess(people, team, units, *, at):
    """A cycle that is over, with peers, and one that runs."""
    _past_cycle(people, team, units["PKM-CEMPAKA"], at=at)
    local = timezone.localdate(at)
    running = cycles.create(
        by=people["hr"],
        unit=units["SUKAMAJU"],
        name=f"Penilaian Kompetensi Akhir Tahun {local.year}",
        competencies=_asked(),
        opens_on=local - 14 * DAY,
        closes_on=local + 30 * DAY,
        has_peers=True,
        validity_months=24,
        at=at - 15 * DAY,
    )
    cycles.start(cycle=running, at=at - 15 * DAY)
    given = running.ratings.get(subject=team[1], assessor=people["superior"])
    submit(rating=given, lines=_lines(LEVELS, SEEN), at=at - 3 * DAY)
    asked = running.ratings.by_superiors().get(subject=people["halfway"])
    for colleague in team[1:4]:
        peers.propose(rating=asked, colleague=colleague, at=at - 2 * DAY)


def assess_oneself(person, *, at):
    assessment = own.begin(person=person, framework=Framework.objects.get(code=FRAMEWORK), at=at)
    competencies = Competency.objects.filter(framework__code=FRAMEWORK).exclude(parent=None)
    levels = {each.pk: OWN_LEVELS[each.code.partition(".")[0]] for each in competencies}
    own.save_answers(assessment=assessment, levels=levels)
    own.submit(assessment=assessment, at=at)


def _past_cycle(people, team, unit, *, at):
    opened = at - 200 * DAY
    cycle = cycles.create(
        by=people["hr"],
        unit=unit,
        name="Penilaian Kompetensi Puskesmas Cempaka, Paruh Pertama",
        competencies=_asked(),
        opens_on=timezone.localdate(opened),
        closes_on=timezone.localdate(opened + 30 * DAY),
        has_peers=True,
        validity_months=24,
        at=opened - DAY,
    )
    cycles.start(cycle=cycle, at=opened)
    first = cycle.ratings.get(subject=people["halfway"], assessor=people["superior"])
    for colleague, levels in zip(team[1:], OF_PEERS, strict=False):
        peers.propose(rating=first, colleague=colleague, at=opened + DAY)
        asked = Rating.objects.get(cycle=cycle, subject=first.subject, assessor=colleague)
        submit(rating=asked, lines=_lines(dict(zip(ASKED, levels, strict=True))), at=opened + 5 * DAY)
    for rating in cycle.ratings.by_superiors().filter(subject__in=team[:8]):
        submit(rating=rating, lines=_lines(LEVELS, SEEN), at=opened + 9 * DAY)
    close(cycle=cycle, at=opened + 40 * DAY)


def _asked():
    return list(Competency.objects.filter(framework__code=MANAGERIAL, code__in=ASKED))


def _lines(levels, notes=None):
    keys = dict(Competency.objects.filter(framework__code=MANAGERIAL, code__in=levels).values_list("code", "pk"))
    return {keys[code]: (level, (notes or {}).get(code, "")) for code, level in levels.items()}


def _staff(unit, *, without):
    found = Employment.objects.current().filter(unit=unit).exclude(user__in=without)
    return [employment.user for employment in found.select_related("user").order_by("pk")]
