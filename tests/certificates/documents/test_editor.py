"""The editor without its script: everything goes by the buttons of its form."""

import re

import pytest
from django.urls import reverse

from certificates.documents import arrangement
from certificates.documents.images import keep_image
from certificates.models import CertificateTemplate
from tests.factories.accounts import make_administrator, make_person, make_trainer, make_unit
from tests.factories.layouts import SIGNATORY, make_layout, picture_file, version

pytestmark = pytest.mark.django_db
ADD = "/admin/certificatetemplate/new/"


@pytest.fixture
def office(client):
    client.force_login(make_administrator())
    return client


def press(office, button, layout=None, **more):
    return office.post(ADD, version(layout or make_layout(), do=button, **more))


def excerpts(response):
    return re.findall(r"<summary>\d+\. (.*?)</summary>", response.content.decode())


def pictures(response):
    return response.content.decode().count("data:image/png;base64,")


def test_the_editor_starts_from_the_version_in_use_and_shows_its_pages(office):
    response = office.get(ADD)

    assert response.status_code == 200
    assert pictures(response) == 2
    assert len(excerpts(response)) == 28


def test_it_can_start_from_any_version(office):
    other = CertificateTemplate.objects.create(name="Piagam", layout={"title": "Piagam Lama"})

    page = office.get(ADD, {"from": other.pk}).content.decode()

    assert "Piagam Lama" in page
    assert 'value="Piagam"' in page
    assert office.get(ADD, {"from": 999}).status_code == 404


def test_it_can_start_anew_from_an_arrangement_with_the_signatory_kept(office):
    CertificateTemplate.objects.update(layout=make_layout(signatory=SIGNATORY))

    page = office.get(ADD, {"start": "bilingual"}).content.decode()

    assert "Certificate of completion" in page
    assert SIGNATORY["name"] in page


def test_opening_and_trying_writes_nothing(office, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        office.get(ADD)
    press(office, "preview")

    assert CertificateTemplate.objects.count() == 1


def test_an_element_is_added_opened_and_drawn(office):
    response = press(office, "add:1", kind1="text")

    assert len(excerpts(response)) == 29
    assert b'id="e1-22" data-element="1:22" data-kind="text" open' in response.content


def test_elements_change_places(office):
    response = press(office, "down:1:2")

    assert excerpts(response)[1] != excerpts(press(office, "preview"))[1]


def test_an_element_is_removed(office):
    assert len(excerpts(press(office, "remove:1:1"))) == 27


def test_a_page_is_added(office):
    assert pictures(press(office, "add_page")) == 3


def test_what_was_typed_is_still_there_after_another_button(office):
    layout = make_layout(place="Kota Baru")
    layout["pages"][0]["elements"][1]["text"] = "Kalimat yang baru diketik"

    page = press(office, "up:1:5", layout, name="Nama Baru").content.decode()

    assert all(text in page for text in ("Kota Baru", "Kalimat yang baru diketik", "Nama Baru"))


def test_publishing_makes_the_next_version_of_what_the_form_holds(office):
    layout = make_layout(arrangement.portrait, signatory=SIGNATORY, place="Sukamaju", colours={"main": "#123456"})

    response = press(office, "publish", layout)

    new = CertificateTemplate.objects.get(version=2)
    assert response.status_code == 302
    assert new.layout == make_layout(
        arrangement.portrait, signatory=SIGNATORY, place="Sukamaju", colours={**arrangement.COLOURS, "main": "#123456"}
    )
    assert new.is_current


def test_a_version_can_be_that_of_one_agency(office):
    agency = make_unit("Pemerintah Kabupaten Sukamaju")

    press(office, "publish", agency=str(agency.pk), name="Sukamaju")

    assert CertificateTemplate.objects.get(name="Sukamaju").agency == agency


def test_publishing_twice_makes_one_version(office):
    press(office, "publish", make_layout(place="Sukamaju"))
    press(office, "publish", make_layout(place="Sukamaju"))

    assert CertificateTemplate.objects.count() == 2


@pytest.mark.parametrize(
    "more",
    [
        {"e1-1-x": "999"},
        {"e1-1-x": "dua"},
        {"e1-2-text": "{gaji}"},
        {"e1-2-text": "สวัสดี"},
        {"e1-2-text": "a\n" * 41},
        {"place": "Suka\u202emaju"},
        {"name": ""},
        {"colour_main": "red"},
        {"count1": "1"},
        {"pages": "0"},
        {"background": "b" * 64},
        {"agency": "99999"},
    ],
)
def test_what_cannot_be_used_is_not_published_and_said(office, more):
    response = press(office, "publish", **more)

    assert response.status_code == 200
    assert b"layout-editor__problem--error" in response.content
    assert CertificateTemplate.objects.count() == 1


def test_the_preview_answers_with_pictures_and_problems(office):
    response = office.post(reverse("certificatetemplate:preview"), version(make_layout(), **{"e1-1-x": "290"}))

    answer = response.json()
    assert len(answer["pages"]) == 2
    assert answer["wrong"] == ["1:1"]
    assert 'href="#e1-1"' in answer["problems"]
    assert answer["paper"] == {"width": 297, "height": 210}


def test_the_preview_is_sent_and_never_fetched(office):
    assert office.get(reverse("certificatetemplate:preview")).status_code == 405


def test_the_preview_can_be_asked_for_so_often_and_no_more(office, settings):
    settings.REQUEST_LIMITS = {
        **settings.REQUEST_LIMITS,
        "certificatetemplate:preview": {"rate": "1/m/user", "when": "sent"},
    }
    address = reverse("certificatetemplate:preview")

    office.post(address, {"pages": "0"})

    assert office.post(address, {"pages": "0"}).status_code == 429


def test_it_is_drawn_with_the_longest_name_of_the_agency(office):
    agency = make_unit("Pemerintah Kabupaten Sukamaju")
    make_person("Siti", unit=agency)
    make_person("Raden Mas Panji Kusumaningrat Wijayakusuma Suryodiningrat", unit=agency)
    address = reverse("certificatetemplate:preview")
    sent = version(make_layout(), agency=str(agency.pk))

    usual, longest = (office.post(address, {**sent, "facts": facts}).json() for facts in ("sample", "longest"))

    assert usual["pages"][0] != longest["pages"][0]


def test_pictures_can_be_chosen(office, at):
    image = keep_image(name="Lambang daerah", upload=picture_file(), by=make_administrator(), at=at)

    response = press(office, "publish", make_layout(background=image.sha256))

    assert response.status_code == 302
    assert CertificateTemplate.objects.get(version=2).layout["background"] == image.sha256


def test_text_of_a_layout_is_text_on_the_page_of_its_editor(office):
    page = press(office, "preview", **{"e1-2-text": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("name", ["add", "preview"])
def test_only_administrators_make_versions(client, name):
    client.force_login(make_trainer())

    response = client.post(reverse(f"certificatetemplate:{name}"), version(make_layout(), do="publish"))

    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert CertificateTemplate.objects.count() == 1
