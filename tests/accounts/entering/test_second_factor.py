"""The authenticator app, recovery codes, and the reset by an administrator."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse

from accounts.backends import SignInBackend
from accounts.entering import app_codes, required_roles, second_factor
from accounts.models import AuditEntry, User
from tests.accounts.entering.steps import app_code, confirm, errors, sign_in, signed_in_as
from tests.factories.accounts import give_role, make_hr_officer, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HOME = "home:dashboard"


@pytest.fixture
def person(unit):
    return make_person("Siti Aminah", unit=unit, email="siti@contoh.go.id")


@pytest.fixture
def with_app(person):
    second_factor.add_app(user=person, secret=SECRET)
    return person


def open_set_up(client, person):
    """The secret that the page shows, and the sealed one of its form."""
    sign_in(client, person)
    confirm(client)
    page = client.get(reverse("accounts:add_app"))
    form = page.context["form"]
    return form.secret, form["sealed"].value()


def send_code(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def test_setting_up_asks_for_the_password_first(client, person):
    sign_in(client, person)

    response = client.get(reverse("accounts:add_app"))

    assert response.url.startswith(reverse("account_reauthenticate"))


def test_a_wrong_password_does_not_confirm(client, person):
    sign_in(client, person)

    assert "bukan kata sandi Anda" in errors(confirm(client, "salah"))[0]


def test_with_the_first_code_the_app_is_connected_and_recovery_codes_are_shown(client, person):
    secret, sealed = open_set_up(client, person)

    response = client.post(reverse("accounts:add_app"), {"sealed": sealed, "code": app_code(secret)}, follow=True)

    assert len(response.context["codes"]) == 10
    assert second_factor.app_of(person)
    assert AuditEntry.objects.filter(action="two_factor.app_added", subject_id=person.public_id).exists()


def test_the_page_shows_the_secret_as_pattern_and_text(client, person):
    secret, _ = open_set_up(client, person)
    page = client.get(reverse("accounts:add_app"))

    assert "data:image/svg+xml" in page.content.decode()
    assert re.fullmatch(r"([A-Z2-7]{4} ?)+", page.context["secret"])
    assert secret != page.context["form"].secret


def test_a_sealed_secret_of_someone_else_is_refused(client, person, unit):
    open_set_up(client, person)
    other = app_codes.new_sealed_secret(make_person("Orang Lain", unit=unit))

    response = client.post(reverse("accounts:add_app"), {"sealed": other, "code": "123456"})

    assert "terbuka terlalu lama" in errors(response)[0]
    assert second_factor.app_of(person) is None


@pytest.mark.parametrize(
    ("drift", "words"),
    [(-7, "terlambat sekitar 4 menit"), (10, "terlalu cepat sekitar 5 menit"), (60, "periksa jam ponsel")],
)
def test_a_clock_that_is_off_is_named_as_the_reason(client, person, drift, words):
    secret, sealed = open_set_up(client, person)

    response = client.post(reverse("accounts:add_app"), {"sealed": sealed, "code": app_code(secret, drift)})

    assert words in errors(response)[0]


@pytest.mark.parametrize("drift", [-1, 0, 1])
def test_a_clock_half_a_minute_off_is_accepted(client, person, drift):
    secret, sealed = open_set_up(client, person)

    response = client.post(reverse("accounts:add_app"), {"sealed": sealed, "code": app_code(secret, drift)})

    assert response.status_code == 302


def test_signing_in_stops_at_the_second_step(client, with_app):
    response = sign_in(client, with_app)

    assert response.url == reverse("mfa_authenticate")
    assert signed_in_as(client) is None
    assert client.get(reverse(HOME)).url.startswith(reverse("account_login"))


def test_the_second_step_is_passed_with_a_code(client, with_app):
    sign_in(client, with_app)

    send_code(client, app_code(SECRET))

    assert signed_in_as(client) == with_app.pk


def test_a_code_is_good_once(client, with_app):
    sign_in(client, with_app)
    send_code(client, app_code(SECRET))
    other = type(client)()
    sign_in(other, with_app)
    for key in ("allauth.mfa.totp.used",):  # allauth's own memory is shorter than the code's life
        cache.delete(f"{key}?user={with_app.pk}&code={app_code(SECRET)}")

    response = send_code(other, app_code(SECRET))

    assert "sudah pernah dipakai" in errors(response)[0]
    assert signed_in_as(other) is None


@pytest.mark.parametrize("written", ["123-456", "123 456", "123456 ", "123456."])
def test_a_used_code_is_no_other_one_when_it_is_written_in_another_way(person, written):
    assert app_codes.use_once(person, "123456")

    assert not app_codes.use_once(person, written)


def test_guessing_codes_is_limited(client, with_app):
    sign_in(client, with_app)
    for guess in range(5):
        send_code(client, f"00000{guess}")

    assert "Tunggu 5 menit" in errors(send_code(client, app_code(SECRET)))[0]


def test_a_recovery_code_opens_once(client, with_app):
    code = second_factor.recovery_codes_of(with_app)[0]
    sign_in(client, with_app)
    send_code(client, code)
    other = type(client)()
    sign_in(other, with_app)

    send_code(other, code)

    assert signed_in_as(client) == with_app.pk
    assert signed_in_as(other) is None
    assert len(second_factor.recovery_codes_of(with_app)) == 9


def test_new_recovery_codes_end_the_old_ones(client, with_app):
    old = second_factor.recovery_codes_of(with_app)
    pass_both_steps(client, with_app)

    client.post(reverse("accounts:recovery_codes"))
    download = client.get(reverse("accounts:download_recovery_codes"))

    assert set(old).isdisjoint(download.content.decode().split())
    assert len(download.content.decode().split()) == 10


def pass_both_steps(client, person):
    sign_in(client, person)
    send_code(client, app_code(SECRET))
    confirm(client)


def test_secrets_are_not_in_the_database_as_they_are(with_app):
    held = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert SECRET not in held


def test_a_secret_stays_readable_when_the_key_of_the_site_changes(with_app, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a-new-one"

    assert second_factor.app_of(with_app).wrap().validate_code(app_code(SECRET))


def test_disconnecting_the_app_takes_the_recovery_codes_along(client, with_app):
    pass_both_steps(client, with_app)

    client.post(reverse("accounts:remove_app"))

    assert not Authenticator.objects.exists()


def test_the_administrator_of_the_unit_resets_with_a_reason_and_the_person_is_told(
    client, agency, with_app, mailoutbox
):
    device = type(client)()
    pass_both_steps(device, with_app)
    administrator = make_officer("agency_administrator", agency)
    client.force_login(administrator)

    client.post(reverse("entering:reset_two_factor", args=[with_app.public_id]), {"reason": "Ponsel hilang"})

    entry = AuditEntry.objects.get(action="two_factor.reset")
    assert (entry.actor_id, entry.subject_id, entry.reason) == (
        administrator.public_id,
        with_app.public_id,
        "Ponsel hilang",
    )
    assert not Authenticator.objects.filter(user=with_app).exists()
    assert mailoutbox[0].to == [with_app.email]
    assert "Ponsel hilang" in mailoutbox[0].body
    assert device.get(reverse(HOME)).url.startswith(reverse("account_login"))


def test_a_reset_without_a_reason_is_refused(client, agency, with_app):
    client.force_login(make_officer("agency_administrator", agency))

    response = client.post(reverse("entering:reset_two_factor", args=[with_app.public_id]), {"reason": " "})

    assert errors(response) == ["Isi alasannya."]
    assert second_factor.app_of(with_app)


def test_nobody_else_resets(client, unit, agency, with_app):
    strangers = [
        make_hr_officer(unit),
        make_officer("agency_administrator", make_unit("Pemerintah Kota Lain")),
        with_app,
    ]
    for user in strangers:
        client.force_login(user)
        response = client.post(reverse("entering:reset_two_factor", args=[with_app.public_id]), {"reason": "x"})
        assert response.status_code == 404

    assert second_factor.app_of(with_app)


def test_an_administrator_does_not_reset_the_own_second_step(client, agency):
    administrator = make_officer("agency_administrator", agency)
    client.force_login(administrator)

    assert client.get(reverse("entering:reset_two_factor", args=[administrator.public_id])).status_code == 404


class TestRequiredRoles:
    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.TWO_FACTOR_ROLES = ["hr_officer"]

    def test_an_officer_without_a_second_step_is_led_to_setting_one_up(self, client, officer):
        client.force_login(officer)

        assert client.get(reverse(HOME)).url == reverse("accounts:security")
        assert client.get("/admin/").url == reverse("accounts:security")
        assert "mewajibkan langkah kedua" in client.get(reverse("accounts:security")).content.decode()
        assert client.get(reverse("account_logout")).status_code == 200

    def test_after_setting_it_up_all_pages_are_open(self, client, officer):
        client.force_login(officer)
        client.get(reverse(HOME))
        second_factor.add_app(user=officer, secret=SECRET)

        assert client.get(reverse(HOME)).status_code == 200

    def test_learners_notice_nothing(self, client, person):
        client.force_login(person)

        assert client.get(reverse(HOME)).status_code == 200

    def test_whoever_becomes_an_officer_is_asked_at_the_next_page(self, client, person, unit):
        client.force_login(person)
        client.get(reverse(HOME))
        give_role(person, "hr_officer", unit)

        assert client.get(reverse(HOME)).url == reverse("accounts:security")

    def test_a_learner_costs_no_question(self, person, django_assert_num_queries):
        learner = SignInBackend().get_user(person.pk)

        with django_assert_num_queries(0):
            assert not required_roles.lacks_second_factor(learner)

    def test_the_last_second_step_of_an_officer_stays(self, officer):
        second_factor.add_app(user=officer, secret=SECRET)

        with pytest.raises(second_factor.StillRequired):
            second_factor.remove(user=officer, authenticator=second_factor.app_of(officer))

    def test_without_the_setting_nobody_is_asked_and_nothing_is_looked_up(
        self, client, officer, settings, django_assert_num_queries
    ):
        settings.TWO_FACTOR_ROLES = []
        client.force_login(officer)

        with django_assert_num_queries(3):
            assert client.get(reverse("account_change_password")).status_code == 200
        assert User.objects.filter(pk=officer.pk).exists()
