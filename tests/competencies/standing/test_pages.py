import pytest
from django.urls import reverse

from competencies.models import CompetencyStanding, GapCell, Recomputation
from competencies.standing import recomputing
from tests.factories.accounts import make_administrator, make_person, make_unit
from tests.factories.prepared import bind, refreshed, rows_of

pytestmark = pytest.mark.django_db
LIST = "/kompetensi/perhitungan-ulang/"


@pytest.fixture
def administrator(client):
    client.force_login(make_administrator())
    return client


@pytest.fixture
def person(at):
    unit = make_unit()
    bind({"AMAN.3": 3}, unit=unit)
    person = make_person("Siti Aminah", unit=unit)
    refreshed(person, at=at)
    return person


def finish(run):
    while recomputing.work_on(recomputation_id=run.pk, at=run.started_at):
        pass


def test_an_administrator_begins_a_run_and_sees_it_under_way(administrator):
    answer = administrator.post(LIST, {"mends": "0"})

    run = Recomputation.objects.get()
    assert answer.url == reverse("competencies:recomputation", args=[run.public_id])
    assert run.started_by is not None
    assert administrator.get(LIST).status_code == 200


def test_the_worker_takes_it_up(administrator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(LIST, {"mends": "1"})

    assert Recomputation.objects.get().finished_at is not None


def test_a_second_click_leads_to_the_same_run(administrator, at):
    run = recomputing.begin(by=None, mends=True, at=at)

    answer = administrator.post(LIST, {"mends": "1"})

    assert str(run.public_id) in answer.url


def test_the_page_tells_what_differs_in_words(administrator, person, at):
    CompetencyStanding.objects.filter(person=person).update(level=5)
    GapCell.objects.update(people=7)
    run = recomputing.begin(by=None, mends=False, at=at)
    finish(run)

    page = administrator.get(reverse("competencies:recomputation", args=[run.public_id])).content.decode()

    assert "Siti Aminah" in page
    assert person.current_employment().unit.name in page
    assert rows_of(person)["AMAN.3"] == (3, 5, 0)


def test_a_run_without_differences_says_so(administrator, person, at):
    run = recomputing.begin(by=None, mends=False, at=at)
    refreshed(*type(person).objects.all(), at=at)
    finish(run)

    page = administrator.get(reverse("competencies:recomputation", args=[run.public_id]))

    assert page.context["differences"] == []
    assert Recomputation.objects.get().differences == 0


def test_the_progress_is_there_until_the_end(administrator, person, at):
    run = recomputing.begin(by=None, mends=False, at=at)
    address = reverse("competencies:recomputation_progress", args=[run.public_id])
    before = administrator.get(address).content.decode()
    finish(run)

    assert "data-at-work" in before
    assert "data-at-work" not in administrator.get(address).content.decode()


def test_the_list_costs_the_same_however_many_runs(administrator, at, django_assert_max_num_queries):
    for _ in range(3):
        Recomputation.objects.create(started_at=at, finished_at=at)
    administrator.get(LIST)

    with django_assert_max_num_queries(8):
        administrator.get(LIST)
