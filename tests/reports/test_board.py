import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.identity_numbers import grouped
from certificates.issuing.services import issue_certificate
from certificates.life.services import revoke_certificate
from certificates.models import Certificate
from competencies.services import withdraw
from courses.services import complete_step
from tests.factories.accounts import make_administrator, make_hr_officer, make_person, make_unit
from tests.factories.competencies import COURSE, credit, make_target
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.reports import fill_unit, long_ago
from tests.reports.conftest import rows

pytestmark = pytest.mark.django_db


def test_a_row_says_who_where_and_how_far(board, unit, now):
    person = make_person("Yuliana Sari", unit=unit, title_before="Dr.", title_after="M.Kom.")
    credit(person, now, hours=14)

    response = board()

    row = rows(response)["Dr. Yuliana Sari, M.Kom."]
    assert row["number"] == grouped(person.current_employment().number)
    assert (row["hours"], row["target"], row["unit"]) == ("14", "20", "Dinas Kominfo")
    assert f'<a href="/unit/pegawai/{person.public_id}/">Dr. Yuliana Sari, M.Kom.</a>' in response.text


def test_people_are_sorted_by_name_without_titles(board, unit):
    make_person("Zulkifli", unit=unit, title_before="Dr.")
    make_person("Ahmad", unit=unit, title_before="Prof.")
    make_person("Made", unit=unit)

    assert list(rows(board())) == ["Prof. Ahmad", "Made", "Dr. Zulkifli"]


def test_only_present_people_of_the_subtree_are_listed(board, agency, unit):
    make_person("Di bawah", unit=make_unit("Bidang Aplikasi", parent=unit))
    make_person("Di tempat lain", unit=make_unit("Dinas Kesehatan", parent=agency))
    make_person("Sudah pindah", unit=unit).employments.update(ended_on="2022-01-01")

    assert list(rows(board())) == ["Di bawah"]


@pytest.mark.parametrize(
    ("status", "hours", "standing"),
    [
        ("PNS", 20, "Memenuhi"),
        ("PNS", 19, "Belum memenuhi"),
        ("PNS", 0, "Belum mulai"),
        ("PPPK", 24, "Tanpa batas minimum"),
        ("PPPK", 1, "Tanpa batas minimum"),
        ("PPPK", 0, "Belum mulai"),
    ],
)
def test_the_standing_follows_hours_and_target(board, unit, now, status, hours, standing):
    person = make_person(unit=unit, status=status)
    if hours:
        credit(person, now, hours=hours)

    assert rows(board())["Siti Aminah"]["standing"] == standing


def test_a_ceiling_is_written_as_one(board, unit):
    make_person(unit=unit, status="PPPK")

    assert "0 / maks. 24" in board().text


def test_the_agencys_own_target_counts(board, agency, unit, now):
    make_target(agency=agency, year=now.year, hours=30)
    credit(make_person(unit=unit), now, hours=20)

    row = rows(board())["Siti Aminah"]

    assert (row["target"], row["standing"]) == ("30", "Belum memenuhi")


def test_whoever_is_taking_a_course_has_started(board, unit, now):
    person = make_person(unit=unit)
    enrol_learner(make_course(), person, now)

    assert rows(board())["Siti Aminah"]["standing"] == "Belum memenuhi"


def test_hours_that_were_taken_back_do_not_count(board, unit, now):
    person, key = make_person(unit=unit), uuid.uuid4()
    credit(person, now, hours=20, source_key=key)
    withdraw(source_kind=COURSE, source_key=key, reason="Salah orang", at=now)

    row = rows(board())["Siti Aminah"]

    assert (row["hours"], row["standing"]) == ("0", "Belum mulai")


def test_another_year_shows_its_own_hours(board, unit, now):
    last_year = long_ago(now, years=1)
    credit(make_person(unit=unit), last_year, hours=20)

    assert rows(board())["Siti Aminah"]["hours"] == "0"
    assert rows(board(f"?year={last_year.year}"))["Siti Aminah"]["standing"] == "Memenuhi"


def test_certificates_count_until_their_last_day(board, unit, now):
    person = make_person(unit=unit)
    for days in (0, -1):
        enrolment = complete_course(enrol_learner(make_course(lessons=1), person, now), now)
        certificate = issue_certificate(enrolment=enrolment, at=now)
        last = timezone.localdate() + timedelta(days=days)
        Certificate.objects.filter(pk=certificate.pk).update(valid_until=last)

    assert rows(board())["Siti Aminah"]["certificates"] == "1"


