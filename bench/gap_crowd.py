"""Runs in the site's own process: an agency whose people are measured against 40 competencies, made ready to look at.

Each of five positions is asked for eight of the competencies, so that every unit has a figure for all forty.
"""

import random
import time
from datetime import date, timedelta
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from accounts.models import Employment, OrgUnit, User
from accounts.privacy.notices import unread_notice
from accounts.privacy.services.notices import acknowledge_notice
from accounts.services import grant_role
from accounts.synthetic.loading import load_units
from accounts.synthetic.organisation import Unit
from competencies.models import (
    Competency,
    Evidence,
    Framework,
    GapCell,
    PositionStandard,
    ProficiencyLevel,
    StandardLine,
)
from competencies.standing.services import refresh
from home.demo import accounts

AGENCY, FRAMEWORK = "PETA", "peta-40"
COMPETENCIES, POSITIONS, LEVELS = 40, 5, 4
OFFICES, SECTIONS = 20, 10
PROOFS = 2
BATCH = 5000


def prepared(people=20_000):
    """The address of the map, and what making its figures took."""
    agency = make_agency(people)
    person_ids = list(Employment.objects.in_subtree(agency).order_by("unit", "pk").values_list("user", flat=True))
    began, used = time.perf_counter(), time.process_time()
    done = refresh(person_ids=person_ids, at=timezone.now())
    took, used = time.perf_counter() - began, time.process_time() - used
    let_look(agency)
    cells = GapCell.objects.filter(unit__path__startswith=agency.path)
    return {
        "page": f"/unit/{agency.public_id}/kesenjangan/?kerangka={FRAMEWORK}",
        "people": done,
        "competencies": cells.values("competency").distinct().count(),
        "seconds": took,
        "cpu_seconds": used,
    }


def make_agency(people):
    units = load_units(list(invented_units()))
    agency = units[AGENCY]
    competencies = make_framework()
    make_standard(agency, competencies)
    sections = [unit for unit in units.values() if unit.depth == agency.depth + 2]
    for start in range(0, people, BATCH):
        employ(range(start, min(start + BATCH, people)), sections, competencies)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself some time after so many rows
    return agency


def invented_units():
    yield Unit(AGENCY, "Kabupaten Peta", None)
    for office in range(OFFICES):
        yield Unit(f"{AGENCY}-{office}", f"Dinas {office}", AGENCY)
        for section in range(SECTIONS):
            yield Unit(f"{AGENCY}-{office}-{section}", f"Bidang {office}.{section}", f"{AGENCY}-{office}")


def make_framework():
    framework = Framework.objects.create(code=FRAMEWORK, name_id="Kerangka peta", version="1")
    ProficiencyLevel.objects.bulk_create(
        ProficiencyLevel(framework=framework, number=number, name_id=f"Tingkat {number}")
        for number in range(1, LEVELS + 1)
    )
    area = Competency.objects.create(framework=framework, code="P", name_id="Peta", order=1)
    return Competency.objects.bulk_create(
        Competency(framework=framework, parent=area, code=f"P.{number}", name_id=f"Kompetensi {number}", order=number)
        for number in range(2, COMPETENCIES + 2)
    )


def make_standard(agency, competencies):
    now = timezone.now()
    standard = PositionStandard.objects.create(
        unit=agency, name="Standar peta", valid_from=date(2020, 1, 1), published_at=now, created_at=now
    )
    StandardLine.objects.bulk_create(
        StandardLine(standard=standard, competency=competency, position_title=title(place), lowest_level=3)
        for place, competency in enumerate(competencies)
    )


def title(place):
    return f"Jabatan {place % POSITIONS}"


def employ(places, sections, competencies):
    """`places` are the numbers of the people, one after another through units and positions."""
    chance = random.Random(places.start)  # noqa: S311 -- invented levels
    now = timezone.now()
    users = User.objects.bulk_create(User(full_name=f"Pegawai {place}", password="!") for place in places)  # noqa: S106
    Employment.objects.bulk_create(
        Employment(
            user=user,
            number=f"99{place:016}",
            status="PNS",
            unit=sections[place // POSITIONS % len(sections)],
            position_title=title(place),
            started_on=date(2020, 1, 1),
        )
        for place, user in zip(places, users, strict=True)
    )
    Evidence.objects.bulk_create(
        Evidence(
            person=user,
            competency=competency,
            level=chance.randint(1, LEVELS),
            source_kind=Evidence.Source.COURSE,
            source_key=uuid4(),
            source_title="Kursus",
            earned_at=now - timedelta(days=chance.randint(1, 900)),
        )
        for place, user in zip(places, users, strict=True)
        for competency in chance.sample(competencies[place % POSITIONS :: POSITIONS], PROOFS)
    )


def let_look(agency: OrgUnit):
    """The demo's officer serves this agency too."""
    officer = User.objects.get(employments__number=accounts.REGENCY_OFFICER.number)
    grant_role(user=officer, role="hr_officer", unit=agency, at=timezone.now())
    notice = unread_notice(user=officer, on=timezone.localdate())
    if notice:
        acknowledge_notice(user=officer, notice=notice, at=timezone.now())
