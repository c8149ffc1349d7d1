"""What a holder shows beyond the public facts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from certificates.life.disclosing import available, choose_disclosure, rows, shown_of
from certificates.models import Certificate, Disclosure, ShareLink
from certificates.wallet import sharing
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificate_life import DAY, correct, make_held
from tests.factories.certificates import revoke

pytestmark = pytest.mark.django_db
POSITION = "Analis Kebijakan Ahli Pertama"


@pytest.fixture
def learner():
    return make_person("Siti Aminah")


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def certificate(learner, now):
    return make_held(now, learner)


@pytest.fixture
def own(client, learner):
    client.force_login(learner)
    return client


def make_link(certificate, at, days=7, shown=("position",), key=None):
    return sharing.create_share_link(
        certificate=certificate,
        key=key or uuid4(),
        label="Panitia seleksi",
        days=days,
        shown=shown,
        by=certificate.holder,
        at=at,
    )


def address(certificate, name="share"):
    return reverse(f"certificates:{name}", args=[certificate.public_id])


def page_behind(client, link):
    return client.get(reverse("certificates:shared", args=[link.token]))


def form(**changes):
    return {"key": str(uuid4()), "label": "Panitia seleksi", "days": "30", "shown": ["position", "modules"], **changes}


def test_only_what_the_certificate_has_can_be_shown(certificate):
    assert available(certificate.snapshot) == ["modules", "evidence", "position", "unit"]


def test_the_rows_say_what_was_printed(certificate):
    snapshot = certificate.snapshot | {"result": {"score": "87.50", "predikat": "Memuaskan"}}
    snapshot["course"]["modules"][0]["score"] = "90.00"

    predikat, score, modules = rows(snapshot, ["score", "predikat", "modules"])

    assert (predikat.text, score.text) == ("Memuaskan", "87,50")
    assert modules.items[0].startswith("Cakap digital, 12 JP")
    assert "90,00" in modules.items[0]
    assert modules.items[1] == "Aman digital, 8 JP"


def test_subjects_show_no_scores_unless_the_score_is_shown(certificate):
    certificate.snapshot["course"]["modules"][0]["score"] = "90.00"

    (modules,) = rows(certificate.snapshot, ["modules"])

    assert modules.items[0] == "Cakap digital, 12 JP"


def test_the_nip_can_never_be_chosen(certificate, learner, now):
    number = learner.current_employment().number
    everything = rows(certificate.snapshot, [*available(certificate.snapshot), "number", "number_grouped"])

    assert number not in str(everything).replace(" ", "")


def test_the_holder_chooses_for_the_public_page(own, certificate):
    response = own.post(address(certificate, "disclose"), {"shown": ["position", "unit"]})

    assert response.url == address(certificate, "detail")
    assert Disclosure.objects.get().shown == ["position", "unit"]
    own.post(address(certificate, "disclose"), {})
    assert Disclosure.objects.get().shown == []


def test_an_unchanged_choice_leaves_no_trace(certificate, learner, now):
    for _ in range(2):
        choose_disclosure(certificate=certificate, shown=["unit", "position", "nip"], by=learner, at=now)

    assert Disclosure.objects.get().shown == ["position", "unit"]
    assert AuditEntry.objects.filter(action="certificate.disclosed").count() == 1


def test_without_a_choice_nothing_more_is_shown(certificate):
    assert shown_of(certificate) == []


def test_the_choice_offers_nothing_that_is_not_there(own, certificate):
    response = own.post(address(certificate, "disclose"), {"shown": ["score"]})

    assert "error-summary" in response.text
    assert not Disclosure.objects.exists()


def test_a_link_is_made_once_however_often_it_is_sent(own, certificate):
    sent = form()

    for _ in range(2):
        assert own.post(address(certificate), sent).url == address(certificate)

    link = ShareLink.objects.get()
    assert (link.label, link.shown) == ("Panitia seleksi", ["modules", "position"])
    assert link.expires_at - link.created_at == timedelta(days=30)
    assert reverse("certificates:shared", args=[link.token]) in own.get(address(certificate)).text


@pytest.mark.parametrize(
    "wrong", [{"days": "8"}, {"days": ""}, {"label": ""}, {"label": "x" * 81}, {"key": "1"}, {"shown": ["nip"]}]
)
def test_a_link_that_cannot_be_made_is_asked_for_again(wrong, own, certificate):
    response = own.post(address(certificate), form(**wrong))

    assert "error-summary" in response.text
    assert not ShareLink.objects.exists()


def test_the_key_of_another_link_makes_a_new_one(certificate, now):
    other = make_link(make_held(now), now)

    link = make_link(certificate, now, key=other.public_id)

    assert link.certificate == certificate
    assert link.public_id != other.public_id


def test_too_many_working_links_are_refused(own, certificate, now):
    links = [make_link(certificate, now) for _ in range(sharing.MOST_AT_A_TIME)]

    assert "error-summary" in own.post(address(certificate), form()).text
    sharing.withdraw_share_link(link=links[0], by=certificate.holder, at=now)

    assert own.post(address(certificate), form()).status_code == 302


def test_whoever_has_the_link_sees_the_public_facts_and_what_was_added(client, certificate, now):
    response = page_behind(client, make_link(certificate, now))

    assert response.status_code == 200
    for words in ("Siti Aminah", "Literasi Digital Dasar bagi ASN", POSITION, f"/v/{certificate.code}/"):
        assert words in response.text
    assert "Cakap digital" not in response.text
    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]


def test_the_nip_is_never_behind_a_link(client, certificate, learner, now):
    employment = learner.current_employment()
    link = make_link(certificate, now, shown=available(certificate.snapshot))

    text = page_behind(client, link).text.replace(" ", "").replace("&nbsp;", "")

    assert employment.number not in text


def test_it_says_until_when_it_works(client, certificate, now):
    link = make_link(certificate, now, days=90)

    assert str(timezone.localtime(link.expires_at).year) in page_behind(client, link).text
    assert "WIB" in page_behind(client, link).text


@pytest.mark.parametrize("how", ["ended", "withdrawn"])
def test_a_link_that_no_longer_works_says_so_and_shows_nothing(how, client, certificate, now):
    link = make_link(certificate, now if how == "withdrawn" else now - 8 * DAY)
    if how == "withdrawn":
        sharing.withdraw_share_link(link=link, by=certificate.holder, at=now)

    response = page_behind(client, link)

    assert response.status_code == 410
    assert "Siti Aminah" not in response.text
    assert certificate.number not in response.text
    assert "noindex" in response["X-Robots-Tag"]


def test_an_unknown_link_is_not_found(client):
    response = client.get(reverse("certificates:shared", args=["tidak-ada"]))

    assert response.status_code == 404


def test_the_holder_withdraws_a_link(own, certificate, now):
    link = make_link(certificate, now)

    for _ in range(2):
        assert own.post(reverse("certificates:withdraw_link", args=[link.public_id])).url == address(certificate)

    assert ShareLink.objects.get().withdrawn_at
    assert AuditEntry.objects.filter(action="certificate.share_ended").count() == 1


def test_nobody_else_withdraws_it(client, certificate, now):
    link = make_link(certificate, now)

    for person in (make_person("Orang Lain"), make_administrator()):
        client.force_login(person)
        assert client.post(reverse("certificates:withdraw_link", args=[link.public_id])).status_code == 404
    assert ShareLink.objects.get().withdrawn_at is None


def test_a_link_from_before_a_correction_shows_the_corrected_name(client, certificate, now):
    link = make_link(certificate, now)

    correct(certificate, now, "Siti Aminah, S.Kom.")

    assert "Siti Aminah, S.Kom." in page_behind(client, link).text


def test_behind_a_link_a_revocation_is_said_first(client, certificate, now):
    link = make_link(certificate, now)

    revoke(certificate, by=make_administrator(), at=now, reason="Kekeliruan data")

    text = page_behind(client, link).text
    assert "Kekeliruan data" in text
    assert text.index("Kekeliruan data") < text.index("Literasi Digital Dasar")


def test_looking_writes_nothing(client, certificate, now, django_assert_max_num_queries):
    link = make_link(certificate, now)

    with django_assert_max_num_queries(4) as captured:
        page_behind(client, link)

    assert all(query["sql"].startswith("SELECT") for query in captured.captured_queries)
    assert Certificate.objects.count() == 1
