"""Sign-in through a real OpenID provider (oidc-provider-mock), over real HTTP on this machine, from end to end.

Not with Django's test client: coming back from a provider is a GET that must keep what it brought in the session.
"""

import re

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as django_settings
from django.utils import timezone
from oidc_provider_mock import User as Subject
from oidc_provider_mock import run_server_in_thread

from accounts.entering import activation
from accounts.models import AuditEntry, User
from config.settings.entering import identity_provider
from tests.accounts.entering.steps import NEW, make_code, number_of
from tests.factories.accounts import PASSWORD, make_number, make_person

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The provider's own library warns about its own dependencies, and leaves its sockets to the collector.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture
def person():
    return make_person("Siti Aminah", email="siti@contoh.go.id")


@pytest.fixture
def provider(person, settings):
    subjects = [
        Subject(sub="siti", claims={"nip": number_of(person), "name": "Siti A."}),
        Subject(sub="asing", claims={"nip": make_number()}),
        Subject(sub="tanpa-nip", claims={"email": "siti@contoh.go.id", "email_verified": True}),
    ]
    with run_server_in_thread(user_claims=subjects) as server:
        issuer = f"http://localhost:{server.server_port}"
        settings.OIDC_ISSUER, settings.OIDC_NAME = issuer, "SSO Sukamaju"
        settings.SOCIALACCOUNT_PROVIDERS = identity_provider(
            issuer, name="SSO Sukamaju", client_id="bimtek", secret="rahasia"
        )
        yield issuer


@pytest.fixture
def visitor(live_server, provider):
    with httpx.Client(base_url=live_server.url.replace("127.0.0.1", "localhost"), follow_redirects=True) as visitor:
        yield visitor


def post(visitor, url, on=None, **fields):
    """Sends a form of the page `on`, which is its own address unless told otherwise, with its token."""
    page = visitor.get(on or url)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    return visitor.post(url, data={"csrfmiddlewaretoken": token, **fields}, headers={"Referer": str(page.url)})


def sign_in_at_provider(visitor, subject):
    consent = post(visitor, "/akun/sso/sso/", on="/masuk/")
    return visitor.post(str(consent.url), data={"sub": subject})


def is_signed_in(visitor):
    return visitor.get("/akun/").url.path == "/akun/"


def test_the_first_time_the_person_confirms_with_the_password_and_then_never_again(visitor, person):
    question = sign_in_at_provider(visitor, "siti")
    assert question.url.path == "/aktivasi/sso/"
    assert "Siti Aminah" in question.text
    assert not is_signed_in(visitor)

    post(visitor, "/aktivasi/sso/", secret=PASSWORD)
    assert is_signed_in(visitor)
    assert SocialAccount.objects.get().user == person
    assert SocialAccount.objects.get().extra_data == {}
    assert AuditEntry.objects.filter(action="identity.linked", subject_id=person.public_id).count() == 1

    visitor.cookies.clear()
    sign_in_at_provider(visitor, "siti")
    assert is_signed_in(visitor)
    assert User.objects.count() == 1


def test_a_wrong_password_links_nothing(visitor, person):
    sign_in_at_provider(visitor, "siti")

    answer = post(visitor, "/aktivasi/sso/", secret="bukan kata sandinya")

    assert "tidak cocok" in answer.text
    assert not is_signed_in(visitor)
    assert not SocialAccount.objects.exists()


def test_somebody_without_a_password_confirms_with_the_code_from_paper(visitor, person):
    User.objects.update(password="!")
    code = make_code(person, timezone.now())
    sign_in_at_provider(visitor, "siti")

    post(visitor, "/aktivasi/sso/", secret=code.lower())

    assert is_signed_in(visitor)
    assert not activation.waiting(person.current_employment().unit).exists()


def test_somebody_without_a_password_can_choose_one_after_the_sign_in(visitor, person):
    User.objects.update(password="!")
    code = make_code(person, timezone.now())
    sign_in_at_provider(visitor, "siti")
    post(visitor, "/aktivasi/sso/", secret=code)
    assert "/akun/kata-sandi/pilih/" in visitor.get("/akun/keamanan/").text

    post(visitor, "/akun/kata-sandi/pilih/", password1=NEW, password2=NEW)

    person.refresh_from_db()
    assert person.check_password(NEW)
    assert is_signed_in(visitor)
    assert AuditEntry.objects.filter(action="password.changed", subject_id=person.public_id).exists()