def test_certificates_count_until_they_are_revoked(board, unit, now):
    person = make_person(unit=unit)
    for _ in range(2):
        enrolment = complete_course(enrol_learner(make_course(lessons=1), person, now), now)
        certificate = issue_certificate(enrolment=enrolment, at=now)
    revoke_certificate(certificate=certificate, reason="Salah orang", by=make_administrator(unit=unit), at=now)

    response = board()

    assert rows(response)["Siti Aminah"]["certificates"] == "1"
    assert response.context["board"].figures.certificates == 1


def test_figures_count_courses_completed_in_the_year(board, unit, now):
    people = [make_person(unit=unit), make_person("Budi Santoso", unit=unit)]
    course = make_course(lessons=1)
    complete_course(enrol_learner(course, people[0], now), now)
    enrol_learner(course, people[1], now)

    assert board().context["board"].figures.completed == 1
    assert board(f"?year={now.year - 1}").context["board"].figures.completed == 0


def test_the_share_is_that_of_people_with_a_minimum(board, unit, now):
    people = fill_unit(unit, 5)
    fill_unit(unit, 3, status="PPPK", name="Pegawai PPPK")
    for person in people[:2]:
        credit(person, now, hours=20)

    figures = board().context["board"].figures

    assert (figures.people, figures.required, figures.met, figures.share) == (8, 5, 2, 40)


def test_units_below_are_listed_with_people_and_share(board, unit, now):
    child = make_unit("Bidang Aplikasi", parent=unit)
    grandchild = make_unit("Seksi Pengembangan", parent=child)
    for person in [*fill_unit(child, 2), *fill_unit(grandchild, 3)][:4]:
        credit(person, now, hours=20)

    response = board()

    (listed,) = response.context["board"].children
    assert (listed.name, listed.figures.people, listed.figures.share) == ("Bidang Aplikasi", 5, 80)
    assert f'<a href="/unit/{child.public_id}/">Bidang Aplikasi</a>' in response.text


def test_people_of_the_unit_itself_stand_apart_from_those_below(board, unit):
    make_unit("Bidang Aplikasi", parent=unit)
    fill_unit(unit, 6)

    response = board()

    assert [listed.figures.people for listed in response.context["board"].children] == [6, 0]
    assert "Dinas Kominfo, langsung" in response.text


@pytest.mark.parametrize(("people", "shown"), [(4, "–"), (5, "100%")])
def test_shares_of_fewer_than_five_people_are_kept_back(board, unit, now, people, shown):
    child = make_unit("Bidang Aplikasi", parent=unit)
    for person in fill_unit(child, people):
        credit(person, now, hours=20)

    text = board().text

    cells = re.search(r"Bidang Aplikasi</a>.*?</tr>", text, re.DOTALL).group()
    assert f'<td class="number">{shown}</td>' in cells
    assert "kurang dari 5 pegawai" in text


def test_a_share_of_few_with_a_minimum_among_many_without_is_kept_back(board, unit, now):
    child = make_unit("Bidang Aplikasi", parent=unit)
    fill_unit(child, 5, status="PPPK", name="Pegawai PPPK")
    credit(fill_unit(child, 1)[0], now, hours=20)

    (listed,) = board().context["board"].children

    assert listed.figures.share is None


def test_the_board_says_how_old_its_data_are(board):
    assert re.search(r"Data per \d+ \w+ \d{4}, \d\d\.\d\d WIB", board().text)


def test_a_unit_without_people_says_so(board):
    assert "Belum ada pegawai untuk ditampilkan" in board().text


def test_three_hundred_people_take_eight_queries_and_a_trace(client, unit, now, django_assert_max_num_queries):
    officer = make_hr_officer(unit)
    for number in range(6):
        for person in fill_unit(make_unit(f"Bidang {number}", parent=unit), 50, name=f"Pegawai {number}"):
            credit(person, now, hours=10)
    client.force_login(officer)

    with django_assert_max_num_queries(9) as captured:
        response = client.get(reverse("reports:unit", args=[unit.public_id]) + "?size=300")

    assert len(response.context["page_obj"]) == 300
    assert [query["sql"].split()[0] for query in captured.captured_queries] == ["SELECT"] * 8 + ["INSERT"]


def test_a_filtered_board_of_an_administrator_takes_nine_queries_and_a_trace(
    client, unit, django_assert_max_num_queries
):
    fill_unit(unit, 60)
    client.force_login(make_administrator(unit=unit))

    with django_assert_max_num_queries(10):
        client.get(reverse("reports:unit", args=[unit.public_id]) + "?q=pegawai&status=not_started")


def test_steps_without_completion_give_no_hours(board, unit, now):
    person = make_person(unit=unit)
    enrolment = enrol_learner(make_course(lessons=2), person, now)
    complete_step(enrolment=enrolment, step_key=enrolment.version.steps()[0]["key"], at=now + timedelta(seconds=1))

    assert rows(board())["Siti Aminah"]["hours"] == "0"
