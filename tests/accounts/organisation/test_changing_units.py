import pytest

from accounts import services
from accounts.models import AuditEntry, OrgUnit
from accounts.services import unit_refusals as refusals
from tests.accounts.organisation.tree import LAST_MONTH, NEXT_YEAR, TODAY, fresh, make_agency
from tests.factories.accounts import make_administrator, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db


def test_a_unit_opens_below_another_of_the_same_agency(at):
    agency = make_unit("Kabupaten Contoh")

    unit = services.open_unit(parent=agency, name="Dinas Contoh", on=TODAY, at=at, document="Perda 1/2026")

    assert unit.get_parent() == agency
    assert unit.agency_path == agency.path
    change = unit.changes.get()
    assert (change.kind, change.effective_on, change.document, change.applied_at) == (
        "opened",
        TODAY,
        "Perda 1/2026",
        at,
    )


def test_a_form_that_is_sent_twice_opens_one_unit(at):
    agency = make_unit("Kabupaten Contoh")

    for _ in range(2):
        services.open_unit(parent=agency, name="Dinas Contoh", on=TODAY, at=at)

    assert OrgUnit.objects.filter(name="Dinas Contoh").count() == 1


def test_nothing_opens_below_a_closed_unit(at):
    closed = make_unit("Dinas Lama", make_unit("Kabupaten Contoh"), closed_on=LAST_MONTH)

    with pytest.raises(refusals.UnitIsClosed):
        services.open_unit(parent=closed, name="Bidang", on=TODAY, at=at)


def test_only_an_administrator_opens_an_agency(at):
    agency = make_unit("Kabupaten Contoh")
    officer = make_officer("agency_administrator", agency)

    with pytest.raises(refusals.OnlyAdministrators):
        services.open_unit(name="Kota Contoh", on=TODAY, at=at, by=officer)
    assert services.open_unit(name="Kota Contoh", on=TODAY, at=at, by=make_administrator(unit=agency)).is_root()


def test_a_new_name_leaves_the_old_one_in_the_history(at):
    _, office, *_ = make_agency()

    change = services.rename_unit(unit=office, name="Dinas Kominfo dan Persandian", on=TODAY, at=at)

    assert fresh(office).name == "Dinas Kominfo dan Persandian"
    assert (change.old_name, change.new_name) == ("Dinas Kominfo", "Dinas Kominfo dan Persandian")


def test_renaming_to_the_present_name_changes_nothing(at):
    _, office, *_ = make_agency()

    assert services.rename_unit(unit=office, name="Dinas Kominfo", on=TODAY, at=at) is None
    assert not office.changes.exists()


def test_a_unit_moves_with_everything_below_it(at):
    _, office, department, other = make_agency()

    change = services.move_unit(unit=office, parent=other, on=TODAY, at=at)

    assert fresh(office).get_parent() == other
    assert fresh(department).path.startswith(fresh(other).path)
    assert change.old_parent.name == "Pemerintah Kabupaten Contoh"
    assert OrgUnit.find_problems() == ([], [], [], [], [])


def test_moving_twice_is_one_move(at):
    _, office, _, other = make_agency()

    services.move_unit(unit=office, parent=other, on=TODAY, at=at)
    services.move_unit(unit=office, parent=other, on=TODAY, at=at)

    assert office.changes.count() == 1


@pytest.mark.parametrize("where", ["itself", "below"])
def test_a_unit_never_moves_below_itself(at, where):
    _, office, department, _ = make_agency()

    with pytest.raises(refusals.BelowItself):
        services.move_unit(unit=office, parent=office if where == "itself" else department, on=TODAY, at=at)


def test_an_agency_is_never_moved(at):
    agency, other = make_unit("Kabupaten Contoh"), make_unit("Kota Contoh")

    with pytest.raises(refusals.AgencyStays):
        services.move_unit(unit=agency, parent=other, on=TODAY, at=at)


