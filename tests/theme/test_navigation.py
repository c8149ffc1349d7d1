import pytest
from django.contrib.auth.models import AnonymousUser

from theme import navigation
from theme.navigation import FOOTER, Item, links_for, register, signed_in, signed_out


@pytest.fixture(autouse=True)
def empty_registry(monkeypatch):
    monkeypatch.setattr(navigation, "_items", [])


@pytest.fixture
def visit(rf):
    def visit(path="/", user=None):
        request = rf.get(path)
        request.user = user or AnonymousUser()
        return request

    return visit


def labels(links):
    return [link.label for link in links]


def test_items_stand_in_their_order_whoever_registered_first(visit):
    register(Item(label="Second", path="/b/", order=20))
    register(Item(label="First", path="/a/", order=10))

    assert labels(links_for(visit())) == ["First", "Second"]


def test_registering_the_same_item_twice_shows_it_once(visit):
    for _ in range(2):
        register(Item(label="Once", path="/a/"))

    assert labels(links_for(visit())) == ["Once"]


def test_an_item_is_shown_only_to_those_it_is_for(visit):
    register(Item(label="Members", path="/a/", visible=signed_in))
    register(Item(label="Visitors", path="/b/", visible=signed_out))

    assert labels(links_for(visit())) == ["Visitors"]


def test_a_request_that_failed_before_sign_in_was_read_counts_as_signed_out(rf):
    register(Item(label="Visitors", path="/b/", visible=signed_out))

    assert labels(links_for(rf.get("/"))) == ["Visitors"]


def test_footer_items_stay_out_of_the_main_navigation(visit):
    register(Item(label="Accessibility", url_name="theme:accessibility", place=FOOTER))

    assert labels(links_for(visit())) == []
    assert [link.url for link in links_for(visit(), FOOTER)] == ["/aksesibilitas/"]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/katalog/", "page"), ("/katalog/keamanan/", "true"), ("/katalogus/", ""), ("/", "")],
)
def test_the_item_of_the_open_page_says_so(visit, path, current):
    register(Item(label="Catalogue", path="/katalog/"))

    assert links_for(visit(path))[0].current == current


def test_the_front_page_is_current_only_on_itself(visit):
    register(Item(label="Home", path="/"))

    assert links_for(visit("/"))[0].current == "page"
    assert links_for(visit("/katalog/"))[0].current == ""
