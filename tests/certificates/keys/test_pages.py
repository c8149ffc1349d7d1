import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AuditEntry
from certificates.keys import renewing
from certificates.models import Credential, SigningKey
from tests.factories.accounts import make_administrator, make_unit
from tests.factories.certificates import make_certificate, revoke
from tests.factories.keys import give_up, key_in_use, make_issuer, make_pkcs12, make_platform_keys, rotate

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(make_administrator())
    return client


def page_of(key, name="key"):
    return reverse(f"certificates:{name}", args=[key.public_id])


def test_the_list_shows_every_key_with_its_state_and_its_use(admin, at):
    make_certificate(at, rendered=True)
    old = key_in_use("credential")
    new = rotate(old, at)

    page = admin.get(reverse("certificates:keys")).content.decode()

    assert all(key.name in page for key in (old, new))
    assert page.count('class="badge success"') == 3


def test_more_issuers_cost_no_more_queries(admin, django_assert_max_num_queries):
    make_platform_keys()
    for name in ("satu", "dua", "tiga"):
        make_issuer(make_unit(name), slug=name)

    with django_assert_max_num_queries(14):
        admin.get(reverse("certificates:keys"))


def test_a_site_without_keys_says_so(admin):
    assert "create_signing_keys" in admin.get(reverse("certificates:keys")).content.decode()


def test_a_new_key_is_made_once_however_often_one_presses(admin):
    issuer = make_platform_keys()
    url = reverse("certificates:create_key", args=[issuer.public_id])

    answers = {admin.post(url, {"purpose": "credential"}).url for _ in range(2)}

    key = SigningKey.objects.get(activated_at=None)
    assert answers == {page_of(key)}
    assert key.created_by.full_name == "Agus Salim"


def test_an_unknown_purpose_makes_nothing(admin):
    issuer = make_platform_keys()

    response = admin.post(reverse("certificates:create_key", args=[issuer.public_id]), {"purpose": "root"})

    assert response.status_code == 404


def test_the_new_key_is_put_to_use_on_its_page(admin, at):
    issuer = make_platform_keys()
    admin.post(reverse("certificates:create_key", args=[issuer.public_id]), {"purpose": "jwt"})
    key = SigningKey.objects.get(activated_at=None)

    assert page_of(key, "activate_key") in admin.get(page_of(key)).content.decode()
    assert admin.post(page_of(key, "activate_key")).url == page_of(key)

    assert key_in_use("jwt") == key


def test_a_key_is_given_up_with_a_reason_and_what_rests_on_it_is_listed(admin, at):
    certificate = make_certificate(at, rendered=True)
    key = key_in_use("credential")

    assert 'href="#id_reason"' in admin.post(page_of(key, "give_up_key"), {"reason": ""}).content.decode()
    assert admin.post(page_of(key, "give_up_key"), {"reason": "Cadangan tercuri"}).url == page_of(key)

    page = admin.get(page_of(key)).content.decode()
    assert "Cadangan tercuri" in page
    assert certificate.number in page
    entry = AuditEntry.objects.get(action="key.compromised")
    assert (entry.actor_name, entry.reason) == ("Agus Salim", "Cadangan tercuri")


def test_giving_up_a_second_time_leads_to_what_was_done(admin, at):
    key = give_up(key_in_use("jwt"), at)

    assert admin.post(page_of(key, "give_up_key"), {"reason": "Lagi"}).url == page_of(key)
    assert AuditEntry.objects.filter(action="key.compromised").count() == 1


def test_a_key_that_was_given_up_is_not_put_to_use(admin, at):
    key = give_up(key_in_use("jwt"), at)

    admin.post(page_of(key, "activate_key"))

    assert key_in_use("jwt") != key


def test_certificates_are_signed_anew_in_one_step(admin, at, django_capture_on_commit_callbacks):
    certificate = make_certificate(at, rendered=True)
    before = Credential.objects.get(certificate=certificate)
    key = give_up(key_in_use("credential"), at)

    with django_capture_on_commit_callbacks(execute=True):
        assert admin.post(page_of(key, "renew_certificates")).url == page_of(key)

    after = Credential.objects.get(certificate=certificate)
    assert after.key != before.key
    assert after.sha256 != before.sha256
    assert certificate.number not in admin.get(page_of(key)).content.decode()
    assert AuditEntry.objects.filter(action="key.renewal_asked").exists()


def test_a_key_that_is_good_has_nothing_to_sign_anew(admin):
    assert admin.post(page_of(key_in_use("credential"), "renew_certificates")).status_code == 404


def test_what_was_revoked_is_not_signed_anew(at):
    certificate = make_certificate(at, rendered=True)
    key = key_in_use("credential")
    revoke(certificate, make_administrator(), at)

    assert not renewing.resting_on(key).exists()


def test_one_that_fails_stops_no_other(at, monkeypatch, caplog):
    first, second = make_certificate(at, rendered=True), make_certificate(at, rendered=True)
    key = give_up(key_in_use("credential"), at)
    renewed = []

    def renew(certificate, at):
        if certificate == first:
            raise OSError("disk full")
        renewed.append(certificate)

    monkeypatch.setitem(renewing._renewals, "credential", renew)

    assert renewing.renew_all(key=key, at=at) == 1
    assert renewed == [second]
    assert "could not be signed anew" in caplog.text


# --- Importing ------------------------------------------------------------------------------------


def send(admin, data, passphrase="rahasia sekali"):
    issuer = make_platform_keys()
    file = SimpleUploadedFile("segel.p12", data)
    url = reverse("certificates:import_key", args=[issuer.public_id])
    return admin.post(url, {"file": file, "passphrase": passphrase})


def test_a_pkcs12_file_is_imported_and_announced(admin):
    data, _ = make_pkcs12()

    response = send(admin, data)

    key = SigningKey.objects.get(activated_at=None)
    assert response.url == page_of(key)
    assert AuditEntry.objects.filter(action="key.imported").exists()


def test_a_wrong_passphrase_is_told_and_shown_nowhere(admin):
    data, _ = make_pkcs12()

    page = send(admin, data, passphrase="frasa yang keliru").content.decode()

    assert 'href="#id_file"' in page
    assert "frasa yang keliru" not in page
    assert not SigningKey.objects.filter(activated_at=None).exists()


def test_a_large_file_is_refused_unread(admin):
    assert 'href="#id_file"' in send(admin, b"0" * 200_000).content.decode()


def test_the_page_stands_in_the_menu_of_the_content_admin(admin):
    assert reverse("certificates:keys") in admin.get("/admin/").content.decode()
