"""A list as long as an agency's, spoiled in many places: the check names each of them, and nothing else."""

import pytest

from accounts import synthetic
from accounts.models import Employment
from accounts.synthetic.loading import load_units
from bench.importing import plant
from tests.factories.accounts import make_administrator
from tests.factories.imports import send_and_check

pytestmark = pytest.mark.django_db
PEOPLE, ERRORS = 3000, 500


def test_the_check_names_every_planted_error_and_no_other_row(at):
    units = synthetic.invent_units(60)
    agency = load_units(units)[units[0].code]
    content = synthetic.people_csv(synthetic.invent_staff(PEOPLE, units, seed=2026))
    spoiled, planted = plant(content, ERRORS)

    batch = send_and_check(spoiled, unit=agency, by=make_administrator(), at=at)

    found = set(batch.rows.filter(outcome="error").values_list("number", flat=True))
    assert len(planted) == ERRORS
    assert found == planted
    assert batch.counts["new"] == PEOPLE - ERRORS
    assert not Employment.objects.in_units([agency]).exists()
