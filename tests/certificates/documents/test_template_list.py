"""The list of versions, their pictures, comparing them, and the pictures that layouts may use."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from certificates.documents.images import keep_image
from certificates.documents.services import publish_template
from certificates.models import CertificateTemplate, LayoutImage
from tests.factories.accounts import make_administrator, make_trainer
from tests.factories.layouts import make_layout, picture_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(make_administrator())
    return client


@pytest.fixture
def versions():
    """Three of them, each the next of the one before."""
    publish_template(name="Sertifikat", layout=make_layout(place="Sukamaju"))
    publish_template(name="Sertifikat", layout=make_layout(place="Mekarsari"))
    return list(CertificateTemplate.objects.order_by("version"))


def test_the_list_shows_every_version_with_its_picture_and_the_way_to_the_next(office, versions):
    page = office.get(reverse("certificatetemplate:index")).content.decode()

    for each in versions:
        assert reverse("certificatetemplate:picture", args=[each.pk, 1, "small"]) in page
        assert f"?from={each.pk}" in page
    assert reverse("certificatetemplate:compare", args=[versions[1].pk, versions[2].pk]) in page


def test_the_list_costs_the_same_however_many_versions_there_are(office, versions, django_assert_max_num_queries):
    office.get(reverse("certificatetemplate:index"))

    with django_assert_max_num_queries(24):
        office.get(reverse("certificatetemplate:index"))


def test_a_version_has_a_picture_of_each_page_that_browsers_may_keep(office, versions):
    response = office.get(reverse("certificatetemplate:picture", args=[versions[0].pk, 2, "small"]))

    assert Image.open(io.BytesIO(response.content)).width == 240
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("arguments", [[1, 3, "small"], [1, 0, "small"], [1, 1, "huge"], [999, 1, "small"]])
def test_there_is_no_picture_of_what_there_is_not(office, arguments):
    first = CertificateTemplate.objects.get().pk
    arguments[0] = first if arguments[0] == 1 else arguments[0]

    assert office.get(reverse("certificatetemplate:picture", args=arguments)).status_code == 404


def test_two_versions_are_compared_in_pictures_and_words(office, versions):
    page = office.get(reverse("certificatetemplate:compare", args=[versions[1].pk, versions[2].pk])).content.decode()

    assert "<td>Sukamaju</td>" in page
    assert "<td>Mekarsari</td>" in page
    assert page.count("/picture/") == 4


def test_a_version_can_be_looked_at_but_neither_changed_nor_deleted(office, versions):
    assert office.get(reverse("certificatetemplate:inspect", args=[versions[0].pk])).status_code == 200
    for name in ("edit", "delete"):
        response = office.post(reverse(f"certificatetemplate:{name}", args=[versions[0].pk]))
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


def upload(office, content, name="Lambang"):
    file = SimpleUploadedFile("lambang.png", content, "image/png")
    return office.post(reverse("layoutimage:add"), {"name": name, "upload": file})


def test_a_picture_is_uploaded_and_listed(office):
    response = upload(office, picture_file())

    image = LayoutImage.objects.get()
    assert response.status_code == 302
    assert (
        reverse("layoutimage:picture", args=[image.sha256]) in office.get(reverse("layoutimage:index")).content.decode()
    )
    assert office.get(reverse("layoutimage:picture", args=[image.sha256]))["Content-Type"] == "image/png"


def test_what_is_no_picture_is_refused_with_a_reason(office):
    response = upload(office, b"<svg/>")

    assert response.status_code == 200
    assert not LayoutImage.objects.exists()
    assert "PNG" in response.context["form"].errors["upload"][0]


def test_pictures_are_not_changed_or_deleted(office, at):
    image = keep_image(name="Lambang", upload=picture_file(), by=make_administrator(), at=at)

    for name in ("edit", "delete"):
        response = office.post(reverse(f"layoutimage:{name}", args=[image.pk]), {"name": "Lain"})
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert LayoutImage.objects.get().name == "Lambang"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("certificatetemplate:index", []),
        ("certificatetemplate:picture", ["pk", 1, "small"]),
        ("certificatetemplate:compare", ["pk", "pk"]),
        ("layoutimage:index", []),
        ("layoutimage:add", []),
        ("layoutimage:picture", ["a" * 64]),
    ],
)
def test_templates_and_pictures_are_for_administrators(client, name, arguments):
    first = CertificateTemplate.objects.get().pk
    client.force_login(make_trainer())

    response = client.get(reverse(name, args=[first if each == "pk" else each for each in arguments]))

    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
