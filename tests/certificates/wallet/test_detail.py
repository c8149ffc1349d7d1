"""The page of one certificate, and asking for a correction from there."""

import gzip

import pytest
from django.urls import reverse

from certificates.life import correcting
from certificates.life.disclosing import choose_disclosure
from certificates.models import CorrectionRequest
from tests.factories.accounts import make_administrator, make_hr_officer, make_person
from tests.factories.certificate_life import DAY, ask, correct, make_complete, make_held, renew
from tests.factories.certificates import revoke
from theme.templatetags.theme_tags import breakable

pytestmark = pytest.mark.django_db
NAME = "Siti Aminah, S.Kom."


@pytest.fixture
def learner():
    return make_person("Siti Aminah")


@pytest.fixture
def certificate(learner, at):
    return make_held(at, learner)


@pytest.fixture
def own(client, learner):
    client.force_login(learner)
    return client


def address(certificate, name="detail"):
    return reverse(f"certificates:{name}", args=[certificate.public_id])


def page_of(client, certificate):
    response = client.get(address(certificate))
    assert response.status_code == 200
    return " ".join(response.text.split())


def test_it_offers_every_form_of_the_certificate(own, learner, at):
    certificate = make_complete(at, learner)

    page = page_of(own, certificate)

    for name in ("download", "credential_json", "credential_jwt", "badge_png", "badge_svg"):
        assert f'href="{address(certificate, name)}"' in page
    assert f'href="/v/{certificate.code}/"' in page
    assert breakable(certificate.number) in page
    assert "KB)" in page


def test_what_is_not_there_yet_is_not_offered(own, certificate):
    page = page_of(own, certificate)

    assert "/unduh/" not in page
    assert "kredensial" not in page


def test_linkedin_is_a_plain_link_that_learns_nothing_of_this_page(own, certificate):
    page = page_of(own, certificate)

    assert 'href="https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&amp;' in page
    assert 'rel="noopener noreferrer"' in page


def test_a_revoked_one_says_why_who_decided_and_how_to_object(own, certificate, at):
    revoke(certificate, by=make_administrator(), at=at, reason="Tes dikerjakan orang lain")

    page = page_of(own, certificate)

    assert "Tes dikerjakan orang lain" in page
    assert "30" in page.partition("<details")[2]
    assert "linkedin" not in page
    assert address(certificate, "ask_correction") not in page


def test_a_replaced_one_leads_to_the_corrected_and_back(own, certificate, at):
    new = correct(certificate, at)

    assert address(new) in page_of(own, certificate)
    assert address(certificate) in page_of(own, new)
    assert address(certificate, "share") not in page_of(own, certificate)


def test_a_renewed_one_leads_to_the_newer(own, certificate, at):
    new = renew(certificate, at + DAY)

    assert address(new) in page_of(own, certificate)


def test_it_names_what_is_shown_to_others(own, certificate, learner, at):
    choose_disclosure(certificate=certificate, shown=["position"], by=learner, at=at)

    assert "Jabatan</li>" in page_of(own, certificate)


def test_it_is_light(own, learner, at):
    certificate = make_complete(at, learner)
    ask(certificate, at)

    assert len(gzip.compress(own.get(address(certificate)).content)) <= 6 * 1024


def test_its_queries_are_few(own, learner, at, django_assert_max_num_queries):
    certificate = make_complete(at, learner, months=12)
    ask(correct(certificate, at), at, NAME + "X")

    with django_assert_max_num_queries(9):
        own.get(address(certificate))


def test_it_is_the_holders_alone(client, certificate, learner):
    unit = learner.current_employment().unit

    for person in (make_person("Orang Lain"), make_hr_officer(unit), make_administrator()):
        client.force_login(person)
        for name in ("detail", "share", "disclose", "ask_correction"):
            assert client.get(address(certificate, name)).status_code == 404
            assert client.post(address(certificate, name), {}).status_code in {404, 405}


def test_the_holder_asks_for_a_correction(own, certificate, learner):
    asked = own.get(address(certificate, "ask_correction"))
    response = own.post(address(certificate, "ask_correction"), {"name": f"  {NAME} ", "reason": "Gelar kurang"})

    assert 'value="Siti Aminah"' in asked.text
    assert response.url == address(certificate)
    request = CorrectionRequest.objects.get()
    assert (request.wanted_name, request.reason, request.asked_by) == (NAME, "Gelar kurang", learner)
    assert NAME in page_of(own, certificate)


@pytest.mark.parametrize(
    "given",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"name": "Siti \U0001f600"},
        {"name": "Siti Aminah"},
        {"reason": " "},
        {"reason": "x" * 501},
    ],
)
def test_a_wish_that_cannot_be_granted_is_asked_for_again(given, own, certificate):
    response = own.post(address(certificate, "ask_correction"), {"name": NAME, "reason": "Gelar kurang", **given})

    assert "error-summary" in response.text
    assert not CorrectionRequest.objects.exists()


def test_characters_that_cannot_be_printed_are_named(own, certificate):
    response = own.post(address(certificate, "ask_correction"), {"name": "Siti \U0001f600", "reason": "Ya"})

    assert "\U0001f600" in response.context["form"].errors["name"][0]


def test_invisible_characters_are_left_out(own, certificate):
    own.post(address(certificate, "ask_correction"), {"name": "Siti\u202e\u200b  Aminah,\tS.Kom.", "reason": "Ya"})

    assert CorrectionRequest.objects.get().wanted_name == NAME


def test_a_name_of_invisible_characters_alone_is_refused(own, certificate):
    response = own.post(address(certificate, "ask_correction"), {"name": "\u200b\u2060", "reason": "Ya"})

    assert response.context["form"].errors["name"]
    assert not CorrectionRequest.objects.exists()


def test_a_second_wish_waits_for_the_first(own, certificate, at):
    ask(certificate, at)

    response = own.post(address(certificate, "ask_correction"), {"name": NAME + "X", "reason": "Ya"})

    assert "error-summary" in response.text
    assert CorrectionRequest.objects.count() == 1


def test_the_holder_withdraws_the_request(own, certificate, at):
    request = ask(certificate, at)
    withdraw = reverse("certificates:withdraw_correction", args=[request.public_id])
    assert withdraw in page_of(own, certificate)

    for _ in range(2):
        assert own.post(withdraw).url == address(certificate)

    assert CorrectionRequest.objects.get().state == "withdrawn"


def test_a_decided_request_stays_decided(own, certificate, at):
    request = ask(certificate, at)
    correcting.refuse_correction(request=request, note="Tidak sesuai ijazah", by=make_administrator(), at=at)

    own.post(reverse("certificates:withdraw_correction", args=[request.public_id]))

    assert CorrectionRequest.objects.get().state == "refused"
    assert "Tidak sesuai ijazah" in page_of(own, certificate)


def test_nobody_else_withdraws_it(client, certificate, at):
    request = ask(certificate, at)
    client.force_login(make_administrator())

    response = client.post(reverse("certificates:withdraw_correction", args=[request.public_id]))

    assert response.status_code == 404
    assert CorrectionRequest.objects.get().state == "waiting"
