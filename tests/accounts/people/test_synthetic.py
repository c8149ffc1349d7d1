import pytest
from django.core.management import CommandError, call_command

from accounts import identity_numbers, synthetic
from accounts.imports.people.columns import COLUMNS
from accounts.models import Employment, OrgUnit
from accounts.spreadsheets.columns import recognised

pytestmark = pytest.mark.django_db


def invent(count=300, seed=1):
    units = synthetic.invent_units(20)
    return units, list(synthetic.invent_staff(count, units, seed=seed))


def test_the_same_seed_invents_the_same_people_and_another_does_not():
    assert invent(seed=1) == invent(seed=1)
    assert invent(seed=1) != invent(seed=2)


def test_every_number_is_well_formed_and_unique():
    _units, people = invent(3000)

    numbers = {person.number for person in people}

    assert len(numbers) == 3000
    assert all(identity_numbers.parse(person.number).is_pppk == person.status.startswith("PPPK") for person in people)


@pytest.mark.parametrize("count", [1, 2, 20, 2000])
def test_units_are_as_many_as_wanted_and_come_after_the_one_above(count):
    units = synthetic.invent_units(count)

    seen = {None}
    for unit in units:
        assert unit.parent_code in seen
        seen.add(unit.code)
    assert len(seen) == count + 1


def test_loading_makes_a_sound_tree_and_may_be_repeated():
    units, people = invent()

    agency, added = synthetic.load(units, people)
    _agency, again = synthetic.load(units, people)

    assert (added, again) == (300, 0)
    assert OrgUnit.find_problems() == ([], [], [], [], [])
    assert Employment.objects.current().in_subtree(agency).count() == 300


def test_the_file_has_headings_that_the_import_knows(tmp_path):
    target = tmp_path / "pegawai.csv"
    call_command("make_synthetic_people", people=10, units=5, csv=target)

    heading, *rows = target.read_text("utf-8-sig").splitlines()
    assert len(recognised(heading.split(","), COLUMNS)) == len(heading.split(","))
    assert len(rows) == 10
    assert len((tmp_path / "pegawai-units.csv").read_text("utf-8-sig").splitlines()) == 6


def test_production_is_spared_without_force(settings):
    settings.SETTINGS_MODULE = "config.settings.production"

    with pytest.raises(CommandError):
        call_command("make_synthetic_people", people=1, units=1)

    assert not Employment.objects.exists()
