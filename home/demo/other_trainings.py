"""Lesson hours from trainings before and beside the platform, so that a year's ledger looks like a real one."""

import datetime
import random
import uuid

from django.utils import timezone

from competencies.models import HoursCredit, HoursRule

SEED = 7
CHANCE_IN_A_YEAR = 0.45
TRAININGS = (
    ("Sosialisasi Core Values ASN BerAKHLAK", 4),
    ("Webinar Keterbukaan Informasi Publik", 3),
    ("Pelatihan Pelayanan Prima", 16),
    ("Bimbingan Teknis Penyusunan SKP", 6),
    ("Bimbingan Teknis Pengelolaan Arsip Dinamis", 12),
    ("Lokakarya Penyusunan Standar Pelayanan", 8),
    ("Bimbingan Teknis Pengelolaan Keuangan Daerah", 24),
    ("Seminar Daring Pencegahan Gratifikasi", 3),
)


def write_other_trainings(employments, *, at):
    generator = random.Random(SEED)  # noqa: S311 -- nothing secret
    year = timezone.localdate(at).year
    HoursCredit.objects.bulk_create(
        _credit(employment, generator, day)
        for each_year in (year - 1, year)
        for employment in employments
        if generator.random() < CHANCE_IN_A_YEAR
        and (day := _day_in(each_year, generator, until=timezone.localdate(at))) >= employment.started_on
    )


def _day_in(year, generator, *, until):
    first, last = datetime.date(year, 1, 1), min(datetime.date(year, 12, 20), until)
    return first + datetime.timedelta(days=generator.randint(0, (last - first).days))


def _credit(employment, generator, day):
    title, hours = generator.choice(TRAININGS)
    return HoursCredit(
        person_id=employment.user_id,
        hours=hours,
        year=day.year,
        title=title,
        source_kind=HoursCredit.Source.COURSE,
        source_key=uuid.UUID(int=generator.getrandbits(128), version=4),
        rule=HoursRule.objects.in_force(day),
        earned_at=timezone.make_aware(datetime.datetime.combine(day, datetime.time.min)),
    )
