"""What the data migration leaves for the first request of a new site."""

import pytest
from wagtail.models import Page, Site

from courses.models import CourseIndexPage
from home import routing
from home.models import HomePage

pytestmark = pytest.mark.django_db


def test_the_home_page_is_the_root_of_the_only_site():
    site = Site.objects.get()

    assert site.is_default_site
    assert site.root_page.specific == HomePage.objects.get()


def test_the_page_tree_is_sound():
    problems = Page.find_problems()

    assert not any(problems)


def test_wagtails_welcome_page_is_gone():
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_the_front_door_answers(client):
    response = client.get("/")

    assert response.status_code == 200
    assert HomePage.objects.get().headline in response.text


def test_the_catalogue_has_its_address(client):
    response = client.get("/katalog/")

    assert response.status_code == 200
    assert CourseIndexPage.objects.get().title in response.text


def test_pages_can_be_added_below_the_migrated_ones():
    catalogue = CourseIndexPage.objects.get()

    page = catalogue.add_child(instance=Page(title="Baru", slug="baru"))

    assert page.url_path == "/home/katalog/baru/"
    assert not any(Page.find_problems())


def test_an_unknown_path_is_not_found(client):
    response = client.get("/katalog/tidak-ada/")

    assert response.status_code == 404


def test_an_unpublished_page_is_not_found(client):
    CourseIndexPage.objects.get().unpublish()

    response = client.get("/katalog/")

    assert response.status_code == 404


def test_a_page_outside_the_site_is_not_found(client):
    root = Page.objects.get(depth=1)
    root.add_child(instance=Page(title="Lain", slug="lain"))

    response = client.get("/lain/")

    assert response.status_code == 404


@pytest.mark.parametrize("path", ["", "katalog/"])
def test_a_page_that_was_found_once_is_found_with_one_query(db, path, django_assert_num_queries):
    first = routing.route(path)

    with django_assert_num_queries(1):
        again = routing.route(path)

    assert again.page == first.page
