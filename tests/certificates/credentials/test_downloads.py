"""A holder takes the credential along in four forms, each of which can be checked; nobody else gets it."""

import io

import pytest
from PIL import Image

from certificates.credentials import baking, checking
from certificates.issuing import producing
from tests.factories.accounts import make_person
from tests.factories.issued_credentials import make_credential, make_numbered

pytestmark = pytest.mark.django_db
FORMS = {
    "kredensial.json": "application/vc+ld+json",
    "kredensial.jwt": "application/jwt",
    "lencana.png": "image/png",
    "lencana.svg": "image/svg+xml",
}


@pytest.fixture
def certificate(at):
    certificate = make_numbered(at)
    producing.produce(certificate=certificate, at=at)
    certificate.refresh_from_db()
    return certificate


def address(certificate, name):
    return f"/sertifikat/{certificate.public_id}/{name}"


def finding_in(name, content):
    if name.endswith(".jwt"):
        return checking.check_token(content.decode())
    if name.endswith(".png"):
        return checking.check_document(baking.extract_png(content))
    if name.endswith(".svg"):
        return checking.check_document(baking.extract_svg(content))
    return checking.check_document(content)


@pytest.mark.parametrize("name", FORMS)
def test_the_holder_gets_a_file_that_can_be_checked(client, certificate, name):
    client.force_login(certificate.holder)

    response = client.get(address(certificate, name))

    assert response["Content-Type"].partition(";")[0] == FORMS[name]
    assert response["Content-Disposition"].startswith('attachment; filename="Sertifikat 893.3-00001-')
    assert response["Cache-Control"] == "private, no-cache"
    finding = finding_in(name, response.content)
    assert finding.certificate == certificate
    assert finding.is_as_recorded


@pytest.mark.parametrize("name", FORMS)
def test_others_do_not_even_learn_that_it_is_there(client, certificate, name):
    assert client.get(address(certificate, name)).status_code == 302

    client.force_login(make_person())

    assert client.get(address(certificate, name)).status_code == 404


@pytest.mark.parametrize("name", FORMS)
def test_before_the_certificate_is_whole_no_part_of_it_is_given_out(client, at, name):
    certificate = make_credential(at).certificate
    client.force_login(certificate.holder)

    assert client.get(address(certificate, name)).status_code == 503


def test_the_json_is_the_exact_text_that_was_signed(client, certificate):
    client.force_login(certificate.holder)

    content = client.get(address(certificate, "kredensial.json")).content

    assert content.decode() == certificate.credential.document


def test_the_badge_is_a_picture_of_its_course(client, certificate):
    client.force_login(certificate.holder)

    content = client.get(address(certificate, "lencana.png")).content

    assert Image.open(io.BytesIO(content)).size == (512, 512)


def test_downloads_ask_the_database_little(client, certificate, django_assert_max_num_queries):
    client.force_login(certificate.holder)
    client.get(address(certificate, "lencana.png"))

    with django_assert_max_num_queries(8):
        client.get(address(certificate, "lencana.png"))
