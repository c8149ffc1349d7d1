"""What a page showed to somebody who was signed in stays in no cache."""

import pytest
from django.urls import reverse

from accounts.middleware import PrivatePagesMiddleware
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db
NOTHING_STAYS = "private, no-store"


@pytest.fixture
def officer():
    return make_hr_officer(make_unit("Dinas Kominfo"))


@pytest.mark.parametrize("name", ["accounts:settings", "home:dashboard", "people:list", "accounts:office"])
def test_pages_of_people_are_not_stored(client, officer, name):
    client.force_login(officer)

    assert client.get(reverse(name)).headers["Cache-Control"] == NOTHING_STAYS


def test_a_lesson_may_be_gone_back_to_without_a_line(client):
    lesson = make_course(lessons=1).get_descendants().last()
    client.force_login(make_person())

    response = client.get(lesson.url, follow=True)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_a_page_that_is_missing_is_not_stored_for_somebody_either(client):
    client.force_login(make_person())

    assert client.get("/tidak-ada/").headers["Cache-Control"] == NOTHING_STAYS


def test_public_pages_are_left_as_they_are_for_strangers(client):
    assert "Cache-Control" not in client.get(reverse("theme:accessibility")).headers


def test_what_a_page_says_itself_stands(client):
    client.force_login(make_person())

    assert "max-age=86400" in client.get("/robots.txt").headers["Cache-Control"]


def test_after_signing_out_the_browser_holds_nothing(client):
    client.force_login(make_person())

    assert '"cache"' in client.post(reverse("account_logout")).headers["Clear-Site-Data"]


def test_nobody_is_looked_up_for_it(rf, django_assert_num_queries, settings):
    request = rf.get("/")
    request.session = type("Session", (dict,), {"accessed": False})()
    page = type("Page", (dict,), {"has_header": lambda self, name: False})({"Content-Type": "text/html"})

    with django_assert_num_queries(0):
        assert PrivatePagesMiddleware(lambda request: page)(request) is page
