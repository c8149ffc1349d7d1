"""Pages and documents that editors keep from the public, and the ways in that Wagtail brings along."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.documents.models import Document
from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction, Page, PageViewRestriction

from tests.factories.accounts import PASSWORD, make_person
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db
LOGIN, GROUPS = BaseViewRestriction.LOGIN, BaseViewRestriction.GROUPS


@pytest.fixture
def restricted_page():
    def restrict(kind):
        course = make_course()
        PageViewRestriction.objects.create(page=course, restriction_type=kind)
        return course.url

    return restrict


@pytest.fixture
def restricted_document():
    def restrict(kind):
        collection = Collection.get_first_root_node().add_child(name="Untuk pegawai")
        CollectionViewRestriction.objects.create(collection=collection, restriction_type=kind)
        document = Document(title="Formulir", collection=collection)
        document.file.save("formulir.pdf", ContentFile(b"%PDF-1.7"))
        return document.url

    return restrict


@pytest.fixture(params=["page", "document"])
def restricted(request):
    return request.getfixturevalue(f"restricted_{request.param}")


def test_a_stranger_signs_in_first_and_comes_back(client, restricted):
    url = restricted(LOGIN)
    person = make_person()

    at_the_gate = client.get(url, follow=True)
    sign_in = {"login": person.current_employment().number, "password": PASSWORD, "next": url}

    assert at_the_gate.redirect_chain[-1][0] == f"{reverse('account_login')}?next={url}"
    assert client.post(reverse("account_login"), sign_in).url == url
    response = client.get(url)
    assert response.status_code == 200
    response.getvalue()  # A file that nobody reads would stay open.


def test_who_is_not_in_the_group_is_told_instead_of_sent_round_in_circles(client, restricted):
    url = restricted(GROUPS)
    client.force_login(make_person())

    assert client.get(url, follow=True).status_code == 403


def test_editors_cannot_guard_a_page_with_a_password_that_everybody_shares():
    """It would let anybody guess without limit, and its form is not one of ours."""
    form = PageViewRestrictionForm(private_page_options=Page.private_page_options)
    kinds = [value for value, _ in form.fields["restriction_type"].choices]

    assert BaseViewRestriction.PASSWORD not in kinds
    assert LOGIN in kinds


@pytest.mark.parametrize("path", ["/_util/login/", "/admin/login/"])
def test_wagtails_own_ways_in_are_shut(client, path):
    """They know neither numbers nor limits."""
    person = make_person(email="siti@contoh.go.id")

    client.post(path, {"username": person.email, "password": PASSWORD}, follow=True)

    assert "_auth_user_id" not in client.session


def test_a_picture_with_an_endless_name_is_not_found(client, settings):
    (settings.MEDIA_ROOT / "images").mkdir(parents=True, exist_ok=True)

    assert client.get(f"/media/images/{'a' * 300}.png").status_code == 404
