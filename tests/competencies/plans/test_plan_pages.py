"""A person's own plan on the site."""

import datetime
import uuid

import pytest
from django.utils import timezone

from competencies.models import DevelopmentPlan, PlanStep
from tests.factories.accounts import make_hr_officer, make_person
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.plans import add_activity, add_course, make_agreed, make_asked, make_plan, make_team, training_form
from tests.factories.standards import facts, make_standard

pytestmark = pytest.mark.django_db
SAFETY = ("kominfo-4-pilar", "AMAN.3", 3)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def year(now):
    return timezone.localdate(now).year


@pytest.fixture
def url(year):
    return f"/kompetensi/rencana/{year}/"


@pytest.fixture
def team(client):
    person, superior = make_team()
    client.force_login(person)
    return person, superior


def demand(person, at):
    first = timezone.localdate(at) - datetime.timedelta(days=30)
    return make_standard(person.current_employment().unit, at, lines=[facts()], valid_from=first)


def activity(year, **fields):
    given = {"key": uuid.uuid4(), "form": training_form().pk, "title": "Magang", "due_on": f"{year}-12-31", **fields}
    return {name: value for name, value in given.items() if value is not None}


def test_looking_at_ones_plan_begins_none(client, team, url):
    text = client.get("/kompetensi/rencana/").text

    assert "Belum ada isi dalam rencana ini" in text
    assert client.get(url).status_code == 200
    assert not DevelopmentPlan.objects.exists()


def test_one_click_puts_the_advised_courses_into_the_plan_and_a_second_adds_none(client, team, url, now):
    course = make_course("Keamanan Digital", competencies=[SAFETY])
    demand(team[0], now)

    client.post(f"{url}saran/")
    text = client.post(f"{url}saran/", follow=True).text

    step = PlanStep.objects.get()
    assert (step.course_key, step.target_level, step.competency.code) == (course.translation_key, 3, "AMAN.3")
    assert "ke tingkat 3" in step.reason
    assert "Pelatihan ini sudah ada dalam rencana Anda." in text
    assert "Ada dalam rencana" in client.get("/kompetensi/kesenjangan/").text


def test_one_of_the_advised_courses_can_be_put_in_alone(client, team, url, now):
    course = make_course(competencies=[SAFETY])
    demand(team[0], now)

    client.post(f"{url}saran/", {"course": str(uuid.uuid4())})
    assert not PlanStep.objects.exists()
    client.post(f"{url}saran/", {"course": str(course.translation_key)})

    assert PlanStep.objects.count() == 1


def test_an_activity_of_ones_own_comes_in_with_the_level_that_is_demanded(client, team, url, year, now):
    demand(team[0], now)
    competency = client.get(f"{url}kegiatan/").context["form"].fields["competency"].choices[1][0]

    client.post(f"{url}kegiatan/", activity(year, competency=competency))

    step = PlanStep.objects.get()
    assert (step.title, step.target_level, step.due_on) == ("Magang", 3, datetime.date(year, 12, 31))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"due_on": "2001-02-30"}, "Tulis tanggal"),
        ({"due_on": "next"}, "Pilih tanggal dari"),
        ({"due_on": "past"}, "Tanggal ini sudah lewat"),
        ({"title": " "}, "Isi apa yang akan Anda lakukan."),
        ({"form": None}, "Pilih bentuk pengembangan."),
        ({"competency": "77"}, "Pilih kompetensi dari daftar."),
        ({"level": "2"}, "Pilih kompetensi untuk tingkat ini"),
        ({"level": "tiga"}, "Isi tingkat dengan angka"),
        ({"competency": "known", "level": "9"}, "Kompetensi ini memiliki tingkat 1 sampai"),
    ],
)
def test_what_is_wrong_with_an_activity_is_told_at_its_field(client, team, url, year, now, wrong, words):
    demand(team[0], now)
    yesterday = timezone.localdate(now) - datetime.timedelta(days=1)
    days = {"next": f"{year + 1}-01-01", "past": f"{yesterday:%Y-%m-%d}"}
    if yesterday.year != year:
        days["past"] = f"{year}-13-01"
    wrong = {name: days.get(value, value) for name, value in wrong.items()}
    if wrong.get("competency") == "known":
        wrong["competency"] = client.get(f"{url}kegiatan/").context["form"].fields["competency"].choices[1][0]

    response = client.post(f"{url}kegiatan/", activity(year, **wrong))

    assert response.status_code == 200
    assert words in response.text
    assert not PlanStep.objects.exists()


def test_a_step_is_changed_and_removed_twice_without_harm(client, team, url, year, now):
    step = add_activity(team[0], now)
    address = f"/kompetensi/rencana/langkah/{step.public_id}/"

    client.post(address, activity(year, title="Magang di Bappeda"))
    step.refresh_from_db()
    assert step.title == "Magang di Bappeda"
    for _time in range(2):
        assert client.post(f"{address}hapus/").status_code == 302

    assert "Magang di Bappeda" not in client.get(url).text.partition("<main")[2].partition("messages")[0]
    assert PlanStep.objects.get().removed_at is not None
    assert client.get(address).status_code == 302


