"""What tests of the agency, before this site was there, proved of the invented people: in a few large statements."""

import datetime
import random
import uuid

from accounts.models import Employment
from competencies.models import Competency, Evidence
from home.demo.accounts import ACCOUNTS

SEED = 38
DAY = datetime.timedelta(days=1)
OLDEST_DAYS, NEWEST_DAYS = 1000, 30
# Digital competencies that no course of the demo proves, and what the regulation demands of every civil servant.
DIGITAL = ("ETIKA.3", "BUDAYA.4", "AMAN.1")
TITLE, BASIS = "Uji kompetensi BKPSDM", "Berita acara uji kompetensi"
LEVELS, WEIGHTS = (1, 2, 3, 4), (20, 40, 30, 10)
LEAST, MOST = 0.15, 0.85


def write_tested_levels(*, by, at):
    generator = random.Random(SEED)  # noqa: S311 -- nothing secret
    competencies = _competencies()
    people = Employment.objects.current().exclude(number__in=[account.number for account in ACCOUNTS])
    chances = {}
    rows = []
    for employment in people.select_related("unit").order_by("number"):
        for competency in competencies:
            place = (employment.unit_id, competency.pk)
            chance = chances.setdefault(place, generator.uniform(LEAST, MOST))
            if generator.random() < chance:
                rows.append(_row(employment, competency, generator, by=by, at=at))
    Evidence.objects.bulk_create(rows, batch_size=500)


def _competencies():
    digital = Competency.objects.filter(framework__code="kominfo-4-pilar", code__in=DIGITAL)
    managerial = Competency.objects.filter(framework__code="permenpanrb-38-2017").exclude(parent=None)
    return [*digital.order_by("code"), *managerial.order_by("code")]


def _row(employment, competency, generator, *, by, at):
    (level,) = generator.choices(LEVELS, WEIGHTS)
    return Evidence(
        person_id=employment.user_id,
        competency=competency,
        level=level,
        source_kind=Evidence.Source.RECOGNISED,
        source_key=uuid.UUID(int=generator.getrandbits(128), version=4),
        source_title=TITLE,
        details={"basis": BASIS},
        recorded_by=by,
        earned_at=at - generator.randint(NEWEST_DAYS, OLDEST_DAYS) * DAY,
    )
