"""A superior's ratings go with leading the person: who leads them no longer writes nothing and reads the own words."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.services import employ, set_superior
from competencies.assessing import closing, reach, tasks, waiting
from competencies.assessing.ratings import services
from competencies.models import Evidence
from tests.factories.accounts import as_in_a_request, make_person, make_unit
from tests.factories.assessing import (
    competency,
    day_after,
    hand_in,
    make_cycle,
    make_team,
    name_peers,
    peers_answer,
    rating_of,
)

pytestmark = pytest.mark.django_db
ANSWER = {"level-kominfo-4-pilar-AMAN.3": "4"}
NOTE = "Rapi sekali"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


@pytest.fixture
def rating(unit, now):
    _leader, (person,) = make_team(unit)
    return rating_of(make_cycle(unit, now, has_peers=True), person)


@pytest.fixture
def successor(rating):
    """Another agency's superior: the person has moved there."""
    other = make_person("Budi Santoso", unit=make_unit("Kota Lain"))
    move(rating.subject, other.current_employment().unit, other)
    return other


def move(person, unit, superior, on=None):
    now = person.employments.first()
    employ(
        user=person,
        number=now.number,
        status=now.status,
        unit=unit,
        superior=superior,
        started_on=on or timezone.localdate(),
    )


def page(name, rating):
    return reverse(f"competencies:{name}", args=[rating.public_id])


def read(client, reader, name, rating):
    client.force_login(reader)
    return client.get(page(name, rating))


@pytest.mark.parametrize("name", ["rate", "peers", "rating_take_back", "rating_result"])
def test_the_superior_opens_the_pages(client, rating, name):
    assert read(client, rating.assessor, name, rating).status_code == 200


@pytest.mark.parametrize("name", ["rate", "peers", "rating_take_back"])
def test_who_leads_the_person_no_longer_finds_nothing_to_write_and_no_names(client, rating, now, successor, name):
    name_peers_before(rating, now)

    assert read(client, rating.assessor, name, rating).status_code == 404
    assert waiting.for_person(rating.assessor, on=timezone.localdate()) is None


def name_peers_before(rating, now):
    """As it was before the person moved."""
    colleague = make_person("Rekan Lama", unit=rating.cycle.unit)
    rating.cycle.ratings.create(subject=rating.subject, assessor=colleague, relation="peer", asked_at=now)


def test_a_former_superior_hands_in_no_evidence(client, rating, successor):
    client.force_login(rating.assessor)

    response = client.post(page("rate", rating), ANSWER)

    assert response.status_code == 404
    assert not Evidence.objects.exists()


def test_the_service_looks_again_under_the_lock(rating, successor, now):
    for write in (services.save, services.submit):
        with pytest.raises(services.NotTheSuperior):
            write(rating=rating, lines={competency().pk: (4, "")}, at=now)


def test_a_former_superior_takes_nothing_back(rating, now):
    hand_in(rating, now)
    set_superior(user=rating.subject, superior=make_person("Budi Santoso"))

    with pytest.raises(services.NotTheSuperior):
        services.take_back(rating=rating, reason="Keliru", at=now)


def test_a_former_superior_reads_the_own_words_and_nothing_of_the_peers(client, rating, now):
    closed(rating, now)
    other = make_person("Budi Santoso", unit=make_unit("Kota Lain"))
    move(rating.subject, other.current_employment().unit, other)

    text = read(client, rating.assessor, "rating_result", rating).text

    assert NOTE in text
    assert "Gabungan rekan" not in text
    assert "sekitar" not in text


def test_todays_superior_reads_levels_and_peers_and_not_the_notes_of_another(client, rating, now):
    closed(rating, now)
    other = make_person("Budi Santoso", unit=rating.cycle.unit)
    set_superior(user=rating.subject, superior=other)

    text = read(client, other, "rating_result", rating).text

    assert "sekitar 2 – Rendah sampai 3 – Sedang" in text
    assert NOTE not in text
    assert page("rating_result", rating) in client.get(reverse("competencies:ratings")).text


def closed(rating, now):
    """Handed in and answered by peers, and over since yesterday."""
    hand_in(rating, now, note=NOTE)
    peers_answer(name_peers(rating.cycle, rating.subject, 5, now), [1, 2, 3, 4, 5], now)
    yesterday = timezone.localdate(now) - datetime.timedelta(days=1)
    type(rating.cycle).objects.update(opens_on=yesterday, closes_on=yesterday)
    closing.close_due(at=now)


@pytest.mark.parametrize(("agency", "may_read"), [("the same", True), ("another", False)])
def test_who_led_on_the_last_day_reads_the_result_within_the_agency(rating, now, agency, may_read):
    moved_on = day_after(rating.cycle, now).date()
    unit = make_unit("Dinas Kesehatan", rating.cycle.unit.get_parent()) if may_read else make_unit("Kota Lain")
    move(rating.subject, unit, make_person("Budi Santoso", unit=unit), on=moved_on)

    team = reach.of_team(as_in_a_request(rating.assessor), on=moved_on + datetime.timedelta(days=1))

    assert team.exists() is may_read


def test_on_a_shared_device_nobody_leads_anybody(rating, now):
    hand_in(rating, now)
    superior = as_in_a_request(rating.assessor)

    superior.lay_down_powers()

    on = timezone.localdate(now)
    for seen in (reach.asked_of, reach.of_team, reach.seen_as_superior, reach.readable_by):
        assert not seen(superior, on=on).exists()


def test_the_sweep_asks_the_superior_of_today_before_it_mails(rating, mailoutbox):
    other = make_person("Budi Santoso", unit=rating.cycle.unit, email="budi@sukamaju.example")
    set_superior(user=rating.subject, superior=other)

    tasks.tend_assessments()

    assert rating_of(rating.cycle, rating.subject).assessor == other
    assert [mail.to for mail in mailoutbox] == [["budi@sukamaju.example"]]
