import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.privacy.services.restriction import restrict_processing
from competencies.assessing.ratings import peers
from competencies.models import Evidence, Rating
from tests.factories.accounts import make_person, make_unit
from tests.factories.assessing import OTHER, SAFETY, hand_in, make_cycle, make_team, name_peers, rating_of

pytestmark = pytest.mark.django_db
FIELD, SECOND = "level-kominfo-4-pilar-AMAN.3", "level-kominfo-4-pilar-AMAN.1"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


@pytest.fixture
def team(unit):
    return make_team(unit)


@pytest.fixture
def rating(unit, team, now):
    return rating_of(make_cycle(unit, now, competencies=(SAFETY, OTHER), has_peers=True), team[1][0])


def page(name, rating):
    return reverse(f"competencies:{name}", args=[rating.public_id])


def test_a_form_with_a_gap_keeps_what_was_chosen(client, rating):
    client.force_login(rating.assessor)

    response = client.post(page("rate", rating), {FIELD: "3", FIELD.replace("level", "note"): "Rapi"})

    form = response.context["form"]
    assert form[FIELD].value() == "3"
    assert "Rapi" in response.content.decode()
    assert f'href="#id_{SECOND}_0"' in response.content.decode()
    assert not Evidence.objects.exists()


def test_what_is_kept_for_later_may_have_gaps_and_is_there_again(client, rating):
    client.force_login(rating.assessor)

    client.post(page("rate", rating), {FIELD: "3", FIELD.replace("level", "note"): "Rapi", "save": ""})

    form = client.get(page("rate", rating)).context["form"]
    assert form[FIELD].value() == "3"
    assert form[FIELD.replace("level", "note")].value() == "Rapi"
    assert not Evidence.objects.exists()


def test_what_was_handed_in_is_read_by_the_person(client, rating):
    client.force_login(rating.assessor)
    client.post(page("rate", rating), {FIELD: "3", FIELD.replace("level", "note"): "Rapi", SECOND: "-"})
    client.force_login(rating.subject)

    content = client.get(page("rating_result", rating)).content.decode()

    assert "Rapi" in content
    assert "Tidak dinilai" in content
    assert Evidence.objects.get().level == 3


def test_judging_nothing_is_told_and_not_handed_in(client, rating):
    client.force_login(rating.assessor)

    response = client.post(page("rate", rating), {FIELD: "-", SECOND: "-"})

    assert "Pilih tingkat untuk sedikitnya satu kompetensi." in response.content.decode()
    assert Rating.objects.filter(submitted_at=None, pk=rating.pk).exists()


def test_taking_back_leads_to_the_form_again(client, rating, now):
    hand_in(rating, now)
    client.force_login(rating.assessor)

    response = client.post(page("rating_take_back", rating), {"reason": "Keliru"})

    assert response["Location"] == page("rate", rating)
    assert client.get(page("rate", rating)).context["form"][FIELD].value() == "3"


def test_a_cycle_that_is_over_says_when_it_took_answers(client, rating):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    type(rating.cycle).objects.update(opens_on=yesterday, closes_on=yesterday)
    client.force_login(rating.assessor)

    response = client.get(page("rate", rating))

    assert "menerima jawaban dari" in response.content.decode()


@pytest.mark.parametrize("name", ["rate", "rating_result", "peers", "rating_take_back"])
def test_a_colleague_finds_nothing(client, rating, unit, name):
    client.force_login(make_person("Budi Santoso", unit=unit))

    assert client.get(page(name, rating)).status_code == 404


def test_a_person_whose_data_may_not_be_used_is_hidden_from_the_superior(client, rating, now):
    restrict_processing(person=rating.subject, reason="Diminta", at=now)
    client.force_login(rating.assessor)

    assert client.get(page("rate", rating)).status_code == 404
    assert client.get(page("rating_result", rating)).status_code == 404
    assert rating.subject.full_name not in client.get(reverse("competencies:ratings")).content.decode()


def test_the_person_and_the_superior_name_and_the_superior_removes(client, rating, unit):
    bodies = [{"person": str(make_person(name, unit=unit).public_id)} for name in ("Wayan Sudarma", "Tri Wahyuni")]
    for reader, body in zip((rating.subject, rating.assessor), bodies, strict=True):
        client.force_login(reader)
        client.post(page("peer_propose", rating), body)
    named = peers.peers_of(rating).count()
    client.force_login(rating.subject)
    told = client.post(page("peer_remove", rating), bodies[1], follow=True).content.decode()
    kept = peers.peers_of(rating).count()
    client.force_login(rating.assessor)

    client.post(page("peer_remove", rating), bodies[0])

    assert "hanya atasan Anda yang dapat menghapus nama" in told
    assert (named, kept, peers.peers_of(rating).count()) == (2, 2, 1)


def test_a_search_shows_colleagues_without_their_number(client, rating, unit):
    colleague = make_person("Wayan Sudarma", unit=unit)
    client.force_login(rating.subject)

    content = client.get(page("peers", rating), {"q": "wayan"}).content.decode()

    assert "Wayan Sudarma" in content
    assert colleague.current_employment().number not in content
    assert "tiga huruf" in client.get(page("peers", rating), {"q": "wa"}).content.decode()
    assert "Tidak ada pegawai" in client.get(page("peers", rating), {"q": "zulkifli"}).content.decode()


@pytest.mark.parametrize("person", ["", "\0", "bukan-uuid", "00000000-0000-0000-0000-000000000000"])
def test_nobody_by_that_id_is_not_found(client, rating, person):
    client.force_login(rating.subject)

    assert client.post(page("peer_propose", rating), {"person": person}).status_code == 404


def test_a_peer_declines_and_is_not_asked_again(client, rating, now):
    (asked,) = name_peers(rating.cycle, rating.subject, 1, now)
    client.force_login(asked.assessor)

    client.post(page("rating_decline", asked))

    assert rating.subject.full_name not in client.get(reverse("competencies:ratings")).content.decode()
    assert "tidak bersedia" in client.get(page("rate", asked)).content.decode()


def test_the_pages_ask_the_database_a_steady_number_of_times(client, unit, now, django_assert_max_num_queries):
    leader, people = make_team(unit, [f"Pegawai {place}" for place in range(8)], "Kepala Bidang")
    cycle = make_cycle(unit, now, has_peers=True, competencies=(SAFETY, OTHER))
    hand_in(rating_of(cycle, people[0]), now)
    client.force_login(leader)

    with django_assert_max_num_queries(11):
        client.get(reverse("competencies:ratings"))
    with django_assert_max_num_queries(11):
        client.get(page("rate", rating_of(cycle, people[1])))
    with django_assert_max_num_queries(12):
        client.get(page("rating_result", rating_of(cycle, people[0])))