def test_of_a_course_only_the_deadline_changes(client, team, year, now):
    (step,) = add_course(team[0], now, course=make_course("Keamanan Digital"))
    address = f"/kompetensi/rencana/langkah/{step.public_id}/"

    assert "Yang akan Anda lakukan" not in client.get(address).text
    client.post(address, {"due_on": f"{year}-12-30", "title": "Lain"})

    step.refresh_from_db()
    assert (step.due_on, step.title) == (datetime.date(year, 12, 30), "Keamanan Digital")


def test_a_course_shows_as_done_as_soon_as_it_is_completed(client, team, url, now):
    course = make_course("Keamanan Digital")
    add_course(team[0], now, course=course)
    assert "0 dari 1 langkah selesai" in client.get(url).text

    complete_course(enrol_learner(course, team[0], now), now)

    assert "1 dari 1 langkah selesai" in client.get(url).text
    assert PlanStep.objects.get().done_at is None


def test_an_activity_is_ticked_once_however_often_it_is_sent(client, team, url, now):
    step = add_activity(team[0], now)
    address = f"/kompetensi/rencana/langkah/{step.public_id}/tandai/"

    for _time in range(2):
        client.post(address, {"done": "1"})

    assert "1 dari 1 langkah selesai" in client.get(url).text


def test_what_is_past_its_day_and_not_done_is_overdue(client, team, url, now):
    step = add_activity(team[0], now)
    PlanStep.objects.filter(pk=step.pk).update(due_on=timezone.localdate(now) - datetime.timedelta(days=1))

    assert "1 terlambat" in client.get(url).text


def test_asking_says_who_reads_it_and_may_be_taken_back(client, team, url, now):
    add_activity(team[0], now)

    asked = client.post(f"{url}minta/", follow=True).text
    taken_back = client.post(f"{url}tarik/", follow=True).text

    assert "Rencana Anda dikirim kepada Sri Mulyati." in asked
    assert "Menunggu persetujuan Sri Mulyati" in asked
    assert "Sekarang Anda dapat mengubah rencana." in taken_back


def test_without_a_superior_the_page_names_the_officer_to_ask(client, now):
    person = make_person("Yuliana Wati")
    make_hr_officer(person.current_employment().unit, "Hasan Basri")
    client.force_login(person)
    add_activity(person, now)
    url = f"/kompetensi/rencana/{timezone.localdate(now).year}/"

    assert "mencatat atasan Anda: Hasan Basri." in client.get(url).text
    assert "Atasan Anda belum tercatat." in client.post(f"{url}minta/", follow=True).text


def test_an_empty_plan_is_not_sent(client, team, url, now):
    make_plan(team[0], now)

    assert "Rencana Anda masih kosong." in client.post(f"{url}minta/", follow=True).text


def test_an_agreed_plan_is_opened_for_changes_or_finished(client, team, url, now):
    plan = make_agreed(*team, now)
    assert "Beberapa langkah belum selesai." in client.post(f"{url}selesai/", follow=True).text
    client.post(f"/kompetensi/rencana/langkah/{plan.steps.get().public_id}/tandai/", {"done": "1"})

    assert "Rencana Anda selesai." in client.post(f"{url}selesai/", follow=True).text
    assert "Rencana ini tidak dapat diubah lagi." in client.post(f"{url}ubah/", follow=True).text


def test_what_the_superior_reads_cannot_be_changed_meanwhile(client, team, url, year, now):
    make_asked(team[0], now)

    text = client.post(f"{url}kegiatan/", activity(year), follow=True).text

    assert "Rencana ini belum dapat diubah" in text
    assert PlanStep.objects.count() == 1


def test_the_plan_is_printed_with_name_steps_and_state(client, team, url, now):
    make_agreed(*team, now)

    text = client.get(f"{url}cetak/").text

    assert "Rencana pengembangan individu" in text
    assert "Mendampingi tim data" in text
    assert "Disetujui" in text


@pytest.mark.parametrize("year", [1, 2019, 9999999])
def test_years_without_a_plan_are_not_found(client, team, year):
    assert client.get(f"/kompetensi/rencana/{year}/").status_code == 404
    assert client.get(f"/kompetensi/rencana/{year}/kegiatan/").status_code == 404
    assert client.post(f"/kompetensi/rencana/{year}/minta/").status_code == 404


def test_somebody_elses_step_is_not_found(client, team, now):
    step = add_activity(make_person("Budi Santoso"), now)

    for act in ("", "hapus/", "tandai/"):
        assert client.post(f"/kompetensi/rencana/langkah/{step.public_id}/{act}").status_code == 404


def test_the_page_takes_as_many_queries_for_many_steps_as_for_one(
    client, team, url, now, django_assert_max_num_queries
):
    for number in range(6):
        add_activity(team[0], now, title=f"Kegiatan {number}")
    client.get(url)

    with django_assert_max_num_queries(13):
        client.get(url)