@pytest.mark.parametrize("subject", ["asing", "tanpa-nip"])
def test_whom_we_do_not_know_by_number_is_told_so_and_not_created(visitor, person, subject):
    page = sign_in_at_provider(visitor, subject)

    assert page.url.path == "/aktivasi/sso/tidak-dikenal/"
    assert "SSO Sukamaju" in page.text
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_an_address_counts_if_the_settings_say_so(visitor, person, settings):
    settings.OIDC_EMAIL_CLAIM = "email"

    assert sign_in_at_provider(visitor, "tanpa-nip").url.path == "/aktivasi/sso/"


def test_an_inactive_person_stays_outside_even_when_linked(visitor, person):
    sign_in_at_provider(visitor, "siti")
    post(visitor, "/aktivasi/sso/", secret=PASSWORD)
    User.objects.update(is_active=False)
    visitor.cookies.clear()

    page = sign_in_at_provider(visitor, "siti")

    assert page.url.path == "/aktivasi/ditolak/"
    assert not is_signed_in(visitor)


def test_a_provider_that_names_itself_otherwise_is_not_believed(visitor, provider, settings):
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = provider.replace("localhost", "127.0.0.1")  # it names the host it is asked at

    page = sign_in_at_provider(visitor, "siti")

    assert page.url.path == "/aktivasi/sso/gagal/"


def test_a_slash_at_the_end_makes_no_other_issuer():
    providers = identity_provider("https://sso.contoh.go.id", name="SSO", client_id="", secret="")

    believed = providers["openid_connect"]["APPS"][0]["settings"]["openid_configuration_overrides"]["issuer"]
    assert believed == ["https://sso.contoh.go.id", "https://sso.contoh.go.id/"]


def test_the_link_is_removed_only_by_whoever_confirms_who_they_are(visitor, person):
    sign_in_at_provider(visitor, "siti")
    post(visitor, "/aktivasi/sso/", secret=PASSWORD)

    question = post(visitor, "/akun/keamanan/sso/", on="/akun/keamanan/")
    assert question.url.path == "/akun/keamanan/konfirmasi/"
    assert SocialAccount.objects.exists()

    post(visitor, str(question.url), password=PASSWORD)
    assert not SocialAccount.objects.exists()


def test_a_made_up_answer_of_a_provider_ends_on_a_clear_page(visitor):
    page = visitor.get("/akun/sso/sso/kembali/", params={"code": "x", "state": "y"})

    assert page.url.path == "/aktivasi/sso/gagal/"


def test_the_button_is_there_only_with_a_provider(visitor, settings):
    assert "Masuk dengan SSO Sukamaju" in visitor.get("/masuk/").text

    settings.OIDC_ISSUER = ""

    assert "SSO Sukamaju" not in visitor.get("/masuk/").text


def test_without_settings_there_is_no_provider():
    assert django_settings.SOCIALACCOUNT_PROVIDERS == {}
    assert django_settings.OIDC_ISSUER == ""


def link_from_the_security_page(visitor, subject):
    page = visitor.get("/akun/keamanan/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    consent = visitor.post(
        "/akun/sso/sso/",
        data={"csrfmiddlewaretoken": token, "next": "/akun/keamanan/"},
        headers={"Referer": str(page.url)},
    )
    return visitor.post(str(consent.url), data={"sub": subject})


def test_who_is_signed_in_links_from_the_page_of_security(visitor, person):
    post(visitor, "/masuk/", login=number_of(person), password=PASSWORD)
    assert "Tautkan dengan SSO Sukamaju" in visitor.get("/akun/keamanan/").text

    question = link_from_the_security_page(visitor, "siti")
    answer = post(visitor, "/aktivasi/sso/", secret=PASSWORD)

    assert question.url.path == "/aktivasi/sso/"
    assert answer.url.path == "/akun/keamanan/"
    assert SocialAccount.objects.get().user == person


def test_nobody_links_the_account_of_somebody_else_while_signed_in(visitor, person):
    other = make_person("Orang Lain")
    post(visitor, "/masuk/", login=number_of(other), password=PASSWORD)

    page = link_from_the_security_page(visitor, "siti")

    assert page.url.path == "/aktivasi/sso/tidak-dikenal/"
    assert not SocialAccount.objects.exists()
