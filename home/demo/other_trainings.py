"""Lesson hours from trainings before and beside the platform, so that a year's ledger looks like a real one."""

import datetime
import random
import uuid

from django.utils import timezone

from competencies.lesson_hours.counting import Activity, reckon
from competencies.lesson_hours.crediting import frozen
from competencies.lesson_hours.rules import pure
from competencies.models import HoursCredit, HoursRule, TrainingForm

SEED = 7
CHANCE_IN_A_YEAR = 0.45
TRAININGS = (  # title, code of the form of training, days, minutes where the form counts by them
    ("Sosialisasi Core Values ASN BerAKHLAK", "KL11", 1, None),
    ("Webinar Keterbukaan Informasi Publik", "KL06", 1, None),
    ("Pelatihan Teknis Pelayanan Prima", "KL03", 2, 720),
    ("Bimbingan Teknis Penyusunan SKP", "KL10", 1, 270),
    ("Bimbingan Teknis Pengelolaan Arsip Dinamis", "KL10", 2, 540),
    ("Lokakarya Penyusunan Standar Pelayanan", "KL07", 2, None),
    ("Pelatihan Teknis Pengelolaan Keuangan Daerah", "KL03", 3, 1080),
    ("Seminar Daring Pencegahan Gratifikasi", "KL06", 1, None),
)


def write_other_trainings(employments, *, at):
    generator = random.Random(SEED)  # noqa: S311 -- nothing secret
    year = timezone.localdate(at).year
    rule = HoursRule.objects.in_force(timezone.localdate(at))
    forms = dict(TrainingForm.objects.values_list("code", "pk"))
    counted = [_counted(pure(rule), *training) for training in TRAININGS]
    HoursCredit.objects.bulk_create(
        _credit(employment, generator, day, rule, forms, counted)
        for each_year in (year - 1, year)
        for employment in employments
        if generator.random() < CHANCE_IN_A_YEAR
        and (day := _day_in(each_year, generator, until=timezone.localdate(at))) >= employment.started_on
    )


def _day_in(year, generator, *, until):
    first, last = datetime.date(year, 1, 1), min(datetime.date(year, 12, 20), until)
    return first + datetime.timedelta(days=generator.randint(0, (last - first).days))


def _counted(rule, title, form, days, minutes):
    """What the training counts, on whichever days it is taken."""
    first, last = datetime.date(2026, 1, 1), datetime.date(2026, 1, days)
    return title, form, days, reckon(Activity(form, first, last, minutes=minutes), rule)


def _credit(employment, generator, day, rule, forms, counted):
    title, form, days, reckoning = generator.choice(counted)
    return HoursCredit(
        person_id=employment.user_id,
        hours=reckoning.hours,
        year=day.year,
        title=title,
        source_kind=HoursCredit.Source.EXTERNAL,
        source_key=uuid.UUID(int=generator.getrandbits(128), version=4),
        rule=rule,
        form_id=forms[form],
        started_on=day - datetime.timedelta(days=days - 1),
        ended_on=day,
        reckoning={**frozen(reckoning), "hours_by_day": {}},
        earned_at=timezone.make_aware(datetime.datetime.combine(day, datetime.time(12))),
    )