def test_only_an_administrator_moves_a_unit_to_another_agency(at):
    agency, office, *_ = make_agency()
    other_agency = make_unit("Kota Contoh")
    officer = make_officer("agency_administrator", agency)

    with pytest.raises(refusals.OnlyAdministrators):
        services.move_unit(unit=office, parent=other_agency, on=TODAY, at=at, by=officer)
    services.move_unit(unit=office, parent=other_agency, on=TODAY, at=at, by=make_administrator(unit=agency))
    assert fresh(office).agency_path == other_agency.path


def test_a_stale_object_moves_to_where_the_tree_is_now(at):
    """Whoever loaded a unit before another change knows an old path."""
    agency, office, department, other = make_agency()
    stale = fresh(department)
    services.move_unit(unit=office, parent=other, on=TODAY, at=at)

    services.move_unit(unit=stale, parent=agency, on=TODAY, at=at)

    assert fresh(department).get_parent() == agency
    assert OrgUnit.find_problems() == ([], [], [], [], [])


def test_history_is_written_in_order(at):
    _, office, *_ = make_agency()
    services.rename_unit(unit=office, name="Dinas Baru", on=TODAY, at=at)

    with pytest.raises(refusals.DayTooEarly):
        services.rename_unit(unit=office, name="Dinas Lain", on=LAST_MONTH, at=at)


def test_a_unit_with_people_does_not_close(at):
    _, _, _, other = make_agency()
    make_person(unit=other)

    with pytest.raises(refusals.StillInUse) as refused:
        services.close_unit(unit=other, on=TODAY, at=at)
    assert refused.value.facts == {"people": 1, "units": 0}


def test_a_unit_with_open_units_below_does_not_close(at):
    _, office, *_ = make_agency()

    with pytest.raises(refusals.StillInUse):
        services.close_unit(unit=office, on=TODAY, at=at)


def test_whoever_left_does_not_keep_a_unit_open(at):
    _, _, _, other = make_agency()
    make_person(unit=other).employments.update(ended_on=TODAY)

    services.close_unit(unit=other, on=TODAY, at=at)

    assert fresh(other).closed_on == TODAY


def test_roles_end_with_their_unit(at):
    agency, _, _, other = make_agency()
    officer = make_officer("auditor", other)
    officer.employments.update(unit=agency)

    services.close_unit(unit=other, on=TODAY, at=at)

    assert not officer.roles.active(at).exists()


def test_a_closed_unit_opens_again(at):
    _, _, _, other = make_agency()
    services.close_unit(unit=other, on=TODAY, at=at)

    services.reopen_unit(unit=other, on=TODAY, at=at)

    assert not fresh(other).is_closed


def test_nothing_opens_again_below_a_closed_unit(at):
    _, office, department, _ = make_agency()
    services.close_unit(unit=department, on=TODAY, at=at)
    services.close_unit(unit=office, on=TODAY, at=at)

    with pytest.raises(refusals.ParentIsClosed):
        services.reopen_unit(unit=department, on=TODAY, at=at)


def test_only_an_administrator_closes_an_agency(at):
    empty = make_unit("Kota Contoh")
    officer = make_officer("agency_administrator", empty)
    officer.employments.update(ended_on=LAST_MONTH)

    with pytest.raises(refusals.OnlyAdministrators):
        services.close_unit(unit=empty, on=TODAY, at=at, by=officer)


def test_every_change_stands_in_the_audit_trail(at):
    agency, office, _, other = make_agency()
    by = make_administrator(unit=agency)

    services.rename_unit(unit=office, name="Dinas Baru", on=TODAY, at=at, by=by, document="Perda 2/2026")
    services.move_unit(unit=office, parent=other, on=TODAY, at=at, by=by)
    services.close_unit(unit=make_unit("Kosong", fresh(agency)), on=NEXT_YEAR, at=at, by=by)

    entries = AuditEntry.objects.filter(action__startswith="unit.").order_by("pk")
    assert [entry.action for entry in entries] == ["unit.renamed", "unit.moved", "unit.planned"]
    assert {entry.actor_id for entry in entries} == {by.public_id}
    assert entries[0].reason == "Perda 2/2026"
    assert entries[0].changes["name"] == ["Dinas Kominfo", "Dinas Baru"]
