import datetime

from accounts.models import AuditEntry, Employment, User
from tests.factories.accounts import make_number, make_person
from tests.factories.imports import bring_in, outcomes, person_row, send_and_check


def test_someone_new_is_recorded_with_titles_apart_and_without_a_password(unit, officer, agency, at):
    row = person_row(
        unit, full_name="Dr. H. Andi Wijaya, S.T., M.M.", email="Andi@Contoh.go.id", rank="III/a", position_kind="22"
    )

    batch = bring_in([row], unit=agency, by=officer, at=at)

    person = User.objects.get(full_name="Andi Wijaya")
    assert batch.state == "applied"
    assert (person.title_before, person.title_after, person.email) == ("Dr. H.", "S.T., M.M.", "andi@contoh.go.id")
    assert not person.has_usable_password()
    employment = person.current_employment()
    assert (employment.number, employment.unit, employment.status) == (row["number"], unit, "PNS")
    assert (employment.rank.grade, employment.position_kind.name) == ("III/a", "JF Ahli Muda")
    assert employment.started_on == datetime.date(2026, 10, 1)


def test_the_same_file_a_second_time_changes_nothing(unit, officer, agency, at):
    rows = [person_row(unit) for _ in range(3)]
    rows.append(person_row(unit, superior=rows[0]["number"], full_name="Drs. ANI, M.Si."))
    bring_in(rows, unit=agency, by=officer, at=at)

    batch = send_and_check(rows, unit=agency, by=officer, at=at)

    assert outcomes(batch) == {}
    assert batch.counts == {"rows": 4, "same": 4}


def test_a_move_ends_the_old_position_on_the_day_the_new_one_begins(unit, officer, agency, at):
    person = make_person(unit=agency)
    before = person.current_employment()
    row = person_row(unit, number=before.number, full_name=person.full_name, started_on="2026-10-05")

    bring_in([row], unit=agency, by=officer, at=at)

    before.refresh_from_db()
    assert (before.ended_on, before.ending) == (datetime.date(2026, 10, 5), "changed")
    now = Employment.objects.get(user=person, ended_on=None)
    assert (now.unit, now.started_on, now.position_title) == (unit, before.ended_on, before.position_title)


def test_a_new_number_is_found_by_the_old_one(unit, officer, agency, at):
    person = make_person(unit=unit)
    old, new = person.current_employment().number, make_number()
    row = person_row(unit, number=new, old_number=old, full_name=person.full_name)

    batch = bring_in([row], unit=agency, by=officer, at=at)

    assert batch.counts["changed"] == 1
    assert list(person.employments.values_list("number", flat=True)) == [new, old]


def test_a_complete_list_ends_the_employment_of_those_it_leaves_out(unit, officer, agency, at):
    there, gone = make_person("Ani", unit=unit), make_person("Budi", unit=unit)
    officer_row = person_row(agency, number=officer.current_employment().number, full_name=officer.full_name)
    row = person_row(unit, number=there.current_employment().number, full_name="Ani")

    batch = bring_in([row, officer_row], unit=agency, by=officer, at=at, is_complete_list=True, ending="retired")

    assert batch.counts["left"] == 1
    left = gone.employments.get()
    assert (left.ended_on, left.ending) == (datetime.date(2026, 11, 1), "retired")
    assert there.employments.get().ended_on is None


def test_a_superior_may_come_later_in_the_same_file(unit, officer, agency, at):
    boss = person_row(unit, full_name="Bos")
    row = person_row(unit, full_name="Ani", superior=boss["number"])

    bring_in([row, boss], unit=agency, by=officer, at=at)

    assert Employment.objects.get(user__full_name="Ani").superior.full_name == "Bos"


def test_one_entry_in_the_audit_trail_tells_of_the_whole_file(unit, officer, agency, at):
    bring_in([person_row(unit), person_row(unit)], unit=agency, by=officer, at=at)

    entry = AuditEntry.objects.get(action="import.applied")
    assert entry.actor_name == officer.full_name
    assert entry.changes["counts"]["new"] == 2
